"""A Kamerstuk to read."""

import html
import re
from functools import partial

import pytest

from index.records import Kamerstuk
from rag.cite import aim
from tests.ui.scripted import Scripted
from ui.dossier import matches, reader_html
from ui.dossier_tab import Target, read_target
from ui.words import NO_NOTE_TEXT

DOCUMENTS = ["29754-708", "29754-729", "29754-729-beslisnota", "29754-771", "29754-774"]


@pytest.fixture(params=DOCUMENTS)
def kamerstuk(request: pytest.FixtureRequest, assistant: Scripted) -> Kamerstuk:
    return assistant.kamerstuk(request.param)


def test_every_block_is_on_the_page(kamerstuk: Kamerstuk) -> None:
    shown = re.sub(r'<sup class="nootteken">.*?</sup>', "", reader_html(kamerstuk))
    plain = html.unescape(re.sub(r"<[^>]*>", "", shown))
    for block in kamerstuk.blocks:
        assert kamerstuk.text[block.start : block.end] in plain


def test_ids_are_unique_and_every_jump_has_a_place_to_land(kamerstuk: Kamerstuk) -> None:
    shown = reader_html(kamerstuk)
    ids = re.findall(r' id="([^"]*)"', shown)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', shown)) <= set(ids)


def test_footnotes_lead_both_ways(kamerstuk: Kamerstuk) -> None:
    shown = reader_html(kamerstuk)
    for note in kamerstuk.notes:
        assert f'href="#lees-noot-{note.number}"' in shown
        for position in range(1, len(note.markers) + 1):
            assert f'href="#lees-teken-{note.number}-{position}"' in shown
    assert shown.count(NO_NOTE_TEXT) == sum(n.text is None for n in kamerstuk.notes)


def test_a_note_leads_to_a_document_by_its_own_session(assistant: Scripted) -> None:
    cited = partial(aim, kamerstuk_of=assistant.kamerstuk)
    shown = reader_html(assistant.kamerstuk("29754-729"), cited=cited)
    assert ">Kamerstukken II 2023/24, 29 754, nr. 708</a>" in shown
    assert "Kamerstukken II 2022.23, 29 754, nr. 708." in shown


def test_a_search_marks_its_places_whatever_the_case(assistant: Scripted) -> None:
    kamerstuk = assistant.kamerstuk("29754-708")
    found = matches(kamerstuk.text, " digital  SERVICES act ")
    assert {kamerstuk.text[s:e].casefold() for s, e in found} == {"digital services act"}
    shown = reader_html(kamerstuk, "digital services act")
    marked = set(re.findall(r'data-treffer="(\d+)"', shown))
    assert marked == {str(n) for n in range(len(found))}
    assert f"{len(found)} plaatsen met" in shown


@pytest.mark.parametrize("search", ["<img src=x>", "${a}", ".*", "\\", "[", "{{x}}"])
def test_a_search_is_text_and_no_pattern(assistant: Scripted, search: str) -> None:
    shown = reader_html(assistant.kamerstuk("29754-708"), search)
    assert "0 plaatsen met" in shown or ".*" not in search
    assert "<img" not in shown
    assert "${" not in shown


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"doc": "29754-708"}, Target("29754-708")),
        ({"doc": "29754-708", "noot": "26"}, Target("29754-708", note=26)),
        ({"doc": "29754-708", "al": 41}, Target("29754-708", paragraph=41)),
        ({"doc": "x", "noot": '"><script>', "al": "-1"}, Target("x")),
    ],
)
def test_an_address_means_a_place(values: dict[str, str], expected: Target | None) -> None:
    assert read_target(values) == expected


def test_the_element_of_a_place() -> None:
    assert Target("d", note=26).element == "lees-noot-26"
    assert Target("d", paragraph=4).element == "lees-al-4"
    assert Target("d").element == ""
