"""Who goes where in the document: the visits within which its events happen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventx.actors.coreference import Coreference
from eventx.actors.references import possessor
from eventx.events.candidate import Place
from eventx.events.place_words import place_at
from eventx.events.ruling import words
from eventx.events.time_owner import joined
from eventx.text.clauses import governing_verb, governor, objects, preposition_before, prepositions, verb_of
from eventx.text.nodes import Parse
from eventx.text.understood import subject
from eventx.values import dataclass

WHERE_TO = frozenset({"to", "for", "in", "at"})
VISITS = frozenset({"visit", "trip", "tour", "journey"})
WORDS_OF_VISITS = VISITS | {f"{noun}s" for noun in VISITS}
FRONT = 4  # nodes: a phrase in front of its clause
ON_VISIT = frozenset({"on", "during", "in the course of", "as part of", "at the start of", "at the end of"})
STAYING = frozenset({"stay", "spend", "remain", "stop"})


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody goes to a place, or is there: the numbers of the entities, the sentence and the node of its verb or noun."""

    who: frozenset[int]
    place: Place
    sentence: int
    node: int


def itinerary(parses: Sequence[Parse], coreference: Coreference) -> list[Visit]:
    """All visits that the document tells of, in text order."""
    found: list[Visit] = []
    for sentence, parse in enumerate(parses):
        for i in range(len(parse.nodes)):
            place = _gone_to(parse, i)
            who = _traveller(parse, i, sentence, coreference) if place is not None else frozenset[int]()
            if place is not None and who:
                found.append(Visit(who, place, sentence, i))
    return found


def _gone_to(parse: Parse, i: int) -> Place | None:
    """Where the verb or the visit at node i leads: "flew to Rome", "is on a trip to Rome", "her trip to Rome"."""
    verb = verb_of(parse, i)
    if verb is None:
        to = (a for a in prepositions(parse, i) if a.preposition == "to") if _is_visit(parse, i) else ()
        return next((p for a in to if (p := place_at(parse, a.node, "in", "place.visit")) is not None), None)
    if verb.negated or verb.form not in ("finite", "gerund"):
        return None
    if verb.lemma in words("motion") or _on_visit(parse, i) or _is_there(parse, i):
        return next(
            (p for at, how in goal(parse, i) if (p := place_at(parse, at, how, "place.visit")) is not None), None
        )
    stay = (a for a in prepositions(parse, i) if a.preposition in ("in", "at")) if verb.lemma in STAYING else ()
    return next((p for a in stay if (p := place_at(parse, a.node, "in", "place.visit")) is not None), None)


def _is_there(parse: Parse, i: int) -> bool:
    """ "was in Rome": right behind the copula."""
    verb = verb_of(parse, i)
    there = i + 1 < len(parse.nodes) and parse.nodes[i + 1].word == "in"
    return verb is not None and verb.lemma == "be" and not verb.passive and there


def _traveller(parse: Parse, i: int, sentence: int, coreference: Coreference) -> frozenset[int]:
    """The numbers of those who go: the subject of the verb, the owner of the visit."""
    line = coreference.memory.lines[sentence]
    if verb_of(parse, i) is not None:
        s = subject(parse, i)
        return frozenset(each.entity.number for each in line if each.node == s and each.role != "inner")
    phrase = parse.nodes[i].phrase
    owners = possessor(parse, phrase.members[0].noun) if phrase is not None else []
    at = {owner.span[0] for owner in owners}
    return frozenset(each.entity.number for each in line if each.position in at)


def visits_before(parse: Parse, v: int) -> Iterator[int]:
    """Verbs of motion that lead to the act of verb v: itself, its governor, the verb it is joined to."""
    verb = verb_of(parse, v)
    if verb is not None and (verb.lemma in words("motion") or verb.lemma == "be"):
        yield v
    outer = outer_verb(parse, v) if verb is not None and verb.form == "infinitive" else None
    governing = verb_of(parse, outer) if outer is not None else None
    if outer is not None and governing is not None and (governing.lemma in words("motion") or governing.lemma == "be"):
        yield outer
    for j in range(v - 1, -1, -1):
        if verb_of(parse, j) is not None and joined(parse, j, v):
            yield j


def visit_in_front(parse: Parse, v: int) -> Iterator[int]:
    """Where the visit leads that stands in front of the clause of verb v: "On a visit to Rome, where ..., he met"."""
    for i in range(1, min(v, FRONT)):
        if parse.nodes[i].phrase is None or not _is_visit(parse, i):
            continue
        opens = i < 2 or parse.nodes[i - 2].kind == "," or (i == 2 and parse.nodes[0].word == "while")
        if opens and preposition_before(parse, i) in ("on", "during", "in"):
            yield from (a.node for a in prepositions(parse, i) if a.preposition == "to" and a.node < v)


def visit_behind(parse: Parse, v: int) -> Iterator[int]:
    """Where the visit leads that is told of behind verb v: "met X during a visit to Rome"."""
    for attached in prepositions(parse, v):
        if attached.preposition in ON_VISIT and _is_visit(parse, attached.node):
            yield from (a.node for a in prepositions(parse, attached.node)[:1] if a.preposition == "to")


def left_behind(parse: Parse, outer: int, i: int) -> Iterator[int]:
    """ "flew home from Rome without having met X", "left Rome after talks": where the verb of motion at node `outer` leaves from.

    Node i is that of the gerund or noun that tells of the event.
    """
    verb, inner = verb_of(parse, outer), verb_of(parse, i)
    if verb is None or verb.lemma not in words("motion") or (inner is not None and inner.form != "gerund"):
        return
    between = {node.word for node in parse.nodes[outer:i] if node.kind == "I"}
    if between & {"after", "without", "following"}:
        yield from (a.node for a in prepositions(parse, outer) if a.preposition == "from" and a.node < i)
        if verb.lemma == "leave":
            yield from objects(parse, outer)[:1]


def outer_verb(parse: Parse, v: int) -> int | None:
    """The verb above the infinitive at node v, be it over a noun: "travels to Rome to meet"."""
    g = governor(parse, v)
    above = governing_verb(parse, g) if g is not None and parse.nodes[g].kind == "G" else None
    return above[0] if above is not None else g


def goal(parse: Parse, v: int) -> Iterator[tuple[int, str]]:
    """Where the visit goes: "flew to Rome", "visited Rome", "paid a visit to Rome"."""
    verb = verb_of(parse, v)
    assert verb is not None
    if verb.lemma in ("visit", "tour"):
        yield from ((o, "in") for o in objects(parse, v)[:1])
    visit = _on_visit(parse, v) or any(_is_visit(parse, o) for o in objects(parse, v)[:1])
    if verb.lemma in words("motion") or verb.lemma == "be" or visit:
        for attached in prepositions(parse, v):
            if attached.preposition in WHERE_TO:
                yield attached.node, "in"


def _is_visit(parse: Parse, i: int) -> bool:
    phrase = parse.nodes[i].phrase
    return phrase is not None and phrase.members[0].noun.lemma in VISITS


def _on_visit(parse: Parse, v: int) -> bool:
    """ "is on a trip to San Marino"."""
    if WORDS_OF_VISITS.isdisjoint(parse.tokens.lowers):
        return False
    return any(a.preposition == "on" and _is_visit(parse, a.node) for a in prepositions(parse, v)[:1])
