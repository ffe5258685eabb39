"""`validate`: events of others against the schema of their type."""

import json
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_records import an_event

from conftest import Done
from eventx.validate import OfTheirType

problems = OfTheirType().problems

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


# A schema of one's own


def against(eventx: Callable[..., Done], folder: Path, schema: Any, *flags: str, stdin: str = "") -> Done:
    file = folder / "own.schema.json"
    file.write_text(schema if isinstance(schema, str) else json.dumps(schema), encoding="utf-8")
    return eventx("validate", "--schema", str(file), *flags, "-", stdin=stdin or one_line(GOOD, BAD_STATUS))


def test_a_schema_of_ones_own_goes_before_that_of_the_type(eventx: Callable[..., Done], tmp_path: Path) -> None:
    assert against(eventx, tmp_path, {"required": ["id"]}) == Done(0, "", "")
    done = against(eventx, tmp_path, {"properties": {"status": {"const": "planned"}}})
    assert done.code == 1
    assert done.out == "<stdin>:1: /status: 'planned' was expected\n"
    assert "1 of 2 do not fit the schema (EVENT_INVALID)" in done.err
    older = {"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"id": {"maxLength": 3}}}
    assert against(eventx, tmp_path, older).code == 1


@pytest.mark.parametrize(
    "reference",
    ["https://schemas.example/x.json", "http://127.0.0.1:{port}/x.json", "file:///etc/hostname", "other.json"],
)
def test_nothing_is_fetched(eventx: Callable[..., Done], tmp_path: Path, reference: str) -> None:
    (tmp_path / "other.json").write_text("true", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        target = reference.format(port=server.getsockname()[1])
        done = against(eventx, tmp_path, {"$id": f"file://{tmp_path}/own.json", "$ref": target})
        with pytest.raises(TimeoutError):
            server.accept()
    assert (done.code, done.out) == (2, "")
    assert "nothing is fetched (SCHEMA_UNUSABLE)" in done.err


@pytest.mark.parametrize(
    "evil",
    [
        {"properties": {"mentions": {"items": {"properties": {"text": {"pattern": "^(([A-Za-z .]+)*)*!$"}}}}}},
        {"patternProperties": {"^(([a-z_]+)*)*!$": False}},
    ],
)
def test_an_evil_pattern_has_a_time_limit(eventx: Callable[..., Done], tmp_path: Path, evil: Any) -> None:
    event = GOOD | {"schema_version_of_this_very_record": 1}
    event["mentions"] = [GOOD["mentions"][0] | {"text": "They met on Tuesday in the old town hall of Oslo?"}]
    begun = time.monotonic()
    done = against(eventx, tmp_path, evil, stdin=one_line(event))
    assert time.monotonic() - begun < 30
    assert (done.code, done.out) == (2, "")
    assert "takes more than 5 seconds for one event" in done.err


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("{", "not JSON"),
        ("[]", "a schema is an object"),
        ('{"type": "nope"}', "not a JSON Schema: /type"),
        ('{"$schema": 5}', "/$schema: not a string"),
        ('{"$ref": "#"}', "refers to itself without end"),
        ('{"$ref": "#/$defs/none"}', "which is not in it"),
        ('{"$id": "http://[", "$ref": "a"}', "cannot be read"),
        ('{"properties": {"id": {"pattern": "("}}}', "not a JSON Schema: /properties/id/pattern"),
        ('{"not": ' * 100_000, "nested too deep"),
    ],
)
def test_an_unusable_schema_is_said_to_be_one(
    eventx: Callable[..., Done], tmp_path: Path, schema: str, said: str
) -> None:
    done = against(eventx, tmp_path, schema)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "SCHEMA_UNUSABLE" in done.err
    assert "Traceback" not in done.err


def test_a_missing_schema(eventx: Callable[..., Done], tmp_path: Path) -> None:
    done = eventx("validate", "--schema", str(tmp_path / "missing.json"), "-", stdin=one_line(GOOD))
    assert done.code == 2
    assert "missing.json: cannot be read" in done.err


def test_problems_can_be_json(eventx: Callable[..., Done]) -> None:
    done = eventx("validate", "--format", "json", "-", stdin=one_line(GOOD, BAD_STATUS) + "{broken\n")
    assert done.code == 1
    first, second = (json.loads(line) for line in done.lines)
    assert (first["source"], first["line"], first["pointer"]) == ("<stdin>", 2, "/status")
    assert "'planned' is not one of" in first["message"]
    assert (second["line"], second["pointer"]) == (3, "")
