"""Publication times of flags and records: read, or said to be unreadable."""

from __future__ import annotations

import datetime as dt

from eventx.faults import Code, Fault
from eventx.inputs.settings import DateOrder


def read(
    value: str,
    name: str,
    *,
    timezone: str | None,
    date_order: DateOrder | None,
    source: str | None = None,
    line: int | None = None,
    doc_id: str | None = None,
) -> dt.datetime | dt.date:
    """The instant or day that `value` states. A `Fault` says that `name`, the flag or field, cannot be read, and why."""
    from eventx.times import read_published

    try:
        return read_published(value, timezone=timezone, date_order=date_order)
    except ValueError as error:
        why, _, advice = str(error).rpartition(": ")
        hint = advice.replace("give the date order (dmy or mdy)", "give --date-order DMY or MDY")
        message = f"{name} cannot be read: {why or advice}"
        code = Code.PUBLISHED_UNREADABLE
        raise Fault(code, message, hint=hint, source=source, line=line, doc_id=doc_id) from error
