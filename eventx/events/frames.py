"""The engine that reads the frames of all event types.

`find` walks over the verbs, nouns and participles of a parsed sentence, looks up the frames that their lemma triggers,
fills the slots by grammar and lets the types of the fillers decide: what stands where a person must stand and is none,
vetoes. The answer is a list of mentions and, if asked, of the frames that were vetoed and why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from eventx.events.around import around
from eventx.events.conditions import by_habit, check_noun, check_verb, each_time, has_cue, lasts, members
from eventx.events.fillers import Filler, Lacking, Vetoed, check_enough
from eventx.events.noun_slots import head_slot, noun_slots
from eventx.events.own_place import own_place
from eventx.events.slots import fill, verb_slots
from eventx.lexicon import senses
from eventx.lexicon.persons import given_name
from eventx.text.clauses import governing_verb, verb_of
from eventx.text.nodes import Member, Parse
from eventx.text.nouns import THING, Noun
from eventx.trace import Refusal
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.types import EventType, Frame

WITHIN = frozenset({"during", "at", "on the sidelines of", "on the margins of", "on the fringes of"})
MEDIUM = frozenset({"in", "by", "via", "over", "on", "through", "during"})  # "met in a video conference"
HABIT = "it tells of a habit"
SIDED = frozenset({"from", "to", "with"})
INDEFINITE = frozenset({"all", "any", "no", "some", "such", "every", "each", "more", "most", "many", "few"})

NO_WORD = re.compile(r"\W+")
KNOWN = frozenset({"the", "these", "those"})


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
    opens: bool = False  # a noun that speaks of one event, even if its people are not known

    @property
    def retells(self) -> bool:
        """A verb that tells of no event by itself, only more of one told before ("the two spoke for an hour")."""
        return self.anaphoric and self.noun is None

    @property
    def span(self) -> tuple[int, int]:
        return self.parse.tokens.starts[self.trigger[0]], self.parse.tokens.ends[self.trigger[1] - 1]


_Triggers = dict[str, list[tuple["EventType", "Frame"]]]
_Reader = Callable[["EventType", "Frame"], FrameMention]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a sentence: the headline, the sentence before and the one after."""

    text: str
    spans: Sequence[tuple[int, int]]

    def hold(self, sentence: int, phrases: Sequence[str]) -> bool:
        """Whether one of the phrases stands there, as whole words, or one of several words in the sentence itself."""
        near = sorted({0, sentence - 1, sentence + 1} - {sentence})
        around = " ".join(self._words(i) for i in near if 0 <= i < len(self.spans))
        here = self._words(sentence)
        return any(
            _phrase(phrase).search(around) or (" " in phrase and _phrase(phrase).search(here)) for phrase in phrases
        )

    def _words(self, sentence: int) -> str:
        start, end = self.spans[sentence]
        return f" {NO_WORD.sub(' ', self.text[start:end].lower())} "


@lru_cache(maxsize=256)
def _phrase(phrase: str) -> re.Pattern[str]:
    """A phrase of a frame as whole words; "*" is any word or none."""
    return re.compile(" " + re.escape(phrase).replace(r"\*\ ", r"(?:\w+ )?") + " ")


class _Lemmas:
    """Frames by the lemma of their trigger."""

    def __init__(self, frames: Iterable[tuple[EventType, Frame]]) -> None:
        self.verbs: _Triggers = {}
        self.nouns: _Triggers = {}
        self.adjectives: _Triggers = {}
        for kind, frame in frames:
            for table, words in (
                (self.verbs, frame.verbs),
                (self.nouns, frame.nouns),
                (self.adjectives, frame.adjectives),
            ):
                for word in words:
                    table.setdefault(word, []).append((kind, frame))

    def of_noun(self, parse: Parse, noun: Noun) -> Sequence[tuple[EventType, Frame]]:
        """The frames of a noun by its lemma, and by the word where a type lists its plural ("talks")."""
        lemma, word = trigger_lemma(parse, noun), parse.tokens.lowers[noun.head]
        return [*self.nouns.get(lemma, ()), *(self.nouns.get(word, ()) if word != lemma else ())]


