"""Names that stand before an event noun and say whose event it is."""

from __future__ import annotations

from eventx.actors.references import Reference
from eventx.text.nodes import Parse
from eventx.text.nouns import Noun, name_kind
from eventx.text.pairs import DIRECTIONS


def modifier_names(parse: Parse, noun: Noun) -> list[Reference]:
    """Names that modify an event noun: "the Kim-Trump summit", "an OPEC meeting"."""
    start = noun.possessor[1] + 1 if noun.possessor else noun.first
    found: list[Reference] = []
    i = start
    while i < noun.head:
        if parse.tags[i] == "N" and parse.tokens.words[i][0].isupper():
            last = i + 1
            while last < noun.head and parse.tags[last] == "N" and not _joined(parse, last):
                last += 1
            if not _ends_a_name(parse, i) and not _half_named(parse.tokens.words[last - 1]):
                found.append(_named(parse, i, last))
            i = last
        else:
            i += 1
    return found


def _half_named(word: str) -> bool:
    """ "Chad-west", "Chad-backed", "East-West": half of it is no name, or neither is."""
    parts = word.split("-")
    return len(parts) > 1 and (parts[-1][:1].islower() or {part.lower() for part in parts} <= DIRECTIONS)


def _joined(parse: Parse, i: int) -> bool:
    """A hyphen joins the token at i to the one before: "Roe-Lund" is two."""
    tokens = parse.tokens
    return tokens.text[tokens.ends[i - 1] : tokens.starts[i]] in ("-", "‐", "‑")


def _ends_a_name(parse: Parse, i: int) -> bool:
    """ "the Gulf of Guinea summit": the name began before the noun group."""
    return i > 1 and parse.tokens.lowers[i - 1] in ("of", "on", "for") and parse.tags[i - 2] == "N"


def _named(parse: Parse, first: int, last: int) -> Reference:
    kind = name_kind(parse.tokens.words[first:last], determiner="the")
    noun = Noun(
        first,
        last,
        last - 1,
        parse.tokens.lowers[last - 1],
        plural=False,
        kind=kind,
        determiner="",
        count="",
        pronoun="",
        possessor=None,
        country=None,
        title=None,
        name=(first, last),
        modifiers=(),
    )
    return Reference(parse, noun, None, first, last, None, None, kind, noun.name)
