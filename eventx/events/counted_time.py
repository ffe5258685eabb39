"""The date of an event that another time is counted from: "on Friday, two days after X met Y"."""

from __future__ import annotations

import datetime as dt

from eventx.events.frames import FrameMention
from eventx.events.infinitive_status import heads
from eventx.events.story import Story
from eventx.events.time_owner import node_of, owner_of
from eventx.text.clauses import governing_verb, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import EVENT
from eventx.text.understood import subject
from eventx.times import Anchor, TimeValue, resolve
from eventx.times.arithmetic import SECONDS
from eventx.times.meaning import Length, Shift
from eventx.trace import Step
from eventx.values import replace

BACK = {"after": -1, "before": 1}  # what comes after the event lies ahead of it


def counted_time(mention: FrameMention, story: Story, steps: list[Step] | None = None) -> TimeValue | None:
    """The day so long before or after the time of the main clause; None where the sentence counts nothing from the event."""
    parse = mention.parse
    for value in story.within(parse):
        length, t = value.expression.meaning, node_of(parse, value)
        if not isinstance(length, Length) or t is None or t + 2 >= len(parse.nodes):
            continue
        sign = BACK.get(parse.nodes[t + 1].word)
        known = all(count.number is not None and unit not in SECONDS for count, unit in length.parts)
        if sign is None or not known or not _opens_on(mention, t + 2):
            continue
        day = _day_of_clause(parse, t, story)
        if day is None:
            continue
        shift = replace(value.expression, meaning=Shift(length, sign, None, length.mod))
        return resolve(shift, Anchor(day), steps=steps)
    return None


def _opens_on(mention: FrameMention, first: int) -> bool:
    """The clause or phrase that begins at this node tells of the event."""
    parse = mention.parse
    if mention.noun is not None and mention.node in heads(parse, first):
        return True
    if mention.noun is None and mention.node == first:
        return True  # "a day after meeting X"
    verb = next((i for i in range(first, len(parse.nodes)) if (v := verb_of(parse, i)) is not None and v.finite), None)
    if mention.noun is None:
        return verb == mention.node
    governing = governing_verb(parse, mention.node)
    return verb is not None and governing == (verb, "object")


def _day_of_clause(parse: Parse, t: int, story: Story) -> dt.date | None:
    """The day of what was so long after the event: the date right before, that of the same verb, else, in the present, today."""
    owner = owner_of(parse, t)
    for other in story.within(parse):
        node = node_of(parse, other)
        if node is None or node == t or other.grain != "day" or other.interval is None or other.type != "DATE":
            continue
        beside = node == t - 2 and parse.nodes[t - 1].kind == ","
        if beside or (owner is not None and parse.nodes[node].kind == "E" and owner_of(parse, node) == owner):
            return other.interval.first
    verb = verb_of(parse, owner) if owner is not None else None
    if verb is None or owner is None or not verb.finite:
        return None
    if verb.tense == "past" and verb.lemma in ("come", "follow"):
        return _told_before(parse, owner, story)
    return story.anchor.day if verb.tense == "present" and not verb.perfect else None


def _told_before(parse: Parse, v: int, story: Story) -> dt.date | None:
    """ "He was rescued on Tuesday. The rescue came three days after ...": the day that a sentence gave with the same word."""
    s = subject(parse, v)
    phrase = parse.nodes[s].phrase if s is not None else None
    if phrase is None or phrase.members[-1].noun.kind != EVENT:
        return None
    stem = phrase.members[-1].noun.lemma[:5]
    for before in story.back_from(parse, 4)[1:]:
        days = [t.interval.first for t in story.within(before) if t.grain == "day" and t.interval is not None]
        if days and len(stem) == 5 and any(word.startswith(stem) for word in before.tokens.lowers):
            return days[0] if len(days) == 1 else None
    return None


__all__ = ["counted_time"]
