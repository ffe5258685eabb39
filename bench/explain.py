r"""What reasons cost: `extract` without and with a trace, in processor seconds over the same texts, the least of rounds.

    python bench/explain.py

Texts are news where a corpus lies beside the project (../shared/data/corpus.jsonl.gz), else sentences of our own.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from eventx.document import Document
from eventx.pipeline import Extractor

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpus.jsonl.gz"
OWN = "The river rose. Premier Karin Lund met Mayor Erik Dahl on Wednesday. She plans to call Governor Ana Ruiz. "
DOCUMENTS, ROUNDS = 500, 3


def texts() -> list[str]:
    """The texts of the corpus, or sentences of our own."""
    if not CORPUS.exists():
        return [OWN * 10] * DOCUMENTS
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, DOCUMENTS)]


def seconds(work: Callable[[Document], object], documents: list[Document]) -> float:
    """The processor time of the work on all documents: the least of the rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for document in documents:
            work(document)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Print both times and their ratio."""
    extractor = Extractor()
    documents = [Document.make(text, "2023-03-02") for text in texts()]
    plain, traced = (seconds(work, documents) for work in (extractor.extract, extractor.explain))
    print(f"{len(documents)} documents: extract {plain:.2f} s, explain {traced:.2f} s, ratio {traced / plain:.1f}")


if __name__ == "__main__":
    main()
