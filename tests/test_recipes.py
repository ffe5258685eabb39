"""Every snippet of docs/ and of the README is run as it stands; loading into a database twice, and a corrected article, change what they should.

A snippet with `file=NAME` is written to that file. One in `sh` or `python` is run, and has to print the `text` that follows
it, if one does. What stands above the first heading of a section goes before each section, and in a page with
`<!-- in one run -->` each section goes on from the one before. `<!-- needs: PROGRAM -->` names what has to be installed; a
section whose programs are missing is skipped.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from conftest import ROOT

PAGES = sorted(path for path in (ROOT / "docs").glob("*.md") if path.name != "cli.md")
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ONE_RUN = "<!-- in one run -->"
NEEDS = re.compile(r"<!-- needs: (.*?) -->")
PACKAGE = "python:"
POSTGRES_PROGRAMS = "/usr/lib/postgresql/*/bin"


@dataclass(frozen=True)
class Snippet:
    language: str
    file: str
    text: str


@dataclass(frozen=True)
class Section:
    page: str
    title: str
    needs: tuple[str, ...]
    snippets: tuple[Snippet, ...]

    def __str__(self) -> str:
        return f"{self.page}: {self.title}"


@cache
def sections() -> tuple[Section, ...]:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        head, *rest = [text] if ONE_RUN in text else re.split(r"^## ", text, flags=re.MULTILINE)
        for part in rest or ["\n"]:
            needs = tuple(" ".join(NEEDS.findall(head + part)).split())
            snippets = tuple(Snippet(*groups) for groups in BLOCK.findall(head + part))
            found.append(Section(page.stem, part.partition("\n")[0], needs, snippets))
    return tuple(section for section in found if section.snippets)


def readme() -> tuple[Snippet, ...]:
    """The commands of the README behind those that install it and test it."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("\n## An event\n")[2]
    return tuple(each for each in (Snippet(*groups) for groups in BLOCK.findall(text)) if each.language != "json")


def section_named(title: str) -> Section:
    return next(section for section in sections() if section.title == title)


@dataclass(frozen=True)
class Desk:
    """A folder to work in, and an environment in which `eventx`, `python` and `pip` are those under test."""

    folder: Path
    environment: dict[str, str]

    def run(self, script: str, stdin: str = "") -> str:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
        return done.stdout

    def write(self, snippet: Snippet) -> None:
        file = self.folder / snippet.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(snippet.text, encoding="utf-8")

    def follow(self, snippets: tuple[Snippet, ...]) -> None:
        """Do what a reader does who goes from top to bottom."""
        printed = ""
        for snippet in snippets:
            if snippet.file:
                self.write(snippet)
            elif snippet.language == "sh":
                printed = self.run(snippet.text)
            elif snippet.language == "python":
                printed = self.run("python -", snippet.text)
            elif snippet.language == "text":
                assert printed == snippet.text
            elif snippet.language == "crontab":
                self.run("cp articles.jsonl events/")
                for line in snippet.text.splitlines():
                    self.run(line.split(maxsplit=5)[5])
            else:
                pytest.fail(f"nobody runs this {snippet.language}: {snippet.text[:60]}")


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, command in (
        ("eventx", f'exec "{sys.executable}" -m eventx "$@"'),
        ("python", f'exec "{sys.executable}" "$@"'),
        (
            "pip",
            '[ "$*" = "install ./wheels/eventx-*.whl" ] || [ "$*" = "install .[spark]" ]',
        ),  # what is under test is installed
        ("apt-get", '[ "$*" = "install -y openjdk-17-jre-headless" ]'),  # the same
    ):
        (programs / name).write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    folder = tmp_path / "home"
    folder.mkdir()
    environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(folder)}
    environment.setdefault("PYTHONPATH", str(ROOT))
    if "postgres" in getattr(request, "param", ()):
        environment |= request.getfixturevalue("postgres")
    return Desk(folder, environment)


def program(name: str) -> str | None:
    """Where a program is. Debian keeps the server's beside one another, off the path."""
    beside = sorted(Path("/").glob(POSTGRES_PROGRAMS.lstrip("/") + "/" + name))
    return shutil.which(name) or (str(beside[-1]) if beside else None)


def needing(*programs: str) -> list[pytest.MarkDecorator]:
    """Marks of a section that needs these programs, and `python:NAME` where it needs a package."""
    missing = [name for name in programs if not installed(name)]
    skip = [pytest.mark.skip(reason=f"not installed: {' '.join(missing)}")] if missing else []
    return skip + [pytest.mark.spark] * ("java" in programs)


def installed(name: str) -> bool:
    if not name.startswith(PACKAGE):
        return program(name) is not None
    package = name.removeprefix(PACKAGE)
    return all(find_spec(each) is not None for each in (package.partition(".")[0], package))


