"""Where in a TOML text a key stands: what the parser of the standard library does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

HEADER = re.compile(r"\A\s*+\[(\[)?([^\[\]]+)\]")
KEY = re.compile(r"""\A\s*+("[^"]*"|'[^']*'|[\w-]++)\s*+(?:\.[^=]*)?=(.*)""", re.DOTALL)

Where = tuple[str | int, ...]


def line_of(text: str, where: Where) -> int | None:
    """The line, counted from 1, of the value at a way of keys and positions, or of the nearest one that holds it.

    The text must be TOML. None for the whole of it.
    """
    lines = dict(_places(text))
    for size in range(len(where), 0, -1):
        if where[:size] in lines:
            return lines[where[:size]]
    return None


def _places(text: str) -> Iterator[tuple[Where, int]]:
    """The way to each table and key, with its line; keys within a value have none of their own."""
    table: Where = ()
    counted: dict[Where, int] = {}
    open_value = ""
    for number, line in enumerate(text.split("\n"), 1):
        if open_value:
            open_value += "\n" + line
            open_value = "" if _complete(open_value) else open_value
            continue
        header, key = HEADER.match(line), KEY.match(line)
        if header is not None:
            table = _resolved(tuple(part.strip().strip("\"'") for part in header[2].split(".")), counted)
            if header[1]:
                counted[table] = counted.get(table, -1) + 1
                table = (*table, counted[table])
            yield table, number
        elif key is not None:
            yield (*table, key[1].strip("\"'")), number
            open_value = "" if _complete(key[2]) else key[2]


def _resolved(names: tuple[str, ...], counted: dict[Where, int]) -> Where:
    """A table within an array of tables is within the last of them."""
    found: Where = ()
    for i, name in enumerate(names):
        found = (*found, name)
        if found in counted and i + 1 < len(names):
            found = (*found, counted[found])
    return found


def _complete(value: str) -> bool:
    """Whether a value is whole, rather than going on in the next line."""
    try:
        tomllib.loads(f"value = {value}")
    except tomllib.TOMLDecodeError:
        return False
    return True
