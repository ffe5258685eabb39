"""The time words: every table that the rules use comes through here.

A word class is a table in one of the `eventx/lexicon/*.toml` named below (compiled into one module): word -> value. Number tokens are classed by their digits.
`classes()` is the whole of it, `spellings()` says in which upper and lower case a word counts.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from eventx.lexicon._words import TABLES

FILES = ("months", "weekdays", "seasons", "units", "numbers", "dayparts", "zones", "holidays")
Value = int | str

# Classes whose words are ordinary words when written small: only "May", "Sun" count as written, and what is
# written otherwise goes to the class named here (or nowhere).
CAPITALISED = {"month_word": "month_lower", "weekday_short": "weekday_lower", "zone": None}

GAPS = (
    " ", "\n", "\t", "\r\n", "\u00a0", "  ", "   ", "\n ", " \n", "\n  ", "\n   ", "\n    ", "\n     ", "\n      ", " \n ",
    "\n\t", "\t\t", "\u2009", "\u202f", "\xa0 ", " \xa0",
)  # fmt: skip
SIGNS: dict[str, tuple[str, ...]] = {
    "-": ("-", "\u2010", "\u2011"),
    "'": ("'", "\u2019", "\u2018", "`"),
    "dash": ("-", "\u2010", "\u2011", "\u2013", "\u2014"),
    " ": GAPS,
    "less": ("<",),
    "greater": (">",),
    "open": ("(",),
    "close": (")",),
}
SIGN_CLASSES = frozenset(
    {"dash", "open", "close", "less", "greater"}
)  # in patterns {dash}; the others stand for themselves


@functools.cache
def classes() -> Mapping[str, Mapping[str, Value]]:
    """Word class -> (word in lower case -> value)."""
    found: dict[str, dict[str, Value]] = {}
    for name in FILES:
        found |= TABLES[name]
    found["teen"] = {word: number for word, number in found["small"].items() if int(number) >= 10}
    found["month_lower"] = dict(found["month_word"])
    found["weekday_lower"] = dict(found["weekday_short"])
    found.update(_numerals())
    return found


def long_numerals() -> Iterator[tuple[frozenset[str], Sequence[str]]]:
    """The figures of three and four digits, with the classes that they share: too many to sort one by one."""
    yield frozenset({"int", "thousands"}), [f"{n:03}" for n in range(1000)]
    yield frozenset({"int", "year"}), [str(n) for n in range(1000, 2200)]
    yield frozenset({"int"}), [str(n) for n in range(2200, 10000)]
    yield frozenset({"zeros"}), [f"{n:04}" for n in range(1000)]


def _numerals() -> dict[str, dict[str, Value]]:
    """The classes of figures of one and two digits. Those of `long_numerals` have the same classes, and `year` and the like."""
    short = [*map(str, range(100)), *(f"{n:02}" for n in range(10))]
    two = [f"{n:02}" for n in range(100)]
    classed = {
        "hour": [word for word in short if int(word) <= 24],
        "minute": two[:60],
        "day": [word for word in short if 1 <= int(word) <= 31],
        "monthno": [word for word in short if 1 <= int(word) <= 12],
        "yy": two,
        "int": short,
        "one_digit": short[:10],
    }
    return {table: {word: int(word) for word in numerals} for table, numerals in classed.items()}


def spellings(word: str, table: str) -> Iterator[tuple[str, str]]:
    """The spellings of a word of a class, each with the class that it then belongs to."""
    if table in ("month_lower", "weekday_lower", "holiday", "feast_month"):
        return
    if table not in CAPITALISED:
        yield word, table
    elif elsewhere := CAPITALISED[table]:
        yield word, elsewhere
    if word.isalpha():
        yield word.capitalize(), table
        # "MAY" in a headline of capitals may be the verb
        yield word.upper(), "month_lower" if table == "month_word" else table


def value(table: str, word: str) -> Value:
    """The value of a word in its class, whatever its case; figures are their own."""
    return int(word) if word.isdecimal() else classes()[table][word.lower()]
