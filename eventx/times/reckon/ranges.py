"""Ranges, open ranges, and modified times."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from eventx.times import arithmetic
from eventx.times.meaning import About, Open, Range
from eventx.times.reckon.context import Context, Reckoned
from eventx.times.value import Interval


def span(meaning: Range, context: Context) -> Reckoned:
    """From the begin of the one to the end of the other. The value is that of both ends, as in EDTF."""
    first = context.reckon(meaning.begin, context)
    second = context.reckon(meaning.end, replace(context, reference=first.interval or context.reference))
    value = f"{first.value}/{second.value}"
    a, b = first.interval, second.interval
    if a is None or b is None or a.begin is None or b.end is None:
        return Reckoned(value, type=second.type, grain=second.grain)
    begin, end = a.begin, b.end
    if type(begin) is not type(end):
        begin, end = a.first or dt.date.min, b.last or dt.date.max
    if isinstance(begin, dt.datetime) and isinstance(end, dt.datetime) and (begin.tzinfo is None) != (end.tzinfo is None):
        begin, end = begin.replace(tzinfo=begin.tzinfo or end.tzinfo), end.replace(tzinfo=end.tzinfo or begin.tzinfo)
    if begin > end:
        return Reckoned(value, type=second.type, grain=b.grain)
    return Reckoned(value, Interval(begin, end, b.grain), second.type, approximate=first.approximate or second.approximate)


def open_range(meaning: Open, context: Context) -> Reckoned:
    """since and after leave the end open, until, by and before the begin; since, until and by include the time itself."""
    whole = context.reckon(meaning.of, context)
    inside = whole.interval
    if inside is None:
        return whole
    begin, end = inside.begin, inside.end
    mod = whole.mod
    match meaning.relation:
        case "since":
            end = None
        case "until" | "by":
            begin = None
        case "before":
            begin, end, mod = None, step(begin, -1), mod or "BEFORE"
        case _:
            begin, end, mod = step(end, 1), None, mod or "AFTER"
    if begin is None and end is None:
        return whole
    return replace(whole, interval=Interval(begin, end, inside.grain), mod=mod)


def step(moment: dt.datetime | dt.date | None, sign: int) -> dt.datetime | dt.date | None:
    """The day, or the minute, next to it."""
    if isinstance(moment, dt.datetime):
        try:
            return moment + sign * dt.timedelta(minutes=1)
        except OverflowError:
            return None
    return None if moment is None else arithmetic.plus_days(moment, sign)


def about(meaning: About, context: Context) -> Reckoned:
    return replace(context.reckon(meaning.of, context), mod=meaning.mod, approximate=True)
