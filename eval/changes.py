"""What a change of rules does to annotated news: the scores, and the events gained and lost against a saved output.

    python eval/changes.py --save              # keep this tree's output, in .eval/
    python eval/changes.py                     # scores, then gains and losses against what was kept
    python eval/changes.py --only articles     # one set

The annotated sets and the program that scores them are not part of the project: CONTRIBUTING.md says where they are looked
for. Where they are not there, there is nothing to do.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
KEPT = ROOT / ".eval"
SETS = ("articles", "phenomena", "sentences")
EVENTX = [sys.executable, "-m", "eventx"]

Events = dict[str, Counter[str]]


def main() -> int:
    """Score, compare, or keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--save", action="store_true", help="keep the output instead of comparing with it")
    parser.add_argument("--only", default=",".join(SETS), help="sets, with commas between (default: %(default)s)")
    options = parser.parse_args()
    if not SHARED.exists():
        print("no annotated sets beside the project: nothing to do")
        return 0
    names = options.only.split(",")
    if not options.save:
        score = [sys.executable, str(SHARED / "eval" / "run.py"), "--eventx", " ".join(EVENTX), "--only", options.only]
        subprocess.run(score, check=True)
    for name in names:
        output = extract(SHARED / "data" / f"{name}.dev.jsonl")
        kept = KEPT / f"{name}.jsonl"
        if options.save:
            KEPT.mkdir(exist_ok=True)
            kept.write_text(output, encoding="utf-8")
        elif kept.exists():
            report(name, events_in(kept.read_text(encoding="utf-8")), events_in(output))
        else:
            print(f"{name}: no output is kept to compare with (--save keeps one)")
    return 0


def extract(records: Path) -> str:
    """What this tree prints for a set. The annotation is not passed on."""
    lines = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    fed = [json.dumps({name: line.get(name) for name in ("id", "published", "text")}) for line in lines]
    command = [*EVENTX, "extract", "--quiet", "--input-format", "jsonl", "-"]
    done = subprocess.run(command, input="\n".join(fed), capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def events_in(output: str) -> Events:
    """By document, the events that a reader would call the same, each with how often it is there."""
    found: Events = {}
    for line in output.split("\n")[:-1]:
        event = json.loads(line)
        found.setdefault(str(event["document"]["id"]), Counter())[told(event)] += 1
    return found


def told(event: dict[str, Any]) -> str:
    """An event in one line: type, status, who in which role, when, where."""
    people = ", ".join(sorted(f"{each['role']} {each['name']}" for each in event["participants"]))
    time = event["time"]
    when = f" @ {time['begin']}..{time['end']} ({time['grain']}, {time['basis']})" if time else ""
    where = f" in {event['location']['name']}" if event["location"] else ""
    return f"{event['type']} {event['status']}: {people}{when}{where}"


def report(name: str, before: Events, after: Events) -> None:
    """Print what was gained (+) and lost (-), document by document."""
    gained = lost = 0
    for document in sorted(before.keys() | after.keys()):
        old, new = before.get(document, Counter()), after.get(document, Counter())
        for sign, events in (("-", old - new), ("+", new - old)):
            for event in sorted(events.elements()):
                print(f"  {sign} {document}: {event}")
        lost += (old - new).total()
        gained += (new - old).total()
    print(f"{name}: {gained} events gained, {lost} lost")


if __name__ == "__main__":
    sys.exit(main())
