"""What each token of a sentence may be, before context decides, and what lies ahead of it.

Every question about the words to come is answered from tables that one pass from right to left fills, so that
tagging stays linear however long the sentence is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from eventx.lexicon import forms, senses, table
from eventx.lexicon.places import demonym
from eventx.text.tokens import Tokens, in_lower_case
from eventx.values import dataclass

PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ";",
    "--": ";",
    "–": ";",
    "—": ";",
    "-": ";",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "/": "C",
    "&": "C",
    "%": "#",
}
FULL_STOPS = frozenset({".", "!", "?", "…", "..."})
CLAUSAL = frozenset({"after", "before", "since", "until", "till", "as", "while", "once", "than"})
OPENERS = frozenset({"that", "i", "he", "she", "they", "we", "there"})  # words that begin a clause wherever they stand
NONFINITE = frozenset({"be", "been", "being", "having"})
PARTICLES = frozenset(  # small words inside names: "van der Berg", "bin Talal"
    "van von der den de del della di da dos das du la le el al bin ibn ben bint ag ould y e zu ter ten st.".split()
)
COMPOUND_ADJECTIVES = frozenset({"led", "backed", "based", "born", "held", "old", "run", "free", "aged", "era", "wide"})
COMPOUND_TITLES = frozenset({"elect", "designate", "general", "chief", "law"})
PLAIN_IN_TITLE, PLAIN_IN_PROSE = 12, 24  # words of a title for one that has no capital; with a full stop hardly any
MOSTLY = 0.7  # of the words of a headline have capitals
APPROXIMATE = frozenset({"about", "around", "over", "under"})  # before a number
ADJECTIVE_ENDINGS = ("ish", "ous", "ful", "able", "ible", "less", "ive", "ic", "al")


@lru_cache(maxsize=1)
def closed() -> dict[str, str]:
    """Function words and fixed phrases: word -> tag."""
    return dict(table("function_words"))


@lru_cache(maxsize=16)
def verb_class(name: str) -> frozenset[str]:
    """A class of lexicon/verb_classes.toml."""
    return frozenset(table("verb_classes")[name])


@lru_cache(maxsize=4096)
def candidates(lower: str) -> str:
    """The tags the word may carry, most likely first; unknown words by their ending."""
    if lower in verb_class("nouns"):
        return "n"
    if lower[-1:] == "s" and lower[:-1] in verb_class("nouns"):
        return "s"
    known = forms.tags(lower).replace("r", "R").replace("j", "J").replace("f", "")
    if known == "z" and senses.senses(lower):
        return "zs"  # "remains"
    if known:
        return known
    if "-" in lower:
        return _compound(lower)
    if lower.endswith("ly"):
        return "R"
    if lower.endswith("ing"):
        return "gn"
    if lower.endswith("ed"):
        return "dp"
    if lower.endswith(ADJECTIVE_ENDINGS):
        return "J"
    return "s" if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else "n"


def _with_own(lower: str, own: str) -> str:
    """What the lexicon knows the word as and what else it may be; not what an unknown word looks like by its ending."""
    known = candidates(lower) if forms.tags(lower) or "-" in lower else ""
    return known + "".join(letter for letter in own.replace("j", "J") if letter not in known)


@lru_cache(maxsize=4096)
def numeral(lower: str) -> bool:
    """ "sixty-four"."""
    return "-" in lower and all(closed().get(part) == "#" for part in lower.split("-"))


def _compound(lower: str) -> str:
    """The tags of a word with a hyphen, by what it ends in."""
    if numeral(lower):
        return "#"
    last = lower.rsplit("-", 1)[1]
    tail = candidates(last) if last else ""
    if last in COMPOUND_TITLES:
        return "n"
    if last in COMPOUND_ADJECTIVES or "-the-" in lower:  # "off-the-record"
        return "J"
    if tail[:1] == "R" and "b" in candidates(lower.split("-", 1)[0]):
        return "n"  # "pull-aside"
    return "J" if tail[:1] in ("p", "d", "g", "J", "") else tail.replace("b", "").replace("z", "") or "n"


def punctuation(word: str) -> str:
    """The tag of a mark that is no word."""
    return PUNCTUATION.get(word, "." if word in FULL_STOPS else ";")


def _capitals(words: Sequence[str]) -> tuple[bool, bool]:
    """Whether it is a headline that capitalises its words, and whether it is all in capitals."""
    initials = [word[0] for word in words if word[0].isalpha()]
    if sum(map(str.isupper, initials)) <= MOSTLY * len(initials):
        return False, False
    alphabetic = [word for word in words if word[0].isalpha()]
    shout = len(alphabetic) > 2 and all(map(str.isupper, alphabetic))
    return _title_case([*alphabetic, *(word for word in words[-1:] if word == ".")]), shout


def _title_case(words: Sequence[str]) -> bool:
    """A headline that capitalises all but function words: a sentence full of names has words like "met" besides."""
    if len(words) < 4 or sum(word[0].isupper() for word in words) <= MOSTLY * len(words):
        return False
    plain = sum(word[0].islower() and word not in closed() for word in words)
    return plain * (PLAIN_IN_PROSE if words[-1] == "." else PLAIN_IN_TITLE) < len(words)


@lru_cache(maxsize=8192)
def reading(word: str, names: bool = True, shout: bool = False) -> str:
    """What a token may be by itself; `names`: capitals are names here, `shout`: all is in capitals."""
    lower = in_lower_case(word)
    if not word[0].isalnum():
        if word[0] in "'’":
            return closed().get(lower, "S")
        return "#" if word[0] in "$€£" and word[1:2].isdigit() else punctuation(word)
    if word[0].isdigit() or numeral(lower):
        return "#"
    function = closed().get(lower)
    if function and (shout or not (word.isupper() and len(word) > 1)):
        return function
    if word[0].isupper() and names:
        return "J" if demonym(word) is not None else "N"
    return candidates(lower)


@dataclass(slots=True)
class _Ahead:
    """By token: a sure, or a likely, finite verb comes before the clause ends; one comes, whatever the clause."""

    strong: list[bool]
    weak: list[bool]
    anywhere: list[bool]


class Readings:
    """The sentence before tagging. `may[i]` holds the possible tags of token i, the likeliest first; `may[-1]` is "."."""

    def __init__(self, tokens: Tokens, timed: set[int]) -> None:
        self.tokens = tokens
        words = tokens.words
        self.title_case, self.shout = _capitals(words)
        if self.title_case or self.shout:
            self.may = [reading(word, names=False, shout=self.shout) for word in words]
        else:
            self.may = list(map(reading, words))
        if not tokens.own.readings.keys().isdisjoint(tokens.lowers):
            for i, lower in enumerate(tokens.lowers):
                if self.may[i] == candidates(lower):
                    self.may[i] = self.candidates(lower)
        for i in timed:
            self.may[i] = "E"
        self.may.append(".")
        self._ahead: _Ahead | None = None

    def candidates(self, lower: str) -> str:
        """The tags the word may carry, by the lexicon and by the words that a type file brings."""
        own = self.tokens.own.readings.get(lower)
        return candidates(lower) if own is None else _with_own(lower, own)

    @property
    def ahead(self) -> _Ahead:
        """What lies ahead of each token; looked for once, if anybody asks."""
        if self._ahead is None:
            self._ahead = self._look_back_from_the_end()
        return self._ahead

    def _look_back_from_the_end(self) -> _Ahead:
        size, lowers = len(self.may), self.tokens.lowers
        found = _Ahead([False] * (size + 1), [False] * (size + 1), [False] * (size + 1))
        sure = likely = anywhere = False
        for i in range(size - 2, -1, -1):
            first = self.may[i][0]
            if first in ",;UW." or lowers[i] in OPENERS or (first in "IC" and self._ends_clause(i)):
                sure = likely = False
                anywhere = anywhere and first != ";"
            if first in "MBHObdz":
                strong = self.finite(i)
                sure = strong or sure
                likely = strong or self.likely(i) or likely
                anywhere = likely or anywhere
            found.strong[i], found.weak[i], found.anywhere[i] = sure, likely, anywhere
        return found

    def finite(self, i: int) -> bool:
        """Token i can only be a finite verb."""
        may, lower = self.may[i], self.tokens.lowers[i]
        if may[0] in "MBHO":
            return lower not in NONFINITE and (i == 0 or self.may[i - 1][0] not in "TM")
        if may == "b":
            return i > 0 and self.may[i - 1][0] == "s"
        if may[0] in "dz" and not set(may) & set("nsJ"):
            return "p" not in may or lower in _saying_forms()
        return False

    def likely(self, i: int) -> bool:
        """Token i is a past form, of which participles look the same."""
        attributive = i > 0 and self.may[i - 1][0] in "#DPJ" and self.may[i + 1][0] in "nsN"  # "21 kidnapped girls"
        return self.may[i][0] == "d" and not attributive

    def _ends_clause(self, i: int) -> bool:
        """The preposition or "and" at token i opens another clause."""
        after = self.may[i + 1]
        if self.may[i][0] == "I":
            return self.tokens.lowers[i] in CLAUSAL and after[0] == "X"
        return after[0] in "MBHOzdbTRXDP" and not set(after) & set("ns")

    def finite_ahead(self, i: int) -> bool:
        """A sure finite verb stands at token i or after it, before the clause ends."""
        return self.ahead.strong[min(i, len(self.may))]

    def likely_ahead(self, i: int) -> bool:
        """A sure or likely finite verb stands at token i or after it, before the clause ends."""
        return self.ahead.weak[min(i, len(self.may))]

    def finite_anywhere(self, i: int) -> bool:
        """A sure or likely finite verb stands at token i or after it, whatever the clause."""
        return self.ahead.anywhere[min(i, len(self.may))]

    def after(self, i: int) -> str:
        """What the token after i may be, "." at the end."""
        return self.may[min(i + 1, len(self.may) - 1)]

    def past_time(self, i: int) -> str:
        """What the first token after i that belongs to no time expression may be."""
        while self.after(i)[0] == "E":
            i += 1
        return self.after(i)

    def object_follows(self, i: int) -> bool:
        """A noun group may begin after token i, its particle and a date."""
        after = self.after(i)
        while after[0] in "AE":
            i += 1
            timed, after = after[0] == "E", self.after(i)
            if timed and (after[0] == "S" or self.tokens.lowers[i + 1 : i + 2] == ("of",)):
                return True  # "scrapped May's talks", "had a day of talks"
        if after[0] in "IR" and self.after(i + 1)[0] == "#":
            return after[0] == "R" or self.tokens.lowers[i + 1] in APPROXIMATE  # "swapped about sixty sailors"
        return after[0] in "DPX#NJns"


@lru_cache(maxsize=1)
def _saying_forms() -> frozenset[str]:
    """The past forms of the verbs of saying."""
    return frozenset(
        form for form in ("said", "told", *(_past(lemma) for lemma in verb_class("saying"))) if "d" in forms.tags(form)
    )


def _past(lemma: str) -> str:
    if lemma.endswith("y"):
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")
