"""Where the records of a run go, and in which format: the one place where they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from eventx.cli.messages import Color, Messages, colored
from eventx.faults import Code, Fault
from eventx.outputs.sink import Sink, open_sink

if TYPE_CHECKING:
    from eventx.record import DocumentEvents, DocumentTimes, Event, Record

T = TypeVar("T")

TimeFormat = Literal["json", "jsonl", "csv", "table"]
EventFormat = Literal["json", "jsonl", "csv", "parquet", "plover", "table"]
StoredFormat = Literal["jsonl", "csv", "parquet", "plover", "table"]


@dataclass(frozen=True, slots=True)
class Target:
    """A file (standard output where there is none) and what is written to it.

    Without a format one text is written as JSON, records and several inputs as JSON Lines.
    """

    path: str | None
    format: EventFormat | None
    color: Color = "auto"
    guard_cells: bool = False

    def __post_init__(self) -> None:
        if self.guard_cells and self.format != "csv":
            raise Fault(Code.USAGE, "--guard-cells guards the cells of CSV", hint="it goes with CSV output only")


def write_results(
    results: Iterable[DocumentEvents | DocumentTimes],
    model: type[Record],
    target: Target,
    messages: Messages,
    *,
    several: bool,
) -> int:
    """Write what was found in each document, records of `model`; the number of records."""
    counted = Counted(results, lambda result: len(result.records))
    chosen = target.format or ("jsonl" if several else "json")
    with open_sink(target.path) as sink:
        if chosen == "json":
            from eventx.outputs import json

            json.write(sink, counted, several=several, indent=2 if sink.terminal else None)
        else:
            records = (record for result in counted for record in result.records)
            write_records(sink, records, model, chosen, target, messages)
    return counted.count


def write_records(
    sink: Sink,
    records: Iterable[Record],
    model: type[Record],
    format: EventFormat,
    target: Target,
    messages: Messages,
) -> None:
    """Write records of `model` in a format that holds one record beside the other."""
    if format == "jsonl":
        from eventx.outputs import jsonl

        jsonl.write(sink, records)
    elif format == "csv":
        from eventx.outputs import csv

        csv.write(sink, records, model, guard=target.guard_cells)
    elif format == "table":
        from eventx.outputs import table

        table.write(sink, records, model, color=colored(target.color, terminal=sink.terminal))
    elif format == "parquet":
        from eventx.outputs import parquet

        if sink.terminal:
            raise Fault(Code.USAGE, "Parquet is nothing for a terminal", hint="-o FILE, or a pipe")
        parquet.write(sink, _events(records))
    else:
        from eventx.outputs import plover

        _tell(plover.write(sink, _events(records)), messages)


class Counted(Generic[T]):
    """Items as they pass, and how much was in them."""

    def __init__(self, items: Iterable[T], size: Callable[[T], int] = lambda _: 1) -> None:
        self._items = items
        self._size = size
        self.count = 0

    def __iter__(self) -> Iterator[T]:
        for item in self._items:
            self.count += self._size(item)
            yield item


def _events(records: Iterable[Record]) -> Iterator[Event]:
    """The records of a format that only events have."""
    from eventx.record import Event

    for record in records:
        assert isinstance(record, Event)
        yield record


def _tell(left_out: Counter[str], messages: Messages) -> None:
    if left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
        count = left_out.total()
        message = f"{count} event{'s' * (count != 1)} left out, for which PLOVER has no code: {reasons}"
        messages.warning(Fault(Code.EVENTS_LEFT_OUT, message, hint="the other formats have them"))
