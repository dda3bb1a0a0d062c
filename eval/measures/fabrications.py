"""Fabrications by kind: what an answer gives that the dossier does not have. To be zero.

unknown_note: a note number that the cited document does not have, or a note of another document.
outside_dossier: a cited or retrieved document outside the dossier.
note_text: text for a note that the source gives without text (all notes of nr. 774), or other
text than the source gives.
not_verbatim: a quote that is not `Kamerstuk.text[start:end]` of its document.
loose_marker: an [n] in the answer without its citation, or a citation without its [n].
Every question counts, whatever it expects. Source: eval/README.md, measure 2.
"""

import re
from collections.abc import Callable, Iterator

from eval.records import Case, GivenNote, Measure, Score

_SIGN = re.compile(r"\[(\d+)\]")


def _given_notes(case: Case) -> Iterator[tuple[str, GivenNote]]:
    for citation in case.answer.citations:
        yield from ((citation.document, note) for note in citation.notes)
    for passage in case.answer.passages:
        yield from ((passage.document, note) for note in passage.notes)


def unknown_note(case: Case) -> Iterator[str]:
    """Notes given that their document does not have."""
    for document, note in _given_notes(case):
        source = case.dossier.get(document)
        if source is not None and source.note(note.number) is None:
            yield f"{document} has no note {note.number}"


def outside_dossier(case: Case) -> Iterator[str]:
    """Documents cited or retrieved that are not in the dossier."""
    named = [c.document for c in case.answer.citations] + [p.document for p in case.answer.passages]
    for document in dict.fromkeys(named):
        if document not in case.dossier:
            yield f"{document} is not in the dossier"


def note_text(case: Case) -> Iterator[str]:
    """Note texts that the source does not give."""
    for document, note in _given_notes(case):
        source = case.dossier.get(document)
        known = source.note(note.number) if source else None
        if note.text and known is not None and note.text != known.text:
            yield f"{document} note {note.number}: the source has no such text"


def not_verbatim(case: Case) -> Iterator[str]:
    """Quotes that are not literally at their offsets in their document."""
    for c in case.answer.citations:
        source = case.dossier.get(c.document)
        if source is None or not c.quote or source.text[c.start : c.end] != c.quote:
            yield f"[{c.n}] is not verbatim in {c.document} at {c.start}:{c.end}"


def loose_marker(case: Case) -> Iterator[str]:
    """Signs without citation, and citations without sign."""
    signs = {int(n) for n in _SIGN.findall(case.answer.text)}
    numbers = [c.n for c in case.answer.citations]
    named = signs | set(case.answer.sentence_citations)
    yield from (f"[{n}] has no citation" for n in sorted(named - set(numbers)))
    yield from (f"citation {n} has no sign in the answer" for n in numbers if n not in signs)
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    yield from (f"citation {n} is there twice" for n in twice)


def _measure(name: str, label: str, kind: Callable[[Case], Iterator[str]]) -> Measure:
    def score(case: Case) -> Score:
        found = list(kind(case))
        return Score(len(found), 1, "; ".join(found))

    return Measure(f"fabricated_{name}", label, "fabrications", score, "count", False)


FABRICATIONS = (
    _measure("unknown_note", "Unknown note", unknown_note),
    _measure("outside_dossier", "Outside the dossier", outside_dossier),
    _measure("note_text", "Invented note text", note_text),
    _measure("not_verbatim", "Quote not verbatim", not_verbatim),
    _measure("loose_marker", "Loose marker", loose_marker),
)
