"""The page of events: strangers' text is never markup, every reason is told, the policy allows just what is there."""

import base64
import hashlib
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

import pytest
from reading import text_of

from eventx.document import Document
from eventx.explanation import Quote, Reason
from eventx.faults import Code, Fault
from eventx.pipeline import Extractor
from eventx.record import Event, Time
from eventx.report.escape import escaped, isolated, linked, revealed
from eventx.report.facts import facts
from eventx.report.origin import origin
from eventx.report.page import page
from eventx.report.pairing import Texts, stories
from eventx.report.pieces import Piece
from eventx.report.reasons import steps
from eventx.report.rows import HUES, styles
from eventx.report.story import article, headline, name
from eventx.report.words import long, minutes, moment, short

TEXT = (
    "Talks in Oslo\n\nMinister Ana Ruiz met her counterpart, Jan Vos, in Oslo on Tuesday, a spokesman said on Thursday."
)
HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2)>"'&\u202egnirts"""


def event(**changes: Any) -> Event:
    """A meeting told in `TEXT`."""
    start = TEXT.index("Minister")

    def at(words: str) -> dict[str, Any]:
        place = TEXT.index(words, start)
        return {"text": words, "span": (place, place + len(words))}

    when = {"type": "DATE", "value": "2023-02-28", "edtf": "2023-02-28", "begin": "2023-02-28", "end": "2023-02-28"}
    trigger = at("met")["span"]
    fields: dict[str, Any] = {
        "id": "0123456789abcdef",
        "type": "meeting",
        "status": "occurred",
        "participants": [
            {"name": "Ana Ruiz", "role": "participant", "kind": "person", "title": "Minister", **at("Ana Ruiz")},
            {"name": "Jan Vos", "role": "host", "kind": "person", "country": "NO", **at("her counterpart")},
        ],
        "time": {**when, **at("Tuesday"), "grain": "day", "basis": "explicit", "rule": "date.<weekday>"},
        "location": {"name": "Oslo", "country": "NO", **at("Oslo")},
        "attribution": {"source": "spokesman", "span": at("spokesman")["span"]},
        "mentions": [
            {"text": TEXT[start:], "span": (start, len(TEXT)), "trigger": trigger, "rule": "meeting.<people>-met"}
        ],
        "document": {"id": "a1", "published": "2023-03-02", "title": None, "url": None},
    }
    return Event.model_validate({**fields, **changes})


def texts_of(*documents: Document) -> Texts:
    texts = Texts(document.id for document in documents)
    for document in documents:
        texts.add(document, "docs.jsonl", None)
    return texts


def page_of(events: Sequence[Event], *documents: Document) -> str:
    texts = texts_of(*documents) if documents else None
    return "".join(page(stories(events, texts, "docs.jsonl"), len(documents) or len({e.document.id for e in events})))


# Escaping


def test_nothing_of_a_text_is_markup() -> None:
    for form in (escaped, revealed, isolated):
        shown = form(HOSTILE)
        assert "<script" not in shown
        assert "<img" not in shown
        assert text_of(shown) == HOSTILE.replace("\u202e", "[U+202E]")
    assert not set("<>\"'") & set(escaped(HOSTILE))


@pytest.mark.parametrize(
    "character", [*"\x00\x0b\x1b\x7f\x85\u061c\u200f\u202a\u202e\u2066\u2069\u2028\ufeff", "\ufffe"]
)
def test_what_steers_is_shown(character: str) -> None:
    assert escaped(f"a{character}b") == f"a[U+{ord(character):04X}]b"
    assert revealed(f"a{character}b") == f'a<i class="u">[U+{ord(character):04X}]</i>b'


@pytest.mark.parametrize("text", ["tab\tand\r\nline", "naïve – “quoted”", "नमस्ते", "👩‍🚀", "שלום", "non\xa0breaking"])
def test_what_is_only_text_stays(text: str) -> None:
    assert escaped(text) == revealed(text) == text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://a.example",
        "data:text/html,<script>",
        "//a.example",
        "https://a b",
        "https://a.example/\u202egpj",
        "https:\\\\a.example",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(url: str) -> None:
    assert "<a" not in linked(url)
    assert linked("HTTPS://a.example/?q=<\"'>").startswith(
        '<a class="out" href="HTTPS://a.example/?q=&lt;&quot;&#x27;&gt;"'
    )


