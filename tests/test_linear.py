"""Work grows with the length of the text and no faster: every pattern, every time rule, every type, on texts made to hurt."""

import importlib
import pkgutil
import random
import re
import time
from collections.abc import Callable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import eventx
from eventx.document import Document
from eventx.pipeline import LONGEST_SENTENCE, Extractor
from eventx.text.ambiguity import SHORT
from eventx.text.shapes import LONGEST_FURNITURE
from eventx.times import Anchor, read
from eventx.times.grammar import grammar
from eventx.times.rules import LEVELS
from eventx.types import known
from eventx.values import as_dict

MOST_GROWTH = 2.5  # of time, where the text is twice as long
LONG_ENOUGH = 0.03  # seconds: what takes less is too short to compare
FIRST_LENGTH = 1_000
PATTERN_LENGTH = 16_000  # what takes less for so many characters is quick enough
TEXT_LENGTH = 8_000
ARTICLE = "Foreign Minister Ana Ruiz met her Dutch counterpart, Jan Vos, in Oslo on Tuesday. "

# Patterns that are tried at one place of a text, where it begins, and not at every one.
TRIED_ONCE = {
    "eventx.inputs.feed.DECLARED",
    "eventx.inputs.found_date.NUMBER_FIRST",
    "eventx.inputs.kinds.MARKUP",
    "eventx.inputs.warc.SUCCESS",
    "eventx.spark.failures.NAMED",
    "eventx.text.sentences._DATELINE",
    "eventx.times.published.RFC2822",
}
# Modules whose patterns see no more characters than these: a line of a page, or the tags of a headline's first words.
BOUNDED = {
    "eventx.text.shapes": LONGEST_FURNITURE,
    "eventx.text.ambiguity": SHORT,
}
NOT_FOR_TEXTS = {"eventx.times.template"}  # reads the rules

HURTFUL = {
    "digits": "7",
    "blanks": " ",
    "lines": "\n",
    "initials": "a.",
    "bracket": "met (",
    "one verb": "met ",
    "verbs": "met, ",
    "clauses": "Ana Ruiz met Jan Vos, ",
    "quotation marks": "“met ",
    "names": "Ruiz ",
    "list of names": "Ruiz, Vos and ",
    "of": "the meeting of the minister of ",
    "titles": "met President Minister ",
    "weekdays": "on Monday ",
    "dates": "met 3 May 2023, ",
    "relative clauses": "who met the man ",
    "that": "said that he met ",
    "infinitives": "to meet ",
    "gerunds": "meeting ",
    "sentences": ARTICLE,
    "pronouns": "The two men met again on Monday. He spoke by phone with her. ",
    "swaps": "exchanged prisoners for prisoners with ",
    "hyphens": "met-",
    "possessives": "met's ",
    "talks": "talks with the talks between ",
    "months": "met Jan. ",
    "semicolons": "met; ",
    "ranges": "met between May and June ",
    "menu": "Home\nSign up\nMet\n",
    "headlines": "Ana Ruiz met Jan Vos\n",
    "paragraphs": "Ana Ruiz met Jan Vos in Oslo.\n\n",
}


def patterns() -> Iterator[Any]:
    """Every compiled pattern of the package with its home, once."""
    seen: set[int] = set()
    for module in pkgutil.walk_packages(eventx.__path__, "eventx."):
        if module.name.rpartition(".")[2] != "__main__" and module.name not in NOT_FOR_TEXTS:
            for name, value in vars(importlib.import_module(module.name)).items():
                home = f"{module.name}.{name}"
                for found in within(value, seen):
                    scan = found.match if home in TRIED_ONCE else at_every_place(found)
                    yield pytest.param(found, scan, BOUNDED.get(module.name, PATTERN_LENGTH), id=home)
    of_times = {"telling": grammar().telling}
    for level in grammar().levels:
        for entry in (entry for entries in level.rules.values() for entry in entries):
            of_times[entry.rule.name] = re.compile(entry.source)
    for name, found in sorted(of_times.items()):
        yield pytest.param(found, at_every_place(found), PATTERN_LENGTH, id=f"times.{name}")


def at_every_place(pattern: re.Pattern[Any]) -> Callable[[Any], object]:
    return lambda text: sum(1 for _ in pattern.finditer(text))


