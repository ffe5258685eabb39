"""What the tests had real processes do: which flags of which commands they were given, which exit codes they ended with.

A whole run fails where it left one out. A part of conftest.py: pytest calls the hooks below. Every worker notes what it
starts and sends it to the controller when it ends; without workers the two are one process.
"""

import os
import sys
from collections.abc import Collection, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperOption
from typer.main import get_command

from eventx.cli.app import COMMANDS, app
from eventx.faults import Exit

READERS = ("extract", "dates", "explain", "validate", "convert", "report")
"""Commands that read standard input."""

ENDS: dict[Exit, Collection[str]] = {
    Exit.DONE: COMMANDS,
    Exit.CHECK_FAILED: ("extract", "validate", "schema", "golden check", "golden update", "types lint"),
    Exit.USAGE: COMMANDS,
    Exit.SOME_FAILED: ("extract",),
    Exit.INPUT: (*READERS, "schema", "golden check", "golden update"),
    Exit.OUTPUT: COMMANDS,
    Exit.BUG: ("dates",),  # as good as any: all are caught in one place
    Exit.INTERRUPTED: READERS,
    Exit.READER_GONE: COMMANDS,
    Exit.TERMINATED: READERS,
}
"""The commands that can end so, each of which some test has to see."""

LINES: list[list[str]] = []
"""The arguments of every `eventx` that a test started in a process of its own."""

CODES: list[tuple[str, int]] = []
"""Commands, and the exit codes that they ended with."""

MISSING: list[str] = []
"""What a whole run that passed left out."""

Flag = tuple[str, str]


def options(command: str) -> list[TyperOption]:
    """The options of a command; of the group itself where the name is empty."""
    found: Any = get_command(app)
    for name in command.split():
        found = found.commands[name]
    return [each for each in found.params if isinstance(each, TyperOption)]


def flags(arguments: Sequence[str]) -> set[Flag]:
    """The flags of a command line, each with its command; those before the command are of the application itself."""
    place, command = _command(arguments)
    return {
        (command if number > place else "", argument.partition("=")[0])
        for number, argument in enumerate(arguments)
        if argument.startswith("-") and argument != "-"
    }


def ended(arguments: Sequence[str], code: int) -> None:
    """A process that was given these arguments has ended."""
    CODES.append((_command(arguments)[1], int(code)))


def _command(arguments: Sequence[str]) -> tuple[int, str]:
    """The first command among arguments, and where it stands; behind them, and empty, where there is none."""
    for number, argument in enumerate(arguments):
        for name in (" ".join(arguments[number : number + 2]), argument):
            if name in COMMANDS:
                return number, name
    return len(arguments), ""


def never_given(lines: list[list[str]]) -> list[str]:
    """Flags, each with its command, that none of these command lines holds under any of its names."""
    given = {flag for line in lines for flag in flags(line)}
    return [
        f"{command} {option.opts[-1]}".lstrip()
        for command in ("", *COMMANDS)
        for option in options(command)
        if not given & {(command, name) for name in option.opts}
    ]


def never_ended(codes: list[tuple[str, int]]) -> list[str]:
    """Exit codes, each with a command that can end so and did not."""
    return [
        f"{command} exit code {code:d}"
        for code, able in ENDS.items()
        for command in able
        if (command, code) not in codes
    ]


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "subprocess.Popen" or not isinstance(arguments[1], list | tuple):
        return
    command = [os.fspath(each) for each in arguments[1] if isinstance(each, str | os.PathLike)]
    if ("-m", "eventx") in pairwise(command):  # behind `bash -c`, too, or a process that measures
        LINES.append(command[command.index("eventx") + 1 :])
    elif len(command) > 1 and Path(command[1]).name == "told.py":
        LINES.append(command[2:])


sys.addaudithook(_note)

PARTS = (
    *("keyword", "markexpr", "deselect", "ignore", "ignore_glob"),
    *("lf", "stepwise", "collectonly", "setuponly", "setupplan", "rewrite_golden"),
)
"""Options that leave tests out, or do not run them."""


def _is_whole(config: pytest.Config) -> bool:
    by_path = config.args_source is pytest.Config.ArgsSource.ARGS
    return not by_path and not any(config.getoption(name, default=None) for name in PARTS)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    lines, codes = getattr(node, "workeroutput", {}).get("started", ([], []))
    LINES.extend(lines)
    CODES.extend(codes)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config: Any = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["started"] = (LINES, sorted(set(CODES)))
    elif exitstatus == pytest.ExitCode.OK and _is_whole(config):
        MISSING.extend([*never_given(LINES), *never_ended(CODES)])
        if MISSING:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if MISSING:
        terminalreporter.section("FAILED: what no test had a real process do", red=True, bold=True)
        for each in MISSING:
            terminalreporter.write_line(f"eventx {each}", red=True)
