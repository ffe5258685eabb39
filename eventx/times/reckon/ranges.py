"""Ranges, open ranges, and modified times."""

from __future__ import annotations

import datetime as dt

from eventx.times import arithmetic
from eventx.times.meaning import (
    About,
    Anchored,
    Clock,
    Day,
    DayPart,
    Edge,
    Fraction,
    Meaning,
    Month,
    Open,
    Range,
    Reference,
    Season,
    SeenFrom,
    Shift,
    Weekday,
    Within,
    Year,
)
from eventx.times.reckon.context import Context, Reckoned
from eventx.times.reckon.lengths import anchored, length, shift
from eventx.times.value import Anchor, Interval, Moment
from eventx.values import replace


def ends(meaning: Range, context: Context) -> tuple[Reckoned, Reckoned]:
    """Both ends. The one that leaves its year, week or day open takes it from the other: "Dec. 28 to Jan. 3, 2020", "9 to 11 a.m. Monday"."""
    if not isinstance(meaning.begin, Year) and settled(meaning.end) and not settled(meaning.begin):
        second = context.reckon(meaning.end, context)
        if second.interval and second.interval.begin:
            near = replace(context, anchor=Anchor(second.interval.begin), direction="past", reference=second.interval)
            return context.reckon(meaning.begin, near), second
    first = context.reckon(meaning.begin, context)
    if first.interval is None or first.interval.begin is None:
        return first, context.reckon(meaning.end, context)
    match meaning:
        case Range(Clock(day=day), Clock(day=same)) if day is not None and day == same:
            return first, context.reckon(meaning.end, context)  # "the next evening from 7 to 9"
    after = replace(context, reference=first.interval)
    ending = meaning.end
    if isinstance(ending, Day) and ending.year is None:
        ending = replace(ending, side="future")
    if not settled(meaning.end) and (not isinstance(meaning.end, Weekday) or isinstance(meaning.begin, Weekday)):
        after = replace(after, anchor=Anchor(first.interval.begin), direction="future")
    if isinstance(ending, Clock) and ending.day is None:
        ending = in_half_day(ending, first.interval.begin)
    return first, context.reckon(ending, after)


def in_half_day(end: Clock, begin: Moment) -> Clock:
    """An hour that may be of the morning or of the evening is the next such one: "noon to 1:30"."""
    if end.sure or end.hour >= 12 or not isinstance(begin, dt.datetime):
        return end
    said, later = (end.hour, end.minute or 0), (end.hour + 12, end.minute or 0)
    return replace(end, hour=later[0]) if said <= (begin.hour, begin.minute) < later else end


def settled(meaning: Meaning) -> bool:
    """Whether a meaning names its own year or counts from publication, so that the other end has no say in it."""
    match meaning:
        case Day(year=year, within=within):
            return year is not None or within is not None
        case Weekday(which=which):
            return which is not None
        case Month(year=year, which=which) | Season(year=year, which=which) | Fraction(year=year, which=which):
            return year is not None or which is not None
        case Clock(day=day) | DayPart(day=day):
            return day is not None and settled(day)
        case Edge(of=of) | About(of=of):
            return settled(of)
        case _:
            return True


def span(meaning: Range, context: Context) -> Reckoned:
    """From the begin of the one to the end of the other. The value is that of both ends, as in EDTF."""
    first, second = ends(meaning, context)
    value = first.value if first.value == second.value else f"{first.value}/{second.value}"
    a, b = first.interval, second.interval
    if a is None or b is None or a.begin is None or b.end is None:
        return Reckoned(value, type=second.type, grain=second.grain)
    begin, end = a.begin, b.end
    by_the_clock = isinstance(meaning.begin, Clock | Reference) and isinstance(meaning.end, Clock | Reference)
    if by_the_clock and isinstance(begin, dt.datetime) and isinstance(b.begin, dt.datetime):
        return hours(value, begin, b.begin)
    if type(begin) is not type(end):
        begin, end = a.first or dt.date.min, b.last or dt.date.max
    if (
        isinstance(begin, dt.datetime)
        and isinstance(end, dt.datetime)
        and (begin.tzinfo is None) != (end.tzinfo is None)
    ):
        begin, end = begin.replace(tzinfo=begin.tzinfo or end.tzinfo), end.replace(tzinfo=end.tzinfo or begin.tzinfo)
    if begin > end and isinstance(meaning.end, Weekday) and (later := step(end, 7)) and later >= begin:
        end = later  # "this Friday to this Monday"
        value = f"{first.value}/{end.isoformat()}"
    if begin > end:
        return Reckoned(value, type=second.type, grain=b.grain)
    return Reckoned(
        value, Interval(begin, end, b.grain), second.type, approximate=first.approximate or second.approximate
    )


