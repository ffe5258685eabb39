"""The schemas: valid, current, closed, one a type."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT, Done
from eventx import schema
from eventx.types import built_in

COMMITTED = ROOT / "schemas" / "v1"


def test_the_committed_schemas_are_current() -> None:
    assert schema.stale(COMMITTED) == {}


@pytest.mark.parametrize("event_type", schema.TYPES)
def test_a_schema_is_closed_and_speaks_of_one_type(event_type: str) -> None:
    written = schema.event_schema(event_type)
    Draft202012Validator.check_schema(written)
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert event_type in written["$id"]
    assert written["properties"]["type"] == {"const": event_type}
    assert written["$defs"]["Participant"]["properties"]["role"]["enum"] == list(built_in()[event_type].roles)
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
    assert json.loads(eventx("schema", "swap").out) == schema.event_schema("swap")


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
