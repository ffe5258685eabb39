"""The page in a browser: what a reader does with it, by mouse and by keyboard. Debian's Chromium and Playwright are needed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT
from eventx.document import Document
from eventx.pipeline import Extractor
from eventx.report.page import page as page_of
from eventx.report.pairing import Texts, stories

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[dev]'")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no browser: apt-get install chromium"),
]

DOCUMENTS = 50
HOSTILE = "<script>window.hit = 1</script><img src=https://evil.example/x onerror='window.hit = 2'>\u202egnirts"


def documents() -> Iterator[Document]:
    """Fifty documents: the examples and the golden articles, each told more than once, with something hostile in it."""
    records = [json.loads(line) for line in (ROOT / "examples" / "ferry-dispute.jsonl").read_text().splitlines()]
    for folder in sorted((ROOT / "tests" / "golden").iterdir()):
        meta = json.loads((folder / "meta.json").read_text())
        records.append({"text": (folder / "article.txt").read_text(), "published": meta.get("published")})
    extractor = Extractor()
    told = [record for record in records if extractor.extract(Document.make(record["text"]))]
    for number in range(DOCUMENTS):
        record = told[number % len(told)]
        title = f"{HOSTILE} {number}" if number % 5 == 0 else record.get("title")
        yield Document.make(
            f"{record['text']}\n\n{HOSTILE}",
            record["published"],
            id=f"{number}</article>{HOSTILE}",
            title=title,
            url="javascript:window.hit = 3" if number % 2 else f"https://news.example/{number}?<b>",
        )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    read = list(documents())
    extractor = Extractor()
    events = [event for document in read for event in extractor.extract(document)]
    texts = Texts(document.id for document in read)
    for document in read:
        texts.add(document, "docs", None)
    told = stories(events, texts, "docs")
    assert len(told) == DOCUMENTS
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text("".join(page_of(told, DOCUMENTS)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def opened(browser: Browser, report: Path) -> Iterator[Callable[..., Page]]:
    """Opens the report in a window; at the end, nothing was asked for and nothing was complained about."""
    troubles: list[str] = []
    contexts = []

    def open_report(
        width: int = 1440, height: int = 900, scheme: Any = "light", fragment: str = "", **options: Any
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, **options)
        contexts.append(context)
        page = context.new_page()
        address = report.as_uri()
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((address, "data:image/svg+xml")) else troubles.append(request.url)
            ),
        )
        page.goto(address + fragment)
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert troubles == []


def count(page: Page, selector: str) -> int:
    return page.locator(selector).count()


def shown(page: Page, selector: str) -> int:
    """How many elements are not hidden: by an attribute of their own or of what they stand in."""
    return int(
        page.evaluate("s => [...document.querySelectorAll(s)].filter((e) => !e.closest('[hidden]')).length", selector)
    )


def test_nothing_hostile_becomes_an_element_or_runs(opened: Callable[..., Page]) -> None:
    page = opened()
    assert count(page, "article") == DOCUMENTS
    assert count(page, "script") == 1
    assert count(page, "img, iframe, object, embed, b[id], [onerror]") == 0
    assert page.evaluate("window.hit") is None
    assert page.evaluate("[...document.querySelectorAll('a')].filter((a) => a.protocol === 'javascript:').length") == 0
    assert "[U+202E]" in page.locator("article").first.inner_text()


def test_the_policy_stops_what_it_is_to_stop(browser: Browser, report: Path, tmp_path: Path) -> None:
    """As if escaping had failed: a script and a handler that the policy does not know are not run."""
    broken = tmp_path / "broken.html"
    evil = "<script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    broken.write_text(report.read_text(encoding="utf-8").replace("<main", f"{evil}<main", 1), encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(broken.as_uri())
    assert page.evaluate("window.hit") is None
    assert any("Content Security Policy" in text for text in refused)
    page.close()


def test_the_keyboard_reaches_every_mark(opened: Callable[..., Page]) -> None:
    page = opened()
    marks = count(page, "mark[tabindex]")
    assert marks > 300
    assert count(page, "mark:not([tabindex]):not(.d0):not(.d1)") == 0
    page.locator(".skips a").nth(1).focus()
    page.keyboard.press("Enter")
    reached = page.evaluate("""async () => {
      const order = [...document.querySelectorAll("#documents mark, #documents a")].filter((e) => e.tabIndex === 0);
      return order.filter((e) => { e.focus(); return document.activeElement === e; }).length - order.filter((e) => !e.matches("mark")).length;
    }""")
    assert reached == marks
    seen = set()
    page.locator("article mark[tabindex]").first.focus()
    for _ in range(25):
        seen.add(page.evaluate("[...document.querySelectorAll('mark')].indexOf(document.activeElement)"))
        assert page.locator("#reason").is_visible() == page.evaluate("document.activeElement.matches('mark')")
        page.keyboard.press("Tab")
    assert len(seen) >= 24


def test_a_reason_is_shown_on_focus_and_on_hover_and_goes_on_escape(opened: Callable[..., Page]) -> None:
    page = opened()
    reason = page.locator("#reason")
    assert reason.is_hidden()
    page.locator("article mark.when").first.focus()
    assert "the text dates the event" in reason.inner_text()
    assert "date.<weekday>" in reason.inner_text()
    page.keyboard.press("Escape")
    assert reason.is_hidden()
    page.locator("article mark.trigger").first.hover()
    assert "told by" in reason.inner_text()
    box, window = reason.bounding_box(), page.viewport_size
    assert box
    assert window
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window["width"]
    page.locator("h1").hover()
    reason.wait_for(state="hidden")


@pytest.mark.parametrize("width", [1440, 400])
def test_a_tap_shows_a_reason_and_a_tap_beside_hides_it(opened: Callable[..., Page], width: int) -> None:
    page = opened(width=width, has_touch=True)
    reason = page.locator("#reason")
    for kind, said in (("when", "the text dates the event"), ("trigger", "told by"), ("who", "person")):
        mark = page.locator(f"article > p:not(.meta) mark.{kind}").first
        mark.tap()
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert said in reason.inner_text(), kind
        words, box = mark.bounding_box(), reason.bounding_box()
        assert words
        assert box
        assert box["y"] - (words["y"] + words["height"]) < 20 or words["y"] - (box["y"] + box["height"]) < 20
        page.locator("h1").tap()
        reason.wait_for(state="hidden")


def test_space_shows_and_hides_a_reason_and_enter_shows_it_before_it_follows(opened: Callable[..., Page]) -> None:
    page = opened()
    reason = page.locator("#reason")
    page.locator("article mark.when").first.focus()
    for key, is_shown in (("Space", False), ("Space", True), ("Escape", False), ("Enter", True)):
        page.keyboard.press(key)
        assert reason.is_visible() == is_shown, key
        assert page.evaluate("document.activeElement.matches('mark.when')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('tbody .type')")
    assert reason.is_hidden()


def test_words_of_coreference_are_told_under_the_name(opened: Callable[..., Page]) -> None:
    page = opened()
    page.locator("mark.who", has_text="they").first.focus()
    text = page.locator("#reason").inner_text()
    assert "in the text: they" in text.lower()


@pytest.mark.parametrize("kind", ["type", "status"])
def test_a_box_filters_rows_marks_documents_and_bars(opened: Callable[..., Page], kind: str) -> None:
    page = opened()
    everything = shown(page, "tbody")
    box = page.locator(f".choice:has([name={kind}])").first
    value = box.locator("input").get_attribute("value")
    box.click()
    rows = shown(page, "tbody")
    assert 0 < rows < everything
    assert page.locator("output").inner_text() == f"{rows} of {everything} events"
    assert rows == count(page, f"tbody[data-{kind}='{value}']") == shown(page, f"tbody[data-{kind}='{value}']")
    assert count(page, "#timeline .bar") == rows
    assert 0 < shown(page, "article") < DOCUMENTS
    assert shown(page, "article") == shown(page, ".index li")
    assert count(page, "mark.off[tabindex='0']") == 0
    assert count(page, "mark.off") > 0
    page.locator("[type=reset]").click()
    page.wait_for_function("document.querySelectorAll('tbody[hidden]').length === 0")
    assert (shown(page, "tbody"), shown(page, "article"), count(page, "mark.off")) == (everything, DOCUMENTS, 0)


def test_words_that_a_filter_hides_are_plain_text(opened: Callable[..., Page]) -> None:
    page = opened()
    page.locator("[name=person]").fill("nobody of this name")
    looks = page.evaluate("""[...document.querySelectorAll("mark")].map((e) => getComputedStyle(e)).map(
      (s) => [s.padding, s.margin, s.textDecorationLine].join(" "))""")
    assert set(looks) == {"0px 0px none"}


def test_a_name_filters(opened: Callable[..., Page]) -> None:
    page = opened()
    page.locator("[name=person]").fill("virve")
    assert shown(page, "tbody") == count(page, "tbody[data-who*='Virve Kont']") > 0
    page.locator("[name=person]").fill("nobody of this name")
    assert (shown(page, "tbody"), shown(page, "article"), count(page, "#timeline .bar")) == (0, 0, 0)
    assert page.locator(".none").is_visible()


def test_dates_filter_by_overlap_and_leave_the_undated_out(opened: Callable[..., Page]) -> None:
    page = opened()
    for day, times in (("14", {"14 Mar 2023", "Mar 2023"}), ("15", {"15 Mar 2023", "Mar 2023"})):
        page.locator("[name=from]").fill(f"2023-03-{day}")
        page.locator("[name=to]").fill(f"2023-03-{day}")
        assert set(page.locator("tbody:not([hidden]) td.when").all_text_contents()) == times


def test_a_heading_sorts_both_ways_and_what_is_missing_comes_last(opened: Callable[..., Page]) -> None:
    page = opened()
    heading = page.locator("th[data-sort=from]")
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"

    def starts() -> list[float]:
        found: list[float] = page.evaluate(
            "[...document.querySelectorAll('tbody')].map((b) => Number(b.dataset.from ?? b.dataset.to ?? NaN))"
        )
        return found

    dated = [start for start in starts() if start == start]  # noqa: PLR0124 - not a number is not itself
    assert dated == sorted(dated)
    assert all(start != start for start in starts()[len(dated) :])  # noqa: PLR0124
    heading.locator("button").click()
    assert heading.get_attribute("aria-sort") == "descending"
    assert [start for start in starts() if start == start] == sorted(dated, reverse=True)  # noqa: PLR0124
    assert all(start != start for start in starts()[len(dated) :])  # noqa: PLR0124
    page.locator("th[data-sort=number] button").click()
    numbers = page.locator("td.n").all_text_contents()
    assert numbers == [str(n + 1) for n in range(len(numbers))]


def chosen(page: Page) -> list[str]:
    """What shows the event that is chosen: the kinds of elements."""
    found: list[str] = page.evaluate(
        "[...new Set([...document.querySelectorAll('.chosen')].map((e) => e.localName))].sort()"
    )
    return found


def test_row_mark_and_bar_lead_to_one_another(opened: Callable[..., Page]) -> None:
    page = opened()
    everywhere = ["a", "mark", "span", "tbody"]
    page.locator("tbody .row").nth(4).click()
    assert chosen(page) == everywhere
    assert page.url.endswith("#e5")
    assert page.locator("tbody.chosen .why").is_visible()
    mark = page.locator("mark.trigger.chosen").first
    assert page.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }",
        mark.element_handle(),
    )
    page.locator("article mark.trigger[data-n='40']").click()
    assert page.url.endswith("#e40")
    assert page.locator("tbody.chosen").get_attribute("id") == "e40"
    assert page.evaluate(
        "(() => { const [r, t] = [document.querySelector('.chosen .row'), document.querySelector('.events')].map((e) => e.getBoundingClientRect()); return r.top >= t.top && r.bottom <= t.bottom; })()"
    )
    page.locator("#timeline .bar[data-e='7'] .hit").click()
    assert page.locator("tbody.chosen").get_attribute("id") == "e7"
    page.locator("tbody.chosen .row .status").click()
    assert chosen(page) == []


def test_by_keyboard_the_focus_goes_along(opened: Callable[..., Page]) -> None:
    page = opened()
    focused = "document.activeElement.closest('tbody, mark, .bar').id || document.activeElement.dataset.n || document.activeElement.dataset.e"
    page.locator("tbody .type").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "e3"
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "3"
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == "e3"
    page.locator("#timeline .bar[tabindex='0']").focus()
    first = page.evaluate(focused)
    page.keyboard.press("ArrowRight")
    second = page.evaluate(focused)
    assert first != second
    assert page.locator("#reason").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate(focused) == f"e{second}"


def test_bars_are_as_long_as_the_date_is_uncertain(opened: Callable[..., Page]) -> None:
    page = opened()
    page.locator("[name=from]").fill("2023-02-01")
    page.locator("[name=to]").fill("2023-04-30")

    def width(when: str) -> float:
        number = page.evaluate(
            "w => [...document.querySelectorAll('tbody:not([hidden])')].find((b) => b.querySelector('.when').textContent === w).id.slice(1)",
            when,
        )
        return float(page.locator(f".bar[data-e='{number}'] .box").get_attribute("width") or 0)

    day, week, month = width("14 Mar 2023"), width("6–12 Mar 2023"), width("Mar 2023")
    assert day <= week < month
    assert month / week == pytest.approx(31 / 7, rel=0.02)


def test_an_address_with_an_event_opens_it(opened: Callable[..., Page]) -> None:
    page = opened(fragment="#e12")
    assert page.locator("tbody.chosen").get_attribute("id") == "e12"
    assert page.locator("mark.trigger.chosen").first.is_visible()


def test_light_and_dark_follow_the_system_and_the_switch(opened: Callable[..., Page]) -> None:
    def paper(page: Page) -> int:
        return int(page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]"))

    light, dark = opened(scheme="light"), opened(scheme="dark")
    assert paper(light) > 200
    assert paper(dark) < 60
    light.locator(".theme label", has_text="Dark").click()
    assert paper(light) < 60
    light.reload()
    assert paper(light) < 60
    dark.locator(".theme label", has_text="Light").click()
    assert paper(dark) > 200
    dark.locator(".theme label", has_text="Auto").click()
    assert paper(dark) < 60


def test_contrast_is_enough_in_light_and_dark(opened: Callable[..., Page]) -> None:
    """The text of 4.5 to 1 (WCAG AA) against what is behind it, small print too."""
    for scheme in ("light", "dark"):
        page = opened(scheme=scheme)
        page.locator("tbody .row").first.click()
        ratios = page.evaluate("""() => {
          const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
          const rgb = (color) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return canvas.getImageData(0, 0, 1, 1).data; };
          const light = (c) => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => { const v = c[i] / 255; return sum + w * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
          const behind = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] > 250) return c; } };
          const ratio = (e) => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
          const named = ["body", ".summary", ".choice", ".choice small", "td.n", ".in", ".why small", ".why code", ".why q", "dt", ".meta", "mark.trigger", "mark.who", "summary, .legend span"];
          return Object.fromEntries(named.flatMap((s) => [...document.querySelectorAll(s)].slice(0, 1).map((e) => [s, ratio(e)])));
        }""")
        assert len(ratios) >= 13
        assert {name: round(ratio, 1) for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_nothing_is_wider_than_a_narrow_window(opened: Callable[..., Page]) -> None:
    page = opened(width=400, height=800)
    assert page.evaluate("document.documentElement.scrollWidth") == 400
    page.locator("mark.when").first.focus()
    box = page.locator("#reason").bounding_box()
    assert box
    assert (box["x"] >= 0, box["x"] + box["width"] <= 400) == (True, True)


def test_without_script_all_is_there_to_be_read(opened: Callable[..., Page]) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("article").first.is_visible()
    assert page.locator("tbody .why").first.is_visible()
    page.locator("tbody .type").nth(3).click()
    assert page.url.endswith("#m4")


def test_on_paper_all_rows_and_texts_are_there(opened: Callable[..., Page]) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator(".events").evaluate("e => e.scrollHeight === e.clientHeight")
    assert page.locator("article").last.is_visible()
