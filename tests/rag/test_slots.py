"""What a question asks for, and whether a sentence near its words holds such a thing."""

import pytest

from index.dutch import fold
from rag.assistant import Assistant
from rag.doubting.slots import asked_slots, unfilled
from rag.records import Question


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wat kost de pilot?", {"money"}),
        ("Welk bedrag krijgt de RvdK?", {"money"}),
        ("Hoeveel aanbevelingen zijn er?", {"count"}),
        ("Welk percentage is verwijderd?", {"percent"}),
        ("Met welke stemverhouding is de motie aangenomen?", {"vote"}),
        ("Op welk webadres staat dat?", {"contact"}),
        ("Wie is de directeur van het WODC?", {"person"}),
        ("Welke gemeenten doen mee?", {"which"}),
        ("Tegen welke zeer grote platformen loopt een procedure?", {"which"}),
        ("Welke soorten platformen zijn er?", set()),
        ("Op welke dag was dat?", {"day"}),
        ("Wanneer komen de resultaten?", {"when"}),
        ("Hoe reageerde Meta op de motie?", {"reaction"}),
        ("Wat doen kids met hun telefoon?", set()),
        ("Wat is het verdienmodel van platformen?", set()),
    ],
)
def test_what_is_asked_for(text: str, kinds: set[str]) -> None:
    assert {slot.kind for slot in asked_slots(fold(text))} == kinds


@pytest.mark.parametrize(
    ("text", "kind", "wanting"),
    [
        ("Hoeveel aanbevelingen doen de onderzoekers van Schimmige scheidslijnen?", "count", 0.0),
        ("Hoeveel meldingen kreeg het meldpunt van de ATKM?", "count", 1.0),
        ("Binnen hoeveel jaar moet de Uitvoeringswet TOI worden geëvalueerd?", "count", 0.0),
        ("Met welke landen werkt de ATKM samen in het GOSRN?", "which", 0.0),
        ("Welke kranten schreven over het rapport?", "which", 1.0),
        ("Op welke website leren burgers desinformatie herkennen?", "contact", 0.0),
        ("Op welk telefoonnummer is het LSE bereikbaar?", "contact", 1.0),
    ],
)
def test_whether_it_is_there(assistant: Assistant, text: str, kind: str, wanting: float) -> None:
    understood = assistant.understand(Question(text))
    found = assistant.retriever.retrieve(understood)
    views = assistant.retriever.views.many([s.passage.id for s in found[:10]])
    told = unfilled(asked_slots(fold(text)), views, assistant.retriever.query(understood))
    assert told[kind] == wanting
