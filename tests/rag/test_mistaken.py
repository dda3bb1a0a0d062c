"""Wrong premises by written mistakes: their features on a small letter, and on the dossier."""

import math
import tomllib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.questions import WRONG, AskedLine, read_questions
from index.read import read_dossier
from rag.answering.choices import Choice
from rag.assistant import Assistant
from rag.doubting.mistaken import (
    FEATURES,
    MISTAKEN_FILE,
    MOST_GAP,
    Mistake,
    mistaken,
)
from rag.records import Question, Turn
from rag.writer import WRONG_PREMISE
from tests.rag.test_select import made
from tests.rag.written import LETTER, LINES, MOTION, NOT_META, PILOT, line, small_assistant

TIKTOK, SNAP, STILL = LINES[5:]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return small_assistant(tmp_path_factory.mktemp("written"))


def told(mistake: Mistake) -> dict[str, float]:
    return dict(zip(FEATURES, mistake.features.tolist(), strict=True))


def found(small: Assistant, text: str) -> list[AskedLine]:
    return [mistake.line for mistake in small.mistakes(Question(text))]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # The two lines say one mistake, which is found once, by the nearer of its questions.
        ("Waarom start de pilot met TikTok?", [TIKTOK]),
        ("Hoezo begint Snap Chat met de pilot?", [SNAP]),
        ("Waarom loopt de motie nog?", [STILL]),
        # A form of two words is not said by one of them, nor by both in another order.
        ("Waarom een pilot met een chat in een snap?", []),
        # A form is said in any inflection.
        ("Waarom komen er pilots met TikToks?", [TIKTOK]),
        # What would make the premise right is said as well.
        ("Waarom start de pilot met TikTok en niet met Meta?", []),
        # Nothing that is wrong is said.
        ("Waarom start de pilot met Meta?", []),
        # A question for yes or no takes nothing for granted.
        ("Is de pilot met TikTok van start gegaan?", []),
        # Two mistakes.
        ("Waarom loopt de motie over de pilot met TikTok?", [TIKTOK, STILL]),
    ],
)
def test_a_mistake_is_possible_where_its_wrong_form_is_said(
    small: Assistant, text: str, lines: list[AskedLine]
) -> None:
    assert found(small, text) == lines


def test_a_question_that_goes_on_from_another_is_not_looked_at(small: Assistant) -> None:
    history = (Turn("user", "Wat is de pilot?"), Turn("assistant", "Een proef met Meta."))
    assert small.mistakes(Question("En waarom dan met TikTok?", history=history)) == []


def test_without_quotes_there_is_nothing_to_correct_with(small: Assistant) -> None:
    understood = small.understand(Question(TIKTOK.question))
    assert small.composer.doubter.mistakes(understood, []) == []


def features_of(small: Assistant, text: str, ranked: list[Choice]) -> list[dict[str, float]]:
    understood = small.understand(Question(text))
    return [told(m) for m in small.composer.doubter.mistakes(understood, ranked)]


def quote(start: int, score: float, words: str = "") -> Choice:
    return made(start, start + 9, score, words, document=LETTER.id)


def test_a_mistake_whose_sentence_is_no_quote_is_left_out(small: Assistant) -> None:
    assert features_of(small, TIKTOK.question, [quote(MOTION, 5.0)]) == []
    elsewhere = replace(quote(PILOT, 5.0), document="29754-902")
    assert features_of(small, TIKTOK.question, [elsewhere]) == []
    assert len(features_of(small, TIKTOK.question, [quote(PILOT, 5.0)])) == 1


def test_the_features_of_a_mistake_asked_in_its_own_words(small: Assistant) -> None:
    ranked = [quote(PILOT, 5.0, "pilot meta start"), quote(MOTION, 4.0)]
    (values,) = features_of(small, TIKTOK.question, ranked)
    near = small.composer.asked.near(TIKTOK.question)
    assert values == {
        "words": pytest.approx(float(near.words[5])),
        "meaning": pytest.approx(1.0, abs=1e-3),
        "example": 1.0, "sentence": 1.0, "plain": 0.0, "first": 1.0, "rank": 0.0, "gap": 0.0,
        "other": 0.0, "other_rank": pytest.approx(math.log(100)),
        "over_answered": pytest.approx(float(near.both[5] - near.both[[0, 2, 4]].max())),
        "over_open": pytest.approx(float(near.both[5] - near.both[[1, 3]].max())),
        "asserts": 1.0,
    }  # fmt: skip