# Words


def at(begin: str | None, end: str | None, **fields: Any) -> Time:
    return Time(text="x", span=(0, 1), type="DATE", value="v", begin=begin, end=end, rule="r", **fields)


@pytest.mark.parametrize(
    ("begin", "end", "told", "brief"),
    [
        ("2023-03-01", "2023-03-01", "Wednesday 1 March 2023", "1 Mar 2023"),
        ("2023-02-20", "2023-02-26", "20–26 February 2023", "20–26 Feb 2023"),
        ("2023-02-27", "2023-03-05", "27 February – 5 March 2023", "27 Feb – 5 Mar 2023"),
        ("2022-12-01", "2023-02-28", "December 2022 – February 2023", "Dec 2022 – Feb 2023"),
        ("2022-12-26", "2023-01-01", "26 December 2022 – 1 January 2023", "26 Dec 2022 – 1 Jan 2023"),
        ("2023-05-01", "2023-05-31", "May 2023", "May 2023"),
        ("2023-06-01", "2023-08-31", "June – August 2023", "Jun – Aug 2023"),
        ("2023-01-01", "2023-12-31", "2023", "2023"),
        ("2020-01-01", "2029-12-31", "2020–2029", "2020–2029"),
        ("9999-12-01", "9999-12-31", "December 9999", "Dec 9999"),
        ("2023-03-01", None, "since Wednesday 1 March 2023", "since 1 Mar 2023"),
        (None, "2023-03-01", "until Wednesday 1 March 2023", "until 1 Mar 2023"),
        (None, None, "not resolved: v", "not resolved: v"),
        ("2023-03-01T15:00", "2023-03-01T15:59", "Wednesday 1 March 2023, 15:00–15:59", "1 Mar 2023, 15:00–15:59"),
        ("2023-03-01T15:00", "2023-03-01T15:00", "Wednesday 1 March 2023, 15:00", "1 Mar 2023, 15:00"),
        (
            "2023-03-01T15:00-05:00",
            "2023-03-01T15:59-05:00",
            "Wednesday 1 March 2023, 15:00–15:59 -05:00",
            "1 Mar 2023, 15:00–15:59 -05:00",
        ),
        (
            "2023-03-01T22:00",
            "2023-03-02T05:59",
            "Wednesday 1 March 2023, 22:00 – Thursday 2 March 2023, 05:59",
            "1 Mar 2023, 22:00 – 2 Mar 2023, 05:59",
        ),
    ],
)
def test_an_interval_in_words(begin: str | None, end: str | None, told: str, brief: str) -> None:
    assert (long(at(begin, end)), short(at(begin, end))) == (told, brief)


def test_a_publication_time_keeps_its_zone() -> None:
    assert moment("2023-03-02") == "Thursday 2 March 2023"
    assert moment("2023-03-02T18:05:00-05:00") == "Thursday 2 March 2023, 18:05 -05:00"
    assert moment("2023-03-02T18:05:00Z") == "Thursday 2 March 2023, 18:05 +00:00"


def test_minutes_count_on_the_clock_of_the_text() -> None:
    assert minutes("1970-01-02", end=False) == 1440
    assert minutes("1970-01-02", end=True) == 2880
    assert minutes("1970-01-01T00:30+09:00", end=False) == 30
    assert minutes("1970-01-01T00:30", end=True) == 31
    assert minutes("1969-12-31", end=False) == -1440


# Facts


def test_every_reason_is_given() -> None:
    said = {fact.label: text_of(fact.html) for fact in facts(event())}
    assert said["told by"] == "met meeting.<people>-met"
    assert said["participant"] == "Ana Ruiz, Minister person"
    assert said["host"] == "Jan Vos person NOin the text: her counterpart"
    assert said["when"] == (
        "Tuesday 28 February 2023 grain day 2023-02-28published Thursday 2 March 2023Tuesday date.<weekday>"
        "the text dates the event"
    )
    assert said["where"] == "Oslo NO"
    assert said["says"] == "spokesman"


