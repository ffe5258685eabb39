"""The gate: which sentences may tell of an event at all.

Some 60 % of news documents hold a trigger word somewhere, but only 8 % of their sentences do; nothing else is parsed
for triggers. A frame lets a sentence in by its rarest demand: the words that must go with the trigger ("phone" of
"spoke by phone", "prison" of "left prison", "in exchange for"), else the trigger itself. Two scans over the text find
them all: one alternation of words, one of phrasal verbs with their particle a few words off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eventx.lexicon.forms import inflections

if TYPE_CHECKING:
    from eventx.types import EventType, Frame

APART = 12  # words between a phrasal verb and its particle


class Gate:
    """The gate of some event types."""

    def __init__(self, types: Sequence[EventType]) -> None:
        words: set[str] = set()
        pairs: list[str] = []
        for kind in types:
            for frame in kind.frames:
                demanded = _demanded(frame)
                if demanded:
                    words |= demanded
                elif frame.particles:
                    pairs.append(_pair(frame))
                else:
                    words |= {form for lemma in frame.verbs for form in inflections(lemma, "b")}
                words |= {form for lemma in frame.nouns for form in inflections(lemma, "n") if not demanded}
                words |= set(frame.adjectives)
        self._words = re.compile(rf"\b(?:{_alternation(words)})\b", re.IGNORECASE)
        self._pairs = re.compile("|".join(pairs), re.IGNORECASE) if pairs else None

    def positions(self, text: str) -> list[int]:
        """Offsets where a trigger may stand, in order."""
        found = [match.start() for match in self._words.finditer(text)]
        if self._pairs is not None:
            found.extend(match.start() for match in self._pairs.finditer(text))
        return sorted(found)


def holding(positions: Sequence[int], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Indices of the spans (in order, not overlapping) in which one of the ordered positions lies."""
    i = 0
    for index, (start, end) in enumerate(spans):
        while i < len(positions) and positions[i] < start:
            i += 1
        if i < len(positions) and positions[i] < end:
            yield index


def _demanded(frame: Frame) -> set[str]:
    """The words one of which the frame cannot do without, if they are rarer than its trigger."""
    for words in (frame.cue + frame.modifiers if frame.nouns else frame.cue, frame.objects):
        if words:
            return {form for word in words for form in inflections(word, "n")}
    for need in frame.require:
        if all(" " in slot for slot in need.split("|")):
            return set(need.split("|"))
    return set()


def _pair(frame: Frame) -> str:
    verbs = {form for lemma in frame.verbs for form in inflections(lemma, "b")}
    return rf"\b(?:{_alternation(verbs)})\b(?:\W+\w+){{0,{APART}}}?\W+(?:{_alternation(set(frame.particles))})\b"


def _alternation(words: set[str]) -> str:
    """Longest first, blanks of any width."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
