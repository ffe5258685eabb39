"""Clock times and parts of the day.

Not found: scores (3:1 at the end of a match), verses, ratios: a bare H:MM needs two digits of minutes and a preposition, a day or a zone.
"""

from __future__ import annotations

import re

from eventx.times.meaning import Clock, Count, DayPart, Deictic, Length, Meaning, Range, Shift, Weekday
from eventx.times.rule import Rule, Slots, always
from eventx.times.rules.hour import hour_of, twelve, zone_of
from eventx.values import replace

AT = re.compile(
    r"\b(at|around|about|by|until|till|since|from|to|before|after|between|and|past|or|than)\s$|[-–]\s?$|(^|\n)\s*$|\dT$"
    r"|\b(\d{4}|\d\d?/\d\d?/\d\d|(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d\d? [A-Z][a-z]{2,8})|day|tonight|yesterday|today|tomorrow),?\s$",
    re.IGNORECASE,
)
SUN_BEFORE = re.compile(r"\b(at|before|after|until|by|from|since)\s$")
SPOKEN_BEFORE = re.compile(r"\b(at|from|until|till|between|by|from \w+ \w+ to|between \w+ \w+ and)\s$", re.IGNORECASE)
LETTER_BEFORE = re.compile(
    r"\b(at|from|until|till|between|from \d\d?[ap] to|between \d\d?[ap] and|day)\s$", re.IGNORECASE
)
H_BEFORE = re.compile(r"\b(?:at|\d{4})\s$|\dh(?:\d\d)? ?[-–] ?$", re.IGNORECASE)
DAY_NEXT = re.compile(
    r"^\s(?:tomorrow|tonight|next)\b|^,? \d{4}-\d\d-\d\d\b|^,? (?:on )?(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d",
    re.IGNORECASE,
)
CLAUSE_ENDS = re.compile(
    r"^\s*(?:[.,;:!?)\"'\u201d\u2019]|$|\s(?:and|but|in|at|when|by|to|from|as|with|of|over|on|after)\b)"
)
HABIT_BEFORE = re.compile(r"\b(?:middle|dead|still|heat|cool) of $")
FROM_BEFORE = re.compile(r"\b(from|between)\s$", re.IGNORECASE)
AFTER_HOUR = re.compile(
    r"^\s*(?:[.,;:!?)\"'\u201d\u2019]|$|\s(?:and|but|to|in the|on|local|sharp|for|with|when|that|or|from|until|till|through|before|after|today|tomorrow|yesterday|tonight)\b|\s?[-–]\s?\d)"
)


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
    return clock(slots) if "zone" in slots or H_BEFORE.search(slots.before()) else None


def plus_offset(slots: Slots) -> Meaning | None:
    """“23:00+14”, "06:30 +0530": east of Greenwich by so many hours."""
    digits = slots.said("off").removeprefix("+").replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    found = clock(slots)
    sure = len(digits) in (2, 4) and hours <= 14 and minutes < 60
    return replace(found, zone=60 * hours + minutes, sure=True) if sure and isinstance(found, Clock) else None


def worded_clock(slots: Slots) -> Meaning | None:
    """“ten am”, not “no one am I”."""
    sure = slots.said("ampm") != "am" or AT.search(slots.before()) or slots.before(4).lower() == "the "
    return clock(slots) if sure else None


def figures_of(slots: Slots, name: str) -> Clock | None:
    """1500, 0735, 715: hour and minute in one number, a.m. or p.m. said or not."""
    digits = slots.said(name)
    hour, minute = int(digits[:-2] or 0), int(digits[-2:])
    if not 3 <= len(digits) <= 4 or hour > 23 or minute > 59:
        return None
    if "ampm" in slots:
        turned = twelve(hour, slots.said("ampm"))
        return None if turned is None else Clock(turned, minute, zone=zone_of(slots))
    return Clock(hour, minute, zone=zone_of(slots))


def joined_figures(slots: Slots) -> Meaning | None:
    """1500 GMT, 715 p.m."""
    if "ampm" not in slots and len(slots.said("figures")) != 4:
        return None
    return figures_of(slots, "figures")


