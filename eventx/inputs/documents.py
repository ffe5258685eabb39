"""Documents from files, folders and standard input.

Reading is a stream: a document, or a page with one in it, is yielded as soon as its bytes are there. What cannot be read is yielded too, as a
`Rejected`, in its place: whether to stop or to skip is for the caller to say.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from eventx.document import Document
from eventx.faults import Code, Exit, Fault
from eventx.inputs.kinds import RECORDS, kind_of
from eventx.inputs.settings import Found, Item, Kind, Readable, Rejected, Settings, Warn
from eventx.inputs.source import STDIN, Source, open_source

MARKERS = frozenset({"_SUCCESS"})
"""Files that programs leave beside their output, to say that it is complete."""


def open_documents(paths: Sequence[str], settings: Settings, warn: Warn) -> tuple[bool, Iterator[Item]]:
    """The documents of `paths` in their order, and whether there can be several of them.

    One text or page is a single document; records, folders, or several inputs, are several. A single input that cannot
    be opened raises its `Fault`; one of several yields a `Rejected`. `warn` is called with what is wrong but does not
    stop a document.
    """
    if len(paths) > 1 or is_folder(paths[0]):
        return True, chain.from_iterable(_one_of_several(path, settings, warn) for path in paths)
    source, kind = _open(paths[0], settings)
    return kind in RECORDS, _read(source, kind, settings, warn)


def document_of(item: Readable, settings: Settings, warn: Warn) -> Document:
    """The document that was found, or that a page holds; a `Fault` if it holds none."""
    if isinstance(item, Found):
        return item.document
    from eventx.inputs.page import page_document

    return page_document(item, settings, warn)


def is_folder(path: str) -> bool:
    """Whether the documents of a path are those of the files in it."""
    return path != STDIN and os.path.isdir(path)  # noqa: PTH112 - a name that is too long or empty is no folder


def _one_of_several(path: str, settings: Settings, warn: Warn) -> Iterator[Item]:
    try:
        if is_folder(path):
            yield from _in_folder(path, settings, warn)
            return
        source, kind = _open(path, settings)
    except Fault as fault:
        yield _rejected(fault)
        return
    yield from _read(source, kind, settings, warn)


def _in_folder(folder: str, settings: Settings, warn: Warn) -> Iterator[Item]:
    """The documents of all files in a folder and in the folders in it, by name; of hidden ones none."""
    try:
        inside = sorted(path for path in Path(folder).iterdir() if not path.name.startswith("."))
    except OSError as error:
        message, hint = f"cannot be read: {error.strerror or error}", "check that it is a folder you may read"
        raise Fault(Code.INPUT_UNREADABLE, message, hint=hint, source=folder) from error
    paths = [path for path in inside if path.name not in MARKERS and (path.is_file() or _is_own_folder(path))]
    if not paths:
        warn(Fault(Code.NO_RECORDS, "no files in it", hint="is it the right folder?", source=folder))
    for path in paths:
        yield from _one_of_several(str(path), settings, warn)


def _is_own_folder(path: Path) -> bool:
    """A folder that is no link, which could lead back to where it stands."""
    return path.is_dir() and not path.is_symlink()


def _open(path: str, settings: Settings) -> tuple[Source, Kind]:
    source = open_source(path, settings.on_read)
    try:
        return source, kind_of(source, settings)
    except Fault:
        source.reader.close()
        raise


def _read(source: Source, kind: Kind, settings: Settings, warn: Warn) -> Iterator[Item]:
    """The documents of one input. What stops it is yielded last, after what was good before it."""
    with source:
        try:
            yield from importlib.import_module(f"eventx.inputs.{kind}").documents(source, settings, warn)
        except Fault as fault:
            yield _rejected(fault)


def _rejected(fault: Fault) -> Rejected:
    """An input to stop at or to skip; no input can be to blame for a missing package, which is raised."""
    if fault.exit is not Exit.INPUT:
        raise fault
    return Rejected(fault, None)
