"""Event types: one TOML file each, read and validated here. A user's own type is the same file in another place.

What such a file may say stands in `eventx.types.form`.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from eventx.types.form import EventType, Frame, Role

BUILT_IN = ("meeting", "call", "release", "swap")


def read_type(text: str, source: str) -> EventType:
    """The type in a TOML text. ValueError names the source, the key and what is wrong."""
    try:
        return EventType.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{source}: not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        message = first["msg"].removeprefix("Value error, ")
        raise ValueError(": ".join(part for part in (source, where, message) if part)) from error


@lru_cache(maxsize=1)
def built_in() -> dict[str, EventType]:
    """The types that ship with the package, in their order."""
    return {name: read_type(_source(name), f"{name}.toml") for name in BUILT_IN}


def load(names: Sequence[str] | None = None) -> tuple[EventType, ...]:
    """The built-in types of these names, or all. ValueError for a name that is none."""
    known = built_in()
    for name in names or ():
        if name not in known:
            raise ValueError(f"no event type {name!r}: known are {', '.join(known)}")
    return tuple(known[name] for name in known if names is None or name in names)


def load_file(path: Path) -> EventType:
    """The type in a user's file."""
    return read_type(path.read_text(encoding="utf-8"), str(path))


@lru_cache(maxsize=1)
def rules_hash() -> str:
    """First 12 hex digits of the SHA-256 of the type files: names the rules that made a record."""
    digest = hashlib.sha256()
    for name in BUILT_IN:
        digest.update(_source(name).encode())
    return digest.hexdigest()[:12]


def _source(name: str) -> str:
    return resources.files("eventx.types").joinpath(f"{name}.toml").read_text(encoding="utf-8")


__all__ = ["BUILT_IN", "EventType", "Frame", "Role", "built_in", "load", "load_file", "read_type", "rules_hash"]
