"""What nouns name: the kinds of frequent news nouns, and their singulars."""

import string
import subprocess
import sys
from collections.abc import Callable

import pytest

from eventx.lexicon import _senses
from eventx.lexicon.senses import is_captive, is_facility, is_group, is_person, noun_lemma, senses

PERSONS = """minister nurse fisherman hostage driver leader captive schoolgirl negotiator premier envoy gunman official
president spokeswoman ambassador senator lawmaker soldier general secretary journalist activist militant rebel fighter
pilot sailor passenger victim prisoner detainee convict lawyer judge king queen pope bishop mediator banker farmer refugee
migrant woman child wife colleague counterpart ally aide head host mayor deputy member singer star coach person citizen
caller speaker human Israeli MP"""
GROUPS = """government delegation council union army militia police side party parliament senate cabinet committee court
ministry agency company bank group organization organisation alliance coalition federation country state administration
authority authorities opposition crew squad unit battalion troops force forces gang family community public people crowd
board panel press media church clergy tribe faction"""
FACILITIES = """hotel palace prison airport yacht camp jail embassy hospital school mosque stadium restaurant house office
headquarters barracks base bridge tunnel road ship boat submarine plane helicopter car bus train factory refinery shop
museum theatre courtroom room farm ranch tent bunker castle cathedral zoo apartment hostel villa residence"""


def words_not(check: Callable[[str], bool], words: str) -> list[str]:
    return [word for word in words.split() if not check(word)]


def test_persons_bodies_and_facilities_are_told_apart() -> None:
    facilities_or_bodies = {"school", "embassy", "church"}
    assert words_not(is_person, PERSONS) == []
    assert words_not(is_group, GROUPS) == []
    assert set(words_not(is_facility, FACILITIES)) <= facilities_or_bodies
    assert all("b" in senses(word) for word in facilities_or_bodies)


@pytest.mark.parametrize(
    "word", "meeting talk call release swap exchange summit visit statement album expectation".split()
)
def test_doings_and_sayings_are_neither_persons_nor_bodies(word: str) -> None:
    assert senses(word)
    assert not any(check(word) for check in (is_person, is_group, is_facility))


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("meeting", "v"),
        ("summit", "v"),
        ("talk", "c"),
        ("call", "c"),
        ("agreement", "c"),
        ("ceasefire", "c"),
        ("release", "e"),
        ("swap", "e"),
        ("exchange", "e"),
        ("city", "l"),
        ("island", "l"),
        ("river", "l"),
        ("week", "t"),
        ("drone", "a"),
        ("missile", "a"),
        ("dog", "n"),
        ("grain", "s"),
        ("corpse", "o"),
        ("body", "o"),
        ("forest", "g"),
    ],
)
def test_first_kind(word: str, first: str) -> None:
    assert senses(word).startswith(first)


def test_captives_are_persons_held() -> None:
    assert words_not(is_captive, "prisoner captive hostage detainee inmate convict internee POW prisoner-of-war") == []
    assert [word for word in "guard captor minister con captivity prison".split() if is_captive(word)] == []


def test_a_set_of_things_is_a_group_but_no_body_of_people() -> None:
    assert senses("forest").startswith("g")
    assert not is_group("forest")


def test_names_and_unknown_words_have_no_kind() -> None:
    assert [senses(word) for word in ("met", "Met", "Paris", "israeli", "qwertz", "")] == [""] * 6


def test_compounds_are_what_their_head_is() -> None:
    assert words_not(is_person, "ex-minister co-founder vice-premier president-elect servicewoman anchorperson") == []
    assert is_captive("ex-hostage")
    assert not is_person("by-election")


def test_spellings_agree() -> None:
    assert senses("organisation") == senses("organization")


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("men", "man"),
        ("women", "woman"),
        ("feet", "foot"),
        ("children", "child"),
        ("wives", "wife"),
        ("bodies", "body"),
        ("gunmen", "gunman"),
        ("servicewomen", "servicewoman"),
        ("hostages", "hostage"),
        ("ex-hostages", "ex-hostage"),
        ("Israelis", "Israeli"),
        ("houses", "house"),
        ("churches", "church"),
        ("movies", "movie"),
        ("countries", "country"),
        ("talks", "talk"),
        ("bases", "base"),
        ("axes", "ax"),
        ("brothers-in-law", "brother-in-law"),
        ("presidents-elect", "president-elect"),
        ("foobars", "foobar"),
    ],
)
def test_plurals(plural: str, singular: str) -> None:
    assert noun_lemma(plural) == singular


@pytest.mark.parametrize(
    "word", "minister people police boss virus news corps means series data media troops census Paris".split()
)
def test_no_plurals(word: str) -> None:
    assert noun_lemma(word) == word


def test_the_table_is_one_word_one_kind() -> None:
    words = [word for group in _senses.KINDS.values() for word in group.split()]
    assert 20_000 < len(words) == len(set(words)) < 30_000
    allowed = set("phgklbacevtnso")
    assert all(
        0 < len(kinds) <= 3 and len(set(kinds)) == len(kinds) and set(kinds) <= allowed for kinds in _senses.KINDS
    )
    assert set("".join(words)) <= set(string.ascii_letters + "'-")


def test_public_letters_are_unique() -> None:
    words = [word for group in _senses.KINDS.values() for word in group.split()]
    assert [
        word for word in words if len(set(senses(word))) != len(senses(word)) or set(senses(word)) & set("hk")
    ] == []


def test_the_table_is_loaded_when_asked() -> None:
    code = "import sys, eventx.lexicon.senses as s; a = 'eventx.lexicon._senses' in sys.modules; s.senses('man')"
    code += "; print(a, 'eventx.lexicon._senses' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"]
