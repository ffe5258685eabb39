"""Statuses, and how they compose.

What governs an event makes something of it ("plans to", "denied that", "the cancellation of"): its *effect*, a status.
The governor's own act stands somehow too: who *may* agree to meet has agreed to nothing. `compose` tempers the effect
by that standing, `state` does the same for what a statement makes of the clause that it states.
"""

from __future__ import annotations

from functools import lru_cache

from eventx.events.links import Link
from eventx.lexicon import table
from eventx.times import Direction
from eventx.values import dataclass, replace

OCCURRED, ONGOING, SCHEDULED, REQUESTED, POSSIBLE, REFUSED, NEGATED = (
    "occurred",
    "ongoing",
    "scheduled",
    "requested",
    "possible",
    "refused",
    "negated",
)
CANCELLED = "cancelled"  # an effect only: the event is negated, and was planned before
SAME = "same"  # an effect: how the governor stands is how the event stands
TOLD = "told"  # an effect: the event stands by itself, whatever becomes of the governor's act ("hailed the release")
ASSERTED = (
    "asserted"  # an effect of a statement: as stated, and open where the statement is withheld ("would not confirm")
)
REAL = frozenset({OCCURRED, ONGOING})

_EFFECTS = (OCCURRED, ONGOING, SCHEDULED, REQUESTED, POSSIBLE, REFUSED, NEGATED, CANCELLED)
_COMPOSED = {
    #          effect: occurred   ongoing    scheduled  requested  possible   refused   negated    cancelled
    SCHEDULED: (SCHEDULED, SCHEDULED, SCHEDULED, REQUESTED, POSSIBLE, REFUSED, NEGATED, CANCELLED),
    REQUESTED: (REQUESTED, REQUESTED, REQUESTED, REQUESTED, REQUESTED, POSSIBLE, NEGATED, SCHEDULED),
    POSSIBLE: (POSSIBLE, POSSIBLE, POSSIBLE, REQUESTED, POSSIBLE, POSSIBLE, NEGATED, POSSIBLE),
    REFUSED: (REFUSED, REFUSED, REFUSED, REFUSED, REFUSED, POSSIBLE, POSSIBLE, SCHEDULED),
    NEGATED: (NEGATED, NEGATED, NEGATED, NEGATED, NEGATED, POSSIBLE, POSSIBLE, SCHEDULED),
    CANCELLED: (CANCELLED, CANCELLED, CANCELLED, NEGATED, NEGATED, POSSIBLE, POSSIBLE, SCHEDULED),
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A status and the words that made it so: what governs the event, nearest first, each link with the node it leaves.

    `rule`: what made it so where that is no word of the sentence: its frame, its date.
    `direction`: on which side of publication a bare weekday or month of the event lies, where the words tell.
    """

    status: str
    links: tuple[tuple[int, Link], ...] = ()
    direction: Direction | None = None
    told: bool = False  # the governor only tells of the event; its tense says little of when that is
    settles: bool = False  # the words tell what became of the event, whatever was said of it before
    rule: str = ""

    def because(self, status: str, rule: str) -> Ruling:
        return replace(self, status=status, rule=rule)


def compose(effect: str, outer: str) -> str:
    """What a governor of this effect makes of the event, its own act standing as `outer`."""
    if effect == SAME:
        return outer
    if effect == TOLD:
        return SCHEDULED if outer == SCHEDULED else OCCURRED
    row = _COMPOSED.get(outer)
    return effect if row is None else row[_EFFECTS.index(effect)]


def state(effect: str, outer: str) -> str:
    """How the content of a clause stands: stated, doubted or denied by a statement that stands as `outer`."""
    if outer not in (NEGATED, REFUSED, CANCELLED):
        return OCCURRED if effect in (SAME, ASSERTED) else effect
    if effect in (ASSERTED, NEGATED):
        return POSSIBLE
    return OCCURRED if effect == SAME else NEGATED


@lru_cache(maxsize=16)
def effects(which: str) -> dict[str, str]:
    """The governors of one kind, and their effects: a table of lexicon/status.toml."""
    return {word: effect for effect, found in table("status")[which].items() for word in found}


@lru_cache(maxsize=16)
def words(which: str) -> frozenset[str]:
    """A class of words of lexicon/status.toml, such as the verbs that report ("reporting")."""
    if which == "reporting":
        return frozenset(table("status")["reporting"]["verbs"])
    return frozenset(table("status")["words"][which])


def effect_of(which: str, lemma: str, particle: str = "") -> str | None:
    """The effect of a word, by itself or with its particle."""
    known = effects(which)
    return known.get(f"{lemma} {particle}") if particle else known.get(lemma)
