"""Times that count from the time last mentioned."""

import datetime as dt

import pytest

from eventx.times import Anchor, TimeValue, read

PUBLISHED = Anchor(dt.date(2013, 2, 12))


def last_of(text: str) -> TimeValue:
    return read(text, PUBLISHED)[-1]


@pytest.mark.parametrize(
    ("text", "value", "begin", "end"),
    [
        ("They met on Jan. 8, 2013. Two days later they parted.", "2013-01-10", "2013-01-10", "2013-01-10"),
        ("They met on Jan. 8, 2013. The next morning they parted.", "2013-01-09TMO", "2013-01-09T06:00", "2013-01-09T11:59"),
        ("They met on Jan. 8, 2013, and parted later in the day.", "2013-01-08", "2013-01-08", "2013-01-08"),
        ("They met in January 2012. That month it rained.", "2012-01", "2012-01-01", "2012-01-31"),
    ],
)  # fmt: skip
def test_days_count_from_a_day_and_months_from_a_month(text: str, value: str, begin: str, end: str) -> None:
    time = last_of(text)
    assert (time.value, time.begin, time.end) == (value, begin, end)


@pytest.mark.parametrize(
    ("text", "value", "begin", "end"),
    [
        ("They met in 2010. That day it rained.", "2010-XX-XX", "2010-01-01", "2010-12-31"),
        ("They met in October 2010. The same day it rained.", "2010-10-XX", "2010-10-01", "2010-10-31"),
        ("They met in 2010. Two days later they parted.", "P2D", None, None),
        ("Prices rose in the 1990s. They fell in the previous month.", "2013-01", "2013-01-01", "2013-01-31"),
        ("The war of 2010 was recalled later in the day.", "2013-02-12", "2013-02-12", "2013-02-12"),
    ],
)
def test_no_day_is_made_out_of_a_year(text: str, value: str, begin: str | None, end: str | None) -> None:
    time = last_of(text)
    assert (time.value, time.begin, time.end) == (value, begin, end)


REPORT = Anchor(dt.date(1999, 10, 26))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Profit fell in the third quarter. A year earlier it rose.", "1998-Q3"),
        ("Profit fell in the third quarter. Sales will fall in the fourth quarter. A year ago they rose.", "1998-Q3"),
        ("Profit fell in the third quarter after a flat second quarter. A year ago it rose.", "1998-Q3"),
        ("Profit fell in the third quarter. The dairy made 70 tons in the fiscal first quarter, from 60 tons a year ago.", "1998-Q1"),
        ("Profit fell in the third quarter. Over the nine months it climbed from 6 million a year earlier.", "1998"),
        ("Profit fell from the year-ago level. Costs were higher than a year earlier.", "1998"),
        ("Profit fell in the third quarter. In the quarter a year ago it rose.", "1998-Q3"),
        ("Profit fell in the third quarter. Sales for last year's quarter were flat.", "1998-Q3"),
        ("Profit fell in the third quarter. Turnout over the year-earlier five months was flat.", "P5M"),
        ("In 1995 he left. A year earlier he had come.", "1994"),
    ],
)  # fmt: skip
def test_reports_compare_with_the_year_before(text: str, value: str) -> None:
    assert read(text, REPORT)[-1].value == value
