"""Titles and names: where in a run of capitals the office ends and the name begins.

"Malta's former prime minister Carmel Pisani", "Norsk Kraft Chief Executive Ole Berg", "British Medical Association".
"""

from __future__ import annotations

from functools import lru_cache

from eventx.lexicon import forms, places, senses, table
from eventx.lexicon.persons import given_name, is_surname
from eventx.lexicon.places import demonym
from eventx.text.readings import PARTICLES, candidates
from eventx.text.tokens import Tokens


@lru_cache(maxsize=1)
def title_words() -> frozenset[str]:
    """Titles in the singular and plural, lower case."""
    known = set(table("titles"))
    return frozenset(known | {word + "s" for word in known if word.isalpha()})


@lru_cache(maxsize=1)
def _title_modifiers() -> frozenset[str]:
    return frozenset(table("title_words")["modifiers"])


@lru_cache(maxsize=1)
def _title_surnames() -> frozenset[str]:
    return frozenset(table("title_words")["surnames"])


@lru_cache(maxsize=3)
def naming(which: str) -> frozenset[str]:
    return frozenset(table("organizations")[which])


def title_and_name(
    tokens: Tokens, tags: str, start: int, last: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Split a group that ends in proper nouns into title and name."""
    if last <= start or not (tags[last - 1] == "N" or _title_as_surname(tokens, tags, start, last)):
        return None, None
    begin = last
    while begin > start and (
        begin == last or tags[begin - 1] == "N" or (tokens.lowers[begin - 1] in PARTICLES and begin - 1 > start)
    ):
        begin -= 1
    while begin > start and _body_of_a_people(tokens, begin - 1, begin, last):
        begin -= 1  # "the European Union", "Nordic Ferries"
    if _office(tokens, tags, begin, start, last):
        return None, None
    place = places.longest_place(tokens.words[begin:last])
    if place is not None and place[0] == last - begin > 1:
        return None, (begin, last)  # "Soviet Union"
    titles, modifiers = title_words(), _title_modifiers()
    cut = begin
    run = begin
    while run < last - 1:
        lower = tokens.lowers[run]
        if lower in titles or demonym(tokens.words[run]):
            cut = run + 1
        elif lower not in modifiers and not (lower.endswith(("-general", "-elect"))):
            break
        run += 1
    if cut > begin and _body_of_a_people(tokens, begin, cut, last):
        cut = begin
    cut = max(cut, _after_last_title(tokens, cut, last))
    name = (cut, last)
    opening = start
    while opening < cut and tags[opening] == "#":
        opening += 1
    return ((opening, cut) if cut > opening else None), name


def _title_as_surname(tokens: Tokens, tags: str, start: int, last: int) -> bool:
    """ "Stephen King": a title that ends a name."""
    word = tokens.words[last - 1]
    return (
        last - start > 1
        and word[0].isupper()
        and word.lower() in _title_surnames()
        and tags[last - 2] == "N"
        and given_name(tokens.words[last - 2]) is not None
    )


def _is_title(word: str) -> bool:
    """A capitalised word that names an office or trade, and is no name."""
    lower = word.lower()
    if lower in title_words():
        return lower not in _title_surnames()
    lemma = senses.noun_lemma(lower)
    return senses.is_person(lemma) and not given_name(word) and not is_surname(word)


def _office(tokens: Tokens, tags: str, begin: int, start: int, last: int) -> bool:
    """An office in capitals instead of a name: "the Vice President", "Maltese PM", "the King"."""
    word = tokens.words[last - 1]
    if _is_title(word):
        return not _named_by_trade(tokens, tags, begin, last)
    if tokens.lowers[max(0, start - 1)] in ("a", "an") and last - begin < 3 and senses.is_person(word.lower()):
        return True  # "a retired Army cook"
    before = set(tokens.lowers[begin : last - 1])
    royal = word.lower() in title_words() and before <= _title_modifiers() | title_words()
    return royal and start > 0 and start == begin and tokens.lowers[start - 1] == "the"


def _named_by_trade(tokens: Tokens, tags: str, begin: int, last: int) -> bool:
    """A surname, or a name of one word, that is a word for people too, but no title: "Tom Asker", "said Thane"."""
    word = tokens.words[last - 1]
    if (
        word.lower() in title_words()
        or demonym(word) is not None
        or "-" in word
        or tokens.lowers[last : last + 1] == ("of",)
    ):
        return False
    if begin < last - 1:
        first = tokens.words[last - 2]
        return given_name(first) is not None and not places.is_known(first)
    determined = last > 1 and tags[last - 2] in "DPJ#"
    return last > 1 and not determined and any(map(_plain, tokens.words, tags))


def _plain(word: str, tag: str) -> bool:
    """A word of running text: a headline that capitalises its words has none."""
    return tag in "nsbdzp" and word[0].islower()


def _body_of_a_people(tokens: Tokens, begin: int, cut: int, last: int) -> bool:
    """ "British Medical Association", "Nordic Ferries": the nationality is part of a body's name, and no title."""
    if any(demonym(word) is None for word in tokens.words[begin:cut]):
        return False
    return any(word in naming("bodies") for word in tokens.lowers[cut:last]) or of_common_words(
        tokens.words[begin:last]
    )


def _compound_modifier(word: str) -> bool:
    """ "Australian-born", "Anti-war": a capital before, a common word after the hyphen."""
    tail = word.rpartition("-")[2]
    return "-" in word and len(tail) > 2 and tail.islower() and bool(forms.tags(tail) or senses.senses(tail))


def _after_last_title(tokens: Tokens, cut: int, last: int) -> int:
    """Past the last title within a run of capitals: "Norsk Kraft Chief Executive Ole Berg" is Ole Berg."""
    while cut < last - 1 and _compound_modifier(tokens.words[cut]):
        cut += 1
    for at in range(last - 2, cut - 1, -1):
        if _is_title(tokens.words[at]) and not set(tokens.lowers[at + 1 : last]) & naming("bodies"):
            return at + 1
    return cut


def of_common_words(words: tuple[str, ...]) -> bool:
    """ "Southern Rail", "Halden Resources", "Blue Mills": the last is a noun of things, and the first no given name.

    Nor is the last a surname, unless it is a plural and an adjective stands before it.
    """
    last = words[-1].lower()
    lemma = senses.noun_lemma(last)
    if not (forms.is_word(last) and senses.senses(lemma)) or last in title_words():
        return False
    plural = lemma != last
    opened = words[0].lower() in naming("openers") and senses.senses(lemma)[0] != "p"
    if senses.is_person(lemma) and not opened:
        return False
    if opened or (plural and (demonym(words[0]) is not None or candidates(words[0].lower())[0] == "J")):
        return True
    if is_surname(words[-1]) or any(map(given_name, words)):
        return False
    return plural or all(len(w) > 3 and forms.is_word(w.lower()) for w in words)
