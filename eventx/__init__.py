"""Structured events from English news: who met, called, released or swapped whom, when, where, and whether it happened.

`extract(text, published=...)` returns the events of a text, `find_times(text, published=...)` its time expressions.
An `Extractor` reads many documents. The names below are imported on first use, so that `import eventx` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventx.document import Document
    from eventx.pipeline import Extractor, extract, find_times
    from eventx.record import Event, Mention, Participant, Time

__version__ = "0.1.0"
__all__ = ["Document", "Event", "Extractor", "Mention", "Participant", "Time", "extract", "find_times"]

_HOMES = {
    "Document": "eventx.document",
    "Event": "eventx.record",
    "Extractor": "eventx.pipeline",
    "Mention": "eventx.record",
    "Participant": "eventx.record",
    "Time": "eventx.record",
    "extract": "eventx.pipeline",
    "find_times": "eventx.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'eventx' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