@pytest.fixture(scope="session")
def postgres() -> Iterator[dict[str, str]]:
    """A PostgreSQL server of our own on the loopback address, run by a user who is not root; the variables to reach it."""
    user = "postgres" if os.getuid() == 0 else None
    data = Path(tempfile.mkdtemp(prefix="eventx-postgres-", dir="/tmp"))  # short enough for a socket
    if user:
        shutil.chown(data, user)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    control = program("pg_ctl") or ""
    options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={data} -c fsync=off"

    def run(*command: str) -> None:
        log = data / "log"
        done = subprocess.run(
            command, user=user, cwd=data, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        )
        assert done.returncode == 0, log.read_text(encoding="utf-8") if log.exists() else command

    try:
        run(program("initdb") or "", "--pgdata", f"{data}/db", "-U", "events", "-A", "trust", "--no-sync")
        run(control, "-D", f"{data}/db", "-l", f"{data}/log", "-o", options, "-w", "start")
        try:
            yield {"PGHOST": "127.0.0.1", "PGPORT": str(port), "PGUSER": "events", "PGDATABASE": "postgres"}
        finally:
            run(control, "-D", f"{data}/db", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(data)


@pytest.mark.parametrize(
    ("section", "desk"),
    [pytest.param(each, each.needs, id=str(each), marks=needing(*each.needs)) for each in sections()],
    indirect=["desk"],
)
def test_a_section_does_what_it_says(section: Section, desk: Desk) -> None:
    if "postgres" in section.needs:
        desk.run('psql --quiet --command "DROP TABLE IF EXISTS events"')
    desk.follow(section.snippets)


@pytest.mark.parametrize("desk", [pytest.param((), marks=needing("jq"))], indirect=True)
def test_the_readme_does_what_it_says_beside_its_examples(desk: Desk) -> None:
    shutil.copytree(ROOT / "examples", desk.folder / "examples")
    assert {each.language for each in readme()} == {"sh", "python"}
    desk.follow(readme())
    made = {"documents.jsonl", "events.csv", "events.jsonl", "report.html"}
    assert {path.name for path in desk.folder.iterdir()} == {*made, "examples"}


def test_the_ci_job_runs_and_fails_when_it_should(desk: Desk) -> None:
    section = section_named("Golden files in CI")
    desk.follow(section.snippets)
    (workflow,) = (snippet for snippet in section.snippets if snippet.language == "yaml")
    steps = re.findall(r"^ +- run: (.*)$", workflow.text, re.MULTILINE)
    assert len(steps) == 2
    for step in steps:
        desk.run(step)
    assert 'failures="0"' in (desk.folder / "golden.xml").read_text(encoding="utf-8")
    (desk.folder / "tests/articles/a-call-by-phone/article.txt").write_text("Nobody spoke.\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="not as expected"):
        desk.run(steps[-1])


def test_what_the_hour_could_not_read_is_set_aside(desk: Desk) -> None:
    section = section_named("Every hour")
    desk.follow(section.snippets)
    with (desk.folder / "articles.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    desk.follow(tuple(snippet for snippet in section.snippets if snippet.language == "crontab"))
    assert desk.run("sqlite3 events/events.db 'SELECT count(*) FROM events'") == "2\n"
    (rejected,) = (desk.folder / "events").glob("rejected-*.jsonl")
    assert json.loads(rejected.read_text(encoding="utf-8"))["input"] == "{broken"


# Replacing by document

SELECT = (
    "python -c \"import duckdb; print(*duckdb.connect('events.duckdb')"
    ".execute('SELECT {} FROM events ORDER BY id').fetchall(), sep='\\n')\""
)
DUMPS = {
    "DuckDB, from Parquet": (
        "python load.py",
        SELECT.format("id, document.id, type, status"),
    ),
    "DuckDB, from JSON Lines": (
        "python load.py",
        SELECT.format("id, document_id, event"),
    ),
    "SQLite": ("sqlite3 events.db < load.sql", "sqlite3 events.db 'SELECT * FROM events ORDER BY id'"),
    "PostgreSQL": (
        "sed -i 's/\\\\u0000/\\\\ufffd/g' events.jsonl documents.jsonl; psql --quiet --file load.sql",
        "psql --tuples-only --command 'SELECT * FROM events ORDER BY id'",
    ),
}


@pytest.mark.parametrize(
    ("title", "desk"),
    [
        pytest.param(name, section_named(name).needs, id=name, marks=needing(*section_named(name).needs))
        for name in DUMPS
    ],
    indirect=["desk"],
)
def test_loading_replaces_by_document(title: str, desk: Desk) -> None:
    load, dump = DUMPS[title]
    section = section_named(title)
    (extract,) = (each.text for each in section.snippets[:2] if each.language == "sh")
    if "postgres" in section.needs:
        desk.run('psql --quiet --command "DROP TABLE IF EXISTS events"')

    def loaded(*articles: dict[str, str]) -> str:
        lines = "".join(json.dumps({"published": "2023-03-02"} | article) + "\n" for article in articles)
        (desk.folder / "articles.jsonl").write_text(lines, encoding="utf-8")
        desk.run(extract)
        desk.run(load)
        return desk.run(dump)

    for snippet in section.snippets:
        if snippet.file:
            desk.write(snippet)
    met = {"id": 'it\'s "1", \\', "text": "Ana Ruiz met Jan Vos in Oslo on Tuesday.\x00\u2028\t\r\n"}
    called = {"id": "2", "text": "President Omar Diallo spoke by phone with Chancellor Eva Brandt on Monday."}
    first = loaded(met, called)
    assert "meeting" in first
    assert "call" in first
    assert loaded(met, called) == first, "a second run changes nothing"
    assert loaded(called) == first, "a document that was not read keeps its events"
    corrected = loaded(called | {"text": "President Omar Diallo spoke to nobody."}, met)
    assert "call" not in corrected, "a corrected article leaves no stale event"
    assert "meeting" in corrected
    assert loaded(met, called) == first
    assert "meeting" not in loaded(met | {"text": "It rained."}, called | {"text": "It rained again."})
