"""Constructions that news uses often, each with what it tells: who takes part, when, where, for how long."""

from __future__ import annotations

import pytest

import eventx

PUBLISHED = "2024-03-14"  # a Thursday
NAMES = [
    (
        "Two Polish nurses held in eastern Chad, Ewa Nowak and Ida Lis, were freed on Sunday.",
        [{"Ewa Nowak", "Ida Lis"}],
    ),
    (
        "The leaders of Chile and Peru – Ana Rivas and Jorge Salinas – held a summit on Monday.",
        [{"Ana Rivas", "Jorge Salinas"}],
    ),
    (
        "Chad and Mali's foreign ministers, Issa Keita and Omar Diallo, met on Monday.",
        [{"Issa Keita", "Omar Diallo"}],
    ),
    (
        "At a meeting chaired by envoy Paul Roe, General Issa Keita and Colonel Omar Diallo agreed on a truce.",
        [{"Issa Keita", "Omar Diallo"}],
    ),
    (
        "Premier Ana Roy met Mayor Jan Vos in Oslo on Monday with officers looking on.",
        [{"Ana Roy", "Jan Vos"}],
    ),
    (
        "Premier Ana Roy received phone calls from Chancellor Rolf Stein and President Ivo Lang.",
        [{"Ana Roy", "Rolf Stein"}, {"Ana Roy", "Ivo Lang"}],
    ),
    (
        "Premier Ana Roy met Mayor Jan Vos on Monday and Senator Paul Strand on Tuesday.",
        [{"Ana Roy", "Jan Vos"}, {"Ana Roy", "Paul Strand"}],
    ),
    (
        "Premier Ana Roy snubbed a request for talks from Mayor Jan Vos.",
        [{"Ana Roy", "Jan Vos"}],
    ),
    (
        "The tycoon Oleg Marin was arrested on Friday. The businessman was released on Monday.",
        [{"Oleg Marin"}],
    ),
    (
        '"He called me on Sunday," the runner Eli Korir said of his phone conversation with President Ivo Lang.',
        [{"Eli Korir", "Ivo Lang"}],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_who_takes_part(text: str, expected: list[set[str]]) -> None:
    assert [{p.name for p in event.participants} for event in eventx.extract(text, PUBLISHED)] == expected


def test_exchanged_are_those_whom_the_sides_give_up_in_the_next_sentence() -> None:
    text = "Chad and Mali swapped prisoners on Monday. Chad gave up 12 soldiers; Mali returned the pilot Omar Diallo."
    swap = next(event for event in eventx.extract(text, PUBLISHED) if event.type == "swap")
    assert {p.name for p in swap.participants if p.role == "exchanged"} == {"12 soldiers", "Omar Diallo"}


WHERE = [
    ("OSLO, March 12 - Premier Ana Roy met Mayor Jan Vos here on Monday.", "Oslo"),
    ("In Prague, where leaders were gathered, Premier Ana Roy met Mayor Jan Vos.", "Prague"),
    ("Premier Ana Roy is on a visit to Lima. On Wednesday she met Mayor Jan Vos.", "Lima"),
    ("Premier Ana Roy met Mayor Jan Vos at his country estate.", "country estate"),
]


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_where(text: str, place: str) -> None:
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.location is not None
    assert event.location.name == place


def test_the_place_of_who_says_so_is_not_that_of_the_event() -> None:
    (event,) = eventx.extract("Nine sailors were freed on Monday, the ministry in Warsaw said.", PUBLISHED)
    assert event.location is None


LENGTHS = [
    ("Premier Ana Roy held hour-long talks with Mayor Jan Vos.", "PT1H"),
    ("The two-and-a-half-hour meeting between Ana Roy and Jan Vos was frank.", "PT2H30M"),
    ("Talks between Ana Roy and Jan Vos broke off on Monday after 14 hours.", "PT14H"),
    ("In a call lasting 40 minutes, Premier Ana Roy and Mayor Jan Vos clashed over trade.", "PT40M"),
    ("Premier Ana Roy met Mayor Jan Vos for the second time in a week.", None),
]


@pytest.mark.parametrize(("text", "duration"), LENGTHS)
def test_how_long(text: str, duration: str | None) -> None:
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.duration == duration


STATUSES = [
    ("Premier Ana Roy will not be meeting Mayor Jan Vos.", "negated"),
    ("A court rejected a plea to have the blogger Tariq Amin freed.", "refused"),
    ("Chad and Mali are weighing a deal under which 40 hostages would be exchanged for 12 rebels.", "possible"),
    ("Envoys from Chad and Mali were still locked in talks in Oslo.", "ongoing"),
    ("A summit between Ana Roy and Jan Vos has been put off until Friday.", "scheduled"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_whether(text: str, status: str) -> None:
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.status == status


def test_a_day_of_the_week_named_before() -> None:
    text = "Last week Premier Ana Roy flew to Oslo, where she met Mayor Jan Vos on Thursday."
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.time is not None
    assert event.time.begin == "2024-03-07"


def test_a_comma_within_an_apposition_is_no_word_behind_its_noun() -> None:
    """It belongs to no node of the parse."""
    text = "Ana Ruiz, editor of the daily Oslo call, which is new, left. She met Jan Vos in Oslo."
    assert "meeting" in [event.type for event in eventx.extract(text)]
