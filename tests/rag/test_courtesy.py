"""A polite question asks the same as a curt one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.asking.courtesy import without_courtesy
from rag.assistant import Assistant
from rag.records import Question


@pytest.mark.parametrize(("polite", "bare"), [
    ("Zou u kunnen toelichten wat de ReDirect-methode is?", "wat de ReDirect-methode is?"),
    ("Kunt u mij aangeven in welke brief de motie staat?", "in welke brief de motie staat?"),
    ("kun je me even vertellen hoeveel voetnoten nr. 708 heeft", "hoeveel voetnoten nr. 708 heeft"),
    ("Graag ontvang ik een overzicht van alle moties.", "een overzicht van alle moties."),
    ("Gaarne vernemen wij wie tekende.", "Gaarne vernemen wij wie tekende."),
    ("Ik zou graag willen weten wanneer de pilot start.", "wanneer de pilot start."),
    ("Weet je misschien wie nr. 774 schreef?", "wie nr. 774 schreef?"),
    ("Mag ik vragen welke pijlers er zijn?", "welke pijlers er zijn?"),
    ("Wat doet de ATKM, alstublieft?", "Wat doet de ATKM?"),
    ("tekst van voetnoot 24 in nr. 708 svp", "tekst van voetnoot 24 in nr. 708"),
    # Nothing that is left would ask.
    ("Kunt u dit toelichten?", "Kunt u dit toelichten?"),
    ("Kunt u aangeven of de motie is afgedaan?", "Kunt u aangeven of de motie is afgedaan?"),
    ("graag", "graag"),
    ("svp", "svp"),
    ("Wat vindt u van de aanpak?", "Wat vindt u van de aanpak?"),
])  # fmt: skip
def test_the_question_is_left(polite: str, bare: str) -> None:
    assert without_courtesy(polite) == bare


@given(st.text(max_size=60))
def test_any_text_keeps_words_if_it_had_any(text: str) -> None:
    left = without_courtesy(text)
    assert left in text or left == text
    assert any(c.isalnum() for c in left) == any(c.isalnum() for c in text)


@pytest.mark.parametrize(("polite", "curt"), [
    ("Zou u willen aangeven welke moties nog openstaan?", "Welke moties staan nog open?"),
    ("Graag ontvang ik een overzicht van alle toezeggingen in nr. 774.",
     "Geef een overzicht van alle toezeggingen in nr. 774."),
    ("Kunt u mij vertellen wie nr. 708 ondertekenden?", "Wie ondertekenden nr. 708?"),
    ("Zou u mij kunnen meedelen hoeveel voetnoten nr. 774 heeft?",
     "Hoeveel voetnoten heeft nr. 774?"),
])  # fmt: skip
def test_the_answer_is_the_same(assistant: Assistant, polite: str, curt: str) -> None:
    told = assistant.ask(Question(polite))
    assert told.status == "answered"
    assert told.text == assistant.ask(Question(curt)).text
