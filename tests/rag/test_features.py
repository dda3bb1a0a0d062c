"""What speaks for a passage."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.begrippen import Begrip, Begrippen, make_begrippen
from index.dutch import STOP_WORDS, CompoundSplitter, stem, words
from index.records import Passage
from index.spelling import Spelling
from rag.asking.query import Query, make_query
from rag.asking.question import understand
from rag.asking.understanding import Understanding
from rag.finding.features import (
    FEATURES,
    SIGNALS,
    SYNONYM,
    answer_present,
    counts_asked,
    coverage,
    feature_rows,
)
from rag.finding.view import PassageView, SentenceView
from rag.records import Question
from tests.rag.dossier import entries

COUNTS = {"pilot": 1, "instagram": 1, "start": 1, "januari": 1}
NOTHING = make_begrippen(())


def sentence(text: str, position: int = 0, kind: str = "paragraph") -> SentenceView:
    found = words(text)
    return SentenceView(
        0, len(text), text, frozenset(map(stem, found)),
        tuple(stem(w) for w in found if w not in STOP_WORDS), None, 1, position, kind,
    )


def view(
    texts: Sequence[str], document: str = "29754-774", kind: str = "paragraph",
    heading: str = "", notes: tuple[int, ...] = (),
) -> PassageView:
    sentences = tuple(sentence(text, at, kind) for at, text in enumerate(texts))
    stems = frozenset(map(stem, words(heading)))
    return PassageView(
        Passage(f"{document}#p1", document, (heading,), 0, 1, notes, 1), "\n".join(texts), (), kind,
        sentences, frozenset().union(*(s.stems for s in sentences)), stems, stems,
    )


def understood(text: str) -> Understanding:
    return understand(Question(text), entries())


def query(text: str, begrippen: Begrippen = NOTHING) -> Query:
    splitter = CompoundSplitter(frozenset())
    return make_query(understood(text), COUNTS, 10, splitter, begrippen, Spelling(COUNTS))


def features(text: str, seen: PassageView, begrippen: Begrippen = NOTHING) -> dict[str, float]:
    signals = np.zeros((1, len(SIGNALS)))
    rows = feature_rows([seen], signals, query(text, begrippen), understood(text))
    return dict(zip(FEATURES, rows[0].tolist(), strict=True))


def test_the_signals_come_first_and_unchanged() -> None:
    signals = np.arange(2 * len(SIGNALS), dtype=float).reshape(2, -1)
    seen = [view(["Een pilot."]), view(["Iets anders."])]
    rows = feature_rows(seen, signals, query("Pilot?"), understood("Pilot?"))
    assert rows.shape == (2, len(FEATURES))
    np.testing.assert_array_equal(rows[:, : len(SIGNALS)], signals)


def test_coverage_counts_words_by_what_they_say() -> None:
    asked = query("Start de pilot op Instagram?")  # three words, each in one passage
    assert coverage(frozenset({"pilot"}), asked) == pytest.approx(1 / 3)
    assert coverage(frozenset({"pilot", "start", "instagram"}), asked) == pytest.approx(1)
    assert coverage(frozenset(), asked) == 0


def test_a_sentence_with_all_words_beats_a_passage_with_all_words() -> None:
    text = "Start de pilot op Instagram?"
    together = features(text, view(["De pilot op Instagram mag van start.", "Klaar."]))
    apart = features(text, view(["De pilot loopt.", "Wij zien Instagram.", "De start was goed."]))
    assert together["sentence_expanded"] == pytest.approx(1)
    assert apart["sentence_expanded"] == pytest.approx(1 / 3)


def test_pairs_are_words_of_the_question_that_stand_near_each_other() -> None:
    text = "Start de pilot op Instagram?"  # pairs: start + pilot, pilot + instagram
    far = "De pilot kent acht zeer lange wegen naar goede grote kleine Instagram."
    assert features(text, view(["De pilot op Instagram."]))["pairs"] == 1 / 2
    assert features(text, view([far]))["pairs"] == 0
    assert features(text, view(["Start: pilot, Instagram."]))["pairs"] == 1


def test_a_synonym_counts_a_little_less_than_the_word() -> None:
    begrippen = make_begrippen([Begrip(("jongeren",), ("pubers",))])
    found = features("Wat doen pubers?", view(["Hier leren jongeren."]), begrippen)
    assert found["sentence_expanded"] == pytest.approx(SYNONYM)


def test_plain_language_says_a_word_for_its_sentence_alone() -> None:
    letters = view(["De aanbieder verwijdert content.", "Klaar."])
    first, second = letters.sentences
    said = replace(first, plain=frozenset({stem("filmpjes")}))
    found = features("Wie haalt filmpjes weg?", replace(letters, sentences=(said, second)))
    plain = features("Wie haalt filmpjes weg?", letters)
    assert found["sentence_plain"] > plain["sentence_plain"] == plain["sentence_expanded"]
    assert found["sentence_expanded"] == plain["sentence_expanded"]


@pytest.mark.parametrize(
    ("question", "text", "counted"),
    [
        ("hoeveel aanbevelingen doet het?", "De onderzoekers doen achttien aanbevelingen.", 1.0),
        ("hoeveel aanbevelingen doet het?", "In drie zinnen staan de aanbevelingen.", 0.0),
        ("binnen hoeveel jaar komt de evaluatie?", "Binnen drie jaar na inwerkingtreding.", 1.0),
        ("hoe laat komt het uit?", "Op 4 september om 14:00 uur.", 1.0),
        ("hoe laat komt het uit?", "Op 4 september 2024.", 0.0),
        ("wat doet een aanbeveling?", "Er zijn drie aanbevelingen.", 0.0),
    ],
)
def test_a_count_is_what_is_counted_behind_its_number(
    question: str, text: str, counted: float
) -> None:
    assert counts_asked(text, question) == counted


def test_the_heading_counts_by_itself() -> None:
    found = features("De pilot?", view(["Iets anders."], heading="De pilot"))
    assert (found["heading"], found["sentence_expanded"]) == (1, 0)


@pytest.mark.parametrize(
    ("text", "document", "named"),
    [
        ("Wat zegt nr. 774?", "29754-774", 1.0),
        ("Wat zegt nr. 774?", "29754-708", 0.0),
        ("Wat zegt men?", "29754-774", 0.0),
    ],
)
def test_a_named_document_counts(text: str, document: str, named: float) -> None:
    found = features(text, view(["Tekst."], document))
    assert (found["named"], found["carried_document"]) == (named, 0.0)


def test_a_footnote_counts_in_the_named_document_only() -> None:
    text = "Wat staat er in voetnoot 3 van nr. 774?"
    assert features(text, view(["Tekst."], "29754-774", notes=(2, 3)))["footnote"] == 1
    assert features(text, view(["Tekst."], "29754-774", notes=(2, 4)))["footnote"] == 0
    assert features(text, view(["Tekst."], "29754-708", notes=(3,)))["footnote"] == 0


def test_heads_and_signatures_count_where_they_are_asked() -> None:
    head, signature = view(["Datum"], kind="head"), view(["De minister"], kind="signature")
    kinds = ("head", "head_asked", "signature_asked")
    about = {text: features(text, head) for text in ("Wat is de pilot?", "Wat is het kenmerk?")}
    assert [[found[k] for k in kinds] for found in about.values()] == [[1, 0, 0], [0, 1, 0]]
    assert features("Wie ondertekende?", signature)["signature_asked"] == 1
    assert features("Wat is de pilot?", signature)["signature_asked"] == 0


@pytest.mark.parametrize(
    ("kind", "text", "present"),
    [
        ("date", "Dit begint op 1 januari 2026.", 1),
        ("date", "Dit begint snel.", 0),
        ("number", "Er zijn 12 leden.", 1),
        ("reason", "Dit is zo, omdat het moet.", 1),
        ("other", "Dit begint op 1 januari 2026.", 0),
    ],
)
def test_the_kind_of_answer_is_looked_for(kind: str, text: str, present: float) -> None:
    assert answer_present([sentence(text)], kind) == present  # type: ignore[arg-type]
