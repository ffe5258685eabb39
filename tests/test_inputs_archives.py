"""Parquet, feeds and WARC archives made documents."""

import contextlib
import datetime as dt
import gzip
import io
import zlib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import warc_record
from test_inputs import Opened, Trickle, ignore, only, opened
from test_inputs_csv import told
from test_inputs_page import MET, TALKED, TEXT, WHEN, article, json_ld, page

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs import feed, parquet, warc
from eventx.inputs.documents import open_documents
from eventx.inputs.settings import Rejected, Settings, Warn
from eventx.inputs.source import Source


def table(rows: list[dict[str, Any]] | pa.Table) -> bytes:
    written = io.BytesIO()
    pq.write_table(rows if isinstance(rows, pa.Table) else pa.Table.from_pylist(rows), written)
    return written.getvalue()


def read(
    reader: Any, data: bytes, settings: Settings | None = None, warn: Warn = ignore, size: int = 9999
) -> list[Opened]:
    settings = settings or Settings()
    return opened(reader.documents(Source("in", Trickle(data, size)), settings, warn), settings, warn)


def documents(items: list[Opened]) -> list[Document]:
    assert all(isinstance(item, Document) for item in items), items
    return [item for item in items if isinstance(item, Document)]


# Parquet


def test_a_row_is_a_record() -> None:
    rows = [
        {"id": 7, "date": dt.datetime(2023, 3, 2, 17, 5, tzinfo=dt.UTC), "body": "a", "url": "u", "more": [1]},
        {"id": 8, "date": None, "body": "b", "url": None, "more": None},
    ]
    first, second = documents(read(parquet, table(rows)))
    assert (first.id, str(first.published), first.url) == ("7", "2023-03-02 17:05:00+00:00", "u")
    assert (second.id, second.published, second.text) == ("8", None, "b")


@pytest.mark.parametrize(
    ("type", "value", "shown"),
    [
        (pa.date32(), dt.date(2023, 3, 2), "2023-03-02"),
        (pa.timestamp("ns"), 1_677_780_300_000_000_001, "2023-03-02 18:05:00"),
        (pa.timestamp("s", "Europe/Paris"), 1_677_776_700, "2023-03-02 18:05:00+01:00"),
        (pa.string(), "2 March 2023", "2023-03-02"),
        (pa.int64(), 1_677_780_300, "2023-03-02 18:05:00+00:00"),
        (pa.dictionary(pa.int8(), pa.string()), "2023-03-02", "2023-03-02"),
    ],
)
def test_publication_times_of_any_type_are_read(type: pa.DataType, value: Any, shown: str) -> None:
    made = pa.table({"text": pa.array(["a"], pa.large_string()), "published": pa.array([value], type)})
    (found,) = documents(read(parquet, table(made)))
    assert (str(found.published), found.published_source) == (shown, "field")


def test_rows_are_refused_one_by_one() -> None:
    bad = pa.Array.from_buffers(
        pa.string(), 4, [None, pa.py_buffer(bytes(4) + b"\1\0\0\0\2\0\0\0\2\0\0\0\3\0\0\0"), pa.py_buffer(b"a\xffd")]
    )
    items = read(parquet, table(pa.table({"text": bad})))
    assert told(items) == [("a", None), ("INPUT_ENCODING", 2), ("INPUT_EMPTY", 3), ("d", None)]
    assert told(read(parquet, table([{"text": "x" * 101}, {"text": "é" * 50}]), Settings(max_doc_bytes=100))) == [
        ("INPUT_TOO_LARGE", 1),
        ("é" * 50, None),
    ]
    assert told(read(parquet, table([{"text": 5}]))) == [("INPUT_RECORD", 1)]
    assert told(read(parquet, table([{"text": b"a"}]))) == [("INPUT_RECORD", 1)]


def test_a_table_without_a_text_says_which_columns_it_has() -> None:
    with pytest.raises(Fault) as caught:
        read(parquet, table([{"id": 1, "article": "a"}]))
    assert caught.value.hint == "it has the fields id, article; say which with --text-field"
    (found,) = documents(read(parquet, table([{"id": 1, "article": "a"}]), Settings(text_field="article")))
    assert found.text == "a"


def test_broken_tables_are_said_to_be(tmp_path: Path) -> None:
    whole = table([{"text": f"{number} met {number**9}"} for number in range(1000)])
    for data in (b"PAR1", whole[:-9], whole[:4] + b"\xff" * 300 + whole[304:]):
        with pytest.raises(Fault) as caught:
            read(parquet, data)
        assert caught.value.code == Code.INPUT_CORRUPT
    (tmp_path / "a.parquet.gz").write_bytes(gzip.compress(whole))
    _, items = open_documents([str(tmp_path / "a.parquet.gz")], Settings(), ignore)
    item = only(items)
    assert isinstance(item, Rejected)
    assert item.fault.message == "Parquet within compressed data"


