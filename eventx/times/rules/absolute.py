"""Dates of the calendar: days with and without year, months, in words and in figures.

Not found: numbers that only look like one (scores, ratios, versions), "may" and "march" as verbs, names such as Theresa May.
"""

from __future__ import annotations

import re

from eventx.times import arithmetic, numerals, words
from eventx.times.meaning import Clock, Day, Meaning, Month, Range, Year
from eventx.times.rule import Rule, Slots
from eventx.values import replace

CLOCK_AFTER = re.compile(r"^\s?(?:[ap]\.?m\b|:\d)")
YEAR_AFTER = re.compile(
    r"^,?(?: of)? (?:last|this|next) year\b|^ in (?:a|one|two|three|\d+) years?\b|^,? (?:of )?\d{4}\b|^ ?(?:to|through|until|-|–) ?(?:Ja|Fe|Ma|Ap|Ju|Au|Se|Oc|No|De)[a-z]+"
)
# A preposition, perhaps with other dates of a list or range, or a weekday: "on 2/15", "on 3/4, 3/9 and 3/16", "Friday 5/12".
FIGURES_BEFORE = re.compile(
    r"\b(?:(?:on|by|until|till|since|from|dated?|before|after|between)\s(?:\d\d?/\d\d?(?:,\s|,? (?:and|or) | to | ?[-–] ?)){0,4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)$",
    re.IGNORECASE,
)
CLOCK_NEXT = re.compile(r"^,?\s(?:at|before|after|between|from|by)\s\d")  # "4/25 at 4:00 p.m."
ZERO_FIRST = re.compile(r"0\d/(?:1[3-9]|2\d|3[01])|(?:1[3-9]|2\d|3[01])/0\d")  # "22/04": no score, no share, no season
SHARE_AFTER = re.compile(
    r"^(?:(?:,? (?:and|or|to)|,| ?[-–])\s?\d\d?/\d\d?){0,3}\sof\b"
)  # "between 1/2 and 3/4 of them"
THE_BEFORE = re.compile(r"\b(?:the|a|an|its|his|their|this)\s$", re.IGNORECASE)
THING_AFTER = re.compile(r"^\s(?!on\b|of\b|to\b|through\b|from\b|past\b|have\b|well\b)[a-z]{4,}")
NUMBER_BEFORE = re.compile(
    r"\b(?:no|nos|number|numbers|case|file|id|ref|reference|phone|call|tel|fax)\.?:? ?$", re.IGNORECASE
)
NTH = re.compile(r"\d\d?(?:st|nd|rd|th)")
FIGURE_AFTER = re.compile(r"^\s\d")
LOWER_BEFORE = re.compile(r"\b(in|since|until|during|next|early|late)\s$", re.IGNORECASE)
SIDE = re.compile(r"\b(ended|ending|beginning)\s(?:on\s)?$")
PREPOSED = re.compile(
    r"\b(in|since|until|till|by|from|to|through|during|of|last|next|this|early|late|mid|before|after|between|each|every)[ \n-]$",
    re.IGNORECASE,
)
DATING = re.compile(
    r"\b(in|since|until|till|by|from|to|through|during|of|last|next|this|early|late|mid|before|after|and|or|for|between|around|about|each|every"
    r"|on|as of|beginning|starting|effective|ending|ended|both|that|late in|past)[ \n-]$",
    re.IGNORECASE,
)
NAME_BEFORE = re.compile(
    r"(?:^|[^.!?\s])\s+(?!AD |A\.D\. )[A-Z][\w'’.-]*\s$|\b(Mr|Mrs|Ms|Dr|Sir|Lady|Lord|Miss|Gen|Prof|St)\.?\s$"
)
OF_SOMEBODY = re.compile(
    r"\b(?!end|start|beginning|middle|half|part|rest|month|most|all|as|days?|weeks?)\w+ of $", re.IGNORECASE
)
NAME_AFTER = re.compile(r"^\s[A-Z][a-z]+")
SAYS_AFTER = re.compile(r"^,? (?:says|said|adds|added|told|tells|explains|explained|argues|argued)\b")  # "June says"
ERA_AFTER = re.compile(r"^ ?(?:AD|A\.D\.|BC|B\.C\.|CE|BCE)")
DAY_AFTER = re.compile(r"^[-/]\d")
NOUN_AFTER = re.compile(r"^[-\s]?[A-Za-z]")


