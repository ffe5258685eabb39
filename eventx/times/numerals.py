"""Numbers as news writes them: 12, 1,500, 2 1/2, twenty-four, a hundred, a couple of, several."""

from __future__ import annotations

import re

from eventx.times import words
from eventx.times.meaning import Count

COUPLE = re.compile(r"((a )?couple( of)?|a pair of)( more)?")
VAGUE = re.compile(
    r"(several hundred|several thousand|several dozen|hundreds of|thousands of|dozens of|a few hundred|a few thousand|a few|a number of|several|some|many|few|countless)( more)?"
)
PART = re.compile(r" and (an? half|a quarter|three[ -]quarters?)$")
PARTS = {
    "a half": 0.5,
    "an half": 0.5,
    "a quarter": 0.25,
    "three quarters": 0.75,
    "three quarter": 0.75,
    "three-quarters": 0.75,
    "three-quarter": 0.75,
}
DECIMAL_COMMA = re.compile(r"(?<!\d)\d+,\d")
FRACTION = re.compile(r"(\d)/(\d)$")


def read_count(text: str) -> Count:
    """How many a phrase in lower case stands for. A phrase that the patterns let through always reads."""
    if text in ("", "a", "an", "another"):
        return Count(1)
    if COUPLE.fullmatch(text):
        return Count(2, vague=True)
    if VAGUE.fullmatch(text):
        return Count(None, vague=True, some=3 if text in ("a few", "few") else None)
    extra = 0.0
    if text.endswith("½"):
        extra, text = 0.5, text[:-1]
    elif found := FRACTION.search(text):
        extra = int(found[1]) / max(int(found[2]), 1)
        text = text[: found.start()].removesuffix(" and ").strip()
    elif text in ("half", "half a", "half an", "a half"):
        return Count(0.5)
    elif found := PART.search(text):
        extra, text = PARTS[found[1]], text[: found.start()]
    total = cardinal(text) + extra
    return Count(int(total) if total == int(total) else total)


def cardinal(text: str) -> float:
    """A number in digits or words; 0 for no words at all."""
    total = group = 0.0
    tables = words.classes()
    for word in re.findall(r"[a-z]+|[\d.,]+", text):
        if word[0].isdigit():
            decimal = DECIMAL_COMMA.fullmatch(word)
            group += float(word.replace(",", "." if decimal else "").rstrip("."))
        elif word in tables["small"] or word in tables["tens"]:
            group += int(tables["small"].get(word) or tables["tens"][word])
        elif word in tables["scale"]:
            scale = int(tables["scale"][word])
            group = (group or 1) * scale
            if scale >= 1000:
                total, group = total + group, 0.0
    return total + group


def ordinal(text: str) -> int:
    """First, 3rd, twenty-first; last is -1."""
    if text == "last":
        return -1
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    tables = words.classes()
    *tens, last = re.split(r"[- ]", text)
    units = int(tables["ordinal"].get(last) or tables["small"].get(last, 0))
    return units + sum(int(tables["tens"].get(word, 0)) for word in tens)


def spoken_year(text: str) -> int:
    """Nineteen ninety-six, twenty twenty, nineteen hundred, two thousand and ten."""
    first, *rest = re.findall(r"[a-z]+", text)
    tables = words.classes()
    century = 2000 if first == "two" else int(tables["small"].get(first) or tables["tens"][first]) * 100
    return century + sum(int(tables["small"].get(w) or tables["tens"].get(w) or 0) for w in rest)
