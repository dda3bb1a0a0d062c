"""An evaluation as JSON, the form vao-eval/1: for machines, for the HTML report and to compare.

Everything but the key `timings_ms` is the same, byte for byte, in two runs over one index. Each
passage stands once in `passages`; a question names the ids that it retrieved, in order.
"""

import hashlib
import json
from typing import Any

from eval.evidence import holds, required, standing_for
from eval.measures import MEASURES
from eval.measures.key_fact_recall import facts_found
from eval.records import (
    Evaluation,
    Evidence,
    GivenCitation,
    GivenNote,
    GivenPassage,
    Judged,
    QuestionRecord,
)
from eval.summary import (
    Figure,
    fabrication_count,
    goodness,
    latencies,
    outcome,
    summarise,
    worst,
)

SCHEMA = "vao-eval/1"
_DIGITS = 6  # enough to tell any two shares of this set apart, few enough to read

Json = dict[str, Any]


def to_json(evaluation: Evaluation) -> Json:
    """The whole evaluation in the form vao-eval/1."""
    judged = evaluation.judged
    return {
        "schema": SCHEMA,
        **identity(evaluation),
        "measures": [
            {
                "name": m.name,
                "label": m.label,
                "group": m.group,
                "kind": m.kind,
                "higher_is_better": m.higher_is_better,
            }
            for m in MEASURES
        ],
        "figures": [figure_json(f) for f in summarise(judged)],
        "missing": [{"id": j.id, "error": j.case.answer.error} for j in evaluation.missing],
        "worst": [j.id for j in worst(judged)],
        "questions": [question_json(j) for j in judged],
        "passages": _passages(judged),
        "timings_ms": timings(evaluation),
    }


def identity(evaluation: Evaluation) -> Json:
    """What was asked of what: the set and the corpus by hash, settings, index and model."""
    asked = evaluation.questions
    corpus = "\n".join(f"{i} {h}" for i, h in evaluation.corpus.items())
    answers = [j.case.answer for j in evaluation.judged if not j.case.answer.error]
    return {
        "set": {
            "files": [{"name": name, "sha256": digest} for name, digest in asked.files],
            "half": asked.half,
            "n": len(asked.questions),
            "sha256": asked.sha256,
        },
        "corpus": {
            "documents": dict(evaluation.corpus),
            "sha256": hashlib.sha256(corpus.encode()).hexdigest(),
        },
        "assistant": {
            "modes": sorted({a.mode for a in answers}),
            "models": sorted({a.model for a in answers if a.model}),
            "settings": sorted({a.settings for a in answers}),
            "indexes": sorted({a.index for a in answers}),
        },
    }


def figure_json(figure: Figure) -> Json:
    """One figure; `low` and `high` are the ends of its 95 % interval, or null."""
    interval = figure.interval
    return {
        "measure": figure.measure,
        "kind": figure.kind,
        "value": _round(figure.value),
        "n": figure.n,
        "low": _round(interval.low) if interval else None,
        "high": _round(interval.high) if interval else None,
        "pooled": _round(figure.pooled) if figure.pooled is not None else None,
    }


def question_json(judged: Judged) -> Json:
    """One question: what was asked and expected, what came back, and what each measure says."""
    record, answer = judged.case.record, judged.case.answer
    return {
        "id": record.id,
        "kind": record.kind,
        "half": record.half,
        "question": record.question,
        "history": [{"role": m.role, "content": m.content} for m in record.history],
        "expected": record.expected,
        "reference": record.answer,
        "notes": record.notes,
        "facts": [
            {"forms": list(forms), "found": found}
            for forms, found in zip(record.key_facts, facts_found(judged.case), strict=True)
        ],
        "forbidden": list(record.forbidden),
        "evidence": _evidence(judged),
        "standalone": answer.standalone,
        "status": answer.status,
        "answer": answer.text,
        "error": answer.error,
        "citations": [_citation(c) for c in answer.citations],
        "retrieved": [{"passage": p.id, "holds": _held(record, p)} for p in answer.passages],
        "outcome": outcome(judged),
        "fabrications": fabrication_count(judged),
        "goodness": _round(goodness(judged)),
        "scores": {name: _round(s.value) for name, s in judged.scores.items()},
        "why": {name: s.why for name, s in judged.scores.items() if s.why},
    }


def timings(evaluation: Evaluation) -> Json:
    """All that differs between two runs: p50 and p95, and each question's times."""
    each = {
        j.id: {"retrieve": j.case.answer.retrieve_ms, "total": j.case.answer.total_ms}
        for j in evaluation.judged
    }
    whole = {t.part: {"n": t.n, "p50": t.p50, "p95": t.p95} for t in latencies(evaluation.judged)}
    return {"summary": whole, "questions": each}


def dump(result: Json) -> str:
    """JSON text with a line end, keys in the order they were put in."""
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _evidence(judged: Judged) -> list[Json]:
    """Required evidence with the rank it was found at, then what is acceptable beside it."""
    record = judged.case.record
    ranks = dict(zip(required(record), judged.case.ranks[0], strict=True))
    needed = [
        {**_place(c), "required": True, "rank": ranks.get(i)}
        for i, c in enumerate(record.citations)
    ]
    beside = [{**_place(c), "required": False, "rank": None} for c in record.also_acceptable]
    return needed + beside


def _place(evidence: Evidence) -> Json:
    return {
        "document": evidence.document,
        "footnotes": list(evidence.footnotes),
        "quote": evidence.quote,
        "level": evidence.level,
        "replaces": evidence.replaces,
    }


def _held(record: QuestionRecord, passage: GivenPassage) -> list[int]:
    """Indexes of the required citations that the passage holds, itself or by a replacement."""
    return [i for i in required(record) if any(holds(passage, e) for e in standing_for(record, i))]


def _citation(citation: GivenCitation) -> Json:
    return {
        "n": citation.n,
        "document": citation.document,
        "reference": citation.reference,
        "heading": list(citation.heading),
        "notes": _notes(citation.notes),
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "url": citation.url,
    }


def _notes(notes: tuple[GivenNote, ...]) -> list[Json]:
    return [{"number": n.number, "text": n.text} for n in notes]


def _passages(judged: tuple[Judged, ...]) -> Json:
    once = {p.id: p for j in judged for p in j.case.answer.passages}
    return {
        i: {"document": p.document, "text": p.text, "notes": _notes(p.notes)}
        for i, p in sorted(once.items())
    }


def _round(value: float) -> float:
    return round(float(value), _DIGITS)
