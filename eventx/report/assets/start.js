// What happens on a click or on Enter, the colours, and the beginning.

/** A click on a mark, a row or a bar chooses its event and shows it in the other places. By keyboard, the focus goes along. */
function follow(event) {
  const byKeyboard = event.detail === 0;
  const link = event.target.closest("#timeline .bar, #reason a, .row a.type, mark[tabindex]:not(.off), .row");
  if (!link || event.target.closest(".in")) return;
  event.preventDefault();
  if (link.matches("mark")) {
    const numbers = numbersOf(link);
    toRow(numbers.includes(chosen) ? chosen : numbers.find((number) => !byNumber.get(number).body.hidden), byKeyboard);
    if (byKeyboard) return;
    hideReason(); // the row that opened has moved the words
    showReason(link, event);
  } else if (link.matches("a:not(.type)")) {
    const number = Number(link.getAttribute("href").slice(2));
    toRow(number, byKeyboard);
    if (link.matches(".bar") && sideBySide()) showText(number);
  } else {
    toText(Number(link.closest("tbody").id.slice(1)), byKeyboard, link.matches(".row"));
  }
}

function toRow(number, byKeyboard) {
  choose(number);
  if (sideBySide() || byKeyboard) showRow(number);
  if (!byKeyboard) return;
  const link = byNumber.get(number).body.querySelector(".type");
  settleRows(link);
  link.focus({ preventScroll: true });
}

/** A second click on a row closes it. Where the text is not beside the table, only its link leads there. */
function toText(number, byKeyboard, anywhere) {
  if (anywhere && chosen === number) {
    choose(null);
    return;
  }
  choose(number);
  if (sideBySide()) showRow(number);
  if (sideBySide() || !anywhere) showText(number);
  if (byKeyboard) placeOf(number)?.focus({ preventScroll: true });
}

function listenForTheme() {
  const paint = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  const boxes = all("[name=theme]");
  try {
    const kept = boxes.find((box) => box.value === localStorage.getItem("eventx-theme"));
    if (kept) kept.checked = true;
  } catch {
    // A browser that keeps nothing: the choice holds while the page is open.
  }
  paint(boxes.find((box) => box.checked).value);
  document.querySelector(".theme").addEventListener("change", (event) => {
    paint(event.target.value);
    try {
      localStorage.setItem("eventx-theme", event.target.value);
    } catch {
      // The same.
    }
  });
}

document.documentElement.classList.add("scripted");
listenForTheme();
listenForReasons();
listenForFilters();
listenForBars();
document.addEventListener("click", follow);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.defaultPrevented && event.target.matches("mark")) event.target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
});
filter();
const asked = /^#e(\d+)$/.exec(location.hash);
if (asked && byNumber.has(Number(asked[1]))) {
  choose(Number(asked[1]));
  showRow(chosen);
  showText(chosen);
}
