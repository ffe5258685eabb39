"""Words that are two things: noun or verb, past tense or participle, -ing noun or verb.

Each question is answered from what stands before (tags and the state of the clause) and what may follow. A verb is
read where the clause awaits one and the subject agrees with it; a noun where a sure verb is still to come.
"""

from __future__ import annotations

import re

from eventx.lexicon import forms, senses, table
from eventx.text.callings import Callings
from eventx.text.clause_state import COLLECTIVES, Clause
from eventx.text.described import described_aside, of_thing
from eventx.text.ing_forms import BEFORE_NOUN, VERBAL, IngForms, nominal
from eventx.text.readings import candidates, verb_class

PRONOMINAL = frozenset({"both", "all", "some", "many", "several", "few", "most", "each", "neither", "either", "half"})
DESCRIBED_PRONOUNS = frozenset({"those", "anyone", "everyone", "someone", "no one", "nobody"})
LONG_OBJECT = 14  # tokens: "let the former mayor's son, Otto Varn, go"
SHORT = 12  # tokens that two names of a headline may take
HEADLINE_PAIR = re.compile(r"[JnN]*N,[JnN]*[Ns]")
ADVERBIAL = frozenset({"free", "home", "last", "first", "next"})  # adverbs too, as `Chooser` reads them
DENYING = frozenset({"no", "not", "never", "nor", "neither"})
GET = frozenset({"get", "gets", "got", "getting", "gotten"})


def settled(lower: str) -> str:
    """The only reading of a word on which nothing around it has a say, else ""."""
    may = candidates(lower)
    return may if len(may) == 1 and may not in "bzgpd" and lower not in ADVERBIAL else ""


