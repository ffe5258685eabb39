"""JSON Lines: one record a line, UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterable

from eventx.document import Document
from eventx.outputs.sink import Sink
from eventx.record import Record

# Characters that JSON allows in a string and that line-splitting programs (Python's `splitlines`, JavaScript) end a line at.
LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(sink: Sink, records: Iterable[Record]) -> None:
    """A line for every record."""
    for record in records:
        sink.write(one_line(record.model_dump_json()) + "\n")


def document_line(document: Document) -> str:
    """A document as `--documents` writes it: exactly the text that the spans index, and what identifies it."""
    known = document.info().model_dump(exclude={"published_source"})
    return one_line(json.dumps({**known, "text": document.text}, ensure_ascii=False, separators=(",", ":"))) + "\n"


def one_line(json_text: str) -> str:
    """The same JSON, its line ends escaped. They can stand in strings only, so a replacement is enough."""
    for character, escape in LINE_ENDS.items():
        json_text = json_text.replace(character, escape)
    return json_text
