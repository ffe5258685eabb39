"""Marks in a text: spans that may lie within and across one another, drawn as elements that nest.

A mark that ends within another one, or goes on in the next line, is drawn in pieces; the first of them takes the focus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import Final, Literal, TypeAlias

from eventx.report.escape import revealed
from eventx.report.facts import Kind
from eventx.values import dataclass, field

DEEPEST: Final = 8
"""Marks over one another. The reasons of those beyond are added to the innermost that is drawn."""
DEEPEST_SENTENCES: Final = 2
LONGEST_LINE: Final = 4000
"""Characters of a line that are laid out at once: a browser takes seconds for a paragraph of megabytes."""

LINE: Final = re.compile(r"[^\r\n]+")
MarkKind: TypeAlias = Kind | Literal["sentence"]
ORDER: Final = ("sentence", "trigger", "who", "when", "where", "says")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with what is said of it: the numbers of the events, and the ids of the elements with the reasons.

    A `sentence` is marked too, but it takes no focus: what there is to say of it, its trigger says. `targets` are the
    events whose place in the text this is; `style` is a class of the element besides.
    """

    start: int
    end: int
    kind: MarkKind
    events: tuple[int, ...]
    notes: tuple[str, ...] = ()
    targets: tuple[int, ...] = ()
    style: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text as HTML, or a part of one: `joined` to the block before, `marked` if a mark is in it."""

    start: int
    end: int
    html: str
    joined: bool
    marked: bool


@dataclass(slots=True, eq=False)
class _Rest:
    """What is still to be drawn of a mark. The order is that of drawing: by start, the longest first."""

    start: int
    minus_end: int
    order: int
    index: int
    mark: Mark
    begun: bool = False

    def __lt__(self, other: _Rest) -> bool:
        return self._place < other._place

    @property
    def _place(self) -> tuple[int, int, int, int]:
        return self.start, self.minus_end, self.order, self.index


@dataclass(slots=True)
class _Open:
    """A mark's piece whose end is not drawn yet: where it stops, and where its tag goes in what was drawn."""

    mark: Mark
    stop: int
    slot: int
    begun: bool
    depth: int
    joined: list[Mark] = field(default_factory=list)


def blocks(text: str, start: int, marks: Sequence[Mark]) -> Iterator[Block]:
    """The lines of a text that begins at `start` of its document, with marks drawn in. Blank lines are left out."""
    pen = _Pen(text, start, marks)
    for line in LINE.finditer(text):
        if line[0].isspace():
            continue
        first = line.start()
        while first < line.end():
            last = _cut(text, first, line.end())
            html, marked = pen.draw(start + first, start + last)
            yield Block(start + first, start + last, html, first > line.start(), marked)
            first = last


def _cut(text: str, first: int, end: int) -> int:
    """Where a line is cut that is too long: behind a space, if there is one."""
    if end - first <= LONGEST_LINE:
        return end
    space = text.rfind(" ", first + LONGEST_LINE // 2, first + LONGEST_LINE)
    return space + 1 if space >= 0 else first + LONGEST_LINE


class _Pen:
    """Draws one line after the other. What goes beyond a line waits for the next."""

    def __init__(self, text: str, start: int, marks: Sequence[Mark]) -> None:
        self._text = text
        self._start = start
        self._waiting = [
            _Rest(mark.start, -mark.end, ORDER.index(mark.kind), index, mark) for index, mark in enumerate(marks)
        ]
        heapify(self._waiting)
        self._drawn: list[str] = []
        self._open: list[_Open] = []
        self._at = start

    def draw(self, start: int, end: int) -> tuple[str, bool]:
        """The text from `start` to `end` as HTML, and whether there are marks in it."""
        self._drawn, self._at = [], start
        marked = False
        while self._waiting and self._waiting[0].start < end:
            rest = heappop(self._waiting)
            begin = max(rest.start, start)
            if begin < -rest.minus_end:
                self._write_to(begin)
                self._begin(rest, end)
                marked = True
        self._write_to(end)
        return "".join(self._drawn), marked

    def _begin(self, rest: _Rest, end: int) -> None:
        """Open a piece of a mark here, as far as it nests, and let the rest wait."""
        mark = rest.mark
        if mark.kind == "sentence" and len(self._open) >= DEEPEST_SENTENCES:
            return
        if len(self._open) >= DEEPEST:
            if not rest.begun:
                self._open[-1].joined.append(mark)
            return
        stop = min(-rest.minus_end, self._open[-1].stop if self._open else end)
        depth = sum(each.mark.kind != "sentence" for each in self._open)
        self._open.append(_Open(mark, stop, len(self._drawn), rest.begun, depth))
        self._drawn.append("")
        if stop < -rest.minus_end:
            heappush(self._waiting, _Rest(stop, rest.minus_end, rest.order, rest.index, mark, begun=True))

    def _write_to(self, place: int) -> None:
        """Write the text up to `place`, and the ends of the pieces that stop on the way."""
        while self._open and self._open[-1].stop <= place:
            piece = self._open.pop()
            self._write(piece.stop)
            self._drawn[piece.slot] = _tag(piece)
            self._drawn.append("</span>" if piece.mark.kind == "sentence" else "</mark>")
        self._write(place)

    def _write(self, place: int) -> None:
        if place > self._at:
            self._drawn.append(revealed(self._text[self._at - self._start : place - self._start]))
            self._at = place


def _tag(piece: _Open) -> str:
    mark = piece.mark
    told = (mark, *piece.joined)
    numbers = " ".join(map(str, dict.fromkeys(number for each in told for number in each.events)))
    if mark.kind == "sentence":
        return f'<span class="sentence {mark.style}" data-e="{numbers}">'
    attributes = f'class="{mark.kind} d{piece.depth} {mark.style}" data-e="{numbers}"'
    fresh = ([] if piece.begun else [mark]) + piece.joined
    if not fresh:
        return f"<mark {attributes}>"
    targets = [number for each in fresh for number in each.targets]
    places = "".join(f'<span id="m{number}"></span>' for number in targets)
    shown = f' data-n="{" ".join(map(str, targets))}"' if targets else ""
    notes = " ".join(note for each in told for note in each.notes)
    return f'{places}<mark {attributes} tabindex="0" role="link" aria-describedby="{notes}"{shown}>'
