"""Bytes from a file or standard input, in bounded pieces, decompressed where they are compressed."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import IO, Protocol, Self

from eventx.faults import Code, Fault
from eventx.inputs.compressed import Inflating, codec_of
from eventx.values import dataclass

STDIN = "-"
CHUNK = 1 << 16
BOM = b"\xef\xbb\xbf"
ENOUGH_TO_TELL = len(BOM) + 2
BOMB = 100
"""A line of compressed data so many times longer than the limit is not read to its end."""

OnRead = Callable[[int], None]


class Reader(Protocol):
    """What a `Source` needs of a binary stream."""

    def read1(self, size: int, /) -> bytes: ...
    def close(self) -> None: ...


class Source:
    """An open input: `start` looks at its first bytes, `chunks` gives all of them, once. A byte-order mark is dropped."""

    def __init__(self, name: str, reader: Reader, on_read: OnRead | None = None, *, compressed: bool = False) -> None:
        """`on_read` is called with the number of bytes whenever some were read."""
        self.name = name
        self.reader = reader
        self.compressed = compressed
        self._on_read = on_read
        self._seen = b""

    def start(self, enough: int = ENOUGH_TO_TELL) -> bytes:
        """The first bytes: enough of them to hold so many that are visible, if the first chunk has them."""
        return self._until(lambda seen: len(b"".join(seen.split())) >= enough)

    def first_line(self) -> bytes:
        """The first line without its end, or as much of it as the first chunk has."""
        return self._until(lambda seen: b"\n" in seen).split(b"\n", 1)[0]

    def chunks(self) -> Iterator[bytes]:
        """All bytes, in pieces: of 64 KiB or less, or as they come out of a decompressor, which bounds them too."""
        yield self.start()
        self._seen = b""
        while piece := self._read():
            yield piece

    def whole(self, limit: int) -> bytes:
        """All bytes at once. Raises a `Fault` where there are more than `limit`."""
        held = bytearray()
        for chunk in self.chunks():
            held += chunk
            if len(held) > limit:
                raise too_large(self.name, limit)
        return bytes(held)

    def seekable(self) -> IO[bytes]:
        """All bytes as a file that can be read from any place: the input itself, or a copy of it that has no name."""
        if isinstance(self.reader, io.BufferedReader) and self.reader.seekable():
            self.reader.seek(0)
            return self.reader
        import tempfile

        copy = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
        copy.writelines(self.chunks())
        copy.seek(0)
        return copy

    def _until(self, enough: Callable[[bytes], bool]) -> bytes:
        while len(self._seen) < CHUNK and not enough(self._seen):
            piece = self._read()
            if not piece:
                break
            self._seen += piece
        return self._seen.removeprefix(BOM)

    def _read(self) -> bytes:
        try:
            piece = self.reader.read1(CHUNK)
        except OSError as error:
            raise _unreadable(self.name, error) from error
        if self._on_read:
            self._on_read(len(piece))
        return piece

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.reader.close()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: its number from 1, the offset of its first byte, and its bytes (None: beyond the limit)."""

    number: int
    offset: int
    data: bytes | None


def open_source(path: str, on_read: OnRead | None = None) -> Source:
    """The file at `path`, or standard input where it is `-`, decompressed if it is gzip or Zstandard. Raises `Fault`."""
    source = _open(path, on_read)
    try:
        codec = codec_of(source.start())
        if codec is None:
            return source
        inflating = Inflating(source.name, source.chunks(), codec, source.reader.close)
    except Fault:
        source.reader.close()
        raise
    return Source(source.name, inflating, compressed=True)


def called(path: str) -> str:
    """What messages call an input."""
    return "<stdin>" if path == STDIN else path


def _open(path: str, on_read: OnRead | None) -> Source:
    if path == STDIN:
        if sys.stdin is None:
            raise Fault(Code.INPUT_UNREADABLE, "standard input is closed", hint="name a file, or pipe one in")
        return Source(called(path), open(sys.stdin.fileno(), "rb", closefd=False), on_read)
    try:
        return Source(path, open(path, "rb"), on_read)  # noqa: PTH123 - to Path, an empty name is the current folder
    except IsADirectoryError as error:
        hint = f"name the files in it: {path.rstrip('/')}/*"
        raise Fault(Code.INPUT_UNREADABLE, "this is a directory", hint=hint, source=path) from error
    except FileNotFoundError as error:
        hint = "check the name; standard input is `-`"
        raise Fault(Code.INPUT_NOT_FOUND, "no such file", hint=hint, source=path or "''") from error
    except OSError as error:
        raise _unreadable(path, error) from error


def bounded_lines(source: Source, limit: int) -> Iterator[Line]:
    r"""The lines of a source, ended by `\n`, holding no more than one chunk beyond `limit` bytes of any of them.

    A line beyond the limit is yielded as soon as it is known to be, so that a caller who stops reads no more of it.
    In compressed data, where a few bytes can stand for any number of them, its end is not sought for ever.
    """
    number, offset, length = 1, 0, 0
    held: list[bytes] = []
    for chunk in source.chunks():
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            known_long = length > limit
            length += len(end)
            if not known_long:
                yield Line(number, offset, b"".join([*held, end]) if length <= limit else None)
            held.clear()
            number, offset, length = number + 1, offset + length + 1, 0
        known_long = length > limit
        length += len(rest)
        if length <= limit:
            held.append(rest)
        elif not known_long:
            held.clear()
            yield Line(number, offset, None)
        if source.compressed and length > limit * BOMB:
            hint = "it looks made to fill the memory; nothing after it is read"
            message = f"a line of more than {limit * BOMB:,} bytes in compressed data"
            raise Fault(Code.INPUT_TOO_LARGE, message, hint=hint, source=source.name, line=number)
    if 0 < length <= limit:
        yield Line(number, offset, b"".join(held))


def decode(data: bytes, source: str, *, offset: int = 0, line: int | None = None) -> str:
    """Strict UTF-8. `offset` is that of the first byte within the source, for the message."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = offset + error.start
        byte = data[error.start]
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        charset = "UTF-16" if utf16 else "WINDOWS-1252"
        binary = b"\0" in data and not utf16
        hint = (
            "it looks like no text: convert it to text first"
            if binary
            else f"if it is {charset}: iconv -f {charset} -t UTF-8"
        )
        message = f"not UTF-8: byte 0x{byte:02x} at offset {at}"
        raise Fault(Code.INPUT_ENCODING, message, hint=hint, source=source, line=line) from error


def too_large(source: str, limit: int, line: int | None = None, doc_id: str | None = None) -> Fault:
    """The fault of a document or record of more than `limit` bytes."""
    hint = "raise --max-doc-bytes if this is one document, split it if it is several"
    message = f"more than {limit:,} bytes"
    return Fault(Code.INPUT_TOO_LARGE, message, hint=hint, source=source, line=line, doc_id=doc_id)


def no_records(source: str) -> Fault:
    """The warning that an input of records holds none."""
    return Fault(Code.NO_RECORDS, "no records", hint="nothing to do: is the input complete?", source=source)


def _unreadable(name: str, error: OSError) -> Fault:
    hint = "check that it is a file you may read"
    return Fault(Code.INPUT_UNREADABLE, f"cannot be read: {error.strerror or error}", hint=hint, source=name)
