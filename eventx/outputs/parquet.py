"""Parquet: one row an event, nested as the record is, under a schema that is stated and not inferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from eventx.arrow.batches import ROWS_HELD, held
from eventx.arrow.schemas import event_schema, pyarrow
from eventx.outputs.sink import Sink
from eventx.record import Event

MAGIC = b"PAR1"


def write(sink: Sink, events: Iterable[Event]) -> None:
    """A row for every event."""
    pyarrow()
    import pyarrow.parquet as pq

    with pq.ParquetWriter(_Bytes(sink), event_schema()) as writer:
        for batch in held((event.model_dump(mode="json") for event in events), event_schema()):
            writer.write_batch(batch)


def rows(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows of a file, with the fields of an event. `ValueError` of a file that is no Parquet, or has other columns."""
    arrow = pyarrow()
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(stream) as file:
            if file.schema_arrow.names != event_schema().names:
                raise ValueError(f"the columns are not {', '.join(event_schema().names[:4])}, …")
            for batch in file.iter_batches(ROWS_HELD):
                yield from batch.to_pylist()
    except arrow.ArrowException as error:
        raise ValueError(str(error)) from error


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
