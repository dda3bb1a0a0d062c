"""Plain language: what people say and ask in everyday words for each sentence of the letters.

`dossier/gewone-taal/<document>.tsv` gives a sentence or footnote a line of its own, as
"paragraph.sentence<TAB>text", written by hand from the documents alone. It is searched beside the
sentence and never shown, cited or given to a language model. A document without such a file is
searched by its own words only. Source of the idea: document expansion by queries (Nogueira et al.
2019), here written instead of generated, since the dossier is small and no model is at hand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.manifest import dossier_folder
from index.places import SentencePlaces
from index.records import Kamerstuk

FOLDER = "gewone-taal"
_ENDS = re.compile(r"(?<=[.?!])\s+")
_LINE = re.compile(r"(\S+)\t(\S.*)")


@dataclass(frozen=True, slots=True)
class PlainLine:
    """Plain language for the sentence of `document` that starts at `start` of its text."""

    document: str
    start: int
    text: str


def plain_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The files of plain language beside the sources, in the order of their names."""
    return tuple(sorted(((folder or dossier_folder()) / FOLDER).glob("*.tsv")))


def read_plain(
    kamerstukken: Sequence[Kamerstuk], folder: Path | None = None
) -> tuple[PlainLine, ...]:
    """The lines of these documents, by document in the order given and by place.

    Raises: SourceError, one line, when a line has another form, stands there twice or belongs to
    a sentence that the document does not have.
    """
    files = {file.stem: file for file in plain_files(folder)}
    return tuple(
        line for k in kamerstukken if k.id in files for line in _of_document(k, files[k.id])
    )


def _of_document(kamerstuk: Kamerstuk, file: Path) -> list[PlainLine]:
    places = SentencePlaces(kamerstuk)
    found: dict[int, str] = {}
    for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        match = _LINE.fullmatch(row)
        start = places.start(match[1]) if match else None
        if match is None or start is None or start in found:
            raise SourceError(
                f"{file.name}, line {number}: {row[:40]!r} names no sentence of {kamerstuk.id}, "
                "or one named before; write paragraph.sentence, a tab and the text."
            )
        found[start] = match[2]
    return [PlainLine(kamerstuk.id, start, found[start]) for start in sorted(found)]


def plain_sentences(text: str) -> list[str]:
    """The sentences and questions of a line, each of which is embedded by itself."""
    return [part for part in _ENDS.split(text) if part]


class PlainText:
    """The plain language of one document, by place."""

    def __init__(self, lines: Sequence[PlainLine]) -> None:
        """`lines` in the order of their places."""
        self._starts = [line.start for line in lines]
        self._texts = [line.text for line in lines]

    def within(self, start: int, end: int) -> str:
        """What stands for the sentences that begin in `start:end`; empty when nothing does."""
        return " ".join(self._texts[at] for at in self.positions(start, end))

    def positions(self, start: int, end: int) -> range:
        """Positions, among the lines given, of those that begin in `start:end`."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))


def by_document(lines: Sequence[PlainLine]) -> Iterator[tuple[str, PlainText]]:
    """Each document with its plain language."""
    for document in dict.fromkeys(line.document for line in lines):
        yield document, PlainText([line for line in lines if line.document == document])
