"""JSON as the standard says it: what Python's reader lets pass (NaN, duplicate keys, lone surrogates) is refused."""

from __future__ import annotations

import json
import re
from typing import Any

from eventx.faults import Code, Fault

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def loads(text: str, source: str | None = None, line: int | None = None) -> Any:
    """The value that `text` holds. Raises a `Fault` with INPUT_JSON and the place where it is broken."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if line is not None else f"line {error.lineno}, column {error.colno}"
        message, hint = f"not JSON: {error.msg.removesuffix(' at')} at {where}", _hint(text, error)
    except RecursionError:
        message, hint = "not JSON: nested too deep", "a record is one flat object"
    except ValueError as error:
        message, hint = f"not strict JSON: {error}", "see RFC 8259; the writer of this input has to be mended"
    raise Fault(Code.INPUT_JSON, message, hint=hint, source=source, line=line)


def surrogate_in(value: str) -> int | None:
    """The place of the first lone surrogate of a string, if it has one. They have no UTF-8 form, so no output either."""
    found = LONE_SURROGATE.search(value)
    return found.start() if found else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {json.dumps(twice[:40])} stands twice in one object")
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _hint(text: str, error: json.JSONDecodeError) -> str:
    if error.msg == "Extra data":
        return "write one object a line"
    if error.pos >= len(text.rstrip()):
        return "the record ends too early: write one object a line, as `jq -c .` does"
    return "write one JSON object a line, as `jq -c .` does"
