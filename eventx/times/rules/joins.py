"""Two expressions that are one: "Sunday, Sept. 14", "June last year", "7 a.m. EST Friday", "the second quarter of 1974"."""

from __future__ import annotations

import re

from eventx.times import numerals
from eventx.times.meaning import (
    Clock,
    Day,
    DayPart,
    Edge,
    Fraction,
    Length,
    Meaning,
    Month,
    Open,
    Range,
    Season,
    SeenFrom,
    Shift,
    Unit,
    Weekday,
    Year,
)
from eventx.times.rule import Build, Rule, Slots
from eventx.times.rules.clock import TO, hour_in_part, on_day
from eventx.times.rules.ranges import RANKED_BEFORE, RELATIONS
from eventx.values import replace

NUMBER_ENDS = re.compile(r"^(?:[.,;:!?)](?!\d)|\s*$|\s(?:between|from|at|until|through)\b)")
HOUR_ENDS = re.compile(
    r"^(?:[.,;:!?)](?!\d)|\s*$|\s(?:on|yesterday|tomorrow|today|tonight|this|next|last|in the|[MTWFS][a-z]+day)\b)"
)
LISTED = re.compile(r"^(?:['\u2019]s|,? (?:and|or|to|at|night|morning|afternoon|evening)\b|,? \d)")
CLOCK_ENDS = re.compile(r"^(?:[.,;:!?)](?!\d)|\s*$|\s(?:and|but|in|at|for|with)\b)")
NOUN = re.compile(
    r"^[\s-](?!(?:and|or|at|in|on|of|to|for|from|until|by|with|when|as|around|about|before|after|between|through)\b)[A-Za-z]"
)


def weekday_and_date(slots: Slots) -> Meaning | None:
    weekday, day = slots.meaning("weekday"), slots.meaning("monthday")
    if "year" in slots:
        day = day_in_year(slots) or day
    assert isinstance(weekday, Weekday)
    return replace(day, weekday=weekday.weekday) if isinstance(day, Day) else None


def date_and_weekday(slots: Slots) -> Meaning | None:
    """“July 18, Friday”; in a list of days, or where the weekday owns something, there are two."""
    return None if LISTED.match(slots.after()) else weekday_and_date(slots)


def day_in_year(slots: Slots) -> Meaning | None:
    """“17 March last year”; the figures of a year have their own rule."""
    day, year = slots.meaning("monthday"), slots.meaning("year")
    if isinstance(day, Day) and day.month and isinstance(year, Unit) and year.which != "the":
        return replace(day, within=year)
    if isinstance(day, Day) and day.month and isinstance(year, Year):
        return replace(day, year=year.year)
    return None


def in_year(name: str) -> Build:
    """A month, quarter or season gets its year: "June" + "last year"."""

    def build(slots: Slots) -> Meaning | None:
        inner, year = slots.meaning(name), slots.meaning("year")
        if not isinstance(inner, (Month, Fraction, Season)) or inner.year is not None or inner.which is not None:
            return None
        if not isinstance(year, Year | Unit) or (
            isinstance(year, Unit) and year.which == "the" and isinstance(inner, Season)
        ):
            return None
        return replace(inner, year=year)

    return build


def daypart_of_day(slots: Slots) -> Meaning | None:
    part, day = slots.meaning("daypart"), slots.meaning("day")
    assert isinstance(part, DayPart)
    return replace(part, day=day, bare=False)


def lunch_of_day(slots: Slots) -> Meaning | None:
    """“tomorrow lunch”, and not the lunch of somebody."""
    return DayPart("MI", slots.meaning("day")) if CLOCK_ENDS.match(slots.after()) else None


def small_hours_of_day(slots: Slots) -> Meaning | None:
    """“the early hours of Friday morning”, "the small hours of this morning"."""
    part, day = slots.meaning("daypart"), slots.meaning("day")
    if not isinstance(part, DayPart) or part.part != "SM":
        return None
    return replace(part, day=day.day if isinstance(day, DayPart) else day)


