"""What each line of a document is: the article, or the page around it.

News reaches a pipe as wire copy, as paragraphs, as lines wrapped at 70 columns, or as a whole page pasted with its menus and teasers.
Three steps: lines become paragraphs (wrapped lines are joined), each paragraph gets a shape from its own words, and the shapes in their
order decide which paragraphs are the article. When in doubt it is the article: a teaser that is read costs less than a sentence that is lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple


@dataclass(frozen=True, slots=True)
class Region:
    """A line or a run of lines, `text[start:end]`, without the blanks around it.

    kind: "headline" (also sub-headlines and section heads), "body", "caption", "chrome" (the page around the article)
    or "byline" (author, agency, date).
    """

    start: int
    end: int
    kind: str


class _Shape(Enum):
    """What a paragraph looks like by itself."""

    PROSE = auto()  # a sentence or more
    REMARK = auto()  # short, with a full stop: a sentence or a slogan
    TITLE = auto()  # no full stop
    LABEL = auto()  # a title of one to three words, as in menus
    CAPTION = auto()
    BYLINE = auto()
    STAMP = auto()  # "Posted at 14:05": says when the page changed
    FURNITURE = auto()  # "Share this", "Sign up to read"
    LIST_HEAD = auto()  # "Related stories": teasers follow


class _Paragraph(NamedTuple):
    start: int
    end: int
    gap: bool
    """Whether a blank line stands before it."""
    line: str
    """Its text."""


_PROSE_LENGTH: Final = 40
_LONG_PROSE: Final = 200
_LONGEST_FURNITURE: Final = 400
_LONGEST_TEASER: Final = 160
_LONGEST_BIOGRAPHY: Final = 250
_MOST_TITLE_WORDS: Final = 14
_MOST_FIRST_TITLE_WORDS: Final = 32


def regions(text: str) -> list[Region]:
    """The regions of `text` in order; they do not overlap and cover every non-blank character."""
    paragraphs = list(_paragraphs(text))
    if len(paragraphs) == 1:
        return [_only(paragraphs[0])]
    shapes = _with_biography(paragraphs, [_shape(paragraph.line) for paragraph in paragraphs])
    kinds = _kinds(_page(paragraphs, shapes))
    return [Region(paragraph.start, paragraph.end, kind) for paragraph, kind in zip(paragraphs, kinds, strict=True)]


def _only(paragraph: _Paragraph) -> Region:
    """A document of one paragraph is never chrome."""
    is_title = len(paragraph.line) < _LONG_PROSE and not _ends_sentence(paragraph.line)
    return Region(paragraph.start, paragraph.end, "headline" if is_title else "body")


# Lines to paragraphs

_STOPS: Final = (".", "!", "?", "…", ":", ";")
_CLOSERS: Final = "\"'”’»)] "
_CARRIES_ON: Final = frozenset(
    "a an the of in on at to for from by with and or but that which who as into over under between against after before "
    "his her its their is are was were has have had will would said".split()
)
_BULLET: Final = re.compile(r"(?:--?|[–—•*·▪■●►])[^\S\n]+[\"“'‘]?[A-Z0-9]|[QA][.:]\s|\d{1,2}[.)]\s")
_LEAST_WRAPPED: Final = 25


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
    """Whether a sentence goes on from the line above: no stop there, and a small letter here or a word that needs a next one there."""
    if line.gap or len(above.line) < _LEAST_WRAPPED or _ends_sentence(above.line):
        return False
    return line.line[0].islower() or above.line[-1] in ",-" or above.line.rsplit(None, 1)[-1] in _CARRIES_ON


def _wrap_width(lines: list[_Paragraph]) -> int:
    """The column at which the lines of the document are wrapped; 0 if they are not.

    A document is wrapped if at least a quarter of its lines run on; the width is then that of the middle one of them.
    """
    pairs = sum(not line.gap for line in lines)
    widths = sorted(len(above.line) for above, line in zip(lines, lines[1:], strict=False) if _runs_on(above, line))
    return widths[len(widths) // 2] if widths and len(widths) * 4 >= pairs else 0


def _continues(above: _Paragraph, line: _Paragraph, width: int) -> bool:
    """Whether `line` belongs to the paragraph of the line above it."""
    if line.gap or _BULLET.match(line.line):
        return False
    if _runs_on(above, line):
        return True
    first_word = line.line.split(None, 1)[0]
    return width > 0 and len(above.line) + 1 + len(first_word) > width * 0.85


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_STOPS)


# Paragraphs to shapes: what the parts of a page say

_LIST_HEAD: Final = (
    r"(?:related|recommended|suggested|sponsored|promoted)(?: (?:stories|articles|content|coverage|news|topics|posts|links|videos?|for you))?",
    r"more (?:on this(?: \w+)?|(?:top )?stories|news|headlines|coverage|like this|to read|(?:from|in|on)(?: [\w’'&.-]+){1,4})",
    r"(?:most|must)[ -](?:reads?|popular|viewed|shared|watched|recent|commented|discussed|e-?mailed)(?: \w+){0,2}",
    r"(?:top|latest|other|popular) (?:stories|headlines|news|posts|videos)",
    r"(?:top|latest|other) (?:stories|headlines)(?: (?:on|from|in)(?: [\w’'&.-]+){1,2})?(?: right)?(?: now| today)?",
    r"[\w’']+ picks|trending(?: now| news| stories)?|popular(?: now)?|features|headlines",
    r"in (?:brief|case you missed it|other news)|you (?:may|might) (?:also )?(?:like|be interested in)",
    r"(?:what to )?read (?:more|also|next)|see also|also read|up next|(?:from|around) the web|elsewhere on(?: [\w’'&.-]+){1,4}",
)
_FURNITURE: Final = (
    # accounts, subscriptions, applications
    r"sign (?:up|in|out) (?:to|for|here|now|with)\b|log ?in (?:to|here|with|now|or)\b|already (?:a|an|have an?) \w+",
    r"subscribe\b|register (?:now|here|for|to)\b|create (?:an?|your) (?:\w+ )?account|you(?: have|[’']ve) (?:\d+|reached|read)\b",
    r"(?:download|get) (?:the|our) (?:\w+ ){0,2}app\b",
    # moving about the page
    r"(?:start|keep|continue) reading\b|skip to |(?:click|tap|swipe) (?:here|to|on)\b|back to top|(?:load|show|view|see) (?:more|all)\b",
    r"(?:enlarge|copy) this\b|(?:toggle|hide) caption|media playback is|these are external links|all times (?:are )?(?:in )?",
    r"(?:adverti[sz]ement|story|article) continues below|https?://\S+$|www\.\S+$|[\w.+-]+@[\w-]+\.[\w.-]+$",
    # sharing, comments
    r"share (?:this|on|via|with|permalink)\b|(?:follow|like) (?:us|@|[\w.’' -]{1,40}? on (?:twitter|facebook|instagram|x|bluesky|threads))\b",
    r"\d+ comments?(?:$| \()|comments (?:\(|are )|(?:view|show|post|add|leave|read|join) (?:a |the |your |all )?(?:comments?|reply|conversation)\b",
    # one teaser in a line
    r"(?:read|see) (?:more|also|next)\b(?! than)|also read\b|don[’']t miss\b|(?:tags?|topics|keywords|filed under|categories|more on) ?:",
    r"(?:watch|listen|video|audio|podcast|gallery|in pictures|quiz|poll|related|recommended|next|previous|up next)(?: (?:article|story|stories|post|video|live|now))? ?:",
    # rights
    r"copyright\b ?(?:©|\(c\)|\d{4})|©|\(c\) \d{4}|all rights reserved|this (?:material|content|article) may not be",
    r"(?:we|this (?:web)?site|by continuing)\b[^.]{0,60}\bcookies\b|by (?:signing up|subscribing|clicking)\b[^.]{0,80}\b(?:you|terms)\b",
    r"(?:image|photo|picture) (?:copyright|credits?|source|courtesy)\b|credits? ?:",
)
_BUTTONS: Final = frozenset(
    "share save print email e mail like tweet comment comments subscribe menu search home live advertisement advertising advert ad "
    "sponsored close play pause loading log sign in up login register newsletter newsletters facebook twitter instagram whatsapp "
    "linkedin pinterest messenger telegram reddit flipboard youtube rss sms copy link image audio video photos more updates on".split()
)
_PITCH: Final = re.compile(
    r"\b(?:newsletters?|inbox|subscri\w+|members?(?:hip)?|sign up|apps?|cookies|browser|unlimited|personali[sz]\w+)\b"
)
_WEAK_PITCH: Final = re.compile(
    r"\b(?:news(?:room)?|stories|titles|journalis(?:m|ts)|e-?mail|account|website|premium|free|save|offers?|deals?)\b"
)
_ADDRESS: Final = re.compile(r"\b(?:you|your|our)\b")
_REPORTED: Final = re.compile(r"[\"“”]|\b(?:said|says|told|was|were|had)\b")
_PITCH_LEAD: Final = frozenset(
    "get read try join enjoy start save discover find stay never meet call receive support become browse explore access unlock".split()
)

_DATE_WORDS: Final = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "a p am pm m st nd rd th at on the gmt utc z est edt et ist bst cet cest pst pdt pt cst cdt mst jst hkt "
    "updated published posted modified last first ago hour hours hrs minute minutes min mins day days of".split()
)
_STAMP_WORDS: Final = frozenset("updated published posted modified ago".split())
_STAMP_LABEL: Final = re.compile(r"(?:(?:last|first) )?(?:updated|published|posted|modified) ?:?$", re.IGNORECASE)
_NAME: Final = r"(?:[A-Z][\w.’'-]*|and|for|in|of|at|the|de|van|von|al|bin|with|&|\|)"
_BYLINE: Final = re.compile(
    rf"(?:By|BY):?(?:$| {_NAME}(?:,? {_NAME}){{0,11}}$)"
    r"|\(?(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]dit(?:ing|ed)|[Cc]ompiled) (?:and \w+ )?by\b.*(?:\)$|;|editing)"
    r"|\([Ww]ith (?:inputs?|files|reporting|agenc)"
    r"|[A-Z][\w.’'-]* [A-Z][\w.’'-]*, (?:[\w&.’'-]+ ){0,5}(?:correspondent|reporter|editor|writer|columnist)s?$"
)
_PHOTO_LABEL: Final = re.compile(r"(?:photo(?:graph)?|image|picture)s?(?: by)? ?[:/]", re.IGNORECASE)
_CAPTION: Final = re.compile(r"(?:(?:media|image|photo) ?)?caption ?:?[ A-Z]|file photo\b", re.IGNORECASE)
_CAPTION_MARK: Final = re.compile(
    r"\((?:left|right|L|R|C|centre|center|[^()]{0,30}\bpictured\b[^()]{0,30})\)"
    r"|, (?:far |second from |centre |center )?(?:left|right|centre|center),"
    r"|[\[(](?:Photo|Image|Credit|Picture)s?\b[^\])]{0,60}[\])]$"
    r"|\((?:[^()]{1,40}[/ ])?(?:AP|AFP|EPA|Reuters|REUTERS|Getty|PTI|Xinhua|TASS|DPA)(?: (?:Photo|Images?))?(?:[/,][^()]{0,60})?\)$"
    r"|\bREUTERS/[A-Z]|/(?:AP|AFP|Getty Images)$"
)
_BIOGRAPHY: Final = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){1,4}(?:is|covers|writes)\b.{0,80}\b(?:reporter|correspondent|columnist|writer|editor|contributor)\b"
)
_SMALL_WORDS: Final = frozenset("of the and & in on for n 'n' a".split())
_SEPARATORS: Final = re.compile(r" ?[|•·»] ?")
_WORD: Final = re.compile(r"[^\W_]+")


def _any_of(patterns: tuple[str, ...], end: str = "") -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){end}", re.IGNORECASE)


_IS_LIST_HEAD: Final = _any_of(_LIST_HEAD, end=r" ?[:.…]?$")
_IS_FURNITURE: Final = _any_of(_FURNITURE)


def _shape(line: str) -> _Shape:
    """The shape of one paragraph, from its words alone."""
    length = len(line)
    if length > _LONGEST_FURNITURE:
        return _Shape.PROSE
    if length < 60 and _IS_LIST_HEAD.match(line):
        return _Shape.LIST_HEAD
    if _IS_FURNITURE.match(line) or _is_pitch(line):
        return _Shape.FURNITURE
    if _ends_sentence(line):
        if length < _PROSE_LENGTH:
            return _shape_of_dates(line) or _Shape.REMARK
        marked = ("(pictured" in line or ", left," in line or ", right," in line) and _CAPTION_MARK.search(line)
        return _Shape.CAPTION if marked or _CAPTION.match(line) else _Shape.PROSE
    return _shape_of_dates(line) or _shape_of_unstopped(line)


def _shape_of_dates(line: str) -> _Shape | None:
    """A line of nothing but dates and times, or of no words at all."""
    words = [word.lower() for word in _WORD.findall(line[:100])]
    if not words:
        return _Shape.FURNITURE
    if any(word[0].isdigit() for word in words) and all(word[0].isdigit() or word in _DATE_WORDS for word in words):
        return _Shape.BYLINE if _STAMP_WORDS.isdisjoint(words) else _Shape.STAMP
    return _Shape.STAMP if _STAMP_LABEL.match(line) else None


def _shape_of_unstopped(line: str) -> _Shape:
    """A line without a full stop: a title unless something tells more."""
    words = line.split()
    if _BYLINE.match(line):
        return _Shape.BYLINE
    if _is_menu(line) or (line[0] == "[" and line[-1] == "]"):
        return _Shape.FURNITURE
    if _PHOTO_LABEL.match(line):
        return _Shape.FURNITURE if len(words) <= 8 else _Shape.CAPTION
    if _CAPTION.match(line) or _CAPTION_MARK.search(line):
        return _Shape.CAPTION
    if len(line) >= _LONG_PROSE:
        return _Shape.PROSE
    content = [word for word in words if word.lower() not in _SMALL_WORDS]
    if len(words) <= 2 or (len(content) <= 3 and all(not word[0].islower() for word in content)):
        return _Shape.LABEL
    return _Shape.TITLE


def _is_menu(line: str) -> bool:
    """ "Home | World | Business", "Print", "Share Save": labels between bars, or the names of buttons."""
    items = _SEPARATORS.split(line)
    if len(items) > 1 and len(items[0].split()) <= 3:
        return len(items) > 2 or len(items[1].split()) <= 3
    return all(word.lower() in _BUTTONS or word.isdigit() for word in _WORD.findall(line))


def _is_pitch(line: str) -> bool:
    """Whether the page speaks to its reader about itself: "Get all your news in one place"."""
    lowered = line.lower()
    if ("you" not in lowered and "our" not in lowered) or not _ADDRESS.search(lowered) or _REPORTED.search(lowered):
        return False
    if _PITCH.search(lowered):
        return True
    words = lowered.split()
    return _WEAK_PITCH.search(lowered) is not None and (
        not _ends_sentence(line) or (len(words) <= 12 and words[0] in _PITCH_LEAD)
    )


def _with_biography(paragraphs: list[_Paragraph], shapes: list[_Shape]) -> list[_Shape]:
    """The last prose of an article may say who wrote it: "Ann Roe is a reporter in Nairobi."."""
    last = max((index for index, shape in enumerate(shapes) if shape is _Shape.PROSE), default=0)
    line = paragraphs[last].line
    if last and len(line) <= _LONGEST_BIOGRAPHY and _BIOGRAPHY.match(line) and not _REPORTED.search(line):
        shapes = [*shapes[:last], _Shape.FURNITURE, *shapes[last + 1 :]]
    return shapes


# Shapes to kinds

_BEFORE_BODY: Final = frozenset((_Shape.BYLINE, _Shape.STAMP, _Shape.FURNITURE, _Shape.CAPTION))


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of a document with what their order tells."""

    paragraphs: list[_Paragraph]
    shapes: list[_Shape]
    first: int
    """Index of the first paragraph of the body; the number of paragraphs if there is none."""
    last: int
    """Index of the last one, or -1."""
    heading: int
    """Index of the title right before the body, or -1."""
    is_web: bool
    """Whether anything belongs to a web page."""
    slogans: frozenset[int]
    """Indexes of paragraphs in blocks that hold furniture and no prose."""


