"""What an event says, fact by fact, each with the words that it rests on and the reason in a line of HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from eventx.explanation import Reason
from eventx.record import Event, Participant, Time
from eventx.report.escape import isolated
from eventx.report.origin import NOWHERE, Origin
from eventx.report.pieces import Span
from eventx.report.reasons import steps
from eventx.report.words import BASES, long, moment
from eventx.values import dataclass

Kind = Literal["trigger", "who", "when", "where", "says"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its kind, what it is called, the reason as HTML, and the spans of the words in the text."""

    kind: Kind
    label: str
    html: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that an event gives with their place: the pointer within the event, the span, the words if they are given."""

    pointer: str
    span: Span
    text: str | None


def facts(event: Event, reasons: Sequence[Reason] = (), origin: Origin = NOWHERE) -> Iterator[Fact]:
    """The facts of an event, mentions first, each with the steps to it where there are `reasons`.

    `origin` adds the spans of words that the event gives no place of.
    """
    for index, mention in enumerate(event.mentions):
        start = mention.span[0]
        words = mention.text[mention.trigger[0] - start : mention.trigger[1] - start]
        why = steps(reasons, f"/mentions/{index}") or _rule(mention.rule)
        yield Fact("trigger", "told by", f"{_quoted(words)} {why}", (mention.trigger,))
    if reasons:
        yield Fact("trigger", "status", f"<b>{event.status}</b>{steps(reasons, '/status')}", ())
    for index, person in enumerate(event.participants):
        html = _person(person) + steps(reasons, f"/participants/{index}")
        yield Fact("who", person.role, html, (person.span, *origin.titles.get(index, ())))
    if event.time:
        published = event.document.published
        anchor = f"<p>published {moment(published)}</p>" if published else "<p>no publication time</p>"
        basis = f"<p>{BASES[event.time.basis]}</p>" if event.time.basis else ""
        why = steps(reasons, "/time") or f"{_read(event.time)}{basis}"
        yield Fact("when", "when", f"{_day(event.time)}{anchor}{why}", (event.time.span,))
    if event.duration:
        yield Fact("when", "lasts", isolated(event.duration) + steps(reasons, "/duration"), origin.duration)
    if event.location:
        place = event.location
        html = f"<b>{isolated(place.name)}</b>{_aside(place.country)}{_written(place.text, place.name)}{steps(reasons, '/location')}"
        yield Fact("where", "where", html, (place.span,))
    if event.attribution:
        said = event.attribution
        when = f"<p>said {_day(said.time)}{_read(said.time)}</p>" if said.time else ""
        spans = (said.span, said.time.span) if said.time else (said.span,)
        yield Fact("says", "says", f"<b>{isolated(said.source)}</b>{when}{steps(reasons, '/attribution')}", spans)


def quotes(event: Event) -> Iterator[Quote]:
    """All that an event quotes from the text of its document, or gives the place of."""
    for index, mention in enumerate(event.mentions):
        yield Quote(f"/mentions/{index}", mention.span, mention.text)
        yield Quote(f"/mentions/{index}/trigger", mention.trigger, None)
    for index, person in enumerate(event.participants):
        yield Quote(f"/participants/{index}", person.span, person.text)
    if event.time:
        yield Quote("/time", event.time.span, event.time.text)
    if event.location:
        yield Quote("/location", event.location.span, event.location.text)
    if event.attribution:
        yield Quote("/attribution", event.attribution.span, None)
        if event.attribution.time:
            yield Quote("/attribution/time", event.attribution.time.span, event.attribution.time.text)


def _person(person: Participant) -> str:
    title = f", {isolated(person.title)}" if person.title else ""
    about = _aside(person.kind, person.country)
    return f"<b>{isolated(person.name)}</b>{title}{about}{_written(person.text, person.name)}"


def _day(time: Time) -> str:
    precise = [f"grain {time.grain}" if time.grain else "", "approximate" if time.approximate else "", time.edtf or ""]
    return f"<b>{long(time)}</b>{_aside(*precise)}"


def _read(time: Time) -> str:
    return f"<p>{_quoted(time.text)} {_rule(time.rule)}</p>"


def _aside(*words: str | None) -> str:
    """Small print after a name."""
    return "".join(f" <small>{isolated(word)}</small>" for word in words if word)


def _written(text: str, name: str) -> str:
    """The words of the text, where they are others than the name."""
    return "" if " ".join(text.split()) == name else f"<p>in the text: {_quoted(text)}</p>"


def _quoted(text: str) -> str:
    return f"<q>{isolated(text)}</q>"


def _rule(rule: str) -> str:
    return f"<code>{isolated(rule)}</code>"
