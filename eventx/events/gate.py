"""The gate: which sentences may tell of an event at all.

Some 60 % of news documents hold a trigger word somewhere, but only 8 % of their sentences do; nothing else is parsed
for triggers. What a frame demands is a list of sets of words, its trigger and whatever must go with it ("phone" of
"spoke by phone", "prison" of "left prison", "with" of "consulted with"): one word of each set must stand in the
sentence. Two steps: one scan of the text finds the words of the rarest set of every frame, by a pattern that is the trie
of the words (an alternation of some 400 words runs at 1 MB/s, their trie behind a class of first letters at 40); in the
sentences around them the other sets are looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from eventx.lexicon import senses, table
from eventx.lexicon.forms import inflections
from eventx.lexicon.own import OwnWords, learn
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.types import EventType, Frame

APART = 12  # words between a phrasal verb and its particle
WORD = re.compile(r"\w+")
AUXILIARY = frozenset({"be", "have", "do"})  # their forms are clitics too ("'s"), and no sentence is without them
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Demand:
    """What a frame asks of a sentence in which one of its rarest words stands: one word of each of the sets.

    `around`: words of which one must stand somewhere in the text, () for none.
    """

    sets: tuple[Words, ...]
    around: tuple[str, ...] = ()

    def met(self, words: set[str], text: str) -> bool:
        """`words` are those of the sentence."""
        if any(wanted.isdisjoint(words) for wanted in self.sets):
            return False
        return not self.around or any(word in text for word in self.around)


class Gate:
    """The gate of some event types. Texts are given in lower case, as `lower` makes them."""

    def __init__(self, types: Sequence[EventType]) -> None:
        self._demands: dict[str, list[Demand]] = {}
        particles: dict[str, set[str]] = {}
        free: set[str] = set()  # words that stand without a particle too
        for frame in (frame for kind in types for frame in kind.frames):
            rare, common = _rare(frame), _common(frame)
            scanned = next((words for words in rare if not _function(words)), _triggers(frame))
            asked = rare + common if AUXILIARY & set(frame.verbs) else [_triggers(frame), *rare, *common]
            demand = Demand(tuple(_pieces(words) for words in asked if words != scanned), tuple(_pieces(frame.near)))
            for word in scanned:
                self._demands.setdefault(word, []).append(demand)
            if frame.particles and scanned not in rare:
                for form in scanned:
                    particles.setdefault(form, set()).update(frame.particles)
            else:
                free |= scanned
        self._scan = re.compile(_scanner(self._demands))
        self._near = {form: _near(known) for form, known in particles.items() if form not in free}

    def positions(self, lowered: str) -> list[tuple[int, str]]:
        """Offsets where a rarest word of a frame stands, in order, with the word."""
        found = []
        for match in self._scan.finditer(lowered):
            for start, word in self._words_of(match):
                near = self._near.get(word)
                if near is None or near.match(lowered, start + len(word)):
                    found.append((start, word))
        return found

    def _words_of(self, match: re.Match[str]) -> list[tuple[int, str]]:
        """What the scan found, and where that is a phrase ("for talks"), the words in it that are looked for too."""
        whole = match.group()
        words = [(match.start(), whole)]
        if " " in whole:
            pieces = ((match.start() + piece.start(), piece.group()) for piece in WORD.finditer(whole))
            words += [(start, word) for start, word in pieces if word in self._demands]
        return words

    def holding(
        self, lowered: str, positions: Sequence[tuple[int, str]], spans: Sequence[tuple[int, int]]
    ) -> list[int]:
        """Indices of the spans (in order, not overlapping) that hold all that some frame demands."""
        held = []
        i = 0
        for index, (start, end) in enumerate(spans):
            while i < len(positions) and positions[i][0] < start:
                i += 1
            first = i
            while i < len(positions) and positions[i][0] < end:
                i += 1
            if first < i and self._plausible(lowered, start, end, {word for _, word in positions[first:i]}):
                held.append(index)
        return held

    def _plausible(self, lowered: str, start: int, end: int, found: set[str]) -> bool:
        words = set(WORD.findall(lowered, start, end))
        return any(d.met(words, lowered) for word in found for d in self._demands.get(" ".join(word.split()), ()))


def own_words(types: Sequence[EventType]) -> OwnWords:
    """The triggers that the lexicon does not know."""
    frames = [frame for kind in types for frame in kind.frames]
    return learn(
        (word for frame in frames for word in frame.verbs),
        (word for frame in frames for word in frame.nouns),
        (word for frame in frames for word in frame.adjectives),
    )


def lower(text: str) -> str:
    """The text in lower case, of the same length: a letter whose lower case is two stays as it is."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _triggers(frame: Frame) -> Words:
    """The forms of a frame's trigger."""
    verbs = {form for lemma in frame.verbs for form in inflections(lemma, "b")}
    return frozenset({*frame.adjectives, *_noun_forms(frame.nouns), *verbs})


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
    lasting = frozenset({"hour", "hours", "minute", "minutes"} if frame.lasting else ())
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
    return frozenset(max(WORD.findall(word), key=len) for word in words)


def _near(particles: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:\W+\w+){{0,{APART}}}?\W+(?:{'|'.join(sorted(map(re.escape, particles)))})\b")


def _scanner(words: Iterable[str]) -> str:
    """A pattern for any of the words, whole, in lower case: their trie behind a class of first letters."""
    root: dict[str, dict[str, object]] = {}
    for word in words:
        node: dict[str, object] = root  # type: ignore[assignment]
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    if not root:
        return r"(?!)"  # of no types: nothing
    return rf"(?<!\w)(?=[{''.join(sorted(root))}]){_branches(root)}(?!\w)"


def _branches(node: Mapping[str, object]) -> str:
    arms = [(r"\s+" if c == " " else re.escape(c)) + _branches(node[c]) for c in sorted(node) if c]  # type: ignore[arg-type]
    if not arms:
        return ""
    if len(arms) == 1 and "" not in node:
        return arms[0]
    return f"(?:{'|'.join(arms)}){'?' if '' in node else ''}"
