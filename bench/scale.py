"""Spark on this machine beside `eventx extract`: whether the lines are the same, and how much longer it takes.

python bench/scale.py [DOCUMENTS] [--rounds N]

The documents are those of `soak`. Each round runs `--jobs 1`, `--jobs 2`, and the Spark job on two cores, start and end
of Spark included; the lines of all three, sorted, have to be the same bytes. Seconds are told by the clock, and of
processors: the second does not depend on what else the machine does. Needs the extra `spark`, Java and Linux.
"""

import argparse
import ctypes
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

from soak import ROOT, records

EXTRACT = [sys.executable, "-m", "eventx", "extract", "--on-error", "skip", "--quiet", "-o", "events.jsonl"]
SPARK = [sys.executable, "-m", "eventx.spark", "--master", "local[2,4]", "--format", "jsonl", "--batch", "all"]
SUBREAPER = 36  # to prctl: what a child leaves running becomes a child of this process
A_DAY = 86_400  # seconds
BETWEEN_LOOKS = 0.2  # seconds: what a process uses after the last look at it is not counted


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and of processors."""

    clock: float
    processors: float


def write(documents: int, path: Path) -> int:
    """So many records, each with an id of its own; how many bytes they are."""
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(islice(records(), documents)):
            file.write(json.dumps({**record, "id": f"scale-{number}"}) + "\n")
    return path.stat().st_size


def run(command: Sequence[str], folder: Path) -> Took:
    """Run a command, and look again and again at all that it starts: Spark does not wait for its workers' figures."""
    began, used = time.monotonic(), dict[tuple[int, int], float]()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, cwd=folder, env=environment, stderr=log)
        while running.poll() is None:
            used.update(family_used(os.getpid()))
            time.sleep(BETWEEN_LOOKS)
    seconds = time.monotonic() - began
    if running.returncode not in (0, 3):
        sys.exit((folder / "log").read_text(encoding="utf-8"))
    with suppress(ChildProcessError):
        while True:
            os.wait()  # for Java, which ends after the Python that it was started for
    return Took(seconds, sum(used.values()))


def family_used(pid: int) -> Iterator[tuple[tuple[int, int], float]]:
    """Seconds of processors that each process under this one has used, by its number and start."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text(encoding="ascii").split()):
                yield from family_used(child)
                _, _, fields = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(") ")
                user, system, start = (int(fields.split()[place]) for place in (11, 12, 19))
                yield (child, start), (user + system) / os.sysconf("SC_CLK_TCK")


def digest(files: Iterable[Path]) -> str:
    """A hash of all lines, sorted."""
    lines = sorted(line for file in files for line in file.read_bytes().splitlines(keepends=True))
    return f"{len(lines):,} lines {hashlib.sha256(b''.join(lines)).hexdigest()[:16]}"


def tell(how: str, took: Sequence[Took], documents: int) -> None:
    """The median and the extremes of some rounds."""
    clock, processors = ([getattr(each, kind) for each in took] for kind in ("clock", "processors"))
    print(
        f"{how}: {median(clock):.1f} s by the clock ({min(clock):.1f} to {max(clock):.1f}), "
        f"{median(processors):.1f} s of processors ({min(processors):.1f} to {max(processors):.1f}); "
        f"{documents / median(processors) * A_DAY / 1e6:.1f} million documents a day and core"
    )


def main() -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "documents.jsonl"
        print(f"{given.documents:,} documents, {write(given.documents, source) / given.documents / 1000:.2f} kB each")
        ways = {
            "--jobs 1": ([*EXTRACT, "--jobs", "1", str(source)], "events.jsonl"),
            "--jobs 2": ([*EXTRACT, "--jobs", "2", str(source)], "events.jsonl"),
            "Spark": ([*SPARK, "--input", str(source), "--output", "spark"], "spark/events/batch=all/*/*.txt"),
        }
        took: dict[str, list[Took]] = {how: [] for how in ways}
        made = set()
        for _ in range(given.rounds):
            for how, (command, files) in ways.items():
                took[how].append(run(command, folder))
                made.add(digest(folder.glob(files)))
            print({how: each[-1] for how, each in took.items()}, flush=True)
    for how, each in took.items():
        tell(how, each, given.documents)
    print("the same lines:", *made)
    return 0 if len(made) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
