"""Times and statuses in words, in English whatever the locale."""

from __future__ import annotations

import datetime as dt
from typing import Final

from eventx.record import Status, Time
from eventx.times.spoken import MONTHS, WEEKDAYS

WHOLE: Final = max(map(len, MONTHS))  # letters of a month's name
BRIEF: Final = 3
DAY: Final = dt.timedelta(days=1)
EPOCH: Final = dt.date(1970, 1, 1)

STATUSES: Final[dict[Status, str]] = {
    "occurred": "it took place",
    "ongoing": "it was in progress at publication",
    "scheduled": "it is planned",
    "requested": "somebody asked for it",
    "possible": "it may take place",
    "refused": "somebody declined it",
    "negated": "it was denied, cancelled or is not planned",
}
BASES: Final = {
    "explicit": "the text dates the event",
    "implied": "taken from the clause or sentence beside it",
    "reported": "the day of the statement; the event itself is not dated",
}


def long(time: Time) -> str:
    """The interval of a time: `Wednesday 1 March 2023`, `20–26 February 2023`, `since 1 May 2023`."""
    return _interval(time, WHOLE, weekday=True)


def short(time: Time) -> str:
    """The same for a narrow column: `1 Mar 2023`."""
    return _interval(time, BRIEF, weekday=False)


def moment(text: str) -> str:
    """A date or date-time of ISO 8601: `Thursday 2 March 2023, 18:05 -05:00`."""
    when = dt.datetime.fromisoformat(text)
    day = _days(when.date(), when.date(), WHOLE, weekday=True)
    return f"{day}, {_clock(text)}" if "T" in text else day


def minutes(text: str, *, end: bool) -> int:
    """A date or date-time in minutes since the start of 1970 on its own clock; an end is that of its day or minute."""
    when = dt.datetime.fromisoformat(text)
    day = (when.date() - EPOCH).days * 24 * 60
    if "T" not in text:
        return day + (24 * 60 if end else 0)
    return day + when.hour * 60 + when.minute + end


def _interval(time: Time, letters: int, *, weekday: bool) -> str:
    if time.begin is None and time.end is None:
        return f"not resolved: {time.value}"
    if time.begin is None or time.end is None:
        known = time.begin or time.end
        assert known is not None
        word = "since" if time.begin else "until"
        return f"{word} {_moment(known, letters, weekday=weekday)}"
    begin, end = (dt.datetime.fromisoformat(each) for each in (time.begin, time.end))
    if "T" not in time.begin:
        return _days(begin.date(), end.date(), letters, weekday=weekday)
    if begin.date() != end.date():
        return " – ".join(_moment(each, letters, weekday=weekday) for each in (time.begin, time.end))
    clock = _clock(time.begin) if begin == end else f"{begin:%H:%M}–{_clock(time.end)}"
    return f"{_days(begin.date(), end.date(), letters, weekday=weekday)}, {clock}"


def _moment(text: str, letters: int, *, weekday: bool) -> str:
    day = dt.datetime.fromisoformat(text).date()
    words = _days(day, day, letters, weekday=weekday)
    return f"{words}, {_clock(text)}" if "T" in text else words


def _days(first: dt.date, last: dt.date, letters: int, *, weekday: bool) -> str:
    """Days from first to last in the fewest words; whole months and years by their names."""
    one, other = (MONTHS[day.month - 1][:letters] for day in (first, last))
    if first == last:
        name = f"{WEEKDAYS[first.weekday()]} " if weekday else ""
        return f"{name}{first.day} {one} {first.year}"
    if first.day == 1 and _ends_month(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{one} {first.year}"
        if first.month == 1 and last.month == 12:
            return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        return (
            f"{one} – {other} {last.year}" if first.year == last.year else f"{one} {first.year} – {other} {last.year}"
        )
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {one} {last.year}"
    if first.year == last.year:
        return f"{first.day} {one} – {last.day} {other} {last.year}"
    return f"{first.day} {one} {first.year} – {last.day} {other} {last.year}"


def _ends_month(day: dt.date) -> bool:
    return day == dt.date.max or (day + DAY).day == 1


def _clock(text: str) -> str:
    clock = dt.datetime.fromisoformat(text).isoformat(timespec="minutes")[11:]
    return f"{clock[:5]} {clock[5:]}".rstrip()
