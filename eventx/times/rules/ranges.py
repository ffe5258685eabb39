"""Ranges in one phrase, open ranges, and the n-th of a period."""

from __future__ import annotations

import re

from eventx.times import numerals
from eventx.times.meaning import (
    Anchored,
    Clock,
    Day,
    Deictic,
    Fraction,
    Lasting,
    Length,
    Meaning,
    Month,
    Nth,
    Open,
    Range,
    Reference,
    SeenFrom,
    Shift,
    Unit,
    Weekday,
    Within,
)
from eventx.times.rule import Rule, Slots
from eventx.values import replace

FROM_BEFORE = re.compile(r"\b(?:between|from)(?: the)?\s$", re.IGNORECASE)
THROUGH = re.compile(r"\b(?:through|thru|until|till)\b")
CLOSED = re.compile(r"^(?: ?[-–]|\s(?:to|until|till|through|for|and)\b)")
ONWARD_ENDS = re.compile(r"^(?:[.,;:)]|\s*$)")
# Of what there was no equal for so long.
RANKED_BEFORE = re.compile(
    r"\b(?:first|second|third|only|last|worst|best|most|least|more|less|[a-z]+est|ever|once|twice|times)\b[^.;:!?]{0,40}\s$",
    re.IGNORECASE,
)
WITH_NOW = re.compile(r"\b(between|from)\s$", re.IGNORECASE)
PERIODS = frozenset({"month", "quarter", "half", "season", "year", "decade", "century", "week", "weekend", "edge"})
RELATIONS = {
    "since": "since", "ever since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "prior to": "before", "before or in": "by", "before or on": "by", "on or before": "by", "on or after": "since", "after or on": "since", "after or equal to": "since",
    "after": "after", "following": "after", "no later than": "by", "up to": "until", "later than": "after", "earlier than": "before",
    "as of": "since", "up until": "until", "not later than": "by", "through": "until", "starting": "since", "starting on": "since", "starting from": "since", "beginning on": "since", "as early as": "since", "as soon as": "since", "beginning": "since", "effective": "since",
}  # fmt: skip
EVENT_AFTER = re.compile(
    r"^(['\u2019]s?\s|-|\s(?!(?:and|but|or|in|at|on|of|the|a|an|to|for|with|he|she|they|it|we|I|that|which|when|as|by|his|her|their|its)\b)[a-z]+)"
)


def span(slots: Slots) -> Meaning | None:
    """Two days, or two periods: in “a visit Friday to Monday's winners” the words only stand side by side.

    "from 2015 to May 5, 2017" and "2011 through June" leave no doubt.
    """
    a, b = completed(slots.meaning("a"), slots.meaning("b"))
    sure = FROM_BEFORE.search(slots.before()) or THROUGH.search(slots.matched())
    return Range(a, b) if (sure and mixable(a, b)) or (a.kind in PERIODS) == (b.kind in PERIODS) else None


def mixable(a: Meaning, b: Meaning) -> bool:
    """Not "between 1500 and 2600 years ago", nor "from the 2nd to the 9th century": there one is a number."""
    bare = any(isinstance(each, Day) and each.month is None for each in (a, b))
    return not bare and (a.kind == "shift") == (b.kind == "shift")


def completed(a: Meaning, b: Meaning) -> tuple[Meaning, Meaning]:
    """“the 4th to the 9th of July”: the one without a month is of the month of the other."""
    if isinstance(a, Day) and isinstance(b, Day):
        if a.month is None and b.month is not None:
            return replace(b, day=a.day, weekday=a.weekday), b
        if b.month is None and a.month is not None:
            return a, replace(a, day=b.day, weekday=b.weekday)
    return a, b


def span_of(slots: Slots) -> Meaning:
    return Range(slots.meaning("a"), slots.meaning("b"))


def from_full(slots: Slots) -> Meaning | None:
    """“from Jan. 20, 2017, to Jan. 20, 2021”: the comma closes the year."""
    return span(slots) if FROM_BEFORE.search(slots.before()) else None


def same_kind(slots: Slots) -> Meaning | None:
    """“1994 and 1995” after "between"; "March and April" is two months, not a range."""
    if not slots.before(10).lower().endswith("between "):
        return None
    a, b = completed(slots.meaning("a"), slots.meaning("b"))
    return Range(a, b) if a.kind == b.kind or mixable(a, b) else None


