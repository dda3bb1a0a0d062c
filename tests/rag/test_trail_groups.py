"""Which mentions come together and which stay apart; on made letters."""

from datetime import date

from rag.trail import trails
from tests.rag.letters import letter, linked

FIRST, SECOND = date(2024, 10, 1), date(2025, 3, 1)


def told(*letters: object) -> list[tuple[str, str | None, list[str]]]:
    """Name, number and documents of the trails that follow a motion or commitment."""
    found = trails(linked(*letters))  # type: ignore[arg-type]
    return [(t.name, t.number, list(t.documents)) for t in found if t.kind != "stuk"]


def test_one_motion_by_number_and_by_name() -> None:
    assert told(
        letter(
            801,
            FIRST,
            "Dit volgt uit de motie van het lid Jansen (VVD).[1]",
            "Kamerstuk 29 754, nr. 790.",
        ),
        letter(
            802, SECOND, "De motie Jansen krijgt aandacht. Meer over de motie van het lid Jansen."
        ),
    ) == [("motie Jansen (VVD)", "29 754, nr. 790", ["29754-801", "29754-802"])]


def test_two_numbers_are_two_motions_and_a_bare_name_is_neither() -> None:
    assert told(
        letter(
            801,
            FIRST,
            "Zie de motie van het lid Jansen[1] en de motie van het lid Jansen[2] hierover.",
            "Kamerstuk 29 754, nr. 790.",
            "Kamerstuk 29 754, nr. 791.",
        ),
        letter(802, SECOND, "De motie Jansen krijgt aandacht."),
    ) == [
        ("motie Jansen", "29 754, nr. 790", ["29754-801"]),
        ("motie Jansen", "29 754, nr. 791", ["29754-801"]),
        ("motie Jansen", None, ["29754-802"]),
    ]


def test_a_changed_motion_is_not_the_one_without_that_word() -> None:
    assert told(
        letter(801, FIRST, "Zie de motie van het lid Jansen.[1]", "Kamerstuk 29 754, nr. 790."),
        letter(802, SECOND, "Zie de gewijzigde motie van het lid Jansen."),
    ) == [
        ("motie Jansen", "29 754, nr. 790", ["29754-801"]),
        ("gewijzigde motie Jansen", None, ["29754-802"]),
    ]


def test_other_subjects_without_a_number_are_other_motions() -> None:
    assert told(
        letter(801, FIRST, "Zie de motie Jansen over straatverlichting."),
        letter(802, SECOND, "Zie de motie Jansen over gamingplatformen."),
        letter(803, SECOND, "Zie de motie Jansen over betere straatverlichting."),
    ) == [
        ("motie Jansen", None, ["29754-801", "29754-803"]),
        ("motie Jansen", None, ["29754-802"]),
    ]


def test_members_of_other_parties_are_other_members() -> None:
    assert told(
        letter(801, FIRST, "Zie de motie Jansen (VVD)."),
        letter(802, SECOND, "Zie de motie Jansen (CDA)."),
    ) == [
        ("motie Jansen (VVD)", None, ["29754-801"]),
        ("motie Jansen (CDA)", None, ["29754-802"]),
    ]


def test_a_motion_and_a_commitment_to_one_member_stay_apart() -> None:
    assert told(letter(801, FIRST, "De motie Jansen en de toezegging Jansen komen aan bod.")) == [
        ("motie Jansen", None, ["29754-801"]),
        ("toezegging Jansen", None, ["29754-801"]),
    ]


def test_a_note_shared_by_two_motions_numbers_neither() -> None:
    found = told(
        letter(
            801,
            FIRST,
            "De motie Jansen over licht en de motie Pietersen over geluid zijn gelezen.[1]",
            "Kamerstuk 29 754, nr. 790.",
        )
    )
    assert found == [
        ("motie Jansen", None, ["29754-801"]),
        ("motie Pietersen", None, ["29754-801"]),
    ]


def test_a_note_with_two_kamerstukken_gives_no_number() -> None:
    found = told(
        letter(
            801,
            FIRST,
            "Zie de motie Jansen.[1]",
            "Kamerstuk 29 754, nr. 790 en Kamerstuk 29 754, nr. 791.",
        )
    )
    assert found == [("motie Jansen", None, ["29754-801"])]


def test_pointing_back_needs_one_motion_under_the_heading() -> None:
    one = letter(
        801,
        FIRST,
        "# Kop\nZie de motie Jansen.\nDe genoemde motie is gelezen.\n# Later\nDe motie is oud.",
    )
    (trail,) = trails(linked(one))
    assert [p.mention for p in trail.places] == ["motie Jansen", "De genoemde motie"]
    two = letter(
        801,
        FIRST,
        "# Kop\nZie de motie Jansen. Zie de motie Pietersen.\nDe genoemde motie is gelezen.",
    )
    assert [[p.mention for p in t.places] for t in trails(linked(two))] == [
        ["motie Jansen"],
        ["motie Pietersen"],
    ]


def test_nothing_is_followed_where_nothing_is_named() -> None:
    assert trails(()) == ()
    assert trails(linked(letter(801, FIRST, "Er zijn verschillende moties aangenomen."))) == ()
