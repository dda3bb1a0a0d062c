"""The announced dates of the five documents, all of them, and the rules on made letters."""

from datetime import date

import pytest

from rag.cite import cite
from rag.trails.ledger import Announcement, announcements
from tests.rag.letters import letter, linked
from tests.rag.test_trail import linked as dossier

SPRING_2024 = (date(2024, 3, 1), date(2024, 5, 31))
SPRING_2026 = (date(2026, 3, 1), date(2026, 5, 31))
YEAR_2026 = (date(2026, 1, 1), date(2026, 12, 31))
SINCE_708 = ("729", "729-beslisnota", "771", "774")
SINCE_729 = ("771", "774")

# Document, opening of the sentence, words for the time, its days, documents within and after it.
EXPECTED = [
    ("708", "Deze brief fungeert als opmaat", "het voorjaar van 2024", *SPRING_2024, (), SINCE_708),
    ("708", "In de verdere uitwerking van d", "het voorjaar van 2024", *SPRING_2024, (), SINCE_708),
    (
        "708",
        "Tevens zal een kabinetsbrede v",
        "begin 2024",
        date(2024, 1, 1),
        date(2024, 3, 31),
        (),
        SINCE_708,
    ),
    (
        "729",
        "De bevindingen en aanbevelinge",
        "het najaar van 2024",
        date(2024, 9, 5),
        date(2024, 11, 30),
        (),
        SINCE_729,
    ),
    (
        "729-beslisnota",
        "Na de zomer wordt de Kamer geï",
        "Na de zomer",
        date(2024, 9, 5),
        date(2024, 12, 31),
        (),
        SINCE_729,
    ),
    ("771", "Over de ontwikkelingen hieromt", "het voorjaar van 2026", *SPRING_2026, (), ()),
    ("771", "Over de ontwikkelingen hieromt", "het voorjaar van 2026", *SPRING_2026, (), ()),
    ("771", "Vanzelfsprekend zal ik uw Kame", "het voorjaar van 2026", *SPRING_2026, (), ()),
    ("771", "Zo vindt in 2026, in het kader", "2026", *YEAR_2026, (), ()),
    (
        "771",
        "Nog dit jaar zal ik in de voor",
        "dit jaar",
        date(2025, 12, 3),
        date(2025, 12, 31),
        ("774",),
        (),
    ),
    (
        "774",
        "De pilot wordt per januari 202",
        "januari 2026",
        date(2026, 1, 1),
        date(2026, 1, 31),
        (),
        (),
    ),
    ("774", "In een volgende voortgangsbrie", "2026", *YEAR_2026, (), ()),
    ("774", "In de volgende voortgangsbrief", "het voorjaar van 2026", *SPRING_2026, (), ()),
    (
        "774",
        "Er volgt (nog) dit jaar een to",
        "dit jaar",
        date(2025, 12, 18),
        date(2025, 12, 31),
        (),
        (),
    ),
    ("774", "Voor 2026 krijgt de RvdK een e", "2026", *YEAR_2026, (), ()),
    ("774", "De werkgroep zal in 2026 conti", "2026", *YEAR_2026, (), ()),
    ("774", "In 2027 vindt de evaluatie van", "2027", date(2027, 1, 1), date(2027, 12, 31), (), ()),
    ("774", "Over de voortgang zal ik uw Ka", "het voorjaar van 2026", *SPRING_2026, (), ()),
    (
        "774",
        "Dit onderzoek is gestart en de",
        "voor de zomer van 2026",
        date(2026, 1, 1),
        date(2026, 6, 30),
        (),
        (),
    ),
    ("774", "In het voorjaar van 2026 zal i", "het voorjaar van 2026", *SPRING_2026, (), ()),
]


def _found() -> tuple[Announcement, ...]:
    return announcements(tuple(dossier().values()))


def _short(documents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(d.removeprefix("29754-") for d in documents)


def test_the_whole_ledger() -> None:
    assert [
        (
            *_short((a.document,)),
            dossier()[a.document].text[a.start : a.end][:30],
            a.raw,
            a.first,
            a.last,
            _short(a.within),
            _short(a.after),
        )
        for a in _found()
    ] == EXPECTED


def test_every_announcement_is_a_quote_with_a_date_to_come() -> None:
    for one in _found():
        kamerstuk = dossier()[one.document]
        quote = kamerstuk.text[one.start : one.end]
        assert cite(kamerstuk, one.start, one.end, 1).quote == quote
        assert one.raw in quote
        assert one.written < one.first <= one.last


def test_a_sentence_that_leans_takes_along_what_it_leans_on() -> None:
    leaning = []
    for one in _found():
        text = dossier()[one.document].text
        if one.context:
            assert one.context[1] <= one.start
            context = text[slice(*one.context)]
            leaning.append((*_short((one.document,)), text[one.start : one.end][:20], context[:44]))
    assert leaning == [
        ("708", "In de verdere uitwer", "Binnen bovenstaande vier pijlers is er naast"),
        ("729", "De bevindingen en aa", "Om het handelingsperspectief voor het tegeng"),
        ("771", "Over de ontwikkeling", "De aanbeveling om een ‘multistakeholdergroep"),
        ("771", "Over de ontwikkeling", "In dit licht ga ik kijken naar de wenselijkh"),
        ("774", "In de volgende voort", "Naast de pilot met de ReDirect-methode wordt"),
        ("774", "Dit onderzoek is ges", "Het derde WODC-onderzoek ziet op online rekr"),
    ]


@pytest.mark.parametrize(
    ("sentence", "announced"),
    [
        ("In mei 2025 zal ik de Kamer informeren.", ["mei 2025"]),
        (
            "In mei 2025 informeer ik de Kamer en in juni 2025 volgt een brief.",
            ["mei 2025", "juni 2025"],
        ),
        ("Nog dit jaar volgt een brief.", ["dit jaar"]),
        ("In mei 2024 werd de Kamer geïnformeerd.", []),
        ("Dit jaar werd een onderzoek afgerond.", []),
        ("In 2025 is Nederland voorzitter.", []),
        ("De brief van 1 oktober 2024 wordt gelezen.", []),
        ("Op korte termijn volgt een brief.", []),
    ],
)
def test_what_counts_as_announced(sentence: str, announced: list[str]) -> None:
    one = letter(801, date(2024, 10, 1), sentence)
    assert [a.raw for a in announcements(linked(one))] == announced


def test_later_documents_are_told_by_the_announced_time() -> None:
    letters = linked(
        letter(803, date(2025, 7, 1), "Later."),
        letter(801, date(2024, 10, 1), "In mei 2025 zal ik de Kamer informeren."),
        letter(802, date(2025, 5, 31), "Op tijd."),
        letter(800, date(2025, 1, 1), "Daarvoor."),
    )
    (one,) = announcements(letters)
    assert (one.within, one.after) == (("29754-802",), ("29754-803",))
