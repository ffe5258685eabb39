"""The run of `eventx extract`: documents to workers, and what comes of them to the outputs, in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, TypeAlias

from eventx import batch
from eventx.batch.extraction import Extraction
from eventx.batch.limits import Limits
from eventx.batch.work import Worked
from eventx.cli.messages import Messages
from eventx.cli.output import Target, Written, write_results
from eventx.cli.run import Documents, OnError
from eventx.cli.tally import Tally
from eventx.inputs.settings import Item, Rejected, Settings
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.batch.checkpoint import Outputs
    from eventx.outputs.results import Result
    from eventx.outputs.sink import Sink
    from eventx.values import Fields

Watch: TypeAlias = "Callable[[Iterable[Result]], Iterable[Result]]"


@dataclass(frozen=True, slots=True)
class Job:
    """What to extract from which inputs, and how."""

    inputs: Sequence[str]
    settings: Settings
    extraction: Extraction
    target: Target
    jobs: int
    limits: Limits
    on_error: OnError
    messages: Messages

    def run(self, outputs: Outputs, roles: Collection[str], tally: Tally, watch: Watch) -> bool:
        """Write the outputs that have a role, and count; whether there could be several documents.

        `tally` holds what was counted by the run that this one goes on with. `watch` sees the results pass.
        """
        with ExitStack() as stack:
            sinks = {role: stack.enter_context(outputs.open(role)) for role in roles if role != "events"}
            read = Documents(self.inputs, self.settings, self.messages, self.on_error, sinks.get("errors"), tally)
            rest = outputs.rest(read.items)
            working = batch.run(rest, self.extraction, jobs=self.jobs, limits=self.limits)
            outcomes = stack.enter_context(closing(working))
            results = watch(_results(outcomes, read, outputs, sinks.get("documents")))
            several, written = read.several, Written(tally.documents, header=outputs.resumed)
            with outputs.open("events") as sink:
                write_results(
                    sink, results, "Event", self.target, several=several, left_out=tally.left_out, written=written
                )
                outputs.complete(tally.as_dict())
        return several


def _results(
    outcomes: Iterable[tuple[Item, Worked[tuple[Fields, ...]] | Rejected]],
    read: Documents,
    outputs: Outputs,
    kept: Sink | None,
) -> Iterator[Result]:
    """The events of each document, told and counted. `kept` is the sink of `--documents`."""
    from eventx.outputs.jsonl import document_line
    from eventx.outputs.results import Result

    for item, outcome in outcomes:
        done = read.settle(item, outcome)
        if done is not None:
            document, events = done
            read.tally.events.update(event["type"] for event in events)
            if kept is not None:
                kept.write(document_line(document))
            yield Result(document.info(), "events", events)
        # Asked for more: what came of this one is written.
        outputs.passed(item, read.tally.as_dict)