class Frames:
    """All frames of some types: those that know how a sentence is built, and those of last resort."""

    def __init__(self, types: Sequence[EventType]) -> None:
        frames = [(kind, frame) for kind in types for frame in kind.frames]
        self._exact = _Lemmas(f for f in frames if not f[1].around)
        self._last = _Lemmas(f for f in frames if f[1].around)

    def find(
        self,
        parse: Parse,
        sentence: int,
        refusals: list[Refusal] | None = None,
        surroundings: Surroundings | None = None,
        rules: set[str] | None = None,
    ) -> list[FrameMention]:
        """The mentions in one parsed sentence, in text order; `refusals` receives what was not taken.

        `rules` names the frames that the sentence has the words for: no other is tried, which changes no answer.
        """

        def attempts(lemmas: _Lemmas) -> Iterator[list[FrameMention]]:
            for at, known, read in _triggers(lemmas, parse, sentence):
                yield list(_attempts(at, known, read))

        def _attempts(at: int, known: Sequence[tuple[EventType, Frame]], read: _Reader) -> Iterator[FrameMention]:
            for kind, frame in known:
                if rules is not None and frame.rule not in rules:
                    continue
                try:
                    if frame.near and (surroundings is None or not surroundings.hold(sentence, frame.near)):
                        raise Vetoed("no sentence near by holds {}", frame.near)
                    yield read(kind, frame)
                except Vetoed as veto:
                    if refusals is not None:
                        span = (parse.tokens.starts[at], parse.tokens.ends[at])
                        within = (parse.start, parse.end)
                        refusals.append(Refusal(kind.name, frame.rule, str(veto), span, within, _rank_of(veto, frame)))

        exact = [mention for tried in attempts(self._exact) for mention in _prefer(tried, refusals)]
        found = _without_carried(parse, exact, refusals)
        found += _where_nothing_tells(found, [mention for tried in attempts(self._last) for mention in tried])
        return sorted(found, key=lambda m: m.trigger)


def _triggers(
    lemmas: _Lemmas, parse: Parse, sentence: int
) -> Iterator[tuple[int, Sequence[tuple[EventType, Frame]], _Reader]]:
    """Token of each possible trigger, the frames that it may trigger, and how they are read there."""
    for i, node in enumerate(parse.nodes):
        if node.verb is not None:
            of_verb = lemmas.verbs.get(node.verb.lemma)
            if of_verb:
                yield node.verb.head, of_verb, _verb_reader(parse, sentence, i)
        elif node.phrase is not None:
            for member in members(node.phrase):
                for at in range(member.noun.first, member.noun.head):
                    known = lemmas.adjectives.get(parse.tokens.lowers[at]) if parse.tags[at] == "J" else None
                    if known:
                        yield at, known, _adjective_reader(parse, sentence, i, member, at)
                of_noun = lemmas.of_noun(parse, member.noun)
                if of_noun:
                    yield member.noun.head, of_noun, _noun_reader(parse, sentence, i, member)


def _where_nothing_tells(found: Sequence[FrameMention], last: Sequence[FrameMention]) -> list[FrameMention]:
    """Of the mentions by frames of last resort the first of each type of which no other tells of anybody."""
    told = {m.type.name for m in found if m.fillers}
    told.update(name for m in found if m.fillers for name in m.type.instead_of)
    kept: dict[str, FrameMention] = {}
    for mention in last:
        if told.isdisjoint((mention.type.name, *mention.type.within)):
            kept.setdefault(mention.type.name, mention)
    stood_for = {name for m in kept.values() for name in m.type.instead_of}
    return [m for name, m in kept.items() if name not in stood_for and kept.keys().isdisjoint(m.type.within)]


def _verb_reader(parse: Parse, sentence: int, i: int) -> _Reader:
    def read(kind: EventType, frame: Frame) -> FrameMention:
        check_verb(frame, parse, i)
        if frame.around and sentence and _habitual(parse, i):
            raise Vetoed("it is in the present, of no one event")
        if _repeated(parse, i):
            raise Vetoed(HABIT)
        standings = partial(verb_slots, kind, frame, parse, i)
        fillers = _without_place(frame, parse, i, fill(kind, frame, parse, standings()))
        fillers += around(kind, frame, parse, i, fillers)
        check_enough(kind, frame, fillers, parse, standings, placed=_placed(frame, parse, i, None))
        if frame.cue and not has_cue(frame, parse, i):
            raise Vetoed("its clause does not say {}", frame.cue)
        if frame.lasting and not lasts(parse, i):
            raise Vetoed("its clause does not say how long it took")
        verb = parse.nodes[i].verb
        assert verb is not None
        trigger = (verb.head, verb.head + 1)
        named = any(f.reference.name for f in fillers)
        again = frame.anaphoric or (frame.lasting and not named)  # "the two talked for an hour": met, as told before
        opens = again and not frame.anaphoric
        return FrameMention(kind, frame, parse, sentence, i, trigger, None, tuple(fillers), again, opens)

    return read


def _habitual(parse: Parse, i: int) -> bool:
    """ "a telephone that never rings": what is told in the present tense, but for a headline's."""
    verb = parse.nodes[i].verb
    return (
        verb is not None
        and verb.finite
        and verb.tense == "present"
        and not (verb.perfect or verb.modal or verb.progressive)
    )


