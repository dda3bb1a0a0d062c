"""Where the evidence of a question stands: in what was retrieved, and in the dossier."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from eval.folding import quote_in
from eval.records import Case, Dossier, Evidence, GivenAnswer, GivenPassage, QuestionRecord
from index.records import Kamerstuk

# Systems with larger passages are compared by words and not by rank: 700 words is about what one
# reads on a screen, 1,400 about what a small model is given.
WORD_BUDGETS = (700, 1400)
_TOKEN = re.compile(r"\S+")
_SENTENCE_END = re.compile(
    r"[.!?][»\u201d\u2019\")]?\s+(?=[A-Z\u00c0-\u00de\u00ab\u2022\u2212])|\n"
)


def judge(record: QuestionRecord, answer: GivenAnswer, dossier: Dossier) -> Case:
    """Put question, answer and the ranks of its evidence together for the measures."""
    ranks = {0: ranks_of(record, answer.passages)}
    for budget in WORD_BUDGETS:
        ranks[budget] = ranks_of(record, cut_to_words(answer.passages, budget))
    return Case(record, answer, dossier, ranks)


def required(record: QuestionRecord) -> tuple[int, ...]:
    """Indexes of the citations that retrieval must find: all but those at document level."""
    return tuple(i for i, c in enumerate(record.citations) if c.level == "passage")


def standing_for(record: QuestionRecord, i: int) -> tuple[Evidence, ...]:
    """Citation `i` and those that may replace it."""
    return (record.citations[i], *(c for c in record.also_acceptable if c.replaces == i))


def acceptable(record: QuestionRecord) -> tuple[Evidence, ...]:
    """Every place that is right to cite, required or not."""
    return record.citations + record.also_acceptable


def holds(passage: GivenPassage, evidence: Evidence) -> bool:
    """Is the passage of the evidence's document, and does it or its notes hold the quote?"""
    return passage.document == evidence.document and quote_in(passage.full_text, evidence.quote)


def ranks_of(record: QuestionRecord, passages: Sequence[GivenPassage]) -> tuple[int | None, ...]:
    """For each required citation the rank, from 1, of the first passage that holds it."""
    return tuple(_first(passages, standing_for(record, i)) for i in required(record))


def _first(passages: Sequence[GivenPassage], evidence: Sequence[Evidence]) -> int | None:
    found = (n for n, p in enumerate(passages, 1) if any(holds(p, e) for e in evidence))
    return next(found, None)


def cut_to_words(passages: Sequence[GivenPassage], budget: int) -> list[GivenPassage]:
    """The first `budget` words of retrieved text; the passage that goes over is cut there."""
    kept: list[GivenPassage] = []
    for passage in passages:
        if budget <= 0:
            break
        text = passage.full_text
        tokens = list(_TOKEN.finditer(text))
        text = text if len(tokens) <= budget else text[: tokens[budget - 1].end()]
        kept.append(GivenPassage(passage.id, passage.document, text))
        budget -= len(tokens)
    return kept


def acceptable_notes(record: QuestionRecord, dossier: Dossier) -> frozenset[tuple[str, int]]:
    """(document, number) of the notes that are right to cite.

    A listed note, or one whose marker stands in the sentence of an acceptable quote.
    """
    listed = {(c.document, n) for c in acceptable(record) for n in c.footnotes}
    marked = {
        (c.document, n)
        for c in acceptable(record)
        if c.document in dossier
        for n in notes_in_sentence(dossier[c.document], c.quote)
    }
    return frozenset(listed | marked)


def notes_in_sentence(kamerstuk: Kamerstuk, quote: str) -> frozenset[int]:
    """Numbers of the notes whose marker stands in the sentence or sentences of the quote."""
    place = locate(kamerstuk.text, quote)
    if place is None:
        return frozenset()
    cuts = _sentence_starts(kamerstuk.text)
    low = cuts[bisect_right(cuts, place[0]) - 1]
    high = next((cut for cut in cuts if cut >= place[1]), len(kamerstuk.text) + 1)
    return frozenset(n.number for n in kamerstuk.notes if any(low <= m < high for m in n.markers))


def locate(text: str, quote: str) -> tuple[int, int] | None:
    """Where the quote stands in the text, half-open; white space and punctuation do not count."""
    wanted = re.findall(r"\w+", quote)
    if not wanted:
        return None
    found = re.search(r"(?<!\w)" + r"\W+".join(map(re.escape, wanted)) + r"(?!\w)\W?", text)
    return (found.start(), found.end()) if found else None


@lru_cache(maxsize=64)
def _sentence_starts(text: str) -> tuple[int, ...]:
    return (0, *(m.end() for m in _SENTENCE_END.finditer(text)))
