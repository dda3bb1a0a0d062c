"""Turn chosen quotes into citations; every locator comes from the records, never from a model."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from index.citation_style import pages_named
from index.links import norm_form
from index.records import Block, Footnote, Kamerstuk, Reference, SourceEntry
from index.vergaderjaar import CONTRADICTED, SPELLED
from rag.records import Citation, CitedNote

MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()


def spaced(dossier: str) -> str:
    """The dossier number as print has it: "29754" -> "29 754", "21501-30" -> "21 501-30"."""
    return f"{dossier[:2]} {dossier[2:]}" if dossier[:5].isdigit() else dossier


def day(written: date) -> str:
    """A date in Dutch: "12 december 2023"."""
    return f"{written.day} {MONTHS[written.month - 1]} {written.year}"


def short_session(session: str) -> str:
    """The session year as the Leidraad writes it: "2023-2024" -> "2023/24"."""
    return f"{session[:4]}/{session[-2:]}"


def document_reference(entry: SourceEntry, kamerstuk_number: int | None = None) -> str:
    """The Leidraad's form: "Kamerstukken II 2023/24, 29 754, nr. 708".

    A beslisnota has no number of its own and is cited as the bijlage it is; a Kamerstuk that has
    no number yet by its TK document number.
    """
    start = f"Kamerstukken II {short_session(entry.session)}, {spaced(entry.dossiers[0])}"
    if entry.belongs_to is not None:
        number = kamerstuk_number or entry.belongs_to.rsplit("-", 1)[-1]
        return f"Bijlage bij {start}, nr. {number} ({entry.kind})"
    if entry.number is None:
        return f"{start} ({entry.tk_number})"
    return f"{start}, nr. {entry.number}"


def enumerated(parts: Sequence[str]) -> str:
    """"a, b en c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}"


def locator(citation: Citation) -> str:
    """The place within the document: "kop «Algoritmen», voetnoot 26", "inleiding"; may be empty."""
    parts = [f"kop «{citation.heading_path[-1]}»"] if citation.heading_path else []
    parts += [citation.part] if citation.part else []
    numbers = [str(n.number) for n in citation.footnotes]
    if numbers:
        word = "voetnoot" if len(numbers) == 1 else "voetnoten"
        parts.append(f"{word} {enumerated(numbers)}")
    return ", ".join(parts)


def citation_line(citation: Citation) -> str:
    """What a clerk pastes: reference and place, with what is wrong in the source flagged."""
    line = ", ".join(p for p in (citation.reference, locator(citation)) if p)
    flags = dict.fromkeys(w for n in citation.footnotes for r in n.refers_to for w in remarks(r))
    return f"{line} [{'; '.join(flags)}]" if flags else line


def remarks(reference: Reference) -> list[str]:
    """What is wrong in the source. Where the document meant has another session than the source
    gives, that is told as it is spelled, and the spelling not once more."""
    contradicted = any(w.startswith(CONTRADICTED) for w in reference.warnings)
    return [w for w in reference.warnings if not (contradicted and w.startswith(SPELLED))]


def aim(reference: Reference, kamerstuk_of: Callable[[str], Kamerstuk]) -> str:
    """How to cite what a reference leads to: a document of the dossier by its own session, with
    the pages named; all else as the source gives it, in the Leidraad's form."""
    if reference.target is None:
        return norm_form(reference)
    return document_reference(kamerstuk_of(reference.target).entry) + pages_named(reference)


def document_form(entry: SourceEntry) -> str:
    """The form that the documents print themselves: "29 754, nr. 708 (Vergaderjaar 2023-2024)"."""
    number = f", nr. {entry.number}" if entry.number else f" ({entry.tk_number or entry.kind})"
    return f"{spaced(entry.dossiers[0])}{number} (Vergaderjaar {entry.session})"


def short_name(entry: SourceEntry) -> str:
    """How an answer speaks of a document: "nr. 708", "de beslisnota bij nr. 729"."""
    if entry.belongs_to is not None:
        return f"de {entry.kind} bij nr. {entry.belongs_to.rsplit('-', 1)[-1]}"
    return f"nr. {entry.number}" if entry.number else f"{entry.tk_number}"


def long_name(entry: SourceEntry) -> str:
    """"de contourenbrief van 12 december 2023 (29 754, nr. 708)"."""
    name = f"de {entry.short_title} van {day(entry.date)}"
    if entry.number is None:
        return f"{name} ({short_name(entry).removeprefix('de beslisnota ')})"
    return f"{name} ({spaced(entry.dossiers[0])}, nr. {entry.number})"


def note_reference(note: CitedNote | Footnote) -> str:
    """The Kamerstukken that a note names, in the Leidraad's form; empty when it names none."""
    references = note.refers_to if isinstance(note, CitedNote) else note.references
    return "; ".join(norm_form(r) for r in references if r.kst_id)


def cite(
    kamerstuk: Kamerstuk, start: int, end: int, n: int, notes: Iterable[int] | None = None
) -> Citation:
    """The citation of `kamerstuk.text[start:end]`; raises AssertionError when it is no quote.

    Its footnotes are those whose marker stands in or right behind the quote, or the note whose own
    text is quoted; `notes` limits them.
    """
    quote = kamerstuk.text[start:end]
    assert 0 <= start < end <= len(kamerstuk.text), "a quote lies within its document"
    assert quote.strip() == quote, "a quote starts and ends with its own words"
    block = _block_at(kamerstuk.blocks, start)
    found = _notes(kamerstuk, block, start, end)
    if notes is not None:
        found = [note for note in found if note.number in set(notes)]
    place = block if block.kind != "note" else _bearing(kamerstuk, found, block)
    return Citation(
        n=n,
        document=kamerstuk.id,
        reference=document_reference(kamerstuk.entry),
        heading_path=place.heading_path,
        paragraph=place.paragraph,
        footnotes=tuple(CitedNote(x.number, x.text, x.references) for x in found),
        quote=quote,
        start=start,
        end=end,
        url=kamerstuk.entry.addresses.best,
        part=_part(kamerstuk.blocks, place),
    )


def _part(blocks: Sequence[Block], block: Block) -> str:
    """What a clerk calls the place of a block without a heading; empty where that has no name."""
    if block.heading_path:
        return ""
    if block.kind == "signature":
        return "ondertekening"
    headed = any(b.kind == "heading" and b.start > block.start for b in blocks)
    return "inleiding" if headed and block.kind in ("paragraph", "list_item") else ""


def _block_at(blocks: Sequence[Block], position: int) -> Block:
    return next(b for b in blocks if b.start <= position < b.end)


def _notes(kamerstuk: Kamerstuk, block: Block, start: int, end: int) -> list[Footnote]:
    if block.kind == "note":
        spans = ((n, range(n.start or 0, n.end or 0)) for n in kamerstuk.notes)
        return [n for n, span in spans if start in span]
    return [n for n in kamerstuk.notes if any(start < at <= end for at in n.markers)]


def _bearing(kamerstuk: Kamerstuk, notes: Sequence[Footnote], block: Block) -> Block:
    """The block that holds the marker of the note that is quoted."""
    markers = [at for note in notes for at in note.markers]
    return _block_at(kamerstuk.blocks, markers[0] - 1) if markers else block
