"""Days in words, for the reasons: `Thursday 2 March 2023`, the same in every locale."""

from __future__ import annotations

import datetime as dt

from eventx.times.value import Interval, Moment

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def spoken(moment: Moment | None) -> str:
    """A day, or a moment with its time of day."""
    if moment is None:
        return "an unknown day"
    day = f"{WEEKDAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return f"{day}, {moment:%H:%M}" if isinstance(moment, dt.datetime) else day


def spoken_interval(interval: Interval) -> str:
    """From the first to the last moment; one of them alone where the range is open or they are the same."""
    if interval.begin is None or interval.end is None:
        return f"until {spoken(interval.end)}" if interval.begin is None else f"{spoken(interval.begin)} or later"
    if interval.begin == interval.end:
        return spoken(interval.begin)
    return f"{spoken(interval.begin)} to {spoken(interval.end)}"
