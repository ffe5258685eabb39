"""Batches of documents in, batches of events out, in Arrow: for programs that work on tables in parallel.

`extract_batches` is the function; `document_schema`, `event_schema` and `result_schema` say what goes in and comes out.
Parquet is read and written here too. The package `pyarrow` (the extra `arrow`) is imported on first use.
"""

from eventx.arrow.batches import Options, extract_batches, json_lines
from eventx.arrow.schemas import document_schema, event_schema, result_schema

__all__ = ["Options", "document_schema", "event_schema", "extract_batches", "json_lines", "result_schema"]
