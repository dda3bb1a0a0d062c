"""Status and subject of a mention, from the words of its sentence alone."""

import pytest

from rag.trails.records import TrailStatus
from rag.trails.wording import status_at, subject_after, subject_before

DONE, IN_HAND = TrailStatus.AFGEDAAN, TrailStatus.IN_BEHANDELING
ASKED, NAMED = TrailStatus.GEVRAAGD, TrailStatus.GENOEMD


@pytest.mark.parametrize(
    ("sentence", "status", "signal"),
    [
        ("Hiermee is de motie Jansen afgedaan.", DONE, "afgedaan"),
        (
            "Hiermee doe ik de toezegging Jansen gestand: zij is gestand gedaan.",
            DONE,
            "gestand gedaan",
        ),
        ("Hiermee voldoe ik aan de toezegging Jansen.", DONE, "voldoe ik aan"),
        ("Hiermee is voldaan aan de motie Jansen.", DONE, "voldaan aan"),
        ("De motie Jansen is nog niet afgedaan.", IN_HAND, "afgedaan"),
        ("De motie Jansen kan worden afgedaan met een brief.", IN_HAND, "afgedaan"),
        (
            "U wordt geadviseerd de motie Jansen af te doen.",
            IN_HAND,
            "geadviseerd de motie Jansen af te doen",
        ),
        (
            "De toezegging Jansen zal in mei gestand worden gedaan.",
            IN_HAND,
            "gestand worden gedaan",
        ),
        (
            "Mede naar aanleiding van de motie Jansen start een pilot.",
            IN_HAND,
            "Mede naar aanleiding van",
        ),
        ("Ik bekijk dit conform de motie Jansen.", IN_HAND, "conform"),
        (
            "Hiermee geef ik tevens gevolg aan de motie Jansen.",
            IN_HAND,
            "geef ik tevens gevolg aan",
        ),
        ("Hiermee wordt opvolging gegeven aan de motie Jansen.", IN_HAND, "opvolging gegeven aan"),
        ("Ter uitvoering van de motie Jansen start een pilot.", IN_HAND, "Ter uitvoering van"),
        (
            "De motie Jansen, waarin wordt verzocht om een pilot, is gelezen.",
            ASKED,
            "wordt verzocht",
        ),
        (
            "Er wordt geadviseerd dat de motie Jansen wordt afgedaan.",
            IN_HAND,
            "geadviseerd dat de motie Jansen wordt afgedaan",
        ),
        ("Voorgesteld wordt dat de motie Jansen is afgedaan.", IN_HAND, "afgedaan"),
        ("Zie de motie Jansen.", NAMED, ""),
        ("De motie Pieters is afgedaan, de motie Jansen ligt nog voor.", NAMED, ""),
        ("De motie Jansen ligt voor, maar de motie Pieters is afgedaan.", NAMED, ""),
        ("Hij handelt conform de wet en kent de motie Jansen, die hier op tafel ligt.", NAMED, ""),
        ("De motie Jansen ligt voor, en de pilot is in lijn met de wet.", NAMED, ""),
        ("De minister voldoet aan de wet en kent ook de strekking van de motie Jansen.", NAMED, ""),
    ],
)
def test_status(sentence: str, status: TrailStatus, signal: str) -> None:
    at = sentence.index("Jansen")
    padded = f"Eerst iets. {sentence} Dan iets."
    assert status_at(padded, 12, 12 + len(sentence), 12 + at) == (status, signal)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("de motie Jansen over een pilot en de toezegging Pieters", "over een pilot"),
        ("de motie Jansen (VVD) om te komen tot regels, alsmede meer", "om te komen tot regels"),
        (
            "de motie Jansen, waarin wordt verzocht om een pilot, is oud",
            "waarin wordt verzocht om een pilot",
        ),
        ("de motie Jansen over algoritmes wordt hiermee afgedaan", "over algoritmes"),
        ("de motie Jansen, de mogelijkheden om te komen tot regels", None),
        ("de motie Jansen blijft van belang", None),
    ],
)
def test_subject_behind_the_mention(sentence: str, subject: str | None) -> None:
    start, end = sentence.index("motie"), sentence.index("Jansen") + len("Jansen")
    assert subject_after(sentence, start, end, len(sentence)) == subject


def test_subject_within_the_mention() -> None:
    mention = "motie van het lid Jansen waarin wordt verwezen naar een methode (VVD)"
    assert subject_after(mention, 0, len(mention), len(mention)) == (
        "waarin wordt verwezen naar een methode"
    )


def test_subject_before_a_registered_number() -> None:
    note = "Toezegging bij het debat van 7 juni 2023: TZ202306-154"
    assert subject_before(note, 0, note.index("TZ")) == "bij het debat van 7 juni 2023"
    assert subject_before("Toezegging geregistreerd onder: TZ1", 0, 32) is None
