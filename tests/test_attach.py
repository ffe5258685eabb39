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
    ("The premier Ole Brandt met the mayor Rita Sandel on Tuesday.", ("2024-03-12", "explicit")),
    ("On Tuesday, the premier Ole Brandt met the mayor Rita Sandel.", ("2024-03-12", "explicit")),
    ("The premier Ole Brandt, who hopes to win, on Tuesday met the mayor Rita Sandel.", ("2024-03-12", "explicit")),
    ("It was on Tuesday that the premier Ole Brandt met the mayor Rita Sandel.", ("2024-03-12", "explicit")),
    (
        "Tuesday's meeting between the premier Ole Brandt and the mayor Rita Sandel was short.",
        ("2024-03-12", "explicit"),
    ),
    ("The strike ended in July, when the premier Ole Brandt met the mayor Rita Sandel.", ("2023-07-01", "explicit")),
    (
        "They have been friends since May, when the premier Ole Brandt met the mayor Rita Sandel.",
        ("2023-05-01", "explicit"),
    ),
    (
        "The May 3, 2021, meeting of the premier Ole Brandt with the mayor Rita Sandel was short.",
        ("2021-05-03", "explicit"),
    ),
    (
        "The book dwells on a May 3, 2021 taped meeting of the premier Ole Brandt and the mayor Rita Sandel.",
        ("2021-05-03", "explicit"),
    ),
    ("The diver Rita Sandel was released at the end of Monday's hearing.", "release", ("2024-03-11", "implied")),
    (
        "The biggest prisoner swap since the war ended 30 years ago took place on Monday.",
        "swap",
        ("2024-03-11", "explicit"),
    ),
    (
        "The rebels freed the diver Rita Sandel overnight, officials said on Wednesday.",
        "release",
        ("2024-03-12T20:00", "explicit"),
    ),
    ("The rebels freed the diver Rita Sandel overnight on Tuesday.", "release", ("2024-03-12", "explicit")),
    (
        "The premier Ole Brandt flies to Oslo on Friday, where he is due to meet the mayor Rita Sandel.",
        ("2024-03-15", "implied"),
    ),
    # of somebody or something else
    ("The premier Ole Brandt said on Tuesday that he had met the mayor Rita Sandel.", None),
    ("The premier Ole Brandt met the mayor Rita Sandel after the explosion on Monday.", None),
    ("The premier Ole Brandt has not met the mayor Rita Sandel, despite the rumours on Monday.", None),
    ("The premier Ole Brandt agreed on Tuesday to meet the mayor Rita Sandel.", None),
    ("A meeting of the premier Ole Brandt and the mayor Rita Sandel preceded a regatta on Monday.", None),
    ("The premier Ole Brandt and the mayor Rita Sandel held talks in the run-up to the summit on Monday.", None),
    ("The charter for 2027 will be signed at a meeting of the premier Ole Brandt and the mayor Rita Sandel.", None),
    (
        "Envoys prepare the ground for a possible meeting over the weekend of the premier Ole Brandt and the mayor Rita Sandel.",
        ("2024-03-16", "explicit"),
    ),
    ("The premier Ole Brandt met the mayor Rita Sandel over the weekend.", ("2024-03-09", "explicit")),
    (
        "Norway also took part in the largest swap of prisoners since the feud between Chad and Mali ended in 1991.",
        "swap",
        None,
    ),
    # ends of what is open
    ("The premier Ole Brandt will meet the mayor Rita Sandel before the end of June.", ("2024-06-21", "explicit")),
    ("The premier Ole Brandt will meet the mayor Rita Sandel by the end of June.", ("2024-06-21", "explicit")),
    ("The premier Ole Brandt will meet the mayor Rita Sandel by Tuesday.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt will meet the mayor Rita Sandel before June.", None),
    (
        "Talks of the premier Ole Brandt and the mayor Rita Sandel were brought forward to Tuesday.",
        ("2024-03-19", "explicit"),
    ),
    # a date in front of two verbs
    ("In 2019 the premier Ole Brandt was honoured in Oslo and met the mayor Rita Sandel.", ("2019-01-01", "implied")),
    ("In 2019 the premier Ole Brandt was honoured in Oslo and later met the mayor Rita Sandel.", None),
    # in the direction of the event
    (
        "The premier Ole Brandt travels to Oslo on Tuesday for talks with the mayor Rita Sandel.",
        ("2024-03-19", "implied"),
    ),
    (
        "A meeting of the premier Ole Brandt and the mayor Rita Sandel, to be held in Oslo on Tuesday, is at risk.",
        ("2024-03-19", "explicit"),
    ),
    ("A meeting of the premier Ole Brandt and the mayor Rita Sandel ends on Tuesday.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt will meet the mayor Rita Sandel on Tuesday.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt meets the mayor Rita Sandel on Tuesday.", ("2024-03-19", "explicit")),
    (
        "The talks of the premier Ole Brandt with the mayor Rita Sandel were put off from Monday to Friday.",
        ("2024-03-15", "explicit"),
    ),
    (
        "A meeting of the premier Ole Brandt with the mayor Rita Sandel, due on Monday, was moved to Friday.",
        ("2024-03-15", "explicit"),
    ),
    ("The premier Ole Brandt called off talks with the mayor Rita Sandel on Tuesday.", ("2024-03-12", "reported")),
    ("The premier Ole Brandt broke off talks with the mayor Rita Sandel on Tuesday.", ("2024-03-12", "explicit")),
    ("The premier Ole Brandt called off Tuesday's talks with the mayor Rita Sandel.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt was to have met the mayor Rita Sandel on Tuesday.", ("2024-03-12", "explicit")),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Sandel may resume on Tuesday.",
        ("2024-03-19", "explicit"),
    ),
    # journeys: what the infinitive says is told as done with them
    ("The premier Ole Brandt came to see the mayor Rita Sandel on Tuesday.", ("2024-03-12", "explicit")),
    ("The premier Ole Brandt flew to Oslo to meet the mayor Rita Sandel on Tuesday.", ("2024-03-12", "explicit")),
    (
        "The premier Ole Brandt landed in Oslo on Tuesday to meet the mayor Rita Sandel on Friday.",
        ("2024-03-15", "explicit"),
    ),
    ("The premier Ole Brandt left for Oslo to meet the mayor Rita Sandel on Saturday.", ("2024-03-16", "explicit")),
    ("The premier Ole Brandt is flying to Oslo to meet the mayor Rita Sandel on Tuesday.", ("2024-03-19", "explicit")),
    ("The premier Ole Brandt at last managed on Tuesday to meet the mayor Rita Sandel.", ("2024-03-12", "explicit")),
    # decisions: their day is not that of the event
    ("The release of the diver Rita Sandel was approved on Tuesday.", "release", ("2024-03-12", "reported")),
    ("A court approved the release of the diver Rita Sandel on Tuesday.", "release", ("2024-03-12", "reported")),
    ("A court approved the release of the diver Rita Sandel on April 3.", "release", ("2024-04-03", "explicit")),
    ("A judge ordered the diver Rita Sandel released on Tuesday.", "release", ("2024-03-12", "reported")),
    # what goes on beside it
    (
        "On Tuesday, while the mayor Rita Sandel was meeting the premier Ole Brandt, the harbour burned.",
        ("2024-03-12", "implied"),
    ),
    (
        "On Tuesday, while the harbour burned, the mayor Rita Sandel met the premier Ole Brandt.",
        ("2024-03-12", "explicit"),
    ),
    (
        "Half an hour after the polls closed on Tuesday, the mayor Rita Sandel met the premier Ole Brandt.",
        ("2024-03-12", "implied"),
    ),
    ("The mayor Rita Sandel met the premier Ole Brandt hours after Tuesday's storm.", ("2024-03-12", "implied")),
    (
        "The old hotel was lit on Tuesday, the mayor Rita Sandel having met the premier Ole Brandt for dinner.",
        ("2024-03-12", "implied"),
    ),
    (
        "The mayor Rita Sandel will meet the premier Ole Brandt when the bridge is opened in May.",
        ("2024-05-01", "explicit"),
    ),
    (
        "Set for May 3 in Oslo, the talks will bring the mayor Rita Sandel face to face with the premier Ole Brandt.",
        ("2024-05-03", "explicit"),
    ),
    (
        "It was on Tuesday, the clerk has admitted, that the mayor Rita Sandel met the premier Ole Brandt.",
        ("2024-03-12", "explicit"),
    ),
    ("The premier Ole Brandt met the mayor Rita Sandel at Tuesday's fair in Oslo.", ("2024-03-12", "implied")),
    (
        "The premier Ole Brandt met the mayor Rita Sandel on the sidelines of the February 3-5 summit in Oslo.",
        ("2024-02-03", "implied"),
    ),
    ("The premier Ole Brandt met the mayor Rita Sandel after Tuesday's fair in Oslo.", None),
    (
        "Minutes after the verdict on Tuesday, the premier Ole Brandt met the mayor Rita Sandel.",
        ("2024-03-12", "explicit"),
    ),
    (
        "In this May 3, 2019 photo, the premier Ole Brandt meets the mayor Rita Sandel in Oslo.",
        ("2019-05-03", "implied"),
    ),
    ("The premier Ole Brandt met the mayor Rita Sandel before dawn on Tuesday.", ("2024-03-12", "explicit")),
    ("The premier Ole Brandt met the mayor Rita Sandel a year ago today.", ("2023-03-14", "explicit")),
    # of two dates the one that counts
    (
        "The premier Ole Brandt had met the mayor Rita Sandel a week earlier, on March 5, in Oslo.",
        ("2024-03-05", "explicit"),
    ),
    (
        "The meeting between the premier Ole Brandt and the mayor Rita Sandel, scheduled for last Friday, will now take place on Monday.",
        ("2024-03-18", "explicit"),
    ),
    (
        "The premier Ole Brandt spoke to the mayor Rita Sandel by phone hours after Tuesday's storm and again the next day.",
        "call",
        ("2024-03-12", "implied"),
    ),
    (
        "The premier Ole Brandt landed in Oslo on Monday for a visit during which he will meet the mayor Rita Sandel.",
        None,
    ),
    ("The premier Ole Brandt was supposed to meet the mayor Rita Sandel on Tuesday.", ("2024-03-12", "explicit")),
    (
        "The premier Ole Brandt flew home on Wednesday, a day after meeting the mayor Rita Sandel.",
        ("2024-03-12", "explicit"),
    ),
    (
        "On Tuesday evening the nurse Rita Sandel, whose church bought her freedom, read from her book.",
        "release",
        None,
    ),
    # what the day tells of goes on, unless it may be long after
    ("The nurse Rita Sandel was detained on Tuesday and later released.", "release", ("2024-03-12", "implied")),
    ("The nurse Rita Sandel was detained on Tuesday but released hours later.", "release", ("2024-03-12", "implied")),
    (
        "The nurse Rita Sandel was detained on Tuesday and released two days later.",
        "release",
        ("2024-03-14", "explicit"),
    ),
    ("The nurse Rita Sandel was jailed in 2019 but was released on bail after an outcry.", "release", None),
    ("The nurse Rita Sandel was released and flew home in January.", "release", ("2024-01-01", "implied")),
    (
        "On Tuesday, the rebels who seized the nurse Rita Sandel in March freed her.",
        "release",
        ("2024-03-12", "explicit"),
    ),
    ("The nurse Rita Sandel was among 20 people freed in Tuesday's swap.", "release", ("2024-03-12", "implied")),
    ("The nurse Rita Sandel could be released as soon as Tuesday.", "release", ("2024-03-19", "explicit")),
    (
        "The release of the nurse Rita Sandel, expected on Friday, was delayed until June.",
        "release",
        ("2024-06-01", "explicit"),
    ),
    # through what stands between the event and its day
    (
        "Smugglers handed over the diver Rita Sandel, a widow they had kept for nine weeks, to monks on Tuesday.",
        "release",
        ("2024-03-12", "explicit"),
    ),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Sandel are due to take place on Tuesday.",
        ("2024-03-19", "explicit"),
    ),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Sandel, which were to take place on Tuesday, are open.",
        ("2024-03-19", "explicit"),
    ),
    ("Forty guests flew in for a summit of premiers due to open on Saturday.", ("2024-03-16", "explicit")),
    (
        "The premier Ole Brandt will attend the fifth summit of premiers to be held in Oslo from May 3 to 5.",
        ("2024-05-03", "explicit"),
    ),
    (
        "The meeting, which took place on Tuesday, brought together the premier Ole Brandt and the mayor Rita Sandel.",
        ("2024-03-12", "explicit"),
    ),
    (
        "The premier Ole Brandt has met four times with the mayor Rita Sandel, including twice last week.",
        ("2024-03-04", "explicit"),
    ),
    ("The premier Ole Brandt proposed it at the first meeting of the guild in 1893.", ("1893-01-01", "explicit")),
    ("The premier Ole Brandt had his first meeting with the mayor Rita Sandel in five years.", None),
    ("The brewers hold their usual yearly meeting in Oslo on Tuesday.", ("2024-03-19", "explicit")),
    (
        "A meeting of the premier Ole Brandt with the mayor Rita Sandel, planned for Friday, was called off.",
        ("2024-03-15", "explicit"),
    ),
    (
        "The meeting of the premier Ole Brandt with the mayor Rita Sandel, planned for Friday, was put off until April 3.",
        ("2024-04-03", "explicit"),
    ),
    (
        "In a call with the mayor Rita Sandel, also on Tuesday, the premier Ole Brandt spoke of grain.",
        "call",
        ("2024-03-12", "explicit"),
    ),
    (
        "“It rang on Tuesday,” the premier Ole Brandt said of his call with the mayor Rita Sandel.",
        "call",
        ("2024-03-12", "explicit"),
    ),
    (
        "It was an exchange of prisoners: on Tuesday the pilot Ole Brandt walked over the bridge.",
        "swap",
        ("2024-03-12", "explicit"),
    ),
    (
        "The exchange of prisoners that Muscat mediated on Tuesday ended well for the pilot Ole Brandt.",
        "swap",
        ("2024-03-12", "explicit"),
    ),
    ("The pilot Ole Brandt was freed hours after the ruling on Tuesday.", "release", ("2024-03-12", "explicit")),
    ("The pilot Ole Brandt was freed days after the ruling on Tuesday.", "release", None),
    (
        "Between Friday and Saturday guards released thirty goatherds; the others wait.",
        "release",
        ("2024-03-08", "explicit"),
    ),
    (
        "The premier Ole Brandt flew home on Tuesday, meeting the mayor Rita Sandel on the way.",
        ("2024-03-12", "implied"),
    ),
    ("The premier Ole Brandt rose on Tuesday, demanding talks with the mayor Rita Sandel.", None),
    ("The premier Ole Brandt will meet sons of divers held captive in Malta on Tuesday.", ("2024-03-19", "explicit")),
    # counted from the event
    (
        "Shares fell on Tuesday, a day after the premier Ole Brandt met the mayor Rita Sandel.",
        ("2024-03-11", "explicit"),
    ),
    ("The verdict comes a week after the premier Ole Brandt met the mayor Rita Sandel.", ("2024-03-07", "explicit")),
    (
        "The strike began on March 3, two days before the premier Ole Brandt met the mayor Rita Sandel.",
        ("2024-03-05", "explicit"),
    ),
    ("The verdict came a week after the premier Ole Brandt met the mayor Rita Sandel.", None),
    # of the frame
    (
        "The premier Ole Brandt flew to Bergen on Tuesday, where he met the mayor Rita Sandel.",
        ("2024-03-12", "implied"),
    ),
    (
        "Last year the guild held a workshop at which the premier Ole Brandt met the mayor Rita Sandel.",
        ("2023-01-01", "implied"),
    ),
    (
        "The premier Ole Brandt spoke in Oslo on Tuesday while he was meeting the mayor Rita Sandel.",
        ("2024-03-12", "implied"),
    ),
    (
        "The premier Ole Brandt is apt to write to rather than meet the mayor Rita Sandel on Tuesday.",
        ("2024-03-19", "explicit"),
    ),
    (
        "The premier Ole Brandt was due to dine in Oslo on Saturday and meet the mayor Rita Sandel.",
        ("2024-03-16", "implied"),
    ),
    (
        "The premier Ole Brandt flew to Bergen on Tuesday for talks with the mayor Rita Sandel.",
        ("2024-03-12", "implied"),
    ),
    ("The premier Ole Brandt visited Bergen on Tuesday and met the mayor Rita Sandel.", ("2024-03-12", "implied")),
    ("On Tuesday the premier Ole Brandt asked for talks with the mayor Rita Sandel.", ("2024-03-12", "reported")),
    (
        "Talks between the premier Ole Brandt and the mayor Rita Sandel were called off on Tuesday.",
        ("2024-03-12", "reported"),
    ),
    # the calendar unit
    ("The premier Ole Brandt met the mayor Rita Sandel earlier this month.", ("2024-03-01", "explicit")),
    ("Last year the port closed. The premier Ole Brandt met the mayor Rita Sandel in May.", ("2023-05-01", "explicit")),
]


