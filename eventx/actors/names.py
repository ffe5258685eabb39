"""Whether two names are one person's or one body's: surnames, initials, short forms, acronyms.

Names are compared as tuples of words, lower case, without accents: "Andrés López-Mora" is (andres, lopez-mora).
"""

from __future__ import annotations

import re
from functools import lru_cache

from eventx.lexicon import table
from eventx.lexicon.folding import fold

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
ASIDE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
SUFFIXES = frozenset({"jr", "ii", "iii", "iv"})
SENIOR = "sr"
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "du", "des", "del"})
Words = tuple[str, ...]
REMEMBERED = 8192  # names


@lru_cache(maxsize=REMEMBERED)
def name_words(name: str) -> Words:
    """The words of a name, lower case, without accents, possessive marks and generational suffixes but "Sr."."""
    plain = fold(name).lower().replace("’", "'")
    words = (m.group().removesuffix("'s") for m in WORD.finditer(plain))
    return tuple(w for w in words if w not in SUFFIXES)


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """The words of a name or description on one line, without bracketed asides."""
    return " ".join(ASIDE.sub(" ", text).split())


def same_person(one: Words, other: Words) -> bool:
    """The names may be one person's: one is part of the other, or they share the surname and a short given name."""
    if one == other:
        return True
    if (SENIOR in one) != (SENIOR in other) and min(len(one), len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] in (long[-1], long[0]) or (len(short[0]) > 3 and short[0] in long)
    if set(short) <= set(long):
        return short[-1] == long[-1] or short == long[: len(short)]
    return one[-1] == other[-1] and _same_given(one[0], other[0])


def _same_given(one: str, other: str) -> bool:
    """One is the other's initial or short form: "J." and "Jorge", "Joe" and "Joseph"."""
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    nicknames = table("nicknames")
    return long in nicknames.get(short, ()) or short in nicknames.get(long, ())


def same_body(one: Words, other: Words) -> bool:
    """The names may be one body's: one begins the other ("Norsk Kraft", "Norsk Kraft AS") or abbreviates it."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long[: len(short)] == short:
        return True
    return len(short) == 1 and len(long) > 1 and acronym(long) == short[0]


def acronym(words: Words) -> str:
    """The initials of a name's larger words: (world, health, organization) is "who"."""
    return "".join(part[0] for word in words for part in word.split("-") if part and part not in SMALL)
