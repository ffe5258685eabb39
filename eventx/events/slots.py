"""What stands in the slots of a frame, by grammar, and who of it fills a role.

Slots of a verb are deep: of a passive verb the surface subject is the object and the by-phrase the subject. Slots of
a noun are its possessor, its prepositional phrases and the subject of the verb that carries it ("held talks").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventx.actors.references import Reference, modifier_names, possessor, references
from eventx.events.fillers import Filler, Vetoed, fits
from eventx.text.chunks import VerbGroup
from eventx.text.clauses import (
    Attached,
    governing_verb,
    leading_prepositions,
    objects,
    phrase_of,
    preposition_before,
    prepositions,
    subject,
    verb_of,
)
from eventx.text.nodes import Member, Parse, Phrase
from eventx.text.nouns import EVENT, HUMAN, THING, Noun

if TYPE_CHECKING:
    from eventx.types import EventType, Frame, Role

DITRANSITIVE = frozenset(
    {"refuse", "give", "hand", "send", "grant", "offer", "deny", "promise", "show", "tell", "pay", "lend"}
)
SUBJECT_PRONOUNS = frozenset({"i", "he", "she", "we", "they"})
STATES = frozenset({"free", "loose"})
MAKERS = frozenset({"by", "from"})  # "a report by the council released on Monday": the report was
UNDERGONE = frozenset(
    {"release", "arrest", "detention", "abduction", "kidnapping", "capture", "return", "liberation", "case"}
)
SIDED = frozenset({"to", "with", "between", "from"})
REQUESTS = frozenset({"request", "appeal", "offer", "proposal", "demand", "plea", "invitation", "call"})
ASKING = frozenset({"request", "ask", "seek", "demand", "propose"})
SCENES = frozenset({"in", "during", "at", "over", "after", "before", "via", "through"})
ADDRESSEES = frozenset({"from", "to", "with"})  # "sought support from X in a call"


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a slot: references and the nouns, which may be unfit."""

    slot: str
    references: tuple[Reference, ...]
    nouns: tuple[Noun, ...]


def fill(kind: EventType, frame: Frame, parse: Parse, standings: Iterable[Standing]) -> list[Filler]:
    """Fill the roles. Vetoed where a slot holds a word that the frame forbids, or a strict slot something unfit."""
    fillers: list[Filler] = []
    for standing in standings:
        banned = frame.unless.get(standing.slot, ())
        if banned and standing.nouns and all(_one_of(noun, banned) for noun in standing.nouns):
            raise Vetoed(f'{standing.slot} is "{standing.nouns[0].lemma}"')
        role = frame.slots.get(standing.slot)
        if role is None:
            continue
        skipped = frame.skip.get(standing.slot, ())
        fit = [r for r in standing.references if fits(kind, frame, standing.slot, r) and not _one_of(r.noun, skipped)]
        if not fit and standing.slot in frame.strict and standing.nouns:
            raise Vetoed(
                f'{standing.slot} "{parse.tokens.slice(standing.nouns[0].first, standing.nouns[0].last)}" is no {role}'
            )
        fillers.extend(Filler(role, standing.slot, r) for r in fit)
    return fillers


def _one_of(noun: Noun, words: Sequence[str]) -> bool:
    return noun.lemma in words or "any" in words or (noun.name is None and any(m in words for m in noun.modifiers))


def phrase_at(parse: Parse, i: int) -> Phrase:
    """The phrase of a node that is known to hold one."""
    phrase = phrase_of(parse, i)
    assert phrase is not None
    return phrase


def _standing(slot: str, parse: Parse, i: int | None, role: Role | None = None) -> Iterator[Standing]:
    phrase = phrase_of(parse, i) if i is not None else None
    if i is not None and phrase is not None:
        yield _in_phrase(slot, parse, _person_meant(parse, i, phrase), role)


