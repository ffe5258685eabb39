"""Names that stand apart from the description they belong to.

"Two Welsh divers stranded in Togo, Ann Roe and Mia Lund, were freed": between the description and the names
stands what else is said of the people.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventx.lexicon import table
from eventx.text.nodes import Node, Phrase
from eventx.text.nouns import GROUP, PERSON, PLACE, Noun
from eventx.values import replace

REACH = 14  # nodes between the description and the names


def with_delayed(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, names between commas apposed to the description whose clause or phrase they follow."""
    found = list(nodes)
    for i, node in enumerate(nodes):
        if node.phrase is None or i < 3 or nodes[i - 1].kind != "," or not _names(node.phrase):
            continue
        if i + 1 < len(nodes) and nodes[i + 1].kind not in (",", "."):
            continue
        at = _described(nodes, i)
        if at is not None:
            phrase = found[at].phrase
            assert phrase is not None
            member = replace(phrase.members[0], apposed=node.phrase)
            found[at] = replace(found[at], phrase=replace(phrase, members=(member,)))
    return found


def _names(phrase: Phrase) -> bool:
    return all(m.noun.kind == PERSON and m.noun.name and not m.noun.determiner for m in phrase.members)


def _described(nodes: Sequence[Node], i: int) -> int | None:
    """The node of the description: a participle or relative pronoun follows it, and no main verb before the names."""
    phrase = nodes[i].phrase
    assert phrase is not None
    for at in range(i - 2, max(-1, i - REACH), -1):
        node = nodes[at]
        if node.kind in ",;.UC" or (node.verb is not None and node.verb.finite and nodes[at - 1].kind != "W"):
            return None
        if node.phrase is None or not _described_further(nodes[at + 1]):
            continue
        noun = node.phrase.members[0].noun
        if nodes[at + 1].kind == "I" and (
            nodes[at - 1].kind == "I" or not _awaits_verb(nodes, i) or noun.kind == PLACE
        ):
            continue
        fits = len(node.phrase.members) == 1 and node.phrase.members[0].apposed is None
        return at if fits and _counts(noun, len(phrase.members)) else None
    return None


def _described_further(node: Node) -> bool:
    """A relative clause, a participle or a phrase: "the commander in Iraq"."""
    return node.kind in ("W", "I") or (node.verb is not None and node.verb.form == "participle")


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
