"""CSV (RFC 4180) with a header: a record a row. Commas, semicolons and tabs are told apart by the header."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator

from eventx.faults import Code, Fault
from eventx.inputs.record import text_names, to_document
from eventx.inputs.settings import Found, Item, Rejected, Settings, Warn
from eventx.inputs.source import Source, bounded_lines, decode, no_records, too_large
from eventx.values import dataclass

DELIMITERS = ",;\t"


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """A document a row; an empty cell is a field that is not there. A header without rows is a warning."""
    delimiter = _delimiter(source.first_line())
    rows = _rows(_Lines(source, settings.max_doc_bytes), delimiter)
    header = next(rows, None)
    if header is None:
        warn(no_records(source.name))
        return
    try:
        names = _names(header, source.name)
    except Fault as fault:
        yield Rejected(fault, header.raw)
        return
    any_record = False
    for row in rows:
        any_record = True
        try:
            yield _document(row, names, source.name, settings, warn)
        except Fault as fault:
            yield Rejected(fault, row.raw)
    if not any_record:
        warn(no_records(source.name))


def is_header(line: bytes, settings: Settings) -> bool:
    """Whether a line names columns, that of the text among them, as no line of an article does."""
    try:
        cells = next(csv.reader([line.decode()], delimiter=_delimiter(line), strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return False
    return len(cells) > 1 and len(set(cells)) == len(cells) and any(name in cells for name in text_names(settings))


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, or what is wrong with it; the line where it begins, and its bytes if it is not too large."""

    cells: list[str] | Fault
    line: int
    raw: bytes | None


def _document(row: _Row, names: list[str], source: str, settings: Settings, warn: Warn) -> Found:
    if isinstance(row.cells, Fault):
        raise row.cells
    if len(row.cells) != len(names):
        raise _wrong(f"{len(row.cells)} cells under a header of {len(names)}", source, row.line)
    fields = {name: cell for name, cell in zip(names, row.cells, strict=True) if cell}
    return to_document(fields, source, row.line, settings, warn)


def _names(header: _Row, source: str) -> list[str]:
    if isinstance(header.cells, Fault):
        raise header.cells
    twice = next((name for name in header.cells if header.cells.count(name) > 1), None)
    if twice is not None:
        raise _wrong(f"the column {twice[:40]!r} stands twice in the header", source, header.line)
    return header.cells


def _delimiter(header: bytes) -> str:
    """The delimiter that a header has most of: a comma, if it has none."""
    return max(DELIMITERS, key=lambda delimiter: header.count(delimiter.encode()))


def _rows(lines: _Lines, delimiter: str) -> Iterator[_Row]:
    """The rows of a table; empty lines are none."""
    csv.field_size_limit(sys.maxsize)  # `lines` bounds them
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield lines.row(_wrong(f"not CSV: {error}", lines.name, lines.first))
        except Fault as fault:
            if fault is not lines.fault:
                raise
            yield lines.row(fault)
        else:
            if cells or lines.fault:
                yield lines.row(lines.fault or cells)


class _Lines:
    """The lines of a source, for `csv.reader`, which takes as many of them as a row has.

    A row that is not UTF-8 is passed on all the same, so that its end is found; one that is too large is dropped up to
    the first line end outside quotation marks. Both leave their `fault`.
    """

    def __init__(self, source: Source, limit: int) -> None:
        self.name = source.name
        self.first = 0
        self.fault: Fault | None = None
        self._limit = limit
        self._lines = bounded_lines(source, limit)
        self._held: list[bytes] = []
        self._length = 0

    def begin_row(self) -> None:
        self.first, self.fault = 0, None
        self._held.clear()
        self._length = 0

    def row(self, cells: list[str] | Fault) -> _Row:
        return _Row(cells, self.first, b"\n".join(self._held) or None)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.first = self.first or line.number
        self._length += len(line.data or b"")
        if line.data is None or self._length > self._limit:
            self._drop(line.data)
            self.fault = too_large(self.name, self._limit, self.first)
            raise self.fault
        self._held.append(line.data)
        try:
            return decode(line.data, self.name, offset=line.offset, line=line.number) + "\n"
        except Fault as fault:
            self.fault = self.fault or fault
            return line.data.decode(errors="replace") + "\n"

    def _drop(self, data: bytes | None) -> None:
        """Read on to the end of the row that `data` belongs to; None ends it, since its quotation marks are unknown."""
        marks = sum(held.count(b'"') for held in self._held)
        self._held.clear()
        while data is not None:
            marks += data.count(b'"')
            if marks % 2 == 0:
                return
            following = next(self._lines, None)
            data = following.data if following else None


def _wrong(message: str, source: str, line: int) -> Fault:
    hint = "a cell with commas or line ends stands in quotation marks, and a mark within it is doubled"
    return Fault(Code.INPUT_CSV, message, hint=hint, source=source, line=line)
