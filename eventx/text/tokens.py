"""Tokens of one sentence, as parallel tuples.

A token is a word with its hyphens and inner apostrophes ("O'Hara", "Polish-born"), an acronym with its full
stops ("U.S."), a number, a clitic ("'s", "'ll") or one punctuation mark. Quotation marks are no tokens: they only
say which tokens are quoted, so that a quoted adjective does not tear a noun group apart. Bracketed asides
("(AP)", "(left)") are left out in the same way. Offsets index the document's text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from eventx.lexicon import forms, table
from eventx.lexicon.own import NONE, OwnWords
from eventx.text.pairs import pair
from eventx.values import light

TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}(?:-\w+)*                             # U.S., a.m., U.S.-led
    | [$€£]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|[ap]m|k|m|bn)?(?:-[^\W\d_]+)*
    | ['’](?:s|ll|re|ve|d|m)\b                                # clitics
    | [^\W_]+(?:[-‐‑][^\W_]+|['’](?!(?:s|ll|re|ve|d|m)\b)[^\W\d_]+)*-?
    | \.\.\.|--+|[^\w\s]
    """,
    re.VERBOSE,
)
OPEN_QUOTES, CLOSE_QUOTES, PLAIN_QUOTES = "“‘«`", "”»", '"'
APOSTROPHES = "'’"
MARKS = frozenset(OPEN_QUOTES + CLOSE_QUOTES + PLAIN_QUOTES + APOSTROPHES + ".")
MAX_ASIDE = 14  # tokens: a longer bracket is text, not an aside
NOT_ABBREVIATED = re.compile(r"[a-z]{5,}$")


@light(frozen=True, slots=True)
class Tokens:
    """The tokens of the sentence text[start:end]; all tuples have the same length."""

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    own: OwnWords = NONE  # words that the lexicon does not know

    def __len__(self) -> int:
        return len(self.words)

    def slice(self, first: int, last: int) -> str:
        """The text from the first token to the one before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def tokenize(text: str, start: int, end: int, own: OwnWords = NONE) -> Tokens:
    """Tokens of the sentence text[start:end]."""
    spans = [match.span() for match in TOKEN.finditer(text, start, end)]
    if text.find("-", start, end) >= 0:
        spans = _with_pairs(text, spans, end)
    words = [text[at:stop] for at, stop in spans]
    if MARKS.isdisjoint(words[:-1]) and (words[-1:] == ["."] or MARKS.isdisjoint(words[-1:])):
        starts, ends = [at for at, _ in spans], [stop for _, stop in spans]
        quoted = [False] * len(words)
    else:
        words, starts, ends, quoted = _without_marks(text, end, spans)
    if "(" in words or "[" in words:
        keep = _outside_brackets(words)
        words, quoted = [words[i] for i in keep], [quoted[i] for i in keep]
        starts, ends = [starts[i] for i in keep], [ends[i] for i in keep]
    lowers = [word.lower() for word in words]
    if text.find("’", start, end) >= 0:
        lowers = [word.replace("’", "'") for word in lowers]
    for first, last in reversed(_phrases(lowers)):
        words[first:last] = [text[starts[first] : ends[last - 1]]]
        lowers[first:last] = [in_lower_case(words[first])]
        del starts[first + 1 : last], quoted[first + 1 : last], ends[first : last - 1]
    return Tokens(text, start, end, tuple(words), tuple(lowers), tuple(starts), tuple(ends), tuple(quoted), own)


def _with_pairs(text: str, spans: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """The spans with those of two sides that a hyphen joins cut in two: "the Roe-Lund talks"."""
    found: list[tuple[int, int]] = []
    for at, stop in spans:
        cut = pair(text, at, stop, end) if text[at].isupper() and stop - at > 4 else None
        found += [(at, stop)] if cut is None else [(at, cut[0]), (cut[1], stop)]
    return found


def in_lower_case(word: str) -> str:
    """A token as `Tokens.lowers` has it: with a straight apostrophe, and single blanks inside a phrase."""
    return " ".join(word.lower().replace("’", "'").split())


def _without_marks(
    text: str, end: int, spans: list[tuple[int, int]]
) -> tuple[list[str], list[int], list[int], list[bool]]:
    """Words, starts, ends and whether quoted, where quotation marks or full stops stand within the sentence."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    inside = False
    for at, stop in spans:
        word = text[at:stop]
        if word not in MARKS:
            pass
        elif word in PLAIN_QUOTES:
            inside = not inside
            continue
        elif word in OPEN_QUOTES:
            inside = True
            continue
        elif word in CLOSE_QUOTES:
            inside = False
            continue
        elif word in APOSTROPHES:
            if not _plural_possessive(text, at, words, ends):
                inside = inside and text[at : at + 2] != "''"  # the end of ``a quotation''
                continue
        elif _abbreviated(at, stop, end, words, ends):  # a full stop
            words[-1] += "."
            ends[-1] = stop
            continue
        words.append(word)
        starts.append(at)
        ends.append(stop)
        quoted.append(inside)
    return words, starts, ends, quoted


