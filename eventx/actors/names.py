"""Whether two names are one person's or one body's: surnames, initials, short forms, acronyms.

Names are compared as tuples of words, lower case, without accents: "Andrés López-Mora" is (andres, lopez-mora).
"""

from __future__ import annotations

import re
from functools import lru_cache

from eventx.lexicon import table
from eventx.lexicon.folding import fold
from eventx.lexicon.persons import given_name

WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
ASIDE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
SUFFIXES = frozenset({"jr", "ii", "iii", "iv"})
SENIOR = "sr"
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "la", "du", "des", "del"})
Words = tuple[str, ...]
SPELT = 5  # letters of a given name that may be misspelt: shorter ones are often another name
REMEMBERED = 1024  # names


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
    return long in nicknames.get(short, ()) or short in nicknames.get(long, ()) or _misspelt(short, long)


def _misspelt(short: str, long: str) -> bool:
    """ "Jakob" and "Jacob", not "Mario" and "Maria": one letter apart, of five and more, and of no other gender."""
    if len(short) < SPELT or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if short[same + (len(short) == len(long)) :] != long[same + 1 :]:
        return False
    genders = {given_name(word.capitalize()) for word in (short, long)} & {"m", "f"}
    return len(genders) < 2


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