def clock_on_day(slots: Slots) -> Meaning | None:
    clock, day = slots.meaning("clock"), slots.meaning("day")
    return on_day(clock, day) if isinstance(clock, Clock) else None


def clock_in_two_zones(slots: Slots) -> Meaning | None:
    """“3 a.m. (0100 GMT) Friday”: local time, and the same in another zone."""
    clock, other = slots.meaning("clock"), slots.meaning("zoned")
    if not isinstance(clock, Clock) or not isinstance(other, Clock) or other.zone is None or clock.zone is not None:
        return None
    return on_day(clock, slots.meaning("day")) if "day" in slots else clock


def hours_on_day(slots: Slots) -> Meaning | None:
    return hours_on(slots.meaning("hours"), slots.meaning("day"))


def hours_on(hours: Meaning, day: Meaning) -> Meaning | None:
    if not isinstance(hours, Range) or not isinstance(hours.begin, Clock) or not isinstance(hours.end, Clock):
        return None
    return Range(on_day(hours.begin, day), on_day(hours.end, day))


def clock_range(slots: Slots) -> Meaning | None:
    return Range(slots.meaning("a"), slots.meaning("b"))


def year_of_clock(slots: Slots) -> Meaning | None:
    """“Oct 9 07:30:00 2011”: the year comes last."""
    clock, year = slots.meaning("clock"), slots.meaning("year")
    if isinstance(clock, Clock) and isinstance(clock.day, Day) and clock.day.year is None and isinstance(year, Year):
        return replace(clock, day=replace(clock.day, year=year.year))
    return None


def weekday_the_nth(slots: Slots) -> Meaning | None:
    """“Friday the 13th”: the nearest month in which they meet."""
    weekday = slots.meaning("weekday")
    number = numerals.ordinal(slots.said("nth"))
    if NOUN.match(slots.after()):
        return None  # "Friday, the fourth day in a row"
    return Day(None, None, number, weekday.weekday) if isinstance(weekday, Weekday) and 1 <= number <= 31 else None


def weekday_and_number(slots: Slots) -> Meaning | None:
    """“Monday 21 between 9:30 and 11", "on Sunday 31." and nothing that is counted."""
    weekday = slots.meaning("weekday")
    if not isinstance(weekday, Weekday) or weekday.which or not NUMBER_ENDS.match(slots.after()):
        return None
    return Day(None, None, slots.number("day"), weekday.weekday)


def clock_in_part(slots: Slots) -> Meaning | None:
    """“8 p.m. in the evening”, "at 7:30 in the evening"."""
    clock, part = slots.meaning("clock"), slots.meaning("part")
    if not isinstance(clock, Clock) or not isinstance(part, DayPart):
        return None
    return clock if clock.sure else replace(clock, hour=hour_in_part(clock.hour, part.part), sure=True)


def clock_to_hour(slots: Slots) -> Meaning | None:
    """“8 a.m. until 6”, "from 9:45 to 2": the next such hour."""
    begin, hour = slots.meaning("clock"), slots.number("hour")
    if not isinstance(begin, Clock) or not 1 <= hour <= 12 or not HOUR_ENDS.match(slots.after()):
        return None
    if not slots.before().lower().endswith(("from ", "between ")) and not (begin.sure and not begin.minute):
        return None
    minute = slots.number("minute") if "minute" in slots else None
    later = [h for h in (hour % 12, hour % 12 + 12) if (h, minute or 0) > (begin.hour, begin.minute or 0)]
    return Range(begin, replace(begin, hour=later[0] if later else hour % 12, minute=minute))


def number_to_date(slots: Slots) -> Meaning | None:
    """“from 13 to the 15th of July”: the day in front is of the month behind."""
    end = slots.meaning("b")
    first = numerals.ordinal(slots.said("a"))
    if not isinstance(end, Day) or not slots.before(16).lower().endswith(
        ("from ", "between ", "from the ", "between the ")
    ):
        return None
    return Range(replace(end, day=first, weekday=None), end) if 1 <= first < end.day else None


