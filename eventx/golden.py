"""Golden folders: articles with the events that are expected of them, found on disk.

A case is a folder named after what it shows: `article.txt`, `meta.json` (`published`, and `id`, `title`, `url` where they
matter; anything else in it is for people) and `expected.json`. Ids, rule names and versions are not compared.
"""

from __future__ import annotations

import difflib
import json
import os
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from eventx.document import Document
from eventx.inputs import strict_json
from eventx.record import Event
from eventx.values import dataclass

NOT_COMPARED = frozenset({"id", "rule", "schema_version", "document", "extractor"})
NUMBER_PAIR = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
READ = ("published", "id", "title", "url")  # of meta.json; what else stands there is for readers


@dataclass(frozen=True, slots=True)
class Case:
    """One golden folder."""

    folder: Path

    @property
    def slug(self) -> str:
        """The folder's name; bytes in it that are not UTF-8 are replaced."""
        return os.fsencode(self.folder.name).decode("utf-8", "replace")

    @property
    def expected_file(self) -> Path:
        """Where the expected events stand."""
        return self.folder / "expected.json"

    def document(self) -> Document:
        """The article, with what `meta.json` says of it. `OSError`, `ValueError` or `Fault` where it cannot be read."""
        text = (self.folder / "article.txt").read_bytes().decode("utf-8")
        meta = _json(self.folder / "meta.json")
        if not isinstance(meta, dict):
            raise ValueError("meta.json is not an object")
        for key in meta:
            if key not in READ and (meant := difflib.get_close_matches(key, READ, 1, 0.75)):
                raise ValueError(f'meta.json has "{key}": "{meant[0]}" is meant')
        known = {name: meta.get(name) for name in ("id", "title", "url") if meta.get(name)}
        return Document.make(text, meta.get("published"), **known)

    def expected(self) -> str:
        """The expected events, as `rendered` writes them. `OSError`, `ValueError` or `Fault` where they cannot be read."""
        written = _json(self.expected_file)
        if not isinstance(written, dict) or not isinstance(written.get("events"), list):
            raise ValueError('expected.json is not {"events": [...]}')
        return _text([_compared(event) for event in written["events"]])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: the unified diff from what is expected to what is found, or why there is none to make."""

    slug: str
    diff: str = ""
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not (self.diff or self.error)


def cases(folder: Path, only: str = "*") -> list[Case]:
    """The cases in a folder whose names match the glob `only`, by name."""
    found = (Case(article.parent) for article in sorted(folder.glob("*/article.txt")))
    return [case for case in found if fnmatchcase(case.slug, only)]


def rendered(events: Iterable[Event]) -> str:
    """Events as `expected.json` holds them: what is compared of them, a span on one line."""
    return _text([_compared(event.model_dump(mode="json")) for event in events])


def compared(case: Case, found: str) -> Outcome:
    """What is found, as `rendered`, against what is expected. `OSError`, `ValueError` or `Fault` where that cannot be read."""
    path = f"{case.slug}/{case.expected_file.name}"
    if not case.expected_file.exists():
        lines = difflib.unified_diff([], _lines(found), "(nothing)", f"{path} (found)", lineterm="")
    else:
        expected = _lines(case.expected())
        lines = difflib.unified_diff(expected, _lines(found), f"{path} (expected)", f"{path} (found)", lineterm="")
    return Outcome(case.slug, diff="".join(f"{line}\n" for line in lines))


def junit(outcomes: list[Outcome]) -> str:
    """The outcomes as JUnit XML, the form that CI systems read. Without times: the same outcomes, the same bytes."""
    failures = sum(bool(each.diff) for each in outcomes)
    errors = sum(bool(each.error) for each in outcomes)
    counts = {"tests": str(len(outcomes)), "failures": str(failures), "errors": str(errors)}
    suite = ET.Element("testsuite", {"name": "eventx golden", **counts})
    for each in outcomes:
        case = ET.SubElement(suite, "testcase", {"classname": "eventx.golden", "name": _xml(each.slug)})
        if each.diff:
            ET.SubElement(case, "failure", {"message": "not the events expected"}).text = _xml(each.diff)
        if each.error:
            ET.SubElement(case, "error", {"message": _xml(each.error)})
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"


def _xml(text: str) -> str:
    """Without characters that XML cannot hold in any form."""
    return NOT_IN_XML.sub("\ufffd", text)


def _json(path: Path) -> Any:
    return strict_json.loads(path.read_text(encoding="utf-8"), path.name)


def _lines(text: str) -> list[str]:
    r"""Lines as `\n` ends them: a string within may hold other characters that end one."""
    return text.split("\n")[:-1]


def _text(events: list[Any]) -> str:
    text = json.dumps({"events": events}, indent=2, ensure_ascii=False)
    return NUMBER_PAIR.sub(r"[\1, \2]", text) + "\n"


def _compared(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _compared(inner) for key, inner in value.items() if key not in NOT_COMPARED}
    if isinstance(value, list | tuple):
        return [_compared(inner) for inner in value]
    return value
