"""The entities of a document: one for all that a person, body or country is called in it.

Two passes over the parsed sentences: full names first, so that a headline's "Blinken" finds the full name of the
body; then every mention in order, which gives coreference its recency and its subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eventx.actors.references import Reference, possessor, references
from eventx.lexicon import table
from eventx.lexicon.persons import given_name
from eventx.text.clauses import preposition_before
from eventx.text.nouns import BODY, COUNTRY, GROUP, PERSON, PLACE, PRONOUN, state_of
from eventx.text.phrases import Member, Parse, Phrase

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
FEMALE, MALE = "f", "m"
FEMALE_WORDS = frozenset(
    "woman girl mother wife daughter sister widow queen princess nun actress businesswoman spokeswoman chairwoman congresswoman policewoman lady ballerina airwoman granddaughter niece aunt schoolgirl waitress duchess empress".split()
)
MALE_WORDS = frozenset(
    "man boy father husband son brother widower king prince monk actor businessman spokesman chairman congressman policeman gentleman grandson nephew uncle schoolboy priest imam sheikh emir fisherman serviceman gunman".split()
)


@dataclass(slots=True)
class Entity:
    """Somebody or something that the document speaks of."""

    number: int
    name: str
    kind: str
    words: tuple[str, ...]
    gender: str = ""
    country: str | None = None
    titles: list[str] = field(default_factory=list)
    plural: bool = False
    head: str = ""

    @property
    def title(self) -> str | None:
        return self.titles[0] if self.titles else None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention of an entity in the order of the text."""

    entity: Entity
    position: int
    sentence: int
    subject: bool


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, lower case, without suffixes."""
    return tuple(w for w in (m.group().lower().replace("’", "'") for m in WORD.finditer(name)) if w not in SUFFIXES)


class Entities:
    """All entities of a document and where they are mentioned."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self.parses = parses
        self.all: list[Entity] = []
        self.sightings: list[Sighting] = []
        self._by_last: dict[str, list[Entity]] = {}
        found = [[(ref, subject) for ref, subject in _references(parse)] for parse in parses]
        for line in found:
            for reference, _ in line:
                if reference.name and len(reference.name.split()) > 1:
                    self._introduce(reference)
        for sentence, line in enumerate(found):
            for reference, subject in line:
                entity = self.named(reference) if reference.name else self._unnamed(reference)
                if entity is not None:
                    self._describe(entity, reference)
                    self.sightings.append(Sighting(entity, reference.span[0], sentence, subject))
        self.sightings.sort(key=lambda s: s.position)

    # -- names ---------------------------------------------------------------------------------------

    def named(self, reference: Reference) -> Entity | None:
        """The entity that a named reference means; made if it is new."""
        name = reference.name
        assert name is not None
        known = self.find(name, reference)
        return known if known is not None else self._introduce(reference)

    def find(self, name: str, reference: Reference | None = None) -> Entity | None:
        """The entity of this name: the same words, a part of a longer name, or an acronym."""
        words = name_words(name)
        if not words:
            return None
        country = state_of(name)
        best: Entity | None = None
        for entity in self._by_last.get(words[-1], ()) if len(words) > 1 else self._candidates(words[0]):
            if entity.words == words:
                return entity
            if len(words) == 1 and entity.kind == PERSON and words[0] in (entity.words[-1], entity.words[0]):
                if entity.words[-1] == words[0] or not given_name(name) or best is None:
                    if not self._clashes(entity, reference):
                        best = entity
            elif len(words) > 1 and entity.kind == PERSON and set(words) <= set(entity.words):
                best = entity
            elif (
                len(words) > 1
                and entity.kind == PERSON
                and words[-1] == entity.words[-1]
                and set(entity.words) <= set(words)
            ):
                entity.name, entity.words = name, words
                return entity
        if best is None and country:
            best = next((e for e in self.all if e.kind == COUNTRY and e.country == country and e.words == words), None)
        return best

    def _candidates(self, word: str) -> list[Entity]:
        exact = [e for e in self.all if word in (e.words[-1:] + e.words[:1])]
        return sorted(exact, key=lambda e: (e.words[-1] != word, -len(e.words)))

    def _clashes(self, entity: Entity, reference: Reference | None) -> bool:
        """A title of the other gender keeps namesakes apart ("Mrs. Marsh" is not Greg Marsh)."""
        if reference is None or not reference.noun.title:
            return False
        title = reference.parse.tokens.lowers[reference.noun.title[1] - 1]
        gender = table("titles").get(title, "")
        return bool(
            gender
            and entity.gender
            and gender != entity.gender
            and title in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss")
        )

    def _introduce(self, reference: Reference) -> Entity:
        name = reference.name
        assert name is not None
        known = self.find(name, reference)
        if known is not None:
            return known
        kind = reference.kind if reference.kind in (PERSON, BODY, COUNTRY, GROUP, PLACE) else PERSON
        text = (
            name
            if kind == PERSON
            else reference.text
            if reference.noun.kind in (GROUP, BODY) and not reference.noun.title
            else name
        )
        entity = Entity(
            len(self.all), _without_article(text), kind, name_words(name) or (name.lower(),), head=reference.noun.lemma
        )
        if kind in (COUNTRY, BODY):
            entity.country = state_of(name)
        self.all.append(entity)
        self._by_last.setdefault(entity.words[-1], []).append(entity)
        return entity

    def _unnamed(self, reference: Reference) -> Entity | None:
        """Unnamed people are entities too, so that "the girls" finds "21 captive schoolgirls"."""
        if reference.kind == PRONOUN or reference.kind not in (PERSON, GROUP, BODY):
            return None
        noun = reference.noun
        if noun.determiner in ("the", "these", "those", "both") or noun.pronoun:
            return None
        entity = Entity(
            len(self.all),
            _without_article(reference.text),
            reference.kind,
            name_words(reference.text) or ("",),
            plural=noun.plural,
            head=noun.lemma,
            country=reference.country,
        )
        self.all.append(entity)
        return entity

    def _describe(self, entity: Entity, reference: Reference) -> None:
        """Keep what this mention says of the entity: title, country, gender."""
        if reference.name is None:
            return
        if entity.country is None and reference.country and entity.kind != COUNTRY:
            entity.country = reference.country
        for noun in (reference.noun, reference.described):
            if noun is None:
                continue
            from eventx.actors.references import title_of

            title = title_of(reference.parse.tokens, noun)
            if title and title not in entity.titles:
                entity.titles.append(title)
        if not entity.gender and entity.kind == PERSON:
            entity.gender = self._gender(entity, reference)

    def _gender(self, entity: Entity, reference: Reference) -> str:
        for title in entity.titles:
            for word in name_words(title):
                if word in FEMALE_WORDS:
                    return FEMALE
                if word in MALE_WORDS:
                    return MALE
        if reference.noun.title:
            known = table("titles").get(reference.parse.tokens.lowers[reference.noun.title[1] - 1], "")
            if known:
                return str(known)
        known = given_name(entity.name.split()[0]) or ""
        return known if known in (FEMALE, MALE) and len(entity.words) > 1 else ""


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else text


def _references(parse: Parse) -> Iterable[tuple[Reference, bool]]:
    """Every reference of the sentence, those inside of-phrases and possessors too, and whether it may be a subject."""
    verb = next((i for i, node in enumerate(parse.nodes) if node.kind == "V"), len(parse.nodes))
    for i, node in enumerate(parse.nodes):
        if node.phrase is None:
            continue
        leading = i < verb and not preposition_before(parse, i)
        yield from _of_phrase(parse, node.phrase, leading)


def _of_phrase(parse: Parse, phrase: Phrase, subject: bool) -> Iterable[tuple[Reference, bool]]:
    for member in phrase.members:
        yield from ((ref, False) for ref in possessor(parse, member.noun) if ref.name)
    for reference in references(parse, phrase):
        yield reference, subject
    for member in phrase.members:
        yield from _inner(parse, member)


def _inner(parse: Parse, member: Member) -> Iterable[tuple[Reference, bool]]:
    for inner in (member.of, member.source):
        if inner is not None:
            yield from _of_phrase(parse, inner, False)
    if member.apposed is not None:
        for other in member.apposed.members:
            yield from ((ref, False) for ref in possessor(parse, other.noun) if ref.name)
            if other.of is not None:
                yield from _of_phrase(parse, other.of, False)
