"""The dossier read once, for the tests that look at it."""

from functools import cache

from index.manifest import read_source
from index.read import read_dossier
from index.records import Kamerstuk

IDS = ("29754-708", "29754-729", "29754-729-beslisnota", "29754-771", "29754-774")


@cache
def _dossier() -> dict[str, Kamerstuk]:
    return {kamerstuk.id: kamerstuk for kamerstuk in read_dossier()}


def kamerstuk(document: str) -> Kamerstuk:
    return _dossier()[document]


def raw(document: str) -> str:
    return read_source(kamerstuk(document).entry)


def blocks(document: str, *kinds: str) -> list[str]:
    """The texts of the blocks of these kinds, in order."""
    k = kamerstuk(document)
    return [k.text[b.start : b.end] for b in k.blocks if b.kind in kinds]


def head(document: str) -> list[tuple[str, str]]:
    k = kamerstuk(document)
    return [(b.role, k.text[b.start : b.end]) for b in k.blocks if b.kind == "head"]


def outline(document: str) -> list[tuple[str, ...]]:
    return [b.heading_path for b in kamerstuk(document).blocks if b.kind == "heading"]


def block_with(document: str, words: str) -> str:
    """The one block that holds these words."""
    k = kamerstuk(document)
    found = [k.text[b.start : b.end] for b in k.blocks if words in k.text[b.start : b.end]]
    assert len(found) == 1, found
    return found[0]
