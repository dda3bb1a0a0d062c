"""Accessible: axe-core, the keyboard alone, small windows, dark and light."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import ROOT, ask, opened
from tests.ui.scripted import NOTE, PLAIN

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, which the test setup fetches: npm install --no-save axe-core."""
    if not AXE.is_file():
        if os.environ.get("VAO_REQUIRE_BROWSER") == "1":
            pytest.fail("axe-core is not there; run: npm install --no-save axe-core")
        pytest.skip("axe-core is not there (npm install --no-save axe-core)")
    return Path(AXE).read_text(encoding="utf-8")


@pytest.fixture(params=[("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320)])
def sized(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[Any]:
    """The page in light and dark, wide and 320 px (which is also 1280 px at 400 %)."""
    scheme, width = request.param
    # axe itself is put into the page, which the page's own policy rightly refuses.
    with opened(browser, address, width=width, color_scheme=scheme, bypass_csp=True) as page:
        yield page


def violations(page: Any, axe: str) -> list[tuple[str, list[str]]]:
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_no_tab_has_a_violation_and_none_scrolls_sideways(sized: Any, axe: str) -> None:
    assert violations(sized, axe) == []
    ask(sized, NOTE)
    sized.click(".duim[data-duim=down]")
    sized.click("#beperken button")
    sized.check("#f-stuk input >> nth=0")
    sized.wait_for_selector("#keuzes .keuze")
    assert (violations(sized, axe), fits(sized)) == ([], True)
    sized.click(".bewaar-antwoord")
    sized.click("[data-tab-id=dossier]")
    sized.click("#lees-al-37 .alnr")
    assert (violations(sized, axe), fits(sized)) == ([], True)
    sized.click("[data-tab-id=sporen]")
    sized.wait_for_selector("#sporen table")
    assert (violations(sized, axe), fits(sized)) == ([], True)
    sized.click("[data-tab-id=debatmap]")
    sized.wait_for_selector(".mapstuk")
    assert (violations(sized, axe), fits(sized)) == ([], True)


def tab_to(page: Any, selector: str, most: int = 60) -> None:
    """Press Tab until the focus is on an element; fails when it never gets there."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {selector}")


def test_the_keyboard_alone_gets_from_the_first_tab_to_an_export(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "overslaan"
    page.keyboard.press("Enter")
    page.keyboard.type(PLAIN)
    page.keyboard.press("Enter")
    page.wait_for_selector(".bronkaart")
    page.evaluate("document.querySelector('#overslaan').focus()")
    tab_to(page, "button.bron")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.bronkaart')")
    page.evaluate("document.querySelector('#overslaan').focus()")
    tab_to(page, ".bewaar-antwoord")
    page.keyboard.press("Enter")
    page.evaluate("document.querySelector('#overslaan').focus()")
    tab_to(page, "[data-tab-id=debatmap]")
    page.keyboard.press("Enter")
    tab_to(page, ".uitvoer")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "debatmap.docx"


def test_the_system_card_is_one_key_from_the_notice(sized: Any, axe: str) -> None:
    sized.evaluate("document.querySelector('#overslaan').focus()")
    tab_to(sized, ".aankondiging a")
    sized.keyboard.press("Enter")
    sized.wait_for_selector(".kaart h1:has-text('Systeemkaart')")
    assert sized.url.endswith("/systeemkaart")
    assert (violations(sized, axe), fits(sized)) == ([], True)
    tab_to(sized, ".kaart nav a[lang=en]")
    sized.keyboard.press("Enter")
    sized.wait_for_selector(".kaart article[lang=en]")
    assert (violations(sized, axe), fits(sized)) == ([], True)
    tab_to(sized, ".kaart nav a")
    sized.keyboard.press("Enter")
    sized.wait_for_selector("#vraag textarea")
    sized.wait_for_timeout(500)


def test_the_card_has_the_theme_that_was_chosen(page: Any) -> None:
    page.click("#thema")
    page.click(".paginavoet a")
    page.wait_for_selector(".kaart")
    assert page.evaluate("document.body.classList.contains('dark')")
    page.click("#thema")
    assert not page.evaluate("document.body.classList.contains('dark')")


def test_the_theme_follows_the_system_until_it_is_chosen(page: Any) -> None:
    assert not page.evaluate("document.body.classList.contains('dark')")
    page.click("#thema")
    page.reload()
    page.wait_for_selector("#vraag textarea")
    assert page.evaluate("document.body.classList.contains('dark')")
    assert page.get_attribute("#thema", "aria-pressed") == "true"
