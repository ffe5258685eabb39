"""A file that is written in parts, by one run after the other, and takes its place when the last one is done."""

from __future__ import annotations

import contextlib
import fcntl
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from eventx.faults import Code, Fault
from eventx.outputs.sink import Sink, reported


@contextlib.contextmanager
def open_part(path: str, length: int) -> Iterator[Sink]:
    """What is to become the file at `path`, cut to its first `length` bytes; whatever was written beyond is given up.

    It stands beside that file and stays there, as it is, on leaving. Raises `Fault`: of what cannot be written, and where
    another run is writing to it.
    """
    part = part_of(path)
    if Path(path).exists() and not Path(path).is_file():
        raise Fault(Code.USAGE, "this cannot be written in parts", hint="name a plain file", source=path)
    with reported(path):
        stream = part.open("ab")
    try:
        _claim(stream, path)
        if os.fstat(stream.fileno()).st_size < length:
            hint = f"remove the checkpoint to start anew: {part} was changed or removed"
            raise Fault(Code.CHECKPOINT, "what was written before is not there any more", hint=hint, source=path)
        with reported(path):
            stream.truncate(length)
            stream.seek(length)
        yield Sink(path, stream)
        with reported(path):
            stream.close()
    finally:
        with contextlib.suppress(OSError):  # of what is given up, or was reported
            stream.close()


def _claim(stream: BinaryIO, path: str) -> None:
    """Be the only run that writes to the file. The claim ends with the process, however that ends."""
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        hint = "wait until it is done; one checkpoint is for one run"
        raise Fault(Code.CHECKPOINT, "another run is writing this", hint=hint, source=path) from error
    except OSError:  # a file system without locks
        return


def put_in_place(path: str) -> None:
    """The part becomes the file at `path`, whose permissions it takes. Nothing, where that is done already."""
    part, target = part_of(path), Path(os.path.realpath(path))
    with reported(path):
        if part.exists():
            if target.exists():
                part.chmod(stat.S_IMODE(target.stat().st_mode))
            part.replace(target)


def part_of(path: str) -> Path:
    target = Path(os.path.realpath(path))
    return target.with_name(f".{target.name}.part")
