"""What is counted with a duration: ago, earlier, later, the past three weeks, two days before a day."""

from __future__ import annotations

import re

from eventx.times.meaning import (
    Anchored,
    Clock,
    Closing,
    Count,
    Deictic,
    Lasting,
    Length,
    Meaning,
    Month,
    Open,
    Reference,
    Shift,
    Stretch,
    Weekday,
)
from eventx.times.rule import Build, Rule, Slots, always
from eventx.times.rules.duration import BETWEEN, QUANTITY, unit_of
from eventx.values import replace

SENTENCE_END = re.compile(r"^\s*(?:[.,;:!?)\"'\u201d\u2019]|$|\s(?:and|but|in|at|when)\b)")
LASTS = re.compile(r"\b(?:for|lasts?|lasted|lasting|take|takes)\s$", re.IGNORECASE)
UNTIL_AFTER = re.compile(r"^\s(?:to|until|till|through)\s(?:the )?(?:\d|[A-Z])")  # "for three years from 1997 to 2000"
SIDE = re.compile(r"(?:the )?(first|last|final)\b")
COUNTED_AFTER = re.compile(r"^\s(?:ago|earlier|later|before|after|from|of)\b")
AGO_AFTER = re.compile(r"^\s(?:ago|earlier|from now)\b")
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
    "workday",
    "hour",
    "minute",
    "second",
)


def compound(slots: Slots) -> Meaning | None:
    """“two years and three months”: each unit smaller than the one before, or in any order where they are counted back.

    “between an hour and 90 minutes” is at least the hour, and no sum.
    """
    meanings = [slots.meaning(name) for name in "abcdef" if name in slots]
    first = meanings[0]
    lengths = [each.length if isinstance(each, Anchored) else each for each in meanings]
    parts = tuple(part for length in lengths if isinstance(length, Length) for part in length.parts)
    places = [SMALLER.index(unit) if unit in SMALLER else -1 for _, unit in parts]
    if BETWEEN.search(slots.before()):
        return Length(((Count(parts[0][0].number, vague=True), parts[0][1]),), "EQUAL_OR_MORE")
    if any(count.number is None for count, _ in parts) or -1 in places or len(set(places)) < len(places):
        return None
    ago = AGO_AFTER.match(slots.after())
    if (places != sorted(places) and not ago) or (isinstance(first, Anchored) and ago):
        return None
    whole = Length(parts, getattr(lengths[0], "mod", None), all(getattr(length, "figure", False) for length in lengths))
    return Anchored(whole, first.which) if isinstance(first, Anchored) else whole


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
        joined = (
            slots.said("count").isdigit() and slots.said("count") + slots.said("unit") in slots.matched()
        )  # "3year"
        if (not joined and (count.number == 1) == slots.said("unit").endswith("s")) or (count.number or 0) > 10_000_000:
            return None
        mod = QUANTITY.get(slots.said("mod")) or ("APPROX" if slots.said("so") else None)
        return Anchored(Length(((count, unit_of(slots)),), mod), which)

    return build


def anchored_and(which: str) -> Build:
    """“the past year and a half”, "the next day and five hours"; not "the past year and two months ago"."""

    def build(slots: Slots) -> Meaning | None:
        first = unit_of(slots)
        if slots.said("unit").endswith("s") or COUNTED_AFTER.match(slots.after()):
            return None
        if "half" in slots:
            return Anchored(Length(((Count(1.5), first),)), which)
        second = slots.word("more")
        smaller = first in SMALLER and second in SMALLER and SMALLER.index(first) < SMALLER.index(second)
        return Anchored(Length(((Count(1), first), (slots.count("number"), second))), which) if smaller else None

    return build


def shift_from(sign: int) -> Build:
    def build(slots: Slots) -> Meaning | None:
        length = slots.meaning("length")
        if not isinstance(length, Length) or (" from " in slots.matched() and UNTIL_AFTER.match(slots.after())):
            return None
        if not length.known:
            return None  # "hours after Monday's storm": two times
        day = slots.meaning("of")
        return bounded(length, sign, day, slots.said("length")) or Shift(length, sign, day, length.mod)

    return build