UP_TO, AT_LAST = ["up", "to"], ["at", "last"]


@lru_cache(maxsize=1)
def _phrase_table() -> dict[str, dict[str, list[list[str]]]]:
    """Fixed phrases read as one token ("in exchange for"), by their first and second word, the longest first."""
    phrases: dict[str, dict[str, list[list[str]]]] = {}
    for phrase in table("function_words"):
        words = phrase.split(" ")
        if len(words) > 1:
            phrases.setdefault(words[0], {}).setdefault(words[1], []).append(words)
    for by_second in phrases.values():
        for known in by_second.values():
            known.sort(key=len, reverse=True)
    return phrases


def _phrases(lowers: list[str]) -> list[tuple[int, int]]:
    """First index of each fixed phrase, and the one after its last, in order."""
    firsts = _phrase_table()
    found: list[tuple[int, int]] = []
    after = 0
    for i in [i for i, lower in enumerate(lowers[:-1]) if lower in firsts]:
        if i < after:
            continue
        for phrase in firsts[lowers[i]].get(lowers[i + 1], ()):
            apart = (phrase == UP_TO and _turned_up(lowers, i)) or (phrase == AT_LAST and _of_last(lowers, i))
            if lowers[i : i + len(phrase)] == phrase and not apart:
                after = i + len(phrase)
                found.append((i, after))
                break
    return found


def _turned_up(lowers: list[str], i: int) -> bool:
    """ "showed up to meet him", "met up to talk": the particle of a verb before an infinitive, not "picked up to 40"."""
    after = lowers[i + 2 : i + 3]
    before = forms.lemma(lowers[i - 1], "d") if i else ""
    return "up" in table("phrasal_verbs").get(before, ()) and bool(after) and "b" in forms.tags(after[0])


def _of_last(lowers: list[str], i: int) -> bool:
    """ "at last year's summit", "at last Friday's talks", not "free at last"."""
    after = lowers[i + 2 : i + 3]
    return bool(after) and after[0].isalpha() and (lowers[i + 3 : i + 4] or [""])[0] in ("'s", "’s", "s")


def _plural_possessive(text: str, at: int, words: list[str], ends: list[int]) -> bool:
    """An apostrophe after a word in -s and before a blank: "the ministers' talks"."""
    return bool(words) and ends[-1] == at and words[-1][-1] in "sSzx" and text[at + 1 : at + 2] == " "


def _abbreviated(at: int, stop: int, end: int, words: list[str], ends: list[int]) -> bool:
    """A full stop that does not end the sentence belongs to the short word before it ("Gen.", "J.")."""
    return (
        bool(words)
        and ends[-1] == at
        and stop < end
        and words[-1][-1].isalpha()
        and not NOT_ABBREVIATED.search(words[-1])
    )


def _outside_brackets(words: list[str]) -> list[int]:
    keep: list[int] = []
    i = 0
    while i < len(words):
        if words[i] in "([":
            close = ")" if words[i] == "(" else "]"
            stop = next((j for j in range(i + 1, min(len(words), i + MAX_ASIDE + 2)) if words[j] == close), None)
            if stop is not None:
                i = stop + 1
                continue
        keep.append(i)
        i += 1
    return keep
