"""Documents from bytes: what is taken, what is refused, and with which message."""

import datetime as dt
import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs import jsonl, strict_json, text
from eventx.inputs.documents import document_of, open_documents
from eventx.inputs.settings import Item, Rejected, Settings, Warn
from eventx.inputs.source import Source, bounded_lines


class Trickle:
    """A stream that gives its bytes a few at a time, as a pipe may."""

    def __init__(self, data: bytes, size: int) -> None:
        self._left = data
        self._size = size

    def read1(self, _size: int, /) -> bytes:
        piece, self._left = self._left[: self._size], self._left[self._size :]
        return piece

    def close(self) -> None:
        self._left = b""


def source(data: bytes, size: int = 1 << 16) -> Source:
    return Source("in", Trickle(data, size))


def ignore(fault: Fault) -> None:
    raise AssertionError(f"an unexpected warning: {fault}")


Opened = Document | Rejected


def opened(items: Iterable[Item | Document], settings: Settings | None = None, warn: Warn = ignore) -> list[Opened]:
    """The documents, those in pages too."""
    return [_opened(item, settings or Settings(), warn) for item in items]


def _opened(item: Item | Document, settings: Settings, warn: Warn) -> Opened:
    if isinstance(item, Opened):
        return item
    try:
        return document_of(item, settings, warn)
    except Fault as fault:
        return Rejected(fault, None)


def only(items: Iterable[Item | Document]) -> Opened:
    (item,) = opened(items)
    return item


def document(items: Iterable[Item | Document]) -> Document:
    item = only(items)
    assert isinstance(item, Document), item
    return item


def fault(items: Iterable[Item | Document]) -> Fault:
    item = only(items)
    assert isinstance(item, Rejected), item
    return item.fault


def record(value: Any, settings: Settings | None = None, warn: Warn = ignore) -> Iterable[Item]:
    return raw_record(json.dumps(value).encode(), settings, warn)


def raw_record(line: bytes, settings: Settings | None = None, warn: Warn = ignore) -> Iterable[Item]:
    return jsonl.documents(source(line + b"\n"), settings or Settings(), warn)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1 << 16])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_a_text_is_taken_as_it_is(start: bytes, size: int) -> None:
    body = "They met.\r\n\r\nNUL \x00, \u2028, \u202e and 🤝\u0301.\n"
    found = document(text.documents(source(start + body.encode(), size), Settings(), ignore))
    assert found.text == body
    assert found.published_source is None


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\u2028".encode()])
def test_a_text_without_anything_visible_is_refused(data: bytes) -> None:
    assert fault(text.documents(source(data), Settings(), ignore)).code == Code.INPUT_EMPTY


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"They met\xff.", "0xff at offset 8"),
        (b"\xc3", "0xc3 at offset 0"),
        ("café".encode("latin-1"), "0xe9 at offset 3"),
        (b"\xed\xa0\x80", "0xed at offset 0"),
    ],
)
def test_bytes_that_are_not_utf8_are_refused_with_their_offset(data: bytes, place: str) -> None:
    found = fault(text.documents(source(data), Settings(), ignore))
    assert (found.code, place in found.message) == (Code.INPUT_ENCODING, True), found.message


def test_what_is_no_text_is_not_said_to_be_in_another_encoding() -> None:
    found = fault(text.documents(source(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), Settings(), ignore))
    assert (found.code, found.hint) == (Code.INPUT_ENCODING, "it looks like no text: convert it to text first")


def test_utf16_is_recognised() -> None:
    found = fault(text.documents(source("They met.".encode("utf-16")), Settings(), ignore))
    assert found.hint == "if it is UTF-16: iconv -f UTF-16 -t UTF-8"


def test_a_text_beyond_the_limit_is_refused() -> None:
    settings = Settings(max_doc_bytes=100)
    assert document(text.documents(source(b"x" * 100, 7), settings, ignore)).text == "x" * 100
    found = fault(text.documents(source(b"x" * 101, 7), settings, ignore))
    assert (found.code, found.message) == (Code.INPUT_TOO_LARGE, "more than 100 bytes")