def test_no_rows_are_a_warning() -> None:
    warnings: list[Fault] = []
    assert read(parquet, table(pa.table({"text": pa.array([], pa.string())})), warn=warnings.append) == []
    assert [warning.code for warning in warnings] == [Code.NO_RECORDS]


# Feeds

ITEM = (
    "<item><title>Talks &amp;\n fish</title><link>https://e.org/1</link><guid>g1</guid>"
    "<pubDate>Thu, 02 Mar 2023 18:05:00 +0100</pubDate><description>{}</description></item>"
)
ESCAPED = (
    f"&lt;p&gt;{MET}&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;&lt;b&gt;Two&lt;/b&gt; &amp;amp; more.&lt;/p&gt;"
)


def rss(*items: str, head: str = '<?xml version="1.0"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'.encode()


def test_an_entry_of_rss_is_a_document() -> None:
    (found,) = documents(read(feed, rss(ITEM.format(ESCAPED))))
    assert found.text == f"Talks & fish\n\n{MET}\n\nTwo & more."
    assert (found.id, found.url, found.title) == ("g1", "https://e.org/1", "Talks & fish")
    assert (str(found.published), found.published_source) == ("2023-03-02 18:05:00+01:00", "field")


def test_an_entry_of_atom_is_a_document() -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>urn:1</id><title>Talks</title>'
        '<link href="https://e.org/1"/><updated>2023-03-02T18:05:00Z</updated><summary>Short.</summary>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{MET}</p>{TALKED}<br/>End.</div></content>'
        "</entry></feed>"
    )
    (found,) = documents(read(feed, data.encode()))
    assert (found.id, found.text) == ("urn:1", f"Talks\n\n{MET}\n\n{TALKED}\n\nEnd.")
    assert str(found.published) == "2023-03-02 18:05:00+00:00"


def test_entries_have_what_they_have() -> None:
    items = ("<item><title>Only a title</title></item>", f"<item><description>{MET}</description></item>", "<item/>")
    first, second, third = read(feed, rss(*items))
    assert told([first, second]) == [("Only a title", None), (MET, None)]
    assert isinstance(third, Rejected)
    assert third.fault.code in (Code.INPUT_RECORD, Code.INPUT_EMPTY)


def test_an_unreadable_time_of_an_entry_is_a_warning() -> None:
    warnings: list[Fault] = []
    items = read(feed, rss(ITEM.format(MET).replace("Mar", "Foo")), warn=warnings.append)
    assert documents(items)[0].published is None
    assert [(warning.code, warning.doc_id) for warning in warnings] == [(Code.PUBLISHED_UNREADABLE, "g1")]


def test_feeds_are_decoded_as_they_declare() -> None:
    declared = rss(ITEM.format("Zoë met Jan."), head='<?xml version="1.0" encoding="iso-8859-1"?>').decode()
    (found,) = documents(read(feed, declared.encode("latin-1")))
    assert "Zoë" in found.text
    with pytest.raises(Fault, match="byte 0xeb at offset") as caught:
        read(feed, rss(ITEM.format("Zoë")).decode().encode("latin-1"))
    assert caught.value.code == Code.INPUT_ENCODING


def test_a_feed_that_is_cut_off_is_read_with_a_warning() -> None:
    warnings: list[Fault] = []
    items = read(feed, rss(ITEM.format(MET), ITEM.format(TALKED))[:-60], warn=warnings.append)
    assert MET in documents(items)[0].text
    assert [warning.code for warning in warnings] == [Code.INPUT_CORRUPT]


