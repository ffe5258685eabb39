"""Compile the lexicon of English word forms from lemminflect, textblob and symspellpy (versions: the `lexicon` extra).

- lemminflect gives lemmas with all their inflections (from the SPECIALIST Lexicon): which readings a word can have;
- textblob gives the most frequent part of speech of a word in Brown and the Wall Street Journal (Brill's lexicon): which
  reading comes first;
- symspellpy gives how often a word is used: which words are worth their room;
- sources/forms.toml adds by hand what they lack: function words, words younger than the packages, order as in news.
"""

import gzip
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from compile_common import SOURCES, block, header, literal, main, package_file, quoted, read_toml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from eventx.lexicon.inflection import regular_lemma

SCRIPT = "compile_forms.py"
FREQUENT = 300_000  # uses in a trillion words: about 25,000 words of Brill's lexicon are above it
RARE = 100_000  # uses of a word that is worth its room if Brill's lexicon has it
BRILL_LETTERS = {
    "NN": "n", "NNS": "s", "VB": "b", "VBP": "b", "VBZ": "z", "VBD": "d", "VBN": "p", "VBG": "g",
    "JJ": "j", "JJR": "j", "JJS": "j", "RB": "r", "RBR": "r", "RBS": "r",
}  # fmt: skip
VERB_LETTERS = "bzdpg"

Readings = dict[str, dict[str, str]]  # word -> letter -> lemma


def is_plain(word: str) -> bool:
    """A word of lower-case ASCII letters, two at least: the forms that the lexicon holds ("a" is added by hand)."""
    return len(word) > 1 and word.isascii() and word.isalpha() and word.islower()


