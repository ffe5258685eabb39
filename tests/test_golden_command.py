"""`golden check` and `golden update` on a user's own folders."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from test_cli import CALLED, DULL, MET

from conftest import Done

Run = Callable[..., Done]


@pytest.fixture
def folder(tmp_path: Path, eventx: Run) -> Path:
    """Three cases, with the events found as those expected."""
    articles = tmp_path / "articles"
    for slug, text in (("a-call", CALLED), ("a-meeting", MET), ("nothing", DULL)):
        case = articles / slug
        case.mkdir(parents=True)
        (case / "article.txt").write_text(text, encoding="utf-8")
        (case / "meta.json").write_text('{"published": "2023-03-02"}', encoding="utf-8")
    assert eventx("golden", "update", str(articles)).code == 0
    return articles


def expected(folder: Path, slug: str) -> Path:
    return folder / slug / "expected.json"


def expect(folder: Path, slug: str, **changes: object) -> None:
    """Another expectation of a case's first event."""
    written = json.loads(expected(folder, slug).read_text(encoding="utf-8"))
    written["events"][0] |= changes
    expected(folder, slug).write_text(json.dumps(written), encoding="utf-8")


def test_update_writes_what_check_accepts(eventx: Run, folder: Path) -> None:
    assert json.loads(expected(folder, "a-meeting").read_text(encoding="utf-8"))["events"][0]["type"] == "meeting"
    assert eventx("golden", "check", str(folder)) == Done(0, "", "")
    assert eventx("golden", "update", str(folder)) == Done(0, "", "")


def test_check_prints_what_changed(eventx: Run, folder: Path) -> None:
    expect(folder, "a-meeting", status="scheduled")
    done = eventx("golden", "check", str(folder))
    assert done.code == 1
    assert done.lines[:2] == ["--- a-meeting/expected.json (expected)", "+++ a-meeting/expected.json (found)"]
    changed = [line for line in done.lines[2:] if line[:1] in "+-"]
    assert changed == ['-      "status": "scheduled",', '+      "status": "occurred",']
    assert "1 of 3 cases are not as expected (GOLDEN_DIFFERS)" in done.err
    assert f"eventx golden update {folder}" in done.err


def test_ids_rules_and_versions_are_not_compared(eventx: Run, folder: Path) -> None:
    expect(folder, "a-meeting", id="another", schema_version="9", rule="another")
    assert eventx("golden", "check", str(folder)).code == 0


def test_update_prints_the_difference_and_writes_it(eventx: Run, folder: Path) -> None:
    expect(folder, "a-meeting", status="scheduled")
    done = eventx("golden", "update", str(folder))
    assert done.code == 0
    assert '+      "status": "occurred",' in done.lines
    assert eventx("golden", "check", str(folder)).code == 0


def test_only_some_cases(eventx: Run, folder: Path) -> None:
    expect(folder, "a-meeting", status="scheduled")
    assert eventx("golden", "check", str(folder), "--only", "a-c*").code == 0
    assert eventx("golden", "check", str(folder), "--only", "*meeting").code == 1
    assert eventx("golden", "update", str(folder), "--only", "nothing").out == ""
    assert eventx("golden", "check", str(folder)).code == 1
    none = eventx("golden", "check", str(folder), "--only", "x*")
    assert none.code == 2
    assert "--only x* matches no case" in none.err


