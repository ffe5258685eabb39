"""The real command in a process of its own: what comes out where, and the exit codes."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import eventx as package
from conftest import Done
from eventx.cli.app import COMMANDS, GROUPS
from eventx.provenance import rules_hash

Run = Callable[..., Done]

MET = "Foreign Minister Ana Ruiz met her Dutch counterpart, Jan Vos, in Oslo on Tuesday.\n"
CALLED = "President Omar Diallo spoke by phone with Chancellor Eva Brandt on Monday.\n"
DULL = "The river rose again.\n"
WHEN = ("--published", "2023-03-02")


def records(*texts: str) -> str:
    lines = [{"id": f"d{number}", "published": "2023-03-02", "text": text} for number, text in enumerate(texts)]
    return "".join(json.dumps(line) + "\n" for line in lines)


def test_one_text_is_one_object(eventx: Run) -> None:
    done = eventx("extract", *WHEN, stdin=MET)
    assert (done.code, done.err) == (0, "")
    assert len(done.lines) == 1
    printed = json.loads(done.out)
    assert list(printed) == ["document", "events"]
    assert printed["document"]["published"] == "2023-03-02"
    assert printed["document"]["published_source"] == "flag"
    assert [event["type"] for event in printed["events"]] == ["meeting"]
    assert printed["events"][0]["time"]["begin"] == "2023-02-28"


def test_records_are_lines_in_their_order(eventx: Run) -> None:
    done = eventx("extract", stdin=records(MET, DULL, CALLED))
    assert (done.code, done.said) == (0, "")
    assert [json.loads(line)["document"]["id"] for line in done.lines] == ["d0", "d2"]


def test_several_files_are_lines(eventx: Run, tmp_path: Path) -> None:
    for name, text in (("a.txt", MET), ("b.txt", CALLED)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = eventx("extract", *WHEN, str(tmp_path / "a.txt"), str(tmp_path / "b.txt"))
    assert [json.loads(line)["type"] for line in done.lines] == ["meeting", "call"]


def test_a_file_and_standard_input_give_the_same(eventx: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MET, encoding="utf-8")
    by_file = eventx("extract", *WHEN, str(tmp_path / "a.txt"))
    assert by_file == eventx("extract", *WHEN, stdin=MET) == eventx("extract", *WHEN, "-", stdin=MET)


def test_the_formats_can_be_chosen(eventx: Run) -> None:
    assert json.loads(eventx("extract", *WHEN, "--format", "jsonl", stdin=MET).out)["type"] == "meeting"
    several = json.loads(eventx("extract", "--format", "json", stdin=records(MET, DULL)).out)
    assert [len(each["events"]) for each in several] == [1, 0]
    assert json.loads(eventx("extract", "--format", "json", "--input-format", "jsonl", stdin="").out) == []
    braces = '{"this": "is meant as text"}'
    assert json.loads(eventx("extract", *WHEN, "--input-format", "text", stdin=braces).out)["events"] == []


def test_no_publication_time_is_one_warning_and_the_events_come_out(eventx: Run) -> None:
    done = eventx("extract", "--format", "jsonl", stdin=MET)
    assert done.code == 0
    assert done.err.count("PUBLISHED_MISSING") == 1
    assert json.loads(done.out)["time"]["begin"] is None
    assert json.loads(done.out)["document"]["published"] is None
    assert eventx("extract", "--quiet", "--format", "jsonl", stdin=MET) == Done(0, done.out, "")


def test_an_unreadable_time_in_a_record_is_a_warning_with_its_line(eventx: Run) -> None:
    stdin = records(DULL) + '{"text": "They met.", "published": "n/a"}\n'
    done = eventx("extract", stdin=stdin)
    assert done.code == 0
    assert "<stdin>:2: published cannot be read" in done.err
    assert "no publication time for 1 of 2 documents" in done.err


def test_documents_without_a_publication_time_are_named_the_first_three(eventx: Run) -> None:
    lines = "".join(f'{{"id": "a{number}", "text": "They met."}}\n' for number in range(5))
    assert (
        "no publication time for 5 of 5 documents: a0, a1, a2, … (PUBLISHED_MISSING)"
        in eventx("extract", stdin=lines).err
    )
    two = "".join(lines.splitlines(keepends=True)[:2])
    assert "no publication time for 2 of 2 documents: a0, a1 (PUBLISHED_MISSING)" in eventx("extract", stdin=two).err


@pytest.mark.parametrize("when", ["yesterday", "", "2023-02-30", "03/02/2023", "9" * 5000])
def test_an_unreadable_published_is_an_error_of_usage(eventx: Run, when: str) -> None:
    done = eventx("extract", "--published", when, stdin=MET)
    assert (done.code, done.out) == (2, "")
    assert "--published cannot be read" in done.err
    assert "PUBLISHED_UNREADABLE" in done.err


def test_published_is_read_as_people_write_it(eventx: Run) -> None:
    def published(*flags: str) -> str:
        return str(json.loads(eventx("extract", *flags, stdin=MET).out)["document"]["published"])

    assert published("--published", "2 March 2023") == "2023-03-02"
    assert published("--published", "03/02/2023", "--date-order", "DMY") == "2023-02-03"
    assert published("--published", "03/02/2023", "--date-order", "MDY") == "2023-03-02"
    assert published("--published", "2023-03-02T18:05", "--timezone", "Asia/Seoul") == "2023-03-02T18:05:00+09:00"


def test_fields_of_records_can_be_named(eventx: Run) -> None:
    record = {"key": 7, "story": MET, "text": DULL, "when": "2023-03-02", "published": "1999-01-01"}
    stdin = json.dumps(record) + "\n"
    fields = ("--text-field", "story", "--date-field", "when", "--id-field", "key")
    document = json.loads(eventx("extract", *fields, stdin=stdin).out)["document"]
    assert (document["id"], document["published"]) == ("7", "2023-03-02")
    assert json.loads(eventx("dates", *fields, stdin=stdin).out)["begin"] == "2023-02-28"


def test_types_can_be_chosen(eventx: Run) -> None:
    both = records(MET, CALLED)
    assert [json.loads(line)["type"] for line in eventx("extract", "--types", "call", stdin=both).lines] == ["call"]
    assert len(eventx("extract", "--types", "call, meeting", stdin=both).lines) == 2


def test_documents_hold_the_texts_that_the_spans_index(eventx: Run, tmp_path: Path) -> None:
    text = "\ufeffForeign Minister Ana Ruiz met Jan Vos in Oslo.\u2028\r\nThey met on Tuesday.\x00\r\n"
    kept = tmp_path / "documents.jsonl"
    done = eventx("extract", *WHEN, "--format", "jsonl", "--documents", str(kept), stdin=text)
    assert done.code == 0
    (line,) = kept.read_text(encoding="utf-8").splitlines()
    document = json.loads(line)
    assert list(document) == ["id", "published", "title", "url", "text"]
    assert document["text"] == text.removeprefix("\ufeff")
    event = json.loads(done.out)
    assert event["document"]["id"] == document["id"]
    for mention in event["mentions"]:
        assert document["text"][slice(*mention["span"])] == mention["text"]


def test_documents_can_be_read_again(eventx: Run, tmp_path: Path) -> None:
    kept = tmp_path / "documents.jsonl"
    first = eventx("extract", "--documents", str(kept), stdin=records(MET, CALLED))
    assert eventx("extract", str(kept)).out == first.out


def test_provenance_is_in_every_event_that_asks_for_it(eventx: Run) -> None:
    event = json.loads(eventx("extract", *WHEN, "--format", "jsonl", "--provenance", stdin=MET).out)
    assert event["extractor"] == {"version": package.__version__, "rules": rules_hash()}
    assert "extractor" not in json.loads(eventx("extract", *WHEN, "--format", "jsonl", stdin=MET).out)


def test_what_is_printed_validates(eventx: Run) -> None:
    printed = eventx("extract", "--provenance", stdin=records(MET, CALLED))
    assert eventx("validate", "-", stdin=printed.out) == Done(0, "", "")


def test_fail_if_none(eventx: Run) -> None:
    assert eventx("extract", *WHEN, "--fail-if-none", stdin=MET).code == 0
    done = eventx("extract", *WHEN, "--fail-if-none", stdin=DULL)
    assert done.code == 1
    assert "no event in 1 document" in done.err
    assert eventx("extract", *WHEN, stdin=DULL).code == 0


def test_dates_print_each_expression(eventx: Run) -> None:
    done = eventx("dates", *WHEN, "--format", "jsonl", stdin="They met last Tuesday, for two hours.\n")
    assert (done.code, done.err) == (0, "")
    first, second = (json.loads(line) for line in done.lines)
    assert (first["text"], first["span"], first["begin"]) == ("last Tuesday", [9, 21], "2023-02-28")
    assert (second["type"], second["duration"]) == ("DURATION", "PT2H")
    assert first["basis"] is None
    assert set(first["document"]) == {"id"}
    printed = json.loads(eventx("dates", *WHEN, stdin="They met last Tuesday.\n").out)
    assert list(printed) == ["document", "times"]


def test_explain_names_the_rule(eventx: Run) -> None:
    rule = json.loads(eventx("extract", *WHEN, "--format", "jsonl", stdin=MET).out)["mentions"][0]["rule"]
    done = eventx("explain", *WHEN, stdin=MET)
    assert (done.code, done.err) == (0, "")
    assert rule in done.out


def test_output_does_not_depend_on_the_machine(eventx: Run) -> None:
    stdin = records(MET, CALLED, "Café owner Zoë Šimić met 東京 governor Yuri Ito yesterday.\u2028")
    first = eventx("extract", stdin=stdin, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")
    second = eventx("extract", stdin=stdin, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="42", COLUMNS="40")
    assert first.code == 0
    assert (first.out, first.said) == (second.out, second.said)
    assert "\u2028" not in first.out


def test_version_names_package_schema_and_rules(eventx: Run) -> None:
    done = eventx("--version")
    assert re.fullmatch(r"eventx \d+\.\d+\.\d+ \(schema 1\.0, rules [0-9a-f]{16}\)\n", done.out)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help_with_an_example(eventx: Run, command: str) -> None:
    done = eventx(*command.split(), "--help", COLUMNS="100")
    assert (done.code, done.err) == (0, "")
    assert f"Usage: eventx {command}" in done.out
    assert re.search(rf"Example: .*eventx {command}", done.out)
    assert not re.search("[\u2500-\u257f]", done.out), "no boxes"
    assert eventx(*command.split(), "-h", COLUMNS="100").out == done.out


@pytest.mark.parametrize("group", list(GROUPS))
def test_no_command_is_help_and_an_error_of_usage(eventx: Run, group: str) -> None:
    done = eventx(*group.split())
    assert (done.code, done.out) == (2, "")
    assert "Commands:" in done.err


def test_help_and_version_load_nothing_heavy(eventx: Run) -> None:
    for arguments in (["--version"], ["--help"], ["extract", "--help"]):
        loaded = eventx(*arguments, PYTHONPROFILEIMPORTTIME="1").err
        for heavy in ("jsonschema", "dateparser", "rich", "eventx.pipeline", "eventx.times"):
            assert not re.search(rf"\| +{re.escape(heavy)}$", loaded, re.MULTILINE), (arguments, heavy)
