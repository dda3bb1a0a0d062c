"""What the desks answer without a search: alike alone and in a conversation."""

from functools import cache

import pytest

from rag.asking.history import goes_on, means_earlier
from rag.assistant import Assistant
from rag.records import Answer, Question, Turn

FIRST = (
    "Onder welk Kamerstuknummer staat de motie-Kuik?",
    "Wanneer komt de volgende voortgangsbrief?",
    "Wat doet de ATKM?",
)
# A question of each kind that the desks answer, in short wordings, which lean on earlier turns.
COMPLETE = (
    "Welke toezeggingen staan in nr. 771?",
    "Welke moties noemt nr. 708?",
    "Hoeveel toezeggingen zijn er?",
    "En welke moties noemt nr. 729?",
    "Welke toezeggingen staan nog open?",
    "Wat is de stand van zaken van de motie-Kuik?",
    "Is de motie-Kuik uitgevoerd?",
    "Wanneer komt de volgende voortgangsbrief?",
    "Welk nummer heeft de motie-Kuik?",
    "Hoeveel voetnoten heeft nr. 774?",
    "Hoeveel koppen heeft nr. 771?",
    "Welke koppen heeft nr. 729?",
    "Hoe luidt de slotzin van nr. 774?",
    "Hoe begint nr. 708?",
    "Hoe luidt de 80e alinea van nr. 708?",
    "Wie ondertekende nr. 708?",
    "Heeft minister Van Weel nr. 708 ondertekend?",
    "Welke brieven ondertekende Van Weel?",
    "Wie schreven de vier brieven?",
    "Aan wie is nr. 729 gericht?",
    "Wat is het kenmerk van de beslisnota?",
    "Welk zaaknummer heeft nr. 708?",
    "Van welke datum is nr. 774?",
    "Wat staat er in voetnoot 24 van nr. 708?",
    "Wat staat er in voetnoot 40?",
    "Bij welke zin staat voetnoot 3 van nr. 771?",
    "Hoe wordt in een voetnoot het Netwerk Mediawijsheid omschreven?",
    # Two things in one, of which the second points back to the first.
    "Wie ondertekende nr. 771 en hoeveel koppen heeft die brief?",
    "Wat is de status van de motie-Kuik en onder welk nummer staat die?",
)


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("question", COMPLETE)
def test_a_complete_question_has_the_same_answer_in_a_conversation(
    assistant: Assistant, question: str, first: str
) -> None:
    alone, after = assistant.ask(Question(question)), _after(assistant, first, question)
    assert (after.standalone, after.status, after.text) == (question, alone.status, alone.text)


@pytest.mark.parametrize(
    "question",
    [
        "Wie ondertekende de brief?",
        "Hoeveel voetnoten heeft die brief?",
        "Hoe luidt de slotzin?",
        "Wat staat er in voetnoot 3?",
        "En van welke datum is die?",
    ],
)
def test_a_question_that_points_back_keeps_to_the_letter_that_was_spoken_of(
    assistant: Assistant, question: str
) -> None:
    answer = _after(assistant, "Wat schrijft nr. 771 over zelfregulering?", question)
    assert answer.status == "answered"
    assert {c.document for c in answer.citations} == {"29754-771"}
    assert "(over: " in answer.standalone


@pytest.mark.parametrize(
    "question",
    ["Welke toezeggingen staan in de brief?", "Welke moties staan erin?", "En welke toezeggingen?",
     "Welke moties staan er in?", "En die van Boswijk?"],
)  # fmt: skip
def test_a_list_of_what_was_spoken_of_is_not_one_of_the_whole_dossier(
    assistant: Assistant, question: str
) -> None:
    answer = _after(assistant, "Wat schrijft nr. 771 over zelfregulering?", question)
    assert "(over: " in answer.standalone


@pytest.mark.parametrize(
    "question", ["Wat is de pilot?", "Wie zit in de Online Coalitie?", "Wie ondertekende nr. 708?"]
)
def test_the_next_letter_is_told_only_to_who_asks_for_it(
    assistant: Assistant, question: str
) -> None:
    told = _after(assistant, "Wanneer komt de volgende voortgangsbrief?", question)
    assert not told.text.startswith("Aangekondigd is ")


@pytest.mark.parametrize("question", ["Wanneer komt die?", "En wanneer verschijnt die dan?"])
def test_the_next_letter_is_told_where_it_was_spoken_of(
    assistant: Assistant, question: str
) -> None:
    told = _after(assistant, "Waarover gaat de volgende voortgangsbrief?", question)
    assert told.text.startswith("Aangekondigd is het voorjaar van 2026.")


@pytest.mark.parametrize(
    ("text", "names_document", "means"),
    [
        ("Wie ondertekende de brief?", False, True),
        ("Wie ondertekende de brief nr. 771?", True, False),
        ("Wie tekende die?", False, True),
        ("Wie tekende nr. 771 en wanneer is die gedateerd?", True, False),
        ("Wat zijn de datums van de vijf stukken?", False, False),
        ("Wat is de datum van elke brief?", False, False),
        ("Is de motie-Kuik uitgevoerd en onder welk nummer staat die?", False, False),
        ("Welke moties staan er in?", False, True),
        ("Welke moties zijn er?", False, False),
    ],
)
def test_words_for_what_was_said_before(text: str, names_document: bool, means: bool) -> None:
    assert means_earlier(text, names_document) is means


def test_a_beginning_that_goes_on() -> None:
    assert goes_on("en welke moties?")
    assert not goes_on("welke moties en toezeggingen?")


def _after(assistant: Assistant, first: str, question: str) -> Answer:
    history = (Turn("user", first), Turn("assistant", _told(assistant, first)))
    return assistant.ask(Question(question, history))


@cache
def _told(assistant: Assistant, question: str) -> str:
    return assistant.ask(Question(question)).text


@pytest.mark.parametrize(
    ("before", "text", "leans"),
    [
        ("Van wanneer is nr. 771 en wie tekende die brief?",
         "Wat levert de samenwerking met politie op?", False),
        ("Hoeveel voetnoten heeft nr. 708?", "Hoe oud zijn die jongeren?", True),
        ("Wie tekende nr. 774?", "Hoe werkt de chatfunctie?", False),
        ("Wie tekende nr. 774?", "De titel?", True),
        ("Wie tekende nr. 774?", "En de datum?", True),
        ("Wie tekende nr. 774?", "Wat zegt die brief over gaming?", True),
        ("Wat doet de ATKM?", "Sinds wanneer?", True),
        ("Wat zegt nr. 774 over gaming?", "Welke platforms?", True),
    ],
)
def test_what_follows_a_question_without_a_subject_leans_on_none(
    assistant: Assistant, before: str, text: str, leans: bool
) -> None:
    turns = (Turn("user", before), Turn("assistant", assistant.ask(Question(before)).text))
    assert assistant.understand(Question(text, history=turns)).conversation == leans