def bounded(length: Length, sign: int, day: Meaning, said: str) -> Meaning | None:
    """“more than two weeks before May 3”: any time before that; "less than two weeks after May 3": the time until then."""
    if said.startswith("more than "):
        return Open("since" if sign > 0 else "before", Shift(length, sign, day))
    return Lasting(length, day) if said.startswith("less than ") and sign > 0 else None


def from_now(slots: Slots) -> Meaning | None:
    if "now" in slots and slots.said("now") not in ("now", "right now"):
        return None
    return shift(1, None)(slots)


def offset(slots: Slots) -> Meaning | None:
    """“now + 5 hours”; by itself "+2 hours", where the text begins with it."""
    length = slots.meaning("length")
    now = slots.meaning("now") if "now" in slots else None
    if not isinstance(length, Length) or (now is None and slots.start > 0):
        return None
    if now is not None and now != Reference("PRESENT_REF"):
        return None
    there = Shift(length, -1 if slots.said("sign") == "-" else 1)
    more = slots.meaning("more") if "more" in slots else None
    return Shift(more, -1 if slots.said("side") == "-" else 1, there) if isinstance(more, Length) else there


def lasting(slots: Slots) -> Meaning | None:
    """“for three days from Monday”; "three days from Monday" is the day."""
    length = slots.meaning("length")
    starting = re.search(r"\b(?:start|begin)", slots.matched())
    if (
        not isinstance(length, Length)
        or not (starting or LASTS.search(slots.before()))
        or UNTIL_AFTER.match(slots.after())
    ):
        return None
    if not length.known:
        return None
    return Lasting(length, slots.meaning("of"))


def lasting_from_hour(slots: Slots) -> Meaning | None:
    """“for two hours from 9”, and nothing that is counted so."""
    length, hour = slots.meaning("length"), slots.number("hour")
    if not isinstance(length, Length) or not length.known or length.parts[-1][1] not in ("hour", "minute"):
        return None
    if hour > 23 or not LASTS.search(slots.before()) or not SENTENCE_END.match(slots.after()):
        return None
    return Lasting(length, Clock(hour, 0))


def closing(slots: Slots) -> Meaning | None:
    """“the quarter ended Sept. 29”, "the year to March"; "two months to June" may be how long it is until then."""
    of, end = slots.meaning("of"), slots.meaning("at")
    length = of if isinstance(of, Length) else Length(((Count(1), of.kind),))
    (count, unit), *more = length.parts
    fine = more or count.number is None or unit not in ("day", "week", "month", "quarter", "year")
    to = slots.said("how").endswith(("to", "through"))
    if fine or (to and not (slots.matched().startswith("the ") and isinstance(of, Length))):
        return None
    bare = isinstance(end, Month) and end.year is None and end.which is None and "ending" not in slots.said("how")
    return Closing(of, length, replace(end, which="begun") if bare and isinstance(end, Month) else end)


def lasting_from(slots: Slots) -> Meaning | None:
    length = slots.meaning("length")
    return Lasting(length, slots.meaning("of")) if isinstance(length, Length) else None


def from_clock(slots: Slots) -> Meaning | None:
    """“15 minutes before 1 p.m.”."""
    length, clock = slots.meaning("length"), slots.meaning("of")
    if not isinstance(length, Length) or not isinstance(clock, Clock) or not clock.sure:
        return None
    return Shift(
        length, -1 if " before " in slots.matched() else 1, replace(clock, minute=clock.minute or 0), length.mod
    )


def one(sign: int) -> Build:
    """The day before, the week after."""

    def build(slots: Slots) -> Meaning | None:
        unit = slots.word("unit")
        if slots.said("unit").endswith("s") or unit not in ("minute", "hour", "day", "week", "month", "year"):
            return None
        return Shift(Length(((Count(1), unit),)), sign, "reference")

    return at_end(build)


def one_day(sign: int) -> Build:
    return lambda slots: Shift(Length(((Count(1), "day"),)), sign, slots.meaning("of"))


