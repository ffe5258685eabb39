"""A worker process: batches of documents in, their results out, until the other end is closed."""

from __future__ import annotations

import contextlib
import gc
import mmap
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from eventx.batch.limits import Guard, Limits
from eventx.faults import Code
from eventx.inputs.settings import Readable, Rejected

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

R = TypeVar("R")
Make = Callable[[], Callable[[Readable], R]]

NOTHING = -1  # in the slot: no document in hand
FIRST_TO_KILL = (
    "900"  # of 1000: rather a worker, whose document can be set aside, than the process that keeps the books
)


class Slot:
    """A number in a file's memory that two processes see: which document of its batch a worker has in hand."""

    def __init__(self, descriptor: int) -> None:
        self._number = memoryview(mmap.mmap(descriptor, mmap.PAGESIZE)).cast("i")
        self.set(NOTHING)

    def get(self) -> int:
        return self._number[0]

    def set(self, number: int) -> None:
        self._number[0] = number


def made(make: Make[R]) -> Callable[[Readable], R]:
    """The work. The garbage collector rests meanwhile, and what was loaded it never looks at: nothing of that goes away."""
    gc.disable()
    try:
        return make()
    finally:
        gc.freeze()
        gc.enable()


def main(connection: int, slot: int) -> None:
    """The life of a worker, given the descriptors of its connection and its slot."""
    from multiprocessing.connection import Connection

    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(FIRST_TO_KILL, encoding="ascii")
    # Nobody at the other end any more: nothing left to do.
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(Connection(connection), Slot(slot))


def serve(connection: Connection, slot: Slot) -> None:
    """Answer batch after batch. A document that exhausted memory is the last one: the heap has grown with it."""
    make: Make[object]
    limits: Limits
    make, limits = connection.recv()
    work = made(make)
    with Guard(limits) as guard:
        swollen = False
        while not swollen:
            items: Sequence[Readable] = connection.recv()
            results: list[object] = []
            for number, item in enumerate(items):
                slot.set(number)
                result = guard.run(work, item)
                results.append(result)
                swollen |= isinstance(result, Rejected) and result.fault.code is Code.DOCUMENT_MEMORY
            slot.set(NOTHING)
            connection.send(results)
