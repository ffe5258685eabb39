"""Whether a mention and an event agree in when, where and how they stand, so that they may be one."""

from __future__ import annotations

from eventx.events.candidate import Candidate
from eventx.events.merged import DEMANDS, Merged, announced
from eventx.events.place_words import apart
from eventx.events.ruling import NEGATED, REAL, REFUSED, REQUESTED, SCHEDULED

NOT = frozenset({NEGATED, REFUSED})


def same_time(candidate: Candidate, event: Merged) -> bool:
    """The mention's time begins as one that the event was given."""
    return candidate.time is not None and any(candidate.time.value.begin == begin for begin, _ in event.times)


def _times_agree(candidate: Candidate, event: Merged) -> bool:
    if candidate.time is None or candidate.time.basis == "reported" or candidate.time.value.interval is None:
        return True
    mine = candidate.time.value.interval
    for dated in event.times.values():
        other = dated.value.interval
        if other is None or mine.first is None or mine.last is None or other.first is None or other.last is None:
            continue
        if mine.last < other.first or other.last < mine.first:
            return False
    return True


def then_and_there(candidate: Candidate, event: Merged) -> bool:
    """The mention's day and town do not speak against the event's."""
    return _times_agree(candidate, event) and not _elsewhere(candidate, event)


def _elsewhere(candidate: Candidate, event: Merged) -> bool:
    """What is told of two towns is two events, where the type says so."""
    place = candidate.place
    if place is None or not candidate.mention.type.by_place:
        return False
    return any(c.place is not None and apart(place, c.place) for c in event.candidates)


def family(status: str) -> str:
    """Statuses of what was so, of what was not, and each other by itself."""
    return "real" if status in REAL else "not" if status in NOT else status


def statuses_agree(candidate: Candidate, event: Merged) -> bool:
    """The mention and the event may stand as they do and be one."""
    mine, other = candidate.ruling.status, event.status
    if family(mine) == family(other):
        return True
    if mine == SCHEDULED and not event.statuses and announced(event.first):
        return True
    if candidate.mention.type.once and {mine, other} & REAL and {mine, other} & DEMANDS:
        return True
    if {mine, other} <= DEMANDS or {mine, other} == {REQUESTED, REFUSED}:
        return True  # what was asked for and declined is one event
    if candidate.ruling.settles and mine == NEGATED and other == SCHEDULED:
        return True
    if mine == SCHEDULED and other == NEGATED and event.fate:
        return same_time(candidate, event)
    return bool({mine, other} & REAL and {mine, other} & {SCHEDULED, REQUESTED} and same_time(candidate, event))


__all__ = ["family", "same_time", "statuses_agree", "then_and_there"]
