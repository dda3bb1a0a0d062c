"""A follow-up that asks what became of what was told is asked of the later letters."""

import pytest

from rag.asking.became import of_outcome
from rag.assistant import Assistant
from rag.composer import NOTHING_SINCE
from rag.records import Answer, Question, Turn

BEFORE = "Wat zei nr. 708 over medewerking aan opsporingsverzoeken?"
TOLD = "In nr. 708 staat: «Daarom zetten wij ook in op structurele dialoog met de sector.» [1]"
HISTORY = (Turn("user", BEFORE), Turn("assistant", TOLD))


def talk(assistant: Assistant, *texts: str) -> Answer:
    history: tuple[Turn, ...] = ()
    for text in texts:
        answer = assistant.ask(Question(text, history=history))
        history += (Turn("user", text), Turn("assistant", answer.text))
    return answer


@pytest.mark.parametrize(
    "text",
    ["is dat gelukt?", "En de uitkomst?", "is daar iets mee gedaan", "en nu?", "Is dat gebeurd?",
     "wat is daar van terechtgekomen?", "hoe staat het er nu voor?", "Is die er ook gekomen?"],
)
def test_the_last_question_is_asked_on(text: str) -> None:
    asked = of_outcome(Question(text, history=HISTORY))
    assert asked.text == f"{BEFORE} Wat is daarvan terechtgekomen?"
    assert asked.history == ()


@pytest.mark.parametrize(
    ("text", "history"),
    [
        # No follow-up; one with a subject of its own; one for something else.
        ("is dat gelukt?", ()),
        ("is die handreiking er gekomen?", HISTORY),
        ("en waarom?", HISTORY),
        ("is die al begonnen?", HISTORY),
        ("Hoe zit het met TikTok?", HISTORY),
        ("wat is daarvan bekend?", HISTORY),
        ("wat heeft die handreiking opgeleverd?", HISTORY),
        # Nothing was told of a letter, or nothing was asked.
        ("is dat gelukt?", (Turn("user", BEFORE), Turn("assistant", "Welke brief bedoelt u?"))),
        ("is dat gelukt?", (Turn("user", "hallo"), Turn("assistant", TOLD))),
    ],
)
def test_any_other_question_stays_as_it_is(text: str, history: tuple[Turn, ...]) -> None:
    question = Question(text, history=history)
    assert of_outcome(question) is question


@pytest.mark.parametrize(
    ("first", "then", "document", "told"),
    [
        (BEFORE, "is dat gelukt?", "29754-774", "significant toegenomen"),
        ("Wat bekeek nr. 729 rond de trainingen van het ROR?", "en de uitkomst?", "29754-774",
         "workshop"),
        ("Wat kondigde nr. 708 aan over de chatfunctie van het LSE?", "is die er gekomen?",
         "29754-729", "heeft het Landelijk Steunpunt Extremisme"),
    ],
)  # fmt: skip
def test_what_later_letters_tell_is_quoted_and_what_was_told_is_not(
    assistant: Assistant, first: str, then: str, document: str, told: str
) -> None:
    before = talk(assistant, first)
    answer = talk(assistant, first, then)
    assert document in {c.document for c in answer.citations}
    assert told in answer.text
    assert not {c.quote for c in before.citations} & {c.quote for c in answer.citations}


def test_where_no_later_letter_goes_on_that_is_told(assistant: Assistant) -> None:
    answer = talk(assistant, "Wat staat er in nr. 774 over gaming?", "is dat gelukt?")
    assert answer.text.startswith(NOTHING_SINCE)


def test_a_later_letter_that_was_told_is_not_said_to_be_missing(assistant: Assistant) -> None:
    first = "Wat schrijft nr. 729 over ouders?"
    assert "29754-774" in {c.document for c in talk(assistant, first).citations}
    answer = talk(assistant, first, "en is daar later iets mee gedaan?")
    assert answer.text.startswith(f"{NOTHING_SINCE} In ")
    assert "latere" not in NOTHING_SINCE


def test_a_question_of_its_own_in_a_talk_keeps_its_older_letters(assistant: Assistant) -> None:
    asked = "gamingplatforms: in 2023 kwam het gesprek niet van de grond, hoe zit dat nu?"
    answer = talk(assistant, "Wat staat er in nr. 774 over ouders?", asked)
    assert "29754-708" in {c.document for c in answer.citations}


def test_a_wish_about_the_form_is_not_taken_for_nothing_since(assistant: Assistant) -> None:
    answer = talk(assistant, BEFORE, "is dat gelukt?", "korter")
    assert NOTHING_SINCE not in answer.text


def test_what_became_of_a_motion_is_told_by_its_trail(assistant: Assistant) -> None:
    answer = talk(assistant, "Wat is er bekend over de motie Kuik?", "is dat gelukt?")
    assert answer.text.startswith("De motie Kuik (CDA) (29 754, nr. 658) is volgens")