def test_the_steps_of_an_explanation_stand_with_their_facts() -> None:
    document = Document.make("Governor Ana Ruiz agreed to call Mayor Erik Dahl on Friday.", "2023-03-02")
    (told,) = Extractor().explain(document).events
    said = {fact.label: text_of(fact.html) for fact in facts(told.event, told.reasons)}
    assert "the verb that governs it: it is planned status.governing-verb" in said["status"]
    assert 'subject of "call" call.<caller>-called-<callee>' in said["caller"]
    assert "the first Friday from publication, Thursday 2 March 2023 → Friday 3 March 2023" in said["when"]


def test_steps_are_escaped() -> None:
    quote = Quote(text="<b>met", span=(0, 6))
    reason = Reason(fields=("/status",), rule="<i>", note="<script>", quotes=(quote,), steps=())
    drawn = steps([reason], "/status")
    assert text_of(drawn) == "<b>met <script> <i>"
    assert steps([reason], "/stat") == ""


def test_an_undated_text_is_said_to_be_one() -> None:
    fields = event().model_dump()
    undated = event(document={"id": "a1"}, duration="PT30M", time={**fields["time"], "basis": "reported"})
    said = {fact.label: text_of(fact.html) for fact in facts(undated)}
    assert said["when"].endswith("the day of the statement; the event itself is not dated")
    assert "no publication time" in said["when"]
    assert said["lasts"] == "PT30M"


# Where titles and durations stand


def mention_of(text: str, trigger: str = "met") -> dict[str, Any]:
    place = text.index(trigger)
    return {"text": text, "span": (0, len(text)), "trigger": (place, place + len(trigger)), "rule": "r"}


def person(text: str, words: str, name: str, title: str) -> dict[str, Any]:
    place = text.index(words)
    span = (place, place + len(words))
    return {"name": name, "role": "participant", "kind": "person", "title": title, "text": words, "span": span}


@pytest.mark.parametrize(
    ("text", "words", "name", "title", "place"),
    [
        ("Minister Ana Ruiz met him.", "Ana Ruiz", "Ana Ruiz", "Minister", 0),
        ("Ana Ruiz, the harbour\n minister, met him.", "Ana Ruiz", "Ana Ruiz", "harbour minister", 14),
        ("Minister Jan Vos and Minister Ana Ruiz met.", "Ana Ruiz", "Ana Ruiz", "Minister", 21),
        ("Minister Ana Ruiz came. She met him.", "She", "Ana Ruiz", "Minister", 0),
        ("The administer of Minister Ana Ruiz met.", "Ana Ruiz", "Ana Ruiz", "Minister", 18),
        ("Ana Ruiz met him.", "Ana Ruiz", "Ana Ruiz", "Minister", None),
        ("The minister met him.", "The minister", "minister", "minister", None),
    ],
)
def test_a_title_is_marked_where_it_stands_by_the_name(
    text: str, words: str, name: str, title: str, place: int | None
) -> None:
    found = event(participants=[person(text, words, name, title)], mentions=[mention_of(text)])
    spans = origin(found, (Piece(0, text),)).titles[0]
    assert [start for start, _ in spans] == ([] if place is None else [place])
    assert all(text[start:end].split() == title.split() for start, end in spans)


def test_a_title_without_its_piece_of_the_text_is_not_marked() -> None:
    text = "Minister Ana Ruiz came. They met."
    found = event(participants=[person(text, "Ana Ruiz", "Ana Ruiz", "Minister")], mentions=[mention_of(text)])
    assert origin(found, (Piece(24, text[24:]),)).titles == {0: ()}


def test_how_long_an_event_lasts_is_marked_in_the_sentence_that_says_so() -> None:
    text = "After three hours in a car they met for half an hour."
    for duration, words in (("PT30M", ["half an hour"]), ("PT45M", [])):
        found = event(duration=duration, mentions=[mention_of(text)])
        told = {fact.label: fact.spans for fact in facts(found, (), origin(found, (Piece(0, text),)))}
        assert [text[start:end] for start, end in told["lasts"]] == words


def test_a_title_is_a_mark_of_the_page() -> None:
    shown = page_of([event()], Document(id="a1", text=TEXT))
    assert ">Minister</mark>" in shown


# Events and documents


def test_events_are_told_document_by_document_in_the_order_of_the_input() -> None:
    other = event(document={"id": "b2"})
    found = stories([event(), other, event(status="negated")], None, "events.jsonl")
    assert [(s.info.id, [each.number for each in s.events]) for s in found] == [("a1", [1, 2]), ("b2", [3])]
    assert found[0].events[1].event.status == "negated"


