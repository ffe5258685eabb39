"""The words for a place: which noun phrases name one, what makes it more exact, and how exact it is."""

from __future__ import annotations

from eventx.events.candidate import Place
from eventx.lexicon import forms, places, senses, table
from eventx.text.nodes import Member, Parse, Phrase
from eventx.text.nouns import BODY, COUNTRY, EVENT, HUMAN, PERSON, PLACE, TIME, Noun, common_kind, name_kind

SEATS = frozenset(  # bodies as houses, and spots that the lexicon knows as something else first
    "ministry parliament secretariat chancellery consulate club market school church library village hamlet university "
    "quay pier jetty wharf dock crossing ford roadside tarmac garden square colony van bus kraal bazaar souk".split()
)
MORE_EXACTLY = frozenset({"in", "near", "off", "outside", "at"})
VAGUE = frozenset(
    {
        "prison",
        "jail",
        "custody",
        "court",
        "hospital",
        "home",
        "office",
        "detention",
        "captivity",
        "world",
        "area",
        "country",
        "region",
        "house",
        "place",
        "capital",
        "city",
        "town",
        "front",
        "end",
        "road",
        "way",
        "line",
    }
)


def place_at(parse: Parse, i: int, preposition: str, rule: str) -> Place | None:
    """The place that the phrase at node i names, with what makes it more exact: "a villa near Lake Como".

    `rule` says why that is a place of something.
    """
    phrase = parse.nodes[i].phrase
    if phrase is None:
        return None
    member = _named(parse, phrase, preposition)
    if member is None:
        return None
    if (own_name := _own_name(parse, i, member)) is not None:
        return _place(parse, own_name.first, own_name.last, own_name.country, rule)
    last = member.of.last if member.of is not None else member.noun.last
    j = i
    while (
        j + 2 < len(parse.nodes)
        and parse.nodes[j + 1].word in MORE_EXACTLY
        and parse.nodes[j + 2].phrase is not None
        and parse.nodes[j].last == last
    ):
        inner = parse.nodes[j + 2].phrase
        assert inner is not None
        if not is_place(parse, inner.members[0], parse.nodes[j + 1].word):
            break
        j += 2
        last = inner.members[0].of.last if inner.members[0].of is not None else inner.members[0].noun.last
    return _place(parse, member.noun.first, last, member.noun.country, rule)


def _own_name(parse: Parse, i: int, member: Member) -> Noun | None:
    """ "at his country house, Aldham Hall, ": the name behind the facility at node i, between commas."""
    behind = parse.nodes[i + 1 : i + 4]
    if member.noun.name is not None or [node.kind for node in behind[:2]] != [",", "G"] or behind[-1].kind not in ",.":
        return None
    phrase = behind[1].phrase
    noun = phrase.members[0].noun if phrase is not None and len(phrase.members) == 1 else None
    return noun if noun is not None and noun.name is not None and noun.kind == PLACE else None


def place_in(parse: Parse, phrase: Phrase, rule: str) -> Place | None:
    """The place that a phrase names, wherever it stands: "a tour *of the islands*"."""
    member = _named(parse, phrase, "in")
    if member is None:
        return None
    return _place(parse, member.noun.first, member.noun.last, member.noun.country, rule)


def _place(parse: Parse, first: int, last: int, country: str | None, rule: str) -> Place:
    while first < last - 1 and parse.tags[first] in "DP":
        first += 1
    span = (parse.tokens.starts[first], parse.tokens.ends[last - 1])
    return Place(parse.tokens.slice(first, last), span, _country_of(parse, first, last) or country or None, rule)


def exactness(place: Place) -> int:
    """How exact a place is: -1 a gathering, 0 a country, 1 a region or description, 2 some building, 3 a town, 4 a building by name."""
    name = place.name
    if places.is_country(name):
        return 0
    if common_kind(senses.noun_lemma(name.split()[-1].lower())) == EVENT:
        return -1  # "at the G-20 summit": where that was, another mention may say
    words = name.split()
    proper = any(word[0].isupper() and places.demonym(word) is None for word in words)
    if any(senses.is_facility(senses.noun_lemma(word.lower())) for word in words):
        return 4 if proper else 2
    return 3 if proper and places.region(name) is None else 1


def apart(one: Place, other: Place) -> bool:
    """Two places that cannot be one: in two countries, or two towns that are known."""
    if one.country and other.country and one.country != other.country:
        return True
    return one.name != other.name and all(places.city(p.name) or places.capital(p.name) for p in (one, other))


