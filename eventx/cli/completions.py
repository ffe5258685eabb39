"""What a shell offers for values whose type does not name them all: event types, schemas, time zones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventx.faults import Fault


def type_names(given: Mapping[str, Any], incomplete: str) -> list[str]:
    """The types that there are, those of `--types-file` too."""
    return [name for name in _known(given) if name.startswith(incomplete)]


def type_lists(given: Mapping[str, Any], incomplete: str) -> list[str]:
    """The same for the last of several names with commas between; none twice."""
    before, comma, last = incomplete.rpartition(",")
    taken = before.split(",")
    return [f"{before}{comma}{name}" for name in type_names(given, last) if name not in taken]


def schema_names(given: Mapping[str, Any], incomplete: str) -> list[str]:
    """What there is a schema of."""
    from eventx.schema import NAMES

    names = dict.fromkeys([*NAMES, *_known(given)])
    return [name for name in names if name.startswith(incomplete)]


def zones(_: Mapping[str, Any], incomplete: str) -> list[str]:
    """The names of time zones."""
    from zoneinfo import available_timezones

    return sorted(name for name in available_timezones() if name.startswith(incomplete))


def _known(given: Mapping[str, Any]) -> list[str]:
    from eventx.cli.chosen import own_types
    from eventx.types import known

    try:
        own = own_types(given.get("types_file"))
    except Fault:  # the command will say what is wrong with the file; a shell that waits for names cannot
        own = ()
    return list(known(own))
