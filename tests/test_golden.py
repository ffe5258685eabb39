"""Articles and the events expected of them. `make golden` rewrites the expectations; the diff is then read."""

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from conftest import ROOT
from eventx.golden import Case, cases, rendered
from eventx.pipeline import Extractor
from eventx.record import Event
from eventx.types import BUILT_IN, PACKS

GOLDEN = cases(ROOT / "tests" / "golden")
OF_PACKS = cases(ROOT / "tests" / "golden_packs")
KNOWN_FAILURES = cases(ROOT / "tests" / "golden_known_failures")
SCHEMAS = ROOT / "schemas" / "v1"


@cache
def committed(event_type: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{event_type}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=Registry())


@cache
def events_of(case: Case) -> tuple[Event, ...]:
    return tuple(extractor(PACKS if case in OF_PACKS else BUILT_IN).extract(case.document()))


@cache
def extractor(types: tuple[str, ...]) -> Extractor:
    return Extractor(types)


def slug(case: Case) -> str:
    return case.slug


@pytest.mark.parametrize("case", GOLDEN + OF_PACKS, ids=slug)
def test_events_are_those_expected(case: Case, request: pytest.FixtureRequest) -> None:
    found = rendered(events_of(case))
    if request.config.getoption("--rewrite-golden"):
        case.expected_file.write_text(found, encoding="utf-8")
    assert case.expected_file.exists(), "`make golden` writes it; then read it against the article"
    assert found == case.expected()


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known failure: the right answer, written by hand")
@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=slug)
def test_known_failure(case: Case) -> None:
    assert rendered(events_of(case)) == case.expected()


@pytest.mark.parametrize("case", GOLDEN + OF_PACKS + KNOWN_FAILURES, ids=slug)
def test_events_fit_the_committed_schema(case: Case) -> None:
    for event in events_of(case):
        printed = json.loads(event.model_dump_json())
        problems = [error.message for error in committed(event.type).iter_errors(printed)]
        assert not problems


@pytest.mark.parametrize("case", GOLDEN + OF_PACKS + KNOWN_FAILURES, ids=slug)
def test_spans_slice_to_their_texts(case: Case) -> None:
    text = case.document().text
    for event in events_of(case):
        for quoted, (start, end) in quotations(event.model_dump()):
            assert text[start:end] == quoted


@pytest.mark.parametrize("case", GOLDEN + OF_PACKS + KNOWN_FAILURES, ids=slug)
def test_a_case_says_why_it_is_there(case: Case) -> None:
    meta = json.loads((case.folder / "meta.json").read_text(encoding="utf-8"))
    assert meta["why"]
    assert meta["origin"] in {"synthetic", "wild", "negative"}


def test_every_type_has_a_case() -> None:
    assert {event.type for case in GOLDEN for event in events_of(case)} == set(BUILT_IN)
    assert {event.type for case in OF_PACKS for event in events_of(case)} == set(PACKS)


@pytest.mark.parametrize("case", OF_PACKS, ids=slug)
def test_packs_are_not_looked_for_where_nobody_asks(case: Case) -> None:
    assert {event.type for event in extractor(BUILT_IN).extract(case.document())} <= set(BUILT_IN)


def quotations(value: Any) -> list[tuple[str, tuple[int, int]]]:
    """Every text of a record that has a span beside it."""
    found = []
    if isinstance(value, dict):
        if "text" in value and "span" in value:
            found.append((value["text"], value["span"]))
        for inner in value.values():
            found += quotations(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            found += quotations(inner)
    return found
