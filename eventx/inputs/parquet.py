"""Parquet: a record a row. Only the columns that are looked at are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from eventx.extras import require
from eventx.faults import Code, Fault
from eventx.inputs.record import names_read, no_text, text_names, to_document
from eventx.inputs.settings import Found, Item, Rejected, Settings, Warn
from eventx.inputs.source import Source, no_records, too_large

ROWS = 64
BUFFER = 1 << 16
"""Bytes of a column that are read ahead, instead of the whole of it in a group of rows."""


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """A document a row. A table without rows is a warning."""
    require("pyarrow", "arrow", "Parquet")
    if source.compressed:
        hint = "decompress it first: its columns are compressed already"
        raise Fault(Code.INPUT_UNREADABLE, "Parquet within compressed data", hint=hint, source=source.name)
    number = 0
    for number, row in enumerate(_rows(source, settings), 1):
        try:
            yield _document(row, source.name, number, settings, warn)
        except Fault as fault:
            yield Rejected(fault, None)
    if not number:
        warn(no_records(source.name))


def _rows(source: Source, settings: Settings) -> Iterator[dict[str, Any]]:
    """The rows as pyarrow's scalars, by column. Publication times are text, as they would be in JSON."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with source.seekable() as file:
        try:
            table = pq.ParquetFile(file, pre_buffer=False, buffer_size=BUFFER)
            there = table.schema_arrow.names
            if not any(name in there for name in text_names(settings)):
                raise no_text(there, source.name, None, settings)
            names = [name for name in there if name in names_read(settings)]
            for batch in table.iter_batches(batch_size=ROWS, columns=names):
                columns = [
                    column.cast(pa.string()) if pa.types.is_temporal(column.type) else column for column in batch
                ]
                for cells in zip(*columns, strict=True):
                    yield dict(zip(batch.schema.names, cells, strict=True))
        except (pa.ArrowException, OSError) as error:
            message = f"broken Parquet data: {str(error).splitlines()[0]}"
            raise Fault(Code.INPUT_CORRUPT, message, hint="fetch the file again", source=source.name) from error


def _document(row: dict[str, Any], source: str, number: int, settings: Settings, warn: Warn) -> Found:
    try:
        fields = {name: cell.as_py() for name, cell in row.items()}
    except UnicodeDecodeError as error:
        message = f"not UTF-8: byte 0x{error.object[error.start]:02x} at byte {error.start} of a cell"
        hint = "mend the program that wrote the file"
        raise Fault(Code.INPUT_ENCODING, message, hint=hint, source=source, line=number) from error
    if any(isinstance(value, str) and len(value.encode()) > settings.max_doc_bytes for value in fields.values()):
        raise too_large(source, settings.max_doc_bytes, number)
    return to_document(fields, source, number, settings, warn)
