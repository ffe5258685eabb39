"""`eventx explain`: documents in, reasons out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from eventx.batch.limits import DOC_TIMEOUT, Limits
from eventx.batch.work import Worked, on_documents
from eventx.cli import flags, options
from eventx.cli.chosen import chosen
from eventx.cli.messages import Messages, colored
from eventx.cli.run import Documents
from eventx.faults import Code, Fault
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import STDIN
from eventx.outputs.sink import Sink, open_sink

if TYPE_CHECKING:
    from eventx.document import Document
    from eventx.explanation import Explanation
    from eventx.inputs.settings import Readable

WIDTH = 110  # where there is no terminal to ask


def explain(
    paths: options.Paths = None,
    event: Annotated[str | None, typer.Option("--event", metavar="ID", help="Only the event with this id.")] = None,
    format: Annotated[
        Literal["text", "json"],
        typer.Option("--format", help="A tree for people, or JSON: an object for one document, an array for several."),
    ] = "text",
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
    """Say why: which rule fired, what filled its slots, what was turned down, how each date was reckoned.

    Example: eventx explain --published 2023-03-02 article.txt
    """
    settings = flags.reading(input_format, published, timezone, date_order, max_doc_bytes)
    asked = chosen(types, types_file)

    from eventx.explanation import explanation
    from eventx.pipeline import Extractor
    from eventx.trace import Trace

    def explaining() -> Callable[[Readable], Worked[Explanation]]:
        extractor = Extractor(types=asked.wanted)

        def explained(document: Document) -> Explanation:
            trace = Trace()
            return explanation(document, extractor.extract(document, trace), trace)

        return on_documents(explained, settings)

    read = Documents(paths or [STDIN], settings, Messages(log_format, quiet=quiet, color=color))
    found = (each for _, each in read.worked(explaining, Limits(seconds=doc_timeout)))
    wanted = found if event is None else _only(found, event)
    with open_sink(None) as sink:
        if format == "json":
            from eventx.outputs import json

            json.write(sink, wanted, several=read.several, indent=2 if sink.terminal else None)
        else:
            _write_trees(sink, wanted, color=colored(color, terminal=sink.terminal), several=read.several)
    return read.finish()


def _write_trees(sink: Sink, explained: Iterator[Explanation], *, color: bool, several: bool) -> None:
    from eventx.outputs import tree

    width = shutil.get_terminal_size((WIDTH, 24)).columns if sink.terminal else WIDTH
    for i, each in enumerate(explained):
        sink.write(("\n" if i else "") + tree.render(each, width=width, color=color, heading=several))


def _only(found: Iterator[Explanation], wanted: str) -> Iterator[Explanation]:
    """The explanation of one event and nothing else. A `Fault` where no document tells of it."""
    known: list[str] = []
    for each in found:
        events = tuple(one for one in each.events if one.event.id == wanted)
        if events:
            yield each.model_copy(update={"events": events, "turned_down": (), "not_read": ()})
            return
        known += [one.event.id for one in each.events]
    hint = f"the ids here are {', '.join(known[:8])}{' …' * (len(known) > 8)}" if known else "no event was found here"
    raise Fault(Code.USAGE, f"no event {wanted!r}", hint=f"{hint}; `eventx extract` prints them")
