"""How far a long run is, on a terminal: documents, events, rate and the time that remains.

The clock is read for it. Nothing that is printed as a record depends on that.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

from eventx.inputs.source import STDIN

if TYPE_CHECKING:
    from eventx.outputs.results import Result

Shown = Literal["auto", "never"]

PATIENCE = 1.0  # seconds: what is done sooner needs no bar
REFRESH = 0.2  # seconds


class Progress:
    """A bar on standard error, drawn once the run has taken a second. `watched` counts what passes.

    There is none where standard error is no terminal, and none where the records go to the same terminal.
    """

    def __init__(self, paths: Sequence[str], noun: str, *, wanted: bool, to_file: bool) -> None:
        """`noun`: what is found in documents. `to_file`: whether the records are written to a file."""
        apart = to_file or not (sys.stdout is not None and sys.stdout.isatty())
        self._shown = wanted and apart and sys.stderr is not None and sys.stderr.isatty()
        self._total = _size(paths) if self._shown else None
        self._noun = noun
        self._begun = self._drawn = time.monotonic()
        self._bytes = self._documents = self._records = 0
        self._bar: Any = None
        self._task: Any = None

    def on_read(self, count: int) -> None:
        """Some bytes of the inputs were read."""
        self._bytes += count

    def watched(self, results: Iterable[Result]) -> Iterator[Result]:
        """The results as they pass."""
        for result in results:
            if self._shown:
                self._documents += 1
                self._records += len(result.records)
                self._show(time.monotonic())
            yield result

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _show(self, now: float) -> None:
        if now - self._begun < PATIENCE or now - self._drawn < REFRESH:
            return
        self._drawn = now
        if self._bar is None:
            self._bar = _bar(with_total=self._total is not None)
            self._task = self._bar.add_task("", total=self._total, noun=self._noun, documents=0, records=0, rate=0.0)
            self._bar.start()
        self._bar.update(
            self._task,
            completed=min(self._bytes, self._total or self._bytes),
            documents=self._documents,
            records=self._records,
            rate=self._documents / (now - self._begun),
        )
        self._bar.refresh()


def _bar(*, with_total: bool) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn

    counts = TextColumn(
        "{task.fields[documents]:,} documents  {task.fields[records]:,} {task.fields[noun]}  {task.fields[rate]:,.0f}/s"
    )
    share: list[ProgressColumn] = [BarColumn(), TextColumn("{task.percentage:>3.0f} %")] if with_total else []
    remaining: list[ProgressColumn] = [TimeRemainingColumn(), TextColumn("remain")] if with_total else []
    return Progress(
        *share,
        counts,
        *remaining,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
    )


def _size(paths: Sequence[str]) -> int | None:
    """Bytes of all inputs together; None where one of them is no plain file."""
    try:
        sizes = [Path(path).stat().st_size for path in paths if path != STDIN and Path(path).is_file()]
    except OSError:
        return None
    return sum(sizes) if len(sizes) == len(paths) else None
