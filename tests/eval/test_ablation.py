"""Taking components of retrieval out, and finding them in place again."""

from pathlib import Path

import numpy as np
import pytest

import index.fields
from eval.ablation import COMPONENTS, WHOLE, Bench, Component, Row, ablate, table
from eval.load import load_questions
from index import begrippen, dutch
from index.dutch import CompoundSplitter, stem
from index.encoder import load_encoder
from index.fields import document_terms, passage_fields
from index.passages import split_passages
from index.records import Kamerstuk
from rag.finding.features import FEATURES
from tests.rag.dossier import entries, kamerstuk

BY_NAME = {c.name: c for c in COMPONENTS}


def dossier() -> tuple[Kamerstuk, ...]:
    return tuple(kamerstuk(e.id) for e in entries())


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    # Eight questions of each half: enough to fit and to ask, and quick.
    every = [q for half in ("dev", "test") for q in load_questions(half=half).questions[:8]]  # type: ignore[arg-type]
    folder: Path = tmp_path_factory.mktemp("ablation")
    return Bench(dossier(), load_encoder(), every, folder)


def test_a_row_a_component_with_both_halves(bench: Bench) -> None:
    rows = ablate(bench, [BY_NAME["encoder"], BY_NAME["text of the notes"]])
    assert [row.name for row in rows] == ["nothing", "encoder", "text of the notes"]
    assert {j.case.record.half for row in rows for j in row.dev} == {"dev"}
    assert {j.case.record.half for row in rows for j in row.test} == {"test"}
    head, cells = table(rows)
    assert head[:3] == ["taken out", "dev recall@5", "dev recall@10"]
    assert [len(line) for line in cells] == [len(head)] * 3
    assert cells[0][4] == cells[0][8] == "–"


def test_a_component_without_weight_changes_nothing_but_weights(bench: Bench) -> None:
    none = Component("no weights", weights=np.zeros(len(FEATURES)))
    row, whole = bench.row(none), bench.row(WHOLE)
    # With all scores equal, passages stand by id; that cannot be as good.
    assert _mrr(row) < _mrr(whole)


def _mrr(row: Row) -> float:
    return float(np.mean([j.scores["mrr"].value for j in row.dev + row.test]))


def terms(text: str) -> list[str]:
    return list(document_terms(text, CompoundSplitter(frozenset({"duiden", "kader"}))))


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("stems", ["brieven", "duidingskader", "duiding", "kader"]),
        ("parts of compounds", ["brief", "duidingskader"]),
    ],
)
def test_a_part_of_the_analysis_is_gone_while_it_is_taken_out(
    name: str, without: list[str]
) -> None:
    component = BY_NAME[name]
    assert component.without is not None
    whole = ["brief", "duidingskader", "duiding", "kader"]
    assert terms("brieven duidingskader") == whole
    with component.without():
        assert terms("brieven duidingskader") == without
    assert terms("brieven duidingskader") == whole


def test_lemmas_are_back_afterwards() -> None:
    component = BY_NAME["lemmas"]
    assert component.without is not None
    assert stem("gesprekken") == stem("gesprek")
    assert begrippen.phrase_key("toegezegd") == begrippen.phrase_key("toezegging")
    with component.without():
        assert stem("toegezegd") != stem("toezegging")
        assert begrippen.phrase_key("toegezegd") != begrippen.phrase_key("toezegging")
    assert begrippen.phrase_key("toegezegd") == begrippen.phrase_key("toezegging")
    assert dutch._LEMMAS


def test_notes_and_context_are_not_searched_while_they_are_out() -> None:
    k = kamerstuk("29754-708")
    passage = next(p for p in split_passages(k) if 27 in p.footnotes)
    splitter = CompoundSplitter(frozenset())

    def fields() -> dict[str, list[str]]:
        return index.fields.passage_fields(k, passage, splitter)

    whole = passage_fields(k, passage, splitter)
    searched = {"text of the notes": "body", "context (title, date, headings)": "context"}
    for name, field in searched.items():
        component = BY_NAME[name]
        assert component.without is not None
        with component.without():
            assert len(fields()[field]) < len(whole[field])
        assert fields() == whole
