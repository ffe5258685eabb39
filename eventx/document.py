"""The validated edge in: a document, which is a text with what is known about it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Self

from eventx.values import Fields, dataclass

Published = dt.datetime | dt.date | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read. Spans of events index `text` as it is here, in Unicode code points.

    `id` may be left out: it is then the url, else the first 16 hex digits of the SHA-256 of the text.
    `published` is a date or a date-time; a string is read as people write it, and one that cannot be read is refused
    with a `ValueError`, as is a field of a wrong type. Nothing is taken from the clock: without a publication time,
    relative dates stay unresolved.
    """

    text: str
    id: str = ""
    published: Published = None
    published_source: str | None = None
    title: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        for name in ("text", "id"):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name} of a document is a string")
        for name in ("published_source", "title", "url"):
            if not isinstance(getattr(self, name), str | None):
                raise ValueError(f"{name} of a document is a string or None")
        published: object = self.published
        if isinstance(published, str):
            object.__setattr__(self, "published", _read_published(published, None, None))
        elif not isinstance(published, dt.date | None):
            raise ValueError("published is a date, a date-time, a string that states one, or None")
        if not self.id:
            digest = hashlib.sha256(self.text.encode(errors="surrogatepass")).hexdigest()
            object.__setattr__(self, "id", self.url or digest[:16])

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
        given = {name: value for name, value in fields.items() if name != "id" or value is not None}
        return cls(text, published=published, **given)  # type: ignore[arg-type]

    def info(self) -> Fields:
        """What each event says of its document: the fields of a record's DocumentInfo."""
        return {
            "id": self.id,
            "published": _iso(self.published),
            "published_source": self.published_source,
            "title": self.title,
            "url": self.url,
        }


def _iso(published: Published) -> str | None:
    if isinstance(published, dt.datetime):
        return published.isoformat(timespec="seconds")
    return published.isoformat() if published else None


def _read_published(value: str, timezone: str | None, date_order: str | None) -> dt.datetime | dt.date:
    from eventx.times import read_published

    return read_published(value, timezone=timezone, date_order=date_order)
