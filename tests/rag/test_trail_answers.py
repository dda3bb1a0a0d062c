"""Answers from trails: lists, numbers, and which of two motions is meant."""

import pytest

from rag.asking.question import understand
from rag.assistant import Assistant
from rag.records import Question, Turn
from rag.trails.answers import (
    asked_list,
    asked_number,
    asked_one,
    label,
    numbered_places,
    places_of,
    trail_items,
)
from tests.rag.dossier import entries

CONTOUREN, RADICALE, SCHIMMIGE = "29754-708", "29754-729", "29754-771"
MOTIES = [
    "gewijzigde motie Becker c.s. (35 228, nr. 34)",
    "motie Rajkowski (30 821, nr. 193)",
    "motie Kuik (CDA) (29 754, nr. 658)",
    "gewijzigde motie Rajkowski c.s. (36 200 VII, nr. 118)",
    "motie Michon-Derkzen (VVD) (29 754, nr. 758)",
    "motie Mutluer",
    "motie Six Dijkstra (NSC)",
    "motie Boswijk/Krul (CDA)",
]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Welke moties worden genoemd?", "motie"),
        ("Som alle moties op", "motie"),
        ("Hoeveel toezeggingen zijn er?", "toezegging"),
        ("Wat staat er in de motie-Kuik?", None),
    ],
)
def test_whether_a_list_is_asked_for(text: str, kind: str | None) -> None:
    assert asked_list(understand(Question(text), entries())) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Is de motie uitgevoerd?", "motie"),
        ("Wat is de stand van die toezegging?", "toezegging"),
        ("Welke moties zijn er?", None),
    ],
)
def test_whether_one_is_meant(text: str, kind: str | None) -> None:
    assert asked_one(understand(Question(text), entries())) == kind


@pytest.mark.parametrize(
    ("documents", "labels"),
    [
        ((), MOTIES),
        ((CONTOUREN,), MOTIES[:4]),
        ((RADICALE,), MOTIES[2:3]),
        ((SCHIMMIGE,), MOTIES[4:5]),
        ((SCHIMMIGE, RADICALE), [MOTIES[2], MOTIES[4]]),
    ],
)
def test_the_motions_of_documents(
    assistant: Assistant, documents: tuple[str, ...], labels: list[str]
) -> None:
    items = trail_items(assistant.trails, "motie", documents)
    assert [label(i.trail) for i in items] == labels
    assert not documents or {i.place.document for i in items} <= set(documents)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Welke moties noemt nr. 708?", MOTIES[:4]),
        ("Welke toezeggingen staan in nr. 708?",
         ["toezegging TZ202307-103", "toezegging TZ202306-154"]),
        ("Noem alle moties.", MOTIES),
    ],
)
def test_a_list_is_numbered_and_every_item_is_cited(
    assistant: Assistant, text: str, lines: list[str]
) -> None:
    answer = assistant.ask(Question(text))
    numbers = range(1, len(lines) + 1)
    assert answer.text.splitlines() == [
        f"{n}. {line} [{s.citations[0]}]"
        for n, line, s in zip(numbers, lines, answer.sentences, strict=True)
    ]


def test_moties_that_occur_in_a_letter_are_its_list(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Noem alle moties die in nr. 774 voorkomen."))
    same = assistant.ask(Question("Welke moties noemt nr. 774?"))
    assert answer.text.startswith("1. motie Kuik (CDA) [1]")
    assert answer.text == same.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Onder welk nummer staat de motie-Kuik?", ["motie Kuik (CDA)"]),
        ("Welk Kamerstuk is de motie van het lid Becker?", ["gewijzigde motie Becker c.s."]),
        ("Welk nummer heeft de motie Rajkowski over aanbevelingsalgoritmes?",
         ["motie Rajkowski"]),
        ("Welk nummer heeft de gewijzigde motie Rajkowski?", ["gewijzigde motie Rajkowski c.s."]),
        ("Welk nummer heeft de motie Rajkowski?",
         ["motie Rajkowski", "gewijzigde motie Rajkowski c.s."]),
        ("Wat is de vindplaats van de motie Rajkowski (30 821, nr. 193)?", ["motie Rajkowski"]),
        ("Bij welke nootnummers staan de motie-Six Dijkstra en de motie-Boswijk/Krul?", []),
        ("Welk nummer heeft de toezegging Boswijk?", ["toezegging Boswijk (CDA)"]),
        ("Wat vraagt de motie-Kuik?", []),
        ("Welk nummer heeft de motie Jansen?", []),
    ],
)
def test_whose_number_is_asked_for(assistant: Assistant, text: str, names: list[str]) -> None:
    understood = understand(Question(text), entries())
    assert [t.name for t in asked_number(understood, assistant.trails)] == names


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        (
            "Onder welk nummer staat de motie-Kuik?", "answered",
            "De motie Kuik (CDA) staat onder Kamerstukken II 2022/23, 29 754, nr. 658. Nr. 708: "
            "«Daarnaast wordt op dit moment onderzocht wat het Landelijk Steunpunt Extremisme nog "
            "meer kan doen op het gebied van online interventies, mede naar aanleiding van de "
            "motie van het lid Kuik.» [1] Voetnoot 34: «Kamerstukken II, 2022/23, 29 754, nr. "
            "658.» [1] Nr. 729, voetnoot 3: «Kamerstukken II 2022/23, 29 754, nr. 658.» [2]",
        ),
        (
            "Welk nummer heeft de motie-Kuik volgens nr. 729?", "answered",
            "De motie Kuik (CDA) staat onder Kamerstukken II 2022/23, 29 754, nr. 658. Nr. 729: "
            "«Mede naar aanleiding van de motie van het lid Kuik waarin wordt verwezen naar de "
            "ReDirect-methode (CDA) heeft de NCTV gezocht naar mogelijkheden om barrières op te "
            "werpen in dit online zoekproces, om enerzijds te voorkomen dat personen steeds "
            "verder in een extremistische fuik terechtkomen wanneer zij op zoek gaan naar online "
            "extremistische content, en anderzijds om deze personen door te geleiden naar een "
            "(online) hulpaanbod.» [1] Voetnoot 3: «Kamerstukken II 2022/23, 29 754, nr. 658.» [1]",
        ),
        (
            "Welk nummer heeft de motie Mutluer?", "not_in_dossier",
            "Het dossier geeft geen nummer van de motie Mutluer; zij wordt genoemd in nr. 774.",
        ),
        (
            "Welk nummer heeft de motie Rajkowski?", "clarify",
            "Welke motie bedoelt u: motie Rajkowski (30 821, nr. 193) of gewijzigde motie "
            "Rajkowski c.s. (36 200 VII, nr. 118)?",
        ),
    ],
)
def test_a_number_is_told_as_given_and_never_made_up(
    assistant: Assistant, text: str, status: str, said: str
) -> None:
    answer = assistant.ask(Question(text))
    assert (answer.status, answer.text) == (status, said)


