"""Reads whole citations, with the word Kamerstuk before them and without it.

All functions take flattened text (see `index.flat`); the offsets are those of the text itself.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from index.citation_parts import Cursor, Dossier, kst_id, read_dossier, read_number, read_pages
from index.records import Reference, ReferenceKind
from index.vergaderjaar import WrittenSession, budget_warning

__all__ = ["bare_citations", "keyworded_citations"]

Chamber = Literal["I", "II"] | None

_KEYWORD = re.compile(
    r"\b(?P<annex>bijlagen?\s(?:\d{1,2}\s)?(?:bij|van)\s(?:het\s|de\s)?)?"
    r"(?P<word>kamerstuk(?:ken|dossiers?)?|dossiers?|aanhangsel(?:\s(?:van\sde\s)?handelingen)?"
    r"|handelingen)(?![a-z-])",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"aanhangsel\s(?:nr\.\s?)?(?=\d{1,4}(?!\d))", re.IGNORECASE)
_ONLY_NUMBER = re.compile(r"[\s,]{0,3}(?:nr\.?\s?)?(\d{1,4})(?![\d/])(?! \d{3})", re.IGNORECASE)
_ITEM = re.compile(r"[\s,]{0,3}item\s(\d{1,3})(?!\d)", re.IGNORECASE)
_ANNEX_PAGES = re.compile(r"\bp\.\s?(\d{1,4}(?:-\d{1,4})?)\s\(?$")

_BARE = re.compile(r"(?<![\w/-])(?<!\d[ .,])(?=\d{2} ?\d{3}(?!\d)|(?:19|20)\d\d\s?[/-]\s?\d\d)")
_REVERSED = re.compile(
    r"\bnr\.?\s(?P<n>\d{1,4}|[A-Z]{1,2})\s"
    r"\((?P<d>\d{2} ?\d{3}(?:-\d{2})?)(?:[ -](?P<a>[IVX]{1,5}[AB]?))?\)",
    re.IGNORECASE,
)
_BARE_LETTER = re.compile(r"(?<![\w/-])(?P<d>3\d{4}) (?P<n>A?[A-Z])(?![\w'.-])")
# "29754-708" without a word: not NEN-EN 13501-1, CAS 12002-48-1 or a count of things.
_PLAIN_PAIR = re.compile(r"(?:[23]\d{4}|21501-\d\d)")
_STANDARD = re.compile(r"\b(?!TK|EK|II)[A-Z]{2,}[ -]$")


def keyworded_citations(flat: str) -> Iterator[Reference]:
    """Citations that begin with Kamerstuk, Kamerstukken, Handelingen, Aanhangsel or dossier."""
    end = 0
    for match in _KEYWORD.finditer(flat):
        if match.start() < end:
            continue
        ref = _read_keyworded(flat, match)
        if ref is not None:
            end = ref.end
            yield ref


def _read_keyworded(flat: str, match: re.Match[str]) -> Reference | None:
    word = match["word"].lower()
    at = Cursor(flat, match.end())
    at.skip()
    chamber = at.chamber()
    session = at.session()
    if word.startswith(("handelingen", "aanhangsel")):
        kind: ReferenceKind = "handelingen" if word == "handelingen" else "aanhangsel"
        return _read_proceedings(at, match.start(), kind, chamber, session)
    if at.take(_APPENDIX):
        return _read_proceedings(at, match.start(), "aanhangsel", chamber, session)
    dossier = read_dossier(at, session)
    if dossier is None:
        return None
    ref = _read_kamerstuk(at, match.start(), chamber, session, dossier, loose=True)
    if not match["annex"]:
        return ref
    # A page named before the bracket is a page of the annex: "DTN 58, p. 40 (Bijlage bij …)".
    before = _ANNEX_PAGES.search(flat[max(0, ref.start - 24) : ref.start])
    return replace(ref, kind="bijlage", pages=before[1] if before else ref.pages)


def _read_kamerstuk(
    at: Cursor,
    start: int,
    chamber: str | None,
    session: WrittenSession | None,
    dossier: Dossier,
    *,
    loose: bool,
) -> Reference:
    number = dossier.number or read_number(at, loose=loose)
    pages = read_pages(at) if number else None
    chamber, source = _chamber(chamber, number)
    value = session.value if session else None
    return Reference(
        kind="kamerstuk" if number else "dossier",
        raw=at.text[start : at.pos],
        start=start,
        end=at.pos,
        chamber=_as_chamber(chamber),
        chamber_source=source,
        session=value,
        dossier=dossier.numbers,
        addition=dossier.addition,
        number=number,
        pages=pages,
        kst_id=kst_id(chamber, session, dossier.numbers, dossier.addition, number),
        warnings=(session.warnings if session else ())
        + budget_warning(dossier.numbers, dossier.addition, value),
    )


def _chamber(written: str | None, number: str | None) -> tuple[str | None, str]:
    """The chamber and how it is known: only the First Chamber letters its documents."""
    if written:
        return written, "explicit"
    if number is None:
        return None, ""
    return ("I", "letter") if number.isalpha() else ("II", "default")


def _as_chamber(chamber: str | None) -> Chamber:
    return "I" if chamber == "I" else "II" if chamber == "II" else None


def _read_proceedings(
    at: Cursor,
    start: int,
    kind: ReferenceKind,
    chamber: str | None,
    session: WrittenSession | None,
) -> Reference | None:
    """Handelingen II 2010/11, nr. 108, item 5, p. 25-36, and the Aanhangsel."""
    number = at.take(_ONLY_NUMBER)
    if session is None or number is None:
        return None
    item = at.take(_ITEM)
    pages = read_pages(at)
    return Reference(
        kind=kind,
        raw=at.text[start : at.pos],
        start=start,
        end=at.pos,
        chamber=_as_chamber(chamber or "II"),
        chamber_source="explicit" if chamber else "default",
        session=session.value,
        number=number[1],
        pages=pages,
        item=item[1] if item else None,
        warnings=session.warnings,
    )


def bare_citations(flat: str) -> Iterator[Reference]:
    """Citations without a word before them: "29754, nr. 726", "nr. 658 (29754)", "29754-708"."""
    for match in _BARE.finditer(flat):
        at = Cursor(flat, match.start())
        session = at.session()
        dossier = read_dossier(at, session)
        if dossier is None:
            continue
        ref = _read_kamerstuk(at, match.start(), None, session, dossier, loose=False)
        if ref.number and (_is_labelled(ref) or _is_plain_pair(flat, ref, dossier)):
            yield ref
    for match in _REVERSED.finditer(flat):
        yield _read_named_groups(match, match["a"])
    for match in _BARE_LETTER.finditer(flat):
        yield _read_named_groups(match, None)


def _is_labelled(ref: Reference) -> bool:
    return re.search(r"\bnrs?\b", ref.raw, re.IGNORECASE) is not None


def _is_plain_pair(flat: str, ref: Reference, dossier: Dossier) -> bool:
    return (
        not dossier.spaced
        and (ref.number or "").isdigit()
        and flat[ref.end : ref.end + 1] != "-"
        and _PLAIN_PAIR.fullmatch(dossier.numbers) is not None
        and _STANDARD.search(flat[max(0, ref.start - 12) : ref.start]) is None
    )


def _read_named_groups(match: re.Match[str], addition: str | None) -> Reference:
    dossier = Dossier(match["d"].replace(" ", ""), addition, match["n"])
    at = Cursor(match.string, match.end())
    return _read_kamerstuk(at, match.start(), None, None, dossier, loose=False)
