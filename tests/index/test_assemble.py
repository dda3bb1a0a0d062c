import pytest

from index.assemble import assemble
from index.errors import SourceError
from index.manifest import load_manifest
from index.notes import Marker
from index.readers.parts import Page, Part
from index.records import Block, Footnote, SourceSpan

ENTRY = load_manifest()[0]
RAW = "Kop\nEen\u00a0zin1  met\nwrap.\n- weg\n1. Noot."
PAGE = Page(
    parts=(Part("heading", ((0, 3),)), Part("paragraph", ((4, 17), (18, 23)))),
    notes=(Part("note", ((33, 38),)),),
    markers=(Marker(1, 11, 12),),
    furniture=((24, 29, "navigation"), (30, 32, "note_number")),
)


def test_parts_become_text_blocks_notes_and_spans() -> None:
    k = assemble(ENTRY, RAW, PAGE, frozenset())
    assert k.text == "Kop\nEen zin met wrap.\nNoot."
    assert k.blocks == (
        Block("heading", 0, 3, 1, heading_path=("Kop",), level=1),
        Block("paragraph", 4, 21, 2, heading_path=("Kop",)),
        Block("note", 22, 27, 3),
    )
    assert k.notes == (Footnote("29754-708", 1, "Noot.", 22, 27, (11,)),)
    assert k.text[:11].endswith("Een zin")
    assert [(RAW[s.start : s.end], s.role) for s in k.source] == [
        ("Kop", "text"),
        ("\n", "space"),
        ("Een\u00a0zin", "text"),
        ("1", "marker"),
        ("  met", "text"),
        ("\n", "space"),
        ("wrap.", "text"),
        ("\n", "space"),
        ("- weg", "furniture:navigation"),
        ("\n", "space"),
        ("1.", "furniture:note_number"),
        (" ", "space"),
        ("Noot.", "text"),
    ]
    assert k.source[0] == SourceSpan(0, 3, "text")


def test_characters_left_over_are_an_error() -> None:
    page = Page(PAGE.parts, PAGE.notes, PAGE.markers, PAGE.furniture[1:])
    with pytest.raises(SourceError, match="not understood at character 24: “- weg”"):
        assemble(ENTRY, RAW, page, frozenset())


def test_characters_used_twice_are_an_error() -> None:
    page = Page((*PAGE.parts, Part("paragraph", ((20, 23),))), PAGE.notes, PAGE.markers, ())
    with pytest.raises(SourceError, match="character 20 is both text and text"):
        assemble(ENTRY, RAW, page, frozenset())


def test_furniture_must_have_a_known_name() -> None:
    page = Page(PAGE.parts, PAGE.notes, PAGE.markers, ((24, 29, "rest"),))
    with pytest.raises(SourceError, match="unknown name rest"):
        assemble(ENTRY, RAW, page, frozenset())
