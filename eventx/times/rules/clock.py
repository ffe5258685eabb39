"""Clock times and parts of the day.

Not found: scores (3:1 at the end of a match), verses, ratios: a bare H:MM needs two digits of minutes and a preposition, a day or a zone.
"""

from __future__ import annotations

import re

from eventx.times.meaning import Clock, DayPart, Meaning
from eventx.times.rule import Rule, Slots

AT = re.compile(r"\b(at|around|about|by|until|till|since|from|to|before|after|between|and|past)\s$|[-–]\s?$|(^|\n)\s*$", re.IGNORECASE)


def zone_of(slots: Slots) -> int | None:
    return slots.number("zone") if "zone" in slots else None


def clock(slots: Slots) -> Meaning | None:
    hour = slots.number("hour")
    minute = slots.number("minute") if "minute" in slots else None
    second = slots.number("second") if "second" in slots else None
    if "ampm" in slots:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if "p" in slots.said("ampm") else 0)
        return Clock(hour, minute, second, zone_of(slots))
    if hour == 24:
        return None
    return Clock(hour, minute, second, zone_of(slots), sure="zone" in slots)


def bare_clock(slots: Slots) -> Meaning | None:
    if not AT.search(slots.before()):
        return None
    found = clock(slots)
    return found


def oclock(slots: Slots) -> Meaning | None:
    count = slots.count("number").number
    if count is None or not 1 <= count <= 12:
        return None
    half = slots.said("half")
    return Clock(int(count) + (12 if half == "pm" else 0), sure=False)


def bare_daypart(slots: Slots) -> Meaning | None:
    """Good only beside a day; by itself a greeting or a habit."""
    return DayPart(slots.word("daypart"), bare=True)


def word_hour_of_day(slots: Slots) -> Meaning | None:
    """Five in the morning, 8 o'clock at night."""
    count = slots.count("number").number
    if count is None or not 1 <= count <= 12 or count != int(count):
        return None
    morning = slots.said("daypart") == "morning"
    hour = int(count) % 12 + (0 if morning or (count in (12, 1, 2, 3, 4) and slots.said("daypart") == "night") else 12)
    return Clock(hour)


RULES = (
    Rule("time.<hour>-<ampm>", "{hour}((:|.){minute})?(:{second:minute})?{ampm}(( )?{zone})?", clock, ("5 p.m.", "10:35 a.m.", "4 a.m. EDT"), ("15 p.m.",)),
    Rule("time.<hour>:<minute>-<zone>", "{hour}(:|.)?{minute}(:{second:minute})?( )?{zone}", clock, ("15:00 GMT", "1530 GMT")),
    Rule("time.<hour>:<minute>", "{hour}:{minute}(:{second:minute})?", bare_clock, (), ("won 3:10",)),
    Rule("time.<hour>-oclock", "{number} o'clock", oclock, ("five o'clock",)),
    Rule("time.<hour>-in-the-<daypart>", "{number}( o'clock)? (in the|at) {daypart}", word_hour_of_day, ("five in the morning", "8 o'clock at night")),
    Rule("time.<daypoint>", "(high )?{daypoint}", lambda s: Clock(s.number("daypoint"), 0), ("noon", "midnight")),
    Rule("time.<daypart>", "{daypart}", bare_daypart, (), ("nightly", "good evening")),
    Rule("time.mid-<daypart>", "mid( |-){daypart}", lambda s: DayPart(s.word("daypart"), None, "MID"), ("mid-afternoon",)),
    Rule("time.the-<daypart>", "the (early |late )?{daypart}( hours)?", lambda s: DayPart(s.word("daypart")), (), ()),
    Rule("time.<sunpoint>", "{sunpoint}", lambda s: DayPart(s.word("sunpoint")) if re.search(r"\b(at|before|after|until|by|from|since)\s$", s.before()) else None, (), ("dawn of an era",)),
)  # fmt: skip
