"""Who a sentence says is held, or was: by what is done to them, where they spent a time, and whose arrest it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.actors.references import Reference, possessor, references
from eventx.actors.situation import words
from eventx.lexicon import senses
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import governing_verb, objects, phrase_of, preposition_before, prepositions, verb_of
from eventx.text.nodes import Member, Parse
from eventx.text.understood import subject

AS = frozenset(
    {"as", "in", "of", "behind", "under", "at"}
)  # "months in jail", "weeks as a hostage", "years of imprisonment"


def held_at(parse: Parse) -> Iterator[tuple[int, bool]]:
    """Nodes of the phrases whose people are held, and whether it is their freeing that says so."""
    for v, node in enumerate(parse.nodes):
        if node.verb is not None:
            freed = node.verb.lemma in words("moves", "freeing")
            yield from ((n, freed) for n in _by_verb(parse, v, node.verb))
        else:
            yield from ((n, False) for n in _by_noun(parse, v))


def _by_noun(parse: Parse, n: int) -> Iterator[int]:
    """ "months in jail", "the banker whose detention"."""
    phrase = phrase_of(parse, n)
    if phrase is None:
        return
    if _long_custody(parse, n):
        yield from _who_spent_it(parse, n)
    if any(m.noun.pronoun == "whose" and m.noun.lemma in words("captures", "nouns") for m in phrase.members):
        yield from _before(parse, n)


def held_owners(parse: Parse) -> Iterator[Reference]:
    """Those whose arrest or captivity the sentence speaks of: "her arrest", "the abduction of X", "took him hostage"."""
    for node in parse.nodes:
        for member in node.phrase.members if node.phrase is not None else ():
            if member.noun.lemma in words("captures", "nouns"):
                yield from possessor(parse, member.noun)
                if member.of is not None:
                    yield from references(parse, member.of)
            elif member.noun.pronoun and senses.is_captive(member.noun.lemma) and not member.noun.plural:
                yield from possessor(parse, member.noun)


def _by_verb(parse: Parse, v: int, verb: VerbGroup) -> Iterator[int]:
    """ "X was seized", "jailed X", "X was held in a cell", "X, held since May", "X is in jail"."""
    if verb.negated:
        return
    if verb.passive and verb.finite and verb.lemma in words("captures", "passive"):
        yield from () if (who := subject(parse, v)) is None else (who,)
    elif verb.lemma in words("captures", "verbs") or (verb.lemma in words("captures", "holding") and _kept(parse, v)):
        who = subject(parse, v) if verb.passive else None
        yield from [who] if who is not None else objects(parse, v) or _object_before(parse, v)
    elif verb.lemma in words("captures", "taking") and not verb.passive and _captors(parse, subject(parse, v)):
        yield from objects(parse, v)
    elif verb.lemma in words("captures", "staying") and _kept(parse, v) and (who := subject(parse, v)) is not None:
        yield who


def _captors(parse: Parse, n: int | None) -> bool:
    members = _members(parse, n) if n is not None else ()
    return any(m.noun.name is None and m.noun.lemma in words("captures", "captors") for m in members)


def _object_before(parse: Parse, v: int) -> list[int]:
    """ "the pilots they had held": the phrase before the subject."""
    verb, who = verb_of(parse, v), subject(parse, v)
    if verb is None or not verb.finite or who is None or not 0 < who < v or parse.nodes[who - 1].kind != "G":
        return []
    return [who - 1]


def _kept(parse: Parse, v: int) -> bool:
    """In custody, as a hostage, or for a time: "held since May"."""
    verb = verb_of(parse, v)
    follows = parse.nodes[v + 1] if v + 1 < len(parse.nodes) else None
    if verb is not None and verb.lemma == "hold" and follows is not None and follows.kind == "E":
        return True
    places = [a.node for a in prepositions(parse, v) if a.preposition in AS]
    named = [
        *places,
        *(objects(parse, v) if verb is not None and verb.lemma in words("captures", "holding") | {"serve"} else ()),
    ]
    return any(_of_custody(m) for n in named for m in _members(parse, n))


def _members(parse: Parse, n: int) -> tuple[Member, ...]:
    phrase = phrase_of(parse, n)
    return phrase.members if phrase is not None else ()


def _of_custody(member: Member) -> bool:
    return member.noun.lemma in words("captures", "places") or senses.is_captive(member.noun.lemma)


def _long_custody(parse: Parse, n: int) -> bool:
    """ "after five months in jail", "nine months a hostage"."""
    before = n - 2
    return (
        before >= 0
        and parse.nodes[before].kind == "E"
        and preposition_before(parse, n) in AS
        and any(_of_custody(m) for m in _members(parse, n))
    )


def _who_spent_it(parse: Parse, n: int) -> Iterator[int]:
    """The subject of the clause of the phrase at node n: "landed after weeks as a hostage", "After weeks as a hostage, X landed"."""
    governing = governing_verb(parse, n)
    opens = all(node.kind in "EIR" for node in parse.nodes[:n])
    first = next((v for v in range(n, len(parse.nodes)) if parse.subjects[v] is not None), None) if opens else None
    v = governing[0] if governing is not None else first
    who = subject(parse, v) if v is not None else None
    if who is not None:
        yield who


def _before(parse: Parse, n: int) -> Iterator[int]:
    """ "X, the banker whose detention": the phrase before, and the name that it describes."""
    if n > 0 and parse.nodes[n - 1].kind == "G":
        yield n - 1
        if n > 2 and parse.nodes[n - 2].kind == "," and parse.nodes[n - 3].kind == "G":
            yield n - 3


__all__ = ["held_at", "held_owners"]
