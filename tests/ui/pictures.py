"""Take the pictures of docs/images: every tab, light and dark, desktop and phone.

    python -m tests.ui.pictures http://127.0.0.1:7860 docs/images
"""

import io
import shutil
import sys
from pathlib import Path
from typing import Any

from tests.ui.conftest import FLAGS, ask, opened

QUESTION = "Welke motie gaat over algoritmen?"
SIZES = {"desktop": (1280, 800), "telefoon": (390, 844)}
# Few colours are on the page; this many keep its text sharp and its files small.
COLOURS = 96


def save(page: Any, path: Path) -> None:
    """The window as a PNG with a palette."""
    from PIL import Image

    page.wait_for_timeout(700)
    picture = Image.open(io.BytesIO(page.screenshot()))
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


def take(page: Any, folder: Path, name: str) -> None:
    """All tabs in one look and size."""
    save(page, folder / f"begin-{name}.png")
    ask(page, QUESTION)
    page.locator("button.bron").first.click()
    page.wait_for_timeout(1800)  # the frame around what was jumped to goes away
    page.evaluate("scrollTo(0, 0)")
    save(page, folder / f"vraag-{name}.png")
    page.locator(".bewaar-antwoord").first.click()
    page.locator(".bewaar-passage").first.click()
    for tab, there in (("dossier", ".leesblad"), ("sporen", "table"), ("debatmap", ".mapstuk")):
        page.click(f"[data-tab-id={tab}]")
        page.wait_for_selector(there)
        page.evaluate("scrollTo(0, 0)")
        save(page, folder / f"{tab}-{name}.png")


def main() -> None:
    """See the module."""
    from playwright.sync_api import sync_playwright

    address, folder = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for size, (width, _) in SIZES.items():
            for look, scheme in (("licht", "light"), ("donker", "dark")):
                with opened(browser, address, width=width, color_scheme=scheme) as page:
                    take(page, folder, f"{size}-{look}")
        browser.close()


if __name__ == "__main__":
    main()
