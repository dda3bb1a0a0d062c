"""Questions beside the sentences: read, refused when they fit nothing, near or not, never shown."""

import math
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged, SourceError
from index.generation import Generation
from index.lexical import K1, B
from index.plain import read_plain
from index.questions import (
    ANSWERED,
    KINDS,
    OPEN,
    WRONG,
    AskedLine,
    QuestionIndex,
    question_files,
    question_terms,
    read_questions,
)
from index.read import read_dossier
from tests.index.fakes import letter

LETTER = letter(901, "De pilot start in januari. Meta doet mee.", "De motie is afgedaan.")
FIRST, SECOND = LETTER.text.index("De pilot"), LETTER.text.index("Meta")


def written(folder: Path, *lines: str, document: str = LETTER.id) -> Path:
    (folder / "vragen").mkdir(exist_ok=True)
    file = folder / "vragen" / f"{document}.tsv"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def asked(kind: str, question: str, start: int = FIRST, **forms: tuple[str, ...]) -> AskedLine:
    return AskedLine(LETTER.id, start, kind, question, **forms)


LINES = [
    asked(ANSWERED, "Wanneer start de pilot?"),
    asked(OPEN, "Wat kost de pilot?"),
    asked(WRONG, "Waarom doet TikTok mee?", SECOND, wrong=("tiktok",), right=("meta",)),
]
VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8]], dtype=np.float32)


def test_each_line_is_read_with_its_sentence_and_kind(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        "2.2\topen\tWelk deel van de gebruikers?",
        "2.1\tantwoord\twanneer start de pilot",
        "2.2\tonjuist\ttiktok| snap  => meta | facebook => waarom tiktok? //  hoezo snap",
    )
    forms = {"wrong": ("tiktok", "snap"), "right": ("meta", "facebook")}
    assert read_questions([LETTER], folder) == (
        asked(OPEN, "Welk deel van de gebruikers?", SECOND),
        asked(ANSWERED, "wanneer start de pilot"),
        asked(WRONG, "waarom tiktok?", SECOND, **forms),
        asked(WRONG, "hoezo snap", SECOND, **forms),
    )


def test_the_documents_give_the_order_and_files_of_others_are_left(tmp_path: Path) -> None:
    other = letter(902, "De pilot is af.")
    folder = written(tmp_path, "2.1\topen\tEn nu?", document=other.id)
    written(tmp_path, "2.1\topen\tEn dan?")
    written(tmp_path, "dit leest niemand", document="29754-999")
    assert [file.stem for file in question_files(folder)] == [LETTER.id, other.id, "29754-999"]
    assert [line.document for line in read_questions([other, LETTER], folder)] == [
        other.id, LETTER.id,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "2.9\topen\tGeen zin.", "99.1\topen\tGeen alinea.", "2.1 open\tGeen tab", "2.1\topen\t",
        "2.1\topen geen tab", "2.1\tmisschien\tEen soort die er niet is.", "",
        "2.1\tonjuist\tWaarom doet TikTok mee?",
        "2.1\tonjuist\ttiktok => Waarom doet TikTok mee?",
        "2.1\tonjuist\ttiktok => meta => ", "2.1\tonjuist\ttiktok =>  => Waarom TikTok?",
        "2.1\tonjuist\t | => meta => Waarom TikTok?",
        "2.1\tonjuist\ttiktok => meta => Waarom? => Hoezo?",
    ],
)
def test_a_line_that_fits_nothing_is_refused(tmp_path: Path, line: str) -> None:
    folder = written(tmp_path, "2.1\topen\tWat kost de pilot?", line)
    message = r"29754-901\.tsv, line 2: .* is no question about a sentence of 29754-901; write "
    with pytest.raises(SourceError, match=message) as error:
        read_questions([LETTER], folder)
    assert "\n" not in str(error.value)


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_questions([LETTER], tmp_path) == ()


