"""The conversation as HTML."""

from functools import partial

import pytest

from rag.records import Filters, Question
from tests.ui.scripted import BROKEN, NOTE, PLAIN, Scripted
from ui.asking import streamed, views
from ui.chat import conversation_html, sentence_html, turn_html
from ui.saved import (
    SavedAnswer,
    SavedCitation,
    SavedSentence,
    cited_again,
    dump_conversation,
    read_conversation,
    save_answer,
)
from ui.words import FAILED, STATUS

DRAWN = partial(turn_html, names={})
XSS = "<img src=x onerror=alert(1)>${alert(1)}{{constructor}}"


def saved(**values: object) -> SavedAnswer:
    base = {
        "id": "0" * 16, "asked_at": "2026-01-01T00:00:00+00:00", "question": "Wat is de ATKM?",
        "standalone": "Wat is de ATKM?", "status": "answered", "text": "«De ATKM [9] is» [1]",
        "sentences": [
            {"text": "In nr. 1 staat: «De ATKM [9] is» [1]", "citations": [1],
             "quote": "De ATKM [9] is"},
        ],
        "citations": [{"n": 1, "document": "d", "start": 0, "end": 14, "quote": "De ATKM [9] is"}],
    }
    return SavedAnswer.model_validate(base | values)


@pytest.mark.parametrize("quote", ["De ATKM [9] is", ""])  # kept before sentences told theirs
def test_a_marker_is_a_button_and_brackets_in_a_quote_are_not(quote: str) -> None:
    told = {"text": "In nr. 1 staat: «De ATKM [9] is» [1]", "citations": [1], "quote": quote}
    turn = saved(sentences=[told])
    assert sentence_html(turn, turn.sentences[0]) == (
        "In nr. 1 staat: «<q>De ATKM [9] is</q>» "
        '<button type="button" class="bron" '
        'data-turn="0000000000000000" data-n="1" aria-label="Bron 1 tonen">1</button>'
    )


def test_a_number_that_is_no_citation_stays_text() -> None:
    turn = saved()
    assert sentence_html(turn, SavedSentence(text="zie [2]", citations=(1,))) == "zie [2]"


@pytest.mark.parametrize("status", STATUS)
def test_each_status_has_words_and_a_shape(status: str) -> None:
    shown = conversation_html((saved(status=status),), DRAWN)
    assert f"teken-{status}" in shown
    assert STATUS[status] in shown  # type: ignore[index]


def test_shapes_differ() -> None:
    from ui.icons import _SHAPES

    assert len({_SHAPES[s] for s in STATUS}) == len(STATUS)


@pytest.mark.parametrize("field", ["question", "standalone", "text", "model"])
def test_outside_text_is_escaped(field: str) -> None:
    shown = conversation_html((saved(sentences=[], **{field: XSS}),), DRAWN)
    assert "<img" not in shown
    assert "{" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_understood_as_is_said_only_when_it_differs() -> None:
    assert "Begrepen als" not in conversation_html((saved(),), DRAWN)
    assert "Begrepen als: Wie?" in conversation_html((saved(standalone="Wie?"),), DRAWN)


def test_the_answer_says_where_was_searched() -> None:
    filters = {"documents": ["d"], "since": "2024-01-01"}
    shown = conversation_html((saved(filters=filters),), partial(turn_html, names={"d": "nr. 1"}))
    assert "gezocht in: nr. 1, vanaf 2024-01-01" in shown


def test_a_conversation_comes_back_from_storage_as_it_was(assistant: Scripted) -> None:
    turn = save_answer(assistant.ask(Question(NOTE)))
    assert turn.citations
    assert read_conversation(dump_conversation((turn,))) == (turn,)
    for citation in turn.citations:
        again = cited_again(citation, assistant.kamerstuk)
        assert again is not None
        assert tuple(n.number for n in again.footnotes) == citation.notes


@pytest.mark.parametrize("value", [None, "x", [1], [{"id": "x"}], {"a": 1}, [{"id": "0" * 16}]])
def test_storage_that_cannot_be_read_is_an_empty_conversation(value: object) -> None:
    assert read_conversation(value) == ()


@pytest.mark.parametrize(
    ("document", "start", "end", "quote"),
    [
        ("nergens", 0, 3, "abc"),
        ("29754-708", 0, 3, "abc"),
        ("29754-708", -3, -1, "ab"),
        ("29754-708", 5, 5, ""),
        ("29754-708", 10**9, 10**9 + 3, "abc"),
    ],
)
def test_a_place_that_does_not_hold_is_not_cited(
    assistant: Scripted, document: str, start: int, end: int, quote: str
) -> None:
    place = SavedCitation(n=1, document=document, start=start, end=end, quote=quote)
    assert cited_again(place, assistant.kamerstuk) is None


def test_extracts_stand_whole_at_once(assistant: Scripted) -> None:
    found = list(views(assistant, " Welke  pijlers zijn er? ", (), Filters()))
    assert [(v.pending, v.said, v.done) for v in found] == [
        ("Welke pijlers zijn er?", (), False), ("", (), True),
    ]


def test_what_a_model_writes_arrives_sentence_by_sentence(
    assistant: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_model = assistant.settings.model_copy(update={"llm_kind": "openai"})
    monkeypatch.setattr(assistant, "settings", with_model)
    found = list(views(assistant, f" {PLAIN} ", (), Filters()))
    assert found[0].pending == PLAIN
    assert found[0].turns == ()
    sentences = tuple(s.text for s in found[-1].turns[0].sentences)
    assert [v.said for v in found] == [
        (), *(sentences[:n] for n in range(1, len(sentences) + 1)), (),
    ]
    assert [v.done for v in found] == [False] * (len(found) - 1) + [True]


def test_an_empty_question_asks_nothing(assistant: Scripted) -> None:
    assert list(views(assistant, " \n ", (), Filters())) == []


def test_a_failure_is_an_answer_without_citations(assistant: Scripted) -> None:
    (failed,) = streamed(assistant, Question(BROKEN))
    assert isinstance(failed, SavedAnswer)
    assert (failed.status, failed.text, failed.citations) == ("error", FAILED, ())


def test_what_has_no_support_stands_apart_with_the_line_about_it() -> None:
    shown = conversation_html((saved(notice="Eén zin weg.", unsupported=[XSS]),), DRAWN)
    assert "Niet onderbouwd in het dossier:" in shown
    assert "Eén zin weg." in shown
    assert "<img" not in shown
