"""Noun groups: titles, names, kinds, appositions, coordinations and what hangs on them."""

import datetime as dt

import pytest

from eventx.text.nodes import Member
from eventx.text.phrases import Parse, parse
from eventx.times import Anchor, read


def read_sentence(text: str) -> Parse:
    """The parse of a sentence with its dates taken from it, as the chain does."""
    times = read(text, Anchor(dt.date(2024, 3, 14)))
    return parse(text, 0, len(text), [t.span for t in times if not t.value.endswith("_REF")])


def members(found: Parse) -> list[Member]:
    """The members of the first phrase."""
    phrase = next(node.phrase for node in found.nodes if node.phrase is not None)
    return list(phrase.members)


NAMES = [  # sentence, title, name, kind of the first member
    ("King Osvald met the envoy.", "King", "Osvald", "person"),
    ("Pope Ludovic met the envoy.", "Pope", "Ludovic", "person"),
    ("Dr Hanneke van Rijt met the envoy.", "Dr", "Hanneke van Rijt", "person"),
    ("Gen. Saif Noor al-Qasir met the envoy.", "Gen.", "Saif Noor al-Qasir", "person"),
    ("Quarzo CEO Meg Dunlop met the envoy.", "Quarzo CEO", "Meg Dunlop", "person"),
    ("Foreign minister Lea Roth met the envoy.", "Foreign minister", "Lea Roth", "person"),
    ("The publisher Meg Dunlop met the envoy.", "publisher", "Meg Dunlop", "person"),
    ("Southern Rail met the envoy.", None, "Southern Rail", "organization"),
    ("Halden Resources met the envoy.", None, "Halden Resources", "organization"),
    ("Blue Mills met the envoy.", None, "Blue Mills", "organization"),
    ("Baltic Lines met the envoy.", None, "Baltic Lines", "organization"),
    ("Air Meridian met the envoy.", None, "Air Meridian", "organization"),
    ("Tom Asker met the envoy.", None, "Tom Asker", "person"),
    ("Bus operator Thane met the envoy.", "Bus operator", "Thane", "person"),
    ("The Dockers' Guild met the envoy.", None, "Dockers' Guild", "organization"),
    ("The union Harbord United met the envoy.", "union", "Harbord United", "organization"),
    ("Harbord was let off with a fine.", None, "Harbord", "person"),
    ("Brandt called the envoy.", None, "Brandt", "person"),
    ("Boko Haram denied the report.", None, "Boko Haram", "organization"),
    ("Hamas released the men.", None, "Hamas", "organization"),
    ("Banco Litoral printed a calendar.", None, "Banco Litoral", "organization"),
    ("The Houthis released the crew.", None, "Houthis", "organization"),
    ("Chad released the crew.", None, "Chad", "country"),
    ("Nairobi is quiet.", None, "Nairobi", "place"),
]


@pytest.mark.parametrize(("sentence", "title", "name", "kind"), NAMES)
def test_names(sentence: str, title: str | None, name: str, kind: str) -> None:
    found = read_sentence(sentence)
    noun = members(found)[0].noun
    assert noun.name is not None
    assert found.tokens.slice(*noun.name) == name
    assert (found.tokens.slice(*noun.title) if noun.title else None) == title
    assert noun.kind == kind


OPENINGS = [  # sentence, what its second phrase is
    ("After the talks Mr Lang met the envoy.", "Mr Lang"),
    ("In three weeks' time Pope Ludovic is to meet the envoy.", "Pope Ludovic"),
    ("On arrival Otto Varn met the envoy.", "Otto Varn"),
    ("She said that in hospital Varn and Roth had met.", "hospital"),
    ("In talks with union leader Otto Varn she met the envoy.", "union leader Otto Varn"),
]


@pytest.mark.parametrize(("sentence", "second"), OPENINGS)
def test_a_phrase_that_opens_the_clause_ends_before_the_subject(sentence: str, second: str) -> None:
    found = read_sentence(sentence)
    phrases = [node.phrase for node in found.nodes if node.phrase is not None]
    assert found.tokens.slice(phrases[1].first, phrases[1].last) == second


def test_a_possessor_is_not_the_head() -> None:
    found = read_sentence("Paik Su Ryong's sister met the envoy.")
    noun = members(found)[0].noun
    assert noun.lemma == "sister"
    assert noun.possessor is not None
    assert found.tokens.slice(*noun.possessor) == "Paik Su Ryong"


COORDINATED = [
    ("Both King Osvald and Dr Hanneke van Rijt left.", 2),
    ("Ministers Ana Ruiz and Jan Vos left.", 2),
    ("President Lindo Maseko, as well as his deputy, Sipho Zwane, left.", 2),
    ("The mayor, the bishop and two bankers left.", 3),
    ("Jan Vos, a banker; Ana Ruiz, a judge; and Lea Roth left.", 3),
    ("The premier left and the king stayed.", 1),
]


@pytest.mark.parametrize(("sentence", "count"), COORDINATED)
def test_coordination(sentence: str, count: int) -> None:
    assert len(members(read_sentence(sentence))) == count


APPOSED = [
    ("The coastguard chief, Adm. Ruben Estay, left.", "Adm. Ruben Estay"),
    ("Malta's president-elect, Censu Vella, left.", "Censu Vella"),
    ("Jan Vos, the Dutch premier, left.", "the Dutch premier"),
    ("The transport ministers of Peru and Chile, Ana Ruiz and Jan Vos, left.", "Ana Ruiz and Jan Vos"),
]


@pytest.mark.parametrize(("sentence", "apposed"), APPOSED)
def test_apposition(sentence: str, apposed: str) -> None:
    found = read_sentence(sentence)
    phrase = members(found)[0].apposed
    assert phrase is not None
    assert found.tokens.slice(phrase.first, phrase.last) == apposed


@pytest.mark.parametrize(
    ("sentence", "apposed"),
    [
        ("The release of the printer, Otto Varn, pleased the guild.", "Otto Varn"),
        ("The guild sought the release of a printer, Otto Varn.", "Otto Varn"),
        ("The release of the printer, a baker and a cook pleased the guild.", ""),
    ],
)
def test_apposition_behind_of(sentence: str, apposed: str) -> None:
    found = read_sentence(sentence)
    of = next(m.of for node in found.nodes if node.phrase is not None for m in node.phrase.members if m.of is not None)
    phrase = of.members[0].apposed
    assert (found.tokens.slice(phrase.first, phrase.last) if phrase is not None else "") == apposed


def test_who_leads_and_who_is_included() -> None:
    found = read_sentence("The delegation, led by Carla Ney and including two bankers, was received by the emir.")
    included = members(found)[0].included
    assert included is not None
    assert [found.tokens.slice(m.noun.first, m.noun.last) for m in included.members] == ["Carla Ney", "two bankers"]


def test_two_objects_are_two_groups() -> None:
    found = read_sentence("The pirates gave Malta six sailors.")
    groups = [found.tokens.slice(n.first, n.last) for n in found.nodes if n.kind == "G"]
    assert groups == ["The pirates", "Malta", "six sailors"]
