// The reasons behind a mark or a bar, on hover, on focus and on a tap: copies of what stands in the table.

const MOST_EVENTS = 4;
const reason = document.getElementById("reason");
let owner = null;
let leaving = 0;

function showReason(element, pointer) {
  clearTimeout(leaving);
  if (owner === element) return;
  owner = element;
  reason.replaceChildren(...described(element));
  reason.hidden = false;
  place(element, pointer);
}

function hideReason() {
  clearTimeout(leaving);
  owner = null;
  reason.hidden = true;
}

/** A section an event: of the mark itself, then of the marks around it, which may lie under the same words. */
function described(element) {
  const notes = new Map();
  for (let each = element; each; each = each.parentElement?.closest("[aria-describedby]")) {
    for (const id of each.getAttribute("aria-describedby").split(" ")) {
      const note = document.getElementById(id);
      const body = note?.closest("tbody");
      if (body && !body.hidden) notes.set(body, (notes.get(body) ?? new Set()).add(note));
    }
  }
  const sections = [...notes].slice(0, MOST_EVENTS).map(([body, found]) => section(body, found));
  if (notes.size > MOST_EVENTS) sections.push(make("p", "more", `and of ${notes.size - MOST_EVENTS} more events`));
  return sections;
}

function section(body, notes) {
  const [number, type, status] = body.rows[0].cells;
  const head = make("p", "head");
  const link = make("a", "", number.textContent);
  link.href = `#${body.id}`;
  const meaning = make("small", "", body.querySelector(".why p span").textContent);
  head.append(link, make("span", "type", type.textContent), ...copies(status.childNodes), meaning);
  const list = make("dl", "");
  for (const note of notes) {
    const copy = note.cloneNode(true);
    copy.removeAttribute("id");
    list.append(copy);
  }
  const found = make("section", body.className.replace("chosen", ""));
  found.append(head, list);
  return found;
}

function make(name, className, text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true));

/** Below the words, or above them where there is no room; of words over several lines, at those under the pointer. */
function place(element, pointer) {
  const lines = [...element.getClientRects()];
  const under = (line) => pointer && pointer.clientY >= line.top - 2 && pointer.clientY <= line.bottom + 2;
  const line = lines.find(under) ?? lines[0] ?? element.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = reason;
  const left = Math.max(8, Math.min(line.left - 12, document.documentElement.clientWidth - width - 8));
  const above = line.bottom + height + 12 > innerHeight && line.top > height + 12;
  reason.style.left = `${left + scrollX}px`;
  reason.style.top = `${(above ? line.top - height - 8 : line.bottom + 8) + scrollY}px`;
}

const describedAt = (target) => (target instanceof Element ? target.closest("[aria-describedby]:not(.off)") : null);

function listenForReasons() {
  document.addEventListener("mouseover", (event) => {
    const element = describedAt(event.target);
    if (element) showReason(element, event);
    else if (reason.contains(event.target)) clearTimeout(leaving);
    else if (owner && owner !== document.activeElement) leaving = setTimeout(hideReason, 200);
  });
  document.addEventListener("focusin", (event) => {
    const element = describedAt(event.target);
    if (element) showReason(element, null);
    else if (!reason.contains(event.target)) hideReason();
  });
  document.addEventListener("focusout", (event) => {
    if (!event.relatedTarget) hideReason();
  });
  document.addEventListener("pointerup", (event) => {
    // A tap beside the words: some browsers of touch screens take the focus away from them only for a tap on something else.
    if (event.pointerType !== "mouse" && !describedAt(event.target) && !reason.contains(event.target)) hideReason();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideReason();
    if (![" ", "Enter"].includes(event.key) || !event.target.matches("[aria-describedby]")) return;
    if (owner !== event.target) showReason(event.target, null);
    else if (event.key === " ") hideReason();
    else return;
    event.preventDefault();
  });
  for (const pane of [overview, table, document.getElementById("timeline")]) {
    pane.addEventListener("scroll", () => pane.contains(owner) && hideReason());
  }
}
