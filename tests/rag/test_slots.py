"""What a question asks for, and whether a sentence near its words holds such a thing."""

import pytest

from index.dutch import fold
from rag.assistant import Assistant
from rag.doubting.slots import asked_slots, is_certain, unfilled
from rag.records import Question


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wat kost de pilot?", {"money"}),
        ("Welk bedrag krijgt de RvdK?", {"money"}),
        ("Hoeveel aanbevelingen zijn er?", {"count"}),
        ("Welk percentage is verwijderd?", {"percent"}),
        ("Met welke stemverhouding is de motie aangenomen?", {"vote"}),
        ("Welke partijen stemden voor de motie?", {"vote"}),
        ("Welke partijen waren bij het gesprek aanwezig?", set()),
        ("Wat heeft de overheid voor dat rapport betaald?", {"money"}),
        ("Hoeveel aandacht is eraan besteed?", {"count"}),
        ("Wat zegt nr. 774 over de aandacht die aan ouders wordt besteed?", set()),
        ("Noem de namen van de onderzoekers.", {"person"}),
        ("Wie zijn er voor ronselen opgepakt?", {"person"}),
        ("Op welk webadres staat dat?", {"contact"}),
        ("Wie is de directeur van het WODC?", {"person"}),
        ("Welke gemeenten doen mee?", {"which"}),
        ("Tegen welke zeer grote platformen loopt een procedure?", {"which"}),
        ("Welke soorten platformen zijn er?", set()),
        ("Op welke dag was dat?", {"day"}),
        ("Wanneer komen de resultaten?", {"when"}),
        ("Hoe reageerde Meta op de motie?", {"reaction"}),
        ("Welke maximale boete kan worden opgelegd?", {"money"}),
        ("Wat is de hoogte van de dwangsom?", {"money"}),
        ("Vanaf welke leeftijd is dat toegestaan?", {"age"}),
        ("Hoe lang loopt de pilot?", {"duration"}),
        ("Op grond van welk artikel gebeurt dat?", {"article"}),
        ("Geef eens een voorbeeld van zulke codetaal.", {"example"}),
        ("Noem een paar gemeenten die meedoen.", {"which"}),
        ("Noem de maatregelen voor gemeenten.", set()),
        ("Wat staat er in paragraaf 4.3?", set()),
        ("Op welke ambassades werken zij?", {"which"}),
        ("In welke maand is dat gesprek?", {"when"}),
        ("Welk antwoord gaf de sector?", {"reaction"}),
        ("Wat kwam er nou uit die meting?", {"findings"}),
        ("Wat doen kids met hun telefoon?", set()),
        ("Wat is het verdienmodel van platformen?", set()),
    ],
)
def test_what_is_asked_for(text: str, kinds: set[str]) -> None:
    assert {slot.kind for slot in asked_slots(fold(text))} == kinds


@pytest.mark.parametrize(
    ("wanting", "certain"),
    [
        ({}, False),
        ({"money": 1.0}, True),
        ({"money": 0.5}, False),
        ({"which": 0.4}, True),
        ({"which": 0.3}, False),
        ({"contact": 1.0, "person": 1.0, "often": 1.0}, False),
    ],
)
def test_what_settles_it(wanting: dict[str, float], certain: bool) -> None:
    assert is_certain(wanting) == certain


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
