"""Answers, passages, documents and opinions as lines for a terminal, and documents as JSON."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from index.links import address, norm_form
from index.records import Footnote, Kamerstuk, Reference
from index.sentences import sentence_spans
from rag.answering.telling import asks_for_notes
from rag.cite import aim, citation_line, document_reference
from rag.records import Answer, Citation, Scored
from rag.writer import KamerstukOf

if TYPE_CHECKING:
    from eval.feedback import Feedback

STATUS_LINES = {
    "not_in_dossier": "○ niet in het dossier",
    "clarify": "? vraag terug",
    "refused": "✕ geweigerd",
    "premise_corrected": "! de veronderstelling klopt niet",
    "partial": "◐ deels beantwoord",
    "error": "✕ fout",
}


def plain(text: str) -> str:
    """Text without control characters, so that no source or question can steer the terminal."""
    return "".join(c for c in text if c in "\n\t" or (ord(c) >= 32 and not 127 <= ord(c) < 160))


def answer_lines(answer: Answer, kamerstuk_of: KamerstukOf) -> Iterator[str]:
    """Status (unless answered), the answer, and its citations with addresses.

    Quotes of one place have the same citation line: it stands there once, behind all their numbers.
    That the source lacks the text of a note is told only where notes are asked for or told.
    """
    if answer.status in STATUS_LINES:
        yield f"[{STATUS_LINES[answer.status]}]"
    if answer.standalone != answer.question.text:
        yield f"Begrepen als: {plain(answer.standalone)}"
    yield plain(answer.text)
    asked = asks_for_notes(answer.standalone)
    for place, cited in _by_line(answer.citations).items():
        yield ""
        yield f"{' '.join(f'[{c.n}]' for c in cited)} {plain(place)}"
        for note in cited[0].footnotes:
            if note.text is None and not (asked or _tells(answer, cited, note.number)):
                continue
            yield f"    voetnoot {note.number}: {plain(note.text or _NO_TEXT)}"
            for reference in note.refers_to:
                if line := _aim_line(reference, kamerstuk_of):
                    yield f"      → {line}"
        yield f"    {cited[0].url}"


def _tells(answer: Answer, cited: Sequence[Citation], number: int) -> bool:
    """Whether an answer speaks of a note that these bear, beside what it quotes of them."""
    numbers = {c.n for c in cited}
    text = " ".join(s.text for s in answer.sentences if numbers.intersection(s.citations))
    for citation in cited:
        text = text.replace(citation.quote, "")
    named = rf"\bvoetno(?:ot|ten) (?:\d+(?:, | en ))*{number}\b"
    return re.search(named, text, re.IGNORECASE) is not None


def _by_line(citations: Sequence[Citation]) -> dict[str, list[Citation]]:
    """Citations under the line that a clerk pastes, in the order of the first of each."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation_line(citation), []).append(citation)
    return found


_NO_TEXT = "(de tekst van deze noot staat niet in de bron)"


def _aim_line(reference: Reference, kamerstuk_of: KamerstukOf) -> str:
    name = aim(reference, kamerstuk_of)
    if reference.target:
        return f"{name} (in het dossier: {reference.target})"
    if reference.kst_id and (where := address(reference)):
        return f"{name} (genoemd, niet in het dossier) {where}"
    return ""


