"""Every rule that a reason may name, shown as it is written: frames of event types, time rules, rules of the chain."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from eventx.chain_rules import chain_rules
from eventx.times import rules as time_rules
from eventx.times.meaning import Meaning
from eventx.times.resolve import RECKON, rule_of
from eventx.times.rule import Rule
from eventx.types import PACKS, EventType, known, source_of
from eventx.types.lines import line_of
from eventx.values import dataclass

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule: what kind of rule it is, what it says, where it is written and how, and its examples.

    `places` are files with lines, from the folder of the package; `source` is the text as it stands there, or the
    pattern. `yes` are examples that it finds or has a part in, `no` such as look alike and are left alone.
    """

    name: str
    kind: str
    says: str
    places: tuple[str, ...]
    source: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def names(own: Sequence[EventType] = ()) -> list[str]:
    """All names, each once; `own` are types of the user's."""
    frames = [frame.rule for kind in known(own).values() for frame in kind.frames]
    times = [rule.name for level in time_rules.LEVELS for rule in level]
    return list(dict.fromkeys([*frames, *times, *map(rule_of, RECKON), *chain_rules()]))


def entry(name: str, own: Mapping[str, EventType] | None = None) -> Entry:
    """The rule of this name. `own` are types of the user's, by the file that each is in. `KeyError` if there is none."""
    files = [(_type_file(kind), kind, source_of(kind.name)) for kind in known().values()]
    files += [(file, kind, Path(file).read_text(encoding="utf-8")) for file, kind in (own or {}).items()]
    for file, kind, text in files:
        for number, frame in enumerate(kind.frames):
            if frame.rule == name:
                line = line_of(text, ("frame", number)) or 1
                source = _table(text, line)
                return Entry(
                    name,
                    f"a rule of the type {kind.name}",
                    kind.describe,
                    (f"{file}:{line}",),
                    source,
                    frame.yes,
                    frame.no,
                )
    found = [rule for level in time_rules.LEVELS for rule in level if rule.name == name]
    if found:
        return _time_rule(name, found)
    for meaning, function in RECKON.items():
        if rule_of(meaning) == name:
            return _reckoning(name, meaning, function)
    rule = chain_rules()[name]
    return Entry(name, f"a rule of the stage {rule.stage}", rule.says, tuple(_told_in(name)), "", rule.yes)


def _type_file(kind: EventType) -> str:
    return f"types/{'packs/' if kind.name in PACKS else ''}{kind.name}.toml"


def _table(text: str, line: int) -> str:
    """The table that begins in this line of a TOML text, up to the next one of its array."""
    first, *rest = text.split("\n")[line - 1 :]
    end = next((i for i, other in enumerate(rest) if other.startswith("[[")), len(rest))
    return "\n".join([first, *rest[:end]]).strip()


# -- times --------------------------------------------------------------------------------------------------------


def _time_rule(name: str, found: Sequence[Rule]) -> Entry:
    """The wordings of a time rule: there may be several under one name."""
    module = next(m for m in _modules() if any(rule is found[0] for rule in _rules_of(m)))
    yes = tuple(phrase for rule in found for phrase in rule.yes)
    no = tuple(phrase for rule in found for phrase in rule.no)
    patterns = "\n".join(rule.pattern for rule in found)
    return Entry(name, "a time rule", (module.__doc__ or "").split("\n")[0], (_file(module),), patterns, yes, no)


def _modules() -> Iterator[ModuleType]:
    return (module for module in vars(time_rules).values() if inspect.ismodule(module))


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Rule))


def _reckoning(name: str, meaning: type[Meaning], function: Callable[..., Any]) -> Entry:
    """How a meaning becomes days: the function that does it."""
    says = " ".join((inspect.getdoc(function) or inspect.getdoc(meaning) or "").split("\n\n")[0].split())
    place = f"{_file(inspect.getmodule(function))}:{function.__code__.co_firstlineno}"
    return Entry(name, "a rule of reckoning", says, (place,), inspect.getsource(function).rstrip(), ())


def _file(module: ModuleType | None) -> str:
    assert module is not None
    assert module.__file__ is not None
    return Path(module.__file__).relative_to(PACKAGE).as_posix()


# -- the chain ------------------------------------------------------------------------------------------------------


def _told_in(name: str) -> Iterator[str]:
    """The lines of the package that apply a rule of the chain."""
    quoted = re.compile(f'"{re.escape(name)}"')
    for path in sorted(PACKAGE.rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if quoted.search(line):
                yield f"{path.relative_to(PACKAGE).as_posix()}:{number}"


__all__ = ["Entry", "entry", "names"]
