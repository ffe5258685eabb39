"""What a type file may say, each on a small type of its own."""

from __future__ import annotations

import pytest

from eventx.document import Document
from eventx.pipeline import Extractor
from eventx.types import read_type

PUBLISHED = "2024-03-14"
TOUR = """
name = "tour"
describe = "Somebody tours a place."
principal = ["visitor"]
by_place = true
[roles.visitor]
fill = ["person", "group"]
[roles.host]
[status]
negated = ["unfit"]
same = ["shelter"]
[[frame]]
rule = "tour.<visitor>-toured"
verbs = ["tour"]
slots = { subject = "visitor", object = "host" }
place = ["object"]
require = ["visitor", "place|host"]
yes = ["The premier, Karen Holst, toured Nuuk."]
no = ["The band toured."]
[[frame]]
rule = "tour.<tour>-of-<place>"
nouns = ["tour"]
slots = { support = "visitor", possessor = "visitor", with = "host" }
place = ["of", "modifier"]
support = ["make"]
adjunct = ["on", "during"]
require = ["visitor"]
yes = ["Holst's tour of Nuuk began."]
no = ["A leaflet of the tour is here."]
[frame.unless]
holder = ["leaflet"]
"""
PACT = """
name = "pact"
describe = "Parties sign a pact."
principal = ["party"]
[roles.party]
[[frame]]
rule = "pact.<parties>-signed"
verbs = ["sign"]
objects = ["pact"]
slots = { subject = "party" }
unless = { object = ["suicide"] }
yes = ["Norway signed a pact."]
no = ["Norway signed a suicide pact."]
[[frame]]
rule = "pact.<parties>-agreed-to"
verbs = ["agree"]
slots = { subject = "party" }
among = { to = ["pact"] }
yes = ["Norway agreed to a pact."]
no = ["Norway agreed to a feast."]
"""


def found(text: str, kind: str) -> list[tuple[str, list[str], str | None]]:
    """Status, participants and place of each event of a type."""
    events = Extractor([read_type(kind, "own.toml")]).extract(Document.make(text, PUBLISHED))
    return [
        (e.status, [f"{p.role} {p.name}" for p in e.participants], e.location.name if e.location else None)
        for e in events
    ]


HOLST = ["visitor Karen Holst"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The premier, Karen Holst, toured Nuuk on Monday.", "Nuuk"),
        ("Nuuk was toured by the premier, Karen Holst.", "Nuuk"),
        ("The premier, Karen Holst, made a tour of the islands.", "islands"),
        ("The premier, Karen Holst, made an Africa tour.", "Africa"),
    ],
)
def test_the_place_stands_in_the_slots_that_are_kept_for_it(text: str, place: str) -> None:
    """And is nobody who takes part."""
    assert found(text, TOUR) == [("occurred", HOLST, place)]


def test_a_place_or_somebody_may_be_required() -> None:
    assert found("The premier, Karen Holst, toured.", TOUR) == []
    assert found("The premier, Karen Holst, toured with Magnus Firth.", TOUR) == []


def test_towns_tell_events_apart_where_the_type_says_so() -> None:
    text = "The premier, Karen Holst, toured Oslo. She toured Lagos too. She had toured Oslo at noon."
    assert [place for _, _, place in found(text, TOUR)] == ["Oslo", "Lagos"]
    assert len(found(text, TOUR.replace("by_place = true", ""))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The premier, Karen Holst, said on a tour of Nuuk that fish was cheap.",
        "During a tour of Nuuk, the premier, Karen Holst, praised the harbour.",
        "The premier Karen Holst, on a tour of Nuuk, praised the harbour.",
    ],
)
def test_who_acts_in_the_clause_of_an_adjunct_takes_part(text: str) -> None:
    assert found(text, TOUR) == [("occurred", HOLST, "Nuuk")]


def test_somebody_of_another_role_leaves_the_support_open() -> None:
    text = "The premier, Karen Holst, made a tour of Nuuk with Magnus Firth and the weaver Edna Sharp."
    assert found(text, TOUR) == [("occurred", [*HOLST, "host Magnus Firth", "host Edna Sharp"], "Nuuk")]


def test_what_a_noun_hangs_on_may_veto_it() -> None:
    assert found("The leaflet of the tour of Nuuk by Karen Holst was short.", TOUR) == []
    assert found("The premier, Karen Holst, made a tour of Nuuk.", TOUR) != []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The premier, Karen Holst, was unfit to tour Nuuk.", "negated"),
        ("The premier, Karen Holst, will shelter a tour of Nuuk by Magnus Firth.", "scheduled"),
        ("The premier, Karen Holst, sheltered a tour of Nuuk by Magnus Firth.", "occurred"),
    ],
)
def test_words_of_status_may_be_adjectives_and_may_leave_it_to_themselves(text: str, status: str) -> None:
    kind = TOUR.replace('possessor = "visitor"', 'possessor = "visitor", by = "visitor"')
    assert [event[0] for event in found(text, kind)] == [status]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Norway signed a pact.", 1),
        ("Norway signed a suicide pact.", 0),
        ("A pact was signed by Norway.", 1),
        ("Norway agreed to a pact.", 1),
        ("Norway agreed to a feast.", 0),
    ],
)
def test_what_stands_in_a_slot_without_a_role_counts_too(text: str, events: int) -> None:
    assert len(found(text, PACT)) == events


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('place = ["object"]', 'place = ["modifier"]', "own.toml:16: frame.0.place: no place stands in 'modifier'"),
        ('place = ["object"]\n', "", "own.toml:16: frame.0.require: 'place' is no slot of this frame"),
    ],
)
def test_a_place_that_cannot_be_is_an_error(old: str, new: str, message: str) -> None:
    assert old in TOUR
    with pytest.raises(ValueError, match=r"own\.toml") as caught:
        read_type(TOUR.replace(old, new), "own.toml")
    assert str(caught.value).startswith(message)
