"""What the words of a time expression mean, before anything is known of when they were written.

A rule builds one of these; `resolve` turns it, an anchor and a direction into dates. `kind` is the name under which
rules of a later level speak of it: "early <month>".
"""

from __future__ import annotations

from typing import ClassVar

from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """The common root: what kind of time it is."""

    KIND: ClassVar[str] = ""

    @property
    def kind(self) -> str:
        return self.KIND


@dataclass(frozen=True, slots=True)
class Day(Meaning):
    """A day of the calendar: "March 3", "Sept. 5, 2021", "the 14th" (no month), with its weekday if the text gives it.

    `side`: "past" ("ended March 31", "last Oct. 23") or "future" ("ending March 31") where the words leave no doubt.
    `within`: the year in words ("17 March last year").
    """

    year: int | None
    month: int | None
    day: int
    weekday: int | None = None
    side: str | None = None
    within: Meaning | None = None

    @property
    def kind(self) -> str:
        return "monthday" if self.year is None and self.within is None else "fulldate"


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """“Wednesday”, "last Tuesday". `which`: None, last, next, this, previous, following, same, past, coming."""

    weekday: int
    which: str | None = None
    count: int = 1

    @property
    def kind(self) -> str:
        return {None: "weekday", "short": "short"}.get(self.which, "weekday_of")


@dataclass(frozen=True, slots=True)
class Deictic(Meaning):
    """So many days from publication: today 0, yesterday -1."""

    KIND: ClassVar[str] = "deictic"
    offset: int


@dataclass(frozen=True, slots=True)
class Unit(Meaning):
    """A calendar unit near the anchor or the reference: "last week", "this year", "the previous month", "that day".

    `which`: last, this, next and the count from publication; previous, following, same and spoken ("later in the day") from the time last mentioned.
    """

    unit: str
    which: str
    count: int = 1

    @property
    def kind(self) -> str:
        return {"fortnight": "week"}.get(self.unit, self.unit)


@dataclass(frozen=True, slots=True)
class Month(Meaning):
    """A month; its year may be a meaning ("last year") or be left open. `which` as of Weekday; begun: "since March"."""

    KIND: ClassVar[str] = "month"
    month: int
    year: Meaning | None = None
    which: str | None = None


@dataclass(frozen=True, slots=True)
class Year(Meaning):
    """A year of the calendar, or a fiscal year of that name. `era`: "BC" where it is counted backwards."""

    KIND: ClassVar[str] = "year"
    year: int
    era: str = ""


@dataclass(frozen=True, slots=True)
class Decade(Meaning):
    """“the 1990s” (1990); "the nineties" (90: the century is open)."""

    KIND: ClassVar[str] = "decade"
    year: int


@dataclass(frozen=True, slots=True)
class Century(Meaning):
    """The 20th century: 20; the 1800s: 19."""

    KIND: ClassVar[str] = "century"
    number: int


@dataclass(frozen=True, slots=True)
class Season(Meaning):
    """A season by its TIMEX3 code; `year` and `which` as of Month. `count`: the last one is one ago."""

    KIND: ClassVar[str] = "season"
    code: str
    year: Meaning | None = None
    which: str | None = None
    count: int = 1


@dataclass(frozen=True, slots=True)
class Fraction(Meaning):
    """The n-th quarter or half of a year (-1 the last); `year` and `which` as of Month."""

    number: int
    unit: str
    year: Meaning | None = None
    which: str | None = None

    @property
    def kind(self) -> str:
        """A half by itself may be that of a match."""
        return "half_bare" if self.unit == "half" and self.year is None and self.which is None else self.unit


@dataclass(frozen=True, slots=True)
class Count:
    """How many: None where the text says only that there were some ("several").

    `some`: with how many a length without a number is laid out in time, three for "a few".
    """

    number: float | None
    vague: bool = False
    some: int | None = None


@dataclass(frozen=True, slots=True)
class Length(Meaning):
    """A duration: parts of (count, unit), as "two hours and ten minutes".

    `figure`: by itself a figure of speech ("a minute", "hours"), good only where something is counted with it.
    """

    parts: tuple[tuple[Count, str], ...]
    mod: str | None = None
    figure: bool = False

    @property
    def kind(self) -> str:
        return "instant" if self.figure else "duration"

    @property
    def known(self) -> bool:
        """Whether the text says how many."""
        return all(count.number is not None for count, _ in self.parts)

    @property
    def laid_out(self) -> Length:
        """With a number for "a few"."""
        return Length(tuple((Count(count.number or count.some), unit) for count, unit in self.parts), self.mod)


@dataclass(frozen=True, slots=True)
class Anchored(Meaning):
    """“the past three weeks”, "the next few days": a duration that ends or begins now."""

    KIND: ClassVar[str] = "anchored"
    length: Length
    which: str


@dataclass(frozen=True, slots=True)
class Shift(Meaning):
    """So much before (-1) or after (+1) an origin: None is publication, "reference" the time last mentioned."""

    length: Length
    sign: int
    origin: Meaning | str | None = None
    mod: str | None = None

    KIND: ClassVar[str] = "shift"


