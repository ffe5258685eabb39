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
it, by the state of the clause and by what may follow (after FASTUS, the tagger only has to be right where a frame
will look).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from eventx.lexicon import forms, places, senses, table
from eventx.lexicon.persons import given_name, is_surname
from eventx.lexicon.places import demonym
from eventx.text.ambiguity import DENYING, SHORT, Chooser, settled
from eventx.text.clause_state import ClauseState
from eventx.text.ing_forms import VERBAL
from eventx.text.readings import (
    APPROXIMATE,
    PARTICLES,
    Readings,
    closed,
    numeral,
    punctuation,
    verb_class,
)
from eventx.text.titles import naming, of_common_words
from eventx.text.tokens import Tokens, in_lower_case

DETERMINERS_ALONE = frozenset(
    {"this", "these", "those", "both", "all", "some", "many", "several", "few", "most", "each", "another"}
)


BEFORE_NAMES = frozenset({"then", "earlier", "later"})  # "the then mayor", "an earlier exchange"
TWO_THINGS = frozenset(  # function words that `Tagger.function` decides on
    {
        "that",
        "her",
        *BEFORE_NAMES,
        "like",
        "pending",
        "opposite",
        "once",
        "off",
        "do",
        "does",
        "did",
        "either",
        *DETERMINERS_ALONE,
        *APPROXIMATE,
    }
)
HELPERS = frozenset("TMOH")
PLACING = frozenset({"sit", "stand", "seat", "place", "live", "lie", "park"})  # somebody "opposite the mayor"
THINGS = tuple("abnos")  # artifacts, animals and matter, in the letters of `senses`
LONGEST_ASIDE = 10  # tokens between two commas that part nothing
QUIET = frozenset("DPnsNJ#EISR")  # readings of the words in an aside without a verb


def tag(tokens: Tokens, times: Sequence[tuple[int, int]] = ()) -> str:
    """The tag string of the sentence; `times` are the spans of its time expressions, by offsets in the text."""
    return "".join(Tagger(tokens, times).run())


@lru_cache(maxsize=6144)
def always(word: str) -> str:
    """The tag of a token that has it wherever it stands: marks, figures, most function words, words of one reading.

    "" of others. The words that a type file brings may have another.
    """
    first, lower = word[0], in_lower_case(word)
    if not first.isalnum() and lower[:1] != "'":
        return "#" if first in "$€£" and word[1:2].isdigit() else punctuation(word)
    if first.isdigit():
        return "J" if "-" in word else "#"
    if numeral(lower):
        return "#"
    if lower in PARTICLES or lower in TWO_THINGS or word != word.lower():
        return ""
    return closed().get(lower) or (settled(lower) if first.isalpha() else "")


