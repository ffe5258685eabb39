r"""CSV: one row a record, UTF-8, rows ended by `\n`, a header always.

An object is spread over columns (`time_begin`, `document_id`); lists, spans and what lies deeper are JSON cells. Null is
an empty cell, an empty string is `""`: databases that tell the two apart read them as they were.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from eventx.inputs import strict_json
from eventx.outputs.jsonl import one_line
from eventx.outputs.results import as_json
from eventx.outputs.shapes import Column, columns
from eventx.outputs.sink import Sink
from eventx.record import Record

# A spreadsheet takes a cell that begins with one of these as a formula (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(
    sink: Sink, records: Iterable[Record], model: type[Record], *, guard: bool = False, header: bool = True
) -> None:
    """A row for every record of `model`. `guard` sets an apostrophe before cells that a spreadsheet would execute."""
    shape = columns(model)
    if header:
        sink.write(",".join(column.name for column in shape) + "\n")
    for record in records:
        fields = record.model_dump(mode="json")
        cells = (_cell(column, _at(fields, column.path)) for column in shape)
        sink.write(",".join(_quoted(_guarded(cell) if guard else cell) for cell in cells) + "\n")


def rows(lines: Iterable[str], model: type[Record]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Fields of records as `write` wrote them, with the number of the row's last line. `ValueError` of what is none.

    Python's reader does not tell an empty cell from `""`: it is null where null may stand, else an empty string.
    """
    shape = columns(model)
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(lines, strict=True)
    names = [column.name for column in shape]
    try:
        header = next(reader, None)
        if header != names:
            raise ValueError(f"the header is not {','.join(names[:4])},…")
        for cells in reader:
            if len(cells) != len(shape):
                raise ValueError(f"{len(cells)} cells in line {reader.line_num}, not {len(shape)}")
            yield reader.line_num, _fields(shape, cells)
    except csv.Error as error:
        raise ValueError(f"line {reader.line_num}: {error}") from error


def starts_like(line: bytes, model: type[Record]) -> bool:
    """Whether a file that begins with `line` is CSV as `write` wrote it."""
    first, second, *_ = columns(model)
    return line.startswith(f"{first.name},{second.name},".encode())


def _at(fields: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        fields = None if fields is None else fields.get(step)
    return fields


def _cell(column: Column, value: Any) -> str | None:
    if value is None:
        return None
    if column.text:
        return str(value)
    return one_line(as_json(value))


def _guarded(cell: str | None) -> str | None:
    return f"'{cell}" if cell is not None and cell.startswith(FORMULA_STARTS) else cell


def _quoted(cell: str | None) -> str:
    """The cell as it stands in the row. Python's writer would leave a lone carriage return unquoted, and ends rows there."""
    if cell is None:
        return ""
    if cell and not any(character in cell for character in ',"\r\n'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _fields(shape: tuple[Column, ...], cells: list[str]) -> dict[str, Any]:
    """The nested fields of a row. An object whose cells are all empty was null."""
    fields: dict[str, Any] = {}
    for column, cell in zip(shape, cells, strict=True):
        value = _value(column, cell)
        if len(column.path) == 1:
            fields[column.name] = value
        else:
            outer, inner = column.path
            fields.setdefault(outer, {})[inner] = value
    empty = {column.path[0] for column in shape if len(column.path) > 1} - {
        column.path[0] for column, cell in zip(shape, cells, strict=True) if cell
    }
    return fields | dict.fromkeys(empty)


def _value(column: Column, cell: str) -> Any:
    if not cell:
        return None if column.optional or not column.text else ""
    return cell if column.text else strict_json.loads(cell)
