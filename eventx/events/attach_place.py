"""The place of a mention: the most specific one that its clause, the visit or the forum within which it happens names."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.events.candidate import Place
from eventx.events.frames import FrameMention
from eventx.events.links import skip_on, word_of
from eventx.events.ruling import words
from eventx.events.story import Story
from eventx.events.time_owner import before_relative, joined, meanwhile_of, owned_in_relative, reports
from eventx.lexicon import places, senses, table
from eventx.text.clauses import (
    governing_verb,
    governor,
    leading_prepositions,
    objects,
    preposition_before,
    prepositions,
    subject,
    verb_of,
)
from eventx.text.nodes import Member, Parse, Phrase
from eventx.text.nouns import BODY, COUNTRY, EVENT, HUMAN, PERSON, PLACE, PRONOUN, TIME, Noun, common_kind

WHERE = frozenset({"in", "at", "near", "outside", "inside", "aboard", "off", "on", "within", "around"})
SEATS = frozenset({"ministry", "parliament", "secretariat", "chancellery", "consulate"})  # bodies as houses
FROM_WHERE = frozenset({"from", "out of"})
WHERE_TO = frozenset({"to", "for", "in", "at"})
MORE_EXACTLY = frozenset({"in", "near", "off", "outside", "at"})
GOING_ON = frozenset({"then", "there", "also", "later", "afterwards", "afterward", "subsequently"})
VISITS = frozenset({"visit", "trip", "tour"})
VISIT_REACH = 3  # sentences back
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


def attach_place(mention: FrameMention, story: Story, names: frozenset[str]) -> Place | None:
    """The place of the event; `names`: last names of those who take part, for a visit that goes on."""
    parse = mention.parse
    if mention.noun is not None:
        named = _modifier_place(parse, mention.noun)
        if named is not None:
            return named
    for at, preposition in _phrases(mention):
        phrase = parse.nodes[at].phrase
        if phrase is not None and phrase.joined == "or" and is_place(parse, phrase.members[0], preposition):
            return None  # "in Washington or Camp David"
        place = place_at(parse, at, preposition)
        if place is not None:
            return place
    return _here(mention, story) or _of_visit(mention, story, names)


def _elsewhere(mention: FrameMention, at: int, node: int) -> bool:
    """ "the release of a man held in Burundi", "the ministers' meeting in May and at the forum": places of something else."""
    parse = mention.parse
    if mention.noun is not None and node > at and word_of(parse, node - 2) in ("and", "or"):
        return True
    between = parse.nodes[at + 1 : node]
    return mention.type.where == "from" and any(n.verb is not None and n.verb.form == "participle" for n in between)


def _here(mention: FrameMention, story: Story) -> Place | None:
    """ "Two days of talks ended here on Friday": the place of the dateline."""
    carrier, span = _carrier(mention), story.dateline
    if carrier is None or span is None:
        return None
    nodes = mention.parse.nodes
    end = next((i for i in range(carrier + 1, len(nodes)) if nodes[i].kind in "UVW;,"), len(nodes))
    if not any(node.word == "here" for node in nodes[carrier + 1 : end]):
        return None
    name = mention.parse.tokens.text[span[0] : span[1]]
    name = name.title() if name.isupper() else name
    return Place(name, span, places.city(name) or places.capital(name) or places.country(name))


def _phrases(mention: FrameMention) -> Iterator[tuple[int, str]]:
    """Nodes that may name the place, with their prepositions, the nearest to the event first."""
    parse = mention.parse
    left = mention.type.where == "from"
    if left and mention.frame.objects and mention.noun is None:
        yield from ((o, "at") for o in objects(parse, mention.node)[:1])  # "left Colm prison"
    for at in _anchors(mention):
        for attached in [*prepositions(parse, at), *leading_prepositions(parse, at)]:
            if _elsewhere(mention, at, attached.node):
                continue
            if attached.preposition in WHERE or (left and attached.preposition in FROM_WHERE):
                yield attached.node, attached.preposition
    yield from _planned_for(mention)
    carrier = _carrier(mention)
    if carrier is None:
        return
    where = before_relative(parse, carrier, "where")
    if where is not None:
        yield where, "in"
    yield from _fronted(parse, carrier)
    for v in _visits(parse, carrier):
        yield from _goal(parse, v)
    meanwhile = meanwhile_of(parse, carrier)
    if meanwhile is not None:  # "met when the allies held exercises in Chad"
        yield from ((a.node, a.preposition) for a in prepositions(parse, meanwhile) if a.preposition in ("in", "at"))
        host, verb = subject(parse, meanwhile), verb_of(parse, meanwhile)
        if host is not None and verb is not None and verb.lemma == "host":
            yield host, "in"
    for v in _shared(parse, carrier):
        yield from ((a.node, a.preposition) for a in prepositions(parse, v) if a.preposition in WHERE)


def _planned_for(mention: FrameMention) -> Iterator[tuple[int, str]]:
    """ "a meeting, which had been planned for Geneva": where the clause that describes the event's noun sets it."""
    parse = mention.parse
    for v in range(mention.node + 1, len(parse.nodes)) if mention.noun is not None else ():
        verb = verb_of(parse, v)
        if verb is not None and verb.lemma in words("planning") and owned_in_relative(parse, v, mention.node):
            yield from ((a.node, "in") for a in prepositions(parse, v) if a.preposition in ("for", "in", "at"))