def read_brill() -> dict[str, str]:
    """The letter of each plain word's most frequent reading, open classes only."""
    lines = package_file("textblob", "en/en-lexicon.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in lines if not line.startswith(";;;")]
    return {p[0]: BRILL_LETTERS[p[1]] for p in pairs if len(p) == 2 and p[1] in BRILL_LETTERS and is_plain(p[0])}


def read_frequencies() -> dict[str, int]:
    """How often a word is used."""
    path = package_file("symspellpy", "frequency_dictionary_en_82_765.txt")
    return {word: int(count) for word, count in (line.split() for line in path.read_text("utf-8-sig").splitlines())}


def read_inflections() -> Iterator[tuple[str, str, list[list[str]]]]:
    """Lemma, word class and inflected forms, alternatives together: ("focus", "verb", [["focused", "focussed"], …])."""
    with gzip.open(package_file("lemminflect", "resources/infl_lu.csv.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            lemma, word_class, *forms = line.rstrip("\n").split(",")
            if is_plain(lemma):
                yield lemma, word_class, [[form for form in group.split("/") if is_plain(form)] for group in forms]


def verb_forms(lemma: str, groups: list[list[str]]) -> list[tuple[str, str]]:
    """The (letter, form) pairs of a verb; the table leaves the participle out where it is the past form."""
    past, participle, gerund, third = (groups + [[]] * 4)[:4]
    regular = [form for form in past if form.endswith("ed")]
    slots = {"b": [lemma], "z": third, "d": past, "p": (participle or past) + regular, "g": gerund}
    return [(letter, form) for letter, forms in slots.items() for form in forms]


def is_used_verb(lemma: str, pairs: list[tuple[str, str]], brill: dict[str, str], uses: dict[str, int]) -> bool:
    """Whether corpora show the verb: a form of it is tagged a verb, or forms that only a verb has are frequent.

    This drops readings that only a dictionary knows ("to paper over" stays, "to minister" goes).
    """
    marked = [form for letter, form in pairs if letter in "dpg" and form != lemma]
    return any(brill.get(form, "") in VERB_LETTERS for _, form in pairs if form in brill) or any(
        uses.get(form, 0) >= RARE // 4 for form in marked
    )


def add(readings: Readings, uses: dict[str, int], letter: str, lemma: str, forms: Iterable[str]) -> None:
    """Add the forms of a lemma. Of two lemmas with one form ("routed", "installs") the more used one has it."""
    for form in forms:
        letters = readings.setdefault(form, {})
        if uses.get(lemma, 0) > uses.get(letters.get(letter, ""), -1):
            letters[letter] = lemma


def collect(brill: dict[str, str], uses: dict[str, int]) -> Readings:
    """The readings of all inflected words that are worth keeping, in no particular order."""
    readings: Readings = {}

    def is_known(word: str) -> bool:
        return uses.get(word, 0) >= (RARE if word in brill else FREQUENT) or (word in brill and word not in uses)

    for lemma, word_class, groups in read_inflections():
        if word_class == "verb":
            pairs = verb_forms(lemma, groups)
            for letter, form in pairs if is_used_verb(lemma, pairs, brill, uses) else []:
                add(readings, uses, letter, lemma, [form])
        elif word_class == "noun" and is_known(lemma):
            usual = groups[0][:1] if uses.get(lemma, 0) >= FREQUENT else []
            plurals = [form for form in groups[0] if form != lemma and (is_known(form) or form in usual)]
            add(readings, uses, "n", lemma, [lemma] if plurals or brill.get(lemma) == "n" else [])
            add(readings, uses, "s", lemma, plurals)
        elif word_class in ("adj", "adv") and is_known(lemma):
            compared = [form for group in groups for form in group if form in brill]
            add(readings, uses, {"adj": "j", "adv": "r"}[word_class], lemma, [lemma, *compared])
    return readings


def add_from_brill(readings: Readings, word: str, letter: str) -> None:
    """Add the corpus's reading where the inflections lack it; a verb form without a verb is an adjective ("overpriced")."""
    letters = readings.setdefault(word, {})
    base = regular_lemma(word, letter, lambda stem: ("n" if letter == "s" else "b") in readings.get(stem, {}))
    if letter not in VERB_LETTERS or letter == "b" or "b" in readings.get(base, {}):
        letters.setdefault(letter, word if letter == "b" else base)
    elif not letters:
        letters["j"] = word


def regular_plural(noun: str) -> str:
    """The plural of a noun that is inflected regularly."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def add_by_hand(readings: Readings, hand: dict[str, dict[str, Any]]) -> None:
    """Put in the function words and the forms of sources/forms.toml: it has the last word on every form it lists."""
    for word in hand["function"]["words"]:
        readings[word] = {"f": word} | readings.get(word, {})
    for verb in hand["regular"]["verbs"]:
        stem = verb.removesuffix("e")
        for letter, form in {"b": verb, "z": verb + "s", "d": stem + "ed", "p": stem + "ed", "g": stem + "ing"}.items():
            readings.setdefault(form, {})[letter] = verb
    for noun in hand["regular"]["nouns"]:
        readings.setdefault(noun, {})["n"] = noun
        readings.setdefault(regular_plural(noun), {})["s"] = noun
    for letter, forms in hand["forms"].items():
        for form, lemma in forms.items():
            readings.setdefault(form, {})[letter] = lemma


def ordered(letters: Iterable[str], first: str) -> str:
    """The letters with the likeliest in front: function words, then the corpus's reading `first`, then a fixed order.

    A past form and a participle of one shape stand together, past first: which it is, the context says.
    """
    held = set(letters)
    lead = "f" * ("f" in held) + ("dp" if first in ("d", "p") else first)
    return "".join(letter for letter in dict.fromkeys(lead + "gdpnsbzjr") if letter in held)


def has_reading(tags: dict[str, str], letter: str, word: str) -> bool:
    """Whether the word can be what the letter says."""
    return letter in tags.get(word, "")


def build() -> dict[str, str]:
    """The module's text, by file name."""
    hand = read_toml(SOURCES / "forms.toml")
    brill = read_brill()
    uses = read_frequencies()
    readings = collect(brill, uses)
    add_by_hand(readings, hand)
    for word, letter in brill.items():
        if word in readings or uses.get(word, 0) >= FREQUENT:
            add_from_brill(readings, word, letter)
    tags = {word: ordered(letters, brill.get(word, "")) for word, letters in readings.items()} | hand["readings"]
    groups: dict[str, list[str]] = {}
    for word, letters in tags.items():
        groups.setdefault(letters, []).append(word)
    irregular: dict[str, dict[str, str]] = {}
    for word in sorted(readings):
        for letter, lemma in readings[word].items():
            base = "n" if letter == "s" else "b"
            if lemma != regular_lemma(word, letter, partial(has_reading, tags, base)):
                irregular.setdefault(letter, {})[word] = lemma
    rows = "".join(f"    {quoted(letters)}: {block(groups[letters])},\n" for letters in sorted(groups))
    text = header(SCRIPT, "English word forms: words by their readings, and the bases of irregular forms.")
    text += "\nREADINGS: dict[str, str] = {\n" + rows + "}\n\n"
    text += f"IRREGULAR: dict[str, dict[str, str]] = {literal(dict(sorted(irregular.items())))}\n"
    return {"_forms.py": text}


if __name__ == "__main__":
    sys.exit(main(build, "Compile the lexicon of English word forms into eventx/lexicon/_forms.py."))
