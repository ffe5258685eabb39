"""Whom a description means: "the minister", "his Turkish counterpart", "the two men", "the girls"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from eventx.actors.entities import INNER, Entity, count_of, gender_of, head_of, same_head
from eventx.actors.memory import FAR, PRONOUN_REACH, Unit
from eventx.actors.references import Reference, possessor
from eventx.actors.situation import Situation, words
from eventx.lexicon import places, senses
from eventx.text.clauses import prepositions
from eventx.text.nodes import Parse
from eventx.text.nouns import BODY, COUNTRY, GROUP, PERSON, state_of

DEFINITE = frozenset({"the", "both", "these", "those", "that", "this"})
OWNED = frozenset({"his", "her", "their", "its", "our", "my", "your"})
AHEAD = 3  # sentences in which a counterpart may be named
PAST = frozenset({"former", "ex", "late", "retired", "then", "deputy", "vice", "acting"})  # not "the president" told of
COUNTED = 4.0  # a group of as many
HELD = 2.5
APART = 0.6  # a pair of whom not all bear the role


def definite(reference: Reference) -> bool:
    """The description points at somebody known: by article, possessor or number word ("the", "his", "both")."""
    noun = reference.noun
    return (
        noun.determiner in DEFINITE or bool(noun.pronoun) or noun.possessor is not None or noun.lemma in ("two", "both")
    )


def fits_country(reference: Reference, entity: Entity) -> bool:
    return reference.country is None or entity.country is None or entity.country == reference.country


# -- one ------------------------------------------------------------------------------------------------------


def counterpart(situation: Situation, owner: Entity | None) -> Entity | None:
    """ "his Iranian counterpart": the nationality given, the role of the owner."""
    reference = situation.reference

    def fits(entity: Entity) -> bool:
        return entity.kind == PERSON and entity is not owner and situation.free(entity) and not entity.many

    if reference.country is not None:
        for role in sorted(owner.roles) if owner is not None else ():
            for entity in situation.entities.bearers(role):
                if fits(entity) and entity.named and entity.country == reference.country:
                    return entity
    ranked = situation.memory.ranked(situation.sentence, situation.position, FAR, lambda e: float(fits(e)))
    for entity, _ in ranked:
        shared = owner is not None and owner.roles & entity.roles
        if reference.country is not None and entity.country == reference.country:
            return entity
        if reference.country is None and shared and entity.named:
            return entity
    return _named_later(situation, owner)


def _named_later(situation: Situation, owner: Entity | None) -> Entity | None:
    """ "his Peruvian counterpart met him ... Prime Minister Elmer Quiroz": who is named next in the owner's office."""
    if owner is None:
        return None
    offices = owner.roles & words("specific", "offices")
    for line in situation.memory.lines[situation.sentence + 1 : situation.sentence + 1 + AHEAD]:
        for sighting in line:
            entity = sighting.entity
            if entity is owner or not entity.named or entity.kind != PERSON or not situation.free(entity):
                continue
            if entity.roles & offices and fits_country(situation.reference, entity):
                return entity
    return None


def one(situation: Situation) -> Entity | None:
    """Whom a definite description in the singular means."""
    reference = situation.reference
    noun, head = reference.noun, head_of(reference)
    if noun.kind in (BODY, GROUP):
        return _body(situation)
    if noun.kind == COUNTRY:
        return None
    wanted = set(noun.modifiers) & words("specific", "words")

    def bears(entity: Entity) -> float:
        if entity.kind != PERSON or entity.many or not situation.free(entity) or not fits_country(reference, entity):
            return 0.0
        if head not in entity.roles or not wanted <= entity.roles:
            return 0.0
        known = reference.country is not None and entity.country == reference.country
        held = HELD if situation.held and entity.held else 1.0
        return held * (1.0 if known or reference.country is None else 0.6) * (1.0 if entity.named else 0.6)

    ranked = situation.memory.ranked(situation.sentence, situation.position, FAR, bears)
    if ranked:
        return ranked[0][0]
    elsewhere = [e for e in situation.entities.bearers(head) if e.named and bears(e) >= 1.0]
    if len(elsewhere) == 1 and (reference.country is not None or wanted or _introduced_soon(situation, elsewhere[0])):
        return elsewhere[0]
    if head in words("vague", "opposites"):
        return _opposite(situation)
    if head == "client":
        return _client(situation)
    if situation.held and head in words("vague", "kin"):
        return _relative(situation)
    return _vaguely(situation, head) or _held_one(situation, head)


