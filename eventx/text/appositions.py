"""Names that stand apart from the description they belong to.

"Two Welsh divers stranded in Togo, Ann Roe and Mia Lund, were freed": between the description and the names
stands what else is said of the people.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventx.lexicon import senses, table
from eventx.text.nodes import Member, Node, Phrase
from eventx.text.nouns import GROUP, PERSON, PLACE, Noun
from eventx.values import replace

REACH = 14  # nodes between the description and the names


def with_delayed(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, names between commas apposed to the description whose clause or phrase they follow."""
    found = list(nodes)
    for i, node in enumerate(nodes):
        if node.phrase is None or i < 3 or nodes[i - 1].kind != "," or not _names(node.phrase):
            continue
        closed = node.phrase.members[-1].apposed is not None  # its comma is in the phrase
        if i + 1 < len(nodes) and nodes[i + 1].kind not in (",", ".") and not closed:
            continue
        at = _described(nodes, i)
        if at is not None:
            phrase = found[at].phrase
            assert phrase is not None
            *others, last = phrase.members
            described = replace(last, apposed=node.phrase)
            found[at] = replace(found[at], phrase=replace(phrase, members=(*others, described)))
    return found


def _names(phrase: Phrase) -> bool:
    """All members are names, or descriptions that have one: "the welder Ann Roe and her deputy, Mia Lund"."""
    return all(map(_named, phrase.members))


def _named(member: Member) -> bool:
    noun = member.noun
    if noun.name is None:
        return member.apposed is not None and all(m.noun.name for m in member.apposed.members)
    return noun.kind == PERSON and not noun.determiner


def _described(nodes: Sequence[Node], i: int) -> int | None:
    """The node of the description: a participle or relative clause follows it, and no main verb before the names."""
    phrase = nodes[i].phrase
    assert phrase is not None
    at = i - 1
    while (at := at - 1) > max(-1, i - REACH):
        node = nodes[at]
        if node.kind in ",;.UC":
            return None
        if node.verb is not None and node.verb.finite:
            opened = _opening(nodes, at)
            if opened is None:
                return None
            at = opened
            continue
        if node.phrase is None or not _described_further(nodes, at + 1):
            continue
        noun = node.phrase.members[-1].noun
        if nodes[at + 1].kind == "I" and (
            noun.kind == PLACE
            or not (_complement(nodes, at, i) or (nodes[at - 1].kind != "I" and _awaits_verb(nodes, i)))
        ):
            continue
        several = len(node.phrase.members) > 1 and len(phrase.members) > 1
        fits = not several and node.phrase.members[-1].apposed is None
        return at if fits and _counts(noun, len(phrase.members)) else None
    return None


def _opening(nodes: Sequence[Node], v: int) -> int | None:
    """The node that opens the relative clause of the finite verb at node v: "who runs", "whom she sued", "she had sued", "whose farm burnt"."""
    before = v - 1
    while before > 0 and nodes[before].kind in "RE":
        before -= 1
    if before < 1:
        return None
    if nodes[before].kind == "W":
        return before
    if nodes[before].kind == "G" and nodes[before - 1].kind in "WG":
        return before if nodes[before - 1].kind == "G" else before - 1
    return None


def _described_further(nodes: Sequence[Node], i: int) -> bool:
    """A relative clause, a participle or a phrase: "the commander in Iraq"."""
    node = nodes[i]
    if node.kind == "G":  # a relative clause without pronoun
        return any(n.verb is not None and n.verb.finite for n in nodes[i + 1 : i + 3])
    return node.kind in ("W", "I") or (node.verb is not None and node.verb.form == "participle")


def _complement(nodes: Sequence[Node], at: int, i: int) -> bool:
    """ "the envoy in Lima, Rui Salgado,": nothing but a phrase of no people parts somebody known by an office from the name."""
    phrase, inner = nodes[at].phrase, nodes[at + 2].phrase
    if phrase is None or inner is None or at + 3 != i - 1 or any(m.noun.kind == PERSON for m in inner.members):
        return False
    noun = phrase.members[-1].noun
    known = noun.determiner == "the" or noun.possessor or noun.pronoun
    return bool(known) and noun.kind == PERSON and senses.is_person(noun.lemma)


def _awaits_verb(nodes: Sequence[Node], i: int) -> bool:
    """Behind the names the clause goes on with its verb."""
    verb = nodes[i + 2].verb if i + 2 < len(nodes) else None
    return verb is not None and verb.finite


def _counts(noun: Noun, count: int) -> bool:
    """As many people as are named, where the description counts them."""
    if noun.name is not None or noun.kind not in (PERSON, GROUP) or noun.determiner not in ("", "a", "an", "the"):
        return False
    said = table("numbers")["small"].get(noun.count.lower(), noun.count)
    return noun.plural == (count > 1) and str(said) in ("", str(count))