def test_without_documents_the_sentences_stand_in() -> None:
    (story,) = stories([event()], None, "events.jsonl")
    assert (story.whole, [piece.text for piece in story.pieces]) == (False, [TEXT[15:]])
    shown = "".join(article(story, {"meeting": "t0"}))
    assert "the sentences that tell of events" in shown
    assert [">met</mark>" in shown, ">Oslo</mark>" in shown, "Talks" in shown] == [True, True, False]


def test_sentences_that_overlap_are_one_piece() -> None:
    mention = event().mentions[0].model_dump()
    longer = {**mention, "text": TEXT[13:40], "span": (13, 40)}
    (story,) = stories([event(mentions=[mention, longer])], None, "events.jsonl")
    assert [(piece.start, piece.text) for piece in story.pieces] == [(13, TEXT[13:])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Short.", "/mentions/0/span [15, 112] lies outside the text, which has 6 characters"),
        (TEXT.replace("Ana", "Eva"), "/mentions/0/span [15, 112] should be 'Minister Ana Ruiz"),
        (" " + TEXT, "/mentions/0/span [15, 112] should be"),
    ],
)
def test_a_document_without_the_words_that_an_event_quotes_is_refused(text: str, said: str) -> None:
    with pytest.raises(Fault) as found:
        stories([event()], texts_of(Document(id="a1", text=text)), "docs.jsonl")
    assert (found.value.code, found.value.doc_id) == (Code.DOCUMENT_DIFFERS, "a1")
    assert f"event 0123456789abcdef: {said}" in found.value.message


@pytest.mark.parametrize("field", ["participants", "time", "location"])
def test_every_quotation_is_looked_up(field: str) -> None:
    value = event().model_dump()[field]
    changed = [{**value[0], "span": (0, 8)}, value[1]] if field == "participants" else {**value, "span": (0, 8)}
    with pytest.raises(Fault, match=f"/{field}.*but the text has 'Talks in'"):
        stories([event(**{field: changed})], texts_of(Document(id="a1", text=TEXT)), "docs.jsonl")


def test_a_span_as_long_as_its_words_is_asked_of_a_mention() -> None:
    mention = {**event().mentions[0].model_dump(), "text": "They met."}
    with pytest.raises(Fault, match="a mention of 9 characters has the span"):
        stories([event(mentions=[mention])], None, "events.jsonl")


def test_a_missing_document_is_named() -> None:
    with pytest.raises(Fault, match=r"no document 'a1', which events were read from, nor 1 other$") as found:
        stories([event(), event(document={"id": "b2"})], Texts(["a1", "b2"]), "docs.jsonl")
    assert found.value.code == Code.DOCUMENT_MISSING


def test_two_documents_of_one_id_must_be_one() -> None:
    texts = texts_of(Document(id="a1", text=TEXT), Document(id="a1", text=TEXT), Document(id="b", text="x"))
    assert texts.count == 3
    with pytest.raises(Fault, match="a second document with the id 'a1'"):
        texts.add(Document(id="a1", text="Other."), "docs.jsonl", 4)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (TEXT, None, "Talks in Oslo"),
        (TEXT, "Talks  in Oslo", "Talks in Oslo"),
        (TEXT, "Another title", None),
        ("They met.\n\nThat was all.", None, None),
        ("One line only", None, None),
        ("A line\nand the next, without a gap", None, None),
    ],
)
def test_a_headline_is_a_title_or_a_short_line_alone(text: str, title: str | None, expected: str | None) -> None:
    when = {**event().document.model_dump(), "title": title}
    (story,) = stories([], None, "x") or stories([event(document=when)], None, "x")
    whole = type(story)(1, story.info, (type(story.pieces[0])(0, text),), whole=True, events=())
    span = headline(whole)
    assert (span and text[span[0] : span[1]]) == expected
    assert name(whole) == (title or expected or "a1")


# The page


