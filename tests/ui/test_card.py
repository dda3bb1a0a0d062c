"""The system card behind the AI notice."""

import re

import pytest

from tests.ui.scripted import XSS
from ui.card import CARD, ORIGINAL, card_page, original_page, rendered


def test_the_markdown_of_a_card_becomes_html() -> None:
    text = "# Kaart\n\n**Wat.** Een `x` en [y](https://y.example/) of [z](z.md).\n- 1\n- **2**\n"
    assert rendered(text) == (
        "<h1>Kaart</h1><p><strong>Wat.</strong> Een <code>x</code> en "
        '<a href="https://y.example/" target="_blank" rel="noopener noreferrer">y'
        '<span class="sr"> (opent in nieuw venster)</span></a> of z.</p>'
        "<ul><li>1</li><li><strong>2</strong></li></ul>"
    )


@pytest.mark.parametrize("text", XSS)
def test_markup_in_a_card_stands_there_as_text(text: str) -> None:
    for form in (text, f"**{text}**", f"`{text}`", f"- {text}", f"[{text}]({text})", f"# {text}"):
        found = set(re.findall(r"<(\w+)", rendered(form)))
        assert found <= {"p", "strong", "code", "ul", "li", "h1"}


def test_the_dutch_card_says_what_the_english_one_says() -> None:
    """As many parts and limits, and the same numbers; what changes in one changes in the other."""

    def shape(text: str) -> tuple[int, int, list[str]]:
        numbers = re.findall(r"\d[\d.]*\d|\d", text)
        return text.count("**") // 2, text.count("\n- "), sorted(set(numbers))

    assert shape(CARD.read_text()) == shape(ORIGINAL.read_text())


def test_the_english_card_is_marked_as_english() -> None:
    page = original_page("") or ""
    assert page.startswith('<!doctype html><html lang="nl">')
    assert '<article lang="en"><h1>System card</h1>' in page
    assert '<article lang="nl"><h1>Systeemkaart</h1>' in card_page("")
