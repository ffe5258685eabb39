"""Durations.

Not found: ages (a 45-year-old, three years old), "a second", "a minute" as figures of speech.
"""

from __future__ import annotations

import re

from eventx.times import words
from eventx.times.meaning import Count, Length, Meaning, Often
from eventx.times.rule import Rule, Slots
from eventx.times.rules.sets import PERIOD
from eventx.values import replace

RATE = re.compile(
    r"(\$[\d.,]+(?: [mb]illion)?|\b[\d.,]+ ?%|\bpercent|\btimes|\bhours|\bdays|\bcents|\bdollars|[mb]illion|\d) (?:or more |a share )?$"
)
# "Four ferries", "hundreds of letters"; "the four clerks" are known already, and may do something for a week.
MANY = "|".join(word for table in ("small", "tens", "scale") for word in words.classes()[table])
THINGS_BEFORE = re.compile(
    rf"(?<!the )(?<!these )(?<!those )(?<!its )(?<!his )(?<!her )(?<!their )\b(?:\d[\d,.]*|{MANY}|(?:{MANY})s of) (?:[a-z]+ )?[A-Za-z]{{2,}}s $"
)
GIVEN = re.compile(
    r"\b(?:t[ao]kes?|took|taken|taking|g[ai]ves?|given|giving|costs?|allow\w*|grant\w*|offer\w*)\b", re.IGNORECASE
)
COUNTED_BEFORE = re.compile(r"(\d|-|\b(?:many|more|these|those))\s?$", re.IGNORECASE)
COUNTED_ON = re.compile(r"^[\s-](ago|earlier|before|later|from)\b")
CLAUSE_AFTER = re.compile(r"^\s(?:before|after|since|that|when|leading|following|preceding|between)\b")
SIDE_AFTER = re.compile(r"^\s(?:before|after)\s\w")
OVER_BEFORE = re.compile(
    r"\b(?:for|of|in|to|after|than|took|takes|lasted|lasting|last|spent|is|was|were|by|just|well|from|within|with|and|not)\s$",
    re.IGNORECASE,
)
SPOKEN_NTH = re.compile(r"twenty|thirty")
# "told 60 Minutes that": all is in lower case but for the name.
SMALL_BEFORE = re.compile(
    r"(?<![A-Za-z'\u2019])(?!(?:in|for|after|within|over|than|last|next|past)\s)[a-z]+(?:['\u2019]s)?\s$"
)
SMALL_AFTER = re.compile(r"^\s[a-z]")
BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
LIGHT = re.compile(r"\blight[ -]$", re.IGNORECASE)
NUMBERED = re.compile(r"\bNo\.? $", re.IGNORECASE)
AGE = re.compile(
    r"^(-|\s)(olds?\b|of age\b)|^-(earlier|ago)\b", re.IGNORECASE
)  # "a 12-year-old", "a year-earlier loss"
QUANTITY = {
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "about": "APPROX", "~": "APPROX", "about ~": "APPROX", "around": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
    "some": "APPROX", "more than": "MORE_THAN", "over": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS", "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS",
    "not more than": "EQUAL_OR_LESS", "no less than": "EQUAL_OR_MORE", "just over": "MORE_THAN", "just under": "LESS_THAN", "well over": "MORE_THAN",
    "only": None, "just": None, "as much as": "EQUAL_OR_LESS", "close to": "APPROX", "exactly": None, "not quite": "LESS_THAN",
}  # fmt: skip


def length(slots: Slots) -> Length | None:
    """“two years”, “2 1/2 hours”, “a year and a half”."""
    if AGE.match(slots.after()) or NUMBERED.search(slots.before(5)):
        return None
    count = slots.count()
    if slots.said("count") in ("a", "an") and slots.after(1) == "-":
        return None  # "a decades-long feud"
    if "unit" in slots and slots.texts["unit"][0].isupper() and _shown(slots):
        return None
    if count.number is None and slots.tables.get("unit") and not is_plural(slots):
        return None
    if count.number is not None and (slots.said("count").isdigit() and 1900 <= count.number < 2100):
        return None
    if SPOKEN_NTH.fullmatch(slots.said("count")) and slots.texts.get("unit") == "second":
        return None  # "the twenty second" of a month
    if slots.said("half"):
        count = Count((count.number or 0) + 0.5, count.vague)
    if slots.said("mod") == "over" and (count.vague or not (OVER_BEFORE.search(slots.before()) or slots.alone())):
        return None  # "evolved over three years": they lasted so long
    mod = QUANTITY.get(slots.said("mod"))
    return Length(((count, unit_of(slots)),), mod or ("APPROX" if slots.said("so") else None))


