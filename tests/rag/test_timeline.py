"""A line is given to every document that speaks of it; the same words are one line."""

from dataclasses import replace

from rag.answering.choices import Choice
from rag.answering.timeline import BEHIND, ROOM, SECOND, filled, same_words, speaking
from rag.assistant import Assistant
from rag.records import Question
from tests.rag.test_select import made


def choice(document: str, start: int, score: float, text: str) -> Choice:
    plain = made(start, start + len(text), score, text, document)
    return replace(plain, stems=frozenset(text.split()))


OLD = choice("29754-708", 0, 7.0, "duidingskader onderzoeken")
NEW = choice("29754-771", 0, 9.0, "duidingskader niet haalbaar")
OFF = choice("29754-729", 0, 8.0, "bevindingen onderzoeken")
WEIGHTS = {"duidingskader": 3.0, "bevindingen": 1.0}


def test_documents_that_lack_the_subject_have_no_line() -> None:
    assert speaking([[OLD], [OFF], [NEW], []], WEIGHTS) == [[OLD], [NEW]]


def test_documents_whose_best_is_far_behind_have_no_line() -> None:
    far = replace(OLD, score=NEW.score - BEHIND - 0.1)
    assert speaking([[far], [NEW]], WEIGHTS) == [[NEW]]


def test_no_quotes_no_lines() -> None:
    assert speaking([[], []], WEIGHTS) == []


def test_a_near_second_quote_joins_its_line() -> None:
    second = choice("29754-771", 50, NEW.score - SECOND, "ik onderken de conclusie")
    third = choice("29754-771", 90, NEW.score - SECOND, "meer woorden volgen hier")
    assert filled([OLD, NEW], [[OLD], [NEW, second, third]]) == [OLD, NEW, second]


def test_a_second_quote_that_is_far_long_or_known_stays_out() -> None:
    far = choice("29754-771", 50, NEW.score - SECOND - 0.1, "ik onderken de conclusie")
    long = choice("29754-771", 50, NEW.score, " ".join(["woord"] * ROOM))
    known = choice("29754-771", 5, NEW.score, "niet haalbaar kader")
    for second in (far, long, known):
        assert filled([OLD, NEW], [[OLD], [NEW, second]]) == [OLD, NEW]


def test_the_same_words_in_another_letter_are_told_of_the_chosen_quote() -> None:
    twin = replace(NEW, document="29754-774")
    assert same_words([OLD, NEW], [[OLD], [NEW], [twin]]) == [(NEW, twin)]
    assert same_words([OLD, NEW, twin], [[OLD], [NEW], [twin]]) == []


def test_one_letter_that_is_named_may_be_compared_with_others(assistant: Assistant) -> None:
    told = assistant.ask(Question("Wat is er sinds nr. 708 veranderd over gaming?"))
    assert {c.document for c in told.citations} > {"29754-708"}


def test_only_the_letters_that_a_question_names_are_compared(assistant: Assistant) -> None:
    text = "Wat is de rol van ouders volgens de brief van december 2025?"
    told = assistant.ask(Question(text))
    assert [c.document for c in told.citations] == sorted(c.document for c in told.citations)
    assert {c.document for c in told.citations} == {"29754-771", "29754-774"}
