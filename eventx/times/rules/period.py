"""Years, decades, centuries, quarters, halves, seasons."""

from __future__ import annotations

import re

from eventx.times import numerals, words
from eventx.times.meaning import (
    Century,
    Count,
    Decade,
    Edge,
    Fraction,
    Length,
    Meaning,
    Open,
    Range,
    Season,
    Shift,
    Unit,
    Year,
)
from eventx.times.rule import Build, Rule, Slots, always
from eventx.times.rules.absolute import full_year
from eventx.times.rules.edges import MODS

THINGS = re.compile(
    r"^\s(?:more |new |other )?(?!onwards)(?:[a-z]{3,}(?<!s)s|[A-Z]{2,}s)\b"
)  # "2000 pieces": so many of them
DATED = re.compile(
    r"\b(in|since|of|by|until|from|to|and|or|the|early|late|mid|during|before|after|this|its|his|her|their|our|a)[\s-]$|['\u2019]s?\s$|,\s$|\d\s$",
    re.IGNORECASE,
)
DECADE_BEFORE = re.compile(r"\b(?:in|early|late|mid|since|from)[ -]$", re.IGNORECASE)
NAMED_BEFORE = re.compile(r"\b(?:(in|since|from) |the (?:early|late|mid)[ -])$", re.IGNORECASE)
# A word that is neither a function word nor a verb that goes with a season.
NAMED_AFTER = re.compile(
    r"^[\s-](?!(?:and|or|but|nor|so|too|in|at|on|of|the|a|an|to|for|with|without|by|from|until|till|through|than|over|into|within|during|before|after|since|because|while|where"
    r"|when|as|if|that|which|who|he|she|they|it|we|I|you|his|her|their|its|our|this|last|next|there|then|also|again|alone|not|now|is|was|were|are|be|has|had|have|can|could|may|might"
    r"|will|would|should|must|did|does|do|came|comes?|ends?|ended|begins?|began|starts?|started|approach\w*|brings?|brought|arriv\w+|saw|sees|turn\w*|s)\b)[A-Za-z]"
)
ENDED = re.compile(r"\s(ended|ending)\b")
SEASON_BEFORE = re.compile(
    r"\b(?:in|by|since|until|till|of|from|to|through|during|for|before|after|the|this|between|and)\s$", re.IGNORECASE
)
LAST_WORDS = frozenset({"last", "latest", "past", "previous"})
NOT_A_YEAR_AFTER = re.compile(
    r"^ [-–] (?:3[2-9]|[4-9]\d)\b|^(\s|-)?(people|men|women|children|percent|per cent|miles|kilomet|meters|metres|feet|pounds|dollars|points|shares|votes|troops|soldiers"
    r"|workers|jobs|employees|tons|tonnes|barrels|students|members|acres|megawatts|calories|times|homes|square|civilians|prisoners|km|kg|mph|of the)\b"
)
NOT_A_YEAR_BEFORE = re.compile(
    r"(\b(No|Route|Highway|Flight|Room|Building|Model|page|Resolution|Section|Article|Boeing|Airbus|about|some|nearly|over|more than|less than|greater than|fewer than|at least|chapter)\.?\s|[$£€#]\s?|\d[.,:]|\d\d? [-–] )$",
    re.IGNORECASE,
)


def year(slots: Slots) -> Meaning | None:
    number = slots.number("year")
    after, before = slots.after(), slots.before()
    if (
        not (1000 if slots.alone() else 1400) <= number < 2100
        or NOT_A_YEAR_AFTER.match(after)
        or NOT_A_YEAR_BEFORE.search(before)
    ):
        return None
    if THINGS.match(after) and not DATED.search(before):
        return None
    return Year(number)


def spoken_year(slots: Slots) -> Meaning | None:
    """Nineteen ninety-six; "two thousand and ten" only where a year can stand."""
    number = numerals.spoken_year(slots.said("word_year"))
    before, after = slots.before(), slots.after()
    if number < 1800 or NOT_A_YEAR_AFTER.match(after) or THINGS.match(after):
        return None
    sure = not slots.said("word_year").startswith("two") or DATED.search(before) or slots.alone()
    return Year(number) if sure else None


def with_era(slots: Slots) -> Meaning | None:
    """A.D. 79, 44 B.C.; "2019 BC" may speak of British Columbia, "2 ad" of a spot."""
    era, number = slots.texts["era"], slots.number("int")
    after_christ = era.upper().startswith(("A", "C"))
    if not (era.isupper() or "." in era) or not 1 <= number < (2200 if after_christ else 10000):
        return None
    if after_christ:
        return Year(number)
    return Year(number, "BC") if not 1900 <= number < 2100 else None


