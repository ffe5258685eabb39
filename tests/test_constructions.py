"""Constructions that news uses often, each with what it tells: who takes part, when, where, for how long."""

from __future__ import annotations

import pytest

import eventx

PUBLISHED = "2024-03-14"  # a Thursday
NAMES = [
    (
        "Two Danish divers held in northern Oman, Bente Skovby and Anni Hjorth, were freed on Sunday.",
        [{"Bente Skovby", "Anni Hjorth"}],
    ),
    (
        "The rulers of Malta and Cyprus – Dora Zahra and Stelios Lemos – held a summit on Monday.",
        [{"Dora Zahra", "Stelios Lemos"}],
    ),
    (
        "Malta and Oman's fisheries ministers, Dora Zahra and Said Harthi, met on Monday.",
        [{"Dora Zahra", "Said Harthi"}],
    ),
    (
        "At a meeting moderated by abbot Leif Rask, brewer Tove Dahlin and miller Ulf Kvist settled a quarrel.",
        [{"Tove Dahlin", "Ulf Kvist"}],
    ),
    (
        "Premier Dora Zahra met Mayor Jan Vos in Oslo on Monday with gardeners watching.",
        [{"Dora Zahra", "Jan Vos"}],
    ),
    (
        "Premier Dora Zahra took phone calls from Chancellor Egon Stauf and Bishop Leif Rask.",
        [{"Dora Zahra", "Egon Stauf"}, {"Dora Zahra", "Leif Rask"}],
    ),
    (
        "Premier Dora Zahra met Mayor Jan Vos on Monday and Senator Paul Strand on Tuesday.",
        [{"Dora Zahra", "Jan Vos"}, {"Dora Zahra", "Paul Strand"}],
    ),
    (
        "Premier Dora Zahra spurned a request for a meeting from Mayor Jan Vos.",
        [{"Dora Zahra", "Jan Vos"}],
    ),
    (
        "The brewer Tove Dahlin was arrested on Friday. The businesswoman was released on Monday.",
        [{"Tove Dahlin"}],
    ),
    (
        '"He rang me in the bath," the cellist Tove Dahlin said of her phone conversation with Bishop Leif Rask.',
        [{"Tove Dahlin", "Leif Rask"}],
    ),
]


NAMES += [  # two sides that a hyphen joins
    (
        "Zahra-Rask talks end without deal\n\nPremier Dora Zahra and Bishop Leif Rask talked for an hour on Monday.",
        [{"Dora Zahra", "Leif Rask"}],
    ),
    ("The Malta-Cyprus prisoner swap took place on Monday.", [{"Malta", "Cyprus"}]),
    ("Anne-Marie Holm's talks with Bishop Leif Rask ended on Monday.", [{"Anne-Marie Holm", "Leif Rask"}]),
]

NAMES += [  # asides, and phrases that open the sentence
    (
        "In June last year one of the bishop's nephews phoned Premier Dora Zahra.",
        [{"one of the bishop's nephews", "Dora Zahra"}],
    ),
    (
        "Premier Dora Zahra, in a meeting with Bishop Leif Rask, asked for an answer.",
        [{"Dora Zahra", "Leif Rask"}],
    ),
    (
        "During a phone talk with Mayor Jan Vos, the bishop said that all Danish people should pray.",
        [{"Jan Vos", "bishop"}],
    ),
    (
        "Bishop Leif Rask greeted Premier Dora Zahra, with whom he held talks.",
        [{"Leif Rask", "Dora Zahra"}],
    ),
    (
        "Premier Dora Zahra wrote to Bishop Leif Rask asking for a meeting.",
        [{"Leif Rask", "Dora Zahra"}],
    ),
]

NAMES += [  # bodies: by the whole of their name, and as "it"
    (
        "Premier Dora Zahra met the Guild of Ropemakers and the Union of Porters on Monday.",
        [{"Dora Zahra", "Guild of Ropemakers", "Union of Porters"}],
    ),
    ("The Ministry of Dykes and Sluices met farmers on Monday.", [{"Ministry of Dykes and Sluices", "farmers"}]),
    ("The Synod of Elders will vote on the hymn when it meets in Lund on 7 July.", [{"Synod of Elders"}]),
    ("The company said it had met union leaders on Monday.", [{"company", "union leaders"}]),
    ("The agency said it would meet the deadline.", []),
    ("About 60 Mill Road residents met Mayor Jan Vos on Monday.", [{"60 Mill Road residents", "Jan Vos"}]),
]

