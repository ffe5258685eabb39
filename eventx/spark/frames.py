"""DataFrames of documents made DataFrames of events, and those made lines of JSON, by `eventx.arrow` on the workers."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Unpack

from eventx import __version__
from eventx.arrow.batches import Options, Plan, extract_batches, json_lines
from eventx.arrow.rows import columns_read
from eventx.arrow.schemas import pyarrow, result_schema
from eventx.faults import Code, Fault
from eventx.provenance import rules_hash

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    Work = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

SOURCE = "<DataFrame>"
LINES = "published_on string, line string"
DAY = len("2023-03-02")


def extract_events(df: DataFrame, **options: Unpack[Options]) -> DataFrame:
    """The events of documents, and what went wrong: a row an event, or a row with an `error` and nothing else.

    `df` has a column `text`, and `id`, `published`, `title`, `url` as far as they are known, or columns of other names that
    records may have; `text_field`, `date_field`, `id_field` name them. Only these columns travel. With `json_field`, cells
    of that column are records of JSON. The options are those of `eventx.arrow.extract_batches`.

    A `timestamp` is an instant and has no zone of its own: it is read in `timezone`, or in UTC, whatever the time zone of
    the session. A `timestamp_ntz`, and a string without a zone, is of the zone `timezone` if one is given, else of none.

    Raises a `Fault` of a DataFrame without a text, or a column that is named; `ValueError` or `Fault` of options that
    cannot be understood. When the DataFrame is computed: `RuntimeError` on a worker whose Python has no eventx, or another.
    """
    plan = Plan.of(options)
    names = _columns_read(df.columns, plan)
    chosen = df.select(*(f"`{name.replace('`', '``')}`" for name in names))
    plain = chosen.toDF(*(f"column{number}" for number in range(len(names))))  # mapInArrow trips over dots in names
    resolved: Options = {**options, "types": plan.extraction.types}  # type files are read here, not on the workers
    return plain.mapInArrow(_on_worker("extracted", names, resolved), _columns(result_schema()))


def json_events(results: DataFrame) -> DataFrame:
    """The events among what `extract_events` gives, as `eventx extract` prints them.

    Columns: `line`, and `published_on`, the day on which its document was published, by its own clock; null if undated.
    """
    return results.mapInArrow(_on_worker("printed"), LINES)


def extracted(batches: Iterator[pa.RecordBatch], names: Sequence[str], options: Options) -> Iterator[pa.RecordBatch]:
    """The work of `extract_events` on a worker, given the names of the columns."""
    zone = options.get("timezone") or "UTC"
    return extract_batches((_instants_in(zone, batch.rename_columns(names)) for batch in batches), **options)


def printed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The work of `json_events` on a worker."""
    arrow = pyarrow()
    for batch in batches:
        events = batch.filter(batch["error"].is_null())
        days = [document["published"] and document["published"][:DAY] for document in events["document"].to_pylist()]
        columns = [arrow.array(values, arrow.string()) for values in (days, json_lines(events))]
        yield arrow.RecordBatch.from_arrays(columns, ["published_on", "line"])


def _on_worker(work: str, *given: object) -> Work:
    """A function that does the work of that name, in this module, on a worker; what is given goes there with it.

    Spark sends it there as code, since it stands in no module: so it can say that there is no eventx.
    """
    version, rules, packed = __version__, rules_hash(), pickle.dumps(given)

    def on_worker(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import importlib
        import pickle
        import sys

        here = f"the Python of Spark's workers, {sys.executable},"
        try:
            frames = importlib.import_module("eventx.spark.frames")
        except ImportError as error:
            what = f"eventx[spark]=={version}"
            message = f"{here} cannot import it ({error}): install {what} there, or set PYSPARK_PYTHON to a Python that has it"
            raise RuntimeError(message) from error
        theirs = frames.__version__, frames.rules_hash()
        if theirs != (version, rules):
            message = f"{here} has eventx {theirs[0]}, rules {theirs[1]}, and the driver {version}, rules {rules}: install the same"
            raise RuntimeError(message)
        yield from getattr(frames, work)(batches, *pickle.loads(packed))  # noqa: S301 - what the driver packed

    return on_worker


def _instants_in(zone: str, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch, its instants as text in a time zone: Spark hands them over in that of its session."""
    from eventx.times.published import zone_named

    arrow = pyarrow()
    there = zone_named(zone)
    for place, field in enumerate(batch.schema):
        if arrow.types.is_timestamp(field.type) and field.type.tz is not None:
            instants = batch.column(place).cast(arrow.timestamp("us", "UTC")).to_pylist()
            texts = [None if each is None else each.astimezone(there).isoformat() for each in instants]
            batch = batch.set_column(place, field.name, arrow.array(texts, arrow.string()))
    return batch


def _columns_read(there: Sequence[str], plan: Plan) -> Sequence[str]:
    settings = plan.settings
    named = [plan.json_field] if plan.json_field else [settings.text_field, settings.date_field, settings.id_field]
    missing = [name for name in named if name is not None and name not in there]
    if missing:
        hint = f"it has {', '.join(there)}"
        raise Fault(Code.USAGE, f"no column {', '.join(missing)}", hint=hint, source=SOURCE)
    return [plan.json_field] if plan.json_field else columns_read(there, SOURCE, settings)


def _columns(schema: Any) -> str:
    """An Arrow schema as Spark writes it."""
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(kind: pa.DataType) -> str:
    arrow = pyarrow()
    if arrow.types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`: {_type(field.type)}' for field in kind)}>"
    if arrow.types.is_list(kind):
        return f"array<{_type(kind.value_type)}>"
    return {"bool": "boolean", "int64": "bigint", "string": "string"}[str(kind)]
