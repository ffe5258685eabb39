"""The engine that reads the frames of all event types.

`find` walks over the verbs and nouns of a parsed sentence, looks up the frames that their lemma triggers, fills the
slots by grammar and lets the types of the fillers decide: what stands where a person must stand and is none, vetoes.
The answer is a list of mentions and, if asked, of the frames that were vetoed and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventx.actors.references import Reference, modifier_names, possessor, references
from eventx.lexicon import senses
from eventx.text.clauses import (
    governing_verb,
    leading_prepositions,
    objects,
    phrase_of,
    preposition_before,
    prepositions,
    subject,
    verb_of,
)
from eventx.text.nouns import BODY, COUNTRY, GROUP, HUMAN, PERSON, PLACE, PRONOUN, Noun
from eventx.text.phrases import Member, Parse, Phrase

if TYPE_CHECKING:
    from eventx.types import EventType, Frame

CUE_PREPOSITIONS = frozenset({"by", "over", "on", "via", "through", "in", "during", "at", "with"})
NEUTRAL_PARTICLES = frozenset({"", "together", "back", "home", "free"})


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role, through which slot."""

    role: str
    slot: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class FrameMention:
    """A frame found in a sentence. `node` is the trigger's node, `trigger` its tokens [first, last)."""

    type: EventType
    frame: Frame
    parse: Parse
    sentence: int
    node: int
    trigger: tuple[int, int]
    noun: Noun | None  # the trigger's noun group, None for a verb
    fillers: tuple[Filler, ...]
    anaphoric: bool = False  # too few people of its own: tells of an event that another mention names

    @property
    def span(self) -> tuple[int, int]:
        return self.parse.tokens.starts[self.trigger[0]], self.parse.tokens.ends[self.trigger[1] - 1]


@dataclass(frozen=True, slots=True)
class Veto:
    """A frame whose trigger stood there and which was not taken."""

    rule: str
    trigger: tuple[int, int]  # offsets
    reason: str


class _Vetoed(Exception):
    """Raised while slots are filled; carries the reason."""


