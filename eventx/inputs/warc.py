"""WARC archives, such as Common Crawl's news: a page that a server answered with is a document, its address the id."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser

from eventx.extras import require
from eventx.faults import Code, Fault
from eventx.inputs.page import check_installed
from eventx.inputs.settings import Item, Page, Rejected, Settings, Warn
from eventx.inputs.source import Source, no_records, too_large
from eventx.values import dataclass

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
RECORD_END = b"\r\n\r\n"
SUCCESS = re.compile(rb"HTTP/\S+ 2\d\d\b")
WINDOW_BITS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
"""For zlib: of contents by their coding."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a server answered. `http`: status, headers and content as they were sent; None where they are too large."""

    url: str
    http: bytes | None


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """A page an answer. Records of other kinds, and answers that are no success, are passed over."""
    check_installed()
    any_page = False
    for answer in _answers(source, settings.max_doc_bytes):
        try:
            found = _page(answer, source.name, settings.max_doc_bytes)
        except Fault as fault:
            any_page = True
            yield Rejected(fault, None)
            continue
        if found is not None:
            any_page = True
            yield found
    if not any_page:
        warn(no_records(source.name))


def _answers(source: Source, limit: int) -> Iterator[_Answer]:
    """The response records. A `Fault` stops at what is cut off or broken, after what was good before it."""
    fastwarc = require("fastwarc", "warc", "a WARC archive")
    stream = _Stream(source.chunks())
    response = fastwarc.WarcRecordType.response
    try:
        archive = fastwarc.ArchiveIterator(stream, record_types=response, parse_http=False, stream_detect=False)
        for record in archive:
            url = record.headers.get("WARC-Target-URI")
            if record.content_length > limit:
                yield _Answer(url or "", None)
                continue
            http = record.reader.read(record.content_length)
            if url is None or len(http) < record.content_length:
                raise stream.fault or _broken("the WARC data is cut off", source.name)
            yield _Answer(url.strip("<>"), http)
    except OSError as error:
        raise stream.fault or _broken(f"broken WARC data: {error}", source.name) from error
    if stream.fault is not None or not stream.complete:
        raise stream.fault or _broken("the WARC data is cut off", source.name)


def _page(answer: _Answer, source: str, limit: int) -> Page | None:
    """The page that was answered with; None if it is no page."""
    if answer.http is None:
        raise too_large(source, limit, doc_id=answer.url)
    head, _, content = answer.http.partition(b"\r\n\r\n")
    status, _, lines = head.partition(b"\r\n")
    headers = BytesHeaderParser().parsebytes(lines)
    if headers.get_content_type() not in HTML_TYPES or not SUCCESS.match(status):
        return None
    try:
        page = _decoded(content, headers, limit)
    except (ValueError, zlib.error) as error:
        raise _broken(f"broken content: {error}", source, answer.url) from error
    if len(page) > limit:
        raise too_large(source, limit, doc_id=answer.url)
    return Page(page, source, answer.url, headers.get_content_charset())


def _decoded(content: bytes, headers: Message, limit: int) -> bytes:
    """The content without the codings of HTTP, of at most one byte more than `limit`. `ValueError` if it is broken."""
    if "chunked" in str(headers.get("Transfer-Encoding", "")).lower():
        content = _joined(content)
    coding = str(headers.get("Content-Encoding", "identity")).strip().lower()
    if coding in ("identity", ""):
        return content
    if coding not in WINDOW_BITS:
        raise ValueError(f"its coding {coding[:20]!r} is not known")
    return zlib.decompressobj(WINDOW_BITS[coding]).decompress(content, limit + 1)


def _joined(content: bytes) -> bytes:
    """Chunks put together (RFC 9112, 7.1)."""
    chunks: list[bytes] = []
    at = 0
    while True:
        end = content.find(b"\r\n", at)
        size = int(content[at : max(end, at)].split(b";")[0], 16)
        if not size:
            return b"".join(chunks)
        at = end + 2 + size + 2
        if at > len(content):
            raise ValueError("a chunk is cut off")
        chunks.append(content[end + 2 : at - 2])


class _Stream:
    """Chunks as the kind of file that fastwarc reads. It cannot bear exceptions: a `fault` is an end, and is kept."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.fault: Fault | None = None
        self._chunks = chunks
        self._held = self._last = b""
        self._told = 0

    @property
    def complete(self) -> bool:
        """Whether what was read ends as a record does; fastwarc passes over one whose header is cut off."""
        return self._last.endswith(RECORD_END) or not self._told

    def read(self, size: int, /) -> bytes:
        if not self._held:
            try:
                self._held = next(self._chunks, b"")
            except Fault as fault:
                self.fault = fault
        piece, self._held = self._held[:size], self._held[size:]
        self._told += len(piece)
        self._last = (self._last + piece)[-len(RECORD_END) :] if piece else self._last
        return piece

    def tell(self) -> int:
        return self._told

    def close(self) -> None:
        """Closed by the source."""


def _broken(message: str, source: str, url: str | None = None) -> Fault:
    hint = "the records before it are good; fetch the file again"
    return Fault(Code.INPUT_CORRUPT, message, hint=hint, source=source, doc_id=url)
