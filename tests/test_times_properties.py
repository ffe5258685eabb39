"""What holds of every text and every day."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventx.times import Anchor, TimeValue, find, read, resolve
from eventx.times.grammar import grammar
from eventx.trace import Step

DAYS = st.dates(dt.date(1970, 1, 1), dt.date(2050, 12, 31))
ANY_DAY = st.dates()
INSTANTS = st.datetimes(timezones=st.none() | st.just(dt.UTC))
WORDS = sorted(token for token in grammar().tags if token.strip() and not token.isdigit())
TIMELY = st.lists(
    st.sampled_from(WORDS) | st.integers(0, 2200).map(str) | st.sampled_from([" ", ", ", ". ", "-", "/", ":", "'s "]),
    max_size=14,
).map(" ".join)
PHRASES = (
    "Wednesday", "last Tuesday", "next Friday", "this Sunday", "yesterday", "the day after tomorrow", "last week", "this month", "next quarter",
    "last year", "this decade", "the weekend", "last summer", "this winter", "the third quarter", "early next month", "late 1996", "a year ago",
    "three weeks ago", "two months later", "Feb. 29", "Dec. 31", "May 3-5", "Monday to Wednesday", "from May to September", "since May",
    "the past three weeks", "the next six months", "Tuesday night", "5 p.m. Monday", "the last Friday of March", "the 1990s", "earlier this year",
    "for three days from Monday", "six business days ago", "tomorrow from 9 to 11", "Sunday, three years from now", "the second last week of October",
    "from 6 to 19 this month", "the year to date", "the next working day", "from the 8th to the 11th of May", "tomorrow before 4 p.m.",
)  # fmt: skip


def check(text: str, found: list[TimeValue]) -> None:
    last = 0
    for value in found:
        start, end = value.span
        assert last <= start < end <= len(text)
        assert text[start:end] == value.text
        assert value.value
        if value.begin and value.end:
            begin, until = (dt.datetime.fromisoformat(m) for m in (value.begin, value.end))
            assert begin <= until
        for part in value.parts:
            assert text[slice(*part.span)] == part.text
            assert start <= part.span[0] < part.span[1] <= end
        last = end


@given(st.text(max_size=200), DAYS)
def test_any_text_goes_through(text: str, day: dt.date) -> None:
    check(text, read(text, Anchor(day)))


@settings(max_examples=600, deadline=None)
@given(TIMELY, ANY_DAY | INSTANTS | st.none())
def test_any_heap_of_time_words_goes_through(text: str, published: dt.date | None) -> None:
    check(text, read(text, Anchor(published)))


@settings(max_examples=300, deadline=None)
@given(TIMELY, INSTANTS, INSTANTS, st.sampled_from([None, "past", "future"]))
def test_resolution_is_total_whatever_the_context(
    text: str, published: dt.datetime, other: dt.datetime, direction: str | None
) -> None:
    reference = read("today", Anchor(other.date()))[0].interval
    for expression in find(text):
        steps: list[Step] = []
        value = resolve(expression, Anchor(published), direction=direction, reference=reference, steps=steps)  # type: ignore[arg-type]
        assert value == resolve(expression, Anchor(published), direction=direction, reference=reference)  # type: ignore[arg-type]
        assert value.span == (expression.start, expression.end)
        assert [step.spans for step in steps] == [(value.span,)]


@settings(max_examples=600, deadline=None)
@given(DAYS, st.sampled_from(PHRASES), st.sampled_from([None, "past", "future"]))
def test_every_phrase_resolves_on_every_day(day: dt.date, phrase: str, direction: str | None) -> None:
    (expression,) = find(phrase)
    value = resolve(expression, Anchor(day), direction=direction)  # type: ignore[arg-type]
    assert value.begin is not None or value.end is not None
    check(phrase, [value])


def test_weekdays_on_every_day_from_1970_to_2050() -> None:
    (expression,) = find("Wednesday")
    day = dt.date(1970, 1, 1)
    while day.year <= 2050:
        interval = resolve(expression, Anchor(day)).interval
        assert interval is not None
        assert isinstance(interval.begin, dt.date)
        assert interval.begin.isoweekday() == 3
        assert -6 <= (interval.begin - day).days <= 1
        day += dt.timedelta(days=1)


@given(
    DAYS,
    st.sampled_from(
        ["Monday", "last Tuesday", "next Friday", "this Sunday", "Thursday night", "last week", "the weekend"]
    ),
)
def test_a_week_later_weekdays_are_a_week_later(day: dt.date, phrase: str) -> None:
    (expression,) = find(phrase)
    now, then = (resolve(expression, Anchor(d)).interval for d in (day, day + dt.timedelta(days=7)))
    assert now is not None
    assert then is not None
    assert now.begin is not None
    assert then.begin == now.begin + dt.timedelta(days=7)


@given(INSTANTS, st.integers(-12, 14))
def test_the_day_is_that_of_the_articles_own_zone(instant: dt.datetime, hours: int) -> None:
    there = instant.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    assert read("today", Anchor(there))[0].begin == instant.date().isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "Feb. 30, 2023", "2023-13-45", "June 31", "99999999999999999999 years ago", "9,999,999,999 days ago", "in 9,999,999 centuries",
        "the 0th century", "year 0000", "0000-00-00", "9999-12-31", "the week of Dec. 31, 9999", "a year after 9999-12-31", "the 99th century",
        "last week", "next century", "the past 5000 years", "1e9 years ago", "Jan. 1, 0001", "the 2190s", "29 February 1900", "24:00", "23:59:60",
        "the 5th Monday of February 2021", "½ years", "3½ years ago", "by week's end", "from noon to midnight today", "the second half of the winter of 9999", "the quarter ended Jan. 3", "the past 90 winters", "a week on Friday", "the last day of the 21st century",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "published",
    [dt.date.min, dt.date(2023, 3, 2), dt.date.max, dt.datetime(9999, 12, 31, 23, 59), dt.datetime(1, 1, 1), None],
)
def test_edges_of_the_calendar(text: str, published: dt.date | None) -> None:
    for direction in (None, "past", "future"):
        for expression in find(text):
            resolve(expression, Anchor(published), direction=direction)
    check(text, read(text, Anchor(published)))


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "7 ",
        " ",
        "may ",
        "the ",
        "1/1/",
        "1:1:",
        "2012-",
        "last ",
        "Monday ",
        "a ",
        "two ",
        ". ",
        "5 p.m. ",
        "and ",
        "1,000,",
        "'",
        "May 3-",
    ],
)
def test_finding_takes_linear_time(piece: str) -> None:
    """Doubling the text must not quadruple the time (least of several runs, with room for noise)."""
    grammar()

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find(text)
            best = min(best, time.process_time() - start)
        return best

    seconds(2_000)
    assert seconds(80_000) < 3 * seconds(40_000) + 0.05


def test_same_text_same_answer() -> None:
    text = "He said on Wednesday that talks held two weeks earlier, in late March, would resume by 5 p.m. EST Friday."
    assert read(text, Anchor(dt.date(2023, 4, 6))) == read(text, Anchor(dt.date(2023, 4, 6)))


def test_spans_restrict_the_reading() -> None:
    text = "On Monday he left. On Tuesday he came. On Friday he rested."
    found = read(text, Anchor(dt.date(2023, 4, 6)), spans=[(19, 38)])
    assert [(t.text, t.span) for t in found] == [("Tuesday", (22, 29))]
