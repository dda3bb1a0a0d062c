"""What every reader hands over: which ranges of the source are what."""

from collections.abc import Callable
from dataclasses import dataclass

from index.notes import Marker
from index.records import BlockKind

# All that may be left out of `Kamerstuk.text`, with what it is.
FURNITURE = {
    "navigation": "menu of the site",
    "document_links": "links to the file and to other sites, without their addresses",
    "empty_labels": "labels of lists that the page leaves empty",
    "preview_link": "heading of the page's preview of the document",
    "page_head": "page head: of the first page, or repeated on later ones",
    "logo": "text of the ministry's logo, which the sender's address repeats",
    "markdown": "signs of bold type",
    "note_number": "a note's number before its text",
    "return_sign": "link from a note back to its marker",
    "signatory_list": "heading and dash of the site's list of who signed",
}

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One block-to-be: ranges of the source, joined by one space."""

    kind: BlockKind
    ranges: tuple[Range, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A source file taken apart. All ranges are half-open offsets in the file.

    `parts` are in the order of the text, `notes` in the order of their numbers, 1 onward;
    `furniture` is (start, end, name) with a name of FURNITURE.
    """

    parts: tuple[Part, ...]
    notes: tuple[Part, ...]
    markers: tuple[Marker, ...]
    furniture: tuple[tuple[int, int, str], ...]


Reader = Callable[[str], Page]


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it, without the white space around it.

    `text` has a space for each no-break space, so that patterns need not know of them.
    """

    start: int
    end: int
    text: str

    @property
    def range(self) -> Range:
        """Where it stands in the source."""
        return self.start, self.end


def split_lines(raw: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of `raw[start:end]` that are not blank."""
    found = []
    at = start
    for line in raw[start:end].splitlines(keepends=True):
        text = line.strip()
        if text:
            first = at + len(line) - len(line.lstrip())
            found.append(Line(first, first + len(text), text.replace("\xa0", " ")))
        at += len(line)
    return found
