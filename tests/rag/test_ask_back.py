"""Asked back is only what nothing in the question tells, and with what the dossier really holds."""

from collections.abc import Sequence
from functools import cache

import pytest

from rag.asking.generic_words import is_generic
from rag.asking.question import understand
from rag.assistant import Assistant
from rag.records import Question, Turn
from rag.trail import trails
from rag.trails.ask_back import Several, ambiguous, options_of
from rag.trails.named_things import NamedThing, named_things
from rag.trails.records import Trail
from tests.rag.dossier import entries, kamerstuk


@cache
def _read() -> tuple[Sequence[Trail], Sequence[NamedThing]]:
    kamerstukken = [kamerstuk(e.id) for e in entries()]
    return trails(kamerstukken), named_things(kamerstukken)


def asked(text: str) -> Several | None:
    understood = understand(Question(text), entries())
    kamerstukken = [kamerstuk(e.id) for e in entries()]
    return ambiguous(understood, options_of(kamerstukken, *_read(), understood.footnotes))


# What is asked, how it is asked back, and what the options begin with.
SEVERAL = [
    ("Hoe luidt het dictum van de motie?", "Welke motie bedoelt u", 8),
    ("In welk stadium verkeert de uitvoering van de motie?", "Welke motie bedoelt u", 8),
    ("Waar gaat die motie van Rajkowski over?", "Welke motie bedoelt u", 2),
    ("Status motie-Rajkowski?", "Welke motie bedoelt u", 2),
    ("Is de CDA-motie al uitgevoerd?", "Welke motie bedoelt u", 2),
    ("Heeft de minister haar toezegging ingelost?", "Welke toezegging bedoelt u", 4),
    ("Aan wie werd die belofte gedaan?", "Welke toezegging bedoelt u", 4),
    ("waar ging het debat over", "Welk debat bedoelt u", 4),
    ("Wat is er tijdens het commissiedebat toegezegd?", "Welk debat bedoelt u", 3),
    ("wanneer was dat commissiedebat over extremisme?", "Welk debat bedoelt u", 3),
    ("Wat houdt de strategie in?", "Welke strategie bedoelt u", 5),
    ("Wie is de voorzitter van die werkgroep?", "Welke werkgroep bedoelt u", 2),
    ("Wanneer is de evaluatie afgerond?", "Welke evaluatie bedoelt u", 2),
    ("Wat is de strekking van de beleidsreactie?", "Welke beleidsreactie bedoelt u", 2),
    ("Hoe luidt de kabinetsreactie op het WODC-rapport?", "Welke beleidsreactie bedoelt u", 2),
    ("Wie voerde de studie uit en in wiens opdracht?", "Welk onderzoek bedoelt u", 5),
    ("Wat is de hoofdconclusie van het WODC-rapport?", "Welk onderzoek bedoelt u", 3),
    ("Hoe worden de bevindingen beoordeeld?", "Welk onderzoek bedoelt u", 5),
    ("Aan wie is de Kamerbrief geadresseerd?", "Welke brief bedoelt u", 4),
    ("Uit welke bron komt noot 5?", "Van welk stuk bedoelt u de voetnoot", 4),
    ("Kunt u voetnoot 12 citeren?", "Van welk stuk bedoelt u de voetnoot", 2),
]

# A word tells which, or there is only one, or none is taken to be known.
TOLD = """\
Wat zegt de brief over gaming?
Wat zegt het rapport over Telegram?
Wat concludeert het ICCT-rapport?
Wat deed TNO in het onderzoek?
Wat kost het onderzoek?
Wat staat er in de Extremisme Strategie?
Wat vroeg de gewijzigde motie-Rajkowski?
Is de motie-Rajkowski over aanbevelingsalgoritmes afgedaan?
Is de motie-Kuik afgedaan?
Is de VVD-motie uitgevoerd?
Wanneer is de evaluatie van de DSA?
Wat doet de werkgroep met jongeren?
Wat was de aanleiding voor het commissiedebat van september 2025?
Waar ziet het derde WODC-onderzoek op?
Wat staat er in de eerste brief?
Welk onderzoek is afgerond?
Wanneer start de pilot?
Wat is het non-paper?
Op wie is de campagne gericht?
Wat vindt de minister van de aanbeveling over een taskforce?
""".splitlines()


