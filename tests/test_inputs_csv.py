"""CSV: rows made records, and what is no row."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_inputs import Opened, Trickle, document, fault, ignore, opened

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs import csv as csv_input
from eventx.inputs.settings import Rejected, Settings
from eventx.inputs.source import Source


def rows(data: bytes, settings: Settings | None = None, size: int = 1 << 16) -> list[Opened]:
    return opened(csv_input.documents(Source("in", Trickle(data, size)), settings or Settings(), ignore))


def told(items: list[Opened]) -> list[tuple[str, int | None]]:
    """Each document's text, each fault's code with its line."""
    return [
        (item.text, None) if isinstance(item, Document) else (item.fault.code.value, item.fault.line) for item in items
    ]


@pytest.mark.parametrize("size", [1, 5, 1 << 16])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_is_a_record(delimiter: str, size: int) -> None:
    lines = ["id,published,title,text", "1,2023-03-02,,a", "", '2,,Talks,"b, ""c""', 'd"']
    data = "\ufeff" + "\r\n".join(lines).replace(",", delimiter) + "\r\n"
    first, second = rows(data.encode(), size=size)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.id, first.published, first.published_source, first.title) == ("1", dt.date(2023, 3, 2), "field", None)
    assert (second.id, second.published, second.title) == ("2", None, "Talks")
    assert second.text == 'b, "c"\r\nd'.replace(",", delimiter)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])).filter(str.strip), max_size=5))
def test_what_is_written_as_csv_is_read_as_it_was(texts: list[str]) -> None:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerows([["id", "text"], *(["x", text] for text in texts)])
    warnings: list[Fault] = []
    source = Source("in", Trickle(written.getvalue().encode(), 3))
    items = opened(csv_input.documents(source, Settings(), warnings.append))
    read = [item.text for item in items if isinstance(item, Document)]
    assert read == texts
    assert len(warnings) == (not texts)


def test_flags_name_the_columns() -> None:
    settings = Settings(text_field="t", date_field="d", id_field="i")
    found = document(rows(b"i,d,t,text\n7,2023-03-02,a,b\n", settings))
    assert (found.id, str(found.published), found.text) == ("7", "2023-03-02", "a")


@pytest.mark.parametrize(
    ("row", "code", "message"),
    [
        (b"1,a,b", Code.INPUT_CSV, "3 cells under a header of 2"),
        (b"1", Code.INPUT_CSV, "1 cells under a header of 2"),
        (b'1,"a"b', Code.INPUT_CSV, "not CSV"),
        (b'1,"a', Code.INPUT_CSV, "unexpected end of data"),
        (b"1,", Code.INPUT_RECORD, "no text"),
        (b"1, ", Code.INPUT_EMPTY, "text is empty"),
        (b"1,a\xff", Code.INPUT_ENCODING, "0xff at offset 11"),
        (b"1," + b"a" * 200, Code.INPUT_TOO_LARGE, "more than 100 bytes"),
    ],
)
def test_a_row_that_is_wrong_is_refused(row: bytes, code: Code, message: str) -> None:
    found = fault(rows(b"id,text\n" + row, Settings(max_doc_bytes=100)))
    assert (found.code, found.line, message in found.message) == (code, 2, True), found.message
    assert found.hint


def test_what_is_refused_is_kept_and_the_rest_is_read() -> None:
    data = b'id,text\n1,a\n2,"b\n\xff"\n3,c,d\n4,"' + b"x\n" * 99 + b'"\n5,e\n'
    items = rows(data, Settings(max_doc_bytes=100), size=7)
    assert told(items) == [
        ("a", None),
        ("INPUT_ENCODING", 4),
        ("INPUT_CSV", 5),
        ("INPUT_TOO_LARGE", 6),
        ("e", None),
    ]
    assert [item.raw for item in items if isinstance(item, Rejected)] == [b'2,"b\n\xff"', b"3,c,d", None]


def test_a_quotation_mark_left_open_does_not_fill_the_memory() -> None:
    items = rows(b'id,text\n1,"' + b"x\n" * 100_000, Settings(max_doc_bytes=100))
    assert told(items) == [("INPUT_TOO_LARGE", 2)]


@pytest.mark.parametrize(
    ("data", "message"), [(b"id,text,id\n1,a,2\n", "'id' stands twice"), (b"id,\xff\n1,a\n", "not UTF-8")]
)
def test_without_a_header_there_are_no_rows(data: bytes, message: str) -> None:
    assert message in fault(rows(data)).message


def test_a_table_without_a_text_says_which_columns_it_has() -> None:
    assert fault(rows(b"id,article\n1,a\n")).hint == "it has the fields id, article; say which with --text-field"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"id,text\n", b"id,text\n\n"])
def test_no_rows_are_a_warning(data: bytes) -> None:
    warnings: list[Fault] = []
    assert list(csv_input.documents(Source("in", Trickle(data, 9)), Settings(), warnings.append)) == []
    assert [warning.code for warning in warnings] == [Code.NO_RECORDS]
