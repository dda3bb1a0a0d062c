"""Reads a letter that OpenTK made from a .docx: no head of a Kamerstuk, no "Nr." line."""

from index.readers.opentk import end_of_page_head, read_letter
from index.readers.parts import Page


def read_page(raw: str) -> Page:
    """The letter begins right after the page head, in which its number and date stand.

    Raises: SourceError when the page head or a footnote is not as expected.
    """
    return read_letter(raw, end_of_page_head(raw))
