"""`eventx validate`: events against the schema of their type."""

from __future__ import annotations

from typing import Annotated

import typer

from eventx.cli import options
from eventx.cli.messages import Messages
from eventx.faults import Code, Exit, Fault
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import open_source
from eventx.outputs.sink import open_sink


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Events, as `extract` prints them.")],
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Check events against the schema of their type. Prints a line a problem: file, line, JSON pointer, reason.

    Example: eventx extract article.txt | eventx validate -
    """
    from eventx.validate import Tally, check

    tally = Tally()
    with open_sink(None) as sink:
        for path in files:
            with open_source(path) as source:
                before = tally.events
                for problem in check(source, max_doc_bytes, tally):
                    sink.write(f"{problem}\n")
                if tally.events == before:
                    nothing = Fault(Code.NO_RECORDS, "no events", source=source.name)
                    Messages(log_format, quiet=quiet).warning(nothing)
    if tally.invalid:
        raise Fault(Code.EVENT_INVALID, f"{tally.invalid} of {tally.events} do not fit the schema of their type")
    return Exit.DONE
