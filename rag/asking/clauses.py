"""The clauses of a question that each ask something: "…, en wat deed …", "… en waarom?"."""

import re

from index.dutch import fold, words

__all__ = ["clauses", "is_elliptic", "taken_along", "with_elliptic"]

_CLAUSES = re.compile(
    r"(?:,\s*|\s+)(?:en|maar)\s+(?="
    r"(?:(?:in|op|aan|met|van|onder|naar|door|bij|uit|voor|over|tot)\s)?"
    r"(?:hoe|hoeveel|hoezo|wat|welke?|wie|waar\w*|wanneer)\b"
    # These begin no clause of their own, but "… en sinds wanneer?" at the end.
    r"|(?:om|per|sinds|vanaf|volgens)\s(?:wanneer|wie|welke?\s\w+)\W*$)|;\s+",
    re.IGNORECASE,
)
_COMMA = re.compile(
    r",\s+(?=(?:(?:in|op|aan|met|van|onder|door|uit)\s)?(?:hoe|hoeveel|wat|welke?|wie|wanneer)\b)",
    re.IGNORECASE,
)
# A clause of these words alone asks it of what the clause before it is about.
_ASKING = frozenset(
    "waarom hoezo hoe hoeveel hoelang wanneer waar wie waardoor waarvoor waartoe welk welke wat"
    .split()
)
_BESIDE = frozenset(
    "reden redenen aanleiding oorzaak manier wijze doel doelen datum dag maand jaar termijn plek "
    "zijn is was waren heten heet dat die dit deze er ze dan wel niet zo ook precies concreet om "
    "met op door in van aan uit sinds vanaf tot voor naar bij per de het eigenlijk onder welk "
    "kader verband basis grond".split()
)
_NAMING = re.compile(r"\b(?:nrs?\b\.?|volgens\b|\d{3}\b|de \w*(?:brief|nota)\b)", re.IGNORECASE)
# What a clause begins with that asks, before its verb.
_QUESTION_WORD = re.compile(
    r"^(?:(?:en|maar) )?(?:(?:in|op|aan|met|van|onder|naar|door|bij|uit|voor|over|tot|om|per|sinds"
    r"|vanaf|volgens) )?(?:wanneer|wie|wat|waar\w*|hoe|(?:welke?|hoeveel) \w+) ",
    re.IGNORECASE,
)


def clauses(text: str, listed: bool = False) -> list[str]:
    """The clauses in their order; the text itself when it asks one thing.

    `listed`: a comma alone parts them as well, as in "wie …, wanneer … en waarom …?".
    """
    found = [clause.strip() for clause in _CLAUSES.split(text)]
    return [part for clause in found for part in _COMMA.split(clause)] if listed else found


def is_elliptic(clause: str) -> bool:
    """Whether a clause says nothing of its own subject: "waarom?", "op welke manier?"."""
    said = words(fold(clause))
    return any(w in _ASKING for w in said) and all(w in _ASKING | _BESIDE for w in said)


def taken_along(clause: str, before: str) -> str:
    """An elliptic clause with the subject of the one before: "waarom wordt de pilot verlengd?"."""
    asking, before = clause.rstrip("?., "), before.rstrip("?., ")
    if asking.lower().startswith("welke") and before.lower().startswith("hoeveel "):
        return f"welke{before[len('hoeveel'):]}?"  # "hoeveel pijlers … en welke zijn dat?"
    return f"{asking} {_QUESTION_WORD.sub('', before).lower()}?"


def with_elliptic(asked: list[str]) -> list[str]:
    """The clauses, of which one that asks the same again, or why, stays with the one before it:
    "wie ondertekende nr. 708" takes along "wie nr. 729?"."""
    joined: list[str] = []
    for clause in asked:
        if joined and is_elliptic(_NAMING.sub(" ", clause)):
            joined[-1] = f"{joined[-1].rstrip('?., ')} en {clause}"
        else:
            joined.append(clause)
    return joined
