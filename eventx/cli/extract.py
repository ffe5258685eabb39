"""`eventx extract`: documents in, events out."""

from __future__ import annotations

import time

from eventx.batch.extraction import Extraction
from eventx.batch.limits import DOC_TIMEOUT, Limits
from eventx.cli import flags, options
from eventx.cli.chosen import chosen
from eventx.cli.job import Job
from eventx.cli.messages import Messages
from eventx.cli.output import Target, tell_left_out
from eventx.cli.progress import Progress
from eventx.cli.resume import open_outputs
from eventx.cli.run import finish
from eventx.cli.tally import Tally
from eventx.faults import Code, Fault
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import STDIN
from eventx.values import replace


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
    types_file: options.TypesFile = None,
    format: options.EventFormatFlag = None,
    output: options.Output = None,
    guard_cells: options.GuardCells = False,
    documents: options.DocumentsFile = None,
    provenance: options.Provenance = False,
    fail_if_none: options.FailIfNone = False,
    on_error: options.OnErrorFlag = "fail",
    errors: options.ErrorsFile = None,
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    doc_timeout: options.DocTimeout = DOC_TIMEOUT,
    jobs: options.Jobs = 1,
    checkpoint: options.CheckpointFile = None,
    resume: options.Resume = False,
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
    asked = chosen(types, types_file)
    target = Target(output, format, color, guard_cells=guard_cells, own=asked.own)
    inputs = paths or [STDIN]
    reading = flags.reading(input_format, published, timezone, date_order, max_doc_bytes)
    reading = replace(reading, text_field=text_field, date_field=date_field, id_field=id_field)
    if errors is not None and on_error == "fail":
        raise Fault(Code.USAGE, "--errors has nothing to hold", hint="it goes with --on-error skip")
    flags.check_outputs(inputs, (output, documents, errors, checkpoint))
    extraction = Extraction(reading, asked.wanted, signed=provenance)
    optional = {"documents": documents, "errors": errors}
    files = {"events": output, **{role: path for role, path in optional.items() if path is not None}}
    run = (extraction, format, guard_cells, documents is not None)
    outputs = open_outputs(files, format, checkpoint, resume=resume, run=run)

    tally = Tally.of(outputs.tally)
    several = True  # as whatever a checkpoint was kept for
    if not outputs.done:
        bar = Progress(inputs, "events", wanted=progress == "auto" and not quiet, to_file=output not in (None, "-"))
        settings = replace(reading, on_read=bar.on_read)
        job = Job(inputs, settings, extraction, target, jobs, Limits(seconds=doc_timeout), on_error, messages)
        with bar:
            several = job.run(outputs, files, tally, bar.watched)
    outputs.finish()
    tell_left_out(tally.left_out, messages)
    code = finish(tally, messages, errors_kept=errors is not None)
    if several:
        messages.summary(tally, time.monotonic() - begun)
    return _found(tally, code) if fail_if_none else code


def _found(tally: Tally, code: int) -> int:
    """The exit code, where some event has to be found. Raises `Fault` where there is none."""
    if not tally.events:
        raise Fault(Code.NO_EVENTS, f"no event in {tally.documents} document{'s' * (tally.documents != 1)}")
    return code
