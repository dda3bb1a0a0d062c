"""Trails and announced dates as a person and a program read them."""

import json

from rag.trail import find_trails
from rag.trails.ledger import announcements
from tests.rag.test_trail import found, linked
from ui.trail_lines import (
    announcement_json,
    ledger_lines,
    trail_json,
    trail_lines,
    trail_overview_lines,
)

of = linked().__getitem__


def lines(name: str) -> list[str]:
    (trail,) = find_trails(name, found())
    return list(trail_lines(trail, of))


def test_overview_has_every_trail_under_its_kind() -> None:
    overview = list(trail_overview_lines(found(), of))
    assert overview[:9] == [
        "Moties (8)",
        "  gewijzigde motie Becker c.s. · 35 228, nr. 34 · genoemd · in nr. 708",
        "  motie Rajkowski · 30 821, nr. 193 · afgedaan · in nr. 708",
        "  motie Kuik (CDA) · 29 754, nr. 658 · in behandeling · in nr. 708, nr. 729, "
        "de beslisnota bij nr. 729, nr. 774",
        "  gewijzigde motie Rajkowski c.s. · 36 200 VII, nr. 118 · genoemd · in nr. 708",
        "  motie Michon-Derkzen (VVD) · 29 754, nr. 758 · in behandeling · in nr. 771, nr. 774",
        "  motie Mutluer · het dossier geeft geen nummer · in behandeling · in nr. 774",
        "  motie Six Dijkstra (NSC) · het dossier geeft geen nummer · in behandeling · in nr. 774",
        "  motie Boswijk/Krul (CDA) · het dossier geeft geen nummer · in behandeling · in nr. 774",
    ]
    assert sum(line.startswith("  ") for line in overview) == len(found())
    assert list(trail_overview_lines((), of)) == []


def test_a_trail_with_its_number_in_a_note() -> None:
    assert lines("TZ202306-154") == [
        "toezegging TZ202306-154",
        "Nummer: TZ202306-154",
        "Onderwerp: «bij het commissiedebat terrorisme/extremisme van 7 juni 2023»",
        "Stand volgens het dossier: afgedaan",
        "",
        "12 december 2023 · nr. 708 · afgedaan "
        "(«voldoet de Minister van Justitie en Veiligheid aan»)",
        "  «Hiermee voldoet de Minister van Justitie en Veiligheid aan haar toezegging aan uw "
        "Kamer.»",
        "  [1] Kamerstukken II 2023/24, 29 754, nr. 708, kop «Borderline content of «legal yet "
        "harmful» content», voetnoot 15",
        "  nummer in voetnoot 15: TZ202306-154",
    ]


def test_a_trail_without_a_number_says_so() -> None:
    assert lines("Mutluer")[:4] == [
        "motie Mutluer",
        "Nummer: het dossier geeft geen nummer",
        "Onderwerp: «om te komen tot een handreiking en verwijzing naar hulplijnen»",
        "Stand volgens het dossier: in behandeling",
    ]
    assert lines("Mutluer")[-1] == "  voetnoot 24: de tekst van deze noot staat niet in de bron"


def test_a_kamerstuk_shows_what_is_wrong_in_the_source() -> None:
    assert lines("29754-708")[:7] == [
        "29 754, nr. 708",
        "Nummer: Kamerstukken II 2023/24, 29 754, nr. 708 (in het dossier: 29754-708)",
        "Adres: https://zoek.officielebekendmakingen.nl/kst-29754-708.html",
        "",
        "4 september 2024 · nr. 729",
        "  «Kamerstukken II 2022.23, 29 754, nr. 708.»",
        "  bij: «De versterking loopt langs vier lijnen: de dialoog met de internetsector, het "
        "wettelijk instrumentarium, de lokale aanpak en de internationale inzet.»",
    ]
    assert lines("29754-708")[7].endswith(
        "voetnoot 1 [de bron vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024]"
    )


def test_ledger_is_by_announced_time_and_judges_nothing() -> None:
    told = list(ledger_lines(announcements(tuple(linked().values())), of))
    assert told[:6] == [
        "Aangekondigde data (20)",
        "",
        "begin 2024 (1 januari 2024 tot en met 31 maart 2024)",
        "  «Tevens zal een kabinetsbrede visie op generatieve AI begin 2024 naar uw Kamer worden "
        "gestuurd, welke wordt gecoördineerd door het Ministerie van Binnenlandse Zaken en "
        "Koninkrijksrelaties.»",
        "  [1] Kamerstukken II 2023/24, 29 754, nr. 708, kop «Doorkijk naar de toekomst», "
        "12 december 2023",
        "  Geen van de opgenomen stukken is uit die periode; wel later: nr. 729 (4 september "
        "2024), de beslisnota bij nr. 729 (4 september 2024), nr. 771 (2 december 2025), nr. 774 "
        "(17 december 2025).",
    ]
    assert "  Opgenomen stukken uit die periode: nr. 774 (17 december 2025)." in told
    assert told[-1] == "  Geen van de opgenomen stukken is uit of na die periode."


def test_trail_as_json() -> None:
    (trail,) = find_trails("motie Six Dijkstra", found())
    text = linked()["29754-774"].text
    record = json.loads(json.dumps(trail_json(trail, of)))
    place = record["places"][0]
    citation = place["citation"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert record == {
        "kind": "motie",
        "name": "motie Six Dijkstra (NSC)",
        "number": None,
        "reference": None,
        "url": None,
        "document": None,
        "members": ["Six Dijkstra"],
        "parties": ["NSC"],
        "subject": "om in Europees verband te komen tot strakkere regels voor (gaming)platformen "
        "om radicalisering tegen te gaan",
        "status": "in behandeling",
        "places": [
            {
                "date": "2025-12-17",
                "status": "in behandeling",
                "signal": "opvolging gegeven aan",
                "mention": "motie Six Dijkstra (NSC)",
                "subject": record["subject"],
                "number": None,
                "footnote": 27,
                "in_note": False,
                "bearing": None,
                "warnings": [],
                "citation": {
                    "n": 1,
                    "document": "29754-774",
                    "reference": "Kamerstukken II 2025/26, 29 754, nr. 774",
                    "line": "Kamerstukken II 2025/26, 29 754, nr. 774, kop «Europese en "
                    "internationale inzet», voetnoot 27",
                    "heading": ["Europese en internationale inzet"],
                    "paragraph": citation["paragraph"],
                    "quote": "Hiermee wordt ook opvolging gegeven aan de motie Six Dijkstra "
                    "(NSC), om in Europees verband te komen tot strakkere regels voor "
                    "(gaming)platformen om radicalisering tegen te gaan.",
                    "start": 15554,
                    "end": 15732,
                    "url": linked()["29754-774"].entry.addresses.best,
                },
            }
        ],
    }


def test_announcement_as_json() -> None:
    last = announcements(tuple(linked().values()))[9]
    record = json.loads(json.dumps(announcement_json(last, of)))
    assert record.pop("citation")["quote"].startswith("Nog dit jaar zal ik")
    assert record == {
        "document": "29754-771",
        "date": "2025-12-02",
        "announced": "dit jaar",
        "first": "2025-12-03",
        "last": "2025-12-31",
        "context": None,
        "within": ["29754-774"],
        "after": [],
    }
