"""When the expression that dates an event is: read in the direction, from the day and in the year that its words ask for."""

from __future__ import annotations

import datetime as dt

from eventx.chain_rules import step
from eventx.events.errand import errand_of
from eventx.events.frames import FrameMention
from eventx.events.links import key, word_of
from eventx.events.ruling import (
    NEGATED,
    OCCURRED,
    ONGOING,
    POSSIBLE,
    REQUESTED,
    SCHEDULED,
    Ruling,
    words,
)
from eventx.events.story import Story
from eventx.events.time_owner import (
    before_relative,
    node_of,
    owner_of,
    reports,
    token_of,
)
from eventx.text.clauses import governing_verb, verb_of
from eventx.text.nodes import Parse
from eventx.text.nouns import PRONOUN, Noun
from eventx.text.understood import subject
from eventx.times import Anchor, Direction, TimeValue, resolve
from eventx.times.meaning import (
    Clock,
    Day,
    DayPart,
    Deictic,
    Edge,
    Meaning,
    Month,
    Nth,
    Open,
    Range,
    Season,
    Unit,
    Weekday,
)
from eventx.trace import Step
from eventx.values import replace

SENTENCE = 200  # characters between a week and a day of it


def read_date(
    mention: FrameMention, value: TimeValue, ruling: Ruling, story: Story, steps: list[Step] | None
) -> TimeValue | None:
    """The expression read as the date of the event."""
    anchor = story.anchor
    meaning = value.expression.meaning
    if isinstance(meaning, Open) and isinstance(meaning.of, (Clock, DayPart)) and meaning.of.day is not None:
        meaning = meaning.of.day  # "before dawn on Monday": on that day
        return _again(value, meaning, anchor, ruling.direction if _bare(meaning) else None, "reading.whole", steps)
    if isinstance(meaning, Open):
        v = mention.node if mention.noun is None else None
        relative = v is not None and before_relative(mention.parse, v, "when") == node_of(mention.parse, value)
        open_end = ruling.status in (SCHEDULED, REQUESTED, POSSIBLE)
        ahead = (
            meaning.relation == "by"
            or _before_the_end(meaning)
            or _at_the_earliest(mention.parse, value)
            or put_off(mention.parse, value)
        )
        if not relative and not (open_end and ahead):
            return None if ruling.status != ONGOING else value
        return _again(value, meaning.of, anchor, None if relative else "future", "reading.end", steps)
    if isinstance(meaning, Range) and put_off(mention.parse, value):  # "from Monday to Friday"
        return _again(value, meaning.end, anchor, "future", "reading.put-off", steps)
    if isinstance(meaning, Edge) and meaning.mod in ("EARLIER", "LATER") and value.grain != "day":
        return _again(value, meaning.of, anchor, None, "reading.whole", steps)  # as "this month": the day is not known
    spoken = _day_of_statement(mention.parse, value, story) if _from_today(meaning) else None
    if spoken is not None:
        return _again(value, meaning, Anchor(spoken), None, "reading.quoted-day", steps)
    week = _week_before(mention, value, story) if isinstance(meaning, Weekday) and meaning.which is None else None
    if week is not None:
        return _again(value, meaning, Anchor(week), "past", "reading.week-before", steps)
    leg = _day_of_journey(mention, value, story) if isinstance(meaning, Weekday) and meaning.which is None else None
    if leg is not None:
        return _again(value, meaning, Anchor(leg), "future", "reading.journey-before", steps)
    old = _year_before(value, ruling, story)
    if old is not None:
        return _again(value, meaning, Anchor(old), "past", "reading.year-before", steps)
    return _directed(mention.parse, value, ruling, anchor, steps)


def _before_the_end(meaning: Open) -> bool:
    """ "before the end of the year", which is by the end of it; "before June" says no more than that it is not in June."""
    return meaning.relation == "before" and isinstance(meaning.of, Edge) and meaning.of.mod == "END" and meaning.of.very


def side_of_owner(parse: Parse, value: TimeValue, ruling: Ruling) -> Ruling:
    """A date of the visit or of the demand lies where the tense of its own verb says; the present leaves open what is planned."""
    t = node_of(parse, value)
    owner = owner_of(parse, t) if t is not None else None
    verb = verb_of(parse, owner) if owner is not None else None
    if verb is not None and verb.tense == "present" and not verb.perfect and ruling.status == SCHEDULED:
        return ruling  # "travels to Oslo on Thursday for talks"
    sides: dict[str, Direction] = {"past": "past", "future": "future"}
    return replace(ruling, direction=sides.get(verb.tense)) if verb is not None and verb.finite else ruling


