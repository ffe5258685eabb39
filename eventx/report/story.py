"""A document on the page: its headline, what is known about it, and its text with the marks of its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from eventx.report.escape import isolated, linked
from eventx.report.facts import facts
from eventx.report.marks import Block, Mark, MarkKind, blocks
from eventx.report.origin import origin
from eventx.report.pairing import Story
from eventx.report.pieces import Piece, holding
from eventx.report.words import minutes, moment

LONGEST_HEADLINE: Final = 160
JOINED: Final = ' class="joined"'
LEFT_OPEN: Final = 3000
"""Characters without a mark that are shown all the same; where there are more, they have to be asked for."""


def note_id(number: int, index: int) -> str:
    """The id of the element with a reason: that of the fact with this index, of the event with this number."""
    return f"e{number}n{index}"


def headline(story: Story) -> tuple[int, int] | None:
    """The span of the text's own headline: a first line that is the title, or stands short and alone."""
    if not story.whole:
        return None
    text = story.pieces[0].text
    start = len(text) - len(text.lstrip())
    line, end, rest = text[start:].partition("\n")
    line = line.rstrip()
    if not line or len(line) > LONGEST_HEADLINE:
        return None
    if story.info.title:
        found = line.split() == story.info.title.split()
    else:
        found = bool(end) and not rest.partition("\n")[0].strip() and bool(rest.strip()) and not line.endswith(".")
    return (start, start + len(line)) if found else None


def name(story: Story) -> str:
    """What to call the document: its title, else its headline, else its id."""
    span = headline(story)
    if story.info.title and story.info.title.strip():
        return story.info.title
    return story.pieces[0].text[span[0] : span[1]] if span else story.info.id


def article(story: Story, style: Mapping[str, str]) -> Iterator[str]:
    """The document as an `<article>`, in pieces. `style` has a class for each type of event."""
    numbers = " ".join(str(each.number) for each in story.events)
    published = story.info.published
    when = f' data-published="{minutes(published, end=False)}"' if published else ""
    yield f'<article id="d{story.number}" data-e="{numbers}"{when}>\n<header>'
    drawn = _drawn(story, style)
    title = drawn[0].pop(0).html if headline(story) else isolated(name(story))
    yield f'<h3>{title}</h3>\n<p class="meta">{" ".join(_known(story))}</p></header>\n'
    for index, lines in enumerate(drawn):
        if index or not story.whole:
            yield '<p class="gap" aria-hidden="true">…</p>\n'
        yield from _lines(lines)
    yield "</article>\n"


def _known(story: Story) -> Iterator[str]:
    info = story.info
    yield f"<span>{moment(info.published) if info.published else 'no publication time'}</span>"
    if name(story) != info.id and info.id != info.url:
        yield f"<span>{isolated(info.id)}</span>"
    if info.url:
        yield f"<span>{linked(info.url)}</span>"
    if not story.whole:
        yield "<span>the sentences that tell of events</span>"


def _drawn(story: Story, style: Mapping[str, str]) -> list[list[Block]]:
    """The lines of each piece, with the marks that lie in it."""
    within: dict[Piece, list[Mark]] = {piece: [] for piece in story.pieces}
    for mark in _marks(story, style):
        piece = holding(story.pieces, (mark.start, mark.end))
        if piece is not None:
            within[piece].append(mark)
    return [list(blocks(piece.text, piece.start, found)) for piece, found in within.items()]


def _marks(story: Story, style: Mapping[str, str]) -> Iterator[Mark]:
    """The marks of events; those of one kind over the same words are one."""
    numbers: dict[tuple[int, int, MarkKind], dict[int, bool]] = {}
    notes: dict[tuple[int, int, MarkKind], list[str]] = {}
    types: dict[int, str] = {}
    for each in story.events:
        types[each.number] = each.event.type
        for mention in each.event.mentions:
            numbers.setdefault((*mention.span, "sentence"), {})[each.number] = False
        for index, fact in enumerate(facts(each.event, each.reasons, origin(each.event, story.pieces))):
            for span in fact.spans:
                key: tuple[int, int, MarkKind] = (*span, fact.kind)
                numbers.setdefault(key, {}).setdefault(each.number, index == 0)
                notes.setdefault(key, []).append(note_id(each.number, index))
    for key, told in numbers.items():
        targets = tuple(number for number, is_target in told.items() if is_target)
        yield Mark(*key, tuple(told), tuple(notes.get(key, ())), targets, style[types[next(iter(told))]])


def _lines(lines: Sequence[Block]) -> Iterator[str]:
    """Lines as paragraphs; long stretches without a mark are folded."""
    for marked, group in groupby(lines, key=lambda block: block.marked):
        run = list(group)
        middle = [] if marked else run[1:-1]
        size = sum(block.end - block.start for block in middle)
        if size <= LEFT_OPEN:
            yield from map(_paragraph, run)
            continue
        yield _paragraph(run[0])
        yield f"<details><summary>{size:,} characters without events</summary>\n"
        yield from map(_paragraph, middle)
        yield f"</details>\n{_paragraph(run[-1])}"


def _paragraph(block: Block) -> str:
    return f"<p{JOINED if block.joined else ''}>{block.html}</p>\n"