def _person_meant(parse: Parse, i: int, phrase: Phrase) -> Phrase:
    """ "the release of X, who is to leave": who is X, not the release."""
    last = phrase.members[-1]
    who = i + 1 < len(parse.nodes) and any(n.word in ("who", "whom") for n in parse.nodes[i + 1 : i + 3])
    if who and last.noun.lemma in UNDERGONE and last.of is not None and _human(last.of):
        return last.of
    return phrase


def _in_phrase(slot: str, parse: Parse, phrase: Phrase, role: Role | None) -> Standing:
    """The phrase in a slot, or what it is about where the role looks through its noun ("for the release of X")."""
    also = frozenset(role.also) if role is not None else frozenset[str]()
    noun = phrase.members[0].noun
    if role is not None and noun.lemma in role.through and noun.lemma not in also:
        owners = tuple(possessor(parse, noun))
        if owners:
            return Standing(slot, owners, tuple(r.noun for r in owners))
        if phrase.members[0].of is not None:
            phrase = phrase.members[0].of
    return Standing(slot, tuple(references(parse, phrase, also)), tuple(m.noun for m in phrase.members))


def _role(kind: EventType, frame: Frame, slot: str) -> Role | None:
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
    yield from _standing("subject", parse, subjects)
    yield from _standing("object", parse, targets, _role(kind, frame, "object"))
    if len(direct) == 2:
        yield from _standing("recipient", parse, direct[0])
    if "joined" in frame.slots:
        yield from _standing("joined", parse, _joined_object(parse, v))
    used: set[str] = set()
    for place in [*attached, *leading_prepositions(parse, v), *_relative_preposition(parse, v)]:
        name = place.preposition
        known = (name in frame.slots or name in frame.unless) and not _of_another_event(parse, place.node)
        known = known and not (name == "with" and _absolute(parse, v, place.node))
        if known and name not in used and place.node not in (subjects, targets):
            used.add(name)
            yield from _standing(name, parse, place.node, _role(kind, frame, name))


def _absolute(parse: Parse, v: int, i: int) -> bool:
    """ "met in Oslo with officers looking on", "are meeting, with trade at the top of the agenda": who meets has been said."""
    if i - 2 <= v or i + 1 >= len(parse.nodes):
        return False
    following = parse.nodes[i + 1]
    if following.verb is not None and following.verb.form == "gerund":
        return True
    state = following.kind == "J" or (following.kind == "I" and following.word in ("at", "in", "on", "under"))
    return parse.nodes[i - 2].kind == "," and state


def _of_another_event(parse: Parse, i: int) -> bool:
    """ "met in Oslo after a summit between X and Y": the phrase at node i belongs to the summit."""
    before = phrase_of(parse, i - 2)
    return (
        before is not None
        and parse.nodes[i - 1].kind == "I"
        and before.members[-1].noun.kind == EVENT
        and before.members[-1].noun.name is None
        and bool(preposition_before(parse, i - 2))
    )


def _of_apposed_event(parse: Parse, i: int, j: int) -> bool:
    """ "had a talk with X, the first encounter between the two": the phrase at node j belongs to the noun before it."""
    before = phrase_of(parse, j - 2)
    return j - 2 > i and before is not None and before.members[-1].noun.kind == EVENT and parse.nodes[j - 3].kind == ","


def _joined_object(parse: Parse, v: int) -> int | None:
    """The object of the verb before "and": "freed a nurse and got three fighters"."""
    for i in range(v - 1, 0, -1):
        node = parse.nodes[i]
        if node.verb is not None and node.verb.lemma != "go":  # "let 24 hostages go and ..."
            direct = direct_objects(parse, i)
            return direct[-1] if direct else None
        if node.verb is None and node.kind not in "GCIERA":
            return None
    return None


