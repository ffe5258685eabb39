"""What can go wrong, each with its code: the documented list that programs may rely on."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from functools import partial

from eventx.values import dataclass

LONGEST_MESSAGE = 400  # a message may quote the input, which may be long


class Exit(IntEnum):
    """Exit codes of the command."""

    DONE = 0
    CHECK_FAILED = 1
    USAGE = 2
    SOME_FAILED = 3
    INPUT = 4
    OUTPUT = 5
    BUG = 70
    INTERRUPTED = 130
    READER_GONE = 141
    TERMINATED = 143


EXIT_MEANINGS = {
    Exit.DONE: "done, zero events included",
    Exit.CHECK_FAILED: "the thing checked failed (`validate`, `golden check`, `schema --check`, `types lint`, `--fail-if-none`)",
    Exit.USAGE: "usage or configuration",
    Exit.SOME_FAILED: "finished, but some documents failed (`--on-error skip`)",
    Exit.INPUT: "input unreadable, stopped",
    Exit.OUTPUT: "output cannot be written",
    Exit.BUG: "a bug of eventx",
    Exit.INTERRUPTED: "interrupted (Ctrl-C)",
    Exit.READER_GONE: "the reader of the output went away (`| head`)",
    Exit.TERMINATED: "terminated (SIGTERM)",
}


class Code(StrEnum):
    """Codes of messages. Faults stop the run with the exit code beside them; warnings do not."""

    USAGE = "USAGE"
    CONFIG = "CONFIG"
    CHECKPOINT = "CHECKPOINT"
    EXTRA_MISSING = "EXTRA_MISSING"
    SCHEMA_UNUSABLE = "SCHEMA_UNUSABLE"
    TYPE_UNUSABLE = "TYPE_UNUSABLE"
    PUBLISHED_UNREADABLE = "PUBLISHED_UNREADABLE"
    INPUT_NOT_FOUND = "INPUT_NOT_FOUND"
    INPUT_UNREADABLE = "INPUT_UNREADABLE"
    INPUT_EMPTY = "INPUT_EMPTY"
    INPUT_ENCODING = "INPUT_ENCODING"
    INPUT_JSON = "INPUT_JSON"
    INPUT_SURROGATE = "INPUT_SURROGATE"
    INPUT_RECORD = "INPUT_RECORD"
    INPUT_CSV = "INPUT_CSV"
    INPUT_CORRUPT = "INPUT_CORRUPT"
    INPUT_TOO_LARGE = "INPUT_TOO_LARGE"
    INPUT_EVENT = "INPUT_EVENT"
    DOCUMENT_MISSING = "DOCUMENT_MISSING"
    DOCUMENT_DIFFERS = "DOCUMENT_DIFFERS"
    DOCUMENT_TIMEOUT = "DOCUMENT_TIMEOUT"
    DOCUMENT_MEMORY = "DOCUMENT_MEMORY"
    DOCUMENT_CRASH = "DOCUMENT_CRASH"
    OUTPUT_UNWRITABLE = "OUTPUT_UNWRITABLE"
    SCHEMA_STALE = "SCHEMA_STALE"
    TYPE_LINT = "TYPE_LINT"
    EVENT_INVALID = "EVENT_INVALID"
    GOLDEN_DIFFERS = "GOLDEN_DIFFERS"
    NO_EVENTS = "NO_EVENTS"
    SOME_FAILED = "SOME_FAILED"
    BUG = "BUG"
    PUBLISHED_MISSING = "PUBLISHED_MISSING"
    EVENTS_LEFT_OUT = "EVENTS_LEFT_OUT"
    NO_RECORDS = "NO_RECORDS"
    STDIN_TERMINAL = "STDIN_TERMINAL"
    SUMMARY = "SUMMARY"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code means, and the exit code that it leads to (none: it is a warning or a hint only)."""

    text: str
    exit: Exit | None


