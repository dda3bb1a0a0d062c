"""Reading, collecting, exporting and judging, in a real browser."""

import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

from tests.ui.conftest import ask, opened
from tests.ui.scripted import NOTE, PLAIN


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_an_address_opens_a_footnote_and_the_note_leads_back(browser: Any, address: str) -> None:
    with opened(browser, address, "/?doc=29754-708&noot=26") as page:
        page.wait_for_function("document.activeElement.id === 'lees-noot-26'")
        page.click("#lezer .noten a[href='#lees-teken-26-1']")
        assert focused(page) == "lees-teken-26-1"
        page.click("#lees-teken-26-1")
        assert focused(page) == "lees-noot-26"


def test_a_source_leads_into_the_dossier_and_back_comes_back(page: Any) -> None:
    ask(page, NOTE)
    page.click(".bronkaart a[data-doc]")
    page.wait_for_function("document.activeElement.id === 'lees-al-37'")
    assert page.url.endswith("?doc=29754-708&al=37")


def test_search_inside_a_document(page: Any) -> None:
    page.click("[data-tab-id=dossier]")
    page.fill("#zoek input, #zoek textarea", "algoritmen")
    page.wait_for_selector("mark.treffer")
    page.click("button.stap >> nth=1")
    assert page.locator("mark.hier").inner_text().casefold() == "algoritmen"


def test_a_question_about_a_paragraph(page: Any) -> None:
    page.click("[data-tab-id=dossier]")
    page.click("#lees-al-37 .alnr")
    page.click(".alineahulp >> text=Vraag hierover")
    page.wait_for_function("document.activeElement.matches('#vraag textarea')")
    value = page.input_value("#vraag textarea")
    assert value.startswith("Over nr. 708, alinea 37 («In haar dialoog met de internetsector")
    assert value.endswith(" …»): ")


def test_the_binder_is_ordered_noted_and_exported(page: Any, tmp_path: Path) -> None:
    ask(page, NOTE)
    page.click(".bewaar-antwoord")
    page.click("[data-tab-id=dossier]")
    page.click("#lees-al-37 .alnr")
    page.click(".alineahulp >> text=In debatmap")
    page.click("[data-tab-id=debatmap]")
    assert page.locator(".mapstuk").count() == 2
    page.fill("#notitie-0", "eigen woorden")
    page.locator(".mapstuk").first.locator("text=Omlaag").click()
    assert page.input_value("#notitie-1") == "eigen woorden"
    with page.expect_download() as download:
        page.click(".uitvoer[data-vorm=docx]")
    download.value.save_as(tmp_path / "map.docx")
    with zipfile.ZipFile(tmp_path / "map.docx") as archive:
        text = archive.read("word/document.xml").decode()
        notes = archive.read("word/footnotes.xml").decode()
    assert "eigen woorden" in text
    assert "past niet meer" not in text + notes
    assert notes.count('<w:footnote w:id="') == 2
    page.reload()
    page.click("[data-tab-id=debatmap]")
    assert page.locator(".mapstuk").count() == 2


def test_the_print_view_opens_beside_the_page(page: Any) -> None:
    ask(page, PLAIN)
    page.click(".bewaar-antwoord")
    page.click("[data-tab-id=debatmap]")
    with page.context.expect_page() as opened:
        page.click("text=Afdrukken of pdf")
    opened.value.wait_for_load_state()
    assert opened.value.locator("h1").inner_text() == "Debatmap"
    assert "De ATKM detecteert" in opened.value.locator("main").inner_text()


def test_an_opinion_takes_two_clicks(page: Any, data_dir: Path) -> None:
    ask(page, PLAIN)
    page.click(".duim[data-duim=down]")
    page.click("text=verkeerde bron")
    told = page.locator(".gezegd", has_text="bewaard zonder de tekst van uw vraag")
    told.wait_for()
    turn = page.locator(".duim").first.get_attribute("data-turn")
    with sqlite3.connect(data_dir / "feedback.sqlite") as db:
        query = "SELECT thumb, reason, question FROM feedback WHERE answer_id = ?"
        assert db.execute(query, (turn,)).fetchall() == [("down", "verkeerde bron", None)]
    db.close()


def test_the_conversation_is_saved_as_json_and_markdown(page: Any, tmp_path: Path) -> None:
    ask(page, PLAIN)
    for form, name in (("json", "gesprek.json"), ("md", "debatmap.md")):
        with page.expect_download() as download:
            page.click(f"[data-gesprek={form}]")
        assert download.value.suggested_filename == name
        download.value.save_as(tmp_path / name)
    assert json.loads((tmp_path / "gesprek.json").read_text())[0]["question"] == PLAIN
    assert "De ATKM detecteert" in (tmp_path / "debatmap.md").read_text()


def test_filters_are_chips_and_are_said_in_the_answer(page: Any) -> None:
    page.click("#beperken button")
    page.check("#f-stuk input >> nth=0")
    page.wait_for_selector("#keuzes .keuze")
    ask(page, PLAIN)
    assert "gezocht in: nr. 708" in page.locator(".gezocht").inner_text()
    page.click("#keuzes .keuze")
    page.wait_for_selector("#keuzes .keuze", state="hidden")
    assert not page.is_checked("#f-stuk input >> nth=0")


def test_a_trail_leads_to_its_source_and_downloads_as_csv(page: Any) -> None:
    page.click("[data-tab-id=sporen]")
    page.wait_for_selector("#sporen table")
    with page.expect_download() as download:
        page.click("text=Alles als CSV")
    assert download.value.suggested_filename == "sporen.csv"
    page.fill("#s-woorden input, #s-woorden textarea", "kuik")
    page.wait_for_function("document.querySelectorAll('#sporen tbody tr').length === 1")
    page.click("#sporen tbody a[data-al]")
    page.wait_for_function("document.activeElement.id.startsWith('lees-al-')")
