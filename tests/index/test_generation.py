"""Generations: the pointer, the lock, staleness, damage, and what a rebuild takes over."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index, fingerprint
from index.encoder import Kind
from index.errors import IndexBusy, IndexDamaged, IndexMissing, IndexStale
from index.generation import (
    UNFINISHED,
    Manifest,
    builder_lock,
    open_current,
    read_manifest,
    start,
)
from index.manifest import dossier_folder
from index.passages import split_passages
from index.plain import PlainLine
from index.questions import ANSWERED, OPEN, WRONG, AskedLine
from index.store import Store
from index.vectors import VectorStore
from tests.index.fakes import HashEncoder, entry, letter, make_kamerstuk

PAGE = 4096  # bytes, SQLite's default


SENTENCES = 3  # of LETTERS, one a passage
LETTERS = [
    letter(901, "Het duidingskader komt in het voorjaar.", "De motie is afgedaan."),
    letter(902, "De Autoriteit houdt toezicht."),
]
START = LETTERS[0].text.index("Het duidingskader")
QUESTIONS = [
    AskedLine("29754-901", START, ANSWERED, "Wanneer komt het?"),
    AskedLine("29754-901", START, OPEN, "Wat kost het?"),
    AskedLine("29754-901", START, WRONG, "Waarom in de herfst?", ("herfst",), ("voorjaar",)),
]
PLAIN = [PlainLine("29754-901", START, "Wanneer komt de uitleg? Hij is bijna af.")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of LETTERS; tests that break something take a copy."""
    folder = tmp_path_factory.mktemp("index")
    mark = "sha256:0123456789abcdef"
    build_index(folder, LETTERS, HashEncoder(), mark, plain=PLAIN, questions=QUESTIONS)
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "index"))


def current(folder: Path) -> Path:
    return folder / "generations" / (folder / "current").read_text().strip()


def test_a_generation_holds_what_was_built(made: Path) -> None:
    generation = open_current(made, "sha256:0123456789abcdef")
    generation.check()
    assert generation.manifest == Manifest(
        fingerprint="sha256:0123456789abcdef", encoder="hash", dimension=16,
        documents=2, passages=3, notes=0, vectors_reused=0,
    )  # fmt: skip
    assert generation.manifest.version == "0123456789ab"
    assert generation.store.passage_ids() == [
        p.id for k in LETTERS for p in split_passages(k)
    ]
    assert generation.store.kamerstuk("29754-901") == LETTERS[0]
    assert generation.counts["duidingskader"] == 1
    assert generation.counts["proefbrief"] == 3


def test_each_store_finds_its_passage(made: Path) -> None:
    generation = open_current(made)
    best = int(np.argmax(generation.lexical.scores("body", {"autoriteit": 1.0})))
    assert generation.store.passage_ids()[best] == "29754-902#p2"
    encoder = HashEncoder()
    build_index(made.parent / "again", LETTERS, encoder, "mark")
    vector = encoder.encode(encoder.encoded[2:3], "passage")[0]
    assert generation.vectors.query(vector, 1) == {"29754-902#p2": pytest.approx(1.0, abs=1e-5)}


def test_questions_are_kept_with_what_they_answer_and_leave_open(made: Path) -> None:
    generation = open_current(made)
    assert generation.store.questions([0, 1, 2]) == QUESTIONS
    kinds = {kind: generation.questions.of_kind(kind).tolist() for kind in (ANSWERED, OPEN, WRONG)}
    assert kinds == {
        ANSWERED: [True, False, False], OPEN: [False, True, False], WRONG: [False, False, True],
    }  # fmt: skip
    # What may be mistaken says neither; the two sentences of plain language are answered.
    assert generation.contrast.places == (("29754-901", START),)
    assert generation.contrast.totals.tolist() == [[3, 1]]


def test_questions_are_embedded_as_questions(tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []

    class Kinds(HashEncoder):
        def encode(self, texts: Sequence[str], kind: Kind) -> np.ndarray:
            told.extend((kind, text) for text in texts)
            return super().encode(texts, kind)

    build_index(tmp_path, LETTERS, Kinds(), "mark", plain=PLAIN, questions=QUESTIONS)
    queries = [text for kind, text in told if kind == "query"]
    assert queries == [line.question for line in QUESTIONS]


def test_an_index_without_questions_is_whole(tmp_path: Path) -> None:
    build_index(tmp_path, LETTERS, HashEncoder(), "mark")
    generation = open_current(tmp_path)
    generation.check()
    assert (len(generation.questions), generation.contrast.places) == (0, ())


def test_without_an_index_it_is_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match=r"^There is no index yet\. Run: vao index$"):
        open_current(tmp_path)


def test_an_index_of_something_else_is_stale(made: Path) -> None:
    with pytest.raises(IndexStale, match=r"other sources, settings or code\. Run: vao index$"):
        open_current(made, "sha256:other")


