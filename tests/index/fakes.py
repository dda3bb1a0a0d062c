"""Stand-ins for tests: an encoder without a model, and small Kamerstukken made up in code."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.records import Addresses, Block, BlockKind, Footnote, Kamerstuk, SourceEntry


class HashEncoder:
    """Embeds from a hash of the text and counts the texts it was given."""

    dimension = 16

    def __init__(self, name: str = "hash") -> None:
        self.name = name
        self.encoded: list[str] = []

    def encode(
        self, texts: Sequence[str], kind: Literal["query", "passage"]
    ) -> NDArray[np.float32]:
        self.encoded += texts
        rows = [_vector(f"{self.name} {text}", self.dimension) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, self.dimension)


def _vector(text: str, dimension: int) -> NDArray[np.float32]:
    digest = hashlib.sha256(text.encode()).digest()
    vector = np.frombuffer(digest[:dimension], dtype=np.uint8).astype(np.float32) - 127.5
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def entry(document: str = "29754-901", **changes: object) -> SourceEntry:
    """A letter of 2 December 2025; `changes` overrule its fields."""
    values: dict[str, object] = {
        "id": document, "kind": "brief", "form": "opentk", "file": f"{document}.txt",
        "title": "Proefbrief over kaders", "short_title": "proefbrief", "date": date(2025, 12, 2),
        "session": "2025-2026", "dossiers": ("29754",), "number": int(document[6:9]),
        "tk_number": "2025D90001", "zaak": "2025Z90001", "belongs_to": None,
        "addresses": Addresses("https://example.org/official", None, None), "sha256": "0" * 64,
        **changes,
    }  # fmt: skip
    return SourceEntry(**values)  # type: ignore[arg-type]


# A block of a made-up Kamerstuk: kind, text (with "^" where a footnote's marker stood), headings.
Part = tuple[BlockKind, str, tuple[str, ...]]


def make_kamerstuk(
    parts: Sequence[Part], notes: Sequence[str | None] = (), source: SourceEntry | None = None
) -> Kamerstuk:
    """A Kamerstuk of these blocks; the n-th "^" in them is the marker of the n-th note."""
    source = source or entry()
    text, blocks, markers = "", [], []
    for kind, marked, path in parts:
        start = len(text)
        for piece in (pieces := marked.split("^")):
            text += piece
            markers.append(len(text))
        del markers[len(markers) - 1 : len(markers)]  # the end of the last piece is no marker
        assert pieces
        blocks.append(Block(kind, start, len(text), len(blocks) + 1, path))
        text += "\n"
    assert len(markers) == len(notes), "as many markers as notes"
    found = []
    for number, (note, at) in enumerate(zip(notes, markers, strict=True), start=1):
        start = len(text)
        if note is not None:
            text += note
            blocks.append(Block("note", start, len(text), len(blocks) + 1))
            text += "\n"
        place = (start, start + len(note)) if note is not None else (None, None)
        found.append(Footnote(source.id, number, note, *place, (at,)))
    return Kamerstuk(source, text[:-1], tuple(blocks), tuple(found), (), ())


def letter(number: int, *paragraphs: str) -> Kamerstuk:
    """A letter with a heading above each paragraph, so that each is a passage."""
    parts: list[Part] = []
    for at, text in enumerate(paragraphs):
        parts += [("heading", f"Kop {at}", (f"Kop {at}",)), ("paragraph", text, (f"Kop {at}",))]
    return make_kamerstuk(parts, source=entry(f"29754-{number}"))
