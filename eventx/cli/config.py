"""Settings from a file or the environment: flags go before variables, and variables before the file.

The file (`eventx.toml`, or what `--config` names) has the flags as keys, without their dashes: at the top for every
command that has such a flag, in a table like `[extract]` or `[golden.check]` for one. Variables are `EVENTX_TIMEZONE`
for every command, `EVENTX_EXTRACT_TIMEZONE` for one. A flag that can be given repeatedly is a list in the file; in a
variable its values stand with the separator of paths between.
"""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperOption
from typer.exceptions import TyperException

from eventx.cli.messages import Messages
from eventx.cli.plain import FILE
from eventx.faults import Code, Fault
from eventx.values import dataclass

FLAGS_ONLY = frozenset({"config", "help", "version", "install_completion", "show_completion"})

PREFIX = "EVENTX_"
OF_PYDANTIC = "Value error, "

Names = tuple[str, ...]  # of a command, with its group's: ("golden", "check"); of all commands: ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of the file: the table it stands in, and what it is set to."""

    table: Names
    key: str
    value: Any


def load(context: typer.Context, path: str | None) -> str | None:
    """The callback of `--config`: what file and environment say becomes the default of the command's other flags."""
    named = path or os.environ.get("EVENTX_CONFIG")
    found: dict[str, Any] = {}
    if named or Path(FILE).is_file():
        found |= _from_file(context, Path(named or FILE))
    found |= _from_environment(context)
    context.default_map = {**found, **(context.default_map or {})}
    if isinstance(context.obj, Messages):
        context.obj.settle(log_format=found.get("log_format"), color=found.get("color"))
        if not found.get("quiet"):
            for fault in _strange_variables(context.find_root().command):
                context.obj.warning(fault)
    return path


def _from_file(context: typer.Context, file: Path) -> dict[str, Any]:
    """What the file says for this command, by parameter. All of the file is checked, whichever command is run."""
    root = context.find_root().command
    this = _names(context)
    found: dict[str, Any] = {}
    for setting in _settings(_read(file), root, (), str(file)):
        options = _options(root, setting.table)
        for names, option in options[setting.key]:
            value = _checked(option, setting, context, str(file), names)
            if names == this:
                found[option.name or ""] = value
    return found


def _settings(table: Mapping[str, Any], root: Any, names: Names, file: str) -> Iterator[Setting]:
    """The settings of a table and those within it: the wider ones first, since the narrower go before them."""
    options = _options(root, names)
    commands = getattr(_command(root, names), "commands", {})
    tables = {key: value for key, value in table.items() if key in commands and isinstance(value, dict)}
    for key, value in table.items():
        if key in tables:  # `types` is a flag too, whose value is no table
            continue
        if key in options:
            yield Setting(names, key, value)
        else:
            near = get_close_matches(key, [*options, *commands], n=1)
            hint = f"did you mean {near[0]}?" if near else "keys are flags without their dashes, tables are commands"
            hint = f"[{key}] is a table" if key in commands else hint
            place = f" in [{'.'.join(names)}]" if names else ""
            raise Fault(Code.CONFIG, f"unknown key {key!r}{place}", hint=hint, source=file)
    for key, inner in tables.items():
        yield from _settings(inner, root, (*names, key), file)


def _from_environment(context: typer.Context) -> dict[str, Any]:
    """What variables say for the command, by parameter."""
    found: dict[str, Any] = {}
    for option in _settable(context.command):
        for names in (("EVENTX",), ("EVENTX", *_names(context))):
            variable = _variable(names, option)
            text = os.environ.get(variable)
            if not text:
                continue
            try:
                given = text.split(os.pathsep) if option.multiple else text
                found[option.name or ""] = option.process_value(context, given)
            except TyperException as error:
                hint = f"it is what --{_key(option)} is set to"
                raise Fault(Code.CONFIG, f"{variable}: {_why(error)}", hint=hint) from error
    return found


