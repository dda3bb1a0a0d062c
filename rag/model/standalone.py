"""Whether a model's wording of a follow-up may be searched for."""

from collections.abc import Sequence

from index.dutch import background_counts, fold, stem, words
from index.records import SourceEntry
from rag.asking.history import content_words
from rag.asking.naming import named_documents
from rag.asking.understanding import Understanding
from rag.checking.claims import names_of, numbers_of
from rag.records import Question

__all__ = ["accepted"]

# Longer is an answer, or several questions.
_LONGEST = 300
# Share of the question's own words that its rewording must keep.
_KEPT = 0.5
# Words that a rewording may add freely: they only ask.
_NEW_WORDS = 0.35


def accepted(
    reply: str, question: Question, understood: Understanding, entries: Sequence[SourceEntry]
) -> str | None:
    """The reworded question, or None when it invents, forgets, answers or is no question.

    Names, numbers and documents must stand in the talk; documents that the rules found in the
    question itself must stay.
    """
    lines = [line.strip().strip("\"«»*") for line in reply.strip().splitlines() if line.strip()]
    if len(lines) != 1 or len(lines[0]) > _LONGEST or "[" in lines[0]:
        return None
    text = lines[0]
    talk = " ".join([*(t.content for t in question.history), question.text])
    said = {stem(w) for w in words(talk)}
    told = content_words(text)
    if not told or not text.endswith("?"):
        return None
    proper = frozenset(w for w in told if w not in background_counts())
    if any(stem(n) not in said for n in names_of(text, proper)):
        return None
    if not set(numbers_of(text)) <= set(numbers_of(talk)):
        return None
    if sum(stem(w) not in said for w in told) > _NEW_WORDS * len(told):
        return None
    own = [w for w, _ in understood.own]
    kept = {stem(w) for w in told}
    if sum(stem(w) in kept for w in own) < _KEPT * len(own):
        return None
    named = set(named_documents(text, entries).documents)
    ours = set(named_documents(talk, entries).documents)
    wanted = set(understood.documents) if understood.explicit else set()
    if not wanted <= named or not named <= ours | wanted:
        return None
    return text if fold(text) != fold(question.text) else None
