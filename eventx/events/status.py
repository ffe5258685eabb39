"""Whether it happened: the status of a mention, from its verb group or noun and all that governs it.

A walk outward, from the event to what governs it, to what governs that ("agreed to meet", "no wish to meet", "denied
that they had met"), and a way back that tempers each effect by how its governor stands. The governors are words in
lexicon/status.toml.
"""

from __future__ import annotations

from eventx.events.clause_status import declined
from eventx.events.frames import FrameMention
from eventx.events.links import Link
from eventx.events.noun_status import from_noun
from eventx.events.own_status import own_link
from eventx.events.ruling import (
    CANCELLED,
    NEGATED,
    OCCURRED,
    ONGOING,
    POSSIBLE,
    REFUSED,
    REQUESTED,
    SCHEDULED,
    TOLD,
    Ruling,
    compose,
    state,
)
from eventx.events.verb_status import from_verb
from eventx.text.nodes import Parse
from eventx.text.nouns import Noun
from eventx.times import Direction

MAX_LINKS = 12


def decide(mention: FrameMention) -> Ruling:
    """The status of a mention by its sentence alone."""
    if mention.frame.status:
        return Ruling(mention.frame.status, rule=mention.frame.rule)
    walked = _walk(mention.parse, mention.node, mention.noun, own_link(mention))
    links = [link for _, link in walked]
    status = OCCURRED
    for link in reversed(links):
        status = (state if link.stated else compose)(link.effect, status)
    if status == REQUESTED and declined(mention.parse, mention.node):
        return Ruling(REFUSED, walked, rule="status.declined")
    told = any(link.told or link.effect == TOLD for link in links)
    settles = status in (OCCURRED, NEGATED, CANCELLED) and any(link.settles for link in links)
    if status == CANCELLED:
        return Ruling(NEGATED, walked, _planned_for(links), told, settles)
    return Ruling(status, walked, _direction(links, status), told, settles)


def _direction(links: list[Link], status: str) -> Direction | None:
    """The side of publication on which the event lies, by the nearest link that tells; one that only tells of it does not."""
    for link in links:
        if link.direction or link.effect == SCHEDULED:
            return link.direction or "future"
        if link.effect == TOLD and status != SCHEDULED:
            return None
    return None


def _planned_for(links: list[Link]) -> Direction:
    """Where the date of a plan that was given up lies: ahead, unless the plan is past."""
    return next((link.direction for link in links if link.effect == CANCELLED and link.direction), "future")


def _walk(parse: Parse, node: int, noun: Noun | None, own: Link | None = None) -> tuple[tuple[int, Link], ...]:
    """The links from the event outward, each with the node that it leaves; `own`: the first, by the words of its type."""
    walked = [(node, own)] if own is not None else []
    seen: set[tuple[int, int]] = set()
    at: int | None = node
    if own is not None:
        at, noun = own.above, own.noun
    while at is not None and len(walked) < MAX_LINKS and (at, noun.head if noun is not None else -1) not in seen:
        seen.add((at, noun.head if noun is not None else -1))
        walked += [(at, link) for link in (from_verb(parse, at) if noun is None else from_noun(parse, at, noun))]
        _, last = walked[-1]
        at, noun = last.above, last.noun
    return tuple(walked)


__all__ = [
    "NEGATED",
    "OCCURRED",
    "ONGOING",
    "POSSIBLE",
    "REFUSED",
    "REQUESTED",
    "SCHEDULED",
    "Ruling",
    "decide",
]
