"""What each paragraph of a document is: the article, or the page around it.

News reaches a pipe as wire copy, as paragraphs, as lines wrapped at 70 columns, or as a whole page pasted with its
menus and teasers. Three steps: lines become paragraphs (wrapped lines are joined), each paragraph gets a shape from its
own words (`eventx.text.shapes`), and the shapes in their order decide which paragraphs are the article. When in doubt
it is the article: a teaser that is read costs less than a sentence that is lost.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from eventx.text.shapes import Shape, ends_sentence, is_biography, is_bulleted, shape
from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A line or a run of lines, `text[start:end]`, without the blanks around it.

    kind: "headline" (also sub-headlines and section heads), "body", "caption", "chrome" (the page around the article)
    or "byline" (author, agency, date).
    """

    start: int
    end: int
    kind: str


class _Paragraph(NamedTuple):
    start: int
    end: int
    gap: bool
    """Whether a blank line stands before it."""
    line: str
    """Its text."""


_LONGEST_TITLE: Final = 200
_LONGEST_TEASER: Final = 160
_MOST_TITLE_WORDS: Final = 14
_MOST_FIRST_TITLE_WORDS: Final = 32


def regions(text: str) -> list[Region]:
    """The regions of `text` in order; they do not overlap and cover every non-blank character."""
    paragraphs = list(_paragraphs(text))
    if len(paragraphs) < 2:
        return [_only(paragraph) for paragraph in paragraphs]
    shapes = _with_biography(paragraphs, [shape(paragraph.line) for paragraph in paragraphs])
    kinds = _kinds(_page(paragraphs, shapes))
    return [Region(paragraph.start, paragraph.end, kind) for paragraph, kind in zip(paragraphs, kinds, strict=True)]


def _only(paragraph: _Paragraph) -> Region:
    """A document of one paragraph is never chrome."""
    is_title = len(paragraph.line) < _LONGEST_TITLE and not ends_sentence(paragraph.line)
    return Region(paragraph.start, paragraph.end, "headline" if is_title else "body")


# Lines to paragraphs

_LEAST_WRAPPED: Final = 25
_CARRIES_ON: Final = frozenset(
    "a an the of in on at to for from by with and or but that which who as into over under between against after "
    "before his her its their is are was were has have had will would said".split()
)


def _lines(text: str) -> Iterator[_Paragraph]:
    offset, gap = 0, True
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            start = offset + raw.index(line[0])
            yield _Paragraph(start, start + len(line), gap, line)
        gap = not line
        offset += len(raw)


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """Lines, those of a wrapped paragraph joined."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _continues(lines[index - 1], lines[index], width):
            continue
        yield lines[first] if index - first == 1 else _joined(text, lines[first], lines[index - 1])
        first = index


def _joined(text: str, first: _Paragraph, last: _Paragraph) -> _Paragraph:
    return _Paragraph(first.start, last.end, first.gap, text[first.start : last.end])


def _runs_on(above: _Paragraph, line: _Paragraph) -> bool:
    """Whether a sentence goes on from the line above: a small letter here, or a word there that needs a next one."""
    if line.gap or len(above.line) < _LEAST_WRAPPED or ends_sentence(above.line):
        return False
    return line.line[0].islower() or above.line[-1] in ",-" or above.line.rsplit(None, 1)[-1] in _CARRIES_ON


def _wrap_width(lines: list[_Paragraph]) -> int:
    """The column at which the lines of the document are wrapped; 0 if they are not.

    A document is wrapped if at least a quarter of its lines run on; the width is then that of the middle one of them.
    """
    pairs = sum(not line.gap for line in lines)
    widths = sorted(len(above.line) for above, line in pairwise(lines) if _runs_on(above, line))
    return widths[len(widths) // 2] if widths and len(widths) * 4 >= pairs else 0


def _continues(above: _Paragraph, line: _Paragraph, width: int) -> bool:
    """Whether `line` belongs to the paragraph of the line above it."""
    if line.gap or is_bulleted(line.line):
        return False
    if _runs_on(above, line):
        return True
    filled = len(above.line) + 1 + len(line.line.split(None, 1)[0])
    return width * 0.85 < filled and len(above.line) < width * 1.3


def _with_biography(paragraphs: list[_Paragraph], shapes: list[Shape]) -> list[Shape]:
    """The last prose of an article may say who wrote it: "Ann Roe is a reporter in Nairobi."."""
    prose = [index for index, form in enumerate(shapes) if form is Shape.PROSE]
    if len(prose) > 1 and is_biography(paragraphs[prose[-1]].line):
        last = prose[-1]
        shapes = [*shapes[:last], Shape.FURNITURE, *shapes[last + 1 :]]
    return shapes


# Shapes to kinds

_BEFORE_BODY: Final = frozenset((Shape.BYLINE, Shape.STAMP, Shape.FURNITURE, Shape.CAPTION))


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of a document with what their order tells."""

    paragraphs: list[_Paragraph]
    shapes: list[Shape]
    first: int
    """Index of the first paragraph of the body; the number of paragraphs if there is none."""
    last: int
    """Index of the last one, or -1."""
    heading: int
    """Index of the title right before the body, or -1."""
    is_web: bool
    """Whether anything belongs to a web page."""
    slogans: frozenset[int]
    """Indexes of what stands among furniture, before the body or below a piece of it."""