@pytest.mark.parametrize("size", [1, 3, 1 << 16])
def test_lines_are_numbered_bounded_and_placed(size: int) -> None:
    data = b"\xef\xbb\xbfone\r\n\ntwo\n" + b"x" * 50 + b"\nend"
    lines = [(line.number, line.offset, line.data) for line in bounded_lines(source(data, size), 10)]
    assert lines == [(1, 0, b"one\r"), (2, 5, b""), (3, 6, b"two"), (4, 10, None), (5, 61, b"end")]


def test_a_line_without_end_is_not_held_in_memory() -> None:
    class Endless(Trickle):
        given = 0

        def read1(self, size: int, /) -> bytes:
            self.given += size
            return b"x" * size if self.given < 500_000_000 else b""

    (line,) = bounded_lines(Source("in", Endless(b"", 0)), 1000)
    assert line.data is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "a"}, ("a", None, None)),
        ({"maintext": "a", "date_publish": "2023-03-02"}, ("a", dt.date(2023, 3, 2), "field")),
        ({"body": "a", "date": "2023-03-02"}, ("a", dt.date(2023, 3, 2), "field")),
        ({"content": "a", "pubDate": "2023-03-02"}, ("a", dt.date(2023, 3, 2), "field")),
        ({"text": None, "body": "a", "published": None}, ("a", None, None)),
        ({"text": "a", "date": 1677780300}, ("a", dt.datetime(2023, 3, 2, 18, 5, tzinfo=dt.UTC), "field")),
    ],
)
def test_the_field_names_of_crawlers_are_known(fields: dict[str, Any], expected: tuple[Any, ...]) -> None:
    found = document(record(fields))
    assert (found.text, found.published, found.published_source) == expected


def test_an_id_is_the_records_its_url_or_made_of_the_text() -> None:
    assert document(record({"id": 7, "url": "u", "text": "a"})).id == "7"
    assert document(record({"url": "u", "text": "a"})).id == "u"
    assert document(record({"text": "a"})).id == Document(text="a").id


def test_flags_name_the_fields() -> None:
    settings = Settings(text_field="t", date_field="d", id_field="i")
    found = document(record({"t": "a", "d": "2023-03-02", "i": "x", "text": "b", "id": "y"}, settings))
    assert (found.text, str(found.published), found.id) == ("a", "2023-03-02", "x")


def test_the_flag_goes_before_the_records_time() -> None:
    settings = Settings(published=dt.date(2020, 1, 1))
    found = document(record({"text": "a", "published": "n/a"}, settings))
    assert (str(found.published), found.published_source) == ("2020-01-01", "flag")


@pytest.mark.parametrize("written", ["n/a", "yesterday", "", "03/02/2023", "2023-02-30", "9" * 400, -1e308])
def test_an_unreadable_time_is_a_warning_and_the_document_undated(written: object) -> None:
    warnings: list[Fault] = []
    found = document(record({"text": "a", "published": written, "id": "x"}, warn=warnings.append))
    assert (found.published, found.published_source) == (None, None)
    (warning,) = warnings
    assert (warning.code, warning.line, warning.doc_id) == (Code.PUBLISHED_UNREADABLE, 1, "x")


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (b"{", Code.INPUT_JSON, "at column 2"),
        (b'{"text": "a"} {"text": "b"}', Code.INPUT_JSON, "Extra data at column 15"),
        (b"{'text': 'a'}", Code.INPUT_JSON, "column 2"),
        (b'{"text": "a", "n": NaN}', Code.INPUT_JSON, "NaN is no number"),
        (b'{"text": "a", "n": -Infinity}', Code.INPUT_JSON, "-Infinity is no number"),
        (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", Code.INPUT_JSON, "not strict JSON"),
        (b'{"text": "a", "text": "b"}', Code.INPUT_JSON, 'the key "text" stands twice'),
        (b'{"text": "a", "o": {"x": 1, "x": 2}}', Code.INPUT_JSON, 'the key "x" stands twice'),
        (b"[" * 200_000, Code.INPUT_JSON, "nested too deep"),
        (b'{"a":' * 200_000, Code.INPUT_JSON, "nested too deep"),
        (b'{"text": "a\\ud800b"}', Code.INPUT_SURROGATE, "\\ud800, at character 1"),
        (b'{"text": "a", "id": "\\udfff"}', Code.INPUT_SURROGATE, "id holds a lone surrogate"),
        (b'{"text": "a\xff"}', Code.INPUT_ENCODING, "0xff at offset 11"),
        (b'{"text": 5}', Code.INPUT_RECORD, "text must be a string, not a number"),
        (b'{"text": ["a"]}', Code.INPUT_RECORD, "text must be a string, not an array"),
        (b'{"text": "a", "id": true}', Code.INPUT_RECORD, "id must be a string, not a boolean"),
        (b'{"text": "a", "published": {}}', Code.INPUT_RECORD, "published must be a string or a number, not an object"),
        (b'{"text": "a", "title": 1.5}', Code.INPUT_RECORD, "title must be a string, not a number"),
        (b'{"txt": "a"}', Code.INPUT_RECORD, "no text: no field text or maintext or body or content"),
        (b"{}", Code.INPUT_RECORD, "no text"),
        (b"[]", Code.INPUT_RECORD, "a record is an object, not an array"),
        (b"null", Code.INPUT_RECORD, "a record is an object, not null"),
        (b'"text"', Code.INPUT_RECORD, "a record is an object, not a string"),
        (b'{"text": " "}', Code.INPUT_EMPTY, "text is empty"),
    ],
)
def test_a_record_that_is_wrong_is_refused(line: bytes, code: Code, message: str) -> None:
    found = fault(raw_record(line))
    assert (found.code, found.line, found.source) == (code, 1, "in")
    assert message in found.message
    assert found.hint


