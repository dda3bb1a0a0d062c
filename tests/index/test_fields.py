"""What of a passage is searched by which field."""

from index.dutch import CompoundSplitter
from index.fields import FIELDS, document_terms, gram_terms, passage_fields
from index.passages import split_passages
from tests.index.fakes import make_kamerstuk

SPLITTER = CompoundSplitter(frozenset({"duiden", "kader"}))


def test_a_compound_is_found_by_its_parts_too() -> None:
    assert list(document_terms("Het duidingskader", SPLITTER)) == [
        "het", "duidingskader", "duiding", "kader",
    ]  # fmt: skip


def test_grams_leave_stop_words_out() -> None:
    assert list(gram_terms(["de", "motie"])) == ["_mot", "moti", "otie", "tie_"]


def test_notes_are_searched_with_the_body_and_headings_with_the_context() -> None:
    k = make_kamerstuk([("paragraph", "De afspraak.^", ("Toezicht",))], ["Zie de evaluatie."])
    found = passage_fields(k, split_passages(k)[0], SPLITTER)
    assert tuple(found) == FIELDS
    assert found["body"] == ["de", "afsprak", "zie", "de", "evaluatie"]
    assert found["context"][-1] == "toezicht"
    assert "toezicht" not in found["body"]
    assert {"_eva", "_toe", "_afs"} <= set(found["grams"])
