"""Clock times and parts of the day.

Not found: scores (3:1 at the end of a match), verses, ratios: a bare H:MM needs two digits of minutes and a preposition, a day or a zone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from eventx.times.meaning import Clock, DayPart, Meaning, Range
from eventx.times.rule import Rule, Slots

AT = re.compile(
    r"\b(at|around|about|by|until|till|since|from|to|before|after|between|and|past|or|than)\s$|[-–]\s?$|(^|\n)\s*$|\dT$"
    r"|\b(\d{4}|\d\d?/\d\d?/\d\d|(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d\d? [A-Z][a-z]{2,8})|day|tonight|yesterday|today|tomorrow),?\s$",
    re.IGNORECASE,
)
SUN_BEFORE = re.compile(r"\b(at|before|after|until|by|from|since)\s$")
FROM_BEFORE = re.compile(r"\b(from|between)\s$", re.IGNORECASE)
AFTER_HOUR = re.compile(
    r"^\s*(?:[.,;:!?)\"'\u201d\u2019]|$|\s(?:and|but|to|in the|on|local|sharp|for|with|when|that)\b)"
)


def zone_of(slots: Slots) -> int | None:
    return slots.number("zone") if "zone" in slots else None


def hour_of(slots: Slots, name: str = "hour") -> int | None:
    """An hour in figures or words, 0 to 23; None if it is no hour."""
    if name in slots and slots.tables[name] == "hour":
        hour = slots.number(name)
    else:
        count = slots.count("number").number if "number" in slots else None
        hour = int(count) if count is not None and count == int(count) else -1
    return hour if 0 <= hour < 24 else None


def twelve(hour: int, half: str) -> int | None:
    """The hour of the day for 1 to 12 a.m. or p.m."""
    return hour % 12 + (12 if "p" in half else 0) if 1 <= hour <= 12 else None


def clock(slots: Slots) -> Meaning | None:
    hour = hour_of(slots)
    minute = slots.number("minute") if "minute" in slots else None
    if "tens" in slots:
        minute = slots.number("tens") + (slots.number("small") if "small" in slots else 0)
    second = slots.number("second") if "second" in slots else None
    if hour is None or (minute or 0) > 59:
        return None
    if "ampm" in slots:
        turned = twelve(hour, slots.said("ampm"))
        return None if turned is None else Clock(turned, minute, second, zone_of(slots))
    return Clock(hour, minute, second, zone_of(slots), sure="zone" in slots or hour > 12)


def at_hour(slots: Slots) -> Meaning | None:
    return clock(slots) if "zone" in slots or slots.before().lower().endswith("at ") else None


def worded_clock(slots: Slots) -> Meaning | None:
    """“ten am”, not “no one am I”."""
    return None if slots.said("ampm") == "am" and not AT.search(slots.before()) else clock(slots)


def four_figures(slots: Slots) -> Meaning | None:
    """1500 GMT."""
    digits = slots.said("int")
    if len(digits) != 4 or int(digits[:2]) > 23 or int(digits[2:]) > 59:
        return None
    return Clock(int(digits[:2]), int(digits[2:]), zone=zone_of(slots))


def bare_clock(slots: Slots) -> Meaning | None:
    return clock(slots) if AT.search(slots.before(32)) else None


def hour_at_end(slots: Slots) -> Meaning | None:
    """“Tuesday at 6” and nothing that is counted after it."""
    return clock_of_day(slots) if AFTER_HOUR.match(slots.after()) else None


def clock_of_day(slots: Slots) -> Meaning | None:
    found, day = clock(slots), slots.meaning("day")
    return on_day(found, day) if isinstance(found, Clock) else None


def on_day(clock: Clock, day: Meaning) -> Meaning:
    """A clock time gets its day; a part of the day says which half of it."""
    if isinstance(day, DayPart):
        hour = hour_in_part(clock.hour, day.part)
        return replace(clock, day=day.day, hour=hour, sure=True)
    return replace(clock, day=day)


def hour_in_part(hour: int, part: str) -> int:
    if part == "NI" and (hour == 12 or hour < 5):
        return hour % 12
    return hour + 12 if part in ("AF", "EV", "NI") and hour < 12 else hour


def past_hour(slots: Slots) -> Meaning | None:
    """Half past seven, twenty minutes to nine."""
    found = slots.meaning("clock") if "clock" in slots else clock(slots)
    if not isinstance(found, Clock) or found.minute or found.day is not None:
        return None
    said = slots.said("how")
    count = slots.count("minutes").number if "minutes" in slots else None
    minutes = 30 if said.startswith("half") else 15 if "quarter" in said else int(count or 0)
    if not 0 < minutes < 60:
        return None
    if "daypart" in slots:
        part = slots.word("daypart")
        found = replace(found, hour=found.hour % 12 if part == "MO" else hour_in_part(found.hour, part), sure=True)
    if slots.said("side") in ("to", "before", "till"):
        return replace(found, hour=(found.hour - 1) % 24, minute=60 - minutes)
    return replace(found, minute=minutes)


def oclock(slots: Slots) -> Meaning | None:
    hour = hour_of(slots)
    if hour is None or not 1 <= hour <= 12:
        return None
    if "ampm" in slots:
        turned = twelve(hour, slots.said("ampm"))
        return None if turned is None else Clock(turned)
    return Clock(hour, sure=False)


def hours(slots: Slots) -> Meaning | None:
    """9 a.m. to 5 p.m., 2:00-2:30 p.m.: the first half-day is that of the second, unless it would be later."""
    first, second = slots.number("h1"), slots.number("h2")
    m1 = slots.number("m1") if "m1" in slots else None
    m2 = slots.number("m2") if "m2" in slots else None
    if "x2" not in slots and second < first <= 12:
        second += 12  # 11:30-1:30
    if "x2" not in slots:
        return (
            Range(Clock(first, m1), Clock(second, m2))
            if max(first, second) < 24 and AT.search(slots.before())
            else None
        )
    end = twelve(second, slots.said("x2"))
    begin = twelve(first, slots.said("x1") or slots.said("x2"))
    if begin is None or end is None:
        return None
    if "x1" not in slots and (begin, m1 or 0) > (end, m2 or 0):
        begin = (begin + 12) % 24
    zone = zone_of(slots)
    return Range(Clock(begin, m1, zone=zone), Clock(end, m2, zone=zone))


def from_hour(slots: Slots) -> Meaning | None:
    return hours(slots) if FROM_BEFORE.search(slots.before()) else None


def dotted_clock(slots: Slots) -> Meaning | None:
    """“at 12.30”, as British news writes it, and nothing that is counted so."""
    return clock(slots) if slots.before().lower().endswith("at ") and AFTER_HOUR.match(slots.after()) else None


def half_of_day(slots: Slots) -> Meaning | None:
    """Five in the morning, 8 o'clock at night, 12:15 in the afternoon."""
    found = slots.meaning("clock") if "clock" in slots else clock(slots)
    if not isinstance(found, Clock) or not 1 <= found.hour <= 12:
        return None
    part = slots.word("daypart")
    hour = found.hour % 12 if part == "MO" else hour_in_part(found.hour, part)
    return replace(found, hour=hour, sure=True)


