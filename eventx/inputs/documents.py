"""Documents from files and standard input.

Reading is a stream: a document is yielded as soon as its bytes are there. What cannot be read is yielded too, as a
`Rejected`, in its place: whether to stop or to skip is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from eventx.faults import Fault
from eventx.inputs import jsonl, text
from eventx.inputs.settings import Item, Rejected, Settings, Warn
from eventx.inputs.source import Source, open_source


def open_documents(paths: Sequence[str], settings: Settings, warn: Warn) -> tuple[bool, Iterator[Item]]:
    """The documents of `paths` in their order, and whether there can be several of them.

    One text is a single document; records, or several inputs, are several. A single input that cannot be opened raises
    its `Fault`; one of several yields a `Rejected`. `warn` is called with what is wrong but does not stop a document.
    """
    if len(paths) > 1:
        return True, chain.from_iterable(_one_of_several(path, settings, warn) for path in paths)
    source = open_source(paths[0], settings.on_read)
    records = _holds_records(source, settings)
    return records, _read(source, records, settings, warn)


def _one_of_several(path: str, settings: Settings, warn: Warn) -> Iterable[Item]:
    try:
        source = open_source(path, settings.on_read)
        records = _holds_records(source, settings)
    except Fault as fault:
        return [Rejected(fault, None)]
    return _read(source, records, settings, warn)


def _read(source: Source, records: bool, settings: Settings, warn: Warn) -> Iterator[Item]:
    with source:
        yield from (jsonl if records else text).documents(source, settings, warn)


def _holds_records(source: Source, settings: Settings) -> bool:
    """Whether the input is JSON Lines: as told, else by its first visible characters, else by its name.

    An article does not begin with `{"`, nor with `[{`; what does is meant as JSON, and if it is not JSON Lines the
    message says how to make it so.
    """
    if settings.format != "auto":
        return settings.format == "jsonl"
    start = b"".join(source.start().split())
    return start.startswith((b'{"', b"[{")) or (not start and source.name.endswith((".jsonl", ".ndjson")))
