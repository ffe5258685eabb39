"""Work on documents that does what a text tells it to: abort, hang, exhaust memory, fail. For tests of batch runs."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from eventx.batch.extraction import Extraction
from eventx.batch.work import Worked
from eventx.inputs.settings import Found, Readable
from eventx.values import Fields


class Told(Extraction):
    """The real work, after what the text tells it to do."""

    def __call__(self) -> Callable[[Readable], Worked[tuple[Fields, ...]]]:
        extracted = Extraction.__call__(self)

        def obedient(item: Readable) -> Worked[tuple[Fields, ...]]:
            obey(item)
            return extracted(item)

        return obedient


def make() -> Callable[[Readable], str]:
    return work


def make_nothing() -> Callable[[Readable], str]:
    os._exit(3)


def work(item: Readable) -> str:
    """The text in capitals."""
    obey(item)
    assert isinstance(item, Found)
    return item.document.text.upper()


def obey(item: Readable) -> None:
    """Do what the text says, if it begins with a word of command."""
    assert isinstance(item, Found)
    command, _, argument = item.document.text.partition(" ")
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
        held.append(bytes(1 << 26))
