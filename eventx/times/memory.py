"""The times that later ones count from: the one last mentioned, and the quarter that a report is about.

In a report on a quarter, "a year earlier" and "the quarter" go back to that quarter; after "for the nine months" a year
earlier is a year before publication.
"""

from __future__ import annotations

import datetime as dt
import re

from eventx.times.meaning import Closing, Expression, Fraction, Length, Reference, Shift, Unit
from eventx.times.reckon.context import period
from eventx.times.value import Interval, TimeValue
from eventx.values import dataclass

QUARTER = re.compile(r"(\d{4})-Q(\d)")
BREAK = re.compile(r"[.!?][\"'”’]*\s+(?=[A-Z\"“‘'`])|\n\s*\n|;\s")  # between sentences
NEAR = 300  # characters between a day and what is counted from it
REACH = 900  # characters for which a report stays on its quarter


@dataclass(slots=True)
class Memory:
    """What has been mentioned so far; `today` is the day of publication."""

    today: dt.date | None
    text: str = ""
    last: Interval | None = None
    last_at: int = 0
    day: Interval | None = None
    day_at: int = 0
    quarter: Interval | None = None
    quarter_at: int = 0
    months: bool = False  # the report has gone over to a number of months

    def reference_for(self, expression: Expression) -> Interval | None:
        """The time that the expression counts from; None is publication."""
        if expression.start - self.quarter_at > REACH:
            self.quarter, self.months = None, False
        match expression.meaning:
            case Shift(length=length) if length.parts[-1][1] == "year" and (self.quarter or self.months):
                return self.quarter
            case Unit(unit="quarter", which="same") if self.last and self.last.grain == "quarter":
                return self.last
            case Unit(unit="quarter") | Fraction(number=0):
                return self.quarter
            case Shift(origin="reference", length=length) if length.parts[-1][1] in ("day", "week"):
                return self.day_of_sentence_before(expression.start) or self.last
        return self.last

    def day_of_sentence_before(self, at: int) -> Interval | None:
        """ "On Monday they freed X, who was taken in March. Two days later ...": counted from the Monday of that sentence."""
        if self.day is None or self.day is self.last or at - self.day_at > NEAR:
            return None
        one_sentence = BREAK.search(self.text, self.day_at, self.last_at) is None
        return self.day if one_sentence and BREAK.search(self.text, self.last_at, at) else None

    def keep(self, value: TimeValue) -> None:
        """Remember an expression that has been resolved."""
        meaning = value.expression.meaning
        if isinstance(meaning, Closing) and len(value.parts) == 2:
            self.keep_closing(*value.parts)
            return
        if isinstance(meaning, Length) and meaning.parts[-1][1] == "month" and "months" in value.text.lower():
            self.months = self.months or self.quarter is not None
            self.quarter = None  # "in the nine months …, up from … a year earlier"
        if value.interval is None or value.type not in ("DATE", "TIME") or isinstance(meaning, Reference):
            return
        if isinstance(meaning, Shift) and meaning.length.parts[-1][1] == "year" and compares(meaning):
            return
        self.last, self.last_at = value.interval, value.span[1]
        if value.interval.grain == "day":
            self.day, self.day_at = value.interval, value.span[1]
        if isinstance(meaning, Fraction):
            self.quarter_at = value.span[1]
            if meaning.year is None and self.turns_to(value):
                self.quarter = value.interval if value.interval.grain == "quarter" else None
                self.months = False

    def keep_closing(self, name: TimeValue, end: TimeValue) -> None:
        """ "the fiscal first quarter ended Sept. 29": the report goes on to speak of the first quarter."""
        meaning, quarter = name.expression.meaning, QUARTER.fullmatch(name.value)
        if isinstance(meaning, Length):
            self.keep(name)
        elif quarter:
            first = dt.date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1)
            self.quarter, self.months = period(first, "quarter"), False
            self.quarter_at = end.span[1]
        self.last = end.interval or self.last

    def turns_to(self, value: TimeValue) -> bool:
        """Whether the report goes over to this quarter: not to an earlier one in passing, nor to one that is not over."""
        new, old = value.interval, self.quarter
        if old is None or new is None or old.first is None or new.first is None or "fiscal" in value.text.lower():
            return True
        over = self.today is None or new.last is None or new.last < self.today
        return over and new.first >= old.first


def compares(shift: Shift) -> bool:
    """ "from $5 a year earlier … $7 a year earlier": the same year twice."""
    count, _ = shift.length.parts[-1]
    return shift.origin == "reference" or (shift.origin is None and count.number == 1)