class Tags(HTMLParser):
    """All elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    shown = page_of([event()], Document(id="a1", text=TEXT))
    rules = next(a["content"] for t, a in Tags(shown).found if a.get("http-equiv") == "Content-Security-Policy")
    policy = dict(rule.split(" ", 1) for rule in (rules or "").split("; "))
    for rule, tag in (("style-src", "style"), ("script-src", "script")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", shown, re.DOTALL)
        assert policy[rule] == f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"
    assert (policy["default-src"], policy["base-uri"], policy["form-action"]) == ("'none'",) * 3
    assert (policy["img-src"], policy["require-trusted-types-for"]) == ("data:", "'script'")


def test_the_page_asks_for_nothing_and_has_no_handlers_or_styles_in_its_elements() -> None:
    shown = page_of([event()], Document(id="a1", text=TEXT))
    for _, attributes in Tags(shown).found:
        assert not [key for key in attributes if key.startswith("on") or key in ("style", "src", "srcset", "action")]
        assert (attributes.get("href") or "#").startswith(("#", "data:image/svg+xml,"))
    assert "url(" not in re.sub(r"<script>.*</script>", "", shown, flags=re.DOTALL)
    assert "@import" not in shown


def test_hostile_text_is_only_text_wherever_it_stands() -> None:
    text = f"{HOSTILE} met {HOSTILE}"
    place = (0, len(HOSTILE))
    quoted = {"name": HOSTILE, "text": HOSTILE, "span": place}
    evil = event(
        participants=[{**quoted, "role": "participant", "kind": "person", "title": HOSTILE}],
        time={**event().model_dump()["time"], "text": HOSTILE, "span": place, "rule": HOSTILE, "value": HOSTILE},
        location=quoted,
        attribution={"source": HOSTILE, "span": place},
        mentions=[{"text": text, "span": (0, len(text)), "trigger": place, "rule": HOSTILE}],
        document={"id": HOSTILE, "title": HOSTILE, "url": "javascript:alert(1)"},
    )
    harmless = page_of([event()])
    for shown in (page_of([evil]), page_of([evil], Document(id=HOSTILE, text=text))):
        assert {tag for tag, _ in Tags(shown).found} <= {tag for tag, _ in Tags(harmless).found} | {"i"}
        assert sum(tag == "script" for tag, _ in Tags(shown).found) == 1
        assert "\u202e" not in shown
        assert "[U+202E]" in shown
        assert not [a for _, a in Tags(shown).found if "javascript" in (a.get("href") or "")]


def test_every_id_is_there_once_and_every_reference_leads_to_one() -> None:
    text = (TEXT + "\n") * 2
    found = Extractor().extract(Document.make(text, "2023-03-02", id="a1"))
    assert found
    tags = Tags(page_of([*found, event(type="visit")], Document(id="a1", text=text))).found
    ids = [a["id"] for _, a in tags if "id" in a]
    assert len(ids) == len(set(ids))
    references = {(a.get("href") or "").removeprefix("#") for t, a in tags if t in ("a", "use")}
    references |= {each for _, a in tags for each in (a.get("aria-describedby") or "").split()}
    assert references <= set(ids)


def test_types_of_ones_own_get_a_colour_each_and_keep_it() -> None:
    own = styles({"meeting", "call", "release", "swap", "visit", "arrest", "agreement"})
    assert len(set(own.values())) == 7
    built_in = styles({"meeting", "call", "release", "swap"})
    assert len(set(built_in.values())) == 4
    assert len(styles({f"type{n}" for n in range(HUES + 5)})) == HUES + 5


def test_a_long_stretch_without_marks_is_folded() -> None:
    text = TEXT + "\n\n" + "Nothing happened here.\n" * 400
    shown = page_of([event()], Document(id="a1", text=text))
    assert re.search(r"<details><summary>[\d,]+ characters without events</summary>", shown)
    assert shown.count("Nothing happened here.") == 400


def test_no_events_make_a_page_that_says_so() -> None:
    shown = "".join(page([], 3))
    assert "0 events in 0 of 3 documents" in shown
    assert "<tbody" not in shown
    assert '<div class="page bare">' in shown
    assert '<div class="page ">' in page_of([event()])


@pytest.mark.parametrize(
    ("events", "documents", "said"),
    [(1, 1, "1 event in 1 document"), (2, 1, "2 events in 1 document"), (1, 7, "1 event in 1 of 7 documents")],
)
def test_the_page_says_how_much_is_on_it(events: int, documents: int, said: str) -> None:
    told = stories([event()] * events, None, "x")
    assert f">{said}<" in "".join(page(told, documents))
