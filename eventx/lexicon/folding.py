"""Spelling made comparable: letters without accents, apostrophes and dashes of one kind."""

import unicodedata

# Letters that decomposition leaves as they are, and the signs that names are written with.
_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
        "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H",
        "ŧ": "t", "Ŧ": "T",
        "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'",
        "‐": "-", "‑": "-", "–": "-", "\N{NO-BREAK SPACE}": " ",
    }
)  # fmt: skip


def fold(text: str) -> str:
    """The text without accents: "Bogotá" is "Bogota", "Łódź" is "Lodz". Its length may change."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def normal(name: str) -> str:
    """The form in which names of places are compared: folded, lower case, "saint" short, no hyphens and full stops."""
    if name.isascii() and name.isalpha() and len(name) != 5:  # most names; "Saint" has five letters
        return name.lower()
    spaced = fold(name).lower().replace(".", "").replace("-", " ").replace(",", " , ")
    return " ".join("st" if part == "saint" else part for part in spaced.split())


def lower(text: str) -> str:
    """The text in lower case, of the same length: a letter whose lower case is two stays as it is."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
