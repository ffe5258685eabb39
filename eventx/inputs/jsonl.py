"""JSON Lines: a record a line, with the field names that common crawlers use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs import published, strict_json
from eventx.inputs.settings import Item, Rejected, Settings, Warn
from eventx.inputs.source import Line, Source, bounded_lines, decode, too_large

TEXT_FIELDS = ("text", "maintext", "body", "content")
DATE_FIELDS = ("published", "date_publish", "date", "pubDate")
ID_FIELDS = ("id", "url")


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """A document a record. Blank lines are passed over; an input without any record is a warning."""
    any_record = False
    for line in bounded_lines(source, settings.max_doc_bytes):
        if line.data is not None and not line.data.strip():
            continue
        any_record = True
        try:
            yield _document(line, source.name, settings, warn)
        except Fault as fault:
            yield Rejected(fault, line.data)
    if not any_record:
        warn(Fault(Code.NO_RECORDS, "no records", hint="nothing to do: is the input complete?", source=source.name))


def _document(line: Line, source: str, settings: Settings, warn: Warn) -> Document:
    if line.data is None:
        raise too_large(source, settings.max_doc_bytes, line.number)
    text = decode(line.data, source, offset=line.offset, line=line.number)
    value = strict_json.loads(text, source, line.number)
    if not isinstance(value, dict):
        hint = '`jq -c ".[]"` turns an array into lines' if isinstance(value, list) else "write one object a line"
        raise _wrong(f"a record is an object, not {_name(value)}", hint, source, line.number)
    record = _Record(value, source, line.number)
    body = record.text(settings)
    doc_id = record.identity(settings)
    when, origin = settings.published, "flag"
    if when is None:
        when, origin = record.published(settings, doc_id, warn), "field"
    return Document(
        id=doc_id or "",
        published=when,
        published_source=origin if when else None,
        title=record.string("title"),
        url=record.string("url"),
        text=body,
    )


class _Record:
    """A record's fields, each taken with its type checked. A field that is null is a field that is not there."""

    def __init__(self, fields: dict[str, Any], source: str, line: int) -> None:
        self.fields = fields
        self.source = source
        self.line = line

    def text(self, settings: Settings) -> str:
        names = (settings.text_field,) if settings.text_field else TEXT_FIELDS
        name = self._first(names)
        if name is None:
            hint = f"it has {self._names()}; say which with --text-field"
            raise _wrong(f"no text: no field {' or '.join(names)}", hint, self.source, self.line)
        text = self.string(name)
        if text is None or not text.strip():
            hint = "leave the record out, or pass it over with --on-error skip"
            raise Fault(Code.INPUT_EMPTY, f"{name} is empty", hint=hint, source=self.source, line=self.line)
        return text

    def identity(self, settings: Settings) -> str | None:
        """The id, as text; a whole number counts as one."""
        name = self._first((settings.id_field,) if settings.id_field else ID_FIELDS)
        if name is None:
            return None
        value = self.fields[name]
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.string(name)

    def published(self, settings: Settings, doc_id: str | None, warn: Warn) -> dt.datetime | dt.date | None:
        """The publication time; what cannot be read is a warning, and the document counts as undated."""
        name = self._first((settings.date_field,) if settings.date_field else DATE_FIELDS)
        if name is None:
            return None
        value = self.fields[name]
        if isinstance(value, bool | list | dict):
            raise self._mistyped(name, "a string or a number")
        try:
            return published.read(
                str(value),
                name,
                timezone=settings.timezone,
                date_order=settings.date_order,
                source=self.source,
                line=self.line,
                doc_id=doc_id,
            )
        except Fault as fault:
            warn(fault)
            return None

    def string(self, name: str) -> str | None:
        value = self.fields.get(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._mistyped(name, "a string")
        place = strict_json.surrogate_in(value)
        if place is not None:
            message = f"{name} holds a lone surrogate, \\u{ord(value[place]):04x}, at character {place}"
            hint = "it stands for half a character: mend the program that cut the text"
            raise Fault(Code.INPUT_SURROGATE, message, hint=hint, source=self.source, line=self.line)
        return value

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((name for name in names if self.fields.get(name) is not None), None)

    def _names(self) -> str:
        names = [name[:40] for name in self.fields]
        shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
        return f"the fields {shown}" if names else "no fields"

    def _mistyped(self, name: str, wanted: str) -> Fault:
        message = f"{name} must be {wanted}, not {_name(self.fields[name])}"
        return _wrong(message, "mend the record, or name another field", self.source, self.line)


def _wrong(message: str, hint: str, source: str, line: int) -> Fault:
    return Fault(Code.INPUT_RECORD, message, hint=hint, source=source, line=line)


def _name(value: object) -> str:
    """A JSON value's type, as JSON calls it."""
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, list):
        return "an array"
    return "an object" if isinstance(value, dict) else "null"
