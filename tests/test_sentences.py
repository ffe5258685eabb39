"""Sentences: where news English ends one and where it only looks so; datelines."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.text.sentences import dateline, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


ONE_SENTENCE = [
    "Gen. Ruth Abara met Lt. Col. Ivo Penn and Sen. Ada Holt.",
    "U.S. President Ann Roe met the U.N. Secretary-General.",
    "J. K. Marsh and P.J. Odum spoke on Dec. 12 by phone.",
    "The envoys met at St. Petersburg at 10 a.m. Friday.",
    "They talked until 5 p.m. EST on Sept. 3.",
    "They talked until 5 p.m. (2200 GMT) on Sunday.",
    "Widget Inc. Chief Executive Ben Lund met No. 5 on the list.",
    "Rye went up 6.5 percent to 8.75.",
    '"Why now?" Marsh asked.',
    '"Out!" shouted the guard.',
    "He hesitated ... and then he signed.",
    "The talks (see p. 5) went on.",
    "The minister said he\nwould meet the rebels\nin Geneva.",
    "Q. Did you meet the rebels?",
    "1. The president meets rebels.",
    "She was born in Dayton, Ohio, to Ed Roe Jr. and Lily Roe.",
    "Officials, i.e. Cabinet members, met.",
    "Yahoo-like firms met (and left).",
    "St. Mary's vs. Holy Cross was called off.",
]

SEVERAL_SENTENCES = [
    ['"I met him."', "He left."],
    ["She lives in the U.S.", "He left."],
    ["They met at 10 a.m.", "Rebels left."],
    ["They met in Dec.", "Rebels left."],
    ["The answer was No.", "The talks ended."],
    ["Shares of Widget Inc.", "The company met lenders."],
    ["Prices rose 3.2%.", "Traders met."],
    ["It rose to 7.35.", "Others fell."],
    ["Really?!", "Yes!", "They met."],
    ["It went on...", "She left."],
    ["(He left.)", "Then she called."],
    ["“We met.”", "“He left.”"],
    ['"Who called?"', "The guard shrugged."],
    ["He said, ``We met.''", "They left."],
    ["They left Dayton in 2019.", "12 men were freed."],
    ["Émile Roe left.", "Élodie Roe stayed."],
    ["Joe Roe Sr. met Lee Roe Jr.", "They left."],
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_is_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize("parts", SEVERAL_SENTENCES, ids=lambda parts: parts[0])
def test_are_several_sentences(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_blank_lines_and_bullets_end_sentences() -> None:
    text = "Diary of the week\n\n-- The president meets rebels\n-- The king calls\n\nlater news"
    assert split(text) == ["Diary of the week", "-- The president meets rebels", "-- The king calls", "later news"]


def test_a_blank_line_ends_a_sentence_even_after_a_title() -> None:
    assert split("He met Gen.\r\n\r\nRoe left.") == ["He met Gen.", "Roe left."]


def test_questions_and_answers_begin_sentences() -> None:
    assert split("Q. Did he call\nA. He did") == ["Q. Did he call", "A. He did"]


def test_only_the_region_is_read() -> None:
    text = "Before. He left. She stayed. After."
    assert sentences(text, 8, 28) == [(8, 16), (17, 28)]


DATELINES = [
    ("PORT LISSE - A convoy", "PORT LISSE -"),
    ("MADRID, Nov. 9 (Reuters) — The", "MADRID, Nov. 9 (Reuters) —"),
    ("OSLO/PARIS (Reuters) - Envoys", "OSLO/PARIS (Reuters) -"),
    ("DODOMA, Tanzania (AP) _", "DODOMA, Tanzania (AP) _"),
    ("ABU DHABI: The curator", "ABU DHABI:"),
    ("Moscow (AFP) — The", "Moscow (AFP) —"),
    ("ST. LOUIS -- A man", "ST. LOUIS --"),
    ("PORT-AU-PRINCE, Haiti, Jan. 3 - Envoys", "PORT-AU-PRINCE, Haiti, Jan. 3 -"),
    ("KYIV, 3 May 2012 (AFP) - Envoys", "KYIV, 3 May 2012 (AFP) -"),
]
NO_DATELINES = [
    "The talks - the first - ended.",
    "NATO said the talks ended.",
    "EXCLUSIVE: Envoys meet",
    "Moscow (the capital) is cold.",
    "UN - ",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DATELINES)
def test_dateline(text: str, expected: str) -> None:
    span = dateline(text, 0, len(text))
    assert span is not None
    assert text[span[0] : span[1]] == expected


@pytest.mark.parametrize("text", NO_DATELINES)
def test_no_dateline(text: str) -> None:
    assert dateline(text, 0, len(text)) is None


def test_a_dateline_stands_at_the_start_of_the_region() -> None:
    text = "Envoys meet\n\nOSLO (AP) - They met."
    assert dateline(text, 13, len(text)) == (13, 24)
    assert dateline(text, 0, len(text)) is None


PIECES = st.sampled_from(
    "He She The Gen. Lt. Col. U.S. U.N. J. K. Inc. Corp. Dec. No. 12 3.5 a.m. p.m. Roe Marsh Friday EST met left said "
    'talks? now! end. end... ... . .” “We "I him." why?" asked (and so.) — - • Q. A. 1. St. ’tis Élodie état'.split()
)
SPACES = st.sampled_from([" ", " ", " ", " ", "  ", "\n", "\r\n", "\n\n", "\n- ", "\t"])
NEWS_LIKE = st.lists(st.tuples(PIECES, SPACES), max_size=60).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)
ANY_TEXT = NEWS_LIKE | st.text(max_size=300)


@given(ANY_TEXT)
def test_spans_are_ordered_trimmed_and_complete(text: str) -> None:
    spans = sentences(text, 0, len(text))
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", [".", "?!", '."', "\n", "\n ", " .", ". ", "A. ", "\n- ", "U.S. ", '?" Roe met '])
def test_time_is_linear(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    began = time.process_time()
    sentences(text, 0, len(text))
    dateline(text, 0, len(text))
    assert time.process_time() - began < 5
