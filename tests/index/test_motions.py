"""Motions and commitments by name."""

import csv
from pathlib import Path

import pytest

from index.motions import motion_key
from index.references import find_references

Named = tuple[str, str, tuple[str, ...], tuple[str, ...]]

TABLE = {
    "motie van het lid Kuik waarin wordt verwezen naar de ReDirect-methode (CDA)3": (
        ("Kuik",),
        ("CDA",),
    ),
    "motie van het lid Kuik (CDA)5": (("Kuik",), ("CDA",)),
    "motie van het lid Kuik (CDA)": (("Kuik",), ("CDA",)),
    "gewijzigde motie van het lid Becker c.s.10": (("Becker",), ()),
    "motie van het lid Kuik.34": (("Kuik",), ()),
    "gewijzigde motie van het lid Rajkowski c.s.42": (("Rajkowski",), ()),
    "motie Kuik (CDA)": (("Kuik",), ("CDA",)),
    "toezegging Boswijk (CDA)": (("Boswijk",), ("CDA",)),
    "motie Mutluer": (("Mutluer",), ()),
    "motie Six Dijkstra (NSC)": (("Six Dijkstra",), ("NSC",)),
    "motie van de leden Boswijk (CDA) en Krul (CDA)": (("Boswijk", "Krul"), ("CDA",)),
    "motie van het lid Michon-Derkzen (VVD)": (("Michon-Derkzen",), ("VVD",)),
    "De motie-Thijssen/Zeedijk (29502, nr. 191)": (("Thijssen", "Zeedijk"), ()),
}


def named_rows() -> list[str]:
    table = Path(__file__).with_name("references.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if not line.startswith("#")]
    read = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row["raw"] for row in read if row["type"] in {"motion", "toezegging-name"}]


def named(text: str) -> list[Named]:
    return [
        (ref.kind, ref.raw, ref.members, ref.parties)
        for ref in find_references(text)
        if ref.kind in {"motie", "toezegging"}
    ]


@pytest.mark.parametrize("raw", named_rows())
@pytest.mark.parametrize("space", [" ", "\u00a0"], ids=["space", "nbsp"])
def test_names_of_the_table(raw: str, space: str) -> None:
    ((kind, _, members, parties),) = named(raw.replace(" ", space))
    assert kind == ("toezegging" if raw.startswith("toezegging") else "motie")
    assert (members, parties) == TABLE[raw]


def test_a_motion_takes_the_number_in_brackets_behind_it() -> None:
    (ref,) = find_references("De motie-Thijssen/Zeedijk (29502, nr. 191) is aangenomen.")
    assert ref.raw == "motie-Thijssen/Zeedijk (29502, nr. 191)"
    assert (ref.kind, ref.chamber, ref.kst_id) == ("motie", "II", "kst-29502-191")


def test_a_number_without_brackets_stays_a_reference_of_its_own() -> None:
    refs = find_references("wordt de motie van het lid Rajkowski Kamerstuk 30 821, nr. 193 over")
    assert [(r.kind, r.raw) for r in refs] == [
        ("motie", "motie van het lid Rajkowski"),
        ("kamerstuk", "Kamerstuk 30 821, nr. 193"),
    ]


@pytest.mark.parametrize(
    ("text", "raw", "members"),
    [
        ("de motie-Kuik wordt uitgevoerd", "motie-Kuik", ("Kuik",)),
        ("de motie van Kuik over pilots", "motie van Kuik", ("Kuik",)),
        ("de motie van Nispen", "motie van Nispen", ("van Nispen",)),
        ("motie van het lid Van Nispen (SP)", "motie van het lid Van Nispen (SP)", ("van Nispen",)),
        ("de motie van van Nispen", "motie van van Nispen", ("van Nispen",)),
        ("toezegging aan Boswijk", "toezegging aan Boswijk", ("Boswijk",)),
        ("motie van der Werf", "motie van der Werf", ("van der Werf",)),
        ("motie van het lid Six Dijkstra", "motie van het lid Six Dijkstra", ("Six Dijkstra",)),
        (
            "de nader gewijzigde motie van de leden Mutluer, Kathmann en Van der Werf c.s. en",
            "nader gewijzigde motie van de leden Mutluer, Kathmann en Van der Werf c.s.",
            ("Mutluer", "Kathmann", "van der Werf"),
        ),
        ("de motie Kuik Kamerstuk", "motie Kuik", ("Kuik",)),
    ],
)
def test_forms_of_a_motion(text: str, raw: str, members: tuple[str, ...]) -> None:
    assert [(r, m) for _, r, m, _ in named(text)] == [(raw, members)]


@pytest.mark.parametrize(
    "text",
    [
        "in de verschillende moties die zijn aangenomen",
        "verschillende moties van en toezeggingen aan uw Kamer",
        "in lijn met de genoemde motie. Kuik heeft",
        "de motie (CDA)",
        "de strekking van de motie en in lijn met de oproep",
        "wordt u geadviseerd deze motie met deze brief af te doen",
        "een motie Tweede Kamer",
        "de stemmingen over moties Informele Milieuraad",
        "een toezegging van Onze Minister",
        "de motie\nDe Minister van Justitie",
    ],
)
def test_generic_mentions_are_no_motion(text: str) -> None:
    assert named(text) == []


def test_the_party_of_another_member_is_not_taken() -> None:
    text = "de motie van het lid Becker over het voorstel van Kuik (CDA)"
    assert named(text) == [("motie", "motie van het lid Becker", ("Becker",), ())]


def test_a_motion_by_its_party_alone() -> None:
    assert named("Van welk lid is de CDA-motie?") == [("motie", "CDA-motie", (), ("CDA",))]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("alsmede de toezegging van mijn voorganger tijdens", "de toezegging van mijn voorganger"),
        ("voldoet de Minister aan haar toezegging aan uw Kamer.", "haar toezegging aan uw Kamer"),
    ],
)
def test_commitments_without_a_name(text: str, raw: str) -> None:
    assert named(text) == [("toezegging", raw, (), ())]


def test_one_key_for_all_ways_to_name_a_motion() -> None:
    texts = ("motie Kuik (CDA)", "de motie-Kuik", "gewijzigde motie van het lid Kuik c.s.")
    assert {motion_key(find_references(text)[0]) for text in texts} == {"motie Kuik"}


@pytest.mark.parametrize("text", [
    "Toezegging TZ202307-103, genoemd in nr. 708", "De toezegging TZ202306-154 is nagekomen",
    "Toezegging van TZ202307-103",
])  # fmt: skip
def test_a_number_behind_a_commitment_is_no_name(text: str) -> None:
    found = find_references(text)
    assert all(not r.members for r in found)
    assert any(r.raw.startswith("TZ") for r in found)
