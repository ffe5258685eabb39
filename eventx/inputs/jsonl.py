"""JSON Lines: a record a line."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.faults import Fault
from eventx.inputs import strict_json
from eventx.inputs.record import name_of, to_document, wrong
from eventx.inputs.settings import Found, Item, Rejected, Settings, Warn
from eventx.inputs.source import Line, Source, bounded_lines, decode, no_records, too_large


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """A document a record. Blank lines are passed over; an input without any record is a warning."""
    any_record = False
    for line in bounded_lines(source, settings.max_doc_bytes):
        item = of_line(line, source.name, settings, warn)
        if item is not None:
            any_record = True
            yield item
    if not any_record:
        warn(no_records(source.name))


def of_line(line: Line, source: str, settings: Settings, warn: Warn) -> Item | None:
    """What a line holds; nothing if it is blank."""
    if line.data is not None and not line.data.strip():
        return None
    try:
        return _document(line, source, settings, warn)
    except Fault as fault:
        return Rejected(fault, line.data)


def _document(line: Line, source: str, settings: Settings, warn: Warn) -> Found:
    if line.data is None:
        raise too_large(source, settings.max_doc_bytes, line.number)
    text = decode(line.data, source, offset=line.offset, line=line.number)
    value = strict_json.loads(text, source, line.number)
    if not isinstance(value, dict):
        hint = '`jq -c ".[]"` turns an array into lines' if isinstance(value, list) else "write one object a line"
        raise wrong(f"a record is an object, not {name_of(value)}", hint, source, line.number)
    return to_document(value, source, line.number, settings, warn)
