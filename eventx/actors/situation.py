"""A reference to be resolved, with what its place in the text asks of whoever it means."""

from __future__ import annotations

from functools import cache

from eventx.actors.entities import Entities, Entity
from eventx.actors.memory import Memory
from eventx.actors.references import Reference
from eventx.lexicon import table
from eventx.values import light


@light(frozen=True, slots=True)
class Situation:
    """A reference at its place.

    `taken` already take part: nobody meets himself. `held`: the place is that of people freed or exchanged. `mutual`: no
    place is left for another side ("we spoke").
    """

    entities: Entities
    memory: Memory
    reference: Reference
    sentence: int
    taken: tuple[Entity, ...] = ()
    held: bool = False
    mutual: bool = False

    @property
    def position(self) -> int:
        return self.reference.span[0]

    def free(self, entity: Entity) -> bool:
        return all(entity is not other for other in self.taken)


@cache
def words(group: str, key: str) -> frozenset[str]:
    """The words of a list of the table of coreference."""
    return frozenset(table("coreference")[group][key])
