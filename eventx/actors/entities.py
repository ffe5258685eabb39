"""The entities of a document: one for all that a person, body, country or group is called in it.

Names are introduced first, the full ones before the short, so that a headline's surname finds the full name of the
body. Everything is looked up by its words, never by a walk over all entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from eventx.actors.names import Words, acronym, name_words, plain, same_body, same_person
from eventx.actors.references import Reference, address_forms, inner_references, possessor, references, title_of
from eventx.lexicon import places, senses, table
from eventx.lexicon.persons import given_name, is_surname
from eventx.text.clauses import preposition_before, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import BODY, COUNTRY, GROUP, PERSON, PLACE, PRONOUN, state_of
from eventx.text.understood import subject
from eventx.times.numerals import cardinal
from eventx.values import dataclass, field, light

SUBJECT, OBJECT, OTHER, INNER = "subject", "object", "other", "inner"
FEMALE, MALE = "f", "m"
ARTICLES = frozenset({"the", "a", "an"})
THEM = frozenset({"them", "us", "those", "these"})  # "21 of them"
COUNT = re.compile(r"[a-z][a-z -]*|\d{1,3}(?:,\d{3})+|\d{1,6}")
SHORTER = {"chief executive": "ceo", "chief financial officer": "cfo"}
NEAR = 48  # namesakes compared: a document that names more is a list


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that the document speaks of."""

    number: int
    name: str
    kind: str
    words: Words
    gender: str = ""
    country: str | None = None
    titles: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)  # nouns that describe it, in the singular, and what these imply
    plural: bool = False
    head: str = ""  # of an unnamed entity: the noun that names it
    count: int = 0  # of an unnamed group, where the text gives it
    named: bool = False
    sure: bool = False  # a person beyond doubt: with a title, a known given name or a description
    held: bool = False  # kidnapped, jailed or freed somewhere in the document
    freed: bool = False  # told to be free by an event read so far
    identity: list[Entity] = field(default_factory=list)  # of an unnamed one: who the text says later that it is
    sources: dict[str, Reference] = field(default_factory=dict)  # where the text gives its name, title and country

    @property
    def title(self) -> str | None:
        return self.titles[0] if self.titles else None

    @property
    def many(self) -> bool:
        """A group of people."""
        return self.plural or self.kind == GROUP


@light(frozen=True, slots=True)
class Sighting:
    """A mention of an entity. Those of one `node` stand side by side in one phrase."""

    entity: Entity
    position: int
    sentence: int
    node: int
    role: str  # subject, object, other; inner: within another mention ("the aide of X")
    quoted: bool = False


@light(frozen=True, slots=True)
class Found:
    """A reference of a sentence and where it stands."""

    reference: Reference
    node: int
    role: str


