"""gzip and Zstandard around inputs; folders; what is told from what."""

import gzip
import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from test_inputs import Trickle, ignore, opened

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs import text
from eventx.inputs.compressed import Inflating, codec_of
from eventx.inputs.documents import open_documents
from eventx.inputs.kinds import kind_of
from eventx.inputs.settings import InputFormat, Kind, Rejected, Settings
from eventx.inputs.source import Source

Compress = Callable[[bytes], bytes]
BOTH = pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress], ids=["gz", "zst"])


def inflating(data: bytes, size: int = 1 << 16) -> Inflating:
    codec = codec_of(data)
    assert codec
    return Inflating("in", Source("in", Trickle(data, size)).chunks(), codec, lambda: None)


def inflated(data: bytes, size: int = 1 << 16) -> bytes:
    stream = inflating(data, size)
    return b"".join(iter(lambda: stream.read1(1), b""))


def read(path: Path, settings: Settings | None = None) -> list[str]:
    """The texts of a path, and the codes of what could not be read."""
    _, items = open_documents([str(path)], settings or Settings(), ignore)
    return [item.text if isinstance(item, Document) else item.fault.code.value for item in opened(items)]


@BOTH
@pytest.mark.parametrize("size", [1, 7, 1 << 16])
def test_members_one_after_the_other_are_one_stream(compress: Compress, size: int) -> None:
    parts = [b"one\n", b"", os.urandom(30_000), b"y" * 200_000]
    assert inflated(b"".join(map(compress, parts)), size) == b"".join(parts)


def test_the_zeros_that_fill_up_a_tape_are_nothing() -> None:
    assert inflated(gzip.compress(b"a") + bytes(70_000) + gzip.compress(b"b") + bytes(9)) == b"ab"


@BOTH
@pytest.mark.parametrize("kept", [4, 20, 29_000])
def test_what_is_cut_off_is_said_to_be(compress: Compress, kept: int) -> None:
    with pytest.raises(Fault, match="cut off") as caught:
        inflated(compress(os.urandom(30_000))[:kept])
    assert caught.value.code == Code.INPUT_CORRUPT


@BOTH
def test_what_is_broken_is_said_to_be(compress: Compress) -> None:
    with pytest.raises(Fault, match="broken"):
        inflated(compress(b"a") + b"and something else")


@BOTH
def test_what_expands_without_end_comes_in_bounded_pieces(compress: Compress) -> None:
    stream = inflating(compress(bytes(200_000_000)))
    sizes = [len(piece) for piece in iter(lambda: stream.read1(1), b"")]
    assert sum(sizes) == 200_000_000
    assert max(sizes) <= 10_000_000


@BOTH
def test_a_text_that_expands_without_end_is_not_read_to_it(
    tmp_path: Path, compress: Compress, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = 0
    read1 = Inflating.read1

    def counted(self: Inflating, size: int, /) -> bytes:
        nonlocal given
        piece = read1(self, size)
        given += len(piece)
        return piece

    monkeypatch.setattr(Inflating, "read1", counted)
    (tmp_path / "bomb").write_bytes(compress(b"x" * 100_000_000))
    assert read(tmp_path / "bomb") == ["INPUT_TOO_LARGE"]
    assert given < 30_000_000


@BOTH
def test_a_line_that_expands_without_end_ends_the_input_after_what_was_good(tmp_path: Path, compress: Compress) -> None:
    (tmp_path / "bomb").write_bytes(compress(b'{"text": "a"}\n' + b"x" * 30_000_000 + b'\n{"text": "b"}\n'))
    settings = Settings(max_doc_bytes=1000)
    assert read(tmp_path / "bomb", settings) == ["a", "INPUT_TOO_LARGE", "INPUT_TOO_LARGE"]
    larger = Settings(max_doc_bytes=1_000_000)
    assert read(tmp_path / "bomb", larger) == ["a", "INPUT_TOO_LARGE", "b"]


@BOTH
def test_good_records_before_a_cut_are_kept(tmp_path: Path, compress: Compress) -> None:
    lines = b"".join(b'{"text": "%s"}\n' % os.urandom(600).hex().encode() for _ in range(300))
    (tmp_path / "cut").write_bytes(compress(lines)[:-100_000])
    *good, last = read(tmp_path / "cut")
    assert 30 < len(good) < 300
    assert last == "INPUT_CORRUPT"


def test_a_folder_is_read_by_name_and_to_its_depths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name, data in {
        "c.txt": b"c",
        "a.jsonl.gz": gzip.compress(b'{"text": "a1"}\n{"text": "a2"}\n'),
        "b/2.txt": b"b2",
        "b/1.txt.zst": zstandard.compress(b"b1"),
        ".hidden": b"hidden",
        "_SUCCESS": b"",
    }.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "d.txt").symlink_to(tmp_path / "c.txt")
    assert read(tmp_path) == ["a1", "a2", "b1", "b2", "c", "c"]
    several, items = open_documents([str(tmp_path / "b")], Settings(), ignore)
    assert several
    list(items)


