"""tests/dates/corpus.toml: one value, many phrases, each found whole, once, and exactly so."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from eventx.times import Anchor, TimeValue, read

CORPUS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "dates" / "corpus.toml").read_text("utf-8"))
FIELDS = ("begin", "end", "grain", "edtf", "type", "mod", "duration", "freq", "approximate")


def anchor(published: str) -> Anchor:
    if not published:
        return Anchor(None)
    return Anchor(dt.datetime.fromisoformat(published) if "T" in published else dt.date.fromisoformat(published))


def cases() -> list[Any]:
    return [
        pytest.param(entry, phrase, id=f"{entry['value']}-{phrase}")
        for entry in CORPUS["value"]
        for phrase in entry["phrases"]
    ]


def expression_of(phrase: str) -> tuple[str, tuple[int, int]]:
    """The text without its brackets, and the span that they mark; the whole text where there are none."""
    if "[" not in phrase:
        return phrase, (0, len(phrase))
    start, end = phrase.index("["), phrase.index("]") - 1
    return phrase.replace("[", "").replace("]", ""), (start, end)


@pytest.mark.parametrize(("entry", "phrase"), cases())
def test_phrase_has_its_value(entry: dict[str, Any], phrase: str) -> None:
    text, span = expression_of(phrase)
    found = read(text, anchor(entry.get("published", CORPUS["published"])))
    assert [(t.text, t.span) for t in found] == [(text[slice(*span)], span)]
    (time,) = found
    assert time.value == entry["value"]
    assert {name: getattr(time, name) for name in FIELDS if name in entry} == {
        name: entry[name] for name in FIELDS if name in entry
    }
    if "begin" not in entry and "end" not in entry and time.type != "SET":
        assert (time.begin, time.end) == (None, None)
    if ("begin" in entry) != ("end" in entry):
        assert (time.begin is None, time.end is None) == ("begin" not in entry, "end" not in entry)
    assert len(time.parts) == entry.get("parts", len(time.parts))


@pytest.mark.parametrize("text", CORPUS["none"])
def test_silence(text: str) -> None:
    found: list[TimeValue] = read(text, anchor(CORPUS["published"]))
    assert [(t.text, t.rule) for t in found] == []


def test_corpus_is_large_and_says_nothing_twice() -> None:
    phrases = [(entry.get("published"), phrase) for entry in CORPUS["value"] for phrase in entry["phrases"]]
    assert len(phrases) + len(CORPUS["none"]) >= 400
    assert len(CORPUS["none"]) == len(set(CORPUS["none"]))
