"""Arrow batches: the same events as the command prints, failures as rows, limits, schemas."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import stand_ins
from test_cli import CALLED, DULL, MET, records

from conftest import run_eventx
from eventx.arrow import document_schema, event_schema, extract_batches, json_lines, result_schema
from eventx.faults import Fault

GOOD = records(MET, DULL, CALLED)


def batches(*rows: dict[str, Any], each: int = 2) -> list[pa.RecordBatch]:
    made: list[pa.RecordBatch] = pa.Table.from_pylist(list(rows)).to_batches(max_chunksize=each)
    return made


def parsed(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def results(given: list[pa.RecordBatch], **options: Any) -> list[dict[str, Any]]:
    return [row for batch in extract_batches(given, **options) for row in batch.to_pylist()]


def errors(given: list[pa.RecordBatch], **options: Any) -> list[tuple[str, str, str | None, int]]:
    told = [row["error"] for row in results(given, **options) if row["error"]]
    return [(error["level"], error["code"], error["doc_id"], error["row"]) for error in told]


def test_the_events_are_those_of_the_command() -> None:
    found = extract_batches(batches(*parsed(GOOD)))
    assert [line for batch in found for line in json_lines(batch)] == run_eventx("extract", stdin=GOOD).lines


def test_the_schemas_are_stated() -> None:
    (batch,) = extract_batches(pa.Table.from_pylist(parsed(GOOD), document_schema()).to_batches())
    assert batch.schema == result_schema()
    assert result_schema().names == [*event_schema().names, "error"]
    assert [each.name for each in result_schema().field("error").type] == [
        *("level", "code", "doc_id", "row", "message", "hint", "input")
    ]


def test_no_documents_give_no_batches() -> None:
    assert list(extract_batches([])) == []
    assert list(extract_batches(pa.Table.from_pylist([], document_schema()).to_batches())) == []


def test_a_bad_row_is_an_error_row_in_its_place() -> None:
    met, called = parsed(records(MET, CALLED))
    rows = [met, {"id": "empty", "text": " "}, {"id": "dateless", "text": called["text"], "published": "soon"}]
    given = batches(*rows, {"id": "none", "text": None}, {"id": None, "text": "x" * 101})
    assert errors(given, max_doc_bytes=100) == [
        ("error", "INPUT_EMPTY", "empty", 2),
        ("warning", "PUBLISHED_UNREADABLE", "dateless", 3),
        ("error", "INPUT_RECORD", "none", 4),
        ("error", "INPUT_TOO_LARGE", None, 5),
    ]
    assert [row["type"] for row in results(given)] == ["meeting", None, None, "call", None]


def test_cells_of_json_are_records() -> None:
    lines = ["\ufeff" + GOOD.splitlines()[0], "", None, '{"text": 5}', "{broken", GOOD.splitlines()[-1]]
    for kind in (pa.string(), pa.binary(), pa.large_string()):
        given = pa.table({"value": pa.array([line and line.encode() for line in lines]).cast(kind)}).to_batches()
        found = results(given, json_field="value")
        assert [row["type"] for row in found] == ["meeting", None, None, "call"]
        assert [row["error"]["input"] for row in found if row["error"]] == ['{"text": 5}', "{broken"]
        assert errors(given, json_field="value", max_doc_bytes=6)[-2:] == [
            ("error", "INPUT_TOO_LARGE", None, 5),
            ("error", "INPUT_TOO_LARGE", None, 6),
        ]


def test_options_are_those_of_the_command() -> None:
    row = {"key": 7, "day": "03/02/2023 23:30", "story": "Ana Ruiz met Jan Vos on Tuesday and phoned Eva Brandt."}
    (met,) = results(
        batches(row, each=1),
        types=["meeting"],
        text_field="story",
        date_field="day",
        id_field="key",
        date_order="DMY",
        timezone="Europe/Paris",
        provenance=True,
        jobs=2,
    )
    assert met["document"]["id"] == "7"
    assert met["document"]["published"] == "2023-02-03T23:30:00+01:00"
    assert met["time"]["begin"] == "2023-01-31"
    assert met["extractor"]["version"]
    (undated,) = results(batches({"text": MET}), published="2023-03-02")
    assert undated["document"]["published_source"] == "flag"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"types": ["party"]}, "no event type 'party'"),
        ({"timezone": "Europe/Atlantis"}, "Atlantis"),
        ({"published": "soon"}, "published cannot be read"),
        ({"text_filed": "a"}, "no option text_filed"),
    ],
)
def test_an_option_that_cannot_be_meant_is_refused_at_once(options: Any, message: str) -> None:
    with pytest.raises((ValueError, TypeError, Fault), match=message):
        extract_batches([], **options)


def test_a_table_without_a_text_is_no_row_of_errors() -> None:
    with pytest.raises(Fault, match="no text"):
        list(extract_batches(batches({"id": "1", "article": "a"})))


def test_a_document_beyond_the_limits_costs_itself_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("eventx.batch.extraction.Extraction", stand_ins.Told)
    told = ["abort", "spin", "eat", f"abort-once {tmp_path / 'mark'}", MET, "fail"]
    given = batches(*({"id": f"d{number}", "text": text} for number, text in enumerate(told)))
    assert errors(given, doc_timeout=0.5, doc_memory=256 << 20) == [
        ("error", "DOCUMENT_CRASH", "d0", 1),
        ("error", "DOCUMENT_TIMEOUT", "d1", 2),
        ("error", "DOCUMENT_MEMORY", "d2", 3),
        ("error", "BUG", "d5", 6),
    ]
    assert (tmp_path / "mark").exists()
    assert [row["type"] for row in results(given, doc_timeout=0.5, doc_memory=256 << 20) if not row["error"]] == [
        "meeting"
    ]


def test_batches_are_read_as_they_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventx.arrow.batches.ROWS_HELD", 5)
    read = 0

    def endless() -> Iterator[pa.RecordBatch]:
        nonlocal read
        while True:
            read += 1
            yield from batches({"text": MET, "published": dt.date(2023, 3, 2)})

    found = extract_batches(endless())
    assert next(found).num_rows == 5
    found.close()  # type: ignore[attr-defined]
    assert read <= 64 * 5
