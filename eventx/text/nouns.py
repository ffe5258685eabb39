"""What one noun group says: determiner, count, possessor, nationality, title, name, head and kind.

"Malta's former prime minister Carmel Pisani" has the possessor Malta, the title "former prime minister" and the name
Carmel Pisani; "17 Kenyan fishermen" has a count, a country and a plural head that names people.
"""

from __future__ import annotations

from functools import lru_cache

from eventx.lexicon import places, senses, table
from eventx.lexicon.persons import given_name
from eventx.lexicon.places import demonym
from eventx.text.chunks import Chunk
from eventx.text.titles import naming, of_common_words, title_and_name
from eventx.text.tokens import Tokens
from eventx.values import light

PERSON, GROUP, BODY, COUNTRY, PLACE, EVENT, TIME, THING, PRONOUN = (
    "person",
    "group",
    "organization",
    "country",
    "place",
    "event",
    "time",
    "thing",
    "pronoun",
)
HUMAN = frozenset({PERSON, GROUP, BODY, COUNTRY, PRONOUN})
MANY = ("people", "police", "children")  # plurals, also at the end of a word
PRONOMINAL = frozenset({"both", "neither", "former", "latter"})  # where no noun follows
COLLECTIVE = frozenset(
    {
        "delegation",
        "team",
        "crew",
        "family",
        "group",
        "couple",
        "pair",
        "trio",
        "side",
        "party",
        "board",
        "management",
        "leadership",
        "community",
        "opposition",
        "staff",
        "airline",
    }
)


@light(frozen=True, slots=True)
class Noun:
    """One noun group; ranges are token indices [first, last)."""

    first: int
    last: int
    head: int
    lemma: str
    plural: bool
    kind: str
    determiner: str
    count: str
    pronoun: str  # the possessive or personal pronoun, lower case
    possessor: tuple[int, int] | None
    country: str | None  # of a nationality adjective or a possessor
    title: tuple[int, int] | None
    name: tuple[int, int] | None
    modifiers: tuple[str, ...]


def read_noun(tokens: Tokens, tags: str, chunk: Chunk) -> Noun:
    """The reading of a noun chunk (kind G)."""
    first, last = chunk.first, chunk.last
    if tags[first] == "X" or (tokens.lowers[last - 1] in PRONOMINAL and not tags[first : last - 1].strip("D")):
        lower = tokens.lowers[last - 1]
        return Noun(
            first,
            last,
            first,
            lower,
            lower in ("they", "them", "we", "us", "themselves", "both", "neither"),
            PRONOUN,
            "",
            "",
            lower,
            None,
            None,
            None,
            None,
            (),
        )
    possessor = _possessor(tags, first, last)
    start = possessor[1] + 1 if possessor else first
    determiner = pronoun = ""
    while start < last and tags[start] in "DP":
        if tags[start] == "P":
            pronoun = tokens.lowers[start]
        else:
            determiner = tokens.lowers[start]
        start += 1
    while start < last and tags[start] == "E":
        start += 1
    title, name = title_and_name(tokens, tags, start, last)
    if possessor and (members := _members_of_body(tokens, tags, possessor, name)) is not None:
        determiner = tokens.lowers[possessor[0]] if members > possessor[0] else ""
        possessor, start, title, name = None, members, None, (members, last)
    head = last - 1
    lower = tokens.lowers[head]
    counted = tags.find("#", start, last)
    count = tokens.slice(counted, tags.rfind("#", start, last) + 1) if counted >= 0 else ""
    plural = tags[head] == "s" or (tags[head] == "#" and lower != "one") or lower.endswith(MANY)
    office = name is None and tags[head] == "N"
    lemma = tokens.own.noun_lemma(lower) if tags[head] in "sn" or office else lower
    plural = plural or (office and lemma != lower)
    country = _country(tokens, tags, first, last, possessor, name)
    kind = _kind(tokens, tags, head, lemma, plural, name, title, determiner)
    if office and kind != BODY:
        kind = GROUP if plural else PERSON
    if kind == GROUP and not plural and name:
        kind = BODY
    if (
        title
        and name
        and kind == PERSON
        and _calls_a_body(tokens.lowers[title[1] - 1], tokens.words[name[0] : name[1]])
    ):
        kind = BODY
    modifiers = tuple(tokens.lowers[i] for i in range(start, head) if not (name and name[0] <= i < name[1]))
    if title is None and name is not None and name[0] > start and tags[name[0] - 1] in "ns":
        title = (start, name[0])
    return Noun(
        first, last, head, lemma, plural, kind, determiner, count, pronoun, possessor, country, title, name, modifiers
    )


def _members_of_body(tokens: Tokens, tags: str, possessor: tuple[int, int], name: tuple[int, int] | None) -> int | None:
    """Where the name of "the Dockers' Guild" begins: a body that goes by its members; None for other possessors."""
    first = _without_determiner(tags, possessor)[0]
    if name is None or name[0] != possessor[1] + 1 or tokens.lowers[possessor[1]] != "'":
        return None
    capitals = all(tokens.words[i][0].isupper() for i in range(first, possessor[1]))
    word = tokens.lowers[name[1] - 1]
    return first if capitals and (senses.is_group(word) or word in naming("bodies")) else None


def _possessor(tags: str, first: int, last: int) -> tuple[int, int] | None:
    """The group before the last possessive marker."""
    at = tags.rfind("S", first, last)
    return (first, at) if at > first and at + 1 < last and any(tag in "nsNXE#" for tag in tags[first:at]) else None