def test_every_line_of_the_dossier_is_read() -> None:
    dossier = read_dossier()
    assert {file.stem for file in question_files()} == {k.id for k in dossier}
    rows = [
        row.split("\t", 2)
        for file in question_files()
        for row in file.read_text(encoding="utf-8").splitlines()
    ]
    kinds = Counter(kind for _, kind, _ in rows)
    assert kinds == {ANSWERED: 6663, OPEN: 12298, WRONG: 2981}
    assert sum(kinds.values()) == 21942
    # A line of what is wrong has several questions.
    questions = sum(text.count(" // ") + 1 if kind == WRONG else 1 for _, kind, text in rows)
    assert len(read_questions(dossier)) == questions == 27904


def test_every_sentence_of_the_dossier_has_answered_and_open_questions() -> None:
    dossier = read_dossier()
    sentences = {(line.document, line.start) for line in read_plain(dossier)}
    lines = read_questions(dossier)
    for kind, least in ((ANSWERED, 10), (OPEN, 20)):
        told = Counter((x.document, x.start) for x in lines if x.kind == kind)
        assert (set(told), min(told.values())) == (sentences, least)
    # What four sentences say leaves nothing to be mistaken about.
    wrong = {(x.document, x.start) for x in lines if x.kind == WRONG}
    assert (wrong < sentences, len(sentences - wrong)) == (True, 4)


def test_forms_belong_to_what_is_wrong_alone() -> None:
    for line in read_questions(read_dossier()):
        assert bool(line.wrong) == bool(line.right) == (line.kind == WRONG)
        assert not set(line.wrong) & set(line.right), line
        assert line.question.strip() == line.question


def test_terms_keep_the_words_that_ask() -> None:
    assert question_terms("Wat kost de start van pilots, en wie betaalt?") == [
        "wat", "kost", "start", "pilot", "wie", "betaalt",
    ]  # fmt: skip
    assert question_terms("Waarom is dat?") == ["waarom"]
    assert question_terms("") == []


def index() -> QuestionIndex:
    return QuestionIndex.build(LINES, VECTORS)


def test_kinds_are_told_apart() -> None:
    assert {kind: index().of_kind(kind).tolist() for kind in KINDS} == {
        ANSWERED: [True, False, False], OPEN: [False, True, False], WRONG: [False, False, True],
    }  # fmt: skip
    assert len(index()) == 3


def idf(held: int) -> float:
    return math.log(1 + (3 - held + 0.5) / (held + 0.5))


def test_nearness_in_words_is_a_share_of_what_could_be() -> None:
    # "wanneer start pilot", "wat kost pilot" and "waarom tiktok": eight terms in three questions,
    # so that one of three terms scores a little less than one of middling length would.
    def bm25(held: int) -> float:
        return idf(held) / (1 + K1 * (1 - B + B * 3 / (8 / 3)))

    shares = index().in_words("Wat kost de pilot?")
    most = (2 * idf(1) + idf(2)) / (1 + K1)
    expected = [bm25(2) / most, (2 * bm25(1) + bm25(2)) / most, 0.0]
    np.testing.assert_allclose(shares, expected, rtol=1e-5)
    assert 0.9 < shares[1] < 1.0


def test_a_word_that_no_question_has_makes_all_less_near() -> None:
    near, less = index().in_words("kost"), index().in_words("kost boeddha")
    np.testing.assert_allclose(less, near * idf(1) / (idf(1) + idf(0)), rtol=1e-5)


@pytest.mark.parametrize("question", ["", "de het een", "boeddha"])
def test_a_question_without_known_words_is_near_to_none(question: str) -> None:
    assert index().in_words(question).tolist() == [0, 0, 0]