def test_an_empty_folder_is_a_warning(tmp_path: Path) -> None:
    warnings: list[Fault] = []
    _, items = open_documents([str(tmp_path)], Settings(), warnings.append)
    assert list(items) == []
    assert [warning.code for warning in warnings] == [Code.NO_RECORDS]


def test_what_cannot_be_read_in_a_folder_is_rejected_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    (tmp_path / "c.txt").write_bytes(b"c")
    assert read(tmp_path) == ["a", "INPUT_ENCODING", "c"]


def test_a_missing_package_is_no_fault_of_an_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_arguments: object) -> None:
        raise Fault(Code.EXTRA_MISSING, "a package is missing")

    monkeypatch.setattr(text, "documents", missing)
    (tmp_path / "a.txt").write_bytes(b"a")
    with pytest.raises(Fault, match="a package is missing"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a", b"PAR1\x15\x04", "parquet"),
        ("a.txt", b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "warc"),
        ("a", b"<!DOCTYPE html>\n<title>", "html"),
        ("a", b"\xef\xbb\xbf\r\n  <HTML lang=en>", "html"),
        ("a.txt", b"<!-- <rss> -->\n<!doctype HTML PUBLIC '-//W3C//DTD'>", "html"),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE html><html>", "html"),
        ("a.html", b"<div>They met.</div>", "html"),
        ("a.htm.gz", b"<p>They met.", "html"),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- x --><rss version='2.0'>", "feed"),
        ("a", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("a", b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"),
        ("a", b"<they> met", "text"),
        ("a.html", b"They met.", "text"),
        ("a", b"<!-- " + b"-" * 5000, "text"),
        ("a", b"id,published,text\n1,,They met.\n", "csv"),
        ("a", b"id;body\n", "csv"),
        ("a", b"id\ttext", "csv"),
        ("a", b'"text","date"\r\n', "csv"),
        ("a.csv", b"id,article\n", "csv"),
        ("a.tsv.gz", b"", "csv"),
        ("a.txt", b"In a text, they met.\n", "text"),
        ("a.txt", b"text\nThey met.\n", "text"),
        ("a.ndjson.zst", b" ", "jsonl"),
        ("a", b'{"text": "<html>"}', "jsonl"),
    ],
)
@pytest.mark.parametrize("size", [1, 1 << 16])
def test_inputs_are_told_apart_by_how_they_begin(name: str, data: bytes, kind: Kind, size: int) -> None:
    assert kind_of(Source(name, Trickle(data, size)), Settings()) == kind


@pytest.mark.parametrize("format", ["text", "html", "jsonl", "csv", "parquet", "warc", "feed"])
def test_what_the_flag_says_goes_before_all(format: InputFormat) -> None:
    assert kind_of(Source("a.csv", Trickle(b'{"text": "a"}', 9)), Settings(format=format)) == format


def test_the_field_that_the_flag_names_is_looked_for_in_a_header() -> None:
    data = b"id,article\n1,They met.\n"
    assert kind_of(Source("a", Trickle(data, 9)), Settings()) == "text"
    assert kind_of(Source("a", Trickle(data, 9)), Settings(text_field="article")) == "csv"


def test_a_stream_of_records_starts_before_its_end() -> None:
    class Slow(Trickle):
        def read1(self, size: int, /) -> bytes:
            piece = super().read1(size)
            assert piece, "read on where the first record was there"
            return piece

    source = Source("in", Slow(b'{"text": "a"}\n', 5))
    assert kind_of(source, Settings()) == "jsonl"


def test_raw_deflate_is_no_gzip() -> None:
    assert codec_of(zlib.compress(b"a")) is None


def test_rejected_inputs_are_closed(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8bnothing")
    with pytest.raises(Fault, match="broken gzip data"):
        open_documents([str(tmp_path / "a.gz")], Settings(), ignore)
    _, items = open_documents([str(tmp_path / "a.gz"), str(tmp_path / "a.gz")], Settings(), ignore)
    assert [item.fault.code for item in items if isinstance(item, Rejected)] == [Code.INPUT_CORRUPT] * 2
