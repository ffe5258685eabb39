"""An hour, its half of the day and its zone, as they stand in the slots of a rule."""

from __future__ import annotations

import re

from eventx.times import words
from eventx.times.rule import Slots

OFFSET = re.compile(r"([a-z]+)(?: time)?(?:([+-])(\d\d?)(?::?(\d\d))?)?")  # "gmt+5:30"


def zone_of(slots: Slots) -> int | None:
    """Minutes east of Greenwich; "local time" names none."""
    said = OFFSET.fullmatch(slots.said("zone"))
    if said is None or said[1].startswith("local"):
        return None
    minutes = int(words.value("zone", said[1]))
    offset = int(said[3] or 0) * 60 + int(said[4] or 0)
    return minutes + (-offset if said[2] == "-" else offset)


def hour_of(slots: Slots, name: str = "hour") -> int | None:
    """An hour in figures or words, 0 to 23; None if it is no hour."""
    if name in slots and slots.tables[name] == "hour":
        hour = slots.number(name)
    else:
        spoken = name if name in slots else "number"
        count = slots.count(spoken).number if spoken in slots else None
        hour = int(count) if count is not None and count == int(count) else -1
    return hour if 0 <= hour < 24 else None


def twelve(hour: int, half: str) -> int | None:
    """The hour of the day for 1 to 12 a.m. or p.m."""
    return hour % 12 + (12 if "p" in half else 0) if 1 <= hour <= 12 else None