class Entities:
    """All entities of a document, by name, by role and by head noun."""

    def __init__(self, parses: Sequence[Parse]) -> None:
        self.parses = parses
        self.all: list[Entity] = []
        self._by_word: dict[str, list[Entity]] = {}
        self._by_words: dict[Words, Entity] = {}
        self._by_acronym: dict[str, Entity] = {}
        self._by_head: dict[str, list[Entity]] = {}
        self._by_count: dict[int, list[Entity]] = {}
        self._worded: dict[tuple[str, Words], Entity] = {}
        self._by_role: dict[str, list[Entity]] = {}
        self._states: dict[str, Entity] = {}
        self.found = [list(_found(parse)) for parse in parses]
        named = [f.reference for line in self.found for f in line if f.reference.name]
        for reference in sorted(named, key=lambda r: len((r.name or "").split()) < 2):
            self.describe(self.named(reference), reference)

    # -- names ---------------------------------------------------------------------------------------

    def named(self, reference: Reference) -> Entity:
        """The entity that a named reference means; made if it is new."""
        return self._find(reference) or self._introduce(reference)

    def _find(self, reference: Reference) -> Entity | None:
        name = reference.name
        assert name is not None
        words = name_words(name)
        if not words:
            return None
        if reference.kind == COUNTRY and (state := state_of(name)):
            return self._state(reference, name, state)
        likely = self.namesakes(reference)
        if not likely:
            return None
        best = likely[0]
        if len(words) > len(best.words) and best.kind == PERSON:
            self._rename(best, name, words)
            best.sources["name"] = reference
        return best

    def namesakes(self, reference: Reference) -> list[Entity]:
        """The entities that the name fits best: more than one where namesakes are called by their surname."""
        words = name_words(reference.name or "")
        if not words:
            return []

        def fit(entity: Entity) -> tuple[bool, bool, bool]:
            return entity.words == words, entity.words[-1] == words[-1], entity.kind == reference.kind

        likely = [e for e in self._near(words) if self._agrees(e, words, reference)]
        if len(likely) < 2:
            return likely
        best = max(map(fit, likely))
        return [e for e in likely if fit(e) == best]

    def _state(self, reference: Reference, name: str, code: str) -> Entity | None:
        """The country's entity, also for its capital: it goes by the country's name once the document gives it."""
        entity = self._states.get(code)
        if entity is None or not places.country(name):
            return entity
        if not places.country(entity.name) or (len(name) > len(entity.name) and not name.isupper()):
            self._rename(entity, name, name_words(name))
            entity.sources["name"] = reference
        return entity

    def _near(self, words: Words) -> list[Entity]:
        if words in self._by_words:
            return [self._by_words[words], *self._by_word.get(words[-1], ())[-NEAR:]]
        near = [e for word in dict.fromkeys((words[-1], words[0])) for e in self._by_word.get(word, ())[-NEAR:]]
        short = words[0] if len(words) == 1 else acronym(words)
        return [*near, self._by_acronym[short]] if short in self._by_acronym else near

    def _agrees(self, entity: Entity, words: Words, reference: Reference) -> bool:
        if reference.kind == PLACE and entity.sure and len(words) == 1 < len(entity.words):
            return entity.words[-1] == words[0]
        if entity.kind in (COUNTRY, PLACE) or reference.kind in (COUNTRY, PLACE):
            return entity.words == words and (entity.kind == reference.kind or not reference.noun.title)
        if BODY in (entity.kind, reference.kind) or GROUP in (entity.kind, reference.kind):
            if reference.kind == BODY and entity.sure and len(words) == 1 < len(entity.words):
                return entity.words[-1] == words[0]  # "the Okafor plan"
            other = entity.kind if reference.kind in (BODY, GROUP) else reference.kind
            sure = entity.sure if other == entity.kind else bool(reference.noun.title)
            return same_body(words, entity.words) and not (other == PERSON and sure)
        return same_person(words, entity.words) and not self._clashes(entity, reference)

    def _clashes(self, entity: Entity, reference: Reference) -> bool:
        """A form of address of the other gender keeps namesakes apart ("Mrs. Marsh" is not Greg Marsh)."""
        if not reference.noun.title or not entity.gender:
            return False
        title = reference.parse.tokens.lowers[reference.noun.title[1] - 1]
        gender = table("titles").get(title, "") or gender_of(title)
        return bool(gender and gender != entity.gender)

    def _rename(self, entity: Entity, name: str, words: Words) -> None:
        entity.name, entity.words = name, words
        self._index(entity)

    def _introduce(self, reference: Reference) -> Entity:
        name = reference.name
        assert name is not None
        kind = reference.kind if reference.kind in (PERSON, BODY, COUNTRY, GROUP, PLACE) else PERSON
        text = reference.text if kind in (GROUP, BODY) and not reference.noun.title else name
        entity = self._new(without_article(text), kind, name_words(name) or (name.lower(),), reference.noun.lemma)
        entity.named = True
        entity.sources["name"] = reference
        if kind in (COUNTRY, BODY):
            entity.country = state_of(name)
            entity.sources["country"] = reference
        if entity.kind == COUNTRY and entity.country:
            self._states[entity.country] = entity
        return entity

    def _new(self, name: str, kind: str, words: Words, head: str) -> Entity:
        entity = Entity(len(self.all), name, kind, words, head=head)
        self.all.append(entity)
        self._index(entity)
        return entity

    def _index(self, entity: Entity) -> None:
        self._by_words.setdefault(entity.words, entity)
        keys = entity.words if entity.kind == PERSON else (entity.words[-1], entity.words[0])
        for word in dict.fromkeys(keys):
            known = self._by_word.setdefault(word, [])
            if entity not in known:
                known.append(entity)
        if len(entity.words) > 1 and entity.kind != PERSON:
            self._by_acronym.setdefault(acronym(entity.words), entity)

    # -- the unnamed ----------------------------------------------------------------------------------

    def unnamed(self, reference: Reference) -> Entity:
        """The entity of a description itself: one for all that are worded alike, or count as many of the same."""
        text = without_article(reference.text)
        words = name_words(text) or (text.lower(),)
        head, count = head_of(reference), count_of(reference)
        known = self._worded.get((head, words)) or self._counted(head, count)
        if known is not None:
            if len(words) > len(known.words) and not THEM & set(words):
                known.name, known.words = text, words
                known.sources["name"] = reference
            return known
        kind = GROUP if reference.kind == PRONOUN and reference.noun.plural else reference.kind
        entity = Entity(len(self.all), text, PERSON if kind == PRONOUN else kind, words, head=head)
        entity.plural = reference.noun.plural
        entity.country = reference.country
        entity.sources = {"name": reference, "country": reference}
        entity.count = count
        entity.held = senses.is_captive(head) or bool(
            set(reference.noun.modifiers) & set(table("coreference")["classes"]["held"])
        )
        entity.gender = gender_of(head)
        self.all.append(entity)
        self._worded[head, words] = entity
        self._by_head.setdefault(head, []).append(entity)
        if count > 1:
            self._by_count.setdefault(count, []).append(entity)
        if entity.kind == PERSON:
            self._add_roles(entity, roles_of(" ".join([*reference.noun.modifiers, head])))
        return entity

    def _counted(self, head: str, count: int) -> Entity | None:
        """ "21 schoolgirls" are "21 captives" told of before; of two, only the same noun is."""
        if count < 2:
            return None
        return next(
            (e for e in self._by_count.get(count, ()) if same_head(head, e) and (count > 2 or e.head == head)), None
        )

    def identify(self, reference: Reference, entity: Entity) -> None:
        """ "A teacher was freed ... The teacher, Musa Garba": the unnamed one told of before is this person."""
        described = reference.described
        if described is None or described.name is not None or described.determiner != "the":
            return
        count = int(cardinal(described.count)) if COUNT.fullmatch(described.count.lower()) else 0
        for known in reversed(self._by_head.get(described.lemma, ())):
            plain = known.country is None or entity.country is None or known.country == entity.country
            if known.plural == described.plural and plain and (not count or known.count in (0, count)):
                room = max(known.count, 1) if known.count or not known.plural else len(known.identity) + 1
                if len(known.identity) < room and all(e is not entity for e in known.identity):
                    known.identity.append(entity)
                return

    def groups(self, head: str) -> list[Entity]:
        """The unnamed entities of a head noun, in the order of their first mention."""
        return self._by_head.get(head, [])

    def bearers(self, role: str) -> list[Entity]:
        """The entities that some title or description gives this role."""
        return self._by_role.get(role, [])

    # -- what a mention says of its entity ---------------------------------------------------------------

    def describe(self, entity: Entity, reference: Reference) -> None:
        """Keep what a named mention says of the entity: title, roles, country, gender."""
        if entity.country is None and reference.country and entity.kind in (PERSON, BODY):
            entity.country = reference.country
            entity.sources["country"] = reference
        for noun in (reference.noun, reference.described):
            title = title_of(reference.parse.tokens, noun) if noun is not None else None
            if title is None:
                continue
            if title not in entity.titles and title.lower() not in address_forms():
                entity.titles.append(title)
                entity.sources.setdefault("title", reference)
            self._add_roles(entity, roles_of(title))
            entity.held = entity.held or (entity.kind == PERSON and _tells_of_custody(title))
            entity.sure = entity.sure or entity.kind == PERSON
        if entity.kind == PERSON:
            entity.sure = entity.sure or _known_person(entity.name)
            if not entity.gender:
                entity.gender = _gender(entity, reference)

    def add_role(self, entity: Entity, lemma: str) -> None:
        """Somebody is said to be something: "Ana Ruiz was a teacher"."""
        if entity.kind == PERSON:
            self._add_roles(entity, [lemma])
            entity.sure = True

    def _add_roles(self, entity: Entity, words: Iterable[str]) -> None:
        known = table("coreference")
        for word in words:
            plain = known["short"].get(word, word)
            lemma = senses.noun_lemma(plain)
            parts = [lemma] + ([lemma.rsplit("-", 1)[1], lemma.split("-", 1)[0]] if "-" in lemma else [])
            for part in dict.fromkeys(parts):
                for role in (part, *known["implied"].get(part, ())):
                    if role not in entity.roles:
                        entity.roles.add(role)
                        self._by_role.setdefault(role, []).append(entity)


