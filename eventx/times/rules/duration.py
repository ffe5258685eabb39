"""Durations, and what is counted from them: ago, later, the past three weeks.

Not found: ages (a 45-year-old, three years old), "a second", "a minute" as figures of speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from eventx.times.meaning import Anchored, Count, Length, Meaning, Often, Shift
from eventx.times.rule import Rule, Slots
from eventx.times.rules.sets import PERIOD

RATE = re.compile(r"(\$[\d.,]+(?: [mb]illion)?|\b[\d.,]+ ?%|\bpercent|\btimes|\bhours|\bdays|\bcents|\bdollars|[mb]illion|\d) (?:or more |a share )?$")
COUNTED_BEFORE = re.compile(r"(\d|-|\b(?:many|more|these|those|business|working|trading|school))\s?$", re.IGNORECASE)
SENTENCE_END = re.compile(r"^\s*(?:[.,;:!?)\"'\u201d\u2019]|$|\s(?:and|but|in|at|when)\b)")
AGE = re.compile(r"^(-|\s)(olds?\b|of age\b)", re.IGNORECASE)
QUANTITY = {
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
    "some": "APPROX", "more than": "MORE_THAN", "over": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS",
    "not more than": "EQUAL_OR_LESS", "no less than": "EQUAL_OR_MORE", "just over": "MORE_THAN", "just under": "LESS_THAN", "well over": "MORE_THAN",
    "only": None, "just": None, "as much as": "EQUAL_OR_LESS", "close to": "APPROX", "exactly": None, "not quite": "LESS_THAN",
}  # fmt: skip


def length(slots: Slots) -> Length | None:
    """"two years", "2 1/2 hours", "a year and a half"."""
    if AGE.match(slots.after()):
        return None
    count = slots.count()
    if count.number is not None and (slots.said("count").isdigit() and 1900 <= count.number < 2100):
        return None
    if slots.said("half"):
        count = Count((count.number or 0) + 0.5, count.vague)
    mod = QUANTITY.get(slots.said("mod"))
    return Length(((count, slots.word("unit")),), mod or ("APPROX" if slots.said("so") else None))


def plain(slots: Slots) -> Meaning | None:
    said, unit = slots.said("count"), slots.said("unit")
    if said in ("a", "another") and (unit in ("second", "sec", "min", "quarter", "night") or (unit == "minute" and not slots.said("half"))):
        return None
    if said in ("a", "one", "some") and unit == "day" and slots.before(1) != " ":
        return None
    if said in ("a", "an") and RATE.search(slots.before()):
        return Often(PERIOD[slots.word("unit")])
    return length(slots)


def bounds(slots: Slots) -> Meaning | None:
    """ "two to three weeks": the lower bound, as TimeBank has it."""
    if AGE.match(slots.after()):
        return None
    return Length(((Count(slots.count().number, True), slots.word("unit")),), "EQUAL_OR_MORE")


def hyphened(slots: Slots) -> Meaning | None:
    """A two-week trip; three-quarters is a fraction."""
    if slots.said("unit") in ("quarters", "second", "seconds"):
        return None
    return length(slots)


def ago(slots: Slots) -> Meaning | None:
    how_long = length(slots)
    return Shift(how_long, -1, None, how_long.mod) if how_long else None


def hence(slots: Slots) -> Meaning | None:
    how_long = length(slots)
    return Shift(how_long, 1, None, how_long.mod) if how_long else None


def earlier(slots: Slots) -> Meaning | None:
    how_long = length(slots)
    return Shift(how_long, -1, "reference", how_long.mod) if how_long else None


def later(slots: Slots) -> Meaning | None:
    how_long = length(slots)
    return Shift(how_long, 1, "reference", how_long.mod) if how_long else None


def at_end(build: Callable[[Slots], Meaning | None]) -> Callable[[Slots], Meaning | None]:
    """ "two days before" and nothing after it; "two days before the vote" counts from the vote."""
    return lambda slots: build(slots) if SENTENCE_END.match(slots.after()) else None


def past(slots: Slots) -> Meaning | None:
    how_long = length(slots)
    return Anchored(how_long, "past") if how_long else None


def coming(slots: Slots) -> Meaning | None:
    how_long = length(slots)
    return Anchored(how_long, "next") if how_long else None


def whole(slots: Slots) -> Meaning | None:
    if slots.said("unit").endswith("s") or slots.word("unit") in ("second", "minute", "quarter"):
        return None
    return Length(((Count(1), slots.word("unit")),))


def vague_plural(slots: Slots) -> Meaning | None:
    if not slots.said("unit").endswith("s") and slots.said("unit") not in ("centuries", "millennia"):
        return None
    if slots.word("unit") in ("second", "minute", "hour", "night", "quarter", "weekend") or AGE.match(slots.after()) or COUNTED_BEFORE.search(slots.before()):
        return None
    return Length(((Count(None, True), slots.word("unit")),))


COUNTED = "{count}( more| additional| full| whole| straight| consecutive| long)? {unit}{half:and_a_half}?{so:or_so}?"
RULES = (
    Rule("duration.<count>-<unit>", "{mod:quantity}?" + COUNTED, plain, ("three days", "2 1/2 years", "a year and a half", "nearly forty years"), ("a 45-year-old", "three years old", "a second")),
    Rule("duration.<count>-hyphen-<unit>", "{count}-{unit}(-long)?", hyphened, ("two-week", "18-month")),
    Rule("duration.<count>-to-<count>-<unit>", "{mod:quantity}?{count:number}( to | or |-){number} {unit}", bounds, ("two to three weeks", "five or six days")),
    Rule("date.<duration>-ago", "{mod:quantity}?" + COUNTED + " ago", ago, ("two days ago", "about three weeks ago")),
    Rule("date.in-<duration>", "{mod:quantity}?" + COUNTED + " (from now|hence)", hence, ("two weeks from now",)),
    Rule("date.<duration>-earlier", "{mod:quantity}?" + COUNTED + " (earlier|previously|prior|beforehand)", earlier, ("two days earlier",)),
    Rule("date.<duration>-later", "{mod:quantity}?" + COUNTED + " (later|afterward|afterwards)", later, ("two days later",)),
    Rule("date.<duration>-before", "{mod:quantity}?" + COUNTED + " before", at_end(earlier), ("two days before",)),
    Rule("date.<duration>-after", "{mod:quantity}?" + COUNTED + " after", at_end(later), ("two days after",)),
    Rule("duration.past-<duration>", "{mod:loose_quantity}?(the |these )?(last|past|previous|preceding|most recent) " + COUNTED, past, ("the past three weeks",)),
    Rule("duration.next-<duration>", "{mod:loose_quantity}?(the |these )?(next|coming|following) " + COUNTED, coming, ("the next few days",)),
    Rule("duration.past-<unit>", "the past {unit}", past, ("the past year",)),
    Rule("duration.the-<duration>", "(the|these|those|first|the first|its first|the latest|an additional) {count} {unit}", plain, ("the nine months", "the first two years")),
    Rule("duration.all-<unit>", "(all|all the|the whole|the entire|the full|a full|a whole|an entire|full)( |-){unit}", whole, ("all day", "the entire week"), ("all days",)),
    Rule("duration.<units>", "(the )?{unit}", vague_plural, ("weeks",), ("minutes",)),
)  # fmt: skip
