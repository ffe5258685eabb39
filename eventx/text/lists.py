"""Chunks of one sentence side by side: which noun groups make a list, and where a list ends."""

from __future__ import annotations

from eventx.text.chunks import Chunk, verb_group
from eventx.text.nodes import Member
from eventx.text.nouns import COUNTRY, HUMAN, PERSON, PLACE, Noun, read_noun
from eventx.text.tokens import Tokens

MAX_MEMBERS = 24
MAX_FRONTED = 16  # chunks before the subject
MAX_LIST = 40  # chunks looked ahead for the end of a list with semicolons
DASHES = frozenset({"–", "—", "--", "-"})
LOCATIVE = frozenset({"in", "at", "near", "from", "outside", "inside", "off"})


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
        """Index of the next noun group of a list that goes on at j ("and", ",", ", and"), or None."""
        k = j
        comma = False
        if self.word(k) == ";":
            return self.after_semicolon(k)
        if self.kind(k) == ",":
            comma, k = True, k + 1
        if self.kind(k) == "C" and self.word(k) != "but":
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