@pytest.mark.parametrize("case", TIMES, ids=lambda case: case[0])
def test_time(case: tuple[Any, ...]) -> None:
    text, *kind, time = case
    assert when(only(text, *kind)) == time


def test_the_same_day_counts_from_the_sentence_before() -> None:
    event = only("Police held the pilot Ole Brandt on Tuesday. Later the same day, he was released.", "release")
    assert when(event) == ("2024-03-12", "explicit")


def test_days_later_count_from_the_sentence_before() -> None:
    text = "Rebels on Monday freed the nurse Rita Sandel, who was seized in January. The driver Ole Brandt was freed two days later."
    first, second = eventx.extract(text, PUBLISHED, types=["release"])
    assert (when(first), when(second)) == (("2024-03-11", "explicit"), ("2024-03-13", "explicit"))


def test_what_came_after_counts_from_the_day_told_before() -> None:
    text = (
        "The nurse Rita Sandel was rescued from her captors on Tuesday. Her rescue came three days after the premier Ole Brandt "
        "met the envoy Paul Strand."
    )
    assert when(only(text)) == ("2024-03-09", "explicit")


def test_earlier_this_month_is_the_month() -> None:
    time = only("The premier Ole Brandt met the mayor Rita Sandel earlier this month.").time
    assert time is not None
    assert (time.text, time.end) == ("earlier this month", "2024-03-31")


