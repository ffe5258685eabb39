"""The parts of a document's text that are known: all of it, or the sentences that events quote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from eventx.values import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text, from `start` to `end` in code points of the whole."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def holding(pieces: Sequence[Piece], span: tuple[int, int]) -> Piece | None:
    """The piece that has all of the span, if one does."""
    index = bisect_right(pieces, span[0], key=lambda piece: piece.start) - 1
    return pieces[index] if index >= 0 and span[1] <= pieces[index].end else None
