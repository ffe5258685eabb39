"""Pages: the article and nothing beside it, and what the page says of its publication."""

import datetime as dt
import json
import socket
import time
from typing import Any

import pytest
from test_inputs import Trickle, document, fault, ignore

from eventx.document import Document
from eventx.faults import Code, Fault
from eventx.inputs import html
from eventx.inputs.page import page_document
from eventx.inputs.settings import Page, Settings
from eventx.inputs.source import Source
from eventx.pipeline import article_sentences

MET = "Foreign Minister Ana Ruiz met her Dutch counterpart, Jan Vos, in Oslo on Tuesday."
TALKED = "The two ministers talked for an hour about the price of fish, a spokesman said."
ARTICLE = f"<article><h1>Talks on fish</h1><p>{MET}</p><p>{TALKED}</p></article>"
TEXT = f"Talks on fish\n\n{MET}\n\n{TALKED}"


def page(head: str = "", body: str = ARTICLE) -> str:
    menu = '<nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
    footer = '<footer><a href="/terms">Terms of use</a> © 1999 The Example</footer>'
    return f"<!doctype html><html><head>{head}</head><body>{menu}{body}{footer}</body></html>"


def json_ld(*values: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def article(**fields: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}


def read(text: str, settings: Settings | None = None) -> Document:
    return page_document(Page(text.encode(), "in"), settings or Settings(), ignore)


def published(head: str, settings: Settings | None = None) -> tuple[str, str | None]:
    found = read(page(head), settings)
    return str(found.published), found.published_source


def test_the_article_is_taken_its_paragraphs_apart() -> None:
    found = read(page())
    assert found.text == TEXT
    assert [found.text[slice(*span)] for span in article_sentences(found.text)] == ["Talks on fish", MET, TALKED]


@pytest.mark.parametrize(
    "body", [f"<p>{MET}</p>", f"<div>{MET}<br><br>{TALKED}</div>", f"<main><p>{MET}</p><p>{TALKED}</p></main>"]
)
def test_short_and_plain_pages_are_read_too(body: str) -> None:
    assert MET in read(page(body=body)).text


def test_the_headline_comes_first_and_once() -> None:
    outside = f"<title>Window</title>{json_ld(article(headline='Fish &amp; ships'))}"
    body = f"<article><p>{MET}</p><p>{TALKED}</p></article>"
    found = read(page(outside, body))
    assert found.title == "Fish & ships"
    assert found.text.split("\n\n") == ["Fish & ships", MET, TALKED]
    assert read(page(outside)).text == TEXT, "the heading that readers see is the headline"
    assert read(page("<title>Talks on fish</title>")).text == TEXT


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (json_ld(article(headline="A")) + '<meta property="og:title" content="B">', "A"),
        ('<meta property="og:title" content=" B\n b ">', "B b"),
        ("<title>C - The Example</title>", "Talks on fish"),
        (json_ld(article(headline="x" * 301)), "Talks on fish"),
        (json_ld(article(headline=["A"])), "Talks on fish"),
    ],
)
def test_a_title_is_that_of_the_article(head: str, title: str) -> None:
    assert read(page(head)).title == title


def test_without_a_heading_the_title_is_that_of_the_window() -> None:
    assert read(page("<title>C</title>", f"<p>{MET}</p>")).title == "C"
    assert read(page("", f"<p>{MET}</p>")).title is None


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://e.org/a"><meta property="og:url" content="https://e.org/b">', "a"),
        ('<link rel="canonical" href="/a"><meta property="og:url" content="https://e.org/b">', "b"),
        (json_ld(article(url="https://e.org/c")), "c"),
        ('<link rel="canonical" href="javascript:x"><link rel="canonical">', None),
    ],
)
def test_the_address_is_the_id(head: str, url: str | None) -> None:
    found = read(page(head))
    expected = None if url is None else f"https://e.org/{url}"
    assert found.url == expected
    assert found.id == (expected or Document(text=found.text).id)


