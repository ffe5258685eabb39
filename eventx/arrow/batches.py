"""Documents in, events out, as streams of Arrow record batches: what Spark's `mapInArrow` takes, and others in one line.

Documents are worked on in a process of their own, within the limits of a batch run: one that takes too long, too much
memory, or the process with it, is an error row, and all others come out. That process serves one call, and ends with it.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, TypedDict, Unpack

from eventx.arrow.schemas import ERROR_FIELDS, event_schema, pyarrow, result_schema
from eventx.batch.limits import DOC_MEMORY, DOC_TIMEOUT, Limits
from eventx.batch.pool import Pool
from eventx.faults import Fault
from eventx.inputs.settings import MAX_DOC_BYTES, DateOrder, Item, Rejected, Settings
from eventx.values import dataclass

if TYPE_CHECKING:
    import pyarrow as pa

    from eventx.batch.extraction import Extraction
    from eventx.types import EventType

SOURCE = "<rows>"
ROWS_HELD = 4096  # the rows of a batch, or of a row group: what is held in memory


class Options(TypedDict, total=False):
    """What may be asked of `extract_batches`; each is the flag of `eventx extract` with its name, and has its default.

    `json_field`: the column whose cells are records of JSON, which are read instead of columns. `doc_memory`: bytes.
    `jobs`: worker processes, one unless the caller has cores to spare.
    """

    types: Sequence[str | Path | EventType] | None
    json_field: str | None
    text_field: str | None
    date_field: str | None
    id_field: str | None
    published: str | dt.datetime | dt.date | None
    timezone: str | None
    date_order: DateOrder | None
    max_doc_bytes: int
    doc_timeout: float
    doc_memory: int
    provenance: bool
    jobs: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The options, checked. `ValueError` or `Fault` of one that cannot be understood."""

    settings: Settings
    extraction: Extraction
    limits: Limits
    json_field: str | None
    jobs: int

    @classmethod
    def of(cls, options: Options) -> Self:
        from eventx.batch.extraction import Extraction

        unknown = options.keys() - Options.__annotations__.keys()
        if unknown:
            raise TypeError(f"no option {', '.join(sorted(unknown))}: there are {', '.join(Options.__annotations__)}")
        settings = _settings(options)
        extraction = Extraction(settings, _known_types(options.get("types")), signed=options.get("provenance", False))
        limits = Limits(options.get("doc_timeout", DOC_TIMEOUT), options.get("doc_memory", DOC_MEMORY))
        return cls(settings, extraction, limits, options.get("json_field"), options.get("jobs", 1))

    def items(self, batches: Iterable[pa.RecordBatch], warn: Any) -> Iterator[Item]:
        """The documents in the batches."""
        from eventx.arrow.rows import from_columns, from_json

        if self.json_field is None:
            return from_columns(batches, SOURCE, self.settings, warn)
        return from_json(batches, self.json_field, SOURCE, self.settings, warn)


def extract_batches(batches: Iterable[pa.RecordBatch], **options: Unpack[Options]) -> Iterator[pa.RecordBatch]:
    """The events of documents, as batches of `result_schema()`: a row an event, and a row with an `error` a failure.

    The columns are those of `document_schema()`, or have other names that records may have; further columns are passed
    over. Events come in the order of their documents. Raises, on the first batch, the `Fault` of a table without a text;
    `ValueError` or `Fault` of an option that cannot be understood.
    """
    pyarrow()
    return held(_rows(batches, Plan.of(options)), result_schema())


def json_lines(results: pa.RecordBatch) -> list[str]:
    """The events in a batch of results as `eventx extract` prints them: a line each, without its end. Errors are left out."""
    from eventx.outputs.jsonl import one_line
    from eventx.record import Event

    events = results.filter(results["error"].is_null()).select(event_schema().names)
    return [one_line(Event.model_validate(row).model_dump_json()) for row in events.to_pylist()]


def held(rows: Iterable[dict[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Rows in batches of one schema. None where there are no rows."""
    arrow = pyarrow()
    rows = iter(rows)
    while batch := list(islice(rows, ROWS_HELD)):
        yield arrow.RecordBatch.from_pylist(batch, schema)


def _rows(batches: Iterable[pa.RecordBatch], plan: Plan) -> Iterator[dict[str, Any]]:
    """The results, in the order of the documents; what was wrong with one but did not stop it stands before its events."""
    warnings: deque[Fault] = deque()
    items = plan.items(batches, warnings.append)
    with Pool(plan.extraction, plan.jobs, plan.limits) as pool, closing(pool.run(items)) as outcomes:
        for item, result in outcomes:
            while warnings and _row(warnings[0]) <= _row_of(item):
                yield _error("warning", warnings.popleft())
            if isinstance(result, Rejected):
                yield _error("error", result.fault, result.raw)
            else:
                yield from ({"extractor": None, **event} for event in result.result)


def _row(fault: Fault) -> int:
    return fault.line or 0


def _row_of(item: Item) -> int:
    return _row(item.fault) if isinstance(item, Rejected) else item.line or 0


def _error(level: Literal["error", "warning"], fault: Fault, raw: bytes | None = None) -> dict[str, Any]:
    told = {
        **fault.as_dict(),
        "level": level,
        "row": fault.line,
        "input": None if raw is None else raw.decode(errors="replace"),
    }
    return {"error": {name: told[name] for name in ERROR_FIELDS}}


def _settings(options: Options) -> Settings:
    from eventx.inputs.published import read
    from eventx.times.published import zone_named

    timezone, date_order, published = options.get("timezone"), options.get("date_order"), options.get("published")
    if timezone is not None:
        zone_named(timezone)
    if isinstance(published, str):
        published = read(published, "published", timezone=timezone, date_order=date_order)
    return Settings(
        published=published,
        timezone=timezone,
        date_order=date_order,
        text_field=options.get("text_field"),
        date_field=options.get("date_field"),
        id_field=options.get("id_field"),
        max_doc_bytes=options.get("max_doc_bytes", MAX_DOC_BYTES),
    )


def _known_types(types: Sequence[str | Path | EventType] | None) -> Sequence[str | EventType] | None:
    """The types, files of one's own read and all names known."""
    from eventx.types import load, load_file

    if types is None:
        return None
    found = [load_file(each) if isinstance(each, Path) else each for each in types]
    load(found)
    return found
