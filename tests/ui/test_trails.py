"""The tab Sporen: picture, ledger, CSV."""

import csv
import io
import re

import pytest

from rag.trails.records import TrailKind
from tests.ui.scripted import Scripted
from ui.timeline import beside, paragraph_of, timeline_html
from ui.trails import chosen, ledger_csv, ledger_html
from ui.trails_tab import Sporen


@pytest.fixture(scope="module")
def sporen(assistant: Scripted) -> Sporen:
    return Sporen(assistant)


def test_a_choice_of_kinds_and_words(sporen: Sporen) -> None:
    motions = chosen(sporen.trails, ["motie"], "")
    assert {t.kind for t in motions} == {TrailKind.MOTIE}
    assert chosen(sporen.trails, [], "") == sporen.trails
    kuik = chosen(sporen.trails, ["motie"], " KUIK pilot")
    assert [t.name for t in kuik] == ["motie Kuik (CDA)"]
    assert chosen(sporen.trails, [], "bestaat-niet") == ()


def test_each_trail_has_a_row_and_each_document_of_it_a_sign(sporen: Sporen) -> None:
    shown = timeline_html(sporen.trails, sporen.kamerstukken)
    assert shown.count('class="spoor"') == len(sporen.trails)
    assert shown.count('class="raak"') == sum(len(t.documents) for t in sporen.trails)


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ([], []), ([5.0], [5.0]), ([0.0, 50.0], [0.0, 50.0]), ([10.0, 10.0], [0.0, 20.0]),
        ([30.0, 10.0, 10.0], [36.7, -3.3, 16.7]),
        ([0.0, 15.0, 100.0], [-2.5, 17.5, 100.0]),
    ],
)
def test_signs_never_lie_on_each_other(places: list[float], shown: list[float]) -> None:
    assert beside(places, 20) == shown


def test_every_cell_leads_to_the_paragraph_of_its_sentence(
    sporen: Sporen, assistant: Scripted
) -> None:
    shown = ledger_html(sporen.trails, sporen.kamerstukken)
    led = set(re.findall(r'href="\?doc=([\w-]+)&amp;al=(\d+)"', shown))
    places = [p for t in sporen.trails for p in t.places]
    meant = {
        (p.document, str(paragraph_of(p, assistant.kamerstuk(p.document)))) for p in places
    }
    assert led == meant


def test_the_csv_has_a_line_a_place_and_literal_quotes(
    sporen: Sporen, assistant: Scripted
) -> None:
    rows = list(csv.DictReader(io.StringIO(sporen.csv().removeprefix("\ufeff")), delimiter=";"))
    places = [p for t in sporen.trails for p in t.places]
    assert len(rows) == len(places)
    for row, place in zip(rows, places, strict=True):
        text = assistant.kamerstuk(place.document).text[place.start : place.end]
        assert row["citaat"].removeprefix("'") == text


def test_a_spreadsheet_runs_nothing(sporen: Sporen) -> None:
    from dataclasses import replace

    trail = replace(sporen.trails[0], name="=HYPERLINK(1)")
    assert ";'=HYPERLINK(1);" in ledger_csv([trail], sporen.kamerstukken)


@pytest.mark.parametrize(("kinds", "words"), [(None, None), ("x", 3), (["x", 1], "<img>")])
def test_what_a_browser_sends_can_be_anything(
    sporen: Sporen, kinds: object, words: object
) -> None:
    assert "<img" not in sporen.html(kinds, words)
