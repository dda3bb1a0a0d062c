"""How near a question is to the written ones, on a small letter and on the dossier."""

from collections.abc import Sequence

import numpy as np
import pytest

from index.questions import ANSWERED, OPEN, WRONG
from rag.answering.asked import Near
from rag.answering.choices import FEATURES as CHOICE_FEATURES
from rag.answering.choices import Choice
from rag.assistant import Assistant
from rag.doubting.abstain import FEATURES
from rag.records import Question
from tests.rag.test_select import made
from tests.rag.written import LETTER, LINES, MOTION, PILOT, STAFF, small_assistant

KINDS = np.array([line.kind for line in LINES])
WHOLE = len(LETTER.text)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return small_assistant(tmp_path_factory.mktemp("written"))


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return small_assistant(tmp_path_factory.mktemp("without"), ())


def quote(start: int, score: float, document: str = LETTER.id) -> Choice:
    """A quote of one character, at the start of a sentence."""
    return quote_until(start, start + 1, score, document)


def quote_until(start: int, end: int, score: float, document: str = LETTER.id) -> Choice:
    return made(start, end, score, document=document)


def test_a_written_question_is_nearest_to_itself(small: Assistant) -> None:
    for at, line in enumerate(LINES):
        near = small.composer.asked.near(line.question)
        assert int(near.both.argmax()) == at
        assert near.meaning[at] == pytest.approx(1.0, abs=1e-3)


def test_nearness_is_in_words_and_in_meaning(small: Assistant) -> None:
    near = small.composer.asked.near("Wat kost de dienst?")
    questions = small.generation.questions
    vector = small.encoder.encode(["Wat kost de dienst?"], "query")[0]
    np.testing.assert_array_equal(near.words, questions.in_words("Wat kost de dienst?"))
    np.testing.assert_array_equal(near.meaning, questions.in_meaning(vector))
    np.testing.assert_array_equal(near.both, near.words + near.meaning)
    for which, kind in ((near.answered, ANSWERED), (near.open, OPEN), (near.wrong, WRONG)):
        assert which.tolist() == (kind == KINDS).tolist()


def near_of(both: Sequence[float], wrong: Sequence[bool]) -> Near:
    scores, is_wrong = np.array(both, dtype=np.float32), np.array(wrong)
    return Near(scores, scores * 0, scores, ~is_wrong, is_wrong & False, is_wrong)


def test_the_nearest_of_a_kind_and_none() -> None:
    near = near_of([0.5, -0.2, 0.25, 0.75], [False, False, True, True])
    found = near.nearest(near.answered), near.nearest(near.wrong), near.nearest(near.open)
    assert found == (0.5, 0.75, 0.0)


def test_mistakes_come_nearest_first_and_ties_in_order() -> None:
    near = near_of([0.5, 0.1, 0.9, 0.1, 1.4], [True, True, True, True, False])
    assert near.mistaken(9) == [2, 0, 1, 3]
    assert near.mistaken(2) == [2, 0]


def test_the_lines_at_positions(small: Assistant) -> None:
    assert small.composer.asked.lines([3, 0]) == [LINES[3], LINES[0]]


@pytest.mark.parametrize(
    ("start", "end", "position"),
    [
        (PILOT, PILOT + 1, 0), (STAFF, WHOLE, None), (PILOT, WHOLE, None),
        (STAFF, MOTION, 2), (PILOT + 1, STAFF + 1, 2), (MOTION, WHOLE, 4),
    ],
)  # fmt: skip
def test_what_a_sentence_answers_is_near(
    small: Assistant, start: int, end: int, position: int | None
) -> None:
    near = small.composer.asked.near("Wat kost de motie?")
    answered = [at for at, x in enumerate(LINES) if x.kind == ANSWERED and start <= x.start < end]
    found = small.composer.asked.answered_within(near, LETTER.id, start, end)
    assert found == pytest.approx(float(near.both[answered].max()))
    assert position is None or answered == [position]


