"""Words, their forms, and the names of places and persons, compiled into plain modules that load in milliseconds.

`table` gives the hand-written word tables. Larger subjects have modules of their own: `forms` (English word forms),
`senses` (what nouns name), `persons` (given names, surnames) and `places` (countries, cities, peoples and the like).
Sources and licences: NOTICE in this folder.
"""

from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The word table eventx/lexicon/<name>.toml as a dict; its lists are tuples. KeyError where there is none."""
    from eventx.lexicon._words import TABLES

    return TABLES[name]