WHEN = "2023-03-02T18:05:00+01:00"
SHOWN = "2023-03-02 18:05:00+01:00"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (article(datePublished=WHEN), SHOWN),
        (article(datePublished="2023-03-02T17:05:00.000Z"), "2023-03-02 17:05:00+00:00"),
        (article(datePublished="2 March 2023, 18:05 EST"), "2023-03-02 18:05:00-05:00"),
        ([{"@type": "Organization"}, article(datePublished=WHEN)], SHOWN),
        ({"@graph": [{"@type": ["WebPage"], "datePublished": "2020-01-01"}, article(datePublished=WHEN)]}, SHOWN),
        ({"@type": "WebPage", "mainEntity": article(datePublished=WHEN)}, SHOWN),
        ({"@type": ["Thing", "LiveBlogPosting"], "datePublished": WHEN}, SHOWN),
        ({"@type": "WebPage", "datePublished": WHEN}, SHOWN),
        (article(datePublished=WHEN, dateModified="2023-04-01", dateCreated="2023-01-01"), SHOWN),
    ],
)
def test_json_ld_says_when_an_article_was_published(value: Any, shown: str) -> None:
    assert published(json_ld(value)) == (shown, "json-ld")


@pytest.mark.parametrize(
    "value",
    [
        {"@type": "ItemList", "itemListElement": [article(datePublished=WHEN)]},
        {"@type": "Person", "datePublished": WHEN},
        article(datePublished=None),
        article(datePublished={"@value": WHEN}),
        article(isPartOf=article(datePublished=WHEN)),
        "text",
        [[[[]]]],
    ],
)
def test_what_json_ld_says_of_other_things_is_not_the_pages_time(value: Any) -> None:
    assert published(json_ld(value) + '<meta name="date" content="2019-05-06T07:08Z">')[1] == "meta"


@pytest.mark.parametrize("broken", ["{", "[" * 100_000, "", "null", '{"@type": "NewsArticle", "datePublished": "x'])
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script><meta name="date" content="{WHEN}">'
    assert published(head) == (SHOWN, "meta")


@pytest.mark.parametrize(
    "meta",
    [
        f'<meta property="article:published_time" content="{WHEN}">',
        f'<meta content="{WHEN}" name="parsely-pub-date">',
        f'<meta itemprop="datePublished" content=" {WHEN} ">',
        f'<meta name="PubDate" content="{WHEN}"><meta property="article:modified_time" content="2023-04-01">',
        f'<meta name="date" content="2001-01-01"><meta property="article:published_time" content="{WHEN}">',
        f'<meta name="date" content=""><meta name="date" content="{WHEN}">',
    ],
)
def test_meta_elements_say_it_next(meta: str) -> None:
    assert published(meta) == (SHOWN, "meta")


def test_a_time_element_that_is_marked_counts_as_meta() -> None:
    marked = f'<time itemprop="datePublished" datetime="{WHEN}">today</time>'
    found = read(page(body=f"<article>{marked}<p>{MET}</p><p>{TALKED}</p></article>"))
    assert (str(found.published), found.published_source) == (SHOWN, "meta")


def test_a_day_gives_way_to_an_instant_on_that_day_only() -> None:
    def said(date: str) -> tuple[str, str | None]:
        meta = f'<meta property="article:published_time" content="{WHEN}">'
        return published(json_ld(article(datePublished=date)) + meta)

    assert said("2023-03-02") == (SHOWN, "meta")
    assert said("2023-03-02T18:05:00") == (SHOWN, "meta")
    assert said("2023-03-01") == ("2023-03-01", "json-ld")
    assert said("2023-03-02T09:00Z") == ("2023-03-02 09:00:00+00:00", "json-ld")


def test_htmldate_is_asked_last() -> None:
    assert published('<link rel="canonical" href="https://e.org/2023/03/02/talks">') == ("2023-03-02", "htmldate")
    assert published('<meta name="date" content="soon"><meta name="dc.created" content="2023-03-02">') == (
        "2023-03-02",
        "htmldate",
    )


