"""gzip and Zstandard, taken apart in pieces so small that what one of them holds stays bounded."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from eventx.extras import require
from eventx.faults import Code, Fault
from eventx.values import dataclass


class Member(Protocol):
    """One gzip member or Zstandard frame being decompressed."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Codec:
    """A form of compression. `piece`: bytes that are decompressed at once, to a few megabytes at the most."""

    name: str
    magic: bytes
    piece: int
    member: Callable[[], Member]
    error: Callable[[], type[Exception]]


def _zstandard() -> Any:
    return require("zstandard", "zst", "Zstandard data")


CODECS = (
    Codec("gzip", b"\x1f\x8b", 4096, lambda: zlib.decompressobj(wbits=31), lambda: zlib.error),
    # A block of four bytes can stand for 128 KiB of one character, so 256 bytes for 8 MiB.
    Codec(
        "zstd",
        b"\x28\xb5\x2f\xfd",
        256,
        lambda: _zstandard().ZstdDecompressor().decompressobj(),
        lambda: _zstandard().ZstdError,
    ),
)


def codec_of(start: bytes) -> Codec | None:
    """The compression of data that begins with these bytes, if it is compressed."""
    return next((codec for codec in CODECS if start.startswith(codec.magic)), None)


class Inflating:
    """A stream of what compressed chunks hold, member after member. Data that is cut off or broken is a `Fault`."""

    def __init__(self, name: str, chunks: Iterator[bytes], codec: Codec, close: Callable[[], None]) -> None:
        self.close = close
        self._name = name
        self._chunks = chunks
        self._codec = codec
        self._error = codec.error()
        self._member: Member | None = None
        self._chunk, self._at = b"", 0

    def read1(self, _size: int, /) -> bytes:
        """The next bytes, none at the end."""
        while self._more():
            if self._member is None:
                self._member = self._codec.member()
            piece = self._chunk[self._at : self._at + self._codec.piece]
            self._at += len(piece)
            try:
                data = self._member.decompress(piece)
            except self._error as error:
                raise self._broken(f"broken {self._codec.name} data: {error}") from error
            if self._member.eof:
                self._at -= len(self._member.unused_data)
                self._member = None
            if data:
                return data
        if self._member is not None:
            raise self._broken(f"the {self._codec.name} data is cut off")
        return b""

    def _more(self) -> bool:
        """Whether there is anything left, the zeros with which a tape is filled up apart."""
        while True:
            if self._member is None:
                padding = len(self._chunk) - len(self._chunk[self._at :].lstrip(b"\0")) - self._at
                self._at += padding
            if self._at < len(self._chunk):
                return True
            self._chunk, self._at = next(self._chunks, b""), 0
            if not self._chunk:
                return False

    def _broken(self, message: str) -> Fault:
        hint = "the records before it are good; fetch the file again"
        return Fault(Code.INPUT_CORRUPT, message, hint=hint, source=self._name)
