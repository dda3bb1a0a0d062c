import pytest

from index.errors import SourceError
from index.readers.parts import Page
from index.readers.tweedekamer import read_page
from index.records import Signatory
from tests.index.kamerstukken import block_with, blocks, head, kamerstuk, outline

HEAD = "Brief regering : Titel\n29 754 Naam\nNr. 1\nAan de Voorzitter\nDen Haag, 2 januari 2020\n"
CLOSE = "De Minister van Zaken,\nJ. Jansen"
FULL = "een regel die zo lang is dat hij moest worden afgebroken na meer dan tachtig tekens zoals"


def body(raw: str, page: Page) -> list[tuple[str, str]]:
    parts = [part for part in page.parts if part.kind in ("heading", "paragraph", "list_item")]
    return [(p.kind, " ".join(raw[start:end] for start, end in p.ranges)) for p in parts]


def read(text: str) -> list[tuple[str, str]]:
    raw = HEAD + text + CLOSE
    return body(raw, read_page(raw))


def test_head() -> None:
    assert head("29754-774") == [
        (
            "title",
            "Brief regering : Voortgang Versterkte Aanpak Online inzake extremistische en "
            "terroristische content",
        ),
        ("dossier", "29 754 Terrorismebestrijding"),
        ("number", "Nr. 774"),
        ("document_line", "BRIEF VAN DE MINISTER VAN JUSTITIE EN VEILIGHEID"),
        ("addressee", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
        ("date", "Den Haag, 17 december 2025"),
    ]


def test_outline() -> None:
    national = "Nationale inzet"
    assert outline("29754-774") == [
        ("Dialoog internetsector",),
        (national,),
        (national, "Radicalisering voorkomen en versterken digitale weerbaarheid"),
        (national, "Acteren bij radicalisering"),
        ("Europese en internationale inzet",),
        ("ATKM",),
        ("WODC onderzoeken wet- en regelgeving",),
        ("Tot slot",),
    ]


def test_wrapped_lines_are_paragraphs_again() -> None:
    assert [(t[:28], t[-28:]) for t in blocks("29754-774", "paragraph")] == [
        ("De online wereld is onlosmak", "jke mate online plaatsvindt."),
        ("Het kabinet zal zich daarom ", "kelingen met betrekking tot:"),
        ("Hiermee bouw ik verder aan d", "n toezeggingen aan uw Kamer."),
        ("De online platformen spelen ", "adicalisering tegen te gaan."),
        ("Mede naar aanleiding van de ", "ntueel vervolg van de pilot."),
        ("Naast de pilot met de ReDire", "rmen op verzoeken verbeterd."),
        ("Ik blijf in de dialoog met d", "eer grote online platformen."),
        ("Er wordt nationaal ingezet o", "atie en online bedreigingen."),
        ("Het Ministerie van Sociale Z", "ering gedeeld met gemeenten."),
        ("De Expertise-unit Sociale St", "ale partners te ontwikkelen."),
        ("De Actieagenda steunt ook be", "n voor gezond schermgebruik."),
        ("Bij signalen van radicaliser", "tische content te voorkomen."),
        ("Om lokale zorg-, jeugd- en g", "kheden van online onderzoek."),
        ("In het verdiepingsdossier wo", "de aandacht worden gebracht."),
        ("De Raad voor de Kinderbesche", "rken en landelijk te borgen."),
        ("In het tegengaan van online ", "adicalisering tegen te gaan."),
        ("Daarnaast is Nederland, same", "e van online radicalisering."),
        ("In lijn met de motie van de ", "rmen van misbruik tegengaan."),
        ("In dit verband is de digital", "ontentmoderatie benadrukken."),
        ("Daarnaast bekijk ik, conform", "oorjaar van 2026 informeren."),
        ("Een onmisbaar onderdeel van ", " het internet kunnen melden."),
        ("Als er online terroristisch ", "online inhoud tegen te gaan."),
        ("De ATKM investeert verder in", " over specifieke casuïstiek."),
        ("De ATKM, die in 2023 is opge", "erroristische online inhoud."),
        ("Recent zijn drie WODC-onderz", "ie, naar uw Kamer verzonden."),
        ("Ten tweede is in mijn vorige", "n 2026 met uw Kamer gedeeld."),
        ("Voor het tegengaan van onlin", "ne extremisme en terrorisme."),
    ]


def test_list_items_with_minus_signs() -> None:
    assert blocks("29754-774", "list_item") == [
        "− de dialoog met de internetsector;",
        "− de nationale inzet;",
        "− de internationale inzet;",
        "− de Autoriteit online Terroristisch en Kinderpornografisch Materiaal (ATKM);",
        "− Wetenschappelijk Onderzoek- en Datacentrum (WODC) onderzoeken inzake wet- en "
        "regelgeving.",
    ]
    assert {b.label for b in kamerstuk("29754-774").blocks if b.kind == "list_item"} == {"−"}


@pytest.mark.parametrize(
    "words",
    [
        "kinderen tussen de 7 en 12 jaar in gesprek te gaan over hun smartphonegebruik. Via",
        "menselijke controle bij contentmoderatie. In het kader",
        "Open en Vrije Samenleving zet SZW in",
        "Aanpak Online (december 2023), de Kamerbrief Nadere Uitwerking Versterkte Aanpak Online "
        "(december 2024) en de voortgangsbrief (mei 2025) waarin",
        "en radicalisering» plaats, waaraan tientallen",
        "Consument en Markt (ACM) volg ik",
        "over radicalisering van 17 december 2024. Het verdiepingsdossier",
        "Dit non-paper is op 17 december jl. aan de Europese Commissie voorgelegd en aan uw Kamer",
        "Kinderrechten Impact Assesments (KIA). Dit wordt",
    ],
)
def test_text_reads_as_it_was_written(words: str) -> None:
    assert block_with("29754-774", words)


def test_signatures_and_the_sites_list_of_them() -> None:
    assert kamerstuk("29754-774").signatories == (
        Signatory("F. van Oosten", "De Minister van Justitie en Veiligheid"),
    )
    assert blocks("29754-774", "signature") == [
        "De Minister van Justitie en Veiligheid, F. van Oosten",
        "Eerste ondertekenaar F. van Oosten, minister van Justitie en Veiligheid",
    ]
    assert "Ondertekenaars" not in kamerstuk("29754-774").text


def test_short_line_ends_its_paragraph() -> None:
    assert read(f"{FULL}\nhier.\nEn een nieuwe.\nKop\nNog een.\n") == [
        ("paragraph", f"{FULL} hier."),
        ("paragraph", "En een nieuwe."),
        ("heading", "Kop"),
        ("paragraph", "Nog een."),
    ]


def test_line_is_measured_from_its_last_marker() -> None:
    long = f"{FULL}.1 Een korte staart."
    assert read(f"{long}\nEn een nieuwe.\n") == [
        ("paragraph", long),
        ("paragraph", "En een nieuwe."),
    ]


def test_full_line_before_a_heading_ends_its_paragraph() -> None:
    assert read(f"{FULL}.\nKop\nNog een.\n") == [
        ("paragraph", f"{FULL}."),
        ("heading", "Kop"),
        ("paragraph", "Nog een."),
    ]


def test_full_last_item_ends_its_list() -> None:
    assert read(f"Te weten:\n− een;\n− {FULL}.\n{FULL.capitalize()}\nhier.\n") == [
        ("paragraph", "Te weten:"),
        ("list_item", "− een;"),
        ("list_item", f"− {FULL}."),
        ("paragraph", f"{FULL.capitalize()} hier."),
    ]


def test_page_without_date_line_is_refused() -> None:
    with pytest.raises(SourceError, match="lacks its line with place and date"):
        read_page("Brief regering : Titel\nTekst.\n" + CLOSE)


def test_line_after_the_signatures_is_refused() -> None:
    with pytest.raises(SourceError, match="not understood: “Iets anders"):
        read_page(HEAD + "Een zin.\n" + CLOSE + "\nIets anders.")