@pytest.mark.parametrize(("text", "asking", "count"), SEVERAL)
def test_what_fits_several_is_asked_back(text: str, asking: str, count: int) -> None:
    found = asked(text)
    assert found is not None
    assert (found.asking, len(found.options)) == (asking, count)


@pytest.mark.parametrize(
    "text", [*TOLD, "Waar gaat motie 30 821, nr. 193 over?", "Is er een onderzoek uitgevoerd?"]
)
def test_what_is_told_apart_is_not_asked_back(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize("text", TOLD)
def test_nor_does_the_assistant_ask_it_back(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status != "clarify"


def test_letters_are_shown_with_number_and_date(assistant: Assistant) -> None:
    assert assistant.ask(Question("Namens wie is de Kamerbrief uitgebracht?")).text == (
        "Welke brief bedoelt u: nr. 708 (12 december 2023), nr. 729 (4 september 2024), "
        "nr. 771 (2 december 2025) of nr. 774 (17 december 2025)?"
    )


def test_studies_are_shown_with_their_makers_and_that_there_may_be_more(
    assistant: Assistant,
) -> None:
    text = assistant.ask(Question("wie schreef dat rapport")).text
    assert "«Schimmige scheidslijnen» van NCTV/ICCT/WODC (nr. 771, 2 december 2025)" in text
    assert text.endswith(" of een ander onderzoek?")


@pytest.mark.parametrize(
    ("text", "pick", "quoted"),
    [
        ("wie deed dat onderzoek ook alweer", "dat van TNO", "TNO in opdracht van de NCTV"),
        ("Wat is de stand van uitvoering van de motie-Rajkowski?", "de eerste", "nr. 193"),
        ("Wat is de vindplaats van de motie-Rajkowski?", "de gewijzigde", "36 200 VII, nr. 118"),
        ("wat staat er in de strategie", "kinderrechten", "Kinderrechten in de digitale wereld"),
        ("Wanneer komt de evaluatie?", "die van de DSA", "In 2027 vindt de evaluatie van de DSA"),
        ("Naar welke vindplaats verwijst noot 4?", "nr. 771", "29754, nr. 758"),
        ("Is die toezegging nagekomen?", "TZ202306-154", "toezegging aan uw Kamer"),
    ],
)
def test_a_pick_goes_on_with_what_was_asked(
    assistant: Assistant, text: str, pick: str, quoted: str
) -> None:
    back = assistant.ask(Question(text))
    history = (Turn("user", text), Turn("assistant", back.text))
    answer = assistant.ask(Question(pick, history=history))
    assert back.status == "clarify"
    assert answer.status == "answered"
    assert quoted in " ".join([answer.text, *(c.quote for c in answer.citations)])


def test_a_talk_before_it_may_tell_which(assistant: Assistant) -> None:
    history = (
        Turn("user", "Wat zegt nr. 771 over het duidingskader?"),
        Turn("assistant", "Volgens nr. 771 is dat niet haalbaar [1]."),
    )
    text = "Wat is in hoofdlijnen de beleidsreactie van de minister op het WODC-rapport?"
    assert assistant.ask(Question(text)).status == "clarify"
    assert assistant.ask(Question(text, history=history)).status != "clarify"


def test_a_footnote_that_one_document_has_needs_no_asking(assistant: Assistant) -> None:
    assert [d for d in entries() if kamerstuk(d.id).note(40)] == [entries()[0]]
    answer = assistant.ask(Question("Wat staat er in voetnoot 40?"))
    assert {c.document for c in answer.citations} == {"29754-708"}


@pytest.mark.parametrize(
    "word", "hoofdconclusie uitgebracht weergeven strekking deel gereageerd financierde".split()
)
def test_generic_words(word: str) -> None:
    assert is_generic(word)


@pytest.mark.parametrize(
    "word", "gaming jongeren algoritmen gemeenten telegram kosten geweld gedrag aanbieders".split()
)
def test_words_that_tell_something(word: str) -> None:
    assert not is_generic(word)
