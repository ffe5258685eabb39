"""The reasons for an answer, as data: each stage adds what it knows to a trace that is handed to it.

Without a trace nothing is recorded and nothing is paid.
"""

from __future__ import annotations

from eventx.values import dataclass, field

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reasoning: which rule, on which words, with what outcome.

    `spans` are (start, end) in the document's text, in its order. `fields` are JSON pointers into the event, of the
    values that the step gives; `steps` are those that it rests on.
    """

    rule: str
    note: str
    spans: tuple[Span, ...] = ()
    fields: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A word that may tell of an event of the type and was not taken, and which rule turned it down for what reason.

    `sentence` is the span of its sentence. `rank` says how telling the reason is: 0 where something speaks against it, 1
    where somebody is missing, 2 where the rule is of a special case of which the words say nothing.
    """

    type: str
    rule: str
    note: str
    span: Span
    sentence: Span
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the text in which no events are looked for: a byline, the chrome of a page."""

    kind: str
    span: Span


@dataclass(slots=True)
class Trace:
    """What became of a document: the steps to each of its events, what was turned down, what was not read."""

    events: list[tuple[Step, ...]] = field(default_factory=list)  # in the order of the events
    refusals: list[Refusal] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
