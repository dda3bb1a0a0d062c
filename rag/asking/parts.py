"""Take a question apart: one part a clause that asks something, or one a named document."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.dutch import fold
from index.flat import MONTH_PATTERN
from index.records import SourceEntry
from rag.asking.clauses import clauses, is_elliptic, taken_along
from rag.asking.generic_words import is_generic
from rag.asking.history import content_words, points_back
from rag.asking.naming import Named, named_documents
from rag.asking.understanding import (
    OTHER_CLAUSE,
    AnswerKind,
    Understanding,
    kind_of,
    own_words,
)

__all__ = ["parts_of"]

# A clause with at most this many words of its own subject goes on about the one before it.
_BARE = 1
_DATING = re.compile(rf"\d+|{MONTH_PATTERN}|eind|begin|zomer|voorjaar|najaar")


def parts_of(whole: Understanding, entries: Sequence[SourceEntry]) -> tuple[Understanding, ...]:
    """One part a clause that asks something, or one a named document; words are shared."""
    asked = clauses(whole.wording)
    own = [clause for at, clause in enumerate(asked) if not (at and is_elliptic(clause))]
    if len(asked) > 1 and all(_is_own(c) for c in own):
        parts: list[tuple[Understanding, ...]] = []
        for clause in asked:
            if clause not in own:
                parts.append(tuple(_elliptic(part, clause) for part in parts[-1]))
            elif len(own) == 1:  # what is asked of one subject shares all of its words
                parts.append(_by_document(replace(_worded(whole, clause), several=False)))
            else:
                named = named_documents(whole.wording, entries, within=clause)
                part = _part(whole, clause, named, first=not parts)
                parts.append(_by_document(part))
        return tuple(part for of_clause in parts for part in of_clause)
    if whole.explicit and len(whole.documents) > 1:
        return _by_document(replace(whole, several=False))
    return ()


def _is_own(clause: str) -> bool:
    """Whether a clause says what it is about: two words of it, or one that tells a thing."""
    said = content_words(clause)
    return len(said) > 1 or any(not is_generic(w) for w in said)


def _worded(understood: Understanding, text: str) -> Understanding:
    """The same of other words: what is near them is looked for, and their kind of answer."""
    standalone = understood.standalone.replace(understood.wording, text, 1)
    return replace(understood, standalone=standalone, kind=kind_of(" ".join(fold(text).split())))


def _elliptic(before: Understanding, clause: str) -> Understanding:
    """"… en waarom?" as a question of its own: "waarom" with what the clause before it asks."""
    part = _worded(before, taken_along(clause, before.wording))
    kind = _kind_of_elliptic(clause)
    return replace(part, kind=kind)


def _kind_of_elliptic(clause: str) -> AnswerKind:
    kind = kind_of(" ".join(fold(clause).split()))
    return "list" if kind == "other" and re.match(r"welke|wat", fold(clause)) else kind


def _by_document(part: Understanding) -> tuple[Understanding, ...]:
    """One part a document where it names several."""
    if len(part.documents) < 2:
        return (part,)
    return tuple(replace(part, documents=(d,)) for d in part.documents)


def _telling(own: Sequence[tuple[str, float]]) -> int:
    """How many words say what is asked, rather than of which document."""
    return sum(weight == 1 for _, weight in own)


# A word with a capital that opens no clause.
_NAME = re.compile(r"(?<=\w )[A-Z]\w+")
# "… en wat verlangt die motie?"
_THAT = re.compile(r"\b(?:die|dat)\b")
# "… en wat is Blijf in Beeld?"
_WHAT_IS = re.compile(
    r"(?:wat|wie) (?:is|zijn|was|waren|doet|doen|betekent|houdt) "
    r"(?!(?:er|dat|daar|het|dit|die|volgens|nu|in|blijkens|inmiddels)\b)"
)


def _part(whole: Understanding, clause: str, named: Named, first: bool) -> Understanding:
    """A clause with the other clauses' words as what is carried; in its own wording where it says
    what it is about by itself."""
    folded = " ".join(fold(clause).split())
    own = set(content_words(clause))
    telling = own_words(clause, named.words)
    subject = [w for w, x in telling if x == 1 and not is_generic(w) and not _DATING.fullmatch(w)]
    named_thing = _NAME.search(clause) is not None and not named.documents
    told = len(subject) > 1 or (bool(subject) and len(own) > 1 and (first or named_thing))
    leans = points_back(folded) or (not first and _THAT.search(folded) is not None)
    alone = (told or _WHAT_IS.match(folded) is not None) and not leans
    if not alone and _telling(telling) <= _BARE < _telling(whole.own) - 1:
        # "… en wat volgens nr. 774?" asks the same again.
        return replace(
            whole, documents=named.documents or whole.documents,
            explicit=bool(named.documents) or whole.explicit, several=False,
        )
    others = ((w, OTHER_CLAUSE) for w, _ in whole.own if w not in own)
    wording = clause if alone else whole.wording
    return replace(
        whole,
        standalone=whole.standalone.replace(whole.wording, wording, 1),
        own=telling,
        carried=(*others, *whole.carried),
        documents=named.documents,
        explicit=bool(named.documents),
        kind=kind_of(folded),
        several=False,
        conversation=whole.conversation or points_back(folded),
    )
