"""The gate: which sentences may tell of an event at all.

Some 60 % of news documents hold a trigger word somewhere, but only 8 % of their sentences do; nothing else is parsed
for triggers. What a frame demands is a list of sets of words, its trigger and whatever must go with it ("phone" of
"spoke by phone", "prison" of "left prison", "with" of "consulted with"): one word of each set must stand in the
sentence. Two steps: one scan of the text finds the words of the rarest set of every frame, by a look-up of each word (at
21 MB/s: a pattern that is the trie of the words runs at 25, but takes 20 ms to compile); in the sentences around them the
other sets are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from eventx.events.conditions import HOURS, PARTS_OF_DAY
from eventx.lexicon import senses, table
from eventx.lexicon.forms import inflections
from eventx.lexicon.own import OwnWords, learn
from eventx.values import dataclass, replace

if TYPE_CHECKING:
    from eventx.types import EventType, Frame
    from eventx.types.form import Forms

APART = 12  # words between a phrasal verb and its particle
WORD = re.compile(r"\w+")
AUXILIARY = frozenset({"be", "have", "do"})  # their forms are clitics too ("'s"), and no sentence is without them
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Demand:
    """What the frame of a rule asks of a sentence in which one of its rarest words stands: one word of each of the sets.

    `around`: words of which one must stand somewhere in the text, () for none. `phrase`: what the rare word is part of.
    """

    rule: str
    sets: tuple[Words, ...]
    around: tuple[str, ...] = ()
    phrase: str = ""

    def met(self, words: set[str], said: str, text: str) -> bool:
        """`words` are those of the sentence, `said` the same in their order."""
        if any(wanted.isdisjoint(words) for wanted in self.sets):
            return False
        if self.phrase and f" {self.phrase} " not in f" {said} ":
            return False
        return not self.around or any(word in text for word in self.around)


class Gate:
    """The gate of some event types. Texts are given in lower case, as `lower` makes them."""

    def __init__(self, types: Sequence[EventType]) -> None:
        self._demands: dict[str, list[Demand]] = {}
        particles: dict[str, set[str]] = {}
        free: set[str] = set()  # words that stand without a particle too
        for kind, frame in ((each, frame) for each in types for frame in each.frames):
            rare, common, triggers = _rare(frame), _common(frame), _triggers(kind, frame)
            scanned = next((words for words in rare if not _function(words)), triggers)
            asked = rare + common if AUXILIARY & set(frame.verbs) else [triggers, *rare, *common]
            sets = tuple(_pieces(words) for words in asked if words != scanned)
            demand = Demand(frame.rule, sets, tuple(_pieces(frame.near)))
            looked_for = _pieces(scanned)
            for word in scanned:
                said = " ".join(WORD.findall(word))
                whole = replace(demand, phrase=said) if " " in said else demand
                self._demands.setdefault(_longest(word), []).append(whole)
            if frame.particles and scanned not in rare:
                for form in looked_for:
                    particles.setdefault(form, set()).update(frame.particles)
            else:
                free |= looked_for
        self._near = {form: _near(known) for form, known in particles.items() if form not in free}

    def positions(self, lowered: str) -> list[tuple[int, str]]:
        """Offsets where a rarest word of a frame stands, in order, with the word."""
        found = []
        for match in WORD.finditer(lowered):
            word = match.group()
            if word in self._demands:
                near = self._near.get(word)
                if near is None or near.match(lowered, match.end()):
                    found.append((match.start(), word))
        return found

    def holding(
        self, lowered: str, positions: Sequence[tuple[int, str]], spans: Sequence[tuple[int, int]]
    ) -> dict[int, set[str]]:
        """By its index, the rules of the frames all of whose demands a span holds; no span that holds none.

        The spans are given in order and do not overlap.
        """
        held: dict[int, set[str]] = {}
        i = 0
        for index, (start, end) in enumerate(spans):
            while i < len(positions) and positions[i][0] < start:
                i += 1
            first = i
            while i < len(positions) and positions[i][0] < end:
                i += 1
            if first < i:
                rules = self._plausible(lowered, start, end, {word for _, word in positions[first:i]})
                if rules:
                    held[index] = rules
        return held

    def _plausible(self, lowered: str, start: int, end: int, found: set[str]) -> set[str]:
        words = WORD.findall(lowered, start, end)
        known, said = set(words), " ".join(words)
        return {d.rule for word in found for d in self._demands[word] if d.met(known, said, lowered)}


def own_words(types: Sequence[EventType]) -> OwnWords:
    """The triggers that the lexicon does not know."""
    frames = [frame for kind in types for frame in kind.frames]
    return learn(
        (word for frame in frames for word in frame.verbs),
        (word for frame in frames for word in frame.nouns),
        (word for frame in frames for word in frame.adjectives),
        {word: _by_letter(given) for kind in types for word, given in kind.forms.items()},
    )


def _by_letter(given: Forms) -> dict[str, str]:
    """Irregular forms by the letters of readings that `eventx.lexicon.forms` has."""
    forms = {"d": given.past, "p": given.participle, "g": given.gerund, "s": given.plural}
    return {letter: form for letter, form in forms.items() if form is not None}


def _triggers(kind: EventType, frame: Frame) -> Words:
    """The forms of a frame's trigger."""
    verbs = {form for lemma in frame.verbs for form in inflections(lemma, "b")}
    own = {
        form
        for lemma in (*frame.verbs, *frame.nouns)
        if lemma in kind.forms
        for form in _by_letter(kind.forms[lemma]).values()
    }
    return frozenset({*frame.adjectives, *_noun_forms(frame.nouns), *verbs, *own})


