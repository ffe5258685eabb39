"""Replace the events of every document that was read, in one transaction: a second run changes nothing."""

import sys
from pathlib import Path

import duckdb

folder = Path(sys.argv[1])
with duckdb.connect(str(folder / "events.duckdb")) as db:
    db.execute(
        "CREATE TABLE IF NOT EXISTS events (id TEXT PRIMARY KEY, document_id TEXT NOT NULL, event JSON NOT NULL)"
    )
    db.begin()
    db.execute(
        "DELETE FROM events WHERE document_id IN (SELECT json ->> '$.id' FROM read_ndjson_objects(?))",
        [str(folder / "documents.jsonl")],
    )
    db.execute(
        "INSERT INTO events SELECT json ->> '$.id', json ->> '$.document.id', json FROM read_ndjson_objects(?)",
        [str(folder / "events.jsonl")],
    )
    db.commit()
