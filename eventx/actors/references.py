"""References: the people, bodies and groups that one noun phrase speaks of.

"The foreign ministers of Azerbaijan and Iran, Leyla Mammadova and Hamid Ansari," refers to two people; "Trade
ministers Ana Ruiz and Jan Vos" too, and both are trade ministers; "17 Kenyan fishermen" to one group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eventx.text.nouns import BODY, COUNTRY, GROUP, HUMAN, PERSON, PLACE, PRONOUN, Noun, state_of
from eventx.text.phrases import Member, Parse, Phrase
from eventx.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Reference:
    """One referent as one place of the text has it. Token ranges are [first, last) of the parse's tokens."""

    parse: Parse
    noun: Noun  # the noun group that names it
    described: Noun | None  # the apposed description, or the description that the name is apposed to
    first: int
    last: int
    of: Phrase | None
    country: str | None
    kind: str

    @property
    def text(self) -> str:
        return self.parse.tokens.slice(self.first, self.last)

    @property
    def span(self) -> tuple[int, int]:
        return self.parse.tokens.starts[self.first], self.parse.tokens.ends[self.last - 1]

    @property
    def name(self) -> str | None:
        return self.parse.tokens.slice(*self.noun.name) if self.noun.name else None

    @property
    def title(self) -> str | None:
        return title_of(self.parse.tokens, self.noun) or (
            title_of(self.parse.tokens, self.described) if self.described else None
        )

    @property
    def plural(self) -> bool:
        return self.noun.plural and self.noun.name is None


def title_of(tokens: Tokens, noun: Noun) -> str | None:
    """The office or description: the title before a name, or a describing group without determiner and possessor."""
    if noun.title:
        return tokens.slice(*noun.title)
    if noun.name is None and noun.kind != PRONOUN:
        first = noun.possessor[1] + 1 if noun.possessor else noun.first
        while first < noun.last - 1 and tokens.lowers[first] in ("the", "a", "an", "his", "her", "their", "its"):
            first += 1
        return tokens.slice(first, noun.last)
    return None


def references(parse: Parse, phrase: Phrase, also: frozenset[str] = frozenset()) -> list[Reference]:
    """Everybody that the phrase refers to, in order; things and events are left out, but for the lemmas in `also`."""
    found: list[Reference] = []
    shared: Noun | None = None
    for member in phrase.members:
        noun = member.noun
        if noun.name and noun.title and _plural_title(parse, noun):
            shared = noun
        found.extend(_of_member(parse, member, shared if shared is not noun else None, also))
    return found


def _plural_title(parse: Parse, noun: Noun) -> bool:
    assert noun.title is not None
    last = parse.tokens.lowers[noun.title[1] - 1]
    return last.endswith("s") and not last.endswith("ss") and parse.tags[noun.title[1] - 1] in "sN"


def _of_member(
    parse: Parse, member: Member, shared: Noun | None, also: frozenset[str] = frozenset()
) -> Iterator[Reference]:
    noun = member.noun
    if noun.lemma not in also and noun.kind not in HUMAN and not (noun.kind == PLACE and noun.name):
        return
    if member.apposed is not None:
        apposed = member.apposed
        named = [m for m in apposed.members if m.noun.name]
        if named and noun.name is None:
            countries = _countries(parse, member)
            for i, other in enumerate(apposed.members):
                country = other.noun.country or (
                    countries[i]
                    if len(countries) == len(apposed.members)
                    else countries[0]
                    if len(countries) == 1
                    else noun.country
                )
                yield _reference(parse, other, noun, country)
            return
        description = apposed.members[0]
        yield _reference(
            parse, member, description.noun, noun.country or description.noun.country or _of_country(parse, description)
        )
        return
    yield _reference(
        parse, member, shared, noun.country or (shared.country if shared else None) or _of_country(parse, member)
    )
    if member.included is not None:
        for other in member.included.members:
            yield from _of_member(parse, other, None)


