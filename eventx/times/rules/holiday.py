"""Holidays that news calls by their names, alone, with a year, or with last, next and this.

Not found: what is only named after one (a Christmas tree, Easter Island), days that differ from country to country.
"""

from __future__ import annotations

import re

from eventx.times.meaning import Edge, Holiday, Meaning, Unit, Year
from eventx.times.rule import Build, Rule, Slots

NAMED_AFTER = re.compile(
    r"^[\s-](?!(?:and|or|but|in|at|on|of|the|a|an|to|for|with|he|she|they|it|we|that|which|when|as|by|his|her|their|after|before|this|last|next|is|was"
    r"|were|will|would|has|had|from|until|because|while|where|who|if|not|since)\b)[A-Za-z]{3,}"
)
SURE = re.compile(r"\b(day|eve|sunday|monday|friday|wednesday|thursday|al-fitr|al-adha)$")


def holiday(which: str | None, table: str = "holiday") -> Build:
    def build(slots: Slots) -> Meaning | None:
        name = slots.said(table).replace("\u2019", "'")
        if not slots.texts[table][0].isupper():
            return None
        whole = slots.matched().endswith(("week", "weekend"))
        named_after = NAMED_AFTER.match(slots.after()) and not SURE.search(name) and not whole
        return None if named_after and "year" not in slots and which is None else Holiday(name, year_of(slots), which)

    return build


def year_of(slots: Slots) -> Meaning | None:
    if "year" in slots:
        return Year(slots.number("year"))
    said = slots.said("which_year")
    return Unit("year", said.split()[0]) if said else None


def around(mod: str) -> Build:
    """“Easter week”, "Labor Day weekend": the week of the holiday, the weekend nearest to it."""

    def build(slots: Slots) -> Meaning | None:
        day = holiday(None)(slots)
        return Edge(mod, day) if day is not None else None

    return build


RULES = (
    Rule("date.<holiday>-week", "(the )?{holiday} week", around("WEEK"), ("Easter week",)),
    Rule("date.<holiday>-weekend", "(the )?{holiday} weekend", around("WEEKEND"), ("Labor Day weekend", "the Thanksgiving weekend")),
    Rule("date.<holiday>", "{holiday}", holiday(None), ("Christmas Eve", "New Year's Day"), ("a Christmas tree", "Easter Island")),
    Rule("date.<holiday>-<year>", "{holiday}(,)?( of| in)? ({year}|{which_year})", holiday(None), ("Christmas 2021", "Thanksgiving Day last year")),
    Rule("date.last-<holiday>", "(last|this past) {holiday}", holiday("last"), ("last Thanksgiving",)),
    Rule("date.this-<holiday>", "this {holiday}", holiday("this"), ("this Easter",)),
    Rule("date.next-<holiday>", "(next|this coming) {holiday}", holiday("next"), ("next Halloween",)),
    Rule("date.<feast-month>", "{feast_month}", holiday(None, "feast_month"), ("Ramadan",), ("a Ramadan feast",)),
    Rule("date.<feast-month>-<year>", "{feast_month} {year}", holiday(None, "feast_month"), ("Ramadan 2019",)),
)  # fmt: skip
