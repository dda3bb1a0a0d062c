"""A list is quoted whole; a lead-in does not stand without its items."""

from dataclasses import replace
from datetime import date

import pytest

from index.records import Kamerstuk
from rag.answering.choices import Choice
from rag.answering.compose import compose
from rag.answering.listing import (
    LONG,
    advised,
    asked_count,
    asks_all_advice,
    counted,
    fewer,
    itemised,
    spelt_out,
    whole,
)
from rag.assistant import Assistant
from rag.records import Question
from tests.rag.letters import letter
from tests.rag.test_select import made


def read(text: str, items: int = 0) -> Kamerstuk:
    """A letter whose second to last so many paragraphs are the items of a list."""
    found = letter(708, date(2023, 12, 12), text)
    blocks = [
        replace(b, kind="list_item") if 1 <= at <= items else b for at, b in enumerate(found.blocks)
    ]
    return replace(found, blocks=tuple(blocks))


def choice(kamerstuk: Kamerstuk, quote: str) -> Choice:
    start = kamerstuk.text.index(quote)
    return made(start, start + len(quote), 5.0, quote, kamerstuk.id)


PILLARS = read("Er zijn twee pijlers:\nDialoog;\nWetten.\nDaarna komt iets anders.", items=2)


@pytest.mark.parametrize("asked", [True, False])
def test_a_lead_in_takes_its_items_along(asked: bool) -> None:
    found = whole(choice(PILLARS, "Er zijn twee pijlers:"), PILLARS, asked)
    assert found.text == "Er zijn twee pijlers:\nDialoog;\nWetten."
    assert PILLARS.text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Noem de twee pijlers", True),
        ("Welke twee genoemde pijlers zijn er?", True),
        ("Noem de drie pijlers", False),  # the list has two
        ("Noem de twee wetten", False),  # the lead-in names something else
        ("Noem de pijlers", False),  # no count
    ],
)
def test_the_list_with_as_many_items_as_asked(question: str, found: bool) -> None:
    ranked = [choice(PILLARS, "Daarna komt iets anders."), choice(PILLARS, "Er zijn twee pijlers:")]
    known = counted(ranked, question, lambda _: PILLARS)
    assert (known is not None) == found
    assert known is None or known.text == "Er zijn twee pijlers:\nDialoog;\nWetten."


def test_a_list_that_is_too_long_stays_out() -> None:
    long = read("Er is veel:\n" + " ".join(["woord"] * LONG) + ".", items=1)
    lead = choice(long, "Er is veel:")
    assert whole(lead, long, True) == lead


def test_what_is_counted_off_is_quoted_to_the_last() -> None:
    text = "Ten eerste de een. Zo is dat. Ten tweede de ander. Overigens niet."
    kamerstuk = read(text)
    found = whole(choice(kamerstuk, "Ten eerste de een."), kamerstuk, False)
    assert found.text == "Ten eerste de een. Zo is dat. Ten tweede de ander."


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Welke vier pijlers zijn er?", 4),
        ("Noem de drie aanbevelingen.", 3),
        ("Welke 12 bedrijven?", 12),
        ("Welke pijlers zijn er?", None),
        ("Welke nr. 708?", None),
    ],
)
def test_how_many_a_question_says_there_are(question: str, count: int | None) -> None:
    assert asked_count(question) == count


def test_it_is_said_when_fewer_were_found() -> None:
    found = itemised(whole(choice(PILLARS, "Er zijn twee pijlers:"), PILLARS, True), PILLARS)
    assert fewer([found], "Welke vier pijlers zijn er?") == (
        "De vraag noemt er vier; gevonden zijn er twee."
    )
    assert fewer([found], "Welke twee pijlers zijn er?") == ""
    assert fewer([found], "Welke pijlers zijn er?") == ""


THREE = (
    "Er zijn drie onderzoeken gestart. Allereerst werd iets bezien. Dat is af.\n"
    "Ten tweede is iets aangekondigd. Het derde onderzoek ziet op spellen. Het loopt nog."
)


def test_what_a_sentence_counts_is_spelt_out() -> None:
    letter_ = read(THREE)
    first = choice(letter_, "Er zijn drie onderzoeken gestart.")
    told = spelt_out(first, letter_, False).items
    assert [letter_.text[a:b] for a, b in told] == [
        "Allereerst werd iets bezien.", "Ten tweede is iets aangekondigd.",
        "Het derde onderzoek ziet op spellen.",
    ]  # fmt: skip
    more = spelt_out(first, letter_, True).items
    assert [letter_.text[a:b] for a, b in more] == [
        "Allereerst werd iets bezien. Dat is af.", "Ten tweede is iets aangekondigd.",
        "Het derde onderzoek ziet op spellen. Het loopt nog.",
    ]  # fmt: skip


