"""Durations, what is counted with them, repeated times, and bare references."""

from __future__ import annotations

import datetime as dt

from eventx.times import arithmetic
from eventx.times.meaning import (
    Anchored,
    Closing,
    Count,
    Deictic,
    Fraction,
    Lasting,
    Length,
    Meaning,
    Often,
    Reference,
    Shift,
    Weekday,
)
from eventx.times.reckon.context import Context, Reckoned, coarser, moved, of_period, period, period_value
from eventx.times.spoken import spoken
from eventx.times.value import Grain, Interval
from eventx.values import replace

CODES = {
    "second": ("PT", "S", 1), "minute": ("PT", "M", 1), "hour": ("PT", "H", 1), "day": ("P", "D", 1), "workday": ("P", "D", 1), "night": ("P", "D", 1), "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2), "weekend": ("P", "WE", 1), "month": ("P", "M", 1), "quarter": ("P", "Q", 1), "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10), "century": ("P", "Y", 100), "millennium": ("P", "Y", 1000),
}  # fmt: skip
UNCOUNTED = {"decade": "E", "century": "C", "millennium": "L"}  # TIMEX2's units: "centuries" are no number of years
SMALLER = {
    "year": (12, "month"),
    "hour": (60, "minute"),
    "minute": (60, "second"),
    "day": (24, "hour"),
    "decade": (10, "year"),
    "quarter": (3, "month"),
    "century": (100, "year"),
    "week": (7, "day"),
}
WHOLE: dict[str, Grain] = {
    "fortnight": "week",
    "night": "day",
    "workday": "day",
    "weekend": "weekend",
    "millennium": "century",
}
APPROXIMATE = frozenset(
    {"week", "fortnight", "weekend", "month", "quarter", "season", "half", "year", "decade", "century", "millennium"}
)


def iso_duration(parts: tuple[tuple[Count, str], ...]) -> str:
    """P2Y6M, PT1H30M; PXD where the text does not say how many."""
    date, time = "", ""
    summed: dict[tuple[str, str], float | None] = {}
    for count, unit in split_fractions(parts):
        marker, letter, times = CODES[unit]
        if count is None:
            letter = UNCOUNTED.get(unit, letter)
        before = summed.get((marker, letter), 0)
        summed[marker, letter] = None if count is None or before is None else before + count * times
    for (marker, letter), count in summed.items():
        number = "X" if count is None else f"{count:g}" if count < 1e6 else f"{int(count)}"
        if marker == "PT":
            time += number + letter
        else:
            date += number + letter
    return "P" + date + ("T" + time if time else "")


def in_iso(parts: tuple[tuple[Count, str], ...]) -> str:
    """As ISO 8601 knows it: quarters in months, weekends in days, decades in years."""
    plain = {
        "quarter": (3, "month"),
        "weekend": (2, "day"),
        "decade": (10, "year"),
        "century": (100, "year"),
        "millennium": (1000, "year"),
    }
    known = []
    for count, unit in parts:
        times, instead = plain.get(unit, (1, unit))
        known.append((Count(None if count.number is None else count.number * times, count.vague), instead))
    return iso_duration(tuple(known))


def split_fractions(parts: tuple[tuple[Count, str], ...]) -> list[tuple[float | None, str]]:
    """2.5 years as 2 years and 6 months."""
    split: list[tuple[float | None, str]] = []
    for count, unit in parts:
        number = count.number
        if number is not None and number != int(number) and unit in SMALLER:
            times, smaller = SMALLER[unit]
            rest = round((number - int(number)) * times)
            split += [(int(number), unit)] if int(number) else []
            split += [(rest, smaller)] if rest else []
        else:
            split.append((number, unit))
    return split


def length(meaning: Length, _context: Context) -> Reckoned:
    code = iso_duration(meaning.parts)
    vague = meaning.mod is not None or any(count.vague for count, _ in meaning.parts)
    return Reckoned(
        code,
        type="DURATION",
        mod=meaning.mod,
        approximate=vague,
        duration=in_iso(meaning.parts),
        grain=grain_of(meaning.parts[-1][1]),
    )


def grain_of(unit: str) -> Grain:
    return WHOLE.get(unit, unit)  # type: ignore[arg-type]


