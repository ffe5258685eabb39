"""The real command given what is wrong: a message with code, place and hint; the exit code; nothing half-written."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from started import ended
from test_cli import CALLED, DULL, MET, WHEN, records

from conftest import Done

Run = Callable[..., Done]
COMMAND = [sys.executable, "-m", "eventx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "--formt", "json"], "--format"),
        (["extract", "--format", "xml"], "'xml'"),
        (["extrct"], "Did you mean 'extract'?"),
        (["extract", "--input-format", "pdf"], "'pdf'"),
        (["extract", "--types", "meting"], "did you mean meeting?"),
        (["extract", "--types", ""], "known are meeting, call, release, swap"),
        (["extract", "--timezone", "Mars/Olympus"], "no time zone 'Mars/Olympus'"),
        (["extract", "--timezone", "../etc/passwd"], "no time zone"),
        (["extract", "--max-doc-bytes", "0"], "greater than or equal to 1"),
        (["extract", "--max-doc-bytes", "9" * 5000], "--max-doc-bytes"),
        (["extract", "--errors", "e.jsonl"], "--on-error skip"),
        (["extract", "--published"], "'--published' requires an argument (USAGE)\n  eventx extract --help"),
        (["schema", "--diff", "old"], "requires 2 arguments (USAGE)\n  eventx schema --help"),
        (["convert", "-"], "Missing option '--to'. Choose from: jsonl, csv,"),
        (["extract", "--published", "03/02/2023"], "give --date-order DMY or MDY"),
        (["--quite"], "--quiet"),
        (["dates", "--provenance"], "No such option"),
    ],
)
def test_a_wrong_flag_is_named_with_what_to_do(eventx: Run, arguments: list[str], said: str) -> None:
    done = eventx(*arguments, stdin=MET)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.startswith("eventx: error: ")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("stdin", "code", "place"),
    [
        (b"", "INPUT_EMPTY", "<stdin>"),
        (b"They met\xff.", "INPUT_ENCODING", "<stdin>"),
        (bytes(range(128, 256)) * 1000, "INPUT_ENCODING", "<stdin>"),
        (b'{"text": "a"}\n{broken\n', "INPUT_JSON", "<stdin>:2"),
        (b'{"text": "a"}\n{"id": 1}\n', "INPUT_RECORD", "<stdin>:2"),
        (b'{"text": "\\udfff"}\n', "INPUT_SURROGATE", "<stdin>:1"),
        (b'{"a":' + b"[" * 200_000, "INPUT_JSON", "<stdin>:1"),
    ],
    ids=["empty", "byte", "binary", "json", "record", "surrogate", "nested"],
)
def test_bad_input_stops_with_code_place_and_hint(eventx: Run, stdin: bytes, code: str, place: str) -> None:
    done = eventx("extract", "--log-format", "json", *WHEN, stdin=stdin)
    assert done.code == 4
    said = json.loads(done.err)
    assert list(said) == ["level", "code", "source", "line", "doc_id", "message", "hint"]
    assert (said["level"], said["code"]) == ("error", code)
    assert said["source"] + (f":{said['line']}" if said["line"] else "") == place
    assert said["hint"]
    as_text = eventx("extract", *WHEN, stdin=stdin).err
    assert as_text == f"eventx: error: {place}: {said['message']} ({code})\n  {said['hint']}\n"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("missing", "INPUT_NOT_FOUND"),
        ("", "INPUT_NOT_FOUND"),
        ("x" * 999, "INPUT_UNREADABLE"),
    ],
)
def test_what_cannot_be_opened(eventx: Run, path: str, code: str) -> None:
    done = eventx("extract", *WHEN, path)
    assert (done.code, done.out) == (4, "")
    assert path[:99] in done.err
    assert code in done.err


def test_a_message_steers_no_terminal(eventx: Run) -> None:
    done = eventx("extract", "--types", "\x1b[31mred\x07", stdin=MET)
    assert "\x1b" not in done.err
    done = eventx("extract", stdin=b'{"text\\u001b[2J": 1}\n')
    assert "\x1b" not in done.err


def test_usage_errors_are_json_too(eventx: Run) -> None:
    for arguments in (["extract", "--nope", "--log-format", "json"], ["--log-format=json", "extract", "--nope"]):
        done = eventx(*arguments)
        assert json.loads(done.err)["code"] == "USAGE"


def test_flags_before_the_command_hold_for_it(eventx: Run) -> None:
    assert eventx("--quiet", "extract", stdin=DULL).err == ""
    said = eventx("--log-format", "json", "extract", stdin=DULL).err
    assert json.loads(said)["code"] == "PUBLISHED_MISSING"


def test_no_records_is_success_with_a_warning(eventx: Run) -> None:
    done = eventx("extract", "--input-format", "jsonl", stdin=b"")
    assert (done.code, done.out) == (0, "")
    assert "NO_RECORDS" in done.err


def test_skip_goes_on_keeps_what_failed_and_says_so(eventx: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    stdin = records(MET).encode() + b'{broken\n{"text": "caf\xe9"}\n' + records(CALLED).encode()
    done = eventx("extract", "--on-error", "skip", "--errors", str(bad), stdin=stdin)
    assert done.code == 3
    assert [json.loads(line)["type"] for line in done.lines] == ["meeting", "call"]
    assert "2 of 4 documents failed" in done.err
    kept = [json.loads(line) for line in bad.read_text(encoding="utf-8").splitlines()]
    assert [(each["code"], each["line"]) for each in kept] == [("INPUT_JSON", 2), ("INPUT_ENCODING", 3)]
    assert [each["input"] for each in kept] == ["{broken", '{"text": "caf\ufffd"}']


def test_skip_passes_over_a_missing_file_among_several(eventx: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MET, encoding="utf-8")
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "missing")]
    assert eventx("extract", *WHEN, *paths).code == 4
    done = eventx("extract", *WHEN, "--on-error", "skip", *paths)
    assert done.code == 3
    assert len(done.lines) == 1


def test_output_is_whole_or_the_older_file_stays(eventx: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("older\n", encoding="utf-8")
    out.chmod(0o640)
    failed = eventx("extract", "-o", str(out), stdin=records(MET) + "{broken\n")
    assert (failed.code, failed.out) == (4, "")
    assert out.read_text(encoding="utf-8") == "older\n"
    done = eventx("extract", "-o", str(out), stdin=records(MET))
    assert (done.code, done.out) == (0, "")
    assert json.loads(out.read_text(encoding="utf-8"))["type"] == "meeting"
    assert out.stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == ["out.jsonl"]


def test_an_output_may_not_be_an_input_or_another_output(eventx: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(records(MET), encoding="utf-8")
    link = tmp_path / "link.jsonl"
    link.symlink_to(path)
    for output in (path, link):
        done = eventx("extract", "-o", str(output), str(path))
        assert done.code == 2
    new = str(tmp_path / "new")
    assert eventx("extract", "-o", new, "--documents", new, str(path)).code == 2
    assert path.read_text(encoding="utf-8") == records(MET)


@pytest.mark.parametrize("output", ["/dev/full", "missing/out.jsonl", ".", "/proc/out.jsonl", "x" * 999])
def test_an_output_that_cannot_be_written(eventx: Run, tmp_path: Path, output: str) -> None:
    done = eventx("extract", *WHEN, "-o", str(tmp_path / output), stdin=MET)
    assert (done.code, done.out) == (5, "")
    assert "OUTPUT_UNWRITABLE" in done.err
    assert ("name a file in it" in done.err) == (output == ".")
    assert "Traceback" not in done.err


def test_a_full_disk_behind_standard_output() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "extract", *WHEN], input=MET.encode(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 5
    assert done.stderr.startswith(b"eventx: error: <stdout>: cannot be written")
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_a_named_pipe_is_written_to(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with subprocess.Popen([*COMMAND, "extract", *WHEN, "-o", fifo], stdin=subprocess.PIPE) as running:
        assert running.stdin
        running.stdin.write(MET.encode())
        running.stdin.close()
        assert json.loads(fifo.read_bytes())["events"]
    assert running.returncode == 0
    assert fifo.is_fifo()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams(closed: str) -> None:
    script = f'"{sys.executable}" -m eventx extract --published 2023-03-02 {closed}'
    done = subprocess.run(["bash", "-c", script], input=MET.encode(), capture_output=True, check=False)
    assert done.returncode == {"<&-": 4, ">&-": 5, "2>&-": 0}[closed]
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(records(*[MET] * 3000), encoding="utf-8")
    script = f'"{sys.executable}" -m eventx extract {many} | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    first, code = done.stdout.splitlines()
    assert json.loads(first)["type"] == "meeting"
    assert (code, done.stderr) == ("141", "")


@pytest.mark.parametrize("form", ["jsonl", "parquet", "table"])
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_nothing(tmp_path: Path, sent: signal.Signals, code: int, form: str) -> None:
    out = tmp_path / "out.jsonl"
    arguments = [*COMMAND, "extract", "--input-format", "jsonl", "--format", form, "-o", str(out)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(records(MET).encode())
        running.stdin.flush()
        deadline = time.monotonic() + 30
        while not names_in(tmp_path) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert names_in(tmp_path) != ["out.jsonl"], "written before it is whole"
        running.send_signal(sent)
        said = running.stderr.read()
    assert (running.returncode, said) == (code, b"")
    assert said == b""
    assert names_in(tmp_path) == []


def test_a_terminal_gets_one_hint_and_indented_json() -> None:
    controller, terminal = pty.openpty()
    arguments = [*COMMAND, "extract", *WHEN]
    with subprocess.Popen(arguments, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE) as running:
        os.close(terminal)
        assert running.stderr
        hint = running.stderr.readline()
        os.write(controller, MET.encode() + b"\x04")
        shown = b""
        try:
            while piece := os.read(controller, 4096):
                shown += piece
        except OSError:  # how Linux says that the other side has gone
            pass
        said = hint + running.stderr.read()
    os.close(controller)
    assert running.returncode == 0
    assert said == b"eventx: hint: reading from the terminal (STDIN_TERMINAL)\n" + said.split(b"\n", 1)[1]
    assert said.count(b"\n") == 2
    assert b'\r\n  "events": [\r\n' in shown


def test_a_bug_is_said_to_be_one() -> None:
    script = (
        "import sys, eventx.document, eventx.cli\n"
        "def broken(self): raise ZeroDivisionError('oops')\n"
        "eventx.document.Document.info = broken\n"
        "sys.exit(eventx.cli.main(['dates', '--quiet']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], input=MET.encode(), capture_output=True, check=False)
    ended(["dates"], done.returncode)
    assert done.returncode == 70
    assert b"a bug of eventx: ZeroDivisionError: oops (BUG)" in done.stderr
    assert b"Traceback" in done.stderr


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]