def ago_on(slots: Slots) -> Meaning | None:
    """“a year ago today”, "a week ago Friday"; "a year ago tomorrow" is a year before tomorrow."""
    shift, day = slots.meaning("shift"), slots.meaning("of")
    ago = isinstance(shift, Shift) and shift.sign < 0 and shift.origin is None and slots.said("shift").endswith(" ago")
    if not ago or not isinstance(shift, Shift) or (isinstance(day, Weekday) and day.which):
        return None
    if slots.after(2) in ("'s", "\u2019s") or any(unit in ("hour", "minute", "day") for _, unit in shift.length.parts):
        return None
    return replace(shift, origin=day)


def week_on(slots: Slots) -> Meaning | None:
    """“a week on Friday”, "a fortnight today", as British news has it: counted from the day to come."""
    day, length = slots.meaning("of"), slots.meaning("length")
    if slots.said("length") not in ("a week", "a fortnight", "two weeks") or not isinstance(length, Length):
        return None
    if slots.after(2) in ("'s", "\u2019s") or not SENTENCE_END.match(slots.after()):
        return None
    if isinstance(day, Weekday) and (day.which or " on " not in slots.matched()):
        return None
    if isinstance(day, Deictic) and (day.offset < 0 or " on " in slots.matched()):
        return None
    return Shift(length, 1, replace(day, which="next") if isinstance(day, Weekday) else day)


