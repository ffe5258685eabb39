"""The records: closed, frozen, ordered, and stable in their ids."""

import hashlib
import json
from typing import Any

import pytest
from pydantic import ValidationError

from eventx.document import Document
from eventx.events.write import event_id
from eventx.record import Event, Mention, Time, TimeExpression

TUESDAY: dict[str, Any] = {
    "text": "Tuesday",
    "span": (9, 16),
    "type": "DATE",
    "value": "2023-02-28",
    "begin": "2023-02-28",
    "end": "2023-02-28",
    "grain": "day",
    "basis": "explicit",
    "rule": "date.<weekday>",
}


def an_event(**changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "0123456789abcdef",
        "type": "meeting",
        "status": "occurred",
        "participants": (),
        "time": Time(**TUESDAY),
        "mentions": (Mention(text="They met Tuesday.", span=(0, 17), trigger=(5, 8), rule="meeting.<x>"),),
        "document": Document(text="They met Tuesday.").info(),
    }
    return Event(**(fields | changes))


def test_the_fields_are_printed_in_the_order_of_the_contract() -> None:
    printed = json.loads(an_event().model_dump_json())
    assert list(printed) == [
        "schema_version", "id", "type", "status", "participants", "time", "duration", "location", "attribution",
        "mentions", "document",
    ]  # fmt: skip
    assert list(printed["time"]) == [
        "text", "span", "type", "value", "edtf", "begin", "end", "grain", "approximate", "mod", "basis", "rule",
    ]  # fmt: skip
    assert list(printed["document"]) == ["id", "published", "published_source", "title", "url"]


def test_parts_and_document_of_an_expression_are_left_out_where_there_are_none() -> None:
    part = TimeExpression(**(TUESDAY | {"basis": None}))
    assert list(json.loads(part.model_dump_json()))[-3:] == ["rule", "duration", "freq"]
    whole = json.loads(part.model_copy(update={"parts": (part,)}).model_dump_json())
    assert whole["parts"][0]["value"] == "2023-02-28"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"colour": "red"}, "Extra inputs"),
        ({"status": "planned"}, "Input should be 'occurred'"),
        ({"mentions": ()}, "at least 1 item"),
        ({"id": "xyz"}, "match pattern"),
        ({"time": Time(**(TUESDAY | {"basis": None}))}, "needs a basis"),
        ({"duration": "30 minutes"}, "match pattern"),
    ],
)
def test_what_breaks_the_contract_is_refused(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        an_event(**changes)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"span": (16, 9)}, "must not end before it starts"),
        ({"span": (-1, 9)}, "greater than or equal to 0"),
        ({"begin": "2023-03-01"}, "is later than end"),
        ({"begin": "March"}, "match pattern"),
        ({"grain": "fortnight"}, "Input should be"),
    ],
)
def test_impossible_times_are_refused(changes: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Time(**(TUESDAY | changes))


def test_a_trigger_lies_within_its_mention() -> None:
    with pytest.raises(ValidationError, match="outside the mention"):
        Mention(text="They met.", span=(0, 9), trigger=(20, 23), rule="x")


def test_records_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        an_event().status = "negated"


def test_an_event_id_is_the_digest_that_the_contract_says() -> None:
    key = "doc-1\x1fmeeting\x1f5\x1f8\x1f0\x1f1"
    assert event_id("doc-1", "meeting", (5, 8)) == hashlib.sha256(key.encode()).hexdigest()[:16]
    assert event_id("doc-1", "meeting", (5, 8), 1) != event_id("doc-1", "meeting", (5, 8), 0)


def test_a_document_is_identified_by_its_id_its_url_or_its_text() -> None:
    text = "They met."
    assert Document(text=text, id="a", url="u").id == "a"
    assert Document(text=text, url="u").id == "u"
    assert Document(text=text).id == hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-03-02", "2023-03-02"),
        ("2023-03-02T18:05:00-05:00", "2023-03-02T18:05:00-05:00"),
        ("2 March 2023", "2023-03-02"),
    ],
)
def test_publication_is_read_as_written(written: str, read: str) -> None:
    assert Document.make("They met.", written).info()["published"] == read
    given = Document("They met.", published=written)  # type: ignore[arg-type]
    assert given.info()["published"] == read


@pytest.mark.parametrize("published", ["yesterday", "n/a", 5, True])
def test_publication_is_never_guessed(published: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Document(text="They met.", published=published)
