"""The gate: which sentences may tell of an event at all.

Some 60 % of news documents hold a trigger word somewhere, but only 8 % of their sentences do; nothing else is parsed
for triggers. A frame lets a sentence in by its rarest demand: the words that must go with the trigger ("phone" of
"spoke by phone", "prison" of "left prison", "in exchange for"), else the trigger itself; a phrasal verb needs its
particle a few words off. One scan finds them all, by a pattern that is the trie of the words: an alternation of some
400 words runs at 1 MB/s, their trie behind a class of first letters at 40.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from eventx.lexicon.forms import inflections

if TYPE_CHECKING:
    from eventx.types import EventType, Frame

APART = 12  # words between a phrasal verb and its particle


class Gate:
    """The gate of some event types."""

    def __init__(self, types: Sequence[EventType]) -> None:
        words: set[str] = set()
        particles: dict[str, set[str]] = {}
        for frame in (frame for kind in types for frame in kind.frames):
            demanded = _demanded(frame)
            words |= demanded | set(frame.adjectives)
            if demanded:
                continue
            words |= {form for lemma in frame.nouns for form in inflections(lemma, "n")}
            for form in (form for lemma in frame.verbs for form in inflections(lemma, "b")):
                if frame.particles:
                    particles.setdefault(form, set()).update(frame.particles)
                else:
                    words.add(form)
        self._scan = re.compile(_scanner(words | set(particles)))
        self._near = {form: _near(known) for form, known in particles.items() if form not in words}

    def positions(self, text: str) -> list[int]:
        """Offsets where a trigger may stand, in order."""
        lowered = _lower(text)
        found = []
        for match in self._scan.finditer(lowered):
            near = self._near.get(match.group())
            if near is None or near.match(lowered, match.end()):
                found.append(match.start())
        return found


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


def _lower(text: str) -> str:
    """The text in lower case, of the same length: a letter whose lower case is two stays as it is."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


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
    return rf"(?<!\w)(?=[{''.join(sorted(root))}]){_branches(root)}(?!\w)"


def _branches(node: Mapping[str, object]) -> str:
    arms = [(r"\s+" if c == " " else re.escape(c)) + _branches(node[c]) for c in sorted(node) if c]  # type: ignore[arg-type]
    if not arms:
        return ""
    if len(arms) == 1 and "" not in node:
        return arms[0]
    return f"(?:{'|'.join(arms)}){'?' if '' in node else ''}"
