"""Reads the sources as published into Kamerstukken; one reader a published form."""

from pathlib import Path

from index.assemble import assemble
from index.errors import SourceError
from index.manifest import load_manifest, load_subheadings, read_source
from index.readers import nota, opentk, opentk_docx, tweedekamer
from index.readers.parts import Reader
from index.records import Kamerstuk, SourceEntry

READERS: dict[str, Reader] = {
    "opentk": opentk.read_page,
    "opentk-docx": opentk_docx.read_page,
    "tweedekamer": tweedekamer.read_page,
    "nota": nota.read_page,
}


def read_kamerstuk(entry: SourceEntry, folder: Path | None = None) -> Kamerstuk:
    """The document of a manifest entry, read whole; `references` are not filled here.

    `folder` holds the sources and their manifest; without it, the dossier that comes along.
    Raises: SourceError when the file is not of its published form, with the document's id.
    """
    subheadings = load_subheadings(folder).get(entry.id, frozenset())
    return _read(entry, folder, subheadings)


def read_dossier(folder: Path | None = None) -> tuple[Kamerstuk, ...]:
    """All documents of the manifest, oldest first.

    Raises: SourceError as `load_manifest` and `read_kamerstuk` do.
    """
    entries = load_manifest(folder)
    subheadings = load_subheadings(folder)
    return tuple(_read(e, folder, subheadings.get(e.id, frozenset())) for e in entries)


def _read(entry: SourceEntry, folder: Path | None, subheadings: frozenset[str]) -> Kamerstuk:
    reader = READERS.get(entry.form)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise SourceError(f"{entry.id} has the unknown form {entry.form}; known are {known}.")
    raw = read_source(entry, folder)
    try:
        return assemble(entry, raw, reader(raw), subheadings)
    except SourceError as error:
        raise SourceError(f"{entry.id}: {error}") from error
