"""Keep, of the inputs that fuzzing found, few that reach lines that our own articles do not.

python tests/fuzz/keep.py KIND FOUND   # adds to tests/fuzz/corpus/KIND
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from target import check

HERE = Path(__file__).resolve().parent
PACKAGE = str(HERE.parent.parent / "eventx")

LEAST_NEW = 3  # lines for which an input is kept
Lines = frozenset[tuple[str, int]]


def lines_reached(kind: str, data: bytes) -> Lines:
    """The lines of the package that are run for an input."""
    reached: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _argument: Any) -> Any:
        if not frame.f_code.co_filename.startswith(PACKAGE):
            return None
        if event == "line":
            reached.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        check(kind, data)
    finally:
        sys.settrace(None)
    return frozenset(reached)


def known() -> Lines:
    """Lines that the golden articles, and what was kept before, reach."""
    articles = (("text", path) for path in sorted((HERE.parent / "golden").glob("*/article.txt")))
    kept = ((path.parent.name, path) for path in sorted((HERE / "corpus").glob("*/*")))
    return frozenset().union(*(lines_reached(kind, path.read_bytes()) for kind, path in (*articles, *kept)))


def fewest(reached: dict[bytes, Lines], without: Lines) -> Iterator[bytes]:
    """Always the input with the most lines that are new, as long as they are some."""
    missing = frozenset().union(*reached.values()) - without
    while missing:
        best = max(reached, key=lambda data: (len(reached[data] & missing), -len(data)))
        if len(reached[best] & missing) < LEAST_NEW:
            return
        yield best
        missing -= reached[best]


def main() -> None:
    kind, folder = sys.argv[1:]
    found = [path.read_bytes() for path in sorted(Path(folder).iterdir())]
    home = HERE / "corpus" / kind
    home.mkdir(parents=True, exist_ok=True)
    for data in fewest({data: lines_reached(kind, data) for data in found}, known()):
        (home / hashlib.sha256(data).hexdigest()[:12]).write_bytes(data)


if __name__ == "__main__":
    main()
