"""Who changes places in a swap whose own words do not say so: "In the swap, X came back and Y was flown to Oran".

Asked of types with a role of people held and two sides, where the mention names nobody in that role: those whom the
sentence says to have come, gone or been freed, whom the swap itself is said to involve, or whom the sides give up in
the next sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from eventx.actors.coreference import Coreference
from eventx.actors.entities import Entity
from eventx.actors.references import references
from eventx.events.candidate import Part
from eventx.events.frames import FrameMention
from eventx.lexicon import table
from eventx.text.clauses import governing_verb, objects, phrase_of, preposition_before, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import GROUP, PERSON
from eventx.text.understood import subject

WITHIN = frozenset({"in", "under", "through", "during", "by", "as part of"})  # "freed in a prisoner swap"


def held_role(mention: FrameMention) -> str | None:
    """The role of people held of a type in which two sides give and take, or None."""
    kind = mention.type
    return next((role for role in kind.principal if kind.symmetric and kind.roles[role].held), None)


def with_exchanged(mention: FrameMention, coreference: Coreference, parts: Sequence[Part]) -> list[Part]:
    """The parts and, where nobody in the held role is named or counted, the people whom the sentence or the next moves."""
    role = held_role(mention)
    told = [p for p in parts if p.role == role and _told(p.entity)]
    one_side = len(told) == 1 and {f.slot for f in mention.fillers} == {"for"}
    if role is None:
        return list(parts)
    if told and not one_side:
        included = ((mention.parse, n) for n in _included(mention))
        return [*parts, *_people(coreference, parts, role, included, mention.sentence)]
    found = _people(coreference, parts, role, ((mention.parse, n) for n in _moved(mention)), mention.sentence)
    if not found:
        sides = [p.entity for p in parts if p.role != role]
        after = mention.sentence + 1
        found = _people(coreference, parts, role, _given_after(mention, coreference, sides), after)
    if not found:
        return list(parts)
    moved = [p.entity for p in found]
    return [*told, *(p for p in parts if p.role != role and all(p.entity is not e for e in moved)), *found]


def _people(
    coreference: Coreference,
    parts: Sequence[Part],
    role: str,
    phrases: Iterable[tuple[Parse, int]],
    sentence: int,
) -> list[Part]:
    """The people whom phrases, given by their nodes, name or count."""
    known = [p.entity for p in parts if p.role == role]
    found: list[Part] = []
    for parse, node in phrases:
        phrase = phrase_of(parse, node)
        for reference in references(parse, phrase) if phrase is not None else ():
            for resolved in coreference.resolve(reference, sentence, (), held=True):
                entity = resolved.entity
                if entity.kind in (PERSON, GROUP) and _told(entity) and not any(entity is e for e in known):
                    known.append(entity)
                    found.append(Part(role, entity, reference, "who.moved"))
    return found


def _told(entity: Entity) -> bool:
    """Named or counted, and no body."""
    return (entity.kind == PERSON and entity.named and not entity.many) or entity.count > 0


def _moved(mention: FrameMention) -> Iterator[int]:
    """Nodes of those who come, go, are freed or are involved, in the sentence of the mention."""
    parse, verbs = mention.parse, table("coreference")["moves"]
    yield from _included(mention)
    within = mention.noun is not None and preposition_before(parse, mention.node) in WITHIN
    label = mention.noun is not None and _is_label(mention)
    for v, node in enumerate(parse.nodes):
        if node.verb is None or node.verb.negated:
            continue
        lemma = node.verb.lemma
        own = mention.noun is not None and subject(parse, v) == mention.node
        if lemma in verbs["involving"] and own:
            yield from objects(parse, v)
        elif (lemma in verbs["freeing"] and (within or own or label)) or (
            lemma in verbs["regaining"] and (within or label)
        ):
            whom = subject(parse, v) if node.verb.passive else None
            yield from [whom] if whom is not None else objects(parse, v)
        elif lemma in verbs["going"] or (lemma in verbs["sending"] and node.verb.passive):
            who = subject(parse, v)
            if who is not None and who != mention.node:
                yield who


def _included(mention: FrameMention) -> Iterator[int]:
    """ "X was included in the swap"."""
    governing = governing_verb(mention.parse, mention.node) if mention.noun is not None else None
    verb = verb_of(mention.parse, governing[0]) if governing is not None else None
    if governing is not None and verb is not None and verb.lemma == "include" and verb.passive and governing[1] == "in":
        who = subject(mention.parse, governing[0])
        if who is not None:
            yield who


def _is_label(mention: FrameMention) -> bool:
    """ "Captives traded: Chad gives up X, receives Y": the noun only says what the clause behind the colon tells."""
    parse = mention.parse
    after = mention.node + 1
    return mention.node == 0 and after < len(parse.nodes) and parse.tokens.words[parse.nodes[after].first] == ":"


def _given_after(
    mention: FrameMention, coreference: Coreference, sides: Sequence[Entity]
) -> Iterator[tuple[Parse, int]]:
    """ "The two swapped prisoners. Togo gave up nine sailors; Ghana returned six divers.": whom each side gives up."""
    after = mention.sentence + 1
    if len(sides) < 2 or after >= len(coreference.entities.parses):
        return
    parse, verbs = coreference.entities.parses[after], table("coreference")["moves"]["freeing"]
    given: list[tuple[Parse, int]] = []
    giving: set[int] = set()
    for v, node in enumerate(parse.nodes):
        place = subject(parse, v) if node.verb is not None and node.verb.finite else None
        if node.verb is None or place is None or node.verb.lemma not in verbs or node.verb.passive or node.verb.negated:
            continue
        phrase = phrase_of(parse, place)
        for reference in references(parse, phrase)[:1] if phrase is not None else ():
            for resolved in coreference.resolve(reference, after):
                if any(resolved.entity is side for side in sides):
                    giving.add(resolved.entity.number)
                    given.extend((parse, i) for i in objects(parse, v))
    if len(giving) > 1:
        yield from given
