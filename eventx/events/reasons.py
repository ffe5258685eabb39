"""Why an event is as it is: the steps that led to each of its fields, from what the chain kept of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eventx.chain_rules import chain_rules, step
from eventx.document import Document
from eventx.events.candidate import Candidate, Dated, Source
from eventx.events.frames import refuse
from eventx.events.links import Link
from eventx.events.merged import Merged
from eventx.events.reasons_of_people import of_participant
from eventx.events.ruling import (
    ASSERTED,
    CANCELLED,
    NEGATED,
    OCCURRED,
    ONGOING,
    POSSIBLE,
    REFUSED,
    REQUESTED,
    SAME,
    SCHEDULED,
    TOLD,
)
from eventx.events.together import duration_of, parts_of, place_of, source_of, time_of
from eventx.text.nodes import Parse
from eventx.text.nouns import Noun
from eventx.times import TimeValue
from eventx.times.spoken import spoken_interval
from eventx.trace import Span, Step, Trace
from eventx.values import Fields

EFFECTS = {
    OCCURRED: "what this word says happened",
    ONGOING: "it goes on",
    SCHEDULED: "it is planned",
    REQUESTED: "it is asked for",
    POSSIBLE: "it is left open",
    REFUSED: "it is refused",
    NEGATED: "it is not so",
    CANCELLED: "it is given up",
    SAME: "it stands as that does",
    TOLD: "it is told of as a fact",
    ASSERTED: "it stands as stated",
}
WORDS, RECKONED = ("text", "span", "type", "rule"), ("value", "edtf", "begin", "end", "grain", "approximate", "mod")
Reckoning = Mapping[Span, tuple[Step, ...]]


def explain_event(trace: Trace, document: Document, merged: Merged, event: Fields | None, reckoned: Reckoning) -> None:
    """Add the reasons of an event to the trace, or why what the mentions tell makes none.

    `reckoned` holds the steps by which each time of the document was read as it stands.
    """
    if event is None:
        first = merged.first
        note = "neither who takes part is known, nor a time or place"
        if not first.mention.opens:
            note = "nobody who takes part is known"
        trace.refusals.append(refuse(first.mention, "record.nobody", note))
        return
    trace.events.append(tuple(_steps(document, merged, reckoned)))


def _steps(document: Document, merged: Merged, reckoned: Reckoning) -> Iterator[Step]:
    yield _of_type(merged.first)
    yield _of_status(merged)
    for i, part in enumerate(parts_of(merged)):
        home = next(c for c in merged.candidates if any(p is part for p in c.parts))
        yield of_participant(part, home, f"/participants/{i}")
    time = time_of(merged)
    if time is not None:
        yield _of_time(time, next(c for c in merged.candidates if c.time is time), reckoned)
    lasting = duration_of(merged)
    if lasting is not None:
        rested = Step(lasting.value.rule, f"read as {lasting.duration}", (lasting.value.span,))
        yield step("lasting.how-long", (lasting.value.span,), ("/duration",), (rested,))
    yield from _of_place(merged)
    source = source_of(merged)
    if source is not None:
        yield _of_source(source, reckoned)
    for i, (candidate, rule) in enumerate(merged.listed()):
        yield _of_mention(candidate, rule, f"/mentions/{i}")
    yield from _of_record(document)


def _of_type(first: Candidate) -> Step:
    note = f"a word for {_a(first.type)}"
    return Step(first.mention.frame.rule, note, (first.mention.span,), ("/type",))


def _a(noun: str) -> str:
    """With its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


# -- status -----------------------------------------------------------------------------------------------------


def _of_status(merged: Merged) -> Step:
    """The ways that led to the status of the mention that decides."""
    telling = next((c for c in merged.candidates if c.ruling.status == merged.status), merged.first)
    ruling = telling.ruling
    parse = telling.mention.parse
    steps = [_of_link(parse, at, noun, link) for at, noun, link in _walked(telling)]
    if ruling.rule in chain_rules():
        steps.insert(0, step(ruling.rule, [telling.time.value.span] if telling.time is not None else []))
    elif ruling.rule:
        steps = [Step(ruling.rule, "the rule itself says so", (telling.mention.span,))]
    others = {c.ruling.status for c in merged.candidates} - {merged.status}
    if others:
        spans = tuple(c.mention.span for c in merged.candidates if c.ruling.status != merged.status)
        steps.append(step("status.outweighs", spans, more=", ".join(sorted(others))))
    return step("status.decided", (telling.mention.span,), ("/status",), tuple(steps), merged.status)


