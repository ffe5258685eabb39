"""How fast `eventx.times.read` is beside `dateparser.search.search_dates`, on the same texts in one run.

    python bench/dates.py                      # 120 texts, five rounds
    python bench/dates.py --texts 40 --rounds 3

The texts are news where a corpus lies beside the project (../shared/data/corpus.jsonl.gz), else sentences put together here;
each is cut at 3,000 characters, since `search_dates` slows with the length of a text. The two take turns, round by round;
what counts is processor time, and of the rounds the median. A second table gives the rate of `read` on documents of 2 to
200 kB made of the same texts: flat if the time is linear.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import itertools
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dateparser.search import search_dates

from eventx.times import Anchor, read

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpus.jsonl.gz"
CUT = 3_000  # characters
SIZES = (2_000, 20_000, 200_000)  # characters
PER_SIZE = 1_000_000  # characters read at each size
PUBLISHED = dt.datetime.fromisoformat("2023-03-02T12:00")

WHO = (
    "The minister",
    "A spokesman",
    "The delegation",
    "The committee",
    "Its chairwoman",
    "The two leaders",
    "Residents",
)
DID = (
    "met the mayor",
    "signed the accord",
    "left the capital",
    "held talks",
    "released the figures",
    "rejected the plan",
)
WHEN = ("on Wednesday", "last week", "on March 3, 2021", "two days earlier", "at 9:30 a.m. on Tuesday", "in the third quarter",
        "for three weeks", "in 2019", "since May", "yesterday", "late on Dec. 12", "from Monday to Friday")  # fmt: skip
THEN = ("Officials gave no reason.", "Nobody was hurt.", "It may take longer than hoped.", "Prices rose by 3.4 percent.",
        "The second half of the road was closed to traffic.", "He called on all sides to show restraint.")  # fmt: skip


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=120, help="how many texts (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (default: %(default)s)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="JSON Lines with a field `text`, gzipped")
    options = parser.parse_args()
    texts = [text[:CUT] for text in from_corpus(options.corpus, options.texts) or invented(options.texts)]
    compare(texts, options.rounds)
    growth(texts)


def compare(texts: Sequence[str], rounds: int) -> None:
    """Both readers on the texts, in turns."""
    seconds: dict[str, list[float]] = {"eventx": [], "dateparser": []}
    readers: dict[str, Callable[[str], int]] = {"eventx": ours, "dateparser": theirs}
    found = {name: sum(reader(text) for text in texts[:10]) for name, reader in readers.items()}
    for round_number in range(rounds):
        order = list(readers) if round_number % 2 == 0 else list(readers)[::-1]
        for name in order:
            seconds[name].append(cpu_seconds(readers[name], texts))
    total = sum(map(len, texts))
    rates = {name: total / statistics.median(took) for name, took in seconds.items()}
    print(f"{len(texts)} texts, {total:,} characters, median of {rounds} rounds of processor time")
    for name, rate in rates.items():
        print(
            f"  {name:12}{rate / 1e6:8.3f} million characters a second   {found[name]:4} expressions in the first ten texts"
        )
    ratios = [b / a for a, b in zip(seconds["eventx"], seconds["dateparser"], strict=True)]
    print(
        f"  ratio       {rates['eventx'] / rates['dateparser']:8.1f}   (rounds: {min(ratios):.1f} to {max(ratios):.1f})"
    )


def growth(texts: Sequence[str]) -> None:
    """The rate of `read` as documents grow."""
    print("rate by length of the document")
    for size in SIZES:
        endless = itertools.cycle(texts)
        documents = [joined(endless, size) for _ in range(PER_SIZE // size)]
        took = statistics.median(cpu_seconds(ours, documents) for _ in range(3))
        print(f"  {size:8,} characters{sum(map(len, documents)) / took / 1e6:8.3f} million characters a second")


def joined(texts: itertools.cycle[str], size: int) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts.append(next(texts))
    return "\n\n".join(parts)[:size]


def cpu_seconds(reader: Callable[[str], int], texts: Sequence[str]) -> float:
    start = time.process_time()
    for text in texts:
        reader(text)
    return time.process_time() - start


def ours(text: str) -> int:
    """How many expressions `read` finds."""
    return len(read(text, Anchor(PUBLISHED)))


def theirs(text: str) -> int:
    """How many dates `search_dates` finds."""
    return len(search_dates(text, languages=["en"], settings={"RELATIVE_BASE": PUBLISHED}) or ())


def from_corpus(path: Path, count: int) -> list[str]:
    """The first texts of the corpus that are long enough to be cut; none where there is no corpus."""
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = (json.loads(line)["text"] for line in lines)
        return list(itertools.islice((text for text in texts if len(text) >= CUT), count))


def invented(count: int) -> list[str]:
    """News of our own, the same in every run."""
    return [" ".join(sentence(number * 60 + n) for n in range(60)) for number in range(count)]


def sentence(number: int) -> str:
    """The lists are of different lengths, so that it takes long for a sentence to come back."""
    who, did, when, then = (words[number % len(words)] for words in (WHO, DID, WHEN, THEN))
    return f"{who} {did} {when}. {then}"


if __name__ == "__main__":
    main()
