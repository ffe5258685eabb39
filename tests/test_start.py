"""What a command loads before it has anything to do."""

import re
import subprocess
import sys

import pytest

from conftest import ROOT

HEAVY = ("dateparser", "jsonschema", "pydantic", "typer")


def loaded_by(*arguments: str) -> tuple[str, str]:
    """What a command prints, and which of the heavy packages it has loaded when it ends."""
    program = (
        f"import sys; from eventx.cli import main; code = main({[*arguments]}); "
        f"print(code, [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="Ana Ruiz met Jan Vos in Oslo on Tuesday.",
        capture_output=True,
        text=True,
        check=True,
    )
    printed, _, loaded = done.stdout.removesuffix("\n").rpartition("\n")
    return printed, loaded


def test_version_is_said_before_anything_heavy_is_loaded() -> None:
    version, loaded = loaded_by("--version")
    assert version.startswith("eventx ")
    assert loaded == "0 []"


@pytest.mark.parametrize("command", ["extract", "dates"])
def test_documents_are_read_without_anything_heavy(command: str) -> None:
    _, loaded = loaded_by(command)
    assert loaded == "0 []"


def test_values_are_made_by_our_own_decorator() -> None:
    """The standard library's takes half a millisecond a class, and `inspect` with it."""
    others = [path for path in (ROOT / "eventx").rglob("*.py") if path.name != "values.py"]
    assert [
        path.name for path in others if re.search(r"^\s*(from|import) dataclasses\b", path.read_text(), re.MULTILINE)
    ] == []