def test_a_surrogate_pair_is_a_character() -> None:
    assert document(raw_record(b'{"text": "a\\ud83e\\udd1d"}')).text == "a🤝"


def test_what_is_refused_is_kept_and_the_rest_is_read() -> None:
    data = b'{"text": "a"}\n\n{oops\n' + b"x" * 200 + b'\n{"text": "b"}'
    items = list(jsonl.documents(source(data, 5), Settings(max_doc_bytes=100), ignore))
    assert [item.text if isinstance(item, Document) else item.fault.line for item in opened(items)] == ["a", 3, 4, "b"]
    assert [item.raw for item in items if isinstance(item, Rejected)] == [b"{oops", None]


def test_no_records_at_all_is_a_warning() -> None:
    warnings: list[Fault] = []
    assert list(jsonl.documents(source(b"\n \n"), Settings(), warnings.append)) == []
    assert [warning.code for warning in warnings] == [Code.NO_RECORDS]


@pytest.mark.parametrize(
    ("name", "data", "records"),
    [
        ("a.txt", b"They met.", False),
        ("a.txt", b'\xef\xbb\xbf\n {\n"text": 1}', True),
        ("a.txt", b'{"text": "a"}', True),
        ("a.txt", b'[ {"text": "a"}]', True),
        ("a.txt", b"{braces} and [brackets]", False),
        ("a.txt", b"", False),
        ("a.jsonl", b"", True),
        ("a.ndjson", b"\n", True),
        ("a.jsonl", b"They met.", False),
    ],
)
def test_records_are_told_from_text(tmp_path: Path, name: str, data: bytes, *, records: bool) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    several, items = open_documents([str(path)], Settings(), list[Fault]().append)
    assert several is records
    list(items)  # to the end, where the file is closed


def test_several_inputs_are_read_in_order_and_a_missing_one_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "b"}\n{"text": "c"}\n', encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("a.txt", "missing", "b.jsonl", "a.txt/c")]
    several, items = open_documents(paths, Settings(), ignore)
    read = [item.text if isinstance(item, Document) else str(item.fault.code) for item in opened(items)]
    assert several
    assert read == ["a", "INPUT_NOT_FOUND", "b", "c", "INPUT_UNREADABLE"]


def test_a_single_input_that_is_missing_stops_at_once(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="no such file"):
        open_documents([str(tmp_path / "missing")], Settings(), ignore)


def test_a_closed_standard_input_is_said_to_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(Fault, match="standard input is closed"):
        open_documents(["-"], Settings(), ignore)


def test_a_disk_that_fails_while_reading_is_a_fault() -> None:
    class Failing(io.BytesIO):
        def read1(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    found = fault(text.documents(Source("in", Failing()), Settings(), ignore))
    assert (found.code, found.message) == (Code.INPUT_UNREADABLE, "cannot be read: Input/output error")


def test_strict_json_takes_what_is_json() -> None:
    assert strict_json.loads('{"a": [1, 2.5, "\\u00e9", null]}') == {"a": [1, 2.5, "é", None]}