def is_passive(frame: Frame, parse: Parse, verb: VerbGroup, direct: list[int]) -> bool:
    """Whether the surface subject undergoes the act.

    Past forms are ambiguous: "Four hostages freed in Niger" is passive, for nobody frees without an object;
    "Leaders, met in Oslo" is active where the frame knows no passive.
    """
    bare = parse.tags[verb.first : verb.last].strip("R") == parse.tags[verb.head]
    if verb.passive and bare and direct and verb.lemma not in DITRANSITIVE:
        return False  # "in March the rebels freed two engineers": with an object it is a past tense
    if verb.passive:
        return not (bare and frame.voice == "active")
    if direct or not bare or parse.tags[verb.head] != "d" or frame.voice or "object" not in frame.require:
        return False
    at = parse.node_at(verb.head)
    if at > 1 and parse.nodes[at - 1].kind == "G" and parse.nodes[at - 2].kind in "GW":  # "the files WikiNews released"
        return False
    moves = verb.particle != "" and verb.particle not in STATES  # "set out for Rome", "handed over to his deputy"
    return parse.tags[verb.last : verb.last + 1] not in tuple("DPXNnsJ#") and not moves


def direct_objects(parse: Parse, v: int) -> list[int]:
    """The direct object, after the recipient where the verb takes two ("gave Chad four soldiers")."""
    verb = verb_of(parse, v)
    assert verb is not None
    found = [i for i in objects(parse, v) if phrase_at(parse, i).members[0].noun.pronoun not in SUBJECT_PRONOUNS]
    return found if verb.lemma in DITRANSITIVE and not verb.passive else found[:1]


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
    head = found - 2
    if preposition_before(parse, found) in MAKERS and head >= 0 and parse.nodes[head].phrase is not None:
        noun = phrase_at(parse, head).members[-1].noun
        if noun.kind in (THING, EVENT):
            return head
    return found


def _antecedent(parse: Parse, v: int) -> int | None:
    """The object before its clause: "the envoys he met", "whose aides he met"."""
    verb = verb_of(parse, v)
    place = subject(parse, v)
    if verb is None or not verb.finite or place is None or place < 1 or parse.nodes[place - 1].phrase is None:
        return None
    if any(node.kind not in "RE" for node in parse.nodes[place + 1 : v]) or not _human(phrase_at(parse, place - 1)):
        return None
    return place - 1


def _relative_preposition(parse: Parse, v: int) -> Iterator[Attached]:
    """ "the emir, with whom the king met": the antecedent after its preposition."""
    place = subject(parse, v)
    if place is None or not 2 < place < v or parse.nodes[place - 1].kind != "W" or parse.nodes[place - 2].kind != "I":
        return
    before = place - 3
    while before >= 0 and parse.nodes[before].kind in ",RE":
        before -= 1
    if before >= 0 and parse.nodes[before].phrase is not None:
        yield Attached(parse.nodes[place - 2].word, before)


# -- nouns -----------------------------------------------------------------------------------------------


def head_slot(parse: Parse, member: Member) -> Standing:
    """The noun that a participle modifies."""
    phrase = Phrase((member,), member.noun.first, member.last)
    return Standing("head", tuple(references(parse, phrase)), (member.noun,))


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
        standing = _in_phrase("of", parse, of, _role(kind, frame, "of"))
        complete += len(standing.references) if frame.slots.get("of", role) == role else 0
        yield standing
    sides = 0
    if member.last >= parse.nodes[i].last:
        filled = {"of"} if of is not None else set[str]()
        for place in [*prepositions(parse, i), *_predicate_phrases(parse, i)]:
            name = place.preposition
            elsewhere = place.node - 2 > i and parse.nodes[place.node - 3].word == "with" and name == "to"
            elsewhere = elsewhere and _of_another_event(parse, place.node)  # "ended talks with a warning to X"
            elsewhere = elsewhere or (name == "between" and _of_apposed_event(parse, i, place.node))
            elsewhere = elsewhere or (name == "with" and _absolute(parse, i, place.node))
            if (name in frame.slots or name in frame.unless) and name not in filled:
                filled.add(name)
                if elsewhere:
                    continue
                for standing in _standing(name, parse, place.node, _role(kind, frame, name)):
                    people = len(standing.references) if name in frame.slots else 0
                    yield standing
                    if name == "between" and people == 1:
                        other = _second_side(parse, place.node)
                        yield Standing(name, tuple(other), tuple(r.noun for r in other))
                        people += len(other) or standing.references[0].plural  # "between the two delegations"
                    sides += min(people, 1) if name in ADDRESSEES else people  # "with A and B" is one side
    if "recipient" in frame.slots:
        yield from _recipient(parse, i)
    if "support" in frame.slots and complete + (sides if sides != 1 else 0) == 0:
        yield from _support(frame, parse, i, sides)