def roles_of(title: str) -> list[str]:
    """The words of a title that may be said of its bearer; a prime minister is a premier."""
    words = title.lower().split()
    phrases = [" ".join(words[i:]) for i in range(len(words) - 2)]  # "secretary of state"
    chief = [short for long, short in SHORTER.items() if long in title.lower()]
    return [*words, *phrases, *(["premier"] if "prime" in words else []), *chief]


def _tells_of_custody(title: str) -> bool:
    """ "jailed poet", "hostage"."""
    words = title.lower().split()
    held = table("coreference")["classes"]["held"]
    return senses.is_captive(senses.noun_lemma(words[-1])) or any(word in held for word in words)


def _known_person(name: str) -> bool:
    words = name.split()
    return bool(len(words) > 1 and given_name(words[0])) or (len(words) == 1 and is_surname(name))


def _gender(entity: Entity, reference: Reference) -> str:
    for title in entity.titles:
        for word in title.lower().split():
            if found := gender_of(senses.noun_lemma(word)):
                return found
    if reference.noun.title:
        known = table("titles").get(reference.parse.tokens.lowers[reference.noun.title[1] - 1], "")
        if known:
            return str(known)
    if entity.country in table("coreference")["family_first"]["countries"]:
        return ""
    usual = given_name(entity.name.split()[0]) or ""
    return usual if usual in (FEMALE, MALE) and len(entity.words) > 1 else ""


