"""Whether the dossier holds an answer, and what is said when it does not."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.assistant import Assistant
from rag.doubting.abstain import FEATURES, FOR, POOR, answerable, chance
from rag.doubting.nearest import not_there
from rag.records import Filters, Question
from tests.rag.dossier import entries

OUTSIDE = """\
Hoeveel kost een treinkaartje naar Groningen?
Hoeveel agenten kreeg de politie erbij?
Wat kost de pilot met Meta?
Wie is de directeur van het LSE?
Wat is de stikstofnorm in Natura 2000-gebieden?
Wat vindt de koning van TikTok?
Welk recept voor erwtensoep staat in de brief?
Hoe hoog is de boete die de ATKM oplegde aan Meta?
Wat zegt de brief van maart 2022?
Wat staat er in nr. 735 over de actielijnen?
Wie won het Eurovisiesongfestival?
Hoeveel euro subsidie kreeg het Netwerk Mediawijsheid?""".splitlines()

INSIDE = """\
Wat is de Online Coalitie?
Waar leidt de ReDirect-methode mensen naartoe?
Wanneer vindt de evaluatie van de DSA plaats?
Hoeveel aanbevelingen doen de onderzoekers in nr. 771?
Wat is borderline content?
Met welke landen werkt de ATKM samen?
In wiens opdracht is de effectevaluatie van Under Pressure uitgevoerd?
Welke platforms gebruiken extremistische groepen?
Wat zegt de beslisnota over de woordvoering?
Wat doet Nederland in de Freedom Online Coalition?
Wanneer verschijnen de resultaten van het onderzoek naar gamingplatformen?
Wat is de rol van ouders bij preventie?""".splitlines()


def features(assistant: Assistant, text: str) -> dict[str, float]:
    row = assistant.abstain_features(Question(text))
    return dict(zip(FEATURES, row.tolist(), strict=True))


@pytest.mark.xfail(strict=True, reason="who did it stands in note 36: docs/decisions/0006")
def test_what_only_a_footnote_says_is_answered(assistant: Assistant) -> None:
    asked = Question("Wie voert de effectevaluatie van Under Pressure uit?")
    assert assistant.ask(asked).status == "answered"


@pytest.mark.parametrize("text", OUTSIDE)
def test_what_the_dossier_lacks_is_said(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "not_in_dossier"
    assert answer.text.startswith(
        "Dat staat niet in het dossier (gezocht in: nr. 708, nr. 729, de beslisnota bij nr. 729, "
        "nr. 771, nr. 774)."
    )
    near = "Wel gevonden, in de " if answer.citations else "Het dichtst in de buurt komt de "
    assert near in answer.text
    assert len(answer.citations) <= 1


@pytest.mark.parametrize("text", INSIDE)
def test_what_it_holds_is_answered(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status in ("answered", "partial")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Wat kost de pilot met Meta?", "exact", 1.0),
        ("Wat doet Meta?", "exact", 0.0),
        ("Wie is de directeur van het LSE?", "person", 1.0),
        ("Hoeveel agenten kreeg de politie erbij?", "count", 1.0),
        ("Hoeveel aanbevelingen doen de onderzoekers in nr. 771?", "count", 0.0),
        ("Welke kranten schreven over het rapport?", "which", 1.0),
        ("Met welke landen werkt de ATKM samen?", "which", 0.0),
        ("Wat doet Snapchat tegen extremisten?", "entity", 1.0),
        ("Wat doet Meta tegen extremisten?", "entity", 0.0),
        ("Wat deelt nr. 708 mee over de symbolenbank?", "silent", 0.0),
        ("Kan ik een vergunning krijgen?", "first_person", 1.0),
        ("Wat staat er in nr. 735?", "outside", 1.0),
        ("Wat staat er in nr. 771 over de zorgplicht?", "named", 1.0),
        ("Wat doet de ATKM?", "short", 1.0),
        ("Wat doet de ATKM tegen terroristische inhoud?", "short", 0.0),
        ("Wat doet de ATKM?", "unknown", 0.0),
        ("Wat doet de ATKM?", "follow_up", 0.0),
    ],
)
def test_what_speaks_for_and_against(
    assistant: Assistant, text: str, name: str, value: float
) -> None:
    assert features(assistant, text)[name] == value


def test_a_word_that_nobody_knows_weighs_against(assistant: Assistant) -> None:
    known = features(assistant, "Wat zegt de brief over ouders?")
    strange = features(assistant, "Wat zegt de brief over zwabberkwik?")
    assert (known["unknown"], known["official"]) == (0.0, 0.0)
    assert strange["unknown"] > 0.5
    assert strange["official"] == 0.0


def test_a_compound_of_known_parts_is_half_unknown(assistant: Assistant) -> None:
    parted = features(assistant, "Wat zegt de brief over kernenergie?")
    whole = features(assistant, "Wat zegt de brief over stikstof?")
    assert 0 < parted["unknown"] == parted["official"] < whole["unknown"]


def test_a_word_of_other_laws_weighs_more(assistant: Assistant) -> None:
    other = features(assistant, "Wat zegt de brief over stikstof?")
    assert other["official"] == other["unknown"] > 0.5


@given(st.lists(st.floats(-1, 2), min_size=len(FEATURES), max_size=len(FEATURES)),
       st.sampled_from(FEATURES), st.floats(0, 2))
def test_each_feature_speaks_one_way_only(values: list[float], name: str, more: float) -> None:
    row = np.array(values)
    raised = row.copy()
    raised[FEATURES.index(name)] += more
    before, after = chance(row), chance(raised)
    assert 0 <= before <= 1
    assert (after >= before - 1e-12) if name in FOR else (after <= before + 1e-12)


def test_answerable_is_a_threshold_on_the_chance() -> None:
    rows = np.eye(len(FEATURES)) * np.linspace(-3, 3, len(FEATURES))[:, None]
    rows[:, FEATURES.index("passage")] = 1.0
    rows[:, FEATURES.index("certain")] = 0.0
    told = sorted((chance(row), answerable(row)) for row in rows)
    assert [yes for _, yes in told] == sorted(yes for _, yes in told)
    assert {yes for _, yes in told} == {True, False}


def test_a_poor_best_passage_is_no_answer_whatever_the_rest_says() -> None:
    row = np.zeros(len(FEATURES))
    row[[FEATURES.index("named"), FEATURES.index("follow_up")]] = 1.0
    row[FEATURES.index("passage")] = POOR
    assert answerable(row)
    row[FEATURES.index("passage")] = POOR - 0.01
    assert chance(row) > 0.9
    assert not answerable(row)


def test_a_thing_that_is_certainly_not_there_settles_it(assistant: Assistant) -> None:
    row = features(assistant, "Welke gemeenten namen deel aan Samen digitaal weerbaar (nr. 708)?")
    assert row["certain"] == 1.0
    values = np.array([row[name] for name in FEATURES])
    values[FEATURES.index("which")] = 0.0
    assert not answerable(values)
    values[FEATURES.index("certain")] = 0.0
    assert answerable(values)


def test_a_thing_that_is_one_of_two_asked_for_settles_nothing(assistant: Assistant) -> None:
    row = features(assistant, "Wat houdt de pilot met Meta in en wat kost die pilot?")
    assert row["certain"] == 0.0


def test_without_passages_there_is_nothing_to_answer_from(assistant: Assistant) -> None:
    understood = assistant.understand(Question("Wat doet de ATKM?"))
    row = assistant.composer.doubter.features(understood, [], [])
    assert row[FEATURES.index("passage")] == 0.0
    assert not answerable(row)


@pytest.mark.parametrize(
    ("text", "filters", "said"),
    [
        (
            "Wat staat er in nr. 735?", Filters(),
            "Dat staat niet in het dossier (gezocht in: nr. 708, nr. 729, de beslisnota bij nr. "
            "729, nr. 771, nr. 774). Nr. 735 wordt genoemd in nr. 771, voetnoot 5, maar is niet "
            "opgenomen.",
        ),
        (
            "Wat staat er in nr. 999?", Filters(documents=("29754-771",)),
            "Dat staat niet in het dossier (gezocht in: nr. 771). De tekst van nr. 999 is niet in "
            "het dossier opgenomen.",
        ),
        (
            "Wat is een kilo appels?", Filters(since=date(2025, 1, 1)),
            "Dat staat niet in het dossier (gezocht in: nr. 771, nr. 774).",
        ),
        (
            "Wat is een kilo appels?", Filters(until=date(2023, 12, 31)),
            "Dat staat niet in het dossier (gezocht in: nr. 708).",
        ),
    ],
)
def test_what_was_searched_and_where_it_is_named(
    assistant: Assistant, text: str, filters: Filters, said: str
) -> None:
    understood = assistant.understand(Question(text))
    assert not_there(understood, entries(), filters, assistant.trails) == said


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("Welk nummer heeft de Kamerbrief van 23 dec. 2022?", "answered"),
        ("Wat staat er in de Kamerbrief van 23 december 2022?", "not_in_dossier"),
    ],
)
def test_the_number_of_a_letter_that_is_not_held_may_stand_in_a_footnote(
    assistant: Assistant, asked: str, status: str
) -> None:
    answer = assistant.ask(Question(asked))
    assert answer.status == status
    if status == "answered":
        assert "29 754, nr. 668" in answer.text
