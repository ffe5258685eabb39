"""What is counted with a duration: ago, earlier, later, the past three weeks, two days before a day."""

from __future__ import annotations

import re

from eventx.times.meaning import Anchored, Count, Length, Meaning, Shift, Stretch
from eventx.times.rule import Build, Rule, Slots
from eventx.times.rules.duration import QUANTITY

SENTENCE_END = re.compile(r"^\s*(?:[.,;:!?)\"'\u201d\u2019]|$|\s(?:and|but|in|at|when)\b)")
SIDE = re.compile(r"(?:the )?(first|last|final)\b")
SMALLER = (
    "millennium",
    "century",
    "decade",
    "year",
    "quarter",
    "month",
    "fortnight",
    "week",
    "weekend",
    "day",
    "hour",
    "minute",
    "second",
)


def compound(slots: Slots) -> Meaning | None:
    """“two years and three months”: each unit smaller than the one before."""
    lengths = [slots.meaning(name) for name in "abcd" if name in slots]
    parts = tuple(part for length in lengths if isinstance(length, Length) for part in length.parts)
    places = [SMALLER.index(unit) if unit in SMALLER else -1 for _, unit in parts]
    if any(count.number is None for count, _ in parts) or -1 in places or places != sorted(set(places)):
        return None
    first = lengths[0]
    return Length(parts, first.mod if isinstance(first, Length) else None)


def shift(sign: int, origin: str | None) -> Build:
    def build(slots: Slots) -> Meaning | None:
        length = slots.meaning("length")
        return Shift(length, sign, origin, length.mod) if isinstance(length, Length) else None

    return build


def at_end(build: Build) -> Build:
    """“two days before” and nothing after it; "two days before the vote" counts from the vote."""
    return lambda slots: build(slots) if SENTENCE_END.match(slots.after()) else None


def anchored(which: str) -> Build:
    def build(slots: Slots) -> Meaning | None:
        count = slots.count() if "count" in slots else Count(1)
        if (count.number == 1) == slots.said("unit").endswith("s") or (count.number or 0) > 10_000_000:
            return None
        return Anchored(Length(((count, slots.word("unit")),), QUANTITY.get(slots.said("mod"))), which)

    return build


def shift_from(sign: int) -> Build:
    def build(slots: Slots) -> Meaning | None:
        length = slots.meaning("length")
        return Shift(length, sign, slots.meaning("of"), length.mod) if isinstance(length, Length) else None

    return build


def from_now(slots: Slots) -> Meaning | None:
    if "now" in slots and slots.said("now") not in ("now", "right now"):
        return None
    return shift(1, None)(slots)


def one(sign: int) -> Build:
    """The day before, the week after."""
    return at_end(lambda slots: Shift(Length(((Count(1), slots.matched().split()[1]),)), sign, "reference"))


def one_day(sign: int) -> Build:
    return lambda slots: Shift(Length(((Count(1), "day"),)), sign, slots.meaning("of"))


def stretch(slots: Slots) -> Meaning | None:
    """“the first two weeks of May”: an earlier level took the weeks for a duration."""
    side = SIDE.match(slots.said("span"))
    found = slots.meaning("span")
    length = found.length if isinstance(found, Anchored) else found
    if side is None or not isinstance(length, Length) or len(length.parts) != 1:
        return None
    count, unit = length.parts[0]
    if count.number is None or not 0 < count.number < 1000 or count.number != int(count.number):
        return None
    return Stretch(int(count.number), unit, slots.meaning("of"), from_end=side[1] != "first")


L = "<length:lengths>"
BACK, AHEAD = "(last|past|previous|preceding|most recent)", "(next|coming|following|upcoming)"
# On the level of words, where "the past" and "last week" would take the words away.
WORDS = (
    Rule("duration.past-<count>-<unit>", "{mod:loose_quantity}?(the |these )?" + BACK + " {count:numbers} {unit}", anchored("past"), ("the past three weeks", "last two days")),
    Rule("duration.next-<count>-<unit>", "{mod:loose_quantity}?(the |these )?" + AHEAD + " {count:numbers} {unit}", anchored("next"), ("the next few days", "upcoming two weeks")),
    Rule("duration.<count>-past-<unit>", "(the |these )?{count:numbers} " + BACK + " {unit}", anchored("past"), ("the five past years",)),
    Rule("duration.<count>-next-<unit>", "(the |these )?{count:numbers} " + AHEAD + " {unit}", anchored("next"), ("the two upcoming months",)),
    Rule("duration.past-<unit>", "(the )?past {unit}", anchored("past"), ("the past year",)),
)  # fmt: skip
AND = "(,)?( and)?( )?"
COMPOUND = (
    Rule("duration.<duration>-and-<duration>", f"<a:lengths>{AND}<b:lengths>({AND}<c:lengths>)?({AND}<d:lengths>)?", compound, ("two years and three months", "2 years, 1 month and 21 days")),
)  # fmt: skip
RULES = (
    Rule("date.<duration>-ago", f"{L} ago", shift(-1, None), ("two days ago", "about three weeks ago", "a minute ago")),
    Rule("date.in-<duration>", f"{L} (hence|from <now:ref>)", from_now, ("two weeks from now",)),
    Rule("date.<duration>-earlier", f"{L} (earlier|previously|prior|beforehand|back)", shift(-1, "reference"), ("two days earlier",)),
    Rule("date.<duration>-later", f"{L} (later|afterward|afterwards)", shift(1, "reference"), ("two days later",)),
    Rule("date.<duration>-before", f"{L} before", at_end(shift(-1, "reference")), ("two days before",)),
    Rule("date.<duration>-after", f"{L} after", at_end(shift(1, "reference")), ("two days after",)),
    Rule("date.the-<unit>-before", "the (day|week|month|year) before", one(-1), ("the day before",), ("the day before the vote",)),
    Rule("date.the-<unit>-after", "the (day|week|month|year) after", one(1), ("the day after",)),
)  # fmt: skip
FROM = (
    Rule("date.<first>-<count>-<units>-of-<period>", "<span:spans> of( the)? <of:period>", stretch, ("the first two weeks of May", "the last three months of 2019")),
    Rule("date.<duration>-before-<day>", f"{L} (before|prior to|ahead of) <of:anyday>", shift_from(-1), ("two days before March 3",)),
    Rule("date.<duration>-after-<day>", f"{L} (after|from|following) <of:anyday>", shift_from(1), ("two days after March 3", "a week from Tuesday")),
    Rule("date.day-before-<day>", "(the )?day before <of:anyday>", one_day(-1), ("the day before March 3",)),
    Rule("date.day-after-<day>", "(the )?day (after|following) <of:anyday>", one_day(1), ("the day after March 3",)),
)  # fmt: skip