class Frames:
    """All frames of some types, by the lemma of their trigger."""

    def __init__(self, types: Sequence[EventType]) -> None:
        self.verbs: dict[str, list[tuple[EventType, Frame]]] = {}
        self.nouns: dict[str, list[tuple[EventType, Frame]]] = {}
        self.adjectives: dict[str, list[tuple[EventType, Frame]]] = {}
        for kind in types:
            for frame in kind.frames:
                for lemma in frame.verbs:
                    self.verbs.setdefault(lemma, []).append((kind, frame))
                for lemma in frame.nouns:
                    self.nouns.setdefault(lemma, []).append((kind, frame))
                for word in frame.adjectives:
                    self.adjectives.setdefault(word, []).append((kind, frame))

    def find(self, parse: Parse, sentence: int, vetoes: list[Veto] | None = None) -> list[FrameMention]:
        """The mentions in one parsed sentence, in text order."""
        found: list[FrameMention] = []
        for i, node in enumerate(parse.nodes):
            if node.verb is not None:
                self._keep(
                    found,
                    vetoes,
                    parse,
                    (
                        self._verb(kind, frame, parse, sentence, i)
                        for kind, frame in self.verbs.get(node.verb.lemma, ())
                    ),
                    node.verb.head,
                )
            elif node.phrase is not None:
                for member in _members(node.phrase):
                    for at, word in _modifying(parse, member.noun):
                        self._keep(
                            found,
                            vetoes,
                            parse,
                            (
                                self._adjective(kind, frame, parse, sentence, i, member, at)
                                for kind, frame in self.adjectives.get(word, ())
                            ),
                            at,
                        )
                    lemma = noun_trigger(member.noun)
                    self._keep(
                        found,
                        vetoes,
                        parse,
                        (
                            self._noun(kind, frame, parse, sentence, i, member)
                            for kind, frame in self.nouns.get(lemma, ())
                        ),
                        member.noun.head,
                    )
        return _prefer(found)

    def _keep(
        self,
        found: list[FrameMention],
        vetoes: list[Veto] | None,
        parse: Parse,
        tries: Iterable[FrameMention | Veto],
        token: int,
    ) -> None:
        for result in tries:
            if isinstance(result, FrameMention):
                found.append(result)
            elif vetoes is not None:
                vetoes.append(result)

    def _verb(self, kind: EventType, frame: Frame, parse: Parse, sentence: int, v: int) -> FrameMention | Veto:
        verb = verb_of(parse, v)
        assert verb is not None
        try:
            _check_verb(frame, parse, v)
            fillers = _fill(kind, frame, parse, _verb_slots(kind, frame, parse, v))
            _check_enough(kind, frame, fillers)
            if frame.cue and not _has_cue(frame, parse, v):
                raise _Vetoed(f"none of the words {', '.join(frame.cue[:4])} … in its clause")
        except _Vetoed as veto:
            return Veto(frame.rule, (parse.tokens.starts[verb.head], parse.tokens.ends[verb.head]), str(veto))
        return FrameMention(kind, frame, parse, sentence, v, (verb.head, verb.head + 1), None, tuple(fillers))

    def _adjective(
        self, kind: EventType, frame: Frame, parse: Parse, sentence: int, i: int, member: Member, at: int
    ) -> FrameMention | Veto:
        phrase = Phrase((member,), member.noun.first, member.last)
        standing = _Standing("head", tuple(references(parse, phrase)), (member.noun,))
        try:
            fillers = _fill(kind, frame, parse, [standing])
            _check_enough(kind, frame, fillers)
        except _Vetoed as veto:
            return Veto(frame.rule, (parse.tokens.starts[at], parse.tokens.ends[at]), str(veto))
        return FrameMention(kind, frame, parse, sentence, i, (at, at + 1), member.noun, tuple(fillers))

    def _noun(
        self, kind: EventType, frame: Frame, parse: Parse, sentence: int, i: int, member: Member
    ) -> FrameMention | Veto:
        noun = member.noun
        trigger = (noun.head, noun.head + 1)
        anaphoric = False
        try:
            _check_noun(frame, parse, i, member)
            fillers = _fill(kind, frame, parse, _noun_slots(kind, frame, parse, i, member))
            try:
                _check_enough(kind, frame, fillers)
            except _Vetoed:
                if not frame.anaphoric:
                    raise
                anaphoric = True
        except _Vetoed as veto:
            return Veto(frame.rule, (parse.tokens.starts[noun.head], parse.tokens.ends[noun.head]), str(veto))
        return FrameMention(kind, frame, parse, sentence, i, trigger, noun, tuple(fillers), anaphoric)


def _modifying(parse: Parse, noun: Noun) -> Iterator[tuple[int, str]]:
    """The adjectives of a noun group: token and lower-case word."""
    for at in range(noun.first, noun.head):
        if parse.tags[at] == "J":
            yield at, parse.tokens.lowers[at]


def noun_trigger(noun: Noun) -> str:
    """The lemma by which a noun group may trigger a frame."""
    return noun.lemma if noun.name is None else ""


def _members(phrase: Phrase) -> Iterator[Member]:
    """The members of a phrase and of all that hangs on them."""
    for member in phrase.members:
        yield member
        for inner in (member.of, member.apposed, member.included, member.source):
            if inner is not None:
                yield from _members(inner)


def _prefer(found: list[FrameMention]) -> list[FrameMention]:
    """Of two types that claim one trigger, a frame with a cue or modifier wins over one without ("met by video link")."""
    best: list[FrameMention] = []
    for mention in found:
        rivals = [
            m
            for m in best
            if m.trigger == mention.trigger and (m.type.name == mention.type.name or _specific(m) != _specific(mention))
        ]
        if not rivals:
            best.append(mention)
        elif (_specific(mention), not mention.anaphoric) > (_specific(rivals[0]), not rivals[0].anaphoric):
            best[best.index(rivals[0])] = mention
    return best