def test_the_features_of_a_sentence_below_one_that_says_the_wrong_word(small: Assistant) -> None:
    ranked = [
        quote(MOTION, 9.0), quote(MOTION, 8.0, "tiktok pilot"), quote(MOTION, 7.0, "tiktok"),
        quote(PILOT, 6.5, "meta"),
    ]  # fmt: skip
    (values,) = features_of(small, "Welke pilot start met TikTok?", ranked)
    idf = small.retriever.query(small.understand(Question("Welke pilot start met TikTok?"))).idf
    others = idf["pilot"] + idf["start"]
    assert set(idf) == {"pilot", "start", "tiktok"}
    assert {k: values[k] for k in FEATURES[2:10]} == {
        "example": 1.0, "sentence": 0.0, "plain": 0.0, "first": 0.0,
        "rank": pytest.approx(math.log(4)), "gap": 2.5,
        "other": pytest.approx(idf["pilot"] / others), "other_rank": pytest.approx(math.log(2)),
    }  # fmt: skip
    assert values["asserts"] == 0.0


def test_no_gap_is_more_than_the_most(small: Assistant) -> None:
    (values,) = features_of(small, TIKTOK.question, [quote(MOTION, 99.0), quote(PILOT, 1.0)])
    assert values["gap"] == MOST_GAP


def mistake(score: float, start: int) -> Mistake:
    """One whose weighed features come to `score`."""
    weights, bias, _ = model()
    row = np.zeros(len(FEATURES))
    at = FEATURES.index("words")
    row[at] = (score - bias) / weights[at]
    return Mistake(line(PILOT, WRONG, "", *NOT_META), quote(start, 1.0), row)


def model() -> tuple[np.ndarray, float, float]:
    table = tomllib.loads(MISTAKEN_FILE.read_text(encoding="utf-8"))
    weights = np.array([table["weights"][name] for name in FEATURES])
    return weights, float(table["bias"]), float(table["threshold"])


def test_the_file_has_a_weight_for_each_feature() -> None:
    table = tomllib.loads(MISTAKEN_FILE.read_text(encoding="utf-8"))
    assert tuple(table["weights"]) == FEATURES


@given(st.lists(st.floats(-5, 5), max_size=6))
def test_the_likeliest_past_the_threshold_is_told(scores: list[float]) -> None:
    threshold = model()[2]
    clear = [s for s in scores if abs(s - threshold) > 1e-6]
    choice = mistaken([mistake(score, at) for at, score in enumerate(clear)])
    best = max(clear, default=-9.0)
    if best < threshold:
        assert choice is None
    else:
        assert choice is not None
        assert clear[choice.start] == pytest.approx(best)


def test_a_wrong_premise_is_corrected_with_the_sentence_itself(small: Assistant) -> None:
    for written, said in ((TIKTOK, "De pilot met Meta start"), (STILL, "De motie over")):
        answer = small.ask(Question(written.question))
        assert answer.status == "premise_corrected"
        assert answer.text.startswith(f"{WRONG_PREMISE} In ")
        (citation,) = answer.citations
        assert citation.quote.startswith(said)
        assert written.question not in answer.text


def test_written_mistakes_of_the_dossier_are_corrected_when_they_are_asked(
    assistant: Assistant,
) -> None:
    asked = [x for x in read_questions(read_dossier()) if x.kind == WRONG][::150]
    right = 0
    for written in asked:
        choice = mistaken(assistant.mistakes(Question(written.question)))
        if choice is not None and choice.document == written.document:
            right += choice.start <= written.start < choice.end
    assert len(asked) == 60
    assert right >= 57
