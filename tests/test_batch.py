"""Batch runs at the library's edge: order, limits, workers that die. The work is a stand-in that does what it is told."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import stand_ins

from eventx import batch
from eventx.batch import Limits, limits
from eventx.batch.pool import BATCH, WINDOW, Pool
from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs.settings import Found, Item, Rejected

TIGHT = Limits(seconds=0.5, memory=256 << 20)
BROKEN = Rejected(Fault(Code.INPUT_JSON, "not JSON", line=7), b"{")


def documents(count: int, told: dict[int, str] | None = None) -> Iterator[Found]:
    for number in range(count):
        text = (told or {}).get(number, f"text {number}")
        yield Found(Document(id=f"d{number}", text=text), "in", number + 1)


def codes(outcomes: Iterable[tuple[Item, str | Rejected]]) -> dict[str, Code]:
    """The documents that were given up, and why. All others have to be there, in order."""
    found = {}
    for number, (item, result) in enumerate(outcomes):
        assert isinstance(item, Found)
        assert item.doc_id == f"d{number}"
        if isinstance(result, Rejected):
            assert (result.fault.source, result.fault.line, result.fault.doc_id) == ("in", number + 1, item.doc_id)
            found[item.doc_id] = result.fault.code
        else:
            assert result == item.document.text.upper()
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_stand_beside_their_documents_in_order(jobs: int) -> None:
    count = BATCH * 3 + 1
    outcomes = list(batch.run(documents(count), stand_ins.make, jobs=jobs))
    assert len(outcomes) == count
    assert codes(outcomes) == {}


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_to_do_is_done(jobs: int) -> None:
    assert list(batch.run([], stand_ins.make_nothing, jobs=jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_could_not_be_read_keeps_its_place(jobs: int) -> None:
    first, second = documents(2)
    outcomes = list(batch.run([BROKEN, first, BROKEN, second], stand_ins.make, jobs=jobs))
    assert outcomes == [(BROKEN, BROKEN), (first, "TEXT 0"), (BROKEN, BROKEN), (second, "TEXT 1")]
    assert list(batch.run([BROKEN] * 200, stand_ins.make, jobs=jobs)) == [(BROKEN, BROKEN)] * 200


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_beyond_the_limits_costs_itself_only(jobs: int) -> None:
    told = {3: "spin", 5: "sleep 60", 70: "eat", 71: "eat", 140: "fail"}
    expected = {"d3": "TIMEOUT", "d5": "TIMEOUT", "d70": "MEMORY", "d71": "MEMORY"}
    found = codes(batch.run(documents(200, told), stand_ins.make, jobs=jobs, limits=TIGHT))
    assert found == {each: Code(f"DOCUMENT_{why}") for each, why in expected.items()} | {"d140": Code.BUG}


def test_a_bug_comes_with_its_traceback() -> None:
    ((_, result),) = batch.run(documents(1, {0: "fail loudly"}), stand_ins.make)
    assert isinstance(result, Rejected)
    assert result.fault.message == "a bug of eventx: ZeroDivisionError: loudly"
    assert "in work" in (result.fault.hint or "")


def test_a_document_that_kills_its_worker_costs_itself_only() -> None:
    told = {0: "abort", 40: "abort", 63: "abort", 64: "abort"}
    found = codes(batch.run(documents(200, told), stand_ins.make, jobs=2))
    assert found == {f"d{number}": Code.DOCUMENT_CRASH for number in told}


def test_a_worker_that_was_killed_for_no_fault_of_the_document_costs_nothing(tmp_path: Path) -> None:
    told = {10: f"abort-once {tmp_path / 'mark'}"}
    outcomes = list(batch.run(documents(100, told), stand_ins.make, jobs=2))
    assert (tmp_path / "mark").exists()
    assert codes(outcomes) == {}


def test_a_document_that_cannot_be_interrupted_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventx.batch.pool.GRACE", 0.2)
    told = {20: "deaf", 90: "deaf"}
    found = codes(batch.run(documents(100, told), stand_ins.make, jobs=2, limits=Limits(seconds=0.2)))
    assert found == {"d20": Code.DOCUMENT_TIMEOUT, "d90": Code.DOCUMENT_TIMEOUT}


def test_a_process_that_hardly_ran_has_its_time_again() -> None:
    """As after Ctrl-Z: a second that passed while the document was not worked on is not held against it."""
    slept = Limits(seconds=0.4)
    assert codes(batch.run(documents(1, {0: "sleep 0.6"}), stand_ins.make, limits=slept)) == {}
    assert codes(batch.run(documents(1, {0: "sleep 5"}), stand_ins.make, limits=slept)) == {"d0": Code.DOCUMENT_TIMEOUT}


@pytest.mark.parametrize(("command", "code"), [("spin", Code.DOCUMENT_TIMEOUT), ("fail", Code.BUG)])
def test_an_alarm_that_rings_when_the_work_is_over_harms_nothing(
    monkeypatch: pytest.MonkeyPatch, command: str, code: Code
) -> None:
    """As when what was given up takes long to put away: the alarm rings again and again meanwhile."""

    def slowly(tell: Callable[..., Fault]) -> Callable[..., Fault]:
        def told(*about: object) -> Fault:
            signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
            until = time.process_time() + 0.3
            while time.process_time() < until:
                pass
            return tell(*about)

        return told

    for name in ("timed_out", "bug"):
        monkeypatch.setattr(limits, name, slowly(getattr(limits, name)))
    found = codes(batch.run(documents(3, {1: command}), stand_ins.make, limits=Limits(seconds=0.2)))
    assert found == {"d1": code}


def test_workers_that_cannot_start_are_no_endless_loop() -> None:
    with pytest.raises(Fault, match="exit code 3"):
        list(batch.run(documents(3), stand_ins.make_nothing, jobs=2))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_reading_comes_after_what_was_read(jobs: int) -> None:
    def broken() -> Iterator[Item]:
        yield from documents(70)
        raise Fault(Code.INPUT_UNREADABLE, "torn")

    seen: list[Item] = []
    with pytest.raises(Fault, match="torn"):
        seen.extend(item for item, _ in batch.run(broken(), stand_ins.make, jobs=jobs))
    assert len(seen) == 70


def test_reading_goes_no_further_ahead_than_the_window() -> None:
    read = 0

    def counted() -> Iterator[Item]:
        nonlocal read
        for document in documents(10_000):
            read += 1
            yield document

    with closing(batch.run(counted(), stand_ins.make, jobs=2)) as outcomes:
        next(outcomes)
        assert read <= BATCH * (2 * WINDOW + 1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_limits_end_with_the_run(jobs: int) -> None:
    before = signal.getsignal(signal.SIGALRM)
    opened = open_files()
    list(batch.run(documents(100, {7: "abort" if jobs > 1 else "eat"}), stand_ins.make, jobs=jobs, limits=TIGHT))
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert open_files() == opened


def test_workers_end_when_the_run_is_left_early() -> None:
    with Pool(stand_ins.make, 3, TIGHT) as pool, closing(pool.run(documents(1000))) as outcomes:
        next(outcomes)
        started = children()
        assert started
    assert not started & children()


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    """Even if it is killed, and has no time to end them."""
    parent = os.fork()
    if not parent:
        with Pool(stand_ins.make, 2, TIGHT) as pool, closing(pool.run(documents(1000))) as outcomes:
            next(outcomes)
            (tmp_path / "unfinished").write_text(" ".join(map(str, children())), encoding="ascii")
            (tmp_path / "unfinished").rename(tmp_path / "workers")
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(parent, 0)
    workers = [int(each) for each in (tmp_path / "workers").read_text(encoding="ascii").split()]
    assert len(workers) == 2
    deadline = time.monotonic() + 10
    while any(map(runs, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(runs, workers))


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def children() -> set[int]:
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()}


def runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
