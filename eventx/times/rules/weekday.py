"""Weekdays, alone and with last, next, this.

Not found: abbreviations that are words (sun, sat, wed), unless a date stands beside them.
"""

from __future__ import annotations

import re

from eventx.times.meaning import Weekday
from eventx.times.rule import Rule

UNIT_AFTER = re.compile(r"\s(week|month|year)")


def which_rule(prefix: str, which: str, phrase: str) -> Rule:
    return Rule(
        f"date.{which}-<weekday>", f"({prefix}) {{weekday}}", lambda s: Weekday(s.number("weekday"), which), (phrase,)
    )


RULES = (
    Rule("date.<weekday>", "{weekday}", lambda s: Weekday(s.number("weekday")), ("Wednesday",), ("sat",)),
    Rule("date.<weekday-abbr>", "{weekday_abbr}.?", lambda s: Weekday(s.number("weekday_abbr")), ("Thurs.",)),
    Rule(
        "date.<weekday-short>",
        "{weekday_short}.?",
        lambda s: Weekday(s.number("weekday_short"), "short"),
        (),
        ("The Sun", "they wed"),
    ),
    which_rule("(the )?(last|past|this past|this last)", "last", "last Tuesday"),
    which_rule("next", "next", "next Tuesday"),
    which_rule("(this |the )?(coming|upcoming)", "coming", "this coming Sunday"),
    which_rule("this", "this", "this Friday"),
    which_rule("(the )?(previous|preceding|prior)", "previous", "the previous Friday"),
    which_rule("(the )?following|the next", "following", "the following Monday"),
    which_rule("the same|that same|that", "same", "that Friday"),
    Rule(
        "date.<weekday>-last",
        "{weekday} last",
        lambda s: None if UNIT_AFTER.match(s.after()) else Weekday(s.number("weekday"), "last"),
        ("Tuesday last",),
    ),
    Rule(
        "date.<weekday>-next",
        "{weekday} next",
        lambda s: None if UNIT_AFTER.match(s.after()) else Weekday(s.number("weekday"), "next"),
        ("Tuesday next",),
    ),
)
