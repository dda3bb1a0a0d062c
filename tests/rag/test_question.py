"""What a question asks, with and without its history."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.asking.history import content_words
from rag.asking.question import understand
from rag.records import Question, Turn
from tests.rag.dossier import entries

FIRST = (
    Turn("user", "Wat zegt nr. 771 over het duidingskader?"),
    Turn("assistant", "In nr. 771 staat dat een universeel duidingskader niet haalbaar is."),
)


def asked(text: str, *history: Turn) -> Question:
    return Question(text, history=history)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wie is de toezichthouder op platformen?", "person"),
        ("Wanneer begon de proef op Instagram?", "date"),
        ("Hoeveel lidstaten tekenden mee?", "number"),
        ("Welke vier lijnen worden onderscheiden?", "list"),
        ("Waarom is een universele maatstaf onhaalbaar?", "reason"),
        ("Wat is borderline content?", "definition"),
        ("Citeer de passage over encryptie", "wording"),
        ("Welk Kamerstuk noemt het debat?", "reference"),
        ("Is de motie uitgevoerd?", "yesno"),
        ("Vertel over gaming", "other"),
    ],
)
def test_the_kind_of_answer_that_is_asked_for(text: str, kind: str) -> None:
    assert understand(asked(text), entries()).kind == kind


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Wat staat er in voetnoot 7?", (7,)),
        ("Wat zeggen noten 3, 4 en 12 van nr. 708?", (3, 4, 12)),
        ("Voetnoot 5 en noot 5", (5,)),
        ("Wat staat er in nr. 708?", ()),
    ],
)
def test_footnotes_that_are_named(text: str, numbers: tuple[int, ...]) -> None:
    assert understand(asked(text), entries()).footnotes == numbers


def test_content_words_leave_grammar_out() -> None:
    assert content_words("Wat is het duidingskader van de NCTV?") == ["duidingskader", "nctv"]


def test_a_question_alone_is_its_own_standalone() -> None:
    understood = understand(asked("  Wat doet de ATKM?  "), entries())
    assert understood.standalone == "Wat doet de ATKM?"
    assert (understood.own, understood.carried) == ((("atkm", 1.0),), ())
    assert not understood.follow_up


def test_a_follow_up_carries_words_and_document_with_less_weight() -> None:
    understood = understand(asked("En waarom niet?", *FIRST), entries())
    assert understood.follow_up
    assert understood.documents == ("29754-771",)
    assert not understood.explicit
    carried = dict(understood.carried)
    assert 0 < carried["duidingskader"] < 1
    assert "duidingskader" in understood.standalone


def test_a_document_that_is_named_again_replaces_the_carried_one() -> None:
    understood = understand(asked("En wat zegt nr. 708 daarover?", *FIRST), entries())
    assert (understood.documents, understood.explicit) == (("29754-708",), True)


def test_a_question_that_stands_by_itself_carries_nothing() -> None:
    text = "Welke landen nemen deel aan het Christchurch Call-initiatief tegen terrorisme?"
    assert understand(asked(text, *FIRST), entries()).carried == ()


def test_the_nearest_turn_weighs_most() -> None:
    older = (Turn("user", "Wat is encryptie?"), Turn("assistant", "Versleuteling."))
    carried = dict(understand(asked("En waarom?", *older, *FIRST), entries()).carried)
    assert carried["duidingskader"] > carried["encryptie"] > 0


def test_a_comparison_asks_for_several_places() -> None:
    assert understand(asked("Wat is het verschil tussen nr. 708 en nr. 774?"), entries()).several
    assert not understand(asked("Wat doet de ATKM?"), entries()).several


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_can_be_understood(text: str, earlier: list[str]) -> None:
    roles = ("user", "assistant")
    history = tuple(Turn(roles[i % 2], t) for i, t in enumerate(earlier))  # type: ignore[arg-type]
    understood = understand(asked(text, *history), entries())
    assert set(understood.documents) <= {e.id for e in entries()}
    assert all(0 < weight <= 1 for _, weight in (*understood.own, *understood.carried))
    assert understood.standalone.startswith(text.strip())


def test_a_clause_that_names_two_documents_asks_it_of_each() -> None:
    question = "Welke dag noemde nr. 708, welke nr. 729, en wanneer verscheen zij volgens nr. 774?"
    found = understand(asked(question), entries())
    assert [p.documents for p in found.parts] == [("29754-708",), ("29754-729",), ("29754-774",)]


def test_a_bare_clause_asks_the_same_again() -> None:
    found = understand(
        asked("Wat zei nr. 729 over de nieuwe trainingen, en wat is er volgens nr. 774 gekomen?"),
        entries(),
    )
    assert [p.documents for p in found.parts] == [("29754-729",), ("29754-774",)]
    assert "trainingen" in dict(found.parts[1].own)


@pytest.mark.parametrize(
    "question",
    ["Wat zijn de pijlers van de aanpak?", "Welke maatregelen noemt nr. 774?",
     "Welke nieuwe pilots komen er?", "Waaruit bestaat het dossier?"],
)
def test_these_ask_for_a_list(question: str) -> None:
    assert understand(asked(question), entries()).kind == "list"


@pytest.mark.parametrize(
    ("question", "kind"),
    [("Wat zijn deepfakes?", "definition"), ("Welke dag was dat?", "date")],
)
def test_these_do_not(question: str, kind: str) -> None:
    assert understand(asked(question), entries()).kind == kind


@pytest.mark.parametrize(
    ("text", "framing"),
    [
        ("Wat stond er in 2023 en in 2025 over een zorgplicht?", {"2023", "2025"}),
        ("Wat gebeurt er in 2026 met de zorgplicht?", set()),  # one year may be the subject
        ("Citeer de alinea over de chatfunctie", {"alinea"}),  # "citeer" is a stop word
    ],
)
def test_words_that_say_where_or_how_to_quote_are_no_subject(
    text: str, framing: set[str]
) -> None:
    own = understand(asked(text), entries()).own
    assert {w for w, weight in own if weight < 1} == framing


@pytest.mark.parametrize(
    ("question", "wordings"),
    [
        # Two things are looked for by their own words, with their own kinds of answer.
        ("Wat is Under Pressure en wat is Blijf in Beeld?",
         ["Wat is Under Pressure", "wat is Blijf in Beeld?"]),
        ("Wat is de symbolenbank en wat bevat het verdiepingsdossier «online radicalisering»?",
         ["Wat is de symbolenbank", "wat bevat het verdiepingsdossier «online radicalisering»?"]),
        # What leans on the clause before it is looked for with all of its words.
        ("Wat was het plan met de ROR-training in 2024 en wat ligt er eind 2025?",
         ["Wat was het plan met de ROR-training in 2024",
          "Wat was het plan met de ROR-training in 2024 en wat ligt er eind 2025?"]),
    ],
)  # fmt: skip
def test_a_clause_with_a_subject_of_its_own_is_a_question_by_itself(
    question: str, wordings: list[str]
) -> None:
    assert [p.wording for p in understand(asked(question), entries()).parts] == wordings