def zero_first(slots: Slots) -> Meaning | None:
    """“at 0730”: no year and no amount begins with a zero."""
    return figures_of(slots, "figures") if AT.search(slots.before()) and AFTER_HOUR.match(slots.after()) else None


def figure_range(slots: Slots) -> Meaning | None:
    """“between 0640 and 0810”, "from 0900 to 1700", "2000 to 2100 GMT"."""
    begin, end = figures_of(slots, "a"), figures_of(slots, "b")
    sure = "zone" in slots or FROM_BEFORE.search(slots.before())
    return Range(begin, end) if begin and end and sure else None


def spoken_clock(slots: Slots) -> Meaning | None:
    """“at five forty”, "from one fifteen to two fifteen"."""
    sure = slots.alone() or SPOKEN_BEFORE.search(slots.before())
    if not sure or not AFTER_HOUR.match(slots.after()):
        return None
    found = clock(slots)
    return found if isinstance(found, Clock) and 1 <= found.hour <= 12 else None


def spoken_minutes(slots: Slots) -> Meaning | None:
    """“at eight oh five”: the minutes below ten."""
    hour, minute = slots.number("hour"), slots.number("minute")
    sure = "ampm" in slots or slots.alone() or SPOKEN_BEFORE.search(slots.before())
    if not sure or not AFTER_HOUR.match(slots.after()) or not (1 <= hour <= 12 and 1 <= minute <= 9):
        return None
    turned = twelve(hour, slots.said("ampm")) if "ampm" in slots else hour
    return None if turned is None else Clock(turned, minute)


def letter_hour(slots: Slots) -> Meaning | None:
    """“at 7p”, "from 6a to 10a"."""
    hour = twelve(slots.number("hour"), slots.said("half"))
    if hour is None or not LETTER_BEFORE.search(slots.before()):
        return None
    return Clock(hour)


def minutes_past(slots: Slots) -> Meaning | None:
    """“ten past eight”: minutes in fives, and nothing that is counted after it."""
    count = slots.count("minutes").number
    if count not in (5, 10, 15, 20, 25) or not AFTER_HOUR.match(slots.after()):
        return None
    return past_hour(slots)


def hours_in_part(slots: Slots) -> Meaning | None:
    """“from 9 to 11 in the morning”: both hours are of that part of the day."""
    first, second = slots.number("h1"), hour_of(slots, "h2")
    if second is None or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    part = slots.word("daypart")
    begin, end = (hour % 12 if part == "MO" else hour_in_part(hour, part) for hour in (first, second))
    m1 = slots.number("m1") if "m1" in slots else None
    m2 = slots.number("m2") if "m2" in slots else None
    return Range(Clock(begin, m1), Clock(end, m2))


def bare_clock(slots: Slots) -> Meaning | None:
    return clock(slots) if AT.search(slots.before(32)) or DAY_NEXT.match(slots.after()) else None


def hour_only(slots: Slots) -> Meaning | None:
    """“at 6”, where the text says nothing else."""
    return clock(slots) if slots.alone() and slots.number("hour") < 24 else None


def figures_only(slots: Slots) -> Meaning | None:
    """“around 1030”, where the text says nothing else."""
    return figures_of(slots, "figures") if slots.alone() else None


def hour_at_end(slots: Slots) -> Meaning | None:
    """“Tuesday at 6” and nothing that is counted after it."""
    return clock_of_day(slots) if AFTER_HOUR.match(slots.after()) else None


def hours_of_day(slots: Slots) -> Meaning | None:
    """“Monday from 9 to 11”; without the preposition only of a day to come, for of one past "3-2" is a score."""
    day = slots.meaning("day")
    sure = re.search(r"\b(?:from|between) ", slots.matched()) or FROM_BEFORE.search(slots.before()) or to_come(day)
    if not sure or not AFTER_HOUR.match(slots.after()):
        return None
    first, second = slots.number("h1"), slots.number("h2")
    if isinstance(day, DayPart):
        first, second = hour_in_part(first, day.part), hour_in_part(second, day.part)
        day = day.day or day
    elif second <= first <= 12:
        second += 12
    m1 = slots.number("m1") if "m1" in slots else None
    m2 = slots.number("m2") if "m2" in slots else None
    if max(first, second) > 23 or isinstance(day, DayPart):
        return None
    return Range(Clock(first, m1, day=day), Clock(second, m2, day=day))


