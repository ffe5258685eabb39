"""Settings from files and the environment; colours; progress; completion."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from test_cli import CALLED, MET, records
from test_cli_faults import COMMAND

from conftest import ROOT, Done
from eventx.cli import completions
from eventx.cli.parameters import Complete

Run = Callable[..., Done]

BOTH = records(MET, CALLED)


def run_in(folder: Path, *arguments: str, **environment: str) -> Done:
    """The command in a folder of its own, where it may find an `eventx.toml`."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        input=BOTH.encode(),
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def types_of(done: Done) -> list[str]:
    assert done.said == ""
    return [json.loads(line)["type"] for line in done.lines]


def test_flags_go_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    assert types_of(run_in(tmp_path, "extract")) == ["meeting", "call"]
    (tmp_path / "eventx.toml").write_text('types = "release"\n', encoding="utf-8")
    assert types_of(run_in(tmp_path, "extract")) == []
    (tmp_path / "eventx.toml").write_text('types = "release"\n[extract]\ntypes = "call"\n', encoding="utf-8")
    assert types_of(run_in(tmp_path, "extract")) == ["call"]
    assert types_of(run_in(tmp_path, "extract", EVENTX_TYPES="meeting")) == ["meeting"]
    assert types_of(run_in(tmp_path, "extract", EVENTX_TYPES="call", EVENTX_EXTRACT_TYPES="meeting")) == ["meeting"]
    assert types_of(run_in(tmp_path, "extract", "--types", "call", EVENTX_TYPES="meeting")) == ["call"]


def test_a_file_can_be_named_by_flag_and_environment(tmp_path: Path) -> None:
    (tmp_path / "eventx.toml").write_text('types = "release"\n', encoding="utf-8")
    (tmp_path / "other.toml").write_text('[extract]\ntypes = "call"\n', encoding="utf-8")
    assert types_of(run_in(tmp_path, "extract", "--config", "other.toml")) == ["call"]
    assert types_of(run_in(tmp_path, "--config", "other.toml", "extract")) == ["call"]
    assert types_of(run_in(tmp_path, "extract", EVENTX_CONFIG="other.toml")) == ["call"]


