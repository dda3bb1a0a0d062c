"""A Kamerstuk asked for by its number: where the dossier names it, and what it is."""

import pytest

from rag.assistant import Assistant
from rag.records import Answer, Question


def ask(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(Question(question))


@pytest.mark.parametrize(
    ("question", "reference", "document", "note"),
    [
        ("26 643 nr. 1041", "Kamerstukken II 2022/23, 26 643, nr. 1041", "29754-708", 43),
        ("wat is kamerstuk 30 821 nr 173", "Kamerstukken II 2022/23, 30 821, nr. 173",
         "29754-708", 19),
        ("Uit welk vergaderjaar is Kamerstuk 29 754, nr. 692?",
         "Kamerstukken II 2023/24, 29 754, nr. 692", "29754-708", 20),
        ("Waar wordt nr. 735 genoemd?", "Kamerstukken II 2024/25, 29 754, nr. 735",
         "29754-771", 5),
        ("op welke pagina van nr 542 moet ik kijken",
         "Kamerstukken II 2021/22, 21 501-30, nr. 542", "29754-708", 17),
        ("Naar welk nummer en welke bladzijde van dossier 36 272 verwijst nr. 708?",
         "Kamerstukken II 2022/23, 36 272, nr. 4", "29754-708", 22),
    ],
)  # fmt: skip
def test_a_kamerstuk_is_told_with_the_note_that_names_it(
    assistant: Assistant, question: str, reference: str, document: str, note: int
) -> None:
    answer = ask(assistant, question)
    assert answer.status == "answered"
    assert answer.text.startswith(f"{reference} is niet in het dossier opgenomen. Genoemd in")
    assert answer.citations[0].document == document
    assert note in [n.number for n in answer.citations[0].footnotes]


@pytest.mark.parametrize("question", ["motie kuik 29 754 nr. 658", "29 754, nr. 658"])
def test_a_motion_is_told_by_its_name(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question).text.startswith(
        "De motie Kuik (CDA) staat onder Kamerstukken II 2022/23, 29 754, nr. 658."
    )


def test_several_kamerstukken_have_a_line_each(assistant: Assistant) -> None:
    answer = ask(assistant, "Nrs. 708, 735 en 751, uit welke vergaderjaren zijn die?")
    lines = answer.text.split("\n")
    assert [line.split(" is niet ")[0].split(" staat ")[0] for line in lines] == [
        "Kamerstukken II 2023/24, 29 754, nr. 708",
        "Kamerstukken II 2024/25, 29 754, nr. 735",
        "Kamerstukken II 2024/25, 29 754, nr. 751",
    ]


def test_all_of_another_dossier(assistant: Assistant) -> None:
    answer = ask(assistant, "Welke Kamerstukken uit dossier 26 643 worden genoemd?")
    assert "nr. 1036" in answer.text
    assert "nr. 1041" in answer.text


def test_all_of_this_dossier_with_every_note_of_a_sentence_that_has_two(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "Welke Kamerstukken uit dossier 29 754 worden genoemd?")
    assert answer.status == "answered"
    assert "nr. 690" in answer.text
    two = [c for c in answer.citations if len(c.footnotes) > 1]
    assert [n.number for n in two[0].footnotes] == [4, 5]
    assert [c.n for c in answer.citations] == list(range(1, len(answer.citations) + 1))


def test_the_dossier_of_a_number_names_no_others(assistant: Assistant) -> None:
    answer = ask(assistant, "nr. 658 van dossier 29 754, uit welk vergaderjaar is dat?")
    assert "2022/23" in answer.text
    assert "nr. 690" not in answer.text


@pytest.mark.parametrize("question", [
    "Wat staat er in nr. 735?", "Welke toezeggingen deed de minister in nr. 751?",
    "Waarover gaat Kamerstuk 29 754, nr. 692?",
    "Met welke stemverhouding is de motie-Kuik (29 754, nr. 658) aangenomen?",
    "Door welke leden is de gewijzigde motie-Rajkowski c.s. (36 200 VII, nr. 118) medeondertekend?",
])  # fmt: skip
def test_what_stands_in_it_is_not_told(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question).status == "not_in_dossier"


def test_a_letter_of_the_dossier_is_asked_for_otherwise(assistant: Assistant) -> None:
    assert "is niet in het dossier opgenomen" not in ask(assistant, "29 754 nr. 774").text


def test_the_number_of_a_dossier_is_no_footnote(assistant: Assistant) -> None:
    assert "voetnoot 29 " not in ask(assistant, "noot 29 754 nr. 708").text.lower()


@pytest.mark.parametrize(("question", "numbers"), [
    ("Wat is het TZ-nummer van de toezegging uit het commissiedebat van 7 juni 2023?",
     ["TZ202306-154"]),
    ("Onder welk TZ-nummer staat de toezegging over bedreigde journalisten?", ["TZ202307-103"]),
    # Which one is meant is not certain: both are told.
    ("Onder welk TZ-nummer staat de toezegging over een versterkte online aanpak?",
     ["TZ202307-103", "TZ202306-154"]),
    ("Welke TZ-nummers noemt nr. 708?", ["TZ202307-103", "TZ202306-154"]),
])  # fmt: skip
def test_a_registered_commitment_is_told_and_no_other_for_it(
    assistant: Assistant, question: str, numbers: list[str]
) -> None:
    lines = assistant.ask(Question(question)).text.splitlines()
    assert [line.split(",")[0] for line in lines] == [f"Toezegging {n}" for n in numbers]