def _page(paragraphs: list[_Paragraph], shapes: list[_Shape]) -> _Page:
    body = [index for index, shape in enumerate(shapes) if shape is _Shape.PROSE]
    body = body or [index for index, shape in enumerate(shapes) if shape is _Shape.REMARK]
    first, last = (body[0], body[-1]) if body else (len(shapes), -1)
    heading = first - 1
    while heading >= 0 and shapes[heading] in _BEFORE_BODY:
        heading -= 1
    is_web = _Shape.FURNITURE in shapes or _Shape.LIST_HEAD in shapes
    return _Page(paragraphs, shapes, first, last, heading, is_web, frozenset(_slogans(paragraphs, shapes)))


def _slogans(paragraphs: list[_Paragraph], shapes: list[_Shape]) -> Iterator[int]:
    starts = [index for index, paragraph in enumerate(paragraphs) if paragraph.gap]
    for start, end in zip(starts, [*starts[1:], len(shapes)], strict=True):
        block = shapes[start:end]
        if _Shape.FURNITURE in block and _Shape.PROSE not in block:
            yield from range(start, end)


def _kinds(page: _Page) -> Iterator[str]:
    """The kind of each paragraph in order. Teasers run from the head of their list to where the article goes on."""
    in_list = is_tight = is_foot = False
    for index, shape in enumerate(page.shapes):
        is_foot = is_foot or (index > page.last >= 0 and shape in (_Shape.FURNITURE, _Shape.LIST_HEAD))
        if shape is _Shape.LIST_HEAD:
            in_list = True
            is_tight = index + 1 < len(page.shapes) and not page.paragraphs[index + 1].gap
        elif in_list and _leaves_list(page, index, is_tight):
            in_list = False
        yield "chrome" if in_list else _kind(page, index, is_foot)


