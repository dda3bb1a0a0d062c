"""The nouns of this room. All offsets are half-open, in characters of `Kamerstuk.text`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

BlockKind = Literal["head", "heading", "paragraph", "list_item", "signature", "note"]
ReferenceKind = Literal[
    "kamerstuk",  # Kamerstukken II 2022/23, 29 754, nr. 658
    "bijlage",  # bijlage bij Kamerstuk 29 754, nr. 653
    "dossier",  # Kamerstukken 31945: a whole dossier
    "handelingen",
    "aanhangsel",
    "kst-id",  # kst-1268678: an id without a dossier
    "motie",  # motie van het lid Kuik (CDA)
    "toezegging",  # TZ202307-103, or "toezegging Boswijk (CDA)"
    "brief",  # a letter meant by its date or role: "(december 2023)", "Op 2 december jl."
]


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a text names another document, motion or commitment.

    `start:end` are offsets in the text that was parsed; after linking, in `Kamerstuk.text`.
    `session` is as written, normalised to "2022-2023" where it can be, and never corrected;
    what is wrong with it stands in `warnings`, one Dutch phrase each.
    """

    kind: ReferenceKind
    raw: str
    start: int
    end: int
    chamber: Literal["I", "II"] | None = None
    chamber_source: str = ""  # "explicit", "default", "letter"
    session: str | None = None
    dossier: str | None = None  # "29754", "21501-30"; several joined by ";"
    addition: str | None = None  # "VII" of 36 200 VII
    number: str | None = None  # "708", "188b", "AB", "1-2"; TZ number for a toezegging
    pages: str | None = None  # "3,13-15"
    item: str | None = None  # item of the Handelingen
    kst_id: str | None = None  # "kst-29754-708"
    members: tuple[str, ...] = ()  # of a motion or commitment: ("Boswijk", "Krul")
    parties: tuple[str, ...] = ()  # ("CDA",)
    target: str | None = None  # document id when it is in the dossier: "29754-708"
    warnings: tuple[str, ...] = ()

    @property
    def in_dossier(self) -> bool:
        """Whether the text of what is meant can be read here."""
        return self.target is not None


@dataclass(frozen=True, slots=True)
class Block:
    """A whole paragraph, heading, list item, line of the head, signature or footnote.

    `start:end` covers the label ("1)", "−") where there is one. `paragraph` counts blocks from 1
    in reading order and is what a citation shows. `heading_path` is from the top down; for a
    heading it includes itself.
    """

    kind: BlockKind
    start: int
    end: int
    paragraph: int
    heading_path: tuple[str, ...] = ()
    level: int = 0  # headings: 1 is the top
    label: str = ""
    role: str = ""  # head lines: title, document_line, dossier, number, addressee, date, sender


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a Kamerstuk. `text is None`: the source has the marker but not the text.

    `start:end` is the note's own text in `Kamerstuk.text` (None when there is none);
    `markers` are the positions in the running text where the marker stood.
    """

    document: str
    number: int
    text: str | None
    start: int | None
    end: int | None
    markers: tuple[int, ...]
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, and in which office, as the source writes both."""

    name: str
    office: str


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A half-open range of characters of the source file as published, and what became of it.

    `role` is "text" (its normalised characters stand in `Kamerstuk.text`), "marker" (a footnote's
    sign), "space" (white space only) or "furniture:<name>" (site navigation, repeated page head).
    """

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the document can be read; None where no address is known."""

    official: str | None  # zoek.officielebekendmakingen.nl
    tweedekamer: str | None
    opentk: str | None

    @property
    def best(self) -> str:
        """The most official address known, or an empty string."""
        return self.official or self.tweedekamer or self.opentk or ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One document of `dossier/manifest.toml`."""

    id: str
    kind: str  # "brief" or "beslisnota"
    form: str  # which reader: opentk, opentk-docx, tweedekamer, nota
    file: str
    title: str
    short_title: str  # what people call it: "contourenbrief"
    date: date
    session: str  # "2023-2024"
    dossiers: tuple[str, ...]
    number: int | None
    tk_number: str | None
    zaak: str | None
    belongs_to: str | None  # the Kamerstuk that a beslisnota belongs to
    addresses: Addresses
    sha256: str


@dataclass(frozen=True, slots=True)
class Kamerstuk:
    """A document of the dossier, read whole.

    `text` is clean: head lines, running text, signatures and, last, the footnotes' texts;
    markers taken out, wraps joined, no-break spaces made spaces. Blocks are separated by one
    line break and cover all of it.
    """

    entry: SourceEntry
    text: str
    blocks: tuple[Block, ...]
    notes: tuple[Footnote, ...]
    signatories: tuple[Signatory, ...]
    source: tuple[SourceSpan, ...] = field(repr=False)
    references: tuple[Reference, ...] = ()

    @property
    def id(self) -> str:
        """The document id: "29754-708"."""
        return self.entry.id

    def note(self, number: int) -> Footnote | None:
        """The footnote with this number, or None."""
        return next((n for n in self.notes if n.number == number), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole blocks under one heading path. `footnotes` are the notes marked inside it."""

    id: str  # "29754-708#p41", after its first paragraph
    document: str
    heading_path: tuple[str, ...]
    start: int
    end: int
    footnotes: tuple[int, ...]
    paragraph: int
