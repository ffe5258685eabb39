"""Words, their forms, and the names of places and persons, compiled into plain modules that load in milliseconds.

`table` gives the hand-written word tables. The other subjects have modules of their own:
`forms` (English word forms), `places` (countries, cities, demonyms …), `persons` (given names, surnames).
"""

from typing import Any


def table(name: str) -> dict[str, Any]:
    """The word table eventx/lexicon/<name>.toml as a dict; its lists are tuples. KeyError where there is none."""
    from eventx.lexicon._words import TABLES

    return TABLES[name]
