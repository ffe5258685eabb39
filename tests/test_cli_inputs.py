"""The real command reading every kind of input, good and bad: what comes out, what is said, how much memory it takes."""

import contextlib
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from archives import warc_record
from test_cli import CALLED, DULL, MET, WHEN, records
from test_inputs_page import ARTICLE, article, json_ld, page

from conftest import Done

Run = Callable[..., Done]
COMMAND = [sys.executable, "-m", "eventx"]
MEGABYTE = 1_000_000

ROWS = [{"id": f"d{number}", "published": "2023-03-02", "text": text} for number, text in enumerate((MET, CALLED))]
PAGE = page(
    '<link rel="canonical" href="https://e.org/a">'
    + json_ld(article(headline="Talks on fish", datePublished="2023-03-02T18:05:00+01:00"))
).encode()


def parquet() -> bytes:
    written = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), written)
    return written.getvalue()


def csv() -> bytes:
    return b"id,published,text\n" + b"".join(
        f'{row["id"]},{row["published"]},"{row["text"]}"\n'.encode() for row in ROWS
    )


def feed() -> bytes:
    items = "".join(
        f"<item><guid>{row['id']}</guid><pubDate>Thu, 02 Mar 2023 00:00:00 GMT</pubDate>"
        f"<description>{row['text']}</description></item>"
        for row in ROWS
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode()


def archive() -> bytes:
    return b"".join(
        warc_record(f"https://e.org/{number}", page(body=f"<p>{text}</p>").encode())
        for number, text in enumerate((MET, CALLED))
    )


TABLES = {"jsonl": records(MET, CALLED).encode(), "csv": csv(), "parquet": parquet(), "feed": feed(), "warc": archive()}


@pytest.mark.parametrize("kind", TABLES)
def test_inputs_of_many_documents_are_told_by_their_content(eventx: Run, kind: str) -> None:
    done = eventx("extract", *WHEN, stdin=TABLES[kind])
    assert (done.code, done.said) == (0, "")
    assert [json.loads(line)["type"] for line in done.lines] == ["meeting", "call"]
    assert eventx("extract", *WHEN, "--input-format", kind, stdin=TABLES[kind]) == done


@pytest.mark.parametrize("kind", ["jsonl", "csv", "warc", "html", "text"])
@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_compression_makes_no_difference(eventx: Run, kind: str, compress: Callable[[bytes], bytes]) -> None:
    plain = {**TABLES, "html": PAGE, "text": MET.encode()}[kind]
    done = eventx("extract", *WHEN, stdin=plain)
    assert (done.code, len(done.out) > 100) == (0, True)
    assert eventx("extract", *WHEN, stdin=compress(plain)) == done


def test_a_page_is_one_document_and_documents_holds_its_text(eventx: Run, tmp_path: Path) -> None:
    kept = tmp_path / "documents.jsonl"
    done = eventx("extract", "--documents", str(kept), stdin=PAGE)
    assert (done.code, done.said) == (0, "")
    printed = json.loads(done.out)
    assert printed["document"] == {
        "id": "https://e.org/a",
        "published": "2023-03-02T18:05:00+01:00",
        "published_source": "json-ld",
        "title": "Talks on fish",
        "url": "https://e.org/a",
    }
    (event,) = printed["events"]
    assert event["time"]["begin"] == "2023-02-28"
    document = json.loads(kept.read_text(encoding="utf-8"))
    assert document["title"] == document["text"].split("\n\n")[0] == "Talks on fish"
    for mention in event["mentions"]:
        assert document["text"][slice(*mention["span"])] == mention["text"]
    again = json.loads(eventx("extract", str(kept)).out)
    assert {**again, "document": None} == {**event, "document": None}


def test_every_command_that_reads_documents_reads_pages(eventx: Run) -> None:
    times = json.loads(eventx("dates", stdin=PAGE).out)["times"]
    assert [each["begin"] for each in times][:1] == ["2023-02-28"]
    assert "meeting" in eventx("explain", stdin=PAGE).out


def test_a_folder_of_everything_is_read_in_order(eventx: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name, data in {"b.html": PAGE, "a.csv": csv(), "c": gzip.compress(MET.encode()), "deep/d": parquet()}.items():
        (tmp_path / "in" / name).write_bytes(data)
    done = eventx("extract", *WHEN, str(tmp_path / "in"))
    assert (done.code, done.said) == (0, "")
    ids = [json.loads(line)["document"]["id"] for line in done.lines]
    assert [*ids[:3], *ids[4:]] == ["d0", "d1", "https://e.org/a", "d0", "d1"]


def test_an_output_may_not_stand_in_a_folder_that_is_read(eventx: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MET, encoding="utf-8")
    (tmp_path / "deep").mkdir()
    for output in ("out.jsonl", "deep/out.jsonl", "a.txt"):
        done = eventx("extract", *WHEN, "-o", str(tmp_path / output), str(tmp_path))
        assert (done.code, "folder that is read" in done.err) == (2, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "deep"]


def test_fields_are_named_by_flags_in_tables_too(eventx: Run) -> None:
    flags = ("--text-field", "story", "--date-field", "day", "--id-field", "key")
    done = eventx("extract", *flags, stdin=f"key;day;story\nk1;2023-03-02;{MET}")
    (event,) = (json.loads(line) for line in done.lines)
    assert (event["document"]["id"], event["time"]["begin"]) == ("k1", "2023-02-28")


@pytest.mark.parametrize(
    ("module", "extra", "stdin"),
    [
        ("trafilatura", "html", PAGE),
        ("htmldate", "html", page().encode()),
        ("pyarrow", "arrow", TABLES["parquet"]),
        ("feedparser", "feeds", TABLES["feed"]),
        ("fastwarc", "warc", TABLES["warc"]),
        ("zstandard", "zst", zstandard.compress(MET.encode())),
    ],
    ids=["trafilatura", "htmldate", "pyarrow", "feedparser", "fastwarc", "zstandard"],
)
def test_a_missing_package_is_named_with_the_command_that_installs_it(
    eventx: Run, tmp_path: Path, module: str, extra: str, stdin: bytes
) -> None:
    (tmp_path / f"{module}.py").write_text(f"raise ModuleNotFoundError(name={module!r})\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = eventx("extract", "--on-error", "skip", stdin=stdin, PYTHONPATH=path)
    assert (done.code, done.out) == (2, "")
    assert (
        f"needs {module}, which is not installed (EXTRA_MISSING)\n  pip install '.[{extra}]' in the folder of eventx"
        in done.err
    )


def test_what_other_packages_log_is_not_printed(eventx: Run) -> None:
    done = eventx("extract", "--log-format", "json", stdin=b"<!doctype html><html><body></body></html>")
    assert done.code == 4
    assert [json.loads(line)["code"] for line in done.err.splitlines()] == ["INPUT_EMPTY"]


# Fault 1: invalid UTF-8


@pytest.mark.parametrize(
    ("stdin", "place"),
    [
        (MET.encode() + b"\xff", f"0xff at offset {len(MET)}"),
        (b'{"text": "a"}\n{"text": "\xff"}\n', "0xff at offset 24"),
        (b"id,text\n1,a\n2,\xff\n", "0xff at offset 14"),
        (PAGE.replace(b"Ana", b"\xff"), f"0xff at offset {PAGE.index(b'Ana')}"),
        (gzip.compress(b'{"text": "\xff"}\n'), "0xff at offset 10"),
        (feed().replace(b"Ana", b"\xff"), f"0xff at offset {feed().index(b'Ana')}"),
    ],
    ids=["text", "jsonl", "csv", "html", "gz", "feed"],
)
def test_bytes_that_are_not_utf8_stop_with_their_offset(eventx: Run, tmp_path: Path, stdin: bytes, place: str) -> None:
    done = eventx("extract", *WHEN, "--log-format", "json", stdin=stdin)
    said = json.loads(done.err)
    assert (done.code, said["code"], place in said["message"]) == (4, "INPUT_ENCODING", True), said
    bad = tmp_path / "bad.jsonl"
    done = eventx("extract", *WHEN, "--on-error", "skip", "--errors", str(bad), stdin=stdin)
    assert done.code == 3
    assert json.loads(bad.read_text(encoding="utf-8"))["code"] == "INPUT_ENCODING"


# Fault 2: marks and controls


@pytest.mark.parametrize("kind", ["text", "jsonl", "csv"])
def test_spans_stay_right_whatever_is_in_the_text(eventx: Run, tmp_path: Path, kind: str) -> None:
    text = f"\u202eNews\u202c\u2066\r\n\r\nNUL \0, \u2028\u0085 and 🤝.\r\n{MET}"
    stdin = {
        "text": "\ufeff" + text,
        "jsonl": "\ufeff" + json.dumps({"id": "a", "text": text}),
        "csv": f'\ufeffid,text\r\na,"{text}"\r\n',
    }[kind]
    kept = tmp_path / "documents.jsonl"
    done = eventx("extract", *WHEN, "--format", "jsonl", "--documents", str(kept), stdin=stdin)
    document = json.loads(kept.read_text(encoding="utf-8"))
    assert document["text"] == text
    (event,) = (json.loads(line) for line in done.lines)
    for quoted in [*event["mentions"], *event["participants"], event["time"]]:
        assert text[slice(*quoted["span"])] == quoted["text"]


# Faults 3 to 5: JSON that is none


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": "a\\ud800"}', "INPUT_SURROGATE"),
        (b'{"text":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "INPUT_JSON"),
        (b'{"text": "a", "n": NaN}', "INPUT_JSON"),
        (b'{"text": "a", "text": "b"}', "INPUT_JSON"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "INPUT_JSON"),
        (b'{"text": 5}', "INPUT_RECORD"),
        (b'{"body": null}', "INPUT_RECORD"),
    ],
    ids=["surrogate", "nested", "nan", "twice", "digits", "type", "missing"],
)
def test_a_record_that_is_wrong_is_refused_with_its_line_and_a_hint(eventx: Run, line: bytes, code: str) -> None:
    start = time.monotonic()
    done = eventx(
        "extract", "--quiet", "--on-error", "skip", "--log-format", "json", stdin=records(MET).encode() + line
    )
    assert time.monotonic() - start < 10
    assert (done.code, len(done.lines)) == (3, 1)
    said = json.loads(done.err.splitlines()[0])
    assert (said["code"], said["line"], bool(said["hint"])) == (code, 2, True)


# Faults 6 and 7: what does not fit


MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:], check=False).returncode
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""
"""A small process that starts the command, since a child is charged with the memory of the process that starts it."""


