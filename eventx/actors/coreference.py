"""Who a reference means: names, pronouns, "the two men", "his Turkish counterpart", "the minister".

Names go by the entities of the document. Pronouns and descriptions look back from where they stand: the same
sentence first, then the ones before, subjects before others; number, gender, role words and nationality must fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eventx.actors.entities import Entities, Entity, Sighting, name_words
from eventx.actors.references import Reference, possessor
from eventx.lexicon import senses
from eventx.text.nouns import BODY, COUNTRY, GROUP, PERSON, PRONOUN, common_kind

HE, SHE, THEY = (
    frozenset({"he", "him", "his", "himself"}),
    frozenset({"she", "her", "herself"}),
    frozenset({"they", "them", "their", "themselves"}),
)
SPEAKER, SPEAKERS = frozenset({"i", "me", "my", "myself"}), frozenset({"we", "us", "our", "ourselves"})
PAIR_HEADS = frozenset(
    "man woman leader side minister president premier official party country nation two pair duo couple diplomat politician governor general rival counterpart neighbour neighbor chief head envoy statesman commander both former latter".split()
)
ROLE_SYNONYMS = {
    "premier": "minister",
    "chief": "leader",
    "head": "leader",
    "president": "leader",
    "chancellor": "leader",
    "king": "monarch",
    "diplomat": "minister",
}
REACH = 4  # sentences that a pronoun looks back
FAR = 12  # sentences that a description looks back


@dataclass(frozen=True, slots=True)
class Resolved:
    """An entity that a reference means, and how it was found."""

    entity: Entity
    reference: Reference
    how: str


class Coreference:
    """Resolution over the entities of one document."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities

    def resolve(self, reference: Reference, sentence: int, taken: Sequence[Entity] = ()) -> list[Resolved]:
        """What the reference means; several entities for a plural, [] where nothing fits.

        `taken` are the entities that already take part: nobody meets himself.
        """
        if reference.name:
            entity = self.entities.named(reference)
            return [Resolved(entity, reference, "name")] if entity is not None else []
        if reference.kind == PRONOUN:
            return self._pronoun(reference, sentence, taken) or [
                Resolved(self._own(reference), reference, "nobody it could mean")
            ]
        return self._description(reference, sentence, taken)

    # -- looking back ----------------------------------------------------------------------------------

    def _before(self, position: int, sentence: int, reach: int) -> list[Sighting]:
        """Mentions before a position, the nearest sentence first, subjects before others within a sentence."""
        seen = [s for s in self.entities.sightings if s.position < position and sentence - s.sentence <= reach]
        return sorted(seen, key=lambda s: (-s.sentence, not s.subject, s.position if s.subject else -s.position))

    def _pronoun(self, reference: Reference, sentence: int, taken: Sequence[Entity]) -> list[Resolved]:
        word, position = reference.noun.pronoun, reference.span[0]
        if word in SPEAKER or word in SPEAKERS:
            speaker = self._speaker(reference, sentence)
            return [Resolved(speaker, reference, "the speaker")] if speaker is not None and speaker not in taken else []
        if word in HE or word in SHE:
            gender = "m" if word in HE else "f"
            for sighting in self._before(position, sentence, REACH):
                entity = sighting.entity
                if (
                    entity.kind == PERSON
                    and not entity.plural
                    and entity not in taken
                    and entity.gender in ("", gender)
                ):
                    return [Resolved(entity, reference, f'"{word}": {entity.name}')]
            return []
        if word in THEY:
            return self._several(reference, sentence, taken, word)
        return []

    def _speaker(self, reference: Reference, sentence: int) -> Entity | None:
        """Who says "I": the named subject around the quotation in this sentence, else the last subject before it."""
        from eventx.actors.references import references
        from eventx.lexicon import table
        from eventx.text.clauses import phrase_of, subject

        parse = reference.parse
        verbs = set(table("status")["reporting"]["verbs"])
        for i, node in enumerate(parse.nodes):
            if node.verb is None or node.verb.lemma not in verbs or parse.tokens.quoted[node.first]:
                continue
            around = [subject(parse, i), i + 1]
            for at in around:
                phrase = phrase_of(parse, at) if at is not None else None
                if phrase is None or parse.tokens.quoted[phrase.first]:
                    continue
                for ref in references(parse, phrase):
                    if ref.noun.pronoun in SPEAKER | SPEAKERS:
                        continue
                    found = self.resolve(ref, sentence)
                    if found and found[0].entity.kind == PERSON:
                        return found[0].entity
        for sighting in self._before(reference.parse.start, sentence, REACH):
            if sighting.subject and sighting.entity.kind == PERSON:
                return sighting.entity
        later = [
            s
            for s in self.entities.sightings
            if s.sentence in (sentence, sentence + 1) and s.position > reference.span[0] and s.entity.kind == PERSON
        ]
        return later[-1].entity if later else None

    def _several(self, reference: Reference, sentence: int, taken: Sequence[Entity], word: str) -> list[Resolved]:
        """A plural: the nearest group, or the nearest people named together."""
        position = reference.span[0]
        for back in range(REACH + 1):
            line = [
                s
                for s in self.entities.sightings
                if s.sentence == sentence - back and s.position < position and s.entity not in taken
            ]
            people = _unique(s.entity for s in line if s.entity.kind == PERSON and not s.entity.plural)
            groups = _unique(s.entity for s in line if s.entity.plural or s.entity.kind == GROUP)
            if groups and (not people or any(s.subject and s.entity in groups for s in line)):
                return [
                    Resolved(
                        groups[-1] if not any(s.subject for s in line if s.entity in groups) else groups[0],
                        reference,
                        f'"{word}": {groups[0].name}',
                    )
                ]
            if len(people) >= 2:
                return [Resolved(e, reference, f'"{word}": {e.name}') for e in people[:2]]
            countries = _unique(s.entity for s in line if s.entity.kind in (COUNTRY, BODY))
            if len(countries) >= 2 and not people:
                return [Resolved(e, reference, f'"{word}": {e.name}') for e in countries[:2]]
        recent = _unique(
            s.entity
            for s in self._before(position, sentence, REACH)
            if s.entity.kind == PERSON and s.entity not in taken
        )
        return [Resolved(e, reference, f'"{word}": {e.name}') for e in recent[:2]] if len(recent) >= 2 else []

    # -- descriptions ------------------------------------------------------------------------------------

    def _description(self, reference: Reference, sentence: int, taken: Sequence[Entity]) -> list[Resolved]:
        noun = reference.noun
        definite = (
            noun.determiner in ("the", "both", "these", "those", "that", "this")
            or bool(noun.pronoun)
            or noun.possessor is not None
        )
        if noun.lemma in ("counterpart", "colleague", "opposite number"):
            return self._counterpart(reference, sentence, taken)
        if definite or noun.lemma in ("two", "both"):
            if noun.plural or noun.lemma in ("pair", "duo", "couple", "both"):
                several = self._plural_description(reference, sentence, taken)
                if several:
                    return several
            else:
                one = self._singular_description(reference, sentence, taken)
                if one is not None:
                    return [Resolved(one, reference, f'"{reference.text}": {one.name}')]
        return [Resolved(self._own(reference), reference, "as described")]

    def _own(self, reference: Reference) -> Entity:
        """The entity of an unnamed reference itself."""
        text = reference.text
        words = name_words(text) or (text.lower(),)
        for entity in self.entities.all:
            if entity.words == words and entity.head == reference.noun.lemma:
                return entity
        kind = reference.kind if reference.kind != PRONOUN else GROUP if reference.noun.plural else PERSON
        entity = Entity(
            len(self.entities.all),
            text,
            kind,
            words,
            plural=reference.noun.plural,
            head=reference.noun.lemma,
            country=reference.country,
        )
        self.entities.all.append(entity)
        return entity

    def _counterpart(self, reference: Reference, sentence: int, taken: Sequence[Entity]) -> list[Resolved]:
        """ "his Iranian counterpart": the nationality given, the role of whom "his" means."""
        owners = [r for ref in possessor(reference.parse, reference.noun) for r in self.resolve(ref, sentence)]
        owner = owners[0].entity if owners else (taken[0] if taken else None)
        roles = _roles(owner) if owner is not None else set()
        country = reference.country
        nearby = sorted(self.entities.sightings, key=lambda s: (abs(s.sentence - sentence), s.position))
        for strict in (True, False):
            for sighting in nearby:
                entity = sighting.entity
                if entity.kind != PERSON or entity is owner or entity in taken or entity.plural:
                    continue
                fits_country = country is None or entity.country == country
                fits_role = bool(roles & _roles(entity))
                if (fits_country and fits_role) if strict else (country is not None and entity.country == country):
                    return [Resolved(entity, reference, f'"{reference.text}": {entity.name}')]
        return [Resolved(self._own(reference), reference, "as described")]

    def _singular_description(self, reference: Reference, sentence: int, taken: Sequence[Entity]) -> Entity | None:
        noun = reference.noun
        if noun.kind in (BODY, COUNTRY):
            return None
        wanted = {noun.lemma} | {m for m in noun.modifiers if common_kind(m) != PERSON}
        for sighting in self._before(reference.span[0], sentence, FAR):
            entity = sighting.entity
            if entity.kind != PERSON or entity.plural or entity in taken:
                continue
            if reference.country and entity.country and entity.country != reference.country:
                continue
            roles = _roles(entity)
            if noun.lemma in roles and (
                reference.country is None or entity.country == reference.country or not entity.country
            ):
                specific = {
                    m
                    for m in noun.modifiers
                    if m in ("foreign", "prime", "finance", "defence", "defense", "interior", "trade", "vice", "deputy")
                }
                if specific <= roles:
                    return entity
            if (
                reference.country
                and entity.country == reference.country
                and (noun.lemma in ("leader", "official", "diplomat") and roles)
            ):
                return entity
            if (
                noun.lemma in ("man", "woman", "captive", "hostage", "prisoner", "detainee", "victim", "incumbent")
                and noun.determiner == "the"
                and sentence - sighting.sentence <= REACH
                and reference.of is None
                and not noun.possessor
            ) and (noun.lemma, entity.gender) not in (("man", "f"), ("woman", "m")):
                return entity
        return None if wanted else None

    def _plural_description(self, reference: Reference, sentence: int, taken: Sequence[Entity]) -> list[Resolved]:
        noun = reference.noun
        position = reference.span[0]
        text = reference.text
        if reference.of is not None or noun.possessor is not None:
            return []
        count = {"two": 2, "three": 3, "2": 2, "3": 3, "four": 4}.get(
            noun.count.lower(),
            2 if noun.lemma in ("pair", "duo", "couple", "both", "two") or noun.determiner == "both" else 0,
        )
        pairlike = noun.lemma in PAIR_HEADS or senses.is_person(noun.lemma) or noun.lemma in ("two", "three", "four")
        for sighting in self._before(position, sentence, FAR):  # "the girls": an earlier group of that head
            entity = sighting.entity
            if (
                entity.plural
                and entity not in taken
                and (
                    entity.head == noun.lemma
                    or (senses.is_captive(noun.lemma) and entity.kind == GROUP)
                    or (len(noun.lemma) > 3 and entity.head.endswith(noun.lemma))
                )
            ):
                return [Resolved(entity, reference, f'"{text}": {entity.name}')]
        if count and pairlike:
            pair = self._together(
                position,
                sentence,
                count,
                taken,
                sides=noun.lemma in ("side", "party", "country", "nation", "neighbour", "neighbor", "state"),
                country=reference.country,
                role=noun.lemma,
            )
            if len(pair) >= 2:
                return [Resolved(e, reference, f'"{text}": {e.name}') for e in pair]
        if noun.lemma in (
            "leader",
            "minister",
            "president",
            "man",
            "side",
            "premier",
            "foe",
            "rival",
        ) or senses.is_captive(noun.lemma):
            pair = self._together(
                position, sentence, 0, taken, sides=noun.lemma == "side", country=None, role=noun.lemma
            )
            if len(pair) >= 2:
                return [Resolved(e, reference, f'"{text}": {e.name}') for e in pair]
        return []

    def _together(
        self,
        position: int,
        sentence: int,
        count: int,
        taken: Sequence[Entity],
        sides: bool,
        country: str | None,
        role: str,
    ) -> list[Entity]:
        """The people (or sides) last named together: in one sentence, else over the last ones."""
        kinds = (COUNTRY, BODY) if sides else (PERSON,)
        collected: list[Entity] = []
        for attempt in ((kinds, REACH), ((PERSON, COUNTRY, BODY), REACH)) if sides else ((kinds, FAR),):
            wanted, reach = attempt
            collected = []
            for back in range(reach + 1):
                line = [s for s in self.entities.sightings if s.sentence == sentence - back and s.position < position]
                here = _unique(
                    s.entity for s in line if s.entity.kind in wanted and not s.entity.plural and s.entity not in taken
                )
                if role not in ("two", "pair", "side", "man", "woman", "leader", "both") and here:
                    fitting = [e for e in here if role in _roles(e)]
                    here = fitting or ([] if len(here) > 2 else here)
                if len(here) >= 2 and not collected:
                    return here[:count] if count else here[:4]
                collected = [e for e in here if e not in collected] + collected
                if len(collected) >= 2:
                    return collected[:count] if count else collected[:2]
        return collected


def _roles(entity: Entity | None) -> set[str]:
    """Role words of an entity's titles, singular, with what they imply."""
    found: set[str] = set()
    for title in entity.titles if entity is not None else ():
        for word in name_words(title):
            lemma = senses.noun_lemma(word)
            found.add(lemma)
            if lemma in ROLE_SYNONYMS:
                found.add(ROLE_SYNONYMS[lemma])
            if "-" in lemma:
                found.add(lemma.rsplit("-", 1)[1])
    return found


def _unique(entities: Iterable[Entity]) -> list[Entity]:
    found: list[Entity] = []
    for entity in entities:
        if entity not in found:
            found.append(entity)
    return found
