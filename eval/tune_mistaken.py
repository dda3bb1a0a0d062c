"""Fit when a question is told that it is mistaken: a logistic regression of its features.

Right are the written mistakes of sentences that a tuning question's correction cites; wrong are
those that any tuning question with an answer, or without one, happens to resemble.
"""

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eval.assistant import to_question
from eval.listwise import Array
from eval.records import QuestionRecord
from eval.tune_abstain import logistic
from rag.assistant import Assistant
from rag.doubting import mistaken
from rag.doubting.mistaken import Mistake

__all__ = ["THRESHOLD", "mistake_rows", "tune_mistaken"]

# Pull to zero of standardised weights: few questions have a wrong premise.
STRENGTH = 0.02
# Log odds from which a question is corrected: precision before recall.
THRESHOLD = 2.0
_START = 50  # characters of the sentence that a cited quote must share


def mistake_rows(
    assistant: Assistant, records: Sequence[QuestionRecord]
) -> tuple[Array, NDArray[np.bool_]]:
    """Features `(n, f)` of the mistakes that questions resemble, and which of them they make."""
    rows: list[Array] = []
    made: list[bool] = []
    for record in records:
        if record.expected not in ("answer", "abstain", "correct"):
            continue
        for mistake in assistant.mistakes(to_question(record)):
            makes = record.expected == "correct" and _cited(assistant, record, mistake)
            if makes or record.expected != "correct":
                rows.append(mistake.features)
                made.append(makes)
    return np.array(rows).reshape(-1, len(mistaken.FEATURES)), np.array(made, dtype=bool)


def _cited(assistant: Assistant, record: QuestionRecord, mistake: Mistake) -> bool:
    """Whether the sentence of a mistake is what the record's correction rests on."""
    line = mistake.line
    text = assistant.kamerstuk(line.document).text
    sentence = " ".join(text[line.start : line.start + 2 * _START].split())[:_START]
    here = " ".join(mistake.choice.text.split())
    quotes = [" ".join(c.quote.split()) for c in record.citations if c.document == line.document]
    return any(sentence in quote or quote[:_START] in here for quote in quotes)


def tune_mistaken(rows: Array, made: NDArray[np.bool_]) -> None:
    """Fit on standardised features, and write the weights for features as they are."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    w = logistic((rows - mean) / spread, made, STRENGTH, [(None, None)] * rows.shape[1])
    weights = w[:-1] / spread
    bias = float(w[-1] - weights @ mean)
    scores = rows @ weights + bias
    lines = [
        "# Weights of rag/doubting/mistaken.py; made by: python -m eval.tune",
        f"# Dev half and eval/own/tune-*: {int(made.sum())} mistakes that are made, "
        f"{int((~made).sum())} that questions only resemble;",
        f"# of the former {int((scores[made] >= THRESHOLD).sum())} pass the threshold, of the "
        f"latter {int((scores[~made] >= THRESHOLD).sum())}.",
        f"threshold = {THRESHOLD:.1f}",
        f"bias = {bias:.3f}",
        "[weights]",
        *(f"{n} = {v:.3f}" for n, v in zip(mistaken.FEATURES, weights, strict=True)),
    ]
    mistaken.MISTAKEN_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"rag/doubting/mistaken.py: {lines[2][2:]}", file=sys.stderr)
