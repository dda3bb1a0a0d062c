"""What holds for every Kamerstuk, whatever its published form."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from index.errors import SourceError
from index.manifest import dossier_folder, load_manifest
from index.read import READERS, read_dossier, read_kamerstuk
from index.readers.parts import FURNITURE
from index.records import Kamerstuk
from tests.index.kamerstukken import IDS, head, kamerstuk, raw

# The Kamerstukken's notes stand last in the source, the nota's stands in mid text.
IN_ORDER = [i for i in IDS if not i.endswith("beslisnota")]


def source_words(k: Kamerstuk, source: str) -> list[str]:
    """The words of the text spans; only white space parts words, never a marker or furniture."""
    pieces = {"text": lambda s: source[s.start : s.end], "space": lambda s: " "}
    return "".join(pieces.get(s.role, lambda s: "")(s) for s in k.source).split()


def test_dossier_is_the_five_documents_oldest_first() -> None:
    assert tuple(k.id for k in read_dossier()) == IDS


@pytest.mark.parametrize("document", IDS)
def test_spans_cover_the_source_once_and_in_order(document: str) -> None:
    source = raw(document)
    spans = kamerstuk(document).source
    assert [s.start for s in spans] == [0, *(s.end for s in spans[:-1])]
    assert spans[-1].end == len(source)
    assert all(s.start < s.end for s in spans)
    assert all(source[s.start : s.end].isspace() for s in spans if s.role == "space")


@pytest.mark.parametrize("document", IN_ORDER)
def test_text_is_the_source_without_markers_and_furniture(document: str) -> None:
    k = kamerstuk(document)
    assert source_words(k, raw(document)) == k.text.split()


def test_text_of_the_nota_is_the_source_with_its_note_last() -> None:
    k = kamerstuk("29754-729-beslisnota")
    note = k.notes[0].text.split()
    words = source_words(k, raw(k.id))
    at = next(i for i in range(len(words)) if words[i : i + len(note)] == note)
    assert words[:at] + words[at + len(note) :] + note == k.text.split()


@pytest.mark.parametrize("document", IDS)
def test_each_marker_span_is_the_sign_of_its_note(document: str) -> None:
    k = kamerstuk(document)
    signs = [raw(document)[s.start : s.end] for s in k.source if s.role == "marker"]
    expected = ["¹"] if document.endswith("beslisnota") else [str(n.number) for n in k.notes]
    assert signs == expected


@pytest.mark.parametrize(
    ("document", "left_out"),
    [
        ("29754-708", ["navigation", "document_links", "empty_labels", "empty_labels",
                       "preview_link", "page_head"]),
        ("29754-729", ["navigation", "document_links", "empty_labels", "empty_labels",
                       "preview_link", "page_head"]),
        ("29754-771", ["navigation", "document_links", "empty_labels", "empty_labels",
                       "preview_link"]),
        ("29754-774", ["signatory_list", "signatory_list"]),
        ("29754-729-beslisnota", ["logo", "markdown", "markdown", "page_head", "page_head"]),
    ],
)  # fmt: skip
def test_nothing_but_named_furniture_is_left_out(document: str, left_out: list[str]) -> None:
    k = kamerstuk(document)
    names = [s.role.split(":")[1] for s in k.source if s.role.startswith("furniture:")]
    assert set(names) <= set(FURNITURE)
    notes = [name for name in names if name in ("note_number", "return_sign")]
    rest = [name for name in names if name not in notes]
    # The two lines of the menu are two spans.
    assert rest == ([left_out[0], *left_out] if left_out[0] == "navigation" else left_out)
    texts = sum(n.text is not None for n in k.notes)
    assert len(notes) == (texts if document.endswith("beslisnota") else 2 * texts)


@pytest.mark.parametrize("document", IDS)
def test_blocks_cover_the_text(document: str) -> None:
    k = kamerstuk(document)
    assert "\n".join(k.text[b.start : b.end] for b in k.blocks) == k.text
    assert [b.paragraph for b in k.blocks] == list(range(1, len(k.blocks) + 1))


@pytest.mark.parametrize("document", IDS)
def test_text_is_clean(document: str) -> None:
    k = kamerstuk(document)
    for sign in ("\u00a0", "\t", "  ", "**", "↩", "¹", "\n\n", " \n", "\n ", "[overzicht]"):
        assert sign not in k.text, sign
    assert k.text == k.text.strip()


@pytest.mark.parametrize("document", IDS)
def test_blocks_come_in_the_order_head_body_signatures_notes(document: str) -> None:
    order = {"head": 0, "signature": 2, "note": 3}
    places = [order.get(b.kind, 1) for b in kamerstuk(document).blocks]
    assert places == sorted(places)


@pytest.mark.parametrize("document", IDS)
def test_paths_labels_and_levels_fit_their_blocks(document: str) -> None:
    k = kamerstuk(document)
    path: tuple[str, ...] = ()
    for block in k.blocks:
        text = k.text[block.start : block.end]
        if block.kind == "heading":
            path = block.heading_path
            assert (path[-1], len(path)) == (text, block.level)
        elif block.kind in ("paragraph", "list_item"):
            assert (block.heading_path, block.level) == (path, 0)
        else:
            assert (block.heading_path, block.level) == ((), 0)
        assert text.startswith(block.label)
        assert (block.label != "") == (block.kind == "list_item")
        assert (block.role != "") == (block.kind == "head" or text.startswith("Eerste onder"))


@pytest.mark.parametrize("document", IDS)
def test_head_tells_what_the_manifest_says(document: str) -> None:
    k = kamerstuk(document)
    lines = head(document)
    entry = k.entry
    assert any(role == "title" and text.endswith(entry.title) for role, text in lines)
    whole = "\n".join(text for _, text in lines)
    months = {9: "september", 12: "december"}
    assert isinstance(entry.date, date)
    day = f"{entry.date.day} {months[entry.date.month]} {entry.date.year}"
    assert day in whole or f"datum: {entry.date.isoformat()}" in whole
    if document in IDS[:2]:
        assert f"Vergaderjaar {entry.session}" in whole
    if entry.zaak:
        assert f"zaak {entry.zaak}:" in whole
        assert f"Nummer: {entry.tk_number}," in whole
        assert f"-{entry.number} " in whole


def test_references_are_left_to_be_linked() -> None:
    assert all(k.references == () for k in map(kamerstuk, IDS))
    assert all(n.references == () for i in IDS for n in kamerstuk(i).notes)


def test_one_document_reads_like_the_dossier() -> None:
    entry = load_manifest()[3]
    assert read_kamerstuk(entry) == kamerstuk("29754-771")


def test_unknown_form_is_an_error(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(dossier_folder(), tmp_path / "dossier"))
    path = folder / "manifest.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('form = "nota"', 'form = "pdf"'), encoding="utf-8")
    known = ", ".join(sorted(READERS))
    with pytest.raises(
        SourceError, match=f"beslisnota has the unknown form pdf; known are {known}"
    ):
        read_dossier(folder)


def test_subheading_that_is_not_in_the_source_is_an_error(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(dossier_folder(), tmp_path / "dossier"))
    path = folder / "manifest.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Algoritmen"', '"Algoritme"'), encoding="utf-8")
    with pytest.raises(SourceError, match="29754-708 lacks the subheading “Algoritme”"):
        read_dossier(folder)
