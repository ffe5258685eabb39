"""One mention that tells of several events of a kind: "received calls from X and Y", "X and Y each spoke with Z"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventx.events.candidate import Candidate, Part
from eventx.events.fillers import Filler
from eventx.events.noun_slots import APART
from eventx.text.nodes import Parse
from eventx.values import replace

CALLERS = ("from",)
OPPOSITE = ("from", "with", "to")


def separated(candidate: Candidate) -> Iterator[Candidate]:
    """The candidate, or one for each of those whom it tells of one by one, with whoever stands on the other side."""
    one_by_one = _one_by_one(candidate)
    if len(one_by_one) < 2:
        yield candidate
        return
    others = [p for p in candidate.parts if not any(p is q for q in one_by_one)]
    for part in one_by_one:
        kept = sorted([*others, part], key=lambda p: p.reference.span)
        yield replace(candidate, parts=kept)


def _one_by_one(candidate: Candidate) -> list[Part]:
    mention = candidate.mention
    if not mention.type.symmetric or mention.anaphoric:
        return []
    sides: dict[str, list[Part]] = {}
    for part in candidate.parts:
        slot = next((f.slot for f in mention.fillers if _same(f, part)), "")
        sides.setdefault(slot, []).append(part)
    if len(sides) < 2 or not all(p.entity.named and not p.entity.many for p in candidate.parts):
        return []
    if mention.noun is not None:
        slots = (
            OPPOSITE if APART & set(mention.noun.modifiers) else CALLERS
        )  # several calls by one caller are one event
        return next((sides[slot] for slot in slots if slot in sides), []) if mention.noun.plural else []
    return sides.get("subject", []) if _each(mention.parse, mention.node) else []


def _same(filler: Filler, part: Part) -> bool:
    return filler.reference is part.reference


def _each(parse: Parse, v: int) -> bool:
    """ "X and Y each spoke", "X and Y separately met"."""
    words: Sequence[str] = parse.tokens.lowers[max(0, parse.nodes[v].first - 1) : parse.nodes[v].last]
    return "each" in words or "separately" in words
