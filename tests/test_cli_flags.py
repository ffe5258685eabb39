"""What the flags that commands share do to each of them, a real process for several at once.

Every assertion is one that fails if the flag it is about does nothing.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from test_cli import MET
from test_outputs import STORED

from conftest import ROOT, Done
from eventx.cli.app import COMMANDS

Run = Callable[..., Done]

SETTINGS = """
log-format = "json"
types-file = "nowhere.toml"
timezone = "Nowhere"
[report]
docs = "nowhere.jsonl"
[types.lint]
format = "json"
"""

NO_TYPE = "nowhere.toml: cannot be read"
NO_ZONE = "--timezone: no time zone 'Nowhere'"

BROKEN = {
    "extract": ([], NO_TYPE),
    "dates": ([], NO_ZONE),
    "explain": ([], NO_ZONE),
    "validate": (["-"], NO_TYPE),
    "schema": (["meeting"], NO_TYPE),
    "convert": (["-", "--to", "csv"], NO_TYPE),
    "report": (["-"], "nowhere.jsonl: no such file"),
    "golden check": (["."], NO_TYPE),
    "golden update": (["."], NO_TYPE),
    "types list": ([], NO_TYPE),
    "types show": (["meeting"], NO_TYPE),
    "types lint": (["wrong.toml"], "files with errors: 1 of 1"),
}
"""By command: what else it is given, and what is wrong when the file above is read."""


@pytest.mark.parametrize("command", COMMANDS)
def test_a_settings_file_breaks_any_command_and_flags_say_how_that_is_told(
    eventx: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """The file asks for what there is not, and for messages as JSON: there the flag wins. `-q` silences no error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    Path("settings.toml").write_text(SETTINGS, encoding="utf-8")
    Path("wrong.toml").write_text('name = "party"\n', encoding="utf-8")
    arguments, said = BROKEN[command]
    flags = ("--config", "settings.toml", "--log-format", "text", "--color", "always", "-q")
    done = eventx(*command.split(), *arguments, *flags)
    assert done.err.startswith(f"eventx: \x1b[31merror\x1b[0m: {said}")
    shown = [json.loads(line)["key"] for line in done.lines]
    assert (done.code, bool(shown)) == {"report": (4, False), "types lint": (1, True)}.get(command, (2, False))


@pytest.mark.parametrize(
    ("command", "stdin", "code"),
    [
        (["dates"], MET, "PUBLISHED_MISSING"),
        (["explain"], MET, "PUBLISHED_MISSING"),
        (["convert", "-", "--to", "csv"], "", "NO_RECORDS"),
        (["validate", "-"], "", "NO_RECORDS"),
    ],
)
def test_warnings_can_be_json_or_left_out(eventx: Run, command: list[str], stdin: str, code: str) -> None:
    said = eventx(*command, "--log-format", "json", stdin=stdin)
    assert (said.code, json.loads(said.err)["code"]) == (0, code)
    assert eventx(*command, "-q", stdin=stdin) == Done(0, said.out, "")


READING = (
    "--input-format",
    "text",
    "--published",
    "03/02/2023 01:30",
    "--date-order",
    "DMY",
    "--timezone",
    "Asia/Seoul",
)
NO_RECORD = '{"text": "They met yesterday."}'


def test_the_flags_of_reading_decide_what_dates_finds(eventx: Run, tmp_path: Path) -> None:
    out = tmp_path / "times.json"
    done = eventx("dates", *READING, "--output", str(out), stdin=NO_RECORD)
    assert done == Done(0, "", "")
    printed = json.loads(out.read_text(encoding="utf-8"))
    assert printed["document"]["published"] == "2023-02-03T01:30:00+09:00"
    (time,) = printed["times"]
    assert (time["span"], time["begin"]) == ([19, 28], "2023-02-02")


def test_the_flags_of_reading_decide_what_explain_reads(eventx: Run) -> None:
    done = eventx("explain", *READING, "--format", "json", stdin=NO_RECORD)
    assert (done.code, done.err) == (0, "")
    document = json.loads(done.out)["document"]
    assert document["published"] == "2023-02-03T01:30:00+09:00"
    assert document["id"] == sha256(NO_RECORD.encode()).hexdigest()[:16]


def test_cells_of_dates_are_guarded(eventx: Run) -> None:
    stdin = json.dumps({"id": "=1+1", "published": "2023-03-02", "text": "They met yesterday."})
    done = eventx("dates", "--format", "csv", "--guard-cells", stdin=stdin)
    assert done.lines[1].endswith(",'=1+1")


@pytest.mark.parametrize(
    ("command", "stdin", "code"),
    [
        (["dates"], MET, 4),
        (["explain"], MET, 4),
        (["validate", "-"], STORED, 1),
        (["convert", "-", "--to", "csv"], STORED, 4),
    ],
)
def test_what_is_larger_than_allowed_is_not_read(eventx: Run, command: list[str], stdin: str, code: int) -> None:
    done = eventx(*command, "--max-doc-bytes", "60", stdin=stdin)
    assert done.code == code
    assert "more than 60 bytes" in done.out + done.err