def feedback_lines(said: "Sequence[Feedback]") -> Iterator[str]:
    """A table of opinions; a dash where the question was not kept."""
    if not said:
        return
    rows = [("bewaard (UTC)", "oordeel", "reden", "antwoord", "vraag")]
    for one in said:
        when, good = one.stored_at[:16].replace("T", " "), "goed" if one.thumb == "up" else "niet"
        rows.append((when, good, one.reason or "–", one.answer_id, one.question or "–"))
    shown = [[" ".join(plain(cell).split()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def passage_lines(scored: Scored, kamerstuk: Kamerstuk) -> Iterator[str]:
    """Rank, score, place and text of a passage with its notes."""
    path = " › ".join(scored.passage.heading_path)
    yield f"{scored.rank:>3}. {scored.passage.id}  {scored.score:.3f}  {path}"
    yield f"     {document_reference(kamerstuk.entry)}"
    yield f"     {plain(scored.text)}"
    for note in scored.notes:
        yield f"     ({note.number}) {plain(note.text or _NO_TEXT)}"
    yield ""


def document_lines(kamerstuk: Kamerstuk) -> Iterator[str]:
    """The whole document: blocks in order, then its footnotes."""
    entry = kamerstuk.entry
    yield f"{document_reference(entry)}  {entry.date.isoformat()}  {entry.addresses.best}"
    yield ""
    for block in kamerstuk.blocks:
        text = plain(kamerstuk.text[block.start : block.end])
        if block.kind == "heading":
            yield f"\n{'#' * block.level} {text}\n"
        elif block.kind != "note":
            marks = [
                n.number for n in kamerstuk.notes
                if any(block.start < at <= block.end for at in n.markers)
            ]
            noted = f"  [voetnoot {', '.join(map(str, marks))}]" if marks else ""
            yield f"{block.paragraph:>4}  {text}{noted}"
    if kamerstuk.notes:
        yield "\nVoetnoten"
    for note in kamerstuk.notes:
        yield f"{note.number:>4}  {plain(note.text or _NO_TEXT)}"


def bearing_sentence(kamerstuk: Kamerstuk, note: Footnote) -> str:
    """The sentence that bears the note's first marker."""
    at = note.markers[0]
    block = next(b for b in kamerstuk.blocks if b.start < at <= b.end)
    spans = sentence_spans(kamerstuk.text, block.start, block.end)
    start, end = next(span for span in spans if span[0] < at <= span[1])
    return kamerstuk.text[start:end]


def note_lines(kamerstuk: Kamerstuk, note: Footnote, kamerstuk_of: KamerstukOf) -> Iterator[str]:
    """A footnote: its text, the sentence that bears it, and where it leads."""
    yield f"{document_reference(kamerstuk.entry)}, voetnoot {note.number}"
    yield plain(note.text or _NO_TEXT)
    yield f"bij: «{plain(bearing_sentence(kamerstuk, note))}»"
    for reference in note.references:
        if line := _aim_line(reference, kamerstuk_of):
            yield f"→ {line}"
        for warning in reference.warnings:
            yield f"! {warning}"


def note_json(kamerstuk: Kamerstuk, note: Footnote) -> dict[str, Any]:
    """A footnote for machines; `text` is null when the source does not give it."""
    return {
        "document": kamerstuk.id,
        "number": note.number,
        "text": note.text,
        "sentence": bearing_sentence(kamerstuk, note),
        "refers_to": [
            {
                "reference": norm_form(r), "id": (r.kst_id or "").removeprefix("kst-") or None,
                "in_dossier": r.in_dossier, "url": address(r), "warnings": list(r.warnings),
            }
            for r in note.references
        ],
    }


def document_json(kamerstuk: Kamerstuk) -> dict[str, Any]:
    """A document for machines: head data, blocks with offsets, notes."""
    entry = kamerstuk.entry
    return {
        "id": entry.id,
        "reference": document_reference(entry),
        "title": entry.title,
        "date": entry.date.isoformat(),
        "tk_number": entry.tk_number,
        "zaak": entry.zaak,
        "url": entry.addresses.best,
        "signatories": [{"name": s.name, "office": s.office} for s in kamerstuk.signatories],
        "text": kamerstuk.text,
        "blocks": [
            {
                "kind": b.kind, "start": b.start, "end": b.end, "paragraph": b.paragraph,
                "heading": list(b.heading_path),
            }
            for b in kamerstuk.blocks
        ],
        "notes": [note_json(kamerstuk, n) for n in kamerstuk.notes],
    }
