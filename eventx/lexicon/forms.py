"""English word forms: what a word can be, and its base form.

A reading is one letter:

| n | noun, singular | b | verb, base or present | j | adjective |
| s | noun, plural | z | verb, -s form | r | adverb |
| | | d | verb, past | f | function word: determiner, preposition, pronoun, conjunction, modal, numeral |
| | | p | verb, past participle | | |
| | | g | verb, -ing form | | |

Words are given in lower case. Sources and licences: NOTICE in this folder.
"""

from functools import cache, lru_cache

from eventx.lexicon._forms import IRREGULAR, READINGS
from eventx.lexicon.inflection import regular_forms, regular_lemma

# The inflected readings of a base, and how the regular forms of each end.
ENDINGS = {"n": {"s": "s"}, "b": {"z": "s", "d": "ed", "p": "ed", "g": "ing"}}

_TAGS: dict[str, str] = {word: letters for letters, words in READINGS.items() for word in words.split()}


def tags(word: str) -> str:
    """The readings of a lower-case word, the likeliest first; "" of an unknown one."""
    return _TAGS.get(word, "")


def is_word(word: str) -> bool:
    """Whether a lower-case word is an ordinary English one, as against a name."""
    return word in _TAGS


@lru_cache(maxsize=4096)
def lemma(word: str, letter: str) -> str:
    """The base form of a lower-case word in one reading: the infinitive of a verb, the singular of a noun.

    Readings without inflection give the word itself; unknown words are treated as regular ones.
    """
    irregular = IRREGULAR.get(letter)
    if irregular and word in irregular:
        return irregular[word]
    base = "n" if letter == "s" else "b"
    return regular_lemma(word, letter, lambda candidate: base in _TAGS.get(candidate, ""))


@lru_cache(maxsize=4096)
def inflections(base: str, letter: str) -> frozenset[str]:
    """All forms of a base: of a verb (letter "b") its -s, past, participle and -ing forms, of a noun ("n") the plural.

    Of a word that is not known as one, whatever a regular inflection may make of it.
    """
    regular = {base, *regular_forms(base, letter)}
    if letter not in tags(base):
        return frozenset(regular)
    found = {base, *_irregular(letter).get(base, ())}
    for reading, ending in ENDINGS[letter].items():
        found.update(form for form in regular if form.endswith(ending) and lemma(form, reading) == base)
        found.update(_irregular(reading).get(base, ()))
    return frozenset(found)


@cache
def _irregular(letter: str) -> dict[str, list[str]]:
    """The irregular forms of a reading by their base."""
    forms: dict[str, list[str]] = {}
    for form, base in IRREGULAR.get(letter, {}).items():
        forms.setdefault(base, []).append(form)
    return forms
