"""`begin` and `end` agree with `edtf`, read by the package edtf; winters and open ranges, which it gets wrong, by hand."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventx.times import Anchor, read
from eventx.times.edtf import edtf
from eventx.times.value import Interval

DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2050, 12, 31))
PHRASES = (
    "today", "Wednesday", "last week", "this month", "next quarter", "last year", "last summer", "this fall", "the 1990s", "the 19th century",
    "early next month", "late 1996", "a year ago", "about three weeks ago", "May 3-5", "Monday to Wednesday", "the past three weeks", "the weekend",
    "the second half of 2012", "earlier this year", "the first two weeks of May", "Feb. 29",
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(DAYS, st.sampled_from(PHRASES))
def test_edtf_denotes_begin_to_end(day: dt.date, phrase: str) -> None:
    oracle: Any = pytest.importorskip("edtf")
    (time,) = read(phrase, Anchor(day))
    assert time.edtf is not None
    parsed = oracle.parse_edtf(time.edtf)
    assert dt.date(*parsed.lower_strict()[:3]).isoformat() == time.begin
    assert dt.date(*parsed.upper_strict()[:3]).isoformat() == time.end
    assert ("~" in time.edtf) == time.approximate


@pytest.mark.parametrize(
    ("begin", "end", "written"),
    [
        (dt.date(2022, 12, 1), dt.date(2023, 2, 28), "2022-24"),
        (dt.date(2023, 12, 1), dt.date(2024, 2, 29), "2023-24"),
        (dt.date(2022, 5, 1), None, "2022-05-01/.."),
        (None, dt.date(2022, 5, 31), "../2022-05-31"),
        (dt.date(2020, 1, 1), dt.date(2029, 12, 31), "202X"),
        (dt.date(2020, 1, 1), dt.date(2028, 12, 31), "2020-01-01/2028-12-31"),
        (dt.date(1, 1, 1), dt.date(9, 12, 31), "0001-01-01/0009-12-31"),
        (dt.datetime(2022, 5, 1, 17), dt.datetime(2022, 5, 1, 17, 59), None),
        (None, None, None),
    ],
)
def test_by_hand(begin: dt.date | None, end: dt.date | None, written: str | None) -> None:
    assert edtf(Interval(begin, end, "day"), approximate=False) == written