def _shown(slots: Slots) -> bool:
    """Whether a unit with a capital stands among words in lower case: "the 60 Minutes programme"."""
    before = slots.matched().startswith("the ") or SMALL_BEFORE.search(slots.before())
    return bool(before and SMALL_AFTER.match(slots.after()))


def is_plural(slots: Slots) -> bool:
    return slots.said("unit").endswith("s") or slots.said("unit") in ("centuries", "millennia")


def unit_of(slots: Slots) -> str:
    """The unit counted; business, working and trading days leave out the weekends."""
    unit = slots.word("unit")
    return "workday" if "work_of" in slots and unit == "day" else unit


def plain(slots: Slots) -> Meaning | None:
    said = slots.said("count")
    if slots.matched().startswith("the ") and not is_plural(slots) and (slots.count().number or 2) > 1:
        return None  # the article is that of a thing: "the [two day] rally"
    if slots.said("unit") == "night" and slots.count().number != 1:
        return None  # "three night markets"
    if (
        said in ("a", "another", "half a")
        and slots.word("unit") in ("second", "minute", "quarter", "night")
        and not slots.said("half")
    ):
        return replace(found, figure=True) if (found := length(slots)) else None
    if said in ("a", "an") and not COUNTED_ON.match(slots.after()) and is_rate(slots.before(64)):
        return Often(PERIOD[slots.word("unit")])
    return length(slots)


def is_rate(before: str) -> bool:
    """Whether so much is said to be done in each unit: "$5 a year", "four flights a week"; not "took two guards a week"."""
    return bool(RATE.search(before) or (THINGS_BEFORE.search(before) and not GIVEN.search(before)))


def bounds(slots: Slots) -> Meaning | None:
    """“two to three weeks”: the lower bound, as TimeBank has it."""
    if AGE.match(slots.after()):
        return None
    return Length(((Count(slots.count().number, vague=True), slots.word("unit")),), "EQUAL_OR_MORE")


def between(slots: Slots) -> Meaning | None:
    """“between two and three hours”: the lower bound, as of "two to three hours"."""
    return bounds(slots) if BETWEEN.search(slots.before()) else None


def either(slots: Slots) -> Meaning | None:
    """“weeks or months”: at least the smaller."""
    first, second = slots.said("unit"), slots.said("other")
    if not (first.endswith("s") and second.endswith("s")) or first == second or AGE.match(slots.after()):
        return None
    return Length(((Count(None, vague=True), slots.word("unit")),), "EQUAL_OR_MORE")


def hyphened(slots: Slots) -> Meaning | None:
    """A two-week trip, a several-year stay; three-quarters is a fraction, a half-day a manner of speaking."""
    if slots.said("count") == "several":
        return Length(((Count(None, vague=True), slots.word("unit")),))
    if slots.said("unit") in ("quarters", "second", "seconds") or slots.said("count") == "half":
        return None
    return length(slots)


def hyphened_half(slots: Slots) -> Meaning | None:
    """“two-and-a-half-hour”: the number and a half."""
    number = slots.count("number").number
    return None if number is None else Length(((Count(number + 0.5), slots.word("unit")),))


def long(slots: Slots) -> Meaning | None:
    """“hour-long”, “half-hour”."""
    count = Count(0.5) if slots.matched().startswith("half") else Count(1)
    if slots.said("unit").endswith("s"):
        count = Count(None, vague=True)  # "decades-long"
    return None if slots.word("unit") in ("second", "quarter", "night") else Length(((count, slots.word("unit")),))


def whole(slots: Slots) -> Meaning | None:
    if slots.said("unit").endswith("s") or slots.word("unit") in ("second", "minute", "quarter"):
        return None
    return Length(((Count(1), slots.word("unit")),))


