"""Chunks of one sentence side by side: which noun groups make a list, and where a list ends."""

from __future__ import annotations

from eventx.lexicon import places
from eventx.text.chunks import Chunk, verb_group
from eventx.text.nodes import Member
from eventx.text.nouns import COUNTRY, GROUP, HUMAN, PERSON, PLACE, Noun, read_noun
from eventx.text.titles import naming
from eventx.text.tokens import Tokens

MAX_MEMBERS = 24
MAX_FRONTED = 16  # chunks before the subject
MAX_LIST = 40  # chunks looked ahead for the end of a list with semicolons
DASHES = frozenset({"–", "—", "--", "-"})
LOCATIVE = frozenset({"in", "at", "near", "from", "outside", "inside", "off"})
ALONG = frozenset({"together with", "along with"})
CALLED = frozenset({"named", "called"})
KNOWN_AS = frozenset({"identified", "known"})


class ChunkList:
    """The chunks of one sentence, with the reading of each noun group; what lies outside is a full stop."""

    def __init__(self, tokens: Tokens, tags: str, chunks: list[Chunk]) -> None:
        self.tokens, self.tags, self.chunks = tokens, tags, chunks
        self.nouns = [read_noun(tokens, tags, c) if c.kind == "G" else None for c in chunks]

    def kind(self, i: int) -> str:
        return self.chunks[i].kind if 0 <= i < len(self.chunks) else "."

    def word(self, i: int) -> str:
        return self.chunks[i].word if 0 <= i < len(self.chunks) else ""

    def noun(self, i: int) -> Noun | None:
        return self.nouns[i] if 0 <= i < len(self.nouns) else None

    def skip_adverbs(self, i: int) -> int:
        while self.kind(i) == "R":
            i += 1
        return i

    def is_dash(self, j: int) -> bool:
        return self.kind(j) == ";" and self.word(j) in DASHES

    def next_in_list(self, j: int) -> int | None:
        """Index of the next noun group of a list that goes on at j ("and", ",", ", and", "along with"), or None."""
        k = j
        comma = False
        if self.word(k) == ";":
            return self.after_semicolon(k)
        if self.kind(k) == ",":
            comma, k = True, k + 1
        if (self.kind(k) == "C" and self.word(k) != "but") or self.word(k) in ALONG:
            k += 1
            if self.word(k) in ("both", "either"):
                k += 1
            return k if self.noun(k) is not None else None
        if not comma or self.noun(k) is None:
            return None
        ahead = k
        for _ in range(MAX_MEMBERS):  # a comma joins only in a list that ends in "and" or "or"
            ahead += 1
            while self.word(ahead) == "of" and self.noun(ahead + 1) is not None:
                ahead += 2
            if self.kind(ahead) == "," and self.noun(ahead + 1) is not None:
                ahead += 1
                continue
            if self.kind(ahead) == ",":
                ahead += 1
            return k if self.kind(ahead) == "C" and self.noun(ahead + 1) is not None else None
        return None

    def next_of(self, j: int) -> int | None:
        """Index of the next noun group of a list that repeats its "of" at j: "of Togo, of Mali and of the league"."""
        ahead = j
        for _ in range(MAX_MEMBERS):
            comma = self.kind(ahead) == ","
            ahead += comma
            last = self.kind(ahead) == "C" and self.word(ahead) != "but"
            ahead += last
            if self.word(ahead) != "of" or self.noun(ahead + 1) is None or not (comma or last):
                return None
            if last:
                return self.of_noun(j)
            ahead += 2
        return None

    def of_noun(self, j: int) -> int:
        """The noun group behind the "of" that follows the chunk at j, or the next: ", of X", ", and of X"."""
        while self.word(j) != "of":
            j += 1
        return j + 1

    def called(self, i: int) -> int | None:
        """Index of the name that a participle gives to the people of the noun group at i, or None.

        "a weaver named Ann Roe", "two nurses called X and Y", "a man identified as X", "a boy by the name of X"; not
        "the premier named Ann Roe to the post", "a man called Ann Roe".
        """
        noun, word = self.noun(i), self.tokens.lowers[self.chunks[i + 1].first] if i + 1 < len(self.chunks) else ""
        if noun is None or noun.name or noun.kind not in (PERSON, GROUP):
            return None
        if not (noun.determiner in ("a", "an", "another") or noun.count or (noun.plural and not noun.determiner)):
            return None
        if self.word(i + 1) == "by" and self.word(i + 3) == "of" and (said := self.noun(i + 2)) is not None:
            at = i + 4 if said.lemma == "name" else i
        else:
            participle = self.kind(i + 1) == "V" and self.chunks[i + 1].last - self.chunks[i + 1].first == 1
            known = word in KNOWN_AS and self.word(i + 2) == "as"
            at = i + 3 if participle and known else i + 2 if participle and word in CALLED else i
            bare = self.tags[self.chunks[i + 1].first : self.chunks[i + 1].last] != "p" if participle else True
            if bare and not (self.kind(i - 1) in ("V", "I") or self.new_clause(at)):
                return None
        name = self.noun(at) if at > i else None
        calls = name is not None and name.name and name.kind == PERSON and not (name.determiner or name.possessor)
        return at if calls else None

    def office_by_capital(self, i: int) -> bool:
        """ "the Katholikos, Ivane Roe,": a capitalised word that no lexicon has, before a person's name between commas."""
        noun, other = self.noun(i), self.noun(i + 2)
        if noun is None or noun.name is None or noun.determiner != "the" or noun.title or noun.modifiers:
            return False
        word = self.tokens.words[noun.head]
        single = noun.name[1] - noun.name[0] == 1 and word[1:].islower() and self.word(i - 1) not in LOCATIVE
        body = word.lower() in naming("known") | naming("bodies") or places.metonym(word) is not None
        if not single or body or other is None or other.name is None or other.determiner or other.title:
            return False
        person = other.kind == PERSON and other.name[1] - other.name[0] > 1
        return person and self.kind(i + 1) == "," and self.kind(i + 3) in (",", ".")

    def after_semicolon(self, k: int) -> int | None:
        """The next noun group of a list whose members semicolons part, the last of them with "and"."""
        step = k + 2 if self.kind(k + 1) == "C" else k + 1
        if self.noun(step) is None:
            return None
        for ahead in range(k, min(len(self.chunks), k + MAX_LIST)):
            if self.word(ahead) == ";" and self.kind(ahead + 1) == "C":
                return step if self.noun(ahead + 2) is not None else None
            if self.kind(ahead) == "V" and verb_group(self.tokens, self.tags, self.chunks[ahead]).finite:
                return None
        return None

    def headline_pair(self, first: Member, i: int) -> bool:
        """Headline style: "Quito, Lima in new swap", "Smith, Jones to meet"."""
        other = self.noun(i + 2)
        assert other is not None
        after = self.kind(i + 3)
        return bool(
            first.noun.name
            and (other.name or (other.plural and other.kind in HUMAN))
            and after in ("V", "I")
            and first.last == first.noun.last
            and len(self.chunks) < 14
        )

    def ends_before_comma(self, i: int, j: int, first: Member, finite: bool) -> bool:
        """The names behind the comma at j are no members of the phrase that begins at i.

        "held in Gaza, Ann Roe and Mia Lund, were freed"; "At a fair opened by Roe, Lund and Berg agreed".
        """
        other = self.noun(j + 1)
        if other is None or self.kind(i - 1) != "I":
            return False
        if first.noun.kind in (PLACE, COUNTRY) and self.word(i - 1) in LOCATIVE:
            return other.kind == PERSON and other.name is not None and other.name[1] - other.name[0] > 1
        return not finite and self.lacks_subject(i) and self.subject_list(j + 1)

    def lacks_subject(self, i: int) -> bool:
        """Whatever stands before the chunk at i hangs on a preposition, so that the subject is still to come."""
        if i > MAX_FRONTED:
            return False
        for k in range(i):
            kind = self.kind(k)
            if kind in ("U", "W", ";", ","):
                return False
            if kind == "G" and self.kind(self.back_over(k)) not in ("I", "T", "V"):
                return False
            if kind == "V" and verb_group(self.tokens, self.tags, self.chunks[k]).finite:
                return False
        return True

    def back_over(self, k: int) -> int:
        """The chunk before k, adverbs and dates passed over."""
        k -= 1
        while self.kind(k) in ("R", "E") and k >= 0:
            k -= 1
        return k

    def subject_list(self, k: int) -> bool:
        """Two or more noun groups from chunk k, the last behind "and", and then a finite verb."""
        joined = False
        for step in range(k, min(len(self.chunks), k + 2 * MAX_MEMBERS)):
            kind = self.kind(step)
            if kind == "V":
                return joined and verb_group(self.tokens, self.tags, self.chunks[step]).finite
            if kind not in ("G", "C", ",", "R") and self.word(step) != "of":
                return False
            joined = joined or kind == "C"
        return False

    def new_clause(self, step: int) -> bool:
        """The noun group at `step` is the subject of a finite verb of its own."""
        j = step + 1
        while self.word(j) == "of" and self.noun(j + 1) is not None:
            j += 2
        if self.kind(j) == ",":
            return False
        j = self.skip_adverbs(j)
        if self.kind(j) == "E":
            j += 1
        if self.kind(j) != "V":
            return False
        verb = verb_group(self.tokens, self.tags, self.chunks[j])
        return verb.finite
