"""Words that a type file brings with it: what the lexicon does not know as the verb, noun or adjective that they are.

Their inflection is regular where the file gives no other; where a final consonant may be doubled, both forms are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from eventx.lexicon import forms, senses
from eventx.values import dataclass, field

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Beside the lexicon: what a form may be, in the letters of `forms`; its base in a reading; nouns that name events."""

    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    bases: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    events: frozenset[str] = frozenset()

    def lemma(self, word: str, letter: str) -> str:
        """The base of a lower-case word in one reading, by these words, else by the lexicon."""
        return self.bases.get((word, letter)) or forms.lemma(word, letter)

    def noun_lemma(self, word: str) -> str:
        """The singular of a lower-case noun, by these words, else by the lexicon."""
        return self.bases.get((word, "s")) or senses.noun_lemma(word)


NONE = OwnWords()


def learn(
    verbs: Iterable[str], nouns: Iterable[str], adjectives: Iterable[str], irregular: Mapping[str, Mapping[str, str]]
) -> OwnWords:
    """Those of the words that the lexicon does not know in this use; `irregular` is word to letter to form."""
    readings: dict[str, str] = {}
    bases: dict[tuple[str, str], str] = {}
    events: set[str] = set()
    for word in sorted({*verbs}):
        if "b" not in forms.tags(word):
            _add(verb_forms(word, irregular.get(word, {})), word, readings, bases)
    for word in sorted({*nouns}):
        if not {"n", "s"} & set(forms.tags(word)) and not senses.senses(senses.noun_lemma(word)):
            _add([(word, "n"), (irregular.get(word, {}).get("s") or with_s(word), "s")], word, readings, bases)
            events.add(word)
    for word in sorted({*adjectives}):
        if not {"j", "p"} & set(forms.tags(word)):
            readings[word] = readings.get(word, "") + "j"
    return OwnWords(MappingProxyType(readings), MappingProxyType(bases), frozenset(events))


def _add(
    found: Iterable[tuple[str, str]], base: str, readings: dict[str, str], bases: dict[tuple[str, str], str]
) -> None:
    for form, letters in found:
        readings[form] = readings.get(form, "") + letters
        bases.update(((form, letter), base) for letter in letters)


def with_s(base: str) -> str:
    """The plural of a noun, the third person of a verb, where they are regular."""
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def verb_forms(base: str, irregular: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The forms of a verb, with what each may be: regular ones, where there is no irregular one."""
    past = irregular.get("d") or irregular.get("p")
    if past is not None:
        yield past, "d"
        yield irregular.get("p", past), "p"
    gerund = irregular.get("g")
    if gerund is not None:
        yield gerund, "g"
    yield base, "b"
    yield with_s(base), "z"
    doubles = len(base) > 2 and base[-1] not in VOWELS + "wxy" and base[-2] in VOWELS and base[-3] not in VOWELS
    stems = [base, base + base[-1]] if doubles else [base]
    for stem in stems:
        short = stem.removesuffix("e")
        if past is None:
            yield (base[:-1] + "ied" if base.endswith("y") and base[-2] not in VOWELS else short + "ed"), "dp"
        if gerund is None:
            yield (stem if stem.endswith("ee") else short) + "ing", "g"
