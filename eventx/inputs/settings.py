"""How to read the inputs, and what reading yields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from eventx.faults import Fault
from eventx.inputs.source import OnRead

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
class Rejected:
    """What could not be read, and the input as it stood where it was a record."""

    fault: Fault
    raw: bytes | None


Item: TypeAlias = "Document | Rejected"
Warn = Callable[[Fault], None]
