/* The reading tab: links into the dossier, what can be done with a paragraph, steps of a search. */
"use strict";

/* Open a place of the dossier; gradio draws it, and its data-doel says where to jump. */
function openPlace(place, keep = true) {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value));
  if (keep) history.pushState(place, "", `?${query}`);
  fill(document.querySelector("#doel textarea, #doel input"), JSON.stringify(place));
  setTimeout(() => byId("ga").click(), 50);
}

function openLink(link) {
  const { doc, noot, al } = link.dataset;
  openPlace({ doc, noot, al });
}

addEventListener("popstate", (event) => {
  if (event.state && event.state.doc) openPlace(event.state, false);
});

/* The row of things to do with a paragraph; one for the whole page, moved where it is wanted. */
const tools = document.createElement("div");
tools.className = "alineahulp";
tools.setAttribute("role", "group");
for (const [name, text] of [["vraag", "Vraag hierover"], ["map", "In debatmap"],
  ["verwijzing", "Kopieer verwijzing"], ["adres", "Kopieer adres van deze alinea"]]) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "klein";
  button.dataset.doe = name;
  button.textContent = text;
  tools.append(button);
}

function openTools(number) {
  const open = number.getAttribute("aria-expanded") === "true";
  closeTools();
  if (open) return;
  number.setAttribute("aria-expanded", "true");
  tools.setAttribute("aria-label", `Alinea ${number.dataset.al}`);
  number.parentElement.append(tools);
}

function closeTools() {
  for (const number of document.querySelectorAll('.alnr[aria-expanded="true"]')) {
    number.setAttribute("aria-expanded", "false");
  }
  tools.remove();
}

/* A paragraph's own words, without the signs of its footnotes. */
function paragraphText(paragraph) {
  const copy = paragraph.querySelector("p.al").cloneNode(true);
  for (const sign of copy.querySelectorAll("sup.nootteken")) sign.remove();
  return copy.textContent;
}

function selectedText(paragraph) {
  const selection = getSelection();
  const inside = selection.rangeCount && paragraph.contains(selection.anchorNode);
  return inside ? selection.toString().trim() : "";
}

function useTool(button) {
  const paragraph = button.closest(".alinea");
  const number = paragraph.querySelector(".alnr").dataset;
  const { doc, naam } = paragraph.closest(".stuk").dataset;
  const acts = {
    vraag: () => askAbout(naam, number.al, selectedText(paragraph) || paragraphText(paragraph)),
    map: () => keepPassage({ doc, start: number.start, end: number.end,
      citaat: paragraphText(paragraph).trim(), plaats: number.plaats }),
    verwijzing: () => copyText(number.plaats, "Verwijzing gekopieerd"),
    adres: () => copyText(`${location.origin}${location.pathname}?doc=${doc}&al=${number.al}`,
      "Adres gekopieerd"),
  };
  acts[button.dataset.doe]();
}

async function copyText(text, told) {
  await navigator.clipboard.writeText(text).then(() => announce(told), () => announce("Kopiëren lukt niet"));
}

/* Begin a question about a passage; the user writes what it is. */
function askAbout(name, number, text) {
  const short = text.length > 160 ? `${text.slice(0, 160).replace(/\s\S*$/, "")} …` : text;
  openTab("Vraag");
  setTimeout(() => {
    const box = questionBox();
    fill(box, `Over ${name}, alinea ${number} («${short}»): `);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }, 100);
}

function openTab(name) {
  const tabs = [...document.querySelectorAll('#bladen [role="tab"]')];
  const tab = tabs.find((found) => found.textContent.trim() === name);
  if (tab) tab.click();
}

let step = -1;

function stepThrough({ dataset }) {
  const marks = document.querySelectorAll("#lezer mark.treffer");
  const count = new Set([...marks].map((mark) => mark.dataset.treffer)).size;
  step = (step + Number(dataset.stap) + count) % count;
  for (const mark of marks) mark.classList.toggle("hier", Number(mark.dataset.treffer) === step);
  const here = document.querySelector(`#lezer mark[data-treffer="${step}"]`);
  if (here) here.scrollIntoView({ block: "center" });
  announce(`Plaats ${step + 1} van ${count}`);
}

Object.assign(CLICKS, {
  "a[data-doc]": openLink,
  "button.alnr": openTools,
  ".alineahulp button": useTool,
  "button.stap": stepThrough,
});

/* Selecting words in a paragraph opens its row. */
document.addEventListener("mouseup", (event) => {
  const paragraph = event.target.closest("#lezer .alinea");
  if (!paragraph || tools.contains(event.target) || getSelection().isCollapsed) return;
  const number = paragraph.querySelector(".alnr");
  if (number && number.getAttribute("aria-expanded") === "false") openTools(number);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !tools.isConnected) return;
  const number = tools.parentElement.querySelector(".alnr");
  closeTools();
  number.focus();
});

/* Once the place that was asked for is drawn and in sight, jump to it; each time only once. */
let jumped = null;

function followReader() {
  const sheet = document.querySelector("#lezer .leesblad");
  if (!sheet || sheet === jumped || !sheet.offsetParent) return;
  jumped = sheet;
  step = -1;
  const small = matchMedia("(max-width: 62rem)").matches;
  if (small) sheet.querySelector(".inhoud details").open = false;
  const { doel } = sheet.dataset;
  if (doel) setTimeout(() => {
    const target = byId(doel);
    goTo(target);
    if (target) target.scrollIntoView({ block: "center" });
  }, 60);
}

new MutationObserver(followReader).observe(document.body, {
  childList: true, subtree: true, attributes: true, attributeFilter: ["data-doel", "style", "class"],
});