def _specific(mention: FrameMention) -> bool:
    return bool(mention.frame.cue or mention.frame.modifiers)


# -- checks ----------------------------------------------------------------------------------------------


def _check_verb(frame: Frame, parse: Parse, v: int) -> None:
    verb = verb_of(parse, v)
    assert verb is not None
    if frame.particles:
        if verb.particle not in frame.particles and not _free_after(parse, v, frame):
            raise _Vetoed(f"without {' or '.join(frame.particles)}")
    elif (
        verb.particle not in NEUTRAL_PARTICLES and verb.particle not in frame.verbs
    ) or verb.particle in frame.unless.get("particle", ()):
        raise _Vetoed(f'"{verb.lemma} {verb.particle}" is another verb')
    if frame.voice == "active" and verb.passive:
        raise _Vetoed("passive")
    if frame.voice == "passive" and not verb.passive:
        raise _Vetoed("not passive")
    if frame.objects:
        lemmas = [m.noun.lemma for o in objects(parse, v)[:1] for m in _phrase(parse, o).members]
        lemmas += [
            w
            for o in objects(parse, v)[:1]
            for m in _phrase(parse, o).members
            if m.noun.name
            for w in parse.tokens.lowers[m.noun.name[0] : m.noun.name[1]]
        ]
        if not set(lemmas) & set(frame.objects):
            raise _Vetoed(f"its object is none of {', '.join(frame.objects[:4])} …")
    if "predicate" in frame.unless and _has_predicate(parse, v):
        raise _Vetoed("its object is called something")


def _free_after(parse: Parse, v: int, frame: Frame) -> bool:
    after = parse.nodes[v + 1] if v + 1 < len(parse.nodes) else None
    return after is not None and after.word in frame.particles


def _has_predicate(parse: Parse, v: int) -> bool:
    """ "called the budget a disgrace", "called him unfit", "called Peter Moss was hurt"."""
    found = objects(parse, v)
    if len(found) > 1:
        return True
    if not found:
        return False
    after = found[0] + 1
    verb = verb_of(parse, v)
    if after < len(parse.nodes) and parse.nodes[after].kind == "J":
        return True
    following = verb_of(parse, after)
    return following is not None and following.finite and verb is not None and verb.form == "participle"


def _check_noun(frame: Frame, parse: Parse, i: int, member: Member) -> None:
    noun = member.noun
    modifiers = set(noun.modifiers)
    banned = modifiers & set(frame.unless.get("modifier", ()))
    if banned:
        raise _Vetoed(f'"{min(banned)} {noun.lemma}" is something else')
    if (
        (frame.modifiers or frame.cue)
        and not modifiers & set(frame.modifiers)
        and not (frame.cue and _has_cue(frame, parse, i))
    ):
        raise _Vetoed(f"not modified by {', '.join((frame.modifiers or frame.cue)[:4])} …")
    before = preposition_before(parse, i)
    if frame.prepositions and before not in frame.prepositions:
        raise _Vetoed(f"not after {' or '.join(frame.prepositions)}")
    after = next(
        (parse.tokens.lowers[t] for t in range(member.noun.last, min(member.noun.last + 1, len(parse.tokens)))), ""
    )
    if after in frame.unless.get("follow", ()):
        raise _Vetoed(f'followed by "{after}"')
    governing = governing_verb(parse, i)
    if governing is not None:
        verb = verb_of(parse, governing[0])
        if verb is not None and verb.lemma in frame.unless.get("verb", ()):
            raise _Vetoed(f'object of "{verb.lemma}"')


def _check_enough(kind: EventType, frame: Frame, fillers: Sequence[Filler]) -> None:
    for need in frame.require:
        wanted = set(need.split("|"))
        if not any(f.slot in wanted or f.role in wanted for f in fillers):
            raise _Vetoed(f"nobody fills {need}")
    people = sum(2 if _is_many(f.reference) else 1 for f in fillers if f.role in kind.principal)
    if people < frame.least:
        raise _Vetoed(f"{people} of {frame.least} people")


