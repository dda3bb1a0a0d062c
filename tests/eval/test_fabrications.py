from eval.measures.fabrications import FABRICATIONS
from eval.records import Case, GivenCitation, GivenNote, GivenPassage
from tests.eval.examples import QUOTE_A1, QUOTE_B, answer, case, cite, question

NONE = {m.name: 0 for m in FABRICATIONS}


def counts(*citations: GivenCitation, text: str = "[1]", **changes: object) -> dict[str, float]:
    given = answer(text, citations=citations, **changes)
    return _counts(case(question(), given))


def _counts(one: Case) -> dict[str, float]:
    scores = {m.name: m.score(one) for m in FABRICATIONS}
    return {name: s.value for name, s in scores.items() if s is not None}


def test_a_true_answer_has_none() -> None:
    true_note = GivenNote(1, "Kamerstuk 11 111, nr. 22.")
    untold = cite(2, "B", QUOTE_B, GivenNote(1, None))
    assert counts(cite(1, "A", QUOTE_A1, true_note), untold, text="Zo [1] en zo [2].") == NONE


def test_a_note_number_that_the_document_does_not_have() -> None:
    found = counts(cite(1, "A", QUOTE_A1, GivenNote(9, None)))
    assert found == {**NONE, "fabricated_unknown_note": 1}


def test_text_for_a_note_whose_text_is_not_given_and_another_text_than_the_source_has() -> None:
    filled = cite(1, "B", QUOTE_B, GivenNote(1, "Kamerstuk 1, nr. 2."))
    assert counts(filled) == {**NONE, "fabricated_note_text": 1}
    changed = cite(1, "A", QUOTE_A1, GivenNote(1, "Kamerstuk 11 111, nr. 23."))
    assert counts(changed) == {**NONE, "fabricated_note_text": 1}
    shown = GivenPassage("B#p1", "B", QUOTE_B, (GivenNote(1, "Iets."),))
    assert counts(cite(1, "A", QUOTE_A1), passages=(shown,)) == {**NONE, "fabricated_note_text": 1}


def test_a_document_outside_the_dossier() -> None:
    found = counts(GivenCitation(1, "C", "Tekst.", 0, 6))
    assert found == {**NONE, "fabricated_outside_dossier": 1, "fabricated_not_verbatim": 1}


def test_a_quote_that_is_not_at_its_offsets() -> None:
    right = cite(1, "A", QUOTE_A1)
    moved = GivenCitation(1, "A", QUOTE_A1, right.start + 1, right.end + 1)
    retold = GivenCitation(1, "A", QUOTE_A1.lower(), right.start, right.end)
    for wrong in (moved, retold, GivenCitation(1, "A", "", 0, 0)):
        assert counts(wrong) == {**NONE, "fabricated_not_verbatim": 1}


def test_signs_without_citation_and_citations_without_sign() -> None:
    one = cite(1, "A", QUOTE_A1)
    loose = "fabricated_loose_marker"
    assert counts(one, text="Zo [1] [2].") == {**NONE, loose: 1}
    assert counts(one, text="Zo.") == {**NONE, loose: 1}
    assert counts(one, text="Zo [1].", sentence_citations=(1, 3)) == {**NONE, loose: 1}
    assert counts(one, one, text="Zo [1].") == {**NONE, loose: 1}
