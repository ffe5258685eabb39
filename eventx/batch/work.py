"""Work on one document: what is made of it, with what was wrong on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from eventx.faults import Fault
from eventx.inputs.settings import Found, Readable, Settings
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.document import Document

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Worked(Generic[R]):
    """What came of an item: the result, the document if it was yet to be found, and what was wrong but did not stop it."""

    result: R
    document: Document | None
    warnings: tuple[Fault, ...]


def on_documents(use: Callable[[Document], R], settings: Settings) -> Callable[[Readable], Worked[R]]:
    """The work of finding the document of an item, and of using it."""
    from eventx.inputs.documents import document_of

    def worked(item: Readable) -> Worked[R]:
        warnings: list[Fault] = []
        document = document_of(item, settings, warnings.append)
        result = use(document)
        return Worked(result, None if isinstance(item, Found) else document, tuple(warnings))

    return worked
