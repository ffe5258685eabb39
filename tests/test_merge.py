"""One event for all its mentions, and never one for two."""

import pytest

from eventx.document import Document
from eventx.pipeline import Extractor
from eventx.record import Event

EXTRACTOR = Extractor()


def events(text: str, kind: str = "meeting") -> list[Event]:
    return [e for e in EXTRACTOR.extract(Document.make(text, "2024-03-14")) if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (  # headline, body, back-reference
            "Lund, Dahl meet in Oslo\n\nPremier Karin Lund met Erik Dahl in Oslo on Tuesday. The meeting lasted an hour.",
            "meeting",
            {"Karin Lund", "Erik Dahl"},
        ),
        (  # a headline's description and the name that follows
            "Maltese PM meets guild leader\n\nMaltese Prime Minister Karin Lund met the guild leader, Paul Strand, on Tuesday.",
            "meeting",
            {"Karin Lund", "Paul Strand"},
        ),
        (  # countries in the headline, their people in the body
            "Norway, Finland hold talks\n\nNorwegian premier Karin Lund and Finnish premier Tuuli Salo held talks on Tuesday.",
            "meeting",
            {"Karin Lund", "Tuuli Salo"},
        ),
        (  # a group and its members
            "Karin Lund met two rebel leaders on Monday. She met rebel leaders Issa Keita and Omar Ba on Monday in Dakar.",
            "meeting",
            {"Karin Lund", "Issa Keita", "Omar Ba"},
        ),
        (  # a demand that is fulfilled later
            "The union demanded the release of baker Odila Ash in May. Ash was freed on Sunday.",
            "release",
            {"Odila Ash"},
        ),
        (  # the same group by another word
            "Rebels free 34 choirboys\n\nRebels freed thirty-four choirboys on Sunday. The 34 captives looked well.",
            "release",
            {"34 choirboys", "Rebels"},
        ),
        (  # two nations' ministers and their names, an office shared with a counterpart
            "Norwegian and Moldovan energy ministers meet\n\nNorway's energy minister, Karin Lund, met her Moldovan counterpart, Vasile Plop, in Oslo on Tuesday.",
            "meeting",
            {"Karin Lund", "Vasile Plop"},
        ),
        (  # who goes somewhere to meet somebody, and then met him
            "Premier Karin Lund flew to Paris on Tuesday to meet Erik Dahl. Lund and Dahl met in Paris on Tuesday.",
            "meeting",
            {"Karin Lund", "Erik Dahl"},
        ),
        (  # a group counted, and told as one by name and the others
            "A sheikh announced the release of 9 poachers. Poacher Odila Ash and 8 other poachers were released on Monday.",
            "release",
            {"Odila Ash", "8 other poachers"},
        ),
        (  # a client is whom the lawyer speaks for
            "Karin Lund denied that she had met Erik Dahl. A lawyer for Dahl said that his client had never met Lund.",
            "meeting",
            {"Karin Lund", "Erik Dahl"},
        ),
        (  # who attends takes part
            "Karin Lund held talks with Erik Dahl on Monday. Envoy Tuuli Salo attended the talks.",
            "meeting",
            {"Karin Lund", "Erik Dahl", "Tuuli Salo"},
        ),
        (  # the group that the text told to be held, by words that say no more of it
            "Rebels freed nine nurses on Monday. The group was freed near a well. The release of the women took months.",
            "release",
            {"Rebels", "nine nurses"},
        ),
        (  # whom a colon names
            "Two potters freed in Mali: Odila Ash and Rufus Lotz\n\nBandits in Mali released two potters on Monday. The pair had been held since May.",
            "release",
            {"Odila Ash", "Rufus Lotz", "Bandits"},
        ),
        (  # whom the next sentence names
            "Two potters were released on Monday. Odila Ash, 30, and Rufus Lotz, 44, had been held since May.",
            "release",
            {"Odila Ash", "Rufus Lotz"},
        ),
        (  # who is identified later
            "A potter was released on Monday. He was identified as Rufus Lotz, 44.",
            "release",
            {"Rufus Lotz"},
        ),
        (  # of two of an office the one who is held
            "The mill's director, Otto Kern, has been in jail since May. The new director, Bodo Lang, wants the director freed.",
            "release",
            {"Otto Kern"},
        ),
        (  # a headline's sides and the lead's words for them
            "Weavers to meet mill on pay\n\nManagers of the mill will sit down with the weavers' guild on Friday.",
            "meeting",
            {"Managers of the mill", "weavers' guild"},
        ),
        (  # who exchanged, and how many were
            "Togo and Ghana carried out a prisoner exchange in May, in which 24 sailors were swapped.",
            "swap",
            {"Togo", "Ghana", "24 sailors"},
        ),
    ],
)
def test_one_event(text: str, kind: str, names: set[str]) -> None:
    found = events(text, kind)
    assert len(found) == 1
    assert {p.name for p in found[0].participants} == names


