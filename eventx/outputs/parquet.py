"""Parquet: one row an event, nested as the record is, under a schema that is stated and not inferred.

Inferred, `edtf` becomes a date until the first `2024-05~`, and a batch without locations has no type for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, get_args, get_origin

from eventx.extras import require
from eventx.outputs.shapes import bare, is_record
from eventx.outputs.sink import Sink
from eventx.provenance import SCHEMA_VERSION
from eventx.record import Event

if TYPE_CHECKING:
    import pyarrow as pa

MAGIC = b"PAR1"
ROWS_HELD = 4096  # the rows of a row group: what is held in memory


@cache
def schema() -> pa.Schema:
    """The Arrow schema of events: strings, booleans, 64-bit integers, lists and structs. A span is a list of two."""
    arrow = _arrow()
    fields = [arrow.field(name, _type(field.annotation)) for name, field in Event.model_fields.items()]
    return arrow.schema(fields, metadata={"eventx.schema_version": SCHEMA_VERSION})


def write(sink: Sink, events: Iterable[Event]) -> None:
    """A row for every event."""
    _arrow()
    import pyarrow.parquet as pq

    rows = iter(events)
    with pq.ParquetWriter(_Bytes(sink), schema()) as writer:
        while held := [event.model_dump(mode="json") for event in islice(rows, ROWS_HELD)]:
            writer.write_batch(_arrow().RecordBatch.from_pylist(held, schema()))


def rows(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows of a file, with the fields of an event. `ValueError` of a file that is no Parquet, or has other columns."""
    arrow = _arrow()
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(stream) as file:
            if file.schema_arrow.names != schema().names:
                raise ValueError(f"the columns are not {', '.join(schema().names[:4])}, …")
            for batch in file.iter_batches(ROWS_HELD):
                yield from batch.to_pylist()
    except arrow.ArrowException as error:
        raise ValueError(str(error)) from error


def _type(annotation: Any) -> pa.DataType:
    """The Arrow type of an annotation of the records. Everything may be null: so is what stands within a null object."""
    arrow = _arrow()
    kind, _ = bare(annotation)
    if is_record(kind):
        return arrow.struct([arrow.field(name, _type(inner.annotation)) for name, inner in kind.model_fields.items()])
    if get_origin(kind) is tuple:
        return arrow.list_(_type(get_args(kind)[0]))
    return {bool: arrow.bool_(), int: arrow.int64()}.get(kind, arrow.string())


def _arrow() -> Any:
    return require("pyarrow", "arrow", "Parquet")


class _Bytes:
    """A sink as pyarrow wants a file: it asks where it is, and closes what it was given."""

    closed = False

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._position = 0

    def write(self, data: bytes) -> int:
        self._sink.write_bytes(data)
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        """Nothing: the sink is flushed when it is closed."""

    def close(self) -> None:
        self.closed = True
