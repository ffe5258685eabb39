"""Worker processes, which work in batches and are replaced when they die.

A batch goes to a worker that is idle, and comes back whole. If the worker dies instead, the slot that it shares with
this process tells which document it had in hand: that one is tried once more, alone, since it may have been killed for
no fault of the document's; the rest of the batch is worked on as a batch of its own.
"""

from __future__ import annotations

import mmap
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Generic, Self, TypeVar

from eventx.batch.limits import Limits, crashed, timed_out
from eventx.batch.worker import NOTHING, Make, Slot
from eventx.faults import Code, Fault
from eventx.inputs.settings import Item, Readable, Rejected
from eventx.values import dataclass, field

R = TypeVar("R")

BATCH = 64  # documents: fewer, and the way between the processes costs more than the work
BATCH_SIZE = (
    1 << 20
)  # characters, or bytes of pages: a batch of long documents ends here: what is held in memory stays small
WINDOW = 4  # batches begun for every worker, at most: what waits for an earlier batch to be done
POLL = 0.25  # seconds between looks at what the workers have in hand
GRACE = 2.0  # seconds beyond its own limit, and its second chance, after which a worker is killed
DEATHS = 3  # of workers without a document in hand, one after the other: then the fault lies elsewhere

# What a worker's interpreter is started with: the modules that are to be found here are to be found there.
PROGRAM = "import sys; sys.path[:] = sys.argv[3:]; from eventx.batch.worker import main; main(*map(int, sys.argv[1:3]))"


@dataclass(slots=True, eq=False)
class Batch(Generic[R]):
    """Items in their order, and the results of those that are done, by place. What could not be read is done already."""

    items: list[Item]
    results: dict[int, R | Rejected] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        return len(self.results) == len(self.items)


@dataclass(frozen=True, slots=True, eq=False)
class Task(Generic[R]):
    """Documents of a batch, by their places in it, for one worker."""

    batch: Batch[R]
    places: Sequence[int]
    retry: bool = False

    def items(self) -> list[Readable]:
        return [item for item in (self.batch.items[i] for i in self.places) if not isinstance(item, Rejected)]


class Worker(Generic[R]):
    """A worker process as its parent sees it: the task that it has, and since when it has the same document in hand."""

    def __init__(self, make: Make[R], limits: Limits) -> None:
        self.task: Task[R] | None = None
        self._seen = NOTHING
        self._since = 0.0
        ours, theirs = socket.socketpair()
        with theirs, tempfile.TemporaryFile() as shared:
            shared.truncate(mmap.PAGESIZE)
            self._slot = Slot(shared.fileno())
            ends = (theirs.fileno(), shared.fileno())
            command = [sys.executable, "-c", PROGRAM, *map(str, ends), *sys.path]
            nowhere = subprocess.DEVNULL
            with _interrupts_held_back():
                self._process = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, pass_fds=ends)
        self.connection: Connection = Connection(ours.detach())
        self.connection.send((make, limits))

    @property
    def in_hand(self) -> int | None:
        """The place, in its batch, of the document that the worker is working on, or died over."""
        return self._place(self._slot.get())

    @property
    def judged(self) -> int | None:
        """The place of the document that `busy_for` spoke of: the worker may have another one in hand by now."""
        return self._place(self._seen)

    def _place(self, number: int) -> int | None:
        return None if self.task is None or number == NOTHING else self.task.places[number]

    def send(self, task: Task[R]) -> None:
        self.task = task
        self._seen = NOTHING
        self.connection.send(task.items())

    def busy_for(self, now: float) -> float:
        """Seconds for which the worker has been seen with the same document in hand, `now` being the time."""
        number = self._slot.get()
        if number != self._seen or number == NOTHING:
            self._seen, self._since = number, now
        return now - self._since

    def end(self) -> str:
        """Kill the worker if it is alive; how it ended."""
        self._process.kill()
        code = self._process.wait()
        self.connection.close()
        return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"