def test_each_item_of_a_list_is_cited_by_itself() -> None:
    listed = itemised(whole(choice(PILLARS, "Er zijn twee pijlers:"), PILLARS, True), PILLARS)
    draft = compose([listed], lambda _: PILLARS, False)
    first, *items = draft.text.split("\n")
    assert first.endswith("«Er zijn twee pijlers:» [1]")
    assert [item.split(" ", 1)[0] for item in items] == ["1.", "2."]
    assert [c.n for c in draft.citations] == [1, 2, 3]
    assert all(PILLARS.text[c.start : c.end] == c.quote for c in draft.citations)
    assert all(c.quote in item for c, item in zip(draft.citations[1:], items, strict=True))
    assert not any(c.quote.endswith(";") for c in draft.citations)


def test_what_is_no_list_stays_one_quote() -> None:
    sentence = choice(PILLARS, "Er zijn twee pijlers:")
    assert itemised(sentence, PILLARS) == sentence


@pytest.mark.parametrize("text", [
    THREE.replace("drie onderzoeken", "vier onderzoeken"),  # one of them is not told
    THREE.replace("drie onderzoeken", "veel onderzoeken"),
])  # fmt: skip
def test_nothing_is_spelt_out_unless_all_of_it_is(text: str) -> None:
    letter_ = read(text)
    first = text.split(".")[0] + "."
    assert not spelt_out(choice(letter_, first), letter_, False).items


@pytest.mark.parametrize(("question", "found"), [
    ("Wat zijn de pijlers van de aanpak?", True), ("Welke pijlers kent de aanpak?", True),
    ("noem de pijlers", True), ("Welke wetten noemt de brief?", False),
    ("Waarom zijn er pijlers?", False),
])  # fmt: skip
def test_a_list_that_follows_its_name_is_the_one_asked_for(question: str, found: bool) -> None:
    letter_ = read("Dit zijn de volgende pijlers:\nDialoog;\nWetten.\nEinde.", items=2)
    lead_in = choice(letter_, "Dit zijn de volgende pijlers:")
    assert (counted([lead_in], question, lambda _: letter_) is not None) is found


ADVICE = (
    "De onderzoekers doen vijf aanbevelingen. Beleidsmakers wordt aanbevolen om te praten.\n"
    "Ook wordt aanbevolen om te delen. Dat is alles. Verder adviseren zij om te wachten."
)


def test_what_is_advised_is_listed_and_what_is_lacking_said() -> None:
    letter_ = read(ADVICE)
    found = advised(choice(letter_, "Dat is alles."), letter_)
    assert found is not None
    assert [letter_.text[a:b] for a, b in found.items] == [
        "Beleidsmakers wordt aanbevolen om te praten.", "Ook wordt aanbevolen om te delen.",
        "Verder adviseren zij om te wachten.",
    ]  # fmt: skip
    assert fewer([found], "Wat bevelen zij aan?") == (
        "Het eerste citaat noemt er vijf; gevonden zijn er drie."
    )


def test_one_piece_of_advice_is_no_list() -> None:
    letter_ = read("Zij doen vijf aanbevelingen. Beleidsmakers wordt aanbevolen om te praten.")
    assert advised(choice(letter_, "Zij doen vijf aanbevelingen."), letter_) is None


@pytest.mark.parametrize(("question", "asks"), [
    ("Welke aanbevelingen doen de onderzoekers?", True), ("Wat bevelen zij aan?", True),
    ("Wat wordt er aanbevolen?", True), ("Hoeveel aanbevelingen zijn er?", False),
    ("Wat vindt de minister van de aanbevelingen?", False),
])  # fmt: skip
def test_whether_all_advice_is_asked_for(question: str, asks: bool) -> None:
    assert asks_all_advice(question) == asks


def test_the_recommendations_of_a_letter_are_all_told(assistant: Assistant) -> None:
    told = assistant.ask(Question("Welke aanbevelingen doen de onderzoekers in nr. 771?"))
    assert "\n6. «" in told.text
    assert told.text.endswith("gevonden zijn er zes.")
    of_their_own = assistant.ask(
        Question("Welke aanbevelingen zijn er voor vervolgonderzoek in nr. 729?")
    )
    assert "\n1. «Het verder ontwikkelen" not in of_their_own.text
