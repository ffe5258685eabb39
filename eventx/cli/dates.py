"""`eventx dates`: documents in, time expressions out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from eventx.batch.limits import DOC_TIMEOUT, Limits
from eventx.batch.work import on_documents
from eventx.cli import flags, options
from eventx.cli.messages import Messages
from eventx.cli.output import Target, write_results
from eventx.cli.progress import Progress
from eventx.cli.run import Documents
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import STDIN
from eventx.outputs.results import Result
from eventx.outputs.sink import open_sink
from eventx.values import replace

if TYPE_CHECKING:
    from eventx.document import Document
    from eventx.inputs.settings import Settings
    from eventx.values import Fields


def dates(
    paths: options.Paths = None,
    input_format: options.Format = "auto",
    published: options.PublishedFlag = None,
    timezone: options.Timezone = None,
    date_order: options.DateOrderFlag = None,
    text_field: options.TextField = None,
    date_field: options.DateField = None,
    id_field: options.IdField = None,
    format: options.TimeFormatFlag = None,
    output: options.Output = None,
    guard_cells: options.GuardCells = False,
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    doc_timeout: options.DocTimeout = DOC_TIMEOUT,
    progress: options.ProgressFlag = "auto",
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Print the time expressions of documents: words, place, TIMEX3, EDTF, begin, end, grain and rule.

    Example: echo "They met last Tuesday." | eventx dates --published 2023-03-02
    """
    messages = Messages(log_format, quiet=quiet, color=color)
    target = Target(output, format, color, guard_cells=guard_cells)
    inputs = paths or [STDIN]
    reading = flags.reading(input_format, published, timezone, date_order, max_doc_bytes)
    bar = Progress(inputs, "times", wanted=progress == "auto" and not quiet, to_file=output not in (None, "-"))
    settings = replace(reading, text_field=text_field, date_field=date_field, id_field=id_field, on_read=bar.on_read)
    flags.check_outputs(inputs, (output,))
    read = Documents(inputs, settings, messages)
    with bar, open_sink(output) as sink:
        results = bar.watched(_times(read, settings, Limits(seconds=doc_timeout)))
        write_results(sink, results, "TimeExpression", target, several=read.several)
    return read.finish()


def _times(documents: Documents, settings: Settings, limits: Limits) -> Iterator[Result]:
    for document, times in documents.worked(lambda: on_documents(_expressions, settings), limits):
        yield Result(document.info(), "times", times)


def _expressions(document: Document) -> tuple[Fields, ...]:
    from eventx.times import Anchor, read
    from eventx.times.fields import expression_fields

    of = {"document": {"id": document.id}}
    return tuple(expression_fields(value) | of for value in read(document.text, Anchor(document.published)))
