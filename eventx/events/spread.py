"""An event of several days that is dated by its first or last one: "ended three days of talks on Wednesday"."""

from __future__ import annotations

import re

from eventx.events.candidate import Dated, Lasting
from eventx.events.frames import FrameMention
from eventx.events.links import key
from eventx.events.ruling import words
from eventx.text.clauses import governing_verb, verb_of
from eventx.times.arithmetic import plus_days
from eventx.times.value import Interval
from eventx.trace import Step
from eventx.values import replace

DAYS = re.compile(r"P(\d\d?)D")


def spread(mention: FrameMention, dated: Dated | None, lasting: Lasting | None, *, traced: bool) -> Dated | None:
    """The time with all its days, if the verb says that the event began or ended then and the text how many days it had."""
    days = DAYS.fullmatch(lasting.duration) if lasting is not None else None
    governing = governing_verb(mention.parse, mention.node) if mention.noun is not None else None
    verb = verb_of(mention.parse, governing[0]) if governing is not None else None
    if dated is None or dated.basis == "reported" or days is None or verb is None or governing is None:
        return dated
    interval = dated.value.interval
    day = (
        interval.first if interval is not None and interval.grain == "day" and interval.first == interval.last else None
    )
    name, more = key(verb.lemma, verb.particle), int(days[1]) - 1
    last = name in words("ending")
    if day is None or governing[1] not in ("object", "subject") or not (last or name in words("beginning")):
        return dated
    first_day, last_day = (plus_days(day, -more), day) if last else (day, plus_days(day, more))
    if first_day is None or last_day is None:
        return dated
    begin, end = first_day.isoformat(), last_day.isoformat()
    whole = replace(
        dated.value,
        begin=begin,
        end=end,
        edtf=f"{begin}/{end}",
        value=f"{begin}/{end}",
        interval=Interval(first_day, last_day, "day"),
    )
    step = (
        Step(
            "reading.days", f"{days[1]} days, of which this is the {'last' if last else 'first'}", (dated.value.span,)
        ),
    )
    return replace(dated, days=whole, steps=(*dated.steps, *step) if traced else ())


__all__ = ["spread"]
