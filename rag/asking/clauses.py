"""The clauses of a question that each ask something: "…, en wat deed …"."""

import re

__all__ = ["clauses"]

_CLAUSES = re.compile(
    r"(?:,\s*|\s+)(?:en|maar)\s+(?=(?:(?:in|op|aan|met|van|onder|naar|door|bij|uit|voor|over|tot)\s)?"
    r"(?:hoe|wat|welke?|wie|waar\w*|wanneer)\b)|;\s+",
    re.IGNORECASE,
)


def clauses(text: str) -> list[str]:
    """The clauses in their order; the text itself when it asks one thing."""
    return [clause.strip() for clause in _CLAUSES.split(text)]