def _fronted(parse: Parse, v: int) -> Iterator[tuple[int, str]]:
    """ "In Prague, where leaders were gathered, the two met": the place that opens the sentence."""
    nodes = parse.nodes
    if len(nodes) > 4 and nodes[0].word in WHERE and nodes[1].kind == "G" and nodes[2].kind == ",":
        inside = next((i for i in range(4, len(nodes)) if nodes[i].kind == ","), None)
        if nodes[3].word in ("where", "which") and inside is not None and inside < v:
            yield 1, nodes[0].word


def _shared(parse: Parse, v: int) -> Iterator[int]:
    """Verbs whose place is the event's too: "met at the bridge to exchange prisoners", "met X in Rome and had lunch"."""
    verb = verb_of(parse, v)
    outer = _outer(parse, v) if verb is not None and verb.form == "infinitive" else None
    gathering = verb_of(parse, outer) if outer is not None else None
    if outer is not None and gathering is not None and gathering.lemma in words("gathering"):
        yield outer
    yield from (j for j in range(v - 1, -1, -1) if verb_of(parse, j) is not None and joined(parse, j, v))


def _carrier(mention: FrameMention) -> int | None:
    """The verb of the event, or that carries its noun."""
    if mention.noun is None:
        return mention.node
    governing = governing_verb(mention.parse, mention.node)
    return governing[0] if governing is not None else None


def _anchors(mention: FrameMention) -> list[int]:
    """Nodes whose prepositional phrases may place the event: the trigger, then the verb that carries it."""
    carrier = _carrier(mention)
    aside = skip_on(mention.parse, mention.node, ",R")
    behind = verb_of(mention.parse, aside)
    described = (
        [aside] if behind is not None and behind.form == "infinitive" and behind.passive else []
    )  # ", to be held in Rome,"
    if carrier is None or carrier == mention.node or not _takes_place(mention, carrier):
        return [mention.node, *described]
    return [mention.node, *described, carrier]


def _takes_place(mention: FrameMention, carrier: int) -> bool:
    """The act of the carrier is the event's own: "was held in Rome", not "was welcomed in Rome"."""
    verb, governing = verb_of(mention.parse, carrier), governing_verb(mention.parse, mention.node)
    if verb is None or governing is None or reports(mention.parse, carrier):
        return False
    if governing[1] == "subject":
        return not verb.passive or verb.lemma in words("happening") | words("planning")
    return True


# -- visits ----------------------------------------------------------------------------------------------------


