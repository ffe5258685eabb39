"use strict";
// The events of the page, what marks them in the texts, and the one that is chosen.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const numbersOf = (element) => element.dataset.e.split(" ").map(Number);
const minutesOf = (text) => (text === undefined ? null : Number(text));

const events = all("tbody[id]").map((body) => {
  const { type, status, who, doc, from, to } = body.dataset;
  const where = body.rows[0].cells[5].textContent;
  const number = Number(body.id.slice(1));
  return { body, number, type, status, who, doc: Number(doc), where, from: minutesOf(from), to: minutesOf(to) };
});
const byNumber = new Map(events.map((event) => [event.number, event]));
const marked = all("#documents [data-e]").map((element) => ({ element, numbers: numbersOf(element) }));
const marksOf = new Map(events.map((event) => [event.number, []]));
for (const { element, numbers } of marked) {
  if (element.matches("mark, .sentence")) {
    for (const number of numbers) marksOf.get(number).push(element);
  }
}

const overview = document.querySelector(".overview");
const table = document.querySelector(".events");
const sideBySide = () => getComputedStyle(overview).position === "sticky";

let chosen = null;

/** Choose an event, or none: its row opens, its marks and its bar are shown up. */
function choose(number) {
  if (chosen !== null) shown(chosen, false);
  chosen = byNumber.has(number) ? number : null;
  if (chosen !== null) shown(chosen, true);
  history.replaceState(null, "", chosen === null ? location.pathname + location.search : `#e${chosen}`);
}

function shown(number, on) {
  const { body } = byNumber.get(number);
  const bars = all(`#timeline [data-e="${number}"]`);
  for (const element of [body, ...marksOf.get(number), ...bars]) element.classList.toggle("chosen", on);
  if (on && sideBySide()) bars[0]?.scrollIntoView({ block: "nearest" });
}

/** Bring the row of the chosen event into view; where the table is beside the text, without moving the text. */
function showRow(number) {
  byNumber.get(number).body.scrollIntoView({ block: sideBySide() ? "nearest" : "center" });
}

/** The place in the text where an event is told first. */
function placeOf(number) {
  return marksOf.get(number).find((mark) => mark.tabIndex === 0 && mark.matches(".trigger")) ?? null;
}

function showText(number) {
  placeOf(number)?.scrollIntoView({ block: "center" });
}
