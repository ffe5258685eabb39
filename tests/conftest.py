"""What the tests share: the command in a process of its own, and where the project's folders are."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from started import ended, pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown

__all__ = [
    "ROOT",
    "Done",
    "eventx",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
    "run_eventx",
]

ROOT = Path(__file__).resolve().parent.parent

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in the background of a script: the commands would ignore it too
    signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True, eq=False)
class Done:
    """How a command ended. Two ended alike if only the time that their summaries tell is another."""

    code: int
    out: str
    err: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Done) and (self.code, self.out, self.said) == (other.code, other.out, other.said)

    __hash__ = None  # type: ignore[assignment]

    @property
    def said(self) -> str:
        """The messages, without the summary of a run over several documents, which tells how long it took."""
        return re.sub(r"^eventx: info: .* s \(SUMMARY\)\n\Z", "", self.err, flags=re.MULTILINE)

    @property
    def lines(self) -> list[str]:
        return self.out.split("\n")[:-1]


def run_eventx(*arguments: str, stdin: str | bytes = b"", **environment: str) -> Done:
    """Start the real command. Its output is decoded strictly: it has to be UTF-8 under any locale."""
    done = subprocess.run(
        [sys.executable, "-m", "eventx", *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )
    ended(arguments, done.returncode)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))


@pytest.fixture
def eventx() -> Callable[..., Done]:
    return run_eventx


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/*/expected.json anew")