def weekday_week(slots: Slots) -> Meaning | None:
    """“Tuesday week”: a week after the Tuesday to come."""
    day, unit = slots.meaning("of"), slots.matched().split()[-1]
    if not isinstance(day, Weekday) or day.which or not SENTENCE_END.match(slots.after()):
        return None
    return Shift(Length(((Count(1), unit),)), 1, replace(day, which="next"))


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
    Rule("duration.past-<count>-<unit>", "{mod:loose_quantity}?(the |these )?" + BACK + " {count:numbers}{work_of}?( )?{unit}{so:or_so}?", anchored("past"), ("the past three weeks", "last two days")),
    Rule("duration.next-<count>-<unit>", "{mod:loose_quantity}?(the |these )?" + AHEAD + " {count:numbers}{work_of}?( )?{unit}{so:or_so}?", anchored("next"), ("the next few days", "upcoming three months")),
    Rule("duration.next-<count>-to-<count>-<unit>", "(the )?" + AHEAD + " {count:number}( to | or |-){number} {unit}", anchored("next"), ("the next 10 to 14 months",)),
    Rule("duration.past-<count>-to-<count>-<unit>", "(the )?" + BACK + " {count:number}( to | or |-){number} {unit}", anchored("past"), ("the past two or three years",)),
    Rule("duration.<count>-past-<unit>", "(the |these )?{count:numbers} " + BACK + " {unit}", anchored("past"), ("the five past years",)),
    Rule("duration.<count>-next-<unit>", "(the |these )?{count:numbers} " + AHEAD + " {unit}", anchored("next"), ("the two upcoming months",)),
    Rule("duration.next-<unit>-or-so", "the next {unit}{so:or_so}", anchored("next"), ("the next year or so",)),
    Rule("duration.past-quarter-century", "(the )?" + BACK + " quarter( |-)century", always(Anchored(Length(((Count(25), "year"),)), "past")), ("the past quarter century",)),
    Rule("duration.past-<unit>-and-more", "((the |this )?" + BACK + " {unit}{half:and_a_half}|the " + BACK + " {unit} and {number} {more:unit})", anchored_and("past"), ("the past year and a half", "the last day and five hours"), ("the past year and two months ago",)),
    Rule("duration.next-<unit>-and-more", "((the |this )?" + AHEAD + " {unit}{half:and_a_half}|the " + AHEAD + " {unit} and {number} {more:unit})", anchored_and("next"), ("the next year and a half", "the coming month and two weeks")),
    Rule("duration.past-<unit>", "(the )?past {unit}", anchored("past"), ("the past year",)),
)  # fmt: skip
AND = "(,)?( and)?( )?"
COMPOUND = (
    Rule("duration.<duration>-and-<duration>", f"<a:lengths>{AND}<b:lengths>({AND}<c:lengths>)?({AND}<d:lengths>)?({AND}<e:lengths>)?({AND}<f:lengths>)?", compound, ("two years and three months", "2 years, 1 month and 21 days")),
    Rule("duration.<past-or-next>-and-<duration>", f"<a:anchored>{AND}<b:duration>({AND}<c:duration>)?({AND}<d:duration>)?", compound, ("the last three months and two weeks",)),
)  # fmt: skip
RULES = (
    Rule("date.<duration>-ago", f"{L} ago", shift(-1, None), ("two days ago", "about three weeks ago", "a minute ago")),
    Rule("date.in-<duration>", f"{L} (hence|from <now:ref>)", from_now, ("two weeks from now",)),
    Rule("date.<duration>-earlier", f"{L} (earlier|previously|prior|beforehand|back)", shift(-1, "reference"), ("two days earlier",)),
    Rule("date.<duration>-later", f"{L} (later|afterward|afterwards)", shift(1, "reference"), ("two days later",)),
    Rule("date.<duration>-before", f"{L} before", at_end(shift(-1, "reference")), ("two days before",)),
    Rule("date.<duration>-after", f"{L} after", at_end(shift(1, "reference")), ("two days after",)),
    Rule("date.now-plus-<duration>", f"(<now:ref> )?{{sign:plus_minus}}( )?{L}( {{side:plus_minus}}( )?<more:lengths>)?", offset, ("now + 5 hours", "+15 minutes", "-1 decade +2 years"), ("5 + 2 hours",)),
    Rule("date.the-<unit>-before", "the {unit} before", one(-1), ("the day before",), ("the day before the vote",)),
    Rule("date.the-<unit>-after", "the {unit} after", one(1), ("the day after",)),
)  # fmt: skip
STARTING = "(from|starting|starting on|starting from|starting at|beginning|beginning on)"
FROM = (
    Rule("duration.<duration>-from-<time>", f"{L}(,)? {STARTING} <of:when>", lasting, ("for [three days from Monday]", "[two weeks starting May 3]")),
    Rule("duration.<duration>-from-<hour>", f"{L} from {{hour}}", lasting_from_hour, ("for [two hours from 9]",), ("two points from 9", "two hours from 9 towns")),
    Rule("date.<period>-ended-<day>", "<of:closed>{how:over_on} <at:closer>", closing, ("the quarter ended Sept. 29", "the 12 months to June", "the week ending June 9"), ("two months to June",)),
    Rule("duration.<clock>-for-<duration>", "<of:clock> for <length:duration>", lasting_from, ("4 p.m. for two hours",)),
    Rule("date.<duration>-after-<clock>", f"{L} (before|after|from) <of:clock>", from_clock, ("15 minutes from 1 p.m.",)),
    Rule("duration.from-<time>-for-<duration>", f"{STARTING} <of:when> for <length:duration>", lasting_from, ("from [4 p.m. for two hours]",)),
    Rule("date.<first>-<count>-<units>-of-<period>", "<span:spans> of( the)? <of:period>", stretch, ("the first two weeks of May", "the last three months of 2019")),
    Rule("date.<duration>-before-<day>", f"{L} (before|prior to|ahead of) <of:anyday>", shift_from(-1), ("two days before March 3", "more than two days before March 3")),
    Rule("date.<duration>-after-<day>", f"{L} (after|from|following) <of:anyday>", shift_from(1), ("two days after March 3", "a week from Tuesday", "less than two weeks after March 3")),
    Rule("date.<duration>-ago-<day>", "<shift>( on)? <of:dayahead>", ago_on, ("a year ago today", "two weeks ago Monday"), ("two days later on Monday",)),
    Rule("date.week-on-<day>", "<length:duration> (on )?<of:dayahead>", week_on, ("a week on Friday", "a week tomorrow"), ("spent a week on Friday's trial", "a week Monday's")),
    Rule("date.<weekday>-week", "<of:weekday> (week|fortnight)", weekday_week, ("Tuesday week",), ("Tuesday week of talks",)),
    Rule("date.<day>-plus-<duration>", f"<of:anyday>( )?+( )?{L}", shift_from(1), ("next Tuesday + 10 days",)),
    Rule("date.day-before-<day>", "(the )?day before <of:anyday>", one_day(-1), ("the day before March 3",)),
    Rule("date.day-after-<day>", "(the )?day (after|following) <of:anyday>", one_day(1), ("the day after March 3",)),
)  # fmt: skip
