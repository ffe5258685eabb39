// The timeline: a bar an event, as long as its date is uncertain. Long stretches without events are left out.

const SVG = "http://www.w3.org/2000/svg";
const MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const MOST_STRETCHES = 5;
const MOST_LABELLED = 80;
const LONGEST_LABEL = 30;
const BREAK = 22; // pixels between two stretches
const AXIS = 30;
const LETTER = 6.4; // pixels, about
const timeline = document.getElementById("timeline");

/** Events with a date as bars in minutes; what is open at one end goes on to the day of publication, if that is later. */
function barsOf(list) {
  const published = new Map(all("article[data-published]").map((each) => [each.id, Number(each.dataset.published)]));
  const dated = list.filter((event) => event.from !== null || event.to !== null);
  return dated.map((event) => {
    const until = published.get(`d${event.doc}`) ?? -Infinity;
    const from = event.from ?? event.to - 7 * MINUTES_A_DAY;
    const to = event.to ?? Math.max(from + 7 * MINUTES_A_DAY, until);
    return { event, from, to, open: event.from === null ? "left" : event.to === null ? "right" : "" };
  }).sort((a, b) => a.from - b.from || a.to - b.to || a.event.number - b.event.number);
}

/** The stretches of time that hold something: cut at the widest gaps, as long as a gap is a good part of a stretch. */
function stretchesOf(bars) {
  const merged = [];
  for (const { from, to } of bars) {
    const last = merged.at(-1);
    if (last && from <= last.to) Object.assign(last, { to: Math.max(last.to, to), count: last.count + 1 });
    else merged.push({ from, to, count: 1 });
  }
  const parts = [merged];
  while (parts.length < MOST_STRETCHES) {
    const cut = widestGap(parts);
    if (!cut) break;
    parts.splice(cut.part, 1, parts[cut.part].slice(0, cut.at), parts[cut.part].slice(cut.at));
  }
  return parts.map((part) => {
    const [from, to] = [part[0].from, part.at(-1).to];
    const pad = Math.max((to - from) * 0.04, (4 * MINUTES_A_DAY - (to - from)) / 2, MINUTES_A_DAY / 2);
    return { from: from - pad, to: to + pad, weight: part.reduce((sum, each) => sum + each.count, 0) };
  });
}

function widestGap(parts) {
  let widest = null;
  parts.forEach((part, index) => {
    const length = part.at(-1).to - part[0].from;
    for (let at = 1; at < part.length; at++) {
      const gap = part[at].from - part[at - 1].to;
      if (gap > 14 * MINUTES_A_DAY && gap > length * 0.3 && !(gap / length <= widest?.share)) {
        widest = { part: index, at, share: gap / length };
      }
    }
  });
  return widest;
}

/** Give each stretch its place in pixels, and return where a minute lies. */
function scaleOf(stretches, width) {
  const room = width - BREAK * (stretches.length - 1);
  const least = Math.min(84, room / stretches.length);
  const weight = stretches.reduce((sum, each) => sum + each.weight, 0);
  let x = 0;
  for (const each of stretches) {
    each.x = x;
    each.width = least + ((room - least * stretches.length) * each.weight) / weight;
    x += each.width + BREAK;
  }
  return (minute) => {
    const on = stretches.findLast((each) => each.from <= minute) ?? stretches[0];
    const share = (minute - on.from) / (on.to - on.from);
    return on.x + on.width * Math.max(0, Math.min(1, share));
  };
}

