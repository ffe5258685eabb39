"""Who a reference means: names, pronouns, "the two men", "his Turkish counterpart", "the minister".

The document is read once, in order, every reference resolved with what was in mind so far. Where an event asks again, it
adds what its place demands: who already takes part cannot be meant, and where people are freed, people held are meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from eventx.actors import descriptions, pronouns
from eventx.actors.captivity import held_at, held_owners
from eventx.actors.entities import Entities, Entity, Sighting
from eventx.actors.identified import identify
from eventx.actors.memory import FAR, Memory
from eventx.actors.references import Reference, possessor, references
from eventx.actors.situation import Situation, words
from eventx.text.clauses import phrase_of
from eventx.text.nodes import Parse
from eventx.text.nouns import BODY, GROUP, PERSON, PRONOUN
from eventx.text.understood import subject
from eventx.values import light, replace


@light(frozen=True, slots=True)
class Resolved:
    """An entity that a reference means, and the rule by which it was found."""

    entity: Entity
    reference: Reference
    how: str


class Coreference:
    """Resolution over the entities of one document."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.memory = Memory(len(entities.parses))
        for sentence, parse in enumerate(entities.parses):
            for found in entities.found[sentence]:
                at, quoted = found.reference.span[0], parse.tokens.quoted[found.reference.first]
                for entity in self._read(found.reference, sentence):
                    self.memory.see(Sighting(entity, at, sentence, found.node, found.role, quoted))
            self._predicates(parse, sentence)
            identify(self.memory, parse, sentence, entities.bearers)
            self._captives(parse, sentence)

    def _share_office(self, reference: Reference, entity: Entity, sentence: int) -> None:
        """ "her Belgian counterpart, Joost Claessens": he bears the office that she does."""
        described = reference.described
        if described is None or described.lemma not in words("vague", "counterparts"):
            return
        for owner in possessor(reference.parse, described):
            for resolved in self.resolve(owner, sentence):
                for role in sorted(resolved.entity.roles):
                    self.entities.add_role(entity, role)

    def _read(self, reference: Reference, sentence: int) -> list[Entity]:
        """Whom a reference means, with what it says of them."""
        if reference.name:
            entity = self._named(reference, sentence)
            self.entities.identify(reference, entity)
            self._share_office(reference, entity, sentence)
            return [entity]
        if reference.kind == PRONOUN:
            return [resolved.entity for resolved in self._pronoun(self._situation(reference, sentence))]
        if reference.kind not in (PERSON, GROUP, BODY):
            return []
        return [resolved.entity for resolved in self.resolve(reference, sentence)]

    def _predicates(self, parse: Parse, sentence: int) -> None:
        """What verbs say of their subjects: "X is a boxer", "X became Chad's premier"."""
        for v, node in enumerate(parse.nodes):
            if node.verb is None:
                continue
            if node.verb.lemma in ("be", "become") and node.verb.finite and not node.verb.negated:
                phrase = phrase_of(parse, v + 1)
                noun = phrase.members[0].noun if phrase is not None else None
                if (
                    phrase is not None
                    and noun is not None
                    and noun.name is None
                    and noun.kind == PERSON
                    and (noun.determiner in ("a", "an", "the") or noun.possessor is not None)
                ):
                    for entity in self._at(subject(parse, v), sentence):
                        self.entities.add_role(entity, noun.lemma)
                        if noun.possessor is not None and noun.country is not None and entity.country is None:
                            entity.country = noun.country
                            entity.sources.update(("country", each) for each in references(parse, phrase)[:1])

    def _captives(self, parse: Parse, sentence: int) -> None:
        """Those whom the sentence tells to be held, or to have been.

        Of whom "they want their chief freed" speaks is still open.
        """
        found = [r.entity for reference in held_owners(parse) for r in self.resolve(reference, sentence)]
        for at, freed in held_at(parse):
            called = any(f.node == at and f.reference.name for f in self.entities.found[sentence])
            found += [e for e in self._at(at, sentence) if called or not (freed and e.named)]
        for entity in found:
            entity.held = entity.held or entity.kind in (PERSON, GROUP)

    def _at(self, node: int | None, sentence: int) -> list[Entity]:
        return [s.entity for s in self.memory.lines[sentence] if s.node == node and s.role != "inner"]

    # -- answers ---------------------------------------------------------------------------------------

    def note(self, sentence: int, position: int, entities: Sequence[Entity]) -> None:
        """These take part in one event, told at the position: "the two" may mean them later."""
        self.memory.note(sentence, position, entities)

    def resolve(
        self,
        reference: Reference,
        sentence: int,
        taken: Sequence[Entity] = (),
        held: bool = False,
        mutual: bool = False,
    ) -> list[Resolved]:
        """What the reference means; several entities for a plural, [] where nothing fits.

        `taken` are the entities that already take part; `held` says that people freed or exchanged are asked for,
        `mutual` that all who take part are ("we spoke").
        """
        if reference.name:
            return [Resolved(self._named(reference, sentence), reference, "who.name")]
        situation = Situation(self.entities, self.memory, reference, sentence, tuple(taken), held, mutual)
        if reference.kind == PRONOUN:
            found = self._pronoun(situation)
            if found or reference.noun.pronoun in words("pronouns", "speakers"):
                return found
            return [Resolved(self.entities.unnamed(reference), reference, "who.nobody")]
        return self._description(situation)

    def _named(self, reference: Reference, sentence: int) -> Entity:
        """Whom a name means; of namesakes called by their surname, whoever is in mind."""
        namesakes = self.entities.namesakes(reference) if reference.kind == PERSON else []
        if len(namesakes) < 2:
            return self.entities.named(reference)
        ranked = self.memory.ranked(
            sentence, reference.span[0], FAR, lambda e: float(any(e is other for other in namesakes))
        )
        return ranked[0][0] if ranked else namesakes[0]

    def _situation(self, reference: Reference, sentence: int) -> Situation:
        return Situation(self.entities, self.memory, reference, sentence)

    def _pronoun(self, situation: Situation) -> list[Resolved]:
        reference = situation.reference
        word = reference.noun.pronoun
        if word in words("pronouns", "speaker") or word in words("pronouns", "speakers"):
            return self._speaker(situation, word in words("pronouns", "speakers"))
        found: list[Entity] = []
        situation = self._within_quotation(situation)
        for gender in ("m", "f"):
            if word in words("pronouns", gender):
                found = pronouns.person(situation, gender)
                if found and found[0].sure and not found[0].gender:
                    found[0].gender = gender
        if word in words("pronouns", "plural"):
            found = pronouns.several(situation)
        elif (meant := pronouns.body(reference)) is not None:
            return [replace(r, reference=reference, how="who.pronoun") for r in self.resolve(meant, situation.sentence)]
        elif word in ("both", "neither", "former", "latter"):
            found = descriptions.of_two(situation, word)
        return [Resolved(e, reference, "who.pronoun") for e in found]

    def _within_quotation(self, situation: Situation) -> Situation:
        """ "He called me," X said: within what somebody is quoted to say, "he" is another."""
        reference = situation.reference
        if not reference.parse.tokens.quoted[reference.first]:
            return situation
        said = [
            r for ref in pronouns.speaker(reference.parse) if ref.name for r in self.resolve(ref, situation.sentence)
        ]
        return replace(situation, taken=(*situation.taken, *(r.entity for r in said)))

    def _speaker(self, situation: Situation, plural: bool) -> list[Resolved]:
        """ "I", "we": who is quoted; "we spoke" is the speaker and whom the sentence names besides."""
        reference = situation.reference
        quoted = reference.parse.tokens.quoted[reference.first]
        said = [r for ref in pronouns.speaker(reference.parse) for r in self.resolve(ref, situation.sentence)]
        entity = said[0].entity if said else pronouns.last_subject(situation) if not plural or quoted else None
        if entity is None or not situation.free(entity):
            return []
        if plural and entity.roles & words("spokespeople", "words"):
            return []  # "we" are those for whom the spokesman speaks
        partners = pronouns.partner(situation, entity) if plural and situation.mutual else []
        return [Resolved(e, reference, "who.speaker") for e in (entity, *partners)]

    def _description(self, situation: Situation) -> list[Resolved]:
        reference = situation.reference
        noun = reference.noun
        found: list[Entity] = []
        how = "who.counterpart"
        if noun.lemma in words("vague", "counterparts") and not noun.plural:
            owners = [r for ref in possessor(reference.parse, noun) for r in self.resolve(ref, situation.sentence)]
            owner = owners[0].entity if owners else situation.taken[0] if situation.taken else None
            match = descriptions.counterpart(situation, owner)
            found = [match] if match is not None else []
        elif noun.plural and (found := descriptions.nations(situation)):
            how = "who.nations"
        elif descriptions.definite(reference):
            if noun.plural or noun.lemma in words("vague", "pairs") or (situation.held and noun.lemma == "group"):
                how = "who.several"
                found = descriptions.several(situation)
            else:
                how = "who.description"
                match = descriptions.one(situation)
                found = [match] if match is not None else []
        else:
            how = "who.predicate"
            found = self._predicate_of(situation)
            if not found and not (noun.determiner or noun.plural or noun.count) and noun.kind == PERSON:
                how = "who.description"
                match = descriptions.bare(situation)
                found = [match] if match is not None else []
        if not found:
            how = "who.described"
            found = [self.entities.unnamed(reference)]
        known = [e for entity in found for e in (_identities(entity) or [entity])]
        return [Resolved(e, reference, how if e in found else "who.identity") for e in known]

    def _predicate_of(self, situation: Situation) -> list[Entity]:
        """ "X was one of nine climbers": X."""
        reference = situation.reference
        if reference.noun.determiner not in ("a", "an") and reference.noun.lemma != "one":
            return []
        parse = reference.parse
        at = parse.node_at(reference.noun.head)
        verb = parse.nodes[at - 1].verb if at > 0 else None
        owner = subject(parse, at - 1) if verb is not None and verb.lemma == "be" else None
        phrase = phrase_of(parse, owner) if owner is not None and owner != at else None
        if phrase is None:
            return []
        return [r.entity for ref in references(parse, phrase)[:1] for r in self.resolve(ref, situation.sentence)]


def _identities(entity: Entity) -> list[Entity]:
    """The people whom the text names for an unnamed one, if it names as many as it counts."""
    return entity.identity if len(entity.identity) >= max(entity.count, 1 + entity.plural) else []


__all__ = ["Coreference", "Resolved"]
