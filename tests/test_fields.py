"""What is printed without a model is what the model of the record would print, byte for byte."""

import pytest

from conftest import ROOT
from eventx.golden import Case, cases
from eventx.outputs.results import Result, as_json
from eventx.pipeline import Extractor
from eventx.record import Event, TimeExpression
from eventx.times import Anchor, read
from eventx.times.fields import expression_fields

GOLDEN = cases(ROOT / "tests" / "golden")
EXTRACTOR = Extractor()


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case.slug)
def test_events_and_times_are_printed_as_their_models_print_them(case: Case) -> None:
    document = case.document()
    events = EXTRACTOR.fields(document)
    times = [expression_fields(each) for each in read(document.text, Anchor(document.published))]
    for indent in (None, 2):
        assert [as_json(each, indent) for each in events] == [
            Event.model_validate(each).model_dump_json(indent=indent) for each in events
        ]
        assert [as_json(each, indent) for each in times] == [
            TimeExpression.model_validate(each).model_dump_json(indent=indent) for each in times
        ]


def test_every_field_is_printed_in_the_order_of_the_record() -> None:
    case = next(case for case in GOLDEN if EXTRACTOR.fields(case.document()))
    event = EXTRACTOR.fields(case.document())[0]
    assert [*event] == [name for name in Event.model_fields if name != "extractor"]


def test_strings_of_all_kinds() -> None:
    text = "".join(map(chr, [*range(0x20), 0x7F, 0x85, 0x2028, 0xE9, 0x1F600])) + '"\\/'
    fields = {"text": text, "span": (0, 1), "type": "DATE", "value": "2023", "rule": "date.<year>"}
    expression = TimeExpression.model_validate(fields)
    assert as_json(expression.model_dump(exclude_defaults=True)) == expression.model_dump_json(exclude_defaults=True)


def test_a_document_without_events() -> None:
    assert Result({"id": "a"}, "events", ()).as_json() == '{"document":{"id":"a"},"events":[]}'
