"""RSS and Atom: an entry is a document, its text what the feed has of the article, headline first.

A feed is read as a whole, so `--max-doc-bytes` bounds the feed. Nothing is fetched, neither articles nor entities.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

from eventx.extras import require
from eventx.faults import Code, Fault
from eventx.inputs.headline import with_headline
from eventx.inputs.record import to_document
from eventx.inputs.settings import Item, Rejected, Settings, Warn
from eventx.inputs.source import Source, decode, no_records
from eventx.values import replace

DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
UTF8 = (b"utf-8", b"utf8")
TAG = re.compile(r"</?([a-z][a-z0-9]*+)[^<>]*+>", re.IGNORECASE)
INLINE = frozenset("a abbr b bdi bdo cite code em font i kbd mark q s small span strong sub sup time u wbr".split())


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """A document an entry. A feed without entries is a warning; so is one that is not well-formed, but has some."""
    feedparser = require("feedparser", "feeds", "a feed")
    data = source.whole(settings.max_doc_bytes)
    declared = DECLARED.match(data)
    if declared is None or declared[1].lower() in UTF8:
        decode(data, source.name)
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    _check(feed, source.name, warn)
    fields_of_entries = replace(settings, text_field=None, date_field=None, id_field=None)
    for entry in feed.entries:
        try:
            yield to_document(_fields(entry), source.name, None, fields_of_entries, warn)
        except Fault as fault:
            fault.doc_id = entry.get("id") or entry.get("link")
            yield Rejected(fault, None)


def _check(feed: Any, source: str, warn: Warn) -> None:
    """Say what is wrong with the feed as a whole."""
    error = feed.get("bozo_exception")
    broken = None
    if isinstance(error, SAXException) or not feed.get("version"):
        hint = "what could be read of it is read"
        why = f": {error.getMessage()}" if isinstance(error, SAXException) else ""
        broken = Fault(Code.INPUT_CORRUPT, f"not well-formed as a feed{why}", hint=hint, source=source)
    if not feed.entries:
        if broken is not None:
            raise broken
        warn(no_records(source))
    elif broken is not None:
        warn(broken)


def _fields(entry: Any) -> dict[str, Any]:
    """The fields of an entry as those of a record."""
    title = _plain(entry.get("title_detail")) or None
    bodies = [*entry.get("content", ()), entry.get("summary_detail")]
    text = max((_plain(body) for body in bodies), key=len)
    return {
        "id": entry.get("id") or entry.get("link"),
        "url": entry.get("link"),
        "title": title and " ".join(title.split()),
        "published": entry.get("published") or entry.get("updated"),
        "text": with_headline(text, title and " ".join(title.split())),
    }


def _plain(detail: Any) -> str:
    """The text of a part of an entry: HTML without its tags, a blank line between paragraphs."""
    if not detail:
        return ""
    value: str = detail["value"]
    if detail["type"] == "text/plain":
        return value.strip()
    parts = TAG.split(value)
    pieces = [parts[0]]
    for tag, text in zip(parts[1::2], parts[2::2], strict=True):
        pieces.append(text if tag.lower() in INLINE else "\0" + text)
    paragraphs = (" ".join(html.unescape(each).split()) for each in "".join(pieces).split("\0"))
    return "\n\n".join(each for each in paragraphs if each)