def clock_on_number(slots: Slots) -> Meaning | None:
    """“8 p.m. on the 15”, and nothing that is counted so."""
    clock = slots.meaning("clock")
    return (
        on_day(clock, Day(None, None, slots.number("day")))
        if isinstance(clock, Clock) and CLOCK_ENDS.match(slots.after())
        else None
    )


def number_and_clock(slots: Slots) -> Meaning | None:
    """“on the 17 from 2 p.m. to 4 p.m.”: the time of day says what the number is."""
    if not slots.before().lower().endswith("on "):
        return None
    day = Day(None, None, slots.number("day"))
    if "hours" in slots:
        return hours_on(slots.meaning("hours"), day)
    clock = slots.meaning("clock")
    return on_day(clock, day) if isinstance(clock, Clock) else None


def clock_bound(slots: Slots) -> Meaning | None:
    """The clock time that opens, closes or bounds a day: "tomorrow before 4 p.m."."""
    clock, day = slots.meaning("clock"), slots.meaning("day")
    relation = RELATIONS[slots.said("relation")]
    if not isinstance(clock, Clock) or (relation == "since" and not slots.said("relation").startswith("start")):
        return None
    return Open(relation, on_day(clock, day))


def clock_or_later(slots: Slots) -> Meaning | None:
    """“3 p.m. or later on Monday”."""
    clock, later = slots.meaning("clock"), slots.said("side").endswith(("later", "after"))
    return (
        Open("since" if later else "until", on_day(clock, slots.meaning("day"))) if isinstance(clock, Clock) else None
    )


def seen_from(slots: Slots) -> Meaning | None:
    """“Thursday, two weeks from now”; "Thursday, two years after the war" is two times."""
    of, at = slots.meaning("inner"), slots.meaning("shift")
    ahead = isinstance(at, Shift) and at.sign > 0 and at.origin is None
    return SeenFrom(of, at) if ahead and plain(of) else None


def in_length(slots: Slots) -> Meaning | None:
    """“April in a year”, not "the driest April in a decade"."""
    if RANKED_BEFORE.search(slots.before(32)):
        return None
    of, length = slots.meaning("inner"), slots.meaning("length")
    return SeenFrom(of, Shift(length, 1)) if isinstance(length, Length) and plain(of) else None


def plain(meaning: Meaning) -> bool:
    return isinstance(meaning, Weekday | Month) and meaning.which is None and getattr(meaning, "year", None) is None


def clock_in_days(slots: Slots) -> Meaning | None:
    """“in seven days at 5 p.m.”."""
    length, clock = slots.meaning("length"), slots.meaning("clock")
    if not isinstance(length, Length) or not isinstance(clock, Clock) or not slots.before().lower().endswith("in "):
        return None
    return on_day(clock, Shift(length, 1))


def winter_of(slots: Slots) -> Meaning | None:
    """“the winter of 2022-23”, "winter 2022/23": that of the December of the first year."""
    season, years = slots.meaning("inner"), slots.meaning("years")
    if not isinstance(season, Season) or season.code != "WI" or season.year or season.which:
        return None
    match years:
        case Range(Year(year=first), Year(year=last)) if last == first + 1:
            return replace(season, year=Year(first))
    return None


def two_quarters(slots: Slots) -> Meaning | None:
    """“the first and second quarters of 2019”; "the second and fourth quarters" are no stretch of time."""
    first, last = (numerals.ordinal(slots.said(name).removesuffix(" quarters")) for name in ("a", "b"))
    year = slots.meaning("year") if "year" in slots else None
    if not 1 <= first < last <= 4 or (" and " in slots.matched() and last != first + 1):
        return None
    return Range(Fraction(first, "quarter", year), Fraction(last, "quarter", year))


def half_of(slots: Slots) -> Meaning | None:
    """“the second half of May”, "the first half of the 1990s"."""
    half = slots.meaning("inner")
    return Edge(f"H{half.number % 3}", slots.meaning("of")) if isinstance(half, Fraction) else None


