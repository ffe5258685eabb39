"""Which flags of which commands the tests gave to a real process. A whole run lists those that it left out.

A part of conftest.py: pytest calls the hooks below. Every worker notes what it starts and sends it to the controller
when it ends; without workers the two are one process.
"""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperOption
from typer.main import get_command

from eventx.cli.app import COMMANDS, app

LINES: list[list[str]] = []
"""The arguments of every `eventx` that a test started in a process of its own."""

MISSING: list[str] = []
"""What a whole run that passed did not give."""

Flag = tuple[str, str]


def options(command: str) -> list[TyperOption]:
    """The options of a command; of the group itself where the name is empty."""
    found: Any = get_command(app)
    for name in command.split():
        found = found.commands[name]
    return [each for each in found.params if isinstance(each, TyperOption)]


def flags(arguments: list[str]) -> set[Flag]:
    """The flags of a command line, each with its command; those before the command are of the application itself."""
    found = set()
    command = ""
    for number, argument in enumerate(arguments):
        if argument.startswith("-") and argument != "-":
            found.add((command, argument.partition("=")[0]))
        elif not command:
            words = (" ".join(arguments[number : number + 2]), argument)
            command = next((each for each in words if each in COMMANDS), "")
    return found


def never_given(lines: list[list[str]]) -> list[str]:
    """Flags, each with its command, that none of these command lines holds under any of its names."""
    given = {flag for line in lines for flag in flags(line)}
    return [
        f"{command} {option.opts[-1]}".lstrip()
        for command in ("", *COMMANDS)
        for option in options(command)
        if not given & {(command, name) for name in option.opts}
    ]


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "subprocess.Popen" or not isinstance(arguments[1], list | tuple):
        return
    command = [os.fspath(each) for each in arguments[1] if isinstance(each, str | os.PathLike)]
    if command[1:3] == ["-m", "eventx"]:
        LINES.append(command[3:])
    elif len(command) > 1 and Path(command[1]).name == "told.py":
        LINES.append(command[2:])


sys.addaudithook(_note)


def _is_whole(config: pytest.Config) -> bool:
    chosen = any(
        config.getoption(name, default=None) for name in ("keyword", "markexpr", "deselect", "lf", "rewrite_golden")
    )
    return config.args_source is not pytest.Config.ArgsSource.ARGS and not chosen


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    LINES.extend(getattr(node, "workeroutput", {}).get("started", []))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config: Any = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["started"] = LINES
    elif exitstatus == pytest.ExitCode.OK and _is_whole(config):
        MISSING.extend(never_given(LINES))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if MISSING:
        terminalreporter.section("flags that no test gave to a real process", yellow=True)
        terminalreporter.write_line("\n".join(MISSING))
