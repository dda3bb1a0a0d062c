"""An answer as `vao-answer/1`, the JSON that other programs rely on."""

from typing import Any

from index.records import Reference
from rag.records import Answer, Citation, Scored

SCHEMA = "vao-answer/1"


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """The answer as the schema has it; a change to its shape is a new schema number."""
    return {
        "schema": SCHEMA,
        "id": answer.question.id,
        "question": answer.question.text,
        "standalone": answer.standalone,
        "status": answer.status,
        "answer": answer.text,
        "sentences": [{"text": s.text, "citations": list(s.citations)} for s in answer.sentences],
        "citations": [_citation(c) for c in answer.citations],
        "passages": [passage_to_json(p) for p in answer.passages],
        "mode": answer.mode,
        "model": answer.model,
        "settings": answer.settings_hash,
        "index": answer.index_version,
        "timings_ms": {name: round(ms, 2) for name, ms in answer.timings_ms.items()},
    }


def passage_to_json(scored: Scored) -> dict[str, Any]:
    """One retrieved passage with the texts of its notes."""
    return {
        "id": scored.passage.id,
        "document": scored.passage.document,
        "rank": scored.rank,
        "score": scored.score,
        "text": scored.text,
        "notes": [{"number": n.number, "text": n.text} for n in scored.notes],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        "document": citation.document,
        "reference": citation.reference,
        "heading": list(citation.heading_path),
        "paragraph": citation.paragraph,
        "footnotes": [
            {
                "number": note.number,
                "text": note.text,
                "refers_to": list(dict.fromkeys(_aim(r) for r in note.refers_to if _aim(r))),
            }
            for note in citation.footnotes
        ],
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "url": citation.url,
    }


def _aim(reference: Reference) -> str:
    """The document id in the dossier, else the id of what is meant: "30821-194"."""
    return reference.target or (reference.kst_id or "").removeprefix("kst-")