def to_come(day: Meaning) -> bool:
    """Whether the words of a day say that it lies ahead."""
    match day:
        case Weekday(which=which):
            return which in ("next", "coming", "following", "next week")
        case Deictic(offset=offset):
            return offset > 0
        case DayPart(day=of):
            return of is not None and to_come(of)
    return False


def hour_alone(slots: Slots) -> Meaning | None:
    """“8 this evening”, where the text says nothing else."""
    return clock_of_day(slots) if slots.alone() else None


def figures_in_part(slots: Slots) -> Meaning | None:
    """“tonight 815”, where the text says nothing else."""
    found = figures_of(slots, "figures") if slots.alone() else None
    return on_day(found, slots.meaning("day")) if found else None


def clock_of_day(slots: Slots) -> Meaning | None:
    found, day = clock(slots), slots.meaning("day")
    if isinstance(day, DayPart) and day.bare:
        return None  # "at 2 morning sessions"
    return on_day(found, day) if isinstance(found, Clock) else None


def on_day(clock: Clock, day: Meaning) -> Meaning:
    """A clock time gets its day; a part of the day says which half of it."""
    if isinstance(day, DayPart):
        if day.part == "EV" and clock.hour == 12:  # "this evening at 12": the midnight that ends it
            return replace(clock, day=Shift(Length(((Count(1), "day"),)), 1, day.day), hour=0, sure=True)
        return replace(clock, day=day.day, hour=hour_in_part(clock.hour, day.part), sure=True)
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
    zone = zone_of(slots)
    if "x2" not in slots and second < first <= 12:
        second += 12  # 11:30-1:30
    if "x2" not in slots:
        bare = max(first, second) < 24 and (
            zone is not None or AT.search(slots.before()) or DAY_NEXT.match(slots.after())
        )
        return Range(Clock(first, m1, zone=zone), Clock(second, m2, zone=zone)) if bare else None
    end = twelve(second, slots.said("x2"))
    begin = twelve(first, slots.said("x1") or slots.said("x2"))
    if begin is None or end is None:
        return None
    if "x1" not in slots and (begin, m1 or 0) > (end, m2 or 0):
        begin = (begin + 12) % 24
    return Range(Clock(begin, m1, zone=zone), Clock(end, m2, zone=zone))


def hours_with_h(slots: Slots) -> Meaning | None:
    """“15h30-18h”: of 24 hours."""
    first, second, zone = slots.number("h1"), slots.number("h2"), zone_of(slots)
    minutes = [slots.number(name) if name in slots else 0 for name in ("m1", "m2")]
    if max(first, second) > 23:
        return None
    return Range(Clock(first, minutes[0], zone=zone), Clock(second, minutes[1], zone=zone))


def from_hour(slots: Slots) -> Meaning | None:
    return hours(slots) if FROM_BEFORE.search(slots.before()) else None


def hours_by_the_clock(slots: Slots) -> Meaning | None:
    """“from 4 to 7 o'clock”: the later hour is the next such one."""
    first, second = hour_of(slots, "h1"), hour_of(slots, "h2")
    if first is None or second is None or not (1 <= first <= 12 and 1 <= second <= 12):
        return None
    minute = slots.number("m1") if "m1" in slots else None
    return Range(Clock(first, minute), Clock(second if second > first else second + 12))


def dotted_clock(slots: Slots) -> Meaning | None:
    """“at 11.20”, as British news writes it, and nothing that is counted so."""
    return clock(slots) if slots.before().lower().endswith("at ") and AFTER_HOUR.match(slots.after()) else None


def half_of_day(slots: Slots) -> Meaning | None:
    """Five in the morning, 8 o'clock at night, 2:40 in the afternoon."""
    found = figures_of(slots, "figures") if "figures" in slots else clock(slots)
    if not isinstance(found, Clock) or not 1 <= found.hour <= 12:
        return None
    part = slots.word("daypart")
    hour = found.hour % 12 if part == "MO" else hour_in_part(found.hour, part)
    return replace(found, hour=hour, sure=True)


