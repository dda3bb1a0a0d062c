"""What can be asked next."""

from rag.records import Question
from tests.ui.scripted import NOTE, PLAIN, TEXTLESS, Scripted
from ui.saved import save_answer
from ui.suggest import next_questions


def test_the_footnotes_at_a_quote_and_the_letters_it_leaves_out(assistant: Scripted) -> None:
    turn = save_answer(assistant.ask(Question(TEXTLESS)))
    assert next_questions((turn.model_copy(update={"question": "Wat?"}),), assistant.entries) == (
        TEXTLESS, "Wat zegt nr. 771 hierover?", "Wat zegt nr. 708 hierover?",
    )


def test_what_was_asked_is_not_suggested_again(assistant: Scripted) -> None:
    turns = (save_answer(assistant.ask(Question(PLAIN))),)
    first = next_questions(turns, assistant.entries)
    asked = turns[0].model_copy(update={"question": first[0]})
    assert first[0] not in next_questions((asked,), assistant.entries)


def test_nothing_follows_from_nothing(assistant: Scripted) -> None:
    turn = save_answer(assistant.ask(Question(NOTE))).model_copy(update={"citations": ()})
    assert next_questions((turn,), assistant.entries) == next_questions((), assistant.entries) == ()