NAMES += [  # who else came, and who met whom else
    (
        "Premier Dora Zahra met village chiefs in Lund. The meeting, which lasted an hour, was also attended by Bishop Leif Rask.",
        [{"Dora Zahra", "village chiefs", "Leif Rask"}],
    ),
    (
        "The heads of three dairies dined with Mayor Jan Vos on Friday. Mr Vos had met Paul Strand of the union earlier the same day.",
        [{"heads of three dairies", "Jan Vos"}, {"Jan Vos", "Paul Strand"}],
    ),
    (
        "Premier Dora Zahra turned down a request from Bishop Leif Rask for a meeting. She spent an hour in talks with Mayor Jan Vos.",
        [{"Dora Zahra", "Leif Rask"}, {"Dora Zahra", "Jan Vos"}],
    ),
]

NAMES += [
    (
        "Envoy Tuuli Salo held separate meetings in Lund on Friday with the mayor, Jan Vos, and with Bishop Leif Rask.",
        [{"Tuuli Salo", "Jan Vos"}, {"Tuuli Salo", "Leif Rask"}],
    ),
    (
        "Seven porters have been released. The four women and three men were let out of Lund jail on Sunday.",
        [{"Seven porters"}],
    ),
]

NAMES += [  # an office without a name, and the name that comes next
    (
        (
            'Bavaria\'s racing minister has denied telephoning the chief steward. "There was no call," Otto Varn told reporters. '
            "The steward, Jan Vos, was calm."
        ),
        [{"Otto Varn", "Jan Vos"}],
    ),
    (  # one of two
        "The trade minister of Chad met the rebel chief on Monday. Otto Varn said the talks were a farce.",
        [{"trade minister of Chad", "rebel chief"}],
    ),
]

NAMES += [  # who acts on an invitation, who was something once, and what follows up what
    (
        "Village elders have turned down an invitation from Governor Paul Strand to sit down with him in Lund on Sunday.",
        [{"Village elders", "Paul Strand"}],
    ),
    (
        "Otto Varn saw the world. As a young officer he learned Greek. In May 1964 he met the bandit Jan Vos in a tent.",
        [{"Otto Varn", "Jan Vos"}],
    ),
    (
        "The synod met for four hours on Monday. A follow-up session is set for Sept. 24.",
        [{"synod"}, {"synod"}],
    ),
]

