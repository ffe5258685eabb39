"""The place of a mention: the most specific one that its clause, the visit or the forum within which it happens names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventx.events.candidate import Place
from eventx.events.frames import FrameMention
from eventx.events.links import skip_on, word_of
from eventx.events.own_place import own_place
from eventx.events.place_words import exactness, is_place, modifier_place, place_at
from eventx.events.ruling import words
from eventx.events.story import Story
from eventx.events.time_beside import GATHERED
from eventx.events.time_owner import ORDERING, before_relative, joined, meanwhile_of, owned_in_relative, reports
from eventx.events.visits import (
    VISITS,
    Visit,
    goal,
    left_behind,
    outer_verb,
    visit_behind,
    visit_in_front,
    visits_before,
)
from eventx.lexicon import places
from eventx.text.clauses import (
    Attached,
    governing_verb,
    leading_prepositions,
    objects,
    preposition_before,
    prepositions,
    verb_of,
)
from eventx.text.nodes import Parse
from eventx.text.nouns import EVENT, HUMAN, PRONOUN
from eventx.text.understood import subject
from eventx.values import replace

WHERE = frozenset({"in", "at", "near", "outside", "inside", "aboard", "off", "on", "within", "around"})
FROM_WHERE = frozenset({"from", "out of"})
GOING_ON = frozenset({"then", "there", "also", "later", "afterwards", "afterward", "subsequently"})
WHERE_HE_IS = frozenset({"country", "city", "capital", "town", "region", "island", "village", "kingdom"})
VEHICLES = frozenset(
    {"van", "truck", "lorry", "car", "pickup", "pick-up", "jeep", "minibus", "taxi", "boot", "trunk", "vehicle", "cab"}
)
DONE = frozenset({"carry", "conduct", "stage", "make", "perform", "do", "host"})  # "the swap was carried out in Rome"
MEANWHILE = frozenset({"while", "when", "as", "during"})
LEAD = 2  # the last sentence, from 0, of headline and lead
NEAR_BY = 3  # sentences


def attach_place(mention: FrameMention, story: Story, people: frozenset[int]) -> Place | None:
    """The place of the event; `people`: the numbers of those who take part, for the visit within which it happens."""
    place = _in_sentence(mention, story)
    if mention.type.where == "from":
        return place
    journeys = [visit for visit in story.visits if visit.who & people]
    if place is None:
        return _of_visit(mention, story, journeys)
    return _finer(mention, place, journeys)


def _in_sentence(mention: FrameMention, story: Story) -> Place | None:
    parse = mention.parse
    kept = own_place(mention.frame, parse, mention.node, mention.noun)
    if kept is not None:
        return kept
    if mention.noun is not None:
        named = modifier_place(parse, mention.noun)
        if named is not None:
            return named
    for at, preposition, rule in _phrases(mention):
        phrase = parse.nodes[at].phrase
        if phrase is not None and phrase.joined == "or" and is_place(parse, phrase.members[0], preposition):
            return None  # "in Washington or Camp David"
        place = place_at(parse, at, preposition, rule)
        if place is not None:
            return place
    return _here(mention, story)


def _carries(parse: Parse, i: int) -> bool:
    """ "freed from a truck in Lund": what carried them is no place."""
    phrase = parse.nodes[i].phrase
    return phrase is not None and phrase.members[0].noun.lemma in VEHICLES


def _elsewhere(mention: FrameMention, at: int, node: int) -> bool:
    """ "the release of a man held in Burundi", "the ministers' meeting in May and at the forum": places of something else."""
    parse = mention.parse
    if mention.noun is not None and node > at and word_of(parse, node - 2) in ("and", "or"):
        return True
    again = node > at and (word_of(parse, node - 3), word_of(parse, node - 2)) == ("and", "again")
    if again:  # "met on Friday and again in Rome on Saturday"
        return True
    between = parse.nodes[at + 1 : node]
    return mention.type.where == "from" and any(n.verb is not None and n.verb.form == "participle" for n in between)


def _home(mention: FrameMention, i: int) -> bool:
    """ "Farmers in the valley met X": the place at node i says where those who act are from.

    Not "leaders in Rome for the forum"; who frees people does so where he is: "Gunmen in the north freed X".
    """
    parse = mention.parse
    told = parse.nodes[i - 2].phrase if i > 1 else None
    if told is None or word_of(parse, i + 1) == "for":
        return False
    held = any(role.held for role in mention.type.roles.values())
    return not held and any(member.noun.kind in HUMAN for member in told.members)


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
    return Place(name, span, places.city(name) or places.capital(name) or places.country(name), "place.here")


def _phrases(mention: FrameMention) -> Iterator[tuple[int, str, str]]:
    """Nodes that may name the place, with their prepositions and the rule that has it so, the nearest to the event first."""
    parse = mention.parse
    if mention.type.where == "from" and mention.frame.objects and mention.noun is None:
        yield from ((o, "at", "place.left") for o in objects(parse, mention.node)[:1])  # "left Colm prison"
    yield from ((a.node, a.preposition, "place.own-phrase") for a in _own_phrases(mention))
    yield from _described(mention)
    carrier = _carrier(mention)
    if carrier is None:
        return
    if carrier < mention.node:
        yield from ((at, "in", "place.left-behind") for at in left_behind(parse, carrier, mention.node))
    governing = governing_verb(parse, mention.node) if mention.noun is not None else None
    yield from _around_carrier(parse, carrier, over=governing is not None and governing[1] in ("after", "following"))
    meanwhile = meanwhile_of(parse, carrier)
    if meanwhile is not None:  # "met when the allies held exercises in Chad"
        during = (a for a in prepositions(parse, meanwhile) if a.preposition in ("in", "at"))
        yield from ((a.node, a.preposition, "place.meanwhile") for a in during)
        host, verb = subject(parse, meanwhile), verb_of(parse, meanwhile)
        if host is not None and verb is not None and verb.lemma == "host":
            yield host, "in", "place.meanwhile"
    for v in _shared(parse, carrier):
        shared = (a for a in prepositions(parse, v) if a.preposition in WHERE)
        yield from ((a.node, a.preposition, "place.shared") for a in shared)


def _own_phrases(mention: FrameMention) -> Iterator[Attached]:
    """The phrases of the event's words: of its noun, of the verb that carries it, of its subject, of the gathering it is at."""
    parse, left = mention.parse, mention.type.where == "from"
    for at in _anchors(mention):
        for attached in [*prepositions(parse, at), *leading_prepositions(parse, at)]:
            if _elsewhere(mention, at, attached.node) or (left and _carries(parse, attached.node)):
                continue
            if attached.node < at and _home(mention, attached.node):
                continue
            if attached.preposition in WHERE or (left and attached.preposition in FROM_WHERE):
                yield attached
    yield from _of_subject(parse, mention.node)
    for at in _anchors(mention):
        yield from _of_forum(parse, at)


