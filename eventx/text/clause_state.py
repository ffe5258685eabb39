"""What the clause that is being tagged has so far: a subject, a finite verb, what hangs above it.

The tagger tells this stack every tag that it gives; it answers whether a verb is still awaited where the tagger
stands, and by what subject. Clauses open at subordinators, relative pronouns and, after "said" and its like, at a
noun group that no preposition governs; they close at commas once they have their verb.
"""

from __future__ import annotations

from eventx.lexicon import forms
from eventx.text.readings import CLAUSAL, verb_class
from eventx.values import dataclass

PRONOUN_NUMBER = {"he": "n", "she": "n", "it": "n", "this": "n", "who": "?", "that": "?", "which": "?"}
COLLECTIVES = frozenset({"police", "people", "staff", "cattle"})


@dataclass(slots=True)
class Clause:
    """`subject` is "" or the number of its head: n, s, N (a name) or "?" (not told); `finite` the tag of its verb."""

    kind: str  # "" main, U subordinate, W relative, I after a preposition like "before", X after "said", C after "and"
    subject: str = ""
    finite: str = ""
    joined: bool = False  # "and" stood in it


class ClauseState:
    """The stack of open clauses while one sentence is tagged from left to right."""

    def __init__(self) -> None:
        self.stack = [Clause("")]
        self.base = False  # an infinitive or the verb of a modal stood in the sentence
        self.last_verb = ""  # tag of the last verb, finite or not
        self.takes_clause = False  # ... and a clause may be its object
        self.demanded = False  # the last verb or noun says what is to be done: "ordered that he free them"
        self.hearer = False  # ... and who hears it comes first: "told reporters the two met"
        self.governed = False  # a preposition governs the noun group being read
        self.previous = ""
        self.auxiliary = ""  # the tag before, adverbs skipped
        self.aside = False  # a comma stood after the subject: what follows is apposed to it

    @property
    def top(self) -> Clause:
        return self.stack[-1]

    def awaiting(self) -> Clause | None:
        """The clause that has no finite verb yet; after a finished relative clause, the one around it."""
        for clause in reversed(self.stack):
            if clause.finite:
                if clause.kind == "W" and not clause.joined:
                    continue
                return None
            if clause.kind != "I" or clause.subject:
                return clause
        return None

    def add(self, tag: str, lower: str, before_base: bool) -> None:
        """Take note of the next token; `before_base`: "to" or an auxiliary stands before it, so that it is not finite."""
        if tag in "bzdpgnJ" and lower != "that":
            self._demand(tag, lower)
        if tag in "#X" and self.previous == "E":
            self.governed = False  # "In May last year one of the men called"
        if tag in "nsNX#":
            if not self.governed:
                self._noun(tag, lower)
        elif tag == "T" or (tag == "I" and lower not in CLAUSAL):
            self.governed = not (lower == "of" and self.previous == "E")  # "four hours of talks left them"
        elif tag in "bzdMBHO" and not (before_base and tag in "bBH"):
            self._finite(tag, lower)
        elif tag in "pgbBH":
            self.base = self.base or tag == "b"
            self.last_verb = "d" if tag == "p" and self.auxiliary == "H" else tag
            self.takes_clause = tag == "g" and forms.lemma(lower, tag) in verb_class("clause")
            self.governed = False
        elif tag in "UWI":
            relative = tag == "W" or lower == "what"  # "what the ministers discussed": the object stands before
            kind = "W" if relative else tag
            self.stack.append(Clause(kind, "?" if tag == "W" and lower != "whom" else ""))
            self.governed = self.takes_clause = self.hearer = False
        elif tag in "DP" and self.previous in tuple("nsNXE#"):
            self._new_group()
        elif tag in "C,;.":
            self._mark(tag)
        if tag != "R":
            self.auxiliary = tag
        self.previous = tag

    def _demand(self, tag: str, lower: str) -> None:
        """A verb, noun or adjective that a clause of what is to be done may follow; in that clause it counts no more."""
        if self.top.kind != "U":
            self.demanded = forms.lemma(lower, "s" if tag == "n" else tag) in verb_class("demand")

    def _mark(self, tag: str) -> None:
        """ "And" or a mark."""
        if tag == "C":
            self.top.joined = True
        elif tag == ",":
            self._comma()
        else:
            self.stack = [Clause("")]
            self.governed = self.takes_clause = False

    def _new_group(self) -> None:
        """A determiner right after a noun: "the option the rebels wanted" opens a relative clause without a pronoun."""
        contact = self.previous in tuple("nsN") and not self.hearer and not self.takes_clause
        if contact and (self.top.finite or (self.top.subject and not self.governed)):
            self.stack.append(Clause("W"))
        self.governed = self.hearer = False

    def _noun(self, tag: str, lower: str) -> None:
        number = (
            PRONOUN_NUMBER.get(lower, "s")
            if tag == "X"
            else "s"
            if tag == "#" or lower in COLLECTIVES
            else "?"
            if tag == "N" and lower.endswith("s")
            else tag
        )
        if tag == "X" and self.previous in tuple("nsNX"):
            self.hearer = False
        clause = self.top
        if self.hearer:
            return
        if clause.finite:
            if self.takes_clause and self.last_verb:
                self.stack.append(Clause("X", number))
                self.takes_clause = False
            elif clause.joined and self.previous in ("C", "D", "P", "J", "#", "R", ","):
                self.stack.append(Clause("C", number))
        elif clause.joined and clause.subject:
            clause.subject = "s"
        elif tag == "#" and self.previous == "," and clause.subject in ("N", "?"):
            return  # "Ann Lee, 29, plans to move"
        elif number == "s" or not (self.aside and clause.subject):
            clause.subject = number

    def _finite(self, tag: str, lower: str) -> None:
        if self.top.kind in "WI" and len(self.stack) > 1 and self.awaiting() not in (None, self.top):
            while len(self.stack) > 1 and self.top is not self.awaiting():
                self.stack.pop()
        if tag in "bzd" or not self.top.finite:
            self.top.finite = tag
            self.top.joined = self.aside = False
        self.last_verb = tag
        lemma = forms.lemma(lower, tag)
        self.takes_clause = tag in "bzd" and lemma in verb_class("clause")
        self.hearer = self.takes_clause and lemma in verb_class("hearer")
        self.governed = False

    def _comma(self) -> None:
        self.governed = False
        self.takes_clause = self.takes_clause and self.previous in tuple("bzdg")  # said, "the two met"
        self.aside = True
        while len(self.stack) > 1 and (self.top.kind == "I" or (self.top.kind in "WUC" and self.top.finite)):
            self.stack.pop()
