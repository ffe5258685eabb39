"""Flags made into what they mean. One that cannot be understood raises a `Fault` of usage."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from eventx.faults import Code, Fault
from eventx.inputs.published import read
from eventx.inputs.settings import DateOrder, InputFormat, Settings
from eventx.inputs.source import STDIN, called


def reading(
    input_format: InputFormat,
    published: str | None,
    timezone: str | None,
    date_order: DateOrder | None,
    max_doc_bytes: int,
) -> Settings:
    """How to read the inputs, as far as all commands that read documents can be told."""
    if timezone is not None:
        _check_zone(timezone)
    moment = None
    if published is not None:
        moment = read(published, "--published", timezone=timezone, date_order=date_order)
    return Settings(
        format=input_format,
        published=moment,
        timezone=timezone,
        date_order=date_order,
        max_doc_bytes=max_doc_bytes,
    )


def check_outputs(inputs: Sequence[str], outputs: Sequence[str | None]) -> None:
    """Refuse outputs that would overwrite an input or one another."""
    taken: list[str] = [path for path in inputs if path != STDIN]
    for output in outputs:
        if output is None or output == STDIN:
            continue
        if any(_same(output, path) for path in taken):
            hint = "name another file"
            raise Fault(Code.USAGE, "this file is read or written already in the same run", hint=hint, source=output)
        if any(_within(output, path) for path in inputs):
            hint = "write it elsewhere: the next run would read it"
            raise Fault(Code.USAGE, "this file would stand in a folder that is read", hint=hint, source=output)
        taken.append(output)


def no_events(path: str) -> Fault:
    """What there is to say of a file of stored events that has none."""
    return Fault(Code.NO_RECORDS, "no events", hint="is the input complete?", source=called(path))


def make_folder(path: str) -> None:
    """A folder to write to, with those above it."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "name a folder that may be made or written to"
        message = f"cannot be made: {error.strerror or error}"
        raise Fault(Code.OUTPUT_UNWRITABLE, message, hint=hint, source=path) from error


def _same(one: str, other: str) -> bool:
    """Whether two paths lead to one file, or would. A device or a pipe may well be named twice."""
    try:
        if os.path.realpath(one) == os.path.realpath(other):
            return Path(one).is_file() or not Path(one).exists()
        return Path(one).is_file() and Path(other).is_file() and Path(one).samefile(other)
    except OSError:  # said when it is opened
        return False


def _within(path: str, folder: str) -> bool:
    """Whether a path leads into a folder."""
    if folder == STDIN or not os.path.isdir(folder):  # noqa: PTH112 - a name that is too long is no folder
        return False
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _check_zone(name: str) -> None:
    from eventx.times.published import zone_named

    try:
        zone_named(name)
    except ValueError as error:
        why, _, advice = str(error).partition(": ")
        raise Fault(Code.USAGE, f"--timezone: {why}", hint=advice) from error
