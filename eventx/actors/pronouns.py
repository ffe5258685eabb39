"""Whom a personal or possessive pronoun means, by number, gender and weight in mind."""

from __future__ import annotations

from eventx.actors.entities import Entity, Sighting
from eventx.actors.memory import FAR, PRONOUN_REACH, Unit
from eventx.actors.references import Reference, references
from eventx.actors.situation import Situation, words
from eventx.lexicon import table
from eventx.text.clauses import phrase_of, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import BODY, COUNTRY, PERSON
from eventx.text.readings import verb_class
from eventx.text.understood import subject

UNSURE = 0.6  # a name that may be no person's
UNKNOWN_GENDER = 0.95
UNNAMED = 0.7
HELD, FREE = 0.8, 0.2  # of people known to be held, and of others, where people are freed
SAYING = 2.0  # who says what is said of "him"
TURNING = frozenset({"when", "before", "after", "once", "until"})
LOOSE = 0.5  # a body as "they"; a crowd of more than MANY


def person(situation: Situation, gender: str) -> list[Entity]:
    """Whom "he" or "she" means."""
    saying = _saying(situation) if not situation.held else set()

    def weigh(entity: Entity) -> float:
        if entity.kind != PERSON or entity.many or not situation.free(entity) or entity.gender not in ("", gender):
            return 0.0
        if entity.head in words("vague", "nobody"):
            return 0.0
        weight = 1.0 if entity.gender else UNKNOWN_GENDER
        weight *= 1.0 if entity.sure or not entity.named else UNSURE
        weight *= 1.0 if entity.named else UNNAMED
        weight *= SAYING if entity.number in saying and entity.named else 1.0
        return weight * (_held(entity) if situation.held else 1.0)

    ahead = [s.entity for s in _ahead(situation) if weigh(s.entity) > 0]
    if ahead and _fronted(situation):
        return ahead[:1]
    ranked = situation.memory.ranked(situation.sentence, situation.position, _reach(situation), weigh)
    if ranked:
        return [ranked[0][0]]
    return ahead[:1]


def _saying(situation: Situation) -> set[int]:
    """ "In a letter to Y, X said he would come": the numbers of X, who says what the pronoun is the subject of."""
    parse = situation.reference.parse
    at = parse.node_at(situation.reference.first)
    while at > 0 and parse.nodes[at - 1].kind in "URE":
        at -= 1
    verb = parse.nodes[at - 1].verb if at > 0 else None
    if verb is None or not verb.finite or verb.lemma not in verb_class("clause"):
        return set()
    who = subject(parse, at - 1)
    return {
        s.entity.number for s in situation.memory.lines[situation.sentence] if s.node == who and s.role == "subject"
    }


def several(situation: Situation) -> list[Entity]:
    """Whom "they" means: a group, or people named together."""
    if _fronted(situation):
        ahead = _pair_ahead(situation)
        if len(ahead) > 1 or (ahead and ahead[0].many):
            return ahead
    units = situation.memory.units(
        situation.sentence,
        situation.position,
        _reach(situation),
        situation.free,
        patients=situation.held,
        partners=situation.mutual,
    )
    weighed = [(u.weight * _plural_weight(u, situation.held), i, u) for i, u in enumerate(units)]
    best = max(weighed, key=lambda w: (w[0], -w[1]), default=None)
    if best is not None and best[0] > 0:
        return list(best[2].entities)
    ahead = _pair_ahead(situation)
    return ahead if len(ahead) > 1 or (ahead and ahead[0].many) else []


def _reach(situation: Situation) -> int:
    return FAR if situation.held else PRONOUN_REACH


def _plural_weight(unit: Unit, held: bool) -> float:
    entities = unit.entities
    abstract = [e for e in entities if e.kind in (COUNTRY, BODY)]
    if held and abstract:
        return 0.0
    weight = 1.0
    if len(entities) == 1:
        only = entities[0]
        weight = 1.0 if only.many else LOOSE if only.kind == BODY else 0.0
    elif abstract and len(abstract) < len(entities):
        weight = LOOSE
    weight *= LOOSE if any(e.kind == PERSON and e.named and not e.sure for e in entities) else 1.0
    return weight * (min(map(_held, entities)) if held else 1.0)