@pytest.mark.parametrize(
    "text",
    [
        "Karin Lund met Erik Dahl on Monday. Karin Lund met Paul Strand on Tuesday.",  # partners
        "Karin Lund met Erik Dahl on Saturday. On Tuesday she met Dahl again.",  # days
        "Karin Lund met Erik Dahl on Monday. Another meeting is planned for next week.",  # past and planned
        "Karin Lund met Erik Dahl on Monday. Lund and Dahl held a second meeting on Wednesday.",
    ],
)
def test_two_events(text: str) -> None:
    found = events(text)
    assert len(found) == 2
    assert all(len(e.participants) == 2 for e in found)


def test_what_comes_ahead_of_a_gathering_is_not_it() -> None:
    first, *_ = events("Talks between Karin Lund and Erik Dahl in Oslo come ahead of a summit on Saturday.")
    assert [p.name for p in first.participants] == ["Karin Lund", "Erik Dahl"]
    assert first.time is None


def test_another_meeting_is_of_the_same_people() -> None:
    first, second = events("Karin Lund met Erik Dahl on Monday. Another meeting is planned for next week.")
    assert {p.name for p in first.participants} == {p.name for p in second.participants}
    assert (first.status, second.status) == ("occurred", "scheduled")


def test_different_people_freed_are_two_releases() -> None:
    text = "Rebels freed baker Odila Ash on Monday. The army freed potter Rufus Lotz on Monday."
    assert len(events(text, "release")) == 2


def test_every_mention_is_kept() -> None:
    (event,) = events("Karin Lund met Erik Dahl in Oslo on Tuesday. The meeting lasted an hour.")
    assert len(event.mentions) == 2


def test_talking_retells_a_meeting_and_opens_none() -> None:
    (event,) = events("Karin Lund met Erik Dahl on Monday in Oslo. Lund and Dahl talked for two hours.")
    assert event.duration == "PT2H"
    assert not events("Karin Lund and Erik Dahl talked about fish.")


def test_what_was_asked_for_and_declined_is_refused() -> None:
    (event,) = events("Ash asked to be let out of prison. The board has refused to release Odila Ash.", "release")
    assert event.status == "refused"


def test_a_parliament_sits() -> None:
    assert not events("The Storting is to meet on Saturday.")


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Ruiz received phone calls from Premier Tom Lund and Chancellor Eva Berg on Tuesday.",
        "Premier Karin Lund met Erik Dahl on Monday and Paul Strand in Rome on Tuesday.",
    ],
)
def test_events_that_one_word_tells_of_have_ids_of_their_own(text: str) -> None:
    ids = [event.id for event in EXTRACTOR.extract(Document.make(text, "2024-03-14"))]
    assert len(ids) == len(set(ids)) == 2


def test_a_refusal_after_which_the_talks_are_called_off_is_a_cancellation() -> None:
    (event,) = events("Karin Lund will not meet Erik Dahl on Monday. The talks were called off.")
    assert event.status == "negated"


def test_a_word_for_a_party_gives_way_only_to_one_that_stays() -> None:
    text = "Chad and Mali held talks on Thursday. The Chad and Mali delegations are meeting this afternoon."
    (event,) = events(text)
    assert [p.name for p in event.participants] == ["Chad", "Mali"]