def test_a_label_gives_a_number_once(assistant: Assistant) -> None:
    for trail in assistant.trails:
        assert trail.number is None or label(trail).count(trail.number) == 1


def test_numbered_places_are_one_a_document_and_give_the_number(assistant: Assistant) -> None:
    for trail in assistant.trails:
        places = numbered_places(trail, ())
        assert all(p.number for p in places)
        assert len({p.document for p in places}) == len(places)
        assert set(places) <= set(trail.places)


@pytest.mark.parametrize(
    ("number", "places"),
    [
        ("nr. 735", [(SCHIMMIGE, 5)]),
        ("nr. 690", [(CONTOUREN, 27)]),
        ("nr. 708", []),  # in the dossier
        ("nr. 999", []),
    ],
)
def test_where_a_letter_outside_is_named(
    assistant: Assistant, number: str, places: list[tuple[str, int]]
) -> None:
    assert [(p.document, p.footnote) for p in places_of(number, assistant.trails)] == places


@pytest.mark.parametrize(
    ("text", "begins", "count"),
    [
        # Announced and not called a commitment; each with its time.
        ("Welke toezeggingen staan in nr. 771?", "1. Aangekondigd voor het voorjaar van", 5),
        ("Welke toezeggingen doet nr. 708 en wanneer?", "1. toezegging TZ202307-103 [1]", 2),
        # Who moved them stands in the list.
        ("Welke moties noemt nr. 774, en van welke fracties?", "1. motie Kuik (CDA)", 5),
        ("Welke moties worden in nr. 774 genoemd?", "1. motie Kuik (CDA)", 5),
    ],
)
def test_a_list_of_one_letter(assistant: Assistant, text: str, begins: str, count: int) -> None:
    answer = assistant.ask(Question(text))
    lines = answer.text.splitlines()
    assert (answer.status, len(lines)) == ("answered", count)
    assert lines[0].startswith(begins)
    asked = understand(Question(text), entries()).documents
    held = {c.n for c in answer.citations if c.document in asked}
    assert {s.citations[0] for s in answer.sentences if s.text[0].isdigit()} <= held


def test_a_number_is_cited_where_it_is_given(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Welke moties noemt nr. 774?"))
    assert answer.text.startswith("1. motie Kuik (CDA) [1] (29 754, nr. 658) [2]")
    first, second = answer.citations[:2]
    assert (first.document, second.document) == ("29754-774", "29754-708")
    assert "658" not in first.quote
    assert any("658" in (n.text or "") for n in second.footnotes)


def test_the_list_of_the_whole_dossier_has_what_is_called_a_commitment(
    assistant: Assistant,
) -> None:
    assert "Aangekondigd" not in assistant.ask(Question("Welke toezeggingen zijn er?")).text


@pytest.mark.parametrize(
    ("first", "then", "said"),
    [
        ("Wat zegt nr. 774 over de motie Mutluer?", "Wat is het Kamerstuknummer daarvan?",
         "Het dossier geeft geen nummer van de motie Mutluer"),
        ("Wat vraagt de motie-Kuik?", "En onder welk nummer staat die?",
         "De motie Kuik (CDA) staat onder Kamerstukken II 2022/23, 29 754, nr. 658."),
        ("Wat staat er in nr. 708 over de motie-Kuik?", "Welk nummer heeft die brief?",
         "In de kop van nr. 708 staat"),
    ],
)
def test_the_number_of_what_was_spoken_of(
    assistant: Assistant, first: str, then: str, said: str
) -> None:
    told = assistant.ask(Question(first)).text
    history = (Turn("user", first), Turn("assistant", told))
    assert assistant.ask(Question(then, history=history)).text.startswith(said)
