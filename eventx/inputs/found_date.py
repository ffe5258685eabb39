"""htmldate's search for the day of publication, kept to days that the page states in full.

Left to itself htmldate makes "2023-02" the first of that month, or fills in today's day, and reads 02/03/2023 as
February 3 or March 2 as it sees fit.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from copy import deepcopy
from typing import TYPE_CHECKING

from eventx.inputs.settings import DateOrder

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FIRST_DATE, LAST_DATE = dt.datetime(1995, 1, 1), dt.datetime(2100, 1, 1)  # noqa: DTZ001 - as htmldate wants them
"""Bounds of the search. htmldate's own upper one is today, and the answer would change with the clock."""
NUMBER_FIRST = re.compile(r"\s*+\d(?!\d{7})")
"""A number, but not of eight digits: `20230302` is a full date."""
MARK = "· "
DATED = frozenset({"content", "datetime", "title"})
"""Attributes in which htmldate looks for dates."""


def found_date(tree: HtmlElement, url: str | None, date_order: DateOrder | None) -> dt.date | None:
    """The day that the page's address, head or elements give, if it is stated in full; no search of the whole text."""
    from htmldate import find_date
    from lxml import etree

    found = find_date(
        _with_numbers_marked(tree),
        extensive_search=False,
        original_date=True,
        url=url,
        min_date=FIRST_DATE,
        max_date=LAST_DATE,
    )
    if found is None:
        return None
    day = dt.date.fromisoformat(found)
    stated = _stating(day, date_order)
    where = (url or "", etree.tostring(tree, encoding="unicode", method="html"))
    return day if any(stated.search(text) for text in where) else None


def _with_numbers_marked(tree: HtmlElement) -> HtmlElement:
    """A copy in which no text and no attribute begins with a number.

    What begins with a year htmldate gives to dateutil, which takes the parts that are missing from today's date. Behind a
    mark it reads full dates by its own patterns, and no others.
    """
    copy = deepcopy(tree)
    for node in copy.iter():
        node.text, node.tail = _marked(node.text), _marked(node.tail)
        for name in DATED.intersection(node.keys()):
            node.set(name, _marked(node.get(name)))
    return copy


def _marked(text: str | None) -> str | None:
    return MARK + text if text and NUMBER_FIRST.match(text) else text


def _stating(day: dt.date, date_order: DateOrder | None) -> re.Pattern[str]:
    """A pattern of the ways to write a day, of those that could mean another day only what `date_order` says."""
    y, m, d = day.year, f"0?{day.month}", f"0?{day.day}"
    name = f"{calendar.month_abbr[day.month]}[a-z]*"
    ways = [
        rf"{y}(?P<mark>[-/._]?){m}(?P=mark){d}",
        rf"{d}(?:st|nd|rd|th)?[\s.,_-]{{1,3}}(?:of\s)?{name}[\s.,_-]{{1,3}}{y}",
        rf"{name}[\s.,_-]{{1,3}}{d}(?:st|nd|rd|th)?[\s.,_-]{{1,3}}{y}",
    ]
    plain = day.day > 12 or day.day == day.month
    if plain or date_order == "DMY":
        ways.append(rf"{d}[-/.]{m}[-/.]{y}")
    if plain or date_order == "MDY":
        ways.append(rf"{m}[-/.]{d}[-/.]{y}")
    return re.compile(rf"(?<!\d)(?:{'|'.join(ways)})(?!\d)", re.IGNORECASE)
