"""Event types: one TOML file each. A user's own type is the same file in another place.

What such a file may say stands in `eventx.types.form`, and `eventx.types.read` reads it. Four types are built in; the packs
are further ones, made as a user would make them and used where they are named. The names below are imported on first use:
those built in are compiled, and need none of them to read a text.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventx.types.form import EventType, Frame, Plover, Role
    from eventx.types.read import Level, Problem, TypeFileError, built_in, known, load_file, read_type, source_of

BUILT_IN = ("meeting", "call", "release", "swap")
PACKS = ("visit", "arrest", "agreement")
SHIPPED = (*BUILT_IN, *PACKS)

__all__ = [
    "BUILT_IN",
    "PACKS",
    "SHIPPED",
    "EventType",
    "Frame",
    "Level",
    "Plover",
    "Problem",
    "Role",
    "TypeFileError",
    "built_in",
    "known",
    "load",
    "load_file",
    "read_type",
    "source_of",
]
FORMS = frozenset({"EventType", "Frame", "Plover", "Role"})


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{'form' if name in FORMS else 'read'}"), name)


def load(types: Sequence[str | Path | EventType] | None = None) -> tuple[EventType, ...]:
    """The types by name, by file or as they are, each once; None for those built in. ValueError for an unknown name."""
    if types is None:
        from eventx.types.compiled import compiled

        if (found := compiled()) is not None:
            return found
    from eventx.types.read import chosen

    return chosen(BUILT_IN if types is None else types)
