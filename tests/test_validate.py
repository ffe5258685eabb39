"""`validate`: events of others against the schema of their type."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_records import an_event

from conftest import Done
from eventx.validate import problems

GOOD: dict[str, Any] = json.loads(an_event().model_dump_json())
BAD_STATUS = GOOD | {"status": "planned"}


def one_line(*values: Any) -> str:
    return "".join(json.dumps(value) + "\n" for value in values)


def test_a_good_event_has_no_problem() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize(
    ("event", "pointer", "complaint"),
    [
        (BAD_STATUS, "/status", "'planned' is not one of"),
        (GOOD | {"colour": 1}, "", "'colour' was unexpected"),
        ({key: value for key, value in GOOD.items() if key != "mentions"}, "", "'mentions' is a required property"),
        (GOOD | {"time": GOOD["time"] | {"span": [1, 2, 3]}}, "/time", "span: [1, 2, 3]"),
        (GOOD | {"mentions": [GOOD["mentions"][0] | {"trigger": ["5", 8]}]}, "/mentions/0/trigger/0", "'5' is not of"),
        (GOOD | {"type": "party"}, "/type", "no known type: meeting, call"),
        ({"id": "x"}, "/type", "missing"),
        ([], "", "an event is an object"),
        (None, "", "an event is an object"),
        (GOOD | {"type": ["meeting"]}, "/type", "no known type"),
    ],
)
def test_problems_have_a_pointer_and_a_reason(event: Any, pointer: str, complaint: str) -> None:
    found = problems(event)
    assert [(where, complaint in why) for where, why in found] == [(pointer, True)], found


def test_a_role_of_another_type_is_a_problem() -> None:
    released = {
        "name": "Ana Ruiz", "role": "released", "kind": "person", "title": None, "country": None, "text": "Ruiz",
        "span": [0, 4],
    }  # fmt: skip
    assert problems(GOOD | {"type": "release", "participants": [released]}) == []
    assert problems(GOOD | {"participants": [released]})[0][0] == "/participants/0/role"


def test_lines_are_numbered_and_checked_to_the_end(eventx: Callable[..., Done]) -> None:
    stdin = one_line(GOOD, BAD_STATUS) + "\n{broken\n" + one_line(GOOD) + '{"type": "meeting", "type": "call"}\n'
    done = eventx("validate", "-", stdin=stdin)
    assert done.code == 1
    assert [line.split(": ")[0] for line in done.lines] == ["<stdin>:2", "<stdin>:4", "<stdin>:6"]
    assert "/status" in done.lines[0]
    assert "not JSON" in done.lines[1]
    assert "stands twice" in done.lines[2]
    assert "3 of 5 do not fit" in done.err


@pytest.mark.parametrize("indent", [None, 2])
def test_the_shapes_of_extract_are_accepted(eventx: Callable[..., Done], indent: int | None) -> None:
    several = [{"document": {}, "events": [GOOD]}, {"document": {}, "events": [GOOD, BAD_STATUS]}]
    done = eventx("validate", "-", stdin=json.dumps(several, indent=indent))
    assert done.code == 1
    place = "<stdin>:1" if indent is None else "<stdin>"
    assert done.lines[0].startswith(f"{place}: /1/events/1/status: ")
    assert len(done.lines) == 1


def test_a_file_without_events_is_a_warning(eventx: Callable[..., Done], tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    done = eventx("validate", str(empty))
    assert (done.code, done.out) == (0, "")
    assert "NO_RECORDS" in done.err
    assert eventx("validate", "--quiet", str(empty)).err == ""


def test_validate_needs_a_file(eventx: Callable[..., Done]) -> None:
    assert eventx("validate").code == 2
    missing = eventx("validate", "nowhere.jsonl")
    assert (missing.code, missing.out) == (4, "")
    assert "nowhere.jsonl: no such file" in missing.err
