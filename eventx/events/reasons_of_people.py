"""Why somebody takes part in an event: in which role, under which name, of what kind, with what title and country."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.actors.entities import Entity
from eventx.actors.references import Reference, title_of
from eventx.chain_rules import step
from eventx.events.candidate import Candidate, Part
from eventx.text.nouns import BODY, COUNTRY, PLACE
from eventx.trace import Span, Step

SLOTS = {
    "subject": "subject of",
    "object": "object of",
    "recipient": "recipient of",
    "joined": "object of the verb before",
    "purpose": "whom the purpose is about, of",
    "possessor": "owner of",
    "modifier": "name before",
    "support": "subject of the verb with",
    "addressee": "spoken to in the course of",
    "head": "described by",
    "around": "nearest to",
}


def of_participant(part: Part, home: Candidate, pointer: str) -> Step:
    """The reasons of a participant whom this mention names."""
    fields = tuple(f"{pointer}/{name}" for name in ("role", "text", "span"))
    steps = tuple(_of_identity(part, pointer))
    if not part.slot:
        return step(part.rule, (part.reference.span,), fields, steps, part.role)
    word = home.mention.parse.tokens.slice(*home.mention.trigger)
    how = SLOTS.get(part.slot) or f'after "{part.slot}", of'
    spans = tuple(sorted({part.reference.span, home.mention.span}))
    return Step(home.mention.frame.rule, f'{how} "{word}"', spans, fields, steps)


def _of_identity(part: Part, pointer: str) -> Iterator[Step]:
    entity, reference = part.entity, part.reference
    named = entity.sources.get("name")
    spans = [reference.span, *([_name_span(named, entity)] if named is not None else [])]
    kind = "organization" if entity.kind == PLACE else entity.kind
    meant = entity.name if len(set(spans)) > 1 else ""
    yield step(part.rule, spans, (f"{pointer}/name",), more=meant)
    yield step("who.kind", spans[-1:], (f"{pointer}/kind",), more=kind)
    titled = entity.sources.get("title")
    if titled is not None and entity.title is not None and entity.kind == "person" and entity.title != entity.name:
        yield step("who.title", (_title_span(titled, entity.title),), (f"{pointer}/title",))
    country = entity.country or reference.country
    if country is not None:
        source = entity.sources.get("country", reference) if entity.country else reference
        own = entity.kind in (COUNTRY, BODY) and source is named
        span = _name_span(source, entity) if own else _phrase_span(source)
        yield step("who.country", (span,), (f"{pointer}/country",), more=country)


def _name_span(reference: Reference, entity: Entity) -> Span:
    """Where the name stands, without title; of what has no name, the description."""
    if not entity.named or reference.noun.name is None:
        return reference.span
    first, last = reference.noun.name
    return reference.parse.tokens.starts[first], reference.parse.tokens.ends[last - 1]


def _title_span(reference: Reference, title: str) -> Span:
    """Where the title stands: before the name, or in the description beside it."""
    tokens = reference.parse.tokens
    for noun in (reference.noun, reference.described):
        if noun is not None and title_of(tokens, noun) == title:
            start = tokens.text.index(title, tokens.starts[noun.first])
            return start, start + len(title)
    return reference.span


def _phrase_span(reference: Reference) -> Span:
    """The phrase that the reference stands in, with what is said of it there."""
    parse = reference.parse
    node = parse.nodes[parse.node_at(reference.noun.head)]
    return parse.tokens.starts[node.first], parse.tokens.ends[node.last - 1]


__all__ = ["of_participant"]