def _at_the_earliest(parse: Parse, value: TimeValue) -> bool:
    """ "as early as April", "as soon as May"."""
    t = node_of(parse, value)
    soon = t is not None and t > 0 and parse.nodes[t - 1].word == "as soon as"
    return soon or (t is not None and parse.tokens.lowers[parse.nodes[t].first].startswith("as "))


def put_off(parse: Parse, value: TimeValue) -> bool:
    """ "has been put off until Friday": the new date."""
    t = node_of(parse, value)
    owner = owner_of(parse, t) if t is not None else None
    verb = verb_of(parse, owner) if owner is not None else None
    return verb is not None and key(verb.lemma, verb.particle) in words("postponing")


def _again(
    value: TimeValue,
    meaning: Meaning,
    anchor: Anchor,
    direction: Direction | None,
    rule: str,
    steps: list[Step] | None,
) -> TimeValue:
    """The expression with this meaning, seen from another day or in another direction: the `rule` says why."""
    reckoned: list[Step] | None = None if steps is None else []
    again = resolve(replace(value.expression, meaning=meaning), anchor, direction=direction, steps=reckoned)
    if again.interval is None:
        return value
    if steps is not None:
        steps.append(step(rule, (value.span,), steps=tuple(reckoned or ())))
    return again


def _directed(parse: Parse, value: TimeValue, ruling: Ruling, anchor: Anchor, steps: list[Step] | None) -> TimeValue:
    """Resolve again in the direction of the event: a scheduled Friday is the next, one that passed the last."""
    direction = ruling.direction
    meaning = value.expression.meaning
    if direction is None or value.interval is None or anchor.day is None or not _bare(meaning):
        return value
    if direction == "future" and ruling.status == NEGATED:
        if _was_due(parse, value):
            direction = "past"
        elif not isinstance(meaning, Weekday):
            ahead = value.interval.first is not None and value.interval.first > anchor.day
            return _nearest(value, anchor, steps) if ahead else value  # only a day of the week is sure to lie ahead
    if (
        direction == "future"
        and ruling.status == SCHEDULED
        and not isinstance(meaning, Weekday)
        and _past_plan(parse, value)
    ):
        return _nearest(value, anchor, steps)
    first = value.interval.first
    if first is None or (first >= anchor.day if direction == "future" else first <= anchor.day):
        return value
    return _again(value, meaning, anchor, direction, "reading.side", steps)


def _past_plan(parse: Parse, value: TimeValue) -> bool:
    """ "was due to be freed in September": the plan is of the past, its month may be too."""
    t = node_of(parse, value)
    verb = next((n.verb for n in reversed(parse.nodes[:t]) if n.verb is not None and n.verb.finite), None)
    return verb is not None and verb.tense == "past"


def _nearest(value: TimeValue, anchor: Anchor, steps: list[Step] | None) -> TimeValue:
    """The reading on that side of publication where it is nearer."""
    sides: tuple[Direction, Direction] = ("past", "future")
    both = [_again(value, value.expression.meaning, anchor, side, "reading.nearest", None) for side in sides]
    nearest = min(both, key=lambda v: abs((v.interval.first - anchor.day).days))  # type: ignore[union-attr, operator]
    side = sides[both.index(nearest)]
    return (
        _again(value, value.expression.meaning, anchor, side, "reading.nearest", steps)
        if steps is not None
        else nearest
    )


def _was_due(parse: Parse, value: TimeValue) -> bool:
    """ "that had been due in April": before the story."""
    t = node_of(parse, value)
    owner = owner_of(parse, t) if t is not None else None
    verb = verb_of(parse, owner) if owner is not None else None
    if owner is None or verb is None or verb.tense != "past" or not verb.perfect or _backshifted(parse, owner):
        return False
    return verb.passive or word_of(parse, owner + 1) == "due"


def _backshifted(parse: Parse, v: int) -> bool:
    """ "said he had cancelled a meeting that had been fixed for May": past perfect, since he said so in the past."""
    verbs = [node.verb for node in parse.nodes[:v] if node.verb is not None and node.verb.finite]
    said = next((i for i, verb in enumerate(verbs) if verb.lemma in words("reporting") and verb.tense == "past"), None)
    return said is not None and any(verb.perfect and verb.tense == "past" for verb in verbs[said + 1 :])


