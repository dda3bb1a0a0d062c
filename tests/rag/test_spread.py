"""Questions that want several documents are told from those that want one place."""

import pytest

from index.dutch import fold
from rag.asking.spread import asks_several


@pytest.mark.parametrize(
    "question",
    [
        "Hoe veranderde het standpunt over versleuteling?",
        "Wat is het verschil tussen de brieven?",
        "Hoe verliep de aanpak van het meldpunt?",
        "Wat was eind 2023 de bedoeling, en wat is er in 2025 van gemaakt?",
        "Eerst zou er een proef komen, en later?",
        "Wat werd toen beloofd en wat is er nu?",
        "Is dat onderzoek er ook gekomen?",
        "Wat is er van die belofte terechtgekomen?",
        "Is er iets gedaan met dat advies?",
        "Wat zei de minister in elke brief over games?",
        "In welke brieven staat iets over games?",
        "Geef per brief het standpunt over algoritmen.",
        "Hoe staat het met de uitvoering van die wet?",
        "Zowel het eerste als het tweede rapport wil een overleg; welk?",
    ],
)
def test_these_want_several_documents(question: str) -> None:
    assert asks_several(" ".join(fold(question).split()))


@pytest.mark.parametrize(
    "question",
    [
        "Wat doet de ATKM?",
        "Wanneer start de pilot op Instagram?",
        "Wat is de looptijd van de strategie 2023-2028?",
        "Wie stuurde de brief naar de Kamer?",
        "In welke brief staat de motie?",
        "Met welke andere landen werkt Nederland samen?",
    ],
)
def test_these_want_one_place(question: str) -> None:
    assert not asks_several(" ".join(fold(question).split()))