def hours(value: str, begin: dt.datetime, end: dt.datetime) -> Reckoned:
    """9 a.m. to 5 p.m.: until the minute before 5; past midnight where the second is the earlier."""
    if (begin.tzinfo is None) != (end.tzinfo is None):
        begin, end = begin.replace(tzinfo=begin.tzinfo or end.tzinfo), end.replace(tzinfo=end.tzinfo or begin.tzinfo)
    try:
        last = (
            end
            - dt.timedelta(minutes=1)
            + (dt.timedelta(days=1) if end <= begin and end.date() == begin.date() else dt.timedelta())
        )
    except OverflowError:
        return Reckoned(value, type="TIME", grain="minute")
    return Reckoned(value, Interval(begin, last, "minute") if begin <= last else None, "TIME")


def open_range(meaning: Open, context: Context) -> Reckoned:
    """Since and after leave the end open, until, by and before the begin; since, until and by include the time itself."""
    whole = context.reckon(meaning.of, context)
    inside = whole.interval
    if inside is None:
        return whole
    begin, end = at_the_very(meaning, inside)
    mod = whole.mod
    match meaning.relation:
        case "since":
            end = None
        case "onward":
            end, mod = None, mod or "ON_OR_AFTER"
        case "until" | "by":
            moment = whole.type == "TIME" and inside.begin == inside.end
            begin, end = None, step(begin, -1) if moment else end
        case "before":
            begin, end, mod = None, step(begin, -1), mod or "BEFORE"
        case _:
            begin, end, mod = begin if whole.type == "TIME" else step(end, 1), None, mod or "AFTER"
    if begin is None and end is None:
        return whole
    return replace(whole, interval=Interval(begin, end, inside.grain), mod=mod)


def at_the_very(meaning: Open, inside: Interval) -> tuple[Moment | None, Moment | None]:
    """“before the end of May” is before its last day is over, "after the beginning of May" from its first day on."""
    of = meaning.of
    if not isinstance(of, Edge) or not of.very:
        return inside.begin, inside.end
    if of.mod == "END":
        after = step(inside.end, 1)
        return (after if meaning.relation == "before" else inside.end), inside.end
    if of.mod == "START":
        before = step(inside.begin, -1)
        return inside.begin, (before if meaning.relation == "after" else inside.begin)
    return inside.begin, inside.end


def step(moment: dt.datetime | dt.date | None, sign: int) -> dt.datetime | dt.date | None:
    """The day, or the minute, next to it."""
    if isinstance(moment, dt.datetime):
        try:
            return moment + sign * dt.timedelta(minutes=1)
        except OverflowError:
            return None
    return None if moment is None else arithmetic.plus_days(moment, sign)


def seen_from(meaning: SeenFrom, context: Context) -> Reckoned:
    """The name as it was meant on that day, looking ahead."""
    at = context.reckon(meaning.at, context).interval
    if at is None or at.begin is None:
        return context.reckon(meaning.of, replace(context, anchor=Anchor(None)))
    return context.reckon(meaning.of, replace(context, anchor=Anchor(at.begin), direction="future", reference=None))


def within(meaning: Within, context: Context) -> Reckoned:
    if context.direction == "past" or (meaning.ranked and context.direction is None):
        return length(meaning.length, context)
    if meaning.whole:
        return anchored(Anchored(meaning.length, "within"), context)
    return shift(Shift(meaning.length, 1, None, meaning.length.mod), context)


def about(meaning: About, context: Context) -> Reckoned:
    return replace(context.reckon(meaning.of, context), mod=meaning.mod, approximate=True)
