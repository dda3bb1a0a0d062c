"use strict";
// All text of the result goes through textContent, so nothing in it can become markup.
const data = JSON.parse(document.getElementById("data").textContent);
const byName = Object.fromEntries(data.measures.map((m) => [m.name, m]));
const OUTCOMES = ["right", "incomplete", "wrong_status", "fabricated", "error"];
const form = document.getElementById("filter");
const field = (name) => form.elements.namedItem(name);
const state = { id: null };

function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
}
const percent = (x) => (100 * x).toFixed(1);
const words = (s) => (s.match(/[\p{L}\p{N}]+/gu) || []);
const outcomeName = (o) => o.replace("_", " ");

function figureText(f) {
  const kind = (byName[f.measure] || { kind: "share" }).kind;
  if (kind === "share") return percent(f.value) + " %";
  return kind === "count" ? String(f.value) : f.value.toFixed(1);
}
const scoreText = (name, value) =>
  byName[name].kind === "share" ? value.toFixed(2).replace(/\.00$/, "") : String(+value.toFixed(1));
function failed(name, value) {
  const m = byName[name];
  if (m.kind === "share") return m.higher_is_better ? value < 1 : value > 0;
  return m.kind === "count" && value > 0;
}

function fill(select, first, values, label = (v) => v) {
  select.append(make("option", { value: "" }, first));
  for (const v of values) select.append(make("option", { value: v }, label(v)));
}
function setUp() {
  const set = data.set, a = data.assistant;
  document.getElementById("identity").textContent =
    `${set.n} questions, half ${set.half}, ${set.files.map((f) => f.name).join(" + ")} · set ${set.sha256.slice(0, 12)}` +
    ` · corpus ${data.corpus.sha256.slice(0, 12)} · mode ${a.modes.join(", ") || "–"}` +
    ` · model ${a.models.join(", ") || "none"} · index ${a.indexes.join(", ") || "–"}`;
  fill(field("kind"), "all kinds", [...new Set(data.questions.map((q) => q.kind))]);
  fill(field("outcome"), "all outcomes", OUTCOMES, outcomeName);
  fill(field("half"), "both halves", ["dev", "test"]);
  fill(field("measure"), "any", data.measures.filter((m) => m.kind === "share" || m.kind === "count").map((m) => m.name),
    (n) => byName[n].label);
  document.querySelector("#figures div").append(figuresTable());
  if (data.changes) {
    const box = document.getElementById("changes");
    box.hidden = false;
    box.querySelector("div").append(changesTable());
  }
}
function figuresTable() {
  const kinds = [...new Set(data.figures.map((f) => f.kind))];
  const names = [...new Set(data.figures.filter((f) => f.kind === "all").map((f) => f.measure))];
  const at = new Map(data.figures.map((f) => [f.measure + "|" + f.kind, f]));
  const head = make("tr", {}, make("th", {}, "measure"), ...kinds.map((k) => make("th", { class: "n" }, k)));
  const rows = names.map((name) => make("tr", {},
    make("th", { scope: "row" }, (byName[name] || { label: "Abstention F1" }).label),
    ...kinds.map((kind) => {
      const f = at.get(name + "|" + kind);
      if (!f) return make("td", { class: "n soft" }, "–");
      const span = f.low === null ? "" : `${percent(f.low)}–${percent(f.high)}`;
      return make("td", { class: "n" }, figureText(f), make("br"),
        make("small", { class: "soft" }, `${span} n ${f.n}`));
    })));
  return make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
}
function changesTable() {
  const head = ["measure", "n", "then", "now", "difference", "95 %", "won", "lost"];
  const ids = (list) => make("td", {}, ...list.flatMap((id) => [jump(id), " "]));
  const rows = data.changes.map((c) => make("tr", { class: c.worse_beyond_chance ? "bad" : "" },
    make("th", { scope: "row" }, byName[c.measure].label), make("td", { class: "n" }, String(c.n)),
    make("td", { class: "n" }, percent(c.then)), make("td", { class: "n" }, percent(c.now)),
    make("td", { class: "n" }, percent(c.difference)),
    make("td", { class: "n" }, `${percent(c.low)} to ${percent(c.high)}`), ids(c.won), ids(c.lost)));
  return make("table", {}, make("tr", {}, ...head.map((h) => make("th", {}, h))), ...rows);
}
const jump = (id) => make("a", { href: "#" + id }, id);

