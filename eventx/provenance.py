"""What made an answer: the version of the package, of the schema, and a hash of the rules."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventx.types import EventType

SCHEMA_VERSION = "1.0"
SCHEMA_MAJOR = SCHEMA_VERSION.partition(".")[0]

PACKAGE = Path(__file__).parent
EDGES = ("arrow", "batch", "cli", "inputs", "outputs", "spark")


def rules_hash(own: Sequence[EventType] = ()) -> str:
    """16 hex digits that change with any rule, type, lexicon or line of code that decides what is extracted.

    Hashed are the names and contents of the package's files, without those that only read, distribute and print, and
    the user's `own` types.
    """
    if not own:
        return _of_package()
    parts = [_of_package(), *(kind.model_dump_json() for kind in own)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@cache
def _of_package() -> str:
    digest = hashlib.sha256()
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    for name, path in sorted((path.relative_to(PACKAGE).as_posix(), path) for path in files):
        if name.partition("/")[0] not in EDGES:
            content = path.read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:16]
