"""Reads a letter as tweedekamer.nl prints it: wrapped lines, no blank ones, notes without text.

The site wraps each piece of text between two inline elements (markers, italics) by itself, at the
first space after 80 characters. So a line that ends earlier, counted from the last marker on it,
ends its paragraph, and a line that ends with a marker does so too. A paragraph whose last line
happens to be as long as a wrapped one leaves no trace and is read on with the next, unless a
heading or a list shows its end.
"""

import re

from index.errors import SourceError
from index.notes import Marker, find_markers
from index.readers.letter import body_part, first_signature, is_ended, label_of, signatures
from index.readers.parts import Line, Page, Part, split_lines

_WRAP = 81  # the shortest wrapped line; see above
_ROLES = (
    (re.compile(r"Nr\. \d"), "number"),
    (re.compile(r"BRIEF "), "document_line"),
    (re.compile(r"Aan de "), "addressee"),
    (re.compile(r"\S.*, \d{1,2} [a-z]+ \d{4}$"), "date"),
)


def read_page(raw: str) -> Page:
    """A letter with its head: title, dossier, number, addressee, place and date.

    Raises: SourceError when the head lacks its date or the footnote markers make no sequence.
    """
    lines = split_lines(raw)
    head = [_head_part(line, first=i == 0) for i, line in enumerate(lines)]
    after = next((i for i, part in enumerate(head, 1) if part.role == "date"), 0)
    if not after:
        raise SourceError("The page lacks its line with place and date.")
    at = first_signature(lines)
    body = lines[after:at]
    signed, left = signatures(lines[at:])
    if left and left[0].text != "Ondertekenaars":
        raise SourceError(f"A line after the signatures is not understood: “{left[0].text}”.")
    start = body[0].start if body else len(raw)
    markers = find_markers(raw[start : body[-1].end] if body else "", start=start)
    return Page(
        parts=(
            *head[:after],
            *(body_part(group) for group in _groups(body, markers)),
            *signed,
            *_signatory_list(left),
        ),
        notes=(),
        markers=markers,
        furniture=tuple((*line.range, "signatory_list") for line in left if _bare(line)),
    )


def _bare(line: Line) -> bool:
    return line.text in ("Ondertekenaars", "-")


def _signatory_list(lines: list[Line]) -> tuple[Part, ...]:
    """The site's own line on each who signed: "Eerste ondertekenaar", and under it the name."""
    told = [line for line in lines if not _bare(line)]
    pairs = zip(told[::2], told[1::2], strict=False)
    return tuple(
        Part("signature", (rank.range, name.range), "document_line") for rank, name in pairs
    )


def _head_part(line: Line, first: bool) -> Part:
    role = next((role for sign, role in _ROLES if sign.match(line.text)), "dossier")
    return Part("head", (line.range,), "title" if first else role)


def _groups(lines: list[Line], markers: tuple[Marker, ...]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _ends(groups[-1], line, markers):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _ends(group: list[Line], following: Line, markers: tuple[Marker, ...]) -> bool:
    """Whether the paragraph is whole before the next line."""
    last = group[-1]
    tail = _tail(last, markers)
    if tail < _WRAP or label_of(following.text):
        return True
    if not is_ended(last.text) or not following.text[0].isupper():
        return False
    in_list = label_of(group[0].text) != ""
    bare = len(following.text) < _WRAP and not is_ended(following.text)
    # Wrapped at the first space after 80 characters, a line is too long only by its last word;
    # longer, it holds an inline element that cannot be seen, from which its tail is short.
    too_long = len(last.text[last.end - tail - last.start :].rsplit(maxsplit=1)[0]) >= _WRAP
    return in_list or bare or too_long


def _tail(line: Line, markers: tuple[Marker, ...]) -> int:
    """Number of characters after the last marker on the line."""
    ends = [m.end for m in markers if line.start < m.end <= line.end]
    return line.end - max(ends, default=line.start)
