"""Resolved times as the fields of records, in the order of printing: what `eventx.record` validates."""

from __future__ import annotations

from eventx.times.value import TimeValue
from eventx.values import Fields


def time_fields(value: TimeValue, basis: str | None = None) -> Fields:
    """The fields of a record's Time."""
    return {
        "text": value.text,
        "span": value.span,
        "type": value.type,
        "value": value.value,
        "edtf": value.edtf,
        "begin": value.begin,
        "end": value.end,
        "grain": value.grain,
        "approximate": value.approximate,
        "mod": value.mod,
        "basis": basis,
        "rule": value.rule,
    }


def expression_fields(value: TimeValue) -> Fields:
    """The fields of a record's TimeExpression, without the document."""
    fields = {**time_fields(value), "duration": value.duration, "freq": value.freq}
    if value.parts:
        fields["parts"] = tuple(map(expression_fields, value.parts))
    return fields
