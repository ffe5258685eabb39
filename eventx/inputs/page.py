"""A web page made into a document: its article's text, headline first, and what the page says of itself.

The text is trafilatura's, in precision mode: what stands beside an article costs more than a caption that is lost.
Nothing is fetched: the page is all there is.
"""

from __future__ import annotations

import codecs
import datetime as dt
import logging
import re
import sys
from typing import TYPE_CHECKING

from eventx.document import Document
from eventx.extras import require
from eventx.faults import Code, Fault
from eventx.inputs import published
from eventx.inputs.found_date import found_date
from eventx.inputs.headline import with_headline
from eventx.inputs.metadata import PageFacts, page_facts
from eventx.inputs.settings import Page, Settings, Warn

if TYPE_CHECKING:
    from lxml.html import HtmlElement

for library in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(library).addHandler(logging.NullHandler())  # without one, Python prints what they log

MOST_ELEMENTS = 50_000
"""A long live blog has a tenth of it."""
BLOCKS = frozenset(
    "article blockquote body br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr img li main ol p section table tbody td th tr ul".split()
)
MOST_PAIRS = 10_000_000
"""Of inline elements in one block, all blocks together: those of 3,000 in one paragraph. For each pair the extractor walks
from one to the other, in native code that hears no alarm; so many took two seconds."""
CHARSET_START = 4096
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
WINDOWS_1252 = frozenset({"ascii", "iso8859-1"})
"""What pages call so is Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels"""
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
REFERENCE = re.compile(
    r"&#(?:x(?=[0-9a-f])0*+(?P<hex>[0-9a-f]{0,6})(?![0-9a-f])|(?=[0-9])0*+(?P<number>[0-9]{0,7})(?![0-9]));?",
    re.IGNORECASE,
)


def check_installed() -> None:
    """Raise the `Fault` of a missing package, which is that of no page, before any is read."""
    for package in ("trafilatura", "htmldate"):
        require(package, "html", "an HTML page")


def page_document(page: Page, settings: Settings, warn: Warn) -> Document:
    """The document of a page.

    Raises a `Fault` where the page cannot be decoded, is too deep or too large, or holds no article.
    """
    source, url = page.source, page.url
    tree = _tree(_decoded(page.data, page.charset, source, url), source, url)
    facts = page_facts(tree)
    text = _article(tree)
    if not text:
        hint = "is it an article, and not a list of them? text is read with --input-format text"
        raise Fault(Code.INPUT_EMPTY, "no article in the page", hint=hint, source=source, doc_id=url)
    url = url or facts.url
    when, origin = settings.published, "flag"
    if when is None:
        when, origin = _published(tree, facts, source, settings, warn, url)
    return Document(
        id=url or "",
        published=when,
        published_source=origin if when else None,
        title=facts.title,
        url=url,
        text=with_headline(text, facts.title, facts.heading),
    )


def _decoded(data: bytes, charset: str | None, source: str, url: str | None) -> str:
    """UTF-8 if it can be, for what is not seldom is by chance; else as served, else as the page declares."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = "utf-16"
    else:
        try:
            return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError as error:
            place = f"byte 0x{data[error.start]:02x} at offset {error.start}"
    declared = CHARSET.search(data[:CHARSET_START])
    charset = charset or (declared[1].decode() if declared else None)
    try:
        name = codecs.lookup(charset or "utf-8").name
        return data.decode("windows-1252" if name in WINDOWS_1252 else name)
    except (LookupError, UnicodeDecodeError) as error:
        if isinstance(error, UnicodeDecodeError):
            place = f"byte 0x{data[error.start]:02x} at offset {error.start}"
        message = f"not {charset or 'UTF-8'}: {place}"
        hint = "convert it with iconv, or mend the charset that the page declares"
        raise Fault(Code.INPUT_ENCODING, message, hint=hint, source=source, doc_id=url) from error


def _tree(text: str, source: str, url: str | None) -> HtmlElement:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(_in_xml(text).encode(), parser=parser)
    except etree.ParserError as error:
        hint = "give it a page with an article"
        raise Fault(Code.INPUT_EMPTY, "no page", hint=hint, source=source, doc_id=url) from error
    limit = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        limit = "elements nested more than 256 deep"
    elif sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        limit = f"more than {MOST_ELEMENTS:,} elements"
    elif _pairs(tree) > MOST_PAIRS:
        limit = "thousands of inline elements in one block"
    if limit:
        hint = "no article looks like that; leave the page out, or give its text"
        raise Fault(Code.INPUT_TOO_LARGE, limit, hint=hint, source=source, doc_id=url)
    return tree


def _pairs(tree: HtmlElement) -> int:
    """Pairs of inline elements that stand side by side."""
    return sum(sum(child.tag not in BLOCKS for child in element) ** 2 for element in tree.iter() if len(element) > 1)


def _in_xml(text: str) -> str:
    """Without the characters that XML has no place for, be they written out or as `&#1;`: the extractor stumbles over them."""
    return REFERENCE.sub(_reference, NOT_IN_XML.sub("", text))


def _reference(found: re.Match[str]) -> str:
    code = int(found["hex"] or "0", 16) or int(found["number"] or "0")
    return "" if code <= sys.maxunicode and NOT_IN_XML.match(chr(code)) else found[0]


def _article(tree: HtmlElement) -> str:
    """The text of the article, a blank line between its paragraphs; empty if there is none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Found

    found = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    lines = (found.text or "").split("\n") if isinstance(found, Found) else []
    return "\n\n".join(paragraph for line in lines if (paragraph := line.strip()))


def _published(
    tree: HtmlElement, facts: PageFacts, source: str, settings: Settings, warn: Warn, url: str | None
) -> tuple[dt.datetime | dt.date | None, str]:
    """When the page was published, and what says so: the first that can be read, or what is more exact of its day."""
    read: list[tuple[dt.datetime | dt.date, str]] = []
    unreadable: Fault | None = None
    for origin, name, value in facts.dates:
        try:
            when = published.read(
                value, name, timezone=settings.timezone, date_order=settings.date_order, source=source, doc_id=url
            )
            read.append((when, origin))
        except Fault as fault:
            unreadable = unreadable or fault
    if read:
        return max((each for each in read if _day(each[0]) == _day(read[0][0])), key=lambda each: _exactness(each[0]))
    found = found_date(tree, url, settings.date_order)
    if found is None and unreadable is not None:
        warn(unreadable)
    return found, "htmldate"


def _day(when: dt.datetime | dt.date) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when


def _exactness(when: dt.datetime | dt.date) -> int:
    """0 of a day, 1 of a time of day, 2 of an instant."""
    if not isinstance(when, dt.datetime):
        return 0
    return 1 if when.tzinfo is None else 2
