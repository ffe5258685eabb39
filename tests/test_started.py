"""A whole run of the tests fails where no test gave some flag to a real process, or saw some exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from started import CODES, ENDS, ended, flags, never_ended, never_given

from conftest import ROOT
from eventx.faults import Exit

CONFTEST = "from started import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown\n"

GIVES_FLAGS = """
import sys
from started import COMMANDS, options

def test_flags():
    for command in ("", *COMMANDS):
        for option in options(command):
            line = ["python", "-m", "eventx", *command.split(), option.opts[0]]
            sys.audit("subprocess.Popen", "python", line, None, None)
"""

ENDS_WITH_CODES = """
from started import ENDS, ended

def test_codes():
    for code, commands in ENDS.items():
        for command in commands:
            ended(command.split(), code)
"""

PARTLY = """
import pytest

for options in (["-k", "flags"], ["-m", "not slow"], ["test_flags.py"], ["--lf"], ["--collect-only"], []):
    print("ended", int(pytest.main(options)), *options)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = .\nmarkers = slow\n", encoding="utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_flags.py").write_text(GIVES_FLAGS, encoding="utf-8")
    return tmp_path


def python(folder: Path, *arguments: str) -> tuple[int, str]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests")))}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_a_whole_run_fails_by_what_it_left_out(folder: Path) -> None:
    """By two workers, which tell the controller."""
    run = ("-m", "pytest", "-n", "2", "--dist", "loadfile")
    code, said = python(folder, *run)
    assert (code, "1 passed" in said, "eventx extract exit code 3\n" in said) == (1, True, True), said
    assert "eventx extract --" not in said
    (folder / "test_codes.py").write_text(ENDS_WITH_CODES, encoding="utf-8")
    code, said = python(folder, *run)
    assert (code, "2 passed" in said, "eventx " in said) == (0, True, False), said


def test_a_part_of_the_tests_is_not_asked_for_all(folder: Path) -> None:
    code, said = python(folder, "-c", PARTLY)
    ends = [line.split()[1] for line in said.splitlines() if line.startswith("ended ")]
    assert (code, ends) == (0, ["0", "0", "0", "0", "0", "1"]), said
    assert said.count("eventx extract exit code 3\n") == 1


def test_flags_are_told_apart() -> None:
    line = ["--quiet", "golden", "check", "--junit=x", "DIR", "-"]
    assert flags(line) == {("", "--quiet"), ("golden check", "--junit")}
    assert flags(["extract", "-o", "x", "--jobs", "2"]) == {("extract", "-o"), ("extract", "--jobs")}


def test_a_flag_of_another_command_does_not_count() -> None:
    assert "convert --output" in never_given([["extract", "--output", "x"]])
    assert "convert --output" not in never_given([["convert", "-o", "x"]])


def test_an_exit_code_counts_for_the_command_that_ended_with_it() -> None:
    before = len(CODES)
    ended(["golden", "check", "x"], 5)
    ended(["--quiet", "goldener"], 5)
    new = CODES[before:]
    del CODES[before:]
    assert new == [("golden check", 5), ("", 5)]
    missing = never_ended(new)
    assert "golden check exit code 5" not in missing
    assert {"golden update exit code 5", "golden check exit code 4"} <= {*missing}


def test_every_exit_code_has_commands_that_end_with_it() -> None:
    assert set(ENDS) == set(Exit)
