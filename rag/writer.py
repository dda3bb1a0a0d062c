"""Sentences around literal quotes, with their citations numbered as they come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.records import Footnote, Kamerstuk
from rag.cite import cite, enumerated, note_reference, remarks
from rag.records import Citation, Sentence

KamerstukOf = Callable[[str], Kamerstuk]


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
        opens = ("In ", *(f"{n}. " for n in range(1, 100)))
        parts = [s.text for s in self.sentences]
        apart = [self.lined and p.startswith(opens) and not p.startswith(_SAME) for p in parts]
        return "".join(
            f"\n{part}" if apart[at] or at in self.opening else f" {part}"
            for at, part in enumerate(parts)
        ).strip()


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
        for citation in self._citations:
            if (citation.document, citation.start, citation.end) == (document, start, end):
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
