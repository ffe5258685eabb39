"""References: the people, bodies and groups that one noun phrase speaks of.

"The farm ministers of Peru and Chile, Elvira Pons and Tadeo Benegas," refers to two people; "Trade
ministers Ana Ruiz and Jan Vos" too, and both are trade ministers; "17 Kenyan fishermen" to one group.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from eventx.actors.names import plain
from eventx.lexicon import places, table
from eventx.lexicon.persons import is_surname
from eventx.text.chunks import Chunk
from eventx.text.clauses import ASKED_AGAIN
from eventx.text.nodes import Member, Parse, Phrase
from eventx.text.nouns import (
    BODY,
    COUNTRY,
    GROUP,
    HUMAN,
    PERSON,
    PLACE,
    PRONOUN,
    Noun,
    read_noun,
    state_of,
)
from eventx.text.tokens import Tokens
from eventx.values import light, replace

QUANTITIES = frozenset(
    {
        "number",
        "dozen",
        "score",
        "hundred",
        "thousand",
        "million",
        "handful",
        "bunch",
        "majority",
        "rest",
        "half",
        "third",
        "part",
        "lot",
        "host",
        "none",
    }
)


def address_forms() -> tuple[str, ...]:
    """Forms of address, which are no offices: "Mr", "Sir"."""
    found: tuple[str, ...] = table("coreference")["classes"]["address"]
    return found


@light(frozen=True, slots=True)
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
    named: tuple[int, int] | None  # the tokens of its name, of a body with what it is of: "Ministry of Trade"

    @property
    def text(self) -> str:
        return self.parse.tokens.slice(self.first, self.last)

    @property
    def span(self) -> tuple[int, int]:
        return self.parse.tokens.starts[self.first], self.parse.tokens.ends[self.last - 1]

    @property
    def name(self) -> str | None:
        return plain(self.parse.tokens.slice(*self.named)) if self.named else None

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
        first, last = noun.title
        while last - first > 1 and tokens.lowers[last - 1] in address_forms():
            last -= 1
        return tokens.slice(first, last)
    if noun.name is None and noun.kind != PRONOUN:
        first = noun.possessor[1] + 1 if noun.possessor else noun.first
        left_out = {"the", "a", "an", "his", "her", "their", "its", *noun.count.lower().split()}
        while first < noun.last - 1 and tokens.lowers[first] in left_out:
            first += 1
        return tokens.slice(first, noun.last)
    return None


@lru_cache(maxsize=ASKED_AGAIN)
def references(parse: Parse, phrase: Phrase, also: frozenset[str] = frozenset()) -> tuple[Reference, ...]:
    """Everybody that the phrase refers to, in order; things and events are left out, but for the lemmas in `also`."""
    found: list[Reference] = []
    shared: Noun | None = None
    for i, member in enumerate(phrase.members):
        noun = member.noun
        if i == 0 and _counts_the_rest(phrase):
            continue
        if i + 1 < len(phrase.members) and _title_of_next(parse, member, phrase.members[i + 1]):
            continue
        if i + 1 < len(phrase.members) and _nation_of_next(parse, member, phrase.members[i + 1]):
            continue
        if noun.name and noun.title and _plural_title(parse, noun):
            shared = noun
        found.extend(_of_member(parse, member, shared if shared is not noun else None, also))
    return tuple(found)


def _counts_the_rest(phrase: Phrase) -> bool:
    """ "the two sides, the rebels and the governor": the first member is the others."""
    if len(phrase.members) < 3:
        return False
    first, *others = phrase.members
    count = table("numbers")["small"].get(first.noun.count.lower(), 0)
    return first.noun.name is None and first.noun.determiner == "the" and int(count) == len(others)


def _plural_title(parse: Parse, noun: Noun) -> bool:
    assert noun.title is not None
    last = parse.tokens.lowers[noun.title[1] - 1]
    return last.endswith("s") and not last.endswith("ss") and parse.tags[noun.title[1] - 1] in "sN"


def _title_of_next(parse: Parse, member: Member, following: Member) -> bool:
    """ "chairman and chief executive Rosa Lund": the first office is the second's bearer's too."""
    noun, other = member.noun, following.noun
    return (
        noun.kind == PERSON
        and noun.name is None
        and not (noun.plural or noun.determiner == "a" or noun.pronoun or member.of or member.apposed or member.source)
        and other.name is not None
        and other.title is not None
        and not other.determiner
        and not (other.pronoun or other.possessor)
        and parse.tokens.lowers[other.title[1] - 1] not in address_forms()
    )


def _nation_of_next(parse: Parse, member: Member, following: Member) -> bool:
    """ "Chad and Mali leaders": the first country shares the noun of the second."""
    noun, other = member.noun, following.noun
    if noun.kind != COUNTRY or noun.name is None or noun.determiner or member.of is not None:
        return False
    nation = other.first < other.head and state_of(parse.tokens.words[other.first]) is not None
    return nation and other.name is None and other.plural and other.kind in HUMAN and not other.possessor


def _of_member(
    parse: Parse, member: Member, shared: Noun | None, also: frozenset[str] = frozenset()
) -> Iterator[Reference]:
    noun = member.noun
    if noun.lemma == "total" and member.of is not None and member.of.members[0].noun.count:
        yield from references(parse, member.of)  # "a total of nine climbers"
        return
    if (
        parse.tags[noun.head] == "J"
        and noun.name is None
        and (noun.determiner not in ("the", "these", "those") or noun.lemma == "same")
    ):
        return  # "the wounded" are people, "different from" is nobody
    fit = noun.kind in HUMAN or noun.lemma in also or _counts_people(parse, member) or _those_who(parse, noun)
    if not fit and not (noun.kind == PLACE and noun.name):
        return
    if member.apposed is not None:
        yield from _apposed(parse, member, member.apposed)
        return
    if member.included is not None and _led(parse, noun, member.included):
        for leader in member.included.members:
            yield from _of_member(parse, leader, None)
        return
    yield _reference(
        parse, member, shared, noun.country or (shared.country if shared else None) or _of_country(parse, member)
    )
    for other in member.included.members if member.included is not None else ():
        if other.noun.name:
            yield from _of_member(parse, other, None)


def _counts_people(parse: Parse, member: Member) -> bool:
    """ "many of the donors", "dozens of hostages": a quantity of people."""
    if member.of is None or member.of.members[0].noun.kind not in HUMAN:
        return False
    return member.noun.lemma in QUANTITIES or set(parse.tags[member.noun.first : member.noun.last]) <= {"D"}


def _those_who(parse: Parse, noun: Noun) -> bool:
    """ "free those who were kidnapped", "all those held": determiners that stand for people."""
    determiners = set(parse.tags[noun.first : noun.last]) <= {"D"}
    after = noun.last
    return (
        determiners
        and after < len(parse.tokens)
        and (parse.tokens.lowers[after] in ("who", "whom", "whose") or parse.tags[after] == "p")
    )


def _apposed(parse: Parse, member: Member, apposed: Phrase) -> Iterator[Reference]:
    """A description and the names after it, a name and its description, or a pair and those who make it up."""
    noun = member.noun
    if noun.name is None and any(m.noun.name for m in apposed.members):
        countries = _countries(parse, member)
        for i, other in enumerate(apposed.members):
            if other.apposed is not None:
                yield from _of_member(parse, other, None)  # "the two owners, Ann Roe and her cousin, Mia Lund,"
                continue
            country = other.noun.country or (
                countries[i]
                if len(countries) == len(apposed.members)
                else countries[0]
                if len(countries) == 1
                else noun.country
            )
            yield _reference(parse, other, noun, country)
        return
    if noun.name is None and noun.plural and len(apposed.members) > 1:
        for other in apposed.members:
            yield from _of_member(parse, other, None)
        return
    description = apposed.members[0]
    yield _reference(
        parse, member, description.noun, noun.country or description.noun.country or _of_country(parse, description)
    )


def _led(parse: Parse, noun: Noun, included: Phrase) -> bool:
    """ "a delegation led by X": it takes part through X."""
    return (
        noun.lemma in table("coreference")["classes"]["delegations"] and parse.tokens.lowers[included.first - 1] == "by"
    )


def inner_references(parse: Parse, member: Member) -> list[Reference]:
    """Whoever stands in what hangs on a member: its of- and from-phrases, the possessors of its apposition."""
    found: list[Reference] = []
    for inner in (member.of, member.source):
        if inner is not None:
            found.extend(references(parse, inner))
            for other in inner.members:
                found.extend(possessor(parse, other.noun))
                found.extend(inner_references(parse, other))
    for other in member.apposed.members if member.apposed is not None else ():
        found.extend(possessor(parse, other.noun))
        if other.of is not None:
            found.extend(references(parse, other.of))
    return found


def _reference(parse: Parse, member: Member, described: Noun | None, country: str | None) -> Reference:
    noun = member.noun
    first = noun.name[0] if noun.name and noun.kind != PLACE else _start(parse, noun)
    if noun.name and noun.kind in (BODY, GROUP) and noun.modifiers:
        first = _start(parse, noun)
    last = noun.last
    if noun.name is None:
        last = max(
            noun.last,
            member.of.last if member.of is not None else 0,
            member.source.last if member.source is not None and _describes(member.source) else 0,
        )
    named = noun.name
    if noun.name is not None and noun.kind == BODY and member.of is not None:
        named = (noun.name[0], max(noun.name[1], _end_of_name(parse, member.of)))
        last = max(noun.last, named[1])
    if _surname_of_a_city(parse, noun):
        noun = replace(noun, kind=PERSON)
    kind = (
        COUNTRY
        if noun.kind == PLACE and state_of(parse.tokens.slice(*noun.name) if noun.name else "")
        else noun.kind
        if noun.kind in HUMAN or noun.kind == PLACE
        else GROUP
    )
    return Reference(parse, noun, described, first, last, member.of, country, kind, named)


def _end_of_name(parse: Parse, of: Phrase) -> int:
    """The token after "Council of *Elders*", "Ministry of *Trade and Industry*"; 0 where the phrase is in lower case."""
    end = 0
    for member in of.members:
        noun = member.noun
        first = noun.name[0] if noun.name is not None else noun.head - len(noun.modifiers)
        if not parse.tokens.words[first][0].isupper() or (end and noun.determiner):
            break
        end = noun.name[1] if noun.name is not None else noun.last  # "House of *Lords committee*"
    return end


def _surname_of_a_city(parse: Parse, noun: Noun) -> bool:
    """A surname that is a city's too, where no preposition says that it is a place ("Bolton said")."""
    if noun.kind != PLACE or noun.name is None or noun.name[1] - noun.name[0] > 1:
        return False
    name = parse.tokens.words[noun.name[0]]
    before = parse.tags[noun.first - 1] if noun.first > 0 else ""
    return before not in ("I", "T") and is_surname(name) and not (state_of(name) or places.region(name))


