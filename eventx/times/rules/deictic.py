"""Days counted from publication, and the parts of the day that go with them."""

from __future__ import annotations

import re

from eventx.times.meaning import DayPart, Deictic, Meaning, Reference, Unit
from eventx.times.rule import Rule, Slots, always

NIGHT_THINGS = re.compile(r"^\s(?:owls?|shifts?|clubs?|markets?|sky|time|flights?|buses|trains?|vision)\b")


# What belongs to an age rather than to a day.
AGE_AFTER = re.compile(
    r"^['\u2019]s (?:\w+ly )?(?:world|youth|young|generations?|society|societies|kids|children|teens|teenagers|students|parents|workers|consumers|standards|technology|computers|personal computers|internet)\b",
    re.IGNORECASE,
)
PLURAL_OF = re.compile(r"\b(?:(?!hours)[a-z]{3,}(?<!s)s|people|men|women|children|youth|world|generation) of\s$")
A_BETTER = re.compile(r"\ban? (?:better|brighter|safer|cleaner|greener|happier|new) $")

MIGHT_BEFORE = re.compile(r"\b(?:will|would|may|might|could|can|to|hopes? to|['’]ll)\s$", re.IGNORECASE)
MIGHT_AFTER = re.compile(r"^\s(?:will|would|may|might|could|be|become)\b")


def today(slots: Slots) -> Meaning | None:
    """“today”, but not that of "today's youth", which is no day."""
    return None if AGE_AFTER.match(slots.after(40)) else Deictic(0)


def tomorrow(slots: Slots) -> Meaning | None:
    """“tomorrow”, but not that of "the engineers of tomorrow", nor "a better tomorrow"."""
    before = slots.before()
    return None if PLURAL_OF.search(before) or A_BETTER.search(before) else Deictic(1)


def one_day(slots: Slots) -> Meaning | None:
    """“will one day be free”: some time to come; "lasted one day" is a duration."""
    sure = slots.matched() == "someday" or MIGHT_BEFORE.search(slots.before()) or MIGHT_AFTER.match(slots.after())
    return Reference("FUTURE_REF") if sure else None


def that_part(slots: Slots) -> Meaning | None:
    """“that morning”; not "it seems that night owls"."""
    if NIGHT_THINGS.match(slots.after()):
        return None
    return DayPart(slots.word("daypart"), Unit("day", "same"))


RULES = (
    Rule("date.today", "today", today, ("today", "[today]'s talks"), ("today's youth", "in today's world")),
    Rule("date.till-date", "till date", always(Deictic(0)), ("till date",)),
    Rule("date.yesterday", "yesterday", always(Deictic(-1)), ("yesterday",)),
    Rule(
        "date.tomorrow",
        "tomorrow|tmrw",
        tomorrow,
        ("tomorrow", "the eve of [tomorrow]"),
        ("the engineers of tomorrow",),
    ),
    Rule(
        "date.day-before-yesterday", "(the )?day before yesterday", always(Deictic(-2)), ("the day before yesterday",)
    ),
    Rule(
        "date.day-after-tomorrow", "(the )?day after (tomorrow|tmrw)", always(Deictic(2)), ("the day after tomorrow",)
    ),
    Rule(
        "time.night-before-last",
        "(the )?(night|evening) before last",
        lambda s: DayPart("NI" if "night" in s.matched() else "EV", Deictic(-2)),
        ("the night before last", "the evening before last"),
    ),
    Rule("ref.one-day", "one day|someday|some day", one_day, ("may [one day]", "[someday]"), ("one day in May",)),
    Rule("time.tonight", "(later )?tonight", always(DayPart("NI", Deictic(0))), ("tonight",)),
    Rule("time.last-night", "(late |early )?last night", always(DayPart("NI", Deictic(-1))), ("last night",)),
    Rule(
        "time.this-<daypart>",
        "(later |earlier )?this {daypart}",
        lambda s: DayPart(s.word("daypart"), Deictic(0)),
        ("this morning",),
    ),
    Rule("time.last-<daypart>", "last {daypart}", lambda s: DayPart(s.word("daypart"), Deictic(-1)), ("last evening",)),
    Rule(
        "time.next-<daypart>",
        "(the )?(next|following) {daypart}",
        lambda s: DayPart(s.word("daypart"), Unit("day", "following")),
        ("the next morning", "the following afternoon"),
    ),
    Rule(
        "time.previous-<daypart>",
        "the (previous|preceding) {daypart}",
        lambda s: DayPart(s.word("daypart"), Unit("day", "previous")),
        ("the previous evening",),
    ),
    Rule(
        "time.that-<daypart>",
        "(later |earlier )?(that|the same|that same) {daypart}",
        that_part,
        ("that morning", "the same evening"),
    ),
    Rule("time.overnight", "overnight", always(DayPart("NI", Deictic(-1))), ("overnight",), ()),
)
