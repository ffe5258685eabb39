"""The chain, from top to bottom: document in, validated events out.

    gate -> regions -> sentences -> times -> parses -> frames -> entities, coreference -> candidates -> merge -> records

Each stage takes values and returns new ones; none reads a clock or the environment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eventx.actors.coreference import Coreference
from eventx.actors.entities import Entities
from eventx.document import Document, Published
from eventx.events.frames import FrameMention, Frames, Veto
from eventx.events.merge import merge
from eventx.events.read import read_mention
from eventx.events.write import write_event
from eventx.record import Event, Time
from eventx.text.phrases import Parse, parse
from eventx.text.regions import regions
from eventx.text.sentences import dateline, sentences
from eventx.times import Anchor, TimeValue, read
from eventx.trace import Trace
from eventx.types import EventType, load

READ_KINDS = ("headline", "body", "caption")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article, by offsets; the dateline before it is left out."""

    start: int
    end: int


class Extractor:
    """Extracts events of some types. Make one and use it for many documents; it keeps no state between them."""

    def __init__(self, types: Sequence[str] | Sequence[EventType] | None = None) -> None:
        """`types`: names of built-in types or types read from files; None for all that are built in."""
        given = [t for t in types or () if isinstance(t, EventType)]
        named = [t for t in types or () if isinstance(t, str)]
        self.types = (*load(named), *given) if types is not None else load()
        self.frames = Frames(self.types)
        self._gate = _gate(self.types)

    def extract(self, document: Document, trace: Trace | None = None) -> list[Event]:
        """The events of the document, in the order of their first mention; `trace` receives the reasons."""
        if not self._gate.search(document.text):
            return []
        lines = article_sentences(document.text, trace)
        anchor = Anchor(document.published)
        times = read(document.text, anchor, [(s.start, s.end) for s in lines])
        parses = [_parse(document.text, line, times) for line in lines]
        mentions = self._mentions(parses, trace)
        if not mentions:
            return []
        coreference = Coreference(Entities(parses))
        candidates = [read_mention(m, coreference, _within(times, m.parse), anchor, trace) for m in mentions]
        merged = merge(candidates, trace)
        return [event for event in (write_event(document, m) for m in merged) if event is not None]

    def _mentions(self, parses: Sequence[Parse], trace: Trace | None) -> list[FrameMention]:
        vetoes: list[Veto] | None = [] if trace is not None else None
        found = [m for i, sentence in enumerate(parses) for m in self.frames.find(sentence, i, vetoes)]
        if trace is not None:
            for veto in vetoes or ():
                trace.add("vetoes", veto.reason, veto.rule, veto.trigger)
        return found


def _gate(types: Sequence[EventType]) -> re.Pattern[str]:
    """One alternation of the stems of all triggers: without one of them a document has no event."""
    stems = {lemma[: max(3, len(lemma) - 2)] for t in types for f in t.frames for lemma in (*f.verbs, *f.nouns)}
    stems |= {"met", "sat", "spoke", "rang", "held", "came", "got", "went", "gave"}
    return re.compile("|".join(sorted(re.escape(s) for s in stems)), re.IGNORECASE)


def article_sentences(text: str, trace: Trace | None = None) -> list[Sentence]:
    """The sentences of headline, body and captions; page chrome and bylines yield none."""
    found: list[Sentence] = []
    for region in regions(text):
        if region.kind not in READ_KINDS:
            if trace is not None:
                trace.add("regions", f"{region.kind}: not read", span=(region.start, region.end))
            continue
        skip = dateline(text, region.start, region.end) if region.kind == "body" else None
        for start, end in sentences(text, region.start, region.end):
            begin = skip[1] if skip is not None and start <= skip[0] and skip[1] < end else start
            while begin < end and not text[begin].isalnum() and text[begin] not in "\"“'‘(":
                begin += 1
            if begin < end:
                found.append(Sentence(begin, end))
    return found


def _parse(text: str, line: Sentence, times: Sequence[TimeValue]) -> Parse:
    spans = [t.span for t in times if line.start <= t.span[0] < line.end and not t.value.endswith("_REF")]
    return parse(text, line.start, line.end, spans)


def _within(times: Sequence[TimeValue], sentence: Parse) -> list[TimeValue]:
    return [t for t in times if sentence.start <= t.span[0] < sentence.end]


def extract(
    text: str, published: str | Published = None, *, types: Sequence[str] | None = None, **fields: str | None
) -> list[Event]:
    """The events of a text. `published` as for `Document.make`; without it relative dates stay underspecified."""
    return Extractor(types).extract(Document.make(text, published, **fields))


def find_times(text: str, published: str | Published = None, **fields: str | None) -> list[Time]:
    """Every time expression of a text, resolved against the publication time."""
    from eventx.events.write import write_time

    document = Document.make(text, published, **fields)
    return [write_time(value, None) for value in read(document.text, Anchor(document.published))]
