"""Spark on this machine beside `eventx extract`: whether the lines are the same, and how much longer it takes.

python bench/scale.py [DOCUMENTS] [--rounds N]

The documents are those of `soak`. Each round runs `--jobs 1`, `--jobs 2`, and the Spark job on two cores, start and end
of Spark included; the lines of all three, sorted, have to be the same bytes. Needs the extra `spark`, and Java.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from statistics import median

from soak import ROOT, records

EXTRACT = [sys.executable, "-m", "eventx", "extract", "--on-error", "skip", "--quiet"]
SPARK = [sys.executable, "-m", "eventx.spark", "--master", "local[2,4]", "--format", "jsonl", "--batch", "all"]


def write(documents: int, path: Path) -> int:
    """So many records, each with an id of its own; how many bytes they are."""
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(islice(records(), documents)):
            file.write(json.dumps({**record, "id": f"scale-{number}"}) + "\n")
    return path.stat().st_size


def run(command: Iterable[str], folder: Path) -> float:
    """Seconds for which a command ran."""
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (folder / "log").open("wb") as log:
        done = subprocess.run(list(command), cwd=folder, env=environment, stderr=log, check=False)
    if done.returncode not in (0, 3):
        sys.exit((folder / "log").read_text(encoding="utf-8"))
    return time.monotonic() - began


def digest(files: Iterable[Path]) -> str:
    """A hash of all lines, sorted."""
    lines = sorted(line for file in files for line in file.read_bytes().splitlines(keepends=True))
    return f"{len(lines):,} lines {hashlib.sha256(b''.join(lines)).hexdigest()[:16]}"


def main() -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    took: dict[str, list[float]] = {"--jobs 1": [], "--jobs 2": [], "Spark": []}
    made = set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "documents.jsonl"
        print(f"{given.documents:,} documents, {write(given.documents, source) / given.documents / 1000:.2f} kB each")
        for _ in range(given.rounds):
            for jobs in ("1", "2"):
                took[f"--jobs {jobs}"].append(
                    run([*EXTRACT, "--jobs", jobs, "-o", "events.jsonl", str(source)], folder)
                )
                made.add(digest([folder / "events.jsonl"]))
            took["Spark"].append(run([*SPARK, "--input", str(source), "--output", str(folder / "spark")], folder))
            made.add(digest((folder / "spark").glob("events/batch=all/*/*.txt")))
            print({how: f"{seconds[-1]:.1f} s" for how, seconds in took.items()}, flush=True)
    for how, seconds in took.items():
        middle = median(seconds)
        spread = f"{min(seconds):.1f} to {max(seconds):.1f}"
        print(f"{how}: {middle:.1f} s ({spread}), {given.documents / middle:.0f} documents a second")
    print("the same lines:", *made)
    return 0 if len(made) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
