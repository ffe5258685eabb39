"""Fuzz the extractor with atheris, which is not among the dependencies: it needs a compiler on some machines.

python tests/fuzz/fuzz.py KIND [CORPUS...] [-max_total_time=1800] ...

KIND is text, jsonl or html; all else goes to libFuzzer. Without a corpus it begins with the articles of tests/golden.
Found inputs are added to the first corpus named; keep.py chooses those that are worth keeping.
"""

import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["eventx"]):
    from target import check

    import eventx.pipeline

HERE = Path(__file__).resolve().parent
WRAPPED = {
    "text": "{}",
    "jsonl": '{{"published": "2023-03-02", "text": "{}"}}\n',
    "html": "<!doctype html><title>Talks</title><article><p>{}</p></article>",
}
PIECE = re.compile(rb"\s+|[\w'.-]+|[^\w\s]")
ODD = [b"\r\n", "\u2028".encode(), b"\0", "\u202e".encode(), "🤝".encode(), b"\xff", b"(", "”".encode(), b"\n\n", b", "]


def seeds(kind: str) -> Iterator[bytes]:
    """Articles of ours, in the clothes of their kind."""
    for article in sorted((HERE.parent / "golden").glob("*/article.txt")):
        body = article.read_text(encoding="utf-8")[:1500]
        yield WRAPPED[kind].format(body.replace("\n", " ") if kind == "jsonl" else body).encode()


def words() -> list[bytes]:
    """Words of the seeds and of the frames' examples: what mutations of single bytes hardly ever make."""
    types = eventx.pipeline.Extractor().types
    examples = [example for each in types for frame in each.frames for example in (*frame.yes, *frame.no)]
    return sorted(
        {piece for text in (*seeds("text"), *(each.encode() for each in examples)) for piece in PIECE.findall(text)}
    )


def by_words(vocabulary: list[bytes]) -> "atheris.CustomMutator":
    """A mutation that exchanges, drops, doubles and moves words half of the time, and bytes the other half."""

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - not for secrets
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(data, most))
        pieces = PIECE.findall(data) or [b"."]
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(pieces))
            match chance.randrange(5):
                case 0:
                    pieces[place] = chance.choice(vocabulary)
                case 1:
                    pieces.insert(place, chance.choice(vocabulary) + b" ")
                case 2:
                    pieces.insert(place, chance.choice(ODD))
                case 3:
                    other = chance.randrange(len(pieces))
                    pieces[place : place + 9], pieces[other : other + 9] = (
                        pieces[other : other + 9],
                        pieces[place : place + 9],
                    )
                case _:
                    del pieces[place : place + chance.randint(1, 6)]
                    pieces = pieces or [b"."]
        return b"".join(pieces)[:most]

    return mutate


def main() -> None:
    kind, *rest = sys.argv[1:]
    with tempfile.TemporaryDirectory() as start:
        for number, seed in enumerate(seeds(kind)):
            (Path(start) / str(number)).write_bytes(seed)
        flags = [each for each in rest if each.startswith("-")]
        corpora = [each for each in rest if not each.startswith("-")]
        arguments = [sys.argv[0], "-timeout=20", "-max_len=3000", *flags, *corpora, start]
        atheris.Setup(arguments, lambda data: check(kind, data), custom_mutator=by_words(words()))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
