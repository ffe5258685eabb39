"""Weekdays, alone and with last, next, this.

Not found: abbreviations that are words (sun, sat, wed), unless a date stands beside them.
"""

from __future__ import annotations

import re

from eventx.times import words
from eventx.times.meaning import Count, Length, Meaning, Often, Shift, Weekday
from eventx.times.rule import Build, Rule, Slots

NAMED_DAY = re.compile(
    r"\b(Remembrance|Bloody|Super|Black|Ash|Maundy|Whit|Palm|Good|Holy|Cyber|Giving|Shrove|Easter)\s$"
)
CAPITAL_AFTER = re.compile(
    r"^\s(?!Night|Morning|Afternoon|Evening|January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec|Jan|Feb)[A-Z][a-z]{2,}"
)
SAID = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told \S+|(?:stress|not|add|announc|report|confirm|warn|claim|insist|argu|suggest|believ|indicat|agre|hop|fear|show)(?:e?d|e?s|ing|e)?"
    r"|kn(?:e|o)ws?|thinks?|thought|means?|meant)\s$",
    re.IGNORECASE,
)
PARTS_AFTER = re.compile(
    r"^(?:,? and|,) [MTWFS]\w+day (nights|mornings|afternoons|evenings)\b"
)  # "Friday and Saturday nights"
UNIT_AFTER = re.compile(r"\s(week|month|year)")


def which_rule(prefix: str, which: str, phrase: str, no: tuple[str, ...] = ()) -> Rule:
    def build(slots: Slots) -> Meaning | None:
        if slots.matched().startswith(("that ", "following ")) and joins_clause(slots):
            return None
        return Weekday(slots.number("weekday"), which)

    return Rule(f"date.{which}-<weekday>", f"({prefix}) {{weekday}}", build, (phrase,), no)


def joins_clause(slots: Slots) -> bool:
    """“said that Friday was free”, "stressed that Friday's vote …", "following Friday's vote": the word belongs to the clause."""
    return slots.after(2) in ("'s", "\u2019s") or bool(SAID.search(slots.before()))


def bare(slots: Slots) -> Meaning | None:
    """A weekday by itself; not part of a name, of a paper or of a day that has one."""
    before = slots.before()
    if NAMED_DAY.search(before) or (before.endswith("the ") and CAPITAL_AFTER.match(slots.after())):
        return None
    if parts := PARTS_AFTER.match(slots.after(32)):
        return Often(f"XXXX-WXX-{slots.number('weekday')}T{words.value('daypart', parts[1])}")
    return Weekday(slots.number("weekday"))


def counted(sign: int) -> Build:
    """“two Fridays ago”, “three Sundays from now”."""

    def build(slots: Slots) -> Meaning | None:
        count = slots.count("number").number
        table = "weekday_plural" if "weekday_plural" in slots else "weekday"
        if count is None or not 0 < count < 1000 or count != int(count):
            return None
        return Weekday(slots.number(table), "ago" if sign < 0 else "hence", int(count))

    return build


def working_day(slots: Slots) -> Meaning | None:
    """The day from Monday to Friday before or after publication."""
    which = slots.matched().removeprefix("the ").split()[0]
    one = Length(((Count(1), "workday"),))
    return Shift(
        one, -1 if which in ("last", "previous") else 1, "reference" if which in ("previous", "following") else None
    )


RULES = (
    Rule(
        "date.<n>-<weekdays>-ago", "{number} ({weekday_plural}|{weekday}) (ago|back)", counted(-1), ("two Fridays ago",)
    ),
    Rule(
        "date.<n>-<weekdays>-from-now",
        "{number} ({weekday_plural}|{weekday}) (from now|hence)",
        counted(1),
        ("three Sundays from now",),
    ),
    Rule("date.<weekday>", "{weekday}", bare, ("Wednesday",), ("sat", "the Sunday Times", "Super Tuesday")),
    Rule("date.<weekday-abbr>", "{weekday_abbr}.?", lambda s: Weekday(s.number("weekday_abbr")), ("Thurs.",)),
    Rule(
        "date.<weekday-short>",
        "{weekday_short}.?",
        lambda s: Weekday(s.number("weekday_short"), None if s.alone() else "short"),
        ("Fri.",),
        ("The Sun", "they wed"),
    ),
    Rule(
        "date.<weekday-lower>",
        "{weekday_lower}.?",
        lambda s: Weekday(s.number("weekday_lower")) if s.alone() else None,
        ("fri.",),
        ("she sat",),
    ),
    Rule(
        "date.<which>-working-day",
        "(the )?(last|previous|next|following) (weekday|workday|working day|business day)",
        working_day,
        ("the next working day", "last weekday"),
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