def weekday_of_week(slots: Slots) -> Meaning | None:
    weekday, week = slots.meaning("weekday"), slots.meaning("week")
    if slots.after(2) in ("'s", "\u2019s"):
        return None  # "said on Monday, last week's vote"
    if not isinstance(weekday, Weekday) or not isinstance(week, Unit) or week.unit != "week":
        return None
    return Weekday(weekday.weekday, f"{week.which} week")


JOINED = (
    Rule("date.<weekday>-<date>", "<weekday:somewhich_weekday>(,)?( )?((the|on) )?<monthday:calendarday>((,)? <year>)?", weekday_and_date, ("Sunday, Sept. 14", "Saturday Nov. 8")),
    Rule("date.<date>-<weekday>", "<monthday:calendarday>, <weekday:anyweekdays>", date_and_weekday, ("July 18, Friday", "Aug 24, Sat"), ("July 18, Friday and Sunday",)),
    Rule("date.<month>-of-<year>", "<inner:month>(,)?( of| in)? <year>", in_year("inner"), ("June last year", "January of this year")),
    Rule("date.<monthday>-<year>", "<monthday>(,)?( of| in)? <year>", day_in_year, ("17 March last year", "May 3 this year")),
    Rule("date.<year>-<month>", "<year>('s)? <inner:month>", in_year("inner"), ("last year's June",)),
    Rule("date.<quarter>-of-<year>", "<inner:quarterly>((,)?( of| in)?( the)? |-)<year>", in_year("inner"), ("the second quarter of 1974",)),
    Rule("date.<year>-<quarter>", "(the )?<year>('s)?( |-)<inner:quarterly>", in_year("inner"), ("this year's third quarter", "the 1974 first quarter")),
    Rule("range.<quarter>-and-<quarter>", "(the )?{a:nth}( and | to | through |-){b:nth_quarters}(( of| in)? <year>)?", two_quarters, ("the first and second quarters of 2019", "third and fourth quarters"), ("second and fourth quarters",)),
    Rule("date.<half>-of-<period>", "<inner:half_bare> of( the)? <of:halvable>", half_of, ("the second half of May", "the first half of the 1990s")),
    Rule("date.winter-of-<years>", "<inner:season>( of| in)? <years:range>", winter_of, ("the winter of 2022-23", "winter 2022/23"), ("the summer of 2022-23",)),
    Rule("date.<season>-of-<year>", "<inner:season>(,)?( of| in)? <year>", in_year("inner"), ("the summer of 1998",)),
    Rule("date.<weekday>-the-<nth>", "<weekday:anyweekdays>((,)?( the)? {nth}| the {nth:teen})", weekday_the_nth, ("Friday the 13th", "Friday the fifteen"), ("on Friday the fifteen men",)),
    Rule("date.<weekday>-<number>", "<weekday>(,)? {day}", weekday_and_number, ("Monday 21",), ("Sunday 31 people died", "Monday 3-2")),
    Rule("range.<number>-to-<date>", "{a:dom}( )?({dash}|to|and|until|till|through)( )?(the )?<b:calendarday>", number_to_date, ("from [13 to the 15th of July]", "between [2 and 7 February 2018]"), ("all 13 to July 15",)),
    Rule("time.<clock>-in-the-<daypart>", "<clock> (in|at) <part:anypart>", clock_in_part, ("8 p.m. in the evening",)),
    Rule("time.<clock>-to-<hour>", "<clock>" + TO + "{hour}(:{minute})?", clock_to_hour, ("7am until 5", "from [9:45 to 2]"), ("at 9:45 to 2 people",)),
    Rule("time.<clock>-to-<clock>", "<a:clock>( )?(to|until|till|and|{dash})( )?<b:clock>", clock_range, ("from [noon to midnight]",), ("noon, midnight",)),
    Rule("date.<weekday>-of-<week>", "<weekday>(,)?( of)? <week>", weekday_of_week, ("Tuesday of last week", "Thursday next week", "Tuesday, next week")),
    Rule("date.<week>-<weekday>", "<week>('s)?( on| -)? <weekday:anyweekdays>", weekday_of_week, ("last week's Tuesday",)),
)  # fmt: skip
OF_DAY = (
    Rule("date.<day>-<shift>", "<inner:weekday>(,)?( on)? <shift>", seen_from, ("Thursday, two years from now",), ("Thursday, two years later",)),
    Rule("date.<month>-in-<duration>", "<inner:month> in <length:duration>", in_length, ("April in a year",)),
    Rule("time.in-<duration>-at-<clock>", "<length:duration>( at|,)? <clock>", clock_in_days, ("in [seven days at 5 p.m.]",), ("seven days at 5 p.m.",)),
    Rule("time.<day>-until-<clock>", "<day:anydayorpart>(,)? {relation:relation} <clock>", clock_bound, ("tomorrow before 4 p.m.", "May 3 no later than 6 p.m.")),
    Rule("time.<clock>-or-later-<day>", "<clock> {side:or_side}(,)?( on)? <day:anydayorpart>", clock_or_later, ("3 p.m. or later on Monday", "noon or earlier tomorrow")),
    Rule("time.<hours>-<day>", "<hours>(,)?( on| of)? <day:anydayorpart>", hours_on_day, ("9 a.m. to 5 p.m. Monday",)),
    Rule("time.<day>-<hours>", "<day:anydayorpart>(,)?( from| between| at)? <hours>", hours_on_day, ("Monday from 9 a.m. to 5 p.m.",)),
    Rule("time.<day>-<daypart>", "<day:anyday>('s)?(,)?( in| during)?( the)?( |-)<daypart:anypart>", daypart_of_day, ("Wednesday night", "yesterday morning")),
    Rule("time.<day>-lunch", "<day:anyday>('s)?(,)?( at)? lunch", lunch_of_day, ("tomorrow lunch", "Friday at lunch"), ("Tuesday lunch guests",)),
    Rule("time.<daypart>-of-<day>", "(the )?<daypart:anypart>( of|,| on)? <day:anyday>", daypart_of_day, ("the evening of March 3",)),
    Rule("time.<clock>-(<clock>)-<day>", "<clock> {open}<zoned:clock>{close}((,)?( on)? <day:anydayorpart>)?", clock_in_two_zones, ("3 a.m. (0100 GMT) Friday", "10:35 a.m. (0735 GMT) on Friday")),
    Rule("time.small-hours-of-<day>", "<daypart> (of|on) (<day:anyday>('s)? <part:anypart>|<day:daypart_of>)", small_hours_of_day, ("the early hours of Friday morning", "the small hours of this morning"), ("the morning of Friday morning",)),
    Rule("time.<clock>-on-<number>", "<clock> on( the)? {day}", clock_on_number, ("8 p.m. on the 15",), ("8 p.m. on 15 channels",)),
    Rule("time.<number>-<clock>", "(the )?{day}(, | at | from | between )(<clock>|<hours>)", number_and_clock, ("on [the 17 from 2 p.m. to 4 p.m.]", "on [15, 8 p.m.]"), ("15, 8 p.m.",)),
    Rule("time.<clock>-<day>", "<clock>(,)?( on| of)? <day:anydayorpart>", clock_on_day, ("7 a.m. EST Friday", "noon on Thursday")),
    Rule("time.<day>-<clock>", "<day:anydayorpart>(,)?( |T| - |-)((at|around|about) )?<clock>", clock_on_day, ("Tuesday at 5 p.m.",)),
)  # fmt: skip
# With a part of the day that the level before has joined to its day.
OF_DAYPART = (
    Rule("time.<day>-<daypart>-<hours>", "<day:daypart_of>(,)?( from| between|,)? <hours>", hours_on_day, ("Monday morning from 9:30 to 11 a.m.",)),
    Rule("time.<day>-<daypart>-<clock>", "<day:daypart_of>(,)?( at| around| about)? <clock>", clock_on_day, ("Friday night at 9:30 p.m.",)),
)  # fmt: skip
YEAR_LAST = (Rule("time.<clock>-<year>", "<clock:clock_of> <year>", year_of_clock, ("Aug 5 12:00:00 2015",)),)
