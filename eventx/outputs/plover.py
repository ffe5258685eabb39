"""PLOVER, as JSON Lines: one pair of actors a line, with the CAMEO code and the status kept.

What occurred or is ongoing is the event itself (CONSULT, RETREAT), what is scheduled AGREE, requested REQUEST, refused
REJECT. What is only possible, and what did not happen, has no place there. The codes are those of the CAMEO codebook 1.1b3.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

from eventx.lexicon.places import alpha3
from eventx.outputs.jsonl import one_line
from eventx.outputs.sink import Sink
from eventx.record import Event, Participant

ACTIONS = {"scheduled": "AGREE", "requested": "REQUEST", "refused": "REJECT"}

# CAMEO: express intent to …, appeal for …, reject …; of a swap, the code above that of a release.
CAMEO = {
    "meeting": {"scheduled": "036", "requested": "026", "refused": "125"},
    "call": {"scheduled": "036", "requested": "026", "refused": "125"},
    "release": {"scheduled": "0353", "requested": "0253", "refused": "1243"},
    "swap": {"scheduled": "035", "requested": "025", "refused": "124"},
}
MEETING, VISIT, HOSTING, THIRD_PLACE = "040", "042", "043", "044"

Pair = tuple[Participant | None, Participant | None]


@dataclass(frozen=True, slots=True)
class Coding:
    """What an event is in PLOVER, between one pair of actors."""

    event: str
    mode: str | None
    cameo: str


def write(sink: Sink, events: Iterable[Event], left_out: Counter[str]) -> None:
    """A line for every pair of actors of every event. What is left out is counted, by status or unknown type."""
    for event in events:
        if event.type not in CAMEO:
            left_out[f"of type {event.type}"] += 1
        elif event.status in ("possible", "negated"):
            left_out[event.status] += 1
        else:
            for number, pair in enumerate(pairs(event), 1):
                line = json.dumps(_line(event, number, pair), ensure_ascii=False, separators=(",", ":"))
                sink.write(one_line(line) + "\n")


def pairs(event: Event) -> Iterator[Pair]:
    """Who did it to whom; both ways round where the event has no direction. One at least, whoever is missing in it."""
    by_role: dict[str, list[Participant]] = {}
    for participant in event.participants:
        by_role.setdefault(participant.role, []).append(participant)
    if event.type == "release":
        return _directed(by_role.get("releaser"), by_role.get("released"))
    if event.type == "swap":
        parties = by_role.get("party", [])
        return permutations(parties, 2) if len(parties) > 1 else _directed(parties, by_role.get("exchanged"))
    others = [each for each in event.participants if each.role not in ("caller", "mediator")]
    if event.type == "call" and "caller" in by_role:
        return _directed(by_role["caller"], others)
    return permutations(others, 2) if len(others) > 1 else _directed(others, None)


def coding(event: Event, pair: Pair) -> Coding:
    """The event, mode and CAMEO code of what one actor did to the other. `KeyError` of a type without codes."""
    if event.status in ACTIONS:
        return Coding(ACTIONS[event.status], None, CAMEO[event.type][event.status])
    if event.type == "call":
        return Coding("CONSULT", "phone", "041")
    if event.type == "release":
        return Coding("RETREAT", "release", "0841")
    if event.type == "swap":
        return Coding("RETREAT", None, "084")
    return Coding("CONSULT", None, _meeting(event, *pair))


def _meeting(event: Event, actor: Participant | None, recipient: Participant | None) -> str:
    """Who travelled, by the host that is named, else by the countries of the two and of the place."""
    if actor is None or recipient is None:
        return MEETING
    if actor.role == "host" or recipient.role == "host":
        return MEETING if actor.role == recipient.role else HOSTING if actor.role == "host" else VISIT
    place = event.location.country if event.location else None
    if not (place and actor.country and recipient.country) or actor.country == recipient.country:
        return MEETING
    if place == actor.country:
        return HOSTING
    return VISIT if place == recipient.country else THIRD_PLACE


def _directed(actors: list[Participant] | None, recipients: list[Participant] | None) -> Iterator[Pair]:
    """Every actor with every recipient; nobody stands where there are none."""
    nobody: list[Participant | None] = [None]
    return product(actors or nobody, recipients or nobody)


def _line(event: Event, number: int, pair: Pair) -> dict[str, Any]:
    code = coding(event, pair)
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
