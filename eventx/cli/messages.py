"""What the command tells people: on standard error, as text or as one JSON object a line."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Mapping
from typing import Any, Literal

from eventx.cli.tally import Tally
from eventx.faults import Code, Fault

Level = Literal["error", "warning", "hint", "info"]
LogFormat = Literal["text", "json"]
Color = Literal["auto", "never", "always"]

LEVEL_COLORS = {"error": "31", "warning": "33", "hint": "36", "info": "32"}  # red, yellow, cyan, green


class Messages:
    """Standard error. `quiet` leaves out warnings and hints; errors are always said."""

    def __init__(self, log_format: LogFormat | None = None, *, quiet: bool = False, color: Color | None = None) -> None:
        self._format = log_format
        self._color = color
        self._quiet = quiet

    def settle(self, *, log_format: LogFormat | None, color: Color | None) -> None:
        """Take these where nothing was said so far."""
        self._format = self._format or log_format
        self._color = self._color or color

    def error(self, fault: Fault) -> None:
        self._say("error", fault)

    def warning(self, fault: Fault) -> None:
        if not self._quiet:
            self._say("warning", fault)

    def hint(self, fault: Fault) -> None:
        if not self._quiet:
            self._say("hint", fault)

    def info(self, fault: Fault) -> None:
        if not self._quiet:
            self._say("info", fault)

    def summary(self, tally: Tally, seconds: float) -> None:
        """What a run did, as JSON with the figures in fields of their own."""
        if not self._quiet:
            figures = {**tally.as_dict(), "seconds": round(seconds, 3)}
            self._say("info", Fault(Code.SUMMARY, tally.summary(seconds)), figures)

    def _say(self, level: Level, fault: Fault, figures: Mapping[str, Any] | None = None) -> None:
        if sys.stderr is None:
            return
        if self._format == "json":
            text = json.dumps({"level": level, **fault.as_dict(), **(figures or {})})
        else:
            text = as_text(level, fault, color=colored(self._color or "auto", terminal=sys.stderr.isatty()))
        with contextlib.suppress(OSError):  # nobody reads standard error: nobody to tell
            print(text, file=sys.stderr, flush=True)


def colored(color: Color, *, terminal: bool) -> bool:
    """Whether to colour what is written: as told, else on a terminal that can and whose user does not mind (no-color.org)."""
    if color != "auto":
        return color == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def as_text(level: Level, fault: Fault, *, color: bool = False) -> str:
    """`eventx: error: records.jsonl:3: what is wrong (CODE)`, and the hint on a line of its own."""
    place = fault.source
    if place and fault.line is not None:
        place = f"{place}:{fault.line}"
    said = printable(": ".join([*([place] if place else []), fault.message]))
    name = f"\x1b[{LEVEL_COLORS[level]}m{level}\x1b[0m" if color else level
    hint = [f"\n  {printable(line)}" for line in (fault.hint or "").splitlines()]
    return f"eventx: {name}: {said} ({fault.code})" + "".join(hint)


def printable(text: str) -> str:
    """Without characters that steer a terminal: a message may quote the input."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
