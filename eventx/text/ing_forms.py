"""What has been read before a word of two readings, and the tags of -ing forms: verb, noun or modifier."""

from __future__ import annotations

from eventx.lexicon import forms, senses
from eventx.text.clause_state import ClauseState
from eventx.text.readings import Readings, verb_class

BEFORE_NOUN = "DPSJ#"
VERBAL = "bzdpg"
SINGULAR = frozenset({"was", "is", "has", "does"})
CLAUSE_PREPOSITIONS = frozenset({"after", "before", "since", "while", "by", "without", "upon", "when"})


class Before:
    """The tags before a token, and the state of its clause; `tags` is filled by the tagger, from left to right."""

    def __init__(self, readings: Readings, tags: list[str], clauses: ClauseState) -> None:
        self.readings, self.tags, self.clauses = readings, tags, clauses
        self.lowers = readings.tokens.lowers
        self.sentence = len(self.lowers) > 0 and self.lowers[-1] in (".", "!", "?")  # a headline has no full stop

    def peek(self, i: int) -> str:
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def before(self, i: int) -> str:
        """The tag before i, adverbs skipped; "" at the beginning."""
        i -= 1
        while i >= 0 and self.tags[i] == "R":
            i -= 1
        return self.tags[i] if i >= 0 else ""

    def before_time(self, i: int) -> str:
        """The tag before the time expression that ends before token i."""
        return self.peek(self._time_opens(i) - 1)

    def dated(self, i: int) -> bool:
        """A time between the determiner and what is left of its group ends before token i: "a May 2008 | taped call"."""
        at = self._time_opens(i) - 1
        return 0 <= at < i - 1 and (self.tags[at] == "P" or self.lowers[at] in ("a", "an"))

    def _time_opens(self, i: int) -> int:
        while i > 0 and self.tags[i - 1] in "ER":
            i -= 1
        return i


class IngForms(Before):
    """Chooses the tag of -ing forms."""

    def ing_form(self, i: int, may: str, direct: str, after: str) -> str:
        """-ing forms: verb, noun ("the ministers' meeting") or modifier ("the visiting minister")."""
        if direct == "E" and self.before_time(i) in tuple(BEFORE_NOUN):
            return nominal(may, after)  # "a two-hour meeting"
        if i == 0 and after[0] in "nsJ" and "n" not in may and self._opens_subject():
            return "J"
        if after[0] in "nsNJ":
            governs = direct and direct in "bdz" and forms.lemma(self.lowers[i - 1], direct) in verb_class("gerund")
            verb = (direct and direct in "bdz") or (direct == "p" and self.before(i - 1) == "H")
            modifies = (verb and not governs) or (direct == "C" and self.clauses.last_verb != "g")
            if modifies and after[0] in "ns":
                return "J"
            if direct == "I" and self.lowers[i - 1] in ("with", "between", "among") and may[0] == "g":
                return "J"  # "with visiting officials"
            if direct == "W":
                return "J"  # "a barn that milking robots fill"
        if "n" not in may or direct in ("T", "U") or self._gerund_governed(i, direct, after):
            return "g"
        if after[0] == "I" and i + 1 < len(self.lowers) and self.lowers[i + 1] in ("of", "between", "among"):
            return "n"
        if after[0] in "MBHOdz" or (may[0] == "n" and self._ing_noun(direct, after)):
            return "n"
        dated = after[0] == "I" and self.readings.after(i + 1)[0] == "E"
        timed = direct == "s" and (after[0] == "E" or dated)  # "the beekeepers meeting in May"
        if (direct in ("n", "N") and (after[0] in ".,E" or dated)) or timed:
            return "n" if self.clauses.governed and self._determined(i) else "g"  # "at the Brenner crossing at dawn"
        return "g"

    def _opens_subject(self) -> bool:
        """ "Striking nurses in Leeds have asked": people who act, as their verb in the plural shows; not "Freeing them is hard"."""
        may, lowers = self.readings.may, self.lowers
        j = 1
        while may[j][0] in "nsJ":
            j += 1
        people = senses.noun_lemma(lowers[j - 1])
        if may[j - 1][0] != "s" or not (senses.is_person(people) or senses.is_group(people)):
            return False
        if forms.lemma(lowers[0], "g") in verb_class("object"):
            return False
        if may[j][0] == "I":  # "in Leeds"
            j += 2 if may[j + 1][0] == "N" else 3
        return j < len(lowers) and may[j][0] in "dHMBO" and lowers[j] not in SINGULAR

    def _gerund_governed(self, i: int, direct: str, after: str) -> bool:
        """ "after meeting leaders", "by meeting with them"."""
        return (
            direct == "I"
            and self.lowers[i - 1] in CLAUSE_PREPOSITIONS
            and (self.readings.object_follows(i) or (after[0] == "I" and self.lowers[i + 1] == "with"))
        )

    def _determined(self, i: int) -> bool:
        """The noun group that token i would end begins with a determiner."""
        while i > 0 and self.tags[i - 1] in "nsNJ":
            i -= 1
        return self.peek(i - 1) == "D"

    def _ing_noun(self, direct: str, after: str) -> bool:
        """A form that is a noun more often than a verb stands where a noun fits: "the G-20 ministers meeting"."""
        if after[0] in ".,":
            return True
        if direct == "I":
            return after[0] in "ns"
        return bool(direct) and direct in "nN" and after[0] not in "DPXN#s"


def nominal(may: str, after: str) -> str:
    """A word after a determiner, possessive, adjective or number."""
    followed = after[0] in "nsNJ" or (after[0] in "gp" and "n" in after)
    if followed and any(tag in may for tag in "Jpg") and not ("n" in may and may.index("n") == 0):
        return "J"
    for choice in may:
        if choice in "ns":
            return choice
    if "J" in may or "p" in may or (may == "R" and after[0] in "ns"):
        return "J"
    return "n" if "g" in may else "R" if "R" in may else may[0] if may else "n"