def _reference(parse: Parse, member: Member, described: Noun | None, country: str | None) -> Reference:
    noun = member.noun
    first = noun.name[0] if noun.name and noun.kind != PLACE else _start(parse, noun)
    if noun.name and noun.kind in (BODY, GROUP) and noun.modifiers:
        first = _start(parse, noun)
    last = noun.last
    if noun.name is None:
        last = max([noun.last] + [p.last for p in (member.of, member.source) if p is not None])
    kind = (
        COUNTRY
        if noun.kind == PLACE and state_of(parse.tokens.slice(*noun.name) if noun.name else "")
        else noun.kind
        if noun.kind in HUMAN or noun.kind == PLACE
        else GROUP
    )
    return Reference(parse, noun, described, first, last, member.of, country, kind)


def _start(parse: Parse, noun: Noun) -> int:
    """First token of a description, without article; a possessor stays ("Sudan's army")."""
    first = noun.first
    while (
        first < noun.last - 1
        and parse.tags[first] == "D"
        and parse.tokens.lowers[first]
        in (
            "the",
            "a",
            "an",
            "both",
            "all",
            "some",
            "any",
            "no",
            "this",
            "these",
            "those",
            "that",
            "several",
            "another",
        )
    ):
        first += 1
    return first


def _countries(parse: Parse, member: Member) -> list[str | None]:
    """The countries that a plural description shares out: "foreign ministers of A and B", "the A-ish and B-ish leaders"."""
    if member.of is not None:
        return [state_of(parse.tokens.slice(*m.noun.name)) if m.noun.name else None for m in member.of.members]
    found: list[str | None] = []
    from eventx.lexicon import places

    for i in range(member.noun.first, member.noun.last):
        word = parse.tokens.words[i]
        if word[0].isupper() and places.demonym(word):
            found.append(places.demonym(word))
    return found


def _of_country(parse: Parse, member: Member) -> str | None:
    """ "the president of Mexico": the country of the of-phrase."""
    if member.of is None or not member.of.members[0].noun.name:
        return None
    return state_of(parse.tokens.slice(*member.of.members[0].noun.name))


def possessor(parse: Parse, noun: Noun) -> list[Reference]:
    """Whoever the possessive before a noun refers to: "Kessler's", "his", "the two leaders'"."""
    from eventx.text.chunks import Chunk
    from eventx.text.nouns import read_noun

    if noun.possessor is not None:
        first, last = noun.possessor
        while first < last - 1 and parse.tags[first] == "E":
            first += 1
        if parse.tags[first:last].strip("E") == "":
            return []
        inner = read_noun(parse.tokens, parse.tags, Chunk("G", first, last, ""))
        return list(_of_member(parse, Member(inner, last=last), None))
    if noun.pronoun:
        at = next((i for i in range(noun.first, noun.last) if parse.tokens.lowers[i] == noun.pronoun), noun.first)
        lower = noun.pronoun
        plural = lower in ("their", "our")
        owner = Noun(at, at + 1, at, lower, plural, PRONOUN, "", "", lower, None, None, None, None, ())
        return [Reference(parse, owner, None, at, at + 1, None, None, PRONOUN)]
    return []


def modifier_names(parse: Parse, noun: Noun) -> list[Reference]:
    """Names that modify an event noun: "the Kim-Trump summit", "an OPEC meeting"."""
    start = noun.possessor[1] + 1 if noun.possessor else noun.first
    found: list[Reference] = []
    i = start
    while i < noun.head:
        if parse.tags[i] == "N" and parse.tokens.words[i][0].isupper():
            last = i + 1
            while last < noun.head and parse.tags[last] == "N":
                last += 1
            found.extend(_split_hyphen(parse, i, last))
            i = last
        else:
            i += 1
    return found


def _split_hyphen(parse: Parse, first: int, last: int) -> Iterator[Reference]:
    from eventx.text.nouns import name_kind

    kind = name_kind(parse.tokens.words[first:last], determiner="the")
    noun = Noun(
        first,
        last,
        last - 1,
        parse.tokens.lowers[last - 1],
        False,
        kind,
        "",
        "",
        "",
        None,
        None,
        None,
        (first, last),
        (),
    )
    yield Reference(parse, noun, None, first, last, None, None, kind)


__all__ = ["PERSON", "Reference", "modifier_names", "possessor", "references", "title_of"]