def _is_many(reference: Reference) -> bool:
    return reference.noun.plural or reference.kind in (GROUP, BODY)


def _has_cue(frame: Frame, parse: Parse, at: int) -> bool:
    """One of the cue words stands in the clause of node `at`, behind a preposition or as a modifier."""
    first, last = _clause(parse, at)
    cues = set(frame.cue)
    for i in range(first, last):
        node = parse.nodes[i]
        if node.phrase is None or preposition_before(parse, i) not in CUE_PREPOSITIONS:
            continue
        for member in _members(node.phrase):
            noun = member.noun
            if (
                noun.lemma in cues
                or cues & set(noun.modifiers)
                or cues & set(parse.tokens.lowers[noun.first : noun.last])
            ):
                return True
    return False


def _clause(parse: Parse, at: int) -> tuple[int, int]:
    """Nodes of the clause around a node: up to the next subordinator, relative pronoun or strong punctuation."""
    first = at
    while first > 0 and parse.nodes[first - 1].kind not in "UW;":
        first -= 1
    last = at + 1
    while last < len(parse.nodes) and parse.nodes[last].kind not in "UW;":
        last += 1
    return first, last


# -- slots -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands in a slot: references and, where there are none, the noun that is unfit."""

    slot: str
    references: tuple[Reference, ...]
    nouns: tuple[Noun, ...]


def _phrase(parse: Parse, i: int) -> Phrase:
    phrase = phrase_of(parse, i)
    assert phrase is not None
    return phrase


def _standing(slot: str, parse: Parse, i: int | None, also: frozenset[str] = frozenset()) -> Iterator[_Standing]:
    if i is None or phrase_of(parse, i) is None:
        return
    phrase = _phrase(parse, i)
    yield _Standing(slot, tuple(references(parse, phrase, also)), tuple(m.noun for m in phrase.members))


def _also(kind: EventType, frame: Frame, slot: str) -> frozenset[str]:
    """Nouns that may fill the slot's role whatever their kind."""
    role = frame.slots.get(slot)
    return frozenset(kind.roles[role].also) if role is not None else frozenset()


def _verb_slots(kind: EventType, frame: Frame, parse: Parse, v: int) -> Iterator[_Standing]:
    """What stands in the slots of a verb; in the passive, surface subject and by-phrase change places."""
    verb = verb_of(parse, v)
    assert verb is not None
    attached = prepositions(parse, v)
    agent = next((a.node for a in attached if a.preposition == "by"), None)
    surface = subject(parse, v)
    direct = objects(parse, v)
    if frame.objects:
        direct = []
    subjects, targets = (agent, surface) if verb.passive else (surface, direct[-1] if direct else None)
    yield from _standing("subject", parse, subjects)
    yield from _standing("object", parse, targets, _also(kind, frame, "object"))
    if len(direct) == 2 and not verb.passive:
        yield from _standing("recipient", parse, direct[0])
    used: set[str] = set()
    for place in [*attached, *leading_prepositions(parse, v)]:
        if place.preposition in frame.slots and place.preposition not in used and place.node not in (subjects, targets):
            used.add(place.preposition)
            yield from _standing(place.preposition, parse, place.node, _also(kind, frame, place.preposition))


