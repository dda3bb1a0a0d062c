"""What the page has around gradio: head, skip link, header and footer, there at first paint."""

from collections.abc import Sequence

from rag.assistant import Assistant
from rag.cite import spaced
from ui.markup import esc, tag
from ui.words import SUBTITLE, TITLE

SCRIPTS = ("page.js", "reader.js", "binder.js")


def head_html(version: str, scripts: Sequence[str] = SCRIPTS) -> str:
    """Our style and scripts; `version` changes with them."""
    return (
        f'<link rel="stylesheet" href="eigen/style.css?{version}">'
        + "".join(f'<script src="eigen/{name}?{version}" defer></script>' for name in scripts)
        + '<meta name="color-scheme" content="light dark">'
        f'<meta name="description" content="{esc(SUBTITLE)}">'
    )


def body_html(assistant: Assistant) -> str:
    """Skip link, header, and a line until gradio has drawn the rest."""
    skip = tag("a", "Naar de vraag", href="#vraag", class_="overslaan", id="overslaan")
    title = tag("h1", esc(TITLE)) + tag("p", esc(SUBTITLE))
    theme = tag("button", "Donker", type="button", id="thema", aria_pressed="false")
    header = tag("header", tag("div", title) + theme, class_="paginakop")
    live = tag("div", "", id="melding", class_="sr", role="status", aria_live="polite")
    wait = tag("p", "De pagina wordt geladen…", id="laden")
    asked = "met" if getattr(assistant.settings, "store_questions", False) else "zonder"
    told = f"Uw oordeel is bewaard {asked} de tekst van uw vraag."
    data = tag("span", esc(told), id="oordeeltekst", hidden="hidden")
    return skip + header + live + wait + data + footer_html(assistant)


def footer_html(assistant: Assistant) -> str:
    """What is searched, and which index; placed last by the style."""
    entries = assistant.entries
    dossier = spaced(entries[0].dossiers[0]) if entries else ""
    version = assistant.generation.manifest.version
    text = (
        f"Dossier {dossier}: {len(entries)} stukken. Index {version}. "
        "Er gaat niets van deze pagina naar een andere dienst."
    )
    card = tag("a", "Systeemkaart", href="systeemkaart")
    return tag("footer", tag("p", f"{esc(text)} {card}."), class_="paginavoet")
