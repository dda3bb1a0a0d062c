"""Every trail of the five documents, checked against the sources by reading them."""

from functools import cache

import pytest

from index.links import link
from index.records import Kamerstuk
from index.units import block_sentences
from rag.cite import cite
from rag.trail import Place, Trail, TrailStatus, trails
from tests.index.kamerstukken import IDS, kamerstuk
from tests.rag.trail_tables import DONE, FOLLOWED, IN_HAND, NAMED, OTHER, STUK


@cache
def linked() -> dict[str, Kamerstuk]:
    return {k.id: k for k in link(tuple(kamerstuk(i) for i in IDS))}


@cache
def found() -> tuple[Trail, ...]:
    return trails(tuple(linked().values()))


def opening(place: Place) -> str:
    return linked()[place.document].text[place.start : place.end][:28]


def short(place: Place) -> str:
    return place.document.removeprefix("29754-")


def named(name: str) -> Trail:
    (trail,) = (t for t in found() if t.name == name)
    return trail


def test_motions_and_commitments_whole() -> None:
    assert {
        (t.kind, t.name, t.number): [
            (short(p), opening(p), p.status, p.signal, p.number, p.footnote, p.in_note)
            for p in t.places
        ]
        for t in found()
        if t.kind is not STUK
    } == FOLLOWED


def test_other_kamerstukken_whole() -> None:
    assert {
        (t.kind, t.name, t.number): [
            (short(p), opening(p), p.number, p.footnote, p.in_note) for p in t.places
        ]
        for t in found()
        if t.kind is STUK
    } == OTHER
    assert {p.status for t in found() if t.kind is STUK for p in t.places} == {NAMED}


def test_order_is_by_kind_then_by_first_mention() -> None:
    assert [(t.kind, t.name, t.number) for t in found()] == [*FOLLOWED, *OTHER]


@pytest.mark.parametrize(
    ("name", "status", "subject", "reference"),
    [
        ("gewijzigde motie Becker c.s.", NAMED, None, "Kamerstukken II 2020/21, 35 228, nr. 34"),
        (
            "motie Rajkowski",
            DONE,
            "over ontwrichtende aanbevelingsalgoritmes",
            "Kamerstukken II 30 821, nr. 193",
        ),
        (
            "gewijzigde motie Rajkowski c.s.",
            NAMED,
            None,
            "Kamerstukken II 2023/24, 36 200 VII, nr. 118",
        ),
        (
            "motie Kuik (CDA)",
            IN_HAND,
            "over een pilot om de online-aanpak van radicalisering te versterken",
            "Kamerstukken II 2022/23, 29 754, nr. 658",
        ),
        (
            "motie Michon-Derkzen (VVD)",
            IN_HAND,
            None,
            "Kamerstukken II 2025/26, 29 754, nr. 758",
        ),
        (
            "motie Mutluer",
            IN_HAND,
            "om te komen tot een handreiking en verwijzing naar hulplijnen",
            None,
        ),
        (
            "motie Six Dijkstra (NSC)",
            IN_HAND,
            "om in Europees verband te komen tot strakkere regels voor (gaming)platformen om "
            "radicalisering tegen te gaan",
            None,
        ),
        ("motie Boswijk/Krul (CDA)", IN_HAND, None, None),
        (
            "toezegging TZ202306-154",
            DONE,
            "bij het commissiedebat terrorisme/extremisme van 7 juni 2023",
            "TZ202306-154",
        ),
        ("toezegging TZ202307-103", NAMED, None, "TZ202307-103"),
        ("toezegging Boswijk (CDA)", IN_HAND, "om de bevindingen te delen", None),
        (
            "toezegging van mijn voorganger",
            IN_HAND,
            "tijdens het commissiedebat Terrorisme en Extremisme om in te gaan op de afname van "
            "signalen van professionals over radicalisering van 17 december 2024",
            None,
        ),
    ],
)
def test_what_the_dossier_says_of_it(
    name: str, status: TrailStatus, subject: str | None, reference: str | None
) -> None:
    trail = named(name)
    assert (trail.status, trail.subject, trail.reference) == (status, subject, reference)


def test_two_motions_of_one_member_stay_apart() -> None:
    by_member = [t for t in found() if t.members == ("Rajkowski",)]
    assert [(t.number, [p.footnote for p in t.places]) for t in by_member] == [
        ("30 821, nr. 193", [26]),
        ("36 200 VII, nr. 118", [42]),
    ]


def test_no_number_is_invented() -> None:
    """Every number stands in a document that speaks of it; where none gives one, there is none."""
    for trail in found():
        if trail.target is not None:
            continue
        assert trail.number == next((p.number for p in trail.places if p.number), None)
        for place in trail.places:
            if place.number is None:
                continue
            kamerstuk = linked()[place.document]
            note = kamerstuk.note(place.footnote) if place.footnote else None
            source = kamerstuk.text[place.start : place.end] + ((note and note.text) or "")
            digits = "".join(c for c in place.number if c.isdigit())
            assert digits in "".join(c for c in source if c.isdigit())


def test_a_document_of_the_dossier_knows_its_own_number() -> None:
    assert [(t.number, t.reference, t.url) for t in found() if t.target] == [
        (
            "29 754, nr. 708",
            "Kamerstukken II 2023/24, 29 754, nr. 708",
            "https://zoek.officielebekendmakingen.nl/kst-29754-708.html",
        ),
        (
            "29 754, nr. 771",
            "Kamerstukken II 2025/26, 29 754, nr. 771",
            "https://zoek.officielebekendmakingen.nl/kst-29754-771.html",
        ),
    ]


def test_errors_of_the_source_are_flagged_where_they_stand() -> None:
    flagged = {(short(p), p.footnote): p.warnings for t in found() for p in t.places if p.warnings}
    year = (
        "vergaderjaar geschreven als 2022.23",
        "de bron vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024",
    )
    assert flagged == {
        ("708", 42): ("36 200 is de begroting 2023, die hoort bij vergaderjaar 2022-2023",),
        ("729", 1): year,
        ("729-beslisnota", 1): year,
    }


def test_every_place_is_a_whole_sentence_that_can_be_cited() -> None:
    for place in (p for t in found() for p in t.places):
        kamerstuk = linked()[place.document]
        block = next(b for b in kamerstuk.blocks if b.start <= place.start < b.end)
        spans = block_sentences(kamerstuk.text, block)
        assert (place.start, place.end) in spans
        quote = kamerstuk.text[place.start : place.end]
        assert place.mention in quote
        assert place.signal in quote
        assert cite(kamerstuk, place.start, place.end, 1).quote == quote
        assert (block.kind == "note") == place.in_note


def test_a_place_in_a_note_knows_the_sentence_that_bears_it() -> None:
    place = named("motie Rajkowski").places[0]
    assert place.bearing is not None
    assert linked()[place.document].text[slice(*place.bearing)] == (
        "De Minister van Justitie en Veiligheid heeft daarom het WODC-onderzoek waarin nader wordt "
        "onderzocht wat de relatie is tussen (rechts)extremistische content online en de rol van "
        "algoritmen verwelkomd."
    )
    assert all((p.bearing is not None) == p.in_note for t in found() for p in t.places)


def test_places_are_in_order_of_date() -> None:
    for trail in found():
        dates = [p.written for p in trail.places]
        assert dates == sorted(dates)