def _walked(candidate: Candidate) -> Iterator[tuple[int, Noun | None, Link]]:
    """Each link with the node that it leaves, and the noun there, where it leaves a noun."""
    noun = candidate.mention.noun
    for at, link in candidate.ruling.links:
        yield at, noun, link
        if link.above is not None:
            noun = link.noun


def _of_link(parse: Parse, at: int, noun: Noun | None, link: Link) -> Step:
    spans = [_words(parse, at, noun)]
    if link.above is not None:
        spans.append(_words(parse, link.above, link.noun))
    if link.at is not None and 0 <= link.at < len(parse.nodes):
        spans.append(_words(parse, link.at, None))
    return step(link.rule, spans, more=EFFECTS[link.effect])


def _words(parse: Parse, at: int, noun: Noun | None) -> Span:
    """The words of a node; of a noun in it, the noun with what stands before it."""
    first, last = (noun.first, noun.head + 1) if noun is not None else (parse.nodes[at].first, parse.nodes[at].last)
    return parse.tokens.starts[first], parse.tokens.ends[last - 1]


# -- time, place, source ------------------------------------------------------------------------------------------


def _of_time(dated: Dated, home: Candidate, reckoned: Reckoning) -> Step:
    value = dated.whole
    basis = step(dated.rule, (value.span, home.mention.span), ("/time/basis",))
    read = _reading(value, "/time", dated.steps or _as_it_stands(value, reckoned))
    return step("dating.dates", (value.span,), (), (*read, basis))


def _as_it_stands(value: TimeValue, reckoned: Reckoning) -> tuple[Step, ...]:
    """The steps by which the words were read; of two dates joined by "and" those of both."""
    if value.span in reckoned:
        return reckoned[value.span]
    start, end = value.span
    within = [steps for (first, last), steps in reckoned.items() if start <= first and last <= end]
    return tuple(each for steps in within for each in steps)


def _reading(value: TimeValue, pointer: str, steps: tuple[Step, ...]) -> tuple[Step, Step]:
    """What the words are, and what day they come to."""
    words = Step(value.rule, "these words are a time", (value.span,), tuple(f"{pointer}/{name}" for name in WORDS))
    day = spoken_interval(value.interval) if value.interval is not None else f"no day is known: {value.value}"
    fields = tuple(f"{pointer}/{name}" for name in RECKONED)
    return words, step("dating.reckoned", (value.span,), fields, steps, day)


def _of_place(merged: Merged) -> Iterator[Step]:
    place = place_of(merged)
    if place is None:
        return
    pointers = tuple(f"/location/{name}" for name in ("name", "text", "span"))
    country = place.country
    below = (step("place.country", (place.span,), ("/location/country",), more=country),) if country else ()
    yield step(place.rule, (place.span,), pointers, below)


def _of_source(source: Source, reckoned: Reckoning) -> Step:
    spans = (source.span,) if source.verb is None else (source.span, source.verb)
    steps: tuple[Step, ...] = ()
    if source.time is not None:
        steps = _reading(source.time, "/attribution/time", _as_it_stands(source.time, reckoned))
    return step(source.rule, spans, ("/attribution/source", "/attribution/span"), steps)


# -- mentions and the rest -------------------------------------------------------------------------------------------


def _of_mention(candidate: Candidate, rule: str, pointer: str) -> Step:
    mention = candidate.mention
    trigger = Step(
        mention.frame.rule, "the word that tells of it", (mention.span,), (f"{pointer}/trigger", f"{pointer}/rule")
    )
    sentence = (mention.parse.start, mention.parse.end)
    return step(rule, (sentence,), (f"{pointer}/text", f"{pointer}/span"), (trigger,))


def _of_record(document: Document) -> Iterator[Step]:
    yield step("record.id", fields=("/id",))
    yield step("record.version", fields=("/schema_version",))
    identity = (
        "/document/id",
        *(f"/document/{name}" for name in ("title", "url") if getattr(document, name) is not None),
    )
    yield step("record.document", fields=identity)
    if document.published is not None:
        yield step("record.published", fields=("/document/published", "/document/published_source"))


__all__ = ["explain_event"]
