"""Times that only point to the present, the past or the future.

Not found: words whose point is something else than time ("recent", "future", "present", "soon" before a noun or as an adjective).
"""

from __future__ import annotations

import re

from eventx.times import words
from eventx.times.meaning import Anchored, Count, Length, Meaning, Reference
from eventx.times.rule import Build, Rule, Slots, always

COUNTED_AFTER = re.compile(r"^\s(?:\d|two|three|four|five|six|seven|eight|nine|ten|few|couple|several|many)")
SPANS = "(days|weeks|months|quarters|years|decades)"
UNITS = frozenset(SPANS[1:-1].split("|"))


def some(which: str) -> Build:
    """“recent years”, "the weeks ahead": nobody says how many."""

    def build(slots: Slots) -> Meaning | None:
        plural = next(word for word in re.findall(r"[a-z]+", slots.matched()) if word in UNITS)
        return Anchored(Length(((Count(None, vague=True), str(words.value("unit", plural))),)), which)

    return build


def now(slots: Slots) -> Meaning | None:
    """“now”, but not the “now-defunct”."""
    return None if slots.after(1) == "-" else Reference("PRESENT_REF")


def the_past(slots: Slots) -> Meaning | None:
    """Not of "the past five winters", whose count says more."""
    return None if COUNTED_AFTER.match(slots.after()) else Reference("PAST_REF")


RULES = (
    Rule("ref.now", "now", now, ("now", "right [now]"), ("now-defunct",)),
    Rule("ref.present", "currently|the present|nowadays|these days|at present|at the moment|at the minute|the present time|at this (time|moment)", always(Reference("PRESENT_REF")), ("currently", "these days")),
    Rule("ref.current", "current", always(Reference("PRESENT_REF")), ("current",)),
    Rule("ref.past", "(more |most |only )?recently|the (recent |distant )past|(not )?long ago|ages ago|(some time|a short time|a long time|a while|a short while|a little while) ago", always(Reference("PAST_REF")), ("recently", "long ago", "some time ago")),
    Rule("duration.recent-<units>", f"(the )?(recent|past) {SPANS}( (and|or) {SPANS})?", some("past"), ("recent years", "past decades", "recent weeks and months")),
    Rule("ref.future", "the (near |foreseeable |distant |not-too-distant |immediate )?future|(the )?(near|short) term", always(Reference("FUTURE_REF")), ("the near future",)),
    Rule("ref.as-soon-as-possible", "as soon as possible|ASAP", always(Reference("FUTURE_REF", begun=True)), ("as soon as possible", "ASAP")),
    Rule("duration.coming-<units>", f"(the )?coming {SPANS}( (and|or) {SPANS})?|the {SPANS}( (and|or) {SPANS})? ahead", some("next"), ("coming weeks", "the weeks and months ahead")),
    Rule("ref.future-<units>", "(the )?future (days|weeks|months|quarters|years)", always(Reference("FUTURE_REF")), ("future quarters",)),
)  # fmt: skip
PAST = (Rule("ref.the-past", "the past", the_past, ("the past",), ("the past five winters",)),)
