"""What stands in the slots of an event noun, and of a participle before a noun, by grammar.

Slots of a noun are its possessor, its prepositional phrases and the subject of the verb that carries it ("held talks").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from eventx.actors.name_modifiers import modifier_names
from eventx.actors.references import Reference, possessor, references
from eventx.events.links import skip_back
from eventx.events.slots import (
    Standing,
    absolute,
    direct_objects,
    human,
    in_phrase,
    of_another_event,
    phrase_at,
    relative_preposition,
    role_of,
    standing_at,
)
from eventx.lexicon import table
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import (
    Attached,
    governing_verb,
    main_verb,
    objects,
    phrase_of,
    preposition_before,
    prepositions,
    verb_of,
)
from eventx.text.nodes import Member, Parse, Phrase
from eventx.text.nouns import EVENT, Noun
from eventx.text.readings import verb_class
from eventx.text.understood import subject

if TYPE_CHECKING:
    from eventx.types import EventType, Frame

RANKS = frozenset({"first", "second", "third", "fourth", "latest", "last"})
GATHERING = frozenset({"leave", "bring", "see", "pit", "include", "unite", "reunite", "connect", "feature", "draw"})
BONDS = frozenset(  # what there is between two sides, other than events
    {"relation", "relationship", "tie", "link", "bond", "friendship", "trust", "peace", "truce", "conflict", "war"}
    | {"dispute", "row", "rift", "feud", "difference", "gap", "tension", "hostility", "cooperation", "co-operation"}
    | {"trade", "border", "deal", "agreement", "treaty", "understanding", "dialogue", "confidence", "balance"}
)
TWO_SIDED = frozenset({"between", "among", "involving"})
SIDED = frozenset({"to", "with", "between", "from"})
APART = frozenset({"separate", "individual", "successive", "back-to-back"})
ATTENDED = frozenset({"attend", "join", "hold", "conduct", "make", "place"})
GIVEN = ATTENDED | {"give", "issue", "send", "arrange", "schedule", "plan", "set"}
REQUESTS = frozenset({"request", "appeal", "offer", "proposal", "demand", "plea", "invitation", "call"})
ASKING = frozenset({"request", "ask", "seek", "demand", "propose"})
SPEAKS_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "office", "aide", "adviser", "advisor", "lawyer"})
OBSERVERS = frozenset(  # who only reports what others do
    "analyst expert professor economist resident witness strategist trader historian researcher commentator columnist "
    "critic observer reporter journalist correspondent official source diplomat agency newspaper report".split()
)
SCENES = frozenset({"in", "during", "at", "over", "after", "before", "via", "through"})
AGREED = frozenset({"on", "under"})  # "the exchange on which A and B agreed"
ADDRESSEES = frozenset({"from", "to", "with"})  # "sought support from X in a call"


def head_slot(parse: Parse, member: Member) -> Standing:
    """The noun that a participle modifies."""
    phrase = Phrase((member,), member.noun.first, member.last)
    return Standing("head", references(parse, phrase), (member.noun,))


def noun_slots(kind: EventType, frame: Frame, parse: Parse, i: int, member: Member) -> Iterator[Standing]:
    """What stands in the slots of the event noun of a member of the phrase at node i."""
    noun = member.noun
    owners = tuple(possessor(parse, noun))
    if owners:
        yield Standing("possessor", owners, tuple(r.noun for r in owners))
    names = tuple(modifier_names(parse, noun)) if "modifier" in frame.slots else ()
    if names:
        yield Standing("modifier", names, tuple(r.noun for r in names))
    role = frame.slots.get("support")
    complete = len(owners) if frame.slots.get("possessor", role) == role else 0
    of = member.of if member.of is not None or "of" not in frame.slots else _shared_of(parse, i, member)
    if of is not None:
        standing = in_phrase("of", parse, of, role_of(kind, frame, "of"))
        complete += len(standing.references) if "of" in frame.slots and frame.slots["of"] == role else 0
        yield standing
    sides = 0
    if member.last >= parse.nodes[i].last:
        for place, again in _attached(frame, parse, i, noun, {"of"} if of is not None else set()):
            name = place.preposition
            for standing in standing_at(name, parse, place.node, role_of(kind, frame, name)):
                people = len(standing.references) if frame.slots.get(name) in kind.principal else 0
                yield standing
                if name == "between" and people == 1:
                    other = _second_side(parse, place.node)
                    yield Standing(name, tuple(other), tuple(r.noun for r in other))
                    people += len(other) or standing.references[0].plural  # "between the two delegations"
                if not again:
                    sides += min(people, 1) if name in ADDRESSEES else people  # "with A and B" is one side
    if "recipient" in frame.slots:
        yield from _recipient(parse, i)
    if "support" in frame.slots and complete + (sides if sides != 1 else 0) == 0:
        yield from _support(frame, parse, i, sides)


def _attached(frame: Frame, parse: Parse, i: int, noun: Noun, filled: set[str]) -> Iterator[tuple[Attached, bool]]:
    """The phrases that stand in the noun's slots, each slot's first, and those that name another side of it."""
    for place in [*prepositions(parse, i), *_predicate_phrases(parse, i), *_before_clause(parse, i)]:
        name = place.preposition
        again = name in filled and _one_by_one(parse, noun, place.node)
        if _asked_for(frame, name) and (again or name not in filled):
            filled.add(name)
            if not _of_another(parse, i, place):
                yield place, again


def _asked_for(frame: Frame, preposition: str) -> bool:
    return any(preposition in each for each in (frame.slots, frame.unless, frame.among))


def _of_another(parse: Parse, i: int, place: Attached) -> bool:
    """The phrase belongs to another noun than the one at node i, or says what else was so meanwhile."""
    name, at = place.preposition, place.node
    if at - 2 > i and parse.nodes[at - 3].word == "with" and name == "to" and of_another_event(parse, at):
        return True  # "ended talks with a present for X"
    return (name == "between" and _of_apposed_event(parse, i, at)) or (name == "with" and absolute(parse, i, at))


def _one_by_one(parse: Parse, noun: Noun, i: int) -> bool:
    """ "separate meetings with the mayor and with the bishop": the phrase at node i names another side."""
    return parse.nodes[i - 2].kind == "C" and not APART.isdisjoint(noun.modifiers)


def _of_apposed_event(parse: Parse, i: int, j: int) -> bool:
    """ "had a talk with X, the first encounter between the two": the phrase at node j belongs to the noun before it."""
    before = phrase_of(parse, j - 2)
    return j - 2 > i and before is not None and before.members[-1].noun.kind == EVENT and parse.nodes[j - 3].kind == ","


def _predicate_phrases(parse: Parse, i: int) -> list[Attached]:
    """ "His next call was to X", "the talks were between A and B": what follows the copula."""
    governing = governing_verb(parse, i)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if governing is None or verb is None or governing[1] != "subject":
        return []
    sided = TWO_SIDED | {"to", "with"} if verb.passive and verb.lemma in GIVEN else TWO_SIDED  # "A call was made to X"
    behind = prepositions(parse, governing[0])
    extra = [a for a in behind if a.preposition in sided and _happens(verb) and not _of_another_noun(parse, a.node)]
    if extra or verb.lemma != "be" or verb.passive:
        return extra
    after = governing[0] + 1
    while after < len(parse.nodes) and (parse.nodes[after].kind in "RE" or _ranks(parse, after)):
        after += 1  # "was the shortest yet between A and B"
    return [a for a in behind if a.node == after + 1 and a.preposition in SIDED]


def _of_another_noun(parse: Parse, i: int) -> bool:
    """ "may mend the *relations* between A and B": not "was held in Oslo between A and B"."""
    before = phrase_of(parse, i - 2)
    return before is not None and before.members[-1].noun.lemma in BONDS


def _before_clause(parse: Parse, i: int) -> list[Attached]:
    """ "X, with whom she held talks": who stands before the clause of the verb that carries the noun."""
    governing = governing_verb(parse, i)
    return list(relative_preposition(parse, governing[0])) if governing is not None else []


def _happens(verb: VerbGroup) -> bool:
    """ "Talks were under way in Rome between ...", "A meeting took place on Monday between ..."."""
    return verb.passive or verb.lemma == "be" or verb.lemma in table("status")["words"]["happening"]


def _ranks(parse: Parse, i: int) -> bool:
    """ "the first", "their longest": an event among others, and nobody."""
    phrase = phrase_of(parse, i)
    noun = phrase.members[0].noun if phrase is not None else None
    return noun is not None and noun.name is None and (noun.lemma in RANKS or noun.lemma.endswith("est"))


def _second_side(parse: Parse, i: int) -> list[Reference]:
    """ "talks between lawyers for the family and officials": the last member of what hangs on the first side."""
    inner = phrase_of(parse, i + 2) if i + 2 < len(parse.nodes) and parse.nodes[i + 1].kind == "I" else None
    if inner is None or len(inner.members) < 2:
        return []
    last = inner.members[-1]
    return list(references(parse, Phrase((last,), last.noun.first, last.last)))


def _shared_of(parse: Parse, i: int, member: Member) -> Phrase | None:
    """The of-phrase further on: "the arrest and release of X", "the release by bandits of X"."""
    later = [m for m in phrase_at(parse, i).members if m.noun.first > member.noun.first]
    if later and later[-1].of is not None and later[-1].noun.kind == EVENT:
        return later[-1].of
    j = i + 1
    while j < len(parse.nodes) and parse.nodes[j].kind in ",C":  # "the release, care, and return of X"
        j += 1
    listed = parse.nodes[j].phrase if i + 1 < j < len(parse.nodes) and parse.nodes[j - 1].kind == "C" else None
    bare = listed is not None and not listed.members[0].noun.determiner and listed.members[0].noun.name is None
    if listed is not None and bare and listed.members[0].of is not None:
        return listed.members[0].of
    if member.last < parse.nodes[i].last or i + 2 >= len(parse.nodes) or parse.nodes[i + 1].kind != "I":
        return None
    phrase = parse.nodes[i + 2].phrase
    return phrase.members[0].of if phrase is not None and phrase.members[0].noun.name is not None else None


def _recipient(parse: Parse, i: int) -> Iterator[Standing]:
    """Who is given what the noun names: "was granted bail", "gave her an audience"."""
    governing = governing_verb(parse, i)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if governing is None or verb is None or verb.lemma not in verb_class("two_objects"):
        return
    if governing[1] == "subject" and verb.passive:  # "parole was denied to her"
        to = next((a.node for a in prepositions(parse, governing[0]) if a.preposition == "to"), None)
        yield from standing_at("recipient", parse, to)
    if governing[1] != "object":
        return
    direct = objects(parse, governing[0])
    given = subject(parse, governing[0]) if verb.passive else direct[0] if len(direct) == 2 else None
    yield from standing_at("recipient", parse, given)


def _support(frame: Frame, parse: Parse, i: int, sides: int) -> Iterator[Standing]:
    """The subject of the verb that carries the noun ("held talks"), where the noun itself does not name all sides."""
    place = _relative_subject(parse, i)
    if place is not None:
        yield from standing_at("support", parse, place)
        return
    governing = governing_verb(parse, i)
    if governing is not None and governing[1] == "for" and (asking := _request_before(parse, i)) is not None:
        yield from standing_at("support", parse, subject(parse, governing[0]))
        yield from asking
        return
    carried = _carried(frame, parse, governing, sides) if governing is not None else None
    if carried is not None:
        yield from carried
        return
    if governing is not None and governing[1] == "subject" and (v := main_verb(parse, i)) is not None:
        verb = verb_of(parse, v)
        if verb is not None and verb.passive and verb.lemma in ATTENDED:  # "The meeting was attended by X"
            by = next((a.node for a in prepositions(parse, v) if a.preposition == "by"), None)
            yield from standing_at("support", parse, by)
            if by is not None or sides != 1:
                return
    if (
        governing is None
        and preposition_before(parse, i) in frame.adjunct
        and (place := _described(parse, i)) is not None
    ):
        yield from standing_at("support", parse, place)
        return
    fronted = governing is None or (governing[0] > i and governing[1] != "subject")
    headline = i >= 2 and all(n.verb is None for n in parse.nodes[:i]) and parse.nodes[i - 2].phrase is not None
    if fronted and headline and parse.nodes[i - 1].kind == "I":
        yield from standing_at("support", parse, i - 2)  # a headline: "Quito, Lima in prisoner swap"
    elif sides == 1 and not _listed_topic(frame, parse, i):
        nearest = _nearest_subject(parse, i)
        told = _by_word_of(parse, nearest) if nearest is not None else None
        yield from told or standing_at("support", parse, _moved(parse, governing))
    elif sides == 0 and governing is not None:
        verb = verb_of(parse, governing[0])
        if verb is not None and verb.lemma in GATHERING:  # "The talks left A and B no closer"
            yield from standing_at("support", parse, _moved(parse, governing))


def _by_word_of(parse: Parse, i: int) -> Iterator[Standing]:
    """Who is on the other side by the word of the phrase at node i: a spokesman stands for others, an observer for nobody."""
    member = phrase_at(parse, i).members[0]
    noun = member.apposed.members[0].noun if member.noun.name and member.apposed is not None else member.noun
    if noun.lemma in SPEAKS_FOR and noun.name is None:
        behind = phrase_of(parse, i + 2) if i + 2 < len(parse.nodes) and parse.nodes[i + 1].word == "for" else None
        owners = [*possessor(parse, noun), *(references(parse, member.of) if member.of is not None else ())]
        owners += references(parse, behind) if behind is not None else ()
        yield Standing("support", tuple(owners), tuple(r.noun for r in owners))
    elif noun.lemma not in OBSERVERS and not _entitled_observer(parse, noun):
        yield from standing_at("support", parse, i)


def _entitled_observer(parse: Parse, noun: Noun) -> bool:
    """ "The analyst Otto Varn"."""
    return noun.title is not None and parse.tokens.lowers[noun.title[1] - 1] in OBSERVERS


def _listed_topic(frame: Frame, parse: Parse, i: int) -> bool:
    """ "discussed prices, talks with Y and the weather": a later member of what a verb is about that bears no event."""
    if i == 0 or parse.nodes[i - 1].kind not in ",C":
        return False
    v = next((j for j in range(i - 1, -1, -1) if parse.nodes[j].kind not in "GIE,RC"), -1)
    verb = verb_of(parse, v)
    return verb is not None and v + 1 < i and parse.nodes[v + 1].kind == "G" and verb.lemma not in frame.support


def _described(parse: Parse, i: int) -> int | None:
    """ "X, on a visit to Oslo, said": whom the aside that holds the phrase at node i describes."""
    at = skip_back(parse, i, "RI")
    before = phrase_of(parse, at - 1) if at > 0 and parse.nodes[at].kind == "," else None
    return at - 1 if before is not None and human(before) else None


def _carried(frame: Frame, parse: Parse, governing: tuple[int, str], sides: int) -> list[Standing] | None:
    """Who takes part by the verb whose object or adjunct the noun is; None where the verb does not tell."""
    v, relation = governing
    if relation == "subject":
        return None
    verb = verb_of(parse, v)
    assert verb is not None
    if relation == "object" and verb.lemma not in frame.support:
        return []
    if relation in frame.adjunct:
        return list(standing_at("support", parse, subject(parse, v)))
    bears = verb.lemma in frame.support and (relation == "object" or not _other_object(parse, v))
    carried = bears or (sides == 1 and relation != "object")
    if not carried or (verb.passive and relation == "object" and "recipient" in frame.slots):
        return list(_scene(parse, v)) if relation in SCENES and verb.lemma in frame.scene else None
    found = list(standing_at("support", parse, subject(parse, v)))
    if verb.form == "gerund" and verb.lemma in ASKING and "addressee" in frame.slots:
        found.extend(standing_at("addressee", parse, _asked(parse, v)))
    return found


def _request_before(parse: Parse, i: int) -> list[Standing] | None:
    """Who asks in "ignored a plea for talks from X", "rejected X's appeal for a meeting"; None where nobody does."""
    phrase = phrase_of(parse, i - 2) if i > 1 else None
    noun = phrase.members[-1].noun if phrase is not None else None
    if noun is None or noun.lemma not in REQUESTS:
        return None
    found = tuple(possessor(parse, noun))
    asking = [Standing("support", found, tuple(r.noun for r in found))] if found else []
    after = next((a.node for a in prepositions(parse, i) if a.preposition == "from"), None)
    asking.extend(standing_at("support", parse, after))
    return asking


def _asked(parse: Parse, v: int) -> int | None:
    """Who is asked: "wrote to the mayor, requesting a meeting"."""
    before = v - 1
    while before >= 0 and parse.nodes[before].kind in ",RE":
        before -= 1
    phrase = phrase_of(parse, before)
    return before if phrase is not None and human(phrase) else None


def _other_object(parse: Parse, v: int) -> bool:
    """ "wrote the agenda for the meeting", but "took part in the meeting"."""
    direct = direct_objects(parse, v)
    return bool(direct) and phrase_at(parse, direct[0]).members[0].noun.lemma not in ("part", "place")


def _relative_subject(parse: Parse, i: int) -> int | None:
    """ "a lunch at which the two brewers discussed prices": the subject of the relative clause."""
    for at in range(i + 1, min(i + 5, len(parse.nodes) - 1)):
        if parse.nodes[at].kind == "I" and parse.nodes[at].word in SCENES | AGREED and parse.nodes[at + 1].kind == "W":
            verbs = (v for v in range(at + 2, len(parse.nodes)) if parse.nodes[v].verb is not None)
            v = next(verbs, None)
            verb = verb_of(parse, v) if v is not None else None
            agreed = verb is not None and verb.lemma in ("agree", "settle") and at == i + 1
            if parse.nodes[at].word in AGREED and not agreed:
                return None
            place = subject(parse, v) if v is not None else None
            return place if place is not None and place > at else None
        if parse.nodes[at].kind not in "EIG":
            return None
    return None


def _moved(parse: Parse, governing: tuple[int, str] | None) -> int | None:
    """ "a meeting with the bishop moved the mayor": where the noun is the subject, the object was there."""
    if governing is None or governing[1] != "subject":
        return None
    direct = direct_objects(parse, governing[0])
    return direct[0] if direct and human(phrase_at(parse, direct[0])) else None


def _scene(parse: Parse, v: int) -> Iterator[Standing]:
    """Subject and addressee of what is said in the course of the event: "told him in a call", "sought help from her"."""
    verb = verb_of(parse, v)
    assert verb is not None
    direct = [subject(parse, v)] if verb.passive else direct_objects(parse, v)[:1]
    addressees = [i for i in direct if i is not None and human(phrase_at(parse, i))]
    addressees += [a.node for a in prepositions(parse, v) if a.preposition in ADDRESSEES and not addressees][:1]
    yield from standing_at("support", parse, None if verb.passive else subject(parse, v))
    for i in addressees:
        yield from standing_at("addressee", parse, i)


def _nearest_subject(parse: Parse, i: int) -> int | None:
    """The subject of the nearest clause: "After talks with X, Y said", "Y left for talks with X"."""
    for v in [*range(i - 1, -1, -1), *range(i + 1, len(parse.nodes))]:
        verb = verb_of(parse, v)
        if verb is not None and verb.finite:
            found = subject(parse, v)
            phrase = phrase_of(parse, found) if found is not None and found != i else None
            if phrase is not None and (human(phrase) or phrase.members[0].noun.lemma in SPEAKS_FOR):
                return found
    return None
