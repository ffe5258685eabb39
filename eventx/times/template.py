"""The pattern language of the rules, and its translation.

Each token of a text is one character, so a rule is a short regular expression over a short string.
A pattern is written in words:

    last {weekday}          a word as it is; a slot filled by a word of the class `weekday`
    (in )?the {n:ordinal}   optional parts, alternatives (a|b), a slot with a name of its own
    early <period>          a slot filled by what an earlier level found
    {count} {unit} ago      `count` is a phrase: a pattern with a name, in PHRASES

A space is white space within a paragraph; what stands together in the pattern stands together in the text.
There is no repetition but that of PHRASES, so that no pattern can take more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from eventx.times import words
from eventx.values import dataclass, field

ATOM = re.compile(r"\{[^}]+\}|<[^>]+>|[A-Za-z]+|.", re.DOTALL)

_SMALL = "({tens}((-| ){small})?|{small}|{tens})"
PHRASES: Mapping[str, str] = {
    "number": f"({{int}},{{one_digit}}|{{int}}(,{{thousands}}(,{{thousands}})?)?(.{{int}})?|{_SMALL})( {{scale}})?( {{scale}})?( and {_SMALL})?",
    "fraction": "({number} {one_digit}/{one_digit}|{one_digit}/{one_digit}|{number} and (a half|an half|a quarter|three( |-)(quarter|quarters)|{one_digit}/{one_digit})|half|{number}½)",
    "vague": "(several hundred|several thousand|several dozen|hundreds of|thousands of|dozens of|a few|a few hundred|a few thousand|a number of|a couple of|a couple|couple of|couple|a pair of|several|some|many|few|countless|a few more|several more)",
    "numbers": "({fraction}|{number}|{vague}|{a_scale})",
    "a_scale": "a {scale}",
    "count": "({fraction}|{number}|{vague}|{a_scale}|an|a|another|half an|half a|a half)",
    "word_year": f"((nineteen|eighteen|seventeen)(-| )(hundred(( and)? {_SMALL})?|oh|{_SMALL})|twenty(-| )({{tens}}((-| ){{small}})?|{{teen}})|two thousand( and)? {_SMALL})",
    "era": "(AD|A.D.|BC|B.C.|CE|C.E.|BCE|B.C.E.)",
    "nth": "({ordinal}|{tens}(-| ){ordinal}|{int}(st|nd|rd|th))",
    "nth_centuries": "({ordinal}|{int}(st|nd|rd|th)) centuries",
    "nth_quarters": "({ordinal}|{int}(st|nd|rd|th)) quarters",
    "figure_nth": "{day}(st|nd|rd|th)",
    "dom": "({day}(st|nd|rd|th)?|{tens}(-| ){ordinal}|{ordinal}|{tens}(-| ){small})",
    "anymonth": "({month_abbr}.?|{month}|{month_word}|{month_lower})",
    "month_dom": "({month_abbr}.?|{month}|{month_word}|{month_lower})( )?({day}(st|nd|rd|th)?|{ordinal})",
    "dom_month": "({day}(st|nd|rd|th)?|{ordinal})( of)? ({month_abbr}.?|{month}|{month_word})",
    "surelymonth": "({month_abbr}.?|{month}|{month_word})",
    "anyweekday": "({weekday}|{weekday_short}.?)",
    "apostrophe_year": "'{yy}",
    "half_or_quarter": "(half|a quarter|quarter)",
    "unit_letter": "(d|w|y|mo)",
    "past_only": "(past|after)",
    "past_or_to": "(past|after|to|before|till)",
    "quantity": "((about )?~( )?|(nearly|almost|about|around|roughly|approximately|more than|over|less than|fewer than|under|at least|up to|at most"
    "|no more than|not more than|no less than|just over|just under|well over|as much as|close to) )",
    "century_word": "(eighteen|nineteen|twenty)",
    "early_late": "(early|late)",
    "over_on": "( that)?( ended| ending)( on)?|( to| through)",
    "part_word": "(early|mid|middle|late)",
    "summers": "(summers|winters|autumns|springs)",
    "work_of": "( business| working| trading)",
    "a_or_p": "(a|p)",
    "before_or_after": "(before|after)",
    "at_about": "(at|around|about|by|@)",
    "or_side": "(or|and) (later|after|earlier|before)",
    "zero": "(oh|zero)",
    "zoned": "((GMT|UTC)(+|-)({hour}(:{minute})?|{zeros})|{zone}|local time)",
    "plus_offset": "+({hour}(:{minute})?|{zeros}|{int})",
    "compared": "({less}|{greater})(( )?=)?",
    "separator": "(-|/)",
    "plus_minus": "(+|-)",
    "relation": "(since|ever since|until|till|by|before|prior to|after|following|before or in|before or on|on or before|after or equal to|on or after|after or on|no later than|not later than|up to|up until|later than|earlier than|as of|starting|starting on|starting from|beginning|beginning on|effective|as early as|as soon as)",
    "loose_quantity": "(nearly|almost|about|at least|more than) ",
    "and_a_half": " and( a)? half",
    "or_so": " or (so|more|two|three)",
    "period_adverb": "(hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|yearly|annually)",
    "times": "(once|twice|{number} times|several times)",
    "which_year": "(last|this|next) year",
    "holiday": "(" + "|".join(sorted(words.classes()["holiday"], key=len, reverse=True)) + ")",
    "feast_month": "(" + "|".join(words.classes()["feast_month"]) + ")",
    "ampm": "( )?(a.m.|p.m.|a.m|p.m|am|pm|a. m.|p. m.|a m|p m|a . m .|p . m .)",
}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which characters stand for a word class, a literal word, a kind of expression. None has a meaning in `re`.

    `phrases` keeps the translated PHRASES.
    """

    classes: Mapping[str, str]
    words: Mapping[str, str]
    kinds: Mapping[str, str]
    phrases: dict[str, tuple[str, set[str], bool]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern over the alphabet.

    `slots`: the name and the filling of each group (a name may stand in several alternatives). `first`: the characters
    that a match can begin with. `needs`: sets of which every match holds a character each.
    """

    source: str
    slots: Mapping[str, tuple[str, str]]
    first: frozenset[str]
    needs: tuple[frozenset[str], ...]


def literals(patterns: Iterable[str]) -> set[str]:
    """All words and signs that stand in the patterns as they are, phrases included."""
    found: set[str] = set()
    for pattern in (*patterns, *PHRASES.values()):
        found.update(_words_of(pattern))
    return found


def _words_of(pattern: str) -> Iterable[str]:
    return (atom.lower() for atom in ATOM.findall(pattern) if atom[0] not in "{<()|? ")


def compile_template(pattern: str, alphabet: Alphabet) -> Compiled:
    """Translate a pattern; KeyError if it names an unknown class, kind or word."""
    slots: dict[str, tuple[str, str]] = {}
    reader = _Reader(pattern, alphabet, slots)
    source, first, _ = reader.alternatives()
    return Compiled(source, slots, frozenset(first), tuple(reader.needs))


class _Reader:
    """Recursive descent: each step gives (regular expression, first characters, can it be empty)."""

    __slots__ = ("alphabet", "at", "atoms", "depth", "needs", "slots")

    def __init__(self, pattern: str, alphabet: Alphabet, slots: dict[str, tuple[str, str]] | None) -> None:
        self.atoms = ATOM.findall(pattern)
        self.at = 0
        self.alphabet = alphabet
        self.slots = slots
        self.depth = 0
        self.needs: list[frozenset[str]] = []

    def peek(self) -> str:
        return self.atoms[self.at] if self.at < len(self.atoms) else ""

    def alternatives(self) -> tuple[str, set[str], bool]:
        parts, first, empty = [], set[str](), False
        while True:
            source, begins, skips = self.sequence()
            parts.append(source)
            first |= begins
            empty = empty or skips
            if self.peek() != "|":
                break
            self.at += 1
        if len(parts) > 1 and not self.depth:
            self.needs.clear()  # each was of one alternative only
        return (f"(?:{'|'.join(parts)})" if len(parts) > 1 else parts[0]), first, empty

    def sequence(self) -> tuple[str, set[str], bool]:
        source, first, empty = "", set[str](), True
        while (atom := self.peek()) and atom not in "|)":
            piece, begins, skips = self.atom()
            if self.peek() == "?":
                self.at += 1
                piece, skips = f"(?:{piece})?", True
            elif not (self.depth or skips or atom == " ") and (first or not empty):
                self.needs.append(frozenset(begins))  # but for the very first, which a match begins with
            source += piece
            if empty:
                first |= begins
            empty = empty and skips
        return source, first, empty

    def atom(self) -> tuple[str, set[str], bool]:
        atom = self.peek()
        self.at += 1
        if atom == "(":
            self.depth += 1
            inside = self.alternatives()
            self.depth -= 1
            self.at += 1
            return inside
        if atom[0] == "{" and len(atom) > 1:
            return self.slot(atom[1:-1], self.alphabet.classes)
        if atom[0] == "<" and len(atom) > 1:
            return self.slot(atom[1:-1], self.alphabet.kinds)
        chars = self.alphabet.words[atom.lower()]
        return _chars(chars), set(chars), False

    def slot(self, text: str, tables: Mapping[str, str]) -> tuple[str, set[str], bool]:
        name, _, table = text.rpartition(":")
        if table in PHRASES:
            source, first, empty = _phrase(table, self.alphabet)
        else:
            source, first, empty = _chars(tables[table]), set(tables[table]), False
        if self.slots is None:
            return source, first, empty
        group = f"_{len(self.slots)}"
        self.slots[group] = (name or table, table)
        return f"(?P<{group}>{source})", first, empty


def _phrase(name: str, alphabet: Alphabet) -> tuple[str, set[str], bool]:
    if name not in alphabet.phrases:
        source, first, empty = _Reader(PHRASES[name], alphabet, None).alternatives()
        alphabet.phrases[name] = (f"(?:{source})", first, empty)
    return alphabet.phrases[name]


def _chars(chars: str) -> str:
    return chars if len(chars) == 1 else f"[{chars}]"