def _named(parse: Parse, phrase: Phrase, preposition: str) -> Member | None:
    """The member that names the place: of "the capital, Abuja" the second."""
    member = phrase.members[0]
    if member.noun.name is None and member.apposed is not None:
        apposed = member.apposed.members[0]
        if apposed.noun.name is not None and is_place(parse, apposed, preposition):
            return apposed
    return member if is_place(parse, member, preposition) else None


def is_place(parse: Parse, member: Member, preposition: str) -> bool:
    """A named place or a facility; an unknown single name after "in" or "at" is taken for a place."""
    noun = member.noun
    if noun.name is not None:
        return _is_name_of_place(parse, noun, preposition)
    kinds = senses.senses(noun.lemma)
    proper = _has_proper_modifier(parse, noun)
    seat = noun.lemma in SEATS or (noun.kind == BODY and "b" in kinds and noun.lemma not in VAGUE)
    if seat and not noun.plural and preposition in ("at", "in", "inside", "outside"):
        return True  # "at the ministry", "in her church"
    spot = noun.lemma in table("organizations")["places"]
    if noun.kind in (EVENT, *HUMAN) or not (senses.is_facility(noun.lemma) or noun.kind == PLACE or spot):
        return proper and not noun.plural and noun.kind != TIME and bool(set(kinds) & set("bl")) and preposition != "on"
    if noun.plural and not proper and preposition == "on":
        return False
    if noun.lemma not in VAGUE:
        return True
    own = noun.pronoun and bool(noun.modifiers)  # "at his country house"
    of = (
        member.of.members[0].noun if member.of is not None else None
    )  # "the home of a friend", not "the end of the hearing"
    return bool(noun.possessor) or proper or own or (of is not None and of.kind not in (EVENT, TIME))


def _is_name_of_place(parse: Parse, noun: Noun, preposition: str) -> bool:
    assert noun.name is not None
    if noun.kind in (PLACE, COUNTRY):
        return preposition != "on" or noun.title is not None  # "meet on fish", but "on the island of Skye"
    name = parse.tokens.words[noun.name[0] : noun.name[1]]
    if noun.title is not None:
        before = range(
            noun.title[0], noun.title[1]
        )  # "northern Mali", "the capital Bamako", "the holiday island of Skye"
        kinds = [parse.tags[t] == "J" or _is_spot(parse.tokens.lowers[t]) for t in before]
        return all(kinds) and (places.is_known(" ".join(name)) or parse.tags[noun.title[1] - 1] != "J")
    if any(senses.is_facility(word.lower()) for word in (name[0], name[-1])) and len(name) > 1:
        return True  # "the Hotel Miramar", "Aldham House"
    if len(name) == 1 and name[0].lower() in table("organizations")["places"] and noun.determiner == "the":
        return True  # "in the City"
    if noun.kind == BODY and preposition != "at":
        strange = len(name) == 1 and noun.determiner == "the" and not forms.is_word(name[0].lower())
        if preposition == "in" and strange and name_kind(tuple(name)) == PERSON:
            return True  # "in the Astoria": no body that goes by a name of one word
        return places.metonym(" ".join(name)) is not None and len(name) > 1
    return (
        preposition in ("in", "near", "at", "off", "outside", "inside")
        and noun.kind in (PERSON, BODY)
        and not parse.tokens.words[noun.head].isupper()
    )


def _is_spot(word: str) -> bool:
    """A common noun for a place: "capital", "village", "port"."""
    return word in VAGUE or senses.is_facility(word) or senses.senses(word)[:1] == "l"


def _has_proper_modifier(parse: Parse, noun: Noun) -> bool:
    return any(parse.tags[t] in "NJn" and parse.tokens.words[t][0].isupper() for t in range(noun.first, noun.head))


def modifier_place(parse: Parse, noun: Noun, *, wide: bool = False) -> Place | None:
    """ "a Turin meeting": a city before the event noun; `wide`: a country or region too ("an Africa tour")."""
    for t in range(noun.first, noun.head):
        word = parse.tokens.words[t]
        if parse.tags[t] != "N" or not word[0].isupper() or parse.tokens.lowers[t + 1] == "'s":
            continue
        country = places.city(word) or places.capital(word)
        if (country and not places.is_country(word)) or (wide and places.is_known(word)):
            country = country or places.country(word)
            return Place(word, (parse.tokens.starts[t], parse.tokens.ends[t]), country, "place.before-noun")
    return None


def _country_of(parse: Parse, first: int, last: int) -> str | None:
    for t in range(last - 1, first - 1, -1):
        for size in (3, 2, 1):
            if t + size <= last:
                name = parse.tokens.slice(t, t + size)
                found = places.country(name) or places.city(name) or places.region(name) or places.metonym(name)
                if found:
                    return found
    return None
