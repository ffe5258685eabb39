"""Inputs that fuzzing found worth keeping, held to what must hold for any input."""

import sys
from pathlib import Path

import pytest

from conftest import ROOT

FUZZ = ROOT / "tests" / "fuzz"
sys.path.insert(0, str(FUZZ))

from target import READERS, check  # noqa: E402

KEPT = sorted((FUZZ / "corpus").glob("*/*"))


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_stays_sound(path: Path) -> None:
    check(path.parent.name, path.read_bytes())


def test_something_of_every_kind_is_kept() -> None:
    assert {path.parent.name for path in KEPT} == set(READERS)
