"""The validated edge in: a document, which is a text with what is known about it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, field_validator, model_validator

from eventx.record import DocumentInfo

Published = dt.datetime | dt.date | None


class Document(BaseModel):
    """A text to read. Spans of events index `text` as it is here, in Unicode code points.

    `id` may be left out: it is then the url, else the first 16 hex digits of the SHA-256 of the text.
    `published` is a date or a date-time; a string is read as people write it, and one that cannot be read is refused
    with a `ValueError` (pydantic's `ValidationError` is one). Nothing is taken from the clock: without a publication
    time, relative dates stay unresolved.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = ""
    published: Annotated[dt.datetime, Strict()] | Annotated[dt.date, Strict()] | None = Field(
        default=None, union_mode="left_to_right"
    )
    published_source: str | None = None
    title: str | None = None
    url: str | None = None
    text: str

    @classmethod
    def make(
        cls,
        text: str,
        published: str | Published = None,
        *,
        timezone: str | None = None,
        date_order: str | None = None,
        **fields: str | None,
    ) -> Self:
        """A document whose `published` may be a string in any absolute form that people write.

        `timezone` (an IANA name) is that of a publication time which names none; `date_order` (`DMY` or `MDY`) says how
        to read a numeric date whose day and month could be exchanged. `ValueError` where the string cannot be read.
        """
        if isinstance(published, str):
            published = _read_published(published, timezone, date_order)
        return cls.model_validate({"text": text, "published": published, **fields})

    @field_validator("published", mode="before")
    @classmethod
    def _reads_published(cls, value: object) -> object:
        return _read_published(value, None, None) if isinstance(value, str) else value

    @model_validator(mode="before")
    @classmethod
    def _fills_id(cls, fields: Any) -> Any:
        if isinstance(fields, dict) and not fields.get("id") and isinstance(fields.get("text"), str):
            digest = hashlib.sha256(fields["text"].encode(errors="surrogatepass")).hexdigest()
            return {**fields, "id": fields.get("url") or digest[:16]}
        return fields

    def info(self) -> DocumentInfo:
        """What each event says of its document."""
        return DocumentInfo(
            id=self.id,
            published=_iso(self.published),
            published_source=self.published_source,
            title=self.title,
            url=self.url,
        )


def _iso(published: Published) -> str | None:
    if isinstance(published, dt.datetime):
        return published.isoformat(timespec="seconds")
    return published.isoformat() if published else None


def _read_published(value: str, timezone: str | None, date_order: str | None) -> dt.datetime | dt.date:
    from eventx.times import read_published

    return read_published(value, timezone=timezone, date_order=date_order)
