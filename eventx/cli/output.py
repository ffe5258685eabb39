"""Where the records of a run go, and in which format: the one place where they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from eventx.cli.messages import Color, Messages, colored
from eventx.faults import Code, Fault
from eventx.outputs.sink import Sink
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.outputs.results import Result
    from eventx.record import Event, Record
    from eventx.types import EventType

T = TypeVar("T")

TimeFormat = Literal["json", "jsonl", "csv", "table"]
EventFormat = Literal["json", "jsonl", "csv", "parquet", "plover", "table"]
Kind = Literal["Event", "TimeExpression"]  # the model of a record
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
    own: tuple[EventType, ...] = ()  # types of the user's

    def __post_init__(self) -> None:
        if self.guard_cells and self.format != "csv":
            raise Fault(Code.USAGE, "--guard-cells guards the cells of CSV", hint="it goes with CSV output only")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the output already, if a run goes on with what another one wrote: the results, and the header."""

    results: int = 0
    header: bool = False


ANEW = Written()


def format_of(target: Target, *, several: bool) -> EventFormat:
    """The format asked for, or that of the input: JSON of one text, JSON Lines of several documents."""
    return target.format or ("jsonl" if several else "json")


def write_results(
    sink: Sink,
    results: Iterable[Result],
    kind: Kind,
    target: Target,
    *,
    several: bool,
    left_out: Counter[str] | None = None,
    written: Written = ANEW,
) -> None:
    """Write what was found in each document, records of a kind. `left_out` counts what the format has no place for."""
    chosen = format_of(target, several=several)
    if chosen == "json":
        from eventx.outputs import json

        indent = 2 if sink.terminal else None
        json.write(sink, (each.as_json(indent) for each in results), several=several, after=written.results)
    elif chosen == "jsonl":
        from eventx.outputs import jsonl
        from eventx.outputs.results import as_json

        jsonl.write(sink, (as_json(record) for result in results for record in result.records))
    else:
        from eventx import record

        model: type[Record] = getattr(record, kind)
        records = (model.model_validate(fields) for result in results for fields in result.records)
        write_records(
            sink, records, model, chosen, target, Counter() if left_out is None else left_out, header=not written.header
        )


def write_records(
    sink: Sink,
    records: Iterable[Record],
    model: type[Record],
    format: EventFormat,
    target: Target,
    left_out: Counter[str],
    *,
    header: bool = True,
) -> None:
    """Write records of `model` in a format that holds one record beside the other."""
    if format == "jsonl":
        from eventx.outputs import jsonl

        jsonl.write(sink, (record.model_dump_json() for record in records))
    elif format == "csv":
        from eventx.outputs import csv

        csv.write(sink, records, model, guard=target.guard_cells, header=header)
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
        from eventx.types import known

        plover.write(sink, _events(records), known(target.own), left_out)


def tell_left_out(left_out: Counter[str], messages: Messages) -> None:
    """A warning that some events are not in the output, and which."""
    if left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
        count = left_out.total()
        message = f"{count} event{'s' * (count != 1)} left out, for which PLOVER has no code: {reasons}"
        messages.warning(Fault(Code.EVENTS_LEFT_OUT, message, hint="the other formats have them"))


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
