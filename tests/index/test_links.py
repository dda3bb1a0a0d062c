"""References tied to the documents of the dossier; on small records and on the five letters."""

from datetime import date

import pytest

from index.links import ReferringPlace, address, link, norm_form, referring_places
from index.read import read_dossier
from index.records import Addresses, Block, Footnote, Kamerstuk, Reference, SourceEntry
from index.references import find_references
from tests.index.test_references import rows


def entry(number: int | None, day: date, session: str, **changes: str) -> SourceEntry:
    return SourceEntry(
        id=changes.get("id", f"29754-{number}"),
        kind=changes.get("kind", "brief"),
        form="opentk",
        file="",
        title="",
        short_title="",
        date=day,
        session=session,
        dossiers=("29754", "26643"),
        number=number,
        tk_number=changes.get("tk_number"),
        zaak=None,
        belongs_to=changes.get("belongs_to"),
        addresses=Addresses(None, None, None),
        sha256="",
    )


def kamerstuk(source: SourceEntry, running: str, *notes: str | None) -> Kamerstuk:
    """A Kamerstuk of one paragraph and its notes, one block a line."""
    text, blocks, footnotes = running, [Block("paragraph", 0, len(running), 1)], []
    for number, note in enumerate(notes, start=1):
        start = end = None
        if note is not None:
            start, end = len(text) + 1, len(text) + 1 + len(note)
            text += f"\n{note}"
            blocks.append(Block("note", start, end, number + 1))
        footnotes.append(Footnote(source.id, number, note, start, end, (0,)))
    return Kamerstuk(source, text, tuple(blocks), tuple(footnotes), (), ())


FIRST = entry(708, date(2023, 12, 12), "2023-2024", tk_number="2023D48935")
SECOND = entry(729, date(2024, 9, 4), "2023-2024")
NOTA = entry(
    None,
    date(2024, 9, 4),
    "2023-2024",
    id="29754-729-beslisnota",
    kind="beslisnota",
    belongs_to="29754-729",
)


def linked(text: str, *notes: str | None) -> Kamerstuk:
    """The text as nr. 774, beside three older documents."""
    older = [kamerstuk(source, "Geen verwijzing.") for source in (FIRST, SECOND, NOTA)]
    own = entry(774, date(2025, 12, 17), "2025-2026")
    return link((*older, kamerstuk(own, text, *notes)))[-1]


def aims(text: str) -> list[tuple[str, str, str | None]]:
    return [(ref.kind, ref.raw, ref.target) for ref in linked(text).references]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kamerstuk 29 754, nr. 708", ("kamerstuk", "Kamerstuk 29 754, nr. 708", "29754-708")),
        ("Kamerstuk 29 754, nr. 709", ("kamerstuk", "Kamerstuk 29 754, nr. 709", None)),
        ("Kamerstuk 26 643, nr. 708", ("kamerstuk", "Kamerstuk 26 643, nr. 708", None)),
        ("Kamerstukken I 29 754, nr. 708", ("kamerstuk", "Kamerstukken I 29 754, nr. 708", None)),
        ("zie 2023D48935", ("kamerstuk", "2023D48935", "29754-708")),
        ("zie kst-29754-729", ("kst-id", "kst-29754-729", "29754-729")),
        (
            "rapport (bijlage bij Kamerstuk 29 754, nr. 729)",
            ("bijlage", "bijlage bij Kamerstuk 29 754, nr. 729", None),
        ),
        (
            "beslisnota (bijlage bij Kamerstuk 29 754, nr. 729)",
            ("bijlage", "bijlage bij Kamerstuk 29 754, nr. 729", "29754-729-beslisnota"),
        ),
        ("de contourenbrief (december 2023)", ("brief", "december 2023", "29754-708")),
        ("de voortgangsbrief (mei 2025)", ("brief", "mei 2025", None)),
        (
            "Op 4 september 2024 is dit naar uw Kamer gestuurd.",
            ("brief", "4 september 2024", "29754-729"),
        ),
        ("op 17 december jl. aan uw Kamer aangeboden", ("brief", "17 december jl.", None)),
    ],
)
def test_targets(text: str, expected: tuple[str, str, str | None]) -> None:
    assert aims(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In deze brief staat wat in december 2023 gebeurde.",
        "Het debat van 12 december 2023 ging hierover.",
        "De brief volgt. Op 12 december 2023 was er een debat.",
        "In het voorjaar van 2026 wordt de brief naar uw Kamer gestuurd.",
        "Nog dit jaar is een brief naar uw Kamer gestuurd.",
    ],
)
def test_dates_that_mean_no_letter(text: str) -> None:
    assert aims(text) == []


def test_a_contradicting_session_is_kept_and_flagged() -> None:
    (ref,) = linked("Kamerstukken II 2022.23, 29 754, nr. 708").references
    assert ref.session == "2022-2023"
    assert ref.warnings == (
        "vergaderjaar geschreven als 2022.23",
        "de bron vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024",
    )