@pytest.mark.parametrize(
    ("mark", "day"),
    [
        ('<span class="byline">2nd of March 2023</span>', "2023-03-02"),
        ('<span class="date">Mar 2, 2023</span>', "2023-03-02"),
        ('<time datetime="2023/03/02">now</time>', "2023-03-02"),
        ('<time datetime="2023-03-02T18:05">now</time>', "2023-03-02"),
        ('<span class="date">20230302</span>', "2023-03-02"),
        ('<span class="date">23/03/2023</span>', "2023-03-23"),
        ('<time datetime="2023-03">now</time>', "None"),
        ('<time datetime="2023-02-30">now</time>', "None"),
        ('<span class="date">02/03/2023</span>', "None"),
        ('<span class="date">Today, 12:30</span>', "None"),
        ("<time>2 hours ago</time>", "None"),
    ],
)
def test_htmldate_is_held_to_days_that_are_stated_in_full(mark: str, day: str) -> None:
    body = ARTICLE.replace("<p>", f"{mark}<p>", 1)
    assert str(read(page(body=body)).published) == day


@pytest.mark.parametrize(
    "mark",
    [
        '<time datetime="2023-02">now</time>',
        '<time datetime="2023 February">now</time>',
        "<time>2023 February</time>",
        '<span class="date">2023-02 by Ana</span>',
        '<span class="date"><script>1</script>2023-02</span>',
        '<span class="date">20<b>23-02</b></span>',
        '<span class="date" title="2023-02 ">now</span>',
        '<abbr class="published" title="2023-02">now</abbr>',
        '<meta name="dc.created" content="2023 Feb">',
        '<span class="date">2023-02&#1;</span>',
    ],
)
def test_htmldate_takes_nothing_from_the_clock(monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    """dateutil takes what is not said from today, and every day of the month is stated on this page."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("dateutil was asked")

    monkeypatch.setattr("htmldate.extractors.dateutil_parse", refuse)
    days = " ".join(f"{day}/02/2023" for day in range(1, 29))
    head, mark = (mark, "") if mark.startswith("<meta") else ("", mark)
    body = ARTICLE.replace("<p>", f"{mark}<p>", 1) + f"<ul><li>{days}</li></ul>"
    assert read(page(head, body=body)).published is None


def test_a_numeric_date_of_htmldate_needs_the_order_that_it_reads_it_in() -> None:
    body = ARTICLE.replace("<p>", '<span class="date">02/03/2023</span><p>', 1)
    found = {order: str(read(page(body=body), Settings(date_order=order)).published) for order in ("DMY", "MDY")}
    assert found["DMY"] in ("2023-03-02", "None")
    assert found["MDY"] in ("2023-02-03", "None")


@pytest.mark.parametrize(
    "reference", ["&#1;", "&#x1F", "&#0;", "&#00000011;", "&#xFFFF;", "&#xd800;", "&#9999999;", "&#1a"]
)
def test_a_reference_to_no_character_costs_no_article(reference: str) -> None:
    text = read(page(body=ARTICLE.replace("<p>", f"<p>They talked.{reference} Again.</p><p>", 1))).text
    assert "They talked" in text
    assert "Ana Ruiz met" in text
    marks = page(body=ARTICLE.replace("<p>", "<p>Rooms 1&#50; &#38; 3, &#; &#x;, were full.</p><p>", 1))
    assert "Rooms 12 & 3, &#; &#x;, were full." in read(marks).text


def test_a_publication_time_in_the_future_is_taken_as_it_is() -> None:
    assert published('<link rel="canonical" href="https://e.org/2035/03/02/talks">') == ("2035-03-02", "htmldate")
    assert published(f'<meta name="date" content="{WHEN.replace("2023", "2091")}">')[0].startswith("2091")


def test_nothing_is_guessed_and_what_cannot_be_read_is_a_warning() -> None:
    warnings: list[Fault] = []
    head = json_ld(article(datePublished="2023-02-30")) + '<meta name="date" content="yesterday">'
    found = page_document(Page(page(head).encode(), "in"), Settings(), warnings.append)
    assert (found.published, found.published_source) == (None, None)
    assert [(each.code, "2023-02-30" in each.message) for each in warnings] == [(Code.PUBLISHED_UNREADABLE, True)]
    assert read(page()).published is None, "neither from the copyright line nor from the clock"


def test_flags_go_before_the_page_and_fill_in_what_it_leaves_out() -> None:
    head = json_ld(article(datePublished="2023-03-02T18:05"))
    assert published(head, Settings(published=dt.date(2020, 1, 1))) == ("2020-01-01", "flag")
    assert published(head, Settings(timezone="Asia/Seoul")) == ("2023-03-02 18:05:00+09:00", "json-ld")
    numeric = '<meta name="date" content="03/02/2023">'
    assert published(numeric, Settings(date_order="DMY"))[0] == "2023-02-03"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ('<meta charset="iso-8859-1">', "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "windows-1252"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ("", "utf-16"),
    ],
)
def test_pages_are_decoded_as_they_declare(head: str, encoding: str) -> None:
    name = "Юрий" if encoding == "koi8-r" else "Zoë “Zo” Ruiz"
    data = page(head, ARTICLE.replace("Ana Ruiz", name)).encode(encoding)
    assert name in page_document(Page(data, "in"), Settings(), ignore).text


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("", "not UTF-8: byte 0xe9 at offset"),
        ("<meta charset=ascii-9>", "not ascii-9"),
        ("<meta charset=euc-kr>", "euc"),
    ],
)
def test_pages_that_cannot_be_decoded_are_refused(head: str, message: str) -> None:
    data = page(head, ARTICLE.replace("fish", "fée,")).encode("latin-1")
    with pytest.raises(Fault, match=message) as caught:
        page_document(Page(data, "in"), Settings(), ignore)
    assert caught.value.code == Code.INPUT_ENCODING


def test_scripts_are_no_text_and_text_is_no_script() -> None:
    body = ARTICLE.replace("Oslo", "<script>alert(1)</script><b>Os</b>lo &lt;script&gt;alert(2)&lt;/script&gt;")
    text = read(page(body=body)).text
    assert "alert(1)" not in text
    assert "Oslo <script>alert(2)</script> on Tuesday" in text


def test_what_no_text_can_hold_is_left_out() -> None:
    text = read(page(body=ARTICLE.replace("Oslo", "Os\0l&#xD800;\x0bo\u202e &#0; \u2028"))).text
    text.encode()
    assert "Oslo" in text.replace("\ufffd", "")
    assert not {"\0", "\x0b", "\u202e"} & set(text)


@pytest.mark.parametrize("data", ["", "  \n", "<html></html>", "<!-- x -->", page(body=""), "<!doctype html><p></p>"])
def test_a_page_without_an_article_is_refused(data: str) -> None:
    found = fault(html.documents(Source("in", Trickle(data.encode(), 99)), Settings(), ignore))
    assert found.code == Code.INPUT_EMPTY


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<div>" * 100_000 + ARTICLE + "</div>" * 100_000, "nested more than 256 deep"),
        ("<p>They met.</p>" * 60_000, "more than 50,000 elements"),
        (f"<p>{'They met. ' * 1_200_000}</p>", "more than 10,000,000 bytes"),
    ],
    ids=["deep", "many", "large"],
)
def test_pages_that_no_article_has_are_refused_at_once(body: str, message: str) -> None:
    data = page(body=body).encode()
    start = time.monotonic()
    found = fault(html.documents(Source("in", Trickle(data, 1 << 16)), Settings(), ignore))
    assert (found.code, message in found.message) == (Code.INPUT_TOO_LARGE, True), found.message
    assert time.monotonic() - start < 5


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = (
        '<base href="http://e.org/"><link rel="canonical" href="http://e.org/a"><script src="http://e.org/s"></script>'
        '<meta http-equiv="refresh" content="0; url=http://e.org/b"><link rel="alternate" type="application/rss+xml" href="http://e.org/f">'
    )
    doctype = '<!DOCTYPE html SYSTEM "http://e.org/x.dtd" [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    assert document(
        html.documents(Source("in", Trickle((doctype + page(head)).encode(), 999)), Settings(), ignore)
    ).text.startswith(TEXT)