def test_no_event_without_people_in_a_text() -> None:
    assert not events("Prices rose. The annual conference is in Lund on Monday.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Karin Lund met Erik Dahl in Oslo on Monday and again in Bergen on Tuesday.",
            [("2024-03-11", "Oslo"), ("2024-03-12", "Bergen")],
        ),
        (
            "Karin Lund will meet Erik Dahl on Friday and again in Bergen on Saturday.",
            [("2024-03-15", None), ("2024-03-16", "Bergen")],
        ),
        ("Karin Lund met Erik Dahl in Oslo on Monday and flew home on Tuesday.", [("2024-03-11", "Oslo")]),
        (
            "The meeting of Karin Lund and Erik Dahl on Monday followed one in Oslo in January.",
            [("2024-03-11", None), ("2024-01-01", "Oslo")],
        ),
        (
            "Karin Lund met Erik Dahl in Oslo on Monday. The next round of talks will be held in Bergen on Friday.",
            [("2024-03-11", "Oslo"), ("2024-03-15", "Bergen")],
        ),
        ("Karin Lund met Erik Dahl on Monday. It was their third meeting since May.", [("2024-03-11", None)]),
        (
            "Karin Lund met Erik Dahl on Monday. The meeting, the second this month, was held at the Hotel Brodal.",
            [("2024-03-11", "Hotel Brodal")],
        ),
    ],
)
def test_the_same_people_at_two_times(text: str, told: list[tuple[str, str | None]]) -> None:
    found = [(e.time.begin if e.time else None, e.location.name if e.location else None) for e in events(text)]
    assert found == told


@pytest.mark.parametrize(
    ("second", "statuses"),
    [
        ("The two sides may swap more divers before Easter, Malta said.", ["occurred", "possible"]),
        ("Other divers are to be exchanged for pilots.", ["occurred", "scheduled"]),
        ("Malta wants another diver to be exchanged for a pilot.", ["occurred", "requested"]),
        ("The swap of the divers had been asked for by Malta.", ["occurred"]),
    ],
)
def test_more_of_them_are_an_event_of_their_own(second: str, statuses: list[str]) -> None:
    first = "Two captured divers were exchanged for five pilots last Friday. "
    assert [event.status for event in EXTRACTOR.extract(Document.make(first + second, "2024-02-06"))] == statuses


def test_an_earlier_exchange_of_others_is_another_one() -> None:
    text = "Chad and Togo swapped 60 prisoners on Monday. The earlier exchange, on January 17, involved 22 soldiers."
    found = EXTRACTOR.extract(Document.make(text, "2024-02-06"))
    assert [event.time.begin for event in found if event.time] == ["2024-02-05", "2024-01-17"]
    assert {p.name for p in found[1].participants} == {"Chad", "Togo", "22 soldiers"}


def test_a_meeting_that_had_been_planned_and_was_called_off_is_another_one() -> None:
    text = "Karin Lund met Erik Dahl on Monday. A meeting planned for November was called off after a strike."
    found = EXTRACTOR.extract(Document.make(text, "2024-02-06"))
    assert [(e.status, e.time.begin) for e in found if e.time] == [
        ("occurred", "2024-02-05"),
        ("negated", "2023-11-01"),
    ]


def test_as_many_as_the_headline_counts_are_the_same() -> None:
    text = "Rebels free 14 pupils after a month\n\nFourteen schoolchildren seized in May were freed on Monday, a sheikh said."
    (event,) = EXTRACTOR.extract(Document.make(text, "2024-02-06"))
    assert event.time is not None
    assert event.time.begin == "2024-02-05"


def test_a_word_that_two_frames_read_is_one_mention() -> None:
    text = "Karin Lund and Erik Dahl held talks on Monday. The talks took place at the Hotel Brodal."
    (event,) = EXTRACTOR.extract(Document.make(text, "2024-02-06"))
    assert len({mention.trigger for mention in event.mentions}) == len(event.mentions) == 2


def test_more_talks_are_others() -> None:
    text = "Ana Ruiz met Jan Vos on Monday. More talks are planned."
    assert [event.status for event in EXTRACTOR.extract(Document.make(text, "2024-02-06"))] == ["occurred", "scheduled"]
