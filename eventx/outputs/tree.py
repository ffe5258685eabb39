"""An explanation as an indented tree, for people: what each event says, and under it why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from eventx.explanation import ExplainedEvent, Explanation, Reason, TurnedDown, telling_steps
from eventx.outputs.table import printable
from eventx.record import Event, Time
from eventx.values import dataclass

LABEL = 13  # columns of the names of the fields
WORDS = 34  # columns of the quoted words, at most
NARROW = 70
AROUND = 30  # characters of the sentence, before and after a word that was not taken
MISSING = 1  # the highest rank of a refusal that a general rule gives
RECORD = frozenset({"id", "schema_version", "document"})  # fields of which the input or the form decides
NAMES = {"location": "place", "attribution": "said by", "mentions": "told by"}
BOLD, DIM, GREEN = "1", "2", "32"


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines are drawn: their longest, and whether in colour."""

    width: int
    color: bool

    @property
    def words(self) -> int:
        """The columns of quoted words, at most."""
        return min(WORDS, (self.width - LABEL) // 3)

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text


def render(explained: Explanation, *, width: int, color: bool, heading: bool) -> str:
    """The tree of a document; `heading`: with a line that names the document."""
    pen = Pen(max(width, NARROW), color)
    lines = [pen.paint(f"document {printable(explained.document.id)}", BOLD), ""] if heading else []
    column = max((_widest(each, pen) for each in explained.events), default=0)
    for each in explained.events:
        lines += [*_event(each, column, pen), ""]
    if not explained.events:
        lines += ["no events", ""]
    lines += _turned_down(explained, pen)
    if explained.not_read:
        kinds = sorted({each.kind for each in explained.not_read})
        lines += [f"not read: {', '.join(kinds)}", ""]
    return "\n".join(lines[:-1]) + "\n"


def _event(each: ExplainedEvent, column: int, pen: Pen) -> Iterator[str]:
    """The lines of an event; `column` is the width of the quoted words."""
    event = each.event
    yield f"{pen.paint(event.type, BOLD)}  {event.status}  {pen.paint(event.id, DIM)}"
    for reason in each.reasons:
        if _field(reason) in RECORD:
            continue
        label, value = _headline(event, _field(reason), reason)
        value = _shortened(printable(value), pen.width - LABEL - 2)
        yield f"  {label:{LABEL}}{pen.paint(value, GREEN)}"
        for depth, step in telling_steps((reason,)):
            quoted = f"{'  ' * depth}{_words(step, event, pen.words)}"
            yield from _line(step, f"{quoted:{column}}", pen)


def _widest(each: ExplainedEvent, pen: Pen) -> int:
    """The width of the longest of the words that the lines of an event quote."""
    shown = tuple(reason for reason in each.reasons if _field(reason) not in RECORD)
    return max(2 * depth + len(_words(step, each.event, pen.words)) for depth, step in telling_steps(shown))


def _field(reason: Reason) -> str:
    """The field of the event that the reason is of."""
    while not reason.fields:
        reason = reason.steps[0]
    return reason.fields[0].split("/")[1]


def _headline(event: Event, field: str, reason: Reason) -> tuple[str, str]:
    """The name of a field, and its value in a few words."""
    if field == "participants":
        person = event.participants[int(reason.fields[0].split("/")[2])]
        about = ", ".join(each for each in (person.title, person.kind, person.country) if each)
        return person.role, f"{person.name} ({about})"
    if field == "mentions":
        mention = event.mentions[int(reason.fields[0].split("/")[2])]
        return NAMES[field], " ".join(mention.text.split())
    if field == "time" and event.time is not None:
        return field, f"{_interval(event.time)} ({event.time.basis})"
    if field == "location" and event.location is not None:
        place = event.location
        return NAMES[field], f"{place.name} ({place.country})" if place.country else place.name
    if field == "attribution" and event.attribution is not None:
        said = event.attribution
        return NAMES[field], said.source + (f", {_interval(said.time)}" if said.time is not None else "")
    return NAMES.get(field, field), str(getattr(event, field))


def _interval(time: Time) -> str:
    if time.begin is None and time.end is None:
        return time.value
    return f"{time.begin}" if time.begin == time.end else f"{time.begin or '…'} to {time.end or '…'}"


def _line(step: Reason, words: str, pen: Pen) -> Iterator[str]:
    """The words of a step, what they mean, and the rule."""
    indent = " " * (LABEL + 2)
    wide = max(pen.width - len(indent) - len(words) - 2, NARROW // 2)
    for i, line in enumerate(_with_rule(step.note, step.rule, wide, pen)):
        yield f"{indent}{words if i == 0 else ' ' * len(words)}  {line}"


def _with_rule(note: str, rule: str, width: int, pen: Pen) -> list[str]:
    """A note and the name of its rule behind it, in lines."""
    name = f"({rule})"
    lines = textwrap.wrap(f"{printable(note)} {name}", width, break_on_hyphens=False, break_long_words=False)
    return [*lines[:-1], lines[-1].replace(name, pen.paint(name, DIM))]


def _words(step: Reason, event: Event, most: int) -> str:
    """The words that a step quotes, without sentences that stand in the line above; long ones are cut to fit."""
    sentences = [mention.span for mention in event.mentions]
    quotes = [printable(quote.text) for quote in step.quotes if quote.span not in sentences]
    room = most - len('"", ') * len(quotes) + len(", ")
    for left, i in zip(
        range(len(quotes), 0, -1), sorted(range(len(quotes)), key=lambda i: len(quotes[i])), strict=True
    ):
        quotes[i] = _shortened(quotes[i], max(room // left, 1))
        room -= len(quotes[i])
    return ", ".join(f'"{quote}"' for quote in quotes)


def _shortened(text: str, most: int) -> str:
    half = (most - 1) // 2
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"


def _turned_down(explained: Explanation, pen: Pen) -> Iterator[str]:
    """A line a word and type, with the reason that says most; those that an event has taken are left out."""
    taken = {mention.trigger for each in explained.events for mention in each.event.mentions}
    special: set[tuple[int, int]] = set()  # words of which only rules for special cases say something
    telling: dict[tuple[tuple[int, int], str], TurnedDown] = {}
    for each in explained.turned_down:
        if each.quote.span in taken:
            continue
        if each.rank > MISSING:
            special.add(each.quote.span)
        else:
            telling.setdefault((each.quote.span, each.type), each)
    if not telling and not special:
        return
    yield pen.paint("not taken", BOLD)
    for each in telling.values():
        start, end = each.quote.span
        what, where = f'  "{printable(each.quote.text)}" is no {each.type}', f"[{start}:{end}]"
        room = (pen.width - len(what) - len(where) - len(each.quote.text)) // 2 - len(" …  ")
        yield f"{what} {pen.paint(f'{where} {_around(each, min(room, AROUND))}', DIM)}"
        yield from (f"    {line}" for line in _with_rule(each.note, each.rule, pen.width - 4, pen))
    rest = len(special - {span for span, _ in telling})
    if rest:
        yield f"  {rest} more word{'s' * (rest != 1)} of special cases only: --format json says why not"
    yield ""


def _around(each: TurnedDown, reach: int) -> str:
    """The words around the one that was not taken, so many characters to each side."""
    text, at = each.sentence.text, each.quote.span[0] - each.sentence.span[0]
    first, last = max(0, at - reach), at + len(each.quote.text) + reach
    first, last = text.find(" ", first) + 1 if first else 0, text.rfind(" ", at, last) if last < len(text) else last
    return f"{'… ' if first else ''}{printable(text[first:last])}{' …' if last < len(text) else ''}"


__all__ = ["render"]
