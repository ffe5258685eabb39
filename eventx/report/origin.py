"""Where the text has what an event says without a place: titles, and how long it lasts.

A record has them as words and as a duration; the page looks their words up beside the name and in the sentences that
tell of the event. What is not found there is not marked.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from eventx.record import Event, Participant
from eventx.report.pieces import Piece, Span, holding
from eventx.times import Anchor, read
from eventx.values import dataclass

NEAR: Final = 4000
"""Characters before and behind a mention in which the person's title is looked for: the work grows with the mentions only."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The spans of titles, by the index of their participant, and of the duration: one each, none where it was not found."""

    titles: Mapping[int, tuple[Span, ...]]
    duration: tuple[Span, ...]


NOWHERE: Final = Origin({}, ())


def origin(event: Event, pieces: Sequence[Piece]) -> Origin:
    """Look them up in the text, or in the parts of it that are known."""
    titles = {index: tuple(_title(person, pieces)) for index, person in enumerate(event.participants)}
    return Origin(titles, tuple(_duration(event)))


def _title(person: Participant, pieces: Sequence[Piece]) -> Iterator[Span]:
    """The title that stands nearest to the person's name, or to the words that stand for it, unless it is among them."""
    piece = holding(pieces, person.span)
    if piece is None or person.title is None:
        return
    first = max(0, person.span[0] - piece.start - NEAR)
    text = piece.text[first : person.span[1] - piece.start + NEAR]
    shift = piece.start + first
    names = sorted([(person.span[0] - shift, person.span[1] - shift), *_places(person.name, text)])
    found = [(_nearest(place, names), place) for place in _places(person.title, text)]
    for apart, (start, end) in sorted(found)[:1]:
        if apart >= 0:
            yield start + shift, end + shift


def _duration(event: Event) -> Iterator[Span]:
    """The expression that has this duration, in a sentence that tells of the event: the nearest to the word that tells."""
    if event.duration is None:
        return
    found = [
        (_apart(span, mention.trigger), span)
        for mention in event.mentions
        for value in read(mention.text, Anchor(None))
        if value.duration == event.duration
        for span in [(value.span[0] + mention.span[0], value.span[1] + mention.span[0])]
    ]
    yield from (span for _, span in sorted(found)[:1])


def _places(words: str, text: str) -> Iterator[Span]:
    """Where the words stand in the text, as whole words, whatever the space between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return (found.span() for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)) if pattern else iter(())


def _nearest(place: Span, names: Sequence[Span]) -> int:
    """The characters between a place and the name that is nearest to it."""
    index = bisect(names, place)
    return min(_apart(place, name) for name in names[max(index - 1, 0) : index + 1])


def _apart(one: Span, other: Span) -> int:
    """The characters between two spans, negative where they overlap."""
    return max(one[0] - other[1], other[0] - one[1])