def within(value: object, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value, and in what it holds."""
    if id(value) in seen or isinstance(value, str | bytes | type):
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from within(inner, seen)
    elif isinstance(value, dict):
        yield from within(list(value.values()), seen)
    elif type(value).__module__.startswith("eventx.") and hasattr(value, "__match_args__"):
        yield from within(list(as_dict(value).values()), seen)


def sample(parsed: Any, chance: random.Random) -> str:
    """A text that a pattern is likely to match, or to begin to: a random way through it."""
    return "".join(_sampled(code, given, chance) for code, given in parsed)


def _sampled(code: Any, given: Any, chance: random.Random) -> str:
    if code in (op.LITERAL, op.NOT_LITERAL):
        return chr(given) if code is op.LITERAL else "x"
    if code is op.ANY:
        return chance.choice("x 7")
    if code is op.IN:
        return _member(given, chance)
    if code is op.BRANCH:
        return sample(chance.choice(given[1]), chance)
    if code is op.SUBPATTERN:
        return sample(given[-1], chance)
    if code is op.ATOMIC_GROUP:
        return sample(given, chance)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = given
        return "".join(sample(inner, chance) for _ in range(min(least + chance.randint(0, 2), most)))
    return ""  # what takes up no room, and references back


def _member(members: Any, chance: random.Random) -> str:
    if members[0][0] is op.NEGATE:
        return chance.choice("x 7,")
    code, given = chance.choice(members)
    if code is op.RANGE:
        return chr(chance.randint(*given))
    if code is op.CATEGORY:
        return {op.CATEGORY_DIGIT: "7", op.CATEGORY_SPACE: " "}.get(given, "x")
    return chr(given)


def hurtful(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Texts from a pattern's own alphabet: what it matches, over and over, whole and cut short; its characters alone."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    whole = [sample(parser.parse(pattern.pattern, pattern.flags), chance) for _ in range(6)]
    alphabet = sorted(set("".join(whole)))
    yield from chance.sample(alphabet, min(len(alphabet), 8))
    for each in whole:
        yield from (each, each[: len(each) // 2], each[1:], each + " ", each[:-1] + " ")
    yield "".join(chance.choices(alphabet or ["x"], k=50))


def check_growth(
    work: Callable[[str], object], piece: str, most: int, *, first: int = FIRST_LENGTH, start: str = ""
) -> None:
    """Twice the text may not take more than 2.5 times as long, at the first length that takes long enough to tell.

    Disturbances make a work longer, never shorter, so the shortest of several counts.
    """

    def timed(size: int) -> float:
        text = (start + piece * (size // len(piece) + 1))[:size]
        began = time.process_time()
        work(text)
        return time.process_time() - began

    size = min(first, most)
    while timed(size) < LONG_ENOUGH:
        size *= 2
        if size > most:
            return
    for _ in range(3):
        half, whole = (min(timed(each) for _ in range(3)) for each in (size // 2, size))
        if whole / half < MOST_GROWTH:
            return
    pytest.fail(f"{piece!r} × n: {size // 2:,} characters take {half:.3f} s, {size:,} take {whole:.3f} s")


@pytest.mark.parametrize(("pattern", "scan", "most"), list(patterns()))
def test_every_pattern_is_linear(pattern: re.Pattern[Any], scan: Callable[[Any], object], most: int) -> None:
    raw = isinstance(pattern.pattern, bytes)
    for piece in dict.fromkeys(hurtful(pattern)):
        if piece:
            check_growth(lambda text: scan(text.encode("latin-1", "replace") if raw else text), piece, most)


@pytest.mark.parametrize("rule", [rule for level in LEVELS for rule in level], ids=lambda rule: rule.name)
def test_every_time_rule_is_linear(rule: Any) -> None:
    for phrase in (example.replace("[", "").replace("]", "") for example in rule.yes[:1]):
        for piece in (f"{phrase}, ", f"{phrase[: len(phrase) // 2]} "):
            check_growth(lambda text: read(text, ANCHOR), piece, TEXT_LENGTH)


@pytest.mark.parametrize("piece", HURTFUL.values(), ids=HURTFUL)
def test_extraction_is_linear(piece: str) -> None:
    """With an event at the start, so that all of it is parsed."""
    check_growth(extract, piece, 2 * TEXT_LENGTH, first=4 * LONGEST_SENTENCE, start=ARTICLE)
    check_growth(lambda text: read(text, ANCHOR), piece, TEXT_LENGTH)


@pytest.mark.parametrize("kind", known().values(), ids=lambda kind: kind.name)
def test_every_type_is_linear(kind: Any) -> None:
    """In what its frames find and what they do not, as sentences and as one that does not end."""
    examples = [example for frame in kind.frames for example in (*frame.yes, *frame.no)]
    for piece in (" ".join(examples) + " ", ", ".join(example.rstrip(".") for example in examples) + ", "):
        check_growth(extract, piece, 4 * len(piece), first=2 * len(piece), start=ARTICLE)


EXTRACTOR = Extractor()
ANCHOR = Anchor(Document.make("", "2023-03-02").published)


def extract(text: str) -> None:
    EXTRACTOR.extract(Document(text=text, published=ANCHOR.published))
