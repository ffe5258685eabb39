"""A table for people who look rather than parse: the width of the terminal, a row a record, shown as they come."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from eventx.outputs.sink import Sink
from eventx.record import Event, Record, Time
from eventx.values import dataclass

if TYPE_CHECKING:
    from rich.text import Text

ROWS_HELD = 25
WIDTH = 120  # where there is no terminal to ask
STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "scheduled": "cyan",
    "requested": "yellow",
    "possible": "yellow",
    "refused": "red",
    "negated": "red",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, the cell of a record, and its width: fixed, up to `most`, or a share of what the others leave."""

    title: str
    cell: Callable[[Any], str]
    width: int | None = None
    share: int | None = None
    most: int | None = None


def write(sink: Sink, records: Iterable[Record], model: type[Record], *, color: bool) -> None:
    """A row a record of `model`; a line says so where there is none."""
    headings = EVENT if issubclass(model, Event) else TIME
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sink.terminal else WIDTH
    rows = iter(records)
    any_row = False
    while held := list(islice(rows, ROWS_HELD)):
        sink.write(_drawn(held, headings, width, header=not any_row, color=color))
        sink.flush()
        any_row = True
    if not any_row:
        sink.write("(none)\n")


def printable(text: str) -> str:
    """One line without what steers a terminal or turns its direction: such a character is shown as `[U+202E]`."""
    words = " ".join(text.split())
    return "".join(c if c.isprintable() else f"[U+{ord(c):04X}]" for c in words)


def _drawn(records: list[Record], headings: tuple[Heading, ...], width: int, *, header: bool, color: bool) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_header=header, expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    for heading in headings:
        fixed, least = (None, heading.width) if heading.most else (heading.width, None)
        table.add_column(
            heading.title, width=fixed, min_width=least, max_width=heading.most, ratio=heading.share, overflow="fold"
        )
    for record in records:
        table.add_row(*(_styled(Text(printable(heading.cell(record)))) for heading in headings))
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
    )
    with console.capture() as drawn:
        console.print(table)
    return "".join(line.rstrip() + "\n" for line in drawn.get().splitlines() if line.strip())


def _styled(cell: Text) -> Text:
    cell.stylize(STYLES.get(cell.plain, ""))
    return cell


def _people(event: Event) -> str:
    return ", ".join(f"{each.name} ({each.role})" for each in event.participants)


def _when(time: Time | None) -> str:
    if time is None:
        return ""
    if time.begin == time.end:
        return time.begin or time.value
    return f"{time.begin or '…'} to {time.end or '…'}"


EVENT = (
    Heading("type", lambda event: event.type, width=8, most=16),
    Heading("status", lambda event: event.status, width=9),
    Heading("participants", _people, share=5),
    Heading("time", lambda event: _when(event.time), width=10),
    Heading("location", lambda event: event.location.name if event.location else "", share=2),
    Heading("says", lambda event: event.mentions[0].text, share=6),
)
TIME = (
    Heading("words", lambda time: time.text, share=3),
    Heading("type", lambda time: time.type, width=8),
    Heading("value", lambda time: time.value, share=2),
    Heading("time", _when, share=3),
    Heading("grain", lambda time: time.grain or "", width=7),
    Heading("rule", lambda time: time.rule, share=3),
)
