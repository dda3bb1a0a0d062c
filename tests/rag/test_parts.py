"""Two things in one question, of which the desks answer one or both."""

import pytest

from rag.asking.question import as_question, understand
from rag.assistant import Assistant
from rag.records import Question, Sentence, Status, Turn
from rag.settling import together
from rag.writer import Draft, joined, said
from tests.rag.dossier import citing, entries


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [
        (
            "Wat is het kenmerk van de beslisnota en wie is de contactpersoon?", "partial",
            ["«Ons kenmerk 5730720»", "Niet gevonden in het dossier: wie is de contactpersoon."],
        ),
        (
            "Op welke dag is nr. 774 gedateerd en hoeveel voetnoten heeft die brief?", "answered",
            ["Nr. 774 is van 17 december 2025:", "Nr. 774 heeft 34 voetnoten;"],
        ),
        (
            "Wie ondertekende nr. 708 en waarover gaat die brief?", "answered",
            ["Onder nr. 708 staat:", "In deze brief bieden wij aan de hand van vier pijlers"],
        ),
        (
            "Hoeveel pijlers heeft de aanpak en welke zijn dat?", "answered",
            ["langs vier pijlers", "3. «Lokale aanpak»"],
        ),
        (
            "Wie ondertekende nr. 771 en welke toezeggingen staan erin?", "answered",
            ["Foort van Oosten", "1. Aangekondigd voor het voorjaar van 2026:"],
        ),
        (
            "Welke toezeggingen staan in nr. 771 en wie ondertekende die brief?", "answered",
            ["1. Aangekondigd voor het voorjaar van 2026:", "Foort van Oosten"],
        ),
        (
            "Wanneer komt de volgende voortgangsbrief en wat is de ReDirect-methode?", "answered",
            ["Aangekondigd is het voorjaar van 2026.", "is een interventiestrategie"],
        ),
        (
            "Hoe luidt de slotzin van nr. 774 en hoeveel voetnoten heeft nr. 708?", "answered",
            ["De laatste zin van nr. 774 luidt:", "Nr. 708 heeft 43 voetnoten;"],
        ),
        (
            "Wat staat in voetnoot 3 van nr. 708 en wat staat in voetnoot 5 van nr. 771?",
            "answered", ["Voetnoot 3 van nr. 708 luidt:", "Voetnoot 5 van nr. 771 luidt:"],
        ),
        (
            "Wat schrijft nr. 771 over zelfregulering en wie ondertekende die brief?", "answered",
            ["Onder nr. 771 staat:", "sector-brede gedragscode"],
        ),
        (
            "Hoeveel alinea's telt nr. 771, hoeveel koppen heeft die brief en wie tekende hem?",
            "answered", ["heeft 15 alinea's", "heeft 7 koppen", "Foort van Oosten"],
        ),
        (
            "Hoeveel voetnoten en welke datum heeft nr. 774?", "answered",
            ["34 voetnoten", "17 december 2025"],
        ),
        (
            "Hoe luidt de titel van nr. 771 en wat zijn de aanbevelingen van de onderzoekers?",
            "answered", ["Rapport ‘Schimmige scheidslijnen’", "achttien aanbevelingen"],
        ),
        (
            "Wie ondertekende nr. 771 en waarom?", "partial",
            ["Foort van Oosten", "Niet gevonden in het dossier: waarom."],
        ),
        (
            "Hoeveel voetnoten heeft nr. 774 en wie is de voorzitter van de ANWB?", "partial",
            ["34 voetnoten", "Niet gevonden in het dossier: wie is de voorzitter van de ANWB."],
        ),
        (
            "Wat is het kenmerk van nr. 708 en wat is de lievelingskleur van de minister?",
            "not_in_dossier", ["In de kop van nr. 708 staat geen kenmerk.", "Niet gevonden in"],
        ),
    ],
)  # fmt: skip
def test_each_part_is_answered_or_named_as_not_found(
    assistant: Assistant, question: str, status: Status, told: list[str]
) -> None:
    answer = assistant.ask(Question(question))
    assert answer.status == status
    assert all(text in answer.text for text in told)
    assert {c.n for c in answer.citations} == {n for s in answer.sentences for n in s.citations}


@pytest.mark.parametrize(
    ("question", "one"),
    [
        # One desk answers all of it at once.
        ("Wie ondertekende nr. 708 en wie nr. 729?", "Wie ondertekende nr. 708 en nr. 729?"),
        ("Hoeveel voetnoten heeft nr. 708 en hoeveel nr. 774?",
         "Hoeveel voetnoten hebben nr. 708 en nr. 774?"),
        ("Wat staat in voetnoot 24 van nr. 708 en waar hoort die bij?",
         "Wat staat in voetnoot 24 van nr. 708?"),
        ("Welke toezeggingen staan nog open en wanneer worden ze nagekomen?",
         "Welke toezeggingen staan nog open?"),
        ("Wat is de status van de motie-Kuik en onder welk nummer staat die?",
         "Wat is de status van de motie-Kuik?"),
        ("Welke minister van JenV tekende nr. 729 en welke die over schimmige scheidslijnen?",
         "Welke minister van JenV tekende nr. 729 en schimmige scheidslijnen?"),
        ("welke minister van JenV tekende de contourenbrief en wie nr. 774 twee jaar later",
         "welke minister van JenV tekende de contourenbrief en nr. 774"),
        ("Is de motie-Kuik uitgevoerd en hoe?", "Is de motie-Kuik uitgevoerd?"),
    ],
)  # fmt: skip
def test_what_one_desk_answers_stays_in_one(
    assistant: Assistant, question: str, one: str
) -> None:
    assert assistant.ask(Question(question)).text == assistant.ask(Question(one)).text