def _predicate_phrases(parse: Parse, i: int) -> list[Attached]:
    """ "Her first call would be to X", "the talks were between A and B": what follows the copula."""
    governing = governing_verb(parse, i)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if governing is None or verb is None or governing[1] != "subject" or verb.lemma != "be" or verb.passive:
        return []
    after = governing[0] + 1
    return [a for a in prepositions(parse, governing[0]) if a.node == after + 1 and a.preposition in SIDED]


def _second_side(parse: Parse, i: int) -> list[Reference]:
    """ "talks between lawyers for the family and officials": the last member of what hangs on the first side."""
    inner = phrase_of(parse, i + 2) if i + 2 < len(parse.nodes) and parse.nodes[i + 1].kind == "I" else None
    if inner is None or len(inner.members) < 2:
        return []
    last = inner.members[-1]
    return references(parse, Phrase((last,), last.noun.first, last.last))


def _shared_of(parse: Parse, i: int, member: Member) -> Phrase | None:
    """The of-phrase further on: "the arrest and release of X", "the release by Kenya of X"."""
    later = [m for m in phrase_at(parse, i).members if m.noun.first > member.noun.first]
    if later and later[-1].of is not None and later[-1].noun.kind == EVENT:
        return later[-1].of
    if member.last < parse.nodes[i].last or i + 2 >= len(parse.nodes) or parse.nodes[i + 1].kind != "I":
        return None
    phrase = parse.nodes[i + 2].phrase
    return phrase.members[0].of if phrase is not None and phrase.members[0].noun.name is not None else None


def _recipient(parse: Parse, i: int) -> Iterator[Standing]:
    """Who is given what the noun names: "was granted bail", "gave her an audience"."""
    governing = governing_verb(parse, i)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    if governing is None or verb is None or verb.lemma not in DITRANSITIVE:
        return
    if governing[1] == "subject" and verb.passive:  # "parole was denied to her"
        to = next((a.node for a in prepositions(parse, governing[0]) if a.preposition == "to"), None)
        yield from _standing("recipient", parse, to)
    if governing[1] != "object":
        return
    direct = objects(parse, governing[0])
    given = subject(parse, governing[0]) if verb.passive else direct[0] if len(direct) == 2 else None
    yield from _standing("recipient", parse, given)


def _support(frame: Frame, parse: Parse, i: int, sides: int) -> Iterator[Standing]:
    """The subject of the verb that carries the noun ("held talks"), where the noun itself does not name all sides."""
    place = _relative_subject(parse, i)
    if place is not None:
        yield from _standing("support", parse, place)
        return
    governing = governing_verb(parse, i)
    if governing is not None and governing[1] == "for" and (asking := _request_before(parse, i)) is not None:
        yield from _standing("support", parse, subject(parse, governing[0]))
        yield from asking
        return
    if governing is not None and governing[1] != "subject":
        v, relation = governing
        verb = verb_of(parse, v)
        assert verb is not None
        if relation == "object" and verb.lemma not in frame.support:
            return
        bears = verb.lemma in frame.support and (relation == "object" or not _other_object(parse, v))
        carried = bears or (sides == 1 and relation != "object")
        if carried and not (verb.passive and relation == "object" and "recipient" in frame.slots):
            yield from _standing("support", parse, subject(parse, v))
            if verb.form == "gerund" and verb.lemma in ASKING and "addressee" in frame.slots:
                yield from _standing("addressee", parse, _asked(parse, v))
            return
        if relation in SCENES and verb.lemma in frame.scene:
            yield from _scene(parse, v)
            return
    fronted = governing is None or (governing[0] > i and governing[1] != "subject")
    if fronted and i >= 2 and all(n.verb is None for n in parse.nodes[:i]) and parse.nodes[i - 1].kind == "I":
        yield from _standing("support", parse, i - 2)  # a headline: "Moscow, Kyiv in prisoner swap"
    elif sides == 1:
        yield from _standing("support", parse, _nearest_subject(parse, i) or _moved(parse, governing))


