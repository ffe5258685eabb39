"""Noun phrases: noun groups with what hangs on them.

A phrase is a coordination of members; a member is a noun group with its of-phrase, its apposition and its
"including", "led by" or "from" phrase:

    "The farm ministers of Peru and Chile, Elvira Pons and Tadeo Benegas,"
        one member, head "The farm ministers", of "Peru and Chile", apposed "Elvira Pons and Tadeo Benegas"

The parse of a sentence is its list of nodes, phrases and the chunks between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from eventx.lexicon import forms, senses, table
from eventx.lexicon.own import NONE, OwnWords
from eventx.text.alike import alike, apposable, same_kind
from eventx.text.appositions import with_delayed
from eventx.text.chunks import Chunk, VerbGroup, chunk, verb_group
from eventx.text.lists import ALONG, MAX_MEMBERS, ChunkList
from eventx.text.nodes import Member, Node, Parse, Phrase
from eventx.text.nouns import BODY, EVENT, GROUP, HUMAN, PERSON, PLACE, PRONOUN, THING, TIME, Noun
from eventx.text.readings import CLAUSAL, verb_class
from eventx.text.subjects import subjects
from eventx.text.tags import tag
from eventx.text.tokens import tokenize
from eventx.values import replace

APART = 10  # chunks between a verb and its particle: "brought the leaders of Chad and Mali, X and Y, together"
MAX_SHARED = 18  # nodes between two verbs that share a modal
OFFICE = frozenset({"for", "to", "on", "over"})  # what follows says which office: "the minister for fisheries"
RELATIONAL_FROM = frozenset({"from", "representing"})


@lru_cache(maxsize=1)
def phrasal_verbs() -> dict[str, tuple[str, ...]]:
    """Verb lemma -> the particles that belong to it."""
    return dict(table("phrasal_verbs"))


def parse(text: str, start: int, end: int, times: Sequence[tuple[int, int]] = (), own: OwnWords = NONE) -> Parse:
    """Parse the sentence text[start:end]; `times` are the spans of its time expressions, `own` words beside the lexicon."""
    tokens = tokenize(text, start, end, own)
    tags = tag(tokens, times)
    nodes = tuple(with_delayed(_Builder(tokens, tags, chunk(tokens, tags)).nodes()))
    return Parse(tokens, tags, nodes, subjects(tokens, nodes))


class _Builder(ChunkList):
    """Builds the nodes of one sentence, from left to right."""

    def nodes(self) -> list[Node]:
        nodes: list[Node] = []
        i = 0
        helper: Chunk | None = None
        finite = main = False  # a finite verb stood in the clause, in the main clause
        inside = False  # a clause that is not the main one is open
        while i < len(self.chunks):
            piece = self.chunks[i]
            if piece.kind == "G":
                phrase, after = self.phrase(i, finite=finite and not self.complement_subject(i))
                nodes.append(Node("G", phrase.first, phrase.last, "", phrase))
                i = after
                continue
            if piece.kind == "V" and self.awaits(i):
                nodes.append(Node("R", piece.first, piece.last, piece.word))
                helper = piece
            elif piece.kind == "V":
                verb = verb_group(self.tokens, self.tags, piece, helper)
                helper = None
                particle = self.particle(i, verb.lemma)
                if particle:
                    verb = replace(verb, particle=particle)
                    if self.word(i + 1) == particle and self.kind(i + 1) == "I":
                        self.chunks[i + 1] = replace(self.chunks[i + 1], kind="R")
                verb = self.shared(nodes, i, verb)
                finite = finite or verb.finite
                main = main or (verb.finite and not inside)
                nodes.append(Node("V", piece.first, piece.last, piece.word, None, verb))
            elif piece.kind in {"x", "T"}:
                nodes.append(
                    Node("I" if self.tags[piece.first] == "T" else piece.kind, piece.first, piece.last, piece.word)
                )
            else:
                if piece.kind in "UW;" or (piece.kind == "I" and piece.word in CLAUSAL):
                    finite, inside = False, piece.kind != ";"
                elif piece.kind == "," and inside and finite:
                    finite, inside = main, False
                nodes.append(Node(piece.kind, piece.first, piece.last, piece.word))
            i += 1
        return nodes

    def awaits(self, i: int) -> bool:
        """The helping verb at i, which a date parts from its verb: "will in May | set free"."""
        date = self.skip_adverbs(i + 1)
        later = self.chunks[date + 1] if self.kind(date) == "E" and self.kind(date + 1) == "V" else None
        if later is None or set(self.tags[self.chunks[i].first : self.chunks[i].last]) - set("MHBR"):
            return False
        helping, first = self.tags[self.chunks[i].last - 1], self.tags[later.first : later.last].lstrip("R")[:1]
        return first in {"M": "bHB", "H": "pB", "B": "pg"}.get(helping, "") and first != ""

    def complement_subject(self, i: int) -> bool:
        """The noun group at i follows a verb like "said", which takes a clause and no object."""
        if self.kind(i - 1) != "V":
            return False
        head = self.chunks[i - 1].last - 1
        lemma = forms.lemma(self.tokens.lowers[head], self.tags[head])
        return lemma in verb_class("clause") and lemma not in verb_class("addressing")

    def shared(self, nodes: list[Node], i: int, verb: VerbGroup) -> VerbGroup:
        """A base form after "and" shares the "to" or the modal of the verb before it: "will travel to Rome and meet"."""
        if self.tags[verb.first] == "b" and self.kind(i - 1) == "G" and len(nodes) > 1 and nodes[-2].verb is not None:
            bare = nodes[-2].verb.lemma in verb_class("bare")
            return replace(verb, form="infinitive", tense="") if bare else verb
        instead = self.word(i - 1) == "rather than"
        if self.tags[verb.first] != "b" or not (instead or self.kind(i - 1) in ("C", "R", ",")):
            return verb
        for node in reversed(nodes[-MAX_SHARED:]):
            if node.verb is not None:
                other = node.verb
                if other.form == "infinitive" or other.modal or other.tense == "future":
                    negated = other.negated != instead
                    return replace(verb, form=other.form, tense=other.tense, modal=other.modal, negated=negated)
                if self.tags[other.head] == "b":
                    break
            if node.kind in "U;":
                break
        return verb

    def particle(self, i: int, lemma: str) -> str:
        """The particle of a phrasal verb: right after it ("sat down", "set free") or after its object ("let him go")."""
        known = phrasal_verbs().get(lemma, ())
        word = self.word(i + 1)
        if word == "out of" and "out" in known:
            return "out"
        if word in known:
            return word
        if self.kind(i + 1) == "G":
            j = i + 2
            while (self.kind(j) in ("C", "G", ",") or self.word(j) == "of") and j < i + APART:
                j += 1
            if self.word(j) in known and self.kind(j) in "RJV":
                return self.word(j)
            if self.word(j) in known and self.kind(j) == "I" and self.noun(j + 1) is None:
                self.chunks[j] = replace(self.chunks[j], kind="R")  # "handed the cook over to her aunt"
                return self.word(j)
        return ""

    # -- members ---------------------------------------------------------------------------------

    def member(self, i: int) -> tuple[Member, int]:
        """The noun group at i with its attachments, and the index after it."""
        noun = self.noun(i)
        assert noun is not None
        if self.office_by_capital(i):
            noun = replace(noun, name=None, kind=PERSON)
        member, j = Member(noun, last=noun.last), i + 1
        if (named := self.with_name(i)) is not None:
            return named
        if (
            self.kind(j) == "E"
            and self.word_of_first(j + 1) == "of"
            and self.noun(j + 2) is not None
            and noun.kind == EVENT
        ):
            j += 1  # "the release in May of ..."
        if self.word(j) == "of" and self.noun(j + 1) is not None:
            of, j = self.of_phrase(j + 1)
            member = replace(member, of=of, last=of.last)
        if (
            noun.kind in (GROUP, BODY, PERSON)
            and noun.name is None
            and self.word(j) in RELATIONAL_FROM
            and self.can_send(j + 1)
        ):
            source, j = self.of_phrase(j + 1)
            member = replace(member, source=source, last=source.last)
        if noun.name is not None and self.is_age(j):
            j += 2  # "Zofia Lem, 46, was freed"
        included = self.included(j, noun)
        while included is not None:
            phrase, j = included
            known = member.included.members if member.included is not None else ()
            phrase = Phrase((*known, *phrase.members), (member.included or phrase).first, phrase.last)
            member = replace(member, included=phrase, last=phrase.last)
            joined = self.kind(j) == "C" and self.word(j + 1) in ("including", "led")
            included = self.included(j + 1, noun) if joined else None
        apposed = self.apposition(j + 1 if self.word(j) in ("there", "here") else j, member)
        if apposed is None:
            apposed = self.behind_office(j, member)
        if apposed is not None:
            member, j = replace(member, apposed=apposed[0], last=apposed[0].last), apposed[1]
        return member, j

    def with_name(self, i: int) -> tuple[Member, int] | None:
        """The people of the noun group at i with the name that a participle gives them: "a weaver named Ann Roe, 34,"."""
        at, noun = self.called(i), self.noun(i)
        if at is None or noun is None:
            return None
        phrase, after = self.apposed_phrase(at, noun)
        return Member(noun, apposed=phrase, last=phrase.last), after + 2 if self.is_age(after) else after

    def behind_office(self, j: int, member: Member) -> tuple[Phrase, int] | None:
        """ "the minister for fisheries and ports, Lea Roth,": the name behind what says which office it is."""
        noun = member.noun
        known = noun.determiner == "the" or noun.possessor or noun.pronoun
        if noun.kind != PERSON or noun.name or not known or self.word(j) not in OFFICE or self.noun(j + 1) is None:
            return None
        charge, after = self.phrase(j + 1)
        named = self.noun(after + 1)
        if any(m.noun.kind in (PERSON, PRONOUN, TIME) for m in charge.members) or named is None or named.kind != PERSON:
            return None
        return self.apposition(after, member) if named.name and not named.determiner else None

    def can_send(self, i: int) -> bool:
        """People come "from the front" or "from 40 countries"; "from hospital" goes with what is done to them."""
        noun = self.noun(i)
        return noun is not None and (noun.kind in HUMAN or (noun.kind == PLACE and not senses.is_facility(noun.lemma)))

    def word_of_first(self, i: int) -> str:
        return self.word(i)

    def is_age(self, j: int) -> bool:
        """An age between commas."""
        if self.kind(j) != "," or self.kind(j + 1) != "G" or self.kind(j + 2) not in (",", "."):
            return False
        piece = self.chunks[j + 1]
        return piece.last - piece.first == 1 and self.tokens.words[piece.first].isdigit() and len(piece.word) <= 3

    def of_phrase(self, i: int) -> tuple[Phrase, int]:
        """The phrase after "of": its first member, and what is coordinated with it where it is of the same kind."""
        first, j = self.member_bare(i)
        counted = i > 1 and self.tags[self.chunks[i - 2].last - 1] == "#"  # "three of the leaders, Roe, Lund and Berg,"
        if first.noun.kind == GROUP and not (first.noun.name or counted) and senses.is_person(first.noun.lemma):
            apposed = self.apposition(j, first)  # "a meeting of the two ministers, Ana Ruiz and Jan Vos,"
            if apposed is not None and len(apposed[0].members) > 1:
                first, j = replace(first, apposed=apposed[0], last=apposed[0].last), apposed[1]
        if first.noun.kind == PERSON and first.noun.name is None and not first.noun.plural:
            apposed = self.apposition(j, first)  # "the release of the printer, Otto Varn,"
            if apposed is not None and apposed[0].members[0].noun.name is not None and self.closed(apposed[1]):
                first, j = replace(first, apposed=apposed[0], last=apposed[0].last), apposed[1]
        members = [first]
        while len(members) < MAX_MEMBERS:
            again = self.next_of(j)
            step = again or (self.next_in_list(j) if first.apposed is None else None)
            if step is None:
                break
            other = self.noun(step)
            assert other is not None
            if not (alike if again else same_kind)(first.noun, other) or self.of_its_own(first.noun, other, step):
                break
            member, j = self.member_bare(step)
            members.append(member)
        return Phrase(tuple(members), first.noun.first, members[-1].last), j

    def of_its_own(self, first: Noun, other: Noun, i: int) -> bool:
        """ "the Guild of Bakers and the Union of Porters": a body with an of-phrase too, beside the one before."""
        return not first.determiner and other.determiner == "the" and other.kind == BODY and self.word(i + 1) == "of"

    def closed(self, after: int) -> bool:
        """What ends before the chunk at `after` ends with a comma, with the sentence or before a relative clause."""
        return self.kind(after - 1) == "," or after >= len(self.chunks) or self.kind(after) in (".", ";", "W")

    def member_bare(self, i: int) -> tuple[Member, int]:
        """A member of an of-phrase: with its own of-phrase, without apposition, so that lists stay flat."""
        noun = self.noun(i)
        assert noun is not None
        if (named := self.with_name(i)) is not None:
            return named
        if self.word(i + 1) == "of" and self.noun(i + 2) is not None:
            of, j = self.of_phrase(i + 2)
            return Member(noun, of=of, last=of.last), j
        return Member(noun, last=noun.last), i + 1

    def included(self, j: int, noun: Noun) -> tuple[Phrase, int] | None:
        """ ", including X", "led by Y", ", X among them"."""
        if noun.kind not in (GROUP, BODY, PERSON, THING, EVENT):
            return None
        k = j + 1 if self.kind(j) == "," else j
        if self.word(k) == "including" and self.noun(k + 1) is not None:
            phrase, after = self.phrase(k + 1)
            return phrase, after + 1 if self.kind(after) == "," and self.kind(j) == "," else after
        if (
            (
                self.kind(k) == "V"
                and self.tags[self.chunks[k].last - 1] == "p"
                and self.chunks[k].last - self.chunks[k].first == 1
                and self.tokens.lowers[self.chunks[k].first] in ("led", "headed", "chaired")
            )
            and self.word(k + 1) == "by"
            and self.noun(k + 2) is not None
            and noun.kind in (GROUP, BODY)
        ):
            phrase, after = self.phrase(k + 2)
            return phrase, after + 1 if self.kind(after) == "," and self.kind(j) == "," else after
        return None

    def apposition(self, j: int, member: Member) -> tuple[Phrase, int] | None:
        """ ", Odile Franc," after "the mayor of Metz"; ", the mayor of Metz," after a name."""
        dashed = self.is_dash(j)
        if not (dashed or self.kind(j) == ",") or self.noun(j + 1) is None:
            return None
        noun, other = member.noun, self.noun(j + 1)
        assert other is not None
        if not apposable(noun, other):
            return None
        phrase, after = self.apposed_phrase(j + 1, noun)
        if noun.plural and noun.name is None and noun.kind == GROUP and _one_name(phrase):
            return None  # "the minister for refugees, Ana Ruiz,"
        if dashed:  # "The leaders of X and Y – A and B – met"
            return (phrase, after + 1) if self.is_dash(after) else None
        closing = self.kind(after)
        if closing == "," or closing in ".;" or after >= len(self.chunks):
            ends = after + 1 if closing == "," else after
            return phrase, ends
        if closing == "V" and noun.name is not None and self.says_at_end(after):
            return None
        if closing in ("V", "W", "E", "I", "R", "C") and phrase.members[-1].noun.name is None:
            fronted = closing == "V" and noun.name is not None and (self.after_gerund(j - 1) or self.fronts(j - 1))
            return None if fronted else (phrase, after)
        if closing == "W":
            return phrase, after
        if (
            closing in ("E", "I", "R", "U")
            and noun.name is None
            and (noun.determiner in ("the", "") or noun.possessor or noun.pronoun)
        ):
            return phrase, after
        if closing == "V" and noun.name is None and len(phrase.members) == 1 and member.of is None and j == 1:
            return phrase, after
        return None

    def says_at_end(self, j: int) -> bool:
        """The verb at j is one of saying, and nothing follows but its date: "..., his spokeswoman said on Friday."."""
        verb = verb_group(self.tokens, self.tags, self.chunks[j])
        ends = self.skip_adverbs(j + 1)
        ends = ends + 1 if self.kind(ends) == "E" else ends
        return verb.finite and verb.lemma in verb_class("saying") and self.kind(ends) == "."

    def after_gerund(self, i: int) -> bool:
        """The noun group at i is the object of a gerund that opens the sentence: "After meeting Lund, the premier flew"."""
        return self.kind(i - 1) == "V" and i <= 2 and self.tags[self.chunks[i - 1].last - 1] == "g"

    def fronts(self, i: int) -> bool:
        """The noun group at i ends a phrase that opens the sentence: "In a call with Lund, the premier said"."""
        return self.kind(i - 1) == "I" and self.lacks_subject(i)

    def apposed_phrase(self, i: int, noun: Noun) -> tuple[Phrase, int]:
        """The apposed phrase: a list of names after a plural, else a single member with its of-phrase."""
        first, j = self.member_bare_with_source(i)
        members = [first]
        while (noun.plural or noun.kind == GROUP) and first.noun.name is not None and len(members) < MAX_MEMBERS:
            step = self.next_in_list(j)
            other = self.noun(step) if step is not None else None
            if step is None or other is None or (other.name is None and other.kind not in HUMAN):
                break
            member, j = self.member_bare_with_source(step)
            members.append(member)
        return Phrase(tuple(members), first.noun.first, members[-1].last), j

    def member_bare_with_source(self, i: int) -> tuple[Member, int]:
        member, j = self.member_bare(i)
        return member, j

    # -- coordination ------------------------------------------------------------------------------

    def along_with_another(self, step: int, i: int) -> bool:
        """ "was freed by Togo along with others": the people at `step` go with somebody else than who stands at i."""
        return self.word(step - 1) in ALONG and self.kind(i - 1) == "I" and self.word(i - 1) != "with"

    def phrase(self, i: int, *, finite: bool = False) -> tuple[Phrase, int]:
        """The coordination that begins at i; after a finite verb, "and X did ..." begins a new clause instead."""
        first, j = self.member(i)
        members, joined = [first], ""
        if self.kind(j) == "," and self.ends_before_comma(i, j, first, finite):
            return Phrase((first,), self.chunks[i].first, first.last, joined), j
        headline_comma = (
            i == 0 and self.kind(1) == "," and self.noun(2) is not None and self.chunks[1].first == first.noun.last
        )
        while len(members) < MAX_MEMBERS:
            step = self.next_in_list(j)
            if self.kind(j) == "," and members[-1].noun.kind == PRONOUN:
                break  # "Freed by the rebels who had held them, the nuns Ann Roe and Mia Lund said"
            if step is None and headline_comma and len(members) == 1 and self.headline_pair(first, i):
                step = i + 2
            if step is None and self.word(i - 1) == "not only" and self.word(j) == "but":
                step = self.skip_adverbs(j + 1)
            if step is None or self.noun(step) is None or self.along_with_another(step, i):
                break
            other = self.noun(step)
            assert other is not None
            sides = self.word(i - 1) == "between" and len(members) == 1
            if finite and not sides and self.new_clause(step):
                break
            if not alike(first.noun, other) and not (joined == "" and not finite and self.new_clause(step)):
                break
            member, after = self.member(step)
            joins = self.kind(step - 1) == "C" or self.word(step - 1) in ALONG
            joined = self.word(step - 1) if joins else joined
            members.append(member)
            aside = self.word(step - 1) in ALONG and self.kind(step - 2) == "," and self.kind(after) == ","
            j = after + 1 if aside and self.kind(self.skip_adverbs(after + 1)) == "V" else after
        return Phrase(tuple(members), self.chunks[i].first, members[-1].last, joined), j


def _one_name(phrase: Phrase) -> bool:
    noun = phrase.members[0].noun
    return len(phrase.members) == 1 and noun.kind == PERSON and noun.name is not None


__all__ = ["Member", "Node", "Parse", "Phrase", "parse", "phrasal_verbs"]
