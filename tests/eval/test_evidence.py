from eval.evidence import (
    acceptable_notes,
    cut_to_words,
    locate,
    notes_in_sentence,
    ranks_of,
    required,
)
from eval.records import Evidence, GivenNote
from tests.eval.examples import DOSSIER, QUOTE_A1, QUOTE_A2, QUOTE_B, TEXT_A, passage, question


def test_ranks_are_of_the_first_passage_of_the_right_document_that_holds_the_quote() -> None:
    passages = [passage("B", QUOTE_A1), passage("A", TEXT_A), passage("A", QUOTE_A1)]
    assert ranks_of(question(), passages) == (2, None)


def test_a_replacement_is_found_in_its_place_and_a_mere_extra_is_not() -> None:
    passages = [passage("A", QUOTE_A2)]
    beside = (Evidence("A", QUOTE_A2),)
    instead = (Evidence("A", QUOTE_A2, replaces=1),)
    assert ranks_of(question(also_acceptable=beside), passages) == (None, None)
    assert ranks_of(question(also_acceptable=instead), passages) == (None, 1)


def test_text_of_notes_is_text_of_the_passage() -> None:
    noted = passage("B", "Niets.", GivenNote(1, QUOTE_B), GivenNote(2, None))
    assert ranks_of(question(), [noted]) == (None, 1)


def test_evidence_at_document_level_is_not_asked_of_retrieval() -> None:
    head = Evidence("A", "kop van de brief", level="document")
    assert required(question(citations=(head, Evidence("B", QUOTE_B)))) == (1,)


def test_a_budget_of_words_cuts_the_passage_that_goes_over() -> None:
    passages = [passage("A", "een twee drie"), passage("A", "vier vijf  zes"), passage("B", "x")]
    assert [p.text for p in cut_to_words(passages, 5)] == ["een twee drie", "vier vijf"]
    assert [p.text for p in cut_to_words(passages, 3)] == ["een twee drie"]
    assert [p.text for p in cut_to_words(passages, 99)] == [p.text for p in passages]


def test_locate_ignores_white_space_and_punctuation() -> None:
    assert locate("Ja. De  raad,\nkwam. Nee.", "De raad kwam") == (4, 19)
    assert locate("De raden", "De raad") is None
    assert locate("De raad", "...") is None


def test_notes_in_sentence_are_those_marked_in_it() -> None:
    assert notes_in_sentence(DOSSIER["A"], QUOTE_A1) == {1}
    assert notes_in_sentence(DOSSIER["A"], "Het kabinet voert haar uit") == {2}
    assert notes_in_sentence(DOSSIER["A"], QUOTE_A2) == set()
    assert notes_in_sentence(DOSSIER["A"], "staat er niet") == set()


def test_acceptable_notes_are_listed_or_marked() -> None:
    record = question(citations=(Evidence("A", QUOTE_A1, (7,)), Evidence("B", QUOTE_B)))
    assert acceptable_notes(record, DOSSIER) == {("A", 7), ("A", 1), ("B", 1)}
