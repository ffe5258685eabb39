"""All rules, level by level, compiled for finding. Built once, on first use."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from eventx.times import words
from eventx.times.rule import Rule
from eventx.times.rules import LEVELS, TELLING
from eventx.times.template import Alphabet, Compiled, compile_template, literals
from eventx.values import dataclass

# What an earlier level can find, and the names under which rules speak of several kinds at once.
KINDS = (
    "monthday", "fulldate", "weekday", "weekday_of", "deictic", "holiday", "month", "quarter", "half", "season", "year", "decade", "century",
    "day", "week", "weekend", "night", "hour", "minute", "second", "millennium", "duration", "anchored", "shift", "daypart", "daypart_of", "clock",
    "clock_of", "edge", "nth", "range", "open", "set", "ref", "short", "fortnight", "daypart_bare", "hours", "within", "instant", "half_bare", "lasting", "closing",
)  # fmt: skip
GROUPS: Mapping[str, tuple[str, ...]] = {
    "anyweekdays": ("weekday", "short"),
    "somewhich_weekday": ("weekday", "weekday_of", "short"),
    "calendarday": ("monthday", "fulldate"),
    "spans": ("duration", "anchored"),
    "lengths": ("duration", "instant"),
    "counted": ("nth", "shift"),
    "lasts": ("week", "day", "weekend", "month", "weekday_of", "quarter"),
    "openable": ("monthday", "fulldate", "weekday", "weekday_of", "deictic", "holiday", "month", "quarter", "half", "season", "year", "decade", "century", "day", "week", "weekend", "shift",
                 "daypart_of", "clock", "clock_of", "edge", "nth"),
    "dayahead": ("weekday", "deictic"),
    "closed": ("duration", "week", "quarter", "year"),
    "closer": ("monthday", "fulldate", "weekday", "month"),
    "halvable": ("month", "decade", "century", "week", "season"),
    "quarterly": ("quarter", "half", "half_bare"),
    "anydayorpart": ("monthday", "fulldate", "weekday", "weekday_of", "deictic", "holiday", "day", "nth", "daypart_of", "daypart", "daypart_bare", "shift", "short"),
    "anypart": ("daypart", "daypart_bare"),
    "edgeable": ("month", "quarter", "half", "season", "year", "decade", "century", "week", "weekend", "monthday", "fulldate", "weekday", "weekday_of", "deictic", "day"),
    "aboutable": ("monthday", "fulldate", "weekday", "month", "year", "clock", "clock_of", "shift", "decade"),
    "anyday": ("monthday", "fulldate", "weekday", "weekday_of", "deictic", "holiday", "day", "nth"),
    "period": ("month", "quarter", "half", "season", "year", "decade", "century", "week", "weekend"),
    "when": (
        "monthday", "fulldate", "weekday", "weekday_of", "deictic", "holiday", "month", "quarter", "half", "season", "year", "decade", "century",
        "day", "week", "weekend", "shift", "daypart_of", "clock", "clock_of", "edge", "nth",
    ),
}  # fmt: skip
INNER = frozenset({"short", "daypart_bare", "instant", "half_bare"})
FIRST_CHARACTER = 0x100


class Entry:
    """A rule with its pattern over the alphabet, compiled when a text first has what it needs: most texts need a few of the rules."""

    __slots__ = ("match", "needs", "rule", "slots", "source")

    def __init__(self, rule: Rule, compiled: Compiled) -> None:
        self.rule = rule
        self.source = compiled.source
        self.slots = compiled.slots
        self.needs = tuple(sorted(compiled.needs, key=len))  # the rarest first
        self.match: Callable[[str, int], re.Match[str] | None] = self._compile_and_match

    def _compile_and_match(self, tags: str, at: int) -> re.Match[str] | None:
        self.match = re.compile(self.source).match
        return self.match(tags, at)


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """First character -> rules, in order; and a pattern for any such character."""

    rules: Mapping[str, tuple[Entry, ...]]
    begins: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """`tags`: token -> character. `kinds`: kind -> character. `telling`: what makes a run of time words worth a look."""

    tags: dict[str, str]
    levels: tuple[Level, ...]
    kinds: Mapping[str, str]
    telling: re.Pattern[str]
    inner: frozenset[str]


@functools.cache
def grammar() -> Grammar:
    """The compiled grammar."""
    rules = [rule for level in LEVELS for rule in level]
    tags, alphabet = allot(literals(rule.pattern for rule in rules) | literals(TELLING))
    return Grammar(
        tags=tags,
        levels=tuple(indexed(level, alphabet) for level in LEVELS),
        kinds={kind: alphabet.kinds[kind] for kind in KINDS},
        telling=telling_pattern(alphabet),
        inner=INNER,
    )


def indexed(level: Iterable[Rule], alphabet: Alphabet) -> Level:
    by_first: defaultdict[str, list[Entry]] = defaultdict(list)
    for rule in level:
        compiled = compile_template(rule.pattern, alphabet)
        entry = Entry(rule, compiled)
        for character in compiled.first:
            by_first[character].append(entry)
    begins = re.compile(f"[{''.join(sorted(by_first))}]")
    return Level({character: tuple(entries) for character, entries in by_first.items()}, begins)


def telling_pattern(alphabet: Alphabet) -> re.Pattern[str]:
    """One pattern for all TELLING: the single characters as one set, and in front a look at the first character."""
    compiled = [compile_template(pattern, alphabet) for pattern in TELLING]
    first = "".join(sorted({character for each in compiled for character in each.first}))
    sources = [re.sub(r"\?P<\w+>", "?:", each.source) for each in compiled]
    return re.compile(f"(?=[{first}])(?:{'|'.join(sources)})")


def allot(literal: set[str]) -> tuple[dict[str, str], Alphabet]:
    """A character for each set of words that no rule can tell apart; the token table and the alphabet."""
    tags: dict[str, str] = {}
    characters: dict[frozenset[str], str] = {}
    for spelling, names in memberships(literal).items():
        tags[spelling] = characters.setdefault(frozenset(names), chr(FIRST_CHARACTER + len(characters)))
    for tables, numerals in words.long_numerals():
        key = frozenset(f"{{{table}}}" for table in tables)
        tags.update(dict.fromkeys(numerals, characters.setdefault(key, chr(FIRST_CHARACTER + len(characters)))))
    named: defaultdict[str, str] = defaultdict(str)
    for key, character in characters.items():
        for name in key:
            named[name] += character
    classes = {name[1:-1]: found for name, found in named.items() if name[0] == "{"}
    kinds = {kind: chr(FIRST_CHARACTER + len(characters) + at) for at, kind in enumerate(KINDS)}
    kinds |= {group: "".join(kinds[kind] for kind in members) for group, members in GROUPS.items()}
    return tags, Alphabet(classes, {name: found for name, found in named.items() if name[0] != "{"}, kinds)


def memberships(literal: set[str]) -> Mapping[str, set[str]]:
    """Each spelling with the {classes} that it belongs to and the literal word that it is."""
    member: defaultdict[str, set[str]] = defaultdict(set)
    for table, entries in words.classes().items():
        for word in entries:
            for spelling, belongs in words.spellings(word, table):
                member[spelling].add(f"{{{belongs}}}")
    for word in literal:
        for spelling in {word, word.capitalize(), word.upper()}:
            member[spelling].add(word)
    for name, signs in words.SIGNS.items():
        for sign in signs:
            member[sign].add(f"{{{name}}}" if name in words.SIGN_CLASSES else name)
    return member
