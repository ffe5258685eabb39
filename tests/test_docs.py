"""The documents say what the program does: the command's reference is current, every code and flag is in it."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from started import options

from conftest import ROOT
from eventx.cli.app import COMMANDS
from eventx.faults import EXIT_MEANINGS, MEANINGS, Code, Exit
from eventx.outputs.shapes import columns
from eventx.record import DocumentInfo, Event, Grain, Participant, Record, Time, TimexMod
from eventx.times.arithmetic import SEASON_MONTH
from eventx.times.edtf import SEASONS
from eventx.times.reckon.days import PART_HOURS
from eventx.times.reckon.lengths import CODES, UNCOUNTED
from eventx.types import known

README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_flag_is_explained_in_the_reference(command: str) -> None:
    """A hidden flag or one without help is no part of it; that a test gave every flag to a process, started.py sees to."""
    section = REFERENCE.split("## eventx ", 1)[0]
    if command:
        section = REFERENCE.split(f"## eventx {command}\n", 1)[1].split("## ", 1)[0]
    assert options(command)
    for option in options(command):
        assert option.help
        for flag in option.opts:
            assert re.search(rf"^  (-\w, )?(--[\w-]+, )?{flag}\b", section, re.MULTILINE), flag


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_documented(code: Exit) -> None:
    assert f"| {code:d} | " in REFERENCE


def test_every_column_of_csv_is_documented() -> None:
    for column in columns(Event):
        assert f"| `{column.name}` | {'text' if column.text else 'JSON'} | {'yes' * column.optional} |" in FORMATS


def test_every_code_of_plover_is_documented() -> None:
    for name, kind in known().items():
        assert kind.plover is not None
        (row,) = re.findall(rf"^\| {name} \| .*$", FORMATS, re.MULTILINE)
        coded = kind.plover.model_dump(exclude={"actor", "recipient", "mutual"}, exclude_none=True)
        travel = coded.pop("travel", {"role": ""})
        del travel["role"]
        for code in (*coded.values(), *travel.values()):
            assert re.search(rf"\b{code}\b", row), code


@pytest.mark.parametrize("record", [Event, Time, Participant, DocumentInfo])
def test_every_field_is_in_the_readme(record: type[Record]) -> None:
    for field in record.model_fields:
        assert f"`{field}`" in README


NAMES_OF_A_TIME = {
    "mod": get_args(TimexMod),
    "grain": get_args(Grain),
    "season": SEASON_MONTH,
    "season in edtf": [str(season) for season in SEASONS.values()],
    "part of the day": {f"T{part}" for part in PART_HOURS.keys() - {"SM"}},  # the small hours are a morning
    "length": {letter for _, letter, _ in CODES.values()} | set(UNCOUNTED.values()),
}


@pytest.mark.parametrize("kind", NAMES_OF_A_TIME)
def test_every_name_that_a_time_may_hold_is_on_the_page_of_the_record(kind: str) -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8").partition("## Values of a time")[2]
    assert [name for name in NAMES_OF_A_TIME[kind] if not re.search(rf"(\b|\d){name}\b", page)] == []


def test_names_of_other_standards_are_explained() -> None:
    """Each has an entry, to which the first page that needs it links."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for name, page in (
        ("TIMEX3", "times"),
        ("EDTF", "times"),
        ("TIMEX3", "record"),
        ("EDTF", "record"),
        ("PLOVER", "formats"),
        ("CAMEO", "formats"),
    ):
        assert f"\n## {name}\n" in glossary
        assert f"[{name}](glossary.md#{name.lower()})" in (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_a_snippet_that_is_a_file_is_called_by_its_name(page: Path) -> None:
    """What stands beside the language is not shown, be it on the pages or in a viewer of Markdown."""
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line and not line.startswith("<!--")]
    for before, line in pairwise(lines):
        if name := re.match(r"```\w+ file=(\S+)", line):
            assert f"`{name[1]}`" in before
