"""The flags that commands share."""

from __future__ import annotations

from typing import Annotated

from eventx.cli import completions
from eventx.cli.messages import Color, LogFormat
from eventx.cli.output import EventFormat, TimeFormat
from eventx.cli.parameters import Argument, Option
from eventx.cli.progress import Shown
from eventx.cli.run import OnError
from eventx.inputs.settings import DateOrder, InputFormat

Paths = Annotated[
    list[str] | None,
    Argument(
        metavar="PATH",
        help="Files and folders to read, gzip and zst too; standard input where there are none, or for '-'.",
    ),
]
Format = Annotated[
    InputFormat,
    Option("--input-format", help="What the inputs are. 'auto' looks at what each begins with, and then at its name."),
]
PublishedFlag = Annotated[
    str | None,
    Option("--published", metavar="WHEN", help="Publication time; goes before a record's own. Never guessed."),
]
Timezone = Annotated[
    str | None,
    Option(
        "--timezone",
        metavar="ZONE",
        help="Zone of publication times that name none: Europe/Paris, or +02:00.",
        complete=completions.zones,
    ),
]
DateOrderFlag = Annotated[
    DateOrder | None,
    Option("--date-order", help="How to read a publication time like 03/02/2023, refused without this."),
]
TextField = Annotated[str | None, Option(metavar="NAME", help="Field of a record that holds the text.")]
DateField = Annotated[str | None, Option(metavar="NAME", help="Field of a record that holds the publication time.")]
IdField = Annotated[str | None, Option(metavar="NAME", help="Field of a record that holds its id.")]
MaxDocBytes = Annotated[int, Option(min=1, metavar="N", help="Largest document or record, in bytes.")]
Output = Annotated[
    str | None,
    Option("-o", "--output", metavar="FILE", help="Write here instead: the whole file, or nothing at all."),
]
Types = Annotated[
    str | None,
    Option(
        "--types",
        metavar="A,B",
        help="Only events of these types; optional ones are found where they are named here.",
        complete=completions.type_lists,
    ),
]
TypesFile = Annotated[
    list[str] | None,
    Option("--types-file", metavar="FILE", help="A type of your own, beside the others. Can be given repeatedly."),
]
Quiet = Annotated[bool, Option("--quiet", "-q", help="No warnings and no hints; errors only.")]
LogFlag = Annotated[
    LogFormat, Option("--log-format", help="Messages on standard error: text, or a JSON object a line.")
]
ColorFlag = Annotated[
    Color, Option("--color", help="Colours: on a terminal unless NO_COLOR is set (auto), never or always.")
]
ProgressFlag = Annotated[
    Shown, Option("--progress", help="Progress of long work on standard error, if that is a terminal.")
]
CONFIG = Option(
    "--config", metavar="FILE", help="Settings for flags that are not given; eventx.toml where there is one."
)
Config = Annotated[str | None, CONFIG]
EventFormatFlag = Annotated[
    EventFormat | None,
    Option(
        "--format",
        help="json: an object for one document, an array for several. jsonl: an event a line. csv, parquet: an event a "
        "row. plover: a pair of actors a line. table: for people. Default: json for one text, jsonl for records and for "
        "several inputs.",
    ),
]
TimeFormatFlag = Annotated[
    TimeFormat | None,
    Option(
        "--format",
        help="json: an object for one document, an array for several. jsonl: a time a line. csv: a time a row. table: "
        "for people. Default: json for one text, jsonl for records and for several inputs.",
    ),
]
GuardCells = Annotated[
    bool,
    Option(
        "--guard-cells",
        help="In CSV, an apostrophe before cells that a spreadsheet would run: those with = + - @ first.",
    ),
]
DocumentsFile = Annotated[
    str | None,
    Option("--documents", metavar="FILE", help="Also write the documents: exactly the texts that spans index."),
]
Provenance = Annotated[
    bool, Option("--provenance", help="Put the package's version and the hash of the rules in every event.")
]
FailIfNone = Annotated[bool, Option("--fail-if-none", help="Exit 1 if there is no event at all.")]
OnErrorFlag = Annotated[
    OnError, Option("--on-error", help="Stop at what cannot be read (exit 4), or skip it (exit 3 at the end).")
]
ErrorsFile = Annotated[
    str | None,
    Option("--errors", metavar="FILE", help="With --on-error skip: write what was skipped, and why."),
]
DocTimeout = Annotated[
    float, Option("--doc-timeout", min=0.1, metavar="SECONDS", help="Longest time for one document.")
]
Jobs = Annotated[
    int, Option("--jobs", min=1, metavar="N", help="Worker processes. The output is the same with any number.")
]
CheckpointFile = Annotated[
    str | None, Option("--checkpoint", metavar="FILE", help="Keep here how far the run has come; needs -o.")
]
Resume = Annotated[bool, Option("--resume", help="Go on from the checkpoint, if there is one; else start.")]
