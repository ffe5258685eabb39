"""The `eventx` application: what goes for all commands, and the commands themselves."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, get_args

import typer
from typer.core import TyperGroup

from eventx.cli import options
from eventx.cli.config import load as load_settings
from eventx.cli.convert import convert
from eventx.cli.dates import dates
from eventx.cli.explain import explain
from eventx.cli.extract import extract
from eventx.cli.golden import check, update
from eventx.cli.parameters import Argument, Option
from eventx.cli.report import report
from eventx.cli.schema import schema
from eventx.cli.types import lint, list_types, show
from eventx.cli.validate import validate
from eventx.cli.version import say_version
from eventx.faults import Exit

SETTINGS: dict[str, Any] = {"help_option_names": ["--help", "-h"], "max_content_width": 100}

COMMANDS: dict[str, Callable[..., int]] = {
    "extract": extract,
    "dates": dates,
    "explain": explain,
    "validate": validate,
    "schema": schema,
    "convert": convert,
    "report": report,
    "golden check": check,
    "golden update": update,
    "types list": list_types,
    "types show": show,
    "types lint": lint,
}

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=SETTINGS)
golden = typer.Typer(rich_markup_mode=None, context_settings=SETTINGS)
types = typer.Typer(rich_markup_mode=None, context_settings=SETTINGS)
GROUPS = {"": app, "golden": golden, "types": types}


def for_typer(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with typer's descriptions of its parameters in place of ours."""
    signature = inspect.signature(function, eval_str=True)
    parameters = [each.replace(annotation=_described(each)) for each in signature.parameters.values()]

    @wraps(function)
    def command(*given: Any, **named: Any) -> Any:
        return function(*given, **named)

    del command.__wrapped__
    command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def _described(parameter: inspect.Parameter) -> Any:
    kind, *said = get_args(parameter.annotation) or (parameter.annotation,)
    match said:
        case [Option() as option] if option is options.CONFIG:
            return Annotated[kind, typer.Option(*option.names, **option.said, is_eager=True, callback=load_settings)]
        case [Option() as option]:
            return Annotated[kind, typer.Option(*option.names, **option.said, autocompletion=_completing(option))]
        case [Argument() as argument]:
            return Annotated[kind, typer.Argument(**argument.said, autocompletion=_completing(argument))]
        case _:
            return parameter.annotation


def _completing(parameter: Option | Argument) -> Callable[..., list[str]] | None:
    """What the shell offers for a parameter, for typer."""
    complete = parameter.complete
    if complete is None:
        return None

    def offered(context: typer.Context, incomplete: str) -> list[str]:
        return complete(context.params, incomplete)

    return offered


def help_alone(context: typer.Context) -> None:
    """Where no command follows, the help, on standard error: nothing was asked for, so nothing is printed. Exits 2."""
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)
        raise typer.Exit(Exit.USAGE)


@app.callback(invoke_without_command=True)
@for_typer
def eventx(
    context: typer.Context,
    version: Annotated[bool, Option("--version", help="Package, schema version and hash of the rules.")] = False,
    config: Annotated[
        str | None, Option("--config", metavar="FILE", help="Settings for flags that are not given; else eventx.toml.")
    ] = None,
    progress: options.ProgressFlag = "auto",
    color: options.ColorFlag = "auto",
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> None:
    """Structured events from English news: who met, called, released or swapped whom, when, where and whether.

    Flags given here hold for the command that follows.

    Example: cat article.txt | eventx extract --published 2023-03-02 | jq .
    """
    if version:
        say_version()
        raise typer.Exit
    help_alone(context)
    flags = {"config": config, "progress": progress, "color": color, "quiet": quiet, "log_format": log_format}
    given = {name: value for name, value in flags.items() if _on_the_command_line(context, name)}
    assert isinstance(context.command, TyperGroup)
    context.default_map = _for_each(context.command, given)


@golden.callback(invoke_without_command=True)
def about_golden(context: typer.Context) -> None:
    """Hold the extractor to the events that you expect of your own articles: DIR/SLUG/article.txt, meta.json, expected.json.

    Example: eventx golden check tests/articles
    """
    help_alone(context)


@types.callback(invoke_without_command=True)
def about_types(context: typer.Context) -> None:
    """The event types: those built in, and files of your own.

    Example: eventx types list
    """
    help_alone(context)


for name, function in COMMANDS.items():
    group, _, command = name.rpartition(" ")
    GROUPS[group].command(command)(for_typer(function))
app.add_typer(golden, name="golden")
app.add_typer(types, name="types")


def _on_the_command_line(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _for_each(group: TyperGroup, given: dict[str, Any]) -> dict[str, Any]:
    """The same defaults for all commands of a group, and of the groups in it."""
    inner = group.commands.items()
    return {name: _for_each(each, given) if isinstance(each, TyperGroup) else dict(given) for name, each in inner}
