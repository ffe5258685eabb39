"""Merged candidates into validated records."""

from __future__ import annotations

from eventx.actors.entities import Entity
from eventx.document import Document
from eventx.events.candidate import Candidate, Part, Source
from eventx.events.merged import Merged
from eventx.events.together import duration_of, parts_of, place_of, source_of, time_of
from eventx.record import Attribution, Event, Location, Mention, Participant, Time, event_id
from eventx.text.nouns import PLACE
from eventx.times import TimeValue


def write_event(document: Document, merged: Merged, ordinal: int = 0, alone: bool = False) -> Event | None:
    """The record of a merged event, or None where people were named and nobody of them is known.

    None too where neither people nor time nor place are known, unless the sentence stands `alone`: what was said before
    it may tell.
    """
    parts = parts_of(merged)
    kind = merged.first.mention.type
    people = [p for p in parts if p.role in kind.principal]
    time, place, lasting = time_of(merged), place_of(merged), duration_of(merged)
    if not people and not merged.first.mention.opens:
        return None
    if not people and time is None and place is None and not alone:
        return None
    return Event(
        id=event_id(document.id, kind.name, merged.first.mention.span, ordinal),
        type=kind.name,
        status=merged.status,  # type: ignore[arg-type]
        participants=tuple(_participant(p) for p in parts),
        time=write_time(time.whole, time.basis) if time is not None else None,
        duration=lasting.duration if lasting is not None else None,
        location=Location(name=place.name, country=place.country, text=place.name, span=place.span)
        if place is not None
        else None,
        attribution=_attribution(source_of(merged)),
        mentions=tuple(_mention(c) for c in merged.candidates),
        document=document.info(),
    )


def _participant(part: Part) -> Participant:
    entity: Entity = part.entity
    kind = "organization" if entity.kind == PLACE else entity.kind
    return Participant(
        name=entity.name,
        role=part.role,
        kind=kind,  # type: ignore[arg-type]
        title=entity.title if entity.kind == "person" and entity.title != entity.name else None,
        country=entity.country or part.reference.country,
        text=part.reference.text,
        span=part.reference.span,
    )


def _mention(candidate: Candidate) -> Mention:
    parse = candidate.mention.parse
    return Mention(
        text=parse.tokens.text[parse.start : parse.end],
        span=(parse.start, parse.end),
        trigger=candidate.mention.span,
        rule=candidate.mention.frame.rule,
    )


def _attribution(source: Source | None) -> Attribution | None:
    if source is None:
        return None
    return Attribution(
        source=source.name, span=source.span, time=write_time(source.time, None) if source.time is not None else None
    )


def write_time(value: TimeValue, basis: str | None) -> Time:
    """The record of a resolved time."""
    return Time(
        text=value.text,
        span=value.span,
        type=value.type,
        value=value.value,
        edtf=value.edtf,
        begin=value.begin,
        end=value.end,
        grain=value.grain,
        approximate=value.approximate,
        mod=value.mod,  # type: ignore[arg-type]
        basis=basis,  # type: ignore[arg-type]
        rule=value.rule,
    )