def _leaves_list(page: _Page, index: int, is_tight: bool) -> bool:
    """Whether the article goes on at a paragraph after a list of teasers.

    It does at prose, at a short sentence or at the title before the body, and after a list without blank lines at the next
    blank line; but after the last prose of the document, the list goes on to the end.
    """
    shape = page.shapes[index]
    if shape is _Shape.PROSE:
        return not _is_teaser(page, index)
    if index > page.last:
        return False
    return shape is _Shape.REMARK or index == page.heading or (is_tight and page.paragraphs[index].gap)


def _is_teaser(page: _Page, index: int) -> bool:
    """A summary in a list of teasers: one short sentence right under its title, with a date or a label right below."""
    if index <= page.first or page.paragraphs[index].gap or len(page.paragraphs[index].line) > _LONGEST_TEASER:
        return False
    below = page.shapes[index + 1] if index + 1 < len(page.shapes) else None
    return page.shapes[index - 1] in (_Shape.TITLE, _Shape.LABEL) and (
        below in (_Shape.BYLINE, _Shape.STAMP, _Shape.FURNITURE)
        or (index == page.last and below in (_Shape.TITLE, _Shape.LABEL))
    )


def _kind(page: _Page, index: int, is_foot: bool) -> str:
    """The kind of a paragraph that stands in no list of teasers. `is_foot`: furniture came after the last prose."""
    shape = page.shapes[index]
    outside = not page.first <= index <= page.last
    match shape:
        case _Shape.PROSE:
            return "body"
        case _Shape.CAPTION:
            return "caption"
        case _Shape.BYLINE:
            return "byline"
        case _Shape.STAMP | _Shape.FURNITURE | _Shape.LIST_HEAD:
            return "chrome"
        case _Shape.REMARK:
            return "chrome" if outside and index in page.slogans else "body"
        case _Shape.LABEL:
            is_menu = page.is_web and index != page.heading and (outside or index in page.slogans)
            return "chrome" if is_menu else "headline"
        case _Shape.TITLE:
            return _kind_of_title(page, index, is_foot)


def _kind_of_title(page: _Page, index: int, is_foot: bool) -> str:
    line = page.paragraphs[index].line
    words = len(line.split())
    if is_foot and words <= _MOST_TITLE_WORDS:
        return "chrome"
    if _BULLET.match(line):
        return "body"
    return "headline" if words <= (_MOST_FIRST_TITLE_WORDS if index < page.first else _MOST_TITLE_WORDS) else "body"
