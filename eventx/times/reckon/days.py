"""Days, parts of the day and clock times."""

from __future__ import annotations

import datetime as dt

from eventx.times import arithmetic
from eventx.times.meaning import Clock, Day, DayPart, Deictic, Weekday
from eventx.times.reckon.context import Context, Reckoned, year_within
from eventx.times.spoken import WEEKDAYS, spoken
from eventx.times.value import Direction, Grain, Interval

PART_HOURS = {
    "MO": (6, 11),
    "AF": (12, 17),
    "EV": (18, 21),
    "NI": (20, 23),
    "DT": (6, 17),
    "MI": (12, 13),
    "SM": (0, 5),
}
# "early morning" keeps the whole: it may well begin before six.
EDGE_HOURS: dict[tuple[str, str | None], tuple[int, int]] = {
    ("MO", "MID"): (9, 10), ("MO", "END"): (10, 11), ("AF", "START"): (12, 13), ("AF", "MID"): (14, 15), ("AF", "END"): (16, 17),
    ("EV", "START"): (18, 19), ("EV", "END"): (20, 21), ("NI", "END"): (22, 23),
}  # fmt: skip
DAYS_AND_FINER = frozenset({"day", "hour", "minute", "second"})
NAMES = ("", *WEEKDAYS)


def on(day: dt.date | None, unknown: str = "XXXX-XX-XX") -> Reckoned:
    """One day, or what to print where there is none."""
    return Reckoned(day.isoformat(), Interval(day, day, "day")) if day else Reckoned(unknown, grain="day")


def day(meaning: Day, context: Context) -> Reckoned:
    if meaning.month is None:
        return day_of_month(meaning, context)
    if meaning.within is not None:
        year = year_within(meaning.within, context)
        return on(
            arithmetic.date(year, meaning.month, meaning.day) if year else None,
            f"XXXX-{meaning.month:02}-{meaning.day:02}",
        )
    if meaning.year is not None:
        return on(arithmetic.date(meaning.year, meaning.month, meaning.day))
    if meaning.day > arithmetic.days_in(2000, meaning.month):
        return on(None)
    unknown = f"XXXX-{meaning.month:02}-{meaning.day:02}"
    if context.day is None:
        return on(None, unknown)
    lean = {"past": -1, "future": 1}.get(meaning.side or context.direction or "", 0)
    weight = 100 if meaning.side else 1.5
    found = arithmetic.nearest_year(context.day, meaning.month, meaning.day, lean, weight, meaning.weekday)
    if context.note:
        side = {-1: ", rather before it", 1: ", rather after it"}.get(lean, "")
        context.note(f"no year is given: the one nearest to publication, {spoken(context.day)}{side}")
    return on(found, unknown)


def day_of_month(meaning: Day, context: Context) -> Reckoned:
    """“the 14th”: of the month last mentioned, else the latest past one, or the next of what is scheduled."""
    near = context.near
    if near is None:
        return on(None, f"XXXX-XX-{meaning.day:02}")
    if meaning.weekday is not None:
        return on(nearest_meeting(near, meaning.day, meaning.weekday), f"XXXX-XX-{meaning.day:02}")
    if context.reference and context.reference.grain == "month":
        return on(arithmetic.date(near.year, near.month, meaning.day))
    base = context.day or near
    step = 1 if context.direction == "future" else -1
    for months in range(12):
        there = arithmetic.plus_months(base.replace(day=1), step * months)
        found = arithmetic.date(there.year, there.month, meaning.day) if there else None
        if found and (found >= base if step > 0 else found <= base):
            return on(found)
    return on(None, f"XXXX-XX-{meaning.day:02}")


def nearest_meeting(near: dt.date, number: int, weekday: int) -> dt.date | None:
    """The nearest day with this number that is this weekday; within two years there is one."""
    for months in range(25):
        for sign in (-1, 1):
            there = arithmetic.plus_months(near.replace(day=1), sign * months)
            found = arithmetic.date(there.year, there.month, number) if there else None
            if found and found.isoweekday() == weekday:
                return found
    return None


def weekday(meaning: Weekday, context: Context) -> Reckoned:
    """A bare weekday is the most recent one, publication day included; tomorrow's is tomorrow, unless a past verb governs it."""
    number, unknown = meaning.weekday, f"XXXX-WXX-{meaning.weekday}"
    today = context.near if meaning.which in ("previous", "following", "same") else context.day
    if today is None:
        return on(None, unknown)
    found = pick_weekday(number, meaning.which, today, context.direction, meaning.count)
    if context.note:
        origin = "publication" if today == context.day else "the day mentioned before"
        context.note(f"{_which_weekday(meaning, found, today, context)} {origin}, {spoken(today)}")
    return on(found, unknown)


