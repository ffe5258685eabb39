"""The chain, from top to bottom: document in, validated events out.

    gate -> regions -> sentences -> times -> parses -> frames -> entities, coreference -> candidates -> merge -> records

Each stage takes values and returns new ones; none reads a clock or the environment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from eventx.actors.coreference import Coreference
from eventx.actors.entities import Entities
from eventx.document import Document, Published
from eventx.events.frames import Frames, Surroundings
from eventx.events.gapped import with_gapped
from eventx.events.gate import Gate, own_words
from eventx.events.merge import may_open, merge
from eventx.events.merged import Merged
from eventx.events.read import read_mention
from eventx.events.separate import separated
from eventx.events.story import Story
from eventx.events.visits import itinerary
from eventx.events.write import write_event
from eventx.lexicon.folding import lower
from eventx.text.nodes import Parse
from eventx.text.phrases import parse
from eventx.text.regions import regions
from eventx.text.sentences import dateline, dateline_place, sentences
from eventx.times import Anchor, Expression, find, in_order, is_vague, read
from eventx.times.fields import time_fields
from eventx.trace import Refusal, Span, Step, Trace, Unread
from eventx.types import load
from eventx.values import Fields

if TYPE_CHECKING:
    from eventx.explanation import Explanation
    from eventx.record import Event, Time
    from eventx.types import EventType

READ_KINDS = ("headline", "body", "caption")
LONGEST_SENTENCE = 1000  # characters: in 15 MB of news, one sentence in ten thousand is longer


class Extractor:
    """Extracts events of some types. Make one and use it for many documents; it keeps no state between them."""

    def __init__(self, types: Sequence[str | Path | EventType] | None = None) -> None:
        """`types`: names of types that come with the package, files of one's own, or types; None for those built in.

        ValueError where there is no such type, or a file cannot be used; OSError where it cannot be read.
        """
        self.types = load(types)
        self.frames = Frames(self.types)
        self.gate = Gate(self.types)
        self.words = own_words(self.types)

    def extract(self, document: Document, trace: Trace | None = None) -> list[Event]:
        """The events of the document, in the order of their first mention; `trace` receives the reasons."""
        from eventx.record import Event

        return [Event.model_validate(fields) for fields in self.fields(document, trace)]

    def explain(self, document: Document) -> Explanation:
        """The events of the document with a reason for each of their values, and what in it was not taken."""
        from eventx.explanation import explanation

        trace = Trace()
        return explanation(document, self.extract(document, trace), trace)

    def fields(self, document: Document, trace: Trace | None = None) -> list[Fields]:
        """The events as `extract` gives them, as the fields of their records: what is printed, not yet validated."""
        lowered = lower(document.text)
        triggers = self.gate.positions(lowered)
        if not triggers and trace is None:
            return []
        spans = article_sentences(document.text, trace)
        gated = self.gate.holding(lowered, triggers, spans)
        expressions = {i: find(document.text, *spans[i]) for i in gated}
        parses = {i: self._parse(document.text, spans[i], found) for i, found in expressions.items()}
        surroundings = Surroundings(document.text, spans)
        refusals = trace.refusals if trace is not None else None
        mentions = [
            mention
            for i, each in parses.items()
            for mention in self.frames.find(each, i, refusals, surroundings, gated[i] if trace is None else None)
        ]
        if not any(map(may_open, mentions)) and trace is None:
            return []
        found = [expressions[i] if i in expressions else find(document.text, *span) for i, span in enumerate(spans)]
        everything = [
            parses[i] if i in parses else self._parse(document.text, span, found[i]) for i, span in enumerate(spans)
        ]
        anchor = Anchor(document.published)
        reckoned: dict[Span, tuple[Step, ...]] | None = {} if trace is not None else None
        times = in_order(document.text, anchor, chain(*found), reckoned)
        coreference = Coreference(Entities(everything))
        visits = itinerary(everything, coreference)
        story = Story(everything, times, anchor, dateline_place(document.text, spans), visits)
        candidates = [
            told
            for mention in mentions
            for candidate in separated(read_mention(mention, coreference, story, traced=trace is not None))
            for told in with_gapped(candidate, coreference, story, traced=trace is not None)
        ]
        alone = len(spans) == 1  # a sentence out of its text
        told = merge(candidates, refusals)
        events = list(_written(document, told, alone=alone))
        if trace is not None:
            from eventx.events.reasons import explain_event

            ungated = {i: each for i, each in enumerate(everything) if i not in parses}
            trace.refusals += self._turned_away(ungated, surroundings)
            for merged, event in zip(told, events, strict=True):
                explain_event(trace, document, merged, event, reckoned or {})
        return [event for event in events if event is not None]

    def _parse(self, text: str, span: Span, times: Sequence[Expression]) -> Parse:
        timed = [(time.start, time.end) for time in times if _stands_alone(time)]
        return parse(text, *span, timed, self.words)

    def _turned_away(self, parses: Mapping[int, Parse], surroundings: Surroundings) -> list[Refusal]:
        """Why the words of sentences that the gate turned away tell of nothing: it lets all pass in which a frame holds."""
        refusals: list[Refusal] = []
        for i, each in parses.items():
            self.frames.find(each, i, refusals, surroundings)
        return refusals


def _written(document: Document, told: Iterable[Merged], *, alone: bool) -> Iterator[Fields | None]:
    """The fields of the events; those that one word tells of are counted, so that each has an id of its own."""
    counted: Counter[tuple[str, Span]] = Counter()
    for merged in told:
        trigger = (merged.type, merged.first.mention.span)
        yield write_event(document, merged, counted[trigger], alone=alone)
        counted[trigger] += 1


def article_sentences(text: str, trace: Trace | None = None) -> list[tuple[int, int]]:
    """Spans of the sentences of headline, body and captions, datelines left out; page chrome and bylines yield none."""
    found: list[tuple[int, int]] = []
    for region in regions(text):
        if region.kind not in READ_KINDS:
            if trace is not None:
                trace.unread.append(Unread(region.kind, (region.start, region.end)))
            continue
        skip = dateline(text, region.start, region.end) if region.kind == "body" else None
        for start, end in sentences(text, region.start, region.end):
            begin = skip[1] if skip is not None and start <= skip[0] and skip[1] < end else start
            while begin < end and not text[begin].isalnum() and text[begin] not in "\"“'‘(":
                begin += 1
            if begin < end:
                found += _cut(text, begin, end)
    return found


def _cut(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """A sentence, in pieces that end at blanks if it is longer than any: clauses are looked at two by two."""
    pieces = []
    while end - begin > LONGEST_SENTENCE:
        most = begin + LONGEST_SENTENCE
        stop = next((i for i in range(most, begin, -1) if text[i].isspace()), most)
        pieces.append((begin, stop))
        begin = next((i for i in range(stop, end) if not text[i].isspace()), end)
    if begin < end:
        pieces.append((begin, end))
    return pieces


def _stands_alone(time: Expression) -> bool:
    """Whether a time is a phrase of its own: "now" and "years ago" are adverbs, "monthly" in "their monthly meeting" too."""
    return time.rule != "set.<adverb>" and not is_vague(time.meaning)


def extract(
    text: str,
    published: str | Published = None,
    *,
    types: Sequence[str | Path | EventType] | None = None,
    **fields: str | None,
) -> list[Event]:
    """The events of a text. `published` as for `Document.make`; without it relative dates stay underspecified."""
    return Extractor(types).extract(Document.make(text, published, **fields))


def find_times(text: str, published: str | Published = None, **fields: str | None) -> list[Time]:
    """Every time expression of a text, resolved against the publication time."""
    from eventx.record import Time

    document = Document.make(text, published, **fields)
    return [Time.model_validate(time_fields(value)) for value in read(document.text, Anchor(document.published))]