def _repeated(parse: Parse, i: int) -> bool:
    """ "meets every Friday", "will meet monthly", "used to meet every Friday": of no one event."""
    verb = parse.nodes[i].verb
    if verb is None or not (_habitual(parse, i) or verb.modal or verb.tense == "future" or _used_to(parse, i)):
        return False
    return by_habit(parse, i) if _habitual(parse, i) else each_time(parse, i)


def _used_to(parse: Parse, i: int) -> bool:
    """ "used to meet", not "was used to meet"."""
    before = parse.nodes[i - 1].verb if i else None
    used = before is not None and before.lemma == "use" and before.first + 1 == before.last
    return used and before is not None and parse.tokens.lowers[before.first] == "used"


def _adjective_reader(parse: Parse, sentence: int, i: int, member: Member, at: int) -> _Reader:
    def read(kind: EventType, frame: Frame) -> FrameMention:
        head = head_slot(parse, member)
        fillers = fill(kind, frame, parse, [head])
        check_enough(kind, frame, fillers, parse, lambda: [head], placed=False)
        known = frame.anaphoric and member.noun.determiner in KNOWN  # "the freed hostages" were told of before
        trigger = (at, at + 1)
        return FrameMention(kind, frame, parse, sentence, i, trigger, member.noun, tuple(fillers), known, known)

    return read


def _noun_reader(parse: Parse, sentence: int, i: int, member: Member) -> _Reader:
    def read(kind: EventType, frame: Frame) -> FrameMention:
        noun = member.noun
        check_noun(frame, parse, i, member)
        governing = governing_verb(parse, i)
        if governing is not None and _repeated(parse, governing[0]):
            raise Vetoed(HABIT)
        standings = partial(noun_slots, kind, frame, parse, i, member)
        fillers = fill(kind, frame, parse, standings())
        fillers += around(kind, frame, parse, i, fillers)
        anaphoric = False
        try:
            check_enough(kind, frame, fillers, parse, standings, placed=_placed(frame, parse, i, noun))
        except Vetoed:
            if not frame.anaphoric:
                raise
            anaphoric = True
        if _generic(frame, parse, noun, fillers):
            raise Vetoed("it speaks of no one event")
        opens = frame.anaphoric and _one_event(frame, parse, noun)
        if frame.anaphoric and not kind.symmetric and noun.pronoun and all(f.slot == "possessor" for f in fillers):
            anaphoric = opens = True  # "their release" was told of before, if any was
        trigger = (noun.head, noun.head + 1)
        telling = _telling(parse, i) if frame.around and noun.kind == THING else None
        if telling is not None:
            return FrameMention(kind, frame, parse, sentence, telling, trigger, None, tuple(fillers))
        return FrameMention(kind, frame, parse, sentence, i, trigger, noun, tuple(fillers), anaphoric, opens)

    return read


def _placed(frame: Frame, parse: Parse, i: int, noun: Noun | None) -> bool:
    return bool(frame.place) and own_place(frame, parse, i, noun) is not None


def _without_place(frame: Frame, parse: Parse, i: int, fillers: list[Filler]) -> list[Filler]:
    """Without what is the place where the event happens: "visits Dover", whether that is a town or a man."""
    place = own_place(frame, parse, i, None) if frame.place else None
    if place is None:
        return fillers
    first, last = place.span
    return [f for f in fillers if f.slot not in frame.place or not first <= f.reference.span[0] < last]


def _telling(parse: Parse, i: int) -> int | None:
    """ "refused to come to the phone": a phone is no event, the verb tells of it; "is on the phone" is all about it."""
    governing = governing_verb(parse, i)
    verb = verb_of(parse, governing[0]) if governing is not None else None
    return governing[0] if governing is not None and verb is not None and verb.lemma != "be" else None


def trigger_lemma(parse: Parse, noun: Noun) -> str:
    """The lemma by which a noun group may trigger a frame; of a name its last word ("the Nordic Security Summit")."""
    if noun.name is None:
        return noun.lemma
    first, last = noun.name
    person = noun.title is not None or (given_name(parse.tokens.words[first]) and noun.determiner != "the")
    if last - first == 1 or person:
        return ""
    return senses.noun_lemma(parse.tokens.lowers[noun.head])


