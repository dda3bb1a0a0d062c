"""Faithful statements: ways of restating a sentence of the dossier that leave it true."""

import re
from collections.abc import Iterator, Sequence

from eval.statements import Bearer, Statement
from index.dates import find_dates
from index.records import Kamerstuk
from rag.cite import day, long_name

__all__ = ["faithful"]


def faithful(bearers: Sequence[Bearer]) -> list[Statement]:
    """Every way of restating that a sentence allows."""
    return [
        Statement(kind, text, b.passage, True)
        for b in bearers
        for kind, text in _restated(b)
        if text
    ]


def _restated(b: Bearer) -> Iterator[tuple[str, str]]:
    stop = "" if b.text[-1] in ".!?" else "."
    bare = b.text.strip().lstrip("−-•– ").rstrip(":;")
    yield "literal", bare + ("" if bare[-1] in ".!?" else ".")
    if "«" not in bare:
        yield "quoted", f"In {long_name(b.kamerstuk.entry)} staat: «{bare}»{stop}"
    if b.following and not b.text.endswith(":"):
        yield "joined", f"{bare.rstrip('.')}; {b.following[0].lower()}{b.following[1:]}"
    if dated := _reckoned(bare, b.kamerstuk):
        yield "dated", dated
    if (told := _third_person(bare)) != bare:
        yield "third person", told
    if cut := _CLAUSE.fullmatch(bare):
        yield "cut", f"{cut[1]}."


_CLAUSE = re.compile(r"(.{40,}?), (?:waarbij|waardoor|waarmee|hetgeen|wat|waaronder) .+")


def _reckoned(text: str, kamerstuk: Kamerstuk) -> str:
    for found in find_dates(text, kamerstuk.entry.date):
        if not found.exact and found.first == found.last:
            return text[: found.start] + day(found.first) + text[found.end :].lstrip(".")
    return ""


_PERSONS = (
    (r"\bik zal\b", "de minister zal"), (r"\bzal ik\b", "zal de minister"),
    (r"\bheb ik\b", "heeft de minister"), (r"\bik heb\b", "de minister heeft"),
    (r"\bIk heb\b", "De minister heeft"), (r"\bIk zal\b", "De minister zal"),
    (r"\bga ik\b", "gaat de minister"), (r"\bwerk ik\b", "werkt de minister"),
)  # fmt: skip


def _third_person(text: str) -> str:
    for pattern, told in _PERSONS:
        text = re.sub(pattern, told, text)
    return text
