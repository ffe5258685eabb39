"""The Arrow schemas: of documents, of events, and of events with what went wrong. None is inferred from data.

Inferred, `edtf` becomes a date until the first `2024-05~`, and a batch without locations has no type for them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from eventx.extras import require
from eventx.outputs.shapes import bare, is_record
from eventx.provenance import SCHEMA_VERSION
from eventx.record import Event

if TYPE_CHECKING:
    import pyarrow as pa

DOCUMENT_FIELDS = ("id", "published", "title", "url", "text")
ERROR_FIELDS = ("level", "code", "doc_id", "row", "message", "hint", "input")


def pyarrow() -> Any:
    """The package, imported. A `Fault` says how to install it."""
    return require("pyarrow", "arrow", "Parquet")


@cache
def document_schema() -> pa.Schema:
    """Documents: strings, of which only `text` has to be there. `published` is written as people write it.

    That is what is asked for; columns of other names and types are read as far as records of JSON with them would be.
    """
    arrow = pyarrow()
    return arrow.schema([arrow.field(name, arrow.string()) for name in DOCUMENT_FIELDS])


@cache
def event_schema() -> pa.Schema:
    """Events: strings, booleans, 64-bit integers, lists and structs, nested as the record is. A span is a list of two."""
    arrow = pyarrow()
    fields = [arrow.field(name, _type(field.annotation)) for name, field in Event.model_fields.items()]
    return arrow.schema(fields, metadata={"eventx.schema_version": SCHEMA_VERSION})


@cache
def result_schema() -> pa.Schema:
    """What comes of documents: the columns of events, and `error`. One of both is null in every row.

    `error` has `level` (`error`: nothing came of the document; `warning`: it was read all the same), `code`, `doc_id`,
    `row` (its number among those that were given, from 1), `message`, `hint`, and `input` where it was a line of JSON.
    """
    arrow = pyarrow()
    fields = [arrow.field(name, arrow.int64() if name == "row" else arrow.string()) for name in ERROR_FIELDS]
    return event_schema().append(arrow.field("error", arrow.struct(fields)))


def _type(annotation: Any) -> pa.DataType:
    """The Arrow type of an annotation of the records. Everything may be null: so is what stands within a null object."""
    arrow = pyarrow()
    kind, _ = bare(annotation)
    if is_record(kind):
        return arrow.struct([arrow.field(name, _type(inner.annotation)) for name, inner in kind.model_fields.items()])
    if get_origin(kind) is tuple:
        return arrow.list_(_type(get_args(kind)[0]))
    return {bool: arrow.bool_(), int: arrow.int64()}.get(kind, arrow.string())
