"""Publication times as people and machines write them. Strict: what is not plainly one date is refused."""

from __future__ import annotations

import datetime as dt
import re

ISO = re.compile(r"\d{4}-?\d\d-?\d\d([T ]\d\d:?\d\d(:?\d\d([.,]\d+)?)?\s*(Z|[+-]\d\d(:?\d\d)?)?)?", re.IGNORECASE)
EPOCH = re.compile(r"\d{9,10}(\.\d+)?|\d{12,13}")
RFC2822 = re.compile(r"(\w{3},\s*)?\d{1,2} \w{3} \d{4} \d\d:\d\d(:\d\d)?\s+([+-]\d{4}|[A-Z]{1,4})(\s*\(.*\))?")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
RELATIVE = re.compile(r"\b(ago|yesterday|today|tomorrow|now|last|next|this|in \d+)\b", re.IGNORECASE)
HINT = "write it as 2023-03-02 or 2023-03-02T18:05+01:00"
ORDERS = {"dmy": "DMY", "mdy": "MDY", "ymd": "YMD"}


def read_published(value: str, *, timezone: str | None = None, date_order: str | None = None) -> dt.datetime | dt.date:
    """The publication time that `value` states: a date, or a date-time with its zone if it names one.

    `timezone` (IANA, or an offset such as +02:00) is given to date-times without one. `date_order` (dmy, mdy, ymd) decides numeric dates
    whose day and month are both at most 12. ValueError, with what to write instead, for anything that is not plainly one date.
    """
    text = value.strip()
    if not text:
        raise ValueError(f"the publication time is empty: {HINT}")
    found = machine_time(text)
    if found is None:
        found = human_time(text, date_order)
    if isinstance(found, dt.datetime) and found.tzinfo is None and timezone is not None:
        return found.replace(tzinfo=zone_named(timezone))
    return found


def zone_named(name: str) -> dt.tzinfo:
    """A zone by its IANA name or its offset; ValueError if there is none."""
    import zoneinfo

    offset = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", name)
    if offset:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes < 24 * 60:
            return dt.timezone(dt.timedelta(minutes=minutes if offset[1] == "+" else -minutes))
    try:
        return zoneinfo.ZoneInfo(name)
    except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError):
        raise ValueError(
            f"no time zone {name!r}: write an IANA name such as Europe/Paris, or an offset such as +02:00"
        ) from None


def machine_time(text: str) -> dt.datetime | dt.date | None:
    """ISO 8601, RFC 2822 and epoch seconds or milliseconds (UTC); None if it is none of these."""
    if ISO.fullmatch(text):
        try:
            compact = re.sub(r"\s+(?=[Z+-])", "", text.upper().replace(",", "."))
            return dt.date.fromisoformat(text) if len(text) <= 10 else dt.datetime.fromisoformat(compact)
        except ValueError as wrong:
            raise ValueError(f"{text!r} is no date of the calendar ({wrong}): {HINT}") from None
    if EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text) in (12, 13) and "." not in text else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    if RFC2822.fullmatch(text):
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(text)
        except ValueError as wrong:
            raise ValueError(f"{text!r} is no date of the calendar ({wrong}): {HINT}") from None
    return None


def human_time(text: str, date_order: str | None) -> dt.datetime | dt.date:
    """Anything else, by dateparser: English, absolute forms, strict, its zone kept."""
    if date_order is not None and date_order.lower() not in ORDERS:
        raise ValueError(f"no date order {date_order!r}: write dmy, mdy or ymd")
    if RELATIVE.search(text) or len(text) > 64 or not re.search(r"\d{4}|[/.'-]\d\d\b", text):
        raise ValueError(f"{text!r} does not state day, month and year: {HINT}")
    numeric = NUMERIC.search(text)
    if numeric and date_order is None and int(numeric[1]) <= 12 and int(numeric[3]) <= 12 and numeric[1] != numeric[3]:
        raise ValueError(f"{text!r} may be day or month first: give the date order (dmy or mdy), or {HINT}")
    found = parsed(text, date_order)
    if found is None:
        raise ValueError(f"{text!r} is not read as a date: {HINT}")
    return found if re.search(r"\d:\d\d|\d\s?[ap]\.?m\b", text, re.IGNORECASE) else found.date()


def parsed(text: str, date_order: str | None) -> dt.datetime | None:
    import dateparser

    order = ORDERS[date_order.lower()] if date_order else "MDY"
    settings = {
        "DATE_ORDER": order,
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": dt.datetime(2000, 1, 1),  # noqa: DTZ001 - dateparser wants it naive
    }
    found = dateparser.parse(text, languages=["en"], settings=settings)
    offset = found.utcoffset() if found else None
    return found if found is None or offset is None else found.replace(tzinfo=dt.timezone(offset))
