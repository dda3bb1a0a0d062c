/* The debatmap: kept in this browser, written out by the server. Texts go in through textContent. */
"use strict";

const BINDER = "vao-debatmap";

function readBinder() {
  try {
    const kept = JSON.parse(localStorage.getItem(BINDER));
    return kept && Array.isArray(kept.items) ? kept : { title: "Debatmap", items: [] };
  } catch {
    return { title: "Debatmap", items: [] };
  }
}

function writeBinder(binder, told) {
  localStorage.setItem(BINDER, JSON.stringify(binder));
  const tab = [...document.querySelectorAll('#bladen [role="tab"]')].find(
    (found) => found.textContent.trim() === "Debatmap");
  if (tab) tab.dataset.aantal = binder.items.length || "";
  if (told) announce(told);
}

function keep(item) {
  const binder = readBinder();
  binder.items.push({ note: "", ...item });
  writeBinder(binder, `In de debatmap gezet; die telt nu ${binder.items.length}`);
  drawBinder();
}

function keepAnswer(button) {
  keep({ kind: "answer", answer: JSON.parse(byId(`beurt-${button.dataset.turn}`).dataset.antwoord) });
  confirmKept(button);
}

function keepPassage({ doc, start, end, citaat, plaats }) {
  keep({ kind: "passage", plaats, place: {
    n: 1, document: doc, start: Number(start), end: Number(end), quote: citaat, notes: null } });
}

function confirmKept(button) {
  const text = button.textContent;
  button.textContent = "In debatmap gezet";
  setTimeout(() => { button.textContent = text; }, 2000);
}

function make(name, values = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (key in element) element[key] = value; else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

function itemTitle(item) {
  return item.kind === "answer" ? item.answer.question : item.plaats;
}

function drawItem(item, position, count) {
  const title = itemTitle(item);
  const text = item.kind === "answer" ? item.answer.text : `«${item.place.quote}»`;
  const act = (name, sign, disabled) => make("button", {
    type: "button", className: "klein", disabled, textContent: sign, "aria-label": `${name}: ${title}`,
    onclick: () => changeOrder(name, position),
  });
  const note = make("textarea", { value: item.note, rows: 2, id: `notitie-${position}`,
    oninput: (event) => writeNote(position, event.target.value) });
  return make("li", { className: "mapstuk" },
    make("h3", { textContent: title }),
    make("p", { textContent: text, className: "maptekst" }),
    make("label", { htmlFor: `notitie-${position}`, textContent: "Eigen notitie" }), note,
    make("div", { className: "maptools" },
      act("Omhoog", "↑ Omhoog", position === 0),
      act("Omlaag", "↓ Omlaag", position === count - 1),
      act("Verwijderen", "Verwijderen", false)));
}

function drawBinder() {
  const list = byId("map-lijst");
  if (!list) return;
  const { title, items } = readBinder();
  list.replaceChildren(...items.map((item, n) => drawItem(item, n, items.length)));
  list.dataset.getekend = "ja";
  byId("map-geen").hidden = items.length > 0;
  byId("map-titel").value = title;
  for (const button of document.querySelectorAll(".uitvoer, #map-leeg")) {
    button.disabled = items.length === 0;
  }
}

function writeNote(position, text) {
  const binder = readBinder();
  binder.items[position].note = text.slice(0, 20000);
  writeBinder(binder);
}

function changeOrder(name, position) {
  const binder = readBinder();
  const [item] = binder.items.splice(position, 1);
  const to = { Omhoog: position - 1, Omlaag: position + 1 }[name];
  if (to !== undefined) binder.items.splice(to, 0, item);
  writeBinder(binder, to === undefined ? "Verwijderd" : `Nu op plaats ${to + 1}`);
  drawBinder();
  const row = byId("map-lijst").children[to ?? Math.min(position, binder.items.length - 1)];
  const buttons = row ? [...row.querySelectorAll("button")] : [];
  const same = buttons.find((b) => !b.disabled && b.getAttribute("aria-label").startsWith(name));
  (same || buttons.find((b) => !b.disabled) || byId("map-titel")).focus();
}

/* A form, so that a download is a download and the print view a page of its own. */
function sendForm(form, value) {
  const field = make("input", { type: "hidden", name: "map", value: JSON.stringify(value) });
  const sent = make("form", { method: "post", action: `uitvoer/${form}`, hidden: true,
    target: form === "print" ? "_blank" : "_self" }, field);
  document.body.append(sent);
  sent.submit();
  sent.remove();
}

function bare({ title, items }) {
  return { title, items: items.map(({ plaats, ...item }) => item) };
}

function conversation() {
  return [...document.querySelectorAll("#gesprek [data-antwoord]")].map(
    (turn) => JSON.parse(turn.dataset.antwoord));
}

function saveConversation({ dataset }) {
  const turns = conversation();
  if (dataset.gesprek === "md") {
    const items = turns.map((answer) => ({ kind: "answer", answer, note: "" }));
    sendForm("md", { title: "Gesprek", items });
    return;
  }
  const content = new Blob([JSON.stringify(turns, null, 1)], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(content), download: "gesprek.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

Object.assign(CLICKS, {
  "button.bewaar-antwoord": keepAnswer,
  "button.bewaar-passage": (button) => { keepPassage(button.dataset); confirmKept(button); },
  "button.uitvoer": ({ dataset }) => sendForm(dataset.vorm, bare(readBinder())),
  "#map-leeg": () => {
    writeBinder({ title: "Debatmap", items: [] }, "De debatmap is leeg");
    drawBinder();
  },
  "button[data-gesprek]": saveConversation,
});

document.addEventListener("input", (event) => {
  if (event.target.id !== "map-titel") return;
  const binder = readBinder();
  binder.title = event.target.value.slice(0, 200) || "Debatmap";
  writeBinder(binder);
});

/* Gradio draws the tab when it likes; another window may change the map. */
new MutationObserver(() => {
  const list = byId("map-lijst");
  if (list && !list.dataset.getekend) { drawBinder(); writeBinder(readBinder()); }
}).observe(document.body, { childList: true, subtree: true });
addEventListener("storage", (event) => { if (event.key === BINDER) drawBinder(); });
