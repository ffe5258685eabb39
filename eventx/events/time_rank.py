"""Which of several dates of one event is the one that counts, which two belong together, and whether it is the event's after all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventx.events.frames import FrameMention
from eventx.events.links import key
from eventx.events.ruling import REQUESTED, SCHEDULED, Ruling, words
from eventx.events.time_owner import node_of, owner_of
from eventx.text.clauses import verb_of
from eventx.text.nodes import Parse
from eventx.times import Anchor, TimeValue
from eventx.times.meaning import Day, Shift, Weekday
from eventx.values import replace

APPOSED = re.compile(r",(?: on)? ")


def stands_back(parse: Parse, value: TimeValue, others: Sequence[TimeValue]) -> bool:
    """Another date says more: "a week earlier, on May 3"; "scheduled for Friday, will now take place on Monday"."""
    return any(
        other is not value and (_said_again(parse, value, other) or _replanned(parse, value, other)) for other in others
    )


def _said_again(parse: Parse, value: TimeValue, other: TimeValue) -> bool:
    """The other one names the day that this one only counts; "overnight on Tuesday" is of Tuesday."""
    between = parse.tokens.text[value.span[1] : other.span[0]]
    if not isinstance(other.expression.meaning, (Day, Weekday)):
        return False
    if value.text.lower() == "overnight":
        return between in (" ", " on ")
    return isinstance(value.expression.meaning, Shift) and bool(APPOSED.fullmatch(between))


def _replanned(parse: Parse, value: TimeValue, other: TimeValue) -> bool:
    """This one is of a plan told in passing, the other one of a verb in the future."""
    t, u = node_of(parse, value), node_of(parse, other)
    plan = verb_of(parse, owner) if t is not None and (owner := owner_of(parse, t)) is not None else None
    held = verb_of(parse, owner) if u is not None and (owner := owner_of(parse, u)) is not None else None
    if plan is None or held is None or plan.form != "participle" or plan.lemma not in words("planning"):
        return False
    return held.finite and held.tense == "future"


def partner_of(parse: Parse, chosen: TimeValue, others: Sequence[TimeValue]) -> TimeValue | None:
    """ "on Monday and Tuesday": the second of two dates joined by and."""
    for other in others:
        between = parse.tokens.text[chosen.span[1] : other.span[0]].strip().lower()
        if between in ("and", "and on") or (_turns(parse, chosen) == "begin" and _turns(parse, other) == "end"):
            return other
    return None


def _turns(parse: Parse, value: TimeValue) -> str:
    """Whether the verb of a date says that something began or ended then."""
    t = node_of(parse, value)
    owner = owner_of(parse, t) if t is not None else None
    verb = verb_of(parse, owner) if owner is not None else None
    name = key(verb.lemma, verb.particle) if verb is not None else ""
    return "begin" if name in words("beginning") else "end" if name in words("ending") else ""


def joined_dates(text: str, first: TimeValue, second: TimeValue) -> TimeValue | None:
    if first.interval is None or second.interval is None or first.begin is None or second.begin is None:
        return None
    if first.begin[:10] > second.begin[:10]:
        return None
    begin, end = first.begin[:10], (second.end or second.begin)[:10]
    span = (first.span[0], second.span[1])
    both = f"{begin}/{end}"
    return replace(first, text=text[span[0] : span[1]], span=span, begin=begin, end=end, edtf=both, value=both)


def settled_rule(mention: FrameMention, ruling: Ruling, value: TimeValue, rule: str, anchor: Anchor) -> str:
    """What was asked for or ordered cannot have been due before: such a date is that of the demand, of the order."""
    last = value.interval.last if value.interval is not None else None
    if last is None or anchor.day is None or last > anchor.day:
        return rule
    if ruling.status == REQUESTED:
        return "dating.of-demand"
    verb = verb_of(mention.parse, mention.node)
    ordered = (
        ruling.status == SCHEDULED and ruling.direction == "past" and verb is not None and verb.form == "participle"
    )
    return "dating.of-decision" if ordered and rule == "dating.own-verb" else rule


__all__ = ["joined_dates", "partner_of", "settled_rule", "stands_back"]
