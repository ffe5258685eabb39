"""A candidate: one mention of an event with all that its sentence says of it, before mentions are merged."""

from __future__ import annotations

from eventx.actors.entities import Entity
from eventx.actors.references import Reference
from eventx.events.frames import FrameMention
from eventx.events.status import Ruling
from eventx.times.value import TimeValue
from eventx.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Part:
    """An entity in a role."""

    role: str
    entity: Entity
    reference: Reference
    how: str


@dataclass(frozen=True, slots=True)
class Dated:
    """The time of an event and how the text gives it: explicit, implied or reported."""

    value: TimeValue
    basis: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words and their span, and the country if known."""

    name: str
    span: tuple[int, int]
    country: str | None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, and when."""

    name: str
    span: tuple[int, int]
    time: TimeValue | None


@dataclass(slots=True)
class Candidate:
    """One mention, resolved."""

    mention: FrameMention
    ruling: Ruling
    parts: list[Part]
    time: Dated | None = None
    duration: str | None = None
    place: Place | None = None
    source: Source | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.mention.type.name

    def principals(self) -> list[Entity]:
        """The entities that tell this event from another of its type."""
        return [p.entity for p in self.parts if p.role in self.mention.type.principal]
