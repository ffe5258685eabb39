#!/usr/bin/env bash
# Two hours of a feed. The second hour brings a corrected version of an article of the first, and a broken line.
set -euo pipefail
cd "$(dirname "$0")"
rm -rf work
mkdir work

for hour in hours/*.jsonl; do
    name=$(basename "$hour" .jsonl)
    # Exit code 3: finished, and some records failed; they are in the rejected file, with the reason.
    eventx --progress never extract "$hour" --quiet --on-error skip --errors "work/rejected-$name.jsonl" \
        --documents work/documents.jsonl -o work/events.jsonl || test $? -eq 3
    python load.py work
    echo "$name: $(wc -l <work/events.jsonl) events, $(wc -l <"work/rejected-$name.jsonl") rejected"
done

python - <<'PYTHON'
import duckdb

rows = duckdb.connect("work/events.duckdb").execute("""
    SELECT document_id, event ->> '$.type', event ->> '$.status', event ->> '$.time.begin' FROM events ORDER BY ALL
""")
for row in rows.fetchall():
    print(*row)
PYTHON
rm -rf work