def test_tomorrow_in_a_quotation_counts_from_the_statement() -> None:
    event = only('"Tomorrow I will meet the mayor Rita Sandel," the premier Ole Brandt said on Tuesday.')
    assert when(event) == ("2024-03-13", "explicit")


def test_a_deadline_is_the_day_of_what_is_asked() -> None:
    event = only("The army must release the harpist Ada Moll by Saturday.", "release")
    assert (event.status, when(event)) == ("requested", ("2024-03-16", "explicit"))


PLACES = [
    # where those who act are from, where they go, and where they have been
    ("Shopkeepers in Dyer Street met the mayor Rita Sandel.", None, None),
    ("Leaders in Oslo for a fair met the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt met the mayor Rita Sandel during a visit to Oslo.", "Oslo", "NO"),
    ("While on a visit to Oslo, the premier Ole Brandt met the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt met the mayor Rita Sandel, who was visiting Oslo.", "Oslo", "NO"),
    ("The premier Ole Brandt met the mayor Rita Sandel before flying on to Oslo.", None, None),
    ("The premier Ole Brandt left Oslo after talks with the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt left for Oslo after talks with the mayor Rita Sandel.", None, None),
    ("The premier Ole Brandt met the mayor Rita Sandel on the margins of a fair held in Oslo.", "Oslo", "NO"),
    (
        "The premier Ole Brandt met the mayor Rita Sandel at her country house, Brodal Hall, at noon.",
        "Brodal Hall",
        None,
    ),
    ("The premier Ole Brandt met the mayor Rita Sandel when the two nations held exercises in Ghana.", "Ghana", "GH"),
    (
        "The premier Ole Brandt met the mayor Rita Sandel in Chad. Brandt and Sandel met at Karo Palace.",
        "Karo Palace",
        None,
    ),
    ("The premier Ole Brandt met the mayor Rita Sandel. The meeting was praised in Oslo.", None, None),
    ("The premier Ole Brandt met the mayor Rita Sandel at the foreign ministry.", "foreign ministry", None),
    ("The premier Ole Brandt met the mayor Rita Sandel in Oslo.", "Oslo", "NO"),
    ("The premier Ole Brandt met the mayor Rita Sandel on Tuesday at the Brodal crossing.", "Brodal crossing", None),
    ("The premier Ole Brandt met the mayor Rita Sandel outside the Hotel Brodal.", "Hotel Brodal", None),
    ("The premier Ole Brandt met the mayor Rita Sandel in northern Mozambique.", "northern Mozambique", "MZ"),
    ("The premier Ole Brandt met the mayor Rita Sandel in the Torvalla.", "Torvalla", None),
    ("The premier Ole Brandt met the mayor Rita Sandel in the West.", None, None),
    ("The premier Ole Brandt met the mayor Rita Sandel on the sidelines of the forum in Oslo.", "Oslo", "NO"),
    ("The premier Ole Brandt travels to Oslo on Tuesday to meet the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt flew to Oslo and met the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt went to Oslo, where he met the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt went to the capital, Oslo, where he met the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt arrived in Oslo on Tuesday. He met the mayor Rita Sandel.", "Oslo", "NO"),
    ("The premier Ole Brandt arrived in Oslo. The mayor Rita Sandel met him there.", "Oslo", "NO"),
    ("The talks of the premier Ole Brandt and the mayor Rita Sandel, to be held in Oslo, are secret.", "Oslo", "NO"),
    ("The premier Ole Brandt met the mayor Rita Sandel at her church.", "church", None),
    ("The premier Ole Brandt met the mayor Rita Sandel at the end of the hearing.", None, None),
    ("The premier Ole Brandt and the mayor Rita Sandel will meet again in Bergen on Monday.", "Bergen", "NO"),
    (
        "The premier Ole Brandt praised his meeting with the mayor Rita Sandel, which was held at her club.",
        "club",
        None,
    ),
    (
        "The premier Ole Brandt met the mayor Rita Sandel. The meeting was staged at an airstrip near Bergen.",
        "airstrip near Bergen",
        "NO",
    ),
    ("The premier Ole Brandt will meet the mayor Rita Sandel in Oslo or Bergen.", None, None),
    ("The premier Ole Brandt held talks on trucks with the mayor Rita Sandel.", None, None),
    ("The premier Ole Brandt met the mayor Rita Sandel at his country house.", "country house", None),
]