function haystack(q) {
  if (!q.search) {
    q.search = [q.id, q.question, q.standalone, q.answer, q.reference, q.error, q.notes, ...Object.values(q.why),
      ...q.evidence.map((e) => e.document + " " + e.quote)].join(" ").toLowerCase();
  }
  return q.search;
}
function chosen(ignoreOutcome = false) {
  const [kind, out, half, measure, text] =
    ["kind", "outcome", "half", "measure", "text"].map((n) => field(n).value);
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
  return data.questions.filter((q) => (!kind || q.kind === kind) && (ignoreOutcome || !out || q.outcome === out) &&
    (!half || q.half === half) && (!measure || (measure in q.scores && failed(measure, q.scores[measure]))) &&
    parts.every((p) => haystack(q).includes(p)));
}
function showList() {
  const list = chosen();
  if (field("order").value === "worst") list.sort((a, b) => a.goodness - b.goodness || a.id.localeCompare(b.id));
  document.getElementById("count").textContent = `${list.length} of ${data.questions.length} questions`;
  document.getElementById("list").replaceChildren(...list.map((q) => make("li", {},
    make("button", { type: "button", "data-id": q.id, "aria-current": String(q.id === state.id), onclick: () => { location.hash = q.id; } },
      make("strong", {}, q.id), make("span", {}, q.question),
      make("small", {}, make("span", { class: q.outcome }, outcomeName(q.outcome)), ` · ${q.kind} · ${q.goodness.toFixed(2)}`)))));
  showOutcomes();
  return list;
}
function showOutcomes() {
  const now = chosen(true);
  document.getElementById("outcomes").replaceChildren(...OUTCOMES.map((o) =>
    make("button", { type: "button", class: o, "aria-pressed": String(field("outcome").value === o),
      onclick: () => { field("outcome").value = field("outcome").value === o ? "" : o; showList(); } },
      `${outcomeName(o)} ${now.filter((q) => q.outcome === o).length}`)));
}

function show(q) {
  state.id = q.id;
  for (const b of document.querySelectorAll("#list button")) b.setAttribute("aria-current", String(b.dataset.id === q.id));
  document.getElementById("detail").replaceChildren(...[
    make("p", { class: "meta" }, `${q.id} · ${q.kind} · ${q.half} half · expected ${q.expected}, got ${q.status} `,
      make("span", { class: "tag " + q.outcome }, outcomeName(q.outcome))),
    ...q.history.map((t) => make("p", { class: "turn" }, `${t.role}: ${t.content}`)),
    make("h2", {}, q.question),
    q.standalone && q.standalone !== q.question ? make("p", { class: "meta" }, "Understood as: " + q.standalone) : null,
    q.error ? make("p", { class: "bad" }, "No answer: " + q.error) : null,
    make("div", { class: "two" },
      make("section", {}, make("h3", {}, "Answer"), make("div", { class: "box" }, q.answer || "(none)")),
      make("section", {}, make("h3", {}, "Reference"), make("div", { class: "box" }, q.reference),
        q.notes ? make("p", { class: "note" }, q.notes) : null)),
    ...factsPart(q), ...whyPart(q), ...citationsPart(q), ...evidencePart(q), ...retrievedPart(q), ...scoresPart(q),
  ].filter((part) => part !== null));
}
function factsPart(q) {
  if (!q.facts.length && !q.forbidden.length) return [];
  return [make("h3", {}, "Key facts"), make("ul", { class: "facts" },
    ...q.facts.map((f) => make("li", { class: f.found ? "good" : "bad", title: f.forms.join(" | ") },
      (f.found ? "✓ " : "✗ ") + f.forms[0])),
    ...q.forbidden.map((f) => make("li", { class: "soft" }, "forbidden: " + f)))];
}
function whyPart(q) {
  const reasons = new Map();
  for (const [name, why] of Object.entries(q.why)) reasons.set(why, [...(reasons.get(why) || []), byName[name].label]);
  if (!reasons.size) return [];
  return [make("h3", {}, "What went wrong"), make("table", {}, ...[...reasons].map(([why, labels]) =>
    make("tr", {}, make("td", {}, why), make("td", { class: "soft" }, labels.join(", ")))))];
}
const noteLine = (n, quotes) => make("p", { class: "note" }, `note ${n.number}: `,
  ...(n.text === null ? ["(the source gives no text)"] : marked(n.text, quotes)));
