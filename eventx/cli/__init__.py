"""The `eventx` command: a thin coat on the library. Here are its exit codes; `app` has the commands."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import NoReturn, get_args

from eventx.cli.messages import Color, LogFormat, Messages
from eventx.faults import Code, Exit, Fault, bug
from eventx.outputs.sink import ReaderGone


class Terminated(BaseException):
    """SIGTERM arrived. An exception, so that files half-written are removed on the way out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. Nothing is raised."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    messages = _messages(given)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = _run(given, messages)
    except ReaderGone:
        code = Exit.READER_GONE
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    except Terminated:
        code = Exit.TERMINATED
    except Fault as fault:
        messages.error(fault)
        code = fault.exit
    except Exception as error:  # noqa: BLE001 - the outermost edge: whatever gets here is a bug, and is said to be one
        messages.error(bug(error))
        code = Exit.BUG
    _settle(code)
    if code == Exit.INTERRUPTED and arguments is None:
        # Where the signal met code made from a string (a value's `__init__`), Python would end by the signal all the same.
        os._exit(code)
    if arguments is None:
        gc.freeze()  # the process ends: to look through all that it holds for what can be freed takes 50 ms
    return code


def _run(arguments: list[str], messages: Messages) -> int:
    if arguments == ["--version"]:  # asked by scripts, over and over: before anything heavy is loaded
        from eventx.cli.version import say_version

        say_version()
        return Exit.DONE
    from eventx.cli import plain

    if command := plain.read(arguments):
        return command()
    return _by_typer(arguments, messages)


def _by_typer(arguments: list[str], messages: Messages) -> int:
    from typer.exceptions import Abort, TyperException

    from eventx.cli.app import app

    try:
        return app(arguments, prog_name="eventx", standalone_mode=False, obj=messages) or Exit.DONE
    except TyperException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else _named(arguments)
        message = " ".join(error.format_message().rstrip(".").replace("Value error, ", "").split())
        raise Fault(Code.USAGE, message, hint=f"{command} --help") from error
    except Abort:
        return Exit.INTERRUPTED
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # typer's own way out where nobody reads a help text
            raise ReaderGone from error
        raise


def _named(arguments: list[str]) -> str:
    """The command that arguments begin with."""
    from eventx.cli.app import COMMANDS

    return " ".join(["eventx", *(name for name in COMMANDS if arguments[: len(name.split())] == name.split())])


def _messages(arguments: list[str]) -> Messages:
    """Messages as the flags want them, read ahead of the arguments, since an error in those is a message too."""
    pairs = {*pairwise(arguments), *((name, value) for name, _, value in (each.partition("=") for each in arguments))}
    log_format = next((each for each in get_args(LogFormat) if ("--log-format", each) in pairs), None)
    color = next((each for each in get_args(Color) if ("--color", each) in pairs), None)
    return Messages(log_format, quiet=not {"-q", "--quiet"}.isdisjoint(arguments), color=color)


def _settle(code: int) -> None:
    """Write what standard output still holds: whole records, printed before whatever stopped the run.

    Where it cannot be written it is dropped, or the interpreter would try again on its way out, and complain.
    """
    if sys.stdout is None:
        return
    if code not in (Exit.OUTPUT, Exit.READER_GONE):
        try:
            sys.stdout.flush()
        except OSError:
            pass
        else:
            return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _terminate(_signal: int, _frame: object) -> NoReturn:
    raise Terminated