def test_a_new_build_takes_the_pointer_and_readers_keep_what_they_opened(copy: Path) -> None:
    reader = open_current(copy)
    build_index(copy, LETTERS[:1], HashEncoder(), "second")
    assert open_current(copy).manifest.documents == 1
    reader.check()
    assert len(reader.store.passages(reader.store.passage_ids())) == 3
    assert len(reader.vectors.query(np.ones(16, dtype=np.float32), 3)) == 3


def test_the_generation_before_is_kept_and_older_ones_are_swept(copy: Path) -> None:
    names = [current(copy).name]
    for mark in ("second", "third"):
        build_index(copy, LETTERS, HashEncoder(), mark)
        names.append(current(copy).name)
    assert sorted(p.name for p in (copy / "generations").iterdir()) == sorted(names[1:])


def test_what_answered_before_is_kept_rather_than_a_later_orphan(copy: Path) -> None:
    before = current(copy)
    orphan = shutil.copytree(before, before.with_name("99991231T000000-000000000"))
    build_index(copy, LETTERS, HashEncoder(), "second")
    assert (before.is_dir(), Path(orphan).is_dir()) == (True, False)


def test_leftovers_of_a_killed_build_are_removed(copy: Path) -> None:
    left = start(copy, "20200101T000000-000000000")
    (left / "passages.sqlite").write_text("half")
    build_index(copy, LETTERS, HashEncoder(), "second")
    assert list((copy / "generations").glob(f"*{UNFINISHED}")) == []


def test_a_build_that_fails_leaves_the_index_as_it_was(copy: Path) -> None:
    class Broken(HashEncoder):
        def encode(self, texts: object, kind: object) -> np.ndarray:  # type: ignore[override]
            raise RuntimeError("no vectors today")

    before = (copy / "current").read_text()
    with pytest.raises(RuntimeError, match="no vectors today"):
        build_index(copy, LETTERS, Broken("other"), "second")
    assert (copy / "current").read_text() == before
    open_current(copy, "sha256:0123456789abcdef").check()
    build_index(copy, LETTERS, HashEncoder(), "third")


def test_unchanged_passages_are_not_embedded_again(copy: Path) -> None:
    before = open_current(copy)
    changed = [letter(901, "Het duidingskader komt in het voorjaar.", "Deze alinea is nieuw.")]
    encoder = HashEncoder()
    manifest = build_index(copy, [*changed, LETTERS[1]], encoder, "second")
    # The passage with its context, then its one sentence.
    assert [t.splitlines()[-1] for t in encoder.encoded] == ["Deze alinea is nieuw."] * 2
    assert manifest.vectors_reused == 2
    after = open_current(copy)
    kept = ["29754-901#p2", "29754-902#p2"]
    old, new = before.vectors.get(kept), after.vectors.get(kept)
    assert {p: v.tolist() for p, v in old.items()} == {p: v.tolist() for p, v in new.items()}
    for passage in kept:
        was, now = (g.store.passage_ids().index(passage) for g in (before, after))
        np.testing.assert_array_equal(before.sentences.of(was), after.sentences.of(now))


def test_the_same_text_twice_has_its_vector_twice(copy: Path) -> None:
    first, second = letter(903, "Zie de brief."), letter(904, "Zie de brief.")
    twins = [first, make_kamerstuk(
        [("heading", "Kop 0", ("Kop 0",)), ("paragraph", "Zie de brief.", ("Kop 0",))],
        source=entry("29754-904", number=903),
    )]  # fmt: skip
    assert first.text == second.text == twins[1].text
    for mark in ("second", "third"):
        build_index(copy, twins, HashEncoder(), mark)
        generation = open_current(copy)
        generation.check()
        vectors = generation.vectors.get(generation.store.passage_ids())
        assert len(vectors) == 2
        np.testing.assert_allclose(*vectors.values(), rtol=1e-6)


def test_another_encoder_embeds_everything_again(copy: Path) -> None:
    encoder = HashEncoder("other")
    assert build_index(copy, LETTERS, encoder, "second").vectors_reused == 0
    assert len(encoder.encoded) == 3 + SENTENCES


def test_a_damaged_index_is_built_anew(copy: Path) -> None:
    shutil.rmtree(current(copy) / "chroma")
    encoder = HashEncoder()
    build_index(copy, LETTERS, encoder, "second")
    assert len(encoder.encoded) == 3 + SENTENCES
    open_current(copy, "second").check()


