"""Sentences around literal quotes, with their citations numbered as they come."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.records import Footnote, Kamerstuk
from rag.cite import cite, enumerated, note_reference, remarks
from rag.records import Citation, Sentence

KamerstukOf = Callable[[str], Kamerstuk]


# Stands before the quote that contradicts what a question takes for granted.
WRONG_PREMISE = "Dat klopt niet met het dossier."
# Goes on about the document of the sentence before it.
_SAME = "In dezelfde "


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences with their citations, before they are verified."""

    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    lined: bool = False
    opening: frozenset[int] = frozenset()  # places of the sentences that open a line

    @property
    def text(self) -> str:
        """The answer as shown; items of a list and documents that are compared get a line each."""
        return "".join(
            f"\n{s.text}" if at in self.opens else f" {s.text}"
            for at, s in enumerate(self.sentences)
        ).strip()

    @property
    def opens(self) -> frozenset[int]:
        """Places of the sentences before which a line begins."""
        if not self.lined:
            return self.opening
        opens = ("In ", *(f"{n}. " for n in range(1, 100)))
        parts = [s.text for s in self.sentences]
        return self.opening | {
            at for at, p in enumerate(parts) if p.startswith(opens) and not p.startswith(_SAME)
        }


def said(text: str) -> Draft:
    """A sentence of our own that rests on no place."""
    return Draft((Sentence(text, ()),), ())


def joined(drafts: Sequence[Draft]) -> Draft:
    """One draft of several, each on a line of its own; the same place keeps its number."""
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    opening: set[int] = set()
    for draft in drafts:
        number = {c.n: _numbered(c, citations) for c in draft.citations}
        opening |= {len(sentences) + at for at in (0, *draft.opens)}
        for sentence in draft.sentences:
            told = tuple(number[n] for n in sentence.citations)
            sentences.append(Sentence(_renumbered(sentence.text, number), told))
    return Draft(tuple(sentences), tuple(citations), opening=frozenset(opening))


def _numbered(citation: Citation, citations: list[Citation]) -> int:
    """The number of this place among the citations, which it joins when it is new."""
    for known in citations:
        if replace(citation, n=known.n) == known:
            return known.n
    citations.append(replace(citation, n=len(citations) + 1))
    return len(citations)


# A quote, which may hold brackets of its own, or the marker of a citation.
_QUOTE_OR_MARKER = re.compile(r"«(?:[^«»]|«[^«»]*»)*»|\[(\d+)\]")


def _renumbered(text: str, number: Mapping[int, int]) -> str:
    return _QUOTE_OR_MARKER.sub(lambda m: f"[{number[int(m[1])]}]" if m[1] else m[0], text)


class Writer:
    """Collects sentences and numbers their citations; the same quote keeps its number."""

    def __init__(self, kamerstuk_of: KamerstukOf) -> None:
        self._of = kamerstuk_of
        self._sentences: list[Sentence] = []
        self._citations: list[Citation] = []
        self._opening: set[int] = set()

    def open_line(self) -> None:
        """The next sentence stands on a line of its own."""
        self._opening.add(len(self._sentences))

    def quote(
        self, before: str, document: str, start: int, end: int, after: str = "",
        notes: Sequence[int] | None = None, closing: str = "",
    ) -> int:
        """A sentence "before «quote»after [n]closing", citing these of its notes (by default all).

        Returns n.
        """
        n = self._number(document, start, end, notes)
        quote = self._citations[n - 1].quote
        text = f"{before} «{quote}»{after} [{n}]{closing}".lstrip()
        self._sentences.append(Sentence(text, (n,)))
        return n

    def tell(self, note: Footnote, n: int) -> None:
        """What a note says that citation n bears: the same source, so the same number."""
        text = f"Voetnoot {note.number}: «{note.text}»{normal_form(note)} [{n}]"
        self._sentences.append(Sentence(text, (n,)))

    def remark(
        self, text: str, document: str, start: int, end: int,
        notes: Sequence[int] | None = None,
    ) -> None:
        """A sentence of our own about a place."""
        n = self._number(document, start, end, notes)
        self._sentences.append(Sentence(f"{text} [{n}]", (n,)))

    def say(self, text: str) -> None:
        """A sentence of our own that rests on no place."""
        self._sentences.append(Sentence(text, ()))

    def draft(self) -> Draft:
        return Draft(
            tuple(self._sentences), tuple(self._citations), opening=frozenset(self._opening)
        )

    def _number(
        self, document: str, start: int, end: int, notes: Sequence[int] | None = None
    ) -> int:
        """The number of the place among the citations, which then bears these notes as well."""
        for at, citation in enumerate(self._citations):
            if (citation.document, citation.start, citation.end) == (document, start, end):
                borne = {note.number for note in citation.footnotes}
                if not borne.issuperset(notes or ()):
                    both = sorted(borne.union(notes or ()))
                    self._citations[at] = cite(self._of(document), start, end, citation.n, both)
                return citation.n
        n = len(self._citations) + 1
        self._citations.append(cite(self._of(document), start, end, n, notes))
        return n


def upper(text: str) -> str:
    return text[0].upper() + text[1:]


def notes_named(numbers: Sequence[int]) -> str:
    """"voetnoot 3", "voetnoten 3 en 4"."""
    return f"{'voetnoot' if len(numbers) == 1 else 'voetnoten'} {enumerated([*map(str, numbers)])}"


def normal_form(note: Footnote) -> str:
    """The normal form of the one Kamerstuk that a note names, where the source writes it else,
    and what is wrong in the source."""
    norm = note_reference(note)
    differs = _bare(norm) != _bare(note.text or "") and len(note.references) == 1
    told = [f"= {norm}"] if norm and differs else []
    told += [remark for r in note.references for remark in remarks(r)]
    return f" ({'; '.join(dict.fromkeys(told))})" if told else ""


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())