def _one_event(frame: Frame, parse: Parse, noun: Noun) -> bool:
    """The noun speaks of one event, not of a kind of event: "the meeting", "peace talks", but not "meetings"."""
    word = parse.tokens.lowers[noun.head]
    if noun.determiner in INDEFINITE:
        return False
    if word in frame.alone and noun.plural:
        return True
    definite = bool(noun.determiner or noun.pronoun or noun.possessor or noun.name)
    definite = definite or not set(parse.tags) & set("DP.")  # a headline goes without articles
    return definite and (word in frame.alone or noun.lemma in frame.alone)


def _generic(frame: Frame, parse: Parse, noun: Noun, fillers: Sequence[Filler]) -> bool:
    """ "Meetings with investors are useful": a bare plural, of nobody in particular."""
    if not noun.plural or noun.determiner or noun.possessor or noun.pronoun or noun.count or noun.name:
        return False
    if parse.tokens.lowers[noun.head] in (*frame.alone, *frame.nouns):
        return False
    if any(_anybody(f.reference.noun) and _simple_people(f) for f in fillers if f.slot in SIDED):
        return True  # "is getting calls from other geologists"
    return bool(frame.around) or all(_anybody(f.reference.noun) for f in fillers)


def _simple_people(filler: Filler) -> bool:
    noun = filler.reference.noun
    return filler.reference.of is None and noun.lemma != "police" and senses.is_person(noun.lemma)


def _anybody(noun: Noun) -> bool:
    return noun.plural and not (noun.name or noun.determiner or noun.possessor or noun.pronoun or noun.count)


def _prefer(found: list[FrameMention], refusals: list[Refusal] | None) -> list[FrameMention]:
    """One mention of each type, the most specific; and a specific one ousts those that its type stands for.

    "met by video link" is a call, no meeting.
    """
    best: dict[str, FrameMention] = {}
    for mention in found:
        known = best.get(mention.type.name)
        if known is None or _rank(mention) > _rank(known):
            best[mention.type.name] = mention
    ousted = {name for m in best.values() if _specific(m) for name in m.type.instead_of}
    telling = any(not m.retells for m in best.values())
    kept = [m for name, m in best.items() if name not in ousted and not (telling and m.retells)]
    if refusals is not None:
        refusals.extend(
            _gives_way(m, "frame.more-specific") for m in best.values() if not any(m is other for other in kept)
        )
    return kept


def _gives_way(mention: FrameMention, rule: str) -> Refusal:
    return refuse(mention, rule, f"{mention.frame.rule} gives way")


def refuse(mention: FrameMention, rule: str, note: str) -> Refusal:
    """A mention that was found and not taken after all."""
    return Refusal(mention.type.name, rule, note, mention.span, (mention.parse.start, mention.parse.end))


def _rank_of(veto: Vetoed, frame: Frame) -> int:
    """How telling a veto is, as a refusal ranks it."""
    joined = any(" " in slot for need in frame.require for slot in need.split("|"))  # "in exchange for"
    special = (
        frame.among,
        joined,
        frame.cue,
        frame.modifiers,
        frame.near,
        frame.particles,
        frame.objects,
        frame.prepositions,
        frame.governed,
    )
    return 2 if frame.lasting or any(special) else int(isinstance(veto, Lacking))


def _without_carried(parse: Parse, found: list[FrameMention], refusals: list[Refusal] | None) -> list[FrameMention]:
    """ "argued in a video call" is the call: the verb tells of no event of a type that the noun's stands for."""
    ousted: set[tuple[int, str]] = set()
    for mention in found:
        governing = (
            governing_verb(parse, mention.node) if mention.noun is not None and mention.type.instead_of else None
        )
        if governing is not None and governing[1] in MEDIUM:
            ousted.update((governing[0], name) for name in mention.type.instead_of)
    kept = [m for m in found if m.noun is not None or (m.node, m.type.name) not in ousted]
    told = {(m.node, m.type.name) for m in kept if m.noun is None}
    taken = [m for m in kept if not _setting(parse, m, told)]
    if refusals is not None:
        refusals.extend(_gives_way(m, "frame.setting") for m in found if not any(m is other for other in taken))
    return taken


def _setting(parse: Parse, mention: FrameMention, told: set[tuple[int, str]]) -> bool:
    """ "met X during the Baku Security Forum": a gathering by its own name is where what the verb tells took place."""
    if mention.noun is None or mention.noun.name is None or any(f.slot != "modifier" for f in mention.fillers):
        return False
    governing = governing_verb(parse, mention.node)
    return governing is not None and governing[1] in WITHIN and (governing[0], mention.type.name) in told


def _rank(mention: FrameMention) -> tuple[bool, bool, bool]:
    return _specific(mention), not mention.anaphoric, mention.opens


def _specific(mention: FrameMention) -> bool:
    return bool(mention.frame.cue or mention.frame.modifiers or mention.frame.near or mention.frame.lasting)