def anchored(meaning: Anchored, context: Context) -> Reckoned:
    """The past three weeks are the days before publication, the next three those after it: as long as they say."""
    whole = length(meaning.length, context)
    sign = -1 if meaning.which == "past" else 1
    if (quarters := whole_quarters(meaning, sign, context)) is not None:
        return replace(whole, interval=quarters, approximate=False)
    far = shifted(context.anchor.published, meaning.length.laid_out, sign)
    near = context.anchor.published
    if near is None or far is None:
        return whole
    if not isinstance(far, dt.datetime):
        today = near.date() if isinstance(near, dt.datetime) else near
        beside = arithmetic.plus_days(today, sign)
        if beside is None or (far - today).days * sign < 1:
            return whole
        if meaning.which == "within":
            near, far = today, arithmetic.plus_days(far, -1) or far
        else:
            near = beside
    elif isinstance(near, dt.datetime):
        step = dt.timedelta(seconds=1 if whole.grain == "second" else 60)
        near, far = (near - step, far) if sign < 0 else (near, far - step)
        near, far = near.replace(tzinfo=None, microsecond=0), far.replace(tzinfo=None)
        if (near - far if sign < 0 else far - near) < dt.timedelta(0):
            return whole
    begin, end = (far, near) if sign < 0 else (near, far)
    if context.note:
        context.note(f"{whole.value} {'up to' if sign < 0 else 'from'} {spoken(near)}")
    return Reckoned(
        whole.value,
        Interval(begin, end, whole.grain or "day"),
        "DURATION",
        whole.mod,
        approximate=True,
        duration=whole.duration,
    )


def whole_quarters(meaning: Anchored, sign: int, context: Context) -> Interval | None:
    """The past two quarters are those of the calendar, for so reports count them."""
    (count, unit), *more = meaning.length.parts
    if unit != "quarter" or more or context.day is None or count.number is None or count.number != int(count.number):
        return None
    this = period(context.day, "quarter")
    near, far = moved(this, sign, unit), moved(this, sign * int(count.number), unit)
    if near is None or far is None or not 0 < count.number < 1000:
        return None
    first, last = (far, near) if sign < 0 else (near, far)
    return Interval(first.begin, last.end, "quarter")


def lasting(meaning: Lasting, context: Context) -> Reckoned:
    """From its begin on, as long as it says."""
    whole = length(meaning.length, context)
    start = context.reckon(meaning.begin, context).interval
    begin = start.begin if start else None
    end = shifted(begin, meaning.length, 1)
    fine = any(unit in arithmetic.SECONDS for _, unit in meaning.length.parts)
    if isinstance(begin, dt.datetime) and not isinstance(end, dt.datetime) and end is not None:
        end = dt.datetime.combine(end, begin.timetz())
    if begin is None or end is None or (fine and not isinstance(begin, dt.datetime)):
        return whole
    last = end - dt.timedelta(minutes=1) if isinstance(end, dt.datetime) else arithmetic.plus_days(end, -1)
    if last is None or last < begin:
        return whole
    if context.note:
        context.note(f"{whole.value} from {spoken(begin)} on")
    interval = Interval(begin, last, "minute" if isinstance(begin, dt.datetime) else whole.grain or "day")
    return replace(whole, interval=interval)


def closing(meaning: Closing, context: Context) -> Reckoned:
    """So long up to that day, or to the last day of that month; the value is that of the period as it is named."""
    end = context.reckon(meaning.end, context).interval
    whole = context.reckon(meaning.of, quarter_of(meaning, end.last, context) if end and end.last else context)
    following = arithmetic.plus_days(end.last, 1) if end and end.last else None
    begin = shifted(following, meaning.length, -1)
    if end is None or end.last is None or begin is None:
        return whole
    if context.note:
        context.note(f"{iso_duration(meaning.length.parts)} up to {spoken(end.last)}")
    grain = whole.grain or grain_of(meaning.length.parts[-1][1])
    if grain == "week":
        whole = replace(whole, value=period_value(period(end.last, "week"))) if whole.type == "DATE" else whole
    return replace(whole, interval=Interval(begin, end.last, grain), approximate=False)


def quarter_of(meaning: Closing, last: dt.date, context: Context) -> Context:
    """For the name of a quarter that no report has named before: that of the calendar in which most of it lies."""
    named = context.reference is not None and context.reference.grain == "quarter"
    middle = arithmetic.plus_days(last, -45)
    if meaning.length.parts[0][1] != "quarter" or named or middle is None:
        return context
    return replace(context, reference=period(middle, "quarter"))


def shifted(origin: dt.datetime | dt.date | None, how_long: Length, sign: int) -> dt.datetime | dt.date | None:
    """So long before or after; None if unknown or off the calendar. Hours need a time of day to count from."""
    there: dt.datetime | dt.date | None = origin
    fine = any(unit in arithmetic.SECONDS for _, unit in how_long.parts)
    for count, unit in how_long.parts:
        if there is None or count.number is None:
            return None
        if unit in arithmetic.SECONDS:
            if not isinstance(there, dt.datetime) or count.number * arithmetic.SECONDS[unit] > 1e10:
                return None
            try:
                there = (there + dt.timedelta(seconds=sign * count.number * arithmetic.SECONDS[unit])).replace(
                    microsecond=0
                )
            except OverflowError:
                return None
        else:
            there = moved_by(there, sign * count.number, unit, keep_clock=fine)
    return there


def moved_by(
    there: dt.datetime | dt.date, count: float, unit: str, *, keep_clock: bool
) -> dt.datetime | dt.date | None:
    """Units from the day upwards; the time of day goes along where smaller units follow. A day and a half of noon is a midnight."""
    if isinstance(there, dt.datetime) and unit in arithmetic.DAYS and count != int(count):
        try:
            moment = there + dt.timedelta(days=count * arithmetic.DAYS[unit])
        except OverflowError:
            return None
        return moment if keep_clock else moment.date()
    day = arithmetic.plus(there.date() if isinstance(there, dt.datetime) else there, count, unit)
    return dt.datetime.combine(day, there.timetz()) if day and keep_clock and isinstance(there, dt.datetime) else day


