"""Names that stand before an event noun and say whose event it is."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.actors.references import Reference
from eventx.text.nodes import Parse
from eventx.text.nouns import Noun, name_kind


def modifier_names(parse: Parse, noun: Noun) -> list[Reference]:
    """Names that modify an event noun: "the Kim-Trump summit", "an OPEC meeting"."""
    start = noun.possessor[1] + 1 if noun.possessor else noun.first
    found: list[Reference] = []
    i = start
    while i < noun.head:
        if parse.tags[i] == "N" and parse.tokens.words[i][0].isupper():
            last = i + 1
            while last < noun.head and parse.tags[last] == "N":
                last += 1
            if not _ends_a_name(parse, i):
                found.extend(_split_hyphen(parse, i, last))
            i = last
        else:
            i += 1
    return found


def _ends_a_name(parse: Parse, i: int) -> bool:
    """ "the Gulf of Guinea summit": the name began before the noun group."""
    return i > 1 and parse.tokens.lowers[i - 1] in ("of", "on", "for") and parse.tags[i - 2] == "N"


def _split_hyphen(parse: Parse, first: int, last: int) -> Iterator[Reference]:
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
    yield Reference(parse, noun, None, first, last, None, None, kind)
