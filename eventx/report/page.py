"""The page as a whole: the template with styles and script in it, and a policy that allows just these."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, get_args

from eventx.record import Status
from eventx.report.escape import escaped, isolated
from eventx.report.pairing import Story
from eventx.report.rows import icon, row, styles
from eventx.report.story import article, name
from eventx.report.words import moment

SCRIPTS: Final = ("events.js", "reasons.js", "table.js", "timeline.js", "start.js")
PLACE: Final = re.compile(r"\{\{(\w+)\}\}")


def page(stories: Sequence[Story], documents: int) -> Iterator[str]:
    """The HTML of a page, in pieces. `documents` is how many there were, those without events included."""
    types = Counter(each.event.type for story in stories for each in story.events)
    style = styles(set(types))
    several = len(stories) > 1
    sheet, script = _asset("page.css"), "".join(map(_asset, SCRIPTS))
    title = name(stories[0]) if len(stories) == 1 else "Events"
    parts: Mapping[str, Iterable[str]] = {
        "policy": [policy(sheet, script)],
        "bare": [] if stories else ["bare"],
        "title": [escaped(title)],
        "heading": [isolated(title)],
        "summary": [_summary(types.total(), len(stories), documents)],
        "style": [sheet],
        "script": [script],
        "types": (_choice("type", each, types[each], f"hued {style[each]}") for each in sorted(types)),
        "statuses": _statuses(stories),
        "people": (f'<option value="{escaped(each)}">' for each in _people(stories)),
        "rows": (row(each, story, style, several=several) for story in stories for each in story.events),
        "index": _index(stories) if several else [],
        "articles": (part for story in stories for part in article(story, style)),
    }
    pieces = PLACE.split(_asset("page.html"))
    for text, place in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        yield text
        yield from parts[place] if place else ()


def policy(sheet: str, script: str) -> str:
    """A Content Security Policy: this style and this script, no other, and nothing from anywhere."""
    allowed = {
        "default-src": "'none'",
        "script-src": _hash(script),
        "style-src": _hash(sheet),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _asset(file: str) -> str:
    return files("eventx.report").joinpath("assets", file).read_text(encoding="utf-8")


def _summary(events: int, told: int, documents: int) -> str:
    """How much is on the page: `12 events in 5 of 17 documents`."""
    share = f"{told:,} of {documents:,}" if documents > told else f"{told:,}"
    return f"{events:,} event{'s' * (events != 1)} in {share} document{'s' * (max(told, documents) != 1)}"


def _statuses(stories: Sequence[Story]) -> Iterator[str]:
    count = Counter(each.event.status for story in stories for each in story.events)
    for status in get_args(Status):
        if count[status]:
            yield _choice("status", status, count[status], status, icon(status))


def _choice(kind: str, value: str, count: int, style: str, sign: str = "") -> str:
    """A filter's box."""
    return (
        f'<label class="choice {style}"><input type="checkbox" name="{kind}" value="{escaped(value)}">'
        f"{sign}<span>{escaped(value)}</span> <small>{count:,}</small></label>\n"
    )


def _people(stories: Sequence[Story]) -> list[str]:
    return sorted({person.name for story in stories for each in story.events for person in each.event.participants})


def _index(stories: Sequence[Story]) -> Iterator[str]:
    yield '<nav class="index" aria-label="Documents"><ol>\n'
    for story in stories:
        published = story.info.published
        when = f"<small>{moment(published)}</small>" if published else ""
        numbers = " ".join(str(each.number) for each in story.events)
        count = len(story.events)
        yield (
            f'<li data-e="{numbers}"><a href="#d{story.number}">{isolated(name(story))}</a> {when} '
            f"<small>{count} event{'s' * (count != 1)}</small></li>\n"
        )
    yield "</ol></nav>\n"
