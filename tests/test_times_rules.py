"""The examples beside each time rule are run: what it finds ([in brackets] where other words stand around), and what not."""

import re
from collections import Counter

import pytest

from eventx.times import find
from eventx.times.grammar import grammar
from eventx.times.rule import Rule
from eventx.times.rules import LEVELS

RULES = [rule for level in LEVELS for rule in level]
YES = [pytest.param(rule, phrase, id=f"{rule.name}-{phrase}") for rule in RULES for phrase in rule.yes]
NO = [pytest.param(rule, phrase, id=f"{rule.name}-{phrase}") for rule in RULES for phrase in rule.no]


@pytest.mark.parametrize(("rule", "phrase"), YES)
def test_rule_finds_its_example(rule: Rule, phrase: str) -> None:
    text = phrase.replace("[", "").replace("]", "")
    wanted = phrase[phrase.index("[") + 1 : phrase.index("]")] if "[" in phrase else phrase
    assert [(e.text, e.rule) for e in find(text)] == [(wanted, rule.name)]


@pytest.mark.parametrize(("rule", "phrase"), NO)
def test_rule_passes_over_its_look_alike(rule: Rule, phrase: str) -> None:
    assert rule.name not in {e.rule for e in find(phrase)}


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in RULES if not rule.yes and not rule.no] == []


def test_names_are_shapes_and_unique_but_for_variants() -> None:
    shared = {name for name, count in Counter(rule.name for rule in RULES).items() if count > 1}
    assert shared == set()
    assert {rule.name.partition(".")[0] for rule in RULES} == {"date", "time", "duration", "set", "ref", "range"}


def test_every_pattern_compiles() -> None:
    for level in grammar().levels:
        for entries in level.rules.values():
            for entry in entries:
                assert re.compile(entry.source).groups == len(entry.slots)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Tuesday night", "time.<day>-<daypart>"),  # the longest span, not "Tuesday"
        ("the third quarter of 1990", "date.<quarter>-of-<year>"),
        ("May 3 to 5, 2021", "range.<month>-<day>-<day>"),
        ("10 days ago", "date.<duration>-ago"),
    ],
)
def test_longest_span_wins(text: str, rule: str) -> None:
    assert [(e.text, e.rule) for e in find(text)] == [(text, rule)]
