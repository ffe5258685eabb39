"""Explanations: made by the chain itself, with a reason for every value, true to the rules and to the text."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from conftest import ROOT
from eventx.document import Document
from eventx.explanation import ExplainedEvent, Explanation, Reason, explanation
from eventx.golden import Case, cases
from eventx.pipeline import Extractor
from eventx.record import Event
from eventx.trace import Trace

CASES = cases(ROOT / "tests" / "golden") + cases(ROOT / "tests" / "golden_known_failures")


def slug(case: Case) -> str:
    return case.slug


@cache
def extractor() -> Extractor:
    return Extractor()


def explained(document: Document) -> Explanation:
    trace = Trace()
    return explanation(document, extractor().extract(document, trace), trace)


@cache
def of_case(case: Case) -> Explanation:
    return explained(case.document())


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
