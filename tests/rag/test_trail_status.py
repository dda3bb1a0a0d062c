"""What became of a motion, what is still open, and when the next letter comes."""

import pytest

from rag.assistant import Assistant
from rag.records import Question, Turn


@pytest.mark.parametrize(
    ("text", "begins", "documents"),
    [
        (
            "Stand van zaken motie-Kuik",
            "De motie Kuik (CDA) (29 754, nr. 658) is volgens de laatste stand in behandeling; het "
            "dossier noemt haar niet afgedaan. "
            "Nr. 774 (2025): «Mede naar aanleiding van de motie Kuik (CDA)",
            ["29754-774", "29754-729", "29754-729-beslisnota"],
        ),
        (
            "Heeft de minister de motie-Kuik uitgevoerd?",
            "De motie Kuik (CDA) (29 754, nr. 658) is volgens de laatste stand in behandeling; het "
            "dossier noemt haar niet afgedaan. ",
            ["29754-774", "29754-729", "29754-729-beslisnota"],
        ),
        (
            "Wat is er met de motie Mutluer gebeurd?",
            "De motie Mutluer is volgens de laatste stand in behandeling; het dossier noemt haar "
            "niet afgedaan. Nr. 774 (2025): «Met het",
            ["29754-774"],
        ),
        (
            "Is de toezegging TZ202306-154 nagekomen?",
            "De toezegging TZ202306-154 is volgens de laatste stand afgedaan. Nr. 708 (2023): ",
            ["29754-708"],
        ),
        (
            "Stand van de uitvoering van de motie Rajkowski (36 200 VII, nr. 118)",
            "De gewijzigde motie Rajkowski c.s. (36 200 VII, nr. 118) is volgens de laatste stand "
            "alleen genoemd. Nr. 708 (2023): ",
            ["29754-708"],
        ),
        (
            "Wat heeft de minister tot nu toe gedaan met de motie Michon-Derkzen?",
            "De motie Michon-Derkzen (VVD) (29 754, nr. 758) is volgens de laatste stand in "
            "behandeling; het dossier noemt haar niet afgedaan. Nr. 774 (2025): «Daarnaast",
            ["29754-774", "29754-771"],
        ),
        (
            "Hoe geeft de minister uitvoering aan de motie-Michon-Derkzen?",
            "De motie Michon-Derkzen (VVD) (29 754, nr. 758) is volgens de laatste stand in ",
            ["29754-774", "29754-771"],
        ),
        (
            "Op welke wijze voert de minister de motie Boswijk/Krul uit?",
            "De motie Boswijk/Krul (CDA) is volgens de laatste stand in behandeling; het dossier "
            "noemt haar niet afgedaan. Nr. 774",
            ["29754-774"],
        ),
        (
            "Boswijk en Krul vroegen om menselijke controle. Wat is daarmee gebeurd?",
            "De motie Boswijk/Krul (CDA) is volgens de laatste stand in behandeling; het dossier "
            "noemt haar niet afgedaan. Nr. 774",
            ["29754-774"],
        ),
        (
            "Wanneer komt de volgende voortgangsbrief?",
            "Aangekondigd is het voorjaar van 2026. Nr. 774 (2025): «In het voorjaar van 2026 zal "
            "ik in de volgende voortgangsbrief",
            ["29754-774"],
        ),
    ],
)
def test_the_last_word_comes_first(
    assistant: Assistant, text: str, begins: str, documents: list[str]
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "answered"
    assert answer.text.startswith(begins)
    assert [c.document for c in answer.citations] == documents


def test_the_last_word_goes_on_to_what_comes_of_it(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Stand van zaken motie-Kuik"))
    assert answer.citations[0].quote.endswith("waarna Facebook en Threads volgen.")
    # No further than the end of the paragraph.
    done = assistant.ask(Question("Is de toezegging TZ202306-154 nagekomen?"))
    assert "\n" not in done.citations[0].quote


def test_what_became_of_the_motion_that_was_spoken_of(assistant: Assistant) -> None:
    first = Question("Waar vroeg Kamerlid Kuik om in haar motie?")
    history = (Turn("user", first.text), Turn("assistant", assistant.ask(first).text))
    answer = assistant.ask(Question("is dat ook gebeurd?", history=history))
    assert answer.text.startswith("De motie Kuik (CDA) (29 754, nr. 658) is volgens de laatste")


@pytest.mark.parametrize(
    "text",
    [
        "Welke toezeggingen staan nog open?",
        "Welke toezegging is nog niet nagekomen?",
        "Loopt er nog een toezegging?",
    ],
)
def test_what_is_open_is_listed_each_with_its_place(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert answer.text.splitlines() == [
        "Van deze toezeggingen zegt geen stuk in het dossier dat zij zijn afgedaan:",
        "1. toezegging TZ202307-103: alleen genoemd [1]",
        "2. toezegging Boswijk (CDA): in behandeling [2]",
        "3. toezegging van mijn voorganger: in behandeling [3]",
    ]


SETTLED = "1. motie Rajkowski (30 821, nr. 193): afgedaan [1]"
IN_HAND = [
    # The letter that tells what became of it gives no number; another does.
    "1. motie Kuik (CDA): in behandeling [1] (29 754, nr. 658) [2]",
    "2. motie Michon-Derkzen (VVD): in behandeling [3] (29 754, nr. 758) [4]",
    "3. motie Mutluer: in behandeling [5]",
    "4. motie Six Dijkstra (NSC): in behandeling [6]",
    "5. motie Boswijk/Krul (CDA): in behandeling [7]",
]


@pytest.mark.parametrize(
    ("text", "lead", "items"),
    [
        *(
            (text, "Van 1 van de 8 moties zegt een stuk in het dossier dat die is afgedaan:",
             [SETTLED])
            for text in (
                "Welke moties zijn afgedaan?", "Welke moties zijn uitgevoerd?",
                "Welke motie is afgedaan?", "Hoeveel moties zijn afgedaan?",
                "Geef een lijst van de afgedane moties", "welke moties zijn al afgerond",
            )
        ),
        (
            "Welke toezeggingen zijn nagekomen?",
            "Van 1 van de 4 toezeggingen zegt een stuk in het dossier dat die is afgedaan:",
            ["1. toezegging TZ202306-154: afgedaan [1]"],
        ),
        (
            "Welke toezeggingen uit nr. 708 zijn nagekomen?",
            "Van 1 van de 2 toezeggingen zegt een stuk in het dossier dat die is afgedaan:",
            ["1. toezegging TZ202306-154: afgedaan [1]"],
        ),
        (
            "Welke moties zijn afgedaan in 2025?",
            "Van geen van de 5 moties zegt een stuk in het dossier dat die is afgedaan:",
            IN_HAND,
        ),
        (
            "Welke moties van de VVD staan nog open?",
            "Het gaat om één motie; de laatste stand volgens het dossier:",
            ["1. motie Michon-Derkzen (VVD): in behandeling [1] (29 754, nr. 758) [2]"],
        ),
        (
            "Welke moties uit nr. 774 zijn afgedaan?",
            "Van geen van de 5 moties zegt een stuk in het dossier dat die is afgedaan:",
            IN_HAND,
        ),
        *(
            (text, "Deze moties zijn volgens de laatste stand in behandeling:", IN_HAND)
            for text in ("Welke moties zijn in behandeling?", "Welke moties worden uitgevoerd?")
        ),
        (
            "Welke toezeggingen zijn alleen genoemd?",
            "Deze toezeggingen worden alleen genoemd; geen stuk zegt wat ermee is gedaan:",
            ["1. toezegging TZ202307-103: alleen genoemd [1]"],
        ),
        (
            "Zijn alle toezeggingen nagekomen?",
            "Van deze toezeggingen zegt geen stuk in het dossier dat zij zijn afgedaan:",
            [
                "1. toezegging TZ202307-103: alleen genoemd [1]",
                "2. toezegging Boswijk (CDA): in behandeling [2]",
                "3. toezegging van mijn voorganger: in behandeling [3]",
            ],
        ),
    ],
)
def test_those_in_one_state_are_told_and_no_others(
    assistant: Assistant, text: str, lead: str, items: list[str]
) -> None:
    assert assistant.ask(Question(text)).text.splitlines() == [lead, *items]


@pytest.mark.parametrize(
    "text",
    [
        "Welke moties zijn niet in behandeling?",
        "Welke moties zijn niet alleen genoemd?",
        "Welke moties zijn bijna afgerond?",
    ],
)
def test_a_state_that_is_denied_is_answered_by_the_state_of_each(
    assistant: Assistant, text: str
) -> None:
    lead, *lines = assistant.ask(Question(text)).text.splitlines()
    assert lead == "De laatste stand van deze moties volgens het dossier:"
    assert len(lines) == 8


def test_a_subject_is_searched(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Zijn de moties over gaming uitgevoerd?"))
    assert "Van deze moties zegt geen stuk" not in answer.text


@pytest.mark.parametrize("text", ["Welke moties zijn er?", "Welke moties zijn ingediend?"])
def test_without_a_state_all_are_told(assistant: Assistant, text: str) -> None:
    assert len(assistant.ask(Question(text)).text.splitlines()) == 8


@pytest.mark.parametrize(
    "text",
    [
        "Op welke wijze is de motie van het lid Rajkowski over aanbevelingsalgoritmes afgedaan?",
        "Welke toezegging over de signalen van professionals is nog niet nagekomen?",
        "Met welke organisaties wil de minister uitvoering geven aan de motie-Michon-Derkzen?",
    ],
)
def test_a_question_about_more_than_the_state_is_answered_from_quotes(
    assistant: Assistant, text: str
) -> None:
    assert "laatste stand" not in assistant.ask(Question(text)).text
