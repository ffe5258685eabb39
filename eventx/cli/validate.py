"""`eventx validate`: events against the schema of their type, or against a schema of one's own."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from eventx.cli import flags, options
from eventx.cli.chosen import own_types
from eventx.cli.messages import Messages
from eventx.cli.parameters import Argument, Option
from eventx.faults import Code, Exit, Fault
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import open_source
from eventx.outputs.sink import open_sink


def validate(
    files: Annotated[list[str], Argument(metavar="FILE", help="Events, as `extract` prints them; '-'.")],
    schema: Annotated[
        str | None,
        Option("--schema", metavar="FILE", help="Check against this JSON Schema instead. It may refer to itself only."),
    ] = None,
    format: Annotated[
        Literal["text", "json"],
        Option("--format", help="A problem as a line of text, or as a JSON object a line."),
    ] = "text",
    types_file: options.TypesFile = None,
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Check events against the schema of their type. Prints a line a problem: file, line, JSON pointer, reason.

    Example: eventx extract article.txt | eventx validate -

    Example: eventx dates article.txt | eventx validate --schema schemas/v1/dates.schema.json -
    """
    from eventx.validate import Foreign, OfTheirType, Tally, check

    tally = Tally()
    test = OfTheirType(own_types(types_file)).problems if schema is None else Foreign(schema).problems
    with open_sink(None) as sink:
        for path in files:
            with open_source(path) as source:
                before = tally.events
                for problem in check(source, max_doc_bytes, tally, test):
                    sink.write(f"{json.dumps(problem.as_dict()) if format == 'json' else problem}\n")
                if tally.events == before:
                    Messages(log_format, quiet=quiet, color=color).warning(flags.no_events(path))
    if tally.invalid:
        which = "the schema of their type" if schema is None else "the schema"
        own = "; of a type of your own --types-file tells" if schema is None else ""
        hint = f"each line on standard output says what is wrong{own}"
        raise Fault(Code.EVENT_INVALID, f"{tally.invalid} of {tally.events} do not fit {which}", hint=hint)
    return Exit.DONE
