import pytest

from index.records import Signatory
from tests.index.kamerstukken import block_with, blocks, head, kamerstuk, outline


def test_head_of_the_contourenbrief() -> None:
    assert head("29754-708") == [
        (
            "title",
            "Contourenbrief Versterkte Aanpak Online inzake extremistische en terroristische "
            "content",
        ),
        ("dossier", "Terrorismebestrijding"),
        ("document_line", "Brief regering"),
        (
            "document_line",
            "Nummer: 2023D48935, datum: 2023-12-12, bijgewerkt: 2024-02-19 10:56, versie: 3",
        ),
        ("document_line", "Onderdeel van kamerstukdossier 29754 -708 Terrorismebestrijding."),
        ("document_line", "Onderdeel van zaak 2023Z20014:"),
        ("session", "Vergaderjaar 2023-2024"),
        ("dossier", "29 754 Terrorismebestrijding"),
        ("dossier", "26 643 Informatie- en communicatietechnologie (ICT)"),
        (
            "number",
            "Nr. 708 BRIEF VAN DE MINISTERS VAN JUSTITIE EN VEILIGHEID, VAN BUITENLANDSE ZAKEN, "
            "VAN ECONOMISCHE ZAKEN EN KLIMAAT, VAN SOCIALE ZAKEN EN WERKGELEGENHEID, VAN "
            "BINNENLANDSE ZAKEN EN KONINKRIJKSRELATIES EN DE STAATSSECRETARIS VAN BINNENLANDSE "
            "ZAKEN EN KONINKRIJKSRELATIES",
        ),
        ("addressee", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
        ("date", "Den Haag, 12 december 2023"),
    ]


def test_outline_of_the_contourenbrief() -> None:
    borders = "Grenzen aan extremistische uitingen online"
    first, third = "Pijler 1: Dialoog internetsector", "Pijler 3: Lokale aanpak"
    fourth = "Pijler 4: Internationale inzet"
    assert outline("29754-708") == [
        (borders,),
        (borders, "Borderline content of «legal yet harmful» content"),
        ("Vier pijlers in de Versterkte Aanpak Online",),
        (first,),
        (first, "Algoritmen"),
        ("Pijler 2: Wettelijk instrumentarium",),
        (third,),
        (third, "Kennispositie"),
        (third, "Gerichte lokale interventies"),
        (third, "Voorkomen"),
        (fourth,),
        (fourth, "Internationale dialoog internetsector"),
        (fourth, "Internationale samenwerking"),
        ("Doorkijk naar de toekomst",),
    ]


def test_outline_of_729() -> None:
    findings = "Onderzoeksbevindingen"
    known = "Bestaande aanpakken en handelingsperspectieven"
    assert outline("29754-729") == [
        (findings,),
        (findings, "Het online domein als een unieke omgeving"),
        (findings, "Online rekrutering voornamelijk generiek van aard"),
        (
            findings,
            "Wisselwerking tussen online rekrutering (en mobilisering) en offline gedrag",
        ),
        (known,),
        (known, "1. Maatregelen gericht op online weerbaarheid"),
        (known, "2. Aanpak gericht op online tegengeluiden"),
        (known, "3. Aanpak gericht op regulering en contentmoderatie"),
        ("Aanbevelingen",),
        ("Beleidsreactie",),
        ("Tot slot",),
    ]


def test_outline_of_771() -> None:
    reaction = "Beleidsreactie"
    assert outline("29754-771") == [
        ("Bevindingen en aanbevelingen",),
        (reaction,),
        (reaction, "Dialoog met platformen"),
        (reaction, "Internationale samenwerking en gedragscode"),
        (reaction, "Contentmoderatie"),
        (reaction, "Preventieprogramma’s en bevorderen publiek debat"),
        ("Tot slot",),
    ]


def test_docx_page_has_no_head_of_a_kamerstuk() -> None:
    assert head("29754-771") == [
        ("title", "Rapport ‘Schimmige scheidslijnen’"),
        ("dossier", "Terrorismebestrijding"),
        ("document_line", "Brief regering"),
        (
            "document_line",
            "Nummer: 2025D49428, datum: 2025-12-02, bijgewerkt: 2025-12-02 13:53, versie: 1",
        ),
        ("document_line", "Onderdeel van kamerstukdossier 29754 -771 Terrorismebestrijding."),
        ("document_line", "Onderdeel van zaak 2025Z20934:"),
    ]


@pytest.mark.parametrize(
    ("document", "paragraphs", "items"),
    [("29754-708", 28, 4), ("29754-729", 25, 4), ("29754-771", 15, 0)],
)
def test_number_of_paragraphs_and_list_items(document: str, paragraphs: int, items: int) -> None:
    assert len(blocks(document, "paragraph")) == paragraphs
    assert len(blocks(document, "list_item")) == items


def test_list_items_keep_their_labels() -> None:
    assert blocks("29754-708", "list_item") == [
        "1) Dialoog internetsector;",
        "2) Wettelijk instrumentarium;",
        "3) Lokale aanpak;",
        "4) Internationale inzet.",
    ]
    labels = [b.label for b in kamerstuk("29754-708").blocks if b.kind == "list_item"]
    assert labels == ["1)", "2)", "3)", "4)"]
    assert [t[:15] for t in blocks("29754-729", "list_item")] == [
        "• Het verder on", "• Het professio", "• Om in samenwe", "• Een concreter",
    ]  # fmt: skip


def test_broken_paragraph_is_whole_again() -> None:
    text = block_with("29754-708", "ASEAN-landen (Associatie")
    assert text.startswith("Wereldwijd is er")
    assert "als met ASEAN-landen (Associatie van Zuidoost-Aziatische Naties) en gelijk" in text
    assert text.endswith("ter verantwoording te roepen.")


def test_title_that_was_split_is_whole_again() -> None:
    text = block_with("29754-771", "Hierbij bied ik")
    assert text.startswith(
        "Hierbij bied ik uw Kamer het onderzoek ‘Schimmige scheidslijnen: Juridische, ethische, "
        "en praktische uitdagingen bij het detecteren en modereren van terroristische, "
        "extremistische en impliciet extremistische content, met respect voor de vrijheid van "
        "meningsuiting’ aan. Dit onderzoek"
    )


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("29754-708", "Terrorisme Nederland 57 en 58 komt het beeld"),
        ("29754-708", "Terrorisme Nederland van december 2023 is aangegeven"),
        ("29754-708", "het dreigingsbeeld van december 2023 beschreven"),
        ("29754-708", "Kamerbrief van 23 december 2022. Gemeenten ervaren"),
        ("29754-708", "Internationale Cyber Strategie 2023–2028."),
        ("29754-708", "(Kamerstuk 30 821, nr. 194), is strafrechtelijke"),
        ("29754-708", "Inhoud en de Uitvoeringswet Terroristische Online Inhoud worden"),
        ("29754-708", "de Digital Services Act Hoewel het kabinet"),
        ("29754-708", "Binnenlandse Zaken en Koninkrijkrelaties verleent"),
        ("29754-708", "deep fakes, de Metaverse"),
        ("29754-708", "regulering van deepfakes"),
        ("29754-708", "(RoR)"),
        ("29754-708", "TZ202306–154 (Kamerstuk 29 754, nr. 687)"),
        ("29754-708", "https:www.socialestabiliteit.nl"),
        ("29754-729", "(1) de online weerbaarheid, (2) online tegengeluiden (3) regulering"),
        ("29754-729", "ReDirect-methode (CDA) heeft de NCTV"),
        ("29754-729", "(ROR)"),
        ("29754-729", "ondersteunt (jeugd) professionals"),
        ("29754-771", "29754 nr. 708; Kamerstukken II 2024/2025, 29754, nr. 735"),
        ("29754-771", "internationale mensenrechtenrechten."),
    ],
)
def test_text_reads_as_it_was_written(document: str, words: str) -> None:
    assert words in kamerstuk(document).text


def test_signatures_are_office_and_name() -> None:
    office = "De Minister van"
    k = kamerstuk("29754-708")
    assert k.signatories == (
        Signatory("D. Yeşilgöz-Zegerius", f"{office} Justitie en Veiligheid"),
        Signatory("H.G.J. Bruins Slot", f"{office} Buitenlandse Zaken"),
        Signatory("M. Adriaansens", f"{office} Economische Zaken en Klimaat"),
        Signatory("C.E.G. van Gennip", f"{office} Sociale Zaken en Werkgelegenheid"),
        Signatory("H.M. de Jonge", f"{office} Binnenlandse Zaken en Koninkrijksrelaties"),
        Signatory(
            "A.C. van Huffelen",
            "De Staatssecretaris Binnenlandse Zaken en Koninkrijksrelaties",
        ),
    )
    assert blocks("29754-708", "signature") == [f"{s.office}, {s.name}" for s in k.signatories]
    for document, name in (("29754-729", "D.M. van Weel"), ("29754-771", "Foort van Oosten")):
        assert kamerstuk(document).signatories == (
            Signatory(name, f"{office} Justitie en Veiligheid"),
        )
