"""`eventx report`: stored events and their documents as a page to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from eventx.cli import flags, options
from eventx.cli.messages import Messages
from eventx.cli.parameters import Argument, Option
from eventx.faults import Code, Exit, Fault
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import STDIN
from eventx.outputs.sink import open_sink

if TYPE_CHECKING:
    from eventx.report.pairing import Texts


def report(
    path: Annotated[
        str, Argument(metavar="EVENTS", help="JSON Lines, JSON, CSV or Parquet, as `extract` writes it; '-'.")
    ],
    docs: Annotated[
        str | None,
        Option(
            "--docs",
            metavar="FILE",
            help="The documents, as `extract --documents` writes them. Without them the page has the sentences that "
            "events quote.",
        ),
    ] = None,
    reasons: Annotated[
        str | None,
        Option(
            "--reasons",
            metavar="FILE",
            help="The reasons, as `explain --format json` writes them of the same documents: each value is shown with its steps.",
        ),
    ] = None,
    output: options.Output = None,
    max_doc_bytes: options.MaxDocBytes = MAX_DOC_BYTES,
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Write events and their documents as one HTML page, which needs nothing else and asks for nothing.

    Example: eventx extract --documents docs.jsonl -o events.jsonl articles.jsonl && eventx report events.jsonl --docs docs.jsonl -o report.html
    """
    from eventx.outputs import stored
    from eventx.report.page import page
    from eventx.report.pairing import stories
    from eventx.report.reasons import Reasons

    messages = Messages(log_format, quiet=quiet, color=color)
    given = [each for each in (path, docs, reasons) if each]
    if given.count(STDIN) > 1:
        message = "events, documents and reasons cannot all be on standard input"
        raise Fault(Code.USAGE, message, hint="one of them at most: name files for the others")
    flags.check_outputs(given, (output,))
    with open_sink(output) as sink:
        if sink.terminal:
            raise Fault(Code.USAGE, "a page is nothing for a terminal", hint="-o FILE, or a pipe")
        events = list(stored.events(path, max_doc_bytes))
        wanted = {event.document.id for event in events}
        texts = None if docs is None else _texts(docs, wanted, max_doc_bytes, messages)
        why = None if reasons is None else Reasons(stored.explanations(reasons, max_doc_bytes), reasons)
        told = stories(events, texts, path if docs is None else docs, why)
        for part in page(told, len(wanted) if texts is None else texts.count):
            sink.write(part)
    if not events:
        messages.warning(flags.no_events(path))
    return Exit.DONE


def _texts(path: str, wanted: set[str], max_doc_bytes: int, messages: Messages) -> Texts:
    """The documents of a file that events were read from."""
    from eventx.inputs import jsonl
    from eventx.inputs.settings import Found, Rejected, Settings
    from eventx.inputs.source import open_source
    from eventx.report.pairing import HOW, Texts

    texts = Texts(wanted)
    with open_source(path) as source:
        for item in jsonl.documents(source, Settings(max_doc_bytes=max_doc_bytes), messages.warning):
            if isinstance(item, Rejected):
                if item.fault.code == Code.INPUT_RECORD:
                    item.fault.hint = HOW  # which field holds the text is no question here
                raise item.fault
            assert isinstance(item, Found)
            texts.add(item.document, item.source, item.line)
    return texts
