"""Names of persons: given names with their usual gender, and surnames.

The lists come from the census of the United States and from lists by country: NOTICE in this folder.
"""

from functools import cache, lru_cache

from eventx.lexicon.folding import fold

REMEMBERED = 1024  # words


@cache
def _genders() -> dict[str, str]:
    from eventx.lexicon._given_names import GIVEN_NAMES

    return {name: gender for gender, names in GIVEN_NAMES.items() for name in names.split()}


@cache
def _known_surnames() -> frozenset[str]:
    from eventx.lexicon._surnames import SURNAMES

    return frozenset(SURNAMES.split())


@lru_cache(maxsize=REMEMBERED)
def given_name(name: str) -> str | None:
    """The usual gender of a capitalised given name, "m" or "f"; "u" where it is both's or unknown; else None.

    A double name that is not known as a whole ("Anna-Lena") goes by its first part.
    """
    if not name[:1].isupper():
        return None
    folded = fold(name).lower()
    return _genders().get(folded) or _genders().get(folded.partition("-")[0])


@lru_cache(maxsize=REMEMBERED)
def is_surname(name: str) -> bool:
    """Whether a capitalised word is known as a surname. Many are words or given names too: weak evidence alone."""
    return name[:1].isupper() and fold(name).lower() in _known_surnames()
