"""Judge retrieval alone: what is found, and in what time, without an answer being written."""

from collections.abc import Callable, Sequence
from time import perf_counter

from eval.evidence import judge, required
from eval.measures import RETRIEVAL, score_all
from eval.records import Dossier, GivenAnswer, GivenNote, GivenPassage, Judged, QuestionRecord
from rag.records import Scored

# The passages found for a question, best first.
Search = Callable[[QuestionRecord], Sequence[Scored]]


def asked_of(records: Sequence[QuestionRecord]) -> list[QuestionRecord]:
    """The questions of which retrieval is judged: answerable ones, from what a passage holds."""
    return [r for r in records if r.answerable and required(r)]


def judge_search(
    search: Search, records: Sequence[QuestionRecord], dossier: Dossier
) -> tuple[Judged, ...]:
    """Every record with its retrieval measures and the milliseconds that finding took."""
    return tuple(_judged(search, record, dossier) for record in records)


def _judged(search: Search, record: QuestionRecord, dossier: Dossier) -> Judged:
    started = perf_counter()
    found = search(record)
    elapsed = 1000 * (perf_counter() - started)
    passages = tuple(map(_given, found))
    answer = GivenAnswer("answered", passages=passages, retrieve_ms=elapsed)
    case = judge(record, answer, dossier)
    return Judged(case, score_all(case, RETRIEVAL))


def _given(scored: Scored) -> GivenPassage:
    notes = tuple(GivenNote(n.number, n.text) for n in scored.notes)
    passage = scored.passage
    return GivenPassage(passage.id, passage.document, scored.text, notes, scored.score)
