"""What kind of thing an English noun names: a person, a body of people, a building, a talk, an act.

A noun's kinds are letters, that of its most frequent sense first:

| p | person | g | group or organisation | l | location, land, water |
| b | building, facility, road, vehicle: where people can be | a | other artifact | c | communication |
| e | act | v | event, gathering | t | time |
| n | animal | s | substance, food, plant, object | o | anything else |

Nouns are singular, of one word or with hyphens, in lower case; only demonyms, adherents and abbreviations have capitals
("Israeli", "Buddhist", "MP"). A plural that means something of its own ("troops", "authorities") has its own entry:
ask for the word first, then for its `noun_lemma`. The table says nothing about names, nor whether a word is a noun where
it stands ("local", "call").

Source: WordNet 3.0, Princeton University (LICENSE.wordnet), compiled by scripts/compile_senses.py.
"""

from functools import cache, lru_cache

from eventx.lexicon.inflection import regular_lemma

# The table is finer than its public letters: h is a person held, k a group of people (other groups: a forest, a set).
_PUBLIC = str.maketrans("hk", "pg")
REMEMBERED = 2048  # nouns
# People before anything else in news, though no sense of theirs comes first, or none is known.
_PEOPLE_IN_NEWS = frozenset({"climber", "fireman", "medic", "cleaner", "trawlerman", "crewmember"})
_PREFIXES = ("ex-", "co-", "vice-", "deputy-", "arch-")
_SUFFIXES = ("-elect", "-designate", "-general", "-in-chief", "-in-law", "-at-arms")


@cache
def _table() -> dict[str, str]:
    from eventx.lexicon._senses import KINDS

    return {word: kinds for kinds, words in KINDS.items() for word in words.split()}


@cache
def _plurals() -> dict[str, str]:
    from eventx.lexicon._senses import PLURALS

    return dict(pair.split("=") for pair in PLURALS.split())


def _head(lemma: str) -> str:
    """What an unknown compound is one of: "ex-minister" minister, "consul-general" consul, "servicewoman" woman."""
    for noun in ("woman", "person", "child"):
        if lemma.endswith(noun):
            return noun
    for prefix in _PREFIXES:
        lemma = lemma.removeprefix(prefix)
    for suffix in _SUFFIXES:
        lemma = lemma.removesuffix(suffix)
    return lemma


@lru_cache(maxsize=REMEMBERED)
def _kinds(lemma: str) -> str:
    if lemma in _PEOPLE_IN_NEWS:
        return "p"
    table = _table()
    return table.get(lemma) or table.get(_head(lemma), "")


@lru_cache(maxsize=REMEMBERED)
def senses(lemma: str) -> str:
    """Letters of the kinds that a noun names, the most frequent first, each once, at most three; "" if unknown."""
    return "".join(dict.fromkeys(_kinds(lemma).translate(_PUBLIC)))


def is_person(lemma: str) -> bool:
    """Whether a noun names a person before anything else: "minister", "hostage", "driver"."""
    return _kinds(lemma).startswith(("p", "h"))


def is_group(lemma: str) -> bool:
    """Whether a noun names a body of people before anything else: "government", "crew", "public"; no forest, no set."""
    return _kinds(lemma).startswith("k")


def is_facility(lemma: str) -> bool:
    """Whether a noun names a building, facility, road or vehicle before anything else: "palace", "airport", "yacht"."""
    return _kinds(lemma).startswith("b")


def is_captive(lemma: str) -> bool:
    """Whether a noun names a person held: "prisoner", "hostage", "detainee", "inmate"."""
    return is_person(lemma) and "h" in _kinds(lemma)


@lru_cache(maxsize=REMEMBERED)
def noun_lemma(word: str) -> str:
    """The singular of a noun, regular or not: "talks", "bodies", "wives", "gunmen", "ex-hostages"; others as they are.

    Lower case, or as `senses` takes it. Unknown words are treated as regular plurals, save those in -ss, -us and -is.
    """
    table, plurals = _table(), _plurals()
    if word in plurals:
        return plurals[word]
    lemma = regular_lemma(word, "s", lambda candidate: candidate in table)
    if lemma in table:
        return lemma
    if word in table or word.endswith(("ss", "us", "is")):
        return word
    for many, one in (("children", "child"), ("people", "person")):
        if word.endswith(many) and word != many:
            return word.removesuffix(many) + one  # "schoolchildren", "townspeople"
    if word.endswith("men") and _kinds(word[:-2] + "an"):
        return word[:-2] + "an"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and (stem := word.removesuffix(suffix)):
            return noun_lemma(stem) + suffix
    return lemma


def plurals(lemma: str) -> set[str]:
    """All words whose `noun_lemma` may be this one, itself among them."""
    regular = {lemma, lemma + "s", lemma + "es", *({lemma[:-1] + "ies"} if lemma.endswith("y") else ())}
    women = {lemma[:-2] + "en"} if lemma.endswith("man") else set[str]()
    return regular | women | set(_plurals_of().get(lemma, ()))


@cache
def _plurals_of() -> dict[str, list[str]]:
    """The irregular plurals by their singular."""
    found: dict[str, list[str]] = {}
    for plural, singular in _plurals().items():
        found.setdefault(singular, []).append(plural)
    return found
