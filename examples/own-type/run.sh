#!/usr/bin/env bash
# A type of one's own: its file checked, its events found, coded and validated, and held to a case.
set -euo pipefail
cd "$(dirname "$0")"
own=(--types-file strike.toml --types strike)

eventx types lint strike.toml # it says nothing: nothing is wrong
eventx extract "${own[@]}" --published 2024-05-15 cases/ferry-crews-walk-out/article.txt >events.json
eventx validate --types-file strike.toml events.json
jq -r '.events[] | [.status, .time.begin // "-", (.participants | map(.name) | join(" + "))] | @tsv' events.json

echo
echo "For PLOVER, what has a code:"
eventx --quiet convert --types-file strike.toml --to plover events.json | jq -r '[.event, .mode, .cameo, .actor.name] | @tsv'

eventx golden check cases "${own[@]}" && echo "as expected"
rm events.json
