"""Records: fields by name, with the names that common crawlers use, made into documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs import published, strict_json
from eventx.inputs.settings import Found, Settings, Warn

TEXT_FIELDS = ("text", "maintext", "body", "content")
DATE_FIELDS = (
    "published",
    "date_publish",
    "date",
    "pubDate",
    "publish_date",
    "publishing_date",
    "published_at",
    "publishedAt",
)
ID_FIELDS = ("id", "url")


def to_document(fields: Mapping[str, Any], source: str, line: int | None, settings: Settings, warn: Warn) -> Found:
    """The document that a record holds. `line` is its line, or its row, for messages. Raises `Fault`."""
    record = _Record(fields, source, line)
    text = record.text(settings)
    doc_id = record.identity(settings)
    when, origin = settings.published, "flag"
    if when is None:
        when, origin = record.published(settings, doc_id, warn), "field"
    document = Document(
        id=doc_id or "",
        published=when,
        published_source=origin if when else None,
        title=record.string("title"),
        url=record.string("url"),
        text=text,
    )
    return Found(document, source, line)


def text_names(settings: Settings) -> tuple[str, ...]:
    """The names that a text may have."""
    return (settings.text_field,) if settings.text_field else TEXT_FIELDS


def id_names(settings: Settings) -> tuple[str, ...]:
    """The names that an id may have."""
    return (settings.id_field,) if settings.id_field else ID_FIELDS


def names_read(settings: Settings) -> tuple[str, ...]:
    """The names of all fields that are looked at."""
    asked = (settings.text_field, settings.date_field, settings.id_field)
    return (*(name for name in asked if name), *TEXT_FIELDS, *DATE_FIELDS, *ID_FIELDS, "title")


class _Record:
    """A record's fields, each taken with its type checked. A field that is null is a field that is not there."""

    def __init__(self, fields: Mapping[str, Any], source: str, line: int | None) -> None:
        self.fields = fields
        self.source = source
        self.line = line

    def text(self, settings: Settings) -> str:
        name = self._first(text_names(settings))
        if name is None:
            raise no_text(self.fields, self.source, self.line, settings)
        text = self.string(name)
        if text is None or not text.strip():
            hint = "leave the record out, or pass it over with --on-error skip"
            raise Fault(Code.INPUT_EMPTY, f"{name} is empty", hint=hint, source=self.source, line=self.line)
        return text

    def identity(self, settings: Settings) -> str | None:
        """The id, as text; a whole number counts as one."""
        name = self._first(id_names(settings))
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

    def _mistyped(self, name: str, wanted: str) -> Fault:
        message = f"{name} must be {wanted}, not {name_of(self.fields[name])}"
        return wrong(message, "mend the record, or name another field", self.source, self.line)


def no_text(there: Collection[str], source: str, line: int | None, settings: Settings) -> Fault:
    """The fault of a record that has the fields `there`, and none of a name that a text has."""
    names = [name[:40] for name in there]
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    hint = f"it has {'the fields ' + shown if names else 'no fields'}; say which with --text-field"
    return wrong(f"no text: no field {' or '.join(text_names(settings))}", hint, source, line)


def wrong(message: str, hint: str, source: str, line: int | None) -> Fault:
    """The fault of a record that is not as it should be."""
    return Fault(Code.INPUT_RECORD, message, hint=hint, source=source, line=line)


def name_of(value: object) -> str:
    """A JSON value's type, as JSON calls it."""
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, dict):
        return "an object"
    return "null" if value is None else "binary data" if isinstance(value, bytes) else type(value).__name__