def measured(folder: Path, arguments: list[str], pieces: Iterable[bytes]) -> tuple[int, bytes, str, float]:
    """Exit code, what is printed and said, and the largest amount of memory in megabytes, of a command fed in pieces."""
    figure = folder / "memory"
    command = [sys.executable, "-c", MEASURE, str(figure), *COMMAND, *arguments]
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=err)
        assert running.stdin
        with contextlib.suppress(BrokenPipeError), running.stdin as stdin:
            for piece in pieces:
                stdin.write(piece)
        code = running.wait(60)
    said = (folder / "err").read_text(encoding="utf-8")
    return code, (folder / "out").read_bytes(), said, int(figure.read_text(encoding="utf-8")) / 1024


def long_line(size: int) -> Iterator[bytes]:
    yield records(MET).encode()
    yield from (b"x" * MEGABYTE for _ in range(size // MEGABYTE))
    yield b"\n" + records(CALLED).encode()


def test_one_line_of_a_gigabyte_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    code, out, err, memory = measured(tmp_path, ["extract", "--on-error", "skip"], long_line(1000 * MEGABYTE))
    assert code == 3
    assert [json.loads(line)["type"] for line in out.splitlines()] == ["meeting", "call"]
    assert "<stdin>:2: more than 10,000,000 bytes (INPUT_TOO_LARGE)" in err
    assert memory < 200


def test_one_line_without_end_stops_at_the_limit(tmp_path: Path) -> None:
    def endless() -> Iterator[bytes]:
        yield records(MET).encode()
        for number in range(1000):
            assert number < 100, "read on behind the limit"
            yield b"x" * MEGABYTE

    code, out, err, memory = measured(tmp_path, ["extract"], endless())
    assert (code, "INPUT_TOO_LARGE" in err, out.count(b"\n")) == (4, True, 1)
    assert memory < 200


@pytest.mark.parametrize("kind", ["text", "jsonl", "csv", "html"])
@pytest.mark.parametrize("form", ["gz", "zst"])
def test_a_bomb_stops_at_the_limit(tmp_path: Path, kind: str, form: str) -> None:
    start = {"text": b"", "jsonl": records(MET).encode(), "csv": csv(), "html": b"<!doctype html>"}[kind]
    pieces = (start, *(b"x" * MEGABYTE for _ in range(300)))
    if form == "gz":
        written = io.BytesIO()
        with gzip.GzipFile(fileobj=written, mode="wb", compresslevel=1) as file:
            file.writelines(pieces)
        bomb = written.getvalue()
    else:
        bomb = zstandard.compress(b"".join(pieces))
    code, out, err, memory = measured(tmp_path, ["extract", *WHEN], iter([bomb]))
    assert (code, "INPUT_TOO_LARGE" in err) == (4, True)
    assert out.count(b"\n") == {"jsonl": 1, "csv": 2}.get(kind, 0), "good records are kept"
    assert memory < 200


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress], ids=["gz", "zst"])
def test_good_records_before_a_cut_are_kept(eventx: Run, tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    whole = compress(records(MET).encode()) + compress(os.urandom(9000).hex().encode())
    (tmp_path / "cut").write_bytes(whole[:-4000])
    (tmp_path / "good").write_text(records(CALLED), encoding="utf-8")
    paths = [str(tmp_path / "cut"), str(tmp_path / "good")]
    done = eventx("extract", *paths)
    assert (done.code, [json.loads(line)["type"] for line in done.lines][:1]) == (4, ["meeting"])
    assert "is cut off (INPUT_CORRUPT)" in done.err
    done = eventx("extract", "--on-error", "skip", *paths)
    assert (done.code, json.loads(done.lines[-1])["type"]) == (3, "call")


def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    def many(count: int) -> Iterator[bytes]:
        return (records(DULL * 100).encode() for _ in range(count))

    memory = {}
    for kind, pieces in {
        "few": many(20),
        "many": many(6000),
        "gz": (gzip.compress(piece) for piece in many(6000)),
        "csv": (b"id,text\n" * (not n) + b"1," + DULL.strip().encode() * 100 + b"\n" for n in range(6000)),
    }.items():
        code, _, _, memory[kind] = measured(tmp_path, ["extract", "--quiet"], pieces)
        assert code == 0
    assert max(memory.values()) - memory["few"] < 30


# Fault 8: pages


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<div>" * 100_000 + ARTICLE, "elements nested more than 256 deep"),
        (f"<p>{MET}</p>\n" * 140_000, "more than 10,000,000 bytes"),
        (f"<p>{MET}</p>\n" * 60_000, "more than 50,000 elements"),
        (f"<p>{'<b>Ana</b> <i>met</i> ' * 24_000}</p>", "thousands of inline elements in one block"),
    ],
    ids=["deep", "12 MB", "many", "inline"],
)
def test_pages_that_no_article_has_are_refused(tmp_path: Path, body: str, message: str) -> None:
    start = time.monotonic()
    code, out, err, memory = measured(tmp_path, ["extract"], iter([page(body=body).encode()]))
    assert (code, out) == (4, b"")
    assert f"{message} (INPUT_TOO_LARGE)" in err
    assert (time.monotonic() - start < 10, memory < 400) == (True, True)