def _country(
    tokens: Tokens, tags: str, first: int, last: int, possessor: tuple[int, int] | None, name: tuple[int, int] | None
) -> str | None:
    """Country by nationality adjective ("Turkish minister"), noun modifier ("US envoy") or possessor ("Turkey's")."""
    stop = name[0] if name else last
    for i in range(stop - 1, first - 1, -1):
        if possessor and possessor[0] <= i < possessor[1]:
            break
        if tags[i] in "JNs" and tokens.words[i][0].isupper():
            found = _people(tokens, i) or (places.country(tokens.words[i]) if i < last - 1 or not name else None)
            if found:
                return found
    if possessor:
        return state_of(tokens.slice(*_without_determiner(tags, possessor)))
    if name:
        return places.country(tokens.slice(*name)) or (
            places.demonym(tokens.words[name[0]]) if name[1] - name[0] > 1 else None
        )
    return None


def _people(tokens: Tokens, i: int) -> str | None:
    """The country of the nationality that ends at token i: "Turkish", "South Korean"."""
    if i > 0 and tokens.words[i - 1][0].isupper():
        two = places.longest_demonym(tokens.words[i - 1 : i + 1])
        if two is not None and two[0] == 2:
            return two[1]
    return demonym(tokens.words[i])


def _without_determiner(tags: str, span: tuple[int, int]) -> tuple[int, int]:
    first, last = span
    while first < last - 1 and tags[first] in "DP":
        first += 1
    return first, last


def state_of(name: str) -> str | None:
    """The country that a name stands for: its own, or as capital or seat of its government."""
    return places.country(name) or places.capital(name) or places.metonym(name)


@lru_cache(maxsize=2048)
def common_kind(lemma: str) -> str:
    """Kind of a common noun in the singular."""
    if lemma in COLLECTIVE:
        return GROUP
    if lemma in table("coreference")["vague"]["counterparts"]:
        return PERSON
    if senses.is_person(lemma):
        return PERSON
    if senses.is_group(lemma):
        return BODY
    fields = senses.senses(lemma)
    if senses.is_facility(lemma) or fields[:1] == "l":
        return PLACE
    if fields[:1] in ("e", "v", "c"):
        return EVENT
    if fields[:1] == "t":
        return TIME
    if not fields and "-" in lemma:
        return common_kind(lemma.rsplit("-", 1)[1])
    if not fields and " " in lemma:  # "chief of staff"
        return common_kind(lemma.partition(" ")[0])
    return THING


def _kind(
    tokens: Tokens,
    tags: str,
    head: int,
    lemma: str,
    plural: bool,
    name: tuple[int, int] | None,
    title: tuple[int, int] | None,
    determiner: str,
) -> str:
    if name is not None:
        described = tokens.lowers[name[0] - 1] if name[0] > 0 and tags[name[0] - 1] == "n" else ""
        if described and _calls_a_body(described, tokens.words[name[0] : name[1]]):
            return BODY
        return name_kind(
            tokens.words[name[0] : name[1]],
            titled=(title is not None and tags[title[1] - 1] != "J") or (name[0] > 0 and tags[name[0] - 1] == "n"),
            determiner=determiner,
        )
    if tags[head] == "#":
        return GROUP
    if tags[head] == "J" or (lemma == "other" and "#" in tags[head - 1 : head]):  # "nine others"
        return GROUP if plural else PERSON
    if tags[head] == "s" and tokens.words[head][0].isupper() and demonym(tokens.words[head]):
        return GROUP
    kind = EVENT if lemma in tokens.own.events else common_kind(lemma)
    if kind == PERSON and plural:
        return GROUP
    if kind == BODY and plural:
        return GROUP
    return kind


def _calls_a_body(word: str, name: tuple[str, ...]) -> bool:
    """ "The union Sailmakers United", not "the publisher Ann Dole", who may be either."""
    lemma = senses.noun_lemma(word)
    either = "p" in senses.senses(lemma) and len(name) > 1 and given_name(name[0]) is not None
    return senses.is_group(lemma) and not senses.is_person(lemma) and not either


@lru_cache(maxsize=2048)
def name_kind(words: tuple[str, ...], titled: bool = False, determiner: str = "") -> str:
    """Kind of a proper name, from its words and whether a title stands before it."""
    full = " ".join(words)
    if not titled and (kind := _known_name(words, full)):
        return kind
    if places.metonym(full):
        return BODY
    if kind := _kind_by_word(words, titled):
        return kind
    if titled or (len(words) > 1 and given_name(words[0])):
        return PERSON
    place = places.longest_place(words)
    if place is not None and place[0] == len(words):
        return PLACE
    if len(words) > 1:
        return BODY if determiner == "the" or of_common_words(words) else PERSON
    word = words[0]
    if determiner in ("a", "an") and senses.is_person(word):
        return PERSON  # "a Jesuit"
    acronym = (word.isupper() and len(word) > 1) or any(c.isdigit() for c in word)
    return BODY if acronym or determiner in ("the", "a") else PERSON


def _known_name(words: tuple[str, ...], full: str) -> str:
    """The kind of a country, of a place of one word or of a well-known body; "" of others."""
    if places.is_country(full):
        return COUNTRY
    if len(words) == 1 and (places.capital(full) or places.city(full) or places.region(full) is not None):
        return PLACE
    return BODY if full.lower() in naming("known") else ""


def _kind_by_word(words: tuple[str, ...], titled: bool) -> str:
    """The kind that a word like "bank" or "hotel" gives to a name; "" without one."""
    lowers = [word.lower() for word in words]
    bodies, spots = naming("bodies"), naming("places")
    if titled and not any(word in bodies for word in lowers[1:]):
        return ""
    last = lowers[-1] if len(lowers) > 1 else ""
    if last in spots and last not in bodies:
        return PLACE
    if any(word in bodies for word in lowers):
        return BODY
    return PLACE if last in spots else ""