def test_junit_says_the_same(eventx: Run, folder: Path, tmp_path: Path) -> None:
    expect(folder, "a-meeting", status="<script>\x01&")
    (folder / "nothing" / "meta.json").write_text("{broken", encoding="utf-8")
    report = tmp_path / "golden.xml"
    assert eventx("golden", "check", str(folder), "--junit", str(report)).code == 1
    suite = ET.fromstring(report.read_bytes())  # noqa: S314 - written by the command under test
    assert {name: suite.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "3", "failures": "1", "errors": "1",
    }  # fmt: skip
    cases = {case.get("name"): case for case in suite}
    assert list(cases) == ["a-call", "a-meeting", "nothing"]
    failure = cases["a-meeting"].find("failure")
    assert failure is not None
    assert '-      "status": "<script>\\u0001&",' in (failure.text or "")
    error = cases["nothing"].find("error")
    assert error is not None
    assert "meta.json: not JSON" in (error.get("message") or "")
    assert b"<script>" not in report.read_bytes()
    again = tmp_path / "again.xml"
    eventx("golden", "check", str(folder), "--junit", str(again), TZ="Asia/Tokyo")
    assert again.read_bytes() == report.read_bytes()


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("meta.json", b"[]", "meta.json is not an object"),
        ("meta.json", b'{"published": "soon"}', "soon"),
        ("meta.json", None, "meta.json: No such file"),
        ("meta.json", b"[" * 200_000, "nested too deep"),
        ("expected.json", b"{}", "expected.json is not"),
        ("expected.json", b"\xff", "utf-8"),
        ("article.txt", b"\xff", "utf-8"),
    ],
)
def test_a_case_that_cannot_be_read_fails_and_the_others_go_on(
    eventx: Run, folder: Path, file: str, content: bytes | None, said: str
) -> None:
    path = folder / "a-call" / file
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    expect(folder, "a-meeting", status="scheduled")
    done = eventx("golden", "check", str(folder))
    assert done.code == 1
    assert said in done.err
    assert "a-meeting" in done.out
    assert "2 of 3 cases" in done.err
    assert "Traceback" not in done.err


def test_a_case_without_expectation_fails_until_it_is_written(eventx: Run, folder: Path) -> None:
    expected(folder, "a-call").unlink()
    done = eventx("golden", "check", str(folder))
    assert done.code == 1
    assert done.lines[0] == "--- (nothing)"
    assert eventx("golden", "update", str(folder)).code == 0
    assert eventx("golden", "check", str(folder)).code == 0


def test_update_passes_over_articles_that_cannot_be_read(eventx: Run, folder: Path) -> None:
    (folder / "a-call" / "meta.json").write_text("{", encoding="utf-8")
    expect(folder, "a-meeting", status="scheduled")
    done = eventx("golden", "update", str(folder))
    assert done.code == 1
    assert "1 cases could not be read" in done.err
    assert "occurred" in expected(folder, "a-meeting").read_text(encoding="utf-8")


def test_a_folder_without_cases_is_no_success(eventx: Run, tmp_path: Path) -> None:
    for folder, said in ((tmp_path, "no golden case in it"), (tmp_path / "missing", "no such folder")):
        for command in ("check", "update"):
            done = eventx("golden", command, str(folder))
            assert (done.code, done.out) == (4, "")
            assert said in done.err


def test_a_name_that_is_not_utf8(eventx: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "a-call").rename(folder / os.fsdecode(b"a-call-\xff"))
    expect(folder, os.fsdecode(b"a-call-\xff"), status="scheduled")
    done = eventx("golden", "check", str(folder), "--junit", str(tmp_path / "x.xml"))
    assert done.code == 1
    assert "--- a-call-\ufffd/expected.json" in done.out


def test_the_difference_is_coloured_when_asked(eventx: Run, folder: Path) -> None:
    expect(folder, "a-meeting", status="scheduled")
    out = eventx("golden", "check", "--color", "always", str(folder)).out
    assert '\x1b[32m+      "status": "occurred",\x1b[0m\n' in out
    assert '\x1b[31m-      "status": "scheduled",\x1b[0m\n' in out


def test_the_hint_repeats_what_the_events_depend_on(eventx: Run, folder: Path) -> None:
    """Without the flags the command of the hint would expect other events."""
    done = eventx("golden", "check", "--types", "call", "--only", "a-*", str(folder))
    assert (done.code, done.err.splitlines()[-1].strip()) == (
        1,
        f"if the changes are right: eventx golden update --only 'a-*' --types call {folder}",
    )


def test_a_case_that_loses_all_its_events_is_said_to(eventx: Run, folder: Path) -> None:
    done = eventx("golden", "update", "--types", "call", str(folder))
    assert done.code == 0
    assert "a-meeting: no event is expected any more" in done.err
    assert "a-call: no event" not in done.err


def test_a_key_that_is_nearly_one_that_is_read_is_refused(eventx: Run, folder: Path) -> None:
    (folder / "a-meeting" / "meta.json").write_text('{"publshed": "2023-03-02", "why": "talks"}', encoding="utf-8")
    done = eventx("golden", "check", str(folder))
    assert done.code == 1
    assert 'meta.json has "publshed": "published" is meant' in done.err
    assert "mend the files that are named" in done.err
    assert "golden update" not in done.err, "there is nothing that it could write"
