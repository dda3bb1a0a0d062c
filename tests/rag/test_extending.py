"""What belongs to a quote: the reason beside it, the run of things that it opens, each clause."""

import pytest

from rag.answering.extending import LONG, asks_reason
from rag.answering.wide import asks_whether_too
from rag.assistant import Assistant
from rag.records import Question


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Waarom houden JenV en SZW contact met hun lokale partners?", True),
        ("Met welk doel wil het kabinet dat?", True),
        ("wat heb je eraan?", True),
        ("Wat is de aanleiding van het onderzoek?", True),
        ("Wanneer start de pilot?", False),
        ("Wat doet de ATKM?", False),
        ("Wat heb je over antisemitisme?", False),
    ],
)
def test_a_reason_or_a_purpose_is_asked_for(question: str, asks: bool) -> None:
    assert asks_reason(question) is asks


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        # "Daarom …": the reason stands before it.
        (
            "Waarom vraagt Nederland ook in internationaal verband aandacht voor de dialoog met X "
            "en Telegram?",
            "Het bundelen van krachten is van groot belang",
            "Daarom vragen wij ook in internationaal verband",
        ),
        # No reason in the sentence itself: it stands behind.
        (
            "Waarom is Europese samenwerking essentieel in het tegengaan van online extremisme?",
            "is Europese en internationale samenwerking essentieel.",
            "Het internet overstijgt iedere landsgrens.",
        ),
    ],
)
def test_the_reason_is_quoted_with_what_it_is_the_reason_of(
    assistant: Assistant, question: str, first: str, second: str
) -> None:
    quote = assistant.ask(Question(question)).citations[0].quote
    assert 0 <= quote.find(first) < quote.find(second)
    assert len(quote.split()) <= LONG


def test_a_run_of_things_is_quoted_to_its_end(assistant: Assistant) -> None:
    asked = "Welke obstakels voor een duidingskader voor borderline content somt nr. 771 op?"
    quote = assistant.ask(Question(asked)).citations[0].quote
    assert "Zo is er geen eenduidige definitie" in quote
    assert "vooroordelen van menselijke moderatoren" in quote


def test_what_is_quoted_on_is_quoted_once(assistant: Assistant) -> None:
    for asked in ("Waarom is het niet gelukt?", "Waarom is een duidingskader niet haalbaar?",
                  "Wat doet de ATKM allemaal?", "Wat doet SZW?"):  # fmt: skip
        quotes = [(c.document, c.quote) for c in assistant.ask(Question(asked)).citations]
        assert not any(
            a != b and a[0] == b[0] and a[1] in b[1] for a in quotes for b in quotes
        )


@pytest.mark.parametrize(
    ("question", "too"),
    [
        ("wie geeft er geld voor isdatechtzo.nl, en doet onderwijs ook mee?", True),
        ("wat is er afgesproken over opsporing, en is dat gelukt?", True),
        ("welke werkgroep zit Nederland mede voor, en loopt die door?", True),
        ("Wat vindt de minister van Hamas en zijn de partners genoemd", False),
        ("En gaat die groep volgend jaar door?", False),
        ("wat doen JenV en SZW?", False),
        ("wat is de rol van de politie en het OM?", False),
    ],
)
def test_whether_a_thing_is_so_is_asked_too(question: str, too: bool) -> None:
    assert asks_whether_too(question) is too


@pytest.mark.parametrize(
    ("question", "halves"),
    [
        ("Boswijk en Krul wilden iets met moderatie. Wat, en waarom is de minister het daarmee "
         "eens?", ("substantiële vorm van menselijke controle", "te omzeilen")),
        ("Waar ging de NCTV na de motie-Kuik naar op zoek, en wat is daaruit gebleken?",
         ("barrières op te werpen", "Hieruit is gebleken")),
        ("wie geeft er geld voor isdatechtzo.nl, en doet onderwijs ook mee?",
         ("al een aantal jaar subsidie", "Ministerie van Onderwijs Cultuur en Wetenschap")),
    ],
)  # fmt: skip
def test_both_halves_of_a_question_are_answered(
    assistant: Assistant, question: str, halves: tuple[str, str]
) -> None:
    text = assistant.ask(Question(question)).text
    assert all(half in text for half in halves)


@pytest.mark.parametrize(
    ("question", "held", "lacking"),
    [
        ("Wat raden de onderzoekers de NCTV en de ATKM aan?", ("codetaal", "gedragscode"),
         "multistakeholdergroep"),
        ("En wat raadden de ICCT-onderzoekers de beleidsmakers aan?",
         ("multistakeholdergroep", "digitale weerbaarheid"), "codetaal"),
    ],
)  # fmt: skip
def test_recommendations_are_told_by_whom_they_are_for(
    assistant: Assistant, question: str, held: tuple[str, str], lacking: str
) -> None:
    text = assistant.ask(Question(question)).text
    assert all(words in text for words in held)
    assert lacking not in text


@pytest.mark.parametrize(
    "question",
    ["Welke drie WODC-onderzoeken noemt nr. 774?", "hoe staat het met de drie WODC-onderzoeken?"],
)
def test_what_is_counted_is_told_one_by_one(assistant: Assistant, question: str) -> None:
    citations = assistant.ask(Question(question)).citations
    assert [c.quote.split()[0] for c in citations] == ["Recent", "Allereerst", "Ten", "Het"]


def test_a_lead_in_stands_with_its_list(assistant: Assistant) -> None:
    asked = "wat raadt het rekruteringsonderzoek de praktijk en het beleid aan, in brief 729?"
    answer = assistant.ask(Question(asked))
    assert "taskforce borderline content" in answer.text
    assert not any(c.quote.endswith(":") for c in answer.citations[-1:])


def test_a_promise_may_stand_behind_sentences_that_lean_on_its_subject(
    assistant: Assistant,
) -> None:
    answer = assistant.ask(Question("Welke toezegging is er over deepfakes gedaan?"))
    assert answer.text.startswith("Hierover is dit toegezegd of aangekondigd.")
    assert "zullen wij nader ingaan op deze ontwikkelingen" in answer.text
