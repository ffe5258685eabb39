"""The `eventx` application: what goes for all commands, and the commands themselves."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from eventx.cli import options
from eventx.cli.dates import dates
from eventx.cli.explain import explain
from eventx.cli.extract import extract
from eventx.cli.schema import schema
from eventx.cli.validate import validate
from eventx.faults import Exit
from eventx.outputs.sink import open_sink

COMMANDS = (extract, dates, explain, validate, schema)

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


@app.callback(invoke_without_command=True)
def eventx(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Package, schema version and hash of the rules.")] = False,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> None:
    """Structured events from English news: who met, called, released or swapped whom, when and where.

    Example: cat article.txt | eventx extract --published 2023-03-02 | jq .
    """
    if version:
        from eventx import __version__
        from eventx.provenance import SCHEMA_VERSION, rules_hash

        with open_sink(None) as sink:
            sink.write(f"eventx {__version__} (schema {SCHEMA_VERSION}, rules {rules_hash()})\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)
        raise typer.Exit(Exit.USAGE)
    # Flags given before the command are the defaults of the same flags after it.
    given = {"quiet": quiet, "log_format": log_format}
    context.default_map = {command.__name__: given for command in COMMANDS}


for command in COMMANDS:
    app.command()(command)