def _cut(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


def _without_vectors(folder: Path, passage: str = "29754-902#p2") -> None:
    VectorStore.open(folder / "chroma")._collection.delete(ids=[passage])


def _without(folder: Path, table: str) -> None:
    """Take the first row out."""
    with sqlite3.connect(folder / "passages.sqlite") as db:
        db.execute(f"DELETE FROM {table} WHERE position = 0")
    db.close()


DAMAGE = {
    "sqlite cut in half": lambda at: _cut(at / "passages.sqlite", 0.5),
    "sqlite emptied": lambda at: _cut(at / "passages.sqlite", 0),
    "sqlite gone": lambda at: (at / "passages.sqlite").unlink(),
    "a passage gone": lambda at: _without(at, "passages"),
    "manifest gone": lambda at: (at / "manifest.json").unlink(),
    "manifest cut": lambda at: _cut(at / "manifest.json", 0.5),
    "manifest of another shape": lambda at: (at / "manifest.json").write_text('{"a": 1}'),
    "manifest is a list": lambda at: (at / "manifest.json").write_text("[]"),
    "words gone": lambda at: (at / "words.txt").unlink(),
    "words of another shape": lambda at: (at / "words.txt").write_text("geen telling"),
    "lexical gone": lambda at: shutil.rmtree(at / "lexical"),
    "lexical size wrong": lambda at: (at / "lexical" / "size").write_text("2"),
    "a lexical field gone": lambda at: shutil.rmtree(at / "lexical" / "body"),
    "a lexical matrix cut": lambda at: _cut(next((at / "lexical").rglob("data*.npy")), 0.5),
    "a question gone": lambda at: _without(at, "questions"),
    "questions gone": lambda at: shutil.rmtree(at / "questions"),
    "questions cut": lambda at: _cut(at / "questions" / "vectors.npy", 0.5),
    "words of the questions gone": lambda at: shutil.rmtree(at / "questions" / "lexical"),
    "contrast gone": lambda at: shutil.rmtree(at / "contrast"),
    "contrast cut": lambda at: _cut(at / "contrast" / "counts.npy", 0.5),
    "chroma gone": lambda at: shutil.rmtree(at / "chroma"),
    "chroma cut in half": lambda at: _cut(at / "chroma" / "chroma.sqlite3", 0.5),
    "chroma emptied": lambda at: _cut(at / "chroma" / "chroma.sqlite3", 0),
    "a vector gone": _without_vectors,
    "whole generation gone": shutil.rmtree,
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_one_line_that_names_the_remedy(copy: Path, what: str) -> None:
    DAMAGE[what](current(copy))
    with pytest.raises(IndexDamaged) as error:
        open_current(copy).check()
    assert str(error.value).endswith("Run: vao index")
    assert "\n" not in str(error.value)


def test_a_lost_vector_is_noticed_wherever_it_was(tmp_path: Path) -> None:
    paragraphs = [f"Alinea {n} over het kader." for n in range(8)]
    build_index(tmp_path, [letter(901, *paragraphs)], HashEncoder(), "mark")
    _without_vectors(current(tmp_path), "29754-901#p16")
    with pytest.raises(IndexDamaged, match="The index has 7 vectors, not 8"):
        open_current(tmp_path).check()


def test_a_page_of_zeros_in_sqlite_is_noticed_wherever_it_is(copy: Path) -> None:
    path = current(copy) / "passages.sqlite"
    whole, generation = path.read_bytes(), open_current(copy)
    assert len(whole) >= 10 * PAGE
    for at in range(0, len(whole), PAGE):
        path.write_bytes(whole[:at] + bytes(PAGE) + whole[at + PAGE :])
        with pytest.raises(IndexDamaged):
            Store(path).check()
        damaged = replace(generation, store=Store(path))
        with pytest.raises(IndexDamaged):
            damaged.check()


def test_a_pointer_to_nothing_is_damage(copy: Path) -> None:
    (copy / "current").write_text("20200101T000000-000000000\n")
    with pytest.raises(IndexDamaged, match="has no manifest"):
        open_current(copy)


def test_the_manifest_is_stable_json(made: Path) -> None:
    text = (current(made) / "manifest.json").read_text()
    assert json.loads(text)["passages"] == 3
    assert text == json.dumps(json.loads(text), indent=1, sort_keys=True) + "\n"
    assert read_manifest(current(made)).encoder == "hash"


def test_a_second_builder_is_told_to_wait(copy: Path) -> None:
    with builder_lock(copy), pytest.raises(IndexBusy, match="Another process is building"):
        build_index(copy, LETTERS, HashEncoder(), "second")
    build_index(copy, LETTERS, HashEncoder(), "third")


def test_the_lock_holds_between_processes_and_goes_with_its_process(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.generation import builder_lock\n"
        "with builder_lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdin is not None
    with holder, holder.stdout, holder.stdin:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexBusy), builder_lock(tmp_path):
            pass
        holder.kill()
        holder.wait(10)
    with builder_lock(tmp_path), pytest.raises(IndexBusy), builder_lock(tmp_path):
        pass


def test_the_fingerprint_follows_encoder_and_sources(tmp_path: Path) -> None:
    mark = fingerprint(HashEncoder())
    assert mark == fingerprint(HashEncoder())
    assert mark != fingerprint(HashEncoder("other"))
    folder = Path(shutil.copytree(dossier_folder(), tmp_path / "dossier"))
    assert fingerprint(HashEncoder(), folder) == mark
    for file in (folder / "gewone-taal" / "29754-771.tsv", folder / "vragen" / "29754-771.tsv"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("e", "a", 1), encoding="utf-8")
        assert fingerprint(HashEncoder(), folder) != mark
        file.write_text(text, encoding="utf-8")
    assert fingerprint(HashEncoder(), folder) == mark
    outline = folder / "manifest.toml"
    outline.write_text(outline.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert fingerprint(HashEncoder(), folder) != mark
