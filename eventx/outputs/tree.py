"""An explanation as an indented tree, for people: what each event says, and under it why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from eventx.explanation import ExplainedEvent, Explanation, Reason, TurnedDown
from eventx.outputs.table import printable
from eventx.record import Event, Time
from eventx.values import dataclass

LABEL = 13  # columns of the names of the fields
WORDS = 34  # columns of the quoted words, at most
NARROW = 70
MISSING = 1  # the highest rank of a refusal that a general rule gives
RECORD = frozenset({"id", "schema_version", "document"})  # fields of which the input or the form decides
NAMES = {"location": "place", "attribution": "said by", "mentions": "told by"}
BOLD, DIM, GREEN, YELLOW = "1", "2", "32", "33"


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines are drawn: their longest, and whether in colour."""

    width: int
    color: bool

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text


def render(explained: Explanation, *, width: int, color: bool, heading: bool) -> str:
    """The tree of a document; `heading`: with a line that names the document."""
    pen = Pen(max(width, NARROW), color)
    lines = [pen.paint(f"document {printable(explained.document.id)}", BOLD), ""] if heading else []
    for each in explained.events:
        lines += [*_event(each, pen), ""]
    if not explained.events:
        lines += ["no events", ""]
    lines += _turned_down(explained, pen)
    if explained.not_read:
        kinds = sorted({each.kind for each in explained.not_read})
        lines += [f"not read: {', '.join(kinds)}", ""]
    return "\n".join(lines[:-1]) + "\n"


def _event(each: ExplainedEvent, pen: Pen) -> Iterator[str]:
    event = each.event
    yield f"{pen.paint(event.type, BOLD)}  {event.status}  {pen.paint(event.id, DIM)}"
    words = max((len(_words(reason)) + 2 * depth for depth, reason in _walk(each.reasons)), default=0)
    for reason in each.reasons:
        field = _field(reason)
        if field in RECORD:
            continue
        label, value = _headline(event, field, reason)
        yield f"  {label:{LABEL}}{pen.paint(printable(value), GREEN)}"
        for depth, step in _walk((reason,)):
            if step.note:
                yield from _line(step, depth, min(words, WORDS), pen)


def _walk(reasons: tuple[Reason, ...], depth: int = 0) -> Iterator[tuple[int, Reason]]:
    for reason in reasons:
        yield depth, reason
        yield from _walk(reason.steps, depth + 1)


def _field(reason: Reason) -> str:
    """The field of the event that the reason is of."""
    return next(step.fields[0] for _, step in _walk((reason,)) if step.fields).split("/")[1]


def _headline(event: Event, field: str, reason: Reason) -> tuple[str, str]:
    """The name of a field, and its value in a few words."""
    if field == "participants":
        person = event.participants[int(reason.fields[0].split("/")[2])]
        about = ", ".join(each for each in (person.title, person.kind, person.country) if each)
        return person.role, f"{person.name} ({about})"
    if field == "mentions":
        mention = event.mentions[int(reason.fields[0].split("/")[2])]
        return NAMES[field], _shortened(" ".join(mention.text.split()), 2 * WORDS)
    if field == "time" and event.time is not None:
        return field, f"{_interval(event.time)} ({event.time.basis})"
    if field == "location" and event.location is not None:
        return NAMES[field], event.location.name
    if field == "attribution" and event.attribution is not None:
        said = event.attribution
        return NAMES[field], said.source + (f", {_interval(said.time)}" if said.time is not None else "")
    return NAMES.get(field, field), str(getattr(event, field))


def _interval(time: Time) -> str:
    if time.begin is None and time.end is None:
        return time.value
    return f"{time.begin}" if time.begin == time.end else f"{time.begin or '…'} to {time.end or '…'}"


def _line(step: Reason, depth: int, words: int, pen: Pen) -> Iterator[str]:
    """The words of a step, what they mean, and the rule."""
    indent = " " * (LABEL + 2)
    quoted = f"{'  ' * depth}{_words(step)}"
    before = f"{indent}{quoted:{words}}  "
    rule = f"({step.rule})"
    lines = textwrap.wrap(
        f"{printable(step.note)} {rule}", max(pen.width - len(before), NARROW // 2), break_on_hyphens=False
    )
    for i, line in enumerate(lines):
        start = before if i == 0 else " " * (len(indent) + words + 2)
        yield start + (line.replace(rule, pen.paint(rule, DIM)) if rule in line else line)


def _words(step: Reason) -> str:
    said = ", ".join(f'"{" ".join(quote.text.split())}"' for quote in step.quotes)
    return _shortened(printable(said), WORDS)


def _shortened(text: str, most: int) -> str:
    half = (most - 1) // 2
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"


def _turned_down(explained: Explanation, pen: Pen) -> Iterator[str]:
    """A line a word and type, with the reason that says most; those that an event has taken are left out."""
    taken = {mention.trigger for each in explained.events for mention in each.event.mentions}
    special: dict[str, None] = {}  # words of which only rules for special cases say something
    telling: dict[tuple[tuple[int, int], str], TurnedDown] = {}
    for each in explained.turned_down:
        if each.quote.span in taken:
            continue
        if each.rank > MISSING:
            special.setdefault(each.quote.text)
        else:
            telling.setdefault((each.quote.span, each.type), each)
    if not telling and not special:
        return
    yield pen.paint("not taken", BOLD)
    said = {each.quote.text for each in telling.values()}
    for each in telling.values():
        start, end = each.quote.span
        yield f'  "{printable(each.quote.text)}" is no {each.type} {pen.paint(f"[{start}:{end}]", DIM)}'
        rule = f"({each.rule})"
        lines = textwrap.wrap(f"{printable(each.note)} {rule}", pen.width - 6, break_on_hyphens=False)
        yield from (f"      {line.replace(rule, pen.paint(rule, DIM))}" for line in lines)
    rest = [printable(word) for word in special if word not in said]
    if rest:
        words = ", ".join(f'"{word}"' for word in rest)
        yield from textwrap.wrap(
            f"Only rules for special cases ask for {words}: --format json says why they were not met.",
            pen.width - 2,
            initial_indent="  ",
            subsequent_indent="  ",
        )
    yield ""


__all__ = ["render"]
