"""Answers as lines for a terminal."""

from dataclasses import replace

from rag.records import Answer, Citation, Question, Sentence
from tests.rag.dossier import citing
from ui.terminal import answer_lines

ADDRESS = "    https://zoek.officielebekendmakingen.nl/kst-29754-{}.html"


def shown(*citations: Citation) -> list[str]:
    """The sources below an answer that cites these, numbered in their order."""
    numbered = tuple(replace(c, n=n) for n, c in enumerate(citations, 1))
    sentences = tuple(Sentence(f"«{c.quote}» [{c.n}]", (c.n,)) for c in numbered)
    text = " ".join(s.text for s in sentences)
    answer = Answer(Question("Wat?"), "Wat?", "answered", text, sentences, numbered)
    return list(answer_lines(answer))[2:]


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