def _around_carrier(parse: Parse, carrier: int, *, over: bool) -> Iterator[tuple[int, str, str]]:
    """Where those are who act, by what stands before their verb: "in Oslo, where he is to meet", "On a visit to Oslo, ...".

    `over`: they go there after the event: "left for Oslo after talks".
    """
    verb = verb_of(parse, carrier)
    outer = outer_verb(parse, carrier) if verb is not None and verb.form != "finite" else None
    for v in (carrier, outer):
        where = before_relative(parse, v, "where") if v is not None else None
        if where is not None:
            yield where, "in", "place.where"
    if outer is not None and outer < carrier:
        yield from ((at, "in", "place.left-behind") for at in left_behind(parse, outer, carrier))
    yield from ((at, preposition, "place.fronted") for at, preposition in _fronted(parse, carrier))
    yield from ((at, "in", "place.visit") for at in visit_in_front(parse, carrier))
    yield from ((at, "in", "place.visit") for at in visit_behind(parse, carrier))
    for v in visits_before(parse, carrier):
        if v == carrier and over:
            continue
        yield from ((at, preposition, "place.goal") for at, preposition in goal(parse, v))


def _of_subject(parse: Parse, v: int) -> Iterator[Attached]:
    """ "the meeting in Lund brought X and Y to one table": where the event is that the verb has for its subject."""
    s = subject(parse, v) if verb_of(parse, v) is not None else None
    phrase = parse.nodes[s].phrase if s is not None else None
    if s is not None and phrase is not None and phrase.members[0].noun.kind == EVENT:
        yield from (a for a in prepositions(parse, s) if a.preposition in WHERE and a.node < v)


