"""Calendar units near publication or near the time last mentioned: last week, this year, the previous month, that day."""

from __future__ import annotations

import re

from eventx.times.meaning import Anchored, Count, Deictic, Length, Meaning, Range, Unit
from eventx.times.rule import Build, Rule, Slots, always
from eventx.values import replace

NOT_THIS = re.compile(
    r"^(-|\s(?:after|before|when|that(?! end)|in which)\b)"
)  # "the quarter-finals", "the year that he left"
ENDED = re.compile(
    r"\s(?:(?:ended|ending)\b|to (?:the )?(?:end\b|[A-Z\d]))"
)  # "the year to March", not "the year to decide"
AWARD_BEFORE = re.compile(
    r"\b(?:player|album|song|record|artist|man|woman|person|coach|rookie|manager|book|film|driver|footballer|sportsman|sportswoman|sportsperson|athlete|cricketer"
    r"|team|car|word|entrepreneur|businessman|teacher|nurse|mother|father|newcomer|goal|photograph|personality) of $",
    re.IGNORECASE,
)
LENGTH_BEFORE = re.compile(r"\b(?:over|for|during|within|throughout|in) $", re.IGNORECASE)
TO_BEFORE = re.compile(r"\bto $", re.IGNORECASE)
PASSED_IN = re.compile(r"(?<!\bbe )(?<!\bbeing )(?<!\bbeen )\b[a-z]{2,}ed in $")
CLAUSE_ENDS = re.compile(r"^\s*(?:[.,;:!?)\"'\u201d\u2019]|$)")
PLURAL = ("centuries", "millennia")


def unit(which: str) -> Build:
    def build(slots: Slots) -> Meaning | None:
        said = slots.said("unit")
        if said.endswith("s") or said in PLURAL or slots.after(4) == "-end":
            return None
        if slots.word("unit") == "fortnight" and which not in ("this", "same"):
            past = which in ("last", "previous")
            return Anchored(Length(((Count(1), "fortnight"),)), "past" if past else "next")
        if (which, said) == ("this", "day") and TO_BEFORE.search(slots.before(8)):
            return None  # "to this day it is not known"
        return Unit(slots.word("unit"), which)

    return build


def rule(which: str, prefix: str, *yes: str, no: tuple[str, ...] = ()) -> Rule:
    return Rule(f"date.{which}-<unit>", f"({prefix}) {{unit}}", unit(which), yes, no)


def the_unit(slots: Slots) -> Meaning | None:
    if slots.said("unit") not in ("quarter", "year", "week", "month", "weekend"):
        return None
    before = slots.before()
    if NOT_THIS.match(slots.after()) or AWARD_BEFORE.search(before):
        return None
    if before.endswith("of ") and slots.texts["unit"][0].isupper():
        return None
    if slots.said("unit") == "year" and ENDED.match(slots.after()):
        return Length(((Count(1), "year"),))
    return Unit(slots.word("unit"), "the")


def for_the_day(slots: Slots) -> Meaning | None:
    """“closed for the day”, that of the text; "for the hour" is as long as that."""
    if not slots.before(5).lower().endswith("for ") or not CLAUSE_ENDS.match(slots.after()):
        return None
    return Unit("day", "spoken") if slots.matched().endswith("day") else Length(((Count(1), "hour"),))


def last_unit(slots: Slots) -> Meaning | None:
    """“over the last decade”, the ten years up to now; "the last week of July" is another matter."""
    said, after = slots.said("unit"), slots.after(8)
    if not LENGTH_BEFORE.search(slots.before()) or said.endswith("s") or after.startswith((" of ", " in ", "-")):
        return None
    if slots.word("unit") not in ("day", "week", "fortnight", "month", "year", "decade", "century"):
        return None
    return Anchored(Length(((Count(1), slots.word("unit")),)), "past")


def next_unit(slots: Slots) -> Meaning | None:
    """“over the next decade”, the ten years to come; "It came about in the next decade" is the one that followed."""
    found = last_unit(slots)
    if not isinstance(found, Anchored) or slots.word("unit") == "day" or PASSED_IN.search(slots.before(40)):
        return None
    return None if slots.after(2) in ("'s", "\u2019s") else replace(found, which="next")


def second_next(sign: int) -> Build:
    which = "next" if sign > 0 else "last"
    return lambda slots: (
        Unit(slots.word("unit"), which, 2) if slots.word("unit") in ("week", "month", "year", "weekend") else None
    )


def week_end(slots: Slots) -> Meaning | None:
    which = slots.matched().split()[0]
    return Unit("weekend", which if which in ("last", "next", "this") else "the")


RULES = (
    Rule("date.week-end", "(this|last|next|the) week-end", week_end, ("last week-end", "the week-end")),
    Rule(
        "date.later-in-the-day",
        "(earlier|later|early|late) in the day",
        always(Unit("day", "spoken")),
        ("later in the day",),
    ),
    Rule(
        "range.year-to-date",
        "(the |this )?year( |-)to( |-)date",
        always(Range(Unit("year", "this"), Deictic(0))),
        ("the year to date", "year-to-date"),
    ),
    Rule("date.<unit>-after-next", "(the )?{unit} after( the)? next", second_next(1), ("the week after next",)),
    Rule("date.<unit>-before-last", "(the )?{unit} before last", second_next(-1), ("the month before last",)),
    Rule(
        "duration.the-last-<unit>",
        "the last {unit}",
        last_unit,
        ("over [the last decade]", "for [the last week]"),
        ("the last weeks",),
    ),
    Rule(
        "duration.the-next-<unit>",
        "the next {unit}",
        next_unit,
        ("over [the next decade]", "may rise in [the next year]"),
        ("the next weeks", "for the next week's fair", "it came about and ended in the next decade"),
    ),
    rule("last", "last|this past|this last|the latest|the most recent|latest", "last week", "the latest quarter"),
    rule("this", "this|the current|current|this current|this very", "this year", "the current quarter"),
    rule("next", "next|this coming|the coming|coming|this upcoming|the upcoming|upcoming", "next month"),
    rule("previous", "(the )?(previous|preceding|prior)", "the previous month"),
    rule("following", "(the )?following|the next|the ensuing", "the following year"),
    rule("same", "(the )?same|that|that same", "that day", "the same month"),
    Rule(
        "date.for-the-day",
        "the (day|hour)",
        for_the_day,
        ("for [the day]", "for [the hour]"),
        ("the day", "for the day of the vote"),
    ),
    Rule(
        "date.the-<unit>",
        "the (whole |full |entire )?{unit}",
        the_unit,
        ("the quarter",),
        ("the day", "the quarter-finals", "Player of the Year", "album of the year"),
    ),
)
