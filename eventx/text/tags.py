"""One tag character a token, by lexicon and context.

| tag | words                               | tag | words                                   |
|-----|-------------------------------------|-----|-----------------------------------------|
| D P | determiner, possessive pronoun      | b z | verb: base form, third person           |
| X   | personal pronoun                    | d p | past tense, past participle             |
| N   | proper noun                         | g   | -ing form used as a verb                |
| n s | noun: singular, plural              | B H O M | be, have, do, modal                 |
| J # | adjective (attributive too), number | T I | to, preposition                         |
| R A | adverb, negation; particle          | C U W | and/or, subordinator, relative pronoun |
| S   | possessive marker                   | E   | part of a time expression               |

and , ; . ( ) for punctuation. The string of tags is what the chunker's regular expressions run over.
One pass from left to right: each word takes one of the tags that the lexicon allows it, chosen by the tags before
it and by what may follow (after FASTUS, the tagger only has to be right where a frame will look).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from eventx.lexicon import forms, places, senses, table
from eventx.lexicon.persons import given_name
from eventx.text.tokens import Tokens

NOMINAL = "nsN#"
NOUN_START = "DPXJ#NnsE"
VERBAL = "bzdpg"
BEFORE_NOUN = "DPSJ#"
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
}
SENTENCE_SCAN = 40  # tokens looked ahead for another finite verb


@lru_cache(maxsize=1)
def closed() -> dict[str, str]:
    """Function words and fixed phrases: word -> tag."""
    return dict(table("function_words"))


@lru_cache(maxsize=8192)
def candidates(lower: str) -> str:
    """The tags the word may carry, most likely first; unknown words by their ending."""
    known = forms.tags(lower).replace("r", "R").replace("j", "J").replace("f", "")
    if known:
        return known
    if "-" in lower:
        last = lower.rsplit("-", 1)[1]
        tail = candidates(last) if last else ""
        if last in ("led", "backed", "based", "born", "held", "old", "run", "free", "aged", "era", "wide"):
            return "J"
        return "J" if tail[:1] in ("p", "d", "g", "J", "") else tail.replace("b", "").replace("z", "") or "n"
    if lower.endswith("ly"):
        return "R"
    if lower.endswith("ing"):
        return "gn"
    if lower.endswith("ed"):
        return "dp"
    if lower.endswith(("ish", "ous", "ful", "able", "ible", "less", "ive", "ic", "al")):
        return "J"
    return "s" if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else "n"


def tag(tokens: Tokens, times: Sequence[tuple[int, int]] = ()) -> str:
    """The tag string of the sentence; `times` are the spans of its time expressions, by offsets in the text."""
    return "".join(Tagger(tokens, times).run())


class Tagger:
    """The pass over one sentence. `tags` is filled from left to right; nothing behind is changed."""

    def __init__(self, tokens: Tokens, times: Sequence[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.tags: list[str] = []
        self.timed = self._timed(times)
        capitals = [w for w in tokens.words if w[0].isalpha()]
        self.title_case = len(capitals) > 3 and sum(w[0].isupper() for w in capitals) > 0.7 * len(capitals)
        self.shout = len(capitals) > 2 and all(w.isupper() for w in capitals)

    def _timed(self, times: Sequence[tuple[int, int]]) -> set[int]:
        tokens = self.tokens
        return {
            i
            for first, last in times
            for i in range(len(tokens))
            if first <= tokens.starts[i] and tokens.ends[i] <= last + 2 and tokens.starts[i] < last
        }

    def run(self) -> list[str]:
        for i in range(len(self.tokens)):
            self.tags.append(self.one(i))
        return self.tags

    def one(self, i: int) -> str:
        """The tag of token i, given those before it."""
        word, lower = self.tokens.words[i], self.tokens.lowers[i]
        if i in self.timed:
            return "E"
        first = word[0]
        if not first.isalnum() and lower[:1] != "'":
            return PUNCTUATION.get(word, "." if word in ".!?…" or word == "..." else ";")
        if first.isdigit() or (len(word) > 1 and first in "$€£" and word[1].isdigit()):
            return "J" if "-" in word else "#"
        function = closed().get(lower)
        if function and word.isupper() and len(word) > 1 and not self.shout:
            function = None  # "US", "WHO"
        if function and not (first.isupper() and i and self._in_name(i, lower)):
            return self.function(i, lower, function)
        if lower == "'":
            return "S"
        if lower == "'s":
            return "B" if self.peek(i - 1) == "X" else "S"
        if first.isupper() or (i and "-" in word and any(c.isupper() for c in word)):
            named = self.capital(i, word, lower)
            if named:
                return named
        return self.open(i, lower, candidates(lower))

    def _in_name(self, i: int, lower: str) -> bool:
        """A capitalised function word inside a name in running text ("The Hague", "May" as a surname)."""
        return not self.title_case and lower not in ("i", "i'm") and self.peek(i - 1) == "N" and len(lower) > 2

    def peek(self, i: int) -> str:
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def before(self, i: int) -> str:
        """The tag before i, adverbs skipped."""
        i -= 1
        while i >= 0 and self.tags[i] == "R":
            i -= 1
        return self.tags[i] if i >= 0 else ""

    def may(self, i: int) -> str:
        """What token i may be, before it is tagged: its candidates, or its closed-class or name tag."""
        if i >= len(self.tokens):
            return "."
        word, lower = self.tokens.words[i], self.tokens.lowers[i]
        if i in self.timed:
            return "E"
        if not word[0].isalnum():
            return PUNCTUATION.get(word, "S" if word[0] in "'’" else ".")
        if word[0].isdigit():
            return "#"
        function = closed().get(lower)
        if function and not (word.isupper() and len(word) > 1 and not self.shout):
            return function
        if word[0].isupper() and not self.title_case and not self.shout:
            return "J" if places.demonym(word) is not None else "N"
        return candidates(lower)

    def function(self, i: int, lower: str, tag: str) -> str:
        """Function words that are two things: that, her, 's, 'd, no, so."""
        after = self.may(i + 1)
        previous = self.peek(i - 1)
        if lower == "that":
            if previous and previous in "nsN":
                return "W"
            if previous and previous in "zdpgbJ,E":
                return "U" if after[0] in "DPXNJnsE#U" or self.finite_after(i + 1) else "D"
            return "D" if after[0] in "nsJ#N" else "X"
        if lower == "her":
            return "P" if after[0] in "nsJN#gp" else "X"
        if lower == "once" and previous in tuple("HBMO"):
            return "R"
        if lower == "each" and after[0] not in "nsNJ#":
            return "R"
        if (
            lower
            in ("this", "these", "those", "both", "all", "some", "many", "several", "few", "most", "each", "another")
            and after[0] in "MBHOzd.,"
        ):
            return "X" if lower in ("this", "these", "those") else "D"
        if tag == "O" and lower in ("do", "does", "did") and after[0] in "DPnsNJ":
            return {"do": "b", "does": "z", "did": "d"}[lower]
        return tag

    def capital(self, i: int, word: str, lower: str) -> str:
        """The tag of a capitalised word, or "" if it is an ordinary word that a sentence or headline capitalises."""
        demonym = places.demonym(word) is not None
        after = self.tokens.words[i + 1] if i + 1 < len(self.tokens) else ""
        if (demonym and not (after[:1].isupper() and given_name(after) and not places.demonym(after))) or (
            demonym and candidates(lower) == "J"
        ):
            plural = lower.endswith("s") and not lower.endswith(("ss", "is"))
            return "s" if plural else "J" if self.may(i + 1)[0] in "nsNJC#p-" else "N"
        ordinary = bool(forms.tags(lower))
        opening = i == 0 or (self.peek(i - 1) in (";", ".") and i < 6)
        if self.shout or self.title_case:
            return (
                ""
                if ordinary and not (given_name(word) and after[:1].isupper() and "z" not in candidates(lower))
                else "N"
            )
        if not opening:
            return "N"
        if not ordinary:
            return "N"
        if after[:1].isupper() and given_name(word) and not places.demonym(after) and not senses.is_person(lower):
            return "N"
        if places.country(word) or places.capital(word):
            return "N"
        if after in ("'s", "’s") and forms.tags(lower)[0] not in "ns":
            return "N"
        return ""

    def open(self, i: int, lower: str, may: str) -> str:
        """The tag of an open-class word."""
        if lower == "home" and self.peek(i - 1) not in tuple("DPJnISR"):
            return "R"
        if "b" in may and self.bare_infinitive(i):
            return "b"
        if len(may) == 1 and may != "g":
            return may if may not in "dp" or may == "d" else self.participle(i, may)
        previous, direct = self.before(i), self.peek(i - 1)
        after = self.may(i + 1)
        if (previous == "T" or (previous and previous in "MO")) and "b" in may:
            return "b"
        if previous == "H" and "p" in may:
            return "p"
        if previous == "B":
            for choice in "gpJns":
                if choice in may and not (choice == "g" and "n" in may and after[0] == "I" and direct in BEFORE_NOUN):
                    return choice
        if (direct and direct in BEFORE_NOUN) or (direct == "C" and self.peek(i - 2) == "J" and after[0] in "nsN"):
            return self.nominal(i, may, after)
        if "d" in may or "p" in may:
            return self.participle(i, may)
        if "g" in may:
            return self.gerund(i, may, after)
        verb = next((t for t in may if t in "bz"), "")
        noun = next((t for t in may if t in "ns"), "")
        if verb and (noun or "J" in may):
            return verb if self.finite_here(i, verb, after) else self.not_verb(may, after)
        if verb:
            return verb
        return self.not_verb(may, after)

    def not_verb(self, may: str, after: str) -> str:
        rest = [t for t in may if t in "nsJR"] or ["n"]
        if "J" in rest and after[0] in "nsN" and rest[0] != "s":
            return "J"
        return rest[0]

    def nominal(self, i: int, may: str, after: str) -> str:
        """A word after a determiner, possessive, adjective or number."""
        followed = after[0] in "nsNJ" or (after[0] in "gp" and "n" in after)
        if followed and any(t in may for t in "Jpg") and not ("n" in may and may.index("n") == 0):
            return "J"
        for choice in may:
            if choice in "ns":
                return choice
        if "J" in may or "p" in may:
            return "J"
        return "n" if "g" in may else "R" if "R" in may else may[0] if may else "n"

    def participle(self, i: int, may: str) -> str:
        """-ed forms and irregular pasts: tense or participle, verb or modifier."""
        previous, direct = self.before(i), self.peek(i - 1)
        after = self.may(i + 1)
        if "p" not in may:
            return "d" if "d" in may else may[0]
        if previous and previous in "HB":
            return "p"
        if direct and direct in BEFORE_NOUN + "I" + VERBAL and after[0] in "nsNJ":
            return "J"
        if self.tokens.lowers[i] in SAYING:
            return "d"
        if direct and direct in BEFORE_NOUN and direct != "#":
            return "J" if "J" in may or after[0] in "nsN" else "p"
        if "d" not in may:
            return "b" if "b" in may and self.finite_here(i, "b", after) else "p"
        if previous in ("", "U") or (previous in (",", ";") and after[0] in "IERCT.,"):
            return "p" if self.finite_elsewhere(i) or previous == "" else "d"
        if previous in (",", "C") and direct != "X":
            return "d"
        if after[0] in "IE" and previous in tuple("nsN#E") and self.finite_after(i + 1) and not self.main_before(i):
            return "p" if not self.coordinated_after(i) else "d"
        if after[0] in "IE" and self.main_before(i) and previous in tuple("nsN#") and not self.subject_reset(i):
            return "p"
        return "d"

    def coordinated_after(self, i: int) -> bool:
        """The next finite verb is joined to this one by "and", "but" or stands in another clause."""
        for j in range(i + 1, min(len(self.tokens), i + SENTENCE_SCAN)):
            may = self.may(j)
            if (
                (may[0] in "CUW;." and self.tokens.lowers[j] not in ("/", "&"))
                or self.tokens.lowers[j] in ("when", "after", "before", "as", "while", "to", "saying")
            ) and (may[0] != "C" or self.may(j + 1)[0] in "XMBHOzdR" or self.finite_soon(j)):
                return True
            if may[0] in "MBHO" or (may[0] in "dz" and "n" not in may and "s" not in may):
                return False
        return True

    def finite_soon(self, j: int) -> bool:
        return any(
            self.may(k)[0] in "MBHOzd" and "s" not in self.may(k) for k in range(j + 1, min(len(self.tokens), j + 6))
        )

    def subject_reset(self, i: int) -> bool:
        """A new clause began since the last finite verb, so that the next past form is its verb."""
        for j in range(i - 1, -1, -1):
            if self.tags[j] in "UWC;" or (self.tags[j] == "I" and self.tokens.lowers[j] in CLAUSAL):
                return True
            if self.tags[j] in "dzMBHO":
                last = self.tokens.lowers[j]
                return self.tags[j] == "d" and last in SAYING
        return False

    def gerund(self, i: int, may: str, after: str) -> str:
        direct = self.peek(i - 1)
        if (
            direct
            and direct in "bdz"
            and after[0] in "nsN"
            and forms.lemma(self.tokens.lowers[i - 1], direct) not in GERUND_TAKERS
        ):
            return "J"
        if direct in {"I", ""} or direct in (",", "C", "N", "s", "n", "E", "X", "d", "b", "z", "R"):
            if direct == "I" and "n" in may and after.startswith(("n", "s")) and "b" not in after:
                return "n"
            if "n" in may and (
                (after[0] == "I" and self.tokens.lowers[min(i + 1, len(self.tokens) - 1)] in ("of", "between", "among"))
                or after[0] in "MBHOdz.,"
            ):
                return "n"
            if "n" in may and direct and direct in "nN" and self.noun_compound(i, after):
                return "n"
            return "g"
        return "n" if "n" in may else "g"

    def noun_compound(self, i: int, after: str) -> bool:
        """ "the Group of 20 meeting in India", "the G-20 foreign ministers meeting": an -ing noun after a noun."""
        return after[0] not in "DPXN#s" and self.peek(i - 1) != "E"

    def finite_here(self, i: int, verb: str, after: str) -> bool:
        """An n/b or s/z word is the finite verb: a fitting subject before it, something for a verb after it."""
        direct, previous = self.peek(i - 1), self.before(i)
        if previous == "X":
            return True
        if previous not in tuple("nsNEW,C"):
            return i == 0 and verb == "b" and after[0] in "DPXN" and not self.finite_elsewhere(i)
        if self.pending_verb():
            return False
        if previous == "W":
            return True
        if self.finite_in_clause(i + 1):
            return False
        takes = after[0] in "DPX#NT" or (after[0] in "ns" and "b" not in after and "z" not in after) or after[0] == "J"
        goes_on = takes or after[0] in "IEA"
        noun_first = candidates(self.tokens.lowers[i])[0] in "ns"
        if verb == "b":
            return (
                previous == "s" or self._joined_subject(i) or (previous in tuple("Nn") and self._plural_head(i))
            ) and (takes if noun_first and previous != "X" else goes_on)
        if direct == "n" and after[0] in "I." and noun_first:
            return False
        return (takes if noun_first else goes_on) and previous in tuple("NnE")

    def _plural_head(self, i: int) -> bool:
        """The noun before hangs on a plural ("Leaders of the Group gather")."""
        for j in range(i - 1, -1, -1):
            if self.tags[j] == "s":
                return j + 1 < len(self.tags) and self.tags[j + 1] == "I"
            if self.tags[j] not in "NnDPJI#SC":
                return False
        return False

    def finite_in_clause(self, i: int) -> bool:
        """An unmistakable finite verb before the next comma or subordinator."""
        for j in range(i, min(len(self.tokens), i + SENTENCE_SCAN)):
            may = self.may(j)
            if may[0] in ",;UW.":
                return False
            if may[0] in "MBHO" or (may[0] in "dz" and not set(may) & set("nsJ")):
                return True
        return False

    def _joined_subject(self, i: int) -> bool:
        return ("C" in self.tags[max(0, i - 8) :] and self.peek(i - 1) in ("N", "n", "s")) or (
            self.peek(i - 1) == "N" and self.tokens.lowers[i] in ("meet", "free", "swap", "exchange", "release", "call")
        )

    def bare_infinitive(self, i: int) -> bool:
        """ "let him go", "let the hostage go": a base form after the object of "let", "see" or "help"."""
        j = i - 1
        if j < 0 or self.tags[j] not in "NnsX#":
            return False
        while j >= 0 and self.tags[j] in "NnsX#DPJC":
            j -= 1
        return (
            j >= 0
            and self.tags[j] in VERBAL
            and self.tokens.lowers[j] in ("let", "lets", "letting", "helped", "help", "made", "make")
            and self.tokens.lowers[i] in ("go", "meet", "leave", "return", "free", "walk", "hold", "talk", "speak")
        )

    def pending_verb(self) -> bool:
        """A finite verb already stands in this clause."""
        for tag in reversed(self.tags):
            if tag in "UW;":
                return False
            if tag in "dzMBHO":
                return True
        return False

    def main_before(self, i: int) -> bool:
        return any(t in "dzMBHO" for t in self.tags[:i])

    def finite_after(self, i: int) -> bool:
        """An unmistakable finite verb from token i on."""
        for j in range(i, min(len(self.tokens), i + SENTENCE_SCAN)):
            may = self.may(j)
            if may[0] == ";":
                return False
            if may[0] in "MBHO" and self.tokens.lowers[j] not in ("be", "been", "being", "having"):
                return True
            if may[0] in "dz" and not set(may) & set("nsJ"):
                return True
        return False

    def finite_elsewhere(self, i: int) -> bool:
        return self.main_before(i) or self.finite_after(i + 1)


GERUND_TAKERS = frozenset(
    {
        "start",
        "stop",
        "begin",
        "continue",
        "avoid",
        "consider",
        "discuss",
        "suggest",
        "keep",
        "finish",
        "oppose",
        "resume",
        "include",
        "postpone",
        "delay",
        "mean",
        "involve",
        "favor",
        "favour",
        "risk",
        "propose",
        "mull",
        "like",
        "help",
        "end",
        "recall",
        "remember",
        "deny",
        "admit",
        "report",
        "describe",
        "recommend",
    }
)
CLAUSAL = frozenset({"after", "before", "since", "until", "as", "while", "once"})
SAYING = frozenset(
    {
        "said",
        "says",
        "told",
        "announced",
        "reported",
        "added",
        "confirmed",
        "claimed",
        "denied",
        "insisted",
        "stated",
        "disclosed",
        "revealed",
    }
)
