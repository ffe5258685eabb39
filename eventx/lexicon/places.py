"""Names of countries, capitals, cities, regions, peoples and seats of government, and the countries they stand for.

Countries are ISO 3166-1 alpha-2 codes, with XK, in general use, for Kosovo. A name begins with a capital; accents, hyphens
and full stops do not matter ("Bogota", "Guinea Bissau"), but acronyms are written in capitals: "US" is a country, "Us" a
pronoun. Where a name is a country's and a city's, each function knows it; `longest_place` prefers the country.
Names come from GeoNames and from hand-written tables: NOTICE in this folder.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from eventx.lexicon import _places as data
from eventx.lexicon.folding import normal


def _names(table: Mapping[str, str]) -> dict[str, str]:
    """The table turned round: from name to code."""
    return {name: code for code, joined in table.items() for name in joined.split("|")}


REMEMBERED = 1024  # names; news speaks of the same ones again and again

_COUNTRIES = _names(data.COUNTRIES)
_CAPITALS = _names(data.CAPITALS)
_METONYMS = _names(data.METONYMS)
_REGIONS = _names(data.REGIONS)
_CITIES = _names(data.CITIES)
_DEMONYMS = _names(data.DEMONYMS)
_ACRONYMS = _names(data.ACRONYMS)
_HISTORIC = frozenset(data.HISTORIC.split("|"))
_PLACE_LENGTHS = {head: int(length) for head, length in _names(data.PLACE_LENGTHS).items()}
_DEMONYM_LENGTHS = {head: int(length) for head, length in _names(data.DEMONYM_LENGTHS).items()}
_ALPHA3 = {code: alpha3 for alpha3, code in _names(data.ALPHA3).items()}
_BY_RANK = (
    ("country", _COUNTRIES),
    ("capital", _CAPITALS),
    ("metonym", _METONYMS),
    ("region", _REGIONS),
    ("city", _CITIES),
)


def _code(name: str, table: Mapping[str, str]) -> str | None:
    """The country of a name, with or without its article, by the table."""
    bare = name[4:] if name[:4] in ("the ", "The ") else name
    if not (bare[:1].isupper() or bare[:1].isdigit()):
        return None
    if not name.isascii() and bare in table:  # a name that counts only with its accents stands in the table as written
        return table[bare]
    code = table.get(normal(name))
    return table.get(normal(bare)) if code is None and bare is not name else code


def _acronym(name: str) -> str | None:
    """The country of an acronym, with or without full stops and an article."""
    return _ACRONYMS.get(name.replace(".", "").removeprefix("the "))


@lru_cache(maxsize=REMEMBERED)
def country(name: str) -> str | None:
    """The code of a country by one of its names; None of a state that is no more, or of two ("Korea")."""
    return _acronym(name) or _code(name, _COUNTRIES)


@lru_cache(maxsize=REMEMBERED)
def is_country(name: str) -> bool:
    """Whether the name is a country's, be it one that is no more."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return country(name) is not None or (bare[:1].isupper() and normal(bare) in _HISTORIC)


@lru_cache(maxsize=REMEMBERED)
def demonym(word: str) -> str | None:
    """The country of a people's name or adjective; "" of peoples without one or with several ("Kurdish", "European")."""
    return _acronym(word) or _code(word, _DEMONYMS)


@lru_cache(maxsize=REMEMBERED)
def capital(name: str) -> str | None:
    """The country of a capital."""
    return _code(name, _CAPITALS)


@lru_cache(maxsize=REMEMBERED)
def city(name: str) -> str | None:
    """The country of a city, the best known of that name; None of names that are rather words or persons'."""
    return _code(name, _CITIES)


@lru_cache(maxsize=REMEMBERED)
def region(name: str) -> str | None:
    """The country in which a region lies; "" of those in several or in dispute ("Europe", "Kashmir")."""
    return _code(name, _REGIONS)


def is_known(name: str) -> bool:
    """Whether the name is a country's, a city's or a region's."""
    return is_country(name) or bool(capital(name) or city(name)) or region(name) is not None


@lru_cache(maxsize=REMEMBERED)
def metonym(name: str) -> str | None:
    """The country whose government a house, street or office stands for ("Kremlin", "the White House")."""
    return _code(name, _METONYMS)


def alpha3(alpha2: str) -> str:
    """The ISO 3166-1 alpha-3 code. KeyError of an unknown alpha-2 code."""
    return _ALPHA3[alpha2]


def _spans(words: Sequence[str], lengths: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Beginnings of the words that can be a name, the longest first, with their lengths.

    Full stops may be words of their own ("St", ".", "Petersburg"), but no name ends in one that is.
    """
    longest = lengths.get(_head(words[0]), 1)
    for length in range(min(longest + (longest > 1), len(words)), 0, -1):
        if words[length - 1][:1].isalnum():
            yield length, " ".join(words[:length])


@lru_cache(maxsize=REMEMBERED)
def _head(word: str) -> str:
    """The first word of a name as the tables have it."""
    return normal(word).partition(" ")[0]


def longest_place(words: Sequence[str]) -> tuple[int, str, str] | None:
    """The longest name of a place that begins at the first of the words: how many words, what it is, its country.

    The kind is country, capital, metonym, region or city, the first that has the name; the country is "" where the name
    has none. Articles are no part of a name, save in "The Hague".
    """
    if not words:
        return None
    for length, name in _spans(words, _PLACE_LENGTHS):
        known = _place(name)
        if known is not None:
            return length, *known
    return None


@lru_cache(maxsize=REMEMBERED)
def _place(name: str) -> tuple[str, str] | None:
    """What a name of a place is, and its country or ""."""
    if acronym := _acronym(name):
        return "country", acronym
    for kind, table in _BY_RANK:
        code = _code(name, table)
        if code is not None:
            return kind, code
    return ("country", "") if is_country(name) else None


def longest_demonym(words: Sequence[str]) -> tuple[int, str] | None:
    """The longest name of a people that begins at the first of the words: how many words, and its country or ""."""
    if not words:
        return None
    for length, name in _spans(words, _DEMONYM_LENGTHS):
        code = demonym(name)
        if code is not None:
            return length, code
    return None