def _describes(phrase: Phrase) -> bool:
    """What "from" adds to a description: people, bodies, places; no captivity, no contract."""
    return phrase.members[0].noun.kind in HUMAN or phrase.members[0].noun.kind == PLACE


def _start(parse: Parse, noun: Noun) -> int:
    """First token of a description, without article; a possessor stays ("Sudan's army"), and a country that shares it."""
    first = noun.first
    if first > 1 and noun.plural and parse.tags[first - 1] == "C" and state_of(parse.tokens.words[first]):
        shared = parse.nodes[parse.node_at(noun.head)].phrase
        before = shared.members if shared is not None else ()
        for member, following in pairwise(before):
            if following.noun is noun and _nation_of_next(parse, member, following):
                return member.noun.first
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
    noun = member.noun
    if noun.possessor is not None and "C" in parse.tags[slice(*noun.possessor)]:
        return [state_of(parse.tokens.slice(*owner)) for owner in _coordinated(parse, *noun.possessor)]
    found: list[str | None] = []
    for i in range(noun.first, noun.last):
        word = parse.tokens.words[i]
        nation = places.demonym(word) or (places.country(word) if i < noun.head else None)
        if word[0].isupper() and nation:
            found.append(nation)
    return found


def _of_country(parse: Parse, member: Member) -> str | None:
    """ "the president of Mexico": the country of the of-phrase."""
    if member.of is None or not member.of.members[0].noun.name:
        return None
    return state_of(parse.tokens.slice(*member.of.members[0].noun.name))