# Fault 10: readers and signals


def test_a_reader_that_leaves_is_no_error_of_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(gzip.compress(archive()) for _ in range(300)))
    script = f'"{sys.executable}" -m eventx extract --published 2023-03-02 {path} | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.splitlines()[1:], done.stderr) == (["141"], "")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize(
    "start",
    [gzip.compress(records(MET).encode()), PAGE[:200], b"PAR1", archive()[:400]],
    ids=["gz", "html", "parquet", "warc"],
)
def test_an_interrupted_reading_leaves_nothing(tmp_path: Path, start: bytes, sent: signal.Signals, code: int) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    arguments = [*COMMAND, "extract", *WHEN]
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(start)
        running.stdin.flush()
        time.sleep(1.5)
        running.send_signal(sent)
        said = running.stderr.read()
    assert (running.returncode, said) == (code, b"")
    assert list(tmp_path.iterdir()) == []


# Fault 14: publication times


@pytest.mark.parametrize(
    ("head", "shown", "warned"),
    [
        ("", None, False),
        ('<meta name="date" content="2023-02-30">', None, True),
        ('<meta name="date" content="2 hours ago">', None, True),
        ('<meta name="date" content="2091-03-02">', "2091-03-02", False),
    ],
    ids=["missing", "impossible", "relative", "future"],
)
def test_no_publication_time_is_guessed_for_a_page(eventx: Run, head: str, shown: str | None, warned: bool) -> None:
    stdin = page(head)
    first = eventx("extract", stdin=stdin, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    second = eventx("extract", stdin=stdin, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="42")
    assert first == second
    printed = json.loads(first.out)
    assert (first.code, printed["document"]["published"]) == (0, shown)
    assert len(printed["events"]) == 1
    assert ("PUBLISHED_UNREADABLE" in first.err, "PUBLISHED_MISSING" in first.err) == (warned, shown is None)


# Fault 16: what looks like a command


def test_scripts_and_paths_are_only_text(eventx: Run, tmp_path: Path) -> None:
    text = f"<script>alert(1)</script>\n\n{MET}"
    line = json.dumps({"id": "../../etc/passwd", "url": "file:///etc/passwd", "published": "2023-03-02", "text": text})
    kept = tmp_path / "documents.jsonl"
    done = eventx("extract", "--documents", str(kept), stdin=line)
    assert (done.code, json.loads(done.out)["document"]["id"]) == (0, "../../etc/passwd")
    assert json.loads(kept.read_text(encoding="utf-8"))["text"] == text
    assert [path.name for path in tmp_path.iterdir()] == ["documents.jsonl"]
    done = eventx("extract", *WHEN, stdin=text)
    assert json.loads(done.out)["events"], "text that begins with a tag is text"
