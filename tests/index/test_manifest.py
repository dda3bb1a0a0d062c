import shutil
from datetime import date
from pathlib import Path

import pytest

from index.errors import SourceError
from index.manifest import dossier_folder, load_manifest, load_subheadings
from index.records import Addresses, SourceEntry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(dossier_folder(), tmp_path / "dossier"))


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "manifest.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_entry_holds_all_that_is_known_of_the_contourenbrief() -> None:
    assert load_manifest()[0] == SourceEntry(
        id="29754-708",
        kind="brief",
        form="opentk",
        file="29754-708.txt",
        title="Contourenbrief Versterkte Aanpak Online inzake extremistische en terroristische "
        "content",
        short_title="contourenbrief",
        date=date(2023, 12, 12),
        session="2023-2024",
        dossiers=("29754", "26643"),
        number=708,
        tk_number="2023D48935",
        zaak="2023Z20014",
        belongs_to=None,
        addresses=Addresses(
            official="https://zoek.officielebekendmakingen.nl/kst-29754-708.html",
            tweedekamer="https://www.tweedekamer.nl/kamerstukken/detail?id=2023D48935",
            opentk="https://berthub.eu/tkconv/document.html?nummer=2023D48935",
        ),
        sha256="d8ff61afe581a6abb0f2fdc97c4a27f47d94d3c2f68ddcfb0f7f9b6d1423409a",
    )


def test_documents_are_in_order_of_date() -> None:
    both, one = ("29754", "26643"), ("29754",)
    nota = "29754-729-beslisnota"
    assert [
        (e.id, e.form, str(e.date), e.session, e.dossiers, e.number, e.tk_number, e.zaak)
        for e in load_manifest()
    ] == [
        (
            "29754-708", "opentk", "2023-12-12", "2023-2024", both, 708, "2023D48935",
            "2023Z20014",
        ),
        (
            "29754-729", "opentk", "2024-09-04", "2023-2024", both, 729, "2024D31527",
            "2024Z12927",
        ),
        (nota, "nota", "2024-09-04", "2023-2024", one, None, None, None),
        (
            "29754-771", "opentk-docx", "2025-12-02", "2025-2026", one, 771, "2025D49428",
            "2025Z20934",
        ),
        ("29754-774", "tweedekamer", "2025-12-17", "2025-2026", one, 774, "2025D52856", None),
    ]  # fmt: skip


def test_beslisnota_has_the_addresses_of_its_letter() -> None:
    letter, nota = load_manifest()[1:3]
    assert (nota.kind, nota.belongs_to) == ("beslisnota", letter.id)
    assert nota.addresses == Addresses(None, letter.addresses.tweedekamer, letter.addresses.opentk)


def test_addresses_name_their_own_document() -> None:
    for entry in load_manifest():
        if entry.number:
            assert entry.addresses == Addresses(
                f"https://zoek.officielebekendmakingen.nl/kst-{entry.id}.html",
                f"https://www.tweedekamer.nl/kamerstukken/detail?id={entry.tk_number}",
                f"https://berthub.eu/tkconv/document.html?nummer={entry.tk_number}",
            )


def test_manifest_is_sorted_whatever_its_order(folder: Path) -> None:
    path = folder / "manifest.toml"
    first, *tables = path.read_text(encoding="utf-8").split("[[document]]")
    path.write_text("[[document]]".join([first, *reversed(tables)]), encoding="utf-8")
    assert [e.date for e in load_manifest(folder)] == [e.date for e in load_manifest()]


def test_changed_file_is_refused(folder: Path) -> None:
    path = folder / "29754-771.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(SourceError, match=r"29754-771\.txt is not the file as published: sha256"):
        load_manifest(folder)


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "29754-774.txt").unlink()
    with pytest.raises(SourceError, match=r"29754-774: .*29754-774\.txt cannot be read"):
        load_manifest(folder)


def test_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds no manifest\.toml"):
        load_manifest(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id = "29754-729"', 'id = "29754-708"', "names 29754-708 more than once"),
        ('session = "2023-2024"', "session = 2023", "29754-708 lacks session"),
        ("date = 2023-12-12", 'date = "2023-12-12"', "29754-708 lacks date"),
        ("zaak =", "zaaknummer =", "29754-708 has the unknown key zaaknummer"),
        ("[[document]]", "[[document", r"not valid TOML"),
        ("[[document]]", "[document]", r"manifest\.toml"),
    ],
)
def test_wrong_manifest_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    change(folder, old, new)
    with pytest.raises(SourceError, match=message):
        load_manifest(folder)


def test_subheadings_are_those_of_each_document() -> None:
    assert {i: len(headings) for i, headings in load_subheadings().items()} == {
        "29754-708": 7,
        "29754-729": 6,
        "29754-729-beslisnota": 0,
        "29754-771": 4,
        "29754-774": 2,
    }