def month_of(slots: Slots, name: str) -> int:
    """The number of a month however it is written."""
    said = slots.said(name).rstrip(".")
    tables = words.classes()
    return int(tables["month"].get(said) or tables["month_abbr"].get(said) or tables["month_word"][said])


def day_of(slots: Slots, name: str) -> int:
    """The number of a day of the month: 3, 3rd, third."""
    return numerals.ordinal(slots.said(name))


def full_year(two_digits: int) -> int:
    """The year that '95 or /17 stands for: 1950 to 2049."""
    return two_digits + (2000 if two_digits < 50 else 1900)


def calendar_day(year: int | None, month: int, day: int) -> Meaning | None:
    """A day of the calendar; one that does not exist, as 30 February, stays open when it is resolved."""
    return Day(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def existing_day(year: int | None, month: int, day: int) -> Meaning | None:
    """A day written in figures, which may be something else: it has to exist. 29 February without a year exists in some."""
    return Day(year, month, day) if arithmetic.date(2000 if year is None else year, month, day) else None


def month_day_year(slots: Slots) -> Meaning | None:
    return calendar_day(year_of(slots), month_of(slots, "anymonth"), day_of(slots, "dom"))


def year_of(slots: Slots) -> int:
    if "yy" in slots:
        return full_year(slots.number("yy"))
    if "apostrophe_year" in slots:
        return full_year(int(slots.said("apostrophe_year")[1:]))
    if "word_year" in slots:
        return numerals.spoken_year(slots.said("word_year"))
    return slots.number("year")


def month_day(slots: Slots) -> Meaning | None:
    if slots.said("anymonth") == "may" and slots.texts["anymonth"] != "May":
        return None
    found = calendar_day(None, month_of(slots, "anymonth"), day_of(slots, "dom"))
    side = SIDE.search(slots.before())
    return (
        replace(found, side="future" if side[1].endswith("ing") else "past")
        if side and isinstance(found, Day)
        else found
    )


def last_month_day(slots: Slots) -> Meaning | None:
    found = month_day(slots)
    return replace(found, side="past") if isinstance(found, Day) else None


def iso_day(slots: Slots) -> Meaning | None:
    return calendar_day(slots.number("year"), slots.number("month"), slots.number("day"))


def joined_day(slots: Slots) -> Meaning | None:
    """20211208; what has a name before it ("case No. 20211208") is a number."""
    digits = slots.said("joined")
    if len(digits) != 4 or NUMBER_BEFORE.search(slots.before()):
        return None
    return existing_day(slots.number("year"), int(digits[:2]), int(digits[2:]))


def dated(slots: Slots) -> bool:
    """Whether figures with spaces between them are a date: all that the text says, or after "on"."""
    return slots.alone() or slots.before(3).lower() == "on "


def spaced_iso_day(slots: Slots) -> Meaning | None:
    return iso_day(slots) if dated(slots) else None


def spaced_figures(slots: Slots) -> Meaning | None:
    return figures(slots) if dated(slots) else None


def figures(slots: Slots) -> Meaning | None:
    """Month first, as American news has it, unless only the other order is a date."""
    a, b = slots.number("a"), slots.number("b")
    year = year_of(slots)
    return existing_day(year, a, b) or existing_day(year, b, a)


def figures_and_clock(slots: Slots) -> Meaning | None:
    """A stamp: the day in figures, and the time of day right after it."""
    day = figures(slots) if "/" in slots.matched() else dotted_figures(slots)
    return Clock(slots.number("hour"), slots.number("minute"), day=day) if day and slots.number("hour") < 24 else None


def dotted_figures(slots: Slots) -> Meaning | None:
    """Day first: 14.3.2021."""
    a, b = slots.number("a"), slots.number("b")
    return existing_day(year_of(slots), b, a) or existing_day(year_of(slots), a, b)


def figures_without_year(slots: Slots) -> Meaning | None:
    """2/15 where a day is spoken of. With a hyphen it is a score or a range, unless it is all that the text says."""
    shown = (
        FIGURES_BEFORE.search(slots.before(64))
        or CLOCK_NEXT.match(slots.after())
        or ZERO_FIRST.fullmatch(slots.matched())
    )
    odds = ODDS_AFTER.match(slots.after()) or ODDS_BEFORE.search(slots.before())
    if odds and slots.start > len("from 12/31 to "):
        return None
    if not slots.alone() and ("-" in slots.matched() or not shown or SHARE_AFTER.match(slots.after())):
        return None
    a, b = slots.number("a"), slots.number("b")
    return existing_day(None, a, b) or existing_day(None, b, a)


def month_year(slots: Slots) -> Meaning | None:
    return Month(month_of(slots, "anymonth"), Year(year_of(slots)))


def year_month(slots: Slots) -> Meaning | None:
    """2022-07, but 2019-20 is two years."""
    year, month = slots.number("year"), slots.number("month")
    if not 1800 <= year < 2100 or (slots.said("sep") != "/" and month > year % 100):
        return None
    return Month(month, Year(year))


def year_then_month(slots: Slots) -> Meaning | None:
    """2021/October, but 2021/Oct/10 is a day."""
    return None if DAY_AFTER.match(slots.after(4)) else month_year(slots)


def year_comma_month(slots: Slots) -> Meaning | None:
    """“2021, Oct” and nothing after it."""
    return month_year(slots) if not slots.after().strip(" .;)\n") else None


def late_century(slots: Slots) -> int | None:
    """A year in two figures that cannot be a day."""
    return full_year(slots.number("yy")) if slots.number("yy") > 31 else None


def month_yy(slots: Slots) -> Meaning | None:
    year = late_century(slots)
    return Month(month_of(slots, "anymonth"), Year(year)) if year else None


def day_month_yy(slots: Slots) -> Meaning | None:
    year = None if ERA_AFTER.match(slots.after()) else late_century(slots)
    if year is None and slots.alone() and NTH.match(slots.said("dom")):
        year = full_year(slots.number("yy"))  # "14th April 15": the day is known from its ending
    return calendar_day(year, month_of(slots, "anymonth"), day_of(slots, "dom")) if year else None


def lower_month(slots: Slots) -> Meaning | None:
    """May and march written small, where only a month can stand."""
    if not LOWER_BEFORE.search(slots.before()) or slots.texts["month_lower"].isupper():
        return None
    return Month(slots.number("month_lower"))


def iso_instant(slots: Slots) -> Meaning | None:
    day = calendar_day(slots.number("year"), slots.number("month"), slots.number("day"))
    hour = slots.number("hour")
    if day is None or hour > 23:
        return None
    zone = None
    if "off" in slots:
        zone = slots.number("off") * 60 + (slots.number("offm") if "offm" in slots else 0)
        zone = -zone if "-" in slots.said("sign") else zone
    elif slots.matched().endswith("z"):
        zone = 0
    if zone is not None and abs(zone) >= 24 * 60:
        return None
    return Clock(hour, slots.number("minute"), slots.number("second") if "second" in slots else None, zone, day)


def in_text(words_: str) -> tuple[int, int]:
    """Month and day of "May 3" or "3 May"."""
    parts = words_.lower().replace(".", " ").replace(",", " ").split()
    tables = words.classes()
    named = next(
        part
        for part in parts
        if part[0].isalpha() and any(part in tables[t] for t in ("month", "month_abbr", "month_word"))
    )
    month = next(int(tables[t][named]) for t in ("month", "month_abbr", "month_word") if named in tables[t])
    return month, numerals.ordinal(" ".join(part for part in parts if part != named))


def days_of_month(slots: Slots) -> Meaning | None:
    """May 3-5: both days are of one month, and of one year."""
    if CLOCK_AFTER.match(slots.after()):
        return None
    whole, other = ("a", "b") if slots.tables["a"] == "month_dom" else ("b", "a")
    month, day = in_text(slots.texts[whole])
    number = numerals.ordinal(slots.said(other))
    year = slots.number("year") if "year" in slots else None
    first, last = (day, number) if whole == "a" else (number, day)
    if re.search(r" and |\d/", slots.matched()) and last != first + 1:
        return None  # two days with others between them
    return Range(Day(year, month, first), Day(year, month, last)) if first < last <= 31 else None


def years(slots: Slots) -> Meaning | None:
    """2019-2021, 2019-21."""
    first = slots.number("a")
    last = slots.number("b") if slots.tables["b"] == "year" else first // 100 * 100 + slots.number("b")
    return (
        Range(Year(first), Year(last))
        if 1400 <= first < last < (2100 if slots.tables["b"] == "year" else first + 12)
        else None
    )


def season_years(slots: Slots) -> Meaning | None:
    """“the 2019/20 school year”: two years that follow each other; 2019/07 is a month."""
    first, second = slots.number("a"), slots.number("b")
    return Range(Year(first), Year(first + 1)) if first >= 1900 and second == (first + 1) % 100 else None


def bare_month(slots: Slots) -> Meaning | None:
    """A month by itself, unless it is somebody's name."""
    said = slots.said("surelymonth").rstrip(".")
    before, after = slots.before(), slots.after()
    if said in ("jan", "april", "june") and OF_SOMEBODY.search(before) and NAME_AFTER.search(after):
        return None
    if said in ("may", "march", "mar", "jun", "sep", "dec", "jan"):
        named = THE_BEFORE.search(before) and THING_AFTER.match(after)  # "the March summit"
        sure = named or PREPOSED.search(before) or YEAR_AFTER.match(slots.after(40)) or not (before + after).strip()
        return Month(month_of(slots, "surelymonth")) if sure else None
    if DATING.search(before):
        return Month(month_of(slots, "surelymonth"))
    name = NAME_BEFORE.search(before) or NAME_AFTER.search(after) or SAYS_AFTER.match(after)
    if name and said in ("april", "june", "august", "july", "january"):
        return None
    return Month(month_of(slots, "surelymonth"))


def which_month(which: str, prefix: str, yes: str) -> Rule:
    def build(slots: Slots) -> Meaning | None:
        if FIGURE_AFTER.match(slots.after(2)):
            return None  # "in this Dec. 13, 2016, photo"
        return Month(month_of(slots, "surelymonth"), None, which)

    return Rule(f"date.{which}-<month>", f"({prefix}) {{surelymonth}}", build, (yes,))


NTH_BEFORE = re.compile(
    r"\b(on|until|till|by|since|from|to|through|between|between the [a-z\d]+ and|week of|around)\s$", re.IGNORECASE
)
WEEK_BEFORE = re.compile(r"\bweek of\s$", re.IGNORECASE)
TO_ANOTHER = re.compile(
    r"^\s(?:(?:to|through|until|till|and)\s(?:the )?(?:[12]?\d|3[01])(?:st|nd|rd|th)?\b(?! centur)|(?:at|from|after|before|around)\s\d)"
)
ODDS_AFTER = re.compile(r"^\s(?:to|into)\s\d+/\d")  # "cut from 4/1 to 5/2": a bookmaker's
ODDS_BEFORE = re.compile(r"\d/\d+\s(?:to|into)\s$")


def day_alone(slots: Slots) -> Meaning | None:
    before = slots.before()
    if not NTH_BEFORE.search(before) and not (slots.said("n")[0].isdigit() and before.lower().endswith("for ")):
        return None
    following = slots.after()
    if NOUN_AFTER.match(following) and not (WEEK_BEFORE.search(slots.before()) or TO_ANOTHER.match(following)):
        return None
    number = numerals.ordinal(slots.said("n"))
    return Day(None, None, number) if number <= 31 else None


RULES = (
    Rule("date.<month>-<day>-<year>", "{anymonth}( )?(the )?{dom}( )?(,)?( of)?( )?{year}", month_day_year, ("Dec. 8, 2021", "March 3rd 1999", "may 5, 2012")),
    Rule("date.<month>-<day>-<year>-joined", "{anymonth}(-|/){dom}(-|/){year}", month_day_year, ("Apr-17-2019",)),
    Rule("date.<month>-<day>-<'year>", "{anymonth} {dom}(,)? {apostrophe_year}", month_day_year, ("June 4, '89",)),
    Rule("date.<month>-<day>-<spoken-year>", "{anymonth} {dom}(,)? {word_year}", month_day_year, ("March eighth, nineteen ninety-eight",)),
    Rule("date.<day>-<month>-<year>", "(the )?{dom}( of)?( |-|/)?{anymonth}(,)?( of)?( |-|/)?{year}", month_day_year, ("8 December 2021", "the 3rd of March, 1999")),
    Rule("date.<day>-<month>-<spoken-year>", "(the )?({dom}|{dom:small})( of)? {anymonth}(,)? {word_year}", month_day_year, ("fifteen August nineteen hundred ninety-three",)),
    Rule("date.<day>-<month>-<yy>", "{dom}(-|/){anymonth}(-|/){yy}", month_day_year, ("8-Dec-21",)),
    Rule("range.<month>-<day>-<day>", "{a:month_dom}( )?({dash}|to|through|and)( )?{b:dom}((,)? {year})?", days_of_month, ("May 3-5", "May 3 to 5, 2021", "May 3 and 4")),
    Rule("range.<day>-<day>-<month>", "{a:dom}( )?({dash}|to|through|and|/)( )?{b:dom_month}((,)? {year})?", days_of_month, ("3-5 May", "18 and 19 June"), ("18 and 21 June",)),
    Rule("range.<year>-<year>", "{a:year}( )?{dash}( )?{b:year}", years, ("2019-2021",)),
    Rule("range.<year>-<yy>", "{a:year}{dash}{b:yy}", years, ("2019-21",)),
    Rule("range.<year>/<yy>", "{a:year}/{b:yy}", season_years, ("2019/20", "2010/11"), ("2019/21",)),
    Rule("date.<month>-<day>", "{anymonth}( |-|/)?(the )?{dom}", month_day, ("Dec. 8", "March third"), ("may 5",)),
    Rule("date.<month>-comma-<nth>", "{anymonth}, (the )?{dom:figure_nth}", month_day, ("October, 1st",), ("October, 1 in ten",)),
    Rule("date.last-<month>-<day>", "last {anymonth} {dom}", last_month_day, ("last Oct. 23",)),
    Rule("date.<day>-<month>", "(the )?{dom}( day)?( of)?( |-|/)?{anymonth}", month_day, ("8 December", "the 3rd of March"), ("1 may",)),
    Rule("date.<year>-<month>-<day>-words", "{year}(-|/){anymonth}(-|/){dom}", month_day_year, ("2019-Aug-01",)),
    Rule("date.<year>-<month>-<day>", "{year}(-|/|.){month:monthno}(-|/|.){day}", iso_day, ("2021-12-08", "2021/12/08"), ("2021-13-08",)),
    Rule("time.<iso-instant>", "{year}(-|/){month:monthno}(-|/){day}(T| ){hour}:{minute}(:{second:minute})?(.{int})?(Z|{sign:plus_minus}{off:hour}((:)?{offm:minute})?)?", iso_instant, ("2003-08-19T06:41:07Z", "2023-03-01 15:00")),
    Rule("time.<month>/<day>/<year>-<hour>:<minute>", "({a:day}/{b:day}/{year}(.|:|-)|{a:day}.{b:day}.{year}. ){hour}:{minute}", figures_and_clock, ("12/8/2021-14:05", "12/25/2021:09:30", "8.12.2021. 14:05"), ("31/31/2021-14:05",)),
    Rule("date.<year><month><day>", "{year}({joined:int}|{joined:zeros})", joined_day, ("20211208",), ("20211308", "case No. 20211208")),
    Rule("date.<year> <month> <day>", "{year} {month:monthno} {day}", spaced_iso_day, ("2021 12 08",), ("sold 2021 12 08",)),
    Rule("date.<month> <day> <year>", "{a:day} {b:day} {year}", spaced_figures, ("12 8 2021",), ("sold 12 8 2021",)),
    Rule("date.<month>/<day>/<year>", "{a:day}/{b:day}/({year}|{yy})", figures, ("12/8/2021", "25/12/2021"), ("31/31/2021",)),
    Rule("date.<month>-<day>-<year>-figures", "{a:day}-{b:day}-({year}|{yy})", figures, ("12-8-2021",)),
    Rule("date.<day>.<month>.<year>", "{a:day}.{b:day}.{year}", dotted_figures, ("8.12.2021",)),
    Rule("date.<day>. <month>.<year>", "{a:day}( )?. {b:day}.({year}|{yy})", lambda s: dotted_figures(s) if s.alone() else None, ("26. 10.2021", "26. 10.21"), ("rose to 26. 10.21 points",)),
    Rule("date.<day>.-<month>-<year>", "{dom:day}. {anymonth} {year}", lambda s: month_day_year(s) if s.alone() else None, ("1. Sept 2020",), ("the first of them: 1. Sept 2020",)),
    Rule("date.<month>/<day>", "{a:day}( )?(/|-)( )?{b:day}", figures_without_year, ("on [2/15]",), ("a 50/50 split", "the 9/11 attacks")),
    Rule("date.<month>-<year>", "{anymonth}(,)?( of)?( the year)?( |-){year}", month_year, ("July 2022", "March of 1999")),
    Rule("date.<year>-comma-<month>", "{year}( )?, {anymonth}", year_comma_month, ("2021, Oct",), ("in 2021, October sales",)),
    Rule("date.<month>-<'year>", "{anymonth}( |-|/)({apostrophe_year}|{word_year})", month_year, ("June '89", "August nineteen eighty-three")),
    Rule("date.<year>-<month>-figures", "{year}( )?{sep:separator}( )?{month:monthno}", year_month, ("2022/07", "2022-07"), ("2019-20",)),
    Rule("date.<month>-<year>-figures", "{month:monthno}( )?-( )?{year}", lambda s: Month(s.number("month"), Year(s.number("year"))), ("07-2022",)),
    Rule("date.<month>-<yy>", "{anymonth}( of)? {yy}", month_yy, ("August 99",), ("August 15",)),
    Rule("date.<day>-<month>-<yy>-words", "{dom}( of)? {anymonth}( of|,)? {yy}", day_month_yy, ("8th Nov 74",)),
    Rule("date.<year>-<month>-words", "{year}{sep:separator}{anymonth}", year_then_month, ("2021/October", "2021-Oct")),
    Rule("date.<month-lower>", "{month_lower}", lower_month, ("in [may]",), ("they may",)),
    Rule("date.<month>/<year>", "{month:monthno}( )?/( )?{year}", lambda s: Month(s.number("month"), Year(s.number("year"))), ("07/2022",), ("13/2022",)),
    Rule("date.<month>", "{surelymonth}", bare_month, ("September",), ("Theresa May", "April Jones", "the release of Jan Vos", "the cells died, June says")),
    which_month("last", "last|this past|the last", "last May"),
    which_month("next", "next|this coming|coming", "next June"),
    which_month("this", "this", "this September"),
    which_month("previous", "the previous|the preceding", "the previous July"),
    which_month("following", "the following", "the following April"),
    which_month("same", "that", "that May"),
    Rule("date.the-<day>", "the {n:nth}( of the month)?", day_alone, ("on [the 14th]", "set for [the 14th]"), ("on the 14th floor", "the third", "for the third")),
)  # fmt: skip
