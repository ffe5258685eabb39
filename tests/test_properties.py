"""What holds for any text: it goes through, every span slices to its text, and the same input gives the same bytes."""

import datetime as dt
import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from test_golden import quotations

from conftest import ROOT
from eventx.document import Document
from eventx.golden import cases
from eventx.outputs.jsonl import one_line
from eventx.pipeline import Extractor
from eventx.record import TimeExpression
from eventx.times import Anchor, read
from eventx.validate import OfTheirType

problems = OfTheirType().problems

ARTICLES = [case.document().text for case in cases(ROOT / "tests" / "golden")]
SENTENCES = [
    "Foreign Minister Ana Ruiz met her Dutch counterpart, Jan Vos, in Oslo on Tuesday. ",
    "President Omar Diallo spoke by phone with Chancellor Eva Brandt last week. ",
    "Welder Lino Ferri was freed on Monday after a month in a cellar, his family said. ",
    "Oman and Yemen will exchange prisoners on 3 May.\n\n",
    "“We did not meet,” the minister said late Thursday. ",
]
ODD = ["\r\n", "\u2028", "\x00", "\u202e", "🤝", "e\u0301", "'s", "—", "…", "(", "”", "\t", "St. ", "U.S. ", "1,000 "]

any_text = st.text(max_size=300)
news_like = st.lists(st.sampled_from(SENTENCES + ODD) | st.text(max_size=8), max_size=12).map("".join)
cut_articles = st.builds(
    lambda text, start, length: text[start : start + length],
    st.sampled_from(ARTICLES),
    st.integers(0, 1500),
    st.integers(0, 600),
)
texts = any_text | news_like | cut_articles
zones = st.integers(-14, 14).map(lambda hours: dt.timezone(dt.timedelta(hours=hours)))
FIRST, LAST = dt.datetime(1970, 1, 1), dt.datetime(2050, 12, 31)
moments = st.dates(FIRST.date(), LAST.date()) | st.datetimes(FIRST, LAST) | st.datetimes(FIRST, LAST, timezones=zones)
published = st.none() | moments
thorough = settings(max_examples=150, deadline=None)


@cache
def extractor() -> Extractor:
    return Extractor()


def printed(document: Document) -> list[str]:
    return [one_line(event.model_dump_json()) for event in extractor().extract(document)]


@thorough
@given(text=texts, when=published)
def test_any_text_goes_through_and_its_events_are_valid(text: str, when: dt.date | None) -> None:
    document = Document(text=text, published=when)
    lines = printed(document)
    assert lines == printed(document)
    ids = [json.loads(line)["id"] for line in lines]
    assert len(set(ids)) == len(ids)
    for line in lines:
        assert line.splitlines() == [line]
        assert problems(json.loads(line)) == []


@thorough
@given(text=texts, when=published)
def test_every_span_of_an_event_slices_to_its_text(text: str, when: dt.date | None) -> None:
    for event in extractor().extract(Document(text=text, published=when)):
        for quoted, (start, end) in quotations(event.model_dump()):
            assert text[start:end] == quoted
        if event.attribution:
            assert 0 <= event.attribution.span[0] <= event.attribution.span[1] <= len(text)


@thorough
@given(text=texts, when=published)
def test_time_expressions_of_any_text_are_valid_and_in_order(text: str, when: dt.date | None) -> None:
    found = [TimeExpression.model_validate(each, from_attributes=True) for each in read(text, Anchor(when))]
    assert [each.span for each in found] == sorted(each.span for each in found)
    for each in found:
        for quoted, (start, end) in quotations(each.model_dump()):
            assert text[start:end] == quoted


@thorough
@given(when=st.dates(dt.date(1970, 1, 8), dt.date(2050, 12, 24)))
def test_a_week_later_a_weekday_is_a_week_later(when: dt.date) -> None:
    def monday(published: dt.date) -> dt.date:
        (found,) = read("They met on Monday.", Anchor(published))
        assert found.begin
        assert found.begin == found.end
        return dt.date.fromisoformat(found.begin)

    assert monday(when + dt.timedelta(days=7)) - monday(when) == dt.timedelta(days=7)
    assert 0 <= (when - monday(when)).days < 7 or monday(when) == when + dt.timedelta(days=1)
