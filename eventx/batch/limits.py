"""What one document may take, and a process that holds itself to it."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self, TypeVar

from eventx.faults import Code, Fault, bug
from eventx.inputs.settings import Readable, Rejected
from eventx.values import dataclass

R = TypeVar("R")

DOC_TIMEOUT = 10.0
DOC_MEMORY = 2 << 30
AGAIN = 1.0  # seconds after which the alarm rings again, for it can get lost in a destructor


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may take: seconds by the clock, and bytes of memory above what the process has already."""

    seconds: float = DOC_TIMEOUT
    memory: int = DOC_MEMORY


class OutOfTime(BaseException):
    """The time of a document is over. Not an `Exception`, so that no library takes it for a failure of its own."""


class Guard:
    """Runs work on one document after the other in this process, and stops what exceeds the limits.

    Time is kept by the process's alarm clock, hence only in the main thread; memory by the limit of its address space.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._spent = 0.0  # CPU seconds at the start of the document, or of its second chance
        self._second_chance = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGALRM, self._ring)
        self._address_space = resource.getrlimit(resource.RLIMIT_AS)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        signal.signal(signal.SIGALRM, self._before)

    def run(self, work: Callable[[Readable], R], item: Readable) -> R | Rejected:
        """What the work makes of the document, or why it was given up. An error of the work is a bug, and is said to be one."""
        try:
            self._start()
            result = _worked(work, item)
        except Fault as known:
            fault = known
        except OutOfTime:
            fault = timed_out(self._limits, item)
        except MemoryError:
            self._stop()  # to say so takes memory
            fault = out_of_memory(self._limits, item)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and the other documents come out
            told = bug(error)
            fault = _of(item, told.code, told.message, told.hint)
        else:
            return result
        finally:
            self._stop()
        return Rejected(fault, None)

    def _start(self) -> None:
        soft, hard = self._address_space
        wanted = _address_space_in_use() + self._limits.memory
        ceilings = [each for each in (wanted, soft, hard) if each != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min(ceilings), hard))
        self._spent, self._second_chance = time.process_time(), True
        signal.setitimer(signal.ITIMER_REAL, self._limits.seconds, AGAIN)

    def _stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, self._address_space)

    def _ring(self, _signal: int, frame: FrameType | None) -> None:
        """Time is over. Who was stopped (Ctrl-Z, a frozen container) or hardly got the processor has it once more."""
        if not _at_work(frame):
            return
        if self._second_chance and time.process_time() - self._spent < self._limits.seconds / 2:
            self._second_chance = False
            signal.setitimer(signal.ITIMER_REAL, self._limits.seconds, AGAIN)
            return
        raise OutOfTime


def _worked(work: Callable[[Readable], R], item: Readable) -> R:
    """The work, in a frame of its own: while that is on the stack, the alarm may interrupt."""
    return work(item)


def _at_work(frame: FrameType | None) -> bool:
    """Whether an alarm that rings in this frame rings within the work.

    It can ring again when the work has been given up already, as while the large tree of a page is taken apart: raised
    there, where nobody catches it, `OutOfTime` would end the whole run.
    """
    while frame is not None and frame.f_code is not _worked.__code__:
        frame = frame.f_back
    return frame is not None


def timed_out(limits: Limits, item: Readable) -> Fault:
    hint = "raise --doc-timeout, or look at what the text is made of"
    return _of(item, Code.DOCUMENT_TIMEOUT, f"not done after {limits.seconds:g} s", hint)


def out_of_memory(limits: Limits, item: Readable) -> Fault:
    message = f"took more than {limits.memory / (1 << 20):,.0f} MB of memory"
    return _of(item, Code.DOCUMENT_MEMORY, message, "split the document")


def crashed(how: str, item: Readable) -> Fault:
    hint = "if memory was not short, this is a bug of eventx or of a library: please report it, with the document"
    return _of(item, Code.DOCUMENT_CRASH, f"a worker process ended over it: {how}", hint)


def _of(item: Readable, code: Code, message: str, hint: str | None) -> Fault:
    return Fault(code, message, hint=hint, source=item.source, line=item.line, doc_id=item.doc_id)


def _address_space_in_use() -> int:
    """Bytes; 0 where the system does not say, and the limit is then that of the whole process."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()