def _of_forum(parse: Parse, at: int) -> Iterator[Attached]:
    """ "met on the margins of a forum held in Rome": where the gathering is, by the participle behind it."""
    for attached in prepositions(parse, at):
        phrase, verb = parse.nodes[attached.node].phrase, verb_of(parse, attached.node + 1)
        if phrase is None or verb is None or attached.preposition not in GATHERED or verb.form == "finite":
            continue
        if phrase.members[-1].noun.kind == EVENT and verb.lemma in words("happening") | words("organising"):
            yield from (a for a in prepositions(parse, attached.node + 1) if a.preposition in WHERE)


def _described(mention: FrameMention) -> Iterator[tuple[int, str, str]]:
    """Where the clause that describes the event's noun sets it: "a hearing, which was to be in Turin", "which was held at a mill"."""
    parse = mention.parse
    for v in range(mention.node + 1, len(parse.nodes)) if mention.noun is not None else ():
        verb = verb_of(parse, v)
        if verb is None or not owned_in_relative(parse, v, mention.node):
            continue
        if verb.lemma in words("planning"):
            behind = (a for a in prepositions(parse, v) if a.preposition in ("for", "in", "at"))
            yield from ((a.node, "in", "place.planned-for") for a in behind)
        elif mention.type.where == "at" and verb.lemma in words("happening") | words("organising"):
            behind = (a for a in prepositions(parse, v) if a.preposition in WHERE)
            yield from ((a.node, a.preposition, "place.own-phrase") for a in behind)


def _fronted(parse: Parse, v: int) -> Iterator[tuple[int, str]]:
    """ "In Turin, where a fair was on, the two met": the place that opens the sentence."""
    nodes = parse.nodes
    if len(nodes) > 4 and nodes[0].word in WHERE and nodes[1].kind == "G" and nodes[2].kind == ",":
        inside = next((i for i in range(4, len(nodes)) if nodes[i].kind == ","), None)
        if nodes[3].word in ("where", "which") and inside is not None and inside < v:
            yield 1, nodes[0].word


def _shared(parse: Parse, v: int) -> Iterator[int]:
    """Verbs whose place is the event's too: "met at the bridge to exchange prisoners", "met X in Rome and had lunch"."""
    verb = verb_of(parse, v)
    outer = outer_verb(parse, v) if verb is not None and verb.form == "infinitive" else None
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
        if verb.lemma in ORDERING:
            return False  # "The talks followed a storm in Rome"
        return not verb.passive or verb.lemma in words("happening") | words("planning") | DONE
    return True


# -- visits ----------------------------------------------------------------------------------------------------


