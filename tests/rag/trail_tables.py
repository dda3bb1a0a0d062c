"""What every trail of the five documents holds, read off the sources."""

from rag.trail import TrailKind, TrailStatus

MOTIE, TOEZEGGING, STUK = TrailKind.MOTIE, TrailKind.TOEZEGGING, TrailKind.STUK
NAMED, IN_HAND, DONE = TrailStatus.GENOEMD, TrailStatus.IN_BEHANDELING, TrailStatus.AFGEDAAN

# Document, opening of the sentence, status, its signal, the number given there, footnote, in note.
FOLLOWED = {
    (MOTIE, "gewijzigde motie Becker c.s.", "35 228, nr. 34"): [
        ("708", "Voorbeelden hiervan kunnen z", NAMED, "", "35 228, nr. 34", 10, False),
    ],
    (MOTIE, "motie Rajkowski", "30 821, nr. 193"): [
        ("708", "Met dit onderzoek en de bele", DONE, "afgedaan", "30 821, nr. 193", 26, True),
    ],
    (MOTIE, "motie Kuik (CDA)", "29 754, nr. 658"): [
        (
            "708",
            "Daarnaast wordt op dit momen",
            IN_HAND,
            "mede naar aanleiding van",
            "29 754, nr. 658",
            34,
            False,
        ),
        (
            "729",
            "Mede naar aanleiding van de ",
            IN_HAND,
            "Mede naar aanleiding van",
            "29 754, nr. 658",
            3,
            False,
        ),
        ("729", "In het kader van de Versterk", IN_HAND, "in lijn met", None, None, False),
        (
            "729",
            "De online chatfunctie kan ee",
            IN_HAND,
            "mede naar aanleiding van",
            "29 754, nr. 658",
            5,
            False,
        ),
        (
            "729-beslisnota",
            "Daar de beleidsreactie aankn",
            IN_HAND,
            "geadviseerd deze motie met deze brief af te doen",
            None,
            None,
            False,
        ),
        (
            "729-beslisnota",
            "Het (eigen) zoekgedrag biedt",
            IN_HAND,
            "het afdoen",
            None,
            None,
            False,
        ),
        (
            "774",
            "Mede naar aanleiding van de ",
            IN_HAND,
            "Mede naar aanleiding van",
            None,
            8,
            False,
        ),
    ],
    (MOTIE, "gewijzigde motie Rajkowski c.s.", "36 200 VII, nr. 118"): [
        ("708", "Binnen bovenstaande vier pij", NAMED, "", "36 200 VII, nr. 118", 42, False),
    ],
    (MOTIE, "motie Michon-Derkzen (VVD)", "29 754, nr. 758"): [
        ("771", "Daarom bekijk ik, conform de", IN_HAND, "conform", "29 754, nr. 758", 4, False),
        ("771", "Passend bij de strekking van", IN_HAND, "Passend bij", None, None, False),
        ("774", "Daarnaast bekijk ik, conform", IN_HAND, "conform", None, 31, False),
    ],
    (MOTIE, "motie Mutluer", None): [
        (
            "774",
            "Met het verdiepingsdossier g",
            IN_HAND,
            "geef ik tevens gevolg aan",
            None,
            24,
            False,
        ),
    ],
    (MOTIE, "motie Six Dijkstra (NSC)", None): [
        ("774", "Hiermee wordt ook opvolging ", IN_HAND, "opvolging gegeven aan", None, 27, False),
    ],
    (MOTIE, "motie Boswijk/Krul (CDA)", None): [
        ("774", "In lijn met de motie van de ", IN_HAND, "In lijn met", None, 28, False),
    ],
    (TOEZEGGING, "toezegging TZ202307-103", "TZ202307-103"): [
        ("708", "Toezegging geregistreerd ond", NAMED, "", "TZ202307-103", 11, True),
    ],
    (TOEZEGGING, "toezegging TZ202306-154", "TZ202306-154"): [
        (
            "708",
            "Hiermee voldoet de Minister ",
            DONE,
            "voldoet de Minister van Justitie en Veiligheid aan",
            "TZ202306-154",
            15,
            False,
        ),
    ],
    (TOEZEGGING, "toezegging Boswijk (CDA)", None): [
        (
            "774",
            "Mede naar aanleiding van de ",
            IN_HAND,
            "Mede naar aanleiding van",
            None,
            8,
            False,
        ),
    ],
    (TOEZEGGING, "toezegging van mijn voorganger", None): [
        (
            "774",
            "Met het verdiepingsdossier g",
            IN_HAND,
            "geef ik tevens gevolg aan",
            None,
            24,
            False,
        ),
    ],
}

