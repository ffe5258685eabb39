"""When, where, how long, and who says so: what of a sentence belongs to which event."""

from __future__ import annotations

from typing import Any

import pytest

import eventx
from eventx import Event

PUBLISHED = "2024-03-14"  # a Thursday


def only(text: str, kind: str = "meeting") -> Event:
    (event,) = eventx.extract(text, PUBLISHED, types=[kind])
    return event


def when(event: Event) -> tuple[str | None, str | None] | None:
    return (event.time.begin, event.time.basis) if event.time is not None else None


TIMES: list[tuple[Any, ...]] = [
    # the clause of the event
    ("The premier Ole Brandt met the mayor Rita Solano on Tuesday.", ("2024-03-12", "explicit")),
    ("On Tuesday, the premier Ole Brandt met the mayor Rita Solano.", ("2024-03-12", "explicit")),
    ("The premier Ole Brandt, who hopes to win, on Tuesday met the mayor Rita Solano.", ("2024-03-12", "explicit")),
    ("It was on Tuesday that the premier Ole Brandt met the mayor Rita Solano.", ("2024-03-12", "explicit")),
    (
        "Tuesday's meeting between the premier Ole Brandt and the mayor Rita Solano was short.",
        ("2024-03-12", "explicit"),
    ),
    ("The strike ended in July, when the premier Ole Brandt met the mayor Rita Solano.", ("2023-07-01", "explicit")),
    (
        "They have been friends since May, when the premier Ole Brandt met the mayor Rita Solano.",
        ("2023-05-01", "explicit"),
    ),
    # of somebody or something else
    ("The premier Ole Brandt said on Tuesday that he had met the mayor Rita Solano.", None),
    ("The premier Ole Brandt met the mayor Rita Solano after the explosion on Monday.", None),
    ("The premier Ole Brandt has not met the mayor Rita Solano, contrary to reports on Monday.", None),
    ("The premier Ole Brandt agreed on Tuesday to meet the mayor Rita Solano.", None),
    # in the direction of the event
    ("The premier Ole Brandt will meet the mayor Rita Solano on Tuesday.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt meets the mayor Rita Solano on Tuesday.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt called off Tuesday's talks with the mayor Rita Solano.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt was to have met the mayor Rita Solano on Tuesday.", ("2024-03-12", "explicit")),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Solano may resume on Tuesday.",
        ("2024-03-19", "explicit"),
    ),
    # through what stands between the event and its day
    (
        "Bandits turned over the nurse Rita Solano, a woman they had held for two years, to envoys on Tuesday.",
        "release",
        ("2024-03-12", "explicit"),
    ),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Solano are due to take place on Tuesday.",
        ("2024-03-19", "explicit"),
    ),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Solano, which were to take place on Tuesday, are open.",
        ("2024-03-19", "explicit"),
    ),
    ("Forty guests flew in for a summit of premiers due to open on Saturday.", ("2024-03-16", "explicit")),
    (
        "The premier Ole Brandt will attend the fifth summit of premiers to be held in Oslo from May 3 to 5.",
        ("2024-05-03", "explicit"),
    ),
    (
        "The meeting, which took place on Tuesday, brought together the premier Ole Brandt and the mayor Rita Solano.",
        ("2024-03-12", "explicit"),
    ),
    (
        "The premier Ole Brandt has met twice with the mayor Rita Solano, including once last week.",
        ("2024-03-04", "explicit"),
    ),
    ("The premier Ole Brandt proposed it at the first meeting of the guild in 1893.", ("1893-01-01", "explicit")),
    ("The premier Ole Brandt had his first meeting with the mayor Rita Solano in five years.", None),
    ("The premiers hold their regular monthly meeting in Oslo on Tuesday.", ("2024-03-19", "explicit")),
    (
        "A meeting of the premier Ole Brandt with the mayor Rita Solano, planned for Friday, was called off.",
        ("2024-03-15", "explicit"),
    ),
    (
        "The meeting of the premier Ole Brandt with the mayor Rita Solano, planned for Friday, was put off until April 3.",
        ("2024-04-03", "explicit"),
    ),
    (
        "In a call with the mayor Rita Solano, also on Tuesday, the premier Ole Brandt spoke of grain.",
        "call",
        ("2024-03-12", "explicit"),
    ),
    (
        "“She rang late on Tuesday,” the premier Ole Brandt said of his call with the mayor Rita Solano.",
        "call",
        ("2024-03-12", "explicit"),
    ),
    (
        "It was an exchange of prisoners: on Tuesday the pilot Ole Brandt walked over the bridge.",
        "swap",
        ("2024-03-12", "explicit"),
    ),
    (
        "The exchange of prisoners that Ankara brokered on Tuesday ended well for the pilot Ole Brandt.",
        "swap",
        ("2024-03-12", "explicit"),
    ),
    ("The pilot Ole Brandt was freed hours after the ruling on Tuesday.", "release", ("2024-03-12", "explicit")),
    ("The pilot Ole Brandt was freed days after the ruling on Tuesday.", "release", None),
    (
        "Between Friday and Saturday police released forty men, but most are still held.",
        "release",
        ("2024-03-08", "explicit"),
    ),
    (
        "The premier Ole Brandt flew home on Tuesday, meeting the mayor Rita Solano on the way.",
        ("2024-03-12", "implied"),
    ),
    ("The premier Ole Brandt rose on Tuesday, demanding talks with the mayor Rita Solano.", None),
    ("The premier Ole Brandt will meet relatives of men held hostage in Gaza on Tuesday.", ("2024-03-19", "explicit")),
    # counted from the event
    (
        "Shares fell on Tuesday, a day after the premier Ole Brandt met the mayor Rita Solano.",
        ("2024-03-11", "explicit"),
    ),
    ("The verdict comes a week after the premier Ole Brandt met the mayor Rita Solano.", ("2024-03-07", "explicit")),
    (
        "The strike began on March 3, two days before the premier Ole Brandt met the mayor Rita Solano.",
        ("2024-03-05", "explicit"),
    ),
    ("The verdict came a week after the premier Ole Brandt met the mayor Rita Solano.", None),
    # of the frame
    (
        "The premier Ole Brandt flew to Bergen on Tuesday, where he met the mayor Rita Solano.",
        ("2024-03-12", "implied"),
    ),
    (
        "Last year the guild held a workshop at which the premier Ole Brandt met the mayor Rita Solano.",
        ("2023-01-01", "implied"),
    ),
    (
        "The premier Ole Brandt spoke in Oslo on Tuesday while he was meeting the mayor Rita Solano.",
        ("2024-03-12", "implied"),
    ),
    (
        "The premier Ole Brandt is likely to write to rather than meet the mayor Rita Solano on Tuesday.",
        ("2024-03-19", "explicit"),
    ),
    (
        "The premier Ole Brandt was due to dine in Oslo on Saturday and meet the mayor Rita Solano.",
        ("2024-03-16", "implied"),
    ),
    (
        "The premier Ole Brandt flew to Bergen on Tuesday for talks with the mayor Rita Solano.",
        ("2024-03-12", "implied"),
    ),
    ("The premier Ole Brandt visited Bergen on Tuesday and met the mayor Rita Solano.", ("2024-03-12", "implied")),
    ("On Tuesday the premier Ole Brandt asked for talks with the mayor Rita Solano.", ("2024-03-12", "reported")),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Solano were called off on Tuesday.",
        ("2024-03-12", "reported"),
    ),
    # the calendar unit
    ("The premier Ole Brandt met the mayor Rita Solano earlier this month.", ("2024-03-01", "explicit")),
    ("Last year the port closed. The premier Ole Brandt met the mayor Rita Solano in May.", ("2023-05-01", "explicit")),
]


