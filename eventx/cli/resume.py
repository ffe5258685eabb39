"""Outputs that a later run can go on with, as far as the flags and the format allow."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from eventx.batch.checkpoint import Checkpoint, Direct, Outputs
from eventx.faults import Code, Fault
from eventx.inputs.source import STDIN

WHOLE_ONLY = {
    "parquet": "a Parquet file ends with an index of all of it",
    "table": "a table is laid out as a whole",
}


def open_outputs(
    paths: Mapping[str, str | None],
    format: str | None,
    checkpoint: str | None,
    *,
    resume: bool,
    run: tuple[object, ...],
) -> Outputs:
    """The outputs of a run, by role. `run`: whatever decides what stands in them."""
    if checkpoint is None:
        if resume:
            raise Fault(Code.USAGE, "--resume needs a checkpoint", hint="--checkpoint FILE says where it is")
        return Direct(paths)
    if format in WHOLE_ONLY:
        hint = "write jsonl, and convert it when it is complete: eventx convert"
        raise Fault(Code.USAGE, f"--checkpoint cannot append to {format}: {WHOLE_ONLY[format]}", hint=hint)
    files = {role: path for role, path in paths.items() if path is not None and path != STDIN}
    if files.keys() != paths.keys():
        hint = "write to files (-o FILE): what a pipe has taken cannot be taken back"
        raise Fault(Code.USAGE, "--checkpoint cannot go with standard output", hint=hint)
    return Checkpoint(checkpoint, fingerprint(*run), files, resume=resume)


def fingerprint(*parts: object) -> str:
    """A hash of the version, the rules and these parts, by their representations."""
    from eventx import __version__
    from eventx.provenance import rules_hash

    return hashlib.sha256(repr((__version__, rules_hash(), *parts)).encode()).hexdigest()[:32]
