"""A run over documents: what is done with those that fail, what is counted, and with which exit code it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from eventx.cli.messages import Messages
from eventx.cli.tally import Tally
from eventx.faults import Code, Exit, Fault
from eventx.inputs.settings import Item, Rejected, Settings
from eventx.inputs.source import STDIN
from eventx.outputs.sink import Sink

if TYPE_CHECKING:
    from eventx.document import Document

OnError = Literal["fail", "skip"]


class Documents:
    """The documents of a run, in order, once. Counts them, and stops at or sets aside what fails.

    Iterating gives the documents that can be read. Whoever works on `items` instead, ahead of time, tells what came of
    each with `accept` or `reject`, in their order.
    """

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings,
        messages: Messages,
        on_error: OnError = "fail",
        errors: Sink | None = None,
        tally: Tally | None = None,
    ) -> None:
        """`tally`: what was counted before, by a run that this one goes on with."""
        from eventx.inputs.documents import open_documents

        if STDIN in paths and sys.stdin is not None and sys.stdin.isatty():
            hint = "end it with Ctrl-D; or name a file; or pipe one in"
            messages.hint(Fault(Code.STDIN_TERMINAL, "reading from the terminal", hint=hint))
        self._settings = settings
        self._messages = messages
        self._on_error = on_error
        self._errors = errors
        self.several, self.items = open_documents(paths, settings, messages.warning)
        self.tally = tally or Tally()

    def __iter__(self) -> Iterator[Document]:
        for item in self.items:
            try:
                document = self._document(item)
            except Fault as fault:
                self.reject(item if isinstance(item, Rejected) else Rejected(fault, None))
            else:
                self.accept(document)
                yield document

    def _document(self, item: Item) -> Document:
        from eventx.inputs.documents import document_of

        if isinstance(item, Rejected):
            raise item.fault
        return document_of(item, self._settings, self._messages.warning)

    def accept(self, document: Document, warnings: Iterable[Fault] = ()) -> None:
        """The document was read."""
        for warning in warnings:
            self._messages.warning(warning)
        self.tally.documents += 1
        self.tally.undated += document.published is None

    def reject(self, rejected: Rejected) -> None:
        """Nothing came of it: stop, or set it aside. What no document is to blame for, like a missing package, stops."""
        if self._on_error == "fail" or rejected.fault.exit is Exit.USAGE:
            raise rejected.fault
        self.tally.errors[rejected.fault.code] += 1
        self._messages.error(rejected.fault)
        if self._errors:
            raw = rejected.raw
            record = {**rejected.fault.as_dict(), "input": None if raw is None else raw.decode(errors="replace")}
            self._errors.write(json.dumps(record) + "\n")

    def finish(self) -> Exit:
        """Say what is to be said of the whole, and with which exit code the run ends."""
        return finish(self.tally, self._messages, errors_kept=self._errors is not None)


def finish(tally: Tally, messages: Messages, *, errors_kept: bool) -> Exit:
    """Say what is to be said of a run that counted this, and with which exit code it ends."""
    if tally.undated:
        share = f" for {tally.undated} of {tally.documents} documents" if tally.documents > 1 else ""
        message = f"no publication time{share}"
        hint = "relative dates stay unresolved; --published or --date-field can give it"
        messages.warning(Fault(Code.PUBLISHED_MISSING, message, hint=hint))
    failed = tally.errors.total()
    if not failed:
        return Exit.DONE
    message = f"{failed} of {tally.documents + failed} documents failed"
    how = None if errors_kept else "--errors FILE keeps what was skipped, and why"
    messages.error(Fault(Code.SOME_FAILED, message, hint=how))
    return Exit.SOME_FAILED
