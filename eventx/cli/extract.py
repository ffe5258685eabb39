"""`eventx extract`: documents in, events out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from eventx import batch
from eventx.batch.extraction import Extracted, Extraction
from eventx.batch.limits import DOC_TIMEOUT, Limits
from eventx.cli import flags, options
from eventx.cli.messages import Messages
from eventx.cli.output import Target, Written, tell_left_out, write_results
from eventx.cli.progress import Progress
from eventx.cli.resume import open_outputs
from eventx.cli.run import Documents, OnError, finish
from eventx.cli.tally import Tally
from eventx.faults import Code, Fault
from eventx.inputs.settings import MAX_DOC_BYTES, Found, Item, Rejected
from eventx.inputs.source import STDIN

if TYPE_CHECKING:
    from eventx.batch.checkpoint import Outputs
    from eventx.outputs.sink import Sink
    from eventx.record import DocumentEvents


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
    doc_timeout: Annotated[
        float, typer.Option("--doc-timeout", min=0.1, metavar="SECONDS", help="Longest time for one document.")
    ] = DOC_TIMEOUT,
    jobs: Annotated[
        int,
        typer.Option("--jobs", min=1, metavar="N", help="Worker processes. The output is the same with any number."),
    ] = 1,
    checkpoint: Annotated[
        str | None,
        typer.Option("--checkpoint", metavar="FILE", help="Keep here how far the run has come; needs -o."),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on from the checkpoint, if there is one; else start.")
    ] = False,
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

    Example: eventx extract --jobs 4 --checkpoint run.json --resume -o events.jsonl records.jsonl
    """
    begun = time.monotonic()
    messages = Messages(log_format, quiet=quiet, color=color)
    target = Target(output, format, color, guard_cells=guard_cells)
    inputs = paths or [STDIN]
    reading = flags.reading(input_format, published, timezone, date_order, max_doc_bytes)
    reading = replace(reading, text_field=text_field, date_field=date_field, id_field=id_field)
    if errors is not None and on_error == "fail":
        raise Fault(Code.USAGE, "--errors has nothing to hold", hint="it goes with --on-error skip")
    flags.check_outputs(inputs, (output, documents, errors, checkpoint))
    extraction = Extraction(reading, flags.known_types(types), signed=provenance)
    optional = {"documents": documents, "errors": errors}
    files = {"events": output, **{role: path for role, path in optional.items() if path is not None}}
    run = (extraction, format, guard_cells, documents is not None)
    outputs = open_outputs(files, format, checkpoint, resume=resume, run=run)

    tally = Tally.of(outputs.tally)
    several = True  # as whatever a checkpoint was kept for
    if not outputs.done:
        bar = Progress(inputs, "events", wanted=progress == "auto" and not quiet, to_file=output not in (None, "-"))
        limits = Limits(seconds=doc_timeout)
        with ExitStack() as stack:
            sinks = {role: stack.enter_context(outputs.open(role)) for role in files if role != "events"}
            settings = replace(reading, on_read=bar.on_read)
            read = Documents(inputs, settings, messages, on_error, sinks.get("errors"), tally)
            rest = outputs.rest(read.items)
            outcomes = stack.enter_context(closing(batch.run(rest, extraction, jobs=jobs, limits=limits)))
            results = _results(outcomes, read, outputs, sinks.get("documents"))
            with outputs.open("events") as sink, bar:
                _write(sink, bar.watched(results), target, tally, several=read.several, resumed=outputs.resumed)
                outputs.complete(tally.as_dict())
        several = read.several
    outputs.finish()
    tell_left_out(tally.left_out, messages)
    code = finish(tally, messages, errors_kept=errors is not None)
    if several:
        messages.summary(tally, time.monotonic() - begun)
    if fail_if_none and not tally.events:
        raise Fault(Code.NO_EVENTS, f"no event in {tally.documents} document{'s' * (tally.documents != 1)}")
    return code


def _write(
    sink: Sink, results: Iterable[DocumentEvents], target: Target, tally: Tally, *, several: bool, resumed: bool
) -> None:
    from eventx.record import Event

    written = Written(tally.documents, header=resumed)
    write_results(sink, results, Event, target, several=several, left_out=tally.left_out, written=written)


def _results(
    outcomes: Iterable[tuple[Item, Extracted | Rejected]],
    read: Documents,
    outputs: Outputs,
    kept: Sink | None,
) -> Iterator[DocumentEvents]:
    """The events of each document, told and counted. `kept` is the sink of `--documents`."""
    from eventx.outputs.jsonl import document_line
    from eventx.record import DocumentEvents

    for item, result in outcomes:
        if isinstance(result, Rejected):
            read.reject(result)
        else:
            document = item.document if isinstance(item, Found) else result.document
            assert document is not None
            read.accept(document, result.warnings)
            read.tally.events.update(event.type for event in result.events)
            if kept is not None:
                kept.write(document_line(document))
            yield DocumentEvents(document=document.info(), events=result.events)
        # Asked for more: what came of this one is written.
        outputs.passed(item, read.tally.as_dict)