def nth_of(slots: Slots) -> Meaning | None:
    number = numerals.ordinal(slots.said("nth"))
    return Nth(number, slots.word("unit"), slots.meaning("of"))


DAY_BEFORE = re.compile(r"\b(?:on|by|until|till|from|since|for) $", re.IGNORECASE)


def nth_day(slots: Slots) -> Meaning | None:
    """“the 17th of next month”, "the 12th this month"; with a name the month and day have their own rule.

    In words and without "of" it is a rank: "their talks, the second this month".
    """
    month, said = slots.meaning("of"), slots.said("nth" if "nth" in slots else "day")
    number = numerals.ordinal(said)
    if said.isalpha() and " of " not in slots.matched() and not DAY_BEFORE.search(slots.before()):
        return None
    return Nth(number, "day", month) if isinstance(month, Unit) and 1 <= number <= 31 else None


def days_of_month(slots: Slots) -> Meaning | None:
    """“from the 6th to the 19th of this month”, "from 6 to 19 this month"."""
    month, first, last = slots.meaning("of"), numerals.ordinal(slots.said("a")), numerals.ordinal(slots.said("b"))
    sure = FROM_BEFORE.search(slots.before()) or " of " in slots.matched()
    if not isinstance(month, Unit) or not sure or not 1 <= first < last <= 31:
        return None
    return Range(Nth(first, "day", month), Nth(last, "day", month))


def nth_last(slots: Slots) -> Meaning | None:
    """“the second last week of October”."""
    inner, number = slots.meaning("inner"), numerals.ordinal(slots.said("nth"))
    if isinstance(inner, Unit) and inner.which == "last" and 1 <= number <= 9:
        return Nth(-number, inner.unit, slots.meaning("of"))
    return None


def within_next(slots: Slots) -> Meaning | None:
    """“within the next two weeks”: today counts."""
    of = slots.meaning("of")
    return (
        Within(of.length, whole=True) if isinstance(of, Anchored) and of.which == "next" and of.length.known else None
    )


def opened(slots: Slots) -> Meaning | None:
    """since, until, by, before, after a time; not "before Friday's vote"."""
    relation = RELATIONS[slots.said("relation")]
    if relation in ("before", "after") and (EVENT_AFTER.match(slots.after()) or slots.meaning("of").kind == "shift"):
        return None
    return Open(
        relation, begun(slots.meaning("of")) if slots.said("relation").endswith("since") else slots.meaning("of")
    )


def compared(slots: Slots) -> Meaning | None:
    """“< 2019”, ">= 6 p.m."; the hour itself is where it begins."""
    if slots.after(1) == ">":
        return None
    sign, of = slots.said("sign"), slots.meaning("of")
    relation = {"<": "before", "<=": "until", ">": "after", ">=": "since"}[sign.replace(" ", "")]
    return Open(relation, replace(of, minute=of.minute or 0) if isinstance(of, Clock) else of)


def through_month(slots: Slots) -> Meaning | None:
    """“the loan runs through January”: the nearest, if the verb does not look ahead."""
    month = slots.meaning("of")
    bare = isinstance(month, Month) and month.year is None and month.which is None
    return Open("until", replace(month, which="nearest")) if bare and isinstance(month, Month) else None


def begun(meaning: Meaning) -> Meaning:
    """“since March” is since the latest that has begun, even where next month is March."""
    match meaning:
        case Nth(number=-1, unit="day", of=Unit(unit="year", which="this")):
            return replace(meaning, of=Unit("year", "last"))  # "since year-end"
    bare = isinstance(meaning, Month) and meaning.year is None and meaning.which is None
    return replace(meaning, which="begun") if isinstance(meaning, Month) and bare else meaning


def to_date(slots: Slots) -> Meaning:
    return Range(begun(slots.meaning("a")), Deictic(0))


def onward(slots: Slots) -> Meaning | None:
    """“1987 or later”; not "in 1984 and later served as"."""
    if " and " in slots.matched() and not ONWARD_ENDS.match(slots.after()):
        return None
    return Open("onward", slots.meaning("of"))


