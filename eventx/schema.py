"""JSON Schemas (2020-12) of the event records, one a type, generated from the models in `record`."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from eventx.provenance import SCHEMA_MAJOR
from eventx.record import Event
from eventx.types import BUILT_IN, built_in

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TYPES = BUILT_IN

Schema = dict[str, Any]


class _Plain(GenerateJsonSchema):
    """Without what says nothing of a printed record: a `title` that repeats a name, a `default` that is printed anyway."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's signature
        return False

    def default_schema(self, schema: Any) -> Schema:
        return self.generate_inner(schema["schema"])


def event_schema(event_type: str) -> Schema:
    """The schema of one type: closed, `type` fixed, the roles of its participants listed. `KeyError` if unknown."""
    roles = built_in()[event_type].roles
    schema = copy.deepcopy(_any_event())
    definitions = schema.pop("$defs")
    schema["properties"]["type"] = {"const": event_type}
    extractor = schema["properties"]["extractor"]
    extractor.update(extractor.pop("anyOf")[0])  # left out rather than null
    role = definitions["Participant"]["properties"]["role"]
    role.pop("pattern")
    role["enum"] = list(roles)
    return {
        "$schema": DIALECT,
        "$id": f"urn:eventx:schema:v{SCHEMA_MAJOR}:{event_type}",
        "title": f"eventx event: {event_type}",
        **{key: value for key, value in schema.items() if key != "title"},
        "$defs": definitions,
    }


@cache
def _any_event() -> Schema:
    return Event.model_json_schema(mode="serialization", schema_generator=_Plain)


def rendered(event_type: str) -> str:
    """The schema as its file holds it."""
    return json.dumps(event_schema(event_type), indent=2) + "\n"


def file_of(folder: Path, event_type: str) -> Path:
    return folder / f"{event_type}.schema.json"


def stale(folder: Path) -> dict[Path, str]:
    """The schema files of a folder that are not what `write` would write, each with the reason."""
    reasons = {}
    for event_type in TYPES:
        path = file_of(folder, event_type)
        try:
            if path.read_text(encoding="utf-8") != rendered(event_type):
                reasons[path] = "differs from the records"
        except FileNotFoundError:
            reasons[path] = "is missing"
        except UnicodeDecodeError:
            reasons[path] = "is not UTF-8"
        except OSError as error:
            reasons[path] = f"cannot be read: {error.strerror}"
    known = {file_of(folder, event_type) for event_type in TYPES}
    for path in sorted(folder.glob("*.schema.json")):
        if path not in known:
            reasons[path] = "belongs to no type"
    return reasons
