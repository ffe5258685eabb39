"""What a meaning is reckoned with, and what comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from eventx.times.arithmetic import begin_of, end_of, plus
from eventx.times.meaning import Meaning
from eventx.times.value import Anchor, Direction, Grain, Interval, Type
from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The result before it is dressed as a TimeValue."""

    value: str
    interval: Interval | None = None
    type: Type = "DATE"
    mod: str | None = None
    approximate: bool = False
    duration: str | None = None
    freq: str | None = None
    grain: Grain | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Anchor, direction and the time last mentioned; `reckon` resolves a meaning inside another; `note` keeps the reckoning, if asked for."""

    anchor: Anchor
    direction: Direction | None
    reference: Interval | None
    reckon: Callable[[Meaning, Context], Reckoned]
    note: Callable[[str], None] | None = None

    @property
    def day(self) -> dt.date | None:
        return self.anchor.day

    @property
    def near(self) -> dt.date | None:
        """The day last mentioned, else the day of publication."""
        if self.reference and (first := self.reference.first or self.reference.last):
            return first
        return self.anchor.day


SIZE: tuple[Grain, ...] = (
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century",
)  # fmt: skip


def coarser(interval: Interval, grain: Grain) -> bool:
    """Whether an interval is too wide to count units of a grain from it: the day after a year is no day."""
    return SIZE.index(interval.grain) > SIZE.index(grain)


def period(day: dt.date, grain: Grain) -> Interval:
    """The whole calendar unit that holds a day."""
    return Interval(begin_of(day, grain), end_of(day, grain), grain)


def period_value(interval: Interval) -> str:
    """The TIMEX3 value of a calendar unit, by its first day."""
    first = interval.first or interval.last
    if first is None:
        return "XXXX"
    year = f"{first.year:04}"
    match interval.grain:
        case "week" | "weekend":
            iso = first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if interval.grain == "weekend" else "")
        case "month":
            return f"{year}-{first.month:02}"
        case "quarter":
            return f"{year}-Q{(first.month - 1) // 3 + 1}"
        case "half":
            return f"{year}-H{1 if first.month < 7 else 2}"
        case "season":
            return f"{year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}[begin_of(first, 'season').month] }"
        case "year":
            return year
        case "decade":
            return year[:3]
        case "century":
            return year[:2]
        case _:
            return first.isoformat()


def of_period(interval: Interval) -> Reckoned:
    return Reckoned(period_value(interval), interval)


def moved(interval: Interval, count: int, unit: str) -> Interval | None:
    """A calendar unit so many units on."""
    first = interval.first or interval.last
    there = plus(first, count, unit) if first else None
    return period(there, interval.grain) if there else None


def year_within(meaning: Meaning | None, context: Context) -> int | None:
    """The year that a month, quarter or season was given in so many words."""
    if meaning is None:
        return None
    found = context.reckon(meaning, context).interval
    return found.first.year if found and found.first else None
