"""JSON Lines: one record a line, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable

from eventx.document import Document
from eventx.outputs.results import as_json
from eventx.outputs.sink import Sink

# Characters that JSON allows in a string and that line-splitting programs (Python's `splitlines`, JavaScript) end a line at.
LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(sink: Sink, records: Iterable[str]) -> None:
    """A line for every record, given as JSON."""
    for record in records:
        sink.write(one_line(record) + "\n")


def document_line(document: Document) -> str:
    """A document as `--documents` writes it: exactly the text that the spans index, and what identifies it."""
    known = {name: value for name, value in document.info().items() if name != "published_source"}
    return one_line(as_json({**known, "text": document.text})) + "\n"


def one_line(json_text: str) -> str:
    """The same JSON, its line ends escaped. They can stand in strings only, so a replacement is enough."""
    for character, escape in LINE_ENDS.items():
        json_text = json_text.replace(character, escape)
    return json_text
