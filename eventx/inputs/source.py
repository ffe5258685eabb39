"""Bytes from a file or standard input, in bounded pieces."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from eventx.faults import Code, Fault

STDIN = "-"
CHUNK = 1 << 16
BOM = b"\xef\xbb\xbf"
ENOUGH_TO_TELL = len(BOM) + 2

OnRead = Callable[[int], None]


class Reader(Protocol):
    """What a `Source` needs of a binary stream."""

    def read1(self, size: int, /) -> bytes: ...
    def close(self) -> None: ...


class Source:
    """An open input: `start` looks at its first bytes, `chunks` gives all of them, once. A byte-order mark is dropped."""

    def __init__(self, name: str, reader: Reader, on_read: OnRead | None = None) -> None:
        """`on_read` is called with the number of bytes whenever some were read."""
        self.name = name
        self._reader = reader
        self._on_read = on_read
        self._seen = b""

    def start(self) -> bytes:
        """The first bytes: enough of them to hold two that are visible, if the first chunk has so many."""
        while len(b"".join(self._seen.split())) < ENOUGH_TO_TELL and len(self._seen) < CHUNK:
            piece = self._read()
            if not piece:
                break
            self._seen += piece
        return self._seen.removeprefix(BOM)

    def chunks(self) -> Iterator[bytes]:
        """All bytes, in pieces of 64 KiB or less."""
        yield self.start()
        self._seen = b""
        while piece := self._read():
            yield piece

    def _read(self) -> bytes:
        try:
            piece = self._reader.read1(CHUNK)
        except OSError as error:
            raise _unreadable(self.name, error) from error
        if self._on_read:
            self._on_read(len(piece))
        return piece

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._reader.close()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: its number from 1, the offset of its first byte, and its bytes (None: beyond the limit)."""

    number: int
    offset: int
    data: bytes | None


def open_source(path: str, on_read: OnRead | None = None) -> Source:
    """The file at `path`, or standard input where it is `-`. Raises `Fault`."""
    if path == STDIN:
        if sys.stdin is None:
            raise Fault(Code.INPUT_UNREADABLE, "standard input is closed", hint="name a file, or pipe one in")
        return Source("<stdin>", open(sys.stdin.fileno(), "rb", closefd=False), on_read)
    try:
        return Source(path, open(path, "rb"), on_read)  # noqa: PTH123 - to Path, an empty name is the current folder
    except IsADirectoryError as error:
        hint = f"name the files in it: {path.rstrip('/')}/*.txt"
        raise Fault(Code.INPUT_UNREADABLE, "this is a directory", hint=hint, source=path) from error
    except FileNotFoundError as error:
        hint = "check the name; standard input is `-`"
        raise Fault(Code.INPUT_NOT_FOUND, "no such file", hint=hint, source=path or "''") from error
    except OSError as error:
        raise _unreadable(path, error) from error


def bounded_lines(source: Source, limit: int) -> Iterator[Line]:
    r"""The lines of a source, ended by `\n`, holding no more than one chunk beyond `limit` bytes of any of them."""
    number, offset, length = 1, 0, 0
    held: list[bytes] = []
    for chunk in source.chunks():
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            length += len(end)
            yield Line(number, offset, b"".join([*held, end]) if length <= limit else None)
            held.clear()
            number, offset, length = number + 1, offset + length + 1, 0
        length += len(rest)
        if length <= limit:
            held.append(rest)
        else:
            held.clear()
    if length:
        yield Line(number, offset, b"".join(held) if length <= limit else None)


def decode(data: bytes, source: str, *, offset: int = 0, line: int | None = None) -> str:
    """Strict UTF-8. `offset` is that of the first byte within the source, for the message."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = offset + error.start
        byte = data[error.start]
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        charset = "UTF-16" if utf16 else "WINDOWS-1252"
        hint = f"if it is {charset}: iconv -f {charset} -t UTF-8"
        message = f"not UTF-8: byte 0x{byte:02x} at offset {at}"
        raise Fault(Code.INPUT_ENCODING, message, hint=hint, source=source, line=line) from error


def too_large(source: str, limit: int, line: int | None = None) -> Fault:
    """The fault of a document or record of more than `limit` bytes."""
    hint = "raise --max-doc-bytes if this is one document, split it if it is several"
    return Fault(Code.INPUT_TOO_LARGE, f"more than {limit:,} bytes", hint=hint, source=source, line=line)


def _unreadable(name: str, error: OSError) -> Fault:
    hint = "check that it is a file you may read"
    return Fault(Code.INPUT_UNREADABLE, f"cannot be read: {error.strerror or error}", hint=hint, source=name)