def gender_of(lemma: str) -> str:
    genders = table("coreference")["gender"]
    return next((gender for gender in (FEMALE, MALE) if lemma in genders[gender]), "")


def head_of(reference: Reference) -> str:
    """The noun that says what an unnamed reference is; of "nine of the climbers" that is climber."""
    noun = reference.noun
    if reference.of is not None and reference.parse.tags[noun.head] == "#":
        return senses.noun_lemma(reference.parse.tokens.lowers[reference.of.members[0].noun.head])
    return noun.lemma


def same_head(head: str, entity: Entity) -> bool:
    """A group of this head may be the entity: the same noun or its end, people held, or people as such."""
    if not entity.many:
        return False
    if head in THEM or head in table("numbers")["small"]:
        return True  # "the three" are three children
    if (
        entity.head == head
        or (len(head) > 3 and entity.head.endswith(head))
        or (len(entity.head) > 3 and head.endswith(entity.head))
    ):
        return True
    people = table("coreference")["classes"]["people"]
    if senses.is_captive(head) or head in people:
        return entity.kind == GROUP and (entity.held or senses.is_person(entity.head))
    return (senses.is_captive(entity.head) or entity.head in people) and senses.is_person(head)


def count_of(reference: Reference) -> int:
    """How many a group counts ("nine captive climbers"); 0 where the text does not say."""
    count = reference.noun.count.lower()
    if not COUNT.fullmatch(count) or reference.noun.determiner in ("no", "neither"):
        return 0
    found = cardinal(count)
    return int(found) if 1 < found < 1_000_000 else 0


def without_article(text: str) -> str:
    first, _, rest = plain(text).partition(" ")
    return rest if rest and first.lower() in ARTICLES else plain(text)


# -- the references of a sentence -----------------------------------------------------------------------


def _as_what(parse: Parse, i: int) -> bool:
    """ "As a young officer he learned": what somebody was, and nobody else."""
    phrase = parse.nodes[i].phrase
    noun = phrase.members[0].noun if phrase is not None else None
    single = noun is not None and noun.kind == PERSON and noun.name is None and noun.determiner in ("a", "an")
    return single and i == 1 and parse.nodes[0].word == "as"


def _found(parse: Parse) -> Iterable[Found]:
    """Every reference of the sentence, in order, those inside of-phrases and possessors too."""
    subjects = {subject(parse, i) for i, node in enumerate(parse.nodes) if node.verb is not None and node.verb.finite}
    for i, node in enumerate(parse.nodes):
        if node.phrase is None or _as_what(parse, i):
            continue
        direct = i > 0 and verb_of(parse, i - 1) is not None and not preposition_before(parse, i)
        role = SUBJECT if i in subjects else OBJECT if direct else OTHER
        inner = [r for m in node.phrase.members if m.noun.kind != PRONOUN for r in possessor(parse, m.noun)]
        inner += [r for member in node.phrase.members for r in inner_references(parse, member)]
        yield from (Found(r, i, INNER) for r in inner)
        yield from (Found(r, i, role) for r in references(parse, node.phrase))
