"""Choosing quotes: what a choice holds, how many there are, and that none says a thing twice."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.choices import FEATURES, Choice, choices, selecting_weights
from rag.answering.select import LONGEST, MARGIN, MOST, select
from rag.answering.wide import asks_widely
from rag.asking.understanding import AnswerKind
from rag.assistant import Assistant
from rag.records import Question

QUESTIONS = [
    "Wat doet de ATKM?",
    "Wanneer start de pilot met de ReDirect-methode?",
    "Welke vier pijlers heeft de aanpak?",
    "Wie voerde het onderzoek Radicale reclame uit?",
    "Wat zegt nr. 771 over de gedragscode?",
    "Hoeveel aanbevelingen doen de onderzoekers in nr. 771?",
]


def made(
    start: int, end: int, score: float, words: str = "", document: str = "a",
    note: int | None = None, block: int = 1,
) -> Choice:
    text = words or " ".join(f"w{start}x{i}" for i in range(10))
    return Choice(
        document, start, end, text, frozenset(text.split()), note, block, False, 1,
        np.zeros(len(FEATURES)), score,
    )


@st.composite
def ranked(draw: st.DrawFn) -> list[Choice]:
    """Quotes of one or two documents at places that may overlap, best first."""
    found = []
    for at in range(draw(st.integers(1, 12))):
        start = draw(st.integers(0, 400))
        length = draw(st.integers(1, 90))
        words = " ".join(f"w{at}x{i}" for i in range(length))
        found.append(
            made(
                start, start + draw(st.integers(1, 120)), draw(st.floats(0, 10)), words,
                draw(st.sampled_from("ab")), draw(st.sampled_from([None, None, 1])),
            )
        )
    return sorted(found, key=lambda c: -c.score)


@given(ranked())
def test_quotes_are_few_near_the_best_and_never_overlap(found: list[Choice]) -> None:
    chosen = select(found)
    assert chosen[0].start <= found[0].start
    assert 1 <= len(chosen) <= MOST
    assert all(c.score >= found[0].score - MARGIN - 1.5 for c in chosen)
    for at, a in enumerate(chosen):
        for b in chosen[at + 1 :]:
            assert a.document != b.document or a.end <= b.start or b.end <= a.start
    assert len(chosen) == 1 or sum(len(c.text.split()) for c in chosen) <= LONGEST


@given(ranked())
def test_the_same_candidates_give_the_same_quotes(found: list[Choice]) -> None:
    assert select(found) == select(found)


def test_nothing_to_choose_from_chooses_nothing() -> None:
    assert select([]) == []


def test_quotes_that_touch_become_one() -> None:
    first, second = made(0, 10, 5.0, "een"), made(11, 20, 4.9, "twee")
    (whole,) = select([second, first])
    assert (whole.start, whole.end, whole.text) == (0, 20, "een twee")


def test_quotes_of_two_paragraphs_stay_apart() -> None:
    found = [made(0, 10, 5.0, "een"), made(11, 20, 4.9, "twee", block=2)]
    assert [(c.start, c.end) for c in select(found)] == [(0, 10), (11, 20)]


def test_what_says_the_same_is_quoted_once() -> None:
    words = "de dreiging van online radicalisering neemt toe onder jongeren in nederland"
    found = [made(0, 80, 5.0, words), made(0, 80, 4.9, words, document="b")]
    assert [c.document for c in select(found)] == ["a"]


def test_notes_of_one_letter_with_the_same_text_are_each_a_place() -> None:
    found = [made(0, 40, 5.0, "kamerstukken ii 30 821 nr 173", note=19),
             made(50, 90, 4.9, "kamerstukken ii 30 821 nr 173", note=35)]
    assert [c.note for c in select(found)] == [19, 35]


def test_a_long_list_gives_way_to_the_item_that_is_asked_for() -> None:
    items = " ".join(f"{n}. een aanbeveling van tien woorden over {n} dingen" for n in range(20))
    whole = replace(made(0, 1000, 9.0, items), is_list=True)
    item, lead_in = made(500, 540, 5.0), made(0, 40, 5.0)
    assert [c.start for c in select([whole, item])] == [500]
    assert select([whole, lead_in])[0].is_list


def test_a_footnote_is_told_of_the_sentence_that_answers_and_not_of_the_one_before() -> None:
    first, second = made(0, 9, 3.6, "Een zin."), made(10, 19, 5.0, "Nog een.")
    (joined,) = select([second, first])
    assert [c.start for c in joined.made_of] == [10, 0]


def test_a_quote_far_below_the_best_is_left_out() -> None:
    found = [made(0, 10, 9.0), made(100, 110, 9.0 - MARGIN - 0.01)]
    assert [c.start for c in select(found)] == [0]


@pytest.mark.parametrize(("kind", "starts"), [("date", [0, 100]), ("other", [0])])
def test_a_date_that_is_asked_for_is_quoted_however_low(
    kind: AnswerKind, starts: list[int]
) -> None:
    best, dated, lower = made(0, 10, 9.0), made(100, 110, 1.0), made(200, 210, 0.5)
    for choice in (dated, lower):
        choice.features[FEATURES.index("answer")] = 1.0
    assert [c.start for c in select([best, dated, lower], kind=kind)] == starts


def test_every_part_gets_its_quote_however_low() -> None:
    best, other = made(0, 10, 9.0), made(0, 10, 1.0, "anders", document="b")
    assert {c.document for c in select([best, other], [[best], [other]])} == {"a", "b"}


def test_the_weights_are_those_of_the_features() -> None:
    weights = selecting_weights()
    assert weights.shape == (len(FEATURES),)
    assert np.isfinite(weights).all()


@pytest.mark.parametrize("text", QUESTIONS)
def test_choices_are_literal_and_ranked_by_their_score(assistant: Assistant, text: str) -> None:
    found = assistant.choices(Question(text))
    assert found
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    for choice in found:
        whole = assistant.kamerstuk(choice.document).text
        # A list is joined by line breaks, without the signs of its items.
        spoken = whole[choice.start : choice.end]
        assert choice.text == spoken or (choice.is_list and "\n" in choice.text)
        assert choice.features.shape == (len(FEATURES),)
        assert choice.score == pytest.approx(float(choice.features @ selecting_weights()))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Wanneer start de pilot met de ReDirect-methode?", "per januari 2026"),
        ("Welke vier pijlers heeft de aanpak?", "4) Internationale inzet."),
        ("Wie voerde het onderzoek Radicale reclame uit?", "(NSCR)"),
        ("Hoeveel aanbevelingen doen de onderzoekers in nr. 771?", "achttien aanbevelingen"),
        ("Welk platform is het meest gebruikt onder extremistische groepen?", "Telegram"),
        ("Wat is City Games?", "een gamefestival voor jongeren in Amsterdam"),
        ("Voor welke leeftijd is Blijf in Beeld?", "tussen de 7 en 12 jaar"),
        ("Wanneer vindt de evaluatie van de DSA plaats?", "In 2027"),
        ("Binnen welke tijd kan de ATKM content laten verwijderen?", "binnen een uur"),
        ("Waar kunnen burgers leren desinformatie te herkennen?", "www.isdatechtzo.nl"),
        ("Wie zijn in nr. 708 de aanwezigen van 11 mei 2023?", "Microsoft, TikTok"),
        ("Met welke landen schreef Nederland het non-paper?", "Duitsland en Frankrijk"),
        ("Hoe laat publiceert het WODC het rapport?", "14:00 uur"),
    ],
)
def test_the_quote_that_answers_is_among_the_chosen(
    assistant: Assistant, text: str, quoted: str
) -> None:
    kind = assistant.understand(Question(text)).kind
    said = [assistant.kamerstuk(c.document).text[c.start : c.end]
            for c in select(assistant.choices(Question(text)), kind=kind)]
    assert [s for s in said if quoted in s]


def test_no_passages_give_no_choices(assistant: Assistant) -> None:
    understood = assistant.understand(Question("Wat doet de ATKM?"))
    query = assistant.retriever.query(understood)
    views = assistant.retriever.views
    assert choices([], understood, query, views, assistant.encoder, assistant.composer.asked) == []


def test_of_several_things_asked_the_next_sentence_tells_the_second() -> None:
    best, behind = made(0, 40, 9.0, "Telegram het meest."), made(41, 80, 1.0, "Want.")
    assert [c.end for c in select([best, behind], asked=2)] == [80]
    assert [c.end for c in select([best, behind])] == [40]
    far = made(41, 80, -1.0, "Want.")
    assert [c.end for c in select([best, far], asked=2)] == [40]


def test_a_reason_that_stands_behind_is_quoted() -> None:
    best, why = made(0, 40, 9.0, "Zij spraken."), made(41, 80, 1.0, "Dit in verband met servers.")
    assert [c.end for c in select([best, why], kind="reason")] == [80]
    assert [c.end for c in select([best, why], kind="other")] == [40]
    other = made(41, 80, 1.0, "Daarna gingen zij weg.")
    assert [c.end for c in select([best, other], kind="reason")] == [40]


@pytest.mark.parametrize(("question", "widely"), [
    ("Hoe werkt de ReDirect-methode?", True), ("Leg dat eens uit", True),
    ("Wat kan de ATKM doen?", True), ("Waar lopen gemeenten tegenaan?", True),
    ("Wat houdt de baseline in?", False), ("Wie doet dat?", False),
])  # fmt: skip
def test_what_is_asked_widely(question: str, widely: bool) -> None:
    assert asks_widely(question) == widely


def test_what_the_sentence_before_says_counts(assistant: Assistant) -> None:
    at = FEATURES.index("before")
    found = assistant.choices(Question("Wat doet de ATKM als een hoster niet luistert?"))
    leaning = next(c for c in found if c.text.startswith("Wanneer een aanbieder van hosting"))
    before = next(c for c in found if c.document == leaning.document and c.end == leaning.start - 1)
    assert leaning.features[at] == before.features[FEATURES.index("plain")] > 0
