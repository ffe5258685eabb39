"""Whether it happened: the status of a mention by its verb group and all that governs it."""

from __future__ import annotations

import pytest

import eventx
from eventx.events.ruling import compose, state

PUBLISHED = "2024-03-14"  # a Thursday


def statuses(text: str, kind: str = "meeting") -> list[str]:
    return [event.status for event in eventx.extract(text, PUBLISHED, types=[kind])]


CASES = {
    "occurred": [
        "The premier Ole Brandt met the mayor Rita Solano in Bergen.",
        "The premier Ole Brandt has met the mayor Rita Solano twice.",
        "After meeting the mayor Rita Solano, the premier Ole Brandt flew home.",
        "The premier Ole Brandt confirmed that he had met the mayor Rita Solano.",
        "The premier Ole Brandt did not raise the fishing ban at his meeting with the mayor Rita Solano.",
        "The talks between the premier Ole Brandt and the mayor Rita Solano did not produce an agreement.",
        "The meeting between the premier Ole Brandt and the mayor Rita Solano took place in Bergen.",
        "Talks between the premier Ole Brandt and the mayor Rita Solano collapsed.",
        "The premier Ole Brandt managed to meet the mayor Rita Solano.",
        "The premier Ole Brandt used the visit to meet the mayor Rita Solano.",
        "The premier Ole Brandt will brief the cabinet on his talks with the mayor Rita Solano last week.",
    ],
    "ongoing": [
        "The premier Ole Brandt is meeting the mayor Rita Solano in Bergen.",
        "The premier Ole Brandt is in talks with the mayor Rita Solano.",
        "Talks between the premier Ole Brandt and the mayor Rita Solano are under way.",
        "The premier Ole Brandt has been holding talks with the mayor Rita Solano.",
        "Talks between the premier Ole Brandt and the mayor Rita Solano entered their third day on Thursday.",
    ],
    "scheduled": [
        "The premier Ole Brandt will meet the mayor Rita Solano.",
        "The premier Ole Brandt is to meet the mayor Rita Solano on Monday.",
        "The premier Ole Brandt was then to meet the mayor Rita Solano.",
        "The premier Ole Brandt agreed to meet the mayor Rita Solano.",
        "The premier Ole Brandt meets the mayor Rita Solano on Tuesday.",
        "The premier Ole Brandt is meeting the mayor Rita Solano next week.",
        "The premier Ole Brandt said he had agreed to meet the mayor Rita Solano.",
        "The premier Ole Brandt refused to cancel his meeting with the mayor Rita Solano.",
        "The premier Ole Brandt warned of delays ahead of Friday's meeting with the mayor Rita Solano.",
        "The talks between the premier Ole Brandt and the mayor Rita Solano have been pushed back to Friday.",
        "The premier Ole Brandt accepted a request for a meeting with the mayor Rita Solano.",
        "The premier Ole Brandt looked forward to meeting the mayor Rita Solano.",
        "The summit between the premier Ole Brandt and the mayor Rita Solano will focus on fish.",
    ],
    "requested": [
        "The premier Ole Brandt asked the mayor Rita Solano to meet him.",
        "The premier Ole Brandt wants a meeting with the mayor Rita Solano.",
        "The premier Ole Brandt called for talks with the mayor Rita Solano.",
        "Envoys urged the premier Ole Brandt to agree to meet the mayor Rita Solano.",
        "The council demanded that the premier Ole Brandt meet the mayor Rita Solano.",
    ],
    "possible": [
        "The premier Ole Brandt may meet the mayor Rita Solano.",
        "The premier Ole Brandt hopes to meet the mayor Rita Solano.",
        "It is unclear whether the premier Ole Brandt met the mayor Rita Solano.",
        "The premier Ole Brandt declined to say whether he had met the mayor Rita Solano.",
        "The premier Ole Brandt did not rule out a meeting with the mayor Rita Solano.",
        "The premier Ole Brandt would not confirm that he had met the mayor Rita Solano.",
        "If the strike is over, the premier Ole Brandt will meet the mayor Rita Solano.",
        "The premier Ole Brandt may agree to meet the mayor Rita Solano.",
        "Rumours said that the premier Ole Brandt had met the mayor Rita Solano.",
        "Aides discussed how to arrange for the premier Ole Brandt to meet the mayor Rita Solano if the strike ends.",
        "The prospects of a meeting between the premier Ole Brandt and the mayor Rita Solano have dimmed.",
    ],
    "refused": [
        "The premier Ole Brandt refused to meet the mayor Rita Solano.",
        "The premier Ole Brandt would not meet the mayor Rita Solano.",
        "The premier Ole Brandt turned down a request to meet the mayor Rita Solano.",
        "The premier Ole Brandt ruled out talks with the mayor Rita Solano.",
        "The premier Ole Brandt refused to agree to meet the mayor Rita Solano.",
    ],
    "negated": [
        "The premier Ole Brandt never met the mayor Rita Solano.",
        "The premier Ole Brandt denied that he had met the mayor Rita Solano.",
        "The premier Ole Brandt has no plans to meet the mayor Rita Solano.",
        "The premier Ole Brandt was to have met the mayor Rita Solano on Monday.",
        "The premier Ole Brandt had been due to meet the mayor Rita Solano.",
        "The premier Ole Brandt called off talks with the mayor Rita Solano.",
        "The premier Ole Brandt left Bergen without meeting the mayor Rita Solano.",
        "The planned meeting between the premier Ole Brandt and the mayor Rita Solano fell through.",
        "No meeting between the premier Ole Brandt and the mayor Rita Solano took place.",
        "A meeting between the premier Ole Brandt and the mayor Rita Solano was set for May, but was called off.",
        "There had been plans for a meeting between the premier Ole Brandt and the mayor Rita Solano.",
        "The premier Ole Brandt should have met the mayor Rita Solano in May.",
    ],
}