MEANINGS = {
    Code.USAGE: Meaning("a wrong flag, argument or combination of them", Exit.USAGE),
    Code.CONFIG: Meaning(
        "a configuration file or variable with an unknown key, or a value that does not fit", Exit.USAGE
    ),
    Code.CHECKPOINT: Meaning("a checkpoint that this run cannot go on from, or that another run is using", Exit.USAGE),
    Code.EXTRA_MISSING: Meaning("a package that is not installed; the hint has the command that does it", Exit.USAGE),
    Code.SCHEMA_UNUSABLE: Meaning(
        "a schema that cannot be read or followed, refers to something outside, or takes too long", Exit.USAGE
    ),
    Code.TYPE_UNUSABLE: Meaning("a type file that cannot be read, or that is wrong", Exit.USAGE),
    Code.PUBLISHED_UNREADABLE: Meaning(
        "a publication time that cannot be read: a fault as `--published`; in a record a warning, and the document "
        "counts as undated",
        Exit.USAGE,
    ),
    Code.INPUT_NOT_FOUND: Meaning("no such input file", Exit.INPUT),
    Code.INPUT_UNREADABLE: Meaning("an input that cannot be opened or read", Exit.INPUT),
    Code.INPUT_EMPTY: Meaning("a text without a single visible character, or a page without an article", Exit.INPUT),
    Code.INPUT_ENCODING: Meaning("bytes that are not UTF-8; the message gives the byte offset", Exit.INPUT),
    Code.INPUT_JSON: Meaning("a line that is not strict JSON", Exit.INPUT),
    Code.INPUT_SURROGATE: Meaning("a lone surrogate in a JSON string, which is no character", Exit.INPUT),
    Code.INPUT_RECORD: Meaning("a record without text, or with a field of a wrong type", Exit.INPUT),
    Code.INPUT_CSV: Meaning("a row that is not CSV, or does not fit the header", Exit.INPUT),
    Code.INPUT_CORRUPT: Meaning(
        "compressed data, an archive, a feed or a Parquet file that is cut off or broken; a warning for a feed that can be "
        "read all the same",
        Exit.INPUT,
    ),
    Code.INPUT_TOO_LARGE: Meaning(
        "a document larger than `--max-doc-bytes`, or a page with more or deeper elements than any article has",
        Exit.INPUT,
    ),
    Code.INPUT_EVENT: Meaning("a line or row that is no event, where events are read", Exit.INPUT),
    Code.DOCUMENT_MISSING: Meaning("events whose document is not among those that are given with them", Exit.INPUT),
    Code.DOCUMENT_DIFFERS: Meaning(
        "a document that does not have the words that an event quotes at the place that it gives", Exit.INPUT
    ),
    Code.DOCUMENT_TIMEOUT: Meaning("a document that took longer than `--doc-timeout`", Exit.INPUT),
    Code.DOCUMENT_MEMORY: Meaning("a document that took more memory than one may", Exit.INPUT),
    Code.DOCUMENT_CRASH: Meaning("a document over which a worker process ended, twice", Exit.INPUT),
    Code.OUTPUT_UNWRITABLE: Meaning("an output that cannot be written", Exit.OUTPUT),
    Code.SCHEMA_STALE: Meaning("a schema file that differs from what the records say", Exit.CHECK_FAILED),
    Code.TYPE_LINT: Meaning("a type file that `types lint` finds something wrong with", Exit.CHECK_FAILED),
    Code.EVENT_INVALID: Meaning("an event that does not fit the schema of its type", Exit.CHECK_FAILED),
    Code.GOLDEN_DIFFERS: Meaning("golden cases whose events are not those expected", Exit.CHECK_FAILED),
    Code.NO_EVENTS: Meaning("no event at all, under `--fail-if-none`", Exit.CHECK_FAILED),
    Code.SOME_FAILED: Meaning("how many documents were skipped under `--on-error skip`", Exit.SOME_FAILED),
    Code.BUG: Meaning("a bug of eventx, with the traceback to report", Exit.BUG),
    Code.PUBLISHED_MISSING: Meaning("how many documents have no publication time", None),
    Code.EVENTS_LEFT_OUT: Meaning("how many events a format has no place for", None),
    Code.NO_RECORDS: Meaning("an input of records that holds none", None),
    Code.STDIN_TERMINAL: Meaning("waiting for text to be typed", None),
    Code.SUMMARY: Meaning(
        "what a run over several documents did; as JSON it has the fields `documents`, `undated`, `events` (by type), "
        "`errors` (by code), `left_out` (by reason) and `seconds` besides",
        None,
    ),
}


class Fault(Exception):
    """Something that is wrong with what the user gave: what, where, and what to do about it."""

    def __init__(
        self,
        code: Code,
        message: str,
        *,
        hint: str | None = None,
        source: str | None = None,
        line: int | None = None,
        doc_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message if len(message) <= LONGEST_MESSAGE else message[:LONGEST_MESSAGE] + " …"
        self.hint = hint
        self.source = source
        self.line = line
        self.doc_id = doc_id

    def __reduce__(self) -> tuple[partial[Fault], tuple[()]]:
        """For pickle: exceptions with named arguments have to say how they are made."""
        where = partial(Fault, hint=self.hint, source=self.source, line=self.line, doc_id=self.doc_id)
        return partial(where, self.code, self.message), ()

    @property
    def exit(self) -> Exit:
        """The exit code to stop with."""
        return MEANINGS[self.code].exit or Exit.DONE

    def as_dict(self) -> dict[str, str | int | None]:
        """The fields of `--log-format json` and `--errors`, without the level."""
        return {
            "code": self.code.value,
            "source": self.source,
            "line": self.line,
            "doc_id": self.doc_id,
            "message": self.message,
            "hint": self.hint,
        }


def bug(error: Exception) -> Fault:
    """An error that is nobody's fault but ours, with the traceback to report."""
    import traceback

    hint = f"please report it, with the command and this:\n{''.join(traceback.format_exception(error))}"
    return Fault(Code.BUG, f"a bug of eventx: {type(error).__name__}: {error}", hint=hint)
