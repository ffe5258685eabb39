"""What a time rule is: a name, a pattern, what a match means, and phrases that it must and must not find."""

from __future__ import annotations

from collections.abc import Callable

from eventx.times import words
from eventx.times.meaning import Count, Expression, Meaning
from eventx.times.numerals import read_count
from eventx.values import dataclass


@dataclass(frozen=True, slots=True)
class Slots:
    """What filled the slots of a pattern: a word of a class, a phrase, or an expression of an earlier level."""

    tables: dict[str, str]
    texts: dict[str, str]
    expressions: dict[str, Expression]
    text: str
    start: int
    end: int

    def __contains__(self, name: str) -> bool:
        return name in self.texts

    def number(self, name: str) -> int:
        """The value of a word whose class holds numbers."""
        value = words.value(self.tables[name], self.texts[name])
        assert isinstance(value, int)
        return value

    def word(self, name: str) -> str:
        """The value of a word whose class holds codes."""
        return str(words.value(self.tables[name], self.texts[name]))

    def said(self, name: str) -> str:
        """The words themselves, in lower case, with single spaces; "" for an empty slot."""
        return " ".join(self.texts.get(name, "").lower().split())

    def count(self, name: str = "count") -> Count:
        return read_count(self.said(name))

    def meaning(self, name: str) -> Meaning:
        return self.expressions[name].meaning

    def matched(self) -> str:
        """All of the match, in lower case."""
        return self.text[self.start : self.end].lower()

    def alone(self) -> bool:
        """Whether the text says nothing else."""
        return not (self.before(8).strip() or self.after(8).strip(" .!?\n")) and self.start < 8

    def before(self, reach: int = 24) -> str:
        """The characters before the match."""
        return self.text[max(0, self.start - reach) : self.start]

    def after(self, reach: int = 24) -> str:
        """The characters after the match."""
        return self.text[self.end : self.end + reach]


Build = Callable[[Slots], Meaning | None]


def always(meaning: Meaning) -> Build:
    """The same meaning for every match."""
    return lambda _slots: meaning


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording. `pattern` is a template (see `template`), `build` gives None where the match is no time after all."""

    name: str
    pattern: str
    build: Build
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
