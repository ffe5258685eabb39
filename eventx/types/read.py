"""Type files, read and validated: those that come with the package, and a user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from eventx.types import BUILT_IN, PACKS, SHIPPED
from eventx.types.form import EventType, Frame, Inconsistent, Plover, Role
from eventx.types.lines import line_of
from eventx.values import dataclass

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong or odd in a type file: its name, the line (None: the whole file), the key, why, and how grave it is."""

    source: str
    line: int | None
    key: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        return self._said()

    def graded(self) -> str:
        """As text, with the level."""
        return self._said(self.level)

    def _said(self, *level: str) -> str:
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return ": ".join(part for part in (place, *level, self.key, self.message) if part)


class TypeFileError(ValueError):
    """A type file that cannot be used. `problems` holds all that was found, at least one."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(str(problems[0]))
        self.problems = tuple(problems)


def read_type(text: str, source: str) -> EventType:
    """The type in a TOML text. `TypeFileError` names the source, the line, the key and what is wrong."""
    try:
        return EventType.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        why, _, place = str(error).partition(" (at line ")
        line = place.partition(",")[0]
        number = int(line) if line.isdigit() else None
        raise TypeFileError([Problem(source, number, "", f"not TOML: {why}")]) from error
    except ValidationError as error:
        raise TypeFileError(list(_problems(error, text, source))) from error


def _problems(error: ValidationError, text: str, source: str) -> Iterable[Problem]:
    errors = error.errors(include_url=False)
    for each in errors:
        if each["type"] == "too_short" and any(
            other["loc"][:-1][: len(each["loc"])] == each["loc"] for other in errors
        ):
            continue  # of nothing but items that are wrong
        inner = each.get("ctx", {}).get("error")
        found = inner.found if isinstance(inner, Inconsistent) else [((), _message(each))]
        for where, why in found:
            way = (*each["loc"], *where)
            key = ".".join(str(step) for step in way if step != "[key]")
            yield Problem(source, line_of(text, way), key, why)


def _message(error: ErrorDetails) -> str:
    if error["type"] == "missing":
        return "is missing"
    if error["type"] == "extra_forbidden":
        keys = {key for model in (EventType, Role, Frame, Plover) for key in model.model_fields} - {"frames"}
        near = get_close_matches(str(error["loc"][-1]), sorted(keys | {"frame"}), n=1)
        return "there is no such key" + (f": did you mean {near[0]}?" if near else "")
    return error["msg"].removeprefix("Value error, ")


def built_in() -> dict[str, EventType]:
    """The types that are used where none are named, in their order."""
    return {name: _shipped(name) for name in BUILT_IN}


def known(own: Sequence[EventType] = ()) -> dict[str, EventType]:
    """The types that come with the package and those of one's own, by name. ValueError where two have one name."""
    found = {name: _shipped(name) for name in SHIPPED}
    for kind in own:
        if found.setdefault(kind.name, kind) != kind:
            raise ValueError(f"there is a type {kind.name!r} already: give yours another name")
    return found


def chosen(types: Sequence[str | Path | EventType]) -> tuple[EventType, ...]:
    """The types by name, by file or as they are, each once. ValueError for an unknown name."""
    own = [load_file(each) if isinstance(each, Path) else each for each in types if not isinstance(each, str)]
    names = {each for each in types if isinstance(each, str)}
    found = known(own) if own or not names <= {*BUILT_IN} else built_in()
    for name in sorted(names - found.keys()):
        raise ValueError(f"no event type {name!r}: known are {', '.join(found)}")
    names.update(kind.name for kind in own)
    return tuple(kind for name, kind in found.items() if name in names)


@lru_cache(maxsize=len(SHIPPED))
def _shipped(name: str) -> EventType:
    return read_type(source_of(name), f"{name}.toml")


def source_of(name: str) -> str:
    """The file of a type that comes with the package."""
    folder = resources.files("eventx").joinpath("types", *(["packs"] if name in PACKS else []))
    return folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")


def load_file(path: Path) -> EventType:
    """The type in a user's file. `OSError` or `ValueError` where it cannot be read or used."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TypeFileError([Problem(str(path), None, "", "not UTF-8")]) from error
    return read_type(text, str(path))
