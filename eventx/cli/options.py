"""The flags that commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from eventx.cli.messages import LogFormat
from eventx.cli.run import OutputFormat
from eventx.inputs.settings import DateOrder, InputFormat

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files to read; standard input where there are none, or for '-'."),
]
Format = Annotated[
    InputFormat,
    typer.Option(
        "--input-format", help="What the input is. 'auto' takes what begins with '{\"' as JSON Lines, else as text."
    ),
]
PublishedFlag = Annotated[
    str | None,
    typer.Option("--published", metavar="WHEN", help="Publication time; goes before a record's own. Never guessed."),
]
Timezone = Annotated[
    str | None,
    typer.Option(
        "--timezone", metavar="ZONE", help="Zone of publication times that name none: Europe/Paris, or +02:00."
    ),
]
DateOrderFlag = Annotated[
    DateOrder | None,
    typer.Option("--date-order", help="How to read a publication time like 03/02/2023, refused without this."),
]
TextField = Annotated[str | None, typer.Option(metavar="NAME", help="Field of a record that holds the text.")]
DateField = Annotated[
    str | None, typer.Option(metavar="NAME", help="Field of a record that holds the publication time.")
]
IdField = Annotated[str | None, typer.Option(metavar="NAME", help="Field of a record that holds its id.")]
MaxDocBytes = Annotated[int, typer.Option(min=1, metavar="N", help="Largest document or record, in bytes.")]
Output = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write here instead: the whole file, or nothing at all."),
]
Types = Annotated[str | None, typer.Option("--types", metavar="A,B", help="Only events of these types.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No warnings and no hints; errors only.")]
LogFlag = Annotated[
    LogFormat, typer.Option("--log-format", help="Messages on standard error: text, or a JSON object a line.")
]
OutputFormatFlag = Annotated[
    OutputFormat | None,
    typer.Option(
        "--format",
        help="json: an object for one document, an array for several. jsonl: a record a line. "
        "Default: json for one text, jsonl for records and for several inputs.",
    ),
]
