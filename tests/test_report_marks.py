"""The marks of a text: they lie where the spans say, one within another, and the work grows with their number."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st
from reading import text_of

from eventx.report import marks as drawing
from eventx.report.marks import Block, Mark, blocks


def drawn(text: str, *spans: tuple[int, int], start: int = 0) -> list[Block]:
    marks = [Mark(*span, "who", (index + 1,), (f"n{index}",)) for index, span in enumerate(spans)]
    return list(blocks(text, start, marks))


def test_marks_lie_around_the_words_of_their_spans() -> None:
    (block,) = drawn("Ana met Jan.", (0, 3), (8, 11))
    assert re.findall(r'data-e="(\d)"[^>]*>([^<]*)</mark>', block.html) == [("1", "Ana"), ("2", "Jan")]
    assert text_of(block.html) == "Ana met Jan."
    assert block.marked


def test_a_mark_within_another_is_drawn_within_it() -> None:
    (block,) = drawn("the mayor of Oslo spoke", (0, 17), (13, 17))
    outer, inner = re.findall(r'<mark class="who (d\d) "', block.html)
    assert (outer, inner) == ("d0", "d1")
    assert block.html.endswith("Oslo</mark></mark> spoke")


def test_a_mark_across_another_is_drawn_in_pieces_and_takes_the_focus_once() -> None:
    (block,) = drawn("abcdef", (0, 4), (2, 6))
    assert re.sub(r"<mark [^>]*>", "<mark>", block.html) == "<mark>ab<mark>cd</mark></mark><mark>ef</mark>"
    assert block.html.count("tabindex") == 2


def test_a_mark_over_lines_is_drawn_in_each_and_takes_the_focus_in_the_first() -> None:
    first, second, third = drawn("ab\r\n\r\n  \ncd\nef", (1, 13))
    assert [text_of(block.html) for block in (first, second, third)] == ["ab", "cd", "ef"]
    assert [block.html.count("tabindex") for block in (first, second, third)] == [1, 0, 0]
    assert all("<mark" in block.html for block in (first, second, third))


def test_marks_over_one_another_beyond_what_a_browser_nests_keep_their_reasons() -> None:
    (block,) = drawn("x" * 100, *((n, 100 - n) for n in range(40)))
    assert block.html.count("</mark>") == drawing.DEEPEST
    described = re.findall(r'aria-describedby="([^"]*)"', block.html)
    assert sorted(" ".join(described).split()) == sorted(f"n{n}" for n in range(40))


def test_spans_count_code_points_whatever_stands_before() -> None:
    text = "\ufeff\r\n\x00\u2028👩‍🚀\u202eAna"
    start = text.index("Ana")
    lines = drawn(text, (start, start + 3))
    assert [re.findall(r">([^<>]*)</mark>", line.html) for line in lines] == [[], ["Ana"]]
    assert text_of("".join(line.html for line in lines)) == "[U+FEFF][U+0000][U+2028]👩‍🚀[U+202E]Ana"


def test_a_piece_of_a_text_is_drawn_with_the_spans_of_the_whole() -> None:
    (block,) = drawn("Ana met Jan.", (108, 111), start=100)
    assert ">Jan</mark>" in block.html
    assert (block.start, block.end) == (100, 112)


def test_a_line_of_megabytes_is_cut_where_there_is_space() -> None:
    lines = drawn("word " * 5000, (7000, 20000))
    assert [line.joined for line in lines] == [False] + [True] * (len(lines) - 1)
    assert all(line.end - line.start <= drawing.LONGEST_LINE and text_of(line.html).endswith("word ") for line in lines)
    assert len(drawn("x" * 9000)) == 3


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted).map(tuple), max_size=25)


@given(st.text(alphabet="ab <&\n\r\u202e", max_size=60), spans)
def test_any_spans_are_drawn_over_the_whole_text_and_nest(text: str, spans: list[tuple[int, int]]) -> None:
    lines = drawn(text, *spans)
    assert "".join(text_of(line.html) for line in lines) == "".join(
        part.replace("\u202e", "[U+202E]") for part in re.split(r"[\r\n]+", text) if part.strip()
    )
    for line in lines:
        depth = 0
        for tag in re.findall(r"</?mark", line.html):
            depth += 1 if tag == "<mark" else -1
            assert 0 <= depth <= drawing.DEEPEST
        assert depth == 0
    described = " ".join(re.findall(r'aria-describedby="([^"]*)"', "".join(line.html for line in lines))).split()
    shown = {
        n for n, (start, end) in enumerate(spans) if any(max(start, line.start) < min(end, line.end) for line in lines)
    }
    assert {f"n{n}" for n in shown} == set(described)


def test_the_work_grows_with_the_marks_and_not_with_their_square() -> None:
    def seconds(count: int) -> float:
        text = "word word\n" * count
        begun = time.process_time()
        drawn(text, *((n, len(text) - n) for n in range(count)))
        return time.process_time() - begun

    seconds(500)
    assert min(seconds(4000) for _ in range(3)) / min(seconds(1000) for _ in range(3)) < 10
