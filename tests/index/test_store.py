"""Documents, passages, notes and places in SQLite."""

import sqlite3
from pathlib import Path

import pytest

from index.errors import IndexDamaged, UnknownDocument
from index.passages import split_passages
from index.questions import ANSWERED, OPEN, WRONG, AskedLine
from index.read import read_dossier
from index.store import Store, write_store
from tests.index.fakes import entry, make_kamerstuk

FIRST = make_kamerstuk(
    [("paragraph", "Zie de brief.^ En de motie.^", ("Kaders",))], ["Nr. 658.", None]
)
SECOND = make_kamerstuk([("paragraph", "Een tweede brief.", ())], source=entry("29754-902"))
PLACES = [
    ("kst-29754-658", "29754-902", None, 0, 3, "Nr. 658"),
    ("kst-29754-658", "29754-901", 1, 28, 36, "Nr. 658."),
    ("TZ202307-103", "29754-901", None, 4, 9, "TZ202307–103"),
]
QUESTIONS = [
    AskedLine("29754-902", 0, WRONG, "Hoezo een derde?", ("derde", "«3»"), ("tweede",)),
    AskedLine("29754-901", 15, OPEN, "Welke motie?"),
    AskedLine("29754-901", 0, OPEN, "Welke brief?"),
    AskedLine("29754-901", 0, ANSWERED, "Wat moet ik zien?"),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    rows = [
        (p, k.text[p.start : p.end], f"digest of {p.id}")
        for k in (FIRST, SECOND)
        for p in split_passages(k)
    ]
    write_store(tmp_path / "passages.sqlite", [FIRST, SECOND], rows, PLACES, (), QUESTIONS)
    return Store(tmp_path / "passages.sqlite")


def test_kamerstukken_come_back_as_they_were(store: Store) -> None:
    assert store.kamerstuk("29754-901") == FIRST
    assert store.kamerstuk("29754-902") == SECOND
    assert store.entries() == (FIRST.entry, SECOND.entry)


def test_the_dossier_comes_back_as_it_was(tmp_path: Path) -> None:
    dossier = read_dossier()
    write_store(tmp_path / "passages.sqlite", dossier, [], [])
    assert tuple(Store(tmp_path / "passages.sqlite").kamerstuk(k.id) for k in dossier) == dossier


def test_passages_come_back_in_order(store: Store) -> None:
    assert store.passage_ids() == ["29754-901#p1", "29754-902#p1"]
    assert store.documents_of_passages() == ["29754-901", "29754-902"]
    rows = store.passages(["29754-902#p1", "29754-999#p1"])
    row = rows.pop("29754-902#p1")
    assert (rows, row.text, row.passage) == ({}, "Een tweede brief.", split_passages(SECOND)[0])
    assert store.digests() == {
        "digest of 29754-901#p1": "29754-901#p1", "digest of 29754-902#p1": "29754-902#p1",
    }  # fmt: skip


def test_more_ids_than_one_statement_takes(store: Store) -> None:
    many = [f"geen#p{i}" for i in range(1200)]
    assert set(store.passages([*many, "29754-901#p1"])) == {"29754-901#p1"}


def test_places_are_in_order_of_the_letters(store: Store) -> None:
    assert store.places("kst-29754-658") == [
        ("29754-901", 1, 28, 36, "Nr. 658."), ("29754-902", None, 0, 3, "Nr. 658"),
    ]  # fmt: skip
    assert store.places("kst-1") == []
    assert store.place_keys() == ["TZ202307-103", "kst-29754-658"]


def test_counts(store: Store) -> None:
    counts = {
        t: store.count(t) for t in ("documents", "passages", "notes", "places", "questions")
    }
    assert counts == {"documents": 2, "passages": 2, "notes": 2, "places": 3, "questions": 4}


def test_questions_come_back_in_the_order_asked_for(store: Store) -> None:
    assert store.questions([2, 0, 2, 3]) == [QUESTIONS[at] for at in (2, 0, 2, 3)]
    assert store.questions([]) == []


def test_questions_of_a_kind_are_in_order_of_their_sentences(store: Store) -> None:
    assert store.question_places("29754-901", OPEN) == ([0, 15], [2, 1])
    assert store.question_places("29754-902", WRONG) == ([0], [0])
    assert store.question_places("29754-902", OPEN) == ([], [])


def test_an_unknown_document_is_named_with_those_there_are(store: Store) -> None:
    with pytest.raises(UnknownDocument) as error:
        store.kamerstuk("29754-1")
    assert str(error.value) == (
        "'29754-1' is not in the dossier; it holds: 29754-901, 29754-902"
    )


def test_what_reads_cannot_write(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._db.execute("DELETE FROM passages")


def test_a_whole_store_passes_its_check(store: Store) -> None:
    store.check()


def test_a_missing_file_is_reported_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"passages.sqlite is missing .* Run: vao index"):
        Store(tmp_path / "passages.sqlite")
    assert not (tmp_path / "passages.sqlite").exists()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("left", [0, 50, 100, 4096, 9000])
def test_a_cut_file_is_reported(tmp_path: Path, left: int) -> None:
    path = tmp_path / "passages.sqlite"
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(IndexDamaged, match="Run: vao index"):
        _use(Store(path))


def _use(store: Store) -> None:
    store.check()
    store.entries()


def test_a_record_of_another_shape_is_reported(store: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "passages.sqlite") as db:
        db.execute("UPDATE documents SET entry = '{}', record = '{}'")
        db.execute("UPDATE passages SET record = '{}'")
    db.close()
    changed = Store(tmp_path / "passages.sqlite")
    for read in (
        changed.entries,
        lambda: changed.kamerstuk("29754-901"),
        lambda: changed.passages(["29754-901#p1"]),
    ):
        with pytest.raises(IndexDamaged, match="cannot be read"):
            read()
    changed.close()
