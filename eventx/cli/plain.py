"""Arguments that are plainly right, read without typer, whose loading takes as long as all else that a short run does.

Only the commands that are run on single texts are read here, and only what leaves no question: whatever is unknown, odd
or wrong, and whatever a settings file or a variable has a say in, is typer's to read, to explain or to refuse.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from eventx.cli.options import CONFIG
from eventx.cli.parameters import Argument, Option

FILE = "eventx.toml"  # settings, where there is such a file
VARIABLES = ("EVENTX_", "_EVENTX_")  # settings, and what a shell asks for completions by
COMMANDS = ("extract", "dates")
NUMBER = re.compile(r"[0-9]{1,18}")


class _NotPlain(Exception):
    """The arguments are to be read by typer."""


def read(arguments: Sequence[str]) -> Callable[[], int] | None:
    """The command with its arguments, ready to be run; None where they are not plain."""
    command, *rest = arguments or ("",)
    if command not in COMMANDS or os.path.isfile(FILE) or any(name.startswith(VARIABLES) for name in os.environ):  # noqa: PTH113 - pathlib is not needed for more
        return None
    function = getattr(import_module(f"eventx.cli.{command}"), command)
    try:
        return partial(function, **_given(rest, *_parameters(function)))
    except _NotPlain:
        return None


def _parameters(function: Any) -> tuple[str, dict[str, tuple[str, Any, Option]]]:
    """The parameter that takes what has no name; and by each name of a flag its parameter, type and description."""
    unnamed = ""
    flags: dict[str, tuple[str, Any, Option]] = {}
    for name, annotation in get_type_hints(function, include_extras=True).items():
        if name == "return":
            continue
        kind, said = get_args(annotation)
        if isinstance(said, Argument):
            unnamed = name
        elif said is not CONFIG:
            flags |= dict.fromkeys(said.names_of(name), (name, kind, said))
    return unnamed, flags


def _given(arguments: Sequence[str], unnamed: str, flags: dict[str, tuple[str, Any, Option]]) -> dict[str, Any]:
    """The arguments by parameter."""
    found: dict[str, Any] = {}
    rest = iter(arguments)
    for argument in rest:
        if argument == "-" or not argument.startswith("-"):
            found.setdefault(unnamed, []).append(argument)
            continue
        flag, equals, value = argument.partition("=") if argument.startswith("--") else (argument, "", "")
        if flag not in flags:
            raise _NotPlain
        name, kind, option = flags[flag]
        if kind is bool:
            if equals:
                raise _NotPlain
            found[name] = True
            continue
        read = _value(value if equals else _next(rest), kind, option)
        if isinstance(read, list):
            found.setdefault(name, []).extend(read)
        else:
            found[name] = read
    return found


def _next(rest: Iterator[str]) -> str:
    """The value of a flag that stands apart from it."""
    value = next(rest, "--")
    if value.startswith("-") and value != "-":
        raise _NotPlain
    return value


def _value(text: str, kind: Any, option: Option) -> Any:
    """What a flag is set to: a string, one of several words, a number, or one item of a list."""
    kinds = [each for each in get_args(kind) if each is not NoneType] if get_origin(kind) is not Literal else []
    kind = kinds[0] if kinds and get_origin(kind) is not list else kind
    if kind is str:
        return text
    if get_origin(kind) is list:
        return [text]
    if get_origin(kind) is Literal and text in get_args(kind):
        return text
    if kind in (int, float) and NUMBER.fullmatch(text) and kind(text) >= (option.least or 0):
        return kind(text)
    raise _NotPlain
