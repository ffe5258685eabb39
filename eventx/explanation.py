"""The explanation of a document as it is printed: its events with the reasons of every field, and what was turned down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pydantic import Field

from eventx.document import Document
from eventx.record import DocumentInfo, Event, Record, Span
from eventx.trace import Step, Trace

Rule = str
SAID = frozenset({"status.decided", "dating.dates", "dating.reckoned"})  # steps that only gather those below
NAMED = "who.name"


class Quote(Record):
    """Words of the document."""

    text: str
    span: Span


class Reason(Record):
    """One step: the rule, what it says here, the words that it rests on, and the steps that it rests on."""

    fields: tuple[str, ...] = Field(description="JSON pointers to the values of the event that this gives")
    rule: Rule = Field(description="its name; `eventx explain --rule NAME` shows it")
    note: str = Field(description="what it says here")
    quotes: tuple[Quote, ...] = Field(description="the words that it rests on, in the order of the text")
    steps: tuple[Reason, ...]


class ExplainedEvent(Record):
    """An event, and why each of its values is what it is."""

    event: Event
    reasons: tuple[Reason, ...]


class TurnedDown(Record):
    """A word that may tell of an event of this type, which was not taken for one, and the rule that turned it down.

    They stand in the order of the text; of several rules that turned the same word down, the most telling one comes first.
    """

    type: str
    rule: Rule
    note: str
    rank: Literal[0, 1, 2] = Field(
        description="0: something speaks against it, 1: somebody is missing, 2: the rule is of a special case"
    )
    quote: Quote
    sentence: Quote


class NotRead(Record):
    """A part of the text in which no events are looked for."""

    kind: str = Field(description="what it is taken for: byline, chrome, …")
    quote: Quote


class Explanation(Record):
    """A document, its events with their reasons, and what in it was not taken."""

    document: DocumentInfo
    events: tuple[ExplainedEvent, ...]
    turned_down: tuple[TurnedDown, ...]
    not_read: tuple[NotRead, ...]


def explanation(document: Document, events: Sequence[Event], trace: Trace) -> Explanation:
    """What the trace of an extraction says of its events."""
    text = document.text
    ordered = sorted(trace.refusals, key=lambda refusal: (refusal.span, refusal.rank))
    return Explanation(
        document=DocumentInfo(**document.info()),
        events=tuple(
            ExplainedEvent(event=event, reasons=_reasons(text, steps))
            for event, steps in zip(events, trace.events, strict=True)
        ),
        turned_down=tuple(
            TurnedDown(
                type=each.type,
                rule=each.rule,
                note=each.note,
                rank=each.rank,  # type: ignore[arg-type]
                quote=_quote(text, each.span),
                sentence=_quote(text, each.sentence),
            )
            for each in ordered
        ),
        not_read=tuple(NotRead(kind=each.kind, quote=_quote(text, each.span)) for each in trace.unread),
    )


def telling_steps(reasons: Iterable[Reason], depth: int = 0) -> Iterator[tuple[int, Reason]]:
    """The steps that tell more than the value itself does, with their depth, those above before those below."""
    for reason in reasons:
        told = not (reason.rule in SAID and reason.steps) and not (reason.rule == NAMED and len(reason.quotes) == 1)
        if told:
            yield depth, reason
        yield from telling_steps(reason.steps, depth + told)


def _reasons(text: str, steps: Iterable[Step]) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            fields=step.fields,
            rule=step.rule,
            note=step.note,
            quotes=tuple(_quote(text, span) for span in step.spans),
            steps=_reasons(text, step.steps),
        )
        for step in steps
    )


def _quote(text: str, span: tuple[int, int]) -> Quote:
    return Quote(text=text[slice(*span)], span=span)