def vague_plural(slots: Slots) -> Meaning | None:
    said = slots.said("unit")
    if not is_plural(slots):
        return None
    if (
        AGE.match(slots.after())
        or LIGHT.search(slots.before(8))
        or COUNTED_BEFORE.search(slots.before())
        or slots.word("unit") in ("quarter", "weekend")
    ):
        return None
    if slots.matched().startswith("the ") and CLAUSE_AFTER.match(slots.after()):
        return None  # the article is that of the clause: "the [weeks] before the vote"
    counted = SIDE_AFTER.match(slots.after())  # "hours before the vote"
    figure = slots.word("unit") in ("second", "minute", "hour", "night") and (said.startswith("second") or not counted)
    return Length(((Count(None, vague=True), slots.word("unit")),), figure=figure)


def lettered(slots: Slots) -> Meaning | None:
    """“3d ago”, "2y later": good only where something is counted with it."""
    unit = {"d": "day", "w": "week", "y": "year", "mo": "month"}[slots.said("letter")]
    return Length(((Count(slots.number("int")), unit),), figure=True)


def of_an_hour(slots: Slots) -> Meaning | None:
    """“three quarters of an hour”."""
    quarters = 3 if slots.matched().startswith("three") else 1 if "quarter" in slots.matched() else 2
    return Length(((Count(quarters * 15), "minute"),))


def of_a_century(slots: Slots) -> Meaning | None:
    """“a quarter century”, "three quarters of a century"."""
    return Length(((Count(75 if slots.matched().startswith("three") else 25), "year"),))


def attached(slots: Slots) -> Meaning | None:
    """3h; with minutes, 2h30m."""
    hours = Count(slots.number("int"))
    minutes = ((Count(slots.number("minutes")), "minute"),) if "minutes" in slots else ()
    return Length(((hours, "hour"), *minutes))


COUNTED = "{count}( more| additional| full| whole| straight| consecutive| long| other| short| school|{work_of})?( )?{unit}{half:and_a_half}?{so:or_so}?"
RULES = (
    # Before the plain count, which reads "two and three" as one number.
    Rule("duration.between-<count>-and-<count>-<unit>", "{count:number} and {number} {unit}", between, ("between [two and three hours]", "for between [40 and 50 minutes]"), ("two and three hours", "between the two and three rivers")),
    Rule("duration.<count>-<unit>", "{mod:quantity}?" + COUNTED, plain, ("three days", "2 1/2 years", "a year and a half", "nearly forty years"), ("a 45-year-old", "three years old", "a second", "told 60 Minutes that")),
    Rule("duration.<count>-hyphen-<unit>", "{count}-{unit}(-long)?", hyphened, ("two-week", "18-month", "several-year")),
    Rule("duration.<count>-and-a-half-hyphen-<unit>", "{number}( |-)and-a-half-{unit}(-long)?", hyphened_half, ("two-and-a-half-hour", "three-and-a-half-year-long")),
    Rule("duration.<unit>-long", "(half-)?{unit}-long|half-{unit}", long, ("hour-long", "half-hour", "decades-long"), ("long",)),
    Rule("duration.<count>-to-<count>-<unit>", "{mod:quantity}?{count:number}( to | or |-){number} {unit}", bounds, ("two to three weeks", "five or six days")),
    Rule("duration.the-<duration>", "(the|these|those|first|the first|its first|the latest|an additional|the final|final) {count} {unit}", plain, ("the nine months", "the first two years")),
    Rule("duration.all-<unit>", "(all|all the|the whole|the entire|the full|a full|a whole|an entire|full|whole)( |-){unit}", whole, ("all day", "an entire week"), ("all days",)),
    Rule("duration.<units>", "(the )?{unit}", vague_plural, ("weeks",), ("minutes", "four light years away")),
    Rule("duration.<units>-or-<units>", "{unit}(,)? or {other:unit}", either, ("weeks or months", "days, or weeks"), ("week or month",)),
    Rule("duration.<n>d", "{int}( )?{letter:unit_letter}", lettered, (), ("3D", "a 3d film")),
    Rule("duration.<part>-of-an-hour", "(three( |-)quarters|a quarter|half) of an hour", of_an_hour, ("three quarters of an hour",)),
    Rule("duration.quarter-century", "(a |one )?quarter( |-)century|a quarter of a century|three( |-)quarters of a century", of_a_century, ("a quarter century", "a quarter of a century", "three quarters of a century")),
    Rule("duration.<n>h", "{int}( )?(h|hr|hrs)( )?{minutes:int}( )?(m|min|mins)|{int}( )?h", attached, ("3h", "2h30m")),
)  # fmt: skip