@pytest.mark.parametrize("case", TIMES, ids=lambda case: case[0])
def test_time(case: tuple[Any, ...]) -> None:
    text, *kind, time = case
    assert when(only(text, *kind)) == time


def test_the_same_day_counts_from_the_sentence_before() -> None:
    event = only("Police held the pilot Ole Brandt on Tuesday. Later the same day, he was released.", "release")
    assert when(event) == ("2024-03-12", "explicit")


def test_earlier_this_month_is_the_month() -> None:
    time = only("The premier Ole Brandt met the mayor Rita Solano earlier this month.").time
    assert time is not None
    assert (time.text, time.end) == ("earlier this month", "2024-03-31")


def test_tomorrow_in_a_quotation_counts_from_the_statement() -> None:
    event = only('"Tomorrow I will meet the mayor Rita Solano," the premier Ole Brandt said on Tuesday.')
    assert when(event) == ("2024-03-13", "explicit")


def test_a_deadline_is_the_day_of_what_is_asked() -> None:
    event = only("The army must release the nurse Ada Moll by Saturday.", "release")
    assert (event.status, when(event)) == ("requested", ("2024-03-16", "explicit"))


PLACES = [
    ("The premier Ole Brandt met the mayor Rita Solano when the two nations held exercises in Ghana.", "Ghana", "GH"),
    (
        "The premier Ole Brandt met the mayor Rita Solano in Chad. Brandt and Solano met at Karo Palace.",
        "Karo Palace",
        None,
    ),
    ("The premier Ole Brandt met the mayor Rita Solano. The meeting was praised in Oslo.", None, None),
    ("The premier Ole Brandt met the mayor Rita Solano at the foreign ministry.", "foreign ministry", None),
    ("The premier Ole Brandt met the mayor Rita Solano in Oslo.", "Oslo", "NO"),
    ("The premier Ole Brandt met the mayor Rita Solano on Tuesday at the Brodal crossing.", "Brodal crossing", None),
    ("The premier Ole Brandt met the mayor Rita Solano outside the Hotel Brodal.", "Hotel Brodal", None),
    ("The premier Ole Brandt met the mayor Rita Solano in northern Mozambique.", "northern Mozambique", "MZ"),
    ("The premier Ole Brandt met the mayor Rita Solano on the sidelines of the forum in Oslo.", "Oslo", "NO"),
    ("The premier Ole Brandt travels to Oslo on Tuesday to meet the mayor Rita Solano.", "Oslo", "NO"),
    ("The premier Ole Brandt flew to Oslo and met the mayor Rita Solano.", "Oslo", "NO"),
    ("The premier Ole Brandt went to Oslo, where he met the mayor Rita Solano.", "Oslo", "NO"),
    ("The premier Ole Brandt went to the capital, Oslo, where he met the mayor Rita Solano.", "Oslo", "NO"),
    ("The premier Ole Brandt arrived in Oslo on Tuesday. He met the mayor Rita Solano.", "Oslo", "NO"),
    ("The premier Ole Brandt arrived in Oslo. The mayor Rita Solano met him there.", "Oslo", "NO"),
    ("The talks of the premier Ole Brandt and the mayor Rita Solano, to be held in Oslo, are secret.", "Oslo", "NO"),
    ("The premier Ole Brandt will meet the mayor Rita Solano in Oslo or Bergen.", None, None),
    ("The premier Ole Brandt held talks on trucks with the mayor Rita Solano.", None, None),
]