def test_notes_have_their_own_references_with_offsets_in_the_text() -> None:
    text, note = "De motie Kuik (CDA).", "Kamerstuk 29 754, nr. 658."
    own = linked(text, note, None)
    assert [r.raw for r in own.references] == ["motie Kuik (CDA)"]
    (ref,) = own.notes[0].references
    assert own.text[ref.start : ref.end] == "Kamerstuk 29 754, nr. 658"
    assert own.notes[1].references == ()


def test_referring_places() -> None:
    own = linked(
        "De motie Kuik (CDA) en (december 2023).", "Kamerstuk 29 754, nr. 658; TZ202307–103"
    )
    motie = own.references[0]
    nr658, commitment = own.notes[0].references
    assert referring_places((own,)) == {
        "motie Kuik": (ReferringPlace("29754-774", None, motie.start, motie.end, motie),),
        "kst-29754-658": (ReferringPlace("29754-774", 1, nr658.start, nr658.end, nr658),),
        "TZ202307-103": (
            ReferringPlace("29754-774", 1, commitment.start, commitment.end, commitment),
        ),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kamerstukken II 2022.23, 29754, nr. 708", "Kamerstukken II 2022/23, 29 754, nr. 708"),
        (
            "Kamerstukken II, 2021/22, 21 501-30, nr. 533, p. 3, 13–15",
            "Kamerstukken II 2021/22, 21 501-30, nr. 533, p. 3, 13-15",
        ),
        (
            "Kamerstukken I 2008/09, 31700 VI, D, p. 4",
            "Kamerstukken I 2008/09, 31 700 VI, D, p. 4",
        ),
        ("(Kamerstuk 30 821, nr. 194)", "Kamerstukken II 30 821, nr. 194"),
        ("Bijlage bij Kamerstuk 29 754, nr. 653", "bijlage bij Kamerstukken II 29 754, nr. 653"),
        ("Kamerstukken I 1999–2000, 26 732, nr. 263", "Kamerstukken I 1999/2000, 26 732, nr. 263"),
        ("Kamerstukken II 1993/94-1996/97, 23761", "Kamerstukken II 1993/94-1996/97, 23 761"),
        ("Kamerstukken 31945", "Kamerstukken 31 945"),
        (
            "Kamerstukken II 1998/99, 25 403 en 23 251, nr. 33",
            "Kamerstukken II 1998/99, 25 403 en 23 251, nr. 33",
        ),
        ("Kamerstukken II 2001/02, 27 896, nrs. 1-2", "Kamerstukken II 2001/02, 27 896, nrs. 1–2"),
        (
            "Kamerstukken II 1982/83, 17 555, nrs. 49 en 55",
            "Kamerstukken II 1982/83, 17 555, nrs. 49 en 55",
        ),
        (
            "Handelingen Ii 2010/11, nr. 108, item 5, p. 25-36",
            "Handelingen II 2010/11, nr. 108, item 5, p. 25-36",
        ),
        ("Aanhangsel Handelingen I 2014/15, nr. 12", "Aanhangsel Handelingen I 2014/15, nr. 12"),
        ("TZ202307–103", "TZ202307-103"),
        ("2023D48935", "2023D48935"),
        ("kst-1268678", "kst-1268678"),
        ("kst-29754-708", "Kamerstukken II 29 754, nr. 708"),
        ("motie van de leden Boswijk (CDA) en Krul (CDA)", "motie Boswijk/Krul (CDA)"),
        (
            "motie-Thijssen/Zeedijk (29502, nr. 191)",
            "motie Thijssen/Zeedijk (Kamerstukken II 29 502, nr. 191)",
        ),
        ("de toezegging van mijn voorganger", "de toezegging van mijn voorganger"),
    ],
)
def test_norm_form(text: str, expected: str) -> None:
    (ref,) = find_references(text)
    assert norm_form(ref) == expected


def test_address() -> None:
    (ref,) = find_references("Kamerstuk 30 821, nr. 194")
    assert address(ref) == "https://zoek.officielebekendmakingen.nl/kst-30821-194.html"
    assert address(Reference("motie", "motie Kuik", 0, 10, members=("Kuik",))) is None