@pytest.mark.parametrize(("text", "name", "country"), PLACES)
def test_place(text: str, name: str | None, country: str | None) -> None:
    place = only(text).location
    assert (place.name if place else None, place.country if place else None) == (name, country)


def test_the_town_of_the_dateline_if_they_are_told_to_have_come_there() -> None:
    text = "OSLO (Reuters) - The premier Ole Brandt met the mayor Rita Sandel on Monday. "
    assert only(text + "Brandt, who arrived in Oslo on Sunday, was tired.").location is not None
    assert only(text + "Brandt, who fell ill on Sunday, was tired.").location is None


@pytest.mark.parametrize(
    "text", ["Gunmen in Chad freed the diver Rita Sandel.", "A court in Chad freed the diver Rita Sandel."]
)
def test_those_who_free_people_do_so_where_they_are(text: str) -> None:
    place = only(text, "release").location
    assert place is not None
    assert place.name == "Chad"


def test_the_jail_that_somebody_leaves() -> None:
    place = only("The farmer Otto Blom left Keldon prison on Tuesday.", "release").location
    assert place is not None
    assert place.name == "Keldon prison"


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("The premier Ole Brandt and the mayor Rita Sandel talked for two hours in Oslo over lunch.", "PT2H"),
        ("The premier Ole Brandt held five hours of talks with the mayor Rita Sandel.", "PT5H"),
        ("The premier Ole Brandt met the mayor Rita Sandel, his neighbour of nine years, over lunch.", None),
        ("The premier Ole Brandt met the mayor Rita Sandel for between two and three hours.", "PT2H"),
        ("The talks of the premier Ole Brandt with the mayor Rita Sandel lasted between 40 and 50 minutes.", "PT40M"),
        ("The premier Ole Brandt and the mayor Rita Sandel talked for 40 to 50 minutes.", "PT40M"),
        ("The premier Ole Brandt broke off talks with the mayor Rita Sandel after six hours.", "PT6H"),
        ("The premier Ole Brandt had a 40-minute conversation with the mayor Rita Sandel.", "PT40M"),
        ("The meeting of the premier Ole Brandt and the mayor Rita Sandel lasted two hours.", "PT2H"),
        ("The meeting of the premier Ole Brandt and the mayor Rita Sandel took two years to arrange.", None),
        ("Two hours after the vote, the premier Ole Brandt met the mayor Rita Sandel.", None),
        ("The meeting of the premier Ole Brandt and the mayor Rita Sandel was over in ten minutes.", "PT10M"),
        ("Talks on Monday were the first between the premier Ole Brandt and the mayor Rita Sandel in two years.", None),
    ],
)
def test_duration(text: str, duration: str | None) -> None:
    assert only(text).duration == duration


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        (
            "Spokesman Jan Holm said on Tuesday that the premier Ole Brandt had met the mayor Rita Sandel.",
            "Holm",
            "2024-03-12",
        ),
        ("The premier Ole Brandt met the mayor Rita Sandel, spokesman Jan Holm said.", "Holm", None),
        ("The premier Ole Brandt met the mayor Rita Sandel, according to the daily Dagsavis.", "Dagsavis", None),
        ("The premier Ole Brandt spoke. He said he had met the mayor Rita Sandel.", "Ole Brandt", None),
        ("The premier Ole Brandt called the mayor Rita Sandel to propose the meeting they held.", None, None),
        ("After talks with the mayor Rita Sandel, the premier Ole Brandt said the strike was over.", None, None),
    ],
)
def test_source(text: str, source: str | None, said: str | None) -> None:
    attribution = only(text).attribution
    assert (attribution is not None) == (source is not None)
    if attribution is not None and source is not None:
        assert source in attribution.source
        assert (attribution.time.begin if attribution.time else None) == said


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The premier Ole Brandt and the mayor Rita Sandel ended three days of talks on Wednesday.",
            ("2024-03-11", "2024-03-13"),
        ),
        (
            "The premier Ole Brandt and the mayor Rita Sandel wrapped up two days of talks on Tuesday.",
            ("2024-03-11", "2024-03-12"),
        ),
        (
            "The premier Ole Brandt and the mayor Rita Sandel began two days of talks on Tuesday.",
            ("2024-03-12", "2024-03-13"),
        ),
        (
            "The premier Ole Brandt and the mayor Rita Sandel held two days of talks on Tuesday.",
            ("2024-03-12", "2024-03-12"),
        ),
        (
            "Talks between the premier Ole Brandt and the mayor Rita Sandel, begun on Monday, broke up on Wednesday.",
            ("2024-03-11", "2024-03-13"),
        ),
    ],
)
def test_an_event_of_days_has_all_of_them(text: str, days: tuple[str, str]) -> None:
    time = only(text).time
    assert time is not None
    assert (time.begin, time.end) == days


@pytest.mark.parametrize(
    ("said", "source"),
    [
        (", her office said", "her office"),
        (", the mayor's office said", "mayor's office"),
        (", the royal palace said", "royal palace"),
        (", the bulletin said", "bulletin"),
        (" near the office", None),
    ],
)
def test_houses_speak(said: str, source: str | None) -> None:
    event = only(f"The premier Olga Brandt met the mayor Rita Sandel on Tuesday{said}.")
    assert (event.attribution.source if event.attribution else None) == source


def test_a_company_may_be_called_after_a_people() -> None:
    event = only("The mayor Rita Sandel met Nordic Ferries on Tuesday.")
    assert [(p.name, p.kind) for p in event.participants] == [
        ("Rita Sandel", "person"),
        ("Nordic Ferries", "organization"),
    ]
