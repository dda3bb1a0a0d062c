"""Passages of the dossier, and of Kamerstukken made up by hypothesis."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import (
    LIMIT_TOKENS,
    TARGET_TOKENS,
    context_text,
    notes_text,
    split_passages,
)
from index.records import Block, Kamerstuk, Passage
from index.tokens import count_tokens
from tests.index.fakes import Part, entry, make_kamerstuk
from tests.index.kamerstukken import IDS, kamerstuk

_SENTENCE = "De minister zegt toe dat het kader in het voorjaar naar de Kamer gaat. "


def blocks_of(k: Kamerstuk, passage: Passage) -> list[Block]:
    return [b for b in k.blocks if passage.start <= b.start < passage.end]


def check_passages(k: Kamerstuk) -> None:
    """What holds for every Kamerstuk."""
    passages = split_passages(k)
    assert len({p.id for p in passages}) == len(passages)
    shown = [b for b in k.blocks if b.kind not in ("heading", "note")]
    assert [b for p in passages for b in blocks_of(k, p)] == shown
    for passage in passages:
        held = blocks_of(k, passage)
        assert (held[0].start, held[-1].end) == (passage.start, passage.end)
        assert {b.heading_path for b in held} == {passage.heading_path}
        assert (passage.document, passage.paragraph) == (k.id, held[0].paragraph)
        assert passage.id == f"{k.id}#p{held[0].paragraph}"
        text = k.text[passage.start : passage.end]
        assert count_tokens(text) <= LIMIT_TOKENS + len(held) or _is_one_unit(held)
    _check_lists(k, passages)
    _check_notes(k, passages)


def _is_one_unit(held: list[Block]) -> bool:
    """One block, one list with its lead-in, the head, or the signatures."""
    kinds = [b.kind for b in held]
    rest = set(kinds[1:])
    return not rest or rest == {"list_item"} or set(kinds) in ({"head"}, {"signature"})


def _check_lists(k: Kamerstuk, passages: tuple[Passage, ...]) -> None:
    of = {b.start: p.id for p in passages for b in blocks_of(k, p)}
    for before, block in zip(k.blocks, k.blocks[1:], strict=False):
        leads = before.kind in ("paragraph", "list_item")
        if block.kind == "list_item" and leads and before.heading_path == block.heading_path:
            assert of[block.start] == of[before.start]


def _check_notes(k: Kamerstuk, passages: tuple[Passage, ...]) -> None:
    """Each marker in running text is in the passage that holds the character before it."""
    for note in k.notes:
        for at in note.markers:
            holders = [p for p in passages if p.start < at <= p.end]
            assert all((note.number in p.footnotes) == (p in holders) for p in passages)


@pytest.mark.parametrize("document", IDS)
def test_every_block_of_the_dossier_is_in_one_passage(document: str) -> None:
    check_passages(kamerstuk(document))


@pytest.mark.parametrize("document", IDS)
def test_every_footnote_of_the_dossier_is_searched_with_a_passage(document: str) -> None:
    k = kamerstuk(document)
    found = sorted(n for p in split_passages(k) for n in p.footnotes)
    assert found == [n.number for n in k.notes if _in_running_text(k, n.markers)]


def _in_running_text(k: Kamerstuk, markers: tuple[int, ...]) -> bool:
    return any(b.kind != "heading" and b.start < at <= b.end for b in k.blocks for at in markers)


def test_passages_of_the_dossier_are_of_a_size_to_read() -> None:
    sizes = [
        count_tokens(kamerstuk(d).text[p.start : p.end])
        for d in IDS
        for p in split_passages(kamerstuk(d))
    ]
    assert len(sizes) == 108
    assert 100 < sorted(sizes)[len(sizes) // 2] < 220


_PATHS = st.sampled_from([(), ("Inleiding",), ("Pijler 1",), ("Pijler 1", "Kaders")])
_KINDS = st.sampled_from(["head", "heading", "paragraph", "list_item", "signature"])


@st.composite
def _kamerstukken(draw: st.DrawFn) -> Kamerstuk:
    parts: list[Part] = []
    for _ in range(draw(st.integers(1, 14))):
        marks = "^" * draw(st.integers(0, 1))
        text = (_SENTENCE * draw(st.integers(1, 28))).strip() + marks
        parts.append((draw(_KINDS), text, draw(_PATHS)))
    texts = st.one_of(st.none(), st.just("Kamerstukken II 2022/23, 29 754, nr. 658."))
    notes = [draw(texts) for _ in range(sum(part[1].count("^") for part in parts))]
    return make_kamerstuk(parts, notes)


@settings(max_examples=60)
@given(_kamerstukken())
def test_every_block_of_any_kamerstuk_is_in_one_passage(k: Kamerstuk) -> None:
    check_passages(k)


def test_paragraphs_grow_together_to_the_target_and_not_past_it() -> None:
    parts: list[Part] = [("paragraph", (_SENTENCE * 4).strip(), ("Kaders",))] * 12
    k = make_kamerstuk(parts)
    sizes = [count_tokens(k.text[p.start : p.end]) for p in split_passages(k)]
    assert len(sizes) > 1
    assert all(TARGET_TOKENS // 2 < size <= TARGET_TOKENS + 12 for size in sizes)


def test_a_long_list_is_not_cut() -> None:
    items: list[Part] = [("list_item", f"− {(_SENTENCE * 3).strip()}", ("Kaders",))] * 12
    k = make_kamerstuk([("paragraph", "Dit zijn de afspraken:", ("Kaders",)), *items])
    assert [(p.start, p.end) for p in split_passages(k)] == [(0, len(k.text))]


def test_head_and_signatures_stand_alone() -> None:
    k = make_kamerstuk(
        [
            ("head", "Nr. 901", ()), ("head", "Den Haag, 2 december 2025", ()),
            ("paragraph", "Een korte alinea.", ()), ("signature", "De Minister", ()),
            ("signature", "A. de Vries", ()),
        ]
    )  # fmt: skip
    texts = [k.text[p.start : p.end] for p in split_passages(k)]
    assert texts == [
        "Nr. 901\nDen Haag, 2 december 2025", "Een korte alinea.", "De Minister\nA. de Vries",
    ]  # fmt: skip


def test_notes_and_context_stand_beside_the_text() -> None:
    k = make_kamerstuk(
        [("paragraph", "Zie de brief.^ En de motie.^", ("Pijler 1", "Kaders"))],
        ["Kamerstukken II 2022/23, 29 754, nr. 658.", None],
    )
    (passage,) = split_passages(k)
    assert passage.footnotes == (1, 2)
    assert notes_text(k, passage) == "Kamerstukken II 2022/23, 29 754, nr. 658."
    assert context_text(k, passage) == (
        "proefbrief · Proefbrief over kaders · nr. 901 · 2 december 2025 · Pijler 1 · Kaders"
    )


def test_context_of_a_document_without_number_names_its_kind() -> None:
    source = entry(kind="beslisnota", number=None, belongs_to="29754-901")
    k = make_kamerstuk([("paragraph", "Ter beslissing.", ())], source=source)
    assert " · beslisnota · " in context_text(k, split_passages(k)[0])


def test_a_heading_parts_passages_even_when_its_words_recur() -> None:
    path = ("Kaders",)
    k = make_kamerstuk(
        [("paragraph", "Een.", path), ("heading", "Kaders", path), ("paragraph", "Twee.", path)]
    )
    assert [k.text[p.start : p.end] for p in split_passages(k)] == ["Een.", "Twee."]


def test_an_empty_kamerstuk_has_no_passages() -> None:
    k = make_kamerstuk([("heading", "Inleiding", ("Inleiding",))])
    assert split_passages(k) == ()
