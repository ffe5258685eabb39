"""The work of a batch run: the events of a document, as the fields of their records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from eventx.batch.work import Worked, on_documents
from eventx.inputs.settings import Readable, Settings
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.document import Document
    from eventx.types import EventType
    from eventx.values import Fields


@dataclass(frozen=True, slots=True)
class Extraction:
    """How every process of a run makes its extractor: for these types, or those built in; `signed`: with the provenance in events."""

    settings: Settings
    types: Sequence[str | EventType] | None = None
    signed: bool = False

    def __call__(self) -> Callable[[Readable], Worked[tuple[Fields, ...]]]:
        from eventx.pipeline import Extractor

        extractor = Extractor(types=self.types)

        def events(document: Document) -> tuple[Fields, ...]:
            found = tuple(extractor.fields(document))
            return _signed(found, self.types) if self.signed else found

        return on_documents(events, self.settings)


def _signed(events: Sequence[Fields], types: Sequence[str | EventType] | None) -> tuple[Fields, ...]:
    from eventx import __version__
    from eventx.provenance import rules_hash

    rules = rules_hash([each for each in types or () if not isinstance(each, str)])
    return tuple({**event, "extractor": {"version": __version__, "rules": rules}} for event in events)
