"""A footnote that is asked for by what it says is told as one asked for by number."""

import pytest

from rag.assistant import Assistant
from rag.own_data.note_content import note_by_content
from rag.records import Question
from tests.rag.dossier import entries, kamerstuk


def found(assistant: Assistant, text: str) -> list[tuple[str, int]]:
    understood = assistant.understand(Question(text))
    searched = [kamerstuk(d) for d in understood.documents or [e.id for e in entries()]]
    asked = note_by_content(understood, assistant.retriever.query(understood), searched)
    return [(a.kamerstuk.id, n.number) for a in asked for n in a.found]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("de brief bij schimmige scheidslijnen geeft in een noot een omschrijving van "
         "'schadelijk'. welke?", ("29754-771", 3)),
        ("Welke voetnoot legt uit wat schadelijke content is?", ("29754-771", 3)),
        ("nr. 771 definieert in een voetnoot 'schadelijke content': hoe?", ("29754-771", 3)),
        ("In een voetnoot van nr. 771 wordt uitgelegd wat impliciete extremistische inhoud is. Hoe "
         "luidt die definitie?", ("29754-771", 1)),
        ("Hoe wordt in een voetnoot het Netwerk Mediawijsheid omschreven?", ("29754-708", 38)),
        ("Wat verstaat de contourenbrief volgens een noot onder het Netwerk Mediawijsheid?",
         ("29754-708", 38)),
        ("Welke omschrijving van GCoP geeft nr. 729 in een noot?", ("29754-729", 6)),
        ("Wat zegt de voetnoot over ASEAN-landen?", ("29754-708", 40)),
        ("noot over asean in de contourenbrief, wat zegt ie over die landen", ("29754-708", 40)),
    ],
)
def test_the_note_that_says_what_is_asked(
    assistant: Assistant, text: str, note: tuple[str, int]
) -> None:
    assert found(assistant, text) == [note]


@pytest.mark.parametrize(
    "text",
    [
        "In welke noot staat de motie?",
        "In welke voetnoot van nr. 708 staat het Netwerk Mediawijsheid?",
        "Welke noot verwijst naar het Verwey-Jonker Instituut?",
        "Voor wie werkt het Netwerk Mediawijsheid, en in welke noot staat dat?",
        "Wat staat er in voetnoot 3 van nr. 771 over schadelijke content?",
        "Wat is schadelijke content?",
        "Hoe omschrijft nr. 774 in een noot de term COM-netwerk?",
        "Geeft de contourenbrief in een noot een definitie van deepfakes?",
        "Wat staat er in een noot?",
    ],
)
def test_another_question_is_left_to_the_search(assistant: Assistant, text: str) -> None:
    assert found(assistant, text) == []


def test_it_is_told_with_the_sentence_that_bears_it(assistant: Assistant) -> None:
    text = "Welke omschrijving van 'schadelijke content' geeft nr. 771 in een noot?"
    by_number = assistant.ask(Question("Wat staat er in voetnoot 3 van nr. 771?"))
    answer = assistant.ask(Question(text))
    assert (answer.status, answer.text) == ("answered", by_number.text)
    assert len(answer.citations) == 2
