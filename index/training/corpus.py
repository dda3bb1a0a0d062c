"""Text to train on: the dossier itself and any folder or JSONL file of Dutch paragraphs."""

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import InputError
from index.passages import context_text, notes_text, split_passages
from index.read import read_dossier

_MARKUP = str.maketrans("#*|\\_", "     ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the title of its document and its headings from the top down."""

    title: str
    headings: tuple[str, ...]
    text: str

    @property
    def place(self) -> tuple[str, ...]:
        """Title and headings: equal for paragraphs that stand under the same heading."""
        return (self.title, *self.headings)


def read_paragraphs(path: Path) -> Iterator[Paragraph]:
    """Paragraphs of a `.jsonl`, `.jsonl.xz` or `.txt` file, or of all such files in a folder.

    A JSON line has `t` (title), `h` (list of headings) and `p` (text). Paragraphs of a text file
    are separated by a blank line and have no headings.

    Raises: InputError when the path does not exist or a line is not such an object.
    """
    if not path.exists():
        raise InputError(f"Tekst om op te trainen niet gevonden: {path}. Geef een bestand of map.")
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        if file.name.endswith((".jsonl", ".jsonl.xz")):
            yield from _read_jsonl(file)
        elif file.suffix == ".txt":
            for block in file.read_text(encoding="utf-8").split("\n\n"):
                if text := clean(block):
                    yield Paragraph(file.stem, (), text)


def _read_jsonl(file: Path) -> Iterator[Paragraph]:
    opener = lzma.open if file.suffix == ".xz" else open
    with opener(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                yield Paragraph(
                    clean(record["t"]), tuple(map(clean, record["h"])), clean(record["p"])
                )
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(
                    f"{file.name}, regel {number}: geen JSON met t, h en p ({error})."
                ) from error


def clean(text: str) -> str:
    """White space as single spaces, leftovers of markdown (#, *, |, _) taken out."""
    return " ".join(text.translate(_MARKUP).split())


def dossier_paragraphs() -> list[Paragraph]:
    """Every passage of the dossier with the text of its notes, as the index holds it.

    The title is all that the index puts before a passage: document, date and headings.
    """
    return [
        Paragraph(
            clean(context_text(kamerstuk, passage)),
            tuple(map(clean, passage.heading_path)),
            clean(
                f"{kamerstuk.text[passage.start : passage.end]} {notes_text(kamerstuk, passage)}"
            ),
        )
        for kamerstuk in read_dossier()
        for passage in split_passages(kamerstuk)
    ]
