"""Which event types a run is about: those built in, and files of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eventx.faults import Code, Fault
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.types import EventType


@dataclass(frozen=True, slots=True)
class Chosen:
    """The types of `--types-file`, and of all types those to look for; None where all built in are."""

    own: tuple[EventType, ...]
    wanted: tuple[str | EventType, ...] | None


def chosen(types: str | None, files: Sequence[str] | None) -> Chosen:
    """What `--types` (names with commas between) and `--types-file` ask for. Raises `Fault`."""
    if types is None and not files:
        return Chosen((), None)
    from eventx.types import BUILT_IN, known

    own = own_types(files)
    if types is None:
        return Chosen(own, (*BUILT_IN, *own))
    by_name = {kind.name: kind for kind in own}
    names = [name.strip() for name in types.split(",")]
    for name in names:
        check_name(name, list(known(own)))
    return Chosen(own, tuple(by_name.get(name, name) for name in names))


def own_types(files: Sequence[str] | None) -> tuple[EventType, ...]:
    """The types in files of one's own. Raises `Fault` where one cannot be read or used."""
    from eventx.types import TypeFileError, known, load_file

    own: list[EventType] = []
    for file in files or ():
        try:
            own.append(load_file(Path(file)))
            known(own)
        except OSError as error:
            hint = "check the name"
            raise Fault(
                Code.TYPE_UNUSABLE, f"cannot be read: {error.strerror or error}", hint=hint, source=file
            ) from error
        except TypeFileError as error:
            first = error.problems[0]
            message = ": ".join(part for part in (first.key, first.message) if part)
            hint = f"eventx types lint {file} says all that is wrong"
            raise Fault(Code.TYPE_UNUSABLE, message, hint=hint, source=file, line=first.line) from error
        except ValueError as error:
            raise Fault(Code.TYPE_UNUSABLE, str(error), hint="change `name` in it", source=file) from error
    return tuple(own)


def check_name(name: str, names: Sequence[str]) -> None:
    """Raises `Fault` where a type or schema has no such name, and says which one was meant."""
    if name not in names:
        from difflib import get_close_matches

        near = get_close_matches(name, names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"
        raise Fault(Code.USAGE, f"no event type {name!r}", hint=hint)
