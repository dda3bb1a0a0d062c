"""When a question leans on earlier turns, when it does not, and when the subject is changed."""

import pytest

from rag.asking.history import after_change, carried_words, leans, needed, told_words
from rag.records import Turn

HISTORY = (
    Turn("user", "Wanneer komt de volgende voortgangsbrief?"),
    Turn("assistant", "In het voorjaar van 2026 (nr. 774)."),
)


@pytest.mark.parametrize(
    "question",
    [
        "en in de nota?",
        "waarom lukt dat niet dan",
        "met welke landen is dat stuk gemaakt en op welke dag lag het bij de commissie?",
        "over welke middelen beschikt zij bij herhaalde en ernstige niet-naleving door platformen?",
        "wie heeft daar in de afgelopen jaren onderzoek naar laten doen bij universiteiten?",
        "komt er ook een evaluatie van?",
    ],
)
def test_questions_that_lean(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "welke maatregelen kan de atkm opleggen aan aanbieders van hostingdiensten?",
        "wat staat in de brief die de minister in december 2025 naar de kamer stuurde over pilots?",
        "welke afspraken zijn daarnaast gemaakt tussen de rvdk en het openbaar ministerie?",
        "welke laatste stand van het onderzoek naar algoritmen meldt de minister in december 2024?",
    ],
)
def test_questions_that_stand_by_themselves(question: str) -> None:
    assert not leans(question)
    assert needed(question, HISTORY) == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ok laat maar zitten. Heel wat anders: wie zit in de Online Coalitie?",
         "wie zit in de Online Coalitie?"),
        ("Dank. Dan een ander punt: in welk jaar wordt de DSA geëvalueerd?",
         "in welk jaar wordt de DSA geëvalueerd?"),
        ("Nog een andere vraag, wie tekende nr. 708 voor VWS?", "wie tekende nr. 708 voor VWS?"),
        ("Iets anders", None),
        ("Wat zegt de brief over andere landen?", None),
    ],
)  # fmt: skip
def test_a_change_of_subject(text: str, rest: str | None) -> None:
    assert after_change(text) == rest


def test_what_is_carried_weighs_less_and_what_was_told_is_known() -> None:
    carried = dict(carried_words(HISTORY, {"wanneer"}))
    assert carried["voortgangsbrief"] == 0.35
    assert carried["voorjaar"] == 0.5
    assert told_words(HISTORY) == frozenset({"voorjaar", "2026", "774"})
    assert told_words(HISTORY[:1]) == frozenset()
