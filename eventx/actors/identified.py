"""Who the unnamed turn out to be.

"Gunmen released two nurses: X and Y", "The two were identified as X and Y", and, of people held, the sentence after "Two
nurses were freed" that begins with two new names. One person is made known in the same way: "A man was released on bail.
X, 34, is due in court" (that people of no office are introduced by their age is a rule of agency style books), and by a
case: "The judge threw out the conviction of X", "Lawyers for X said".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from eventx.actors.entities import INNER, SUBJECT, Entity, Sighting, gender_of
from eventx.actors.memory import Memory
from eventx.actors.references import address_forms
from eventx.actors.situation import words
from eventx.lexicon import forms, senses
from eventx.text.clauses import objects, prepositions
from eventx.text.nodes import Parse
from eventx.text.nouns import GROUP, PERSON
from eventx.text.readings import verb_class
from eventx.text.understood import subject

NAMING = frozenset({"identify", "name"})
CHARGING = frozenset({"charge", "accuse", "acquit", "clear", "try", "indict"})
SOURCES = frozenset(  # whom news quotes and does not name
    {
        "aide",
        "official",
        "source",
        "diplomat",
        "analyst",
        "reporter",
        "journalist",
        "witness",
        "lawyer",
        "expert",
        "officer",
    }
)
Bearers = Callable[[str], Sequence[Entity]]
BACK = 2  # sentences from the unnamed to their names
AGE = re.compile(r"(?:, | \()(?:aged )?\d{1,3}\b(?=[,).])")


def identify(memory: Memory, parse: Parse, sentence: int, bearers: Bearers) -> None:
    """Gives the unnamed of this sentence and those before it the people whom this sentence says that they are.

    `bearers` gives those of whom a title or description anywhere in the text says that they have a role.
    """
    for described, people in _identified(memory, parse, sentence, bearers):
        if not described.identity and all(e is not described for e in people):
            described.identity.extend(people)


def _identified(memory: Memory, parse: Parse, sentence: int, bearers: Bearers) -> Iterator[tuple[Entity, list[Entity]]]:
    for i, node in enumerate(parse.nodes):
        if node.verb is not None and node.verb.lemma in NAMING:
            yield from _by_verb(memory, parse, sentence, i)
        elif node.verb is not None and node.verb.finite and (at := subject(parse, i)) is not None:
            people = _people(memory, sentence, at)
            if _role(memory, sentence, at) != SUBJECT or not _all_new(memory, sentence, at):
                continue
            if len(people) > 1:
                yield from ((e, people) for e in _counted(memory, sentence, 0, people) if e.held)
            elif people and ((aged := _aged(people[0])) or _bare(node.verb.lemma, people[0])):
                yield from ((e, people) for e in _alone(memory, sentence, people[0]) if aged or e.held)
            if len(people) == 1 and (bearer := _bearer(memory, sentence, people[0], bearers)) is not None:
                yield bearer, people
        elif node.kind == ";" and parse.tokens.words[node.first] == ":":
            people = _people(memory, sentence, i + 1)
            position = parse.tokens.starts[node.first]
            yield from ((e, people) for e in _counted(memory, sentence, position, people))
    for person in _of_a_case(memory, parse, sentence):
        yield from ((e, [person]) for e in _alone(memory, sentence, person) if e.held or _aged(person))


def _of_a_case(memory: Memory, parse: Parse, sentence: int) -> Iterator[Entity]:
    """ "the conviction of X", "lawyers for X", "charged X": the new name of somebody of no office whose case is told."""
    for sighting in memory.lines[sentence]:
        person = sighting.entity
        new = memory.first[person.number] == (sentence, sighting.position)
        if not new or person.kind != PERSON or not person.named or person.many or person.roles or person.titles:
            continue
        before = person.sources["name"].first - 1
        if before < 0 or parse is not person.sources["name"].parse:
            continue
        word, tag = parse.tokens.lowers[before], parse.tags[before]
        if word in ("of", "for", "against") and before > 0:
            case = senses.noun_lemma(parse.tokens.lowers[before - 1]) in words("captures", "cases")
        else:
            case = tag in "dpg" and forms.lemma(word, tag) in words("captures", "verbs") | CHARGING
        if case:
            yield person


def _by_verb(memory: Memory, parse: Parse, sentence: int, v: int) -> Iterator[tuple[Entity, list[Entity]]]:
    """ "The two were identified as X and Y", "officials named them as X and Y"."""
    verb = parse.nodes[v].verb
    assert verb is not None
    whom = subject(parse, v) if verb.passive else next(iter(objects(parse, v)), None)
    names = next((a.node for a in prepositions(parse, v) if a.preposition == "as"), None)
    if whom is None or names is None:
        return
    people = _people(memory, sentence, names)
    for sighting in memory.lines[sentence]:
        entity = sighting.entity
        if sighting.node == whom and sighting.role != INNER and not entity.named:
            many = len(people) > 1
            if people and entity.many == many and entity.count in (0, len(people)):
                yield entity, people


def _counted(memory: Memory, sentence: int, position: int, people: Sequence[Entity]) -> list[Entity]:
    """The one unnamed group of as many, told of before the position or, with 0, before the sentence; none if there are two."""
    if len(people) < 2:
        return []
    found: dict[int, Entity] = {}
    for at in range(max(0, sentence - BACK), sentence + (position > 0)):
        for sighting in memory.lines[at]:
            entity = sighting.entity
            if at == sentence and sighting.position > position:
                continue
            if entity.kind in (GROUP, PERSON) and not entity.named and entity.many and entity.count == len(people):
                found[entity.number] = entity
    groups = list(found.values())
    return groups if len(groups) == 1 and all(memory.after(groups[0], e) for e in people) else []


def _aged(person: Entity) -> bool:
    """ "Ann Moe, 34,", "Ann Moe (34)": of people without an office that the name stands with."""
    named = person.sources["name"]
    tokens, noun = named.parse.tokens, named.noun
    titled = noun.title is not None and tokens.slice(*noun.title).lower() not in address_forms()
    return not titled and AGE.match(tokens.text, tokens.ends[noun.last - 1]) is not None


def _bare(lemma: str, person: Entity) -> bool:
    """A new name of whom the text says nothing else, and who is not only quoted: the reader knows already who that is."""
    return not (person.roles or person.titles or person.country) and lemma not in verb_class("saying")


def _alone(memory: Memory, sentence: int, person: Entity) -> list[Entity]:
    """The one unnamed person told of before the sentence, in headline and lead perhaps; of several the one held."""
    found: dict[int, Entity] = {}
    for line in memory.lines[max(0, sentence - BACK) : sentence]:
        found |= {s.entity.number: s.entity for s in line if s.role != INNER and _introduced(s.entity)}
    held = [e for e in found.values() if e.held]
    likely = held or list(found.values())
    if len({e.head for e in likely}) != 1 or len(likely) > len({memory.first[e.number][0] for e in likely}):
        return []
    clash = any(e.gender and person.gender and e.gender != person.gender for e in likely)
    abroad = any(e.country and person.country and e.country != person.country for e in likely)
    return [] if clash or abroad else likely


def _bearer(memory: Memory, sentence: int, person: Entity, bearers: Bearers) -> Entity | None:
    """ "The leader of the nurses refused. ... X said": the one office without a name told of before a new bare name."""
    if person.roles or person.titles or person.country or len(person.words) < 2:
        return None
    found: dict[int, Sighting] = {}
    for line in memory.lines[max(0, sentence - BACK) : sentence]:
        for sighting in line:
            if sighting.entity.kind == PERSON and sighting.role != INNER:
                found.setdefault(sighting.entity.number, sighting)
    open_ = [s.entity for s in found.values() if _of_office(s.entity) and not _borne(s.entity, bearers)]
    if len(open_) != 1:
        return None
    gender = gender_of(open_[0].head)
    return None if gender and person.gender and gender != person.gender else open_[0]


def _borne(entity: Entity, bearers: Bearers) -> bool:
    """The text names who holds the office."""
    return any(
        entity.country is None or other.country is None or entity.country == other.country
        for other in bearers(entity.head)
        if other.named
    )


def _of_office(entity: Entity) -> bool:
    """Somebody without a name whom his office or whom he belongs to makes known: "Chad's trade minister"."""
    if entity.named or entity.many or entity.identity or entity.roles & words("spokespeople", "words"):
        return False
    reference = entity.sources["name"]
    noun = reference.noun
    definite = noun.determiner == "the" or noun.possessor is not None
    told = noun.possessor is not None or noun.country is not None or reference.of is not None or bool(noun.modifiers)
    return definite and told and entity.head not in words("vague", "singular") | SOURCES


def _introduced(entity: Entity) -> bool:
    """ "A man", "Man": somebody new, whose name is to come."""
    if entity.kind != PERSON or entity.named or entity.many or entity.identity:
        return False
    noun = entity.sources["name"].noun
    return (
        noun.determiner in ("a", "an", "")
        and noun.possessor is None
        and not entity.roles & words("spokespeople", "words")
    )


def _people(memory: Memory, sentence: int, node: int) -> list[Entity]:
    """The named people of a phrase; none where it holds anybody else."""
    held = [s.entity for s in memory.lines[sentence] if s.node == node and s.role != INNER]
    found = list(dict.fromkeys(held))
    return found if all(e.kind == PERSON and e.named and not e.many for e in found) else []


def _role(memory: Memory, sentence: int, node: int) -> str:
    return next((s.role for s in memory.lines[sentence] if s.node == node and s.role != INNER), "")


def _all_new(memory: Memory, sentence: int, node: int) -> bool:
    """Whom the phrase names was never spoken of before it."""
    here = [s for s in memory.lines[sentence] if s.node == node and s.role != INNER]
    return all(memory.first[s.entity.number] == (sentence, s.position) for s in here)
