"""Finding passages: over the dossier, and over a small index of made-up letters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.begrippen import make_begrippen
from index.build import build_index
from index.generation import open_current
from rag.asking.question import understand
from rag.assistant import Assistant
from rag.finding import retrieve
from rag.finding.rerank import DEPTH
from rag.finding.retrieve import Retriever
from rag.records import Filters, Question, Scored
from tests.index.fakes import HashEncoder, entry, make_kamerstuk

NAMES = {"708": "29754-708", "774": "29754-774"}


def search(assistant: Assistant, text: str, filters: Filters = Filters()) -> list[Scored]:  # noqa: B008
    return assistant.search(Question(text, filters=filters), 20)


def holding(found: Sequence[Scored], words: str) -> int:
    """Rank of the first passage with these words in its text or notes."""
    for scored in found:
        notes = " ".join(note.text or "" for note in scored.notes)
        if words in f"{scored.text} {notes}":
            return scored.rank
    raise AssertionError(f"{words!r} was not found")


def test_ranks_count_from_one_and_scores_fall(assistant: Assistant) -> None:
    found = search(assistant, "Wat doet de ATKM?")
    assert [scored.rank for scored in found] == list(range(1, 21))
    assert len({scored.passage.id for scored in found}) == 20
    scores = [scored.score for scored in found]
    assert scores == sorted(scores, reverse=True)


def test_text_and_notes_are_those_of_the_document(assistant: Assistant) -> None:
    for scored in search(assistant, "Welke motie ging over de chatfunctie?"):
        kamerstuk = assistant.kamerstuk(scored.passage.document)
        assert scored.text == kamerstuk.text[scored.passage.start : scored.passage.end]
        assert tuple(n.number for n in scored.notes) == scored.passage.footnotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wanneer start de pilot op Instagram?", "per januari 2026 uitgerold op Instagram"),
        ("Is een universeel duidingskader haalbaar?", "duidingskader"),
        ("voetnoot 27 van nr. 708", "Kamerstukken II, 2023/24, 29 754, nr. 690."),
        ("wanneer strat de pliot op instagarm", "per januari 2026 uitgerold op Instagram"),
    ],
)
def test_what_is_asked_is_found_at_the_top(assistant: Assistant, text: str, words: str) -> None:
    assert holding(search(assistant, text), words) <= 3


def test_the_named_letter_comes_first(assistant: Assistant) -> None:
    for number, document in NAMES.items():
        found = search(assistant, f"Wat schrijft nr. {number} over de motie-Kuik?")
        assert found[0].passage.document == document


def test_each_named_letter_has_a_passage_near_the_top(assistant: Assistant) -> None:
    found = search(assistant, "Wat zeggen nr. 708 en nr. 774 over algoritmen?")
    assert {s.passage.document for s in found[:4]} >= set(NAMES.values())


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(documents=("29754-771",)), {"29754-771"}),
        (Filters(since=date(2025, 12, 1)), {"29754-771", "29754-774"}),
        (Filters(until=date(2023, 12, 31)), {"29754-708"}),
        (Filters(documents=("29754-708",), since=date(2025, 1, 1)), set()),
    ],
)
def test_filters_leave_nothing_else(
    assistant: Assistant, filters: Filters, kept: set[str]
) -> None:
    found = search(assistant, "Wat zegt nr. 708 over platformen?", filters)
    assert {s.passage.document for s in found} == kept


def test_the_same_question_finds_the_same_in_the_same_order(assistant: Assistant) -> None:
    other = Assistant(assistant.settings, assistant.generation, assistant.encoder)
    for text in ("Wat doet de ATKM?", "Wat zeggen nr. 708 en nr. 774 over algoritmen?", "?"):
        once, again = (search(a, text) for a in (assistant, other))
        assert [(s.passage.id, s.score) for s in once] == [(s.passage.id, s.score) for s in again]


class Backwards:
    """A reranker that turns the order round."""

    def order(self, question: str, texts: Sequence[str]) -> list[int]:
        return list(reversed(range(len(texts))))


def test_a_reranker_moves_passages_and_leaves_the_scores(assistant: Assistant) -> None:
    understood = assistant.understand(Question("Wat doet de ATKM?"))
    turned = Retriever(
        assistant.generation, assistant.encoder, make_begrippen(()), assistant.entries,
        reranker=Backwards(),  # type: ignore[arg-type]
    )
    plain = Retriever(
        assistant.generation, assistant.encoder, make_begrippen(()), assistant.entries
    )
    before, after = (r.retrieve(understood, k=DEPTH) for r in (plain, turned))
    assert [s.passage.id for s in after] == [s.passage.id for s in reversed(before)]
    assert [s.score for s in after] == [s.score for s in before]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Retriever, Sequence[str]]:
    """Two letters of forty short paragraphs, each under a heading of its own."""
    folder: Path = tmp_path_factory.mktemp("many")
    letters = [
        make_kamerstuk(
            [("paragraph", f"Afspraak {n} over het toezicht.", (f"Deel {n}",)) for n in range(40)],
            source=replace(entry(document), title=document, short_title=document),
        )
        for document in ("29754-901", "29754-902")
    ]
    encoder = HashEncoder()
    build_index(folder, letters, encoder, "many")
    entries = [k.entry for k in letters]
    found = Retriever(open_current(folder), encoder, make_begrippen(()), entries)
    return found, [e.id for e in entries]


def test_only_the_best_are_read_and_a_named_letter_is_among_them(
    many: tuple[Retriever, Sequence[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    retriever, _ = many
    monkeypatch.setattr(retrieve, "READ", 30)
    entries = list(retriever._entries.values())
    understood = understand(Question("Welke afspraak over toezicht staat in nr. 902?"), entries)
    found = retriever.candidates(understood)
    assert len(found.ids) == 30
    assert {i.split("#")[0] for i in found.ids} == {"29754-902"}


def test_an_exact_number_is_found_among_many_alike(
    many: tuple[Retriever, Sequence[str]],
) -> None:
    retriever, _ = many
    entries = list(retriever._entries.values())
    found = retriever.retrieve(understand(Question("afspraak 17 in nr. 901"), entries))
    assert found[0].text == "Afspraak 17 over het toezicht."
    assert found[0].passage.document == "29754-901"
