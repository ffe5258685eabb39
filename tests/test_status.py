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
        "The premier Ole Brandt could be seen meeting the mayor Rita Sandel in the lobby.",
        "The premier Ole Brandt broke off talks with the mayor Rita Sandel.",
        "Talks between the premier Ole Brandt and the mayor Rita Sandel went ahead in the storm.",
        "Talks of the premier Ole Brandt with the mayor Rita Sandel, agreed in May, went ahead.",
        "The premier Ole Brandt took the opportunity to meet the mayor Rita Sandel.",
        "The premier Ole Brandt was meeting the mayor Rita Sandel on Thursday when the lights went out.",
        "The premier Ole Brandt was meeting the mayor Rita Sandel on Monday.",
        "The premier Ole Brandt told the mayor Rita Sandel at last year's meeting that he was tired.",
        "Efforts to get the premier Ole Brandt to meet the mayor Rita Sandel succeeded on Monday.",
        "The strike was settled through talks between the premier Ole Brandt and the mayor Rita Sandel.",
        "The premier Ole Brandt and aides showed up to meet the mayor Rita Sandel.",
        "The premier Ole Brandt met the then mayor, Rita Sandel, in Bergen.",
        "The premier Ole Brandt complained to the mayor Rita Sandel in an off-the-record meeting.",
        "The premier Ole Brandt will report on his recent talks with the mayor Rita Sandel.",
        "The party was expelled from the talks between the premier Ole Brandt and the mayor Rita Sandel.",
        "Years later the premier Ole Brandt would go on to meet the mayor Rita Sandel three times.",
        "Floods drove the premier Ole Brandt to open talks with the mayor Rita Sandel.",
        "A day before Friday's vote, the premier Ole Brandt met the mayor Rita Sandel.",
        "The premier Ole Brandt and the mayor Rita Sandel had last met in Bergen.",
        "Had the premier Ole Brandt not met the mayor Rita Sandel, the ferries would have stopped.",
        "The premier Ole Brandt met the mayor Rita Sandel in Bergen.",
        "The premier Ole Brandt has met the mayor Rita Sandel twice.",
        "After meeting the mayor Rita Sandel, the premier Ole Brandt flew home.",
        "The premier Ole Brandt confirmed that he had met the mayor Rita Sandel.",
        "The premier Ole Brandt did not raise the fishing ban at his meeting with the mayor Rita Sandel.",
        "The talks between the premier Ole Brandt and the mayor Rita Sandel did not produce an agreement.",
        "The meeting between the premier Ole Brandt and the mayor Rita Sandel took place in Bergen.",
        "Talks between the premier Ole Brandt and the mayor Rita Sandel collapsed.",
        "The premier Ole Brandt managed to meet the mayor Rita Sandel.",
        "The meeting between the premier Ole Brandt and the mayor Rita Sandel was a step towards peace.",
        "The premier Ole Brandt used the visit to meet the mayor Rita Sandel.",
        "The premier Ole Brandt will brief the cabinet on his talks with the mayor Rita Sandel last week.",
    ],
    "ongoing": [
        "Talks between the premier Ole Brandt and the mayor Rita Sandel are still going on.",
        "The ongoing talks between the premier Ole Brandt and the mayor Rita Sandel may fail.",
        "The strike comes as the premier Ole Brandt and the mayor Rita Sandel meet in Bergen.",
        "The premier Ole Brandt was meeting the mayor Rita Sandel on Thursday.",
        "Talks between the premier Ole Brandt and the mayor Rita Sandel have resumed.",
        "Talks between the premier Ole Brandt and the mayor Rita Sandel went into a third day on Thursday.",
        "The premier Ole Brandt and the mayor Rita Sandel remain in talks.",
        "The premier Ole Brandt is meeting the mayor Rita Sandel in Bergen.",
        "The premier Ole Brandt is in talks with the mayor Rita Sandel.",
        "Talks between the premier Ole Brandt and the mayor Rita Sandel are under way.",
        "The premier Ole Brandt and the mayor Rita Sandel are locked in talks.",
        "The premier Ole Brandt and the mayor Rita Sandel were still deep in talks on Thursday.",
        "The premier Ole Brandt and the mayor Rita Sandel are still huddled in talks.",
        "For days the premier Ole Brandt has been holding talks with the mayor Rita Sandel.",
        "Talks between the premier Ole Brandt and the mayor Rita Sandel entered their sixth hour on Thursday.",
    ],
    "scheduled": [
        "The meeting between the premier Ole Brandt and the mayor Rita Sandel will go ahead as planned.",
        "A meeting of the premier Ole Brandt with the mayor Rita Sandel, due on Monday, was moved to Friday.",
        "Police seized a car on the eve of the return to talks between the premier Ole Brandt and the mayor Rita Sandel.",
        "A deal was struck to bring the premier Ole Brandt to Bergen for talks with the mayor Rita Sandel.",
        "The premier Ole Brandt is due in Bergen for talks with the mayor Rita Sandel.",
        "After meeting the mayor Rita Sandel, the premier Ole Brandt will fly home.",
        "Premier Brandt to meet mayor Sandel",
        "The premier Ole Brandt pushed back talks with the mayor Rita Sandel by a week.",
        "The premier Ole Brandt put off his meeting with the mayor Rita Sandel until June.",
        "The guild hopes for an answer before the premier Ole Brandt meets the mayor Rita Sandel.",
        "The premier Ole Brandt will raise the fishing ban when he meets the mayor Rita Sandel.",
        "The premier Ole Brandt is on his way to a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt will meet the mayor Rita Sandel.",
        "The premier Ole Brandt is to meet the mayor Rita Sandel on Monday.",
        "The premier Ole Brandt was then to meet the mayor Rita Sandel.",
        "The premier Ole Brandt agreed to meet the mayor Rita Sandel.",
        "The premier Ole Brandt meets the mayor Rita Sandel on Tuesday.",
        "The premier Ole Brandt is meeting the mayor Rita Sandel next week.",
        "The premier Ole Brandt said he had agreed to meet the mayor Rita Sandel.",
        "The premier Ole Brandt refused to cancel his meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt warned of delays ahead of Friday's meeting with the mayor Rita Sandel.",
        "The talks between the premier Ole Brandt and the mayor Rita Sandel have been moved back to Saturday.",
        "The premier Ole Brandt accepted a request for a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt looked forward to meeting the mayor Rita Sandel.",
        "The summit between the premier Ole Brandt and the mayor Rita Sandel will focus on fish.",
    ],
    "requested": [
        "The premier Ole Brandt insisted that the mayor Rita Sandel meet him.",
        "The premier Ole Brandt would like to meet the mayor Rita Sandel.",
        "The premier Ole Brandt ought to meet the mayor Rita Sandel.",
        "The premier Ole Brandt has until Friday to meet the mayor Rita Sandel.",
        "Pressure is growing on the premier Ole Brandt to meet the mayor Rita Sandel.",
        "The guild called for the premier Ole Brandt, who fell ill in May, to meet the mayor Rita Sandel.",
        "The guild urged the premier Ole Brandt to send envoys to meet the mayor Rita Sandel.",
        "The premier Ole Brandt asked the mayor Rita Sandel to meet him.",
        "The premier Ole Brandt wants a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt called for talks with the mayor Rita Sandel.",
        "Envoys urged the premier Ole Brandt to agree to meet the mayor Rita Sandel.",
        "The council demanded that the premier Ole Brandt meet the mayor Rita Sandel.",
    ],
    "possible": [
        "The premier Ole Brandt hinted at a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt is willing to meet the mayor Rita Sandel.",
        "The premier Ole Brandt could end the strike with a meeting with the mayor Rita Sandel.",
        "Hopes faded that the premier Ole Brandt would meet the mayor Rita Sandel.",
        "It is not clear whether the premier Ole Brandt met the mayor Rita Sandel.",
        "Meeting the mayor Rita Sandel would be an honour, the premier Ole Brandt said.",
        "The premier Ole Brandt must have met the mayor Rita Sandel in Bergen.",
        "The premier Ole Brandt and the mayor Rita Sandel are close to a meeting.",
        "The guild accused the premier Ole Brandt of meeting the mayor Rita Sandel.",
        "The premier Ole Brandt showed interest in resuming talks with the mayor Rita Sandel.",
        "The premier Ole Brandt may meet the mayor Rita Sandel.",
        "The premier Ole Brandt hopes to meet the mayor Rita Sandel.",
        "It is unclear whether the premier Ole Brandt met the mayor Rita Sandel.",
        "The premier Ole Brandt declined to say whether he had met the mayor Rita Sandel.",
        "The premier Ole Brandt has not ruled out a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt would not confirm that he had met the mayor Rita Sandel.",
        "If the strike is over, the premier Ole Brandt will meet the mayor Rita Sandel.",
        "The premier Ole Brandt may agree to meet the mayor Rita Sandel.",
        "Rumours said that the premier Ole Brandt had met the mayor Rita Sandel.",
        "Aides discussed how to arrange for the premier Ole Brandt to meet the mayor Rita Sandel if the strike ends.",
        "The prospects of a meeting between the premier Ole Brandt and the mayor Rita Sandel have dimmed.",
    ],
    "refused": [
        "The premier Ole Brandt decided against meeting the mayor Rita Sandel.",
        "The premier Ole Brandt vowed never to meet the mayor Rita Sandel.",
        "The premier Ole Brandt has refused – despite pleas from fishermen – to meet the mayor Rita Sandel.",
        "The premier Ole Brandt has refused, despite pleas from fishermen, to meet the mayor Rita Sandel.",
        "The premier Ole Brandt has long refused to meet the mayor Rita Sandel.",
        "The premier Ole Brandt refused to meet the mayor Rita Sandel.",
        "The premier Ole Brandt ignored a request for talks with the mayor Rita Sandel.",
        "The premier Ole Brandt brushed aside an appeal for a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt would not meet the mayor Rita Sandel.",
        "The premier Ole Brandt turned down an offer to meet the mayor Rita Sandel.",
        "The premier Ole Brandt ruled out talks with the mayor Rita Sandel.",
        "The premier Ole Brandt refused to agree to meet the mayor Rita Sandel.",
        "The premier Ole Brandt asked to meet the mayor Rita Sandel, but she has declined.",
        "The premier Ole Brandt asked for a meeting with the mayor Rita Sandel but was turned down.",
        "The premier Ole Brandt was denied a meeting with the mayor Rita Sandel.",
    ],
    "negated": [
        "The premier Ole Brandt cancelled her planned meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt left Bergen without a meeting with the mayor Rita Sandel.",
        "Efforts to have talks with the mayor Rita Sandel came to nothing, the premier Ole Brandt said.",
        "The premier Ole Brandt ought to have met the mayor Rita Sandel in May.",
        "A meeting with the mayor Rita Sandel is out of the question, the premier Ole Brandt said.",
        "At no time did the premier Ole Brandt meet the mayor Rita Sandel.",
        "Reports that the premier Ole Brandt met the mayor Rita Sandel are false.",
        "The premier Ole Brandt dismissed reports of a meeting with the mayor Rita Sandel.",
        "It is not true that the premier Ole Brandt met the mayor Rita Sandel.",
        "There is no evidence that the premier Ole Brandt met the mayor Rita Sandel.",
        "The premier Ole Brandt could not have met the mayor Rita Sandel in Bergen.",
        "The premier Ole Brandt put off a meeting with the mayor Rita Sandel indefinitely.",
        "The premier Ole Brandt pulled out of a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt did not make it to a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt stayed away from talks with the mayor Rita Sandel.",
        "The premier Ole Brandt failed to show up for a meeting with the mayor Rita Sandel.",
        "If the premier Ole Brandt had met the mayor Rita Sandel, the ferries would have sailed.",
        "The ferries would have sailed had the premier Ole Brandt met the mayor Rita Sandel.",
        "Had the premier Ole Brandt met the mayor Rita Sandel, the ferries would have sailed.",
        "Storms kept the premier Ole Brandt from meeting the mayor Rita Sandel.",
        "The premier Ole Brandt has yet to meet the mayor Rita Sandel.",
        "The premier Ole Brandt denied a meeting with the mayor Rita Sandel.",
        "The premier Ole Brandt saw no reason to meet the mayor Rita Sandel.",
        "The premier Ole Brandt is likely to ring rather than meet the mayor Rita Sandel.",
        "The premier Ole Brandt will not meet the mayor Rita Sandel on Friday as planned.",
        "Talks between the premier Ole Brandt and the mayor Rita Sandel called off",
        "The premier Ole Brandt never met the mayor Rita Sandel.",
        "The premier Ole Brandt denied that he had met the mayor Rita Sandel.",
        "The premier Ole Brandt has no plan to meet the mayor Rita Sandel.",
        "The premier Ole Brandt was to have met the mayor Rita Sandel on Monday.",
        "The premier Ole Brandt had been due to meet the mayor Rita Sandel.",
        "The premier Ole Brandt called off talks with the mayor Rita Sandel.",
        "The premier Ole Brandt left Bergen without meeting the mayor Rita Sandel.",
        "The planned meeting between the premier Ole Brandt and the mayor Rita Sandel fell through.",
        "No meeting between the premier Ole Brandt and the mayor Rita Sandel took place.",
        "A meeting between the premier Ole Brandt and the mayor Rita Sandel was set for May, but was called off.",
        "There had been plans for a meeting between the premier Ole Brandt and the mayor Rita Sandel.",
        "The premier Ole Brandt should have met the mayor Rita Sandel in May.",
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
    assert statuses(f"The premier Ole Brandt was to meet the mayor Rita Sandel. {sequel}") == [status]


RELEASES = {
    "occurred": [
        "The harpist Ada Moll was not released until June.",
        "The rebels did not release the harpist Ada Moll until a ransom was paid.",
        "The mission to free the harpist Ada Moll was successful.",
        "The bishops ensured that the harpist Ada Moll was freed.",
        "The rebels released the harpist Ada Moll.",
        "Envoys welcomed the release of the harpist Ada Moll.",
    ],
    "scheduled": [
        "The harpist Ada Moll will not be freed until June.",
        "The pact would see the harpist Ada Moll freed.",
    ],
    "requested": [
        "The bishop wants the harpist Ada Moll set free.",
        "Hundreds marched for the release of the harpist Ada Moll.",
        "The harpist Ada Moll applied for bail.",
        "The abbess would like the rebels to free the harpist Ada Moll.",
        "The bishops called for an end to the war, the release of the harpist Ada Moll and new elections.",
        "The state must ensure that the harpist Ada Moll is released.",
        "The bishops urged the army to make sure that the harpist Ada Moll is freed.",
        "They threatened to burn the farm unless the army released the harpist Ada Moll.",
        "Fishwives clamoured for the harpist Ada Moll to be set free.",
    ],
    "possible": [
        "There will be no truce until the rebels have released the harpist Ada Moll.",
        "Unconfirmed rumours claimed that the rebels had freed the harpist Ada Moll.",
        "The rebels would release the harpist Ada Moll if a ransom was paid.",
    ],
    "refused": [
        "The harpist Ada Moll was refused bail.",
        "A court rejected the plea of the harpist Ada Moll to be freed.",
        "A judge declined to release the harpist Ada Moll on bail.",
        "A judge threw out a petition to have the harpist Ada Moll freed.",
    ],
    "negated": [
        "The smugglers have not released the harpist Ada Moll.",
        "Attempts to free the harpist Ada Moll have failed.",
        "She would be alive had the rebels released the harpist Ada Moll.",
    ],
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


@pytest.mark.parametrize(
    "text",
    [
        "The premier Ole Brandt and the mayor Rita Sandel often meet in Bergen.",
        "The harbour board meets on the first Monday of each month.",
        "The premier Ole Brandt holds talks with the mayor Rita Sandel every week.",
        "The premier Ole Brandt meets the mayor Rita Sandel whenever he is in Bergen.",
        "The premier Ole Brandt meets the mayor Rita Sandel weekly.",
        "The premier Ole Brandt and the mayor Rita Sandel will meet every Friday.",
        "The premier Ole Brandt used to meet the mayor Rita Sandel every Friday.",
    ],
)
def test_habits_are_no_events(text: str) -> None:
    assert statuses(text) == []


def test_what_was_denied_is_not_told_again_by_those_who_claim_it() -> None:
    denied = "The premier Ole Brandt denied that he had met the mayor Rita Sandel."
    assert statuses(f"{denied} The weekly Havn wrote that Brandt had met Sandel in Bergen.") == ["negated"]
    assert statuses(f"{denied} On Monday Brandt met Sandel in Bergen.") == ["negated", "occurred"]


TOLD = {
    "possible": [
        "Premier Ana Ruiz might or might not dine with Chancellor Jan Vos on Friday.",
        "Talks between Premier Ana Ruiz and Chancellor Jan Vos are not excluded, an aide said.",
        "If it is true that the minister Lea Roth met the trader Jan Vos, voters will be cross.",
    ],
    "negated": [
        "The talks between Premier Ana Ruiz and Chancellor Jan Vos would not take place, an aide said.",
        "Reports that the cook Otto Varn had been released turned out to be unfounded.",
        "A report of a meeting between Premier Ana Ruiz and Chancellor Jan Vos was untrue, an aide said.",
        "The prisoner swap on which Mali and Chad agreed at Easter is off.",
    ],
    "occurred": ["The generals did not say why they had freed the cook Otto Varn."],
    "ongoing": ["Premier Ana Ruiz and Chancellor Jan Vos are closeted in a mill, arguing about fish."],
    "scheduled": ["Premier Ana Ruiz and Chancellor Jan Vos have postponed until Saturday a meeting in Lund."],
}


@pytest.mark.parametrize(("status", "text"), [(status, text) for status, texts in TOLD.items() for text in texts])
def test_what_is_said_around_it(status: str, text: str) -> None:
    assert [event.status for event in eventx.extract(text, "2024-03-14")] == [status]
