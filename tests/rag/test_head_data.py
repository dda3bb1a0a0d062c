"""Questions about a document's own data are answered from its head and its signatures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.assistant import Assistant
from rag.own_data.head_data import asked_heads
from rag.records import Question, Turn
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
    heads = asked_heads(understood, query, [kamerstuk(d) for d in understood.documents])
    return [kamerstuk(x.document).text[x.start : x.end] for head in heads for x in head.lines]


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
        ("Onder welk zaaknummer staat nr. 708 geregistreerd?", ["Onderdeel van zaak 2023Z20014:"]),
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
        ("Wie schreef de contourenbrief?", SIX),
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
        "Wie schreef Radicale reclame?",
        "Wie schreef het rapport bij nr. 771?",
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


LETTERS = ["29754-708", "29754-729", "29754-771", "29754-774"]
JENV = [
    "De Minister van Justitie en Veiligheid, D. Yeşilgöz-Zegerius",
    "De Minister van Justitie en Veiligheid, D.M. van Weel",
    "De Minister van Justitie en Veiligheid, Foort van Oosten",
    "De Minister van Justitie en Veiligheid, F. van Oosten",
]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Welke ministers ondertekenden deze brieven, van oud naar nieuw?", [*SIX, *JENV[1:]]),
        ("Wie tekende welke brief?", [*SIX, *JENV[1:]]),
        ("Wie schreven de vier brieven?", [*SIX, *JENV[1:]]),
        ("Wie heeft de stukken ondertekend?", [*SIX, *JENV[1:]]),
        ("welke jenv-ministers staan er onder deze brieven, van oud naar nieuw", JENV),
        ("Welke ministers ondertekenden nr. 774, nr. 771 en nr. 729?", JENV[1:]),
        ("Met welke voorletter tekent Van Oosten nr. 774 en nr. 771?", JENV[2:]),
        ("Ondertekening: wie zette zijn naam onder nr. 729, wie onder nr. 774, en met voornaam of "
         "voorletter?", [JENV[1], JENV[3]]),
        ("Welke brieven ondertekende Van Weel?", [JENV[1]]),
        ("Onder welke brieven staat de naam van Van Weel?", [JENV[1]]),
        ("Zijn nr. 771 en nr. 774 door dezelfde minister ondertekend?", JENV[2:]),
        ("Welke ministers van Economische Zaken tekenden deze brieven?", [SIX[2]]),
    ],
)
def test_who_signed_several_letters(assistant: Assistant, text: str, quoted: list[str]) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, [c.quote for c in answer.citations]) == ("answered", quoted)


def test_each_letter_has_a_line_by_date_and_one_that_lacks_it_is_told(assistant: Assistant) -> None:
    voorzitter = "«Aan de Voorzitter van de Tweede Kamer der Staten-Generaal»"
    assert assistant.ask(Question("Aan wie zijn de brieven gericht?")).text.split("\n") == [
        f"Nr. 708 is gericht: {voorzitter} [1]",
        f"Nr. 729 is gericht: {voorzitter} [2]",
        "In de kop van nr. 771 staat geen geadresseerde.",
        f"Nr. 774 is gericht: {voorzitter} [3]",
    ]
    assert assistant.ask(Question("Van welke data zijn nr. 729 en nr. 708?")).text.split("\n") == [
        "Nr. 708 is van 12 december 2023: «Den Haag, 12 december 2023» [1]",
        "Nr. 729 is van 4 september 2024: «Den Haag, 4 september 2024» [2]",
    ]
    signed = assistant.ask(Question("Wie ondertekenden de beslisnota en nr. 729?"))
    assert signed.text.split("\n")[1] == "De beslisnota bij nr. 729 noemt geen ondertekenaar."


def test_a_name_that_does_not_stand_under_a_letter_is_told(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Tekende Van Weel nr. 729 en nr. 774?"))
    assert answer.text.split("\n") == [
        f"Onder nr. 729 staat: «{JENV[1]}» [1]", "Onder nr. 774 staat die handtekening niet.",
    ]


def test_more_than_one_thing_of_a_head_can_be_asked(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Welke titel en welk vergaderjaar hebben nr. 708 en 774?"))
    lines = answer.text.split("\n")
    assert [len(lines), "«Vergaderjaar 2023-2024» [" in lines[0]] == [2, True]
    assert lines[1].endswith("In de kop van nr. 774 staat geen vergaderjaar.")
    dated = assistant.ask(Question("Wie ondertekende nr. 729 en wanneer?"))
    assert [c.quote for c in dated.citations] == ["Den Haag, 4 september 2024", JENV[1]]


def test_five_documents_are_all_of_them(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat zijn de datums van de vijf stukken?"))
    assert [c.document for c in answer.citations] == [
        *LETTERS[:2], "29754-729-beslisnota", *LETTERS[2:]
    ]


def test_a_talk_about_two_letters_means_these(assistant: Assistant) -> None:
    history = (
        Turn("user", "Wat zeggen nr. 708 en nr. 774 over algoritmen?"),
        Turn("assistant", "In nr. 708 staat «…» [1] In nr. 774 staat «…» [2]"),
    )
    answer = assistant.ask(Question("Wie ondertekenden deze brieven?", history=history))
    assert {c.document for c in answer.citations} == {"29754-708", "29754-774"}


@pytest.mark.parametrize(
    "text",
    [
        "Wie ondertekende de motie?",
        "Wie ondertekende de gedragscode volgens deze brieven?",
        "Welke brieven gaan over gaming?",
        "Welke data noemen de brieven voor de pilot?",
        "Aan wie zijn de aanbevelingen in deze brieven gericht?",
        "Aan wie is de brief gericht?",
        "Wie ondertekenden de twaalf brieven?",
        "Wat is het nummer van de motie in deze brieven?",
    ],
)
def test_what_only_looks_like_it_means_no_letters(assistant: Assistant, text: str) -> None:
    head = re.compile(r"Onder nr\. \d+ staat:|In de kop van|Nr\. \d+ is (?:van|gericht)")
    assert not head.search(assistant.ask(Question(text)).text)


@given(text=st.text(max_size=120))
def test_any_line_lies_in_its_document(assistant: Assistant, text: str) -> None:
    understood = assistant.understand(Question(f"{text} ondertekend datum nr. 708"))
    query = assistant.retriever.query(understood)
    documents = [kamerstuk(d) for d in understood.documents]
    for line in (x for head in asked_heads(understood, query, documents) for x in head.lines):
        whole = kamerstuk(line.document).text
        assert whole[line.start : line.end].strip() == whole[line.start : line.end] != ""
    assert asked_heads(understood, query, []) == []
