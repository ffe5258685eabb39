"""`eventx schema`: the JSON Schemas, printed, written or checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventx.cli import flags, options
from eventx.cli.messages import Messages
from eventx.faults import Code, Exit, Fault
from eventx.outputs.sink import open_sink


def schema(
    type: Annotated[str | None, typer.Argument(metavar="TYPE", help="Print the schema of this type.")] = None,
    list_types: Annotated[bool, typer.Option("--list", help="Print the types, one a line.")] = False,
    write: Annotated[str | None, typer.Option("--write", metavar="DIR", help="Write the schema of every type.")] = None,
    check: Annotated[
        str | None, typer.Option("--check", metavar="DIR", help="Exit 1 if a schema in DIR is not current.")
    ] = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Print, write or check the JSON Schemas (2020-12) of the events, one a type.

    Example: eventx schema meeting

    Example: eventx schema --check schemas/v1
    """
    from eventx.schema import TYPES, file_of, rendered, stale

    if (type is not None) + list_types + (write is not None) + (check is not None) != 1:
        hint = f"eventx schema TYPE (one of {', '.join(TYPES)}), or --list, --write DIR, --check DIR"
        raise Fault(Code.USAGE, "name a type or one of the flags", hint=hint)
    if write is not None:
        flags.make_folder(write)
        for each in TYPES:
            with open_sink(str(file_of(Path(write), each))) as sink:
                sink.write(rendered(each))
        return Exit.DONE
    if check is not None:
        messages = Messages(log_format, quiet=quiet)
        reasons = stale(Path(check))
        for path, reason in reasons.items():
            hint = f"eventx schema --write {check}"
            messages.error(Fault(Code.SCHEMA_STALE, reason, hint=hint, source=str(path)))
        return Exit.CHECK_FAILED if reasons else Exit.DONE
    chosen = flags.known_types(type)
    with open_sink(None) as sink:
        sink.write("\n".join(TYPES) + "\n" if chosen is None else rendered(chosen[0]))
    return Exit.DONE