def _request_before(parse: Parse, i: int) -> list[Standing] | None:
    """Who asks in "snubbed a request for talks from X", "rejected X's appeal for a meeting"; None where nobody does."""
    phrase = phrase_of(parse, i - 2) if i > 1 else None
    noun = phrase.members[-1].noun if phrase is not None else None
    if noun is None or noun.lemma not in REQUESTS:
        return None
    found = tuple(possessor(parse, noun))
    asking = [Standing("support", found, tuple(r.noun for r in found))] if found else []
    after = next((a.node for a in prepositions(parse, i) if a.preposition == "from"), None)
    asking.extend(_standing("support", parse, after))
    return asking


def _asked(parse: Parse, v: int) -> int | None:
    """Who is asked: "wrote to the mayor, requesting a meeting"."""
    before = v - 1
    while before >= 0 and parse.nodes[before].kind in ",RE":
        before -= 1
    phrase = phrase_of(parse, before)
    return before if phrase is not None and _human(phrase) else None


def _other_object(parse: Parse, v: int) -> bool:
    """ "set the agenda for the meeting", but "took part in the meeting"."""
    direct = direct_objects(parse, v)
    return bool(direct) and phrase_at(parse, direct[0]).members[0].noun.lemma not in ("part", "place")


def _relative_subject(parse: Parse, i: int) -> int | None:
    """ "a dinner at which the two envoys discussed the coup": the subject of the relative clause."""
    for at in range(i + 1, min(i + 5, len(parse.nodes) - 1)):
        if parse.nodes[at].kind == "I" and parse.nodes[at].word in SCENES and parse.nodes[at + 1].kind == "W":
            verbs = (v for v in range(at + 2, len(parse.nodes)) if parse.nodes[v].verb is not None)
            v = next(verbs, None)
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
    return direct[0] if direct and _human(phrase_at(parse, direct[0])) else None


def _scene(parse: Parse, v: int) -> Iterator[Standing]:
    """Subject and addressee of what is said in the course of the event: "told him in a call", "sought help from her"."""
    verb = verb_of(parse, v)
    assert verb is not None
    direct = [subject(parse, v)] if verb.passive else direct_objects(parse, v)[:1]
    addressees = [i for i in direct if i is not None and _human(phrase_at(parse, i))]
    addressees += [a.node for a in prepositions(parse, v) if a.preposition in ADDRESSEES and not addressees][:1]
    yield from _standing("support", parse, None if verb.passive else subject(parse, v))
    for i in addressees:
        yield from _standing("addressee", parse, i)


def _human(phrase: Phrase) -> bool:
    return any(m.noun.kind in HUMAN for m in phrase.members)


def _nearest_subject(parse: Parse, i: int) -> int | None:
    """The subject of the nearest clause: "After talks with X, Y said", "Y left for talks with X"."""
    for v in [*range(i - 1, -1, -1), *range(i + 1, len(parse.nodes))]:
        verb = verb_of(parse, v)
        if verb is not None and verb.finite:
            found = subject(parse, v)
            if found is not None and found != i and _human(phrase_at(parse, found)):
                return found
    return None
