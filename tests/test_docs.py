"""The documents say what the program does: the command's reference is current, every code and flag is in it."""

import re
import subprocess
import sys

import pytest

from conftest import ROOT
from eventx.cli.app import COMMANDS
from eventx.faults import EXIT_MEANINGS, MEANINGS, Code, Exit
from eventx.record import DocumentInfo, Event, Participant, Record, Time

README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_the_reference_and_the_examples_are_current() -> None:
    script = ROOT / "scripts" / "write_docs.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_code_has_a_meaning_and_is_documented() -> None:
    assert set(MEANINGS) == set(Code)
    assert set(EXIT_MEANINGS) == set(Exit)
    for code in Code:
        assert f"| `{code}` |" in REFERENCE


def test_every_command_is_in_the_reference() -> None:
    headings = re.findall(r"^## eventx (.+)$", REFERENCE, re.MULTILINE)
    assert headings == list(COMMANDS)


@pytest.mark.parametrize("record", [Event, Time, Participant, DocumentInfo])
def test_every_field_is_in_the_readme(record: type[Record]) -> None:
    for field in record.model_fields:
        assert f"`{field}`" in README
