"""Zoomed to 400 % on a screen of 1280 × 1024, and other small windows: nothing sideways, nothing
covered (WCAG 1.4.10 and 2.4.11)."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.ui.conftest import ask, opened
from tests.ui.scripted import FOLLOW_UP, NOTE, PLAIN

# What of the element that has the focus can be hit with a pointer: its middle and its corners.
COVERED = """() => {
  const e = document.activeElement;
  const box = e.getBoundingClientRect();
  if (!box.width || e === document.body) return null;
  const inside = (v, most) => Math.min(Math.max(v, 1), most - 1);
  const spots = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => [
    inside(box.left + x * box.width, innerWidth), inside(box.top + y * box.height, innerHeight)]);
  const hit = spots.map(([x, y]) => document.elementFromPoint(x, y));
  const seen = hit.map((h) => Boolean(h) && (e.contains(h) || h.contains(e)));
  // A round sign does not fill its corners.
  const enough = seen[0] && seen.filter(Boolean).length > 2;
  return enough ? null : `${seen}: ${e.outerHTML.slice(0, 90)}`;
}"""


@pytest.fixture(
    params=[(320, 256, 4), (320, 568, 2), (1280, 800, 1)], ids=["400 %", "phone", "laptop"]
)
def small(request: pytest.FixtureRequest, browser: Any, address: str) -> Iterator[Any]:
    width, height, factor = request.param
    options = {"device_scale_factor": factor, "reduced_motion": "reduce"}
    with opened(browser, address, width=width, height=height, **options) as page:
        yield page


def sideways(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def covered(page: Any, key: str, most: int = 90) -> list[str]:
    """What is hidden by something else when the keyboard comes to it, from here to the end."""
    found = []
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement === document.body"):
            break
        # What is still being drawn or scrolled gets two seconds; what is covered stays covered.
        for _ in range(20):
            if not (hidden := page.evaluate(COVERED)):
                break
            page.wait_for_timeout(100)
        if hidden:
            found.append(hidden)
    return found


def test_the_chat_can_be_used_and_nothing_is_covered(small: Any) -> None:
    assert not sideways(small)
    ask(small, PLAIN)
    ask(small, FOLLOW_UP)
    assert not sideways(small)
    small.evaluate("document.querySelector('#overslaan').focus()")
    assert covered(small, "Tab") == []
    assert covered(small, "Shift+Tab") == []
    small.locator("button.bron").first.click()
    assert small.evaluate("document.activeElement.matches('.bronkaart')")
    small.wait_for_function(
        "() => { const { top, bottom } = "
        "document.querySelector('.bronkaart mark').getBoundingClientRect(); "
        "return top >= 0 && (bottom <= innerHeight || top < innerHeight / 2); }"
    )
    assert not sideways(small)


def test_the_other_tabs_fit_too(small: Any) -> None:
    ask(small, NOTE)
    small.click(".bewaar-antwoord")
    for tab, sign in (("dossier", "#lezer .leesblad"), ("sporen", "#sporen table"),
                      ("debatmap", ".mapstuk")):
        small.click(f"[data-tab-id={tab}]")
        small.wait_for_selector(sign)
        assert not sideways(small)
        small.focus(f"[data-tab-id={tab}]")
        assert covered(small, "Tab", 25) == []
