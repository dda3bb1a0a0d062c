"""Group whole blocks under one heading into passages; the text that is searched beside them."""

from collections.abc import Iterable, Iterator

from index.records import Block, Kamerstuk, Passage
from index.tokens import count_tokens

# About one screen paragraph; fixed by the design, so that a passage can be read in seconds.
TARGET_TOKENS = 200
# A passage grows past this only where one paragraph or list is longer by itself.
LIMIT_TOKENS = 320

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()

Unit = tuple[Block, ...]


def split_passages(kamerstuk: Kamerstuk) -> tuple[Passage, ...]:
    """All passages of a Kamerstuk in reading order.

    Every block but headings and footnotes is in exactly one passage; a list stays with the
    paragraph that leads it in. Headings are in `heading_path`, footnotes in `footnotes`.
    """
    return tuple(_passage(kamerstuk, units) for units in _runs(kamerstuk))


def _units(blocks: Iterable[Block]) -> Iterator[Unit]:
    """A heading, a paragraph, a list with its lead-in, the head: what may not be split."""
    unit: list[Block] = []
    for block in blocks:
        if unit and not _belongs(unit, block):
            yield tuple(unit)
            unit = []
        unit.append(block)
    if unit:
        yield tuple(unit)


def _belongs(unit: list[Block], block: Block) -> bool:
    last = unit[-1]
    if block.heading_path != last.heading_path:
        return False
    if block.kind == "list_item":
        return last.kind in ("list_item", "paragraph")
    return block.kind == last.kind and block.kind in ("head", "signature")


def _runs(kamerstuk: Kamerstuk) -> Iterator[list[Unit]]:
    run: list[Unit] = []
    tokens = 0
    for unit in _units(b for b in kamerstuk.blocks if b.kind != "note"):
        heading = unit[0].kind == "heading"
        size = count_tokens(kamerstuk.text[unit[0].start : unit[-1].end])
        if run and (heading or not _fits(run[-1][-1], unit[0], tokens, size)):
            yield run
            run, tokens = [], 0
        if not heading:
            run.append(unit)
            tokens += size
    if run:
        yield run


def _fits(last: Block, first: Block, tokens: int, size: int) -> bool:
    if last.heading_path != first.heading_path or {last.kind, first.kind} & {"head", "signature"}:
        return False
    small = tokens < TARGET_TOKENS // 2 or size < TARGET_TOKENS // 4
    return tokens + size <= (LIMIT_TOKENS if small else TARGET_TOKENS)


def _passage(kamerstuk: Kamerstuk, units: list[Unit]) -> Passage:
    first, last = units[0][0], units[-1][-1]
    notes = sorted(
        {n.number for n in kamerstuk.notes for at in n.markers if first.start < at <= last.end}
    )
    return Passage(
        id=f"{kamerstuk.id}#p{first.paragraph}",
        document=kamerstuk.id,
        heading_path=first.heading_path,
        start=first.start,
        end=last.end,
        footnotes=tuple(notes),
        paragraph=first.paragraph,
    )


def notes_text(kamerstuk: Kamerstuk, passage: Passage) -> str:
    """The texts of the passage's footnotes, one a line; searched with it, shown apart."""
    notes = (kamerstuk.note(number) for number in passage.footnotes)
    return "\n".join(note.text for note in notes if note and note.text)


def context_text(kamerstuk: Kamerstuk, passage: Passage) -> str:
    """What a reader of the page would know: which document, of when, under which headings."""
    entry = kamerstuk.entry
    day = f"{entry.date.day} {_MONTHS[entry.date.month - 1]} {entry.date.year}"
    number = f"nr. {entry.number}" if entry.number else entry.kind
    return " · ".join([entry.short_title, entry.title, number, day, *passage.heading_path])
