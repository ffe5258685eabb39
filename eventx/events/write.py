"""Merged candidates into the fields of records, in the order of printing: what `eventx.record` validates."""

from __future__ import annotations

import hashlib

from eventx.actors.entities import Entity
from eventx.document import Document
from eventx.events.candidate import Candidate, Part, Source
from eventx.events.merged import Merged
from eventx.events.together import duration_of, parts_of, place_of, source_of, time_of
from eventx.provenance import SCHEMA_MAJOR, SCHEMA_VERSION
from eventx.text.nouns import PLACE
from eventx.times.fields import time_fields
from eventx.values import Fields


def write_event(document: Document, merged: Merged, ordinal: int = 0, alone: bool = False) -> Fields | None:
    """The fields of a merged event, or None where nobody is known who takes part.

    A sentence that stands `alone` may speak of an event whose people were named before it.
    """
    parts = parts_of(merged)
    kind = merged.first.mention.type
    people = [p for p in parts if p.role in kind.principal]
    time, place, lasting = time_of(merged), place_of(merged), duration_of(merged)
    if not people and not merged.first.mention.opens:
        return None
    if not people and not alone:
        return None
    return {
        "schema_version": SCHEMA_VERSION,
        "id": event_id(document.id, kind.name, merged.first.mention.span, ordinal),
        "type": kind.name,
        "status": merged.status,
        "participants": tuple(_participant(p) for p in parts),
        "time": time_fields(time.whole, time.basis) if time is not None else None,
        "duration": lasting.duration if lasting is not None else None,
        "location": {"name": place.name, "country": place.country, "text": place.name, "span": place.span}
        if place is not None
        else None,
        "attribution": _attribution(source_of(merged)),
        "mentions": tuple(_mention(c) for c, _ in merged.listed()),
        "document": document.info(),
    }


def event_id(
    document_id: str, type: str, trigger_span: tuple[int, int], ordinal: int = 0, schema_major: str = SCHEMA_MAJOR
) -> str:
    """The stable id of an event: 16 hex digits.

    `trigger_span` is that of the first mention's trigger, `ordinal` counts the events of that trigger from 0.
    """
    start, end = trigger_span
    key = "\x1f".join((document_id, type, str(start), str(end), str(ordinal), schema_major))
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _participant(part: Part) -> Fields:
    entity: Entity = part.entity
    return {
        "name": entity.name,
        "role": part.role,
        "kind": "organization" if entity.kind == PLACE else entity.kind,
        "title": entity.title if entity.kind == "person" and entity.title != entity.name else None,
        "country": entity.country or part.reference.country,
        "text": part.reference.text,
        "span": part.reference.span,
    }


def _mention(candidate: Candidate) -> Fields:
    parse = candidate.mention.parse
    return {
        "text": parse.tokens.text[parse.start : parse.end],
        "span": (parse.start, parse.end),
        "trigger": candidate.mention.span,
        "rule": candidate.mention.frame.rule,
    }


def _attribution(source: Source | None) -> Fields | None:
    if source is None:
        return None
    return {
        "source": source.name,
        "span": source.span,
        "time": time_fields(source.time) if source.time is not None else None,
    }
