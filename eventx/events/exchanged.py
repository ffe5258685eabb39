"""Who changes places in a swap whose own words do not say so: "In the swap, X went home and Y was sent to Oran".

Asked of types with a role of people held and two sides, where the mention names nobody in that role: those whom the
sentence says to have come, gone or been freed, or whom the swap itself is said to involve.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventx.actors.coreference import Coreference
from eventx.actors.entities import Entity
from eventx.actors.references import references
from eventx.events.candidate import Part
from eventx.events.frames import FrameMention
from eventx.lexicon import table
from eventx.text.clauses import objects, phrase_of, preposition_before, subject
from eventx.text.nouns import PERSON

WITHIN = frozenset({"in", "under", "through", "during", "by", "as part of"})  # "freed in a prisoner swap"


def held_role(mention: FrameMention) -> str | None:
    """The role of people held of a type in which two sides give and take, or None."""
    kind = mention.type
    return next((role for role in kind.principal if kind.symmetric and kind.roles[role].held), None)


def with_exchanged(mention: FrameMention, coreference: Coreference, parts: Sequence[Part]) -> list[Part]:
    """The parts and, where none in the held role is named, the named people whom the sentence moves."""
    role = held_role(mention)
    if role is None or any(p.role == role and p.entity.named for p in parts):
        return list(parts)
    known = [p.entity for p in parts]
    found: list[Part] = []
    for node in _moved(mention):
        phrase = phrase_of(mention.parse, node)
        for reference in references(mention.parse, phrase) if phrase is not None else ():
            for resolved in coreference.resolve(reference, mention.sentence, (), held=True):
                entity = resolved.entity
                if _person(entity) and not any(entity is e for e in known):
                    known.append(entity)
                    found.append(Part(role, entity, reference, "moved in the swap"))
    kept = [p for p in parts if p.role != role] if found else list(parts)
    return [*kept, *found]


def _person(entity: Entity) -> bool:
    return entity.kind == PERSON and entity.named and not entity.many


def _moved(mention: FrameMention) -> Iterator[int]:
    """Nodes of those who come, go, are freed or are involved, in the sentence of the mention."""
    parse, verbs = mention.parse, table("coreference")["moves"]
    within = mention.noun is not None and preposition_before(parse, mention.node) in WITHIN
    for v, node in enumerate(parse.nodes):
        if node.verb is None or node.verb.negated:
            continue
        lemma = node.verb.lemma
        own = mention.noun is not None and subject(parse, v) == mention.node
        if lemma in verbs["involving"] and own:
            yield from objects(parse, v)
        elif lemma in verbs["freeing"] and (within or own):
            whom = subject(parse, v) if node.verb.passive else None
            yield from [whom] if whom is not None else objects(parse, v)
        elif lemma in verbs["going"] or (lemma in verbs["sending"] and node.verb.passive):
            who = subject(parse, v)
            if who is not None and who != mention.node:
                yield who
