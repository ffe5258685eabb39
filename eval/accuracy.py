"""Score this tree on the annotated sets; write the tables of docs/accuracy.md and the row of README.md.

    python eval/accuracy.py            # score and write
    python eval/accuracy.py --print    # score and print

The annotated sets and the program that scores them are not part of the project: CONTRIBUTING.md says where they are looked
for. Where they are not there, there is nothing to do.
"""

import argparse
import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import eventx

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "accuracy.md"
README = ROOT / "README.md"
BEGIN, END = "<!-- scores: begin, written by eval/accuracy.py -->\n", "<!-- scores: end -->\n"
COMMAND = "python eval/accuracy.py"

OF_EVENTS = "precision recall f1 status names_f1 participants time location full documents_right".split()
OF_DATES = "strict relaxed value".split()
TITLES = {"f1": "F1", "names_f1": "names", "documents_right": "documents right"}

Scores = dict[str, Any]


def scores() -> Scores:
    """The figures of all sets, as the scorer gives them: {set: {figure: value}} or {set: {group: {figure: value}}}."""
    run = [sys.executable, str(SHARED / "eval" / "run.py"), "--eventx", f"{sys.executable} -m eventx", "--json"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    found: Scores = json.loads(done.stdout.splitlines()[-1])
    return found


def table(title: str, names: list[str], rows: dict[str, Scores]) -> str:
    """Figures as a table of Markdown; a dash where a set has none."""
    lines = [[title, *(TITLES.get(name, name) for name in names)], ["---"] * (len(names) + 1)]
    lines += [[row, *(number(figures.get(name)) for name in names)] for row, figures in rows.items()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0") if value < 1 else "1"


def page(of: Scores) -> str:
    """The part of the page that is reckoned."""
    whole = {name: of[name]["all"] for name in ("articles", "check", "phenomena")}
    kinds = {kind: figures for kind, figures in of["articles"].items() if kind != "all"}
    skills = {skill: figures for skill, figures in of["phenomena"].items() if skill != "all"}
    sentences = {name: value for name, value in of["sentences"].items() if not name.endswith("_lookalikes")}
    alike = {name.removesuffix("_lookalikes"): v for name, v in of["sentences"].items() if name.endswith("_lookalikes")}
    parts = [
        f"eventx {eventx.__version__}, {dt.datetime.now(dt.UTC).date().isoformat()}, printed by `{COMMAND}`\n",
        "### Events\n",
        table("set", OF_EVENTS, whole),
        "By type, articles:\n",
        table("type", OF_EVENTS[:-1], kinds),
        "By capability, invented passages:\n",
        table("capability", ["f1", "full", "documents_right"], skills),
        "Single sentences, and how often a look-alike is taken for an event:\n",
        table("", [name.removesuffix("_f1") for name in sentences], {"sentences": _without_f1(sentences)}),
        table("", list(alike), {"look-alikes": alike}),
        "### Dates\n",
        table("TIMEX3", OF_DATES, of["timex"]),
        table("phrases", ["f1", "exact", "grain", "false_positive"], of["phrases"]),
        f"Publication time of pages: {of['pages']['published'] * of['pages']['of']:.0f} of {of['pages']['of']}.\n",
    ]
    return "\n".join(parts)


def _without_f1(figures: Scores) -> Scores:
    return {name.removesuffix("_f1"): value for name, value in figures.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", help="print the tables instead of writing them")
    options = parser.parse_args()
    if not SHARED.exists():
        print("no annotated sets beside the project: nothing to do")
        return 0
    of = scores()
    written = page(of)
    if options.print:
        print(written)
        return 0
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = re.split(re.escape(END), rest)[-1]
    PAGE.write_text(before + BEGIN + written + END + after, encoding="utf-8")
    row = f"| eventx | {number(of['timex']['TimeBank']['value'])} | {number(of['timex']['AQUAINT']['value'])} |"
    readme = README.read_text(encoding="utf-8")
    README.write_text(re.sub(r"^\| eventx \| [^|]+\| [^|]+\|", row, readme, flags=re.MULTILINE), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