class Pool(Generic[R]):
    """A number of workers, started when there is something to do, and ended on leaving."""

    def __init__(self, make: Make[R], jobs: int, limits: Limits) -> None:
        self._make = make
        self._jobs = jobs
        self._limits = limits
        self._workers: list[Worker[R]] = []
        self._tasks: deque[Task[R]] = deque()  # not yet given to a worker
        self._deaths = 0
        self._looked = time.monotonic()
        self._awake = 0.0  # seconds by a clock that stands still while this process does

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        while self._workers:
            self._workers.pop().end()

    def run(self, items: Iterable[Item]) -> Generator[tuple[Item, R | Rejected]]:
        """Every item with its result, in order. No more is read ahead than the workers need to stay busy."""
        source = _Batches(items)
        begun: deque[Batch[R]] = deque()
        while begun or not source.ended:
            while not source.ended and len(self._tasks) < self._jobs and len(begun) < WINDOW * self._jobs:
                begun.append(self._begin(source.read()))
                self._hand_out()
            while begun and begun[0].whole:
                batch = begun.popleft()
                yield from ((item, batch.results[place]) for place, item in enumerate(batch.items))
            if begun:
                self._work()
        if source.fault:
            raise source.fault

    def _begin(self, items: list[Item]) -> Batch[R]:
        batch: Batch[R] = Batch(items, {i: item for i, item in enumerate(items) if isinstance(item, Rejected)})
        places = [i for i in range(len(items)) if i not in batch.results]
        if places:
            self._tasks.append(Task(batch, places))
        return batch

    def _hand_out(self) -> None:
        """Give what is waiting to workers that are idle, or not yet there."""
        while self._tasks:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None:
                if len(self._workers) == self._jobs:
                    return
                idle = Worker(self._make, self._limits)
                self._workers.append(idle)
            try:
                idle.send(self._tasks.popleft())
            except OSError:  # it has ended, as after a document that exhausted memory
                self._bury(idle)

    def _work(self) -> None:
        """Wait for a worker to be done, or to be dead; see to those that take too long."""
        self._hand_out()
        by_connection = {worker.connection: worker for worker in self._workers}
        for ready in wait(list(by_connection), POLL):
            assert isinstance(ready, Connection)
            worker = by_connection[ready]
            try:
                results = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._take(worker, results)
        self._hand_out()
        now = self._clock()
        overdue = 2 * self._limits.seconds + GRACE
        for worker in [each for each in self._workers if each.busy_for(now) > overdue]:
            self._stop(worker)

    def _take(self, worker: Worker[R], results: Sequence[R | Rejected]) -> None:
        task = worker.task
        assert task is not None
        task.batch.results.update(zip(task.places, results, strict=True))
        worker.task = None
        self._deaths = 0

    def _bury(self, worker: Worker[R]) -> None:
        """See to what a dead worker leaves behind."""
        how, task, place = self._remove(worker), worker.task, worker.in_hand
        if task is None:
            return
        if place is None:
            self._deaths += 1
            if self._deaths == DEATHS:
                hint = "is memory short, or the limit of processes reached? --jobs 1 works without any"
                raise Fault(Code.BUG, f"worker processes end without a document in hand: {how}", hint=hint)
            self._tasks.appendleft(task)
        elif task.retry:
            self._give_up(task, place, crashed(how, _item(task, place)))
        else:
            self._rest(task, place)
            self._tasks.appendleft(Task(task.batch, [place], retry=True))

    def _stop(self, worker: Worker[R]) -> None:
        """End a worker that did not stop by itself, and give its document up, if that is what it still had in hand."""
        judged = worker.judged
        self._remove(worker)
        task, place = worker.task, worker.in_hand
        if task is None:
            return
        if place is None or place != judged:
            self._tasks.appendleft(task)
        else:
            self._give_up(task, place, timed_out(self._limits, _item(task, place)))

    def _give_up(self, task: Task[R], place: int, fault: Fault) -> None:
        task.batch.results[place] = Rejected(fault, None)
        self._rest(task, place)

    def _rest(self, task: Task[R], place: int) -> None:
        """What is left of a task without one document, to be done next: later batches wait for it."""
        rest = [each for each in task.places if each != place]
        if rest:
            self._tasks.appendleft(Task(task.batch, rest))

    def _remove(self, worker: Worker[R]) -> str:
        self._workers.remove(worker)
        return worker.end()

    def _clock(self) -> float:
        """Seconds for which this process has been looking. A longer absence (Ctrl-Z, a slow reader) counts as a short one."""
        now = time.monotonic()
        self._awake += min(now - self._looked, 2 * POLL)
        self._looked = now
        return self._awake


def _item(task: Task[R], place: int) -> Readable:
    item = task.batch.items[place]
    assert not isinstance(item, Rejected)
    return item


class _Batches:
    """The items in lists of `BATCH`, or less where the texts are long. A fault ends them, when what was read is done."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self.ended = False
        self.fault: Fault | None = None

    def read(self) -> list[Item]:
        batch: list[Item] = []
        size = 0
        try:
            for item in self._items:
                batch.append(item)
                size += 0 if isinstance(item, Rejected) else item.size
                if len(batch) == BATCH or size >= BATCH_SIZE:
                    return batch
        except Fault as fault:
            self.fault = fault
        self.ended = True
        return batch


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C goes to every process of the terminal. The workers never see it: what is blocked now, they inherit blocked."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
