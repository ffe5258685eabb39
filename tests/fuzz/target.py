"""What must hold for any bytes, as text, as a record or as a page: they are refused with a fault, or give valid events."""

import json
from functools import cache

from eventx.document import Document
from eventx.faults import Fault
from eventx.inputs import html, jsonl, text
from eventx.inputs.documents import document_of
from eventx.inputs.settings import Rejected, Settings
from eventx.inputs.source import Source
from eventx.outputs.jsonl import one_line
from eventx.pipeline import Extractor
from eventx.record import TimeExpression
from eventx.times import Anchor, read

READERS = {"text": text.documents, "jsonl": jsonl.documents, "html": html.documents}
UNDATED = Settings()
DATED = Settings(published=Document.make("", "2023-03-02T10:00:00+01:00").published)


class Bytes:
    """A stream of bytes, as a source reads it."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read1(self, size: int, /) -> bytes:
        piece, self._data = self._data[:size], self._data[size:]
        return piece

    def close(self) -> None:
        self._data = b""


def check(kind: str, data: bytes) -> None:
    """Read the bytes as documents of a kind, and hold each to what must hold."""
    settings = DATED if len(data) % 2 else UNDATED
    for item in READERS[kind](Source("in", Bytes(data)), settings, _ignore):
        if isinstance(item, Rejected):
            continue
        try:
            document = document_of(item, settings, _ignore)
        except Fault:
            continue
        check_document(document)


def check_document(document: Document) -> None:
    """Events are the same twice, are one line each, and quote the text; so do time expressions, which stand in order."""
    lines = [one_line(event.model_dump_json()) for event in _extractor().extract(document)]
    assert lines == [one_line(event.model_dump_json()) for event in _extractor().extract(document)]
    ids = set()
    for line in lines:
        assert line.splitlines() == [line]
        event = json.loads(line)
        ids.add(event["id"])
        quotes(document.text, event)
    assert len(ids) == len(lines)
    times = [
        TimeExpression.model_validate(each, from_attributes=True) for each in read(document.text, _anchor(document))
    ]
    assert [each.span for each in times] == sorted(each.span for each in times)
    for each in times:
        quotes(document.text, each.model_dump(mode="json"))


def quotes(whole: str, value: object) -> None:
    """Whatever has a text and a span, however deep, has the text that stands there."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and "span" in value:
            start, end = value["span"]
            assert whole[start:end] == value["text"], (whole[start:end], value["text"])
        for inner in value.values():
            quotes(whole, inner)
    elif isinstance(value, list):
        for inner in value:
            quotes(whole, inner)


@cache
def _extractor() -> Extractor:
    return Extractor()


def _anchor(document: Document) -> Anchor:
    return Anchor(document.published)


def _ignore(_fault: Fault) -> None:
    """A warning, which stops nothing."""
