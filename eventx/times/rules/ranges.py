"""Ranges in one phrase, shifts from a named day, and the n-th of a period."""

from __future__ import annotations

from eventx.times import numerals
from eventx.times.meaning import Clock, Day, Length, Meaning, Nth, Range, Shift, Unit, Year
from eventx.times.rule import Rule, Slots


def span(slots: Slots) -> Meaning | None:
    return Range(slots.meaning("a"), slots.meaning("b"))


def same_kind(slots: Slots) -> Meaning | None:
    """ "1994 and 1995" after "between"; "March and April" is two months, not a range."""
    if not slots.before(10).lower().endswith("between "):
        return None
    return span(slots)


def shift_from(sign: int) -> object:
    def build(slots: Slots) -> Meaning | None:
        length = slots.meaning("length")
        return Shift(length, sign, slots.meaning("of")) if isinstance(length, Length) else None

    return build


def nth_of(slots: Slots) -> Meaning | None:
    number = numerals.ordinal(slots.said("nth"))
    return Nth(number, slots.word("unit"), slots.meaning("of"))


FROM = (
    Rule("date.<duration>-before-<day>", "<length:duration> (before|prior to|ahead of) <of:anyday>", shift_from(-1), ("two days before Christmas Day",) and ("two days before March 3",)),
    Rule("date.<duration>-after-<day>", "<length:duration> (after|from|following) <of:anyday>", shift_from(1), ("two days after March 3", "a week from Tuesday")),
    Rule("date.<nth>-<unit>-of-<period>", "the {nth} {unit} (of|in) <of:period>", nth_of, ("the first week of May",)),
)  # fmt: skip
BETWEEN = (
    Rule("range.<day>-to-<day>", "<a:when>( )?(to|through|thru|until|till|{dash})( )?<b:when>", span, ("Monday to Wednesday", "2019-2021")),
    Rule("range.between-<day>-and-<day>", "<a:when> and <b:when>", same_kind, (), ("2019 and 2021",)),
)  # fmt: skip