SPOKEN_DECADES = {"noughties": 2000, "two thousands": 2000, "two thousand and tens": 2010}


def century(slots: Slots) -> Meaning | None:
    number = numerals.ordinal(slots.said("nth"))
    return Century(number) if 1 <= number <= 30 else None


def centuries(slots: Slots) -> Meaning | None:
    """“the 18th and 19th centuries”, "from the 2nd to the 4th centuries": those that follow each other."""
    first, last = (numerals.ordinal(slots.said(name).removesuffix(" centuries")) for name in ("a", "b"))
    if not 1 <= first < last <= 30 or (" and " in slots.matched() and last != first + 1):
        return None
    return Range(Century(first), Century(last))


def decade(slots: Slots) -> Meaning | None:
    number = slots.number("year")
    if number % 100 == 0 and number < 2000:
        return Century(number // 100 + 1)
    return Decade(number) if number % 10 == 0 else None


def short_decade(slots: Slots) -> Meaning | None:
    number = slots.number("yy")
    return Decade(number + (2000 if number < 30 else 1900)) if number % 10 == 0 else None


def spoken_decade(slots: Slots) -> Meaning | None:
    return Decade(
        {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[slots.said("century")] + slots.number("decade_name")
    )


def bare_decade(slots: Slots) -> Meaning | None:
    """“in nineties”, "the late sixties"; not "in his late thirties", "people in the early twenties"."""
    found, number = NAMED_BEFORE.search(slots.before()), slots.number("decade_name")
    return Decade(number) if found and (found[1] or number >= 60) else None


def around_year(slots: Slots) -> Meaning:
    """“post-1994 politics”, "pre-2008 prices"."""
    return Open("after" if slots.matched().startswith("post") else "before", Year(slots.number("year")))


def fraction(unit: str) -> Build:
    def build(slots: Slots) -> Meaning | None:
        number = numerals.ordinal(slots.said("nth"))
        limit = 4 if unit == "quarter" else 2
        return Fraction(number, unit) if -1 <= number <= limit else None

    return build


def quarter_of_year(slots: Slots) -> Meaning | None:
    number = slots.number("n")
    return Fraction(number, "quarter", Year(slots.number("year"))) if 1 <= number <= 4 else None


def months_of_year_before(slots: Slots) -> Meaning | None:
    """“the year-earlier nine months”: a duration of the report before."""
    number = slots.count("number").number
    return Length(((Count(number), "month"),)) if number in (3, 6, 9) else None


def year_ago_quarter(slots: Slots) -> Meaning | None:
    number = numerals.ordinal(slots.said("nth"))
    return Shift(Length(((Count(1), "year"),)), -1, Fraction(number, "quarter")) if 1 <= number <= 4 else None


def same_period(slots: Slots) -> Meaning | None:
    return Fraction(0, "quarter", Unit("year", slots.said("which_year").split()[0]))


def fiscal_year(slots: Slots) -> Meaning | None:
    if ENDED.match(slots.after()):
        return Length(((Count(1), "year"),))
    said = set(slots.matched().split())
    return Unit("year", "last" if said & LAST_WORDS else "next" if said & {"next", "coming"} else "this")


def season(slots: Slots) -> Meaning | None:
    """“in summer”, "winter came"; "winter ferry routes", "the Summer Games" are only named after one."""
    return None if NAMED_AFTER.match(slots.after()) else Season(slots.word("season"))


def season_word_year(slots: Slots) -> Meaning | None:
    """“in spring 2006”, "by fall 2006"; not "they fall 2006 votes short"."""
    dated = SEASON_BEFORE.search(slots.before()) or slots.alone()
    return Season(slots.word("season_word"), Year(slots.number("year"))) if dated else None


def part_of_season(slots: Slots) -> Meaning | None:
    """“in early spring”, "late fall 2006"; "the early fall of the town" is none."""
    if slots.after(4) == " of " and "year" not in slots:
        return None
    year = Year(slots.number("year")) if "year" in slots else None
    return Edge(MODS[slots.said("part")], Season(slots.word("season_word"), year))


def past_seasons(slots: Slots) -> Meaning | None:
    """“the past three summers”: from the earliest of them to the latest that is over."""
    number, code = slots.count("number").number, words.classes()["season"].get(slots.said("summers")[:-1], "SP")
    if number is None or not 1 < number < 100 or number != int(number):
        return None
    return Range(Season(str(code), None, "last", int(number)), Season(str(code), None, "last"))


def season_ago(slots: Slots) -> Meaning | None:
    """“two summers ago”: last summer is one ago."""
    number, code = slots.count("number").number, words.classes()["season"].get(slots.said("summers")[:-1], "SP")
    return (
        Season(str(code), None, "last", int(number)) if number and 1 < number < 100 and number == int(number) else None
    )


def which_season(which: str, prefix: str, yes: str) -> Rule:
    def build(slots: Slots) -> Meaning | None:
        name = "season" if "season" in slots else "season_word"
        return Season(slots.word(name), None, which)

    return Rule(f"date.{which}-<season>", f"({prefix}) ({{season}}|{{season_word}})", build, (yes,))


RULES = (
    Rule("date.<year>", "{year}", year, ("1994",), ("1994 people", "flight 1994")),
    Rule("date.the-year-<year>", "the year( of)? ({year}|{word_year}|two thousand)", lambda s: Year(s.number("year") if "year" in s else numerals.spoken_year(s.said("word_year")) if "word_year" in s else 2000), ("the year 2000", "the year two thousand")),
    Rule("date.post-<year>", "(post|pre)-{year}", around_year, ("post-1994", "the [pre-2008] boom")),
    Rule("date.year-later-than-<year>", "(a )?year( is)? (greater|later) than {year}", lambda s: Open("after", Year(s.number("year"))), ("year greater than 2012",)),
    Rule("date.<spoken-year>", "{word_year}", spoken_year, ("nineteen ninety-six", "in [two thousand and ten]"), ("two thousand and ten people",)),
    Rule("date.<year>-AD", "({int}( )?{era}|{era} {int})", with_era, ("A.D. 79", "44 BC"), ("2 ad spots", "2019 BC")),
    Rule("date.the-noughties", "(the )?(noughties|two thousands|two thousand and tens)", lambda s: Decade(SPOKEN_DECADES[s.matched().removeprefix("the ")]), ("the noughties",)),
    Rule("date.<decade-name>-bare", "{decade_name}", bare_decade, ("back in [nineties]",), ("in his nineties", "in his early thirties")),
    Rule("date.<'year>", "{apostrophe_year}", lambda s: None if s.before(1) in ("'", "‘", "’", "`") else Year(full_year(int(s.said("apostrophe_year")[1:]))), ("'96",)),
    Rule("date.fiscal-<year>", "(the )?(fiscal|fiscal year|FY|CY|financial year|academic year|school year)( )?{year}", lambda s: Year(s.number("year")), ("fiscal 1974", "FY2019")),
    Rule("date.fiscal-<yy>", "(FY|CY)(')?{yy}", lambda s: Year(full_year(s.number("yy"))), ("FY19", "CY18")),
    Rule("date.<decade>", "(the )?{year}(')?s", decade, ("the 1990s", "1980s")),
    Rule("date.in-<year>-s", "{year} s", lambda s: decade(s) if DECADE_BEFORE.search(s.before()) else None, ("in [1990 s]",), ("the 1990 s",)),
    Rule("date.<short-decade>", "(the |the '|'){yy}(')?s", short_decade, ("the '80s",)),
    Rule("date.in-<short-decade>", "{yy}'s", lambda s: short_decade(s) if DECADE_BEFORE.search(s.before()) else None, ("back in [70's]",), ("in his 70's",)),
    Rule("date.<decade-name>", "the {decade_name}", lambda s: Decade(s.number("decade_name")), ("the nineties",)),
    Rule("date.<century>-<decade-name>", "(the )?{century:century_word} {decade_name}", spoken_decade, ("the nineteen forties",)),
    Rule("date.<nth>-century", "(the )?{nth}( |-)century", century, ("the 20th century", "nineteenth century")),
    Rule("range.<nth>-and-<nth>-centuries", "(the )?{a:nth}( and | to | through |-)(the )?{b:nth_centuries}", centuries, ("the 18th and 19th centuries",), ("the 12th and 19th centuries",)),
    Rule("date.<nth>-quarter", "((the )?(fiscal )?(fiscal-)?{nth} quarter|(fiscal )?{nth}-quarter|(the )?fiscal-{nth} quarter|(the )?{nth} qtr)", fraction("quarter"), ("the third quarter", "fourth-quarter")),
    # The determiner belongs to the noun: "the year-ago quarter", but "a [year-earlier] loss".
    Rule("date.year-ago-<period>", "((the |a )?(comparable |corresponding |same )?(year-ago|year-earlier|prior-year|year ago|year earlier) (period|quarter)|year-ago|year-earlier|prior-year)", always(Shift(Length(((Count(1), "year"),)), -1)), ("the year-ago quarter", "year-earlier", "a [year-earlier] loss")),
    Rule("date.same-period-<year>", "(the )?(comparable|corresponding|same|like) (period|quarter)( of| in|,)?( the)? {which_year:which_year}", same_period, ("the corresponding period last year", "the same quarter of last year")),
    Rule("date.same-period-of-<year>", "{which_year:which_year}('s) (period|quarter)", same_period, ("last year's quarter",)),
    Rule("date.period-a-year-ago", "the (period|quarter) (a|one) year (ago|earlier|before)", always(Shift(Length(((Count(1), "year"),)), -1)), ("the quarter a year ago",)),
    Rule("duration.year-earlier-months", "(the )?(year-ago|year-earlier) {number} months", months_of_year_before, ("the year-earlier nine months",)),
    Rule("date.year-ago-<quarter>", "(the )?(comparable |corresponding )?(year-ago|year-earlier|prior-year) ({nth})( |-)quarter", year_ago_quarter, ("the year-ago third quarter",)),
    Rule("date.the-<year>-<quarter>", "the {year} (quarter|period)", lambda s: Fraction(0, "quarter", Year(s.number("year"))), ("the 1974 period",)),
    Rule("date.the-latest-quarter", "the (latest|most recent) (quarter|period)", always(Unit("quarter", "latest")), ("the latest period",)),
    Rule("date.fiscal-year", "((the|its)( current| latest| past| last| previous| next| coming)?|this|last|next) (fiscal|financial|tax) year", fiscal_year, ("the fiscal year", "this financial year", "the past financial year")),
    Rule("date.the-<year>-fiscal-year", "the {year} (fiscal|financial|tax) year", lambda s: Year(s.number("year")), ("the 2003 fiscal year",)),
    Rule("date.<nth>-half", "(the )?({nth}|last|latter)( |-)half", lambda s: Fraction(numerals.ordinal(s.said("nth") or "last"), "half"), (), ("the second half of the match",)),
    Rule("date.H<n>", "H{n:one_digit}", lambda s: Fraction(s.number("n"), "half") if 1 <= s.number("n") <= 2 else None, (), ("H5",)),
    Rule("date.Q<n>", "Q{n:one_digit}", lambda s: Fraction(s.number("n"), "quarter") if 1 <= s.number("n") <= 4 else None, ("Q3",)),
    Rule("date.Q<n>-<year>", "Q{n:one_digit}( )?(-|/)( )?{year}", quarter_of_year, ("Q2-2014", "Q3/2021"), ("Q5-2019",)),
    Rule("date.<season>", "(the )?{season}", season, ("summer",), ("winter ferry routes", "the Summer Games", "the winter-wheat crop")),
    Rule("date.the-<season-word>", "the {season_word}", lambda s: Season(s.word("season_word")) if s.before(4).lower().endswith(("in ", "by ")) else None, ("in [the spring]",), ("the fall of Rome",)),
    Rule("date.<season-word>-<year>", "{season_word}(,)? {year}", season_word_year, ("in [spring 2006]",), ("they fall 2006 votes short",)),
    Rule("date.early-<season-word>", "(the )?{part:part_word}( |-){season_word}(( of)? {year})?", part_of_season, ("in [early spring]", "late fall 2006"), ("the early fall of the town",)),
    Rule("range.past-<count>-<seasons>", "(the )?(past|last) {number} {summers:summers}", past_seasons, ("the past three summers",), ("the past many summers",)),
    Rule("date.<count>-<seasons>-ago", "{number} {summers:summers} ago", season_ago, ("two summers ago",), ("two summers and",)),
    which_season("last", "last|this past|the past", "last summer"),
    which_season("this", "this|the current|current", "this fall"),
    which_season("next", "next|this coming|the coming|coming", "next spring"),
    which_season("previous", "(the )?(previous|preceding)", "the previous winter"),
    which_season("following", "(the )?following", "the following spring"),
    which_season("same", "that|the same|that same", "that summer"),
)  # fmt: skip
