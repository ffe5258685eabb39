"""Events of others against the schema of their type, with `jsonschema`, independently of the models.

Accepted are JSON Lines, and what `extract --format json` prints: an object with `events`, or an array of those. No
schema is ever fetched: validators resolve against an empty registry.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.validators import validator_for
from referencing import Registry
from referencing.exceptions import Unresolvable

from eventx.faults import Code, Fault
from eventx.inputs import strict_json
from eventx.inputs.source import Source, bounded_lines
from eventx.outputs.stored import unwrapped, values
from eventx.schema import event_schema
from eventx.types import EventType, known
from eventx.values import dataclass

LONGEST_MESSAGE = 200
SEE = "see json-schema.org"
FORMATS = FormatChecker(["regex"])  # of a schema: which others could be checked depends on what else is installed
SECONDS = 5  # for one event, with a schema that others wrote

Test = Callable[[object], list[tuple[str, str]]]  # pointer and message of each problem of a record


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an event: where it stands, the JSON pointer (RFC 6901) of the value, and why."""

    source: str
    line: int | None
    pointer: str
    message: str

    def as_dict(self) -> dict[str, str | int | None]:
        """The fields of `--format json`."""
        return {"source": self.source, "line": self.line, "pointer": self.pointer, "message": self.message}

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{place}: {self.pointer or '(root)'}: {self.message}"


@dataclass(slots=True)
class Tally:
    """How many events were looked at, and how many of them have a problem."""

    events: int = 0
    invalid: int = 0


def check(source: Source, max_bytes: int, tally: Tally, test: Test) -> Iterator[Problem]:
    """The problems of all events of a source, as they are met, what is no JSON among them. Counts in `tally`."""
    for read in values(bounded_lines(source, max_bytes), source.name, max_bytes):
        try:
            line, value = read()
        except Fault as fault:
            tally.events += 1
            tally.invalid += 1
            yield Problem(source.name, fault.line, "", fault.message)
            continue
        for prefix, event in unwrapped(value, ""):
            found = test(event)
            tally.events += 1
            tally.invalid += bool(found)
            yield from (Problem(source.name, line, prefix + pointer, message) for pointer, message in found)


class OfTheirType:
    """Events against the schema of their type: of those that come with the package, and of one's `own`."""

    def __init__(self, own: Sequence[EventType] = ()) -> None:
        """ValueError where two types have one name."""
        self._types = known(own)
        self._validators: dict[str, Draft202012Validator] = {}

    def problems(self, event: object) -> list[tuple[str, str]]:
        """Pointer and message of whatever is wrong with one event, in the order of the pointers."""
        if not isinstance(event, dict):
            return [("", "an event is an object")]
        name = event.get("type")
        if not isinstance(name, str) or name not in self._types:
            why = f"{_shown(name)} is no known type: {', '.join(self._types)}" if "type" in event else "missing"
            return [("/type", why)]
        return sorted((_pointer(error), _why(error)) for error in self._validator(name).iter_errors(event))

    def _validator(self, name: str) -> Draft202012Validator:
        if name not in self._validators:
            self._validators[name] = Draft202012Validator(event_schema(self._types[name]), registry=Registry())
        return self._validators[name]


class Foreign:
    """A schema that somebody else wrote: it refers to nothing outside itself, and gets a limited time for each event."""

    def __init__(self, path: str) -> None:
        """Raises `Fault` if the file cannot be read or is no JSON Schema (of 2020-12, where it names no other draft)."""
        self._path = path
        schema: Any = read_schema(Path(path))
        with self._limited():
            kind = validator_for(schema, default=Draft202012Validator)
            kind.check_schema(schema, format_checker=FORMATS)  # type: ignore[call-arg]  # which the protocol leaves out
        registry: Registry[Any] = Registry()
        self._validator = kind(schema, registry=registry)

    def problems(self, event: Any) -> list[tuple[str, str]]:
        """Pointer and message of whatever does not fit. Raises `Fault` if the schema cannot be followed to the end."""
        with self._limited():
            return sorted((_pointer(error), _why(error)) for error in self._validator.iter_errors(event))

    @contextmanager
    def _limited(self) -> Iterator[None]:
        try:
            with time_limit(SECONDS):
                yield
        except SchemaError as error:
            raise self._unusable(f"not a JSON Schema: {_pointer(error) or '(root)'}: {_why(error)}") from error
        except Unresolvable as error:
            message = f"refers to {_shown(getattr(error, 'ref', '?'))}, which is not in it: nothing is fetched"
            raise self._unusable(message, "put what it refers to into its $defs") from error
        except RecursionError as error:
            raise self._unusable("refers to itself without end") from error
        except (re.error, ValueError) as error:
            raise self._unusable(f"a pattern or reference that cannot be read: {error}") from error
        except TimeoutError as error:
            message = f"takes more than {SECONDS} seconds for one event"
            raise self._unusable(message, "look for a pattern like (a+)+, which tries every way to match") from error

    def _unusable(self, message: str, hint: str = SEE) -> Fault:
        return _unusable(self._path, message, hint)


def read_schema(path: Path) -> dict[str, Any] | bool:
    """The schema in a file, as far as it is JSON and may be one. Raises `Fault`."""
    try:
        schema = strict_json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unusable(str(path), f"cannot be read: {error.strerror}", "check the name") from error
    except UnicodeDecodeError as error:
        raise _unusable(str(path), "not UTF-8") from error
    except Fault as fault:
        raise _unusable(str(path), fault.message) from fault
    if not isinstance(schema, dict | bool):
        raise _unusable(str(path), "a schema is an object")
    if isinstance(schema, dict) and not isinstance(schema.get("$schema", ""), str):
        raise _unusable(str(path), "not a JSON Schema: /$schema: not a string")
    return schema


def _unusable(path: str, message: str, hint: str = SEE) -> Fault:
    return Fault(Code.SCHEMA_UNUSABLE, message, hint=hint, source=path)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` in the body when the time is over. By an alarm, which even a regular expression heeds.

    On the main thread only, where signals arrive.
    """

    def over(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _pointer(error: ValidationError | SchemaError) -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in error.absolute_path)
    return "".join(f"/{step}" for step in steps)


def _why(error: ValidationError | SchemaError) -> str:
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