def _of_visit(mention: FrameMention, story: Story, journeys: Sequence[Visit]) -> Place | None:
    """The place of the visit within which the event happens: "flew to Rome. … was later to meet the premier"."""
    carrier = _carrier(mention)
    if carrier is None:
        return None
    there = skip_on(mention.parse, carrier, "GI")
    if word_of(mention.parse, there) == "there":
        if (named := _last_place(mention.parse, there)) is not None:
            return named
        return next(
            (p for parse in story.back_from(mention.parse, 1)[1:] if (p := _last_place(parse)) is not None), None
        )
    here = [
        v
        for v in journeys
        if v.sentence == mention.sentence and (v.node < carrier or _meanwhile(mention.parse, carrier, v.node))
    ]
    before = [v for v in journeys if v.sentence < mention.sentence]
    if here:
        return here[-1].place
    if _goes_on(mention):
        after = [v for v in journeys if v.sentence > mention.sentence]
        return next((v.place for v in [*reversed(before), *after]), None)
    if before and before[-1].sentence == mention.sentence - 1 and _of_pronoun(mention.parse, carrier):
        return before[-1].place
    return _where_the_paper_is(mention, story, journeys)


def _where_the_paper_is(mention: FrameMention, story: Story, journeys: Sequence[Visit]) -> Place | None:
    """The town that the dateline names, if those who meet in the lead are told beside it to have come there."""
    if story.dateline is None or mention.sentence > LEAD:
        return None
    town = mention.parse.tokens.text[slice(*story.dateline)].casefold()
    near = (v.place for v in journeys if abs(v.sentence - mention.sentence) <= 1)
    return next((place for place in near if place.name.casefold() == town), None)


def _meanwhile(parse: Parse, carrier: int, visit: int) -> bool:
    """The visit is told of behind, and went on then.

    "met X while he was in Rome", "met X, who was visiting Rome"; not "met X before he flew to Rome".
    """
    verb = verb_of(parse, visit)
    if verb is not None and verb.finite and verb.progressive:
        return True
    return any(node.word in MEANWHILE for node in parse.nodes[carrier + 1 : visit])


def _goes_on(mention: FrameMention) -> bool:
    """The sentence speaks of a visit told of elsewhere: "was later to meet", "met X in the country", "the visiting minister"."""
    parse = mention.parse
    if any(word_of(parse, i) in GOING_ON for i in range(len(parse.nodes))):
        return True
    for filler in mention.fillers:
        nouns = (filler.reference.noun, filler.reference.described)
        if any(noun is not None and "visiting" in noun.modifiers for noun in nouns):
            return True
    return any(_points_back(parse, i) for i in range(len(parse.nodes)))


def _points_back(parse: Parse, i: int) -> bool:
    """ "while in the country", "during the visit", "on his trip": a stay that the text has told of."""
    phrase = parse.nodes[i].phrase
    noun = phrase.members[0].noun if phrase is not None else None
    if phrase is None or noun is None or noun.name is not None or not (noun.determiner == "the" or noun.pronoun):
        return False
    preposition = preposition_before(parse, i)
    if preposition == "in" and noun.determiner == "the":
        return noun.lemma in WHERE_HE_IS and phrase.members[0].of is None
    return preposition in ("on", "during") and (noun.lemma in VISITS or noun.lemma == "stay")


def _of_pronoun(parse: Parse, v: int) -> bool:
    """The subject of the verb at node v is a pronoun."""
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    return phrase is not None and phrase.members[0].noun.kind == PRONOUN


def _finer(mention: FrameMention, place: Place, journeys: Sequence[Visit]) -> Place:
    """For a country the town of it to which those who meet go, told near by."""
    if exactness(place) > 0 or place.country is None:
        return place
    near = (v.place for v in journeys if abs(v.sentence - mention.sentence) <= NEAR_BY)
    town = next((p for p in near if p.country == place.country and exactness(p) > 0), None)
    return replace(town, rule="place.finer") if town is not None else place


def _last_place(parse: Parse, before: int | None = None) -> Place | None:
    """The place that "there", at node `before` or in the next sentence, goes back to: the last one named."""
    for i in range((len(parse.nodes) if before is None else before) - 1, 0, -1):
        preposition = preposition_before(parse, i) if parse.nodes[i].kind == "G" else ""
        if preposition in WHERE | {"to", "from"}:
            place = place_at(parse, i, "in", "place.there")
            if place is not None:
                return place
    return None
