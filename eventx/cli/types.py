"""`eventx types list`, `show` and `lint`: the event types, their rules and examples, and whether a file of one's own is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from eventx.cli import completions, options
from eventx.cli.chosen import check_name, own_types
from eventx.cli.parameters import Argument, Option
from eventx.faults import Code, Exit, Fault
from eventx.outputs.sink import open_sink
from eventx.values import as_dict

if TYPE_CHECKING:
    from eventx.types import EventType, Frame

Form = Annotated[Literal["text", "json"], Option("--format", help="Text, or JSON.")]


def list_types(
    types_file: options.TypesFile = None,
    format: Form = "text",
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Print the event types, one a line: its name, and what counts. Those marked optional are found where --types names them.

    Example: eventx types list
    """
    from eventx.types import PACKS, known

    kinds = known(own_types(types_file)).values()
    with open_sink(None) as sink:
        if format == "json":
            found = [{"name": k.name, "optional": k.name in PACKS, "describe": k.describe} for k in kinds]
            sink.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        else:
            width = max(len(kind.name) for kind in kinds)
            for kind in kinds:
                optional = "(optional) " if kind.name in PACKS else ""
                sink.write(f"{kind.name:{width}}  {optional}{kind.describe}\n")
    return Exit.DONE


def show(
    type: Annotated[str, Argument(metavar="TYPE", help="The type's name.", complete=completions.type_names)],
    types_file: options.TypesFile = None,
    format: Form = "text",
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Print a type: its roles, and each rule with its triggers, slots and examples.

    Example: eventx types show release
    """
    from eventx.types import known

    types = known(own_types(types_file))
    check_name(type, list(types))
    kind = types[type]
    with open_sink(None) as sink:
        if format == "json":
            fields = kind.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            sink.write(json.dumps(fields, ensure_ascii=False, indent=2) + "\n")
        else:
            sink.write("\n".join(_shown(kind)) + "\n")
    return Exit.DONE


def lint(
    files: Annotated[list[str], Argument(metavar="FILE", help="Type files.")],
    format: Annotated[
        Literal["text", "json"],
        Option("--format", help="A finding as a line of text, or as a JSON object a line."),
    ] = "text",
    color: options.ColorFlag = "auto",
    config: options.Config = None,
    quiet: options.Quiet = False,
    log_format: options.LogFlag = "text",
) -> int:
    """Check type files: their form, their examples, and what they share with other types. Exits 1 if anything is wrong.

    Prints a line a finding: file, line, error or warning, key, message. A warning is no fault;
    with --quiet there are none.

    Example: eventx types lint resignation.toml
    """
    from eventx.lint import lint as findings_of
    from eventx.types import TypeFileError, load_file

    wrong = 0
    others: list[EventType] = []
    with open_sink(None) as sink:
        for file in files:
            try:
                findings = list(findings_of(Path(file), others))
                others.append(load_file(Path(file)))
            except OSError as error:
                message = f"cannot be read: {error.strerror or error}"
                raise Fault(Code.TYPE_UNUSABLE, message, hint="check the name", source=file) from error
            except TypeFileError:
                pass  # said by its findings
            for finding in findings:
                if quiet and finding.level == "warning":
                    continue
                sink.write(f"{json.dumps(as_dict(finding)) if format == 'json' else finding.graded()}\n")
            wrong += any(finding.level == "error" for finding in findings)
    if wrong:
        raise Fault(
            Code.TYPE_LINT, f"files with errors: {wrong} of {len(files)}", hint="mend what is said to be an error"
        )
    return Exit.DONE


def _shown(kind: EventType) -> list[str]:
    lines = [f"{kind.name}: {kind.describe}", "", "roles"]
    for name, role in kind.roles.items():
        lines.append(f"  {name}: {role.describe or 'no description'} ({', '.join(role.fill)})")
    for frame in kind.frames:
        lines += ["", *_frame(frame)]
    return lines


def _frame(frame: Frame) -> list[str]:
    fields: dict[str, Any] = frame.model_dump(mode="json", exclude_defaults=True)
    lines = [frame.rule]
    for key, value in fields.items():
        if key not in ("rule", "yes", "no"):
            lines.append(f"  {key}: {_value(value)}")
    lines += [f"  yes: {sentence}" for sentence in frame.yes]
    return lines + [f"  no: {sentence}" for sentence in frame.no]


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} = {_value(inner)}" for key, inner in value.items())
    if isinstance(value, bool):
        return str(value).lower()  # as the file has it
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
