"""`eventx explain`: documents in, reasons out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from eventx.batch.limits import DOC_TIMEOUT, Limits
from eventx.batch.work import Worked, on_documents
from eventx.cli import flags, options
from eventx.cli.chosen import chosen
from eventx.cli.messages import Messages
from eventx.cli.run import Documents
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import STDIN
from eventx.outputs.sink import open_sink

if TYPE_CHECKING:
    from eventx.document import Document
    from eventx.inputs.settings import Readable
    from eventx.trace import Trace


def explain(
    paths: options.Paths = None,
    input_format: options.Format = "auto",
    published: options.PublishedFlag = None,
    timezone: options.Timezone = None,
    date_order: options.DateOrderFlag = None,
    types: options.Types = None,
    types_file: options.TypesFile = None,
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    doc_timeout: options.DocTimeout = DOC_TIMEOUT,
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Say why: which rule fired, what filled its slots, what was vetoed, how each date was reckoned.

    Example: eventx explain --published 2023-03-02 article.txt
    """
    settings = flags.reading(input_format, published, timezone, date_order, max_doc_bytes)
    asked = chosen(types, types_file)

    from eventx.pipeline import Extractor
    from eventx.trace import Trace, render

    def explaining() -> Callable[[Readable], Worked[Trace]]:
        extractor = Extractor(types=asked.wanted)

        def explained(document: Document) -> Trace:
            trace = Trace()
            extractor.extract(document, trace)
            return trace

        return on_documents(explained, settings)

    read = Documents(paths or [STDIN], settings, Messages(log_format, quiet=quiet, color=color))
    with open_sink(None) as sink:
        for document, trace in read.worked(explaining, Limits(seconds=doc_timeout)):
            heading = f"document {document.id}\n" if read.several else ""
            sink.write(heading + render(trace).rstrip("\n") + "\n")
    return read.finish()
