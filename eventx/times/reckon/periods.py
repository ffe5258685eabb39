"""Calendar units, months, years, decades, quarters, seasons, their edges, and the n-th of them."""

from __future__ import annotations

import datetime as dt

from eventx.times import arithmetic
from eventx.times.arithmetic import SEASON_MONTH
from eventx.times.meaning import Century, Decade, Edge, Fraction, Month, Nth, Season, Stretch, Unit, Year
from eventx.times.reckon.context import Context, Reckoned, coarser, moved, of_period, period, period_value, year_within
from eventx.times.spoken import MONTHS, spoken
from eventx.times.value import Grain, Interval
from eventx.values import replace

STEP = {"last": -1, "previous": -1, "next": 1, "following": 1}
GRAINS: dict[str, Grain] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
    "weekend": "weekend", "half": "half", "season": "season",
}  # fmt: skip
UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX", "half": "XXXX-HX",
    "season": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


HALVES = {"H1": "START", "H2": "END"}
RELATIVE = frozenset({"previous", "following", "same", "spoken"})  # these count from the time last mentioned


def unit(meaning: Unit, context: Context) -> Reckoned:
    """last/this/next count from publication, previous/following/same from the time last mentioned."""
    grain = GRAINS.get(meaning.unit)
    if grain is None:
        return fine_unit(meaning, context)
    base = context.near if meaning.which in RELATIVE else context.day
    if meaning.which in RELATIVE and context.reference and coarser(context.reference, grain):
        if meaning.which == "same":
            return some_within(meaning.unit, context.reference)
        base = context.day  # "the previous month" of a decade is that before publication
    if base is None:
        return Reckoned(UNKNOWN.get(meaning.unit, "XXXX"), grain=grain)
    if grain == "weekend":
        return weekend(meaning, base, context)
    step = STEP.get(meaning.which, 0)
    found = moved(period(base, grain), step * meaning.count, meaning.unit)
    if grain == "quarter" and meaning.which in ("latest", "the"):
        told = context.reference if context.reference and context.reference.grain == "quarter" else None
        found = told or moved(period(context.day or base, grain), -1, meaning.unit)
    if found is None:
        return Reckoned(UNKNOWN.get(meaning.unit, "XXXX"), grain=grain)
    if context.note:
        context.note(f"{meaning.which} {meaning.unit}, seen from {spoken(base)}")
    return of_period(found)


def some_within(unit_said: str, reference: Interval) -> Reckoned:
    """“that day” of a year or month: some day in it."""
    unknown, known = UNKNOWN.get(unit_said, "XXXX"), period_value(reference)
    value = known + unknown[len(known) :] if reference.grain in ("year", "month") else unknown
    return Reckoned(value, reference)


def fine_unit(meaning: Unit, context: Context) -> Reckoned:
    """This hour, the next minute: the present, since no text is dated so finely."""
    if meaning.unit == "night" and (
        base := context.near if meaning.which in ("previous", "same", "following") else context.day
    ):
        day = arithmetic.plus_days(base, STEP.get(meaning.which, 0))
        if day:
            interval = Interval(
                dt.datetime.combine(day, dt.time(20)), dt.datetime.combine(day, dt.time(23, 59)), "hour"
            )
            return Reckoned(f"{day}TNI", interval, "TIME")
    published = context.anchor.published
    if meaning.unit in ("hour", "minute") and isinstance(published, dt.datetime):
        return clock_unit(meaning, published.replace(tzinfo=None))
    return Reckoned(
        {"this": "PRESENT_REF", "next": "FUTURE_REF", "following": "FUTURE_REF"}.get(meaning.which, "PAST_REF")
    )


def clock_unit(meaning: Unit, published: dt.datetime) -> Reckoned:
    """The hour or minute of the clock before, of or after publication."""
    hour = meaning.unit == "hour"
    begin = published.replace(minute=0 if hour else published.minute, second=0, microsecond=0)
    begin += STEP.get(meaning.which, 0) * dt.timedelta(hours=1 if hour else 0, minutes=0 if hour else 1)
    interval = Interval(begin, begin.replace(minute=59) if hour else begin, "hour" if hour else "minute")
    return Reckoned(begin.strftime("%Y-%m-%dT%H" if hour else "%Y-%m-%dT%H:%M"), interval, "TIME")


