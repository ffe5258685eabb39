"""A candidate: one mention of an event with all that its sentence says of it, before mentions are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventx.actors.entities import Entity
from eventx.actors.references import Reference
from eventx.times.value import TimeValue
from eventx.trace import Step
from eventx.values import dataclass

if TYPE_CHECKING:
    from eventx.events.frames import FrameMention
    from eventx.events.status import Ruling


@dataclass(frozen=True, slots=True)
class Part:
    """An entity in a role: the words that mean it, by which rule, and the slot that they stand in."""

    role: str
    entity: Entity
    reference: Reference
    rule: str
    slot: str = ""  # "" where no slot of the frame holds it


@dataclass(frozen=True, slots=True)
class Dated:
    """The time of an event and how the text gives it: explicit, implied or reported, by which rule.

    `steps` are those of its reckoning, where it was not read as it stands and a trace was asked for. `days` is the
    same time with all its days; what is told of elsewhere is compared with the day that is named.
    """

    value: TimeValue
    basis: str
    rule: str
    steps: tuple[Step, ...] = ()
    days: TimeValue | None = None

    @property
    def whole(self) -> TimeValue:
        """The time with all its days, where the text gives the first or last and how many there were."""
        return self.days or self.value


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long, as ISO 8601, and the words that say so."""

    duration: str
    value: TimeValue


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words and their span, the country if known, and the rule by which it is the event's place."""

    name: str
    span: tuple[int, int]
    country: str | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, and when; the rule that tells, and the span of the verb that says it, where there is one."""

    name: str
    span: tuple[int, int]
    time: TimeValue | None
    rule: str
    verb: tuple[int, int] | None = None


@dataclass(slots=True)
class Candidate:
    """One mention, resolved."""

    mention: FrameMention
    ruling: Ruling
    parts: list[Part]
    time: Dated | None = None
    duration: Lasting | None = None
    place: Place | None = None
    source: Source | None = None

    @property
    def type(self) -> str:
        return self.mention.type.name

    def principals(self) -> list[Entity]:
        """The entities that tell this event from another of its type."""
        return [p.entity for p in self.parts if p.role in self.mention.type.principal]
