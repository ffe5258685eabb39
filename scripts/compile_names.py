"""Compile given names with their usual gender, and surnames, from `names` and `faker` (the `lexicon` extra).

- names: the names of the 1990 census of the United States with their shares, in the public domain;
- faker: lists of names by country, those in Cyrillic, Georgian, Armenian and Greek script romanized;
- sources/names.toml: by hand, names frequent in news from countries that the two lack.

Every list votes for a gender, the census with the more weight the more frequent the name is there.
"""

import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from compile_common import SOURCES, block, header, main, package_file, read_toml
from compile_romanize import ALPHABETS, romanize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from eventx.lexicon.folding import fold
from eventx.lexicon.forms import tags

SCRIPT = "compile_names.py"
GENDERED = 0.8  # the share of the votes that makes a name a man's or a woman's
CENSUS_VOTES = 20.0  # votes for each percent of the census
SPARSE = 0.2  # fewer votes than these tell nothing
CENSUS_SURNAMES = 30_000  # of 88,799: three in a million people and more have one of them
RARE = 0.01  # percent of the census: a word like "So" or "An" is a name only if more people have it, as of "Will"
NAME = re.compile(r"[a-z]+(?:['-][a-z]+)*")
GIVEN = re.compile(r"first_(?:romanized_)?names_(male|female)")
SURNAMES = re.compile(r"last_(?:romanized_)?names(?:_male|_female)?|(?:male|unisex)_last_names")

Shares = dict[str, float]


def read_census(kind: str) -> Shares:
    """The percentage of the people who have a name, by name, the most frequent first."""
    lines = package_file("names", f"dist.{kind}").read_text(encoding="utf-8").splitlines()
    return {name.lower(): float(share) for name, share, *_ in map(str.split, lines)}


def spellings(name: str, locale: str) -> set[str]:
    """How news writes a name of the locale, folded, in lower case: none, one or several ways."""
    language = locale.partition("_")[0]
    latin = romanize(name, language) if language in ALPHABETS else {fold(name).lower()}
    return {spelling for spelling in latin if len(spelling) > 1 and NAME.fullmatch(spelling)}


def read_faker(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """The spellings of all names in lists whose attribute's name matches, each with the match."""
    people = import_module("faker.providers.person")
    for locale in sorted(module.name for module in pkgutil.iter_modules(people.__path__)):
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in sorted(vars(provider)):
            if match := pattern.fullmatch(attribute):
                for name in getattr(provider, attribute):
                    for spelling in sorted(spellings(name, locale)):
                        yield spelling, match


def is_only_a_word(name: str, share: float) -> bool:
    """A function word that hardly anybody is called by."""
    return "f" in tags(name) and share < RARE


def given_names() -> dict[str, str]:
    """The gender of each given name: m, f, or u where it is both's or nobody says."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: {"m": 0.0, "f": 0.0})
    shares: Shares = defaultdict(float)
    for gender, kind in (("m", "male.first"), ("f", "female.first")):
        for name, share in read_census(kind).items():
            votes[name][gender] += CENSUS_VOTES * share
            shares[name] += share
    for name, match in read_faker(GIVEN):
        votes[name][match[1][0]] += 1.0
    hand = read_toml(SOURCES / "names.toml")["given"]
    genders = {name: gender_of(vote["m"], vote["f"]) for name, vote in votes.items()}
    genders |= {name: gender for gender, names in hand.items() for name in names}
    return {name: gender for name, gender in genders.items() if not is_only_a_word(name, shares[name])}


def gender_of(men: float, women: float) -> str:
    """The gender for which the votes are clear, else u."""
    if men + women < SPARSE:
        return "u"
    share = men / (men + women)
    return "m" if share >= GENDERED else "f" if share <= 1 - GENDERED else "u"


def surnames() -> set[str]:
    """All surnames, folded, in lower case."""
    census = read_census("all.last")
    known = set(list(census)[:CENSUS_SURNAMES]) | {name for name, _ in read_faker(SURNAMES)}
    return {name for name in known if not is_only_a_word(name, census.get(name, 0.0))}


def build() -> dict[str, str]:
    """The modules' texts, by file name."""
    genders = given_names()
    given = header(SCRIPT, "Given names by usual gender: men's (m), women's (f), unknown or both (u).")
    given += "\nGIVEN_NAMES: dict[str, str] = {\n"
    for gender in "mfu":
        given += f'    "{gender}": {block(name for name, its in genders.items() if its == gender)},\n'
    family = header(SCRIPT, "Surnames, folded, in lower case.") + f"\nSURNAMES = {block(surnames())}\n"
    return {"_given_names.py": given + "}\n", "_surnames.py": family}


if __name__ == "__main__":
    sys.exit(main(build, "Compile eventx/lexicon/_given_names.py and _surnames.py."))
