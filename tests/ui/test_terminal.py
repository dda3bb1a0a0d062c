"""Answers as lines for a terminal."""

from dataclasses import replace

from rag.records import Answer, Citation, Question, Sentence
from tests.rag.dossier import citing, kamerstuk
from ui.terminal import answer_lines

ADDRESS = "    https://zoek.officielebekendmakingen.nl/kst-29754-{}.html"


def shown(*citations: Citation) -> list[str]:
    """The sources below an answer that cites these, numbered in their order."""
    numbered = tuple(replace(c, n=n) for n, c in enumerate(citations, 1))
    sentences = tuple(Sentence(f"«{c.quote}» [{c.n}]", (c.n,)) for c in numbered)
    text = " ".join(s.text for s in sentences)
    answer = Answer(Question("Wat?"), "Wat?", "answered", text, sentences, numbered)
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
