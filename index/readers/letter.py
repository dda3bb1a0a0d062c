"""What the letters have in common, in whatever form they are published: body and signatures."""

import re
from collections.abc import Iterable

from index.readers.parts import Line, Part

_LABEL = re.compile(r"(?:\d{1,2}\)|[•−–-])\s")
_ENDS = re.compile(r"[.:;?!][»’”\")\]]*(?:\d{1,2}|[¹²³])?$")
_OFFICE = re.compile(r"(?:Mede namens de|De) (?:Minister|Staatssecretaris)\b.*,$")
_QUOTES = (("‘", "’"), ("«", "»"))
# The longest heading here has 78 characters, the shortest broken paragraph 549.
_LONGEST_HEADING = 120


def label_of(text: str) -> str:
    """The label of a list item ("1)", "−"), or an empty string."""
    match = _LABEL.match(text)
    return match[0].strip() if match else ""


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence, lead-in or list item does, a marker after it or not."""
    return _ENDS.search(text) is not None


def is_heading(text: str) -> bool:
    """A short line of its own that is no sentence and no list item."""
    return not is_ended(text) and not label_of(text) and len(text) <= _LONGEST_HEADING


def goes_on(text: str, following: str) -> bool:
    """Whether a paragraph goes on in the next one: a break in mid sentence or inside a quote."""
    if label_of(following):
        return False
    if any(text.rfind(opened) > text.rfind(closed) for opened, closed in _QUOTES):
        return True
    return not is_ended(text) and (following[0].islower() or following[0] == "(")


def whole_paragraphs(lines: Iterable[Line]) -> tuple[Part, ...]:
    """Body blocks from lines that are a paragraph each, those broken in two made whole."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and goes_on(groups[-1][-1].text, line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(body_part(group) for group in groups)


def body_part(lines: list[Line]) -> Part:
    """A heading, list item or paragraph from the lines that belong together."""
    ranges = tuple(line.range for line in lines)
    if label_of(lines[0].text):
        return Part("list_item", ranges)
    if len(lines) == 1 and is_heading(lines[0].text):
        return Part("heading", ranges)
    return Part("paragraph", ranges)


def first_signature(lines: list[Line]) -> int:
    """The index of the first line of the signatures, or the number of lines."""
    return next((i for i, line in enumerate(lines) if _OFFICE.match(line.text)), len(lines))


def signatures(lines: list[Line]) -> tuple[tuple[Part, ...], list[Line]]:
    """A part for each office with the name under it, and the lines that are left."""
    parts = []
    while len(lines) > 1 and _OFFICE.match(lines[0].text):
        parts.append(Part("signature", (lines[0].range, lines[1].range)))
        lines = lines[2:]
    return tuple(parts), lines
