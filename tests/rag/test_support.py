"""The judge of one sentence: its ruling and its reason, against one passage of the dossier."""

import pytest

from rag.assistant import Assistant
from rag.checking.support import Judge, Source
from rag.records import Ruling
from tests.rag.scripted import TRUE

AIMED = "Deze zijn gericht aan online platformen, beleidsmakers en coördinerende overheidsactoren"


@pytest.fixture(scope="module")
def source(assistant: Assistant, judge: Judge) -> Source:
    """The passage of nr. 771 that opens with TRUE, followed by AIMED."""
    ids = assistant.generation.store.passage_ids()
    scored = next(s for s in assistant.retriever.shown(ids) if s.text.startswith(TRUE))
    return judge.source("k10k", scored, assistant.kamerstuk(scored.passage.document))


@pytest.mark.parametrize(
    ("claim", "ruling", "reason"),
    [
        (TRUE, "supported", ""),
        (TRUE.replace("achttien", "18"), "supported", ""),
        (TRUE.replace("achttien", "negentien"), "number", "19 staat niet in de passage"),
        (f"In de beleidsreactie van 2 december 2025 staat: {TRUE}", "supported", ""),
        (f"In de beleidsreactie van 3 december 2025 staat: {TRUE}", "date",
         "3 december 2025 staat niet in de passage"),
        (f"Volgens Kamerstuk 29 754, nr. 912: {TRUE}", "kamerstuk",
         "Kamerstuk 29 754, nr. 912 staat niet in de passage"),
        (f"In de contourenbrief staat: {TRUE}", "kamerstuk", "noemt een ander stuk dan de bron"),
        (TRUE.replace("De onderzoekers", "De gemeenten"), "name",
         "gemeenten staat niet in de passage"),
        (TRUE.replace("De onderzoekers", "Volgens Meta"), "name", "meta staat niet in de passage"),
        (f"{AIMED}, zoals de NCTV en de ATKM", "supported", ""),
        (f"{AIMED}, zoals de ATKM en de NCTV", "name", "verwisselt wie wat doet"),
        (f"{AIMED}, zoals de Nationaal Coördinator Terrorismebestrijding en Veiligheid", "name",
         "veiligheid staat daar niet in de passage"),
        ("Het weer was de hele week bijzonder zonnig", "support", "staat zo niet in de passage"),
        (TRUE.replace("er wel", "er geen"), "negation",
         "«geen» staat in het een en niet in het ander"),
        (TRUE.replace("doen", "moeten doen"), "modality",
         "«moeten» maakt het stelliger of minder stellig dan de bron"),
        ("The researchers make many recommendations for the platforms", "language",
         "is niet in het Nederlands"),
        ("Zij noemen dit «achttien goede aanbevelingen»", "quote",
         "«achttien goede aanbevelingen» staat niet letterlijk in de passage"),
        (f"Zoals voetnoot 2 zegt: {TRUE}", "locator", "noemt zelf een vindplaats"),
    ],
)  # fmt: skip
def test_the_first_check_that_fails_rules_and_says_why(
    judge: Judge, source: Source, claim: str, ruling: Ruling, reason: str
) -> None:
    found = judge.rule(f"{claim}.", [source])
    assert (found.ruling, found.reason) == (ruling, reason)


def test_the_place_is_the_sentence_that_carries_it(judge: Judge, source: Source) -> None:
    (place,) = judge.rule(f"{TRUE}.", [source]).places
    assert (place.key, place.document) == ("k10k", "29754-771")
    assert source.kamerstuk.text[place.start : place.end] == f"{TRUE}."


def test_a_source_that_adds_nothing_is_not_cited(
    assistant: Assistant, judge: Judge, source: Source
) -> None:
    other = next(
        s for s in assistant.retriever.shown(assistant.generation.store.passage_ids())
        if s.passage.document == "29754-774"
    )  # fmt: skip
    beside = judge.source("b22c", other, assistant.kamerstuk("29754-774"))
    found = judge.rule(f"{TRUE}.", [beside, source])
    assert (found.ruling, [p.key for p in found.places]) == ("supported", ["k10k"])