def _body(situation: Situation) -> Entity | None:
    """ "The committee": the body told of before that has more words, this among them."""
    noun = situation.reference.noun
    if noun.determiner != "the" or noun.plural or noun.modifiers or situation.reference.of is not None:
        return None

    def bears(entity: Entity) -> float:
        longer = (
            len(entity.words) > 1
            and entity.words[0] not in OWNED
            and noun.lemma in (entity.head, entity.words[-1], entity.words[0])
        )
        return float(entity.kind in (BODY, GROUP) and longer and not entity.plural and situation.free(entity))

    ranked = situation.memory.ranked(situation.sentence, situation.position, FAR, bears)
    return ranked[0][0] if ranked else None


def _introduced_soon(situation: Situation, entity: Entity) -> bool:
    """ "An offer to meet the governor ... Governor Alma Reyes said": whom one of the next sentences is the first to name."""
    first, reference = situation.memory.first.get(entity.number), situation.reference
    ahead = first is not None and situation.position < first[1] and first[0] - situation.sentence <= AHEAD
    noun = reference.noun
    known = noun.determiner == "the" or noun.possessor is not None or noun.pronoun
    called = [
        words for title in entity.titles if noun.lemma == (words := title.lower().partition(" of ")[0].split())[-1]
    ]
    return bool(ahead and known and reference.of is None and called) and not any(PAST.intersection(w) for w in called)


def _held_one(situation: Situation, head: str) -> Entity | None:
    """ "The billionaire was freed": where people are freed, the one named person whom the text has just told to be held."""
    noun = situation.reference.noun
    if (
        not situation.held
        or noun.determiner != "the"
        or situation.reference.of is not None
        or not senses.is_person(head)
    ):
        return None
    line = [
        s.entity for line in situation.memory.lines[max(0, situation.sentence - 2) : situation.sentence] for s in line
    ]
    held = {
        e.number: e
        for e in line
        if e.held
        and e.named
        and e.kind == PERSON
        and not e.many
        and situation.free(e)
        and fits_country(situation.reference, e)
    }
    return next(iter(held.values())) if len(held) == 1 else None


def _opposite(situation: Situation) -> Entity | None:
    """ "his rival", "the guest": of the two last named together the one who is not spoken of here already."""
    owners = _owners(situation)
    units = situation.memory.units(situation.sentence, situation.position, PRONOUN_REACH, lambda e: e.kind == PERSON)
    for unit in units:
        if len(unit.entities) == 2:
            others = [e for e in unit.entities if situation.free(e) and e.number not in owners]
            if len(others) == 1:
                return others[0]
    return None


def _client(situation: Situation) -> Entity | None:
    """ "A lawyer for X said that his client": X."""
    parse = situation.reference.parse
    line = situation.memory.lines[situation.sentence]
    for i, node in enumerate(parse.nodes):
        noun = node.phrase.members[0].noun if node.phrase is not None else None
        if noun is None or noun.lemma not in words("vague", "advocates"):
            continue
        owners = [s for s in line if noun.first <= _token_at(parse, s.position) < node.last and s.role == INNER]
        owners += [s for a in prepositions(parse, i) if a.preposition == "for" for s in line if s.node == a.node]
        if owners:
            return owners[0].entity
    return None


def _token_at(parse: Parse, position: int) -> int:
    return bisect_left(parse.tokens.starts, position)


def _relative(situation: Situation) -> Entity | None:
    """ "campaigns to free his brother": the one person near by who is told to be held."""
    owners = _owners(situation)
    gender = gender_of(situation.reference.noun.lemma)
    lines = situation.memory.lines
    near = lines[max(0, situation.sentence - FAR) : situation.sentence + 1 + FAR]
    found = {
        s.entity.number: s.entity
        for line in near
        for s in line
        if s.entity.kind == PERSON and s.entity.named and s.entity.held and s.entity.number not in owners
    }
    fitting = [e for e in found.values() if e.gender in ("", gender) and situation.free(e)]
    return fitting[0] if len(fitting) == 1 else None


def _owners(situation: Situation) -> set[int]:
    """The entities that the possessor of the description means, as they were read."""
    reference = situation.reference
    line = situation.memory.lines[situation.sentence]
    at = {owner.span[0] for owner in possessor(reference.parse, reference.noun)}
    return {s.entity.number for s in line if s.position in at}


def _vaguely(situation: Situation, head: str) -> Entity | None:
    """ "the man", "the captive": whoever is in mind, by gender."""
    noun = situation.reference.noun
    if noun.determiner not in ("the", "this", "that") or situation.reference.of is not None:
        return None
    if head not in words("vague", "singular") and not (head[:1].isdigit() and head.endswith("old")):
        return None
    other = "f" if head in words("gender", "m") else "m" if head in words("gender", "f") else ""

    def weigh(entity: Entity) -> float:
        if entity.kind != PERSON or entity.many or not situation.free(entity):
            return 0.0
        if (other and entity.gender == other) or not fits_country(situation.reference, entity):
            return 0.0
        return (HELD if senses.is_captive(head) and entity.held else 1.0) * (1.0 if entity.sure else 0.5)

    ranked = situation.memory.ranked(situation.sentence, situation.position, PRONOUN_REACH, weigh)
    return ranked[0][0] if ranked else None