# Document, opening of the sentence, the number given there, footnote, in note.
OTHER = {
    (STUK, "bijlage bij 29 754, nr. 653", "29 754, nr. 653"): [
        ("708", "Dreigingsbeeld Terrorisme Ne", "29 754, nr. 653", 4, True),
    ],
    (STUK, "bijlage bij 29 754, nr. 678", "29 754, nr. 678"): [
        ("708", "Dreigingsbeeld Terrorisme Ne", "29 754, nr. 678", 5, True),
    ],
    (STUK, "bijlage bij 29 754, nr. 696", "29 754, nr. 696"): [
        ("708", "Dreigingsbeeld Terrorisme Ne", "29 754, nr. 696", 6, True),
    ],
    (STUK, "30 821, nr. 194", "30 821, nr. 194"): [
        ("708", "Wanneer er sprake is van str", "30 821, nr. 194", None, False),
    ],
    (STUK, "29 754, nr. 687", "29 754, nr. 687"): [
        ("708", "Toezegging bij het commissie", "29 754, nr. 687", 15, True),
    ],
    (STUK, "21 501-30, nr. 533", "21 501-30, nr. 533"): [
        ("708", "Kamerstukken II, 2021/22, 21", "21 501-30, nr. 533", 17, True),
        ("708", "Kamerstukken II, 2021/22, 21", "21 501-30, nr. 533", 28, True),
    ],
    (STUK, "21 501-30, nr. 542", "21 501-30, nr. 542"): [
        ("708", "Kamerstukken II, 2021/22, 21", "21 501-30, nr. 542", 17, True),
        ("708", "Kamerstukken II, 2021/22, 21", "21 501-30, nr. 542", 29, True),
    ],
    (STUK, "29 754, nr. 641", "29 754, nr. 641"): [
        ("708", "De Nationale Contraterrorism", "29 754, nr. 641", 18, True),
    ],
    (STUK, "30 821, nr. 173", "30 821, nr. 173"): [
        ("708", "Kamerstukken II, 2022/23, 30", "30 821, nr. 173", 19, True),
        ("708", "Kamerstukken II, 2022/23, 30", "30 821, nr. 173", 35, True),
        ("708", "Kamerstukken II, 2022/23, 30", "30 821, nr. 173", 37, True),
    ],
    (STUK, "29 754, nr. 692", "29 754, nr. 692"): [
        ("708", "Kamerstukken II, 2023/24, 29", "29 754, nr. 692", 20, True),
    ],
    (STUK, "36 272, nr. 4", "36 272, nr. 4"): [
        ("708", "Kamerstukken II, 2022/23, 36", "36 272, nr. 4", 22, True),
    ],
    (STUK, "21 501-33, nr. 1034", "21 501-33, nr. 1034"): [
        ("708", "Met dit onderzoek en de bele", "21 501-33, nr. 1034", 26, True),
    ],
    (STUK, "29 754, nr. 690", "29 754, nr. 690"): [
        ("708", "Dit onderzoek is begin oktob", "29 754, nr. 690", 27, False),
    ],
    (STUK, "29 754, nr. 668", "29 754, nr. 668"): [
        ("708", "De Minister van Justitie en ", "29 754, nr. 668", 30, False),
    ],
    (STUK, "26 643, nr. 1036", "26 643, nr. 1036"): [
        ("708", "Kamerstukken II, 2022/23, 26", "26 643, nr. 1036", 41, True),
    ],
    (STUK, "26 643, nr. 1041", "26 643, nr. 1041"): [
        ("708", "Kamerstukken II, 2022/23, 26", "26 643, nr. 1041", 43, True),
    ],
    (STUK, "29 754, nr. 708", "29 754, nr. 708"): [
        ("729", "Kamerstukken II 2022.23, 29 ", "29 754, nr. 708", 1, True),
        ("729-beslisnota", "U geeft daarnaast aan dat de", "29 754, nr. 708", 1, False),
        ("771", "Kamerstukken II 2023/2024, 2", "29 754, nr. 708", 5, True),
        ("774", "Hiermee bouw ik verder aan d", None, 5, False),
    ],
    (STUK, "29 754, nr. 735", "29 754, nr. 735"): [
        ("771", "Kamerstukken II 2023/2024, 2", "29 754, nr. 735", 5, True),
    ],
    (STUK, "29 754, nr. 751", "29 754, nr. 751"): [
        ("771", "Kamerstukken II 2023/2024, 2", "29 754, nr. 751", 5, True),
    ],
    (STUK, "29 754, nr. 757", "29 754, nr. 757"): [
        ("774", "Hier heeft uw Kamer ook toe ", "29 754, nr. 757", None, False),
    ],
    (STUK, "Kamerbrief Nadere Uitwerking Versterkte Aanpak Online (december 2024)", None): [
        ("774", "Hiermee bouw ik verder aan d", None, 6, False),
    ],
    (STUK, "voortgangsbrief (mei 2025)", None): [
        ("774", "Hiermee bouw ik verder aan d", None, 7, False),
    ],
    (STUK, "stuk van 3 oktober 2025", None): [
        ("774", "Aanvullend heeft de Staatsse", None, 10, False),
    ],
    (STUK, "stuk van 4 september 2025", None): [
        ("774", "In het kader van het verster", None, 18, False),
    ],
    (STUK, "stuk van 17 december 2025", None): [
        ("774", "Dit non-paper is op 17 decem", None, 26, False),
    ],
    (STUK, "29 754, nr. 771", "29 754, nr. 771"): [
        ("774", "Op 2 december jl. heb ik dit", None, 33, False),
    ],
}
