"""The status again, once the date is known: what lies ahead is planned, what has passed has happened."""

from __future__ import annotations

from eventx.events.candidate import Dated
from eventx.events.ruling import OCCURRED, ONGOING, SCHEDULED, Ruling
from eventx.times import Anchor
from eventx.times.meaning import Deictic, Meaning, Month, Unit, Weekday


def by_date(ruling: Ruling, dated: Dated | None, anchor: Anchor) -> Ruling:
    """The status as the date has it.

    What stands in the present or without a verb is scheduled if its date lies ahead; what goes on is over, and what
    somebody is yet to tell of has happened, if its date has passed. What was going on on the day of publication still is.
    """
    if dated is None or dated.basis == "reported":
        return ruling
    later = dated.value.text.lower().startswith("later") and ruling.direction == "future"
    if ruling.status in (OCCURRED, ONGOING) and (later or _by_name_ahead(dated.value.expression.meaning)):
        return ruling.because(SCHEDULED, "status.date-ahead")
    if dated.value.interval is None or anchor.day is None:
        return ruling
    first, last = dated.value.interval.first, dated.value.interval.last
    if first is not None and first > anchor.day and ruling.status in (OCCURRED, ONGOING):
        return ruling.because(SCHEDULED, "status.date-ahead")
    doing = bool(ruling.links) and ruling.links[0][1].rule == "status.was-doing"
    if doing and ruling.status == OCCURRED and first == last == anchor.day:
        return ruling.because(ONGOING, "status.date-today")
    passed = last is not None and last < anchor.day
    open_plan = ruling.status == SCHEDULED and not ruling.told and dated.basis == "explicit"
    if passed and ruling.status in (ONGOING, SCHEDULED) and not open_plan:
        return ruling.because(OCCURRED, "status.date-passed")
    return ruling


def _by_name_ahead(meaning: Meaning) -> bool:
    """ "next week", "tomorrow": ahead, whatever the day of publication."""
    match meaning:
        case Deictic(offset=offset):
            return offset > 0
        case Unit(which=which) | Weekday(which=which) | Month(which=which):
            return which in ("next", "coming")
    return False


__all__ = ["by_date"]
