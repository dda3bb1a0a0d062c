"""Reads `dossier/manifest.toml`: which documents there are, and that their files are untouched."""

import hashlib
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.records import Addresses, SourceEntry

MANIFEST = "manifest.toml"
_PLAIN = ("id", "kind", "form", "file", "title", "short_title", "session", "sha256")
_OPTIONAL = ("number", "tk_number", "zaak", "belongs_to")
_KEYS = {*_PLAIN, *_OPTIONAL, "date", "dossiers", "addresses", "subheadings"}


def dossier_folder() -> Path:
    """The folder with the sources as published, beside this package."""
    return Path(__file__).resolve().parent.parent / "dossier"


def load_manifest(folder: Path | None = None) -> tuple[SourceEntry, ...]:
    """The documents of the dossier, oldest first; of one date, in the order of the manifest.

    Raises: SourceError when the manifest cannot be read, an id occurs twice, or a source file is
    missing or differs from its sha256.
    """
    folder = folder or dossier_folder()
    entries = [_entry(table) for table in _tables(folder)]
    for entry in entries:
        _check_file(entry, folder)
    ids = [entry.id for entry in entries]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise SourceError(f"{MANIFEST} names {', '.join(sorted(twice))} more than once.")
    return tuple(sorted(entries, key=lambda entry: entry.date))


def load_subheadings(folder: Path | None = None) -> dict[str, frozenset[str]]:
    """Document id to the headings that stand under another heading; the rest is of the top level.

    Raises: SourceError when the manifest cannot be read.
    """
    tables = _tables(folder or dossier_folder())
    return {str(t.get("id")): frozenset(t.get("subheadings", ())) for t in tables}


def read_source(entry: SourceEntry, folder: Path | None = None) -> str:
    """The characters of the source file as published, line ends untouched.

    Raises: SourceError when the file is missing, changed or not UTF-8.
    """
    data = _check_file(entry, folder or dossier_folder())
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{entry.file} is not UTF-8 at byte {error.start}.") from error


def _tables(folder: Path) -> list[dict[str, Any]]:
    try:
        with open(folder / MANIFEST, "rb") as file:
            tables = tomllib.load(file).get("document", [])
    except FileNotFoundError as error:
        raise SourceError(f"{folder} holds no {MANIFEST}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"{MANIFEST} is not valid TOML: {error}.") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SourceError(f"{MANIFEST} lacks its list of [[document]] tables.")
    return tables


def _entry(table: dict[str, Any]) -> SourceEntry:
    name = table.get("id", "a document without id")
    if unknown := sorted(set(table) - _KEYS):
        raise SourceError(f"{MANIFEST}: {name} has the unknown key {unknown[0]}.")
    wrong = [key for key in _PLAIN if not isinstance(table.get(key), str)]
    wrong += [key for key in ("dossiers", "addresses") if not table.get(key)]
    if type(table.get("date")) is not date:
        wrong.append("date")
    if wrong:
        raise SourceError(f"{MANIFEST}: {name} lacks {wrong[0]}, or it is of the wrong type.")
    fields: dict[str, Any] = {key: table.get(key) for key in (*_PLAIN, *_OPTIONAL, "date")}
    addresses = table["addresses"]
    places = Addresses(*(addresses.get(key) for key in ("official", "tweedekamer", "opentk")))
    return SourceEntry(**fields, dossiers=tuple(table["dossiers"]), addresses=places)


def _check_file(entry: SourceEntry, folder: Path) -> bytes:
    try:
        data = (folder / entry.file).read_bytes()
    except OSError as error:
        raise SourceError(f"{entry.id}: {folder / entry.file} cannot be read.") from error
    found = hashlib.sha256(data).hexdigest()
    if found != entry.sha256:
        raise SourceError(
            f"{entry.file} is not the file as published: sha256 {found[:12]}…, "
            f"the manifest says {entry.sha256[:12]}…."
        )
    return data
