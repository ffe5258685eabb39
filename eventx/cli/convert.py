"""`eventx convert`: stored events into another format."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from eventx.cli import flags, options
from eventx.cli.chosen import own_types
from eventx.cli.messages import Messages
from eventx.cli.output import Counted, StoredFormat, Target, tell_left_out, write_records
from eventx.cli.parameters import Argument, Option
from eventx.faults import Exit
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.outputs.sink import open_sink


def convert(
    path: Annotated[
        str, Argument(metavar="EVENTS", help="JSON Lines, JSON, CSV or Parquet, as `extract` writes it; '-'.")
    ],
    to: Annotated[StoredFormat, Option("--to", help="The format to write.")],
    output: options.Output = None,
    guard_cells: options.GuardCells = False,
    types_file: options.TypesFile = None,
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Write stored events in another format. JSON Lines by way of Parquet come back byte for byte.

    Example: eventx convert events.jsonl --to parquet -o events.parquet
    """
    from eventx.outputs import stored
    from eventx.record import Event

    messages = Messages(log_format, quiet=quiet, color=color)
    target = Target(output, to, color, guard_cells=guard_cells, own=own_types(types_file))
    flags.check_outputs([path], (output,))
    left_out: Counter[str] = Counter()
    events = Counted(stored.events(path, max_doc_bytes))
    with open_sink(output) as sink:
        write_records(sink, events, Event, to, target, left_out)
    tell_left_out(left_out, messages)
    if not events.count:
        messages.warning(flags.no_events(path))
    return Exit.DONE
