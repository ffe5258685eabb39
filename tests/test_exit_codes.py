"""How every command ends where its output cannot be written, where nobody reads it, and at a signal: real processes.

Other exit codes are met by the tests of what they are for; started.py lists the commands that can end with each.
"""

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from started import READERS, ended
from test_cli import MET
from test_outputs import STORED

from conftest import ROOT
from eventx.cli.app import COMMANDS

BROKEN_EVENT = '{"type": "meeting"}\n'

PRINTS = {
    "extract": ([], MET),
    "dates": ([], MET),
    "explain": ([], MET),
    "validate": (["-"], BROKEN_EVENT),
    "schema": (["meeting"], ""),
    "convert": (["-", "--to", "csv"], STORED),
    "report": (["-"], ""),
    "golden check": (["articles"], ""),
    "golden update": (["articles"], ""),
    "types list": ([], ""),
    "types show": (["meeting"], ""),
    "types lint": (["wrong.toml"], ""),
}
"""By command: what else it is given, and an input, to have it print something."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A type file that is wrong, and a golden case whose expectation was never written."""
    (tmp_path / "wrong.toml").write_text('name = "party"\n', encoding="utf-8")
    case = tmp_path / "articles" / "a-meeting"
    case.mkdir(parents=True)
    (case / "article.txt").write_text(MET, encoding="utf-8")
    (case / "meta.json").write_text('{"published": "2023-03-02"}', encoding="utf-8")
    return tmp_path


@contextmanager
def nobody_reads() -> Iterator[int]:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        yield write_end
    finally:
        os.close(write_end)


def printed_to(output: int, command: str, folder: Path) -> tuple[int, str]:
    """The exit code of a command that prints there, and what it says."""
    arguments, stdin = PRINTS[command]
    line = [*command.split(), "--quiet", *arguments]
    done = subprocess.run(
        [sys.executable, "-m", "eventx", *line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=stdin.encode(),
        stdout=output,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    ended(line, done.returncode)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("command", COMMANDS)
def test_where_output_is_not_taken(folder: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        code, said = printed_to(full.fileno(), command, folder)
    assert (code, said.startswith("eventx: error: <stdout>: cannot be written")) == (5, True), said
    with nobody_reads() as pipe:
        assert printed_to(pipe, command, folder) == (141, "")


@pytest.mark.parametrize("arguments", [["--help"], ["golden", "check", "--help"]], ids=" ".join)
def test_nobody_reads_the_help(arguments: list[str]) -> None:
    with nobody_reads() as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "eventx", *arguments], stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("command", READERS)
def test_a_signal_in_the_middle_of_the_input(command: str) -> None:
    line = [command, *PRINTS[command][0], "--quiet"]
    start = STORED if PRINTS[command][0] else MET
    for sent, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        pipe = subprocess.PIPE
        with subprocess.Popen(
            [sys.executable, "-m", "eventx", *line], stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe
        ) as running:
            assert running.stdin
            assert running.stderr
            running.stdin.write(start.encode())
            running.stdin.flush()
            while unread(running.stdin.fileno()) and running.poll() is None:
                time.sleep(0.02)
            running.send_signal(sent)
            assert (running.wait(60), running.stderr.read()) == (code, b"")
        ended(line, running.returncode)


def unread(pipe: int) -> int:
    """How many bytes the other end of the pipe has not taken yet."""
    (count,) = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))
    return int(count)
