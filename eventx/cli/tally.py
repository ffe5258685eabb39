"""What a run counts, for its summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from eventx.values import dataclass, field

UNDATED_NAMED = 3  # ids in the warning


@dataclass(slots=True)
class Tally:
    """Documents read, those of them without a publication time, events by type, and failures by code.

    `undated_ids` are the first few of those without, of this run alone.
    `left_out` counts, by reason, the events that the output's format has no place for.
    """

    documents: int = 0
    undated: int = 0
    undated_ids: list[str] = field(default_factory=list)
    events: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """The tally that `as_dict` gave."""
        counters = {name: Counter(values.get(name, {})) for name in ("events", "errors", "left_out")}
        return cls(
            documents=values.get("documents", 0),
            undated=values.get("undated", 0),
            events=counters["events"],
            errors=counters["errors"],
            left_out=counters["left_out"],
        )

    def add_undated(self, name: str) -> None:
        """Count a document without a publication time; the first three are kept by their ids."""
        self.undated += 1
        if len(self.undated_ids) < UNDATED_NAMED:
            self.undated_ids.append(name)

    def as_dict(self) -> dict[str, Any]:
        counters = {"events": dict(self.events), "errors": dict(self.errors), "left_out": dict(self.left_out)}
        return {"documents": self.documents, "undated": self.undated, **counters}

    def summary(self, seconds: float) -> str:
        """One line for people."""
        parts = [
            _counted(self.documents, "document"),
            _counted(self.events.total(), "event") + _by(self.events),
            _counted(self.errors.total(), "error") + _by(self.errors),
            f"{seconds:,.1f} s",
        ]
        return ", ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _by(counts: Counter[str]) -> str:
    return f" ({', '.join(f'{name} {count:,}' for name, count in sorted(counts.items()))})" if counts else ""
