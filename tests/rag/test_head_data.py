"""Questions about a document's own data are answered from its head and its signatures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.assistant import Assistant
from rag.head_data import head_lacks, head_lines
from rag.records import Question
from tests.rag.dossier import kamerstuk

CONTOUREN = "29754-708"
SIX = [
    "De Minister van Justitie en Veiligheid, D. Yeşilgöz-Zegerius",
    "De Minister van Buitenlandse Zaken, H.G.J. Bruins Slot",
    "De Minister van Economische Zaken en Klimaat, M. Adriaansens",
    "De Minister van Sociale Zaken en Werkgelegenheid, C.E.G. van Gennip",
    "De Minister van Binnenlandse Zaken en Koninkrijksrelaties, H.M. de Jonge",
    "De Staatssecretaris Binnenlandse Zaken en Koninkrijksrelaties, A.C. van Huffelen",
]


def quotes(assistant: Assistant, text: str) -> list[str]:
    understood = assistant.understand(Question(text))
    query = assistant.retriever.query(understood)
    lines = head_lines(understood, query, [kamerstuk(d) for d in understood.documents])
    return [kamerstuk(x.document).text[x.start : x.end] for x in lines]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Welk kenmerk heeft de beslisnota?", ["Ons kenmerk 5730720"]),
        ("Van welke dag is de contourenbrief?", ["Den Haag, 12 december 2023"]),
        (
            "Wanneer is nr. 771 verstuurd?",
            ["Nummer: 2025D49428, datum: 2025-12-02, bijgewerkt: 2025-12-02 13:53, versie: 1"],
        ),
        ("Wat is de titel van nr. 729?", ["WODC-onderzoek ‘Radicale reclame op sociale media’"]),
        ("Onder welk zaaknummer is nr. 708 geregistreerd?", ["Onderdeel van zaak 2023Z20014:"]),
        ("Welk vergaderjaar draagt nr. 729?", ["Vergaderjaar 2023-2024"]),
        ("Aan wie is nr. 729 gericht?", ["Aan de Voorzitter van de Tweede Kamer der "
                                         "Staten-Generaal"]),
        (
            "Van wanneer zijn nr. 708 en nr. 774?",
            ["Den Haag, 12 december 2023", "Den Haag, 17 december 2025"],
        ),
        ("Wie ondertekende nr. 774?", ["De Minister van Justitie en Veiligheid, F. van Oosten"]),
        (
            "Wie tekende nr. 729 en wie tekende nr. 774?",
            [
                "De Minister van Justitie en Veiligheid, D.M. van Weel",
                "De Minister van Justitie en Veiligheid, F. van Oosten",
            ],
        ),
        ("Wie ondertekenden nr. 708?", SIX),
        ("Welke bewindspersonen ondertekenden de contourenbrief?", SIX),
        ("Welke staatssecretaris tekende nr. 708?", SIX[5:]),
        ("Wie ondertekende de contourenbrief namens Economische Zaken en Klimaat?", SIX[2:3]),
        ("Wie tekende nr. 708 namens Sociale Zaken?", SIX[3:4]),
        ("Wie ondertekenden nr. 708 naast de minister van Justitie en Veiligheid?", SIX[1:]),
        ("Wie ondertekenden nr. 708 behalve Yeşilgöz?", SIX[1:]),
    ],
)
def test_the_lines_that_answer(assistant: Assistant, text: str, quoted: list[str]) -> None:
    assert quotes(assistant, text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "Wanneer is de ATKM volgens nr. 708 van start gegaan?",
        "Aan wie zijn de aanbevelingen in nr. 771 gericht?",
        "Wie ondertekende de gedragscode volgens nr. 774?",
        "Wat is het nummer van de motie in nr. 729?",
        "Wat is het onderwerp van het onderzoek in nr. 729?",
    ],
)
def test_another_question_is_left_to_the_search(assistant: Assistant, text: str) -> None:
    assert quotes(assistant, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wie heeft de beslisnota ondertekend?",
         "De beslisnota bij nr. 729 noemt geen ondertekenaar."),
        ("Welk zaaknummer heeft nr. 774?", "In de kop van nr. 774 staat geen zaaknummer."),
        ("Welk kenmerk heeft nr. 708?", "In de kop van nr. 708 staat geen kenmerk."),
    ],
)
def test_what_a_head_lacks_is_said(assistant: Assistant, text: str, said: str) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, answer.text, answer.citations) == ("not_in_dossier", said, ())


def test_a_number_that_only_the_register_gives_is_told_as_such(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat is het TK-nummer van nr. 774?"))
    assert answer.text == (
        "Nr. 774 is bij de Tweede Kamer geregistreerd als 2025D52856; de kop van de bron zelf "
        "geeft alleen: «Nr. 774» [1]"
    )


@given(text=st.text(max_size=120))
def test_any_line_lies_in_its_document(assistant: Assistant, text: str) -> None:
    understood = assistant.understand(Question(f"{text} ondertekend datum nr. 708"))
    query = assistant.retriever.query(understood)
    documents = [kamerstuk(d) for d in understood.documents]
    for line in head_lines(understood, query, documents):
        whole = kamerstuk(line.document).text
        assert whole[line.start : line.end].strip() == whole[line.start : line.end] != ""
    assert head_lacks(understood, query, []) == ""
