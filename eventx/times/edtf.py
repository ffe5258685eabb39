"""Intervals in ISO 8601-2, levels 0 and 1 (EDTF)."""

from __future__ import annotations

import datetime as dt

from eventx.times.arithmetic import begin_of, end_of
from eventx.times.value import Interval

SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}


def edtf(interval: Interval | None, approximate: bool) -> str | None:
    """The expression that denotes exactly `begin` to `end`; None for times of day, of which EDTF has only whole seconds."""
    if interval is None or isinstance(interval.begin, dt.datetime) or isinstance(interval.end, dt.datetime):
        return None
    begin, end = interval.begin, interval.end
    mark = "~" if approximate else ""
    if begin is None or end is None:
        known = begin or end
        return (
            None if known is None else f"{known.isoformat() + mark}/.." if begin else f"../{known.isoformat() + mark}"
        )
    unit = calendar_unit(begin, end)
    if unit:
        return unit + mark
    return f"{begin.isoformat()}{mark}/{end.isoformat()}{mark}"


def calendar_unit(begin: dt.date, end: dt.date) -> str | None:
    """A day, month, season, year, decade or century by its own notation."""
    if begin == end:
        return begin.isoformat()
    if begin.day != 1:
        return None
    year = f"{begin.year:04}"
    for grain in ("month", "season", "year", "decade", "century"):
        if begin_of(begin, grain) == begin and end_of(begin, grain) == end:
            match grain:
                case "month":
                    return f"{year}-{begin.month:02}"
                case "season":
                    return f"{year}-{SEASONS[begin.month]}"
                case "year":
                    return year
                case "decade":
                    return f"{year[:3]}X" if begin.year % 10 == 0 else None
                case _:
                    return f"{year[:2]}XX" if begin.year % 100 == 0 else None
    return None
