"""What stands in the slots of a frame, by grammar, and who of it fills a role.

Slots of a verb are deep: of a passive verb the surface subject is the object and the by-phrase the subject. Those of
event nouns are read in noun_slots.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from eventx.actors.references import Reference, possessor, references
from eventx.events.fillers import Filler, Vetoed, fits
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import (
    Attached,
    leading_prepositions,
    objects,
    phrase_of,
    preposition_before,
    prepositions,
    verb_of,
)
from eventx.text.lists import ALONG
from eventx.text.nodes import Member, Parse, Phrase
from eventx.text.nouns import EVENT, HUMAN, THING, TIME, Noun
from eventx.text.readings import verb_class
from eventx.text.understood import subject
from eventx.values import light

if TYPE_CHECKING:
    from eventx.types import EventType, Frame, Role

SUBJECT_PRONOUNS = frozenset({"i", "he", "she", "we", "they"})
STATES = frozenset({"free", "loose"})
COLLECTIVES = frozenset(
    {"group", "band", "gang", "dozen", "score", "handful", "number", "lot", "majority", "many", "most", "some"}
)
MAKERS = frozenset({"by", "from"})  # "a report by the council released on Monday": the report was
UNDERGONE = frozenset(
    {"release", "arrest", "detention", "abduction", "kidnapping", "capture", "return", "liberation", "case"}
)


@light(frozen=True, slots=True)
class Standing:
    """What stands in a slot: references and the nouns, which may be unfit."""

    slot: str
    references: tuple[Reference, ...]
    nouns: tuple[Noun, ...]


def fill(kind: EventType, frame: Frame, parse: Parse, standings: Iterable[Standing]) -> list[Filler]:
    """Fill the roles. Vetoed where a slot holds a word that the frame forbids, or a strict slot something unfit."""
    fillers: list[Filler] = []
    wanted = dict(frame.among)
    for standing in standings:
        if any(_named_by(noun, wanted.get(standing.slot, ())) for noun in standing.nouns):
            del wanted[standing.slot]
        banned = frame.unless.get(standing.slot, ())
        if banned and standing.nouns and all(_one_of(parse, noun, banned) for noun in standing.nouns):
            raise Vetoed('its {} is "{}"', standing.slot, standing.nouns[0].lemma)
        titles = frame.unless.get("title", ()) if standing.slot in frame.strict else ()
        if titles and standing.nouns and all(_entitled(parse, noun, titles) for noun in standing.nouns):
            raise Vetoed('its {}, "{}", bears another title', standing.slot, standing.nouns[0].lemma)
        role = frame.slots.get(standing.slot)
        if role is None or (standing.slot == "for" and _occasion(standing)):
            continue
        skipped = frame.skip.get(standing.slot, ())
        fit = [
            r
            for r in standing.references
            if fits(kind.roles[role], frame, standing.slot, r) and not _one_of(parse, r.noun, skipped)
        ]
        if not fit and standing.slot in frame.strict and standing.nouns:
            words = partial(parse.tokens.slice, standing.nouns[0].first, standing.nouns[0].last)
            raise Vetoed('its {}, "{}", cannot take the role "{}"', standing.slot, words, role)
        fillers.extend(Filler(role, standing.slot, r) for r in fit)
    if wanted:
        slot, nouns = next(iter(wanted.items()))
        raise Vetoed("its {} is not {}", slot, nouns)
    return fillers


def _occasion(standing: Standing) -> bool:
    """ "for the second time", "for hours": how often and how long, not for whom."""
    return bool(standing.nouns) and all(noun.kind == TIME for noun in standing.nouns)


def _named_by(noun: Noun, words: Sequence[str]) -> bool:
    """By one of the lemmas, alone or behind a modifier ("cell door")."""
    return noun.lemma in words or any(f"{m} {noun.lemma}" in words for m in noun.modifiers)


def _entitled(parse: Parse, noun: Noun, words: Sequence[str]) -> bool:
    """One of the words stands before the name: "striker Jon Ode"."""
    return noun.title is not None and any(word in words for word in parse.tokens.lowers[slice(*noun.title)])


def _one_of(parse: Parse, noun: Noun, words: Sequence[str]) -> bool:
    """By its lemma or a word before it ("press corps"), which is no part of a name ("Mill Road residents")."""
    if noun.lemma in words or "any" in words:
        return True
    named = {word.lower() for word in parse.tokens.words[max(noun.first, 1) : noun.head] if word[0].isupper()}
    return noun.name is None and any(m in words for m in noun.modifiers if m not in named)


def phrase_at(parse: Parse, i: int) -> Phrase:
    """The phrase of a node that is known to hold one."""
    phrase = phrase_of(parse, i)
    assert phrase is not None
    return phrase


def standing_at(slot: str, parse: Parse, i: int | None, role: Role | None = None) -> Iterator[Standing]:
    phrase = phrase_of(parse, i) if i is not None else None
    if i is not None and phrase is not None:
        yield in_phrase(slot, parse, _person_meant(parse, i, phrase), role)


def _person_meant(parse: Parse, i: int, phrase: Phrase) -> Phrase:
    """ "the release of X, who is to leave": who is X, not the release."""
    last = phrase.members[-1]
    who = i + 1 < len(parse.nodes) and any(n.word in ("who", "whom") for n in parse.nodes[i + 1 : i + 3])
    if who and last.noun.lemma in UNDERGONE and last.of is not None and human(last.of):
        return last.of
    return phrase


def in_phrase(slot: str, parse: Parse, phrase: Phrase, role: Role | None) -> Standing:
    """The phrase in a slot, or what it is about where the role looks through its noun ("for the release of X")."""
    also = frozenset(role.also) if role is not None else frozenset[str]()
    noun = phrase.members[0].noun
    if role is not None and noun.lemma in role.through and noun.lemma not in also:
        owners = tuple(possessor(parse, noun))
        if owners:
            return Standing(slot, owners, tuple(r.noun for r in owners))
        if phrase.members[0].of is not None:
            phrase = phrase.members[0].of
    return Standing(slot, references(parse, phrase, also), tuple(_weighty(m) for m in phrase.members))


def _weighty(member: Member) -> Noun:
    """Of "the final year of his contract" the contract, of "a group of fans" the fans."""
    through = member.noun.kind == TIME or member.noun.lemma in COLLECTIVES
    return member.of.members[0].noun if through and member.of is not None else member.noun


def role_of(kind: EventType, frame: Frame, slot: str) -> Role | None:
    name = frame.slots.get(slot)
    return kind.roles[name] if name is not None else None


# -- verbs -----------------------------------------------------------------------------------------------


def verb_slots(kind: EventType, frame: Frame, parse: Parse, v: int) -> Iterator[Standing]:
    """What stands in the slots of the verb at node v."""
    verb = verb_of(parse, v)
    assert verb is not None
    attached = prepositions(parse, v)
    direct = [] if frame.objects else direct_objects(parse, v)
    if is_passive(frame, parse, verb, direct):
        subjects, targets = next((a.node for a in attached if a.preposition == "by"), None), _surface(parse, v)
    else:
        subjects, targets = subject(parse, v), direct[-1] if direct else _antecedent(parse, v)
    yield from standing_at("subject", parse, subjects)
    yield from standing_at("object", parse, targets, role_of(kind, frame, "object"))
    if len(direct) == 2:
        yield from standing_at("recipient", parse, direct[0])
    if "purpose" in frame.slots and not direct:
        yield from standing_at("purpose", parse, _purpose(parse, v))
    if "joined" in frame.slots:
        yield from standing_at("joined", parse, _joined_object(parse, v))
    used: set[str] = set()
    for place in [*attached, *leading_prepositions(parse, v), *relative_preposition(parse, v)]:
        name = place.preposition
        known = any(name in each for each in (frame.slots, frame.unless, frame.among)) and not of_another_event(
            parse, place.node
        )
        known = known and not (name == "with" and absolute(parse, v, place.node))
        again = parse.nodes[place.node - 2].kind == "C"  # "met with the mayor and with the bishop"
        if name in ALONG and targets is not None:
            yield from _beside_object(kind, frame, parse, place.node)
        if known and (name not in used or again) and place.node not in (subjects, targets):
            used.add(name)
            yield from standing_at(name, parse, place.node, role_of(kind, frame, name))


def _beside_object(kind: EventType, frame: Frame, parse: Parse, i: int) -> Iterator[Standing]:
    """ "was freed in May along with nine nurses": where people undergo the act, those at node i do so too."""
    role = role_of(kind, frame, "object")
    if role is not None and role.held and human(phrase_at(parse, i)):
        yield from standing_at("object", parse, i, role)


def absolute(parse: Parse, v: int, i: int) -> bool:
    """ "met in Oslo with a choir singing", "are meeting, with grain prices on the list": who meets has been said."""
    if i - 2 <= v or i + 1 >= len(parse.nodes):
        return False
    following, verb = parse.nodes[i + 1], verb_of(parse, v)
    if verb is not None and verb.lemma == "spend":
        return False  # "spent an hour with the mayor discussing the strike"
    if following.word in ("present", "absent") or (following.verb is not None and following.verb.form == "gerund"):
        return True  # "talked with only their aides present"
    state = following.kind == "J" or (following.kind == "I" and following.word in ("at", "in", "on", "under"))
    return parse.nodes[i - 2].kind == "," and state


def of_another_event(parse: Parse, i: int) -> bool:
    """ "met in Oslo after a summit between X and Y": the phrase at node i belongs to the summit."""
    before = phrase_of(parse, i - 2)
    return (
        before is not None
        and parse.nodes[i - 1].kind == "I"
        and before.members[-1].noun.kind == EVENT
        and before.members[-1].noun.name is None
        and (bool(preposition_before(parse, i - 2)) or i - 2 in parse.subjects)
    )


def _purpose(parse: Parse, v: int) -> int | None:
    """The object of the infinitive that says what for: "telephoned at noon to thank her"."""
    i = v + 1
    while i < len(parse.nodes) and parse.nodes[i].kind in "RE":
        i += 1
    verb = verb_of(parse, i)
    if verb is None or verb.form != "infinitive" or verb.passive:
        return None
    direct = direct_objects(parse, i)
    return direct[0] if direct else None


def _joined_object(parse: Parse, v: int) -> int | None:
    """The object of the verb before "and": "freed a nurse and got three fighters"."""
    for i in range(v - 1, 0, -1):
        node = parse.nodes[i]
        if node.verb is not None and node.verb.lemma != "go":  # "let nine climbers go and ..."
            direct = direct_objects(parse, i)
            return direct[-1] if direct else None
        if node.verb is None and node.kind not in "GCIERA":
            return None
    return None


def is_passive(frame: Frame, parse: Parse, verb: VerbGroup, direct: list[int]) -> bool:
    """Whether the surface subject undergoes the act.

    Past forms are ambiguous: "Two divers freed in Togo" is passive, for nobody frees without an object;
    "Leaders, met in Oslo" is active where the frame knows no passive.
    """
    bare = parse.tags[verb.first : verb.last].strip("R") == parse.tags[verb.head]
    if verb.passive and bare and direct and verb.lemma not in verb_class("two_objects"):
        return False  # "in March the rebels freed two engineers": with an object it is a past tense
    if verb.passive:
        return not (bare and frame.voice == "active")
    if direct or not bare or parse.tags[verb.head] != "d" or frame.voice or "object" not in frame.require:
        return False
    if verb.lemma in verb_class("alone"):
        return False  # "resigned and surrendered to the court"
    at = parse.node_at(verb.head)
    if at > 1 and parse.nodes[at - 1].kind == "G" and parse.nodes[at - 2].kind in "GW":  # "the files WikiNews released"
        return False
    moves = verb.particle != "" and verb.particle not in STATES  # "set out for Rome", "handed over to his deputy"
    return parse.tags[verb.last : verb.last + 1] not in tuple("DPXNnsJ#") and not moves


def direct_objects(parse: Parse, v: int) -> list[int]:
    """The direct object, after the recipient where the verb takes two ("gave Togo six sailors")."""
    verb = verb_of(parse, v)
    assert verb is not None
    found = [i for i in objects(parse, v) if phrase_at(parse, i).members[0].noun.pronoun not in SUBJECT_PRONOUNS]
    return found if verb.lemma in verb_class("two_objects") and not verb.passive else found[:1]


def _surface(parse: Parse, v: int) -> int | None:
    """The surface subject of a passive.

    A bare participle belongs to the thing that somebody made ("a poll by the institute released on Monday"), not to its
    maker.
    """
    found = subject(parse, v)
    verb = verb_of(parse, v)
    if verb is not None and not verb.passive and v > 0 and parse.nodes[v - 1].kind == "G":
        return v - 1  # a past form that is a participle after all: "blasted a report released on Monday"
    if found is None or verb is None or verb.last - verb.first > 1 or found > v:
        return found
    if (counted := _counted_among(parse, found)) is not None:
        return counted
    head = found - 2
    if preposition_before(parse, found) in MAKERS and head >= 0 and parse.nodes[head].phrase is not None:
        noun = phrase_at(parse, head).members[-1].noun
        if noun.kind in (THING, EVENT):
            return head
    return found


def _counted_among(parse: Parse, i: int) -> int | None:
    """ "X was among those freed", "Among the nine freed was X": X, who is said to be one of those at node i."""
    if preposition_before(parse, i) != "among":
        return None
    before = i - 2
    while before >= 0 and parse.nodes[before].kind in "RE":
        before -= 1
    v = before if before >= 0 else next((j for j in range(i + 1, len(parse.nodes)) if _copula(parse, j)), -1)
    return subject(parse, v) if v >= 0 and _copula(parse, v) else None


def _copula(parse: Parse, i: int) -> bool:
    verb = verb_of(parse, i)
    return verb is not None and verb.finite and verb.lemma == "be" and not verb.passive


def _antecedent(parse: Parse, v: int) -> int | None:
    """The object before its clause: "the envoys he met", "whose aides he met"."""
    verb = verb_of(parse, v)
    place = subject(parse, v)
    if verb is None or not verb.finite or place is None or place < 1 or parse.nodes[place - 1].phrase is None:
        return None
    if any(node.kind not in "RE" for node in parse.nodes[place + 1 : v]) or not human(phrase_at(parse, place - 1)):
        return None
    return place - 1


def relative_preposition(parse: Parse, v: int) -> Iterator[Attached]:
    """ "the emir, with whom the king met": the antecedent after its preposition."""
    place = subject(parse, v)
    if place is None or not 2 < place < v or parse.nodes[place - 1].kind != "W" or parse.nodes[place - 2].kind != "I":
        return
    before = place - 3
    while before >= 0 and parse.nodes[before].kind in ",RE":
        before -= 1
    if before >= 0 and parse.nodes[before].phrase is not None:
        yield Attached(parse.nodes[place - 2].word, before)


def human(phrase: Phrase) -> bool:
    return any(m.noun.kind in HUMAN for m in phrase.members)
