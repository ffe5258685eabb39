"""Parts of a period and modified times: early March, mid-1987, the end of the year, late Monday, about 7 p.m."""

from __future__ import annotations

import re

from eventx.times.meaning import About, Anchored, Count, DayPart, Edge, Meaning, Nth, Range, Unit
from eventx.times.rule import Build, Rule, Slots, always
from eventx.values import replace

DAY_END_BEFORE = re.compile(r"\b(?:by|until|till|before)(?: the)? $", re.IGNORECASE)
MODS = {"early": "START", "mid": "MID", "middle": "MID", "late": "END"}


THE_YEAR = re.compile(r"\bthe \d{4}$")
THE_EARLY = re.compile(r"the (?:early|mid|late)[ -](?!in |on )")


def edge(mod: str) -> Build:
    def build(slots: Slots) -> Meaning | None:
        day = slots.meaning("of").kind in ("monthday", "fulldate", "weekday", "weekday_of", "deictic", "day")
        said = slots.matched()
        if " of " in said and slots.after(2) in ("'s", "\u2019s"):
            return None  # "the end of [today]'s hearing"
        if day and said.startswith("beginning"):
            return None  # "beginning January 7" is from then on
        if slots.meaning("of").kind in ("month", "monthday", "weekday") and THE_EARLY.match(said):
            return None  # the article is that of a thing: "the [late-November] trip"
        if slots.meaning("of").kind == "year" and THE_YEAR.search(said):
            return None  # "the opening of the 2000 fair"
        return Edge(mod, slots.meaning("of"), very=" of " in said or "beginning" in said)

    return build


def bare_edge(slots: Slots) -> Meaning | None:
    """“the end of the month”, of the present one."""
    if slots.word("unit") not in ("week", "month", "quarter", "year", "decade", "century") or slots.said(
        "unit"
    ).endswith("s"):
        return None
    said = slots.matched()
    mod = "END" if "end of" in said else "MID" if "middle" in said else "START"
    return Edge(mod, Unit(slots.word("unit"), "this"), very=True)


def units_end(slots: Slots) -> Meaning | None:
    """“by week's end”, "at month's end"."""
    unit = slots.word("unit")
    return (
        Edge("END", Unit(unit, "this"), very=True) if unit in ("week", "month", "quarter", "year", "decade") else None
    )


def day_end(slots: Slots) -> Meaning | None:
    """“by the end of the day”; "at the end of the day" is a figure of speech."""
    return Unit("day", "spoken") if DAY_END_BEFORE.search(slots.before()) else None


def two_edges(slots: Slots) -> Meaning | None:
    """“the early to mid-1990s”, "mid-to-late July"."""
    of, first, last = slots.meaning("of"), MODS[slots.said("first")], MODS[slots.said("last")]
    return Range(Edge(first, of), Edge(last, of)) if first != last else None


def abbreviated(slots: Slots) -> Meaning | None:
    """EOM, EOY: the end of the month, of the year; BOM may be a name where the text says more."""
    letters = slots.text[slots.end - 3 : slots.end]
    if not letters.isupper() or (letters == "BOM" and not slots.alone()):
        return None
    return Edge("START" if letters == "BOM" else "END", Unit("year" if letters == "EOY" else "month", "this"))


def rest(slots: Slots) -> Meaning | None:
    """“the rest of the day”, from publication on."""
    return (
        Edge("LATER", Unit(slots.word("unit"), "this"))
        if slots.said("unit") in ("day", "week", "month", "year")
        else None
    )


def about(slots: Slots) -> Meaning | None:
    """“around 8:40 p.m.”; what owns something is no time: "to dance around Monday's bonfire"."""
    if slots.after(2) in ("'s", "\u2019s"):
        return None
    return About("APPROX", slots.meaning("of"))


def edge_of_past(slots: Slots) -> Meaning | None:
    """“the end of the past week”, of the last calendar week."""
    past = slots.meaning("of")
    if not isinstance(past, Anchored) or past.which != "past" or past.length.parts[0][0] != Count(1):
        return None
    return Edge(
        "START" if "beg" in slots.matched() or "start" in slots.matched() else "END",
        Unit(past.length.parts[0][1], "last"),
    )


