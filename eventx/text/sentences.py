"""Sentences of a region, and the dateline before the first of them.

A sentence ends at a stop followed by white space and something that can begin a sentence, at a blank line, or before a
bullet. A single line break is a space: lines wrapped at 70 columns do not end sentences. Whether a stop ends a sentence
is decided from at most sixteen characters before it and the words right after it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eventx.text.abbreviations import BEFORE_NAME, BEFORE_NUMBER, CLOCK_FOLLOWERS, MAY_END, OPENERS

_CANDIDATE: Final = re.compile(
    r"""
    (?<![.!?…])(?P<stop>[.!?…]++)(?P<close>["'”’»)\]]*+)\s++(?![a-z])      # "… he said." She
  | \n[^\S\n]*+\n\s*+                                                      # a blank line
  | \n\s*+(?=(?:--?|[–—•*·▪■●►])[^\S\n]++["“'‘]?[A-Z0-9]|[QA][.:]\s)      # a bullet; question and answer
    """,
    re.VERBOSE,
)
_NEXT_WORD: Final = re.compile(r"""["“”'‘’«(\[`]*+(?P<word>\w*+)(?P<dot>\.?)""")
_SPEAKER: Final = re.compile(
    r"(?P<first>[^\W\d_][\w.’'-]{0,30})(?: [^\W\d_][\w.’'-]{0,30}){0,5}?"
    r" (?:said|says|asked|asks|told|replied|wrote|added|wondered|shouted|demanded|exclaimed|quipped|tweeted|declared)\b"
)
_QUOTES: Final = "\"'”’»"
_OPENING: Final = "\"“'‘«([—–-/`"
_LOOK_BACK: Final = 16
_FIRST: Final = 6  # sentences before which the dateline may stand


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans `[start, end)` of the sentences in `text[start:end]`, in order, without leading or trailing blanks.

    They do not overlap and hold every non-blank character of the region.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for finish, following in _breaks(text, start, end):
        _append_trimmed(spans, text, begin, finish)
        begin = following
    _append_trimmed(spans, text, begin, end)
    return spans


_DATELINE: Final = re.compile(
    r"""
    (?P<place>[^\W\d_][^\W\d_.’'/-]*+(?:[.’'/ -]{1,2}[^\W\d_.’'/-]++){0,5}\.?)  # NEW DELHI; WASHINGTON/PARIS
    (?:,\ [A-Z][\w.]{1,20}(?:\ [A-Z][\w.]{1,20})?(?=[, (:_–—-]))?            # , Kenya
    (?:,\ (?:[A-Z][a-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]{2,8}\.?)(?:,?\ \d{4})?)?  # , April 25
    (?P<agency>,?\ ?\([A-Z][^()\n]{1,40}\))?                              # (Reuters)
    \s?(?:(?P<dash>--?|[–—_])(?=\s|["“A-Z]|$)|(?P<colon>:)(?=\ ))
    """,
    re.VERBOSE,
)
_LABELS: Final = frozenset(
    "EXCLUSIVE BREAKING UPDATE UPDATED CORRECTED CORRECTION ANALYSIS OPINION EXPLAINER FACTBOX TIMELINE INTERVIEW LIVE "
    "WATCH VIDEO PHOTO PHOTOS READ NOTE QUESTION ANSWER BACKGROUND FEATURE PROFILE COMMENT EDITORIAL REVIEW".split()
)


def dateline(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The dateline that opens a body region, its dash included, or None: "OSLO, May 3 (Reuters) —".

    The place stands in capitals, or an agency in brackets follows it. After capitals a colon will do for the dash.
    """
    match = _DATELINE.match(text, start, end)
    if match is None:
        return None
    place = match["place"]
    in_capitals = place.isupper() and len(place) > 2 and place not in _LABELS
    if in_capitals or (match["agency"] and match["dash"]):
        return match.span()
    return None


def dateline_place(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Span of the place in the dateline before one of the first sentences, what "here" means; None without one."""
    for start, end in spans[:_FIRST]:
        line = text.rfind("\n", 0, start) + 1
        found = dateline(text, line, end) if line < start else None
        match = _DATELINE.match(text, line, end) if found is not None and found[1] <= start else None
        if match is not None:
            return match.span("place")
    return None


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(end of a sentence, start of the next) for the breaks in the region `[start, end)`."""
    for match in _CANDIDATE.finditer(text, start, end):
        if match["stop"] is None:
            yield match.start(), match.end()
        elif _ends_sentence(text, match, start, end):
            yield match.end("close"), match.end()


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the stop of a candidate ends its sentence."""
    stop_at, gap, following = match.start(), match.end("close"), match.end()
    if following - gap > 1 and text.count("\n", gap, following) > 1:
        return True
    after = _NEXT_WORD.match(text, following, end)
    next_word = after["word"] if after else ""
    if next_word[:1].islower() or text[following : following + 1] in (".", "…"):
        return False
    stop = match["stop"]
    if stop[0] in "!?":
        return not (match["close"][-1:] in _QUOTES and match["close"] and _names_speaker(text, following, end))
    before = text[max(start, stop_at - _LOOK_BACK) : stop_at]
    if stop != ".":
        return _ends_after_dots(before, next_word)
    if not before or before[-1].isspace():
        return next_word[:1].isupper()
    opens = next_word in OPENERS and not (after and after["dot"])
    return _word_may_end(before, next_word, opens, first=stop_at - len(before) == start)


def _word_may_end(before: str, next_word: str, opens: bool, first: bool) -> bool:
    """Whether the word at the end of `before` ends a sentence with its stop. `first`: `before` begins the region."""
    pieces = before.split()
    word = pieces[-1].lstrip(_OPENING)
    if word in BEFORE_NAME:
        return False
    if word in BEFORE_NUMBER:
        return not next_word[:1].isdigit()
    if len(word) <= 2 and (word.isdigit() or word in ("Q", "A")) and _starts_line(before, first, pieces[-1]):
        return False
    if word in MAY_END or (len(word) == 1 and word.isupper()):
        return opens
    if word.lower() in ("a.m", "p.m"):
        is_zone = next_word.isupper() and len(next_word) > 1
        return next_word[:1].isupper() and next_word not in CLOCK_FOLLOWERS and not is_zone
    if "." in word and all(len(letters) <= 2 and letters.isalpha() for letters in word.split(".")):
        return opens and word not in ("e.g", "i.e")
    return True


def _starts_line(before: str, first: bool, piece: str) -> bool:
    """Whether `piece`, the last of `before`, is the first word of its line: "1. Frost", "Q. Did you …"."""
    lead = before[: len(before) - len(piece)]
    line = lead[lead.rfind("\n") + 1 :]
    return not line.strip() and (first or "\n" in lead)


def _ends_after_dots(before: str, next_word: str) -> bool:
    """Three dots end a sentence if a capital follows, and a word or another sentence's end stands before them."""
    if not next_word[:1].isupper():
        return False
    attached = bool(before) and not before[-1].isspace()
    return attached or before.rstrip().endswith((".", "!", "?"))


def _names_speaker(text: str, start: int, end: int) -> bool:
    """Whether a name and a verb of saying follow: '"Why now?" Smith asked.' A capital "He" opens a sentence."""
    match = _SPEAKER.match(text, start, min(end, start + 120))
    return match is not None and match["first"] not in OPENERS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return begin, begin + len(stripped)


def _append_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    span = _trimmed(text, start, end)
    if span:
        spans.append(span)
