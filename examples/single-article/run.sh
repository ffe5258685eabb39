#!/usr/bin/env bash
# One article: its events as a table to look at, as fields for a script, and why the first one is what it is.
set -euo pipefail
cd "$(dirname "$0")"

eventx extract --published 2023-03-02 ../harbour-talks.txt >events.json

jq -r '.events[] | [.type, .status, (.time.begin // "-"), (.participants | map(.name) | join(" + "))] | @tsv' events.json

echo
echo "What did not happen, or not yet:"
jq -r '.events[] | select(.status != "occurred") | "  \(.status): \(.mentions[0].text)"' events.json

rm events.json
