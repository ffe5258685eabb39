"""Many documents, whatever is among them: each in its turn, within its limits, one by one or in worker processes.

A document that takes too long, too much memory, or the process with it costs that document and no other. Results come
in the order of the documents, however many workers there are.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import chain
from typing import TypeVar

from eventx.batch.limits import Guard, Limits
from eventx.batch.worker import Make, made
from eventx.inputs.settings import Item, Rejected

__all__ = ["Limits", "Make", "run"]

R = TypeVar("R")


def run(
    items: Iterable[Item], make: Make[R], *, jobs: int = 1, limits: Limits | None = None
) -> Generator[tuple[Item, R | Rejected]]:
    """Every item with what the work makes of it, in order; `make` builds the work, once in every process that does it.

    What could not be read passes through as it is; a document that is given up gives a `Rejected` that says why. Close
    the iterator (`contextlib.closing`) where it may be left early: the workers end with it.

    With `jobs` of 1 the work is done in this process, by its main thread, since the limits use its alarm clock. It can
    stop a document that takes too long or too much memory, but a crash of the interpreter is a crash of the run, and
    native code that hangs is not interrupted. With more, it is done in so many worker processes, which are replaced when
    they die; `make` and its results have to be picklable then.
    """
    limits = limits or Limits()
    if jobs > 1:
        from eventx.batch.pool import Pool

        with Pool(make, jobs, limits) as pool:
            yield from pool.run(items)
        return
    items = iter(items)
    first = next(items, None)  # whoever fails to read anything does not wait for the work to be built
    if first is None:
        return
    work = made(make)
    with Guard(limits) as guard:
        for item in chain([first], items):
            yield item, item if isinstance(item, Rejected) else guard.run(work, item)
