"""Who takes part by a frame of last resort: whoever of the sentence fits, in order of grammatical nearness.

Such a frame knows a word of the event ("on the phone", "changed hands") and not how its sentence is built. Nearest are
the subject of the verb that bears the word, then its objects and phrases, then who owns what stands in the sentence
("the phone in Lund's car"), then the others. Who only reports the event takes no part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventx.actors.references import Reference, possessor, references
from eventx.events.fillers import Filler, Vetoed, fits
from eventx.lexicon import senses, table
from eventx.text.clauses import governing_verb, preposition_before, verb_of
from eventx.text.nodes import Parse, Phrase
from eventx.text.nouns import BODY, COUNTRY, GROUP, HUMAN

if TYPE_CHECKING:
    from eventx.types import EventType, Frame, Role

AROUND = "around"  # the slot of those whom no other slot holds
SOURCES = frozenset({"according to", "unlike", "like", "as"})
AGAIN = frozenset({"that", "those"})  # "X's freedom for that of Y"
WHERE = frozenset({"in", "at", "near", "off", "outside", "inside"})
BESIDE = frozenset({"after", "before", "ahead of", "following", "since", "prior to", "despite", "until", "pending"})
NEAR = {"subject": 0, "object": 1}
BY_PHRASE, OWNER, FAR = 2, 3, 4


def around(kind: EventType, frame: Frame, parse: Parse, i: int, fillers: Sequence[Filler]) -> Iterator[Filler]:
    """Fillers of the roles that the frame has for whoever is around its trigger at node i, the nearest first."""
    if not frame.around:
        return
    known = {f.reference.span for f in fillers}
    for reference in _nearest_first(parse, i):
        if reference.span in known:
            continue
        known.add(reference.span)
        _forbid(frame, reference)
        role = next((r for r in frame.around if _suits(kind, frame, r, reference)), None)
        if role is not None:
            yield Filler(role, AROUND, reference)


def _forbid(frame: Frame, reference: Reference) -> None:
    noun = reference.noun
    if noun.name is None and noun.lemma in frame.unless.get(AROUND, ()):
        raise Vetoed('"{}" stands in the sentence', noun.lemma)


def _suits(kind: EventType, frame: Frame, name: str, reference: Reference) -> bool:
    """Fit for the role; where one role is of people held, sides that are bodies, countries and bare groups are of the other."""
    role = kind.roles[name]
    if not fits(role, frame, AROUND, reference):
        return False
    if len(frame.around) == 1:
        return True
    return _given(role, reference) == role.held


def _given(role: Role, reference: Reference) -> bool:
    noun = reference.noun
    if reference.kind in (BODY, COUNTRY):
        return False
    return reference.kind != GROUP or bool(noun.count) or senses.is_captive(noun.lemma) or noun.lemma in role.also


def _nearest_first(parse: Parse, i: int) -> list[Reference]:
    """Whoever the sentence speaks of, the nearest to the trigger at node i first."""
    bearing = (i, "") if verb_of(parse, i) is not None else governing_verb(parse, i)
    bearer = bearing[0] if bearing is not None and not _said_beside(parse, *bearing) else None
    found: list[tuple[int, int, int, Reference]] = []
    for n, node in enumerate(parse.nodes):
        if node.phrase is None or preposition_before(parse, n) in SOURCES:
            continue
        governing = governing_verb(parse, n) if n != i else None
        rank = FAR
        if governing is not None and governing[0] == bearer:
            rank = NEAR.get(governing[1], BY_PHRASE)
        elif governing is not None and _reports(parse, n, governing):
            continue
        placed = preposition_before(parse, n) in WHERE
        direct = [
            r for r in references(parse, node.phrase) if r.noun.lemma not in AGAIN and not (placed and _bare_name(r))
        ]
        found += [(rank, abs(n - i), n, r) for r in direct]
        found += [(min(rank, OWNER), abs(n - i), n, r) for r in _owners(parse, node.phrase)]
    return [r for *_, r in sorted(found, key=lambda f: (f[:3], f[3].span))]


def _bare_name(reference: Reference) -> bool:
    """A name that neither a title nor a description says to be a person's: "in Kakavia"."""
    return reference.noun.name is not None and reference.noun.title is None and reference.described is None


def _said_beside(parse: Parse, v: int, relation: str) -> bool:
    """ "said after the talks": who says it tells of the event, and need not have been there."""
    verb = verb_of(parse, v)
    return verb is not None and relation in BESIDE and verb.lemma in table("status")["reporting"]["verbs"]


def _reports(parse: Parse, n: int, governing: tuple[int, str]) -> bool:
    """The phrase at node n is who reports, or who is told: "X said", "said X", "told X"."""
    v, relation = governing
    verb = verb_of(parse, v)
    if verb is None or relation not in NEAR or verb.passive or verb.lemma not in table("status")["reporting"]["verbs"]:
        return False
    inverted = n < v and v + 1 < len(parse.nodes) and parse.nodes[v - 1].kind == "," and parse.nodes[v + 1].kind == "G"
    return not inverted  # "X, say officials, refused"


def _owners(parse: Parse, phrase: Phrase) -> Iterator[Reference]:
    """Who owns, or is meant by, what the phrase names: "his phone", "the voice of Lund"."""
    for member in phrase.members:
        if member.noun.kind in HUMAN and member.noun.lemma not in AGAIN:
            continue
        yield from possessor(parse, member.noun)
        if member.of is not None:
            yield from references(parse, member.of)
