"""The parse of a sentence: noun phrases, verb groups and the chunks between them, in order."""

from __future__ import annotations

from eventx.text.chunks import VerbGroup
from eventx.text.nouns import Noun
from eventx.text.tokens import Tokens
from eventx.values import light


@light(frozen=True, slots=True)
class Member:
    """One noun group with its attachments. `last` is the token after the last one that belongs to it."""

    noun: Noun
    of: Phrase | None = None
    apposed: Phrase | None = None
    included: Phrase | None = None  # "including X", "led by Y", "among them Z"
    source: Phrase | None = None  # "negotiators from the front"
    last: int = 0


@light(frozen=True, slots=True, eq=False)
class Phrase:
    """Coordinated members; tokens first..last-1. Each is equal to itself alone, as a parse is."""

    members: tuple[Member, ...]
    first: int
    last: int
    joined: str = ""  # the word that joins the last member: and, or, as well as, along with


@light(frozen=True, slots=True)
class Node:
    """A phrase (kind G), a verb group (V) or a chunk that stays as it is."""

    kind: str
    first: int
    last: int
    word: str = ""
    phrase: Phrase | None = None
    verb: VerbGroup | None = None


@light(frozen=True, slots=True, eq=False)
class Parse:
    """A sentence read: its tokens, tags and nodes; `subjects` gives each finite verb's node the node of its subject.

    Each is equal to itself alone, so that answers about it can be kept.
    """

    tokens: Tokens
    tags: str
    nodes: tuple[Node, ...]
    subjects: tuple[int | None, ...] = ()

    @property
    def start(self) -> int:
        return self.tokens.start

    @property
    def end(self) -> int:
        return self.tokens.end

    def node_at(self, token: int) -> int:
        """Index of the node that holds the token."""
        return next(i for i, node in enumerate(self.nodes) if node.first <= token < node.last)


def holder(phrase: Phrase | None, noun: Noun, above: Noun | None = None) -> Noun | None:
    """The noun whose of-phrase holds the noun: "the second round of talks".

    None where no of-phrase does; `above`: the noun on which the whole phrase hangs.
    """
    for member in phrase.members if phrase is not None else ():
        if member.noun is noun:
            return above
        found = holder(member.of, noun, member.noun)
        if found is not None:
            return found
    return None