def of_two(situation: Situation, word: str) -> list[Entity]:
    """ "both", "neither", "the former", "the latter": of the two last named together."""
    units = situation.memory.units(situation.sentence, situation.position, PRONOUN_REACH, lambda _: True)
    pair = next((u.entities for u in units if len(u.entities) == 2), ())
    return list({"former": pair[:1], "latter": pair[1:]}.get(word, pair))


def bare(situation: Situation) -> Entity | None:
    """A headline's description without an article ("Bavaria leader"): the only one in the document that bears it."""
    reference = situation.reference
    head = head_of(reference)
    wanted = set(reference.noun.modifiers) & words("specific", "words")
    bearers = [
        e
        for e in situation.entities.bearers(head)
        if e.kind == PERSON and e.named and wanted <= e.roles and fits_country(reference, e) and situation.free(e)
    ]
    same = [e for e in bearers if reference.country is not None and e.country == reference.country]
    bearers = same or bearers
    return bearers[0] if len(bearers) == 1 else None


# -- several --------------------------------------------------------------------------------------------------


def several(situation: Situation) -> list[Entity]:
    """Whom a definite description in the plural means: a group told of before, or people named together."""
    reference = situation.reference
    noun, head = reference.noun, head_of(reference)
    if set(noun.modifiers) & words("others", "words"):
        return []
    if reference.of is not None or noun.possessor is not None or len(reference_countries(reference)) > 1:
        return []
    count = _number(reference)
    vague = head in words("vague", "plural")
    if vague and count == 2:
        return _pair(situation, head, count) or _group(situation, head, count)
    group = _group(situation, head, count)
    if count == 2 and not any(e.count == count for e in group):  # "the two ministers", both named as such
        pair = _pair(situation, head, count)
        if len(pair) == count and all(head in e.roles for e in pair):
            return pair
    if group:
        return group
    if vague or (count and (senses.is_person(head) or head in words("vague", "sides"))):
        return _pair(situation, head, count)
    return []


def nations(situation: Situation) -> list[Entity]:
    """ "Irish and Welsh leaders": those of each nation who bear the role, if all are known."""
    reference = situation.reference
    countries = reference_countries(reference)
    if len(countries) < 2:
        return []
    head = head_of(reference)
    wanted = set(reference.noun.modifiers) & words("specific", "words")
    found: list[Entity] = []
    for country in countries:

        def weigh(entity: Entity, country: str = country) -> float:
            if entity.kind != PERSON or entity.many or not entity.named or entity.country != country:
                return 0.0
            return float(head in entity.roles and wanted <= entity.roles)

        ranked = situation.memory.ranked(situation.sentence, situation.position, FAR, weigh)
        likely = [e for e, _ in ranked[:1]] or [e for e in situation.entities.bearers(head) if weigh(e) > 0]
        if len(likely) != 1:
            return []
        found.append(likely[0])
    return found


def reference_countries(reference: Reference) -> list[str]:
    """The countries that a description names, each once: "Israeli and Egyptian leaders", "leaders of Mali and Chad"."""
    tokens, noun = reference.parse.tokens, reference.noun
    words = [tokens.words[i] for i in range(min(reference.first, noun.first), noun.head)]
    codes = [places.demonym(word) or state_of(word) for word in words if word[0].isupper()]
    if not any(codes) and reference.of is not None:
        names = [m.noun.name for m in reference.of.members]
        codes = [state_of(tokens.slice(*name)) if name is not None else None for name in names]
    return list(dict.fromkeys(code for code in codes if code))


def _number(reference: Reference) -> int:
    noun = reference.noun
    if noun.lemma in words("vague", "pairs") or noun.determiner == "both":
        return 2
    if noun.lemma in ("two", "three", "four"):
        return {"two": 2, "three": 3, "four": 4}[noun.lemma]
    return count_of(reference)


