"""The schemas: valid, current, closed, one a type."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from test_records import TUESDAY, an_event

from conftest import ROOT, Done
from eventx import schema
from eventx.record import DocumentReference, TimeExpression
from eventx.types import SHIPPED, known

COMMITTED = ROOT / "schemas" / "v1"


def test_the_committed_schemas_are_current() -> None:
    assert schema.stale(COMMITTED) == {}


@pytest.mark.parametrize("event_type", SHIPPED)
def test_a_schema_is_closed_and_speaks_of_one_type(event_type: str) -> None:
    written = schema.event_schema(known()[event_type])
    Draft202012Validator.check_schema(written)
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert event_type in written["$id"]
    assert written["properties"]["type"] == {"const": event_type}
    assert written["$defs"]["Participant"]["properties"]["role"]["enum"] == list(known()[event_type].roles)
    objects = [written, *written["$defs"].values()]
    assert all(each["additionalProperties"] is False for each in objects)
    assert all(set(each["required"]) >= set(each["properties"]) - {"extractor"} for each in objects)


def test_every_reference_of_a_schema_stays_within_it() -> None:
    for name in schema.NAMES:
        written = schema.named(name)
        assert {target.rpartition("/")[0] for target in references(written)} == {"#/$defs"}


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if "$ref" in value else []
        return own + [found for inner in value.values() for found in references(inner)]
    return [found for inner in value for found in references(inner)] if isinstance(value, list) else []


def test_a_folder_to_check_has_to_be_there(eventx: Callable[..., Done], tmp_path: Path) -> None:
    folder = str(tmp_path / "schemas")
    done = eventx("schema", "--check", folder)
    expected = f"eventx: error: {folder}: no such folder (INPUT_NOT_FOUND)\n  eventx schema --write {folder}\n"
    assert done == Done(4, "", expected)


def test_write_then_check(eventx: Callable[..., Done], tmp_path: Path) -> None:
    folder = tmp_path / "a" / "schemas"
    assert eventx("schema", "--write", str(folder)).code == 0
    assert eventx("schema", "--check", str(folder)) == Done(0, "", "")
    (folder / "call.schema.json").write_text("{}", encoding="utf-8")
    (folder / "meeting.schema.json").unlink()
    (folder / "party.schema.json").write_text("{}", encoding="utf-8")
    done = eventx("schema", "--check", str(folder))
    assert done.code == 1
    assert "call.schema.json: differs" in done.err
    assert "meeting.schema.json: is missing" in done.err
    assert "party.schema.json: belongs to no type" in done.err
    assert f"eventx schema --write {folder}" in done.err


def test_print_and_list(eventx: Callable[..., Done]) -> None:
    assert eventx("schema", "--list").lines == list(schema.NAMES)
    assert json.loads(eventx("schema", "swap").out) == schema.event_schema(known()["swap"])


def test_schema_says_what_it_needs(eventx: Callable[..., Done]) -> None:
    nothing = eventx("schema")
    assert (nothing.code, nothing.out) == (2, "")
    assert "--list" in nothing.err
    unknown = eventx("schema", "meetings")
    assert (unknown.code, unknown.out) == (2, "")
    assert "did you mean meeting?" in unknown.err


def test_schemas_that_cannot_be_written(eventx: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = eventx("schema", "--write", str(tmp_path / "file" / "below"))
    assert done.code == 5
    assert "OUTPUT_UNWRITABLE" in done.err


@pytest.mark.parametrize("name", [name for name in schema.NAMES if name != schema.TYPE_FILE])
def test_the_consumers_copy_is_open(name: str) -> None:
    closed, opened = schema.named(name), schema.opened(schema.named(name))
    Draft202012Validator.check_schema(opened)
    assert opened["$id"] == closed["$id"] + ":consumer"
    assert "additionalProperties" in json.dumps(closed)
    assert "additionalProperties" not in json.dumps(opened)


def test_a_consumer_accepts_what_a_later_minor_version_prints() -> None:
    event = json.loads(an_event().model_dump_json())
    later = event | {"schema_version": "1.7", "weather": "fair", "document": event["document"] | {"lang": "en"}}
    closed = Draft202012Validator(schema.named("meeting"), registry=Registry())
    opened = Draft202012Validator(schema.opened(schema.named("meeting")), registry=Registry())
    assert closed.is_valid(event)
    assert opened.is_valid(event)
    assert not closed.is_valid(later)
    assert opened.is_valid(later)
    assert not opened.is_valid(later | {"schema_version": "2.0"})
    assert not opened.is_valid(later | {"status": "planned"})


def test_what_dates_prints_fits_its_schema(eventx: Callable[..., Done], tmp_path: Path) -> None:
    text = "They met last Tuesday, every Monday, for two hours."
    printed = eventx("dates", "--published", "2023-03-02", "--format", "jsonl", stdin=text).out
    part = TimeExpression(**(TUESDAY | {"basis": None}))
    range_of_two = part.model_copy(update={"parts": (part, part), "document": DocumentReference(id="d")})
    printed += range_of_two.model_dump_json() + "\n"
    assert '"parts":[{' in printed
    eventx("schema", "--write", str(tmp_path))
    for folder in (tmp_path, tmp_path / "consumer"):
        file = str(folder / "dates.schema.json")
        assert eventx("validate", "--schema", file, "-", stdin=printed) == Done(0, "", "")
    wrong = printed.replace('"DATE"', '"DAY"', 1)
    assert eventx("validate", "--schema", file, "-", stdin=wrong).code == 1


# Differences between versions

OLD: dict[str, Any] = {
    "type": "object",
    "properties": {"a": {"type": "string", "enum": ["x", "y"]}, "b": {"$ref": "#/$defs/B"}},
    "required": ["a"],
    "$defs": {"B": {"type": "object", "properties": {"deep": {"type": ["integer", "null"]}}}},
}


def with_property(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return OLD | {"properties": OLD["properties"] | {name: value}} | more


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, "none"),
        (OLD | {"title": "T", "description": "D", "$id": "urn:x", "$comment": "c"}, "none"),
        (OLD | {"properties": {"b": OLD["properties"]["b"], "a": OLD["properties"]["a"]}}, "none"),
        (
            {
                **with_property("b", {"$ref": "#/$defs/Renamed"}),
                "$defs": {"Renamed": OLD["$defs"]["B"]},
            },
            "none",
        ),
        (with_property("c", {"type": "string"}), "minor: /properties/c: new field"),
        (
            with_property("c", {"anyOf": [{"type": "string"}, {"type": "null"}]}, required=["a", "c"]),
            "minor: /properties/c: new field",
        ),
        (
            OLD | {"$defs": {"B": {"type": "object", "properties": {"deep": {"type": ["integer", "null"]}, "new": {}}}}},
            "minor: /properties/b/properties/new: new field",
        ),
        (
            with_property("c", {"type": "string"}, required=["a", "c"]),
            "major: /properties/c: new field, required",
        ),
        (OLD | {"properties": {"a": OLD["properties"]["a"]}}, "major: /properties/b: field is gone"),
        (OLD | {"required": ["a", "b"]}, "major: /properties/b: is required now"),
        (OLD | {"required": []}, "major: /properties/a: is no longer required"),
        (with_property("a", {"type": "string", "enum": ["x"]}), "major: /properties/a/enum: 'y' is gone"),
        (
            with_property("a", {"type": "string", "enum": ["x", "y", "z"]}),
            "major: /properties/a/enum: 'z' is new",
        ),
        (
            OLD | {"$defs": {"B": {"type": "object", "properties": {"deep": {"type": "integer"}}}}},
            "major: /properties/b/properties/deep/type: ['integer', 'null'] became 'integer'",
        ),
        (OLD | {"additionalProperties": False}, "major: /additionalProperties: nothing became False"),
    ],
)  # fmt: skip
def test_a_change_is_major_minor_or_none(
    eventx: Callable[..., Done], tmp_path: Path, new: dict[str, Any], expected: str
) -> None:
    for name, value in (("old.json", OLD), ("new.json", new)):
        (tmp_path / name).write_text(json.dumps(value), encoding="utf-8")
    done = eventx("schema", "--diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"))
    assert (done.code, done.err) == (0, "")
    assert done.lines[0] == expected.partition(":")[0]
    assert done.lines[1:] == ([f"new.json: {expected}"] if expected != "none" else [])


def test_folders_are_compared_schema_by_schema(eventx: Callable[..., Done], tmp_path: Path) -> None:
    for folder in ("old", "new"):
        eventx("schema", "--write", str(tmp_path / folder))
    compare = ("schema", "--diff", str(tmp_path / "old"), str(tmp_path / "new"))
    assert eventx(*compare) == Done(0, "none\n", "")
    (tmp_path / "old" / "call.schema.json").unlink()
    assert eventx(*compare).lines == ["minor", "minor: call.schema.json: new schema"]
    (tmp_path / "new" / "swap.schema.json").unlink()
    assert eventx(*compare).lines[0] == "major"


def test_recursive_schemas_are_compared(eventx: Callable[..., Done], tmp_path: Path) -> None:
    folder = tmp_path / "s"
    eventx("schema", "--write", str(folder))
    file = str(folder / "dates.schema.json")
    assert eventx("schema", "--diff", file, file) == Done(0, "none\n", "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not JSON"),
        ('{"$ref": "#/$defs/none"}', "leads nowhere"),
        ("[]", "a schema is an object"),
        (None, "cannot be"),
    ],
)
def test_a_schema_that_cannot_be_compared(
    eventx: Callable[..., Done], tmp_path: Path, content: str | None, said: str
) -> None:
    file = tmp_path / "s.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    done = eventx("schema", "--diff", str(file), str(file))
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert eventx("schema", "--diff", str(tmp_path), str(file)).code == 2
