"""Take the pictures of README.md and docs/: the report in light and dark, and the command in a terminal.

python scripts/write_pictures.py    # needs Chromium, jq, and Playwright (the `dev` extra)

The page is set in the fonts of the machine, so the pictures differ from one to the next: they are taken, not checked.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
ARTICLES = "examples/ferry-dispute.jsonl"
ARTICLE = "examples/harbour-talks.txt"
SIZE = {"width": 1440, "height": 900}
COLUMNS = 121
PICK = ".events[0].time | {text, begin, rule}"
FONTS_FROM_OUTSIDE = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)


def eventx(*arguments: str) -> str:
    """What the command prints."""
    command = [sys.executable, "-m", "eventx", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout


def take_report(browser: Browser, page: Path, scheme: str) -> Path:
    """The report with an event chosen and the reason of its date shown."""
    context = browser.new_context(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
    window = context.new_page()
    window.goto(page.as_uri())
    window.locator("tbody .row").nth(2).click()
    window.locator("mark.when.chosen").first.focus()
    taken = IMAGES / f"report-{scheme}.png"
    window.screenshot(path=taken)
    context.close()
    return taken


def take_terminal() -> Path:
    """Two commands and what they print, as a terminal shows it."""
    table = eventx("extract", "--published", "2023-03-02", "--format", "table", "--color", "always", ARTICLE)
    document = eventx("extract", "--published", "2023-03-02", ARTICLE)
    picked = subprocess.run(["jq", PICK], input=document, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text(f"$ eventx extract --published 2023-03-02 --format table {ARTICLE}", style="bold"))
    console.print(Text.from_ansi(table))
    command = f"$ eventx extract --published 2023-03-02 {ARTICLE} |\n    jq '{PICK}'"
    console.print(Text(command, style="bold"))
    console.print(Syntax(picked, "json", background_color="default"))
    taken = IMAGES / "terminal.svg"
    drawn = console.export_svg(title="eventx", unique_id="terminal")
    taken.write_text(FONTS_FROM_OUTSIDE.sub("", drawn), encoding="utf-8")
    return taken


def main() -> int:
    """Take all pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("no browser: apt-get install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        events, documents, page = (str(Path(folder) / name) for name in ("events.jsonl", "docs.jsonl", "report.html"))
        eventx("extract", "--quiet", "--documents", documents, "-o", events, ARTICLES)
        eventx("report", events, "--docs", documents, "-o", page)
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        taken = [take_report(browser, Path(page), scheme) for scheme in ("light", "dark")]
        browser.close()
    for picture in (*taken, take_terminal()):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