def test_values_of_every_kind(tmp_path: Path) -> None:
    lines = ["[extract]", "published = 2020-01-07", "fail-if-none = true", "max-doc-bytes = 200"]
    (tmp_path / "eventx.toml").write_text("\n".join(lines), encoding="utf-8")
    done = run_in(tmp_path, "extract")
    assert [json.loads(line)["document"]["published"] for line in done.lines] == ["2020-01-07"] * 2
    assert run_in(tmp_path, "extract", "--types", "swap").code == 1
    assert run_in(tmp_path, "extract", "--max-doc-bytes", "50").code == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("publishd = 1", "unknown key 'publishd' (CONFIG)\n  did you mean published?"),
        ("[extract]\ntimzone = 'UTC'", "unknown key 'timzone' in [extract] (CONFIG)\n  did you mean timezone?"),
        ("[extrct]\nquiet = true", "unknown key 'extrct' (CONFIG)\n  did you mean extract?"),
        ("[golden.update]\njunit = 'x'", "unknown key 'junit' in [golden.update]"),
        ("[types.lint]\nformt = 'json'", "unknown key 'formt' in [types.lint] (CONFIG)\n  did you mean format?"),
        ("[extract.more]\nx = 1", "unknown key 'more' in [extract]"),
        ("extract = 1", "[extract] is a table"),
        ("config = 'x'", "unknown key 'config'"),
        ("[extract]\nquiet = 'yes'", "quiet must be true or false"),
        ("types = ['call']", "types must be a string"),
        ("[extract]\nformat = 'xml'", "format: 'xml' is not one of"),
        ("max-doc-bytes = 0", "max-doc-bytes: Input should be greater than or equal to 1"),
        ("[dates]\nformat = 'parquet'", "format: 'parquet' is not one of"),
        ("broken", "not TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_file_and_key(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "eventx.toml").write_text(content, encoding="utf-8")
    done = run_in(tmp_path, "extract")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("eventx: error: eventx.toml: ")
    assert said in done.err
    assert "(CONFIG)" in done.err


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    done = run_in(tmp_path, "extract", EVENTX_FORMAT="xml")
    assert done.code == 2
    assert "EVENTX_FORMAT: 'xml' is not one of" in done.err


@pytest.mark.parametrize(
    ("variable", "hint"),
    [
        ("EVENTX_EXTRACT_FORMT", "did you mean EVENTX_EXTRACT_FORMAT?"),
        ("EVENTX_ONEROR", "did you mean EVENTX_ON_ERROR?"),
        ("EVENTX_HOME", "variables are EVENTX_ and a flag, or a command and its flag"),
    ],
)
def test_a_variable_that_sets_nothing_is_warned_of(tmp_path: Path, variable: str, hint: str) -> None:
    done = run_in(tmp_path, "extract", **{variable: "x"})
    assert (done.code, len(done.lines)) == (0, 2)
    assert done.err.startswith(f"eventx: warning: the variable {variable} sets nothing (CONFIG)\n  {hint}\n")


def test_with_quiet_variables_are_not_warned_of(tmp_path: Path) -> None:
    assert run_in(tmp_path, "extract", "--quiet", EVENTX_HOME="x").err == ""
    assert run_in(tmp_path, "extract", EVENTX_QUIET="true", EVENTX_HOME="x").err == ""


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    done = run_in(tmp_path, "extract", "--config", "missing.toml")
    assert (done.code, done.out) == (2, "")
    assert "missing.toml: cannot be read" in done.err


def test_the_file_decides_the_form_of_errors_too(tmp_path: Path) -> None:
    (tmp_path / "eventx.toml").write_text("log-format = 'json'\n", encoding="utf-8")
    assert json.loads(run_in(tmp_path, "extract", "--types", "nope").err)["code"] == "USAGE"
    assert run_in(tmp_path, "extract", "--types", "nope", "--log-format", "text").err.startswith("eventx: error")


def on_a_terminal(arguments: list[str], seconds: float, stdin: Iterable[str] = (), **environment: str) -> str:
    """What the command says on standard error, if that is a terminal; standard output and input are none."""
    controller, terminal = pty.openpty()
    env = {**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "xterm-256color", **environment}
    said = b""
    with subprocess.Popen(
        [*COMMAND, *arguments], env=env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=terminal
    ) as running:
        os.close(terminal)
        assert running.stdin
        for piece in stdin:
            running.stdin.write(piece.encode())
            running.stdin.flush()
        running.stdin.close()
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and select.select([controller], [], [], seconds)[0]:
            try:
                said += os.read(controller, 4096)
            except OSError:  # how Linux says that the other side has gone
                break
        running.kill()
    os.close(controller)
    return said.decode()


def test_errors_are_coloured_on_a_terminal_unless_that_is_unwanted(eventx: Run) -> None:
    wrong = ["extract", "--types", "nope"]
    red = "eventx: \x1b[31merror\x1b[0m: "
    assert red in on_a_terminal(wrong, 20)
    assert red not in on_a_terminal(wrong, 20, NO_COLOR="1")
    assert red not in on_a_terminal(wrong, 20, TERM="dumb")
    assert red not in on_a_terminal([*wrong, "--color", "never"], 20)
    assert red not in eventx(*wrong).err
    assert red in eventx(*wrong, "--color", "always").err
    assert red in eventx("--color=always", *wrong, NO_COLOR="1").err


def test_progress_is_shown_on_a_terminal_for_long_work(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(records(*[MET] * 4000), encoding="utf-8")
    out = str(tmp_path / "out.jsonl")
    shown = on_a_terminal(["extract", "-o", out, str(many)], 60)
    assert re.search(r"\d+ % .*[\d,]+ documents  [\d,]+ events  [\d,]+/s .*remain", shown)
    for flags in (["extract", "--progress", "never"], ["--progress", "never", "extract"]):
        assert "remain" not in on_a_terminal([*flags, "-o", out, str(many)], 60)
    assert on_a_terminal(["extract", "-o", out, "--quiet", str(many)], 60) == ""
    few = tmp_path / "few.jsonl"
    few.write_text(records(MET), encoding="utf-8")
    shown = on_a_terminal(["extract", "-o", out, str(few)], 60)
    seconds = re.search(r"([\d.]+) s \(SUMMARY\)", shown)
    assert seconds
    assert "remain" not in shown or float(seconds[1]) >= 1, "a busy machine takes that long"


def test_progress_of_dates_is_shown_unless_that_is_unwanted() -> None:
    """Over an input that comes slowly, so that there is no total."""

    def slowly() -> Iterator[str]:
        yield records(MET)
        time.sleep(2.5)
        yield records(MET, MET)

    assert re.search(r"[23] documents  [23] times  \d+/s", on_a_terminal(["dates", "-"], 20, slowly()))
    assert on_a_terminal(["dates", "--progress", "never", "-"], 20, slowly()) == ""


def test_progress_is_not_shown_where_nobody_looks(eventx: Run, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(records(*[MET] * 2000), encoding="utf-8")
    assert eventx("extract", "-o", str(tmp_path / "out"), str(many)).said == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("eventx ext", ["extract"]),
        ("eventx golden ", ["check", "update"]),
        ("eventx extract --input-f", ["--input-format"]),
        ("eventx extract --format c", ["csv"]),
        ("eventx types show --types-file examples/own-type/strike.toml st", ["strike"]),
    ],
)
def test_the_shell_completes(words: str, expected: list[str]) -> None:
    script = "import sys, eventx.cli; sys.argv[0] = 'eventx'; sys.exit(eventx.cli.main())"
    position = str(len(words.split(" ")) - 1)
    env = {**os.environ, "_EVENTX_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": position}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    assert done.stdout.split() == expected


@pytest.mark.parametrize(
    ("complete", "given", "incomplete", "expected"),
    [
        (completions.type_names, {}, "me", ["meeting"]),
        (completions.type_names, {"types_file": ["no-such-file.toml"]}, "sw", ["swap"]),
        (completions.type_lists, {}, "v", ["visit"]),
        (completions.type_lists, {}, "meeting,release,v", ["meeting,release,visit"]),
        (completions.type_lists, {}, "meeting,m", []),
        (completions.schema_names, {}, "ty", ["type-file"]),
        (completions.zones, {}, "Europe/Ta", ["Europe/Tallinn"]),
    ],
)
def test_values_that_no_type_names_are_completed(
    complete: Complete, given: dict[str, Any], incomplete: str, expected: list[str]
) -> None:
    assert complete(given, incomplete) == expected


def from_bash(flag: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as that shell starts it, which has to be the parent."""
    command = ["bash", "-c", '"$@"; echo $?', "bash", *COMMAND, flag]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def test_completion_can_be_shown() -> None:
    done = from_bash("--show-completion")
    assert "_EVENTX_COMPLETE=complete_bash" in done.stdout
    assert done.stdout.endswith("\n0\n")


def test_completion_is_installed_for_the_shell_in_use(tmp_path: Path) -> None:
    done = from_bash("--install-completion", HOME=str(tmp_path))
    assert "completion installed" in done.stdout
    assert done.stdout.endswith("\n0\n")
    (script,) = re.findall(r"^source '(.+)'$", (tmp_path / ".bashrc").read_text(encoding="utf-8"), re.MULTILINE)
    assert "_EVENTX_COMPLETE=complete_bash" in (tmp_path / script).read_text(encoding="utf-8")
