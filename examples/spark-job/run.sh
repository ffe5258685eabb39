#!/usr/bin/env bash
# A job of one's own on two cores of this machine, over the articles of the dispute and a broken line.
set -euo pipefail
cd "$(dirname "$0")"
rm -rf work
mkdir work

cp ../ferry-dispute.jsonl work/articles.jsonl
echo '{"id": "cut off", "text": "The ferr' >>work/articles.jsonl

python job.py work/articles.jsonl work 2>work/log || { cat work/log >&2; exit 1; }
ls work/events | grep day=
rm -rf work
