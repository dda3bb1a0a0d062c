/* What the page does in the browser besides gradio. Listens on the document, because gradio draws
   its parts later and anew; writes text only through textContent. */
"use strict";

const byId = (id) => document.getElementById(id);

function announce(text) {
  byId("melding").textContent = text;
}

/* Give an element the focus, and show it as the place just jumped to. */
function goTo(element) {
  if (!element) return;
  const folded = element.closest("details");
  if (folded) folded.open = true;
  element.scrollIntoView({ block: "nearest" });
  element.focus({ preventScroll: true });
  element.classList.add("gesprongen");
  setTimeout(() => element.classList.remove("gesprongen"), 1600);
}

/* Svelte hears of a change by the input event. */
function fill(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function questionBox() {
  return document.querySelector("#vraag textarea, #vraag input");
}

function askQuestion(text) {
  fill(questionBox(), text);
  setTimeout(() => byId("stel").click(), 50);
}

function showSources(turn) {
  for (const group of document.querySelectorAll("#bronnen .groep")) {
    group.hidden = group.id !== `bronnen-${turn}`;
  }
}

/* The first sign of a source in the answer that cites it. */
function marker({ turn, n }) {
  return document.querySelector(`button.bron[data-turn="${turn}"][data-n="${n}"]`);
}

function openSource(button) {
  const { turn, n } = button.dataset;
  showSources(turn);
  for (const marker of document.querySelectorAll("button.bron[aria-current]")) {
    marker.removeAttribute("aria-current");
  }
  button.setAttribute("aria-current", "true");
  const card = byId(`bron-${turn}-${n}`);
  const mark = card && card.querySelector("mark");
  goTo(card);
  if (card) card.scrollIntoView({ block: "start" });
  const box = mark && mark.getBoundingClientRect();
  if (box && box.bottom > innerHeight) {
    mark.scrollIntoView({ block: box.height > innerHeight / 2 ? "start" : "center" });
  }
}

async function copyLine(button) {
  const text = button.dataset.kopie;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  button.textContent = "Gekopieerd";
  announce("Verwijzing gekopieerd");
  setTimeout(() => { button.textContent = "Kopieer"; }, 2000);
}

/* Lift one limit of the search by pressing the control it came from. */
function liftLimit({ dataset }) {
  const group = { stuk: "#f-stuk", soort: "#f-soort" }[dataset.soort];
  if (group) {
    const box = [...document.querySelectorAll(`${group} input`)].find(
      (input) => input.checked && input.name === dataset.waarde);
    if (box) box.click();
    return;
  }
  const list = document.querySelector(dataset.soort === "vanaf" ? "#f-vanaf input" : "#f-tot input");
  list.focus();
}

async function sendOpinion(turn, thumb, reason) {
  const answer = JSON.parse(byId(`beurt-${turn}`).dataset.antwoord);
  const body = JSON.stringify({ answer_id: turn, thumb, reason, question: answer.question });
  const reply = await fetch("oordeel", { method: "POST", body }).catch(() => null);
  const told = byId(`gezegd-${turn}`);
  told.textContent = reply && reply.ok
    ? byId("oordeeltekst").textContent
    : "Uw oordeel kon niet worden bewaard.";
  announce(told.textContent);
}

function chooseThumb(button) {
  const { turn, duim } = button.dataset;
  for (const other of document.querySelectorAll(`.duim[data-turn="${turn}"]`)) {
    other.setAttribute("aria-pressed", String(other === button));
    byId(`redenen-${turn}-${other.dataset.duim}`).hidden = other !== button;
  }
  sendOpinion(turn, duim, "");
}

function chooseReason(button) {
  const { turn, duim, reden } = button.dataset;
  sendOpinion(turn, duim, reden);
  byId(`redenen-${turn}-${duim}`).hidden = true;
}

const CLICKS = {
  "button.keuze": liftLimit,
  "button.duim": chooseThumb,
  "button.reden": chooseReason,
  "button.bron": openSource,
  "button.kopieer": copyLine,
  "button.voorbeeld": (button) => askQuestion(button.dataset.vraag),
  "button.terug": ({ dataset }) => goTo(marker(dataset)),
  "#thema": () => setTheme(!document.body.classList.contains("dark")),
};

document.addEventListener("click", (event) => {
  const jump = event.target.closest('a[href^="#"]');
  if (jump) {
    event.preventDefault();
    const target = byId(jump.getAttribute("href").slice(1));
    goTo(target && target.id === "vraag" ? questionBox() : target);
    return;
  }
  for (const [selector, act] of Object.entries(CLICKS)) {
    const found = event.target.closest(selector);
    if (found) {
      event.preventDefault();
      act(found);
      return;
    }
  }
});

/* A browser does not bring a sign of the timeline into view when the keyboard comes to it. */
document.addEventListener("focusin", ({ target }) => {
  if (target.closest(".tijdlijn svg")) target.scrollIntoView({ block: "nearest", inline: "center" });
});

/* Dark or light: the system's choice, until the user makes one. */
function setTheme(dark, keep = true) {
  document.body.classList.toggle("dark", dark);
  const button = byId("thema");
  button.setAttribute("aria-pressed", String(dark));
  button.textContent = dark ? "Licht" : "Donker";
  if (keep) localStorage.setItem("vao-thema", dark ? "donker" : "licht");
}

function startTheme() {
  const chosen = localStorage.getItem("vao-thema");
  const system = matchMedia("(prefers-color-scheme: dark)").matches;
  const dark = chosen ? chosen === "donker" : system;
  setTheme(dark, false);
  // Gradio sets its own class when it has drawn the page.
  new MutationObserver(() => {
    const wanted = byId("thema").getAttribute("aria-pressed") === "true";
    if (document.body.classList.contains("dark") !== wanted) setTheme(wanted, false);
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
}

/* A new question scrolls into view once; its answer is announced once it stands whole. */
const seen = { turns: 0, told: "" };

function followConversation() {
  const turns = document.querySelectorAll("#gesprek .beurt");
  if (turns.length > seen.turns && turns[turns.length - 1].getAttribute("aria-busy")) {
    turns[turns.length - 1].scrollIntoView({ block: "start" });
    announce("Zoeken in het dossier");
  }
  seen.turns = turns.length;
  const groups = document.querySelectorAll("#bronnen .groep");
  const last = groups[groups.length - 1];
  if (last && last.id !== seen.told) {
    const status = [...document.querySelectorAll("#gesprek .status")].pop();
    if (seen.told || document.activeElement === questionBox()) {
      announce(`${status ? status.textContent : ""}. ${last.querySelectorAll(".bronkaart").length} bronnen.`);
    }
    seen.told = last.id;
  }
}

function start() {
  startTheme();
  new MutationObserver(() => {
    const box = questionBox();
    if (box && byId("laden")) byId("laden").remove();
    followConversation();
  }).observe(document.body, { childList: true, subtree: true });
}

start();
