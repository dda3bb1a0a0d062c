"""Answers as lines for a terminal."""

from dataclasses import replace

import pytest

from rag.cite import cite
from rag.records import Answer, Citation, Question, Sentence
from tests.rag.dossier import citing, kamerstuk, note
from ui.terminal import answer_lines

ADDRESS = "    https://zoek.officielebekendmakingen.nl/kst-29754-{}.html"


def shown(*citations: Citation, question: str = "Wat?", before: str = "") -> list[str]:
    """The sources below an answer that cites these, numbered in their order."""
    numbered = tuple(replace(c, n=n) for n, c in enumerate(citations, 1))
    sentences = tuple(Sentence(f"{before}«{c.quote}» [{c.n}]", (c.n,)) for c in numbered)
    text = " ".join(s.text for s in sentences)
    answer = Answer(Question(question), question, "answered", text, sentences, numbered)
    return list(answer_lines(answer, kamerstuk))[2:]


def test_quotes_of_one_place_share_their_line() -> None:
    first = citing("29754-774", "− de nationale inzet;")
    signed = citing("29754-729", "De Minister van Justitie en Veiligheid, D.M. van Weel")
    third = citing("29754-774", "− de internationale inzet;")
    assert shown(first, signed, third) == [
        "[1] [3] Kamerstukken II 2025/26, 29 754, nr. 774, inleiding",
        ADDRESS.format(774),
        "",
        "[2] Kamerstukken II 2023/24, 29 754, nr. 729, ondertekening",
        ADDRESS.format(729),
    ]


def test_a_note_leads_to_a_document_by_its_own_session_and_the_remark_stands_once() -> None:
    quoted = citing("29754-729", "Kamerstukken II 2022.23, 29 754, nr. 708.")
    lines = shown(quoted)
    assert lines[1:3] == [
        "    voetnoot 1: Kamerstukken II 2022.23, 29 754, nr. 708.",
        "      → Kamerstukken II 2023/24, 29 754, nr. 708 (in het dossier: 29754-708)",
    ]
    assert "\n".join(lines).count("2022.23, het stuk zelf 2023-2024") == 1
    assert "geschreven als" not in lines[0]


@pytest.mark.parametrize(
    ("question", "before", "told"),
    [
        ("Wat gebeurde met de motie Mutluer?", "In nr. 774 staat: ", False),
        ("Wat gebeurde met de motie Mutluer, en in welke noot staat dat?", "", True),
        ("Op welke bron rust dat?", "", True),
        ("Wat gebeurde?", "De tekst van voetnoot 24 staat niet in de bron: ", True),
        ("Wat gebeurde?", "De tekst van de voetnoten 3, 4 en 24 staat niet in de bron: ", True),
        ("Wat gebeurde?", "Voetnoot 240: ", False),
    ],
)
def test_a_note_without_text_is_told_where_notes_are_asked_for_or_told(
    question: str, before: str, told: bool
) -> None:
    letter = kamerstuk("29754-774")
    at = note(letter.id, 24).markers[0]
    quoted = cite(letter, letter.text.rindex(". ", 0, at - 1) + 2, at, 1)
    lines = shown(quoted, question=question, before=before)
    missing = "    voetnoot 24: (de tekst van deze noot staat niet in de bron)"
    assert lines[0].endswith("kop «Acteren bij radicalisering», voetnoot 24")
    assert lines[1:] == [*([missing] if told else []), ADDRESS.format(774)]