class Tagger:
    """The pass over one sentence. `tags` is filled from left to right; nothing behind is changed."""

    def __init__(self, tokens: Tokens, times: Sequence[tuple[int, int]]) -> None:
        self.tokens = tokens
        self.tags: list[str] = []
        self.timed = _timed(tokens, times)
        self.readings = Readings(tokens, self.timed)
        self.clauses = ClauseState()
        self.chooser = Chooser(self.readings, self.tags, self.clauses)
        self.closing: set[int] = set()  # the second commas of asides

    def run(self) -> list[str]:
        words, lowers, own = self.tokens.words, self.tokens.lowers, self.tokens.own.readings
        note, append = self.clauses.add, self.tags.append
        for i, known in enumerate(map(always, words)):
            if i in self.timed:
                given = "E"
            elif known == "," and (i in self.closing or self._sets_off(i)):
                given = "R"
            elif known and lowers[i] not in own:
                given = known
            else:
                given = self.one(i, words[i], lowers[i])
            helped = given in "bBH" and self.chooser.before(i) in HELPERS
            append(given)
            note(given, lowers[i], helped)
        return self.tags

    def _sets_off(self, i: int) -> bool:
        """The comma at token i and the next one set off when, or under what circumstances, something was done.

        "and, on Monday, freed", "freed, on Monday, the", "that, after a strike, they": such commas part nothing.
        """
        before, may = self.chooser.before(i), self.readings.may
        if not before or before not in "CUM" + VERBAL:
            return False
        end = i + 2 if may[i + 1] == "I" else i + 1
        timed = may[end] == "E"
        last = min(i + LONGEST_ASIDE, len(may) - 1)
        while end < last and (may[end] == "E" if timed else QUIET & {*may[end]} and not self.readings.finite(end)):
            end += 1
        closed = may[end] == "," and end > i + 2 - timed and (timed or (before == "C" and may[i + 1] == "I"))
        if closed and end + 1 < len(may) - 1:
            self.closing.add(end)
            return True
        return False

    def one(self, i: int, word: str, lower: str) -> str:
        """The tag of token i, a word that is not always the same, given the tags before it."""
        first = word[0]
        if lower in PARTICLES and word == lower and self.peek(i - 1) == "N" and self._capital_follows(i):
            return "N"  # "Adel bin Talal"
        function = closed().get(lower)
        if function and word.isupper() and len(word) > 1 and not self.readings.shout:
            function = None  # "US", "WHO"
        if function and not (first.isupper() and i and self._in_name(i, lower)):
            return self.function(i, lower, function)
        if lower == "'":
            return "S"
        if lower == "'s":
            return self._clitic(i)
        if first.isupper() or (i and "-" in word and any(c.isupper() for c in word)):
            named = self.capital(i, word, lower)
            if named:
                return named
        return self.chooser.choose(i, self.readings.candidates(lower))

    def _clitic(self, i: int) -> str:
        """ "'s" after a pronoun is a verb, elsewhere the possessive."""
        return "B" if self.peek(i - 1) in ("X", "W", "U") else "S"

    def _in_name(self, i: int, lower: str) -> bool:
        """A capitalised function word inside a name in running text ("The Hague", "May" as a surname)."""
        return not self.readings.title_case and lower not in ("i", "i'm") and self.peek(i - 1) == "N" and len(lower) > 2

    def _capital_follows(self, i: int) -> bool:
        words = self.tokens.words
        return i + 1 < len(words) and (words[i + 1][0].isupper() or words[i + 1] in PARTICLES)

    def peek(self, i: int) -> str:
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    # -- function words ----------------------------------------------------------------------------------

    def function(self, i: int, lower: str, tag: str) -> str:
        """Function words that are two things: that, her, so, do."""
        after = self.readings.after(i)
        previous = self.peek(i - 1)
        if lower == "that":
            return self._that(i, previous, after)
        if lower == "her":
            return "P" if after[0] in "nsJN#gp" or self._her_planned(i, previous, after) else "X"
        if lower == "like" and (previous == "M" or (after[0] == "T" and previous in tuple("XNsO"))):
            return "b"  # "would like to meet"
        if self._attributive(i, lower, previous, after):
            return "J"
        if lower == "once" and (previous in tuple("HBMO") or (i and self.tokens.lowers[i - 1] == "not")):
            return "R"
        if self._beside_verb(i, lower, previous, after):
            return "R"
        if lower in DETERMINERS_ALONE and after[0] in "MBHOzd.,":
            return "X" if lower in ("this", "these", "those") else "D"
        if lower in APPROXIMATE and after[0] == "#":
            return "R"
        if lower == "off" and previous in ("n", "s", "N") and after[0] in "ND":
            return "I"  # "a wreck off Skye"
        turned = i < SHORT and not DENYING.isdisjoint(self.tokens.lowers[:i])  # "At no time did the two meet"
        if tag == "O" and lower in ("do", "does", "did") and after[0] in "DPnsNJ" and "b" not in after and not turned:
            return {"do": "b", "does": "z", "did": "d"}[lower]
        return tag

    def _her_planned(self, i: int, previous: str, after: str) -> bool:
        """ "cancelled her planned visit": a participle and its noun, where the clause has its verb."""
        governed = previous == "I" or (previous in tuple("dzbgp") and not self.clauses.hearer)
        return governed and "p" in after and self.readings.after(i + 1)[0] in "nsg"

    def _attributive(self, i: int, lower: str, previous: str, after: str) -> bool:
        """ "the then mayor", "a pending case", "the opposite shore": no "sat opposite the mayor"."""
        if lower == "opposite":
            verb = forms.lemma(self.tokens.lowers[i - 1], previous) if previous and previous in VERBAL else ""
            return not (verb in PLACING or (previous and previous in VERBAL + ",RE" and after[0] in "NDPX"))
        if lower in BEFORE_NAMES:
            return previous in ("D", "P") and after[0] in "nsJN"
        return lower == "pending" and previous in tuple("DPJS")

    def _beside_verb(self, i: int, lower: str, previous: str, after: str) -> bool:
        """A word of quantity stands by a verb: "they each met", "have both attended", "to either charge or release them"."""
        if lower == "each":
            return after[0] not in "nsNJ#"
        joined = "b" in after and (self.readings.after(i + 1) == "C" or self.readings.object_follows(i + 1))
        if lower in ("either", "both") and previous in ("T", "M") and joined:
            return True
        if lower not in ("all", "both"):
            return False
        return (previous in ("M", "X", "B") and after[0] not in "DPN#") or (previous == "H" and after in ("dp", "p"))

    def _that(self, i: int, previous: str, after: str) -> str:
        """Relative pronoun, complementiser, determiner or pronoun."""
        opens = after[0] in "DPXNJnsE#UI"
        if previous and previous in "nsNE":
            told = self.clauses.takes_clause or forms.lemma(self.tokens.lowers[i - 1], "s") in verb_class("content")
            return "U" if opens and (told or previous == "E") else "W"
        if previous == "," and after[0] in "zMBHO":
            return "W"
        if previous and previous in "zdpgbJ,XRA":
            return "U" if after[0] in "DPXNJnsE#U" or self.readings.finite_anywhere(i + 1) else "D"
        if previous == "C" and after[0] in "DPX":
            return "U"
        return "D" if after[0] in "nsJ#NE" else "X"

    # -- names -------------------------------------------------------------------------------------------

    def capital(self, i: int, word: str, lower: str) -> str:
        """The tag of a capitalised word, or "" if it is an ordinary word that a sentence or headline capitalises."""
        after = self.tokens.words[i + 1] if i + 1 < len(self.tokens) else ""
        if demonym(word) is not None and (
            self.readings.candidates(lower) == "J"
            or not (after[:1].isupper() and given_name(after) and not demonym(after))
        ):
            for first in (i, i - 1) if self.peek(i - 1) == "N" else (i,):
                place = places.longest_place(self.tokens.words[first : i + 3])
                if place is not None and place[0] > 1 + i - first:
                    return "N"  # "Soviet Union", "United Arab Emirates"
            plural = lower.endswith("s") and not lower.endswith(("ss", "is"))
            return "s" if plural else "J" if self.readings.after(i)[0] in "nsNJC#p-" else "N"
        known = forms.is_word(lower) or lower in self.tokens.own.readings or lower.endswith("ly")
        ordinary = known or (word[1:].islower() and "-" in word and all(map(forms.is_word, lower.split("-"))))
        if self.readings.shout or self.readings.title_case:
            first_name = given_name(word) and after[:1].isupper() and "z" not in self.readings.candidates(lower)
            return "" if ordinary and not first_name else "N"
        opening = i == 0 or (self.peek(i - 1) in (";", ".") and i < 6)
        if not opening or not ordinary or self._named(i, word, lower, after):
            return "N"
        return ""

    def _named(self, i: int, word: str, lower: str, after: str) -> bool:
        """An ordinary word at the beginning of a sentence that is a name all the same: "Grant Hill", "Chad"."""
        if after[:1].isupper() and given_name(word) and not demonym(after) and not senses.is_person(lower):
            return True
        if places.country(word) or places.capital(word):
            return True
        if after[:1].isupper() and (places.longest_place(self.tokens.words[i : i + 3]) or (0,))[0] > 1:
            return True  # "South Korea's"
        if after[:1].isupper() and self.readings.candidates(lower) == "b" and not demonym(after):
            return True  # "Google News": no imperative
        if after[:1].isupper() and self._begins_body(i, lower, after):
            return True
        if (
            after == "and"
            and is_surname(word)
            and self.tokens.words[i + 2 : i + 3]
            and self.tokens.words[i + 2][0].isupper()
        ):
            return True  # "Stein and Lang"
        if is_surname(word) and self.readings.after(i)[0] in "BHM" and self.readings.candidates(lower)[0] not in "ns":
            return True  # "Black was", "Milling has"
        return after in ("'s", "’s") and self.readings.candidates(lower)[0] not in "ns"

    def _begins_body(self, i: int, lower: str, after: str) -> bool:
        """ "Air Meridian", "Blue Mills": a thing or a direction before a capital, no "Oil Minister", no "Northern Mali"."""
        fields = senses.senses(lower)
        thing = self.readings.candidates(lower)[0] == "n" and fields[:1] in THINGS and not set(fields) & set("gp")
        if not (thing or lower in naming("openers")):
            return False
        beside = senses.noun_lemma(after.lower())
        if beside in table("titles"):
            return False
        if lower in naming("openers") and of_common_words(self.tokens.words[i : i + 2]):
            return self.readings.may[i + 2][0] != "N"  # "Northern Star", no "General Star Roe"
        return not (senses.is_person(beside) or given_name(after) or demonym(after) or places.is_known(after))


def _timed(tokens: Tokens, times: Sequence[tuple[int, int]]) -> set[int]:
    """The tokens that stand in a time expression, and the comma that closes one: "the May 3, 2004, meeting"."""
    starts, ends = tokens.starts, tokens.ends
    timed = {
        i
        for first, last in times
        for i in range(bisect_left(starts, first), bisect_left(starts, last))
        if ends[i] <= last + 2
    }
    return timed | {i + 1 for i in timed if _closed_by_comma(tokens, timed, i)}


def _closed_by_comma(tokens: Tokens, timed: AbstractSet[int], last: int) -> bool:
    """Whether the date that ends with the year at this token stands with an article before a noun."""
    lowers = tokens.lowers
    if last + 2 >= len(tokens) or lowers[last + 1] != "," or not (lowers[last].isdigit() and len(lowers[last]) == 4):
        return False
    first = last
    while first - 1 in timed:
        first -= 1
    following = tokens.words[last + 2]
    before = lowers[first - 1] if first else ""
    owned = before in ("'s", "’s") or closed().get(before) in ("D", "P")
    return owned and following.isalpha() and following.islower() and following not in closed()
