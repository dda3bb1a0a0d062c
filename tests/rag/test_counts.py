"""Footnotes, alineas and headings are counted, and headings listed, each with a place."""

import pytest

from rag.asking.question import understand
from rag.assistant import Assistant
from rag.own_data.counts import AskedCount, asked_count
from rag.records import Question
from tests.rag.dossier import entries, kamerstuk

DOCUMENTS = [kamerstuk(e.id) for e in entries()]


def asked(text: str) -> AskedCount | None:
    return asked_count(understand(Question(text), entries()), DOCUMENTS)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hoeveel voetnoten heeft nr. 708?", AskedCount("noot")),
        ("Uit hoeveel alinea's bestaat nr. 771?", AskedCount("alinea")),
        ("Hoeveel alinea’s staan er onder de kop «ATKM» in nr. 774?", AskedCount("alinea", "ATKM")),
        ("Hoeveel tussenkopjes telt de contourenbrief?", AskedCount("kop")),
        ("Welke tussenkoppen heeft nr. 771?", AskedCount("kop", listed=True)),
        ("Noem de koppen van nr. 708.", AskedCount("kop", listed=True)),
        ("Welke koppen staan onder Beleidsreactie in nr. 771?",
         AskedCount("kop", "Beleidsreactie", listed=True)),
    ],
)
def test_what_is_counted(text: str, count: AskedCount) -> None:
    assert asked(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel alinea's staan er onder de kop «ATKM» in nr. 774 en hoe begint de laatste?",
        "Hoeveel voetnoten van nr. 708 verwijzen naar een motie?",
        "Hoeveel alinea's van nr. 774 gaan over gaming?",
        "Hoeveel voetnoten en hoeveel alinea's heeft nr. 708?",
        "Hoeveel jongeren worden in nr. 774 genoemd?",
        "Welke kopstukken noemt nr. 708?",
        "Wat staat er onder de kop ATKM in nr. 774?",
        "Onder welke kop van nr. 774 staat de ATKM?",
    ],
)
def test_another_question_is_left(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hoeveel voetnoten heeft nr. 708?", "Nr. 708 heeft 43 voetnoten; voetnoot 43 staat bij: "),
        ("Hoeveel voetnoten heeft nr. 774?", "Nr. 774 heeft 34 voetnoten; voetnoot 34 staat bij: "),
        ("Hoeveel voetnoten heeft de beslisnota?", "De beslisnota bij nr. 729 heeft 1 voetnoot; "),
        ("Hoeveel alinea's telt nr. 771?",
         "Nr. 771 heeft 15 alinea's; de laatste begint met: «Terroristische en extremistische"),
        ("Hoeveel alinea's staan er onder de kop «ATKM» in nr. 774?",
         "Nr. 774 heeft onder «ATKM» 4 alinea's; de laatste begint met: «De ATKM, die in 2023"),
        ("Hoeveel koppen heeft nr. 771?", "Nr. 771 heeft 7 koppen; de laatste is: «Tot slot» [1]"),
        ("Welke koppen staan onder Beleidsreactie in nr. 771?",
         "Nr. 771 heeft onder «Beleidsreactie» 4 koppen: «Dialoog met platformen» [1]; "
         "«Internationale samenwerking en gedragscode» [2]; «Contentmoderatie» [3] en "
         "«Preventieprogramma’s en bevorderen publiek debat» [4]"),
    ],
)
def test_a_count_stands_with_a_place(assistant: Assistant, text: str, said: str) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, answer.text[: len(said)]) == ("answered", said)
    assert answer.citations


def test_a_heading_without_headings_is_told(assistant: Assistant) -> None:
    asked_for = "Welke koppen staan onder het kopje Contentmoderatie in nr. 771?"
    answer = assistant.ask(Question(asked_for))
    assert (answer.status, answer.text) == (
        "not_in_dossier", "Nr. 771 heeft onder «Contentmoderatie» geen koppen."
    )