@pytest.mark.parametrize("data", [b"", b"They met.", b"<rss>", b"<html><p>They met.</p></html>"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        read(feed, data)
    assert caught.value.code == Code.INPUT_CORRUPT


def test_a_feed_without_entries_is_a_warning() -> None:
    warnings: list[Fault] = []
    assert read(feed, rss(), warn=warnings.append) == []
    assert [warning.code for warning in warnings] == [Code.NO_RECORDS]


def test_entities_fetch_nothing_and_do_not_grow() -> None:
    entities = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    data = rss(ITEM.format("&x;|&a9;"), head=entities + "]>")
    warnings: list[Fault] = []
    with contextlib.suppress(Fault):
        for item in documents(read(feed, data, warn=warnings.append)):
            assert "root:" not in item.text
            assert len(item.text) < 10_000_000


# WARC

PAGE = page(json_ld(article(headline="Talks on fish", datePublished=WHEN))).encode()


@pytest.mark.parametrize("size", [3, 9999])
def test_a_page_that_a_server_answered_with_is_a_document(size: int) -> None:
    archive = (
        warc_record("urn:info", b"", type="warcinfo")
        + warc_record("https://e.org/a", b"", type="request")
        + warc_record("https://e.org/a", PAGE, headers="content-type: Text/HTML; charset=utf-8")
        + warc_record("https://e.org/b.json", b"{}", headers="Content-Type: application/json")
        + warc_record("https://e.org/c", PAGE, status="404 Not Found")
        + warc_record("https://e.org/d", PAGE, headers="Content-Type: application/xhtml+xml")
    )
    first, second = documents(read(warc, archive, size=size))
    assert (first.id, first.url, second.id) == ("https://e.org/a", "https://e.org/a", "https://e.org/d")
    assert (first.text, str(first.published)) == (TEXT, "2023-03-02 18:05:00+01:00")
    assert first.published_source == "json-ld", "when it was crawled is not when it was published"


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE)),
        ("Content-Encoding: deflate", zlib.compress(PAGE)),
        ("Transfer-Encoding: chunked", b"%x;a=b\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        (
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip",
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(PAGE)), gzip.compress(PAGE)),
        ),
    ],
)
def test_codings_of_http_are_undone(headers: str, content: bytes) -> None:
    record = warc_record("https://e.org/a", content, headers=f"Content-Type: text/html\r\n{headers}")
    assert documents(read(warc, record))[0].text == TEXT


def test_the_charset_of_http_is_used() -> None:
    data = PAGE.replace(b"Ana", b"Zo\xeb")
    record = warc_record("https://e.org/a", data, headers="Content-Type: text/html; charset=ISO-8859-1")
    assert "Minister Zoë Ruiz" in documents(read(warc, record))[0].text


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (warc_record("u", b"<html></html>"), "INPUT_EMPTY"),
        (warc_record("u", PAGE + b"\xff"), "INPUT_ENCODING"),
        (warc_record("u", bytes(99_999)), "INPUT_TOO_LARGE"),
        (
            warc_record("u", gzip.compress(bytes(99_999)), headers="Content-Type: text/html\r\nContent-Encoding: gzip"),
            "INPUT_TOO_LARGE",
        ),
        (warc_record("u", PAGE, headers="Content-Type: text/html\r\nContent-Encoding: gzip"), "INPUT_CORRUPT"),
        (warc_record("u", PAGE, headers="Content-Type: text/html\r\nContent-Encoding: new"), "INPUT_CORRUPT"),
        (warc_record("u", b"zz\r\n", headers="Content-Type: text/html\r\nTransfer-Encoding: chunked"), "INPUT_CORRUPT"),
        (
            warc_record("u", b"ff\r\na", headers="Content-Type: text/html\r\nTransfer-Encoding: chunked"),
            "INPUT_CORRUPT",
        ),
    ],
)
def test_pages_are_refused_one_by_one(record: bytes, code: str) -> None:
    good = warc_record("https://e.org/a", PAGE)
    first, second, third = read(warc, good + record + good, Settings(max_doc_bytes=50_000))
    assert isinstance(second, Rejected)
    assert (second.fault.code, second.fault.doc_id) == (code, "u")
    assert told([first, third]) == [(TEXT, None)] * 2


@pytest.mark.parametrize("cut", [5, 300, len(PAGE) + 60])
def test_pages_before_a_cut_are_kept(cut: int, tmp_path: Path) -> None:
    archive = warc_record("https://e.org/a", PAGE) * 2
    for name, data in (("a.warc", archive[:-cut]), ("a.warc.gz", gzip.compress(archive)[:-9])):
        (tmp_path / name).write_bytes(data)
        _, items = open_documents([str(tmp_path / name)], Settings(), ignore)
        shown = told(opened(items))
        assert shown[0] == (TEXT, None)
        assert shown[-1] == ("INPUT_CORRUPT", None)


def test_an_archive_with_something_else_in_it_is_broken() -> None:
    with pytest.raises(Fault, match="broken WARC data"):
        read(warc, warc_record("https://e.org/a", PAGE) + b"something else\r\n\r\n" * 9)


def test_an_archive_without_pages_is_a_warning() -> None:
    warnings: list[Fault] = []
    assert read(warc, warc_record("urn:info", b"", type="warcinfo"), warn=warnings.append) == []
    assert [warning.code for warning in warnings] == [Code.NO_RECORDS]