def bare_daypart(slots: Slots) -> Meaning | None:
    """Good only beside a day; by itself a greeting or a habit."""
    return DayPart(slots.word("daypart"), bare=True)


def early_late(slots: Slots) -> Meaning | None:
    return DayPart(slots.word("daypart"), None, "START" if slots.said("edge") == "early" else "END")


def sun(slots: Slots) -> Meaning | None:
    return DayPart(slots.word("sunpoint")) if SUN_BEFORE.search(slots.before()) else None


def past_noon(slots: Slots) -> Meaning | None:
    hour = slots.number("daypoint")
    said, count = slots.said("how"), slots.count("minutes").number if "minutes" in slots else None
    minutes = 30 if said.startswith("half") else 15 if said else int(count or 0)
    if not 0 < minutes < 60:
        return None
    if slots.said("side") in ("to", "before", "till"):
        return Clock((hour - 1) % 24, 60 - minutes)
    return Clock(hour, minutes)


H = "({hour}|{number})"
TO = "( )?({dash}|to|and|until|till|through)( )?"
RULES = (
    Rule("time.<hour>-<ampm>", "{hour}((:|.){minute})?(:{second:minute})?{ampm}(( )?{zone})?", clock, ("5 p.m.", "10:35 a.m.", "4 a.m. EDT"), ("15 p.m.",)),
    Rule("time.<hour-word>-<ampm>", "{number:small}( {tens}((-| ){small})?)?{ampm}(( )?{zone})?", worded_clock, ("ten a.m.", "ten thirty p.m."), ("no one am I",)),
    Rule("time.<hour>:<minute>-<zone>", "{hour}(:|.)?{minute}(:{second:minute})?( hours)?( )?{zone}", clock, ("15:00 GMT",)),
    Rule("time.<hhmm>-<zone>", "{int}( hours)? {zone}", four_figures, ("1500 GMT",), ("2575 GMT",)),
    Rule("time.<hour>:<minute>:<second>", "{hour}:{minute}:{second:minute}(.{int})?(Z)?", bare_clock, ("at [12:30:15]",), ("won in 3:10:15",)),
    Rule("time.<hour>:<minute>", "{hour}:{minute}", bare_clock, ("at [12:30]",), ("won 3:10",)),
    Rule("time.<hour>h<minute>", "{hour}h{minute}(( )?{zone})?", clock, ("19h30",)),
    Rule("time.at-<hour>h", "{hour}h(( )?{zone})?", at_hour, ("at [16h]", "15h GMT"), ("for 16h",)),
    Rule("time.<hour>-oclock", H + " (o'clock|oclock){ampm}?", oclock, ("five o'clock", "3 o'clock p.m.")),
    Rule("time.<hour>-in-the-<daypart>", H + "( o'clock)? (in the|at) {daypart}", half_of_day, ("five in the morning", "8 o'clock at night")),
    Rule("time.<hour>:<minute>-in-the-<daypart>", "{hour}:{minute} (in the|at) {daypart}", half_of_day, ("12:15 in the afternoon",)),
    Rule("time.half-past-<hour>", "{how:half_or_quarter} {side:past_or_to} " + H + "( o'clock)?{ampm}?( (in the|at) {daypart})?", past_hour, ("half past seven", "a quarter to nine p.m.")),
    Rule("time.<minutes>-past-<hour>", "{minutes:number} (minutes|minute|min|mins) {side:past_or_to} " + H + "( o'clock)?{ampm}?( (in the|at) {daypart})?", past_hour, ("twenty minutes past eight",)),
    Rule("time.<hour>-to-<hour>-<ampm>", "{h1:hour}((:|.){m1:minute})?{x1:ampm}?" + TO + "{h2:hour}((:|.){m2:minute})?{x2:ampm}(( )?{zone})?", hours, ("9 a.m. to 5 p.m.", "2:00-2:30 p.m.")),
    Rule("time.<hour>-to-<hour>:<minute>", "{h1:hour}" + TO + "{h2:hour}:{m2:minute}", from_hour, ("from [7 to 7:30]",), ("won 7 to 7:30",)),
    Rule("time.<hour>.<minute>", "{hour}.{minute}", dotted_clock, ("at [12.30]",), ("at 12.30 points",)),
    Rule("time.<hour>:<minute>-to-<hour>:<minute>", "{h1:hour}:{m1:minute}" + TO + "{h2:hour}:{m2:minute}", hours, ("from [9:30 to 11:15]",), ("won 21:10 to 21:12",)),
    Rule("time.<daypoint>", "(high )?{daypoint}", lambda s: Clock(s.number("daypoint"), 0), ("noon", "midnight")),
    Rule("time.half-past-<daypoint>", "({how:half_or_quarter}|{minutes:number}( minutes| min)?) {side:past_or_to} {daypoint}", past_noon, ("a quarter past noon",)),
    Rule("time.<daypart>", "{daypart}", bare_daypart, (), ("nightly", "good evening")),
    Rule("time.early-late-<daypart>", "(the )?{edge:early_late}( |-){daypart}", early_late, ("late afternoon", "early morning")),
    Rule("time.<hour>:<minute>p", "{hour}:{minute}{half:a_or_p}", lambda s: Clock(h, s.number("minute")) if (h := twelve(s.number("hour"), s.said("half"))) is not None else None, ("3:15p",)),
    Rule("time.mid-<daypart>", "mid( |-){daypart}", lambda s: DayPart(s.word("daypart"), None, "MID"), ("mid-afternoon",)),
    Rule("time.the-<daypart>", "the {daypart}( hours)?", lambda s: DayPart(s.word("daypart")), ("in [the morning]",), ("the mourning",)),
    Rule("time.<sunpoint>", "{sunpoint}", sun, ("before [dawn]",), ("dawn of an era",)),
)  # fmt: skip
AT_HOUR = (
    Rule("time.<day>-at-<hour>", "<day:anydayorpart>(,)? (at|around|by|about) " + H, hour_at_end, ("tomorrow at 6",), ("Tuesday at 10 Downing Street",)),
    Rule("time.at-<hour>-<day>", "at " + H + "( on)? <day:anydayorpart>", clock_of_day, ("at 6 tomorrow",), ("at 6 Downing Street",)),
)  # fmt: skip
AT_HOUR_OF_DAYPART = (
    Rule("time.<day>-<daypart>-at-<hour>", "<day:daypart_of>(,)? (at|around|by|about) " + H, hour_at_end, ("Saturday morning at 9",)),
)  # fmt: skip
