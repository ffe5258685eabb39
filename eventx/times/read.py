"""Reading a text: find, and resolve in order, with the tense of each clause and the time last mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from eventx.lexicon.folding import lower
from eventx.times.find import find
from eventx.times.meaning import (
    About,
    Anchored,
    Century,
    Clock,
    Closing,
    Day,
    DayPart,
    Decade,
    Deictic,
    Edge,
    Expression,
    Length,
    Meaning,
    Month,
    Often,
    Open,
    Reference,
    Shift,
    Weekday,
    Year,
)
from eventx.times.memory import BREAK, Memory
from eventx.times.resolve import resolve
from eventx.times.value import Anchor, Direction, Interval, TimeValue
from eventx.trace import Span, Step
from eventx.values import dataclass

REACH = 160
AHEAD_WORDS = (
    r"\b(?:will|won't|shall|going to|(?:is|are|was|were|be|been) (?:to|set to|likely to)|to be|would|plans?|planned|planning|(?<!had been )(?:scheduled|expected|due|slated)|schedules?"
    r"|expect(?:s|ing)?|supposed to|set to|hop(?:e|es|ed|ing) to|intend(?:s|ed|ing)?|(?<!had been )(?:agreed|decided|vowed|promised|ready|due|called|want|wants|wanted|wish|wishes|wished) to"
    r"|prepar(?:e|es|ed|ing) to|(?:agreement|deal|decision|proposal|program|pact|offer) to|(?:is|are) set for|(?:runs?|lasts?|continues?) (?:through|until|till)|(?:when|if|once|unless)(?: [\w'’]+){1,4} (?:is|are)|(?<!\bto )(?<!\bnot )(?<!n't )meets?|begins|opens|resumes|expires|takes place|concludes|ends|kicks off|gets under way|(?<!\bto )gathers?|convenes?|upcoming|deadline|as soon as|starting|effective|postponed|delayed|invited|call(?:s|ed) for)\b|[’']ll\b"
)
# After "be" and "to" a participle is of a plan: "would be paid in January", "to be held".
BEHIND_WORDS = (
    r"\b(?<!\bbe )(?<!\bto )(?:was|were|had|did|has been|have been|said|says|told|met|went|came|took|made|gave|got|held|began|left|saw|found|sent|won|lost|killed|fell|rose|led|ran|spoke"
    r"|wrote|became|brought|struck|shot|broke|drove|flew|grew|knew|paid|quit|sold|stood|thought|hit|cut|died|set (?:aside|off|out|foot)|(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )"
    r"(?!un|hundred|indeed|speed|exceed|proceed|need|feed|seed)[a-z]{2,}ed)\b"
)
# Of words in lower case: patterns that do not mind case run at half the rate.
FUTURE, PAST = re.compile(AHEAD_WORDS), re.compile(BEHIND_WORDS)
TENSE = re.compile(f"(?P<future>{AHEAD_WORDS})|(?P<past>{BEHIND_WORDS})")
BY = re.compile(r"\b(?:until|till|by)(?: early| mid| late)?[ -]$")
AHEAD = re.compile(r"\b(?:until|till)(?: the| early| mid| late)?[ -]$")


def read(text: str, anchor: Anchor, spans: Sequence[tuple[int, int]] | None = None) -> list[TimeValue]:
    """All time expressions of the text, or of the spans, resolved in the order of the document."""
    return in_order(
        text, anchor, [e for span in (spans if spans is not None else [(0, len(text))]) for e in find(text, *span)]
    )


def in_order(
    text: str, anchor: Anchor, expressions: Iterable[Expression], reckoned: dict[Span, tuple[Step, ...]] | None = None
) -> list[TimeValue]:
    """The expressions found in a text, given in its order, resolved: each may count from the one before.

    `reckoned` receives the steps of each, by its span.
    """
    memory = Memory(anchor.day, text)
    values: list[TimeValue] = []
    for expression in expressions:
        lean = lean_of(text, expression) if leans(expression.meaning) else None
        direction = lean.direction if lean is not None else None
        steps: list[Step] | None = None if reckoned is None else []
        reference = memory.reference_for(expression)
        value = resolve(expression, anchor, direction=direction, reference=reference, steps=steps)
        if reckoned is not None and steps is not None:
            told = lean is not None and _turns(expression, anchor, lean, reference, value)
            reckoned[value.span] = (*_of_tense(lean if told else None), *steps)
        memory.keep(value)
        values.append(value)
    return values


def _turns(expression: Expression, anchor: Anchor, lean: Lean, reference: Interval | None, value: TimeValue) -> bool:
    """Whether another tense of the clause would have given another time: only then it is a reason."""
    other: Direction = "future" if lean.direction == "past" else "past"
    return resolve(expression, anchor, direction=other, reference=reference).interval != value.interval


def leans(meaning: Meaning) -> bool:
    """Whether the tense of the clause has a say in what a meaning comes to."""
    match meaning:
        case Day(year=year, within=within):
            return year is None and within is None
        case Weekday(which=which):
            return which in (None, "short")
        case Year() | Decade() | Century() | Deictic() | Length() | Anchored() | Often() | Reference():
            return False
        case Shift(origin=origin):
            return isinstance(origin, Meaning) and leans(origin)
        case Open(of=of) | Edge(of=of) | About(of=of) | Closing(end=of):
            return leans(of)
        case Clock(day=day) | DayPart(day=day):
            return day is not None and leans(day)
    return True


@dataclass(frozen=True, slots=True)
class Lean:
    """On which side of publication the clause lies, and the words that tell."""

    direction: Direction
    span: Span


def _of_tense(lean: Lean | None) -> Iterator[Step]:
    if lean is not None:
        side = "is past" if lean.direction == "past" else "speaks of what is to come"
        yield Step("dating.tense", f"the clause {side}", (lean.span,))


def lean_of(text: str, expression: Expression) -> Lean | None:
    """The tense of the clause: the verb nearest before the expression, else the first one after it; None if neither tells."""
    if text.startswith(("'s", "\u2019s"), expression.end):
        return None  # "Monday's bonfire" is dated by itself
    before = lower(BREAK.split(text[max(0, expression.start - REACH) : expression.start])[-1])
    first, last = expression.start - len(before), expression.end
    bound = (BY if isinstance(bare_of(expression.meaning), Month) else AHEAD).search(before)
    fronted = bound is not None and not before[: bound.start()].strip()  # "Until Friday, they had not ..."
    if bound and not fronted and " had " not in before:
        return _lean("future", bound, first)
    if (verbs := list(TENSE.finditer(before))) and not fronted:
        return _lean("future" if verbs[-1].lastgroup == "future" else "past", verbs[-1], first)
    after = lower(BREAK.split(text[last : last + REACH], maxsplit=1)[0])
    ahead, behind = FUTURE.search(after), PAST.search(after)
    if ahead and (not behind or ahead.start() < behind.start()):
        return _lean("future", ahead, last)
    if behind:
        return _lean("past", behind, last)
    return _lean("future", bound, first) if fronted and bound else None


def _lean(direction: Direction, told: re.Match[str], offset: int) -> Lean:
    return Lean(direction, (offset + told.start(), offset + told.end()))


def bare_of(meaning: Meaning) -> Meaning:
    """The time that an open range, a part or a modifier speaks of."""
    while isinstance(meaning, Open | Edge | About):
        meaning = meaning.of
    return meaning
