"""What an input is: as told, else by what it begins with, else by its name."""

from __future__ import annotations

import re

from eventx.inputs.csv import is_header
from eventx.inputs.settings import Kind, Settings
from eventx.inputs.source import Source

RECORDS = frozenset({"jsonl", "csv", "parquet", "warc", "feed"})
"""Inputs of any number of documents; a text or a page is one."""

MAGIC: tuple[tuple[bytes, Kind], ...] = ((b"PAR1", "parquet"), (b"WARC/", "warc"))
MARKUP_START = 4096
MARKUP = re.compile(rb"(?:\s|<\?[^>]*>|(?><!--.*?-->))*+<(!doctype\s+html|[a-z:]+)", re.IGNORECASE | re.DOTALL)
TAGS: dict[bytes, Kind] = {
    b"html": "html",
    b"head": "html",
    b"body": "html",
    b"rss": "feed",
    b"feed": "feed",
    b"rdf:rdf": "feed",
}
NAMES: dict[str, Kind] = {".html": "html", ".htm": "html", ".xhtml": "html", ".csv": "csv", ".tsv": "csv"}
EMPTY_NAMES: dict[str, Kind] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}
COMPRESSED = (".gz", ".zst")


def kind_of(source: Source, settings: Settings) -> Kind:
    """The kind of an input.

    An article does not begin with `{"`, nor with `[{`; what does is meant as JSON, and if it is not JSON Lines the
    message says how to make it so. Names decide where the beginning says nothing: an empty file of records is no empty
    text, and a table may call its text by a name of its own.
    """
    if settings.format != "auto":
        return settings.format
    start = source.start()
    for magic, kind in MAGIC:
        if start.startswith(magic):
            return kind
    visible = b"".join(start.split())
    if visible.startswith((b'{"', b"[{")):
        return "jsonl"
    suffix = _suffix(source.name)
    if not visible:
        return EMPTY_NAMES.get(suffix, "text")
    if visible.startswith(b"<"):
        return _markup(source) or NAMES.get(suffix, "text")
    if is_header(source.first_line(), settings):
        return "csv"
    named = NAMES.get(suffix, "text")
    return "text" if named == "html" else named


def _markup(source: Source) -> Kind | None:
    found = MARKUP.match(source.start(MARKUP_START))
    if found is None:
        return None
    tag = found[1].lower()
    return "html" if tag.startswith(b"!doctype") else TAGS.get(tag)


def _suffix(name: str) -> str:
    name = name.lower()
    for ending in COMPRESSED:
        name = name.removesuffix(ending)
    return "." + name.rpartition(".")[2] if "." in name else ""