def _held(entity: Entity) -> float:
    """How likely somebody is meant where people are freed."""
    return 1.0 if entity.freed else HELD if entity.held else FREE


def body(reference: Reference) -> Reference | None:
    """The body that "it" means: the subject before it in the sentence ("The council votes when *it* meets on Monday")."""
    parse, at = reference.parse, reference.parse.node_at(reference.first)
    own = verb_of(parse, at + 1)
    if reference.noun.pronoun != "it" or own is None or subject(parse, at + 1) != at:
        return None
    if own.tense == "present" and (at == 0 or parse.nodes[at - 1].word not in TURNING):
        return None  # "said it does not negotiate": of no one day
    for v in range(at - 1, 0, -1):
        verb = parse.nodes[v].verb
        place = subject(parse, v) if verb is not None and verb.finite else None
        phrase = phrase_of(parse, place) if place is not None and place < v else None
        if phrase is not None:
            found = references(parse, phrase)
            return found[0] if len(found) == 1 and found[0].kind == BODY else None
    return None


# -- cataphora: "During his talks with X, Y said" -------------------------------------------------------------


def _fronted(situation: Situation) -> bool:
    """The reference stands in a phrase before the subject of its sentence."""
    return first_subject(situation.reference.parse) > situation.reference.first


def first_subject(parse: Parse) -> int:
    """First token of the subject of the sentence's first finite verb; -1 where there is none."""
    for i, node in enumerate(parse.nodes):
        if node.verb is not None and node.verb.finite:
            at = subject(parse, i)
            return parse.nodes[at].first if at is not None else -1
    return -1


def _ahead(situation: Situation) -> list[Sighting]:
    """The mentions after the reference in its sentence, the subject before others, inner ones last."""
    order = {"subject": 0, "object": 1, "other": 1, "inner": 2}
    line = [s for s in situation.memory.lines[situation.sentence] if s.position > situation.position]
    if situation.reference.parse.tokens.quoted[situation.reference.first]:
        line = [s for s in line if not s.quoted] or line  # "He called me," X said of his talk with Y
    return sorted(line, key=lambda s: (order[s.role], s.position))


def _pair_ahead(situation: Situation) -> list[Entity]:
    found: list[Entity] = []
    for sighting in _ahead(situation):
        entity = sighting.entity
        if entity.many and not found:
            return [entity]
        if entity.kind == PERSON and entity.named and entity not in found and situation.free(entity):
            found.append(entity)
    return found[:2]


# -- the first person ------------------------------------------------------------------------------------------


def speaker(parse: Parse) -> list[Reference]:
    """Who says what is quoted in the sentence: the subject of the reporting verb outside the quotation."""
    verbs = set(table("status")["reporting"]["verbs"])
    first = words("pronouns", "speaker") | words("pronouns", "speakers")
    for i, node in enumerate(parse.nodes):
        if node.verb is None or node.verb.lemma not in verbs or parse.tokens.quoted[node.first]:
            continue
        for at in (subject(parse, i), i + 1):
            phrase = phrase_of(parse, at) if at is not None else None
            if phrase is None or parse.tokens.quoted[phrase.first]:
                continue
            said = [r for r in references(parse, phrase) if r.noun.pronoun not in first]
            if said:
                return said[:1]
    return []


def partner(situation: Situation, speaker: Entity) -> list[Entity]:
    """ "We never spoke", X said of Y: the one other person that the sentence names."""
    line = situation.memory.lines[situation.sentence]
    others = [s.entity for s in line if s.entity.kind == PERSON and s.entity.named and s.entity is not speaker]
    return others[:1] if len({e.number for e in others}) == 1 else []


def last_subject(situation: Situation) -> Entity | None:
    """Who was spoken of last as a subject: the speaker of a quotation that names none."""
    for _, line in situation.memory.back(situation.sentence, situation.reference.parse.start, PRONOUN_REACH):
        for sighting in reversed(line):
            entity = sighting.entity
            if sighting.role == "subject" and entity.kind == PERSON and not entity.many and entity.named:
                return entity
    return None
