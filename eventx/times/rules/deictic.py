"""Days counted from publication, and the parts of the day that go with them."""

from __future__ import annotations

from eventx.times.meaning import DayPart, Deictic
from eventx.times.rule import Rule, always

RULES = (
    Rule("date.today", "today", always(Deictic(0)), ("today",)),
    Rule("date.yesterday", "yesterday", always(Deictic(-1)), ("yesterday",)),
    Rule("date.tomorrow", "tomorrow", always(Deictic(1)), ("tomorrow",)),
    Rule(
        "date.day-before-yesterday", "(the )?day before yesterday", always(Deictic(-2)), ("the day before yesterday",)
    ),
    Rule("date.day-after-tomorrow", "(the )?day after tomorrow", always(Deictic(2)), ("the day after tomorrow",)),
    Rule("time.tonight", "(later )?tonight", always(DayPart("NI", Deictic(0))), ("tonight",)),
    Rule("time.last-night", "(late |early )?last night", always(DayPart("NI", Deictic(-1))), ("last night",)),
    Rule(
        "time.this-<daypart>",
        "(later |earlier )?this {daypart}",
        lambda s: DayPart(s.word("daypart"), Deictic(0)),
        ("this morning",),
    ),
    Rule("time.last-<daypart>", "last {daypart}", lambda s: DayPart(s.word("daypart"), Deictic(-1)), ("last evening",)),
    Rule("time.overnight", "overnight", always(DayPart("NI", Deictic(-1))), ("overnight",), ()),
)
