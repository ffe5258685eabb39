"""Explanations: made by the chain itself, with a reason for every value, true to the rules and to the text."""

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from types import FrameType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from conftest import ROOT
from eventx.chain_rules import ChainRule, chain_rules
from eventx.document import Document
from eventx.events.fillers import Vetoed
from eventx.events.frames import Surroundings
from eventx.explanation import ExplainedEvent, Explanation, Reason, telling_steps
from eventx.golden import Case, cases
from eventx.lexicon.folding import lower
from eventx.outputs.tree import render
from eventx.pipeline import Extractor, article_sentences
from eventx.record import Event
from eventx.rulebook import entry, names
from eventx.text.phrases import parse
from eventx.times.rules import LEVELS
from eventx.trace import Refusal, Step, Trace, Unread
from eventx.types import SHIPPED, EventType, known

FOLDERS = ("golden", "golden_packs", "golden_known_failures")
CASES = [case for folder in FOLDERS for case in cases(ROOT / "tests" / folder)]


def slug(case: Case) -> str:
    return case.slug


@cache
def extractor() -> Extractor:
    return Extractor(SHIPPED)


@cache
def of_case(case: Case) -> Explanation:
    return extractor().explain(case.document())


def steps(each: ExplainedEvent) -> Iterator[Reason]:
    """All steps of an event, those that others rest on too."""
    waiting = list(each.reasons)
    while waiting:
        reason = waiting.pop()
        yield reason
        waiting += reason.steps


