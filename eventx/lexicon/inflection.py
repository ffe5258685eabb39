"""The regular inflection of English, undone: the bases that a form may come from.

Letters as in `eventx.lexicon.forms`. Irregular forms are no business of this module: the compiled lexicon lists them.
"""

from collections.abc import Callable, Iterator


def _of_s(word: str) -> Iterator[str]:
    """Bases of a plural or a third person: talks, visas, losses, parties."""
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def _of_ed(word: str) -> Iterator[str]:
    """Bases of a past form or participle: carried, released, called, swapped."""
    if word.endswith("ied"):
        yield word[:-3] + "y"
    if word.endswith("ed"):
        yield word[:-1]
        yield word[:-2]
        if word[-4:-3] == word[-3:-2]:
            yield word[:-3]


def _of_ing(word: str) -> Iterator[str]:
    """Bases of an -ing form: releasing, calling, swapping, dying."""
    if word.endswith("ing"):
        yield word[:-3] + "e"
        yield word[:-3]
        if word[-5:-4] == word[-4:-3]:
            yield word[:-4]
        if word.endswith("ying"):
            yield word[:-4] + "ie"


_BASES = {"s": _of_s, "z": _of_s, "d": _of_ed, "p": _of_ed, "g": _of_ing}
_SUFFIX_LENGTH = {"s": 1, "z": 1, "d": 2, "p": 2, "g": 3}


def regular_lemma(word: str, letter: str, is_base: Callable[[str], bool]) -> str:
    """The first possible base that `is_base` knows; of an unknown word the bare stem; a base form as it is."""
    candidates = list(_BASES[letter](word)) if letter in _BASES else []
    for candidate in candidates:
        if is_base(candidate):
            return candidate
    if not candidates:
        return word
    return candidates[0] if word.endswith(("ies", "ied")) else word[: -_SUFFIX_LENGTH[letter]]


def regular_forms(base: str, letter: str) -> set[str]:
    """What the regular inflection makes of a verb ("b") or noun ("n"), the doubled consonant allowed for."""
    forms = {base + "s", base + "es"}
    if base.endswith("y"):
        forms.add(base[:-1] + "ies")
    if letter == "n":
        return forms
    stem = base.removesuffix("e")
    forms |= {
        base + "d",
        base + "ed",
        base + "ing",
        stem + "ed",
        stem + "ing",
        base + base[-1] + "ed",
        base + base[-1] + "ing",
    }
    if base.endswith("y"):
        forms.add(base[:-1] + "ied")
    return forms