@pytest.mark.parametrize(
    "question",
    ["Wat zegt nr. 708 over gaming, en wat zegt nr. 774 daarover?", "Wat doet de ATKM en hoe?",
     "Wanneer start de pilot en wie voert hem uit?",
     "Welke studie noemt nr. 708 en wie schreef die in welk jaar?",
     "Wanneer noemde nr. 708 de uitwerking en wanneer is zij volgens nr. 774 verschenen?",
     "Waarom bekijkt nr. 771 de definitie en welk nummer heeft de motie-Michon-Derkzen?",
     "Wie ondertekende nr. 708 en 729?"],
)  # fmt: skip
def test_other_questions_are_not_taken_apart(assistant: Assistant, question: str) -> None:
    understood = assistant.understand(Question(question))
    assert assistant._settling.parts(understood) == ()


def test_both_parts_keep_to_the_letter_that_was_spoken_of(assistant: Assistant) -> None:
    history = (Turn("user", "Waarover gaat nr. 771?"), Turn("assistant", "Over content."))
    answer = assistant.ask(Question("Wie tekende die brief en hoeveel koppen heeft hij?", history))
    assert {c.document for c in answer.citations} == {"29754-771"}
    assert "Foort van Oosten" in answer.text
    assert "Nr. 771 heeft 7 koppen" in answer.text


def test_a_question_of_which_a_desk_answers_a_part_is_settled(assistant: Assistant) -> None:
    assert assistant.is_settled(Question("Wie ondertekende nr. 708 en waarover gaat die brief?"))
    assert not assistant.is_settled(Question("Wat doet de ATKM en hoe?"))


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["answered", "answered"], "answered"),
        (["answered", "not_in_dossier"], "partial"),
        (["partial", "answered"], "partial"),
        (["not_in_dossier", "not_in_dossier"], "not_in_dossier"),
        (["answered", "premise_corrected"], "premise_corrected"),
    ],
)
def test_the_status_of_an_answer_in_parts(statuses: list[Status], status: Status) -> None:
    assert together(statuses) == status


def test_drafts_are_joined_with_their_citations_numbered_on() -> None:
    one = citing("29754-774", "Den Haag, 17 december 2025")
    other = citing("29754-708", "Den Haag, 12 december 2023")
    first = Draft((Sentence(f"Eerst: «{one.quote}» [1]", (1,)),), (one,))
    again = citing(one.document, one.quote, 2)
    second = Draft((Sentence("Dan: «zie [1] aldaar» [1] [2]", (1, 2)),), (other, again))
    found = joined([first, second, said("Meer niet.")])
    assert [(c.n, c.document) for c in found.citations] == [(1, "29754-774"), (2, "29754-708")]
    assert [s.citations for s in found.sentences] == [(1,), (2, 1), ()]
    assert found.text == (
        f"Eerst: «{one.quote}» [1]\nDan: «zie [1] aldaar» [2] [1]\nMeer niet."
    )


def test_a_list_keeps_its_lines_when_it_is_joined() -> None:
    listed = Draft((Sentence("1. een", ()), Sentence("2. twee", ())), (), lined=True)
    assert joined([said("Eerst."), listed]).text == "Eerst.\n1. een\n2. twee"


def test_a_clause_becomes_a_question_of_the_letter_that_it_means() -> None:
    asked = as_question("waarover gaat die brief?", entries(), ["29754-708"])
    assert asked == understand(Question("waarover gaat die brief (nr. 708)?"), entries())
    over = as_question("onder welk nummer staat die?", entries(), (), "Is de motie-Kuik uitgevoerd")
    assert over.wording == "onder welk nummer staat die?"
    assert over.standalone.endswith(" (over: Is de motie-Kuik uitgevoerd)")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Van wanneer is nr. 771 en wat is het doel?",
         "Nr. 771 is van 2 december 2025:", "In de beleidsreactie Schimmige scheidslijnen"),
        ("Van wanneer is nr. 729 en wat staat er over Instagram?",
         "Nr. 729 is van 4 september 2024:", "Nr. 729 noemt dit niet. In de voortgangsbrief"),
        ("Wanneer is nr. 774 verschenen en wat zijn de aanbevelingen?",
         "Nr. 774 is van 17 december 2025:", "Niet gevonden in nr. 774: wat zijn de aanbevel"),
    ],
)
def test_what_follows_is_asked_of_the_same_letter(
    assistant: Assistant, text: str, first: str, second: str
) -> None:
    lines = assistant.ask(Question(text)).text.splitlines()
    assert lines[0].startswith(first)
    assert lines[1].startswith(second)


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Wat doet de ATKM en hoeveel medewerkers heeft het LSE?",
         "hoeveel medewerkers heeft het LSE"),
        ("Wat kostte de campagne Blijf in Beeld en wanneer start de pilot op Instagram?",
         "Wat kostte de campagne Blijf in Beeld"),
    ],
)  # fmt: skip
def test_of_two_questions_the_one_without_an_answer_is_told_apart(
    assistant: Assistant, question: str, lacking: str
) -> None:
    answer = assistant.ask(Question(question))
    assert answer.status == "partial"
    assert f"Niet gevonden in het dossier: {lacking}." in answer.text
    assert answer.citations