def _visits(parse: Parse, v: int) -> Iterator[int]:
    """Verbs of motion that lead to the act of verb v: itself, its governor, the verb it is joined to."""
    verb = verb_of(parse, v)
    if verb is not None and (verb.lemma in words("motion") or verb.lemma == "be"):
        yield v
    outer = _outer(parse, v) if verb is not None and verb.form == "infinitive" else None
    governing = verb_of(parse, outer) if outer is not None else None
    if outer is not None and governing is not None and (governing.lemma in words("motion") or governing.lemma == "be"):
        yield outer
    for j in range(v - 1, -1, -1):
        if verb_of(parse, j) is not None and joined(parse, j, v):
            yield j


def _outer(parse: Parse, v: int) -> int | None:
    """The verb above the infinitive at node v, be it over a noun: "travels to Rome to meet"."""
    g = governor(parse, v)
    above = governing_verb(parse, g) if g is not None and parse.nodes[g].kind == "G" else None
    return above[0] if above is not None else g


def _goal(parse: Parse, v: int) -> Iterator[tuple[int, str]]:
    """Where the visit goes: "flew to Rome", "visited Rome", "paid a visit to Rome"."""
    verb = verb_of(parse, v)
    assert verb is not None
    if verb.lemma in ("visit", "tour"):
        yield from ((o, "in") for o in objects(parse, v)[:1])
    visit = _on_visit(parse, v) or any(_is_visit(parse, o) for o in objects(parse, v)[:1])
    if verb.lemma in words("motion") or verb.lemma == "be" or visit:
        for attached in prepositions(parse, v):
            if attached.preposition in WHERE_TO:
                yield attached.node, "in"


def _is_visit(parse: Parse, i: int) -> bool:
    phrase = parse.nodes[i].phrase
    return phrase is not None and phrase.members[0].noun.lemma in VISITS


def _on_visit(parse: Parse, v: int) -> bool:
    """ "is on a visit to New York"."""
    return any(a.preposition == "on" and _is_visit(parse, a.node) for a in prepositions(parse, v)[:1])


def _of_visit(mention: FrameMention, story: Story, names: frozenset[str]) -> Place | None:
    """The place of the visit within which the event happens: "flew to Rome. … was then to meet the premier"."""
    carrier = _carrier(mention)
    if carrier is None or mention.type.where == "from":
        return None
    back_then = story.back_from(mention.parse, VISIT_REACH)
    if word_of(mention.parse, skip_on(mention.parse, carrier, "GI")) == "there":
        return next((p for parse in back_then[1:2] if (p := _last_place(parse)) is not None), None)
    goes_on = any(word_of(mention.parse, i) in GOING_ON for i in range(len(mention.parse.nodes)))
    s = subject(mention.parse, carrier)
    phrase = mention.parse.nodes[s].phrase if s is not None else None
    pronoun = phrase is not None and phrase.members[0].noun.kind == PRONOUN
    for back, parse in enumerate(back_then):
        if back and not goes_on and not (pronoun and back == 1):
            return None
        for v in range(len(parse.nodes) - 1, -1, -1):
            verb = verb_of(parse, v)
            if verb is None or not verb.finite or (not back and v == carrier):
                continue
            if verb.lemma not in words("motion") and not _on_visit(parse, v):
                continue
            place = next((p for at, how in _goal(parse, v) if (p := place_at(parse, at, how)) is not None), None)
            if place is not None and (_travels(parse, v, names) or (pronoun and back == 1)):
                return place
    return None


def _last_place(parse: Parse) -> Place | None:
    """The place that "there" of the next sentence goes back to: the last one named."""
    for i in range(len(parse.nodes) - 1, 0, -1):
        preposition = preposition_before(parse, i) if parse.nodes[i].kind == "G" else ""
        if preposition in WHERE | {"to", "from"}:
            place = place_at(parse, i, "in")
            if place is not None:
                return place
    return None


