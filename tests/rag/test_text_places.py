"""Places in a letter's text are quoted as they stand, and counted as a reader counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.asking.question import understand
from rag.assistant import Assistant
from rag.own_data.body import alineas, body, sentences
from rag.own_data.text_places import AskedPlace, asked_places, place_name, spans_at
from rag.records import Question, Turn
from tests.rag.dossier import entries, kamerstuk

DOCUMENTS = [e.id for e in entries()]
LAST = {
    "29754-708": "Op deze wijze kunnen wij adequaat het hoofd (blijven) bieden aan online "
    "extremisme en terrorisme in al haar vormen.",
    "29754-771": "Nog dit jaar zal ik in de voortgangsbrief Versterkte Aanpak Online extremisme en "
    "terrorisme nader ingaan op de ontwikkelingen in de aanpak.",
    "29754-774": "In het voorjaar van 2026 zal ik in de volgende voortgangsbrief nader ingaan op "
    "de verdere ontwikkelingen in het tegengaan van online extremisme en terrorisme.",
}


def asked(text: str) -> tuple[AskedPlace, ...]:
    return asked_places(understand(Question(text), entries()), [kamerstuk(d) for d in DOCUMENTS])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hoe luidt de slotzin van nr. 708?", AskedPlace("zin", -1)),
        ("Citeer letterlijk de laatste zin van de contourenbrief.", AskedPlace("zin", -1)),
        ("Wat is de openingszin?", AskedPlace("zin", 1)),
        ("Geef de eerste zin van nr. 771", AskedPlace("zin", 1)),
        ("Hoe eindigt nr. 774?", AskedPlace("zin", -1)),
        ("Waarmee sluit de minister de brief af?", AskedPlace("zin", -1)),
        ("Met welke zin begint de beslisnota?", AskedPlace("zin", 1)),
        ("Wat staat er in de tweede alinea van nr. 729?", AskedPlace("alinea", 2)),
        ("Waar gaat de 3e alinea van nr. 774 over?", AskedPlace("alinea", 3)),
        ("Wat is de op een na laatste zin van nr. 708?", AskedPlace("zin", -2)),
        ("Wat zijn de laatste woorden van nr. 774?", AskedPlace("zin", -1)),
        ("Citeer de laatste twee zinnen van nr. 708", AskedPlace("zin", -1, 2)),
        ("De eerste drie alinea's van nr. 771 graag", AskedPlace("alinea", 1, 3)),
        ("Geef de laatste zin van de eerste alinea van nr. 729",
         AskedPlace("zin", -1, alinea=1)),
        ("Wat is de laatste alinea onder kop Contentmoderatie?",
         AskedPlace("alinea", -1, heading="Contentmoderatie")),
        ("Hoe luidt de eerste zin onder het kopje «Tot slot» van nr. 774?",
         AskedPlace("zin", 1, heading="Tot slot")),
        ("Hoe luidt de laatste zin onder pijler 3 van nr. 708?",
         AskedPlace("zin", -1, heading="Pijler 3: Lokale aanpak")),
        ("Geef de slotzin van Doorkijk naar de toekomst in nr. 708",
         AskedPlace("zin", -1, heading="Doorkijk naar de toekomst")),
        ("Hoe begint de laatste alinea van nr. 774?", AskedPlace("zin", 1, alinea=-1)),
        ("Hoe eindigt de eerste alinea van nr. 774?", AskedPlace("zin", -1, alinea=1)),
        ("Waarmee opent de slotalinea onder kop Contentmoderatie?",
         AskedPlace("zin", 1, alinea=-1, heading="Contentmoderatie")),
        ("Hoe luidt de slotzin van de laatste brief?", AskedPlace("zin", -1)),
    ],
)
def test_the_place_that_is_asked_for(text: str, place: AskedPlace) -> None:
    assert asked(text) == (place,)


@pytest.mark.parametrize(
    "text",
    [
        "Wat is het slot van het traject?",
        "Hoe luidt de slotzin van de motie-Kuik?",
        "Wat zegt de laatste zin van nr. 708 over gaming?",
        "Wat is de laatste zin van het TNO-rapport?",
        "Wat staat er in de tweede alinea van artikel 34 van de DSA?",
        "In welke alinea van nr. 708 staat de motie?",
        "Hoe begint radicalisering?",
        "Hoe eindigde de pilot?",
        "Hoe sluit nr. 774 aan op nr. 708?",
        "Wat was de eerste stap van de minister?",
        "Citeer de zin over wat offline verboden is.",
        "Wat staat er in de laatste brief?",
        "Hoeveel alinea's staan er onder de kop «ATKM» in nr. 774 en hoe begint de laatste?",
        "Hoeveel zinnen heeft de eerste alinea van nr. 771?",
        "Hoe begint de laatste onder kop ATKM in nr. 774?",
        "Hoe eindigt de tweede van nr. 771?",
    ],
)
def test_another_question_is_left_to_the_search(text: str) -> None:
    assert asked(text) == ()


@pytest.mark.parametrize(("document", "sentence"), LAST.items())
def test_the_last_sentence_is_of_the_text_and_not_of_the_signature(
    assistant: Assistant, document: str, sentence: str
) -> None:
    number = document.removeprefix("29754-")
    answer = assistant.ask(Question(f"Hoe luidt de slotzin van nr. {number}?"))
    assert answer.status == "answered"
    assert answer.text == f"De laatste zin van nr. {number} luidt: «{sentence}» [1]"


def test_two_places_at_once(assistant: Assistant) -> None:
    assert asked("Citeer de eerste en de laatste zin van nr. 771") == (
        AskedPlace("zin", 1), AskedPlace("zin", -1)
    )
    answer = assistant.ask(Question("Hoe luiden de openingszin en de slotzin van nr. 774?"))
    assert answer.text.split("\n") == [
        "De eerste zin van nr. 774 luidt: «De online wereld is onlosmakelijk verbonden met de "
        "fysieke wereld.» [1]",
        f"De laatste zin van nr. 774 luidt: «{LAST['29754-774']}» [2]",
    ]


def test_several_letters_have_a_line_each(assistant: Assistant) -> None:
    named = assistant.ask(Question("Hoe luiden de slotzinnen van nr. 774 en nr. 708?"))
    assert named.text.split("\n") == [
        f"De laatste zin van nr. 708 luidt: «{LAST['29754-708']}» [1]",
        f"De laatste zin van nr. 774 luidt: «{LAST['29754-774']}» [2]",
    ]
    every = assistant.ask(Question("Hoe luiden de openingszinnen van deze brieven?"))
    assert [c.document for c in every.citations] == [
        "29754-708", "29754-729", "29754-771", "29754-774"
    ]


def test_a_list_belongs_to_the_alinea_that_leads_it_in(assistant: Assistant) -> None:
    quote = assistant.ask(Question("Wat is de tweede alinea van nr. 774?")).citations[0].quote
    assert quote.startswith("Het kabinet zal zich daarom onverminderd blijven inzetten")
    assert quote.endswith("onderzoeken inzake wet- en regelgeving.")


def test_a_heading_that_one_letter_has_says_which(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Wat is de laatste alinea onder kop Contentmoderatie?"))
    assert answer.text.startswith("De laatste alinea onder «Contentmoderatie» van nr. 771 luidt: «")


def test_without_a_letter_it_is_asked_back(assistant: Assistant) -> None:
    text = "Hoe luidt de openingszin?"
    back = assistant.ask(Question(text))
    assert (back.status, back.text.split(":")[0]) == ("clarify", "Welk stuk bedoelt u")
    history = (Turn("user", text), Turn("assistant", back.text))
    answer = assistant.ask(Question("nr. 774", history=history))
    assert answer.citations[0].quote == (
        "De online wereld is onlosmakelijk verbonden met de fysieke wereld."
    )


def test_a_talk_tells_which_letter_is_meant(assistant: Assistant) -> None:
    history = (
        Turn("user", "Wat zegt nr. 771 over het duidingskader?"),
        Turn("assistant", "Volgens nr. 771 is dat niet haalbaar [1]."),
    )
    answer = assistant.ask(Question("En hoe luidt de laatste zin?", history=history))
    assert [c.quote for c in answer.citations] == [LAST["29754-771"]]


def test_a_place_behind_the_end_is_told(assistant: Assistant) -> None:
    answer = assistant.ask(Question("Hoe luidt de 80e alinea van nr. 708?"))
    assert (answer.status, answer.text) == ("not_in_dossier", "Nr. 708 heeft geen 80e alinea.")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_alinea_and_sentence_lies_in_the_text(document: str) -> None:
    stuk = kamerstuk(document)
    blocks = body(stuk)
    counted = [s for a in alineas(stuk, blocks) for s in sentences(stuk, blocks, a)]
    assert counted == sentences(stuk, blocks, None)
    for start, end in counted:
        assert stuk.text[start:end].strip() == stuk.text[start:end] != ""


@given(
    order=st.integers(min_value=-2, max_value=300).filter(bool),
    count=st.integers(min_value=1, max_value=5),
)
def test_a_place_has_its_count_or_is_not_there(order: int, count: int) -> None:
    place = AskedPlace("zin", order, count)
    assert len(spans_at(kamerstuk("29754-771"), place)) in (0, count)
    assert place_name(place).endswith("zin" if count == 1 else "zinnen")
