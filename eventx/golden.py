"""Golden folders: articles with the events that are expected of them, found on disk.

A case is a folder named after what it shows: `article.txt`, `meta.json` (`published`, and `id`, `title`, `url` where they
matter; anything else in it is for people) and `expected.json`. Ids, rule names and versions are not compared.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventx.document import Document
from eventx.record import Event

NOT_COMPARED = frozenset({"id", "rule", "schema_version", "document", "extractor"})
NUMBER_PAIR = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One golden folder."""

    folder: Path

    @property
    def slug(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def expected_file(self) -> Path:
        """Where the expected events stand."""
        return self.folder / "expected.json"

    def document(self) -> Document:
        """The article, with what `meta.json` says of it."""
        text = (self.folder / "article.txt").read_bytes().decode("utf-8")
        meta = json.loads((self.folder / "meta.json").read_text(encoding="utf-8"))
        known = {name: meta.get(name) for name in ("id", "title", "url") if meta.get(name)}
        return Document.make(text, meta.get("published"), **known)

    def expected(self) -> str:
        """The expected events, as `rendered` writes them."""
        written = json.loads(self.expected_file.read_text(encoding="utf-8"))
        return _text([_compared(event) for event in written["events"]])


def cases(folder: Path) -> list[Case]:
    """The cases in a folder, by name."""
    return [Case(article.parent) for article in sorted(folder.glob("*/article.txt"))]


def rendered(events: Iterable[Event]) -> str:
    """Events as `expected.json` holds them: what is compared of them, a span on one line."""
    return _text([_compared(event.model_dump(mode="json")) for event in events])


def _text(events: list[Any]) -> str:
    text = json.dumps({"events": events}, indent=2, ensure_ascii=False)
    return NUMBER_PAIR.sub(r"[\1, \2]", text) + "\n"


def _compared(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _compared(inner) for key, inner in value.items() if key not in NOT_COMPARED}
    if isinstance(value, list | tuple):
        return [_compared(inner) for inner in value]
    return value
