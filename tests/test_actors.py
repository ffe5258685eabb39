"""Who takes part: names of one person, pronouns and descriptions, through the whole chain; times linear in the text."""

import time

import pytest

from eventx.actors.names import name_words, same_body, same_person
from eventx.document import Document
from eventx.pipeline import Extractor

EXTRACTOR = Extractor()


def people(text: str, kind: str = "meeting", at: int = -1) -> set[str]:
    """The names of those who take part in one event of the text, by default the last of its kind."""
    events = [e for e in EXTRACTOR.extract(Document.make(text, "2024-03-14")) if e.type == kind]
    return {p.name for p in events[at].participants} if events else set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lund", "Karin Lund"),
        ("T. Cordon", "Tadeo Cordón"),
        ("Tom Marsh", "Thomas W. Marsh, Jr."),
        ("Munoz Vega", "Hilario Muñoz Vega"),
        ("Noh", "Noh Ki-beom"),
        ("Jacab Marsh", "Jacob Marsh"),
        ("Mohamed Noor", "Mohammed Noor"),
    ],
)
def test_names_of_one_person(one: str, other: str) -> None:
    assert same_person(name_words(one), name_words(other))
    assert same_person(name_words(other), name_words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peter Marsh", "Anna Marsh"),
        ("Mario Marsh", "Maria Marsh"),
        ("Jan Marsh", "Jon Marsh"),
        ("Wilbur Gage", "Wilbur Gage Sr."),
        ("Frome", "Anna Selby-Frome"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not same_person(name_words(one), name_words(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Norsk Kraft", "Norsk Kraft AS", True),
        ("DFL", "Democratic Front of Lomaria", True),
        ("Kraft", "Norsk Kraft", False),
    ],
)
def test_names_of_bodies(one: str, other: str, same: bool) -> None:
    assert same_body(name_words(one), name_words(other)) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pronouns: gender, subjects before others, people quoted less than who speaks
        ("Premier Karin Lund flew to Oslo. She met Erik Dahl there.", {"Karin Lund", "Erik Dahl"}),
        ("Mayor Anna Roth and union leader Paul Strand disagree. They met on Monday.", {"Anna Roth", "Paul Strand"}),
        ("In his talks with Karin Lund, Omar Diallo asked for help.", {"Karin Lund", "Omar Diallo"}),
        ("Anna Roth wrote to Paul Strand. Both met on Monday.", {"Anna Roth", "Paul Strand"}),
        # descriptions
        (
            (
                "Norwegian Prime Minister Erik Dahl met his Finnish counterpart on Monday. "
                "Prime Minister Tuuli Salo was pleased."
            ),
            {"Erik Dahl", "Tuuli Salo"},
        ),
        (
            "Chinese Foreign Minister Lu Wei met envoy Karin Lund. Later he met Erik Dahl.",
            {"Lu Wei", "Erik Dahl"},
        ),
        (
            (
                "Norwegian Foreign Minister Erik Dahl and Finnish Foreign Minister Tuuli Salo disagree. "
                "The two ministers met on Monday."
            ),
            {"Erik Dahl", "Tuuli Salo"},
        ),
        (
            "Maltese Foreign Minister Wistin Borg spoke first. Foreign Minister Erik Dahl met his Maltese counterpart.",
            {"Erik Dahl", "Wistin Borg"},
        ),
        (
            "French President Marc Oury is in Rome. Karin Lund met the French president on Monday.",
            {"Marc Oury", "Karin Lund"},
        ),
        (
            (
                "Omani envoy Said Harthi and Maltese envoy Censu Vella arrived. "
                "Karin Lund met the Omani and Maltese envoys on Monday."
            ),
            {"Said Harthi", "Censu Vella", "Karin Lund"},
        ),
        # offices in capitals are no names; a title may follow a body's name
        (
            "Chancellor Egon Stauf met the Prime Minister, Karin Lund, on Monday. Later the Prime Minister met Paul Strand.",
            {"Karin Lund", "Paul Strand"},
        ),
        ("Norsk Kraft Chief Executive Ole Berg met Karin Lund.", {"Ole Berg", "Karin Lund"}),
        ("Chairman and CEO Ole Berg met Karin Lund.", {"Ole Berg", "Karin Lund"}),
        ("The two sides, the dockers and Mayor Anna Roth, met on Monday.", {"dockers", "Anna Roth"}),
        (
            "The meeting of Karin Lund and Ole Berg may ease relations between Norsk Kraft and Mali.",
            {"Karin Lund", "Ole Berg"},
        ),
        ("Karin Lund held talks with Erik Dahl and Tuuli Salo.", {"Karin Lund", "Erik Dahl", "Tuuli Salo"}),
        # who speaks
        ('"I met Karin Lund on Monday," Paul Strand said.', {"Karin Lund", "Paul Strand"}),
        # companions and leaders of delegations
        # an office whose bearer is named later
        ("Paul Strand met the mayor on Monday. Mayor Karin Lund was glad.", {"Paul Strand", "Karin Lund"}),
        ("Paul Strand met the mayor on Monday. Former mayor Karin Lund was glad.", {"Paul Strand", "mayor"}),
        ("Paul Strand met the mayor on Monday. Mayors Karin Lund and Ada Holm were glad.", {"Paul Strand", "mayor"}),
        ("Anna Roth met Paul Strand with other orchard owners on Monday.", {"Anna Roth", "Paul Strand"}),
        ("A delegation led by Paul Strand met Karin Lund on Monday.", {"Paul Strand", "Karin Lund"}),
    ],
)
def test_who_meets(text: str, expected: set[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels freed a teacher on Monday. The teacher, Musa Garba, was taken in June.", {"Musa Garba"}),
        (
            "Rebels abducted 34 herd boys in May. The boys were freed on Monday.",
            {"34 herd boys"},
        ),
        (
            "Rebels abducted potter Rufus Lotz in May. The government thanked a ferryman for his release.",
            {"Rufus Lotz"},
        ),
        ("Baker Odila Ash was jailed in 2020. Her lawyer said she would be freed.", {"Odila Ash"}),
        ("A Leeds man was released on bail on Monday. Kevin Marsh, 34, is due back in court in May.", {"Kevin Marsh"}),
        ("Woman freed after 20 years\n\nA woman walked free on Monday. Ann Dole (44) hugged her lawyer.", {"Ann Dole"}),
        ("A nurse was freed on Monday. Officials said Ann Dole, aged 61, was well.", {"Ann Dole"}),
        ("A kidnapped engineer was freed on Monday. Kevin Marsh looked pale.", {"Kevin Marsh"}),
        ("A kidnapped engineer was freed on Monday. Kevin Marsh said he was glad.", {"kidnapped engineer"}),
        ("A man was freed from prison on Monday. Ann Dole, 71, was found dead in her home.", {"man"}),
        ("A kidnapped engineer was freed on Monday. Governor Ann Dole, 52, was glad.", {"kidnapped engineer"}),
        (
            "A man was released on bail on Monday after a neighbour spoke up. Kevin Marsh, 34, was glad.",
            {"Kevin Marsh"},
        ),
        ("A nurse was freed on Monday. Ms Dole, 61, was well.", {"Dole"}),
        ("A printer was freed on Monday. A judge had quashed the conviction of Kevin Marsh, 34.", {"Kevin Marsh"}),
        ("A kidnapped engineer was freed on Monday. Lawyers for Kevin Marsh were glad.", {"Kevin Marsh"}),
        ("A driver was freed on Monday. The crash had killed Ann Dole, 61.", {"driver"}),
        ("A coach was freed on Monday; a boxer was jailed. Kevin Marsh, 34, was glad.", {"coach"}),
    ],
)
def test_who_is_freed(text: str, expected: set[str]) -> None:
    assert people(text, "release") & expected == expected
    assert not people(text, "release") - expected - {"government", "Rebels"}