def _page(paragraphs: list[_Paragraph], shapes: list[Shape]) -> _Page:
    body = [index for index, form in enumerate(shapes) if form is Shape.PROSE]
    body = body or [index for index, form in enumerate(shapes) if form is Shape.REMARK]
    first, last = (body[0], body[-1]) if body else (len(shapes), -1)
    heading = first - 1
    while heading >= 0 and shapes[heading] in _BEFORE_BODY:
        heading -= 1
    is_web = Shape.FURNITURE in shapes or Shape.LIST_HEAD in shapes
    return _Page(paragraphs, shapes, first, last, heading, is_web, frozenset(_slogans(paragraphs, shapes, first)))


def _slogans(paragraphs: list[_Paragraph], shapes: list[Shape], first: int) -> Iterator[int]:
    """Of the blocks between blank lines, those that hold furniture and no prose."""
    starts = [index for index, paragraph in enumerate(paragraphs) if paragraph.gap]
    for start, end in zip(starts, [*starts[1:], len(shapes)], strict=True):
        block = shapes[start:end]
        if Shape.FURNITURE in block and Shape.PROSE not in block:
            yield from range(start if start < first else start + block.index(Shape.FURNITURE), end)


def _kinds(page: _Page) -> Iterator[str]:
    """The kind of each paragraph in order. Teasers run from the head of their list to where the article goes on."""
    in_list = is_tight = is_foot = False
    for index, form in enumerate(page.shapes):
        is_foot = is_foot or (index > page.last >= 0 and form in (Shape.FURNITURE, Shape.LIST_HEAD))
        if form is Shape.LIST_HEAD:
            in_list = True
            is_tight = index + 1 < len(page.shapes) and not page.paragraphs[index + 1].gap
        elif in_list and _leaves_list(page, index, is_tight):
            in_list = False
        yield "chrome" if in_list else _kind(page, index, is_foot)


def _leaves_list(page: _Page, index: int, is_tight: bool) -> bool:
    """Whether the article goes on at a paragraph after a list of teasers.

    It does at prose, at a short sentence, at the title before the body or printed twice, and after a list without blank
    lines at the next blank line; but after the last prose of the document, the list goes on to the end.
    """
    form = page.shapes[index]
    if form is Shape.PROSE:
        return not _is_teaser(page, index)
    if index > page.last:
        return False
    is_heading = index == page.heading or (index < page.first and _is_repeated(page, index))
    return form is Shape.REMARK or is_heading or (is_tight and page.paragraphs[index].gap)


def _is_repeated(page: _Page, index: int) -> bool:
    """A page's title often stands twice: once for the browser, once for the reader."""
    following = page.paragraphs[index + 1 : index + 2]
    return page.shapes[index] is Shape.TITLE and bool(following) and following[0].line == page.paragraphs[index].line


def _is_teaser(page: _Page, index: int) -> bool:
    """A summary in a list of teasers: one short sentence right under its title, with a date or a label right below."""
    if index <= page.first or page.paragraphs[index].gap or len(page.paragraphs[index].line) > _LONGEST_TEASER:
        return False
    below = page.shapes[index + 1] if index + 1 < len(page.shapes) else None
    return page.shapes[index - 1] in (Shape.TITLE, Shape.LABEL) and (
        below in (Shape.BYLINE, Shape.STAMP, Shape.FURNITURE)
        or (index == page.last and below in (Shape.TITLE, Shape.LABEL))
    )


def _kind(page: _Page, index: int, is_foot: bool) -> str:
    """The kind of a paragraph that stands in no list of teasers. `is_foot`: furniture came after the last prose."""
    form = page.shapes[index]
    outside = not page.first <= index <= page.last
    match form:
        case Shape.PROSE:
            return "body"
        case Shape.CAPTION:
            return "caption"
        case Shape.BYLINE:
            return "byline"
        case Shape.STAMP | Shape.FURNITURE | Shape.LIST_HEAD:
            return "chrome"
        case Shape.REMARK:
            return "chrome" if outside and index in page.slogans else "body"
        case Shape.LABEL:
            is_menu = index in page.slogans or (page.is_web and outside and index != page.heading)
            return "chrome" if is_menu else "headline"
        case Shape.TITLE:
            return _kind_of_title(page, index, is_foot)


def _kind_of_title(page: _Page, index: int, is_foot: bool) -> str:
    line = page.paragraphs[index].line
    words = len(line.split())
    if is_foot and words <= _MOST_TITLE_WORDS:
        return "chrome"
    if is_bulleted(line):
        return "body"
    return "headline" if words <= (_MOST_FIRST_TITLE_WORDS if index < page.first else _MOST_TITLE_WORDS) else "body"