def possessor(parse: Parse, noun: Noun) -> list[Reference]:
    """Whoever the possessive before a noun refers to: "Lisle's", "his", "the two leaders'"."""
    if noun.possessor is not None:
        first, last = noun.possessor
        while first < last - 1 and parse.tags[first] == "E":
            first += 1
        if parse.tags[first:last].strip("E") == "":
            return []
        found: list[Reference] = []
        for start, stop in _coordinated(parse, first, last):
            inner = read_noun(parse.tokens, parse.tags, Chunk("G", start, stop, ""))
            found.extend(_of_member(parse, Member(inner, last=stop), None))
        return found
    if noun.pronoun:
        at = next((i for i in range(noun.first, noun.last) if parse.tokens.lowers[i] == noun.pronoun), noun.first)
        lower = noun.pronoun
        if lower == "whose":
            return _antecedent(parse, at)
        plural = lower in ("their", "our")
        owner = Noun(at, at + 1, at, lower, plural, PRONOUN, "", "", lower, None, None, None, None, ())
        return [Reference(parse, owner, None, at, at + 1, None, None, PRONOUN, None)]
    return []


def _antecedent(parse: Parse, at: int) -> list[Reference]:
    """ "X, whose talks with Y are set": whom the relative pronoun at token `at` goes back to."""
    before = parse.node_at(at) - 1
    while before > 0 and parse.nodes[before].kind in ",R":
        before -= 1
    phrase = parse.nodes[before].phrase if before >= 0 else None
    if phrase is None:
        return []
    last = phrase.members[-1]
    people = last if len(phrase.members) > 1 and not last.noun.plural else None
    return [*_of_member(parse, people, None)] if people is not None else [*references(parse, phrase)]


def _coordinated(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    """The owners that "and" joins in one possessive: "Peru and Chile's"."""
    at = parse.tags.find("C", first, last)
    if at < 0:
        return [(first, last)]
    return [(first, at - (parse.tags[at - 1] == "S")), (at + 1, last)]  # "Peru's and Chile's" too


__all__ = ["PERSON", "Reference", "possessor", "references", "title_of"]
