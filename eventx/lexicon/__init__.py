"""Words, their forms, and the names of places and persons, compiled into plain modules that load in milliseconds.

`table` gives the hand-written word tables, `given_name` and `is_surname` tell the names of persons.
Larger subjects have modules of their own: `forms` (English word forms) and `places` (countries, cities, demonyms and the like).
Each compiled module is loaded when it is first asked. Sources and licences: NOTICE in this folder.
"""

from functools import cache
from typing import Any

from eventx.lexicon.folding import fold


def table(name: str) -> dict[str, Any]:
    """The word table eventx/lexicon/<name>.toml as a dict; its lists are tuples. KeyError where there is none."""
    from eventx.lexicon._words import TABLES

    return TABLES[name]


@cache
def _genders() -> dict[str, str]:
    from eventx.lexicon._given_names import GIVEN_NAMES

    return {name: gender for gender, names in GIVEN_NAMES.items() for name in names.split()}


@cache
def _known_surnames() -> frozenset[str]:
    from eventx.lexicon._surnames import SURNAMES

    return frozenset(SURNAMES.split())


def given_name(name: str) -> str | None:
    """The usual gender of a capitalised given name, "m" or "f"; "u" where it is both's or unknown; else None.

    A double name that is not known as a whole ("Anna-Lena") goes by its first part.
    """
    if not name[:1].isupper():
        return None
    folded = fold(name).lower()
    return _genders().get(folded) or _genders().get(folded.partition("-")[0])


def is_surname(name: str) -> bool:
    """Whether a capitalised word is known as a surname. Many are words or given names too: weak evidence alone."""
    return name[:1].isupper() and fold(name).lower() in _known_surnames()
