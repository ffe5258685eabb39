"""A run over documents: what is done with those that fail, what is counted, and with which exit code it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Literal, TypeVar

from eventx import batch
from eventx.batch import Limits, Make
from eventx.batch.work import Worked
from eventx.cli.messages import Messages
from eventx.cli.tally import Tally
from eventx.faults import Code, Exit, Fault
from eventx.inputs.settings import Found, Item, Rejected, Settings
from eventx.inputs.source import STDIN
from eventx.outputs.sink import Sink

if TYPE_CHECKING:
    from eventx.document import Document

R = TypeVar("R")

OnError = Literal["fail", "skip"]


class Documents:
    """The documents of a run, in order, once. Counts them, and stops at or sets aside what fails.

    `worked` gives what is made of each. Whoever works on `items` by other means tells of each with `settle`, in order.
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
        self._messages = messages
        self._on_error = on_error
        self._errors = errors
        self.several, self.items = open_documents(paths, settings, messages.warning)
        self.tally = tally or Tally()

    def worked(self, make: Make[Worked[R]], limits: Limits) -> Iterator[tuple[Document, R]]:
        """Each document that can be read, with what the work makes of it within the limits."""
        with closing(batch.run(self.items, make, limits=limits)) as outcomes:
            for item, outcome in outcomes:
                done = self.settle(item, outcome)
                if done is not None:
                    yield done

    def settle(self, item: Item, outcome: Worked[R] | Rejected) -> tuple[Document, R] | None:
        """Count an item and say what was wrong; its document with the result, or None where nothing came of it."""
        if isinstance(outcome, Rejected):
            self._reject(outcome)
            return None
        for warning in outcome.warnings:
            self._messages.warning(warning)
        document = item.document if isinstance(item, Found) else outcome.document
        assert document is not None
        self.tally.documents += 1
        if document.published is None:
            self.tally.add_undated(document.id)
        return document, outcome.result

    def _reject(self, rejected: Rejected) -> None:
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
        named = ", ".join(tally.undated_ids) + (", …" if tally.undated > len(tally.undated_ids) else "")
        message = (
            f"no publication time{share}: {named}" if share and tally.undated_ids else f"no publication time{share}"
        )
        hint = "relative dates stay unresolved; --published or --date-field can give it"
        messages.warning(Fault(Code.PUBLISHED_MISSING, message, hint=hint))
    failed = tally.errors.total()
    if not failed:
        return Exit.DONE
    message = f"{failed} of {tally.documents + failed} documents failed"
    how = None if errors_kept else "--errors FILE keeps what was skipped, and why"
    messages.error(Fault(Code.SOME_FAILED, message, hint=how))
    return Exit.SOME_FAILED