def _which_weekday(meaning: Weekday, found: dt.date | None, today: dt.date, context: Context) -> str:
    """Which of the weekdays was picked, in words that go before the day counted from."""
    name = NAMES[meaning.weekday]
    if meaning.which in (None, "short"):
        if context.direction is None and found is not None and found > today:
            return f"{name} without more is tomorrow's: the day after"
        return f"the first {name} from" if context.direction == "future" else f"the latest {name} up to"
    if meaning.which in ("ago", "hence"):
        return f"{meaning.count} {name}s {meaning.which}, counted from"
    return f"{meaning.which} {name}, counted from"


def pick_weekday(
    number: int, which: str | None, today: dt.date, direction: Direction | None, count: int
) -> dt.date | None:
    monday = arithmetic.begin_of(today, "week")
    match which:
        case "last" | "previous":
            return arithmetic.latest_weekday(today - dt.timedelta(days=1), number) if today > dt.date.min else None
        case "next" | "following" | "coming":
            after = arithmetic.plus_days(today, 1)
            return arithmetic.next_weekday(after, number) if after else None
        case "this":
            return arithmetic.plus_days(monday, number - 1)
        case "ago":
            latest = pick_weekday(number, "last", today, None, 1)
            return arithmetic.plus_days(latest, -7 * (count - 1)) if latest else None
        case "hence":
            nearest = pick_weekday(number, "next", today, None, 1)
            return arithmetic.plus_days(nearest, 7 * (count - 1)) if nearest else None
        case "last week" | "previous week":
            return arithmetic.plus_days(monday, number - 8)
        case "next week" | "coming week" | "following week":
            return arithmetic.plus_days(monday, number + 6)
        case "this week":
            return arithmetic.plus_days(monday, number - 1)
    if direction == "future":
        return arithmetic.next_weekday(today, number)
    tomorrow = arithmetic.plus_days(today, 1)
    if direction is None and tomorrow and tomorrow.isoweekday() == number:
        return tomorrow
    return arithmetic.latest_weekday(today, number)


def deictic(meaning: Deictic, context: Context) -> Reckoned:
    if context.day is None:
        return on(None)
    found = arithmetic.plus_days(context.day, meaning.offset)
    if context.note:
        how = f"{meaning.offset:+} days from publication" if meaning.offset else "the day of publication"
        context.note(f"{how}, {spoken(context.day)}")
    return on(found)


def host_day(meaning: DayPart | Clock, context: Context) -> tuple[dt.date | None, str]:
    """The day that a part of it belongs to, and its value where it is not known."""
    if meaning.day is not None:
        whole = context.reckon(meaning.day, context)
        inside = whole.interval
        if inside is None or inside.begin is None:
            return None, whole.value
        one_day = inside.grain in DAYS_AND_FINER or inside.begin == inside.end  # "a week ago at 5 p.m."
        return (inside.first if one_day else None), whole.value
    if context.reference and context.reference.grain in ("day", "hour", "minute"):
        return context.reference.first or context.day, "XXXX-XX-XX"
    return context.day, "XXXX-XX-XX"


def daypart(meaning: DayPart, context: Context) -> Reckoned:
    day, unknown = host_day(meaning, context)
    code = "MO" if meaning.part == "SM" else meaning.part
    if day is None:
        return Reckoned(f"{unknown}T{code}", type="TIME", grain="hour")
    first, last = EDGE_HOURS.get((meaning.part, meaning.mod), PART_HOURS[meaning.part])
    interval = Interval(
        dt.datetime.combine(day, dt.time(first)),
        dt.datetime.combine(day, dt.time(last, 59)),
        "hour",
    )
    return Reckoned(f"{day.isoformat()}T{code}", interval, "TIME", mod=meaning.mod)


def clock(meaning: Clock, context: Context) -> Reckoned:
    if not (0 <= meaning.hour < 24):
        return Reckoned("XXXX-XX-XX", type="TIME")
    day, unknown = host_day(meaning, context)
    minute = meaning.minute or 0
    said = f"T{meaning.hour:02}:{minute:02}" + (f":{meaning.second:02}" if meaning.second is not None else "")
    grain: Grain = "hour" if meaning.minute is None else "minute" if meaning.second is None else "second"
    if day is None:
        return Reckoned(unknown + said, type="TIME", grain=grain)
    zone = None if meaning.zone is None else dt.timezone(dt.timedelta(minutes=meaning.zone))
    begin = dt.datetime.combine(day, dt.time(meaning.hour, minute, meaning.second or 0, tzinfo=zone))
    end = begin.replace(minute=59) if grain == "hour" else begin
    return Reckoned(day.isoformat() + said, Interval(begin, end, grain), "TIME")