def within(slots: Slots) -> Meaning | None:
    length = slots.meaning("of")
    if slots.said("of").startswith(("the ", "these ", "those ")) or not isinstance(length, Length) or not length.known:
        return None
    return Within(length, ranked=RANKED_BEFORE.search(slots.before(64)) is not None)


def within_length(slots: Slots) -> Meaning | None:
    length = slots.meaning("of")
    return Within(length, whole=True) if isinstance(length, Length) and length.known else None


def within_of_day(slots: Slots) -> Meaning | None:
    """“within two weeks from today”."""
    shift = slots.meaning("of")
    if not isinstance(shift, Shift) or shift.sign < 0 or not isinstance(shift.origin, Meaning):
        return None
    return Lasting(shift.length, shift.origin)


def from_clock(slots: Slots) -> Meaning | None:
    """“from 7 a.m.”, which nothing closes."""
    return None if CLOSED.match(slots.after()) else Open("since", slots.meaning("of"))


def nth_weekday_now(slots: Slots) -> Meaning | None:
    """“the second Sunday”, of this month; not "for the second Sunday in a row"."""
    weekday, number = slots.meaning("weekday"), numerals.ordinal(slots.said("nth"))
    if (
        not isinstance(weekday, Weekday)
        or weekday.which
        or not 1 <= number <= 5
        or not ONWARD_ENDS.match(slots.after())
    ):
        return None
    return Nth(number, weekday.weekday, Unit("month", "this"))


def days_of_week(slots: Slots) -> Meaning | None:
    """“next week between Tuesday and Saturday”."""
    a, b, week = slots.meaning("a"), slots.meaning("b"), slots.meaning("week")
    if not isinstance(a, Weekday) or not isinstance(b, Weekday) or not isinstance(week, Unit) or week.unit != "week":
        return None
    return Range(*(Weekday(day.weekday, f"{week.which} week") for day in (a, b)))


def weekday_in(slots: Slots) -> Meaning | None:
    """“the first week of October on Friday”: the weekday of that week, or the first after that day."""
    at, weekday = slots.meaning("at"), slots.meaning("of")
    week = isinstance(at, Nth) and at.unit == "week"
    ahead = isinstance(at, Shift) and at.sign > 0 and isinstance(at.origin, Meaning)
    bare = isinstance(weekday, Weekday) and weekday.which is None
    return SeenFrom(weekday, at) if bare and (week or ahead) else None


def last_of(slots: Slots) -> Meaning | None:
    """“the last week of July”, "last Friday of the month": not the week or Friday before publication."""
    inner = slots.meaning("inner")
    if (
        isinstance(inner, Unit)
        and inner.which in ("last", "latest")
        and inner.unit in ("day", "week", "month", "weekend", "quarter")
    ):
        return Nth(-1, inner.unit, slots.meaning("of"))
    if isinstance(inner, Weekday) and inner.which == "last":
        return Nth(-1, inner.weekday, slots.meaning("of"))
    if isinstance(inner, Fraction) and inner.unit == "quarter" and inner.year is None and inner.which is None:
        return Nth(inner.number, "quarter", slots.meaning("of"))
    return None


def nth_weekday(slots: Slots) -> Meaning | None:
    weekday = slots.meaning("weekday")
    assert isinstance(weekday, Weekday)
    return Nth(numerals.ordinal(slots.said("nth")), weekday.weekday, slots.meaning("of"))


FROM = (
    Rule("date.<nth>-<unit>-of-<period>", "(the )?{nth} {unit} (of|in)( the)? <of:period>", nth_of, ("the first week of May",)),
    Rule("date.<nth>-of-<month>", "(the )?({nth}|{day})( day)?( of)?( the)? <of:month>", nth_day, ("the 17th of next month", "the 12th this month", "18 of this month")),
    Rule("range.<nth>-to-<nth>-of-<month>", "(the )?{a:dom}( )?({dash}|to|and|until|till|through)( )?(the )?{b:dom}( of| in)? <of:month>", days_of_month, ("from [6 to 19 this month]", "4th till 23rd of next month"), ("6 to 19 this month",)),
    Rule("date.<nth>-last-<unit>-of-<period>", "(the )?{nth}( |-)<inner:lasts> (of|in)( the)? <of:period>", nth_last, ("the second last week of October",)),
    Rule("date.<nth>-<weekday>-of-<period>", "(the )?{nth} <weekday> (of|in)( the)? <of:period>", nth_weekday, ("the third Monday in March",)),
    Rule("date.<nth>-<weekday>", "the {nth} <weekday>", nth_weekday_now, ("the second Sunday",), ("the second Sunday in a row",)),
    Rule("date.last-<unit>-of-<period>", "(the )?<inner:lasts> (of|in)( the)? <of:period>", last_of, ("the last week of July", "last Friday of June")),
)  # fmt: skip


