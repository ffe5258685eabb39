"""Does a long run stay small? Feeds documents to `eventx extract` and looks at its processes, files and memory.

python bench/soak.py [DOCUMENTS] [--jobs N]

The documents are those of the sample corpus over and over, where it is there, else the articles of tests/golden, each
with an id of its own. Fails if the memory after all of them is 5 MB above that after the first thousand, in any process,
or if a process, an open file more or a temporary file is left.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "data" / "corpus.jsonl.gz"
SETTLED = 1_000  # documents after which a process has what it needs
MOST_GROWTH = 5.0  # MB


def records() -> Iterator[dict[str, str]]:
    """Records without end."""
    while True:
        if CORPUS.exists():
            with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
                yield from map(json.loads, lines)
        else:
            for article in sorted((ROOT / "tests" / "golden").glob("*/article.txt")):
                yield {"published": "2023-03-02", "text": article.read_text(encoding="utf-8")}


def family(pid: int) -> list[int]:
    """A process and its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *map(int, children)]


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024


def open_files(pid: int) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def measure(pid: int) -> dict[int, float]:
    return {each: resident(each) for each in family(pid)}


def soak(documents: int, jobs: int, folder: Path) -> list[str]:
    """Feed so many documents; what is wrong."""
    command = [sys.executable, "-m", "eventx", "extract", "--jobs", str(jobs), "--input-format", "jsonl"]
    outputs = ["-o", str(folder / "events.jsonl"), "--on-error", "skip", "--errors", str(folder / "errors.jsonl")]
    began = time.monotonic()
    wrong: list[str] = []
    with subprocess.Popen([*command, *outputs, "--quiet"], stdin=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdin is not None
        first: dict[int, float] = {}
        files = 0
        for number, record in zip(count(1), records(), strict=False):
            running.stdin.write(json.dumps({**record, "id": f"soak-{number}"}).encode() + b"\n")
            if number == SETTLED:
                first, files = measure(running.pid), open_files(running.pid)
            if number % max(documents // 10, SETTLED) == 0 or number == documents:
                now = measure(running.pid)
                shown = "  ".join(f"{megabytes:.1f}" for megabytes in now.values())
                print(f"{number:>9,} documents  {time.monotonic() - began:7.1f} s  MB: {shown}", flush=True)
            if number == documents:
                break
        wrong += [
            f"process {pid} grew by {now[pid] - first[pid]:.1f} MB"
            for pid in now
            if now[pid] - first.get(pid, 0) > MOST_GROWTH
        ]
        if open_files(running.pid) > files:
            wrong.append(f"{open_files(running.pid)} files are open, {files} were")
        members = family(running.pid)
        running.stdin.close()
    if running.returncode not in (0, 3):
        wrong.append(f"exit code {running.returncode}")
    wrong += [f"process {pid} is left" for pid in members if Path(f"/proc/{pid}").exists()]
    left = {path.name for path in folder.iterdir()} - {"events.jsonl", "errors.jsonl"}
    return wrong + [f"the file {name} is left" for name in sorted(left)]


def main() -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = soak(given.documents, given.jobs, Path(folder))
    for each in wrong:
        print(each, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
