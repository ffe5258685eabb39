"""A page is one document."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.faults import Fault
from eventx.inputs.page import check_installed, page_document
from eventx.inputs.settings import Item, Rejected, Settings, Warn
from eventx.inputs.source import Source


def documents(source: Source, settings: Settings, warn: Warn) -> Iterator[Item]:
    """The article of the page, or why there is none."""
    check_installed()
    try:
        document = page_document(source.whole(settings.max_doc_bytes), source.name, settings, warn)
    except Fault as fault:
        yield Rejected(fault, None)
        return
    yield document
