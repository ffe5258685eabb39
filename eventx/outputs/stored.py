"""Events read back from what the other modules here wrote: JSON Lines, JSON, CSV, Parquet, compressed or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from eventx.faults import Code, Fault
from eventx.inputs import strict_json
from eventx.inputs.source import Line, bounded_lines, decode, open_source, too_large
from eventx.outputs import csv, parquet
from eventx.record import Event

if TYPE_CHECKING:
    from eventx.explanation import Explanation

Value = tuple[int | None, object]  # what a line holds, with its number; None where it takes several lines


def events(path: str, max_bytes: int) -> Iterator[Event]:
    """The events of a file, or of standard input, in their order; its format is seen from its beginning.

    A `Fault` stops at what is no event of this version, with its line or row.
    """
    with open_source(path) as source:
        if source.start().startswith(parquet.MAGIC):
            with source.seekable() as file:
                yield from _rows(enumerate(parquet.rows(file), 1), source.name)
            return
        lines = bounded_lines(source, max_bytes)
        first = next(lines, None)
        if first is None:
            return
        lines = chain([first], lines)
        if first.data is not None and csv.starts_like(first.data, Event):
            text = (_text(line, source.name, max_bytes) + "\n" for line in lines)
            yield from _rows(csv.rows(text, Event), source.name)
            return
        for read in values(lines, source.name, max_bytes):
            number, value = read()
            yield from (_event(event, source.name, number, pointer) for pointer, event in unwrapped(value, ""))


def explanations(path: str, max_bytes: int) -> Iterator[Explanation]:
    """The explanations of a file as `explain --format json` writes it, one or an array of them. A `Fault` at anything else."""
    with open_source(path) as source:
        for read in values(bounded_lines(source, max_bytes), source.name, max_bytes):
            number, value = read()
            for each in value if isinstance(value, list) else [value]:
                yield _explanation(each, source.name, number)


def _explanation(fields: object, source: str, line: int | None) -> Explanation:
    from pydantic import ValidationError

    from eventx.explanation import Explanation

    try:
        return Explanation.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = "".join(f"/{step}" for step in first["loc"]) or "(root)"
        hint = "only what `eventx explain --format json` writes is read here"
        message = f"no explanation of this version: {place}: {first['msg']}"
        raise Fault(Code.INPUT_EVENT, message, hint=hint, source=source, line=line) from error


def values(lines: Iterable[Line], name: str, max_bytes: int) -> Iterator[Callable[[], Value]]:
    """The JSON values of a source, a line each or one over many lines. Each is read when called, which raises `Fault`."""
    visible = (line for line in lines if line.data is None or line.data.strip())
    first = next(visible, None)
    if first is None:
        return
    if _opens_a_longer_value(first):
        yield partial(_whole, [first], visible, name, max_bytes)
    else:
        yield from (partial(_value, line, name, max_bytes) for line in chain([first], visible))


def unwrapped(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    """The records within a value of `extract`'s or `dates`' output, each with the JSON pointer to it."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from unwrapped(item, f"{pointer}/{index}")
        return
    if isinstance(value, dict) and "document" in value:
        for name in ("events", "times"):
            if isinstance(value.get(name), list):
                yield from ((f"{pointer}/{name}/{index}", item) for index, item in enumerate(value[name]))
                return
    yield pointer, value


def _event(fields: object, source: str, line: int | None, pointer: str = "") -> Event:
    from pydantic import ValidationError

    try:
        return Event.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = pointer + "".join(f"/{step}" for step in first["loc"])
        hint = "`eventx validate` says all that is wrong"
        message = f"no event of this version: {place or '(root)'}: {first['msg']}"
        raise Fault(Code.INPUT_EVENT, message, hint=hint, source=source, line=line) from error


def _rows(rows: Iterable[tuple[int, dict[str, Any]]], name: str) -> Iterator[Event]:
    try:
        for number, fields in rows:
            yield _event(fields, name, number)
    except ValueError as error:
        hint = "only what `eventx extract --format` writes is read here"
        raise Fault(Code.INPUT_EVENT, f"no table of events: {error}", hint=hint, source=name) from error


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
    return None, strict_json.loads("\n".join(_text(line, source, max_bytes) for line in held), source)


def _value(line: Line, source: str, max_bytes: int) -> Value:
    return line.number, strict_json.loads(_text(line, source, max_bytes), source, line.number)


def _text(line: Line, source: str, max_bytes: int) -> str:
    if line.data is None:
        raise too_large(source, max_bytes, line.number)
    return decode(line.data, source, offset=line.offset, line=line.number)
