"""Work on documents that does what a text tells it to: abort, hang, exhaust memory, fail. For tests of batch runs."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from eventx.document import Document


def make() -> Callable[[Document], str]:
    return work


def make_nothing() -> Callable[[Document], str]:
    os._exit(3)


def work(document: Document) -> str:
    """The text in capitals, unless it begins with a word of command."""
    command, _, argument = document.text.partition(" ")
    if command == "abort":
        os.abort()
    elif command == "abort-once":
        _abort_once(Path(argument))
    elif command == "spin":
        while True:
            pass
    elif command == "sleep":
        time.sleep(float(argument))
    elif command == "deaf":
        _deaf()
    elif command == "eat":
        _eat()
    elif command == "fail":
        raise ZeroDivisionError(argument)
    return document.text.upper()


def _abort_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        os.abort()


def _deaf() -> None:
    """Hang and not listen to the alarm, as native code does."""
    while True:
        with suppress(BaseException):
            time.sleep(1000)


def _eat() -> None:
    held = []
    while True:
        held.append(bytearray(1 << 24))
