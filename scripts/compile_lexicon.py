"""Compile the word tables, eventx/lexicon/*.toml, into one module of plain dicts.

A table is named after its file. Its keys are lower case; a list holds no word twice.
"""

import sys
from pathlib import Path
from typing import Any

from compile_common import LEXICON, header, literal, main, read_toml

SCRIPT = "compile_lexicon.py"


def faults(value: Any, place: str) -> list[str]:
    """What is wrong with a table, a line a fault: keys with capitals, words twice in a list."""
    found: list[str] = []
    if isinstance(value, dict):
        found += [f"{place}: key {key!r} is not lower case" for key in value if key != key.lower()]
        for key, item in value.items():
            found += faults(item, f"{place}.{key}")
    elif isinstance(value, list):
        words = [item for item in value if isinstance(item, str)]
        found += [f"{place}: {word!r} is there twice" for word in dict.fromkeys(words) if words.count(word) > 1]
        for number, item in enumerate(value):
            found += faults(item, f"{place}[{number}]")
    return found


def read_tables(folder: Path) -> dict[str, dict[str, Any]]:
    """Every table of the folder, by name; SystemExit lists the faults."""
    tables = {path.stem: read_toml(path) for path in sorted(folder.glob("*.toml"))}
    found = [fault for name, table in tables.items() for fault in faults(table, name)]
    if found:
        raise SystemExit("\n".join(found))
    return tables


def build() -> dict[str, str]:
    """The module's text, by file name."""
    text = header(SCRIPT, "The word tables of eventx/lexicon/*.toml.") + "\nfrom typing import Any\n\n"
    return {"_words.py": text + f"TABLES: dict[str, dict[str, Any]] = {literal(read_tables(LEXICON))}\n"}


if __name__ == "__main__":
    sys.exit(main(build, "Compile eventx/lexicon/*.toml into eventx/lexicon/_words.py."))
