"""Pure calendar: no text, no anchor, no clock.

Every function is total within the years 1 to 9999 and returns None where the calendar ends
or a date does not exist, so that callers need not catch OverflowError.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = dt.MINYEAR, dt.MAXYEAR
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
REMEMBERED = 4096  # days: news of a while speaks of the same ones again and again
WORK = "workday"  # Monday to Friday
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "night": 1}
MONTHS = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where there is no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        return None
    return dt.date(year, month, day)


def days_in(year: int, month: int) -> int:
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else DAYS_IN[month - 1]


def plus_days(day: dt.date, count: int) -> dt.date | None:
    ordinal = day.toordinal() + count
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def plus_months(day: dt.date, count: int) -> dt.date | None:
    """The same day of another month; the last of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return dt.date(year, month, min(day.day, days_in(year, month)))


def plus(day: dt.date, count: float, unit: str) -> dt.date | None:
    """`count` units (a fraction is carried to months or days) after `day`; units from the day upwards."""
    if abs(count) > 1_000_000:
        return None
    if unit in DAYS:
        return plus_days(day, round(count * DAYS[unit]))
    if unit == WORK:
        return plus_workdays(day, round(count))
    months = count * MONTHS[unit]
    return plus_months(day, int(months)) if months == int(months) else plus_days(day, round(months * 30.4375))


def plus_workdays(day: dt.date, count: int) -> dt.date | None:
    """So many days on, weekends not counted; on a weekend the count begins with the Friday before it, or the Monday after."""
    step = 1 if count >= 0 else -1
    weeks, rest = divmod(abs(count), 5)
    found = plus_days(
        day,
        -step * max(0, day.weekday() - 4) if step > 0 else max(0, 7 - day.weekday()) % 7 if day.weekday() > 4 else 0,
    )
    found = plus_days(found, 7 * step * weeks) if found else None
    while found and rest:
        found = plus_days(found, step)
        rest -= 1 if found and found.weekday() < 5 else 0
    return found


@lru_cache(maxsize=REMEMBERED)
def begin_of(day: dt.date, grain: str) -> dt.date:
    """The first day of the calendar unit that holds `day`. A winter begins in its December; a weekend on its Saturday."""
    match grain:
        case "week":
            return plus_days(day, -day.weekday()) or dt.date.min
        case "weekend":
            return plus_days(day, 5 - day.weekday()) or dt.date.max
        case "month":
            return day.replace(day=1)
        case "quarter":
            return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case "half":
            return dt.date(day.year, 1 if day.month < 7 else 7, 1)
        case "season":
            month = day.month // 3 * 3 or 12
            year = day.year - 1 if day.month < 3 else day.year
            return dt.date(max(year, FIRST_YEAR), month, 1)
        case "year":
            return dt.date(day.year, 1, 1)
        case "decade":
            return dt.date(max(day.year // 10 * 10, FIRST_YEAR), 1, 1)
        case "century":
            return dt.date(max(day.year // 100 * 100, FIRST_YEAR), 1, 1)
        case _:
            return day


@lru_cache(maxsize=REMEMBERED)
def end_of(day: dt.date, grain: str) -> dt.date:
    """The last day of the calendar unit that holds `day`."""
    first = begin_of(day, grain)
    if grain == "weekend":
        return plus_days(first, 1) or dt.date.max
    if grain == "week":
        return plus_days(first, 6) or dt.date.max
    if grain == "day" or grain not in MONTHS:
        return first
    following = plus_months(first, MONTHS[grain])
    if grain in ("decade", "century") and first.year == FIRST_YEAR:
        following = dt.date(10 if grain == "decade" else 100, 1, 1)
    return dt.date.max if following is None else following - dt.timedelta(days=1)


def latest_weekday(day: dt.date, weekday: int) -> dt.date | None:
    """The latest such weekday (Monday = 1) up to and including `day`."""
    return plus_days(day, -((day.isoweekday() - weekday) % 7))


def next_weekday(day: dt.date, weekday: int) -> dt.date | None:
    """The first such weekday from `day` on, that day included."""
    return plus_days(day, (weekday - day.isoweekday()) % 7)


def nearest_year(
    day: dt.date, month: int, of_month: int, lean: int = 0, weight: float = 1.5, weekday: int | None = None
) -> dt.date | None:
    """Month and day of the year that brings them nearest to `day`; for 29 February the nearest leap year.

    `lean` -1 (a past verb) or 1 (a plan) makes days on the other side count `weight` times as much.
    `weekday`, where the text gives it, picks among the years in reach those in which it agrees, if any does.
    """
    reach = 4 if (month, of_month) == (2, 29) else 1
    years = range(day.year - reach, day.year + reach + 1)
    candidates = [found for year in years if (found := date(year, month, of_month))]
    agreeing = [found for found in candidates if found.isoweekday() == weekday]
    return min(
        agreeing or candidates, key=lambda c: abs(c - day) * (weight if (c - day).days * lean < 0 else 1), default=None
    )


def nth_weekday(first: dt.date, last: dt.date, weekday: int, n: int) -> dt.date | None:
    """The n-th such weekday between two days; -1 is the last."""
    if n < 0:
        found = latest_weekday(last, weekday)
        return found if found and found >= first else None
    start = next_weekday(first, weekday)
    found = plus_days(start, 7 * (n - 1)) if start else None
    return found if found and found <= last else None