def _strange_variables(root: Any) -> Iterator[Fault]:
    """The variables that are named like ours and set nothing: perhaps misspelt, perhaps another program's."""
    known = {f"{PREFIX}CONFIG", *_variables(root, ("EVENTX",))}
    for variable in sorted(os.environ):
        if variable.startswith(PREFIX) and variable not in known:
            near = get_close_matches(variable.removeprefix(PREFIX), [each.removeprefix(PREFIX) for each in known], n=1)
            hint = (
                f"did you mean {PREFIX}{near[0]}?"
                if near
                else "variables are EVENTX_ and a flag, or a command and its flag"
            )
            yield Fault(Code.CONFIG, f"the variable {variable} sets nothing", hint=hint)


def _variables(command: Any, prefix: Names) -> Iterator[str]:
    """The variables that are read for a command, and for those in it."""
    for name, inner in getattr(command, "commands", {}).items():
        yield from _variables(inner, (*prefix, name))
    for option in [] if hasattr(command, "commands") else _settable(command):
        for names in (prefix[:1], prefix):
            yield _variable(names, option)


def _variable(names: Names, option: TyperOption) -> str:
    return "_".join((*names, _key(option))).replace("-", "_").upper()


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise Fault(Code.CONFIG, message, hint="check the name", source=str(file)) from error
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}"
        raise Fault(Code.CONFIG, message, hint="settings are a text file: see toml.io", source=str(file)) from error
    except ValueError as error:
        raise Fault(Code.CONFIG, f"not TOML: {error}", hint="see toml.io", source=str(file)) from error


def _checked(option: TyperOption, setting: Setting, context: typer.Context, file: str, names: Names) -> Any:
    """The value of a key as the flag takes it, of the command with these names."""
    value = setting.value
    flag = f"it is what `eventx {' '.join(names)} --{_key(option)}` is set to"
    hint = flag if setting.table else f"{flag}; a key in the table of one command holds for that one only"
    many = option.multiple and isinstance(value, list)
    given = value if many else [value]
    if any(
        isinstance(each, bool) != option.is_flag or not isinstance(each, bool | int | str | dt.date) for each in given
    ):
        wanted = "true or false" if option.is_flag else "a string or a number"
        wanted = f"{wanted}, or a list of those" if option.multiple else wanted
        raise Fault(Code.CONFIG, f"{setting.key} must be {wanted}", hint=hint, source=file)
    try:
        texts = [str(each) for each in given]
        return value if option.is_flag else option.process_value(context, texts if option.multiple else texts[0])
    except TyperException as error:
        raise Fault(Code.CONFIG, f"{setting.key}: {_why(error)}", hint=hint, source=file) from error


def _why(error: TyperException) -> str:
    """What a flag says of a value, without the flag's name."""
    return error.format_message().partition(": ")[2].rstrip(".").removeprefix(OF_PYDANTIC)


def _key(option: TyperOption) -> str:
    """The long flag of an option, without its dashes."""
    return max(option.opts, key=len).lstrip("-")


def _options(root: Any, names: Names) -> dict[str, list[tuple[Names, TyperOption]]]:
    """The options of a command, or of all commands below it, by key, each with the command's names."""
    command = _command(root, names)
    found: dict[str, list[tuple[Names, TyperOption]]] = {}
    commands = getattr(command, "commands", {})
    for name in commands:
        for key, options in _options(root, (*names, name)).items():
            found.setdefault(key, []).extend(options)
    if not commands:
        for option in _settable(command):
            found.setdefault(_key(option), []).append((names, option))
    return found


def _settable(command: Any) -> list[TyperOption]:
    return [each for each in command.params if isinstance(each, TyperOption) and each.name not in FLAGS_ONLY]


def _command(root: Any, names: Names) -> Any:
    for name in names:
        root = root.commands[name]
    return root


def _names(context: Any) -> Names:
    names: list[str] = []
    while context.parent is not None:
        names.insert(0, context.info_name)
        context = context.parent
    return tuple(names)
