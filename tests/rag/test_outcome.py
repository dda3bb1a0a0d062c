"""What became of a thing: which questions ask it, which later letters go on about it, and what
is quoted of them."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from index.dutch import fold
from rag.answering.choices import FEATURES, Choice
from rag.answering.outcome import outcomes
from rag.asking.spread import asks_outcome, asks_several
from rag.assistant import Assistant
from rag.records import Question
from tests.rag.dossier import entries
from tests.rag.test_select import made

OLD, MIDDLE, NOTA, LATE, LAST = "29754-708", "29754-729", "29754-729-beslisnota", "29754-771", (
    "29754-774"
)
DATES = {e.id: e.date for e in entries()}


class Alike:
    """Texts that begin with the same word are alike, all others are not."""

    def encode(self, texts: list[str], kind: str) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 26), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[ord(text[0].lower()) - ord("a")] = 1.0
        return rows


def quote(document: str, start: int, score: float, text: str, plain: float = 0.3) -> Choice:
    features = np.zeros(len(FEATURES))
    features[FEATURES.index("plain")] = plain
    return replace(made(start, start + len(text), score, text, document), features=features)


ANCHOR = quote(OLD, 0, 10.0, "proef wordt onderzocht")


def of(*by_document: list[Choice]) -> list[list[Choice]]:
    return outcomes(ANCHOR, by_document, DATES, Alike())  # type: ignore[arg-type]


def test_a_later_letter_that_goes_on_about_it_is_quoted() -> None:
    on = quote(LAST, 0, 4.0, "proef is gestart")
    assert of([on]) == [[on]]


def test_neither_an_earlier_letter_nor_one_about_something_else_is() -> None:
    other = quote(LAST, 0, 4.0, "kader voor lessen", plain=0.0)
    assert of([other], [quote(OLD, 40, 9.0, "proef loopt")], []) == []


def test_what_tells_an_outcome_stands_before_what_goes_on() -> None:
    asks = quote(LATE, 0, 5.0, "proef richt zich op de vraag")
    tells = quote(LATE, 50, 4.0, "proef is afgerond")
    assert of([asks, tells]) == [[tells, asks]]


def test_three_letters_at_most_the_oldest_first() -> None:
    scores = ((LAST, 6.0), (LATE, 8.0), (MIDDLE, 7.0), (NOTA, 5.0))
    lines = [[quote(document, 0, score, "proef")] for document, score in scores]
    assert [told[0].document for told in of(*lines)] == [MIDDLE, LATE, LAST]


def test_a_footnote_is_no_outcome() -> None:
    assert of([replace(quote(LAST, 0, 9.0, "proef"), note=3)]) == []


@pytest.mark.parametrize(
    "question",
    [
        "In 2023 wilden ze een proef met een app, wat kwam daarvan terecht?",
        "Er zou een meldpunt komen. Is dat er gekomen?",
        "Hoe is het met die planning afgelopen?",
        "Er was toch een plan voor scholen, ligt er inmiddels iets?",
        "Wat is daar uiteindelijk uitgekomen?",
        "Is er iets gedaan met het advies over scholen?",
        "Gemeenten wilden hulp, hebben ze daar iets voor gekregen?",
        "Wat is dat eind 2025 geworden?",
        "Eerst was het voor ouders, en voor wie nu?",
    ],
)
def test_these_ask_what_became_of_a_thing(question: str) -> None:
    folded = " ".join(fold(question).split())
    assert asks_outcome(folded)
    assert asks_several(folded)


@pytest.mark.parametrize(
    "question",
    [
        "Wat doet de ATKM?",
        "Wat zegt nr. 771 over het EU Internet Forum en wat nr. 774?",
        "Welke toezegging is er gedaan over een meldpunt?",
        "Komt er een tweede pilot?",
        "Wat is er over ouders geschreven?",
        "Wanneer is het onderzoek gestart?",
        "Door wie is het rapport gemaakt?",
        "Hoeveel afspraken zijn er met platforms gemaakt?",
    ],
)
def test_these_do_not(question: str) -> None:
    assert not asks_outcome(" ".join(fold(question).split()))


@pytest.mark.parametrize(
    ("question", "documents", "told"),
    [
        (
            "Nr. 708 vroeg de internetsector om meer medewerking aan opsporingsverzoeken. "
            "Wat is daarvan terechtgekomen?",
            {OLD, LAST}, "significant toegenomen",
        ),
        (
            "gamingplatforms: in 2023 kwam het gesprek niet van de grond, hoe zit dat nu?",
            {OLD, LAST}, "focus op online gamingplatformen",
        ),
        (
            "ror zou in 2024 bekijken of online in de trainingen kon worden opgenomen. is daar "
            "iets van gekomen",
            {MIDDLE, LAST}, "workshop",
        ),
    ],
)
def test_the_letters_that_tell_it_are_quoted_from_old_to_new(
    assistant: Assistant, question: str, documents: set[str], told: str
) -> None:
    answer = assistant.ask(Question(question))
    assert answer.status == "answered"
    quoted = list(dict.fromkeys(c.document for c in answer.citations))
    assert documents <= set(quoted)
    assert quoted == sorted(quoted, key=lambda d: DATES[d])
    assert told in answer.text