def weekend(meaning: Unit, base: dt.date, context: Context) -> Reckoned:
    """Saturday and Sunday. "the weekend": the latest begun, or the next of what is scheduled; on a weekend, that one."""
    saturday = arithmetic.begin_of(base, "weekend")
    if meaning.which == "last":
        offset = -7 * meaning.count
    elif meaning.which in ("next", "following"):
        offset = 7 * meaning.count
    elif meaning.which == "the" and context.direction != "future" and base.weekday() < 5:
        offset = -7
    else:
        offset = 0
    there = arithmetic.plus_days(saturday, offset)
    return of_period(period(there, "weekend")) if there else Reckoned(UNKNOWN["weekend"], grain="weekend")


def month(meaning: Month, context: Context) -> Reckoned:
    unknown = Reckoned(f"XXXX-{meaning.month:02}", grain="month")
    if meaning.year is not None:
        year = year_within(meaning.year, context)
        first = arithmetic.date(year, meaning.month, 1) if year else None
        return of_period(period(first, "month")) if first else unknown
    base = context.near if meaning.which in ("previous", "following", "same") else context.day
    if base is None:
        return unknown
    first = pick(base.replace(day=1), meaning.month, 1, meaning.which, context.direction)
    if first is None:
        return unknown
    if context.note:
        which = meaning.which or (
            "the next" if context.direction == "future" else "the latest, or the one that comes next"
        )
        context.note(f"{MONTHS[meaning.month - 1]}, {which}, seen from {spoken(base)}")
    return of_period(period(first, "month"))


def pick(now: dt.date, first_month: int, span: int, which: str | None, direction: str | None) -> dt.date | None:
    """The unit that begins in `first_month` nearest in the direction asked for; `now` is the begin of the present one, `span` its months.

    Next month's name is next month, whatever the verb: of eleven months ago news says "last September".
    """
    this_year = dt.date(now.year, first_month, 1)
    if which == "this":
        return this_year
    if which == "last" and span == 1 and this_year.month + 1 == now.month:
        return arithmetic.plus_months(this_year, -12)  # in March "last February" is not the one just over
    if which in ("last", "previous"):
        return this_year if this_year < now else arithmetic.plus_months(this_year, -12)
    if which in ("next", "following"):
        return this_year if this_year > now else arithmetic.plus_months(this_year, 12)
    if which == "begun":
        return this_year if this_year <= now else arithmetic.plus_months(this_year, -12)
    coming = this_year if this_year >= now else arithmetic.plus_months(this_year, 12)
    if which == "nearest" and direction != "future":
        over = this_year if this_year <= now else arithmetic.plus_months(this_year, -12)
        return min((each for each in (over, coming) if each), key=lambda first: abs(first - now), default=None)
    if direction == "future" or (span == 1 and coming and coming == arithmetic.plus_months(now, 1)):
        return coming
    return this_year if this_year <= now else arithmetic.plus_months(this_year, -12)


def year(meaning: Year, _context: Context) -> Reckoned:
    """A year; one before Christ has its TIMEX3 value, and no dates."""
    if meaning.era == "BC":
        return Reckoned(f"BC{meaning.year:04}", grain="year")
    first = arithmetic.date(meaning.year, 1, 1)
    return of_period(period(first, "year")) if first else Reckoned("XXXX", grain="year")


def decade(meaning: Decade, context: Context) -> Reckoned:
    number = meaning.year
    if number < 100:
        number += 2000 if context.day and context.day.year > 2050 + number - 30 else 1900
    first = arithmetic.date(number, 1, 1)
    return of_period(period(first, "decade")) if first else Reckoned("XXX", grain="decade")


def century(meaning: Century, _context: Context) -> Reckoned:
    first = arithmetic.date(max((meaning.number - 1) * 100, 1), 1, 1)
    return of_period(period(first, "century")) if first else Reckoned("XX", grain="century")


def fraction(meaning: Fraction, context: Context) -> Reckoned:
    """A quarter or half. Without a year: the nearest, a coming one only if it is the present one."""
    months = 3 if meaning.unit == "quarter" else 6
    count = 12 // months
    number = count if meaning.number == -1 else meaning.number
    letter = "Q" if months == 3 else "H"
    grain: Grain = "quarter" if months == 3 else "half"
    unknown = Reckoned(f"XXXX-{letter}{number}", grain=grain)
    if number == 0:
        return same_part(meaning, context, grain)
    if not 1 <= number <= count:
        return Reckoned("XXXX", grain=grain)
    first_month = (number - 1) * months + 1
    if meaning.year is not None:
        year_number = year_within(meaning.year, context)
        first = arithmetic.date(year_number, first_month, 1) if year_number else None
        return of_period(period(first, grain)) if first else unknown
    if context.day is None:
        return unknown
    first = pick_part(arithmetic.begin_of(context.day, grain), first_month, months, meaning.which, context.direction)
    if context.note:
        context.note(f"{grain} {number} without a year, seen from {spoken(context.day)}")
    return of_period(period(first, grain)) if first else unknown


