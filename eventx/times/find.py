"""Finding: where a text speaks of time, and what the words mean. No anchor, no dates.

Each token becomes one character by a look-up; only runs of time words that hold at least one telling word are looked
at; in them the rules of each level are tried from left to right. **Leftmost first, then the longest span, then the order of the
rules.** What a level found is one character to the next, so that "early <month>" and "from <day> to <day>" need no grammar of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, repeat

from eventx.times.grammar import Entry, Grammar, Level, grammar
from eventx.times.meaning import Closing, Expression, Lasting, Meaning, Range, Shift, Stretch
from eventx.times.rule import Slots
from eventx.values import dataclass

# Sets of characters run faster than classes. In 20211208 year, month and day are apart, for the rules look up each.
TOKEN = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ʯ]+|\s+|(?:19|20)\d\d(?=(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))|\d+|[^\W\d_]+|[^\w\s]|_+"
)
# In 10/1/2018-10/7/2018, in 10/1-11/7 and in 10-1-2018-10-7-2018 the hyphen parts two dates.
DATE_AFTER = re.compile(r"-(?:\d\d?/\d\d?(?:/\d{2,4})?|\d\d?-\d\d?-\d{4})\b")
DATE_BEFORE = re.compile(r"(?:\d/\d\d?(?:/\d{2,4})?|\d-\d\d?-\d{4})[-–]$")
AMOUNTS = ("$", "£", "€", "¥")
OTHER = "\x00"
TITLE = re.compile(
    r"(?:This|Last|Next|High|The|\d\d?) (?:Second|Minute|Hour|Day|Night|Week|Month|Year|Noon|Minutes|Hours|Days)"
)
QUOTES = ('"', "\u201c", "'", "\u2018", "`")
SHORT = 8  # tokens: a field that holds a date and nothing else ("sat.", "7 Mar") needs no telling word
USUAL = 48  # tokens: a longer run is not one that comes again
Matches = tuple[tuple[Entry, re.Match[str]], ...]
Spot = tuple[int, Matches]


@dataclass(slots=True)
class Line:
    """A run of tokens under way through the levels: a character, a start, an end and perhaps an expression each."""

    tags: str
    starts: list[int]
    ends: list[int]
    found: list[Expression | None]


def find(text: str, start: int = 0, end: int | None = None) -> list[Expression]:
    """The time expressions of `text[start:end]`, sorted, not overlapping; offsets count from the start of `text`.

    Takes time linear in the length.
    """
    rules = grammar()
    tokens = TOKEN.findall(text, start, len(text) if end is None else end)
    tags = "".join(map(rules.tags.get, tokens, repeat(OTHER)))
    if len(tokens) <= SHORT:
        return parse(text, Line(tags, *bounds_of(tokens, start), [None] * len(tokens)), rules)
    offsets: list[int] | None = None
    found: list[Expression] = []
    done = 0
    for telling in rules.telling.finditer(tags):
        if telling.start() < done:
            continue
        first, done = tags.rfind(OTHER, done, telling.start()) + 1 or done, tags.find(OTHER, telling.end())
        done = len(tags) if done < 0 else done
        if offsets is None:
            offsets = list(accumulate(map(len, tokens), initial=start))
        line = Line(tags[first:done], offsets[first:done], offsets[first + 1 : done + 1], [None] * (done - first))
        found.extend(parse(text, line, rules))
    return found


def bounds_of(tokens: list[str], start: int) -> tuple[list[int], list[int]]:
    """Where each token starts, and where it ends."""
    offsets = list(accumulate(map(len, tokens), initial=start))
    return offsets[:-1], offsets[1:]


def parse(text: str, line: Line, rules: Grammar) -> list[Expression]:
    """Take a run through all levels; what then counts as an expression."""
    for level in rules.levels:
        spots = remembered(level, line.tags) if len(line.tags) <= USUAL else matching(level, line.tags)
        if spots:
            line = climb(text, line, spots, rules)
    found = (e for e in line.found if e is not None and e.meaning.kind not in rules.inner)
    return [e for e in found if not is_title(text, e)]


def is_title(text: str, expression: Expression) -> bool:
    """Whether words that are no names are in capitals right after a quotation mark: "This Week", the programme."""
    return bool(TITLE.fullmatch(expression.text)) and text[max(0, expression.start - 1) : expression.start] in QUOTES


def climb(text: str, line: Line, spots: Iterable[Spot], rules: Grammar) -> Line:
    """One level: replace what its rules find by one character each."""
    done = 0
    matches: list[tuple[int, int, Expression]] = []
    for at, entries in spots:
        if at < done:
            continue
        best = longest(text, line, at, entries)
        if best is not None:
            expression, done = best
            matches.append((at, done, expression))
    return replaced(line, matches, rules) if matches else line


@lru_cache(maxsize=12288)
def remembered(level: Level, tags: str) -> tuple[Spot, ...]:
    """`matching`, kept: a run of time words is one of some thousand sequences of characters."""
    return tuple(matching(level, tags))


def matching(level: Level, tags: str) -> Iterator[Spot]:
    """The places where rules of a level match, and which, the longest match first, the earlier rule among equals."""
    present = set(tags)
    for candidate in level.begins.finditer(tags):
        at = candidate.start()
        matches = []
        for entry in level.rules[tags[at]]:
            for need in entry.needs:
                if need.isdisjoint(present):
                    break  # a look costs a tenth of a match
            else:
                if match := entry.match(tags, at):
                    matches.append((entry, match))
        if matches:
            yield at, tuple(sorted(matches, key=lambda m: -m[1].end()))


def replaced(line: Line, matches: list[tuple[int, int, Expression]], rules: Grammar) -> Line:
    """The line with each match as one token."""
    tags, at = "", 0
    starts: list[int] = []
    ends: list[int] = []
    found: list[Expression | None] = []
    for first, last, expression in matches:
        tags += line.tags[at:first] + rules.kinds[expression.meaning.kind]
        starts += line.starts[at:first]
        ends += line.ends[at:first]
        found += line.found[at:first]
        starts.append(expression.start)
        ends.append(expression.end)
        found.append(expression)
        at = last
    return Line(tags + line.tags[at:], starts + line.starts[at:], ends + line.ends[at:], found + line.found[at:])


def longest(text: str, line: Line, at: int, matches: Matches) -> tuple[Expression, int] | None:
    """The first of the matches, the longest first, that is bounded and means something; and where it ends."""
    for entry, match in matches:
        start, end = line.starts[at], line.ends[match.end() - 1]
        if bounded(text, start, end):
            expression = build(text, line, entry, match, start, end)
            if expression:
                return expression, match.end()
    return None


def build(text: str, line: Line, entry: Entry, match: re.Match[str], start: int, end: int) -> Expression | None:
    texts: dict[str, str] = {}
    expressions: dict[str, Expression] = {}
    tables: dict[str, str] = {}
    for group, (name, table) in entry.slots.items():
        first, last = match.span(group)
        if first < last:
            tables[name] = table
            texts[name] = text[line.starts[first] : line.ends[last - 1]]
            inner = line.found[first]
            if inner is not None:
                expressions[name] = inner
    meaning = entry.rule.build(Slots(tables, texts, expressions, text, start, end))
    if meaning is None:
        return None
    parts: tuple[Expression, ...] = ()
    if isinstance(meaning, (Stretch, Closing, Lasting)) or (counted_on(meaning) and "length" in expressions):
        parts = tuple(sorted(expressions.values(), key=lambda each: each.start))  # TIMEX3 has the duration apart
    if meaning.kind == "range":
        parts = two_ends(text, line, entry, match, meaning, expressions)
    elif meaning.kind in ("open", "within", "lasting") and "of" in expressions:
        start = min(inner.start for inner in expressions.values())  # the preposition tells, but is no part of it
    return Expression(text[start:end], start, end, entry.rule.name, meaning, parts)


def counted_on(meaning: Meaning) -> bool:
    """“two days after May 3”, "two days later": after what, another word says, or the text before."""
    return isinstance(meaning, Shift) and (
        isinstance(meaning.origin, Meaning) or (meaning.origin, meaning.sign) == ("reference", 1)
    )


def two_ends(
    text: str, line: Line, entry: Entry, match: re.Match[str], meaning: Meaning, inner: Mapping[str, Expression]
) -> tuple[Expression, ...]:
    """The slots `a` and `b` of a range as expressions of their own: "May 3" and "5"; none if it was not read from two."""
    assert isinstance(meaning, Range)
    spans = {name: match.span(group) for group, (name, _) in entry.slots.items() if match.start(group) >= 0}
    if not {"a", "b"} <= spans.keys():
        return ()
    ends = []
    for name, end in (("a", meaning.begin), ("b", meaning.end)):
        first, last = spans[name]
        start, stop = line.starts[first], line.ends[last - 1]
        rule = inner[name].rule if name in inner else entry.rule.name
        ends.append(Expression(text[start:stop], start, stop, rule, end))
    return tuple(ends)


def bounded(text: str, start: int, end: int) -> bool:
    """Whether a span stands by itself: no part of a word, an amount, a longer number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or (before and before in "_$£€¥#@") or (after and after in "_%@"):
        return False
    if before == " " and text[start].isdigit() and text[start - 2 : start - 1] in AMOUNTS:
        return False  # "$ 12 December 27"
    if before and before in ".,:/-–" and text[start].isdigit() and text[start - 2 : start - 1].isdigit():
        return before in "-–" and DATE_BEFORE.search(text, max(0, start - 12), start) is not None
    if after and after in ".,:/-" and text[end - 1].isdigit() and text[end + 1 : end + 2].isdigit():
        return DATE_AFTER.match(text, end) is not None
    return True
