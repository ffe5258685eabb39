"""The compiled types are those of the files."""

from typing import Any

import pytest
from pydantic import BaseModel

from eventx.types import built_in, compiled, load
from eventx.types.compiled import UNREAD


def alike(stand_in: Any, read: Any) -> bool:
    """Whether a stand-in holds what the model holds, in all that texts are read by."""
    if isinstance(read, BaseModel):
        names = type(read).model_fields.keys() - UNREAD
        return type(stand_in).__name__ == type(read).__name__ and all(
            alike(getattr(stand_in, name), getattr(read, name)) for name in names
        )
    if isinstance(read, dict):
        return [*stand_in] == [*read] and all(alike(stand_in[name], read[name]) for name in read)
    if isinstance(read, tuple):
        return len(stand_in) == len(read) and all(map(alike, stand_in, read))
    return bool(stand_in == read)


def test_they_are_current_and_hold_what_the_files_say() -> None:
    found = compiled.compiled()
    assert found is not None, "scripts/compile_types.py makes the table anew"
    assert load() == found
    assert all(map(alike, found, built_in().values()))


def test_older_than_the_files_they_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "digest", lambda: "other")
    compiled.compiled.cache_clear()
    try:
        assert load() == tuple(built_in().values())
    finally:
        compiled.compiled.cache_clear()