def week_of(slots: Slots) -> Meaning | None:
    return Edge("WEEK", slots.meaning("of"))


def night_mod(slots: Slots) -> Meaning | None:
    part = slots.meaning("of")
    return replace(part, mod=None) if isinstance(part, DayPart) else None


RULES = (
    Rule("date.early-<period>", "(the )?(early|early in|early on|beginning of|start of|beginning|opening of)( the)?( around)?( |-)<of:edgeable>", edge("START"), ("early March", "the beginning of October")),
    Rule("date.mid-<period>", "(the )?(mid|middle of|middle)( the)?( |-)<of:edgeable>", edge("MID"), ("mid-1987", "the middle of October")),
    Rule("date.late-<period>", "(the )?(late|late in|late on|end of|close of|end)( the)?( around)?( |-)<of:edgeable>", edge("END"), ("late November", "the end of 1963", "late last week", "the [late-November] trip", "the late 1980s")),
    Rule("date.earlier-<period>", "(earlier|earlier in|earlier on)( the)? <of:edgeable>", edge("EARLIER"), ("earlier this year",)),
    Rule("date.later-<period>", "(later|later in|later on)( the)? <of:edgeable>", edge("LATER"), ("later this year", "later in the year")),
    Rule("date.rest-of-<period>", "(the )?(rest|remainder|balance) of( the)? <of:edgeable>", edge("LATER"), ("the rest of this week",)),
    Rule("date.end-of-<unit>", "(the |at |by )?(end|beginning|start|middle) of( the)? {unit}", bare_edge, ("the end of month", "end of year")),
    Rule("date.end-of-the-day", "(the )?end of( the)? day", day_end, (), ("at the end of the day",)),
    Rule("date.end-of-<day>", "(the )?end of( the)? day( on)? <of:anyday>", edge("END"), ("the end of the day Friday", "end of day on Friday")),
    Rule("date.early-to-mid-<period>", "(the )?{first:part_word}( |-)to( |-){last:part_word}( |-)<of:edgeable>", two_edges, ("the early to mid-1990s", "mid-to-late July")),
    Rule("date.rest-of-the-<unit>", "(the )?(rest|remainder) of( the)? {unit}", rest, ("the rest of the day", "rest of week")),
    Rule("date.end-of-past-<unit>", "(the )?(end|beginning|start) of( the)? <of:anchored>", edge_of_past, ("the end of the past week",)),
    Rule("date.EOM", "(the )?(EOM|EOY|BOM)", abbreviated, ("EOM", "BOM"), ("eom", "the BOM said")),
    Rule("date.sometime-<period>", "(sometime|some time)( in| during)? <of:edgeable>", lambda s: s.meaning("of"), ("sometime next year",)),
    Rule("date.about-<time>", "(about|around|approximately|roughly|nearly|almost) <of:aboutable>", about, ("around 8:40 p.m.",)),
    Rule("date.year-end", "(the )?year( |-)end", always(Nth(-1, "day", Unit("year", "this"))), ("year-end",)),
    Rule("date.<unit>'s-end", "{unit}'s( |-)end", units_end, ("year's end", "week's end", "month's end"), ("day's end",)),
    Rule("date.<year>'s-end", "<of:year>'s end", lambda s: Edge("END", s.meaning("of"), very=True), ("the year's end", "next year's end")),
    Rule("date.weekend-of-<day>", "<weekend> of <of:anyday>", lambda s: Edge("WEEKEND", s.meaning("of")), ("the weekend of June 8",)),
    Rule("date.week-of-<day>", "(<week> (of|beginning|starting|commencing)( on)?|w/c) <of:anyday>", week_of, ("the week of July 9", "w/c July 9")),
    Rule("time.early-<daypart>", "(early|late|mid|later|earlier)( |-)<of:daypart_of>", night_mod, ("late Monday night",)),
)  # fmt: skip