def test_who_changes_places_in_a_swap_that_names_nobody() -> None:
    text = "Muscat and Sanaa swapped prisoners on Sunday. In the swap, diver Huda Rashdi came home and smuggler Badr Ghanim left."
    assert {"Huda Rashdi", "Badr Ghanim"} <= people(text, "swap")
    assert "prisoners" not in people(text, "swap")


def test_namesakes_stay_apart() -> None:
    text = "Anna Marsh and her brother Peter Marsh quarrelled. Mrs. Marsh met Karin Lund on Monday."
    assert people(text) == {"Anna Marsh", "Karin Lund"}


def test_a_capital_stands_for_the_country_that_the_text_names() -> None:
    text = "Officials in Muscat were silent. Yemen and Muscat swapped prisoners on Sunday. Oman confirmed it."
    assert {"Yemen", "Oman"} <= people(text, "swap")


def test_title_country_and_kind_are_filled() -> None:
    event = EXTRACTOR.extract(
        Document.make("Kenyan President Amani Otieno met Karin Lund, the Danish envoy.", "2024-03-14")
    )[0]
    found = {p.name: (p.kind, p.title, p.country) for p in event.participants}
    assert found["Amani Otieno"] == ("person", "Kenyan President", "KE")
    assert found["Karin Lund"] == ("person", "Danish envoy", "DK")


def test_resolution_takes_linear_time() -> None:
    paragraph = (
        "Premier Karin {0} met Omar {0}. The two leaders spoke. They said he would meet his counterpart again.\n\n"
    )

    def seconds(count: int) -> float:
        text = "".join(paragraph.format("Ab" + chr(97 + i % 26) + chr(97 + i // 26 % 26)) for i in range(count))
        start = time.process_time()
        EXTRACTOR.extract(Document.make(text, "2024-03-14"))
        return time.process_time() - start

    seconds(20)
    short = min(seconds(100) for _ in range(2))
    assert seconds(400) < 10 * short
