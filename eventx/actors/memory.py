"""What the reader has in mind at a place of the text: the entities mentioned so far, by weight.

The weights follow Lappin and Leass (1994): a mention weighs more as a subject than as an object, and half as much a
sentence later; mentions of the last sentences add up. Sightings are kept by sentence, so that a look back costs what the
last sentences hold, however long the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from eventx.actors.entities import INNER, OBJECT, OTHER, SUBJECT, Entity, Sighting
from eventx.values import light

PATIENTS = {SUBJECT: 130.0, OBJECT: 170.0, OTHER: 120.0, INNER: 90.0}  # where people acted upon are asked for
WEIGHTS = {SUBJECT: 200.0, OBJECT: 140.0, OTHER: 120.0, INNER: 90.0}
QUOTED = 0.6  # of whom a quotation speaks, for what stands outside it
FADING = 0.5  # a sentence
SLOW = 0.8  # of people acted upon: who is held is the story
APART = 0.45  # of people who share a sentence but not a phrase, as a pair
TOGETHER = 1.3  # of people who took part in an event told before
PRONOUN_REACH = 4  # sentences that a pronoun looks back
FAR = 12  # sentences that a description looks back


@light(frozen=True, slots=True)
class Unit:
    """Entities that a plural may mean together, and how much they are in mind."""

    entities: tuple[Entity, ...]
    weight: float


class Memory:
    """The sightings of a document and who took part in its events, both by sentence."""

    def __init__(self, sentences: int) -> None:
        self.lines: list[list[Sighting]] = [[] for _ in range(sentences)]
        self.first: dict[int, tuple[int, int]] = {}  # sentence and position of the first sighting, by number
        self._weights: list[tuple[int, Mapping[Entity, float]]] = [(0, {})] * sentences
        self._events: list[list[tuple[int, tuple[Entity, ...]]]] = [[] for _ in range(sentences)]

    def see(self, sighting: Sighting) -> None:
        self.lines[sighting.sentence].append(sighting)
        self.first.setdefault(sighting.entity.number, (sighting.sentence, sighting.position))

    def after(self, one: Entity, other: Entity) -> bool:
        """The other was first seen after the one."""
        return self.first[one.number] < self.first[other.number]

    def note(self, sentence: int, position: int, entities: Sequence[Entity]) -> None:
        """These take part in an event told at the position."""
        if len(entities) > 1:
            self._events[sentence].append((position, tuple(entities)))

    def back(self, sentence: int, position: int, reach: int) -> Iterator[tuple[float, list[Sighting]]]:
        """The sightings before the position, sentence by sentence from the last one back, with the fading of each."""
        for distance in range(min(reach, sentence) + 1):
            line = self.lines[sentence - distance]
            yield FADING**distance, [s for s in line if s.position < position] if distance == 0 else line

    def ranked(
        self, sentence: int, position: int, reach: int, weigh: Callable[[Entity], float]
    ) -> list[tuple[Entity, float]]:
        """The entities in mind, the weightiest first; `weigh` gives a factor, 0 for those that do not fit."""
        weights = dict(heaviest(s for s in self.lines[sentence] if s.position < position))
        fading = 1.0
        for at in range(sentence - 1, sentence - 1 - min(reach, sentence), -1):
            fading *= FADING
            for entity, weight in self._weights_of(at).items():
                weights[entity] = weights.get(entity, 0.0) + weight * fading
        found = [(entity, weight * weigh(entity)) for entity, weight in weights.items()]
        return sorted((f for f in found if f[1] > 0), key=lambda f: (-f[1], f[0].number))

    def _weights_of(self, sentence: int) -> Mapping[Entity, float]:
        """How much a whole sentence lets one think of each entity; kept until somebody else is sighted in it."""
        line = self.lines[sentence]
        seen, weights = self._weights[sentence]
        if seen < len(line):
            weights = heaviest(line)
            self._weights[sentence] = len(line), weights
        return weights

    def units(
        self,
        sentence: int,
        position: int,
        reach: int,
        fits: Callable[[Entity], bool],
        patients: bool = False,
        partners: bool = False,
    ) -> list[Unit]:
        """What "they" or "the two" may mean, the weightiest first.

        These are groups, phrases that join several, partners in an event and people who share a sentence. `patients`:
        people acted upon are asked for; `partners`: those who do something together, as once before.
        """
        found: list[Unit] = []
        for distance in range(min(reach, sentence) + 1):
            at = sentence - distance
            fading = (SLOW if patients else FADING) ** distance
            line = [s for s in self.lines[at] if s.position < position and fits(s.entity)]
            for place, entities in self._events[at]:
                if place < position:
                    again = SLOW**distance if partners else fading
                    found.append(Unit(_fit(entities, fits), WEIGHTS[SUBJECT] * TOGETHER * again))
            phrases: dict[int, list[Sighting]] = {}
            for sighting in line:
                if sighting.role != INNER:
                    phrases.setdefault(sighting.node, []).append(sighting)
            for together in phrases.values():
                entities = _unique(s.entity for s in together)
                found.append(Unit(entities, weight_of(together[0], patients) * fading))
            found.extend(
                Unit((s.entity,), weight_of(s, patients) * fading) for s in line if s.role == INNER and s.entity.many
            )
            apart = _unique(s.entity for s in line if s.role != INNER and not s.entity.many)
            if len(apart) > 1:
                found.append(Unit(apart, WEIGHTS[SUBJECT] * APART * fading))
        return sorted((u for u in found if u.entities), key=lambda u: -u.weight)


def heaviest(sightings: Iterable[Sighting]) -> dict[Entity, float]:
    """The weight of the weightiest sighting of each entity."""
    weights: dict[Entity, float] = {}
    for sighting in sightings:
        weight = WEIGHTS[sighting.role] * QUOTED if sighting.quoted else WEIGHTS[sighting.role]
        if weight > weights.get(sighting.entity, 0.0):
            weights[sighting.entity] = weight
    return weights


def weight_of(sighting: Sighting, patients: bool = False) -> float:
    return (PATIENTS if patients else WEIGHTS)[sighting.role] * (QUOTED if sighting.quoted else 1.0)


def _fit(entities: Iterable[Entity], fits: Callable[[Entity], bool]) -> tuple[Entity, ...]:
    return tuple(e for e in entities if fits(e))


def _unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    found: dict[int, Entity] = {}
    for entity in entities:
        found.setdefault(entity.number, entity)
    return tuple(found.values())
