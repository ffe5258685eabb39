"""The work of a batch run: the events of a document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eventx.faults import Fault
from eventx.inputs.settings import Found, Readable, Settings

if TYPE_CHECKING:
    from eventx.document import Document
    from eventx.record import Event


@dataclass(frozen=True, slots=True)
class Extracted:
    """What came of an item: its events, the document if it was yet to be found, and what was wrong but did not stop it."""

    events: tuple[Event, ...]
    document: Document | None
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """How every process of a run makes its extractor: for these types, or all; `signed`: with the provenance in events."""

    settings: Settings
    types: Sequence[str] | None = None
    signed: bool = False

    def __call__(self) -> Callable[[Readable], Extracted]:
        from eventx.inputs.documents import document_of
        from eventx.pipeline import Extractor

        extractor = Extractor(types=self.types)

        def extracted(item: Readable) -> Extracted:
            warnings: list[Fault] = []
            document = document_of(item, self.settings, warnings.append)
            events = tuple(extractor.extract(document))
            signed = _signed(events) if self.signed else events
            return Extracted(signed, None if isinstance(item, Found) else document, tuple(warnings))

        return extracted


def _signed(events: Sequence[Event]) -> tuple[Event, ...]:
    from eventx import __version__
    from eventx.provenance import rules_hash
    from eventx.record import ExtractorInfo

    made_by = ExtractorInfo(version=__version__, rules=rules_hash())
    return tuple(event.model_copy(update={"extractor": made_by}) for event in events)