def pick_part(now: dt.date, first_month: int, months: int, which: str | None, direction: str | None) -> dt.date | None:
    """The latest that has begun. Reports and forecasts speak of the one just over, so the future goes on only from the one before."""
    if direction == "future" and which is None:
        this_year = dt.date(now.year, first_month, 1)
        over = arithmetic.plus_months(now, -months)
        return this_year if over is None or this_year >= over else arithmetic.plus_months(this_year, 12)
    return pick(now, first_month, months, which, "past")


def same_part(meaning: Fraction, context: Context, grain: Grain) -> Reckoned:
    """“the 1988 period”: the quarter that is spoken of, in that year; all of the year where it is of none."""
    year_number = year_within(meaning.year, context)
    spoken = context.reference.first if context.reference and context.reference.grain == grain else None
    if year_number is None:
        return Reckoned("XXXX-QX", grain=grain)
    if spoken is None:
        return year(Year(year_number), context)
    first = arithmetic.date(year_number, spoken.month, 1)
    return of_period(period(first, grain)) if first else Reckoned("XXXX-QX", grain=grain)


def season(meaning: Season, context: Context) -> Reckoned:
    """“last summer” is the latest that is over; a bare season the latest that has begun, or the next of what is scheduled."""
    first_month = SEASON_MONTH[meaning.code]
    unknown = Reckoned(f"XXXX-{meaning.code}", grain="season")
    if meaning.year is not None:
        number = year_within(meaning.year, context)
        first = arithmetic.date(number, first_month, 1) if number else None
        return of_period(period(first, "season")) if first else unknown
    base = context.near if meaning.which in ("previous", "following", "same") else context.day
    if base is None:
        return unknown
    now = arithmetic.begin_of(base, "season")
    if meaning.which == "this":
        first = dt.date(base.year, first_month, 1)
        if first_month == 12 and base.month < 3:
            first = now
    else:
        first = pick(now, first_month, 3, meaning.which, context.direction)
    first = arithmetic.plus_months(first, 12 * (1 - meaning.count)) if first is not None else None
    if first is None:
        return unknown
    if context.note:
        which = meaning.which or ("the next" if context.direction == "future" else "the latest that has begun")
        context.note(f"the season, {which}, seen from {spoken(base)}")
    return of_period(period(first, "season"))


def edge(meaning: Edge, context: Context) -> Reckoned:
    """Thirds of months and years; with a day or a week the whole stays, and only `mod` tells."""
    whole = context.reckon(meaning.of, context)
    if meaning.mod == "WEEK":
        first = whole.interval.first if whole.interval else None
        return of_period(period(first, "week")) if first else Reckoned(UNKNOWN["week"], grain="week")
    if meaning.mod == "WEEKEND":
        return weekend_near(whole.interval.first if whole.interval else None)
    if meaning.mod in ("H1", "H2"):
        mod, interval = HALVES[meaning.mod], whole.interval and half(whole.interval, meaning.mod == "H1")
    elif meaning.mod in ("EARLIER", "LATER"):
        mod = "START" if meaning.mod == "EARLIER" else "END"
        interval = whole.interval and beside(whole.interval, context.day, meaning.mod)
    else:
        mod, interval = meaning.mod, whole.interval and third(whole.interval, meaning.mod)
    return replace(
        whole, interval=interval, mod=mod, grain=whole.grain or (whole.interval.grain if whole.interval else None)
    )


def weekend_near(day: dt.date | None) -> Reckoned:
    """The Saturday and Sunday next to a holiday: before a Monday, after a Thursday."""
    saturday = arithmetic.plus_days(day, (-2, -3, 3, 2, 1, 0, -1)[day.weekday()]) if day else None
    return of_period(period(saturday, "weekend")) if saturday else Reckoned(UNKNOWN["weekend"], grain="weekend")


def beside(whole: Interval, today: dt.date | None, mod: str) -> Interval:
    """Earlier this month: until publication; later this month: from publication on."""
    first, last = whole.first, whole.last
    if today is None or first is None or last is None or not first <= today <= last or whole.grain == "day":
        return whole
    return Interval(first, today, whole.grain) if mod == "EARLIER" else Interval(today, last, whole.grain)


