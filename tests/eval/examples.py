"""Small made-up documents, questions and answers of which a reader can count everything."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from eval.evidence import judge
from eval.records import (
    Case,
    Dossier,
    Evidence,
    GivenAnswer,
    GivenCitation,
    GivenNote,
    GivenPassage,
    QuestionRecord,
    QuestionSet,
)
from eval.run import Ask
from index.records import Addresses, Footnote, Kamerstuk, SourceEntry

TEXT_A = (
    "De raad kwam in mei bijeen in Assen.\n"
    "De motie van het lid Jansen is op 3 juni aangenomen. Het kabinet voert haar uit.\n"
    "Voor de uitvoering is een bedrag van 40 euro vrijgemaakt.\n"
    "Kamerstuk 11 111, nr. 22."
)
TEXT_B = "De tweede brief gaat over de school in Breda. Er volgt in de herfst nog een brief."
QUOTE_A1 = "De motie van het lid Jansen is op 3 juni aangenomen."
QUOTE_A2 = "Voor de uitvoering is een bedrag van 40 euro vrijgemaakt."
QUOTE_B = "De tweede brief gaat over de school in Breda."


def kamerstuk(number: str, text: str, notes: tuple[Footnote, ...] = ()) -> Kamerstuk:
    """A document with this text and nothing else of interest."""
    nowhere = Addresses(None, None, None)
    entry = SourceEntry(
        id=number,
        kind="brief",
        form="opentk",
        file="x.txt",
        title=number,
        short_title=number,
        date=date(2024, 1, 1),
        session="2023-2024",
        dossiers=("11111",),
        number=1,
        tk_number=None,
        zaak=None,
        belongs_to=None,
        addresses=nowhere,
        sha256="",
    )
    return Kamerstuk(entry, text, (), notes, (), ())


def note(document: str, number: int, text: str | None, marker: int) -> Footnote:
    """A footnote whose marker stands at `marker`."""
    return Footnote(document, number, text, None, None, (marker,))


# Note 1 stands at the end of QUOTE_A1's sentence, note 2 in the sentence after it. B's note has no
# text in the source.
DOSSIER: Dossier = {
    "A": kamerstuk(
        "A",
        TEXT_A,
        (
            note("A", 1, "Kamerstuk 11 111, nr. 22.", TEXT_A.index(" Het kabinet")),
            note("A", 2, "Zie de begroting.", TEXT_A.index("\nVoor de")),
        ),
    ),
    "B": kamerstuk("B", TEXT_B, (note("B", 1, None, TEXT_B.index(" Er volgt")),)),
}


def question(**changes: Any) -> QuestionRecord:
    """An answerable question with two pieces of evidence, A's with note 1."""
    known: dict[str, Any] = {
        "id": "x001",
        "kind": "factual",
        "question": "Wat gebeurde er met de motie?",
        "answerable": True,
        "expected": "answer",
        "answer": "Zij is op 3 juni aangenomen.",
        "key_facts": (("3 juni", "juni 3"), ("aangenomen",)),
        "citations": (Evidence("A", QUOTE_A1, (1,)), Evidence("B", QUOTE_B)),
    }
    return QuestionRecord(**{**known, **changes})


def unanswerable(expected: str, **changes: Any) -> QuestionRecord:
    """A question that expects another thing than an answer."""
    bare: dict[str, Any] = {"key_facts": (), "citations": (), "answerable": False}
    return question(**{**bare, "expected": expected, **changes})


def cite(n: int, document: str, quote: str, *notes: GivenNote) -> GivenCitation:
    """A citation of the quote at its true place."""
    start = DOSSIER[document].text.index(quote)
    return GivenCitation(n, document, quote, start, start + len(quote), notes)


def passage(document: str, text: str, *notes: GivenNote) -> GivenPassage:
    """A retrieved passage."""
    return GivenPassage(f"{document}#{text[:12]}", document, text, notes)


def answer(text: str = "", **changes: Any) -> GivenAnswer:
    """An answered answer with this text."""
    return GivenAnswer(**{"status": "answered", "text": text, **changes})


def case(record: QuestionRecord, given: GivenAnswer) -> Case:
    """The two put together over the example dossier."""
    return judge(record, given, DOSSIER)


def question_set(records: Sequence[QuestionRecord]) -> QuestionSet:
    """A set of these questions."""
    return QuestionSet(tuple(records), "all", (("example.jsonl", "00"),), "set")


def answer_json(text: str, **changes: Any) -> dict[str, Any]:
    """An answer in the form vao-answer/1 that cites QUOTE_A1 with its note."""
    start = TEXT_A.index(QUOTE_A1)
    known: dict[str, Any] = {
        "schema": "vao-answer/1",
        "id": None,
        "question": "?",
        "standalone": "Wat gebeurde er met de motie?",
        "status": "answered",
        "answer": f"{text} [1]",
        "sentences": [{"text": text, "citations": [1]}],
        "citations": [
            {
                "n": 1,
                "document": "A",
                "reference": "Kamerstukken II 2023/24, 11 111, nr. 1",
                "heading": ["Moties"],
                "paragraph": 2,
                "footnotes": [{"number": 1, "text": "Kamerstuk 11 111, nr. 22.", "refers_to": []}],
                "quote": QUOTE_A1,
                "start": start,
                "end": start + len(QUOTE_A1),
                "url": "https://example.org/kst-1.html",
            }
        ],
        "passages": [
            {"id": "B#p1", "document": "B", "rank": 2, "score": 0.5, "text": TEXT_B, "notes": []},
            {"id": "A#p2", "document": "A", "rank": 1, "score": 0.9, "text": QUOTE_A1, "notes": []},
        ],
        "mode": "extractive",
        "model": None,
        "settings": "sha256:1",
        "index": "i1",
        "timings_ms": {"retrieve": 2.0, "total": 5.0},
    }
    return {**known, **changes}


def asking(answers: dict[str, Any]) -> Ask:
    """A fake assistant: what it answers to each id; an exception is raised instead."""

    def ask(record: QuestionRecord) -> dict[str, Any]:
        given = answers[record.id]
        if isinstance(given, Exception):
            raise given
        assert isinstance(given, dict)
        return given

    return ask
