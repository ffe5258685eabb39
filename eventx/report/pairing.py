"""Events and the documents that they were read from, brought together; every quotation is looked up in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eventx.document import Document
from eventx.explanation import Reason
from eventx.faults import Code, Fault
from eventx.record import DocumentInfo, Event, Mention
from eventx.report.facts import quotes
from eventx.report.pieces import Piece, holding
from eventx.report.reasons import Reasons
from eventx.values import dataclass

HOW = "give the file that `extract --documents` wrote in the run that wrote the events"


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event, its number on the page, from 1, and its reasons, where they were given."""

    number: int
    event: Event
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A document with its events: all of its text in one piece, or the sentences that the events quote."""

    number: int
    info: DocumentInfo
    pieces: tuple[Piece, ...]
    whole: bool
    events: tuple[Numbered, ...]


class Texts:
    """The texts of the documents that events were read from, by the document's id."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = frozenset(wanted)
        self._texts: dict[str, str] = {}
        self.count = 0

    def add(self, document: Document, source: str, line: int | None) -> None:
        """Keep the document's text if an event wants it. A `Fault` where there was another text under the same id."""
        self.count += 1
        if document.id not in self._wanted:
            return
        if self._texts.setdefault(document.id, document.text) != document.text:
            hint = "events name their document by its id: give each document one of its own, and extract again"
            message = f"a second document with the id {document.id!r}, with another text"
            raise Fault(Code.DOCUMENT_DIFFERS, message, hint=hint, source=source, line=line, doc_id=document.id)

    def of(self, document_id: str, source: str) -> str:
        """The text of a document. A `Fault` where there is none."""
        if document_id not in self._texts:
            missing = len(self._wanted - self._texts.keys())
            message = f"no document {document_id!r}, which events were read from"
            if missing > 1:
                message = f"{message}, nor {missing - 1} other{'s' * (missing > 2)}"
            raise Fault(Code.DOCUMENT_MISSING, message, hint=HOW, source=source, doc_id=document_id)
        return self._texts[document_id]


def stories(events: Sequence[Event], texts: Texts | None, source: str, reasons: Reasons | None = None) -> list[Story]:
    """A story a document, in the order in which events first name them; their events in order, numbered throughout.

    Without texts a story is made of the sentences that its events quote. `source` is named in a `Fault`: of a document
    that is missing, or that has other words where an event quotes from it.
    """
    by_document: dict[str, list[Event]] = {}
    for event in events:
        by_document.setdefault(event.document.id, []).append(event)
    found: list[Story] = []
    number = 1
    for document_id, told in by_document.items():
        if texts is None:
            pieces = _excerpts([mention for event in told for mention in event.mentions], document_id, source)
        else:
            pieces = (Piece(0, texts.of(document_id, source)),)
        for event in told:
            _check(event, pieces, source, whole=texts is not None)
        numbered = tuple(
            Numbered(number + index, event, reasons.of(event) if reasons else ()) for index, event in enumerate(told)
        )
        found.append(Story(len(found) + 1, told[0].document, pieces, texts is not None, numbered))
        number += len(told)
    return found


def _check(event: Event, pieces: Sequence[Piece], source: str, *, whole: bool) -> None:
    """Whether the text has what the event quotes, as far as it is known."""
    for quote in quotes(event):
        start, end = quote.span
        piece = holding(pieces, quote.span)
        if piece is None and whole:
            why = f"lies outside the text, which has {pieces[0].end:,} characters"
        elif piece is not None and quote.text not in (
            None,
            there := piece.text[start - piece.start : end - piece.start],
        ):
            why = f"should be {_shown(quote.text or '')}, but the text has {_shown(there)} there"
        else:
            continue
        message = f"event {event.id}: {quote.pointer}/span [{start}, {end}] {why}"
        raise Fault(Code.DOCUMENT_DIFFERS, message, hint=HOW, source=source, doc_id=event.document.id)


def _excerpts(mentions: Sequence[Mention], document_id: str, source: str) -> tuple[Piece, ...]:
    """The quoted sentences in the order of the text; those that overlap become one piece."""
    pieces: list[Piece] = []
    for mention in sorted(mentions, key=lambda each: each.span):
        start, end = mention.span
        last = pieces[-1] if pieces else None
        if len(mention.text) != end - start:
            message = f"a mention of {len(mention.text):,} characters has the span [{start}, {end}]"
            hint = "these events were changed after `extract` wrote them"
            raise Fault(Code.DOCUMENT_DIFFERS, message, hint=hint, source=source, doc_id=document_id)
        if last is None or start > last.end:
            pieces.append(Piece(start, mention.text))
        elif end > last.end:
            pieces[-1] = Piece(last.start, last.text + mention.text[last.end - start :])
    return tuple(pieces)


def _shown(text: str, longest: int = 40) -> str:
    return repr(text if len(text) <= longest else f"{text[:longest]}…")