EXPECTED = {
    "29754-708": """
        - motie Becker
        - Kamerstukken II 30 821, nr. 194
        - haar toezegging aan uw Kamer
        - begin oktober
        - 23 december 2022
        - motie Kuik
        - motie Rajkowski
        4 bijlage bij Kamerstukken II 29 754, nr. 653
        5 bijlage bij Kamerstukken II 29 754, nr. 678, p. 40
        6 bijlage bij Kamerstukken II 29 754, nr. 696
        10 Kamerstukken II 2020/21, 35 228, nr. 34
        11 TZ202307-103
        15 TZ202306-154
        15 Kamerstukken II 29 754, nr. 687
        17 Kamerstukken II 2021/22, 21 501-30, nr. 533, p. 3, 13-15
        17 Kamerstukken II 2021/22, 21 501-30, nr. 542, p. 3
        18 Kamerstukken II 29 754, nr. 641
        19 Kamerstukken II 2022/23, 30 821, nr. 173
        20 Kamerstukken II 2023/24, 29 754, nr. 692
        22 Kamerstukken II 2022/23, 36 272, nr. 4, p. 3
        26 Kamerstukken II 2023/24, 21 501-33, nr. 1034, p. 7
        26 motie Rajkowski
        26 Kamerstukken II 30 821, nr. 193
        27 Kamerstukken II 2023/24, 29 754, nr. 690
        28 Kamerstukken II 2021/22, 21 501-30, nr. 533, p. 3, 13-15
        29 Kamerstukken II 2021/22, 21 501-30, nr. 542, p. 3
        30 Kamerstukken II 2022/23, 29 754, nr. 668
        34 Kamerstukken II 2022/23, 29 754, nr. 658
        35 Kamerstukken II 2022/23, 30 821, nr. 173
        37 Kamerstukken II 2022/23, 30 821, nr. 173
        41 Kamerstukken II 2022/23, 26 643, nr. 1036
        42 Kamerstukken II 2023/24, 36 200 VII, nr. 118
        43 Kamerstukken II 2022/23, 26 643, nr. 1041
    """,
    "29754-729": """
        - motie Kuik (CDA)
        - motie Kuik (CDA)
        1 Kamerstukken II 2022/23, 29 754, nr. 708 -> 29754-708
        3 Kamerstukken II 2022/23, 29 754, nr. 658
        5 Kamerstukken II 2022/23, 29 754, nr. 658
    """,
    "29754-729-beslisnota": """
        - motie Kuik (CDA)
        - afgelopen december -> 29754-708
        - motie Kuik (CDA)
        1 Kamerstukken II 2022/23, 29 754, nr. 708 -> 29754-708
    """,
    "29754-771": """
        - motie Michon-Derkzen (VVD)
        4 Kamerstukken II 2025/26, 29 754, nr. 758
        5 Kamerstukken II 2023/24, 29 754, nr. 708 -> 29754-708
        5 Kamerstukken II 2024/25, 29 754, nr. 735
        5 Kamerstukken II 2024/25, 29 754, nr. 751
    """,
    "29754-774": """
        - Kamerstukken II 29 754, nr. 757
        - december 2023 -> 29754-708
        - december 2024
        - mei 2025
        - motie Kuik (CDA)
        - toezegging Boswijk (CDA)
        - 3 oktober jl.
        - 4 september jl.
        - motie Mutluer
        - de toezegging van mijn voorganger
        - 17 december jl.
        - motie Six Dijkstra (NSC)
        - motie Boswijk/Krul (CDA)
        - motie Michon-Derkzen (VVD)
        - 2 december jl. -> 29754-771
    """,
}


@pytest.fixture(scope="module")
def dossier() -> tuple[Kamerstuk, ...]:
    return link(read_dossier())


@pytest.mark.parametrize("document", EXPECTED)
def test_every_reference_of_the_five_documents(
    dossier: tuple[Kamerstuk, ...], document: str
) -> None:
    own = next(k for k in dossier if k.id == document)
    places = [place for found in referring_places((own,)).values() for place in found]
    assert all(own.text[p.start : p.end] == p.reference.raw for p in places)
    found = [("-", ref) for ref in own.references]
    found += [(str(note.number), ref) for note in own.notes for ref in note.references]
    shown = [
        f"{where} {norm_form(ref)}" + (f" -> {ref.target}" if ref.target else "")
        for where, ref in found
    ]
    assert shown == [line.strip() for line in EXPECTED[document].strip().splitlines()]


def test_as_many_citations_as_were_counted_by_hand(dossier: tuple[Kamerstuk, ...]) -> None:
    for own in dossier:
        table = [
            row for row in rows({"kamerstuk", "kamerstuk-bijlage"}) if row["document"] == own.id
        ]
        refs = [*own.references, *(ref for note in own.notes for ref in note.references)]
        found = [ref for ref in refs if ref.kind in {"kamerstuk", "bijlage"}]
        assert len(found) == sum(int(row["count"]) for row in table), own.id


def test_where_the_motion_kuik_is_mentioned(dossier: tuple[Kamerstuk, ...]) -> None:
    places = referring_places(dossier)
    assert [(p.document, p.footnote) for p in places["motie Kuik"]] == [
        ("29754-708", None),
        ("29754-729", None),
        ("29754-729", None),
        ("29754-729-beslisnota", None),
        ("29754-729-beslisnota", None),
        ("29754-774", None),
    ]
    assert [(p.document, p.footnote) for p in places["kst-29754-658"]] == [
        ("29754-708", 34),
        ("29754-729", 3),
        ("29754-729", 5),
    ]
