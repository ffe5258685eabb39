"""Two sides joined by a hyphen before what they do together: "the Roe-Lund talks", "Chad-Mali prisoner swap"."""

from __future__ import annotations

import re

from eventx.lexicon import places, senses
from eventx.lexicon.persons import given_name, is_surname

PAIR = re.compile(r"([^\W\d_]{2,40})[-‐‑]([^\W\d_]{2,40})")
WORD = re.compile(r"[^\W\d_]+")
BLOCS = frozenset({"EU", "UN", "NATO", "ASEAN", "US", "UK"})
DIRECTIONS = frozenset({"east", "west", "north", "south"})  # "East-West talks" name no side
NEAR = 4000  # characters
BETWEEN = 2  # words between the two and the event: "the Chad-Mali border talks"
TOGETHER = frozenset(
    {"talk", "summit", "meeting", "call", "swap", "exchange", "negotiation", "discussion", "dinner", "encounter"}
)


def pair(text: str, start: int, stop: int, end: int) -> tuple[int, int] | None:
    """Where the first name ends and the second begins, if the word text[start:stop] is such a pair."""
    match = PAIR.fullmatch(text, start, stop)
    if match is None or not _event_follows(text, stop, end):
        return None
    one, other = match.groups()
    if (
        {one.lower(), other.lower()} <= DIRECTIONS
        or not (one[0].isupper() and other[0].isupper())
        or places.country(match.group())
    ):
        return None
    states = [bool(places.country(name) or places.capital(name)) or name in BLOCS for name in (one, other)]
    surnames = [is_surname(name) for name in (one, other)]
    forenames = given_name(one) and given_name(other) and not all(states)  # "Anne-Marie"
    named = all(states) or all(surnames) or (_alone(text, one, start) and _alone(text, other, start))
    return (match.end(1), match.start(2)) if named and not forenames else None


def _event_follows(text: str, stop: int, end: int) -> bool:
    """At most two plain words stand before the event's."""
    for word in WORD.findall(text, stop, min(end, stop + 40))[: BETWEEN + 1]:
        if senses.noun_lemma(word.lower()) in TOGETHER:
            return True
        if word[0].isupper():
            return False
    return False


def _alone(text: str, name: str, at: int) -> bool:
    """The text has the name by itself too, not far from the pair at this offset."""
    near = re.compile(rf"(?<![\w-]){name}(?![\w-])")
    return near.search(text, max(0, at - NEAR), at + NEAR) is not None


__all__ = ["DIRECTIONS", "pair"]
