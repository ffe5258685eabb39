"""Nouns that are verbs too, where a name follows or somebody is given something: "boss Ann Roe", "grant him bail"."""

from __future__ import annotations

from eventx.lexicon import forms, senses
from eventx.lexicon.persons import given_name
from eventx.text.ing_forms import VERBAL, Before
from eventx.text.readings import verb_class

OBJECT_PRONOUNS = frozenset({"him", "them", "me", "us"})


class Callings(Before):
    """Whether such a word names somebody or something, or says what somebody does."""

    def given_them(self, i: int) -> bool:
        """ "to grant him bail": token i is what is given, to somebody whom a pronoun names."""
        tag = self.peek(i - 2)
        giving = tag != "" and tag in VERBAL and forms.lemma(self.lowers[i - 2], tag) in verb_class("two_objects")
        return giving and self.lowers[i - 1] in OBJECT_PRONOUNS

    def given_to(self, i: int, may: str) -> bool:
        """ "refused bail to nurse Lea Roth": who is given it, by what "nurse" is to the name; no "permission to nurse"."""
        if "n" not in may or self.readings.after(i) != "N" or not senses.is_person(self.lowers[i]) or i < 3:
            return False
        given = i - 2 if self.tags[i - 2] == "p" else i - 3
        if given == i - 3 and (self.tags[i - 2] not in "ns" or self.lowers[i - 2] in verb_class("content")):
            return False
        verb = forms.lemma(self.lowers[given], self.tags[given]) if self.tags[given] in VERBAL else ""
        return verb in verb_class("two_objects")

    def office_of_name(self, i: int) -> bool:
        """ "Blue Mills boss Ann Roe met": a word for people between two names, of whom the second does something."""
        named = self.peek(i - 1) == "N" and i + 1 < len(self.lowers) and given_name(self.readings.tokens.words[i + 1])
        return bool(named) and senses.is_person(self.lowers[i]) and self.readings.likely_ahead(i + 2)
