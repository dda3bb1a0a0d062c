from eval.measures.document_precision import DOCUMENT_PRECISION
from eval.measures.document_recall import DOCUMENT_RECALL
from eval.measures.footnote_precision import FOOTNOTE_PRECISION
from eval.measures.footnote_recall import FOOTNOTE_RECALL
from eval.measures.quote_support import QUOTE_SUPPORT
from eval.measures.verbatim import VERBATIM
from eval.records import Evidence, GivenCitation, GivenNote, Measure, QuestionRecord, Score
from tests.eval.examples import (
    QUOTE_A1,
    QUOTE_A2,
    QUOTE_B,
    answer,
    case,
    cite,
    question,
    unanswerable,
)

NOTE_1 = GivenNote(1, "Kamerstuk 11 111, nr. 22.")
NOTE_2 = GivenNote(2, "Zie de begroting.")


def score(
    measure: Measure, *citations: GivenCitation, record: QuestionRecord | None = None
) -> Score | None:
    """A and B are to be cited, A with note 1."""
    return measure.score(case(record or question(), answer(citations=citations)))


def test_document_recall() -> None:
    assert score(DOCUMENT_RECALL, cite(1, "A", QUOTE_A2)) == Score(1, 2, "not cited: B")
    assert score(DOCUMENT_RECALL, cite(1, "A", QUOTE_A2), cite(2, "B", QUOTE_B)) == Score(2, 2)
    replaced = question(also_acceptable=(Evidence("A", QUOTE_A2, replaces=1),))
    assert score(DOCUMENT_RECALL, cite(1, "A", QUOTE_A2), record=replaced) == Score(2, 2)


def test_document_precision() -> None:
    only_a = question(citations=(Evidence("A", QUOTE_A1),))
    both = (cite(1, "A", QUOTE_A1), cite(2, "B", QUOTE_B), cite(3, "A", QUOTE_A2))
    assert score(DOCUMENT_PRECISION, *both, record=only_a) == Score(1, 2, "wrongly cited: B")
    assert score(DOCUMENT_PRECISION, *both) == Score(2, 2)
    assert score(DOCUMENT_PRECISION) == Score(0, 1, "cites nothing")


def test_footnote_recall_needs_one_listed_note_with_the_right_document() -> None:
    lost = Score(0, 1, "note not cited: A note 1")
    assert score(FOOTNOTE_RECALL, cite(1, "A", QUOTE_A1, NOTE_2, NOTE_1)) == Score(1, 1)
    assert score(FOOTNOTE_RECALL, cite(1, "A", QUOTE_A1)) == lost
    assert score(FOOTNOTE_RECALL, cite(1, "B", QUOTE_B, GivenNote(1, None))) == lost
    without = question(citations=(Evidence("A", QUOTE_A1),))
    assert score(FOOTNOTE_RECALL, cite(1, "A", QUOTE_A1, NOTE_1), record=without) is None


def test_footnote_precision_takes_listed_notes_and_those_of_the_evidence_sentence() -> None:
    marked_in_b = GivenNote(1, None)
    cited = (cite(1, "A", QUOTE_A1, NOTE_1, NOTE_2), cite(2, "B", QUOTE_B, marked_in_b))
    assert score(FOOTNOTE_PRECISION, *cited) == Score(2, 3, "wrongly cited: A note 2")
    assert score(FOOTNOTE_PRECISION, cite(1, "A", QUOTE_A1)) == Score(0, 1, "cites no note")
    without = question(citations=(Evidence("A", QUOTE_A2),))
    assert score(FOOTNOTE_PRECISION, cite(1, "A", QUOTE_A2), record=without) is None


def test_quote_support_wants_half_of_the_shorter_quote_in_the_same_document() -> None:
    half = "De motie van het lid"  # 5 of 5 words of the shorter one
    other = "Het kabinet voert haar uit."
    cited = (cite(1, "A", half), cite(2, "A", other), cite(3, "B", QUOTE_B))
    assert score(QUOTE_SUPPORT, *cited) == Score(2, 3, "quote is no evidence: [2]")
    assert score(QUOTE_SUPPORT) == Score(0, 1, "cites nothing")
    elsewhere = question(citations=(Evidence("B", QUOTE_A1),))
    assert score(QUOTE_SUPPORT, cite(1, "A", QUOTE_A1), record=elsewhere) == Score(
        0, 1, "quote is no evidence: [1]"
    )


def test_verbatim_counts_every_citation() -> None:
    moved = GivenCitation(2, "A", QUOTE_A1, 0, len(QUOTE_A1))
    right = cite(1, "A", QUOTE_A1)
    found = score(VERBATIM, right, moved)
    assert found == Score(1, 2, f"[2] is not verbatim in A at 0:{len(QUOTE_A1)}")
    assert score(VERBATIM) is None


def test_citations_are_scored_where_one_is_expected() -> None:
    corrected = question(expected="correct", answerable=False)
    assert score(DOCUMENT_RECALL, record=corrected) == Score(0, 2, "not cited: A, B")
    for measure in (DOCUMENT_RECALL, DOCUMENT_PRECISION, FOOTNOTE_RECALL, QUOTE_SUPPORT):
        assert score(measure, cite(1, "A", QUOTE_A1), record=unanswerable("abstain")) is None
