"""What a time expression comes to: intervals with a grain, and the record that `dates` prints.

A time is an interval, not a midnight: "last summer" is a season, and its grain says how precise it is.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.times.meaning import Expression

Direction = Literal["past", "future"]
Type = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]
Moment = dt.datetime | dt.date


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication time, in its own zone. A naive datetime or a date is taken as local to the article."""

    published: Moment | None = None

    @property
    def day(self) -> dt.date | None:
        """The day of publication where it was published; None if undated."""
        if isinstance(self.published, dt.datetime):
            return self.published.date()
        return self.published


@dataclass(frozen=True, slots=True)
class Interval:
    """From `begin` to `end`, both included, at a grain. Dates, or date-times for times of day.

    One of the two is None in an open range ("since May").
    """

    begin: Moment | None
    end: Moment | None
    grain: Grain

    @property
    def first(self) -> dt.date | None:
        """The first day."""
        return self.begin.date() if isinstance(self.begin, dt.datetime) else self.begin

    @property
    def last(self) -> dt.date | None:
        """The last day."""
        return self.end.date() if isinstance(self.end, dt.datetime) else self.end


@dataclass(frozen=True, slots=True)
class TimeValue:
    """One time expression, resolved. The fields are those of the record's Time, under the same names.

    `begin` and `end` are ISO 8601 and inclusive; `interval` holds the same as dates for arithmetic.
    `expression` allows to resolve again, say with the direction of a scheduled event.
    """

    text: str
    span: tuple[int, int]
    type: Type
    value: str
    edtf: str | None
    begin: str | None
    end: str | None
    grain: Grain | None
    approximate: bool
    mod: str | None
    rule: str
    duration: str | None
    freq: str | None
    parts: tuple[TimeValue, ...]
    interval: Interval | None
    expression: Expression


def iso(moment: Moment | None) -> str | None:
    """A date as YYYY-MM-DD, a date-time at minute precision (seconds where there are some), with its offset if it has one."""
    if moment is None:
        return None
    if isinstance(moment, dt.datetime):
        return moment.isoformat(timespec="seconds" if moment.second else "minutes")
    return moment.isoformat()