@pytest.mark.parametrize(
    ("document", "start", "end"),
    [(LETTER.id, PILOT + 1, STAFF), (LETTER.id, 0, PILOT), ("29754-902", 0, WHOLE)],
)
def test_where_no_answered_sentence_begins_nothing_is_near(
    small: Assistant, document: str, start: int, end: int
) -> None:
    near = small.composer.asked.near("Wanneer start de pilot?")
    assert small.composer.asked.answered_within(near, document, start, end) == 0.0


_LEFT = ("Wat kost de pilot?", "Wanneer start de dienst?")


# Weights of the three sentences with questions: e^(half of how much below the best), else 0.03.
@pytest.mark.parametrize(
    ("ranked", "weights"),
    [
        ([], [0.03, 0.03, 0.03]),
        ([quote(PILOT, 5.0)], [1.0, 0.03, 0.03]),
        ([quote(STAFF, 5.0), quote(PILOT, 3.0)], [np.exp(-1.0), 1.0, 0.03]),
        ([quote_until(PILOT, STAFF + 1, 5.0), quote(STAFF, 1.0)], [1.0, 1.0, 0.03]),
        ([quote(MOTION, 2.0, "29754-902"), quote(PILOT, 0.0)], [np.exp(-1.0), 0.03, 0.03]),
        ([*(quote(PILOT, 5.0) for _ in range(15)), quote(STAFF, 5.0)], [1.0, 0.03, 0.03]),
        ([*(quote(PILOT, 5.0) for _ in range(14)), quote(STAFF, 5.0)], [1.0, 1.0, 0.03]),
    ],
)
def test_quotes_weigh_what_is_left_open(
    small: Assistant, ranked: list[Choice], weights: list[float]
) -> None:
    contrast = small.generation.contrast
    by_start = dict(zip((PILOT, STAFF, MOTION), weights, strict=True))
    expected = np.array([by_start[start] for _, start in contrast.places])
    found = [small.composer.asked.left_open(question, ranked) for question in _LEFT]
    told = [contrast.left_open(question, expected) for question in _LEFT]
    assert found == pytest.approx([max(0.0, odds) for odds in told])
    assert max(found) > 0


def test_without_questions_nothing_is_near_and_nothing_is_told(without: Assistant) -> None:
    near = without.composer.asked.near("Wat kost de pilot?")
    assert [len(x) for x in (near.words, near.meaning, near.both)] == [0, 0, 0]
    assert (near.nearest(near.open), near.mistaken(5)) == (0.0, [])
    assert without.composer.asked.answered_within(near, LETTER.id, 0, WHOLE) == 0.0
    assert without.composer.asked.left_open("Wat kost de pilot?", [quote(PILOT, 5.0)]) == 0.0


def test_a_quote_knows_how_near_the_questions_are_that_it_answers(small: Assistant) -> None:
    question = "Hoeveel mensen telt de dienst?"
    near = small.composer.asked.near(question)
    told = {
        c.start: float(c.features[CHOICE_FEATURES.index("asked")])
        for c in small.choices(Question(question))
    }
    assert told == {
        start: pytest.approx(float(near.both[at]))
        for start, at in ((PILOT, 0), (STAFF, 2), (MOTION, 4))
    }
    assert max(told, key=lambda start: told[start]) == STAFF


# What the letters tell of a thing, and what they leave open of it.
@pytest.mark.parametrize(
    ("answered", "left"),
    [
        ("Wanneer start de pilot met de ReDirect-methode?", "Wat kost de pilot met de "
         "ReDirect-methode?"),
        ("Wie voerde het onderzoek Radicale reclame uit?", "Wat kostte het onderzoek Radicale "
         "reclame?"),
        ("Voor welke leeftijd is Blijf in Beeld?", "Hoeveel scholen doen mee aan Blijf in Beeld?"),
    ],
)  # fmt: skip
def test_what_is_left_open_is_told_from_what_is_answered(
    assistant: Assistant, answered: str, left: str
) -> None:
    rows = []
    for text in (answered, left):
        row = assistant.abstain_features(Question(text))
        rows.append(dict(zip(FEATURES, row, strict=True)))
    for name in ("left_open", "open_over"):
        assert rows[0][name] < rows[1][name], name
