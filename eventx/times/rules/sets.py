"""Repeated times: every Friday, daily, twice a year, Tuesday nights."""

from __future__ import annotations

import re

from eventx.times.meaning import Meaning, Often
from eventx.times.numerals import read_count
from eventx.times.rule import Rule, Slots

PERIOD = {
    "second": "PT1S", "minute": "PT1M", "hour": "PT1H", "day": "P1D", "night": "P1D", "week": "P1W", "weekend": "P1WE", "fortnight": "P2W",
    "month": "P1M", "quarter": "P1Q", "year": "P1Y", "decade": "P10Y", "century": "P100Y", "millennium": "P1000Y",
}  # fmt: skip
ADVERB = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip


def period(slots: Slots) -> str:
    return PERIOD[slots.word("unit")]


def times(slots: Slots) -> Meaning | None:
    said = slots.said("often")
    number = {"once": 1, "twice": 2}.get(said.split()[0]) or read_count(said.removesuffix(" times")).number
    return Often(period(slots), f"{number:g}X" if number else None)


SMALLER = {"minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M"}


def counted_in(slots: Slots) -> Meaning | None:
    """“24 hours a day”, "three days each week": so much of every one."""
    of, per = slots.word("of"), slots.word("per")
    order = [*SMALLER, "year"]
    if of not in SMALLER or per not in order or order.index(of) >= order.index(per) or AGO_AFTER.match(slots.after()):
        return None
    number = slots.count().number
    return Often(PERIOD[per], f"{number:g}{SMALLER[of]}" if number else None)


def per(slots: Slots) -> Meaning | None:
    """“ten ferries per day”; "per hour" is a speed."""
    return Often(period(slots)) if slots.said("unit") in ("day", "night", "week", "month", "quarter", "year") else None


def every_count(slots: Slots) -> Meaning | None:
    count = slots.count("number").number
    unit = PERIOD[slots.word("unit")]
    return Often(unit.replace("1", f"{count:g}", 1))


AGO_AFTER = re.compile(r"^\s(?:ago|earlier|before|later|from now)\b")
NAME_BEFORE = re.compile(r"\b[A-Z]\w+\s$")
NAME_AFTER = re.compile(r"^\s[A-Z][a-z]+")


def weekday_parts(slots: Slots) -> Meaning | None:
    if not slots.said("part").endswith("s"):
        return None
    return Often(f"XXXX-WXX-{slots.number('weekday')}T{slots.word('part')}")


def weekday_of(slots: Slots) -> int:
    return slots.number("weekday" if "weekday" in slots else "weekday_plural")


def adverb(slots: Slots) -> Meaning | None:
    """“daily”, "meets weekly"; "the party daily Tribune", "the Daily Tribune" and "Harbour Weekly" are newspapers."""
    said = slots.texts["adverb"]
    named = NAME_AFTER.match(slots.after()) or (said[0].isupper() and NAME_BEFORE.search(slots.before()))
    return None if named else Often(ADVERB[said.lower()])


RULES = (
    Rule("set.every-<unit>", "(every|each|every single) {unit}", lambda s: Often(period(s)), ("every day", "each year")),
    Rule("set.every-other-<unit>", "every (other|second) {unit}", lambda s: Often(period(s).replace("1", "2", 1)), ("every other week",)),
    Rule("set.every-<n>-<unit>", "every {number} {unit}", every_count, ("every two weeks",)),
    Rule("set.every-other-<weekday>", "(every (other|second|third|fourth)|alternate) ({weekday}|{weekday_plural})", lambda s: Often(f"XXXX-WXX-{weekday_of(s)}"), ("every other Tuesday", "alternate Sundays")),
    Rule("set.every-<nth>-<weekday>-of-the-<unit>", "(every|each) ({nth}|last) {weekday}( (of|in) (the|each|every) month)?|the ({nth}|last) {weekday} (of|in) (each|every) month", lambda s: Often(f"XXXX-WXX-{s.number('weekday')}"), ("every first Monday of the month", "the last Friday of every month")),
    Rule("set.every-<weekday>", "(every|each) {weekday}", lambda s: Often(f"XXXX-WXX-{s.number('weekday')}", None), ("every Friday",)),
    Rule("set.every-<daypart>", "(every|each) {daypart}", lambda s: Often(f"XXXX-XX-XXT{s.word('daypart')}"), ("every morning",)),
    Rule("set.every-<month>", "(every|each) ({month}|{month_word})", lambda s: Often(f"XXXX-{s.number('month' if 'month' in s else 'month_word'):02}"), ("each July",)),
    Rule("set.every-<season>", "(every|each) ({season}|{season_word})", lambda s: Often(f"XXXX-{s.word('season' if 'season' in s else 'season_word')}"), ("every summer",)),
    Rule("set.<weekdays>", "{weekday_plural}", lambda s: Often(f"XXXX-WXX-{s.number('weekday_plural')}"), ("Tuesdays",)),
    Rule("set.<weekday>-<dayparts>", "{weekday} {part:daypart}", weekday_parts, ("Tuesday nights",)),
    Rule("set.<adverb>", "{adverb:period_adverb}", adverb, ("daily", "annually"), ("the daily Tribune", "the Daily Tribune", "Harbour Weekly said")),
    Rule("set.per-<unit>", "per {unit}", per, ("ten ferries [per day]",), ("40 miles per hour",)),
    Rule("set.<count>-<units>-a-<unit>", "{mod:quantity}?{count} {of:unit} (a|per|each|every) {per:unit}", counted_in, ("24 hours a day", "three days each week", "a few months a year"), ("two years a week", "two hours a day earlier")),
    Rule("set.<times>-a-<unit>", "{often:times} (a|an|per|each|every) {unit}", times, ("twice a year", "three times a week")),
)  # fmt: skip
