"""`vao-answer/1`: exactly these keys, and nothing that JSON cannot hold."""

import json
from dataclasses import replace

from index.passages import split_passages
from rag.records import Answer, Question, Scored, Sentence
from rag.serialise import answer_to_json, passage_to_json
from tests.rag.dossier import citing, kamerstuk, note

CITATION = citing("29754-708", "van 14 juni jl. (Kamerstuk 30 821, nr. 194)")


def scored() -> Scored:
    k = kamerstuk("29754-774")
    passage = next(p for p in split_passages(k) if 24 in p.footnotes)
    text = k.text[passage.start : passage.end]
    return Scored(passage, text, (note("29754-774", 24),), rank=1, score=0.5)


def answer() -> Answer:
    text = f"In nr. 708 staat: «{CITATION.quote}» [1]"
    return Answer(
        question=Question("Welk debat?", id="q1"), standalone="Welk debat?", status="answered",
        text=text, sentences=(Sentence(text, (1,)),), citations=(CITATION,),
        passages=(scored(),), settings_hash="sha256:1", index_version="abc",
        timings_ms={"retrieve": 1.23456, "total": 2.0},
    )  # fmt: skip


def test_an_answer_has_this_shape_and_no_other() -> None:
    text = f"In nr. 708 staat: «{CITATION.quote}» [1]"
    assert answer_to_json(answer()) == {
        "schema": "vao-answer/1",
        "id": "q1",
        "question": "Welk debat?",
        "standalone": "Welk debat?",
        "status": "answered",
        "answer": text,
        "sentences": [{"text": text, "citations": [1]}],
        "citations": [
            {
                "n": 1,
                "document": "29754-708",
                "reference": "Kamerstukken II 2023/24, 29 754, nr. 708",
                "heading": list(CITATION.heading_path),
                "paragraph": CITATION.paragraph,
                "footnotes": [
                    {
                        "number": 11,
                        "text": note("29754-708", 11).text,
                        "refers_to": [
                            (r.target or (r.kst_id or "").removeprefix("kst-"))
                            for r in note("29754-708", 11).references
                            if r.target or r.kst_id
                        ],
                    }
                ],
                "quote": CITATION.quote,
                "start": CITATION.start,
                "end": CITATION.end,
                "url": "https://zoek.officielebekendmakingen.nl/kst-29754-708.html",
            }
        ],
        "passages": [passage_to_json(scored())],
        "mode": "extractive",
        "model": None,
        "settings": "sha256:1",
        "index": "abc",
        "timings_ms": {"retrieve": 1.23, "total": 2.0},
    }


def test_a_passage_shows_its_notes_apart() -> None:
    found = passage_to_json(scored())
    assert list(found) == ["id", "document", "rank", "score", "text", "notes"]
    assert found["notes"] == [{"number": 24, "text": None}]
    assert found["id"].startswith("29754-774#p")


def test_a_reference_within_the_dossier_is_named_by_its_document_id() -> None:
    source = note("29754-729", 1)
    assert source.text is not None
    refers = answer_to_json(
        replace(answer(), citations=(citing("29754-729", source.text),))
    )["citations"][0]["footnotes"][0]["refers_to"]
    assert refers == ["29754-708"]


def test_the_json_comes_back_as_it_went() -> None:
    record = answer_to_json(answer())
    assert json.loads(json.dumps(record, ensure_ascii=False)) == record
