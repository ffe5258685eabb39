"""The place in the slots that a frame keeps for it: "toured Oslo", "her trip to Oslo", "a tour of Africa", "an Oslo visit"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from eventx.events.candidate import Place
from eventx.events.place_words import modifier_place, place_at, place_in
from eventx.text.clauses import leading_prepositions, objects, prepositions, verb_of
from eventx.text.nodes import Parse, Phrase
from eventx.text.nouns import Noun
from eventx.text.understood import subject

if TYPE_CHECKING:
    from eventx.types import Frame

RULE = "place.own-slot"


def own_place(frame: Frame, parse: Parse, i: int, noun: Noun | None) -> Place | None:
    """The place in the first of the frame's `place` slots that holds one; the trigger is at node i, `noun` if it is one."""
    for slot in frame.place:
        found = next(_in_slot(slot, parse, i, noun), None)
        if found is not None:
            return found
    return None


def _in_slot(slot: str, parse: Parse, i: int, noun: Noun | None) -> Iterator[Place]:
    if noun is not None and slot in ("modifier", "of"):
        phrase = parse.nodes[i].phrase
        inner = _of(phrase, noun) if slot == "of" and phrase is not None else None
        named = place_in(parse, inner, RULE) if inner is not None else None
        found = [modifier_place(parse, noun, wide=True) if slot == "modifier" else named]
    elif slot in ("subject", "object"):
        found = [place_at(parse, at, "in", RULE) for at in _deep(slot, parse, i)]
    else:
        attached = [*prepositions(parse, i), *(leading_prepositions(parse, i) if noun is None else ())]
        found = [place_at(parse, a.node, "in", RULE) for a in attached if a.preposition == slot]
    yield from (place for place in found if place is not None)


def _of(phrase: Phrase, noun: Noun) -> Phrase | None:
    """The of-phrase of a noun, wherever in the phrase it stands."""
    for member in phrase.members:
        if member.noun is noun:
            return member.of
        found = _of(member.of, noun) if member.of is not None else None
        if found is not None:
            return found
    return None


def _deep(slot: str, parse: Parse, v: int) -> list[int]:
    """Nodes of the deep subject or object of the verb at node v."""
    verb, surface = verb_of(parse, v), subject(parse, v)
    assert verb is not None
    if verb.passive == (slot == "object"):
        return [surface] if surface is not None else []
    if slot == "object":
        return list(objects(parse, v)[:1])
    return [a.node for a in prepositions(parse, v) if a.preposition == "by"][:1]