def _noun_slots(kind: EventType, frame: Frame, parse: Parse, i: int, member: Member) -> Iterator[_Standing]:
    """What stands in the slots of an event noun."""
    noun = member.noun
    owners = tuple(possessor(parse, noun))
    if owners:
        yield _Standing("possessor", owners, tuple(r.noun for r in owners))
    if "modifier" in frame.slots:
        names = tuple(modifier_names(parse, noun))
        if names:
            yield _Standing("modifier", names, tuple(r.noun for r in names))
    if member.of is not None:
        yield _Standing(
            "of",
            tuple(references(parse, member.of, _also(kind, frame, "of"))),
            tuple(m.noun for m in member.of.members),
        )
    filled = {"of"} if member.of is not None else set()
    sides = 0
    if member.last >= parse.nodes[i].last:
        for place in prepositions(parse, i):
            if place.preposition in frame.slots and place.preposition not in filled:
                filled.add(place.preposition)
                for standing in _standing(place.preposition, parse, place.node, _also(kind, frame, place.preposition)):
                    sides += len(standing.references)
                    yield standing
    yield from _support_slot(
        frame,
        parse,
        i,
        len(owners) + (sides if sides != 1 else 0) + (len(references(parse, member.of)) if member.of else 0),
        sides,
    )


def _support_slot(frame: Frame, parse: Parse, i: int, complete: int, sides: int) -> Iterator[_Standing]:
    """The subject of the verb that carries the noun ("held talks"), where the noun itself does not name all sides."""
    if "support" not in frame.slots or complete >= 1:
        return
    governing = governing_verb(parse, i)
    if governing is not None:
        v, relation = governing
        verb = verb_of(parse, v)
        assert verb is not None
        if relation != "subject" and (verb.lemma in frame.support or (sides == 1 and relation != "object")):
            if verb.passive and relation != "object":
                yield from _standing("support", parse, subject(parse, v))
                return
            if not verb.passive:
                yield from _standing("support", parse, subject(parse, v))
                return
        if relation == "object" and verb.lemma not in frame.support:
            return
    if sides == 1:
        yield from _standing("support", parse, _nearest_subject(parse, i))


def _nearest_subject(parse: Parse, i: int) -> int | None:
    """The subject of the nearest clause: "After talks with X, Y said", "Y left for talks with X"."""
    for v in [*range(i - 1, -1, -1), *range(i + 1, len(parse.nodes))]:
        verb = verb_of(parse, v)
        if verb is not None and verb.finite:
            found = subject(parse, v)
            if found is not None and found != i:
                phrase = _phrase(parse, found)
                if any(m.noun.kind in HUMAN for m in phrase.members):
                    return found
    return None


def _fill(kind: EventType, frame: Frame, parse: Parse, standings: Iterable[_Standing]) -> list[Filler]:
    """Fill the roles; raise where a strict slot holds something unfit."""
    fillers: list[Filler] = []
    for standing in standings:
        role = frame.slots.get(standing.slot)
        banned = frame.unless.get(standing.slot, ())
        for noun in standing.nouns:
            if noun.lemma in banned or any(m in banned for m in noun.modifiers):
                raise _Vetoed(f'{standing.slot} is "{noun.lemma}"')
        if role is None:
            continue
        fit = [r for r in standing.references if _fits(kind, frame, role, r)]
        if not fit and standing.slot in frame.strict and standing.nouns:
            raise _Vetoed(
                f'{standing.slot} "{parse.tokens.slice(standing.nouns[0].first, standing.nouns[0].last)}" is no {role}'
            )
        fillers.extend(Filler(role, standing.slot, r) for r in fit)
    return fillers


def _fits(kind: EventType, frame: Frame, role: str, reference: Reference) -> bool:
    allowed = kind.roles[role].fill
    of = reference.kind
    if of == PRONOUN:
        return reference.noun.pronoun not in ("it", "its", "itself", "what", "everyone", "nobody", "anyone", "someone")
    if reference.noun.lemma in kind.roles[role].also:
        return True
    if of == PLACE:
        return False
    if of not in allowed and not (of == BODY and reference.noun.plural and GROUP in allowed):
        return False
    if frame.captive and reference.name is None and role in kind.principal:
        return senses.is_captive(reference.noun.lemma) or of in (PERSON, GROUP)
    return True


__all__ = ["COUNTRY", "Filler", "FrameMention", "Frames", "Veto"]