@pytest.mark.parametrize(("text", "name", "country"), PLACES)
def test_place(text: str, name: str | None, country: str | None) -> None:
    place = only(text).location
    assert (place.name if place else None, place.country if place else None) == (name, country)


def test_the_jail_that_somebody_leaves() -> None:
    place = only("The farmer Otto Blom left Keldon prison on Tuesday.", "release").location
    assert place is not None
    assert place.name == "Keldon prison"


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("The premier Ole Brandt and the mayor Rita Solano talked for two hours in Oslo over lunch.", "PT2H"),
        ("The premier Ole Brandt held two hours of talks with the mayor Rita Solano.", "PT2H"),
        ("The premier Ole Brandt had a 40-minute conversation with the mayor Rita Solano.", "PT40M"),
        ("The meeting of the premier Ole Brandt and the mayor Rita Solano lasted two hours.", "PT2H"),
        ("The meeting of the premier Ole Brandt and the mayor Rita Solano took two years to arrange.", None),
        ("Two hours after the vote, the premier Ole Brandt met the mayor Rita Solano.", None),
    ],
)
def test_duration(text: str, duration: str | None) -> None:
    assert only(text).duration == duration


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        (
            "Spokesman Jan Holm said on Tuesday that the premier Ole Brandt had met the mayor Rita Solano.",
            "Holm",
            "2024-03-12",
        ),
        ("The premier Ole Brandt met the mayor Rita Solano, spokesman Jan Holm said.", "Holm", None),
        ("The premier Ole Brandt met the mayor Rita Solano, according to the daily Dagsavis.", "Dagsavis", None),
        ("The premier Ole Brandt spoke. He said he had met the mayor Rita Solano.", "Ole Brandt", None),
        ("The premier Ole Brandt called the mayor Rita Solano to propose the meeting they held.", None, None),
        ("After talks with the mayor Rita Solano, the premier Ole Brandt said the strike was over.", None, None),
    ],
)
def test_source(text: str, source: str | None, said: str | None) -> None:
    attribution = only(text).attribution
    assert (attribution is not None) == (source is not None)
    if attribution is not None and source is not None:
        assert source in attribution.source
        assert (attribution.time.begin if attribution.time else None) == said
