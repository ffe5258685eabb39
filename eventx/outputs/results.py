"""What a run finds in a document, as fields: records before anybody asks for their models."""

from __future__ import annotations

import json
from typing import Any

from eventx.values import Fields, dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """A document and what was found in it: `records`, which the document's JSON has under a name ("events")."""

    document: Fields
    name: str
    records: tuple[Fields, ...]

    def as_json(self, indent: int | None = None) -> str:
        """What `--format json` prints of the document."""
        return as_json({"document": self.document, self.name: self.records}, indent)


def as_json(fields: Any, indent: int | None = None) -> str:
    """JSON as the models of the records print it, byte for byte."""
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(fields, ensure_ascii=False, indent=indent, separators=separators)