def _group(situation: Situation, head: str, count: int) -> list[Entity]:
    reference, noun = situation.reference, situation.reference.noun
    captives = senses.is_captive(head)
    wanted = set(noun.modifiers) & words("specific", "words")

    def weigh(entity: Entity) -> float:
        if not wanted <= {*entity.words, *entity.roles}:
            return 0.0
        if not situation.free(entity) or not same_head(head, entity) or not fits_country(reference, entity):
            return 0.0
        if count and entity.count and count != entity.count:
            return 0.0
        if noun.pronoun and entity.head in words("classes", "people"):
            return 0.0  # "its vendors" are not the "people in the know"
        weight = 1.0 if entity.head == head else 0.8
        weight *= HELD if (situation.held or captives) and entity.held else 1.0
        weight *= COUNTED if count > 2 and count == entity.count else 1.0
        return weight

    ranked = situation.memory.ranked(situation.sentence, situation.position, FAR, weigh)
    if words("classes", "freed") & set(noun.modifiers):
        ranked = [r for r in ranked if r[0].freed] or ranked  # "the freed girls"
    vague = head in words("vague", "crowds") and not (count or noun.modifiers or (ranked and ranked[0][0].count))
    if vague and (situation.held or noun.plural) and (held := _held_group(situation, head)):
        return held
    if ranked:
        return _companions(situation, ranked[0][0]) if captives else [ranked[0][0]]
    elsewhere = situation.entities.groups(head) if head != "group" else ()
    return [e for e in elsewhere if weigh(e) > 0][-1:]


def _held_group(situation: Situation, head: str) -> list[Entity]:
    """ "The group was freed", "the women's release": where people are freed, the several whom the text told to be held."""
    other = "f" if head in words("gender", "m") else "m" if head in words("gender", "f") else ""

    def weigh(entity: Entity) -> float:
        group = entity.count > 0 and entity.many and entity.kind == GROUP and not entity.named
        return float(
            group
            and entity.held
            and situation.free(entity)
            and (not other or entity.gender != other)
            and fits_country(situation.reference, entity)
        )

    ranked = situation.memory.ranked(situation.sentence, situation.position, FAR, weigh)
    return [ranked[0][0]] if ranked else []


def _companions(situation: Situation, entity: Entity) -> list[Entity]:
    """ "the captives" after "abducted the abbess and a dozen sisters": all of the phrase."""
    units = situation.memory.units(situation.sentence, situation.position, FAR, lambda e: situation.free(e) and e.held)
    for unit in units:
        if entity in unit.entities and all(e.kind in (PERSON, GROUP) for e in unit.entities):
            return list(unit.entities)
    return [entity]


def _pair(situation: Situation, head: str, count: int) -> list[Entity]:
    """The people, or sides, last named together; each once, as many as are counted."""
    sides = head in words("vague", "sides")
    captives = senses.is_captive(head)
    reach = FAR if situation.reference.noun.determiner != "" else PRONOUN_REACH

    def fits(entity: Entity) -> bool:
        return situation.free(entity) and _fits_pair(entity, sides, head, count)

    units = situation.memory.units(situation.sentence, situation.position, reach, fits)
    weighed: list[tuple[float, int, Unit]] = []
    for i, unit in enumerate(units):
        if len(unit.entities) < 2 and not (captives and not count and unit.entities[0].many):
            continue
        bearing = sum(head in e.roles for e in unit.entities)
        weight = unit.weight
        if count and len(unit.entities) != count:
            weight *= 0.3
        if bearing < min(len(unit.entities), count or 2) and head not in ("two", "pair", "both", "side", "party"):
            weight *= APART
        if captives and all(e.held for e in unit.entities):
            weight *= HELD
        if sides and not all(e.kind in (COUNTRY, BODY, GROUP) for e in unit.entities):
            weight *= APART
        weighed.append((weight, -i, unit))
    if not weighed:
        return _recent_two(situation, fits) if count == 2 else []
    best = max(weighed, key=lambda w: w[:2])[2]
    return list(_bearing(best.entities, head, count))


def _bearing(entities: tuple[Entity, ...], head: str, count: int) -> Iterable[Entity]:
    if not count or len(entities) <= count:
        return entities
    bearers = [e for e in entities if head in e.roles]
    return (bearers if len(bearers) >= count else list(entities))[:count]


def _fits_pair(entity: Entity, sides: bool, head: str, count: int) -> bool:
    if entity.kind == PERSON:
        gender = "f" if head in words("gender", "f") else "m" if head in words("gender", "m") else ""
        return not entity.many and entity.gender in ("", gender or entity.gender) and (entity.sure or not entity.named)
    if sides:
        return True
    return entity.kind == GROUP and senses.is_captive(head) and not count


def _recent_two(situation: Situation, fits: Callable[[Entity], bool]) -> list[Entity]:
    """No two were named in one sentence: the two last spoken of."""
    ranked = situation.memory.ranked(
        situation.sentence, situation.position, PRONOUN_REACH, lambda e: float(e.named and fits(e))
    )
    return [e for e, _ in ranked[:2]] if len(ranked) > 1 else []
