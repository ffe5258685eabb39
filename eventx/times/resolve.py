"""Resolving: meaning + anchor + direction + the time last mentioned -> TimeValue. The only step that knows a "now"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eventx.times import meaning as m
from eventx.times.edtf import edtf
from eventx.times.meaning import Expression, Meaning
from eventx.times.reckon import days, holidays, lengths, periods, ranges
from eventx.times.reckon.context import Context, Reckoned
from eventx.times.spoken import spoken_interval
from eventx.times.value import Anchor, Direction, Interval, TimeValue, iso
from eventx.trace import Span, Step
from eventx.values import dataclass, replace

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
    steps: list[Step] | None = None,
) -> TimeValue:
    """The dates that an expression stands for.

    `direction`: "past" where a past verb governs it, "future" for what is scheduled, None for the convention of news.
    `reference`: the time last mentioned, from which "two days earlier" and "that month" count; None is publication.
    `steps` receives the steps of the reckoning, those of a meaning within another below it.
    What cannot be resolved (no publication time, off the calendar) has an underspecified value and no interval.
    """
    context = Context(anchor, direction, reference, reckon)
    if steps is None:
        result = reckon(expression.meaning, context)
    else:
        result = _Telling((expression.start, expression.end), steps).reckon(expression.meaning, context)
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


@dataclass(frozen=True, slots=True)
class _Telling:
    """`reckon` as well, and the steps of it; `span` is that of the expression."""

    span: Span
    steps: list[Step]

    def reckon(self, meaning: Meaning, context: Context) -> Reckoned:
        below: list[Step] = []
        notes: list[str] = []
        inside = replace(context, reckon=_Telling(self.span, below).reckon, note=notes.append)
        result = reckon(meaning, inside)
        comes_to = spoken_interval(result.interval) if result.interval is not None else result.value
        note = " → ".join([*notes, comes_to])
        self.steps.append(Step(rule_of(type(meaning)), note, (self.span,), steps=tuple(below)))
        return result


def rule_of(meaning: type[Meaning]) -> str:
    """The name of the rule that reckons a meaning: "reckon.weekday"."""
    return f"reckon.{meaning.__name__.lower()}"


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
