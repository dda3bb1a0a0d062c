"""Abbreviations as a text itself explains them: "Landelijk Steunpunt Extremisme (LSE)"."""

import re
from collections.abc import Iterator

__all__ = ["find_abbreviations"]

_LONGEST_NAME = 10  # words; the longest of the letters has 6
_SHORT = r"[A-Z][A-Za-z]{1,8}(?: \d{4})?"  # "OM", "RvdK", "VLOPs", "Wiv 2017"
_BRACKET = re.compile(rf"\((?:(?P<inside>[^(),.;]+), )?(?P<short>{_SHORT})\)")
_BEFORE_BRACKET = re.compile(
    r"\b(?P<short>[A-Z]{3,8})(?:-[a-z]+)?\s+\((?P<name>[A-Z][^(),.;\d]+)\)"
)
_BREAK = re.compile(r"[.,;:()«»“”\"'‘’\n]")
_WORD = re.compile(r"[^\s-]+")


def find_abbreviations(text: str) -> dict[str, str]:
    """Abbreviation to full name, as written, in the order of the text; the first name counts.

    Three forms: "full name (ABC)", "(Full Name, ABC)" and "ABC (full name)". The abbreviation's
    letters must be found in the name, at least two of them as first letters of words; where they
    are not ("Zeer Grote Online Platformen (VLOPs)"), as many capitalised words as it has
    capitals, half of them with its letters. So "Krul (CDA)" is none.
    """
    found: dict[str, str] = {}
    for short, name in sorted(_candidates(text), key=lambda c: text.index(c[1])):
        found.setdefault(short, " ".join(name.split()))
    return found


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKET.finditer(text):
        before = match["inside"] or _BREAK.split(text[: match.start()].rstrip())[-1]
        if name := _name_at_end(match["short"], before):
            yield match["short"], name
    for match in _BEFORE_BRACKET.finditer(text):
        if _spells(match["short"], match["name"]):
            yield match["short"], match["name"]


def _name_at_end(short: str, before: str) -> str:
    """The shortest run of words at the end of `before` that the abbreviation stands for, or ""."""
    starts = [m.start() for m in re.finditer(r"\S+", before)][-_LONGEST_NAME:]
    names = [before[start:] for start in reversed(starts)]
    spelled = (n for n in names if n[0] == short[0] and _is_short_for(short, n))
    return next(spelled, "") or next((n for n in names if _is_foreign(short, n)), "")


def _is_short_for(short: str, name: str) -> bool:
    """Whether every letter is found in turn, two as first letters, and the last word has one."""
    letters = short.split()[0].lower()
    parts = [w.lower() for w in _WORD.findall(name) if not w.isdigit()]
    capitals = sum(c.isupper() for c in short)
    return (capitals > 1 or " " in short) and len(parts) > 1 and _fits(letters, parts, 0)


def _fits(letters: str, parts: list[str], initials: int) -> bool:
    """Whether `parts` can be spelled by `letters`, the first of which opens the first part."""
    if not parts or parts[0][0] != letters[0]:
        return False
    initials += 1
    rest = letters[1:]
    if not rest:
        return len(parts) == 1 and initials > 1
    inner = parts[0][1:]
    for taken in range(len(rest) + 1):  # letters that stand inside this part
        if not _holds(inner, rest[:taken]):
            break
        if taken == len(rest):
            return len(parts) == 1 and initials > 1
        for nxt in range(1, len(parts)):
            if _fits(rest[taken:], parts[nxt:], initials):
                return True
    return False


def _holds(text: str, letters: str) -> bool:
    """Whether the letters occur in the text in this order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _is_foreign(short: str, name: str) -> bool:
    """Whether a translated name has a capitalised word for each capital, half of them the same."""
    capitals = [c for c in short if c.isupper()]
    parts = name.split()
    if len(capitals) < 3 or len(parts) != len(capitals) or not all(p[0].isupper() for p in parts):
        return False
    return 2 * sum(p[0] == c for p, c in zip(parts, capitals, strict=True)) >= len(parts)


def _spells(short: str, name: str) -> bool:
    return name[0] == short[0] and len(name.split()) > 1 and _holds(name.lower(), short.lower())
