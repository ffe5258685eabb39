"""One step outward from an event: what governs it, and with what effect."""

from __future__ import annotations

from eventx.text.nodes import Parse
from eventx.text.nouns import Noun
from eventx.times import Direction
from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """What one governor makes of the event.

    `rule` names what was found (rules.toml says it in words). `above` is the node of the governor, whose own standing
    counts next, None where it stands by itself; `noun` its noun, where it is one. `at` is the node of a word that tells
    and is neither.
    """

    effect: str
    rule: str
    above: int | None = None
    noun: Noun | None = None
    stated: bool = False  # the effect is that of a statement on its clause
    direction: Direction | None = None
    settles: bool = False  # the words tell what became of the event: it took place, it was called off
    told: bool = False  # the words only tell of the event; a date in the past says that it has happened
    at: int | None = None


def key(lemma: str, particle: str) -> str:
    return f"{lemma} {particle}" if particle else lemma


def word_of(parse: Parse, i: int) -> str:
    """The words of node i, lower case; "" past the end."""
    if i >= len(parse.nodes):
        return ""
    node = parse.nodes[i]
    return node.word or " ".join(parse.tokens.lowers[node.first : node.last])


def skip_back(parse: Parse, i: int, kinds: str = "RE") -> int:
    """The first node left of i that is none of these kinds; -1 at the beginning."""
    i -= 1
    while i >= 0 and parse.nodes[i].kind in kinds:
        i -= 1
    return i


def skip_on(parse: Parse, i: int, kinds: str = "RE") -> int:
    """The first node right of i that is none of these kinds; the number of nodes at the end."""
    i += 1
    while i < len(parse.nodes) and parse.nodes[i].kind in kinds:
        i += 1
    return i
