#!/usr/bin/env bash
# Articles held to what is expected of them: the check passes, and it fails with a diff when an answer changes.
set -euo pipefail
cd "$(dirname "$0")"

eventx golden check cases --junit golden.xml
grep -o 'tests="[0-9]*" failures="[0-9]*"' golden.xml

# What a change looks like: somebody edits an article in a copy of the cases.
cp -r cases changed
sed -i "s/Friday's meeting/Saturday's meeting/" changed/talks-called-off/article.txt
eventx golden check changed | grep '^[-+].*\(value\|"text": ".*day"\)' || true

rm -r golden.xml changed
