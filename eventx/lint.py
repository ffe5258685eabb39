"""What is wrong with a type file, and what is only odd: its form, its examples, its overlaps with other types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from eventx.document import Document
from eventx.lexicon import forms
from eventx.pipeline import Extractor
from eventx.record import Event
from eventx.trace import Trace
from eventx.types import EventType, Frame, Level, Problem, TypeFileError, known, read_type
from eventx.types.lines import line_of

PUBLISHED = "2024-03-14"  # of the examples, a Thursday
MOST_NAMED = 3  # rules of others that a warning names


def lint(path: Path, others: Sequence[EventType] = ()) -> Iterator[Problem]:
    """All findings of a type file; `others` are further types of the user's. `OSError` where it cannot be read."""
    source = str(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        yield Problem(source, None, "", f"not UTF-8 at byte {error.start}")
        return
    try:
        kind = read_type(text, source)
    except TypeFileError as error:
        yield from error.problems
        return
    try:
        linter = _Linter(kind, text, source, others)
    except ValueError as error:
        yield Problem(source, line_of(text, ("name",)), "name", str(error))
    else:
        yield from linter.findings()


class _Linter:
    """The findings of a file whose form is right."""

    def __init__(self, kind: EventType, text: str, source: str, others: Sequence[EventType]) -> None:
        self.kind, self.text, self.source = kind, text, source
        self.own = Extractor([kind])
        self.others = [each for name, each in known([*others, kind]).items() if name != kind.name]
        self.all_others = Extractor(self.others)

    def findings(self) -> Iterator[Problem]:
        yield from self._names()
        rules: set[str] = set()
        for number, frame in enumerate(self.kind.frames):
            if frame.rule in rules:
                yield self._finding("error", f"frame.{number}.rule", f"{frame.rule!r} names a frame before it too")
            rules.add(frame.rule)
            yield from self._triggers(number, frame)
            yield from self._examples(number, frame)
            yield from self._shared(number, frame)

    def _finding(self, level: Level, key: str, message: str, line: int | None = None) -> Problem:
        where = tuple(int(step) if step.isdigit() else step for step in key.split("."))
        return Problem(self.source, line or line_of(self.text, where), key, message, level)

    def _names(self) -> Iterator[Problem]:
        """Names of other types that there are none of, and roles that no frame fills."""
        names = {each.name for each in self.others}
        for key, listed in (("instead_of", self.kind.instead_of), ("within", self.kind.within)):
            for name in listed:
                if name not in names:
                    yield self._finding("error", key, f"no event type {name!r}: known are {', '.join(sorted(names))}")
        filled = {role for frame in self.kind.frames for role in (*frame.slots.values(), *frame.around)}
        for role in self.kind.roles:
            if role not in filled:
                yield self._finding("warning", f"roles.{role}", "no frame fills this role")
        for word in self.kind.forms:
            if not any(word in (*frame.verbs, *frame.nouns) for frame in self.kind.frames):
                yield self._finding("warning", f"forms.{word}", "no frame has this trigger")
            elif forms.tags(word):
                yield self._finding("warning", f"forms.{word}", "the lexicon knows this word, with its forms")

    def _triggers(self, number: int, frame: Frame) -> Iterator[Problem]:
        """Verbs that are no base forms, and are never met as such."""
        for word in frame.verbs:
            base = next((forms.lemma(word, letter) for letter in "zdpg" if letter in forms.tags(word)), word)
            if base != word and "b" not in forms.tags(word):
                yield self._finding("error", f"frame.{number}.verbs", f"{word!r} is a form of {base!r}: write that")

    def _examples(self, number: int, frame: Frame) -> Iterator[Problem]:
        """Every `yes` must give an event of the type and every `no` none; of the `yes` one at least by the frame itself."""
        by_itself = False
        for sentence in frame.yes:
            line, rules = self._line(number, "yes", sentence), _rules(self._events(sentence))
            by_itself = by_itself or frame.rule in rules
            if not rules:
                why = self._why_not(sentence, frame)
                yield self._finding("error", f"frame.{number}.yes", f"found nothing in {sentence!r}{why}", line)
        for sentence in frame.no:
            rules = _rules(self._events(sentence))
            if rules:
                line = self._line(number, "no", sentence)
                yield self._finding("error", f"frame.{number}.no", f"{min(rules)} is found in {sentence!r}", line)
        if not by_itself:
            why = "none of its `yes` is found by it: other frames of the type are, or it never holds"
            yield self._finding("warning", f"frame.{number}.rule", why)

    def _shared(self, number: int, frame: Frame) -> Iterator[Problem]:
        """Frames of other types that the same words trigger, where they find an event in the same sentences."""
        for key, words in (("verbs", frame.verbs), ("nouns", frame.nouns), ("adjectives", frame.adjectives)):
            rules = sorted(
                {other.rule for each in self.others for other in each.frames if set(getattr(other, key)) & set(words)}
            )
            if not rules:
                continue
            also = sorted(
                {
                    rule
                    for sentence in frame.yes
                    for rule in _rules(self.all_others.extract(_document(sentence)))
                    if rule in rules
                }
            )
            if also:
                said = ", ".join(also[:MOST_NAMED]) + (" …" if len(also) > MOST_NAMED else "")
                yield self._finding(
                    "warning", f"frame.{number}.{key}", f"overlap: {said} finds an event in its `yes` too"
                )

    def _events(self, sentence: str) -> list[Event]:
        return self.own.extract(_document(sentence))

    def _why_not(self, sentence: str, frame: Frame) -> str:
        """What vetoed the frame there, as far as its trigger was met."""
        trace = Trace()
        self.own.extract(_document(sentence), trace)
        reasons = [refusal.note for refusal in trace.refusals if refusal.rule == frame.rule]
        return f": turned down, since {reasons[0]}" if reasons else ": its trigger was not met"

    def _line(self, number: int, key: str, sentence: str) -> int | None:
        """The line in which an example begins."""
        first = line_of(self.text, ("frame", number, key))
        if first is None:
            return None
        begin = sentence[:30].replace('"', '\\"')
        lines = self.text.split("\n")
        return next((i for i in range(first, len(lines) + 1) if begin in lines[i - 1]), first)


def _document(sentence: str) -> Document:
    return Document.make(sentence, PUBLISHED)


def _rules(events: Sequence[Event]) -> set[str]:
    return {mention.rule for event in events for mention in event.mentions}
