"""Resolving: meaning + anchor + direction + the time last mentioned -> TimeValue. The only step that knows a "now"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eventx.times import meaning as m
from eventx.times.edtf import edtf
from eventx.times.meaning import Expression, Meaning
from eventx.times.reckon import days, holidays, lengths, periods, ranges
from eventx.times.reckon.context import Context, Reckoned
from eventx.times.value import Anchor, Direction, Interval, TimeValue, iso

RECKON: Mapping[type[Meaning], Callable[[Any, Context], Reckoned]] = {
    m.Day: days.day,
    m.Weekday: days.weekday,
    m.Deictic: days.deictic,
    m.DayPart: days.daypart,
    m.Clock: days.clock,
    m.Unit: periods.unit,
    m.Month: periods.month,
    m.Year: periods.year,
    m.Decade: periods.decade,
    m.Century: periods.century,
    m.Season: periods.season,
    m.Fraction: periods.fraction,
    m.Edge: periods.edge,
    m.Holiday: holidays.holiday,
    m.Nth: periods.nth,
    m.Stretch: periods.stretch,
    m.Length: lengths.length,
    m.Anchored: lengths.anchored,
    m.Shift: lengths.shift,
    m.Often: lengths.often,
    m.Reference: lengths.reference,
    m.Range: ranges.span,
    m.Open: ranges.open_range,
    m.Within: ranges.within,
    m.Lasting: lengths.lasting,
    m.Closing: lengths.closing,
    m.SeenFrom: ranges.seen_from,
    m.About: ranges.about,
}


def resolve(
    expression: Expression,
    anchor: Anchor,
    *,
    direction: Direction | None = None,
    reference: Interval | None = None,
    trace: list[str] | None = None,
) -> TimeValue:
    """The dates that an expression stands for.

    `direction`: "past" where a past verb governs it, "future" for what is scheduled, None for the convention of news.
    `reference`: the time last mentioned, from which "two days earlier" and "that month" count; None is publication.
    `trace` receives the steps of the reckoning as plain sentences.
    What cannot be resolved (no publication time, off the calendar) has an underspecified value and no interval.
    """
    notes: list[str] = []
    context = Context(anchor, direction, reference, reckon, notes.append)
    result = reckon(expression.meaning, context)
    if trace is not None:
        trace.extend(f'"{expression.text}": {note}' for note in notes)
    parts: tuple[TimeValue, ...] = ()
    if isinstance(expression.meaning, m.Range) and len(expression.parts) == 2:
        both = zip(expression.parts, ranges.ends(expression.meaning, context), strict=True)
        parts = tuple(dress(part, end, ()) for part, end in both)
    elif isinstance(expression.meaning, m.Closing) and len(expression.parts) == 2:
        name, end = expression.parts
        parts = (dress(name, result, ()), dress(end, reckon(end.meaning, context), ()))
    elif expression.parts:
        parts = tuple(dress(part, reckon(part.meaning, context), ()) for part in expression.parts)
    return dress(expression, result, parts)


def reckon(meaning: Meaning, context: Context) -> Reckoned:
    return RECKON[type(meaning)](meaning, context)


def dress(expression: Expression, result: Reckoned, parts: tuple[TimeValue, ...]) -> TimeValue:
    interval = result.interval
    return TimeValue(
        text=expression.text,
        span=(expression.start, expression.end),
        type=result.type,
        value=result.value,
        edtf=edtf(interval, result.approximate),
        begin=iso(interval.begin) if interval else None,
        end=iso(interval.end) if interval else None,
        grain=interval.grain if interval else result.grain,
        approximate=result.approximate,
        mod=result.mod,
        rule=expression.rule,
        duration=result.duration,
        freq=result.freq,
        parts=parts,
        interval=interval,
        expression=expression,
    )
