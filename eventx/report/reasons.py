"""The reasons of events, as `explain` gives them, for the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventx.explanation import Explanation, Quote, Reason, telling_steps
from eventx.faults import Code, Fault
from eventx.record import Event
from eventx.report.escape import escaped, isolated

HOW = "give what `eventx explain --format json` wrote of the same documents, with the same rules"
LONGEST = 60  # characters of words that are quoted
DEEPEST = 3  # steps within one another that are drawn further in


class Reasons:
    """The explanations of a run, by event. `source` is named in a `Fault`."""

    def __init__(self, explanations: Iterable[Explanation], source: str) -> None:
        self._source = source
        self._known = {(each.document.id, told.event.id): told for each in explanations for told in each.events}

    def of(self, event: Event) -> tuple[Reason, ...]:
        """The reasons of an event. A `Fault` where there are none, or they are of an event that says something else."""
        told = self._known.get((event.document.id, event.id))
        if told is None:
            raise self._fault(f"no reasons of event {event.id}", event)
        if told.event != event.model_copy(update={"extractor": None}):
            raise self._fault(f"the reasons of event {event.id} are of another run: the event is not the same", event)
        return told.reasons

    def _fault(self, message: str, event: Event) -> Fault:
        return Fault(Code.DOCUMENT_DIFFERS, message, hint=HOW, source=self._source, doc_id=event.document.id)


def steps(reasons: Iterable[Reason], pointer: str) -> str:
    """The steps to what stands at this pointer within the event, a paragraph each, as HTML."""
    return "".join(
        f'<p class="step s{min(depth, DEEPEST)}">{_quotes(each)} {isolated(each.note)} <code>{escaped(each.rule)}</code></p>'
        for depth, each in telling_steps(reason for reason in reasons if _gives(reason, pointer))
    )


def _gives(reason: Reason, pointer: str) -> bool:
    """Whether the step, or one that it rests on, gives a value there."""
    here = any(field == pointer or field.startswith(f"{pointer}/") for field in reason.fields)
    return here or any(_gives(inner, pointer) for inner in reason.steps)


def _quotes(reason: Reason) -> str:
    return " ".join(f"<q>{isolated(quote.text)}</q>" for quote in _short(reason))


def _short(reason: Reason) -> Iterator[Quote]:
    """The words that are worth quoting: no whole sentences."""
    return (quote for quote in reason.quotes if len(quote.text) <= LONGEST)


__all__ = ["Reasons", "steps"]