def _noun_forms(lemmas: Iterable[str]) -> Words:
    return frozenset(
        form for lemma in lemmas for forms in (inflections(lemma, "n"), senses.plurals(lemma)) for form in forms
    )


def _rare(frame: Frame) -> list[Words]:
    """What a frame cannot do without besides its trigger and what may be rarer."""
    cues = _noun_forms(frame.cue + frame.modifiers if frame.nouns else frame.cue)
    named = [_noun_forms(noun.rpartition(" ")[2] for noun in nouns) for nouns in frame.among.values()]
    phrases = [frozenset(slots) for slots in _prepositions(frame) if all(" " in slot for slot in slots)]
    return [words for words in (cues, _noun_forms(frame.objects), *named, *phrases) if words]


def _common(frame: Frame) -> list[Words]:
    """What a frame cannot do without, by itself too common to be looked for."""
    governed = frozenset(form for lemma in frame.governed for form in inflections(lemma, "b"))
    lasting = HOURS | PARTS_OF_DAY if frame.lasting else frozenset()
    sets = [
        *(frozenset(slots) for slots in _prepositions(frame)),
        frozenset(frame.particles),
        frozenset(frame.prepositions),
        frozenset() if AUXILIARY & set(frame.governed) else governed,
        lasting,
    ]
    return [words for words in sets if words]


def _prepositions(frame: Frame) -> list[list[str]]:
    """The slots of which one must be filled, where all of them are prepositions.

    A noun that may speak of an event told before needs none.
    """
    if frame.nouns and frame.anaphoric:
        return []
    needs = [need.split("|") for need in frame.require]
    known = table("function_words")
    return [slots for slots in needs if all(slot == "to" or known.get(slot) == "I" for slot in slots)]


def _function(words: Words) -> bool:
    """One of the words is a function word: too common to be looked for."""
    return any(word in table("function_words") for word in words if word.isalpha())


def _pieces(words: Iterable[str]) -> Words:
    """Each word by its longest part without hyphens, blanks and apostrophes."""
    return frozenset(map(_longest, words))


def _longest(word: str) -> str:
    parts: list[str] = WORD.findall(word)
    return max(parts, key=len)


def _near(particles: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:\W+\w+){{0,{APART}}}?\W+(?:{'|'.join(sorted(map(re.escape, particles)))})\b")
