"""JSON Schemas (2020-12) of what is printed, generated from its models: one a type, of times, of explanations.

Each is closed, for whoever writes such records. Its copy in the folder `consumer` is open, for whoever reads them: it
lets fields and minor versions pass that do not exist yet.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from eventx.explanation import Explanation
from eventx.provenance import SCHEMA_MAJOR
from eventx.record import Event, Record, TimeExpression
from eventx.types import SHIPPED, EventType, known

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DATES = "dates"
TYPE_FILE = "type-file"
EXPLANATION = "explanation"
NAMES = (*SHIPPED, DATES, EXPLANATION, TYPE_FILE)
CONSUMER = "consumer"

Schema = dict[str, Any]


class _Plain(GenerateJsonSchema):
    """Without what says nothing of a printed record: a `title` that repeats a name, a `default` that is printed anyway."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False

    def default_schema(self, schema: Any) -> Schema:
        return self.generate_inner(schema["schema"])


def named(name: str, own: Sequence[EventType] = ()) -> Schema:
    """The schema of a type's events, of what `dates` or `explain` prints, or of type files. `KeyError` if unknown."""
    others = {DATES: time_schema, EXPLANATION: explanation_schema, TYPE_FILE: type_file_schema}
    return others[name]() if name in others else event_schema(known(own)[name])


def event_schema(kind: EventType) -> Schema:
    """The schema of the events of one type: closed, `type` fixed, the roles of its participants listed."""
    schema = _of(Event)
    schema["properties"]["type"] = {"const": kind.name}
    _left_out_rather_than_null(schema, "extractor")
    role = schema["$defs"]["Participant"]["properties"]["role"]
    role.pop("pattern")
    role["enum"] = list(kind.roles)
    return _headed(kind.name, f"eventx event: {kind.name}", schema)


def type_file_schema() -> Schema:
    """The schema of a type file, for editors that know TOML by a JSON Schema."""
    schema: Schema = EventType.model_json_schema(by_alias=True, schema_generator=_Plain)
    return _headed(TYPE_FILE, "eventx event type", schema)


def time_schema() -> Schema:
    """The schema of a time expression as `dates` prints it: closed. The ends of a range are expressions within it."""
    expressions = _of(TimeExpression)
    whole = expressions["$defs"]["TimeExpression"]
    _left_out_rather_than_null(whole, "document")
    return _headed(DATES, "eventx time expression", {**expressions, "$ref": "#/$defs/TimeExpression"})


def explanation_schema() -> Schema:
    """The schema of an explanation: closed. Its events are of any type."""
    schema = _of(Explanation)
    _left_out_rather_than_null(schema["$defs"]["Event"], "extractor")
    return _headed(EXPLANATION, "eventx explanation", schema)


def opened(schema: Schema) -> Schema:
    """The consumer's copy of a schema: unknown fields pass, and every minor version."""
    copied: Schema = _without_closing(schema)
    copied["$id"] += f":{CONSUMER}"
    copied["title"] += ", as a consumer may rely on it"
    for record in (copied, *copied["$defs"].values()):
        version = record.get("properties", {}).get("schema_version")
        if version is not None:
            version.clear()
            version.update({"type": "string", "pattern": rf"^{SCHEMA_MAJOR}\."})
    return copied


def rendered(schema: Schema) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2) + "\n"


def files(folder: Path, own: Sequence[EventType] = ()) -> dict[Path, str]:
    """What `schema --write` writes to a folder: path and content of each file."""
    names = (*NAMES, *(kind.name for kind in own))
    closed = {folder / f"{name}.schema.json": named(name, own) for name in names}
    printed = {path: schema for path, schema in closed.items() if path.name != f"{TYPE_FILE}.schema.json"}
    consumers = {path.parent / CONSUMER / path.name: opened(schema) for path, schema in printed.items()}
    return {path: rendered(schema) for path, schema in (closed | consumers).items()}


def stale(folder: Path, own: Sequence[EventType] = ()) -> dict[Path, str]:
    """The schema files of a folder that are not what `files` says, each with the reason."""
    reasons = {}
    current = files(folder, own)
    for path, content in current.items():
        try:
            if path.read_text(encoding="utf-8") != content:
                reasons[path] = "differs from the records"
        except FileNotFoundError:
            reasons[path] = "is missing"
        except UnicodeDecodeError:
            reasons[path] = "is not UTF-8"
        except OSError as error:
            reasons[path] = f"cannot be read: {error.strerror}"
    for path in sorted([*folder.glob("*.schema.json"), *(folder / CONSUMER).glob("*.schema.json")]):
        if path not in current:
            reasons[path] = "belongs to no type"
    return reasons


def _of(model: type[Record]) -> Schema:
    """The schema of a model, to be changed at will."""
    return copy.deepcopy(_generated(model))


@cache
def _generated(model: type[Record]) -> Schema:
    schema: Schema = model.model_json_schema(mode="serialization", schema_generator=_Plain)
    return schema


def _left_out_rather_than_null(schema: Schema, name: str) -> None:
    """State that a field is there with a value or not at all."""
    field = schema["properties"][name]
    field.update(field.pop("anyOf")[0])
    if name in schema["required"]:
        schema["required"].remove(name)


def _headed(name: str, title: str, schema: Schema) -> Schema:
    """The schema under its own name, its definitions last."""
    body = {key: value for key, value in schema.items() if key not in ("title", "$defs")}
    identity = {"$schema": DIALECT, "$id": f"urn:eventx:schema:v{SCHEMA_MAJOR}:{name}", "title": title}
    return {**identity, **body, "$defs": schema["$defs"]}


def _without_closing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_closing(inner) for key, inner in value.items() if (key, inner) != CLOSED}
    return [_without_closing(each) for each in value] if isinstance(value, list) else value


CLOSED = ("additionalProperties", False)
