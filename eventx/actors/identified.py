"""Who the unnamed turn out to be.

"Gunmen released two nurses: X and Y", "The two were identified as X and Y", and, of people held, the sentence after "Two
nurses were freed" that begins with two new names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventx.actors.entities import INNER, SUBJECT, Entity
from eventx.actors.memory import Memory
from eventx.text.clauses import objects, prepositions
from eventx.text.nodes import Parse
from eventx.text.nouns import GROUP, PERSON
from eventx.text.understood import subject

NAMING = frozenset({"identify", "name"})
BACK = 2  # sentences from a group to the names of its members


def identify(memory: Memory, parse: Parse, sentence: int) -> None:
    """Gives the unnamed of this sentence and those before it the people whom this sentence says that they are."""
    for described, people in _identified(memory, parse, sentence):
        if not described.identity and all(e is not described for e in people):
            described.identity.extend(people)


def _identified(memory: Memory, parse: Parse, sentence: int) -> Iterator[tuple[Entity, list[Entity]]]:
    for i, node in enumerate(parse.nodes):
        if node.verb is not None and node.verb.lemma in NAMING:
            yield from _by_verb(memory, parse, sentence, i)
        elif node.verb is not None and node.verb.finite and (at := subject(parse, i)) is not None:
            people = _people(memory, sentence, at)
            if len(people) > 1 and _role(memory, sentence, at) == SUBJECT and _all_new(memory, sentence, people):
                yield from ((e, people) for e in _counted(memory, sentence, 0, people) if e.held)
        elif node.kind == ";" and parse.tokens.words[node.first] == ":":
            people = _people(memory, sentence, i + 1)
            position = parse.tokens.starts[node.first]
            yield from ((e, people) for e in _counted(memory, sentence, position, people))


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


def _people(memory: Memory, sentence: int, node: int) -> list[Entity]:
    """The named people of a phrase; none where it holds anybody else."""
    held = [s.entity for s in memory.lines[sentence] if s.node == node and s.role != INNER]
    found = list(dict.fromkeys(held))
    return found if all(e.kind == PERSON and e.named and not e.many for e in found) else []


def _role(memory: Memory, sentence: int, node: int) -> str:
    return next((s.role for s in memory.lines[sentence] if s.node == node and s.role != INNER), "")


def _all_new(memory: Memory, sentence: int, people: Sequence[Entity]) -> bool:
    return all(memory.first[e.number][0] == sentence for e in people)
