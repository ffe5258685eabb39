"""Regions: the article is told from the page around it, and no sentence of it is lost."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventx.text.regions import regions
from eventx.text.sentences import sentences

BODY = (
    "Foreign Minister Ruth Abara met her neighbour, Ivo Penn, in Port Lisse on Tuesday to talk about fishing rights. "
    "The two had last spoken by telephone in March, an official said."
)
SECOND = "Aides said a second round was set for Friday, though neither side had named its delegates."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(region.kind, text[region.start : region.end]) for region in regions(text)]


def kind_of(line: str, text: str) -> str:
    """The kind of the one region that is `line`."""
    found = [kind for kind, words in kinds(text) if words == line]
    assert len(found) == 1, kinds(text)
    return found[0]


def page(head: str = "", foot: str = "") -> str:
    """An article of two paragraphs with something above and below it."""
    return "\n\n".join(part for part in (head, BODY, SECOND, foot) if part)


FURNITURE = [
    "Front page | Markets | Weather",
    "Skip to content",
    "Sign up here for more",
    "Sign up for the harbour letter",
    "Already a subscriber? Log in",
    "Enjoy your weekend stories without advertisements.",
    "Subscribe",
    "You have 5 free reads left this week.",
    "Get the Harbour app",
    "We use cookies to make this site better for everybody who reads it.",
    "Share this with a friend",
    "Share Save",
    "Save | Copy link | 8 comments",
    "Read more: Rebels free two nuns",
    "ALSO READ: Rebels free two nuns",
    "Video: Nuns walk out of the camp",
    "Tags: Port Lisse, fish",
    "Next story: Rebels free two nuns",
    "Photo: Harbour Agency/Archive, May 2, 2011",
    "Copyright 2021 The Port Lisse Post. All rights reserved.",
    "Published Monday, June 3, 2019",
    "Updated 40 minutes ago",
    "Last updated: 06:10 CET, May 8, 2018",
    "Posted at 07:31",
    "ADVERTISEMENT",
    "[Who are the rebels of Port Lisse?]",
    "###",
    "https://example.org/news/fish",
]
ARTICLE = [
    "Share prices fell on Monday after the two ministers met in Port Lisse.",
    "Print workers met the minister on Monday and left without an agreement.",
    "Already a dozen hostages have been freed by the rebels of the north.",
    "Updated figures were given to the envoys when they met on Monday.",
    "Published in March, the report led the two sides to meet.",
    "Watch officers met the rebels at the gate of the harbour.",
    "Support for the rebels grew after the nuns were freed.",
    "Follow-up talks with the rebels were held on Monday in the harbour.",
    "Read more than once, the letter freed two men.",
    "-- The president will meet rebels at noon in the harbour.",
    "He was freed.",
    "Your move, the minister told her counterpart when they met.",
    "“You have 3 days,” the minister told her counterpart.",
    "The apps that you use met a rival, and our members met too, said the minister.",
    "Q. Did you meet the rebels on Monday?",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("above", [True, False], ids=["above", "below"])
def test_furniture_is_chrome(line: str, above: bool) -> None:
    assert kind_of(line, page(head=line) if above else page(foot=line)) == "chrome"


@pytest.mark.parametrize("line", ARTICLE)
def test_a_sentence_of_the_article_is_body(line: str) -> None:
    assert kind_of(line, f"{BODY}\n\n{line}\n\n{SECOND}") == "body"
    assert kind_of(line, f"{BODY}\n{line}\n{SECOND}") == "body"
    assert kind_of(line, f"Sign up here\n\n{BODY}\n\n{SECOND}\n\n{line}") == "body"


@pytest.mark.parametrize("line", [*FURNITURE, *ARTICLE, "Abara meets Penn"])
def test_a_document_of_one_paragraph_is_never_chrome(line: str) -> None:
    assert [kind for kind, _ in kinds(line)] in (["headline"], ["body"])


def test_a_headline_stands_above_the_body() -> None:
    text = f"Abara meets Penn over fish\n\n{BODY}"
    assert kinds(text) == [("headline", "Abara meets Penn over fish"), ("body", BODY)]


def test_a_headline_without_a_body_counts() -> None:
    assert kinds("Abara meets Penn over fish") == [("headline", "Abara meets Penn over fish")]


def test_sub_headlines_and_questions_are_headlines() -> None:
    text = f"{BODY}\nA long quarrel\n{SECOND}\nWhat do the two sides want?\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["body", "headline", "body", "headline", "body"]


BYLINES = [
    "By Harbour Correspondent",
    "By JOAN MARSH",
    "7 Jun 2016 | 18:40 GMT",
    "3 October 2018",
    "Joan Marsh, fish editor",
]


@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert kind_of(line, page(head=f"Abara meets Penn over fish\n{line}")) == "byline"


CAPTIONS = [
    "Caption: The two ministers at the harbour",
    "Ruth Abara, left, shakes hands with Ivo Penn in Port Lisse on Wednesday. (AP Photo)",
    "FILE PHOTO: Ruth Abara meets Ivo Penn at the harbour in Port Lisse, March 3, 2020",
    "Ivo Penn (pictured) was met at the harbour by a crowd of supporters",
    "The harbour of Port Lisse at dawn. [Photo/Agencies]",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert kind_of(line, f"Abara meets Penn over fish\n\n{line}\n\n{BODY}") == "caption"


LIST_HEADS = ["Related stories", "Most read", "More on this story", "Top headlines today", "Staff Picks", "Read more:"]


@pytest.mark.parametrize("title", LIST_HEADS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["tight", "loose"])
def test_teasers_below_the_body_are_chrome(title: str, gap: str) -> None:
    text = page(foot=gap.join([title, "Rebels free two nuns", "King to visit pope in June", "3. Frost and a fair"]))
    assert [kind for kind, _ in kinds(text)] == ["body", "body"] + ["chrome"] * 4


@pytest.mark.parametrize("title", LIST_HEADS)
def test_the_article_goes_on_after_teasers(title: str) -> None:
    text = f"{BODY}\n{title}\nRebels free two nuns\nKing to visit pope\n{SECOND}\nHe was freed.\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["body", "chrome", "chrome", "chrome", "body", "body", "body"]


def test_teasers_above_the_article() -> None:
    text = (
        f"Top stories\nRebels free two nuns\nKing to visit pope in June\n\nAbara meets Penn over fish\n{BODY}\n{SECOND}"
    )
    assert [kind for kind, _ in kinds(text)] == ["chrome", "chrome", "chrome", "headline", "body", "body"]


def test_a_summary_under_its_teaser_is_chrome() -> None:
    foot = "More stories\nRebels free two nuns\nThe rebels of the north set two nuns free.\n4 October 2018\nStorm nears"
    assert [kind for kind, _ in kinds(page(foot=foot))] == ["body", "body"] + ["chrome"] * 5


def test_a_page_with_menus_and_a_foot() -> None:
    text = (
        "Enjoy your stories without advertisements.\nForty towns.\nNo limits.\nKeep reading\n"
        "World\nJoan Marsh\n\n"
        f"Abara meets Penn over fish\n\n{BODY}\n\n{SECOND}\n\n"
        "Sign up here for more\nRelated coverage\nStaff Picks\nA month for nothing\n"
        "No limits. No lock.\nForty towns."
    )
    expected = ["chrome"] * 6 + ["headline", "body", "body"] + ["chrome"] * 6
    assert [kind for kind, _ in kinds(text)] == expected


def test_a_dateline_alone_is_body() -> None:
    assert [kind for kind, _ in kinds(f"PORT LISSE (AP) --\n\n{BODY}\n\n{SECOND}")] == ["body"] * 3


def test_menu_labels_above_a_page_are_chrome() -> None:
    text = f"World\nLatin America\n\nShare this with a friend\n\nAbara Meets Penn\n\nBy Joan Marsh\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["chrome", "chrome", "chrome", "headline", "byline", "body"]


def test_short_headlines_without_a_page_are_headlines() -> None:
    assert [kind for kind, _ in kinds(f"Abara Meets Penn\n\n{BODY}\n\nA Long Quarrel\n\n{SECOND}")] == [
        "headline",
        "body",
        "headline",
        "body",
    ]


def test_an_author_biography_is_chrome() -> None:
    line = "Joan Marsh is a reporter in Port Lisse who covers fishing."
    assert kind_of(line, page(foot=line)) == "chrome"
    victim = "Joan Marsh, who is a reporter in Port Lisse, was freed by the rebels."
    assert kind_of(victim, page(foot=victim)) == "body"


def test_a_wrapped_paragraph_is_one_region() -> None:
    text = f"Abara meets Penn over fish\n\n{textwrap.fill(BODY, 60)}\n\n{textwrap.fill(SECOND, 60)}\n"
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "body"]


def test_a_headline_is_not_joined_to_a_wrapped_body() -> None:
    text = f"Abara meets Penn over fish\n{textwrap.fill(BODY, 70)}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "body"]


SENTENCES = [
    "Foreign Minister Ruth Abara met her neighbour in Port Lisse on Tuesday.",
    "The two had last spoken by telephone in March, an official of the harbour said.",
    "Gen. Ivo Penn will receive the envoys of the rebels at noon, his office announced.",
    "It is the first round of talks since the fishing fleet was seized by the navy in the spring.",
    "Nobody was hurt, and the two nuns whom the rebels had held for a year were sent home on Monday.",
    "They left.",
]


@given(st.permutations(SENTENCES), st.integers(48, 90))
def test_wrapping_does_not_change_the_sentences(chosen: list[str], width: int) -> None:
    text = textwrap.fill(" ".join(chosen), width, break_on_hyphens=False)
    found = [
        " ".join(text[start:end].split())
        for region in regions(text)
        if region.kind in ("body", "headline")
        for start, end in sentences(text, region.start, region.end)
    ]
    assert found == chosen


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=2, max_size=8), st.booleans())
def test_an_article_of_sentences_is_all_body(chosen: list[list[str]], spaced: bool) -> None:
    text = ("\n\n" if spaced else "\n").join(" ".join(part) for part in chosen)
    assert {kind for kind, _ in kinds(text)} == {"body"}


LINES = st.sampled_from(
    [*FURNITURE, *ARTICLE, *BYLINES, *CAPTIONS, *LIST_HEADS, *SENTENCES, "Rebels free two nuns", "World"]
)
ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\n \n", "\u2028", "\t\n  "])
PAGES = st.lists(st.tuples(LINES, ENDS), max_size=30).map(lambda pairs: "".join(line + end for line, end in pairs))


@given(PAGES | st.text(max_size=300))
def test_regions_are_ordered_trimmed_and_complete(text: str) -> None:
    position = 0
    for region in regions(text):
        assert position <= region.start < region.end
        assert not text[position : region.start].strip()
        assert text[region.start : region.end] == text[region.start : region.end].strip() != ""
        assert region.kind in ("headline", "body", "caption", "chrome", "byline")
        position = region.end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit", ["word ", "w\n", "the\nword ", "Home | ", "By A ", "(AP", "sign up ", "\n", "A.\n\n", "x the\n"]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    began = time.process_time()
    regions(text)
    assert time.process_time() - began < 5
