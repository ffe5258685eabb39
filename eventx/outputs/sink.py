"""Where the bytes go: standard output, or a file that is there as a whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from eventx.faults import Code, Fault


class ReaderGone(Exception):
    """The reader of standard output has closed it, as `head` does. Not a fault: there is nobody left to print for."""


class Sink:
    """An open output, for UTF-8 text or bytes. What writes to it raises `Fault` or `ReaderGone`."""

    def __init__(self, name: str, stream: BinaryIO) -> None:
        self.name = name
        self._stream = stream

    @property
    def terminal(self) -> bool:
        """Whether a person sees what is written."""
        return self._stream.isatty()

    def write(self, text: str) -> None:
        self.write_bytes(text.encode())

    def write_bytes(self, data: bytes) -> None:
        with reported(self.name):
            self._stream.write(data)

    def flush(self) -> None:
        with reported(self.name):
            self._stream.flush()

    def settle(self) -> int:
        """See to it that all that was written is on the disk, and stays there; the number of bytes in the file."""
        with reported(self.name):
            self._stream.flush()
            os.fsync(self._stream.fileno())
            return self._stream.tell()


@contextlib.contextmanager
def open_sink(path: str | None) -> Iterator[Sink]:
    """The file at `path`, replaced only when all is written; standard output where there is no path or it is `-`."""
    if path is None or path == "-":
        if sys.stdout is None:
            raise Fault(Code.OUTPUT_UNWRITABLE, "standard output is closed", hint="write to a file with -o")
        sink = Sink("<stdout>", sys.stdout.buffer)
        yield sink
        sink.flush()
        return
    target = Path(os.path.realpath(path))
    with reported(path):
        mode = target.stat().st_mode if target.exists() else None
    writer = _replacing(path, target, mode) if mode is None or stat.S_ISREG(mode) else _in_place(path, target)
    with writer as sink:
        yield sink


@contextlib.contextmanager
def _replacing(path: str, target: Path, mode: int | None) -> Iterator[Sink]:
    """A new file beside the target, which takes its place (and keeps its permissions) when everything is on the disk."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    stream: BinaryIO | None = None
    try:
        with reported(path):
            stream = beside.open("xb")
        sink = Sink(path, stream)
        yield sink
        sink.settle()
        with reported(path):
            if mode is not None:
                os.fchmod(stream.fileno(), stat.S_IMODE(mode))
            stream.close()
            beside.replace(target)
    except BaseException as error:
        if stream is not None:
            _abandon(stream)
        # A signal may arrive when the file is there and has no name yet.
        if stream is not None or not isinstance(error, Fault):
            beside.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _in_place(path: str, target: Path) -> Iterator[Sink]:
    """A device or a named pipe, which cannot be replaced."""
    with reported(path):
        stream = target.open("wb")
    try:
        yield Sink(path, stream)
        with reported(path):
            stream.close()
    except BaseException:
        _abandon(stream)
        raise


def _abandon(stream: BinaryIO) -> None:
    """Close a stream whose content no longer matters; what is still in its buffer may not fit anywhere."""
    with contextlib.suppress(OSError):
        stream.close()


@contextlib.contextmanager
def reported(name: str) -> Iterator[None]:
    """An operating system's error, said as a fault of the output."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        folder = isinstance(error, IsADirectoryError)
        hint = (
            "name a file in it" if folder else "check that the folder is there, may be written to, and has space left"
        )
        message = f"cannot be written: {error.strerror or error}"
        raise Fault(Code.OUTPUT_UNWRITABLE, message, hint=hint, source=name) from error
