"""Parquet: a record a row. Only the columns that are looked at are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from eventx.arrow.rows import columns_read, from_columns
from eventx.arrow.schemas import pyarrow
from eventx.faults import Code, Fault
from eventx.inputs.settings import Item, Settings, Warn
from eventx.inputs.source import Source, no_records

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 64
BUFFER = 1 << 16
"""Bytes of a column that are read ahead, instead of the whole of it in a group of rows."""


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """A document a row. A table without rows is a warning."""
    pyarrow()
    if source.compressed:
        hint = "decompress it first: its columns are compressed already"
        raise Fault(Code.INPUT_UNREADABLE, "Parquet within compressed data", hint=hint, source=source.name)
    any_row = False
    for item in from_columns(_batches(source, settings), source.name, settings, warn):
        any_row = True
        yield item
    if not any_row:
        warn(no_records(source.name))


def _batches(source: Source, settings: Settings) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with source.seekable() as file:
        try:
            table = pq.ParquetFile(file, pre_buffer=False, buffer_size=BUFFER)
            names = columns_read(table.schema_arrow.names, source.name, settings)
            yield from table.iter_batches(batch_size=ROWS, columns=names)
        except (pa.ArrowException, OSError) as error:
            message = f"broken Parquet data: {str(error).splitlines()[0]}"
            raise Fault(Code.INPUT_CORRUPT, message, hint="fetch the file again", source=source.name) from error