const DAYS = { day: 1, month: 30.4, year: 365.25 };
const STEPS = [["day", 1], ["day", 2], ["day", 7], ["month", 1], ["month", 3], ["month", 6]].concat(
  [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((count) => ["year", count]),
);

/** Ticks of a stretch with their labels, at least about 80 pixels apart; the first one names the year. */
function ticksOf(stretch) {
  const pixels = (stretch.width / (stretch.to - stretch.from)) * MINUTES_A_DAY;
  const [unit, count] = STEPS.find(([name, times]) => DAYS[name] * times * pixels >= 80) ?? STEPS.at(-1);
  const ticks = [];
  for (const day of daysBy(unit, count, stretch)) {
    const minute = day.getTime() / 60000;
    if (minute >= stretch.from && minute <= stretch.to) ticks.push({ minute, label: labelled(day, unit, ticks.length === 0) });
  }
  if (ticks.length) return ticks;
  const middle = (stretch.from + stretch.to) / 2;
  return [{ minute: middle, label: labelled(new Date(middle * 60000), "day", true) }];
}

function* daysBy(unit, count, { from, to }) {
  const start = new Date(from * 60000);
  const [year, month, date] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  const weekday = (start.getUTCDay() + 6) % 7;
  for (let step = 0; ; step++) {
    const day = new Date(0);
    if (unit === "day") day.setUTCFullYear(year, month, date - (count === 7 ? weekday : 0) + step * count);
    else if (unit === "month") day.setUTCFullYear(year, month - (month % count) + step * count, 1);
    else day.setUTCFullYear(year - (((year % count) + count) % count) + step * count, 0, 1);
    if (day.getTime() > to * 60000) return;
    yield day;
  }
}

function labelled(day, unit, first) {
  const [year, month, date] = [day.getUTCFullYear(), MONTH_NAMES[day.getUTCMonth()], day.getUTCDate()];
  if (unit === "year") return `${year}`;
  const named = first || (day.getUTCMonth() === 0 && (unit === "month" || date <= 7)) ? ` ${year}` : "";
  return unit === "month" ? month + named : `${date} ${month}${named}`;
}

/** Put each bar, with its label, into the first lane that is free there. Returns the number of lanes. */
function lanesFor(bars, x, width, named) {
  const ends = [];
  for (const bar of bars) {
    bar.x = Math.min(x(bar.from), width - 7);
    bar.width = Math.max(x(bar.to) - bar.x, 7);
    bar.label = named ? labelOf(bar.event) : "";
    const length = bar.label.length * LETTER + 6;
    bar.before = bar.label !== "" && bar.x + bar.width + length > width;
    const [start, end] = bar.before ? [bar.x - length, bar.x + bar.width] : [bar.x, bar.x + bar.width + (bar.label ? length : 0)];
    const free = ends.findIndex((taken) => taken + 5 <= start);
    bar.lane = free < 0 ? ends.length : free;
    ends[bar.lane] = end;
  }
  return ends.length;
}

function labelOf(event) {
  const names = event.who.split("\n").join(", ") || event.type;
  const most = timeline.clientWidth < 480 ? LONGEST_LABEL * 0.6 : LONGEST_LABEL;
  return names.length > most ? `${names.slice(0, most - 1).trimEnd()}…` : names;
}

function drawn(name, attributes, ...inside) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** The reasons that a bar shows: all but the words that tell. */
function reasonsOf(event) {
  const notes = [...event.body.querySelector("dl").children].filter((note) => !note.matches(".trigger"));
  return notes.map((note) => note.id).join(" ") || event.body.id;
}

function barElement(bar, laneHeight) {
  const { event } = bar;
  const y = 8 + bar.lane * laneHeight;
  const height = bar.label ? 10 : Math.max(laneHeight - 3, 3);
  const link = drawn("a", {
    class: `bar ${event.body.className} ${event.status} ${bar.open}`,
    href: `#e${event.number}`,
    tabindex: -1,
    "data-e": event.number,
    "aria-label": `${event.number}: ${event.type}, ${event.status}, ${event.who.split("\n").join(", ")}`,
    "aria-describedby": reasonsOf(event),
  });
  const box = { x: bar.x, y, width: bar.width, height, rx: Math.min(height / 2, 4) };
  link.append(drawn("rect", { class: "hit", x: bar.x - 2, y: y - 3, width: bar.width + 4, height: height + 6 }), drawn("rect", { class: "box", ...box }));
  if (["negated", "refused"].includes(event.status)) {
    link.append(drawn("path", { class: "struck", d: `M${bar.x - 3} ${y + height / 2}H${bar.x + bar.width + 3}` }));
  }
  if (bar.label) {
    const at = bar.before ? { x: bar.x - 5, "text-anchor": "end" } : { x: bar.x + bar.width + 5 };
    link.append(drawn("text", { ...at, y: y + height - 1 }, bar.label));
  }
  return link;
}

/** Draw the events of the list, in the width that there is. */
function draw(list) {
  const bars = barsOf(list);
  const width = Math.max(timeline.clientWidth, 240);
  const parts = [];
  if (bars.length) parts.push(...chart(bars, width));
  const undated = list.filter((event) => event.from === null && event.to === null);
  if (undated.length) parts.push(withoutDate(undated));
  timeline.replaceChildren(...parts);
  const first = timeline.querySelector(".bar");
  if (first) first.setAttribute("tabindex", 0);
}

function chart(bars, width) {
  const stretches = stretchesOf(bars);
  const x = scaleOf(stretches, width);
  const named = bars.length <= MOST_LABELLED;
  const lane = named ? 19 : bars.length > 1000 ? 5 : 8;
  const height = 14 + lanesFor(bars, x, width, named) * lane;
  const ticks = stretches.flatMap((stretch) => ticksOf(stretch).map(({ minute, label }) => ({ x: x(minute), label })));
  const grid = ticks.map((tick) => drawn("path", { class: "grid", d: `M${tick.x} 0V${height}` }));
  const said = `${bars.length} events by date; the arrows go from one to the next`;
  return [
    drawn("svg", { class: "head", width, height: AXIS + 6, "aria-hidden": true }, ...axis(stretches, ticks, width)),
    drawn("svg", { width, height, role: "group", "aria-label": said }, ...grid, ...bars.map((bar) => barElement(bar, lane))),
  ];
}

/** The stretches, and the labels of the ticks; one that would run into the one before is left out. */
function* axis(stretches, ticks, width) {
  for (const stretch of stretches) {
    yield drawn("path", { class: "axis", d: `M${stretch.x} ${AXIS}h${stretch.width}` });
    if (stretch.x) yield drawn("path", { class: "break", d: `M${stretch.x - BREAK + 4} ${AXIS}l4 -4l6 8l4 -4` });
  }
  let taken = -Infinity;
  for (const { x, label } of ticks) {
    const length = label.length * LETTER;
    const start = Math.max(0, Math.min(x - length / 2, width - length));
    if (start < taken + 8) continue;
    taken = start + length;
    yield drawn("text", { class: "tick", x: start, y: AXIS - 10 }, label);
  }
}

function withoutDate(list) {
  const line = make("p", "undated", "No date ");
  for (const event of list.slice(0, MOST_LABELLED)) {
    const link = make("a", `bar ${event.body.className}`, `${event.number}`);
    link.href = `#e${event.number}`;
    link.dataset.e = event.number;
    link.tabIndex = -1;
    link.setAttribute("aria-describedby", reasonsOf(event));
    line.append(link, " ");
  }
  if (list.length > MOST_LABELLED) line.append(`and ${list.length - MOST_LABELLED} more`);
  return line;
}

function listenForBars() {
  timeline.addEventListener("keydown", (event) => {
    const bars = all(".bar", timeline);
    const next = stepped(bars, event.target, event.key);
    if (!next) return;
    event.preventDefault();
    for (const bar of bars) bar.setAttribute("tabindex", bar === next ? 0 : -1);
    next.focus();
  });
  let width = timeline.clientWidth;
  new ResizeObserver(() => {
    if (timeline.clientWidth === width) return;
    width = timeline.clientWidth;
    filter();
  }).observe(timeline);
}
