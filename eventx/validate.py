"""Events of others against the schema of their type, with `jsonschema`, independently of the models.

Accepted are JSON Lines, and what `extract --format json` prints: an object with `events`, or an array of those. No
schema is ever fetched: validators resolve against an empty registry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry

from eventx.faults import Fault
from eventx.inputs import strict_json
from eventx.inputs.source import Line, Source, bounded_lines, decode, too_large
from eventx.schema import TYPES, event_schema

LONGEST_MESSAGE = 200

Value = tuple[int | None, object]  # what a line holds, with its number; None where it takes several lines


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an event: where it stands, the JSON pointer (RFC 6901) of the value, and why."""

    source: str
    line: int | None
    pointer: str
    message: str

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.pointer or '(root)'}: {self.message}"


@dataclass(slots=True)
class Tally:
    """How many events were looked at, and how many of them have a problem."""

    events: int = 0
    invalid: int = 0


def check(source: Source, max_bytes: int, tally: Tally) -> Iterator[Problem]:
    """The problems of all events of a source, as they are met, what is no JSON among them. Counts in `tally`."""
    lines = (line for line in bounded_lines(source, max_bytes) if line.data is None or line.data.strip())
    first = next(lines, None)
    if first is None:
        return
    values: Iterable[Callable[[], Value]]
    if _opens_a_longer_value(first):
        values = [partial(_whole, [first], lines, source.name, max_bytes)]
    else:
        values = (partial(_value, line, source.name, max_bytes) for line in chain([first], lines))
    for read in values:
        try:
            line, value = read()
        except Fault as fault:
            tally.events += 1
            tally.invalid += 1
            yield Problem(source.name, fault.line, "", fault.message)
            continue
        for prefix, event in _events_of(value, ""):
            found = problems(event)
            tally.events += 1
            tally.invalid += bool(found)
            yield from (Problem(source.name, line, prefix + pointer, message) for pointer, message in found)


def problems(event: object) -> list[tuple[str, str]]:
    """Pointer and message of whatever is wrong with one event, in the order of the pointers."""
    if not isinstance(event, dict):
        return [("", "an event is an object")]
    event_type = event.get("type")
    if event_type not in TYPES:
        return [
            ("/type", f"{_shown(event_type)} is no known type: {', '.join(TYPES)}" if "type" in event else "missing")
        ]
    return sorted((_pointer(error), _why(error)) for error in validator(event_type).iter_errors(event))


@cache
def validator(event_type: str) -> Draft202012Validator:
    """The compiled validator of a type."""
    registry: Registry[Any] = Registry()
    return Draft202012Validator(event_schema(event_type), registry=registry)


def _events_of(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    """The events within a value of `extract`'s output, each with the pointer to it."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _events_of(item, f"{pointer}/{index}")
    elif isinstance(value, dict) and isinstance(value.get("events"), list):
        for index, item in enumerate(value["events"]):
            yield f"{pointer}/events/{index}", item
    else:
        yield pointer, value


def _opens_a_longer_value(line: Line) -> bool:
    """Whether the line begins an indented value rather than being a record: a bracket stands alone on it."""
    return line.data is not None and line.data.strip() in (b"{", b"[")


def _whole(held: list[Line], rest: Iterator[Line], source: str, max_bytes: int) -> Value:
    size = 0
    for line in rest:
        held.append(line)
        size += len(line.data or b"") + 1
        if size > max_bytes or line.data is None:
            raise too_large(source, max_bytes)
    pieces = [decode(line.data or b"", source, offset=line.offset, line=line.number) for line in held]
    return None, strict_json.loads("\n".join(pieces), source)


def _value(line: Line, source: str, max_bytes: int) -> Value:
    if line.data is None:
        raise too_large(source, max_bytes, line.number)
    text = decode(line.data, source, offset=line.offset, line=line.number)
    return line.number, strict_json.loads(text, source, line.number)


def _pointer(error: ValidationError) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in error.absolute_path)
    return "".join(f"/{step}" for step in steps)


def _why(error: ValidationError) -> str:
    """The message of a failed keyword; of alternatives, that of the one which came closest."""
    deeper = [inner for inner in error.context or () if inner.absolute_path != error.absolute_path]
    if deeper:
        inner = max(deeper, key=lambda each: len(each.absolute_path))
        return f"{_pointer(inner).removeprefix(_pointer(error)).lstrip('/')}: {_why(inner)}"
    message = error.message
    return message if len(message) <= LONGEST_MESSAGE else message[:LONGEST_MESSAGE] + " …"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:40] + "…"