def _bare(meaning: Meaning | None) -> bool:
    """Words that name a day or month of the past as well as of the future: "Friday", "the weekend", "May 3", "in March"."""
    match meaning:
        case Weekday(which=which):
            return which in (None, "short")
        case Unit(unit="weekend", which=which):
            return which == "the"
        case Day(year=None, side=None) | Month(year=None, which=None) | Season(year=None, which=None):
            return True
        case DayPart(day=inner) | Clock(day=inner) | Edge(of=inner) | Nth(of=inner) | Range(begin=inner):
            return _bare(inner)
    return False


def _from_today(meaning: Meaning) -> bool:
    """ "today", "tomorrow", "overnight": said as of the day on which somebody speaks."""
    return isinstance(meaning.day if isinstance(meaning, DayPart) else meaning, Deictic)


def _day_of_statement(parse: Parse, value: TimeValue, story: Story) -> dt.date | None:
    """The day that "tomorrow" of a quotation counts from, and "overnight": that of the statement, where the sentence has it."""
    if not parse.tokens.quoted[token_of(parse, value)] and value.text.lower() != "overnight":
        return None
    for other in story.within(parse):
        t = node_of(parse, other)
        if other is value or t is None or other.interval is None or other.grain != "day":
            continue
        if (
            parse.nodes[t].kind == "E"
            and reports(parse, owner_of(parse, t))
            and not parse.tokens.quoted[token_of(parse, other)]
        ):
            return other.interval.first
    return None


def _same_line(mention: FrameMention, before: TimeValue) -> bool:
    """What the mention tells is told as part of what the time before it dates.

    It does so of people known from there ("they met on Thursday"), or in the sentence itself; not in a clause of
    somebody else that is only joined on ("and the guards freed two drivers on Friday").
    """
    parse = mention.parse
    if before.span[0] < parse.start:
        return mention.anaphoric or any(_known(f.reference.noun) for f in mention.fillers)
    governing = governing_verb(parse, mention.node) if mention.noun is not None else (mention.node, "")
    s = subject(parse, governing[0]) if governing is not None else None
    if s is None or s == 0 or parse.nodes[s - 1].kind != "C":
        return True
    told, phrase = node_of(parse, before), parse.nodes[s].phrase
    return (told is not None and told > s) or (phrase is not None and _known(phrase.members[0].noun))


def _known(noun: Noun) -> bool:
    """ "they", "the two": people told of before."""
    return noun.kind == PRONOUN or (noun.determiner == "the" and noun.lemma == noun.count)


def _week_before(mention: FrameMention, value: TimeValue, story: Story) -> dt.date | None:
    """ "Last week she flew to Rome, where they met on Thursday": the last day of the week that was named just before."""
    before = story.before(value)
    if before is None or before.interval is None or value.span[0] - before.span[1] > SENTENCE:
        return None
    if not _same_line(mention, before):
        return None
    told = before.expression.meaning
    return before.interval.last if isinstance(told, Unit) and told.unit == "week" and told.which == "last" else None


def _day_of_journey(mention: FrameMention, value: TimeValue, story: Story) -> dt.date | None:
    """ "arrived on Wednesday to meet X on Friday": the day of arrival, from which the Friday counts."""
    parse = mention.parse
    errand = errand_of(parse, mention.node) if mention.noun is None else None
    for other in story.within(parse) if errand is not None else ():
        t = node_of(parse, other)
        if other is not value and t is not None and owner_of(parse, t) == errand and other.grain == "day":
            return other.interval.first if other.interval is not None else None
    return None


def _year_before(value: TimeValue, ruling: Ruling, story: Story) -> dt.date | None:
    """ "Last year … He was released in November": the last day of the year that the text spoke of just before."""
    meaning = value.expression.meaning
    if ruling.status != OCCURRED or not isinstance(meaning, (Month, Day)) or meaning.year is not None:
        return None
    last = story.before(value)
    while (
        last is not None and isinstance(last.expression.meaning, (Month, Day)) and last.expression.meaning.year is None
    ):
        last = story.before(last)
    if last is None or last.interval is None or value.span[0] - last.span[1] > 300:
        return None
    told = last.expression.meaning
    return last.interval.last if isinstance(told, Unit) and told.unit == "year" and told.which == "last" else None
