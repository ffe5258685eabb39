"""The flags of the Spark job; those that `eventx extract` has too mean the same."""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Sequence
from contextlib import suppress
from math import inf
from typing import Any, Literal, get_args

from eventx.arrow.batches import Options, Plan
from eventx.batch.limits import DOC_TIMEOUT
from eventx.faults import Code, Fault
from eventx.inputs.settings import MAX_DOC_BYTES, DateOrder
from eventx.values import dataclass

Stored = Literal["parquet", "jsonl"]

JSON_NAMES = re.compile(r"\.(jsonl|ndjson)(\.\w+)?/?$")
PARQUET_NAMES = re.compile(r"\.parquet/?$")
SHORTEST = 0.1  # seconds for a document
BATCH_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")

DESCRIPTION = """Read documents and write their events, a folder a day of publication: DIR/events/batch=NAME/published_on=DAY.
What went wrong is in DIR/errors/batch=NAME. A rerun replaces its own batch and no other."""


@dataclass(frozen=True, slots=True)
class Flags:
    """What the job is to do. `reads` and `writes`: what the input is, and what the events are written as."""

    input: Sequence[str]
    output: str
    reads: Stored
    writes: Stored
    batch: str
    partitions: int | None
    master: str | None
    options: Options


def read_flags(arguments: Sequence[str]) -> Flags:
    """The flags on a command line. Ends the program on `--help` and on what is no flag; raises `Fault`."""
    from eventx.cli.chosen import chosen

    given = vars(_parser().parse_args(arguments))
    batch = given["batch"] or _name_of(given["input"])
    if not BATCH_NAME.fullmatch(batch):
        hint = "letters, digits and, after the first, also _ . -: it becomes a folder"
        raise Fault(Code.USAGE, f"--batch {batch!r} is no name", hint=hint)
    asked: Any = {name: given[name] for name in Options.__annotations__ if given.get(name) is not None}
    asked["types"] = chosen(given["types"], given["types_file"]).wanted
    Plan.of(asked)  # what is wrong with the options is said before Spark starts
    reads = given["input_format"] or _kind(given["input"])
    if reads == "jsonl":
        asked["json_field"] = "value"
    source, output = given["input"], given["output"].rstrip("/")
    if any(path.startswith((f"{output}/events", f"{output}/errors")) or path.rstrip("/") == output for path in source):
        hint = "choose another folder: what is there of the same batch is removed"
        raise Fault(Code.USAGE, "the output would replace the input", hint=hint, source="--output")
    return Flags(source, output, reads, given["format"], batch, given["partitions"], given["master"], asked)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eventx.spark", description=DESCRIPTION, allow_abbrev=False)
    add = parser.add_argument
    stored, orders = get_args(Stored), get_args(DateOrder)
    add("--input", nargs="+", required=True, metavar="PATH", help="files and folders, wherever Spark can read")
    add("--output", required=True, metavar="DIR", help="folder for events and errors, wherever Spark can write")
    add("--input-format", choices=stored, help="default: by the names .parquet, .jsonl, .ndjson")
    add("--format", choices=stored, default="parquet", help="of the events; default: parquet")
    add("--batch", metavar="NAME", help="what a rerun replaces; default: made from the paths of the input")
    add(
        "--partitions",
        type=_count,
        metavar="N",
        help="pieces of work; default: 4 a core, if the input has less than one",
    )
    add("--master", metavar="URL", help="where to run, outside spark-submit; default: local[*,4]")
    add("--types", metavar="A,B", help="only events of these types")
    add("--types-file", action="append", metavar="FILE", help="a type of your own, beside the others; can be repeated")
    add("--text-field", metavar="NAME", help="column or field that holds the text")
    add("--date-field", metavar="NAME", help="column or field that holds the publication time")
    add("--id-field", metavar="NAME", help="column or field that holds the id")
    add("--published", metavar="WHEN", help="publication time of all; goes before a record's own")
    add("--timezone", metavar="ZONE", help="zone of publication times that name none, and of Spark's timestamps")
    add("--date-order", choices=orders, help="how to read a publication time like 03/02/2023")
    add("--provenance", action="store_true", help="version and hash of the rules in every event")
    add(
        "--max-doc-bytes",
        type=_count,
        default=MAX_DOC_BYTES,
        metavar="N",
        help="largest document; default: %(default)s",
    )
    add(
        "--doc-timeout",
        type=_seconds,
        default=DOC_TIMEOUT,
        metavar="SECONDS",
        help="longest time for one; default: %(default)s",
    )
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def _seconds(text: str) -> float:
    with suppress(ValueError):
        if SHORTEST <= float(text) < inf:
            return float(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from {SHORTEST} up")


def _name_of(paths: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(sorted(paths)).encode()).hexdigest()[:16]


def _kind(paths: Sequence[str]) -> Stored:
    kinds = {_kind_of(path) for path in paths}
    if len(kinds) > 1:
        hint = "run them one after the other"
        raise Fault(Code.USAGE, "Parquet and JSON Lines in one run", hint=hint, source="--input")
    return kinds.pop()


def _kind_of(path: str) -> Stored:
    if PARQUET_NAMES.search(path):
        return "parquet"
    if JSON_NAMES.search(path):
        return "jsonl"
    hint = "say --input-format parquet or jsonl"
    raise Fault(Code.USAGE, "its name does not tell what it is", hint=hint, source=path)
