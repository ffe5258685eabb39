"""Plain text: the whole input is one document."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs.settings import Found, Item, Rejected, Settings, Warn
from eventx.inputs.source import Source, decode


def documents(source: Source, settings: Settings, _warn: Warn) -> Iterator[Item]:
    """One document, or why there is none. The text is as decoded: line ends are kept, a byte-order mark is dropped."""
    try:
        text = decode(source.whole(settings.max_doc_bytes), source.name)
        if not text.strip():
            hint = "give it an article to read; an empty file of records needs --input-format jsonl"
            raise Fault(Code.INPUT_EMPTY, "no text", hint=hint, source=source.name)
    except Fault as fault:
        yield Rejected(fault, None)
        return
    known = settings.published is not None
    document = Document(text=text, published=settings.published, published_source="flag" if known else None)
    yield Found(document, source.name)
