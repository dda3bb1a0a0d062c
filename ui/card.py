"""The system card as a page of its own, in Dutch and as it stands in docs/."""

import re
from pathlib import Path

from ui.markup import esc, link, tag
from ui.words import SUBTITLE, TITLE

CARD = Path(__file__).parent / "systeemkaart.md"
# Not shipped with an installed package; the Dutch card is.
ORIGINAL = Path(__file__).parents[1] / "docs" / "system-card.md"
_INLINE = re.compile(r"\*\*(?P<b>.+?)\*\*|`(?P<code>.+?)`|\[(?P<text>.+?)\]\((?P<url>.+?)\)")


def card_page(head: str) -> str:
    """The Dutch card behind the AI notice; `head` has our style and scripts."""
    other = tag("a", "System card (English)", href="systeemkaart/en", lang="en", hreflang="en")
    return _page(head, CARD.read_text(encoding="utf-8"), "nl", other if ORIGINAL.is_file() else "")


def original_page(head: str) -> str | None:
    """The English card of the project; None where the project's docs are not there."""
    if not ORIGINAL.is_file():
        return None
    return _page(head, ORIGINAL.read_text(encoding="utf-8"), "en", "")


def _page(head: str, markdown: str, lang: str, other: str) -> str:
    base = "" if lang == "nl" else '<base href="../">'
    name = tag("p", esc(TITLE), class_="naam") + tag("p", esc(SUBTITLE))
    theme = tag("button", "Donker", type="button", id="thema", aria_pressed="false")
    top = tag("header", tag("div", name) + theme, class_="paginakop")
    back = tag("a", "Terug naar de vragen", href=".")
    article = tag("article", rendered(markdown), lang=lang)
    ways = tag("nav", back + other, aria_label="Verder", class_="koppelingen")
    live = tag("div", "", id="melding", class_="sr", role="status", aria_live="polite")
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8">{base}'
        f"<title>Systeemkaart – {esc(TITLE)}</title>"
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>'
        f'<body>{top}{live}<main class="kaart">{article}{ways}</main></body></html>'
    )


def rendered(markdown: str) -> str:
    """HTML of the Markdown that the cards use: heads, paragraphs, lists, bold, code, links.

    All text is escaped; whatever else is Markdown or HTML stands there as text.
    """
    out: list[str] = []
    items: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("- "):
            items.append(tag("li", _inline(line[2:])))
            continue
        if items:
            out.append(tag("ul", "".join(items)))
            items = []
        if line.strip():
            out.append(_block(line))
    return "".join(out)


def _block(line: str) -> str:
    signs, _, text = line.partition(" ")
    if signs in ("#", "##", "###"):
        return tag(f"h{len(signs)}", _inline(text))
    return tag("p", _inline(line))


def _inline(text: str) -> str:
    out, at = [], 0
    for match in _INLINE.finditer(text):
        out.append(esc(text[at : match.start()]))
        if match["b"]:
            out.append(tag("strong", _inline(match["b"])))
        elif match["code"]:
            out.append(tag("code", esc(match["code"])))
        else:  # another file of the project is named, not linked: it is not served
            out.append(link(match["url"], match["text"]))
        at = match.end()
    return "".join(out) + esc(text[at:])