def with_now(slots: Slots) -> Meaning | None:
    """“between now and June”, “from March 2019 until now”."""
    now = "a" if slots.meaning("a").kind == "ref" else "b"
    meaning = slots.meaning(now)
    if not isinstance(meaning, Reference) or meaning.value != "PRESENT_REF" or slots.said(now) != "now":
        return None
    return span_of(slots) if WITH_NOW.search(slots.before()) else None


BETWEEN = (
    Rule("range.<week>-<weekday>-to-<weekday>", "<week>,? (from|between) <a:weekday> (and|to) <b:weekday>", days_of_week, ("next week between Tuesday and Saturday",)),
    Rule("date.<week>-on-<weekday>", "<at:counted>(,)? on <of:weekday>", weekday_in, ("the first week of October on Friday", "two months from today on Tuesday"), ("the first Monday of May on Friday",)),
    Rule("date.<time>-onward", "<of:openable> (or later|and later|or after|and after|and beyond|(or|and) (above|greater)|onward|onwards)", onward, ("1987 or later",)),
    Rule("range.now-to-<time>", "<a:ref> (and|to|until|till) <b:when>", with_now, ("between [now and next June]",)),
    Rule("range.<time>-to-now", "<a:when> (and|to|until|till) <b:ref>", with_now, ("from [May 2019 until now]",)),
    Rule("range.<time>-to-date", "<a:when> (to|till|until) date", to_date, ("from [March to date]",), ("from March to dates",)),
    Rule("range.<day>-to-<day>", "<a:when>( )?(to|through|thru|until|till|{dash})( )?<b:when>", span, ("Monday to Wednesday", "from [March 2019 to May 2021]")),
    Rule("range.<date>-comma-to-<day>", "<a:fulldate>, (to|through|until|till) <b:when>", from_full, ("from [Jan. 20, 2017, to Jan. 20, 2021]",), ("on Jan. 20, 2017, to June",)),
    Rule("range.between-<day>-and-<day>", "<a:when> and <b:when>", same_kind, ("between [2019 and 2021]",), ("2019 and 2021",)),
)  # fmt: skip
OPEN = (
    Rule("date.since-<time>", "{relation:relation} (the )?<of:openable>", opened, ("since [May]", "until [next Friday]", "after [2018]"), ("after Friday's vote",)),
    Rule("date.compared-<time>", "{sign:compared}( )?<of:openable>", compared, ("< [2019]", ">= [May 2019]", "<= [6 p.m.]"), ("<2019>",)),
    Rule("date.through-<month>", "through <of:month>", through_month, ("through [January]",)),
    Rule("time.from-<clock>", "from <of:clock>", from_clock, ("from [7 a.m.]",)),
    Rule("duration.within-next-<duration>", "within <of:anchored>", within_next, ("within [the next two weeks]",), ("within recent weeks",)),
    Rule("duration.within-<duration>", "within <of:duration>", within_length, ("within [two weeks]",), ("within weeks",)),
    Rule("duration.within-<duration>-from-<day>", "within <of:shift>", within_of_day, ("within [two weeks from today]",), ("within two weeks ago",)),
    Rule("date.in-a-<moment>", "in <of:instant>", lambda s: Within(length) if s.alone() and isinstance(length := s.meaning("of"), Length) and length.known else None, ("in [a minute]",), ("back in a minute",)),
    Rule("date.in-<some-duration>", "in <of:duration>", within, ("in [two weeks]",), ("in the two weeks",)),
)  # fmt: skip
