"""`eventx explain`: documents in, reasons out."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Literal

from eventx.batch.limits import DOC_TIMEOUT, Limits
from eventx.batch.work import Worked, on_documents
from eventx.cli import flags, options
from eventx.cli.chosen import chosen, own_types
from eventx.cli.messages import Messages, colored
from eventx.cli.parameters import Option
from eventx.cli.run import Documents
from eventx.faults import Code, Exit, Fault
from eventx.inputs.settings import MAX_DOC_BYTES
from eventx.inputs.source import STDIN
from eventx.outputs.sink import Sink, open_sink
from eventx.values import as_dict

if TYPE_CHECKING:
    from eventx.explanation import Explanation
    from eventx.inputs.settings import Readable
    from eventx.rulebook import Entry

WIDTH = 110  # where there is no terminal to ask


def explain(
    paths: options.Paths = None,
    rule: Annotated[
        str | None,
        Option("--rule", metavar="NAME", help="Show this rule, where it is written and its examples; read nothing."),
    ] = None,
    event: Annotated[str | None, Option("--event", metavar="ID", help="Only the event with this id.")] = None,
    format: Annotated[
        Literal["text", "json"],
        Option("--format", help="A tree for people, or JSON: an object for one document, an array for several."),
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

    Example: eventx explain --rule "date.<weekday>"
    """
    if rule is not None:
        _show_rule(rule, paths, types_file, format)
        return Exit.DONE
    settings = flags.reading(input_format, published, timezone, date_order, max_doc_bytes)
    asked = chosen(types, types_file)

    from eventx.pipeline import Extractor

    def explaining() -> Callable[[Readable], Worked[Explanation]]:
        return on_documents(Extractor(types=asked.wanted).explain, settings)

    read = Documents(paths or [STDIN], settings, Messages(log_format, quiet=quiet, color=color))
    found = (each for _, each in read.worked(explaining, Limits(seconds=doc_timeout)))
    wanted = found if event is None else _only(found, event)
    with open_sink(None) as sink:
        if format == "json":
            from eventx.outputs.json import write

            indent = 2 if sink.terminal else None
            write(sink, (each.model_dump_json(indent=indent) for each in wanted), several=read.several)
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


# -- a rule ---------------------------------------------------------------------------------------------------------


def _show_rule(name: str, paths: Sequence[str] | None, files: Sequence[str] | None, format: str) -> None:
    """Print a rule. A `Fault` where there is none of this name, or documents are given too."""
    from eventx.rulebook import entry, names

    if paths:
        raise Fault(Code.USAGE, "--rule reads no documents", hint="leave out either --rule or the files")
    own = dict(zip(files or (), own_types(files), strict=True))
    known = names(tuple(own.values()))
    if name not in known:
        raise Fault(Code.USAGE, f"no rule {name!r}", hint=_suggestion(name, known))
    shown = entry(name, own)
    with open_sink(None) as sink:
        if format == "json":
            sink.write(json.dumps(as_dict(shown), ensure_ascii=False, indent=2) + "\n")
        else:
            sink.write("\n".join(_rule_lines(shown)) + "\n")


def _suggestion(name: str, known: Sequence[str]) -> str:
    """Rules that may have been meant: of a similar name, or with the name within theirs."""
    near = get_close_matches(name, known, n=3) or [other for other in known if name in other][:3]
    return f"did you mean {' or '.join(near)}?" if near else "`eventx explain` names rules in brackets"


def _rule_lines(shown: Entry) -> Iterator[str]:
    yield f"{shown.name}: {shown.kind}"
    yield from textwrap.wrap(shown.says, WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield f"written in {', '.join(shown.places)}"
    if shown.source:
        yield from textwrap.indent(shown.source, "  ").split("\n")
    for title, examples in (("examples", shown.yes), ("look-alikes, left alone", shown.no)):
        if examples and examples[0] not in shown.source:
            yield ""
            yield title
            yield from (f"  {example}" for example in examples)
