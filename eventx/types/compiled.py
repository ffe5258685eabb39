"""The built-in types as compiled data: what reading a text needs of them, without the models that check type files.

To parse and validate the files takes longer than all that is done with one short text. The table is made from them by
`scripts/compile_types.py`; where it is older than they are, it is passed over.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventx.types import BUILT_IN

if TYPE_CHECKING:
    from eventx.types import EventType

HERE = Path(__file__).parent
MODEL = ""  # the key under which the table has the name of a model
UNREAD = frozenset({"describe", "yes", "no", "plover"})  # what no text is read by


class _Plain:
    """Stands in for a model of `form`: the same attributes, save those that no text is read by."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.__dict__.update(fields)


@cache
def compiled() -> tuple[EventType, ...] | None:
    """The built-in types, in their order; None where the table is not of these files."""
    from eventx.lexicon._types import DEFAULTS, SOURCES, TYPES

    if digest() != SOURCES:
        return None
    made = {name: type(name, (_Plain,), fields) for name, fields in DEFAULTS.items()}

    def stand_in(value: Any) -> Any:
        if isinstance(value, dict):
            fields = {name: stand_in(held) for name, held in value.items()}
            return made[fields.pop(MODEL)](fields) if MODEL in fields else fields
        return tuple(map(stand_in, value)) if isinstance(value, tuple) else value

    return tuple(map(stand_in, TYPES))


def digest() -> str:
    """A hash of what the table is made from: the files of the types, and their form."""
    files = [HERE / "form.py", *(HERE / f"{name}.toml" for name in BUILT_IN)]
    return blake2b(b"\0".join(path.read_bytes() for path in files), digest_size=16).hexdigest()
