"""The citations of a model's answer: quotes, joined where they touch, and the notes they bear."""

import re
from collections.abc import Iterable, Sequence

from index.records import Block, Footnote, Kamerstuk
from rag.answering.compose import KamerstukOf
from rag.checking.support import Place
from rag.cite import cite
from rag.records import Answer, Citation, Sentence

__all__ = ["Book"]

_MARKER = re.compile(r"\[\d+\]$")
_TELLS = re.compile(r"Voetnoot (\d+): ")
# A joined quote is hardly ever longer than this many words; as in rag.answering.select.
_LONGEST = 120


class Book:
    """Numbers places as they are cited. Footnotes and their texts come from the records alone.

    Which notes are cited follows the extractive answer, which knows whether the question asks for
    a source: the notes that it cites, and those of a first quote that it does not have.
    """

    def __init__(
        self, kamerstuk_of: KamerstukOf, extractive: Answer, places: Sequence[Place] = ()
    ) -> None:
        self._of, self._extractive = kamerstuk_of, extractive
        self._joined = _joined(places, kamerstuk_of)
        self._cited: list[Citation] = []
        self._asked = {
            (c.document, n.number) for c in extractive.citations for n in c.footnotes
        }

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations so far, by number."""
        return tuple(self._cited)

    def number(self, place: Place) -> int:
        """The number of the citation that quotes this place; a new one when there is none."""
        start, end = self._joined.get(place, (place.start, place.end))
        for citation in self._cited:
            if (citation.document, citation.start, citation.end) == (place.document, start, end):
                return citation.n
        n = len(self._cited) + 1
        whole = cite(self._of(place.document), start, end, n)
        own = self._of_note(place.document, start)
        everything = own is not None or (n == 1 and not self._quoted(place.document, start, end))
        kept = [
            x.number for x in whole.footnotes
            if everything or (place.document, x.number) in self._asked
        ]  # fmt: skip
        self._cited.append(cite(self._of(place.document), start, end, n, kept))
        return n

    def _quoted(self, document: str, start: int, end: int) -> bool:
        """Whether the extractive answer quotes (part of) this."""
        return any(
            c.document == document and c.start < end and start < c.end
            for c in self._extractive.citations
        )

    def notes(self) -> list[Sentence]:
        """What the extractive answer says of the notes that are cited here and not yet quoted."""
        told: list[Sentence] = []
        for sentence in self._extractive.sentences:
            for citation in self._extractive.citations:
                if sentence.citations == (citation.n,) and (
                    bearing := self._bearing(sentence, citation)
                ):
                    text = _MARKER.sub(f"[{bearing.n}]", sentence.text)
                    told.append(Sentence(text, (bearing.n,)))
        return told

    def _bearing(self, sentence: Sentence, citation: Citation) -> Citation | None:
        """What is cited here with the notes that a sentence of the extractive answer tells of."""
        if told := _TELLS.match(sentence.text):
            numbers = {int(told[1])}
        elif sentence.text.startswith("De tekst van "):
            numbers = {n.number for n in citation.footnotes if n.text is None}
        else:
            return None
        borne = [
            c for c in self._cited
            if c.document == citation.document and numbers & {n.number for n in c.footnotes}
        ]
        if any(self._of_note(c.document, c.start) is not None for c in borne):
            return None  # quoted by the model itself
        return borne[0] if borne else None

    def _of_note(self, document: str, start: int) -> Footnote | None:
        """The footnote whose own text stands there."""
        return next(
            (n for n in self._of(document).notes
             if n.start is not None and n.end is not None and n.start <= start < n.end), None,
        )  # fmt: skip


def _joined(
    places: Iterable[Place], kamerstuk_of: KamerstukOf
) -> dict[Place, tuple[int, int]]:
    """The range that each place is quoted in: places that touch, in one block or list, are one."""
    ranges: dict[Place, tuple[int, int]] = {}
    ordered = sorted(set(places), key=lambda p: (p.document, p.start, p.end))
    run: list[Place] = []
    for place in ordered:
        if run and not _touches(run, place, kamerstuk_of(place.document)):
            ranges |= _range(run)
            run = []
        run.append(place)
    return ranges | _range(run)


def _range(run: Sequence[Place]) -> dict[Place, tuple[int, int]]:
    span = (min((p.start for p in run), default=0), max((p.end for p in run), default=0))
    return dict.fromkeys(run, span)


def _touches(run: Sequence[Place], place: Place, kamerstuk: Kamerstuk) -> bool:
    last = max(run, key=lambda p: p.end)
    if place.document != last.document or place.start > last.end + 4:
        return False
    if len(kamerstuk.text[run[0].start : place.end].split()) > _LONGEST:
        return place.end <= last.end
    one, other = _block(kamerstuk, last.end - 1), _block(kamerstuk, place.start)
    return one is other or (
        other.kind == "list_item" and one.kind in ("list_item", "paragraph")
    )


def _block(kamerstuk: Kamerstuk, at: int) -> Block:
    return next(b for b in kamerstuk.blocks if b.start <= at < b.end)