def bare_daypart(slots: Slots) -> Meaning | None:
    """Good only beside a day; by itself a greeting or a habit."""
    return DayPart(slots.word("daypart"), bare=True)


def the_daypart(slots: Slots) -> Meaning | None:
    """“in the morning”; "in the middle of the night" is a habit of speech."""
    return None if HABIT_BEFORE.search(slots.before()) else DayPart(slots.word("daypart"))


def small_hours(slots: Slots) -> Meaning | None:
    """“the early hours of Friday”, of its morning or not; "working hours" are no part of a day."""
    return DayPart("SM", slots.meaning("day") if "day" in slots else None)


def part_before(slots: Slots) -> Meaning | None:
    """“the evening before”, "the morning after": of the day before or after the one last mentioned; not "the night before the vote"."""
    if not CLAUSE_ENDS.match(slots.after()):
        return None
    sign = -1 if slots.said("side") == "before" else 1
    return DayPart(slots.word("daypart"), Shift(Length(((Count(1), "day"),)), sign, "reference"))


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
TO = "( )?({dash}|to|and|until|untill|till|through)( )?"
AN_HOUR = "{h2:hour}(:{m2:minute})?"
HOURS = "{h1:hour}(:{m1:minute})?" + TO + AN_HOUR
RULES = (
    Rule("time.<hour>-<ampm>", "{hour}((:|.){minute})?(:{second:minute})?{ampm}(( )?{zone:zoned})?", clock, ("5 p.m.", "9:25 a.m.", "4 a.m. EDT"), ("15 p.m.",)),
    Rule("time.<hour-word>-<ampm>", "{number:small}( {tens}((-| ){small})?)?{ampm}(( )?{zone:zoned})?", worded_clock, ("ten a.m.", "ten thirty p.m."), ("no one am I",)),
    Rule("time.<hour>:<minute>-<zone>", "{hour}(:|.)?{minute}(:{second:minute})?( hours)?( )?{zone:zoned}", clock, ("15:00 GMT",)),
    Rule("time.<hhmm>-<zone>", "{figures:int}( hours)? {zone:zoned}", joined_figures, ("1500 GMT",), ("2575 GMT",)),
    Rule("time.<0hmm>-<zone>", "{figures:zeros}( hours)? {zone:zoned}", joined_figures, ("0735 GMT",), ("0775 GMT",)),
    Rule("time.<hhmm>-<ampm>", "{figures:int}{ampm}(( )?{zone:zoned})?", joined_figures, ("715pm", "1030 a.m."), ("1375pm",)),
    Rule("time.<0hmm>", "{figures:zeros}", zero_first, ("at [0730]",), ("agent 0010",)),
    Rule("time.<0hmm>-to-<hhmm>", "{a:zeros}" + TO + "({b:zeros}|{b:int})", figure_range, ("from [0900 to 1700]",), ("codes 0900 to 1700",)),
    Rule("time.<hhmm>-to-<hhmm>-<zone>", "({a:zeros}|{a:int})" + TO + "({b:zeros}|{b:int})( )?{zone:zoned}", figure_range, ("2000 and 2100 GMT", "0800 to 1800GMT"), ("2000 and 2100 people",)),
    Rule("time.<hour-word>-<minutes-word>", "{number:small} {tens}((-| ){small})?", spoken_clock, ("at [five forty]",), ("at five forty dollars",)),
    Rule("time.<hour-word>-oh-<minute-word>", "{hour:small}( |-){zero:zero}( |-){minute:small}{ampm}?", spoken_minutes, ("at [eight oh five]", "twelve zero three"), ("won by eight zero one",)),
    Rule("time.<hour>a", "{hour}{half:a_or_p}", letter_hour, ("at [7p]",), ("appendix 7a",)),
    Rule("time.<minutes>-past-<hour>-words", "{minutes:number} {side:past_only} " + H + "( o'clock)?{ampm}?( (in the|at) {daypart})?", minutes_past, ("ten past eight",), ("ten past eight rivals",)),
    Rule("time.<hour>-to-<hour>-<daypart>", "{h1:hour}(:{m1:minute})?" + TO + "({h2:hour}(:{m2:minute})?|{h2:number})( o'clock)? (in the|at) {daypart}", hours_in_part, ("9 to 11 in the morning", "5 to seven in the evening")),
    Rule("time.<hour>:<minute>:<second>", "{hour}:{minute}:{second:minute}(.{int})?(Z)?", bare_clock, ("at [12:30:15]",), ("won in 3:10:15",)),
    Rule("time.<hour>:<minute>", "{hour}:{minute}", bare_clock, ("at [12:30]",), ("won 3:10",)),
    Rule("time.<hour>:<minute>-plus-<offset>", "{hour}(:|.){minute}(:{second:minute})?( )?{off:plus_offset}", plus_offset, ("23:00+14", "06.30 +0530"), ("scores of 10:20+1",)),
    Rule("time.at-<hour>", "at {hour}", hour_only, ("at 6",), ("looked at 6 of them",)),
    Rule("time.around-<hhmm>", "(at|around|about) {figures:int}", figures_only, ("around 1030",), ("for around 1030",)),
    Rule("time.<hour>h-to-<hour>h", "{h1:hour}h({m1:minute})?" + TO + "{h2:hour}h({m2:minute})?(( )?{zone:zoned})?", hours_with_h, ("15h30-18h", "9h to 11h30 GMT")),
    Rule("time.<hour>h<minute>", "{hour}h{minute}(( )?{zone:zoned})?", clock, ("19h30",)),
    Rule("time.at-<hour>h", "{hour}h(( )?{zone:zoned})?", at_hour, ("at [16h]", "15h GMT"), ("for 16h",)),
    Rule("time.<hour>-oclock", H + " (o'clock|oclock|o clock){ampm}?", oclock, ("five o'clock", "3 o'clock p.m.")),
    Rule("time.<word>-to-<word>-<daypart>", "{h1:small} (to|and|until|till) {h2:small}( o'clock)? (in the|at) {daypart}", hours_in_part, ("two and three in the afternoon", "nine to ten at night")),
    Rule("time.<hour>-in-the-<daypart>", H + "( o'clock)? (in the|at) {daypart}", half_of_day, ("five in the morning", "8 o'clock at night")),
    Rule("time.<hour>ish-<ampm>", "{hour}(:{minute})?(-)?ish{ampm}", clock, ("3ish p.m.", "3:30-ish pm")),
    Rule("time.<hour>-in-the-<ampm>", "{hour}(:{minute})?( o'clock)? in the{ampm}", clock, ("3 in the AM",)),
    Rule("time.<hour>:<minute>-in-the-<daypart>", "{hour}:{minute} (in the|in|at) {daypart}", half_of_day, ("2:40 in the afternoon",)),
    Rule("time.<hhmm>-in-the-<daypart>", "{figures:int} (in the|in|at) {daypart}", half_of_day, ("820 in the evening",), ("1990 in the evening",)),
    Rule("time.half-past-<hour>", "{how:half_or_quarter} {side:past_or_to} " + H + "( o'clock)?{ampm}?( (in the|at) {daypart})?", past_hour, ("half past eight", "a quarter to nine p.m.")),
    Rule("time.<minutes>-past-<hour>", "{minutes:number} (minutes|minute|min|mins) {side:past_or_to} " + H + "( o'clock)?{ampm}?( (in the|at) {daypart})?", past_hour, ("twenty minutes past eight",)),
    Rule("time.<hour>-to-<hour>-<ampm>", "{h1:hour}((:|.){m1:minute})?{x1:ampm}?" + TO + "{h2:hour}((:|.){m2:minute})?{x2:ampm}(( )?{zone:zoned})?", hours, ("9 a.m. to 5 p.m.", "2:00-2:30 p.m.")),
    Rule("time.<hour>-to-<hour>:<minute>", "{h1:hour}" + TO + "{h2:hour}:{m2:minute}", from_hour, ("from [7 to 7:30]",), ("won 7 to 7:30",)),
    Rule("time.<hour>-to-<hour>-oclock", "({h1:hour}(:{m1:minute})?|{h1:number})" + TO + "({h2:hour}|{h2:number}) (o'clock|oclock|o clock)", hours_by_the_clock, ("4:00 to 7 o'clock", "from [two to four o'clock]"), ("4 to 70 o'clock",)),
    Rule("time.<hour>.<minute>", "{hour}.{minute}", dotted_clock, ("at [11.20]",), ("at 11.20 points",)),
    Rule("time.<hour>:<minute>-to-<hour>:<minute>", "{h1:hour}:{m1:minute}" + TO + "{h2:hour}:{m2:minute}(( )?{zone:zoned})?", hours, ("from [9:30 to 11:15]",), ("won 21:10 to 21:12",)),
    Rule("time.<daypoint>", "(high )?{daypoint}( {zone:zoned})?", lambda s: Clock(s.number("daypoint"), 0, zone=zone_of(s)), ("noon", "midnight", "noon GMT")),
    Rule("time.mid-night", "mid( |-)night", always(Clock(0, 0)), ("mid-night",), ("mid-nightly",)),
    Rule("time.half-past-<daypoint>", "({how:half_or_quarter}|{minutes:number}( minutes| min)?) {side:past_or_to} {daypoint}", past_noon, ("a quarter past noon",)),
    Rule("time.<daypart>", "{daypart}", bare_daypart, (), ("nightly", "good evening")),
    Rule("time.early-late-<daypart>", "(the )?{edge:early_late}( |-){daypart}", early_late, ("late afternoon", "early morning")),
    Rule("time.<hour>:<minute>p", "{hour}:{minute}{half:a_or_p}", lambda s: Clock(h, s.number("minute")) if (h := twelve(s.number("hour"), s.said("half"))) is not None else None, ("3:15p",)),
    Rule("time.small-hours", "(the |wee |the wee )(small|early|wee|predawn|pre-dawn) (morning )?hours( of the (morning|night))?", small_hours, ("in [the early hours]",), ("the early hour",)),
    Rule("time.the-<daypart>-before", "the {daypart} {side:before_or_after}", part_before, ("the evening before",), ("the night before the vote",)),
    Rule("time.mid-<daypart>", "mid( |-){daypart}", lambda s: DayPart(s.word("daypart"), None, "MID"), ("mid-afternoon",)),
    Rule("time.the-<daypart>", "the {daypart}( hours)?", the_daypart, ("in [the morning]",), ("the mourning", "in the middle of the night")),
    Rule("time.<sunpoint>", "{sunpoint}", sun, ("before [dawn]",), ("dawn of an era",)),
)  # fmt: skip
AT_HOUR = (
    Rule("time.<day>-at-<hour>", "<day:anydayorpart>(,)? {at:at_about} " + H, hour_at_end, ("tomorrow at 6", "this evening @ 7"), ("Tuesday at 10 Downing Street",)),
    Rule("time.<day>-from-<hour>-to-<hour>", "<day:anydayorpart>(,)?( (from|between))? " + HOURS, hours_of_day, ("Monday from 9 to 11", "tomorrow 9-11", "next Monday 6 to 8"), ("Monday 3-2", "Tuesday 8 to 3")),
    Rule("time.<hour>-to-<hour>-<day>", HOURS + "(,)?( on| of)? <day:anydayorpart>", hours_of_day, ("between [3 and 5 on Monday]", "5-9 next Friday"), ("lost 3-5 on Monday",)),
    Rule("time.at-<hour>-<day>", "at " + H + "( on)? <day:anydayorpart>", clock_of_day, ("at 6 tomorrow",), ("at 6 Downing Street",)),
)  # fmt: skip
AT_HOUR_OF_DAYPART = (
    Rule("time.<hour>-<day>-<daypart>", "{hour}(,)? <day:daypart_of>", hour_alone, ("7 tomorrow evening",), ("building 9 this evening",)),
    Rule("time.<day>-<daypart>-from-<hour>-to-<hour>", "<day:daypart_of>(,)?( (from|between))? " + HOURS, hours_of_day, ("next Friday morning 7-9", "Monday morning from 6 to 8"), ("Monday morning 3-2",)),
    Rule("time.<day>-<daypart>-<hmm>", "<day:daypart_of> {figures:int}", figures_in_part, ("tonight 815",), ("cost this evening 815 dollars",)),
    Rule("time.<day>-<daypart>-at-<hour>", "<day:daypart_of>(,)? {at:at_about} " + H, hour_at_end, ("Sunday morning at 8",)),
)  # fmt: skip