def shift(meaning: Shift, context: Context) -> Reckoned:
    """Begin = end = the day so many units away, at the grain of the unit; the value at that grain."""
    parts = meaning.length.parts
    if not meaning.length.known and meaning.origin == "reference":
        return length(meaning.length, context)  # "a few hours later": from then, nobody says how many
    if meaning.origin == "reference" and context.reference and coarser(context.reference, grain_of(parts[-1][1])):
        return length(meaning.length, context)  # "in 2015 ... two days later": from some day of it
    if not meaning.length.known:
        return Reckoned("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", mod=meaning.mod, approximate=True)
    unit = parts[-1][1]
    grain = grain_of(unit)
    if (
        not isinstance(meaning.origin, Meaning)
        and context.reference
        and context.reference.grain == "quarter"
        and grain == "year"
    ):
        return same_quarter(meaning, context.reference)
    if (
        isinstance(meaning.origin, Fraction)
        and grain == "year"
        and (quarter := context.reckon(meaning.origin, context).interval)
    ):
        return same_quarter(meaning, quarter)
    origin = origin_of(meaning, context)
    there = shifted(origin, meaning.length, meaning.sign)
    vague = unit in APPROXIMATE or any(count.vague for count, _ in parts) or meaning.mod is not None
    if unit == "weekend" and (weekend := weekends_away(origin, parts[0][0].number, meaning.sign)):
        return replace(of_period(weekend), mod=meaning.mod, approximate=vague)
    if isinstance(meaning.origin, Meaning):
        vague = meaning.mod is not None
        precise = isinstance(meaning.origin, (Deictic, Weekday))  # "a year ago today"
        grain = "day" if precise or grain in ("week", "weekend") else grain
    if there is None and origin is not None and unit not in arithmetic.SECONDS:
        return Reckoned("PAST_REF" if meaning.sign < 0 else "FUTURE_REF", mod=meaning.mod, approximate=True)
    if there is None:
        return Reckoned(iso_duration(parts), type="DURATION", mod=meaning.mod, duration=in_iso(parts), grain=grain)
    if context.note:
        origin_said = "publication, " if origin == context.anchor.published else ""
        side = "before" if meaning.sign < 0 else "after"
        context.note(f"{iso_duration(parts)} {side} {origin_said}{spoken(origin)}")
    if isinstance(there, dt.datetime):
        there = there.replace(second=0) if grain != "second" else there
        return Reckoned(there.strftime("%Y-%m-%dT%H:%M"), Interval(there, there, grain), "TIME", meaning.mod, vague)
    return Reckoned(period_value(period(there, grain)), Interval(there, there, grain), "DATE", meaning.mod, vague)


def weekends_away(origin: dt.datetime | dt.date | None, count: float | None, sign: int) -> Interval | None:
    """Saturday and Sunday, so many weekends off; in the week the one to come is the first ahead, the one past the first back."""
    if origin is None or count is None:
        return None
    day = origin.date() if isinstance(origin, dt.datetime) else origin
    whole = round(count) - (1 if sign > 0 and day.weekday() < 5 else 0)
    there = arithmetic.plus(arithmetic.begin_of(day, "weekend"), sign * whole, "weekend")
    return period(there, "weekend") if there else None


def same_quarter(meaning: Shift, quarter: Interval) -> Reckoned:
    """In a report on a quarter, "a year ago" is the same quarter of that year."""
    count, unit = meaning.length.parts[0]
    there = moved(quarter, meaning.sign * int(count.number or 0), unit)
    return of_period(there) if there else Reckoned("XXXX-QX", grain="quarter")


def origin_of(meaning: Shift, context: Context) -> dt.datetime | dt.date | None:
    if isinstance(meaning.origin, Meaning):
        found = context.reckon(meaning.origin, context).interval
        return None if found is None else found.begin or found.end
    if meaning.origin == "reference" and context.reference is not None:
        return context.reference.begin or context.reference.end
    return context.anchor.published


def often(meaning: Often, _context: Context) -> Reckoned:
    return Reckoned(meaning.value, type="SET", freq=meaning.freq)


def reference(meaning: Reference, context: Context) -> Reckoned:
    """“now” is the publication; the past and the future have no dates."""
    published = context.anchor.published
    if published is None or not (meaning.begun or meaning.value == "PRESENT_REF"):
        return Reckoned(meaning.value)
    exact = isinstance(published, dt.datetime)
    moment = published.replace(tzinfo=None, microsecond=0) if isinstance(published, dt.datetime) else published
    interval = Interval(moment, None if meaning.begun else moment, "second" if exact else "day")
    return Reckoned(meaning.value, interval, approximate=True)
