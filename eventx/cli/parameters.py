"""The parameters of commands as data: their names, and what is said of them.

A command is a function whose parameters are annotated with these. `app` makes flags of typer's of them; `plain` reads
arguments by them without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

Complete: TypeAlias = Callable[[Mapping[str, Any], str], list[str]]
"""What a shell offers: from what the flags before it are set to, and the word as far as it is typed."""


class Option:
    """A flag. Its names are given with their dashes; without any it is called as the parameter is."""

    __slots__ = ("complete", "least", "names", "said")

    def __init__(
        self,
        *names: str,
        help: str,
        metavar: str | None = None,
        min: float | None = None,
        complete: Complete | None = None,
    ) -> None:
        """`min`: the least number that may be given. `complete`: only where the type does not say what there is."""
        self.names = names
        self.least = min
        self.complete = complete
        self.said: dict[str, Any] = {"help": help, "metavar": metavar, "min": min}

    def names_of(self, parameter: str) -> tuple[str, ...]:
        """What it is called on the command line."""
        return self.names or ("--" + parameter.replace("_", "-"),)


class Argument:
    """What is given without a name."""

    __slots__ = ("complete", "said")

    def __init__(self, *, help: str, metavar: str, complete: Complete | None = None) -> None:
        self.complete = complete
        self.said: dict[str, Any] = {"help": help, "metavar": metavar}