def leaves(value: Any, pointer: str = "") -> Iterator[str]:
    """JSON pointers of all values that are not null; a span is one value, and so is a list without items."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{pointer}/{key}")
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        for i, inner in enumerate(value):
            yield from leaves(inner, f"{pointer}/{i}")
    elif value is not None and value not in ([], ()):
        yield pointer


def unexplained(each: ExplainedEvent, printed: dict[str, Any]) -> set[str]:
    return set(leaves(printed)) - {field for step in steps(each) for field in step.fields}


@pytest.mark.parametrize("case", CASES, ids=slug)
def test_explaining_changes_nothing(case: Case) -> None:
    assert [each.event for each in of_case(case).events] == extractor().extract(case.document())


@pytest.mark.parametrize("case", CASES, ids=slug)
def test_every_value_of_every_event_has_a_reason(case: Case) -> None:
    for each in of_case(case).events:
        assert unexplained(each, each.event.model_dump()) == set()


def test_a_field_without_a_reason_would_be_seen() -> None:
    each = next(each for case in CASES for each in of_case(case).events)
    assert unexplained(each, {**each.event.model_dump(), "new": {"inner": 1}}) == {"/new/inner"}


def test_the_golden_cases_have_every_field_that_there_is() -> None:
    """What no case has would be explained by no test."""
    found = {
        "/".join("0" if part.isdigit() else part for part in pointer.split("/"))
        for case in CASES
        for each in of_case(case).events
        for pointer in leaves(each.event.model_dump())
    }
    for name in Event.model_fields.keys() - {"extractor"}:
        assert any(pointer.split("/")[1] == name for pointer in found), name


@pytest.mark.parametrize("case", CASES, ids=slug)
def test_the_words_of_a_step_stand_where_it_says(case: Case) -> None:
    text = case.document().text
    told = of_case(case)
    quotes = [quote for each in told.events for step in steps(each) for quote in step.quotes]
    quotes += [quote for each in told.turned_down for quote in (each.quote, each.sentence)]
    quotes += [each.quote for each in told.not_read]
    assert quotes
    for quote in quotes:
        assert quote.text
        assert text[slice(*quote.span)] == quote.text
    for each in told.turned_down:
        assert each.sentence.span[0] <= each.quote.span[0] < each.quote.span[1] <= each.sentence.span[1]


@pytest.mark.parametrize("case", CASES, ids=slug)
def test_every_step_names_a_rule_that_there_is(case: Case) -> None:
    told = of_case(case)
    named = {step.rule for each in told.events for step in steps(each)}
    named |= {each.rule for each in told.turned_down}
    assert named - known_rules() == set()


@cache
def known_rules() -> frozenset[str]:
    return frozenset(names())


@pytest.mark.parametrize("case", CASES, ids=slug)
def test_explanations_fit_the_committed_schema(case: Case) -> None:
    assert not list(committed().iter_errors(json.loads(of_case(case).model_dump_json())))


@cache
def committed() -> Draft202012Validator:
    written = ROOT / "schemas" / "v1" / "explanation.schema.json"
    return Draft202012Validator(json.loads(written.read_text(encoding="utf-8")), registry=Registry())


# -- rules ----------------------------------------------------------------------------------------------------------


def test_the_rules_of_the_chain_are_those_that_it_names() -> None:
    """None is named that is not described, none described that no code names."""
    stages = {rule.stage for rule in chain_rules().values()}
    found = {
        name
        for path in (ROOT / "eventx").rglob("*.py")
        for name in re.findall(rf'"((?:{"|".join(stages)})\.[a-z-]+)"', path.read_text(encoding="utf-8"))
    }
    assert found == set(chain_rules())


@pytest.mark.parametrize("rule", list(chain_rules().values()), ids=lambda rule: rule.name)
def test_a_rule_has_a_part_in_its_examples(rule: ChainRule) -> None:
    for text in rule.yes:
        told = extractor().explain(Document.make(text, "2023-03-02"))
        named = {step.rule for each in told.events for step in steps(each)}
        assert rule.name in named | {each.rule for each in told.turned_down}


def test_every_rule_of_the_chain_has_an_example() -> None:
    assert not [rule.name for rule in chain_rules().values() if not rule.yes]


@pytest.mark.parametrize("name", names())
def test_every_rule_can_be_shown(name: str) -> None:
    shown = entry(name)
    assert shown.says
    assert shown.source or shown.yes
    for place in shown.places:
        file, _, line = place.partition(":")
        text = (ROOT / "eventx" / file).read_text(encoding="utf-8")
        assert 0 < int(line or 1) <= text.count("\n") + 1
        if shown.source and line:
            assert shown.source.split("\n")[0] == text.split("\n")[int(line) - 1]


def test_every_time_rule_and_frame_is_in_the_rulebook() -> None:
    assert {rule.name for level in LEVELS for rule in level} <= known_rules()
    assert {frame.rule for kind in known().values() for frame in kind.frames} <= known_rules()


# -- nothing for nothing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=slug)
def test_no_frame_holds_in_a_sentence_that_the_gate_turned_away(case: Case) -> None:
    """So the reasons why its words tell of nothing are all that there is to say of it."""
    document = case.document()
    spans = article_sentences(document.text)
    lowered = lower(document.text)
    gated = extractor().gate.holding(lowered, extractor().gate.positions(lowered), spans)
    around = Surroundings(document.text, spans)
    for i, (start, end) in enumerate(spans):
        if i not in gated:
            assert extractor().frames.find(parse(document.text, start, end), i, None, around) == []


def test_without_a_trace_nothing_is_put_into_words() -> None:
    """Not one function that makes, words or collects reasons is called when nobody asks for them."""
    telling = {
        (ROOT / "eventx" / name).as_posix()
        for name in ("trace.py", "chain_rules.py", "explanation.py", "rulebook.py", "times/spoken.py")
    }
    telling |= {path.as_posix() for path in (ROOT / "eventx" / "events").glob("reasons*.py")}
    values = (Step("", ""), Refusal("", "", "", (0, 0), (0, 0)), Unread("", (0, 0)), Trace())
    made = {type(each).__init__.__code__ for each in values}
    called: set[str] = set()

    def watch(frame: FrameType, event: str, _: Any) -> None:
        code = frame.f_code
        if event == "call" and (code in made or code.co_filename in telling or code is wording):
            called.add(code.co_qualname)

    wording = Vetoed.__str__.__code__
    sys.setprofile(watch)
    try:
        found = [event for case in CASES[:6] for event in extractor().extract(case.document())]
    finally:
        sys.setprofile(None)
    assert found
    assert called == set()


@pytest.mark.parametrize("kind", known().values(), ids=lambda kind: kind.name)
def test_the_examples_of_every_type_can_be_explained(kind: EventType) -> None:
    for frame in kind.frames:
        for text in (*frame.yes, *frame.no):
            told = extractor().explain(Document.make(text, "2023-03-02"))
            named = {step.rule for each in told.events for step in steps(each)}
            assert named - known_rules() == set()
            for each in told.events:
                assert unexplained(each, each.event.model_dump()) == set()


# -- what is said ---------------------------------------------------------------------------------------------------


def said(text: str, stages: tuple[str, ...]) -> list[tuple[str, list[str], str]]:
    """The rule, words and note of the steps of some stages, of the only event of a text."""
    (each,) = extractor().explain(Document.make(text, "2023-03-02")).events
    told = [step for reason in each.reasons for _, step in telling_steps((reason,))]
    return [
        (step.rule, [quote.text for quote in step.quotes], step.note)
        for step in told
        if step.rule.partition(".")[0] in stages
    ]


def test_a_weekday_is_reckoned_step_by_step() -> None:
    assert said("Premier Karin Lund met Mayor Erik Dahl on Wednesday.", ("date", "dating", "reading", "reckon")) == [
        ("date.<weekday>", ["Wednesday"], "these words are a time"),
        ("dating.tense", ["met"], "the clause is past"),
        (
            "reckon.weekday",
            ["Wednesday"],
            "the latest Wednesday up to publication, Thursday 2 March 2023 → Wednesday 1 March 2023",
        ),
        ("dating.own-verb", ["met", "Wednesday"], "the date of the event's verb"),
    ]


def test_a_tense_is_a_reason_only_where_another_would_give_another_day() -> None:
    dated = said("Premier Karin Lund met Mayor Erik Dahl on May 3, 2022.", ("dating", "reckon"))
    assert [rule for rule, _, _ in dated] == ["reckon.day", "dating.own-verb"]


def test_a_plan_is_told_from_the_verb_outward() -> None:
    assert said("Premier Karin Lund had agreed to meet Mayor Erik Dahl.", ("status",)) == [
        ("status.governing-verb", ["had agreed", "to meet"], "the verb that governs it: it is planned"),
        ("status.told", ["had agreed"], "told as a fact: what this word says happened"),
    ]


def test_a_pronoun_is_told_with_the_name_that_it_means() -> None:
    told = said("Premier Karin Lund flew home. Mayor Erik Dahl met her on Monday.", ("who",))
    assert ("who.pronoun", ["Karin Lund", "her"], "a pronoun for the one most in mind: Karin Lund") in told


@pytest.mark.parametrize("case", CASES, ids=slug)
def test_the_tree_keeps_to_the_width_of_the_terminal(case: Case) -> None:
    """Only the name of a rule may be longer than what is left of a line; then it has one of its own."""
    for width in (80, 120):
        drawn = render(of_case(case), width=width, color=False, heading=True)
        assert [line for line in drawn.split("\n") if len(line) > width and not line.strip().startswith("(")] == []
        assert "\n\n\n" not in drawn


def test_what_the_input_says_of_a_document_is_explained_too() -> None:
    text = "Premier Karin Lund met Mayor Erik Dahl in Oslo on Wednesday."
    fields = {"id": "a1", "title": "Talks", "url": "https://example.org/a1", "published_source": "field"}
    (each,) = extractor().explain(Document.make(text, "2023-03-02T18:05:00Z", **fields)).events
    assert {*leaves(each.event.model_dump()["document"], "/document")} == {
        f"/document/{name}" for name in each.event.document.model_fields_set
    }
    assert unexplained(each, each.event.model_dump()) == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "The tram line met.",
            '"The tram line", as its subject, is no person, group, organization or country that is known',
        ),
        ("Meet them.", "nobody is named as its subject"),
    ],
)
def test_who_is_not_known_is_told_from_nobody(text: str, reason: str) -> None:
    told = Extractor(["meeting"]).explain(Document.make(text, "2024-03-14"))
    assert reason in told.model_dump_json().replace('\\"', '"')
