"""`eventx report` through the real command: from articles to a page, and what is wrong with what it is given."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Done

Run = Callable[..., Done]

EXAMPLE = ROOT / "examples" / "ferry-dispute.jsonl"
MET = "Ana Ruiz met Jan Vos in Oslo on Tuesday."


@pytest.fixture
def made(eventx: Run, tmp_path: Path) -> Path:
    """A folder with events.jsonl and the docs.jsonl of the same run."""
    outputs = ["-o", str(tmp_path / "events.jsonl"), "--documents", str(tmp_path / "docs.jsonl")]
    assert eventx("extract", *outputs, str(EXAMPLE)).code == 0
    return tmp_path


def extracted(eventx: Run, folder: Path, *records: dict[str, str]) -> tuple[str, str]:
    """The events and documents files of records."""
    events, docs = str(folder / "events.jsonl"), str(folder / "docs.jsonl")
    lines = "".join(json.dumps({"published": "2023-03-02", **record}) + "\n" for record in records)
    done = eventx("extract", "-o", events, "--documents", docs, stdin=lines)
    assert (done.code, done.said) == (0, "")
    return events, docs


def test_a_page_has_all_documents_and_all_events(eventx: Run, made: Path) -> None:
    page = made / "report.html"
    done = eventx("report", str(made / "events.jsonl"), "--docs", str(made / "docs.jsonl"), "-o", str(page))
    assert (done.code, done.out, done.err) == (0, "", "")
    shown = page.read_text(encoding="utf-8")
    assert shown.count("<article ") == len(EXAMPLE.read_text().splitlines())
    assert shown.count("<tbody ") == len((made / "events.jsonl").read_text().splitlines())
    assert shown.startswith("<!DOCTYPE html>")
    assert shown.endswith("</html>\n")


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "parquet"])
def test_events_of_any_format_make_the_same_page(eventx: Run, made: Path, form: str) -> None:
    events = made / f"again.{form}"
    assert eventx("extract", "--format", form, "-o", str(events), str(EXAMPLE)).code == 0
    docs = ["--docs", str(made / "docs.jsonl")]
    expected = eventx("report", str(made / "events.jsonl"), *docs)
    assert eventx("report", str(events), *docs) == expected
    assert eventx("report", "-", *docs, stdin=events.read_bytes()) == expected


def test_the_same_input_makes_the_same_bytes_anywhere(eventx: Run, made: Path) -> None:
    command = ["report", str(made / "events.jsonl"), "--docs", str(made / "docs.jsonl")]
    other = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    assert eventx(*command) == eventx(*command, **other)


def test_without_documents_the_page_has_the_sentences(eventx: Run, tmp_path: Path) -> None:
    events, docs = extracted(eventx, tmp_path, {"id": "a", "text": f"It rained.\n\n{MET}"})
    whole, sentences = eventx("report", events, "--docs", docs), eventx("report", events)
    assert (whole.code, sentences.code) == (0, 0)
    assert ("It rained." in whole.out, "It rained." in sentences.out) == (True, False)
    assert ">Ana Ruiz</mark>" in sentences.out


def test_no_events_make_a_page_and_a_warning(eventx: Run, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = eventx("report", "-", "-o", str(page))
    assert (done.code, done.err) == (0, "eventx: warning: <stdin>: no events (NO_RECORDS)\n  is the input complete?\n")
    assert "0 events in 0 documents" in page.read_text()
    assert eventx("report", "--quiet", "-").err == ""


@pytest.mark.parametrize(
    ("events", "code", "said"),
    [
        (b"{broken\n", "INPUT_JSON", "<stdin>:1"),
        (b'{"id": 1}\n', "INPUT_EVENT", "no event of this version"),
        (b"\xff\xfe\n", "INPUT_ENCODING", "<stdin>:1"),
        (b'{"a":' + b"[" * 200_000, "INPUT_JSON", "nested too deep"),
        (b"PAR1broken", "INPUT_EVENT", "no table of events"),
        (b"\x1f\x8bbroken", "INPUT_CORRUPT", "<stdin>"),
    ],
    ids=["json", "record", "bytes", "nested", "parquet", "gzip"],
)
def test_what_is_no_events_stops_with_code_and_place(
    eventx: Run, tmp_path: Path, events: bytes, code: str, said: str
) -> None:
    page = tmp_path / "report.html"
    page.write_text("an older page")
    done = eventx("report", "-", "-o", str(page), stdin=events)
    assert done.code == 4
    assert code in done.err
    assert said in done.err
    assert "Traceback" not in done.err
    assert page.read_text() == "an older page"
    assert list(tmp_path.iterdir()) == [page]


@pytest.mark.parametrize(
    ("docs", "code", "said"),
    [
        ({"id": "b", "text": MET}, "DOCUMENT_MISSING", "no document 'a', which events were read from"),
        ({"id": "a", "text": "Other words."}, "DOCUMENT_DIFFERS", "lies outside the text, which has 12 characters"),
        ({"id": "a", "text": MET.replace("Vos", "Wos")}, "DOCUMENT_DIFFERS", "/mentions/0/span [0, 40] should be"),
        ({"id": "a"}, "INPUT_RECORD", "no text"),
        ({"id": "a", "text": ""}, "INPUT_EMPTY", "text is empty"),
    ],
    ids=["other", "shorter", "changed", "no text", "empty"],
)
def test_documents_that_are_not_those_of_the_events(
    eventx: Run, tmp_path: Path, docs: dict[str, str], code: str, said: str
) -> None:
    events, file = extracted(eventx, tmp_path, {"id": "a", "text": MET})
    Path(file).write_text(json.dumps(docs) + "\n")
    done = eventx("report", events, "--docs", file, "--log-format", "json")
    message = json.loads(done.err)
    assert (done.code, message["code"], message["source"]) == (4, code, file)
    assert said in message["message"]
    assert message["hint"]
    assert "--text-field" not in message["hint"], "no flag of this command"


def test_a_missing_file_is_named(eventx: Run, made: Path) -> None:
    for arguments in (["nowhere.jsonl"], [str(made / "events.jsonl"), "--docs", "nowhere.jsonl"]):
        done = eventx("report", *arguments)
        assert (done.code, "nowhere.jsonl: no such file (INPUT_NOT_FOUND)" in done.err) == (4, True)


def test_a_document_beyond_the_limit(eventx: Run, tmp_path: Path) -> None:
    events, docs = extracted(eventx, tmp_path, {"id": "a", "text": MET + " It rained." * 300})
    done = eventx("report", events, "--docs", docs, "--max-doc-bytes", "2000")
    assert (done.code, "INPUT_TOO_LARGE" in done.err) == (4, True)


def test_an_input_is_not_overwritten_and_read_once(eventx: Run, made: Path) -> None:
    events, docs = str(made / "events.jsonl"), str(made / "docs.jsonl")
    for output in (events, docs, str(made / "." / "docs.jsonl")):
        done = eventx("report", events, "--docs", docs, "-o", output)
        assert (done.code, "read or written already" in done.err) == (2, True)
    done = eventx("report", "-", "--docs", "-")
    assert (done.code, "cannot all be on standard input" in done.err) == (2, True)


def test_an_output_that_cannot_be_written(eventx: Run, made: Path) -> None:
    command = ["report", str(made / "events.jsonl"), "--docs", str(made / "docs.jsonl")]
    for output in ("/dev/full", "/proc/report.html", str(made / "no" / "folder.html")):
        done = eventx(*command, "-o", output)
        assert (done.code, "OUTPUT_UNWRITABLE" in done.err) == (5, True)


def test_marks_that_steer_move_no_span_and_are_shown(eventx: Run, tmp_path: Path) -> None:
    """A byte-order mark, CRLF, NUL, a line separator and direction marks before, in and behind what is found."""
    text = "\ufeffOSLO\x00\r\n\r\n\u2028\u202eyad ynnus\u202c 👩‍🚀 it was.\r\nAna Ruiz met Jan \u2067Vos\u2069 in Oslo.\r\nAna Ruiz met Jan Vos in Oslo.\r\n"
    events, docs = extracted(eventx, tmp_path, {"id": "a", "text": text})
    read = [json.loads(line) for line in Path(events).read_text().split("\n")[:-1]]
    stored = json.loads(Path(docs).read_text())["text"]
    assert read
    for event in read:
        for person in event["participants"]:
            start, end = person["span"]
            assert stored[start:end] == person["text"]
    shown = eventx("report", events, "--docs", docs).out
    for name in ("202E", "202C", "2067", "2069", "2028", "0000", "FEFF"):
        assert f"[U+{name}]" in shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\x00\ufeff\r]", shown)
    assert ">Ana Ruiz</mark>" in shown


def test_markup_in_a_text_its_title_id_and_address_stays_text(eventx: Run, tmp_path: Path) -> None:
    script = "<script>alert(1)</script>"
    record = {
        "id": f"../../{script}",
        "title": f'{script}" onload="alert(2)',
        "url": "javascript:alert(3)",
        "text": f"{script}\n\n{MET}\n\n</p></article><style>* {{display: none}}</style> {script}",
    }
    events, docs = extracted(eventx, tmp_path, record)
    before = sorted(tmp_path.parent.rglob("*"))
    for arguments in ([], ["--docs", docs]):
        shown = eventx("report", events, *arguments).out
        assert (shown.count("<script"), shown.count("<style"), shown.count("</article>")) == (1, 1, 1)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert ">Ana Ruiz</mark>" in shown
        assert 'href="javascript' not in shown
        assert not re.search(r'<[^>]* onload="', shown)
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_reasons_are_shown_with_their_facts(eventx: Run, made: Path) -> None:
    told = eventx("explain", "--format", "json", str(EXAMPLE))
    (made / "why.json").write_text(told.out, encoding="utf-8")
    command = ["report", str(made / "events.jsonl"), "--docs", str(made / "docs.jsonl")]
    plain, page = eventx(*command), eventx(*command, "--reasons", str(made / "why.json"))
    assert (page.code, page.err) == (0, "")
    assert "<code>status.told</code>" in page.out
    assert "<code>status.told</code>" not in plain.out
    other = eventx("explain", "--format", "json", "--types", "call", str(EXAMPLE))
    missing = eventx(*command, "--reasons", "-", stdin=other.out)
    assert (missing.code, missing.out) == (4, "")
    assert "no reasons of event" in missing.err
    changed = told.out.replace('"status":"occurred"', '"status":"ongoing"')
    differing = eventx(*command, "--reasons", "-", stdin=changed)
    assert differing.code == 4
    assert "are of another run" in differing.err
    nonsense = eventx(*command, "--reasons", "-", stdin='{"document": 1}\n')
    assert nonsense.code == 4
    assert "no explanation of this version: /document" in nonsense.err