class Chooser(IngForms, Callings):
    """Chooses the tag of open-class words; `tags` are those of the tokens before, filled by the tagger."""

    def choose(self, i: int, may: str) -> str:
        """The tag of token i among those of `may`."""
        lower = self.lowers[i]
        previous, direct = self.before(i), self.peek(i - 1)
        if previous == "E" and (helper := self._helper_before(i)) in tuple("MHB"):
            previous = helper  # "will on Saturday meet"
        if direct == "E" and self.dated(i):
            previous = direct = "D"
        after = self.readings.after(i)
        if self._adverb(i, lower, direct, after):
            return "R"
        opens = i == 0 and "n" in may and (after[0] == "N" or (not self.sentence and after[0] in "Tz"))
        if opens and senses.is_person(lower):
            return "n"  # "Premier Lang plans to call", "Premier to meet mayor"
        return self._bound(i, may, previous, direct) or self._free(i, may, previous, direct)

    def _bound(self, i: int, may: str, previous: str, direct: str) -> str:
        """The tag where what stands before leaves no choice, else ""."""
        after = self.readings.after(i)
        if "b" in may and self._bare_infinitive(i):
            return "b"
        if len(may) == 1 and may not in "gpd":
            return {"b": "n", "z": "s"}.get(may, may) if direct in ("D", "P", "S") else may
        if previous and previous in "TMO" and "b" in may:
            return "n" if direct == "T" and self.given_to(i, may) else "b"
        if "b" in may and direct in tuple("NXns") and self._inverted(i):
            return "b"
        if previous == "H" and "p" in may:
            return "p"
        return self._after_be(may, direct, after) if previous == "B" else ""

    def _free(self, i: int, may: str, previous: str, direct: str) -> str:
        """The tag by what the clause awaits and what follows."""
        lower, after = self.lowers[i], self.readings.after(i)
        if self._attributive(i, direct, after) and not self._pronominal(i):
            return "J" if "J" in may and self._adjective(i, after) else nominal(may, after)
        if "d" in may or "p" in may:
            return self._past(i, may, previous, direct)
        if "g" in may:
            return self.ing_form(i, may, direct, after)
        adverb = may[0] == "R" and previous == "N"  # "the Cornwall fast ferry"
        given = direct == "X" and self.given_them(i)
        verb = next((tag for tag in may if tag in "bz" and not (adverb or given)), "")
        if verb == "z" and "s" in may and direct in ("n", "N", "J") and self._two_sided(i):
            return "s"
        if may == "z" and previous == "":
            return "s"
        if verb and (may == verb or self._comes_about(i, verb) or self._finite_here(i, verb, may, previous)):
            return verb
        return _other(lower, may, direct, after)

    def _adverb(self, i: int, lower: str, direct: str, after: str) -> bool:
        """ "set free nine rangers", "came home", "the two last met in May", "next meets in June", "met briefly"."""
        if lower == "free":
            return i > 0 and self.lowers[i - 1] in ("set", "sets", "setting")
        if lower == "long":
            return direct == "H" and bool(set(after) & set("dpR"))
        if lower == "home":
            return direct not in tuple("DPJnISR")
        if lower.endswith("ly") and "R" in candidates(lower):
            return bool(direct) and direct in VERBAL and after[0] not in "nsN"
        resumed = direct == "," and self.clauses.awaiting() is not None
        if lower == "next":
            return (direct == "M" and "b" in after) or (
                (direct in tuple("NnsX#W") or resumed) and bool(set(after) & set("bz"))
            )
        if lower not in ("last", "first"):
            return False
        return ((direct in tuple("NnsX#W") or resumed) and "d" in after) or (direct == "H" and "p" in after)

    def _after_be(self, may: str, direct: str, after: str) -> str:
        for choice in "gpJns":
            if choice in may and not (choice == "g" and "n" in may and after[0] == "I" and direct in BEFORE_NOUN):
                return choice
        return ""

    def _attributive(self, i: int, direct: str, after: str) -> bool:
        """Token i stands inside a noun group."""
        if direct and direct in BEFORE_NOUN:
            return True
        if direct == "R" and self.peek(i - 2) in ("D", "P", "J", "S") and self.lowers[i - 1].endswith("ly"):
            return True  # "a newly released film", "a long weekly meeting"
        return direct == "C" and self.peek(i - 2) == "J" and after[0] in "nsN"

    def _adjective(self, i: int, after: str) -> bool:
        """An adjective joined to another before the noun, or before a time: "a short and angry call", "long weekly talks"."""
        may = self.readings.may
        if after[0] == "E":
            return bool(set(self.readings.past_time(i)) & set("ns"))
        return after == "C" and may[i + 2][0] == "J" and may[min(i + 3, len(may) - 1)][0] in "nsN"

    def _pronominal(self, i: int) -> bool:
        """The determiner or number before is the whole subject: "both agreed", "the two exchanged views"."""
        direct, word = self.peek(i - 1), self.lowers[i - 1]
        counted = direct == "#" and self.peek(i - 2) == "D" and self.lowers[i - 2] in ("the", "these", "those")
        if not (counted or (direct == "D" and word in PRONOMINAL)):
            return False
        may, after = self.readings.may[i], self.readings.after(i)
        if self.clauses.awaiting() is None and not (direct == "D" and not self.clauses.top.finite):
            return False
        if may[0] == "d":
            return after[0] not in "nsN" or not self.readings.likely_ahead(i + 1)
        return may[0] == "b" and after[0] in "DPXTIR" and not self.readings.finite_ahead(i + 1)

    # -- past tense or participle ------------------------------------------------------------------------

    def _past(self, i: int, may: str, previous: str, direct: str) -> str:
        """-ed forms and irregular pasts: tense or participle, verb or modifier."""
        if "p" not in may:
            return "d" if "d" in may else may[0]
        if (previous and previous in "HB") or (i and self.lowers[i - 1] in GET):
            return "p"
        if modifier := self._participle_modifier(i, may, direct):
            return modifier
        lemma = forms.lemma(self.lowers[i], "d" if "d" in may else "p")
        if lemma in verb_class("saying") and "d" in may and previous not in ("", "I"):
            return "d"
        if "d" not in may:
            return "b" if "b" in may and self._finite_here(i, "b", may, previous) else "p"
        if previous == "E" and self.before_time(i) == "C":
            previous = "C"  # "but last week threatened"
        if previous in ("", "U"):
            return self._past_at_opening(i, previous, direct)
        if previous == "I":
            return "d" if self.lowers[i - 1] in ("than", "as") and self.clauses.awaiting() else "p"
        if previous in (",", ";", "C"):
            return self._past_after_break(i, lemma, previous)
        described = previous == "X" and self.lowers[i - 1] in DESCRIBED_PRONOUNS
        if previous in tuple("nsNE#") or described:
            return "p" if self._reduced(i, lemma) else "d"
        return "d"

    def _participle_modifier(self, i: int, may: str, direct: str) -> str:
        """ "captured soldiers", "the disputed": the tag of a participle inside a noun group, "" of another."""
        if direct == "E" and self.before_time(i) in ("D", "P", "S"):
            direct = "D"  # "a May 24 recorded call"
        if not direct or direct not in BEFORE_NOUN + "I" + VERBAL or self._pronominal(i):
            return ""
        after = self.readings.after(i)
        if after[0] in "nsNJ":
            return "J"
        saying = forms.lemma(self.lowers[i], "d") in verb_class("saying")
        if direct not in tuple(BEFORE_NOUN) or direct == "#" or saying:
            return ""
        return "J" if "J" in may else "p"

    def _past_at_opening(self, i: int, previous: str, direct: str) -> str:
        """At the beginning of a sentence or clause: "Freed on Monday, ...", "Newly released diaries", "what happened"."""
        after = self.readings.after(i)
        if previous == "U" and self.lowers[i - 1] == "what":
            return "d"
        if after[0] in "nsJ" and (direct == "R" or self.readings.likely_ahead(i + 2)):
            return "J"
        if previous == "" or after[0] in "I,.E" or self.readings.finite_anywhere(i + 1):
            return "p"
        return "d"

    def _past_after_break(self, i: int, lemma: str, previous: str) -> str:
        """After a comma or "and": a participle if what it follows is one, or if an object is missing."""
        after = self.readings.after(i)
        clause = self.clauses.awaiting()
        described = clause is not None and not clause.subject and self.readings.likely_ahead(i + 2)
        if described and after[0] == "n" and senses.is_person(self.lowers[i + 1]):
            return "J"  # "In May, jailed mayor X said"
        if previous == "," and lemma in verb_class("naming") and (self._named_aside(i) or self._names_the_last(i)):
            return "p"
        if self.peek(i - 1) == "X" or self.readings.object_follows(i):
            return "d"
        if previous == "," and described_aside(self, i):
            return "p"
        if lemma in verb_class("alone"):
            return "d"
        if previous == "C":
            passive = self.clauses.last_verb == "p" and self._verb_just_before(i)
            return "p" if passive and after[0] in "IE.,CA" and not self._with_preposition(i, lemma) else "d"
        wants_object = lemma in verb_class("object")
        if self._passive_agent(i) or (after[0] in "IERT,." and wants_object):
            return "p"
        return "d" if self.clauses.awaiting() is not None or after[0] not in "IECT" else "p"

    def _named_aside(self, i: int) -> bool:
        """A name and a comma follow, and then the verb: ", called Ariane, won"."""
        j = i + 1
        while self.readings.may[j][0] in "NnJD#":
            j += 1
        return self.readings.may[j] == "," and self.readings.may[j + 1][0] in "dzMBHO"

    def _names_the_last(self, i: int) -> bool:
        """The clause has its verb, and a name follows: "It carried a small rover, called Yutu"."""
        return (
            self.clauses.awaiting() is None and self.peek(i - 2) in ("n", "s", "N") and self.readings.after(i)[0] == "N"
        )

    def _verb_just_before(self, i: int) -> bool:
        """No noun group stands between the last verb and the "and" before token i, or only one in a prepositional phrase."""
        return self.peek(i - 2) in (*VERBAL, "R", "A", ",") or self.clauses.governed

    def _passive_agent(self, i: int) -> bool:
        """ "by" and somebody follow: "freed by rebels", not "rose by 5 percent"."""
        j = i + 1
        while self.readings.may[j][0] == "R":
            j += 1
        return j < len(self.lowers) and self.lowers[j] == "by" and self.readings.after(j)[0] not in "#E"

    def _reduced(self, i: int, lemma: str) -> bool:
        """After a noun: "the divers freed on Monday", not "the bandits freed divers"."""
        if lemma in verb_class("alone"):
            return lemma in verb_class("of_things") and of_thing(self, i)
        follows = self.readings.object_follows(i)
        naming = lemma in verb_class("naming") and self.readings.after(i)[0] not in "IEAR"
        if self._passive_agent(i):
            return True
        awaiting = self.clauses.awaiting()
        if awaiting is not None and awaiting.kind == "W" and awaiting.subject not in ("", "?"):
            return False  # "whom the rebels set free": the object stands before
        if lemma in verb_class("clause") and (self.readings.finite_ahead(i + 1) or self.readings.after(i) == "."):
            return False  # "conceded there were", ", the researchers found."
        if awaiting is None:
            return (naming or not follows) and not self._contact(i)
        if self._particle_wants_object(i, lemma):
            return not self.readings.object_follows(i + 1) and self.peek(i - 1) != "N"
        if not awaiting.subject and self.clauses.governed and self.peek(i - 1) != "N":
            return True  # "In a statement issued after ...": what a preposition governs is no subject
        if lemma in verb_class("object") and not follows and self.readings.after(i)[0] != "U":
            return True
        if self.readings.finite_ahead(i + 1):
            return not follows or naming
        return naming and self.readings.after(i)[0] == "N" and self.readings.likely_ahead(i + 2)

    def _helper_before(self, i: int) -> str:
        """The tag before the date, and its preposition, that ends before token i."""
        while i > 0 and self.tags[i - 1] in "ER":
            i -= 1
        i -= self.peek(i - 1) == "I"
        while i > 0 and self.tags[i - 1] == "R":
            i -= 1
        return self.peek(i - 1)

    def _contact(self, i: int) -> bool:
        """ "the documents Rosneft received": a name right after a noun of things begins a relative clause."""
        if self.peek(i - 1) != "N":
            return False
        j = i - 1
        while j > 0 and self.tags[j] == "N":
            j -= 1
        return self.tags[j] in "ns" and not senses.is_person(senses.noun_lemma(self.lowers[j]))

    def _particle_wants_object(self, i: int, lemma: str) -> bool:
        """The verb and its particle want an object: "talks called off", "prisoners handed over"."""
        return i + 1 < len(self.lowers) and f"{lemma} {self.lowers[i + 1]}" in verb_class("object_with_particle")

    def _with_preposition(self, i: int, lemma: str) -> bool:
        """The verb stands with its preposition or particle: "calls on", "hopes to", "hands over the boys"."""
        if i + 1 >= len(self.lowers):
            return False
        follower = self.lowers[i + 1]
        if f"{lemma} {follower}" in verb_class("with_preposition"):
            return True
        return follower in table("phrasal_verbs").get(lemma, ()) and self.readings.object_follows(i + 1)

    # -- noun or verb ------------------------------------------------------------------------------------

    def _finite_here(self, i: int, verb: str, may: str, previous: str) -> bool:
        """A noun/verb form is the finite verb: a fitting subject before it, a gap that it fills."""
        after = self.readings.after(i)
        if previous in ("X", "W") or (i and self.lowers[i - 1] == "rather than"):
            return True
        if i and self.peek(i - 1) in tuple(VERBAL) and forms.lemma(self.lowers[i - 1], self.tags[i - 1]) == "help":
            return verb == "b"
        if previous in ("C", ",") and not self._resumed(i, previous):
            return self._coordinated(i, verb, previous)
        if previous == "":
            spoken = after[0] in "PX" or (after[0] == "D" and self.lowers[1] != "that")  # "Free the boys, she said"
            return i == 0 and verb == "b" and (spoken or (after[0] == "N" and not self.readings.finite_anywhere(i + 1)))
        if previous not in tuple("nsN#ED,") or self.office_of_name(i):
            return False
        clause = self.clauses.awaiting()
        if clause is None or not self._agrees(i, verb, clause, may):
            return False
        if self.readings.finite_ahead(i + 1):
            lemma = forms.lemma(self.lowers[i], verb)
            return lemma in verb_class("clause") and after[0] in "DPXNns#" and clause.subject != "N"
        if clause.kind == "I" and after[0] == "U":
            return False
        if self.readings.object_follows(i):
            return True
        if self.peek(i - 1) == "n" and verb == "z" and not self.sentence:
            return self._with_preposition(i, forms.lemma(self.lowers[i], verb))
        if may[0] in "bz" or self._with_preposition(i, forms.lemma(self.lowers[i], verb)):
            return True
        return self.sentence and after[0] in "ITRUEA" and not self.readings.likely_ahead(i + 1)

    def _inverted(self, i: int) -> bool:
        """ "Should Premier Holst ring him, ...", "Did the minister call?": between the helping verb and i is its subject."""
        j = i - 1
        while j >= 0 and self.tags[j] in "NnsX#DPJS" and i - j < SHORT:
            j -= 1
        if j < 0 or self.tags[j] not in "MO":
            return False
        denied = j < SHORT and not DENYING.isdisjoint(self.lowers[:j])  # "At no time did the minister call"
        return denied or self.peek(j - 1) in ("", ",", ";", "C")

    def _comes_about(self, i: int, verb: str) -> bool:
        """ "Roe-Lund talks end without deal", "Talks between Chad and Mali collapse": what events do, in a headline."""
        if self.sentence or not i or self.readings.finite_ahead(i + 1):
            return False
        lemma, known = forms.lemma(self.lowers[i], verb), table("status")
        if lemma not in (*known["words"]["happening"], *known["words"]["ending"], *known["subject"]["told"]):
            return False
        number = {"b": "s", "z": "n"}[verb]
        at = i - 1 if self.peek(i - 1) != "N" else "".join(self.tags[:SHORT]).find(number)
        return at >= 0 and self.peek(at) == number and self._event(at)

    def _event(self, at: int) -> bool:
        return senses.senses(senses.noun_lemma(self.lowers[at]))[:1] in ("c", "e")

    def _two_sided(self, i: int) -> bool:
        """ "The merger talks between X and Y": an event noun and its sides, not what a merger does."""
        between = i + 1 < len(self.lowers) and self.lowers[i + 1] in ("between", "among")
        return (between or self._pair_before(i)) and senses.senses(senses.noun_lemma(self.lowers[i]))[:1] in (
            "c",
            "e",
            "v",
        )

    def _pair_before(self, i: int) -> bool:
        """ "Roe-Lund talks": two names joined by a hyphen."""
        tokens = self.readings.tokens
        return i > 1 and tokens.text[tokens.ends[i - 2] : tokens.starts[i - 1]] == "-" and self.peek(i - 1) == "N"

    def _resumed(self, i: int, previous: str) -> bool:
        """After the comma that closes an aside the clause goes on: "His clerks, who stole coal, face dismissal"."""
        return previous == "," and self.clauses.awaiting() is not None and self.readings.after(i)[0] in "DPXIR#T,."

    def _agrees(self, i: int, verb: str, clause: Clause, may: str) -> bool:
        """The number of the subject fits the verb; a name fits both, but a base form only before an object."""
        if verb == "b" and not self.sentence and i < SHORT and HEADLINE_PAIR.fullmatch("".join(self.tags[:i])):
            return True  # "Roe, Lund hold talks"
        if verb == "z":
            return (clause.subject in ("n", "N", "?") and self.peek(i - 1) != "s") or self.clauses.governed
        if clause.subject == "s":
            joined = clause.joined and self.readings.object_follows(i)  # "Togo and its neighbour exchange prisoners"
            collective = self.lowers[i - 1] in COLLECTIVES
            return self.peek(i - 1) != "n" or self.clauses.governed or joined or collective
        if clause.subject == "?":
            return True
        if clause.kind in ("U", "X") and may[0] in "nb" and clause.subject == "N" and self.readings.object_follows(i):
            return True
        if clause.kind == "U" and self.clauses.demanded and self.readings.object_follows(i):
            return True  # "demanded that the junta release the poets"
        if clause.subject == "n":  # "suggested that the community hold a conference"
            return clause.kind in ("U", "X") and may[0] == "b" and self.readings.after(i)[0] in "DPX"
        return clause.subject == "N" and self.readings.after(i)[0] in "DPX#N" and not self.readings.likely_ahead(i + 1)

    def _coordinated(self, i: int, verb: str, previous: str) -> bool:
        """ "book a hall and release the songs": the same form as the verb before, and an object after."""
        last = self.clauses.last_verb
        after = self.readings.after(i)
        finite = self.clauses.top.finite
        same = last == verb or (verb == "b" and last in ("b", "M")) or (verb == "z" and finite in tuple("zBH"))
        if verb == "b" and previous == "C" and self.clauses.base and self._people_follow(i):
            return True  # "to leave the territory and release soldiers"
        if not same:
            rejoined = verb == "b" and self.clauses.base and self.readings.may[i][0] == "b" and previous == "C"
            return rejoined and after[0] in "IDPX#N"  # "to thank the men who came and meet with the king"
        if self._with_preposition(i, forms.lemma(self.lowers[i], verb)):
            return True
        if previous == ",":
            return after[0] in "DPXT" and self.clauses.awaiting() is None
        if self.readings.finite_ahead(i + 1):
            return False
        return (
            after[0] in "DPX#NT"
            or (self.readings.may[i][0] in "bz" and after[0] in "nsJIRAT")
            or (self.peek(i - 2) in tuple(VERBAL))
        )

    def _people_follow(self, i: int) -> bool:
        """A plural of people, which no noun before it modifies, follows: "release prisoners"."""
        j = i + 1
        while self.readings.may[j][0] in "J#D":
            j += 1
        return self.readings.may[j][0] == "s" and senses.is_person(senses.noun_lemma(self.lowers[j]))

    def _bare_infinitive(self, i: int) -> bool:
        """ "let him go", "let the hostage go": a base form after the object of "let" or "help"."""
        j = i - 1
        if j >= 0 and self.lowers[i] == "go" and self.lowers[j] == "let":
            return True
        if j < 0 or self.tags[j] not in ("NnsX#," if self.lowers[i] == "go" else "NnsX#"):
            return False
        while j >= 0 and self.tags[j] in "NnsX#DPJCS," and i - j < LONG_OBJECT:
            j -= 1
        if (
            j < 0
            or self.tags[j] not in VERBAL
            or (self.readings.may[i][0] not in "bj" and "b" not in self.readings.may[i][:1])
        ):
            return False
        return forms.lemma(self.lowers[j], self.tags[j]) in ("let", "help", "make")


def _other(lower: str, may: str, direct: str, after: str) -> str:
    """The reading of a word that is no verb here."""
    rest = [tag for tag in may if tag in "nsJR"] or ["n"]
    if "J" in rest and (after[0] == "T" or lower == "familiar"):
        return "J"  # "a person close to the talks"
    if direct and direct in "nN" and "n" in rest and (rest[0] == "n" or senses.is_person(lower)):
        return "n"  # "the army chief, General Ibarra"
    if "J" in rest and after[0] in "nsN" and rest[0] != "s":
        return "J"
    return rest[0]