def _travels(parse: Parse, v: int, names: frozenset[str]) -> bool:
    """The subject of the verb of motion is one of the names."""
    s = subject(parse, v)
    if s is None:
        return False
    node = parse.nodes[s]
    return not names.isdisjoint(parse.tokens.words[node.first : node.last])


# -- the words --------------------------------------------------------------------------------------------------


def place_at(parse: Parse, i: int, preposition: str) -> Place | None:
    """The place that the phrase at node i names, with what makes it more exact: "a villa near Lake Como"."""
    phrase = parse.nodes[i].phrase
    if phrase is None:
        return None
    member = _named(parse, phrase, preposition)
    if member is None:
        return None
    first = member.noun.first
    while first < member.noun.last - 1 and parse.tags[first] in "DP":
        first += 1
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
    country = _country_of(parse, first, last) or member.noun.country or None
    return Place(parse.tokens.slice(first, last), (parse.tokens.starts[first], parse.tokens.ends[last - 1]), country)


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
    if noun.lemma in SEATS and not noun.plural and preposition in ("at", "in", "inside", "outside"):
        return True
    spot = noun.lemma in table("organizations")["places"]
    if noun.kind in (EVENT, *HUMAN) or not (senses.is_facility(noun.lemma) or noun.kind == PLACE or spot):
        return proper and not noun.plural and noun.kind != TIME and bool(set(kinds) & set("bl")) and preposition != "on"
    if noun.plural and not proper and preposition == "on":
        return False
    if noun.lemma not in VAGUE:
        return True
    return bool(noun.possessor) or proper or member.of is not None


def _is_name_of_place(parse: Parse, noun: Noun, preposition: str) -> bool:
    assert noun.name is not None
    if noun.kind in (PLACE, COUNTRY):
        return preposition != "on" or noun.title is not None  # "meet on Greece", but "on the island of Jeju"
    name = parse.tokens.words[noun.name[0] : noun.name[1]]
    if noun.title is not None:
        before = range(
            noun.title[0], noun.title[1]
        )  # "northern Mali", "the capital Bamako", "the resort island of Jeju"
        kinds = [parse.tags[t] == "J" or _is_spot(parse.tokens.lowers[t]) for t in before]
        return all(kinds) and (_known(" ".join(name)) or parse.tags[noun.title[1] - 1] != "J")
    if any(senses.is_facility(word.lower()) for word in (name[0], name[-1])) and len(name) > 1:
        return True  # "the Hotel Miramar", "Aldham House"
    if len(name) == 1 and name[0].lower() in table("organizations")["places"] and noun.determiner == "the":
        return True  # "in the City"
    if noun.kind == BODY and preposition != "at":
        return places.metonym(" ".join(name)) is not None and len(name) > 1
    return (
        preposition in ("in", "near", "at", "off", "outside", "inside")
        and noun.kind in (PERSON, BODY)
        and not parse.tokens.words[noun.head].isupper()
    )


def _is_spot(word: str) -> bool:
    """A common noun for a place: "capital", "village", "port"."""
    return word in VAGUE or senses.is_facility(word) or senses.senses(word)[:1] == "l"


def _known(name: str) -> bool:
    return places.is_country(name) or bool(places.capital(name) or places.city(name)) or places.region(name) is not None


def _has_proper_modifier(parse: Parse, noun: Noun) -> bool:
    return any(parse.tags[t] in "NJn" and parse.tokens.words[t][0].isupper() for t in range(noun.first, noun.head))


def _modifier_place(parse: Parse, noun: Noun) -> Place | None:
    """ "a Kathmandu meeting": a city before the event noun."""
    for t in range(noun.first, noun.head):
        word = parse.tokens.words[t]
        if parse.tags[t] != "N" or not word[0].isupper() or parse.tokens.lowers[t + 1] == "'s":
            continue
        country = places.city(word) or places.capital(word)
        if country and not places.is_country(word):
            return Place(word, (parse.tokens.starts[t], parse.tokens.ends[t]), country)
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


__all__ = ["attach_place", "exactness", "is_place", "place_at"]