const evidenceQuotes = (q, doc) => q.evidence.filter((e) => e.document === doc).map((e) => e.quote);
function citationsPart(q) {
  if (!q.citations.length) return [];
  return [make("h3", {}, "Quotes cited"), ...q.citations.map((c) => make("div", { class: "item" },
    make("p", {}, make("strong", {}, `[${c.n}] `), c.reference || c.document,
      make("span", { class: "soft" }, ` · ${c.heading.join(" › ")} · ${c.document} ${c.start}:${c.end}`)),
    make("blockquote", {}, ...marked(c.quote, evidenceQuotes(q, c.document))),
    ...c.notes.map((n) => noteLine(n, evidenceQuotes(q, c.document)))))];
}
function evidencePart(q) {
  if (!q.evidence.length) return [];
  return [make("h3", {}, "Expected evidence"), ...q.evidence.map((e, i) => {
    const found = !e.required ? "" : e.level === "document" ? "letterhead or signature: retrieval is not scored"
      : e.rank === null ? "not retrieved" : "first at rank " + e.rank;
    const role = e.required ? `${i + 1}. ` : e.replaces !== null ? `may replace ${e.replaces + 1}. ` : "also right: ";
    return make("div", { class: "item" + (e.required ? "" : " beside") },
      make("p", {}, make("strong", {}, role), e.document, e.footnotes.length ? `, note ${e.footnotes.join(", ")} ` : " ",
        make("span", { class: e.required && e.level !== "document" ? (e.rank === null ? "bad" : "good") : "soft" }, found)),
      make("blockquote", {}, ...marked(e.quote, q.citations.filter((c) => c.document === e.document).map((c) => c.quote))));
  })];
}
function retrievedPart(q) {
  if (!q.retrieved.length) return [make("h3", {}, "Retrieved"), make("p", { class: "soft" }, "nothing")];
  return [make("h3", {}, "Retrieved, by rank"), ...q.retrieved.map((r, i) => {
    const p = data.passages[r.passage], holds = r.holds.map((h) => h + 1).join(", ");
    const box = make("details", { class: "passage item" + (holds ? " held" : "") },
      make("summary", {}, make("strong", {}, `${i + 1}. `), r.passage + " ",
        make("span", { class: holds ? "good" : "soft" }, holds ? `holds evidence ${holds}` : ""),
        make("span", { class: "soft" }, " " + p.text.slice(0, 90).replace(/\s+/g, " ") + "…")));
    const fillIn = () => { if (box.open && box.children.length === 1) {
      box.append(make("blockquote", {}, ...marked(p.text, evidenceQuotes(q, p.document))),
        ...p.notes.map((n) => noteLine(n, evidenceQuotes(q, p.document)))); } };
    box.addEventListener("toggle", fillIn);
    if (holds) { box.open = true; fillIn(); }
    return box;
  })];
}
function scoresPart(q) {
  return [make("h3", {}, "Every measure"), make("table", {}, ...data.measures.filter((m) => m.name in q.scores).map((m) =>
    make("tr", {}, make("td", {}, m.label),
      make("td", { class: "n " + (failed(m.name, q.scores[m.name]) ? "bad" : "") }, scoreText(m.name, q.scores[m.name])),
      make("td", { class: "soft" }, q.why[m.name] || ""))))];
}

// The text with each stretch marked that it shares with one of the quotes (three words or more).
function marked(text, quotes) {
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const lit = new Array(tokens.length).fill(false);
  for (const quote of quotes) {
    const wanted = " " + words(quote).join(" ").toLowerCase() + " ";
    for (let i = 0; i < tokens.length; i++) {
      let j = i, run = " ";
      while (j < tokens.length && wanted.includes(run + tokens[j][0].toLowerCase() + " ")) run += tokens[j++][0].toLowerCase() + " ";
      if (j - i >= 3) for (let k = i; k < j; k++) lit[k] = true;
    }
  }
  const out = [];
  let at = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (!lit[i]) continue;
    let j = i;
    while (j + 1 < tokens.length && lit[j + 1]) j++;
    const end = tokens[j].index + tokens[j][0].length;
    out.push(text.slice(at, tokens[i].index), make("mark", {}, text.slice(tokens[i].index, end)));
    at = end; i = j;
  }
  out.push(text.slice(at));
  return out;
}

function fromHash() {
  const q = data.questions.find((x) => x.id === location.hash.slice(1));
  if (q) { show(q); document.getElementById("detail").focus({ preventScroll: true });
    if (document.querySelector("main").getBoundingClientRect().top < 0) document.querySelector("main").scrollIntoView(); }
}
function step(by) {
  const ids = [...document.querySelectorAll("#list button")].map((b) => b.dataset.id);
  const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(state.id) + by))];
  if (!next) return;
  location.hash = next;
  document.querySelector(`#list button[data-id="${next}"]`).scrollIntoView({ block: "nearest" });
}
form.addEventListener("input", showList);
form.addEventListener("submit", (e) => e.preventDefault());
window.addEventListener("hashchange", fromHash);
document.addEventListener("keydown", (e) => {
  if (e.target.matches("input, select") || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === "j") step(1);
  if (e.key === "k") step(-1);
});
setUp();
const first = showList()[0];
fromHash();
if (!state.id && first) show(first);
