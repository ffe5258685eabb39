"""A page is one document."""

from __future__ import annotations

from collections.abc import Iterator

from eventx.faults import Fault
from eventx.inputs.page import check_installed
from eventx.inputs.settings import Item, Page, Rejected, Settings, Warn
from eventx.inputs.source import Source


def documents(source: Source, settings: Settings, _warn: Warn) -> Iterator[Item]:
    """The page, or why there is none."""
    check_installed()
    try:
        yield Page(source.whole(settings.max_doc_bytes), source.name)
    except Fault as fault:
        yield Rejected(fault, None)
