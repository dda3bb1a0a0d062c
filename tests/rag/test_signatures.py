"""Who signed a letter: an office that did not, and how several signatures read."""

import pytest

from rag.assistant import Assistant
from rag.records import Question
from tests.rag.test_head_data import JENV, SIX


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Welke staatssecretaris tekende nr. 774?",
         "Onder nr. 774 staat geen handtekening van een staatssecretaris."),
        ("Welke stas heeft de brief nr. 771 ondertekend?",
         "Onder nr. 771 staat geen handtekening van een staatssecretaris."),
        ("Welke staatssecretaris van JenV tekende nr. 708?",
         "Onder nr. 708 staat geen handtekening van een staatssecretaris van Justitie en "
         "Veiligheid."),
        ("Welke minister van Economische Zaken ondertekende nr. 774?",
         "Onder nr. 774 staat geen handtekening van een bewindspersoon van Economische Zaken en "
         "Klimaat."),
        ("Tekende de minister van BZK nr. 771?",
         "Onder nr. 771 staat geen handtekening van een bewindspersoon van Binnenlandse Zaken en "
         "Koninkrijksrelaties."),
        ("Welke staatssecretaris tekende de beslisnota?",
         "De beslisnota bij nr. 729 noemt geen ondertekenaar."),
    ],
)
def test_an_office_that_did_not_sign_is_told(assistant: Assistant, text: str, said: str) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, answer.text, answer.citations) == ("not_in_dossier", said, ())


@pytest.mark.parametrize(
    "text",
    [
        "Namens welke staatssecretaris is nr. 774 ook verzonden?",
        "Mede namens welke staatssecretaris is nr. 774 verstuurd?",
        "Mede namens wie is nr. 774 verstuurd?",
        "Namens wie is nr. 774 ook verzonden?",
        "Welke staatssecretaris stuurde nr. 774 mee?",
    ],
)
def test_on_whose_behalf_stands_in_the_text(assistant: Assistant, text: str) -> None:
    quotes = [c.quote for c in assistant.ask(Question(text)).citations]
    assert "mede namens de Staatssecretaris Participatie en Integratie" in quotes[0]
    assert JENV[3] not in quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Welke minister of staatssecretaris tekende nr. 774?", JENV[3:]),
        ("Welke minister van JenV tekende nr. 774?", JENV[3:]),
        ("Welke staatssecretaris van Binnenlandse Zaken tekende nr. 708?", SIX[5:]),
        ("Wie ondertekenden nr. 708 naast de staatssecretaris?", SIX[:5]),
        ("Wie tekende mede namens Economische Zaken nr. 708?", SIX[2:3]),
        ("Welke bewindspersoon tekende zowel nr. 771 als nr. 774?", JENV[2:]),
        ("Welke minister ondertekende beide brieven, nr. 771 en nr. 774?", JENV[2:]),
        ("Wie tekende allebei, nr. 771 en ook nr. 774?", JENV[2:]),
        ("Wie tekende nr. 729 en wie zowel nr. 771 als nr. 774?", JENV[1:]),
    ],
)
def test_an_office_that_signed_is_quoted(
    assistant: Assistant, text: str, quoted: list[str]
) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, [c.quote for c in answer.citations]) == ("answered", quoted)


def test_both_letters_alone_are_all_letters(assistant: Assistant) -> None:
    assert len(assistant.understand(Question("Wie tekende beide brieven?")).documents) == 4


def test_several_signatures_read_as_one_sentence(assistant: Assistant) -> None:
    text = assistant.ask(Question("Wie ondertekenden nr. 708?")).text
    between = text.replace("«", "»").split("»")[0::2]
    assert between == [
        "Onder nr. 708 staat: ", " [1]; ", " [2]; ", " [3]; ", " [4]; ", " [5] en ", " [6]"
    ]


@pytest.mark.parametrize(
    ("text", "signed", "elsewhere"),
    [
        ("Waarom ondertekende minister Van Weel de contourenbrief?", SIX, JENV[1:2]),
        ("Heeft minister Van Weel nr. 708 ondertekend?", SIX, JENV[1:2]),
        ("Schreef Van Oosten de contourenbrief?", SIX, JENV[2:]),
        ("Klopt het dat Yeşilgöz nr. 774 heeft getekend?", JENV[3:], SIX[:1]),
        ("Stuurde minister Van Weel nr. 771 naar de Kamer?", JENV[2:3], JENV[1:2]),
        ("Staat de handtekening van De Jonge onder nr. 771 en nr. 774?", JENV[2:], SIX[4:5]),
    ],
)
def test_one_who_did_not_sign_is_corrected(
    assistant: Assistant, text: str, signed: list[str], elsewhere: list[str]
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "premise_corrected"
    assert answer.text.startswith("Dat klopt niet met het dossier.\nOnder nr. ")
    assert answer.text.count("\nWel staat onder nr. ") == len(elsewhere)
    assert [c.quote for c in answer.citations] == [*signed, *elsewhere]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Heeft minister Van Weel nr. 729 ondertekend?", JENV[1:2]),
        ("Heeft De Jonge nr. 708 ondertekend?", SIX[4:5]),
        ("Tekende Van Weel nr. 729 en nr. 774?", JENV[1:2]),
        ("Welke brief tekende Van Weel, nr. 708 of nr. 729?", JENV[1:2]),
    ],
)
def test_one_who_did_sign_is_quoted(assistant: Assistant, text: str, quoted: list[str]) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, [c.quote for c in answer.citations]) == ("answered", quoted)


