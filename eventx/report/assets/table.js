// What is asked of the events: which of them are shown, and in which order.

const MINUTES_A_DAY = 1440;
const form = document.querySelector(".filters");
const words = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** What the filters let through. An event without a date is not within any. */
function wanted() {
  const data = new FormData(form);
  const types = new Set(data.getAll("type"));
  const statuses = new Set(data.getAll("status"));
  const person = data.get("person").trim().toLowerCase();
  const from = data.get("from") ? minutesOf(Date.parse(data.get("from")) / 60000) : null;
  const to = data.get("to") ? minutesOf(Date.parse(data.get("to")) / 60000) + MINUTES_A_DAY : null;
  const any = types.size || statuses.size || person || from !== null || to !== null;
  const passes = (event) =>
    (!types.size || types.has(event.type)) &&
    (!statuses.size || statuses.has(event.status)) &&
    (!person || event.who.toLowerCase().includes(person)) &&
    ((from === null && to === null) || event.from !== null || event.to !== null) &&
    (from === null || (event.to ?? Infinity) > from) &&
    (to === null || (event.from ?? -Infinity) < to);
  return { any: Boolean(any), passes };
}

/** Show what passes: rows, marks, documents, and the timeline of it. */
function filter() {
  const { any, passes } = wanted();
  for (const box of all("[type=checkbox]", form)) box.parentElement.classList.toggle("on", box.checked);
  const passing = new Set();
  for (const event of events) {
    const on = passes(event);
    event.body.hidden = !on;
    if (on) passing.add(event.number);
  }
  for (const { element, numbers } of marked) {
    const on = numbers.some((number) => passing.has(number));
    if (element.matches("article, li")) element.hidden = !on;
    else element.classList.toggle("off", !on);
    if (element.hasAttribute("tabindex")) element.tabIndex = on ? 0 : -1;
  }
  if (chosen !== null && !passing.has(chosen)) choose(null);
  document.querySelector(".none").hidden = passing.size > 0;
  form.querySelector("[type=reset]").hidden = !any;
  form.querySelector("output").textContent = any ? `${passing.size} of ${events.length} events` : "";
  hideReason();
  draw(events.filter((event) => passing.has(event.number)));
  settleRows();
}

const ORDERS = {
  number: (a, b) => a.number - b.number,
  type: (a, b) => words.compare(a.type, b.type),
  status: (a, b) => words.compare(a.status, b.status),
  who: (a, b) => words.compare(a.who, b.who),
  where: (a, b) => words.compare(a.where, b.where),
  doc: (a, b) => a.doc - b.doc,
  from: (a, b) => (a.from ?? a.to) - (b.from ?? b.to) || (a.to ?? a.from) - (b.to ?? b.from),
};
const MISSING = {
  from: (event) => event.from === null && event.to === null,
  who: (event) => !event.who,
  where: (event) => !event.where,
};

/** Sort by a column, whose heading says so; again, the other way round. What has nothing there comes last. */
function sort(heading) {
  const key = heading.dataset.sort;
  const down = heading.getAttribute("aria-sort") === "ascending";
  for (const each of all("th[aria-sort]")) each.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const missing = MISSING[key] ?? (() => false);
  const order = (a, b) => missing(a) - missing(b) || ORDERS[key](a, b) * (down ? -1 : 1) || a.number - b.number;
  const bothMissing = (a, b) => missing(a) && missing(b);
  events.sort((a, b) => (bothMissing(a, b) ? a.number - b.number : order(a, b)));
  table.querySelector("table").append(...events.map((event) => event.body));
  settleRows();
}

/** One row takes the focus by Tab; the arrows go to the others. */
function settleRows(current = null) {
  const links = events.filter((event) => !event.body.hidden).map((event) => event.body.querySelector(".type"));
  const first = current ?? links.find((link) => link.tabIndex === 0) ?? links[0];
  for (const link of links) link.tabIndex = link === first ? 0 : -1;
  return links;
}

/** The element to which an arrow leads from `element` in `list`, or null for other keys. */
function stepped(list, element, key) {
  const at = list.indexOf(element);
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 }[key];
  return to === undefined ? null : (list[to] ?? element);
}

function listenForFilters() {
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  for (const heading of all("th[data-sort]")) heading.querySelector("button").addEventListener("click", () => sort(heading));
  for (const link of all(".row .in")) link.tabIndex = -1;
  table.addEventListener("keydown", (event) => {
    if (!event.target.matches(".row .type")) return;
    const next = stepped(settleRows(event.target), event.target, event.key);
    if (!next) return;
    event.preventDefault();
    settleRows(next);
    next.focus();
  });
}
