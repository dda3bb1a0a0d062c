"""The chat as a person meets it, in a real browser."""

from typing import Any

from tests.ui.conftest import ask
from tests.ui.scripted import FOLLOW_UP, NOTE, PLAIN


def test_the_ai_notice_stands_before_the_first_question(page: Any) -> None:
    notice = page.locator(".aankondiging")
    assert notice.inner_text().startswith("U praat met een geautomatiseerd systeem (AI).")
    assert page.evaluate("document.documentElement.lang") == "nl"
    assert page.title() == "Versterkte Aanpak Online"


def test_a_marker_opens_its_source_with_the_quote_highlighted(page: Any) -> None:
    ask(page, PLAIN)
    marker = page.locator("button.bron").first
    marker.click()
    card = page.locator(".bronkaart").first
    assert card.evaluate("e => document.activeElement === e")
    quote = page.locator("#gesprek q").first.inner_text()
    assert card.locator("mark").first.inner_text() == quote
    assert marker.get_attribute("aria-current") == "true"


def test_a_follow_up_leans_on_the_question_before(page: Any) -> None:
    ask(page, PLAIN)
    ask(page, FOLLOW_UP)
    assert page.locator(".begrepen").inner_text().startswith(f"Begrepen als: {FOLLOW_UP}")
    assert page.locator("#bronnen .groep:visible").count() == 1
    page.locator("#gesprek .beurt").first.locator("button.bron").first.click()
    assert page.locator("#bronnen .groep").first.is_visible()


def test_an_example_question_is_asked_with_one_click(page: Any) -> None:
    page.click("text=Wat doet de ATKM?")
    page.wait_for_selector(".bronkaart")
    assert page.locator(".vraag").text_content() == "Vraag 1: Wat doet de ATKM?"


def test_a_citation_line_is_copied(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, NOTE)
    page.locator(".kopieer").first.click()
    page.wait_for_selector("text=Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "Kamerstukken II 2023/24, 29 754, nr. 708, kop «Algoritmen», voetnoot 26"


def test_a_footnote_sign_leads_to_the_note(page: Any) -> None:
    ask(page, NOTE)
    page.locator(".nootteken a").first.click()
    assert page.evaluate("document.activeElement.tagName") == "DT"
    assert "?" not in page.url


def test_a_question_with_markup_shows_it_and_runs_nothing(page: Any) -> None:
    page.evaluate("window.gehackt = 0")
    text = "<img src=x onerror=gehackt=1> ${gehackt=1} {{gehackt}} wat doet de ATKM?"
    ask(page, text)
    assert text in page.locator(".vraag").text_content()
    assert page.evaluate("window.gehackt") == 0


def test_a_conversation_survives_a_reload_and_ends_at_new(page: Any) -> None:
    ask(page, PLAIN)
    page.wait_for_timeout(500)
    page.reload()
    page.wait_for_selector(".beurt")
    assert page.locator(".bronkaart").count() >= 1
    page.click("#nieuw")
    page.wait_for_selector(".aankondiging")
    page.wait_for_timeout(500)
    page.reload()
    page.wait_for_selector(".aankondiging")
    assert page.locator(".beurt").count() == 0
