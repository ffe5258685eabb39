"""What a page says of itself to machines: JSON-LD (schema.org) first, then meta elements."""

from __future__ import annotations

import html
import json
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from eventx.values import dataclass

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_TITLE = 300
MOST_OBJECTS = 1000
INNER = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where the object that is the page's own may stand; other properties hold what the page is about or links to."""
PAGES = frozenset({"BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting"})

META_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "pubdate",
    "date",
)
META_TITLES = ("og:title", "twitter:title", "dc.title")


class Dated(NamedTuple):
    """A publication time as written. origin: "json-ld" or "meta"."""

    origin: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Title, only heading and address of a page, and its publication times, the most trustworthy first."""

    title: str | None
    heading: str | None
    url: str | None
    dates: tuple[Dated, ...]


def page_facts(tree: HtmlElement) -> PageFacts:
    """What the page says of itself. What is malformed is passed over."""
    articles = list(_articles(tree))
    meta = _meta(tree)
    said = [Dated("json-ld", "datePublished", date) for each in articles if (date := _string(each, "datePublished"))]
    said += [Dated("meta", name, meta[name]) for name in META_DATES if name in meta]
    titles = [_string(each, "headline") for each in articles] + [meta.get(name) for name in META_TITLES]
    links = [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
    links += [meta.get("og:url"), *(_string(each, "url") for each in articles)]
    heading = _heading(tree)
    titles += [heading, *(title.text_content() for title in tree.iterfind(".//head/title"))]
    return PageFacts(
        title=next((title for each in titles if each and (title := _one_line(each))), None),
        heading=heading,
        url=next((link for link in links if link and link.startswith(("http://", "https://"))), None),
        dates=tuple(said),
    )


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles among the page's JSON-LD objects, then the page itself."""
    objects = [each for script in tree.iter("script") if _is_json_ld(script) for each in _objects(script.text or "")]
    yield from (each for each in objects if any(kind.endswith("Article") or kind in PAGES for kind in _kinds(each)))
    yield from (each for each in objects if any(kind.endswith("WebPage") for kind in _kinds(each)))


def _is_json_ld(script: HtmlElement) -> bool:
    return (script.get("type") or "").strip().lower().startswith("application/ld+json")


def _objects(text: str) -> Iterator[dict[str, Any]]:
    try:
        queue: deque[Any] = deque([json.loads(text, strict=False)])
    except (ValueError, RecursionError):
        return
    for _ in range(MOST_OBJECTS):
        if not queue:
            return
        value = queue.popleft()
        if isinstance(value, list):
            queue.extend(value[:MOST_OBJECTS])
        elif isinstance(value, dict):
            yield value
            queue.extend(value[name] for name in INNER if name in value)


def _kinds(each: dict[str, Any]) -> list[str]:
    kinds = each.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _string(each: dict[str, Any], name: str) -> str | None:
    value = each.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Contents of meta elements, and of elements with microdata, by lower-case name; the first of each name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    for element in tree.iter("time"):
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if marked and element.get("datetime"):
            found.setdefault("datepublished", element.get("datetime").strip())
    return found


def _heading(tree: HtmlElement) -> str | None:
    """The heading of the first level, if there is only one."""
    headings = list(tree.iter("h1"))
    return _one_line(headings[0].text_content()) if len(headings) == 1 else None


def _one_line(text: str) -> str | None:
    """A title on one line; one that is longer than any title is none."""
    title = " ".join(html.unescape(text).split())
    return title if 0 < len(title) <= LONGEST_TITLE else None
