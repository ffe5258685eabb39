"""`eventx schema`: the JSON Schemas, printed, written, checked or compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from eventx.cli import completions, flags, options
from eventx.cli.chosen import check_name, own_types
from eventx.cli.messages import Messages
from eventx.cli.parameters import Argument, Option
from eventx.faults import Code, Exit, Fault
from eventx.outputs.sink import open_sink

if TYPE_CHECKING:
    from eventx.schema_diff import Change
    from eventx.types import EventType


def schema(
    type: Annotated[
        str | None,
        Argument(
            metavar="TYPE",
            help="Print the schema of this type, of what 'dates' or 'explain' prints, or of type files.",
            complete=completions.schema_names,
        ),
    ] = None,
    list_types: Annotated[bool, Option("--list", help="Print what there is a schema of, one a line.")] = False,
    write: Annotated[
        str | None, Option("--write", metavar="DIR", help="Write every schema, and open copies to DIR/consumer.")
    ] = None,
    check: Annotated[
        str | None, Option("--check", metavar="DIR", help="Exit 1 if a schema in DIR is not current.")
    ] = None,
    diff: Annotated[
        tuple[str, str] | None,
        Option("--diff", metavar="OLD NEW", help="Compare two files or folders: major, minor or none, and why."),
    ] = None,
    types_file: options.TypesFile = None,
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Print, write, check or compare the JSON Schemas (2020-12) of the events, one a type.

    Example: eventx schema meeting

    Example: eventx schema --check schemas/v1

    Example: eventx schema --diff old/meeting.schema.json schemas/v1/meeting.schema.json
    """
    from eventx.schema import NAMES, named, rendered

    if (type is not None) + list_types + sum(each is not None for each in (write, check, diff)) != 1:
        hint = f"eventx schema TYPE (one of {', '.join(NAMES)}), or --list, --write DIR, --check DIR, --diff OLD NEW"
        raise Fault(Code.USAGE, "name a type or one of the flags", hint=hint)
    own = own_types(types_file)
    names = (*NAMES, *(kind.name for kind in own))
    if write is not None:
        return _write(Path(write), own)
    if check is not None:
        return _check(check, own, Messages(log_format, quiet=quiet, color=color))
    if diff is not None:
        return _compare(Path(diff[0]), Path(diff[1]))
    if type is not None:
        check_name(type, names)
    with open_sink(None) as sink:
        sink.write("".join(f"{name}\n" for name in names) if type is None else rendered(named(type, own)))
    return Exit.DONE


def _write(folder: Path, own: Sequence[EventType]) -> Exit:
    from eventx.schema import CONSUMER, files

    flags.make_folder(str(folder / CONSUMER))
    for path, content in files(folder, own).items():
        with open_sink(str(path)) as sink:
            sink.write(content)
    return Exit.DONE


def _check(folder: str, own: Sequence[EventType], messages: Messages) -> Exit:
    from eventx.schema import stale

    if not Path(folder).is_dir():
        raise Fault(Code.INPUT_NOT_FOUND, "no such folder", hint=f"eventx schema --write {folder}", source=folder)
    reasons = stale(Path(folder), own)
    for path, reason in reasons.items():
        messages.error(Fault(Code.SCHEMA_STALE, reason, hint=f"eventx schema --write {folder}", source=str(path)))
    return Exit.CHECK_FAILED if reasons else Exit.DONE


def _compare(old: Path, new: Path) -> Exit:
    """Print the level of all changes on a line of its own, then the changes."""
    from eventx.schema_diff import Change, gravest

    if old.is_dir() != new.is_dir():
        raise Fault(Code.USAGE, "--diff takes two files or two folders", hint=f"{old} and {new} are one of each")
    if not old.is_dir():
        found = [(f"{new.name}: ", change) for change in _changes(old, new)]
    else:
        found = []
        names = sorted({path.name for folder in (old, new) for path in folder.glob("*.schema.json")})
        for name in names:
            if not (new / name).exists():
                found.append(("", Change("major", name, "schema is gone")))
            elif not (old / name).exists():
                found.append(("", Change("minor", name, "new schema")))
            else:
                found += [(f"{name}: ", change) for change in _changes(old / name, new / name)]
    with open_sink(None) as sink:
        sink.write(f"{gravest([change for _, change in found])}\n")
        sink.write("".join(f"{place}{change}\n" for place, change in found))
    return Exit.DONE


def _changes(old: Path, new: Path) -> list[Change]:
    from eventx.schema_diff import changes

    before, after = _read(old), _read(new)
    try:
        return changes(before, after)
    except ValueError as error:
        raise Fault(Code.SCHEMA_UNUSABLE, str(error), hint="only definitions of its own", source=str(new)) from error


def _read(path: Path) -> dict[str, Any]:
    from eventx.validate import read_schema

    schema = read_schema(path)
    return schema if isinstance(schema, dict) else {"not": {}} if schema is False else {}