@pytest.mark.parametrize(
    "text",
    [
        "Wie tekende nr. 774, Van Weel of Van Oosten?",
        "Wie ondertekende nr. 708, was dat Van Weel?",
        "Heeft Van Weel nr. 708 niet ondertekend?",
        "Wat schreef minister Van Weel in nr. 708 over gaming?",
        "Ondertekende Van Weel de gedragscode volgens nr. 774?",
        "Wie tekende tot slot nr. 774?",
        "Wie ondertekende nr. 771 als opvolger van Van Weel?",
    ],
)
def test_a_name_that_is_not_taken_for_a_signatory_is_left(assistant: Assistant, text: str) -> None:
    assert "Wel staat onder" not in assistant.ask(Question(text)).text


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Welke brieven ondertekende Van Weel?",
         [f"Nr. 729 van 4 september 2024: «{JENV[1]}» [1]",
          "Onder nr. 708, nr. 771 en nr. 774 staat die handtekening niet."]),
        ("Welke brieven tekende Van Oosten?",
         [f"Nr. 771 van 2 december 2025: «{JENV[2]}» [1]",
          f"Nr. 774 van 17 december 2025: «{JENV[3]}» [2]",
          "Onder nr. 708 en nr. 729 staat die handtekening niet."]),
        ("Welke brieven tekende staatssecretaris Van Huffelen?",
         [f"Nr. 708 van 12 december 2023: «{SIX[5]}» [1]",
          "Onder nr. 729, nr. 771 en nr. 774 staat die handtekening niet."]),
        ("Welke brieven tekenden Yesilgöz en Van Weel?",
         [f"Nr. 708 van 12 december 2023: «{SIX[0]}» [1]",
          f"Nr. 729 van 4 september 2024: «{JENV[1]}» [2]",
          "Onder nr. 771 en nr. 774 staat die handtekening niet."]),
        ("Welke brieven uit 2025 ondertekende Van Oosten?",
         [f"Nr. 771 van 2 december 2025: «{JENV[2]}» [1]",
          f"Nr. 774 van 17 december 2025: «{JENV[3]}» [2]"]),
        ("Welke brieven tekende Van Weel en wanneer?",
         [f"Nr. 729 is van 4 september 2024: «Den Haag, 4 september 2024» [1] "
          f"Onder nr. 729 staat: «{JENV[1]}» [2]",
          "Onder nr. 708, nr. 771 en nr. 774 staat die handtekening niet."]),
    ],
)
def test_the_letters_that_somebody_signed_are_a_list(
    assistant: Assistant, text: str, lines: list[str]
) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, answer.text.split("\n")) == ("answered", lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Tekenden Yesilgöz en Van Weel de brief nr. 708?",
         [f"Onder nr. 708 staat: «{SIX[0]}» [1] De handtekening van Van Weel staat niet onder "
          "nr. 708."]),
        ("Heeft zowel Yesilgöz als Van Weel de contourenbrief ondertekend?",
         [f"Onder nr. 708 staat: «{SIX[0]}» [1] De handtekening van Van Weel staat niet onder "
          "nr. 708."]),
        ("Hebben Yesilgöz en De Jonge nr. 708 ondertekend?",
         [f"Onder nr. 708 staat: «{SIX[0]}» [1] en «{SIX[4]}» [2]"]),
        ("Tekenden Yesilgöz en Van Weel nr. 708 en nr. 729?",
         [f"Onder nr. 708 staat: «{SIX[0]}» [1] De handtekening van Van Weel staat niet onder "
          "nr. 708.",
          f"Onder nr. 729 staat: «{JENV[1]}» [2] De handtekening van Yeşilgöz-Zegerius staat niet "
          "onder nr. 729."]),
        # Each of a document of its own, or which of them: nobody is missing.
        ("Tekende Yesilgöz nr. 708 en Van Weel nr. 729?",
         [f"Onder nr. 708 staat: «{SIX[0]}» [1]", f"Onder nr. 729 staat: «{JENV[1]}» [2]"]),
        ("Wie van Van Weel en Yesilgöz tekende nr. 708?", [f"Onder nr. 708 staat: «{SIX[0]}» [1]"]),
        ("Tekenden de minister van JenV en de minister van BZK nr. 708?",
         [f"Onder nr. 708 staat: «{SIX[0]}» [1]; «{SIX[4]}» [2] en «{SIX[5]}» [3]"]),
    ],
)
def test_of_several_who_are_named_each_is_quoted_or_missing(
    assistant: Assistant, text: str, lines: list[str]
) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, answer.text.split("\n")) == ("answered", lines)


def test_who_writes_in_a_letter_that_another_signed_is_corrected_and_answered(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(Question("Wat schreef minister Van Weel in nr. 774 over de RvdK?"))
    assert answer.status == "premise_corrected"
    assert answer.text.startswith("Dat klopt niet met het dossier.\nOnder nr. 774 staat:")
    assert any("RvdK" in c.quote for c in answer.citations[1:])


@pytest.mark.parametrize("text", [
    "Wat schrijft minister Van Oosten in nr. 774 over de RvdK?",
    "Wat schrijft nr. 774 over de RvdK en over minister Van Weel?",
])  # fmt: skip
def test_who_did_sign_is_not_corrected(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status == "answered"


def test_the_minister_who_sent_a_letter_is_who_signed_it(assistant: Assistant) -> None:
    asked = "Wie is de minister die de brief over Radicale reclame stuurde?"
    answer = assistant.ask(Question(asked))
    assert "D.M. van Weel" in answer.text
