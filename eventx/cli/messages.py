"""What the command tells people: on standard error, as text or as one JSON object a line."""

from __future__ import annotations

import contextlib
import json
import sys
from typing import Literal

from eventx.faults import Fault

Level = Literal["error", "warning", "hint"]
LogFormat = Literal["text", "json"]


class Messages:
    """Standard error. `quiet` leaves out warnings and hints; errors are always said."""

    def __init__(self, log_format: LogFormat = "text", *, quiet: bool = False) -> None:
        self._format = log_format
        self._quiet = quiet

    def error(self, fault: Fault) -> None:
        self._say("error", fault)

    def warning(self, fault: Fault) -> None:
        if not self._quiet:
            self._say("warning", fault)

    def hint(self, fault: Fault) -> None:
        if not self._quiet:
            self._say("hint", fault)

    def _say(self, level: Level, fault: Fault) -> None:
        if sys.stderr is None:
            return
        as_json = self._format == "json"
        text = json.dumps({"level": level, **fault.as_dict()}) if as_json else as_text(level, fault)
        with contextlib.suppress(OSError):  # nobody reads standard error: nobody to tell
            print(text, file=sys.stderr, flush=True)


def as_text(level: Level, fault: Fault) -> str:
    """`eventx: error: records.jsonl:3: what is wrong (CODE)`, and the hint on a line of its own."""
    place = fault.source
    if place and fault.line is not None:
        place = f"{place}:{fault.line}"
    parts = ["eventx", level, *([place] if place else []), fault.message]
    text = f"{printable(': '.join(parts))} ({fault.code})"
    hint = [f"\n  {printable(line)}" for line in (fault.hint or "").splitlines()]
    return text + "".join(hint)


def printable(text: str) -> str:
    """Without characters that steer a terminal: a message may quote the input."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
