"""The bench of the checks: what it makes, how it counts, and that the ceilings hold on a sample."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from eval.corrupt import CORRUPTIONS, corrupted
from eval.faithful import faithful
from eval.statements import Bearer
from eval.verifier import (
    CEILINGS,
    Outcome,
    Rate,
    bearers,
    bench,
    outcomes,
    paraphrases,
    statements,
)
from index.errors import InputError
from rag.assistant import Assistant
from tests.rag.dossier import kamerstuk

TEXT = (
    "De minister kan volgens de NCTV niet zeggen dat gemeenten op 3 maart 2024 achttien keer "
    "met Meta spraken."
)


def bearer() -> Bearer:
    return Bearer(TEXT, kamerstuk("29754-771"), "29754-771#p8", (2,), "29754-771#p20")


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_each_corruption_changes_what_it_says(kind: str) -> None:
    other = replace(bearer(), text="In het voorjaar spraken de ATKM en het WODC elkaar.")
    found = corrupted([bearer(), other], kind, 5, random.Random(1))
    assert found
    for statement in found:
        assert not statement.faithful
        assert statement.kind == kind
        if kind == "citation":
            assert statement.passage == "29754-771#p20"
        else:
            assert statement.text not in (TEXT, other.text)


def test_the_same_seed_makes_the_same_statements() -> None:
    one, other = (corrupted([bearer()], "name", 5, random.Random(4)) for _ in range(2))
    assert one == other


def test_faithful_statements_say_the_same() -> None:
    kinds = {s.kind: s.text for s in faithful([bearer()])}
    assert kinds["literal"] == TEXT
    assert f"«{TEXT}»" in kinds["quoted"]


def test_rates_count_what_went_wrong() -> None:
    statement = faithful([bearer()])[0]
    rows = [
        Outcome("number", half, statement, None, wrong)  # type: ignore[arg-type]
        for half, wrong in (("dev", True), ("dev", False), ("test", False), ("test", False))
    ]
    rates = {(r.kind, r.half): r for r in bench(rows)}
    assert rates["number", "dev"] == Rate("number", "dev", 1, 2)
    assert rates["number", "all"].value == 1 / 4
    assert not rates["number", "all"].within
    assert rates["number", "test"].within
    assert rates["date", "all"] == Rate("date", "all", 0, 0)


def test_there_are_enough_paraphrases_and_each_has_its_source(assistant: Assistant) -> None:
    found = list(paraphrases(assistant))
    assert len(found) >= 60
    assert [at for at, _ in found] == list(range(1, len(found) + 1))
    assert len({s.text for _, s in found}) == len(found)


@pytest.mark.parametrize(
    "line",
    [
        "geen JSON",
        '{"id": 1, "document": "29754-771", "source": "x"}',
        '{"id": 1, "document": "29754-771", "source": "staat er niet", "text": "x"}',
    ],
)
def test_a_broken_paraphrase_is_named(assistant: Assistant, tmp_path: Path, line: str) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text(line)
    with pytest.raises(InputError, match=r"p\.jsonl:1: "):
        list(paraphrases(assistant, file))


def test_every_sentence_has_a_similar_passage_that_is_another(assistant: Assistant) -> None:
    found = bearers(assistant)
    assert len(found) > 400
    assert all(b.similar != b.passage and b.text in b.kamerstuk.text for b in found)


def test_the_ceilings_hold_on_a_sample(assistant: Assistant) -> None:
    """All of it takes a minute: that is `vao eval --verifier`. Here, one slip a kind is chance."""
    made = [group for group, _, _ in statements(assistant)]
    assert sum(group in CORRUPTIONS for group in made) >= 1_000
    assert made.count("faithful") >= 1_000
    rates = [r for r in bench(outcomes(assistant, every=9)) if r.half == "all"]
    assert [r for r in rates if not r.within and r.wrong > 1] == []
    assert {r.kind for r in rates if r.n} >= set(CEILINGS)