@pytest.mark.parametrize(("status", "text"), [(status, text) for status, texts in CASES.items() for text in texts])
def test_status(status: str, text: str) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    ("sequel", "status"),
    [
        ("The meeting was later cancelled.", "negated"),
        ("But the meeting did not take place.", "negated"),
        ("A day later he called off the talks.", "negated"),
        ("The meeting took place in Oslo.", "occurred"),
        ("Brandt gave a speech before the meeting.", "scheduled"),
    ],
)
def test_what_became_of_a_plan(sequel: str, status: str) -> None:
    assert statuses(f"The premier Ole Brandt was to meet the mayor Rita Solano. {sequel}") == [status]


RELEASES = {
    "occurred": [
        "The rebels released the nurse Ada Moll.",
        "Envoys welcomed the release of the nurse Ada Moll.",
    ],
    "requested": [
        "They threatened to burn the farm unless the army released the nurse Ada Moll.",
        "Protesters chanted for the nurse Ada Moll to be set free.",
    ],
    "possible": [
        "There will be no truce until the rebels have released the nurse Ada Moll.",
        "Unconfirmed reports said that the rebels had freed the nurse Ada Moll.",
        "The rebels would release the nurse Ada Moll if a ransom was paid.",
    ],
    "refused": ["A judge declined to release the nurse Ada Moll on bail."],
    "negated": ["The rebels have not released the nurse Ada Moll."],
}


@pytest.mark.parametrize(("status", "text"), [(status, text) for status, texts in RELEASES.items() for text in texts])
def test_status_of_releases(status: str, text: str) -> None:
    assert statuses(text, "release") == [status]


@pytest.mark.parametrize(
    ("effect", "outer", "status"),
    [
        ("scheduled", "occurred", "scheduled"),  # agreed to meet
        ("scheduled", "possible", "possible"),  # may agree to meet
        ("scheduled", "negated", "negated"),  # has not agreed to meet
        ("scheduled", "refused", "refused"),  # refused to agree to meet
        ("cancelled", "refused", "scheduled"),  # refused to cancel
        ("cancelled", "requested", "scheduled"),  # urged him to cancel
        ("refused", "negated", "possible"),  # did not rule out
        ("same", "requested", "requested"),
        ("told", "negated", "occurred"),  # did not welcome the release
    ],
)
def test_governors_compose(effect: str, outer: str, status: str) -> None:
    assert compose(effect, outer) == status


@pytest.mark.parametrize(
    ("effect", "outer", "content"),
    [
        ("asserted", "occurred", "occurred"),  # said that
        ("asserted", "refused", "possible"),  # would not confirm that
        ("negated", "occurred", "negated"),  # denied that
        ("negated", "negated", "possible"),  # did not deny that
        ("scheduled", "negated", "negated"),  # does not expect that
    ],
)
def test_statements(effect: str, outer: str, content: str) -> None:
    assert state(effect, outer) == content
