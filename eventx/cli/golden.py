"""`eventx golden check` and `update`: a user's own articles and the events expected of them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from eventx.cli import options
from eventx.cli.chosen import Chosen, chosen
from eventx.cli.messages import Color, Messages, colored, printable
from eventx.cli.parameters import Argument, Option
from eventx.faults import Code, Exit, Fault
from eventx.outputs.sink import Sink, open_sink

if TYPE_CHECKING:
    from eventx.golden import Case, Outcome

DIFF_COLORS = {"+++": "1", "---": "1", "@@": "36", "+": "32", "-": "31"}  # bold, cyan, green, red

Folder = Annotated[str, Argument(metavar="DIR", help="A folder with one folder a case.")]
Only = Annotated[str, Option("--only", metavar="GLOB", help="Only the cases whose names match.")]


def check(
    folder: Folder,
    junit: Annotated[
        str | None, Option("--junit", metavar="FILE", help="Also write the outcomes as JUnit XML, for CI.")
    ] = None,
    only: Only = "*",
    types: options.Types = None,
    types_file: options.TypesFile = None,
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Compare the events of each case with its expected.json. Prints what changed as a unified diff, and exits 1.

    Ids, rule names and versions are not compared.

    Example: eventx golden check --junit golden.xml tests/articles
    """
    messages = Messages(log_format, quiet=quiet, color=color)
    outcomes = []
    with open_sink(None) as sink:
        for case, outcome, _ in _outcomes(folder, only, chosen(types, types_file)):
            outcomes.append(outcome)
            if outcome.error:
                messages.error(Fault(Code.GOLDEN_DIFFERS, outcome.error, source=str(case.folder)))
            _show(sink, outcome, color)
    if junit is not None:
        from eventx.golden import junit as as_junit

        with open_sink(junit) as sink:
            sink.write(as_junit(outcomes))
    failed = sum(not outcome.passed for outcome in outcomes)
    if failed:
        changed = any(outcome.diff for outcome in outcomes)
        right = f"if the changes are right: {_command('update', folder, only, types, types_file)}"
        hint = right if changed else "mend the files that are named, or take their cases away"
        raise Fault(Code.GOLDEN_DIFFERS, f"{failed} of {len(outcomes)} cases are not as expected", hint=hint)
    return Exit.DONE


def update(
    folder: Folder,
    only: Only = "*",
    types: options.Types = None,
    types_file: options.TypesFile = None,
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Write expected.json anew where it is not what is found, and print the differences: read them against the articles.

    Example: eventx golden update --only 'talks-*' tests/articles
    """
    from eventx.golden import rendered

    unreadable = 0
    messages = Messages(log_format, quiet=quiet, color=color)
    with open_sink(None) as sink:
        for case, outcome, found in _outcomes(folder, only, chosen(types, types_file)):
            if found is None:
                unreadable += 1
                fault = Fault(Code.GOLDEN_DIFFERS, outcome.error, source=str(case.folder))
                messages.error(fault)
            elif not outcome.passed:
                _show(sink, outcome, color)
                if found == rendered([]) and case.expected_file.exists():
                    lost = Fault(Code.GOLDEN_DIFFERS, "no event is expected any more", source=str(case.folder))
                    messages.warning(lost)
                with open_sink(str(case.expected_file)) as expected:
                    expected.write(found)
    if unreadable:
        raise Fault(Code.GOLDEN_DIFFERS, f"{unreadable} cases could not be read", hint="mend them, or take them away")
    return Exit.DONE


def _command(name: str, folder: str, only: str, types: str | None, types_file: Sequence[str] | None) -> str:
    """The command with the flags that say which cases and types were meant: without them it would expect other events."""
    flags = [] if only == "*" else ["--only", only]
    flags += [word for file in types_file or () for word in ("--types-file", file)]
    flags += ["--types", types] if types is not None else []
    return shlex.join(["eventx", "golden", name, *flags, folder])


def _outcomes(folder: str, only: str, asked: Chosen) -> Iterator[tuple[Case, Outcome, str | None]]:
    """Each case with its outcome and the events found, as they are written; None of an article that cannot be read."""
    from eventx.golden import Outcome, compared, rendered
    from eventx.pipeline import Extractor

    extractor = Extractor(asked.wanted)
    for case in _cases(folder, only):
        found = None
        try:
            found = rendered(extractor.extract(case.document()))
            yield case, compared(case, found), found
        except (OSError, ValueError, Fault) as error:
            yield case, Outcome(case.slug, error=_why(error)), found


def _cases(folder: str, only: str) -> list[Case]:
    from eventx.golden import cases

    if not Path(folder).is_dir():
        raise Fault(Code.INPUT_NOT_FOUND, "no such folder", hint="name one with a folder a case", source=folder)
    found = cases(Path(folder), only)
    if not found and only != "*":
        raise Fault(Code.USAGE, f"--only {only} matches no case", hint=f"see the folders in {folder}", source=folder)
    if not found:
        hint = "a case is a folder with article.txt and meta.json; eventx golden update writes its expected.json"
        raise Fault(Code.INPUT_NOT_FOUND, "no golden case in it", hint=hint, source=folder)
    return found


def _show(sink: Sink, outcome: Outcome, color: Color) -> None:
    """The diff, coloured and without what steers a terminal where one shows it."""
    lines = outcome.diff.split("\n")[:-1]
    if not (colored(color, terminal=sink.terminal) or sink.terminal):
        sink.write("".join(f"{line}\n" for line in lines))
        return
    for line in lines:
        code = next((code for start, code in DIFF_COLORS.items() if line.startswith(start)), None)
        shown = printable(line)
        sink.write(f"\x1b[{code}m{shown}\x1b[0m\n" if code and colored(color, terminal=sink.terminal) else f"{shown}\n")


def _why(error: OSError | ValueError | Fault) -> str:
    """The reason, with the name of the file where the system gives it."""
    if isinstance(error, Fault):
        return f"{Path(error.source).name}: {error.message}" if error.source else error.message
    if isinstance(error, OSError):
        return f"{Path(error.filename or '').name}: {error.strerror}"
    return str(error)