def test_nearness_in_meaning_is_the_cosine() -> None:
    cosines = index().in_meaning(np.array([0, 1], dtype=np.float32))
    np.testing.assert_allclose(cosines, [0, 1, 0.8], atol=1e-3)


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    index().save(tmp_path / "questions")
    loaded = QuestionIndex.load(tmp_path / "questions")
    assert len(loaded) == 3
    np.testing.assert_array_equal(loaded.in_words("wat kost"), index().in_words("wat kost"))
    np.testing.assert_array_equal(loaded.in_meaning(VECTORS[0]), index().in_meaning(VECTORS[0]))
    for kind in KINDS:
        assert loaded.of_kind(kind).tolist() == index().of_kind(kind).tolist()


def test_no_questions_at_all(tmp_path: Path) -> None:
    QuestionIndex.build([], np.zeros((0, 2), dtype=np.float32)).save(tmp_path / "questions")
    loaded = QuestionIndex.load(tmp_path / "questions")
    assert len(loaded) == 0
    assert loaded.in_words("wat kost").shape == loaded.in_meaning(VECTORS[0]).shape == (0,)


FILES = sorted(
    ["kinds.npy", "lexical/size", "vectors.npy", "vectors.starts.npy"]
    + [f"lexical/question/{part}" for part in ("terms.json", "starts.npy", "passages.npy")]
)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", ["gone", "emptied", "cut"])
def test_damage_is_one_line_that_names_the_remedy(
    tmp_path: Path, file: str, damage: str
) -> None:
    index().save(tmp_path / "questions")
    path = tmp_path / "questions" / file
    whole = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"")
    with pytest.raises(IndexDamaged, match=r"Run: vao index$") as error:
        QuestionIndex.load(tmp_path / "questions")
    assert "\n" not in str(error.value)


def test_parts_that_do_not_fit_are_damage(tmp_path: Path) -> None:
    index().save(tmp_path / "questions")
    np.save(tmp_path / "questions" / "kinds.npy", np.zeros(2, dtype=np.int8))
    with pytest.raises(IndexDamaged, match=r"parts of the questions do not fit. Run: vao index$"):
        QuestionIndex.load(tmp_path / "questions")


def test_words_that_are_gone_are_damage(tmp_path: Path) -> None:
    index().save(tmp_path / "questions")
    lexical = tmp_path / "questions" / "lexical"
    (lexical / "question").rename(lexical / "vraag")
    with pytest.raises(IndexDamaged, match=r"parts of the questions do not fit. Run: vao index$"):
        QuestionIndex.load(tmp_path / "questions")


def test_a_generation_has_them_in_the_order_read(generation: Generation) -> None:
    lines = read_questions(read_dossier())
    assert len(generation.questions) == generation.store.count("questions") == len(lines)
    some = list(range(0, len(lines), 500))
    assert generation.store.questions(some[::-1]) == [lines[at] for at in some[::-1]]
    for kind in KINDS:
        right = [line.kind == kind for line in lines]
        assert generation.questions.of_kind(kind).tolist() == right


def test_a_generation_with_a_question_too_few_is_damaged(generation: Generation) -> None:
    with pytest.raises(IndexDamaged, match=r"has 3 questions, not 27904\. Run: vao index$"):
        replace(generation, questions=index()).check()


def test_what_is_shown_and_searched_holds_no_question(generation: Generation) -> None:
    store = generation.store
    rows = store.passages(store.passage_ids()).values()
    shown = "\n".join([*(row.text for row in rows), *(e.title for e in store.entries())])
    whole = "\n".join(store.kamerstuk(e.id).text for e in store.entries())
    asked_ = {line.question for line in read_questions(read_dossier())}
    # A few keywords that stand in the letters in this order, too.
    assert len({q for q in asked_ if q in whole}) < 5
    assert {q for q in asked_ if q in shown} <= {q for q in asked_ if q in whole}
    # Words of the questions that neither letter nor plain language says are not searched.
    words = {word for q in asked_ for word in question_terms(q)}
    fields = generation.lexical._fields
    searched = {term for name in fields for term in fields[name].terms}
    assert len(words - searched) > 500