NAMES += [  # what stands between a description and its name only describes further
    (
        "Premier Dora Zahra met the Chilean ambassador to Malta, Rui Salgado, on Monday.",
        [{"Dora Zahra", "Rui Salgado"}],
    ),
    (
        "The minister for fisheries and ports, Lea Roth, and her Dutch colleague, Joost Claessens, met on Friday.",
        [{"Lea Roth", "Joost Claessens"}],
    ),
    ("The man she had sued, Otto Varn, was released on Monday.", [{"Otto Varn"}]),
    ("The doctor who treated the rebels, Otto Varn, was freed on Monday.", [{"Otto Varn"}]),
    (
        "The two who own the mill, welder Ana Ruiz and her cousin, Jan Vos, met Premier Dora Zahra.",
        [{"Ana Ruiz", "Jan Vos", "Dora Zahra"}],
    ),
    (
        "Premier Dora Zahra, whose talks with Chancellor Egon Stauf are set for Friday, is ill.",
        [{"Dora Zahra", "Egon Stauf"}],
    ),
    (
        "A spokesman for Premier Dora Zahra said talks with Chancellor Egon Stauf would take place on Friday.",
        [{"Dora Zahra", "Egon Stauf"}],
    ),
    (
        "Premier Dora Zahra's office said a meeting with Chancellor Egon Stauf was planned for Friday.",
        [{"Dora Zahra", "Egon Stauf"}],
    ),
    ("The analyst Otto Varn said talks with Chancellor Egon Stauf would fail.", [{"Egon Stauf"}]),
    (
        "Freed at Easter by the rebels who had held them, the cooks Iva Sar and Beni Lop opened an inn.",
        [{"rebels", "Iva Sar", "Beni Lop"}],
    ),
    ("Mali's and Chad's trade ministers, Omar Ba and Idris Bey, met in Lund on Monday.", [{"Omar Ba", "Idris Bey"}]),
    (
        "The fine having been paid, the glazier Otto Varn was this week a free man.",
        [{"Otto Varn"}],
    ),
    ("The synod of Norland convened in Lund at Easter.", [{"synod of Norland"}]),
    ("The nine sailors jailed since the storm will be freed on Monday.", [{"nine sailors"}]),
    (
        "Bakers' wives meet mayor\n\nWives of the bakers were received in Lund by Mayor Lea Roth.",
        [{"Wives of the bakers", "Lea Roth"}],
    ),
    ("A Jesuit from Turin, Otto Varn, had haggled for the painting all winter.", []),
    (
        "Premier Dora Zahra met with Mayor Jan Vos in Lund as well as with Bishop Otto Varn.",
        [{"Dora Zahra", "Jan Vos"}, {"Dora Zahra", "Otto Varn"}],
    ),
    ("The kidnappers let the mayor's son, Otto Varn, go on Monday.", [{"kidnappers", "Otto Varn"}]),
    ("The minister demanded that the junta release the poet Zofia Lem.", [{"junta", "Zofia Lem"}]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_who_takes_part(text: str, expected: list[set[str]]) -> None:
    assert [{p.name for p in event.participants} for event in eventx.extract(text, PUBLISHED)] == expected


def test_exchanged_are_those_whom_the_sides_give_up_in_the_next_sentence() -> None:
    text = (
        "Malta and Oman swapped prisoners on Monday. Malta handed back 9 divers; Oman sent home the pilot Said Harthi."
    )
    swap = next(event for event in eventx.extract(text, PUBLISHED) if event.type == "swap")
    assert {p.name for p in swap.participants if p.role == "exchanged"} == {"9 divers", "Said Harthi"}


WHERE = [
    ("OSLO, March 12 - Premier Dora Zahra met Mayor Jan Vos here on Monday.", "Oslo"),
    ("In Bergen, where the brewers were feasting, Premier Dora Zahra met Mayor Jan Vos.", "Bergen"),
    ("Premier Dora Zahra is spending the week in Cebu. On Tuesday she met Mayor Jan Vos.", "Cebu"),
    ("Premier Dora Zahra met Mayor Jan Vos at his summer cottage.", "summer cottage"),
]


@pytest.mark.parametrize(("text", "place"), WHERE)
def test_where(text: str, place: str) -> None:
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.location is not None
    assert event.location.name == place


def test_the_place_of_who_says_so_is_not_that_of_the_event() -> None:
    (event,) = eventx.extract("Nine sailors were freed on Monday, the guild in Bergen said.", PUBLISHED)
    assert event.location is None


LENGTHS = [
    ("Premier Ana Ruiz rang the mayor, Lea Roth, on Monday, and they talked for twenty minutes.", "PT20M"),
    ("Premier Dora Zahra held hour-long talks with Mayor Jan Vos.", "PT1H"),
    ("The one-and-a-half-hour meeting between Dora Zahra and Jan Vos was dull.", "PT1H30M"),
    ("Talks between Dora Zahra and Jan Vos collapsed on Monday after nine hours.", "PT9H"),
    ("In a call that lasted 25 minutes, Premier Dora Zahra and Mayor Jan Vos clashed over herring.", "PT25M"),
    ("Premier Dora Zahra met Mayor Jan Vos for the third time in a month.", None),
]


@pytest.mark.parametrize(("text", "duration"), LENGTHS)
def test_how_long(text: str, duration: str | None) -> None:
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.duration == duration


STATUSES = [
    ("Premier Dora Zahra will not be meeting Mayor Jan Vos.", "negated"),
    ("The ministry denied reports in the evening papers that the cook Otto Varn had been freed.", "negated"),
    ("There were reports from Lund that the cook Otto Varn had been freed.", "possible"),
    ("A judge turned down a petition to have the poacher Ulf Kvist freed.", "refused"),
    ("Malta and Oman are mulling a pact by which 9 divers would be exchanged for 7 pilots.", "possible"),
    ("Pilots from Malta and Oman were still locked in talks.", "ongoing"),
    ("A summit between Dora Zahra and Jan Vos has been put off until Friday.", "scheduled"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_whether(text: str, status: str) -> None:
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.status == status


def test_a_day_of_the_week_named_before() -> None:
    text = "Last week Premier Dora Zahra flew to Oslo, where she met Mayor Jan Vos on Thursday."
    (event,) = eventx.extract(text, PUBLISHED)
    assert event.time is not None
    assert event.time.begin == "2024-03-07"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Last week Premier Dora Zahra flew to Oslo. She met Mayor Jan Vos there on Tuesday.", "2024-03-05"),
        ("Dora Zahra called Jan Vos last week. The two met on Tuesday in a hut.", "2024-03-05"),
        ("Dora Zahra met Jan Vos last week. The talks were held on Tuesday in a hut.", "2024-03-05"),
        ("Dora Zahra sailed to Oslo last week and she met Jan Vos on Tuesday.", "2024-03-05"),
        ("Dora Zahra sailed to Oslo last week. The guards freed two drivers on Tuesday.", "2024-03-12"),
        ("Dora Zahra denied that she had called Ole Brandt last week. Jan Vos met Ana Ruiz on Tuesday.", "2024-03-12"),
        ("Dora Zahra sailed to Oslo last week, and the guards freed two drivers on Tuesday.", "2024-03-12"),
    ],
)
def test_a_week_is_that_of_its_own_story(text: str, day: str) -> None:
    event = eventx.extract(text, PUBLISHED)[-1]
    assert event.time is not None
    assert event.time.begin == day


def test_a_comma_within_an_apposition_is_no_word_behind_its_noun() -> None:
    """It belongs to no node of the parse."""
    text = "Ana Ruiz, editor of the daily Oslo call, which is new, left. She met Jan Vos in Oslo."
    assert "meeting" in [event.type for event in eventx.extract(text)]


DATES = [
    ("The surveyor Ewan Lisle was caught in May, starved in June and, on Monday, released.", "2024-03-11"),
    ("Police freed the teacher they had held by mistake, Lea Roth, on Sunday.", "2024-03-10"),
    ("On Tuesday, officials said, President Ana Ruiz met Premier Karen Holst.", "2024-03-12"),
    ("President Ana Ruiz and Premier Karen Holst will, on Friday, meet in Lima.", "2024-03-15"),
    ("The rebels freed, on Tuesday, the poet Zofia Lem.", "2024-03-12"),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_dates_set_off_by_commas(text: str, day: str) -> None:
    assert [event.time and event.time.begin for event in eventx.extract(text, PUBLISHED)] == [day]


PLACES = [
    (
        "Chaired by the king, the meeting in Lund brought Premier Ana Ruiz and the trader Jan Vos to one table.",
        "Lund",
    ),
    ("During a trip to Oslo, Premier Ana Ruiz met the trader Jan Vos on Tuesday.", "Oslo"),
    ("On a visit to Oslo, where she opened a bridge, Premier Ana Ruiz met the trader Jan Vos.", "Oslo"),
    ("Premier Ana Ruiz sneaked off to Lugo and met the weavers' head, Jan Vos.", "Lugo"),
    ("Premier Ana Ruiz will be in Oslo, where she is to confer with the trader Jan Vos.", "Oslo"),
    ("Premier Ana Ruiz was in Oslo on Tuesday. She met the trader Jan Vos for an hour.", "Oslo"),
    ("Premier Ana Ruiz received the trader Jan Vos at her club.", "club"),
    ("The trader Jan Vos returned from Oslo without meeting Premier Ana Ruiz.", "Oslo"),
    ("The surveyor Ewan Lisle was freed from a truck at Marsa.", "Marsa"),
    ("Ewan Lisle, a surveyor, was dropped by his captors at the harbour of Molde.", "harbour of Molde"),
    ("The surveyor Ewan Lisle strode through the gate of Dunmoor prison.", "Dunmoor prison"),
    ("The baker Hilde Ost left the Dunmoor penal colony on Monday.", "Dunmoor penal colony"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_it_was(text: str, place: str) -> None:
    assert [event.location and event.location.name for event in eventx.extract(text, PUBLISHED)] == [place]


LENGTHS = [
    ("After an hour's talks on Monday, Premier Ana Ruiz and the bishop, Jan Vos, agreed.", "PT1H"),
    ("Premier Ana Ruiz and the bishop, Jan Vos, parted on Thursday after two hours of talks.", "PT2H"),
]


@pytest.mark.parametrize(("text", "length"), LENGTHS)
def test_how_long_it_took(text: str, length: str) -> None:
    assert [event.duration for event in eventx.extract(text, PUBLISHED)] == [length]
