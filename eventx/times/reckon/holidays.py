"""The days of holidays, by the rules of the lexicon and the table of moveable feasts."""

from __future__ import annotations

import datetime as dt
import re

from eventx.times import arithmetic, words
from eventx.times.meaning import Holiday
from eventx.times.reckon.context import Context, Reckoned, year_within
from eventx.times.spoken import spoken
from eventx.times.value import Interval

WEEKDAYS = ("", "mon", "tue", "wed", "thu", "fri", "sat", "sun")
RULE = re.compile(r"(?P<month>\d\d)-((?P<day>\d\d)|(?P<weekday>\w{3})-(?P<nth>-?\d))(?P<plus>\+\d)?")


def days_of(name: str, year: int) -> list[dt.date]:
    """The day or days on which a holiday begins in a year; none where it does not fall in it or is not known."""
    tables = words.classes()
    rule = str(tables["holiday"].get(name) or tables["feast_month"][name])
    if rule.startswith("moveable:"):
        return [day for day in moveable(rule.partition(":")[2]) if day.year == year]
    if rule.startswith("easter"):
        easter = easter_sunday(year)
        day = easter and arithmetic.plus_days(easter, int(rule.removeprefix("easter")))
        return [day] if day else []
    found = RULE.fullmatch(rule)
    assert found is not None
    month = int(found["month"])
    first = arithmetic.date(year, month, 1)
    if first is None:
        return []
    if found["day"]:
        day = arithmetic.date(year, month, int(found["day"]))
    else:
        weekday = WEEKDAYS.index(found["weekday"])
        day = arithmetic.nth_weekday(first, arithmetic.end_of(first, "month"), weekday, int(found["nth"]))
    day = day and arithmetic.plus_days(day, int(found["plus"] or 0))
    return [day] if day else []


def moveable(feast: str) -> list[dt.date]:
    from eventx.lexicon._holidays import DAYS

    return [dt.date.fromisoformat(day) for day in DAYS[feast].split()]


def easter_sunday(year: int) -> dt.date | None:
    """By the Gregorian computus of Meeus, Jones and Butcher."""
    if not 1583 <= year <= 9999:
        return None
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def holiday(meaning: Holiday, context: Context) -> Reckoned:
    """Without a year: the nearest, as of a month and day. last, next and this as of a month."""
    unknown = Reckoned("XXXX-XX-XX", grain="day")
    number = year_within(meaning.year, context)
    if meaning.year is not None:
        days = days_of(meaning.name, number) if number else []
    elif context.day is None:
        return unknown
    else:
        days = nearest(meaning, context.day, context)
    if not days:
        return unknown
    begin = days[0]
    if context.note:
        which = {"past": "the latest", "future": "the next"}.get(context.direction or "", "the nearest")
        year = f"of {number}" if number else f"{meaning.which or which}, seen from {spoken(context.day)}"
        context.note(f"the {meaning.name} {year}")
    if meaning.name in words.classes()["feast_month"]:
        end = arithmetic.plus_days(begin, 28) or begin
        return Reckoned(f"{begin}/{end}", Interval(begin, end, "month"), approximate=True)
    return Reckoned(begin.isoformat(), Interval(begin, begin, "day"))


def nearest(meaning: Holiday, today: dt.date, context: Context) -> list[dt.date]:
    days = [
        day
        for year in range(max(today.year - 2, 1), min(today.year + 2, 9999) + 1)
        for day in days_of(meaning.name, year)
    ]
    match meaning.which:
        case "last":
            return [day for day in days if day < today][-1:]
        case "next":
            return [day for day in days if day > today][:1]
        case "this":
            return [day for day in days if day.year == today.year][:1]
    lean = {"past": -1, "future": 1}.get(context.direction or "", 0)
    return sorted(days, key=lambda day: abs((day - today).days) * (1.5 if (day - today).days * lean < 0 else 1))[:1]
