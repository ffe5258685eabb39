"""How to read the inputs, and what reading yields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from eventx.faults import Fault
from eventx.inputs.source import OnRead
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.document import Document

Kind = Literal["text", "html", "jsonl", "csv", "parquet", "warc", "feed"]
InputFormat = Literal["auto", "text", "html", "jsonl", "csv", "parquet", "warc", "feed"]
DateOrder = Literal["DMY", "MDY"]

MAX_DOC_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What the flags say about the inputs. `published` is the flag's; it goes before any that a record gives.

    `on_read` is told how many bytes are read, as they are.
    """

    format: InputFormat = "auto"
    published: dt.datetime | dt.date | None = None
    timezone: str | None = None
    date_order: DateOrder | None = None
    text_field: str | None = None
    date_field: str | None = None
    id_field: str | None = None
    max_doc_bytes: int = MAX_DOC_BYTES
    on_read: OnRead | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A document, and where it stands: the name of its input, its line or row if it is one of several."""

    document: Document
    source: str
    line: int | None = None

    @property
    def doc_id(self) -> str:
        return self.document.id

    @property
    def size(self) -> int:
        """What there is to work on, in characters."""
        return len(self.document.text)


@dataclass(frozen=True, slots=True)
class Page:
    """A web page with a document in it. To find it takes longer than all else that is read, so it is left to others.

    `url` and `charset` are those under which it was served, where that is known.
    """

    data: bytes
    source: str
    url: str | None = None
    charset: str | None = None

    @property
    def doc_id(self) -> str | None:
        return self.url

    @property
    def line(self) -> None:
        """A page is no line of its input."""

    @property
    def size(self) -> int:
        """What there is to work on, in bytes."""
        return len(self.data)


@dataclass(frozen=True, slots=True)
class Rejected:
    """What could not be read, and the input as it stood where it was a record."""

    fault: Fault
    raw: bytes | None


Readable = Found | Page
Item = Readable | Rejected
Warn = Callable[[Fault], None]
