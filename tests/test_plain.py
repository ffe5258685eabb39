"""Arguments that are read without typer are read as typer reads them."""

import inspect
from functools import partial
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from eventx.cli import plain
from eventx.cli.app import app

PLAIN = [
    "extract",
    "dates",
    "extract -",
    "extract a.txt --published 2023-03-02 b.txt",
    "extract --published=2023-03-02 -q --format jsonl -o out.jsonl",
    "extract --types-file a.toml --types meeting --types-file=b.toml",
    "extract --jobs 2 --doc-timeout 3 --on-error skip --provenance --text-field body",
    "extract --output a --output b --timezone= -o -",
    "dates --timezone Europe/Paris --date-order DMY --max-doc-bytes 1000 --quiet",
]
NOT_PLAIN = [
    "",
    "schema",
    "--quiet extract",
    "extract --help",
    "extract --bogus",
    "extract --jobs 0",
    "extract --jobs two",
    "extract --doc-timeout 0.5",
    "extract --format docx",
    "extract --quiet=yes",
    "extract --published",
    "extract --published --quiet",
    "extract -oout.jsonl",
    "extract -- a.txt",
    "extract --config eventx.toml",
]


@pytest.fixture(autouse=True)
def no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("line", PLAIN)
def test_plain_arguments_are_what_typer_makes_of_them(line: str) -> None:
    name, *arguments = line.split()
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    by_typer = group.commands[name].make_context(name, list(arguments)).params

    command = plain.read([name, *arguments])
    assert isinstance(command, partial)
    defaults = {each.name: each.default for each in inspect.signature(command.func).parameters.values()}
    lists = {name: [*given] or None for name, given in by_typer.items() if isinstance(given, tuple | list)}
    assert {**defaults, **command.keywords} == {**by_typer, **lists}


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_what_leaves_a_question_is_for_typer(line: str) -> None:
    assert plain.read(line.split()) is None


def test_settings_are_for_typer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVENTX_TIMEZONE", "Europe/Paris")
    assert plain.read(["extract"]) is None
    monkeypatch.delenv("EVENTX_TIMEZONE")
    assert plain.read(["extract"]) is not None
    Path("eventx.toml").touch()
    assert plain.read(["extract"]) is None
