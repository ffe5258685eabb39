"""`eventx extract`: documents in, events out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from eventx.cli import flags, options
from eventx.cli.messages import Messages
from eventx.cli.output import Target, write_results
from eventx.cli.progress import Progress
from eventx.cli.run import Documents, OnError
from eventx.faults import Code, Fault
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import STDIN
from eventx.outputs.sink import Sink, open_sink

if TYPE_CHECKING:
    from eventx.pipeline import Extractor
    from eventx.record import DocumentEvents, Event


def extract(
    paths: options.Paths = None,
    input_format: options.Format = "auto",
    published: options.PublishedFlag = None,
    timezone: options.Timezone = None,
    date_order: options.DateOrderFlag = None,
    text_field: options.TextField = None,
    date_field: options.DateField = None,
    id_field: options.IdField = None,
    types: options.Types = None,
    format: options.EventFormatFlag = None,
    output: options.Output = None,
    guard_cells: options.GuardCells = False,
    documents: Annotated[
        str | None,
        typer.Option(
            "--documents", metavar="FILE", help="Also write the documents: exactly the texts that spans index."
        ),
    ] = None,
    provenance: Annotated[
        bool, typer.Option("--provenance", help="Put the package's version and the hash of the rules in every event.")
    ] = False,
    fail_if_none: Annotated[bool, typer.Option("--fail-if-none", help="Exit 1 if there is no event at all.")] = False,
    on_error: Annotated[
        OnError,
        typer.Option("--on-error", help="Stop at what cannot be read (exit 4), or skip it (exit 3 at the end)."),
    ] = "fail",
    errors: Annotated[
        str | None,
        typer.Option("--errors", metavar="FILE", help="With --on-error skip: write what was skipped, and why."),
    ] = None,
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    progress: options.ProgressFlag = "auto",
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Read documents and print their events.

    Example: eventx extract --published "2 March 2023, 18:05 EST" article.txt

    Example: eventx extract --format table articles/*.txt

    Example: eventx extract --on-error skip --errors bad.jsonl -o events.jsonl records.jsonl
    """
    from eventx.pipeline import Extractor
    from eventx.record import Event

    messages = Messages(log_format, quiet=quiet, color=color)
    target = Target(output, format, color, guard_cells=guard_cells)
    inputs = paths or [STDIN]
    reading = flags.reading(input_format, published, timezone, date_order, max_doc_bytes)
    bar = Progress(inputs, "events", wanted=progress == "auto" and not quiet, to_file=output not in (None, "-"))
    settings = replace(reading, text_field=text_field, date_field=date_field, id_field=id_field, on_read=bar.on_read)
    if errors is not None and on_error == "fail":
        raise Fault(Code.USAGE, "--errors has nothing to hold", hint="it goes with --on-error skip")
    flags.check_outputs(inputs, (output, documents, errors))
    extractor = Extractor(types=flags.known_types(types))

    with ExitStack() as stack:
        bad = None if errors is None else stack.enter_context(open_sink(errors))
        kept = None if documents is None else stack.enter_context(open_sink(documents))
        read = Documents(inputs, settings, messages, on_error, bad)
        stack.enter_context(bar)
        results = bar.watched(_events(read, extractor, kept, provenance=provenance))
        found = write_results(results, Event, target, messages, several=read.several)
    code = read.finish()
    if fail_if_none and not found:
        raise Fault(Code.NO_EVENTS, f"no event in {read.read} document{'s' * (read.read != 1)}")
    return code


def _events(
    documents: Documents, extractor: Extractor, kept: Sink | None, *, provenance: bool
) -> Iterator[DocumentEvents]:
    """The events of each document. `kept` is the sink of `--documents`."""
    from eventx.outputs.jsonl import document_line
    from eventx.record import DocumentEvents

    for document in documents:
        if kept is not None:
            kept.write(document_line(document))
        events = tuple(extractor.extract(document))
        yield DocumentEvents(document=document.info(), events=_signed(events) if provenance else events)


def _signed(events: tuple[Event, ...]) -> tuple[Event, ...]:
    from eventx import __version__
    from eventx.provenance import rules_hash
    from eventx.record import ExtractorInfo

    made_by = ExtractorInfo(version=__version__, rules=rules_hash())
    return tuple(event.model_copy(update={"extractor": made_by}) for event in events)
