"""JSON: one object for one document, an array of them for several."""

from __future__ import annotations

from collections.abc import Iterable

from eventx.outputs.jsonl import one_line
from eventx.outputs.sink import Sink


def write(
    sink: Sink,
    results: Iterable[str],
    *,
    several: bool,
    after: int = 0,
) -> None:
    """An object a result, given as JSON and written as they come, within `[` and `]` if there can be several.

    `after`: the number of results that were written before, by a run that this one goes on with.
    """
    between = ",\n" if several else "\n"
    before = between if after else "[\n" if several else ""
    for result in results:
        sink.write(before + one_line(result))
        before = between
    if several:
        sink.write("[]\n" if before == "[\n" else "\n]\n")
    else:
        sink.write(before)