def half(whole: Interval, first_half: bool) -> Interval:
    """Days 1 to 15 of a month, Monday to Wednesday of a week, years 0 to 4 of a decade, and what follows them."""
    first, last = whole.first, whole.last
    if first is None or last is None:
        return whole
    match whole.grain:
        case "week":
            cut = first + dt.timedelta(3)
        case "month":
            cut = first.replace(day=16)
        case "decade" | "century":
            years = 5 if whole.grain == "decade" else 50
            cut = dt.date(first.year - first.year % (2 * years) + years, 1, 1)
        case _:
            cut = first + (last - first) // 2 + dt.timedelta(1)
    return Interval(first, cut - dt.timedelta(1), whole.grain) if first_half else Interval(cut, last, whole.grain)


def third(whole: Interval, mod: str) -> Interval:
    first, last = whole.first, whole.last
    if first is None or last is None:
        return whole
    at = ("START", "MID", "END").index(mod)
    match whole.grain:
        case "week":
            days_from, days_to = ((0, 2), (2, 4), (4, 6))[at]
            begin, end = (arithmetic.plus_days(first, count) or last for count in (days_from, days_to))
            return Interval(begin, end, "week")
        case "month":
            days = ((1, 10), (11, 20), (21, last.day))[at]
            return Interval(first.replace(day=days[0]), first.replace(day=days[1]), "month")
        case "year":
            begin = first.replace(month=4 * at + 1)
            return Interval(begin, arithmetic.end_of(begin.replace(month=4 * at + 4), "month"), "year")
        case "season" | "quarter":
            begin = arithmetic.plus_months(first, at) or first
            return Interval(begin, arithmetic.end_of(begin, "month"), whole.grain)
        case "decade":
            years = ((0, 3), (4, 6), (7, 9))[at]
            base = first.year // 10 * 10
            return Interval(dt.date(max(base + years[0], 1), 1, 1), dt.date(base + years[1], 12, 31), "decade")
        case "century":
            years = ((0, 32), (33, 65), (66, 99))[at]
            base = first.year // 100 * 100
            return Interval(dt.date(max(base + years[0], 1), 1, 1), dt.date(base + years[1], 12, 31), "century")
        case _:
            return whole


def nth(meaning: Nth, context: Context) -> Reckoned:
    """The n-th weekday, day, week, month … of a period. A week of a month is the n-th seven days of it."""
    whole = context.reckon(meaning.of, context).interval
    unknown = Reckoned("XXXX-XX-XX", grain="day")
    if whole is None or whole.first is None or whole.last is None:
        return unknown
    if isinstance(meaning.unit, int):
        day = arithmetic.nth_weekday(whole.first, whole.last, meaning.unit, meaning.number)
        return Reckoned(day.isoformat(), Interval(day, day, "day")) if day else unknown
    grain = GRAINS.get(meaning.unit)
    if grain is None:
        return unknown
    if meaning.number < 0:
        start: dt.date | None = whole.last
        if grain == "week" and whole.last.weekday() < 3:  # as in ISO 8601 a week is where its Thursday is
            start = arithmetic.plus_days(whole.last, -7)
        start = arithmetic.plus(start, meaning.number + 1, grain) if start else None
    elif grain == "week" and arithmetic.begin_of(whole.first, "week") < whole.first and whole.first.weekday() > 3:
        start = arithmetic.plus(whole.first, meaning.number, grain)
    else:
        start = arithmetic.plus(whole.first, meaning.number - 1, grain)
    if start is None or start > whole.last:
        return unknown
    return of_period(period(start, grain))


def stretch(meaning: Stretch, context: Context) -> Reckoned:
    """So many units from the begin or the end of a period, as far as it goes."""
    whole = context.reckon(meaning.of, context).interval
    grain = GRAINS.get(meaning.unit)
    if whole is None or whole.first is None or whole.last is None or grain is None or grain == "weekend":
        return Reckoned("XXXX", grain=grain)
    before, after = arithmetic.plus_days(whole.first, -1), arithmetic.plus_days(whole.last, 1)
    if meaning.from_end:
        start = arithmetic.plus(after, -meaning.count, meaning.unit) if after else None
        begin, end = (start, whole.last) if start and start >= whole.first else (None, None)
    else:
        stop = arithmetic.plus(whole.first, meaning.count, meaning.unit) if before else None
        begin, end = (whole.first, arithmetic.plus_days(stop, -1)) if stop and stop > whole.first else (None, None)
    if begin is None or end is None or end > whole.last:
        return Reckoned("XXXX", grain=grain)
    first, last = (period_value(period(day, grain)) for day in (begin, end))
    return Reckoned(first if first == last else f"{first}/{last}", Interval(begin, end, grain))
