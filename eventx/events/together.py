"""What the mentions of one event say together: who, when, where, how long, and who says so."""

from __future__ import annotations

from eventx.events.candidate import Dated, Lasting, Part, Place, Source
from eventx.events.merged import Merged
from eventx.events.people import taking_part
from eventx.events.place_words import exactness


def parts_of(event: Merged) -> list[Part]:
    """The participants, each once, in the order of first mention, under their most telling role."""
    return taking_part(event.candidates)


def time_of(event: Merged) -> Dated | None:
    """The first explicit time, the finest grain among times that agree; a reported one only where there is no other."""
    dated = [c.time for c in event.candidates if c.time is not None]
    ranked = sorted(
        dated,
        key=lambda d: (
            {"explicit": 0, "implied": 1, "reported": 2}[d.basis],
            GRAINS.index(d.value.grain) if d.value.grain in GRAINS else 9,
        ),
    )
    return ranked[0] if ranked else None


GRAINS = [
    "day",
    "hour",
    "minute",
    "second",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
]


def place_of(event: Merged) -> Place | None:
    """The most exact of the places that the mentions give, of equals the first."""
    return max((c.place for c in event.candidates if c.place is not None), key=exactness, default=None)


def duration_of(event: Merged) -> Lasting | None:
    return next((c.duration for c in event.candidates if c.duration is not None), None)


def source_of(event: Merged) -> Source | None:
    return next((c.source for c in event.candidates if c.source is not None), None)
