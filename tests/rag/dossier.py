"""The linked dossier, read once, and small helpers to cite from it."""

from functools import cache

from index.links import link
from index.read import read_dossier
from index.records import Footnote, Kamerstuk, SourceEntry
from rag.cite import cite
from rag.records import Citation


@cache
def _dossier() -> dict[str, Kamerstuk]:
    return {kamerstuk.id: kamerstuk for kamerstuk in link(read_dossier())}


def kamerstuk(document: str) -> Kamerstuk:
    return _dossier()[document]


def entries() -> tuple[SourceEntry, ...]:
    return tuple(k.entry for k in _dossier().values())


def note(document: str, number: int) -> Footnote:
    found = kamerstuk(document).note(number)
    assert found is not None
    return found


def citing(document: str, quote: str, n: int = 1) -> Citation:
    """The citation of the one place where `quote` stands."""
    k = kamerstuk(document)
    assert k.text.count(quote) == 1, f"{quote!r} must stand in {document} once"
    start = k.text.index(quote)
    return cite(k, start, start + len(quote), n)
