"""PLOVER, as JSON Lines: one pair of actors a line, with the CAMEO code and the status kept.

What occurred or is ongoing is the event that its type's file names (CONSULT, RETREAT), what is scheduled AGREE, requested
REQUEST, refused REJECT. What is only possible, and what did not happen, has no place there, nor has what the type's file
gives no code for. The codes are those of the CAMEO codebook 1.1b3.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from typing import TYPE_CHECKING, Any

from eventx.lexicon.places import alpha3
from eventx.outputs.jsonl import one_line
from eventx.outputs.sink import Sink
from eventx.record import Event, Participant
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.types import EventType, Plover
    from eventx.types.form import Travel

ACTIONS = {"scheduled": "AGREE", "requested": "REQUEST", "refused": "REJECT"}

Pair = tuple[Participant | None, Participant | None]


@dataclass(frozen=True, slots=True)
class Coding:
    """What an event is in PLOVER, between one pair of actors."""

    event: str
    mode: str | None
    cameo: str


def write(sink: Sink, events: Iterable[Event], types: Mapping[str, EventType], left_out: Counter[str]) -> None:
    """A line for every pair of actors of every event. What is left out is counted, by status or type."""
    for event in events:
        kind = types.get(event.type)
        codes = kind.plover if kind is not None else None
        if codes is None:
            left_out[f"of type {event.type}"] += 1
        elif not _coded(event.status, codes):
            left_out[event.status] += 1
        else:
            for number, pair in enumerate(pairs(event, codes), 1):
                line = json.dumps(_line(event, number, pair, codes), ensure_ascii=False, separators=(",", ":"))
                sink.write(one_line(line) + "\n")


def _coded(status: str, codes: Plover) -> bool:
    return status in ("occurred", "ongoing") or (status in ACTIONS and bool(getattr(codes, status)))


def pairs(event: Event, codes: Plover) -> Iterator[Pair]:
    """Who did it to whom; both ways round where nobody is the actor. One at least, whoever is missing in it."""
    actors, recipients, mutual = (
        [each for each in event.participants if each.role in roles]
        for roles in (codes.actor, codes.recipient, codes.mutual)
    )
    if not actors and len(mutual) > 1:
        return permutations(mutual, 2)
    return _directed(actors or mutual, [each for each in recipients if actors or each not in mutual])


def coding(event: Event, pair: Pair, codes: Plover) -> Coding:
    """The event, mode and CAMEO code of what one actor did to the other, in a status that has one."""
    if event.status in ACTIONS:
        return Coding(ACTIONS[event.status], None, getattr(codes, event.status))
    travelled = _travelled(event, *pair, codes.travel) if codes.travel is not None else None
    return Coding(codes.event, codes.mode, travelled or codes.cameo)


def _travelled(event: Event, actor: Participant | None, recipient: Participant | None, travel: Travel) -> str | None:
    """The code for who travelled, by the host that is named, else by the countries of the two and of the place."""
    if actor is None or recipient is None:
        return None
    if travel.role in (actor.role, recipient.role):
        return None if actor.role == recipient.role else travel.host if actor.role == travel.role else travel.visit
    place = event.location.country if event.location else None
    if not (place and actor.country and recipient.country) or actor.country == recipient.country:
        return None
    if place == actor.country:
        return travel.host
    return travel.visit if place == recipient.country else travel.third


def _directed(actors: list[Participant], recipients: list[Participant]) -> Iterator[Pair]:
    """Every actor with every recipient; nobody stands where there are none."""
    nobody: list[Participant | None] = [None]
    return product(actors or nobody, recipients or nobody)


def _line(event: Event, number: int, pair: Pair, codes: Plover) -> dict[str, Any]:
    code = coding(event, pair, codes)
    time, place = event.time, event.location
    actor, recipient = pair
    return {
        "id": f"{event.id}-{number}",
        "event_id": event.id,
        "date": time.begin if time else None,
        "date_end": time.end if time else None,
        "event": code.event,
        "mode": code.mode,
        "cameo": code.cameo,
        "status": event.status,
        "actor": _actor(actor),
        "recipient": _actor(recipient),
        "place": {"name": place.name, "country": _alpha3(place.country)} if place else None,
        "text": event.mentions[0].text,
        "document": event.document.id,
        "published": event.document.published,
        "url": event.document.url,
    }


def _actor(participant: Participant | None) -> dict[str, str | None] | None:
    if participant is None:
        return None
    return {
        "name": participant.name,
        "country": _alpha3(participant.country),
        "kind": participant.kind,
        "role": participant.role,
        "title": participant.title,
    }


def _alpha3(country: str | None) -> str | None:
    """The alpha-3 code; None of a code that stands for no country, as an event written by others may hold."""
    try:
        return alpha3(country) if country else None
    except KeyError:
        return None
