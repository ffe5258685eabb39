"""Rows of Arrow tables made documents: a record a row, or a cell of JSON a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any

from eventx.arrow.schemas import pyarrow
from eventx.faults import Code, Fault
from eventx.inputs import jsonl
from eventx.inputs.record import id_names, names_read, no_text, text_names, to_document
from eventx.inputs.settings import Found, Item, Rejected, Settings, Warn
from eventx.inputs.source import BOM, Line, too_large

if TYPE_CHECKING:
    import pyarrow as pa


def columns_read(there: Sequence[str], source: str, settings: Settings) -> list[str]:
    """Those of the columns that are looked at. A `Fault` if no text is among them."""
    if not any(name in there for name in text_names(settings)):
        raise no_text(there, source, None, settings)
    return [name for name in there if name in names_read(settings)]


def from_columns(
    batches: Iterable[pa.RecordBatch], source: str, settings: Settings, warn: Warn
) -> Iterator[Found | Rejected]:
    """A document a row, by the names of the columns. Publication times are text, as they would be in JSON."""
    arrow = pyarrow()
    numbers = count(1)
    for batch in batches:
        names = columns_read(batch.schema.names, source, settings)
        columns = [batch.column(name) for name in names]
        columns = [each.cast(arrow.string()) if arrow.types.is_temporal(each.type) else each for each in columns]
        for cells in zip(*columns, strict=True):
            row = dict(zip(names, cells, strict=True))
            number = next(numbers)
            try:
                yield _document(row, source, number, settings, warn)
            except Fault as fault:
                fault.doc_id = fault.doc_id or _identity(row, settings)
                yield Rejected(fault, None)


def from_json(
    batches: Iterable[pa.RecordBatch], column: str, source: str, settings: Settings, warn: Warn
) -> Iterator[Item]:
    """A document a cell of `column`, whose strings (or bytes) are records of JSON. Null and blank cells are passed over."""
    numbers = count(1)
    for batch in batches:
        for cell in batch.column(column):
            data = cell.as_buffer().to_pybytes().removeprefix(BOM) if cell.is_valid else b""
            line = Line(next(numbers), 0, data if len(data) <= settings.max_doc_bytes else None)
            item = jsonl.of_line(line, source, settings, warn)
            if item is not None:
                yield item


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


def _identity(row: dict[str, Any], settings: Settings) -> str | None:
    """The id of a row in which something else is wrong, to find it by."""
    cell = next((row[name] for name in id_names(settings) if name in row and row[name].is_valid), None)
    with suppress(UnicodeDecodeError):
        return None if cell is None else str(cell.as_py())
    return None