@dataclass(frozen=True, slots=True)
class DayPart(Meaning):
    """A part of a day by its TIMEX3 code (MO, MI, AF, EV, NI, DT), or the small hours (SM); `day` None is the day of the anchor or the time last mentioned."""

    part: str
    day: Meaning | None = None
    mod: str | None = None
    bare: bool = False

    @property
    def kind(self) -> str:
        if self.day is not None:
            return "daypart_of"
        return "daypart_bare" if self.bare else "daypart"


@dataclass(frozen=True, slots=True)
class Clock(Meaning):
    """A time of day. `zone`: minutes east of Greenwich where the text names one. `sure`: a.m. or p.m. or 24 hours is plain."""

    hour: int
    minute: int | None = None
    second: int | None = None
    zone: int | None = None
    day: Meaning | None = None
    sure: bool = True

    @property
    def kind(self) -> str:
        return "clock" if self.day is None else "clock_of"


@dataclass(frozen=True, slots=True)
class Holiday(Meaning):
    """A holiday by its name in the lexicon; `year` and `which` as of Month."""

    KIND: ClassVar[str] = "holiday"
    name: str
    year: Meaning | None = None
    which: str | None = None


@dataclass(frozen=True, slots=True)
class Edge(Meaning):
    """Early (START), middle (MID), late (END) in a period; `very`: its begin or end ("the end of the month").

    EARLIER and LATER: until and from publication. H1, H2: its halves. WEEK, WEEKEND: those that hold it.
    """

    KIND: ClassVar[str] = "edge"
    mod: str
    of: Meaning
    very: bool = False


@dataclass(frozen=True, slots=True)
class Nth(Meaning):
    """“the third Monday in March”, "the first week of May", "the last day of the year" (number -1)."""

    KIND: ClassVar[str] = "nth"
    number: int
    unit: str | int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Stretch(Meaning):
    """“the first two weeks of May”, “the last three months of 2019”."""

    KIND: ClassVar[str] = "nth"
    count: int
    unit: str
    of: Meaning
    from_end: bool = False


@dataclass(frozen=True, slots=True)
class Range(Meaning):
    """From one time to another, both included."""

    begin: Meaning
    end: Meaning

    @property
    def kind(self) -> str:
        bare = (
            isinstance(self.begin, Clock)
            and isinstance(self.end, Clock)
            and self.begin.day is None
            and self.end.day is None
        )
        return "hours" if bare else "range"


@dataclass(frozen=True, slots=True)
class Open(Meaning):
    """A range with one end: since, until, by, before, after."""

    KIND: ClassVar[str] = "open"
    relation: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Within(Meaning):
    """“in two weeks”: two weeks from now where the clause looks ahead, a mere duration where it looks back.

    `whole`: "within two weeks", all the time from now until then. `ranked`: perhaps that in which there was no equal
    ("the worst drought in 40 years").
    """

    KIND: ClassVar[str] = "within"
    length: Length
    whole: bool = False
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class Lasting(Meaning):
    """“for three days from Monday”, "from 4 p.m. for two hours": a length from a begin."""

    KIND: ClassVar[str] = "lasting"
    length: Length
    begin: Meaning


@dataclass(frozen=True, slots=True)
class Closing(Meaning):
    """“the three months to June”, "the quarter ended Sept. 29": a period by the day on which it is over."""

    KIND: ClassVar[str] = "closing"
    of: Meaning
    length: Length
    end: Meaning


@dataclass(frozen=True, slots=True)
class SeenFrom(Meaning):
    """“April in a year”, "Thursday, two weeks from now": a name that another time gives its year or week, looking ahead from it."""

    of: Meaning
    at: Meaning

    @property
    def kind(self) -> str:
        return "nth"


@dataclass(frozen=True, slots=True)
class About(Meaning):
    """With a TIMEX3 modifier: "about 7 p.m.", "nearly two years ago"."""

    mod: str
    of: Meaning

    @property
    def kind(self) -> str:
        return self.of.kind


@dataclass(frozen=True, slots=True)
class Often(Meaning):
    """A repeated time, as its TIMEX3 value, with how often."""

    KIND: ClassVar[str] = "set"
    value: str
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Reference(Meaning):
    """PRESENT_REF, PAST_REF or FUTURE_REF; `begun`: from publication on ("as soon as possible")."""

    KIND: ClassVar[str] = "ref"
    value: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression found in a text: where, by which rule, and what it means. Not resolved.

    `parts` are the ends of a range as expressions of their own.
    """

    text: str
    start: int
    end: int
    rule: str
    meaning: Meaning
    parts: tuple[Expression, ...] = ()


def is_vague(meaning: Meaning) -> bool:
    """Whether it names no time that a calendar has: "now", "recently", "years ago", "the last minute"."""
    match meaning:
        case Unit(unit="second" | "minute" | "hour"):
            return True
        case Shift(length=length, origin=origin):
            return origin != "reference" and not length.known
        case Open(of=of):
            return is_vague(of)
    return isinstance(meaning, Reference)
