"""A run over documents: what is done with those that cannot be read, and with which exit code it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from eventx.cli.messages import Messages
from eventx.faults import Code, Exit, Fault
from eventx.inputs.settings import Rejected, Settings
from eventx.inputs.source import STDIN
from eventx.outputs.sink import Sink

if TYPE_CHECKING:
    from eventx.document import Document

OnError = Literal["fail", "skip"]


class Documents:
    """The documents of a run, in order, once. Counts them, and stops at or sets aside what cannot be read."""

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings,
        messages: Messages,
        on_error: OnError = "fail",
        errors: Sink | None = None,
    ) -> None:
        from eventx.inputs.documents import open_documents

        if STDIN in paths and sys.stdin is not None and sys.stdin.isatty():
            hint = "end it with Ctrl-D; or name a file; or pipe one in"
            messages.hint(Fault(Code.STDIN_TERMINAL, "reading from the terminal", hint=hint))
        self._messages = messages
        self._on_error = on_error
        self._errors = errors
        self.several, self._items = open_documents(paths, settings, messages.warning)
        self.read = self.undated = self.failed = 0

    def __iter__(self) -> Iterator[Document]:
        for item in self._items:
            if isinstance(item, Rejected):
                self._reject(item)
                continue
            self.read += 1
            self.undated += item.published is None
            yield item

    def finish(self) -> Exit:
        """Say what is to be said of the whole, and with which exit code the run ends."""
        if self.undated:
            share = f" for {self.undated} of {self.read} documents" if self.read > 1 else ""
            message = f"no publication time{share}"
            hint = "relative dates stay unresolved; --published or --date-field can give it"
            self._messages.warning(Fault(Code.PUBLISHED_MISSING, message, hint=hint))
        if not self.failed:
            return Exit.DONE
        message = f"{self.failed} of {self.read + self.failed} documents could not be read"
        how = None if self._errors else "--errors FILE keeps what was skipped, and why"
        self._messages.error(Fault(Code.SOME_FAILED, message, hint=how))
        return Exit.SOME_FAILED

    def _reject(self, rejected: Rejected) -> None:
        if self._on_error == "fail":
            raise rejected.fault
        self.failed += 1
        self._messages.error(rejected.fault)
        if self._errors:
            raw = rejected.raw
            record = {**rejected.fault.as_dict(), "input": None if raw is None else raw.decode(errors="replace")}
            self._errors.write(json.dumps(record) + "\n")
