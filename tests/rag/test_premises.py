"""Questions with right and wrong premises, told apart; names that the dossier has nowhere."""

import re
from collections import Counter
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.composer import UNNAMED
from rag.doubting.premise import sets_apart, without_speaker
from rag.doubting.unnamed import unnamed
from rag.records import Question
from rag.writer import WRONG_PREMISE

# "juist" or "onjuist" and a question. The right ones all hold words that would make another
# question wrong ("niet genoeg", "naast de motie Kuik"); the wrong ones are none that the dossier's
# own questions foresee. Written for this test by authors who saw the dossier and no code.
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("premises.tsv").read_text(encoding="utf-8").splitlines()
]


# Questions for a list that take nothing wrong for granted, by an author who saw the dossier alone.
LISTS = Path(__file__).with_name("lists.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def corrected(assistant: Assistant) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {"juist": [], "onjuist": []}
    for kind, question in ROWS:
        found[kind].append(assistant.ask(Question(question)).status == "premise_corrected")
    return found


def test_few_right_premises_are_corrected_even_in_the_words_of_wrong_ones(
    corrected: dict[str, list[bool]],
) -> None:
    right = corrected["juist"]
    assert len(right) == 260
    assert sum(right) <= 0.09 * len(right)


def test_a_third_of_the_wrong_premises_that_nobody_foresaw_is_corrected(
    corrected: dict[str, list[bool]],
) -> None:
    wrong = corrected["onjuist"]
    assert len(wrong) == 100
    assert sum(wrong) >= 30


def test_a_question_for_a_list_is_answered(assistant: Assistant) -> None:
    statuses = Counter(assistant.ask(Question(question)).status for question in LISTS)
    assert statuses.total() == 240
    assert statuses["premise_corrected"] == 0
    assert statuses["answered"] + statuses["partial"] >= 237


@pytest.mark.parametrize(
    ("question", "name", "held"),
    [
        ("Welke voorstellen heeft Nederland samen met Portugal in de EU geagendeerd?", "Portugal",
         "Duitsland"),
        ("wat vroeg de motie wilders over een handreiking en hulplijnen?", "wilders", "Mutluer"),
        ("Wat vraagt de motie-Omtzigt over een definitie van extremistische content?", "Omtzigt",
         "Michon-Derkzen"),
        ("Hoe onderzocht het RIVM de aard en mechanismen van online rekrutering?", "RIVM",
         "Studiecentrum"),
        # No list has this name: it is one by its capital.
        ("Wanneer kreeg de Tombola-inspectie de bevoegdheid om verwijderingsbevelen te sturen?",
         "Tombola-inspectie", "Autoriteit Online"),
    ],
)  # fmt: skip
def test_what_is_said_of_another_corrects_a_name_that_the_dossier_lacks(
    assistant: Assistant, question: str, name: str, held: str
) -> None:
    answer = assistant.ask(Question(question))
    assert answer.status == "premise_corrected"
    assert answer.text.startswith(f"{WRONG_PREMISE} {UNNAMED.format(name=name)} In ")
    assert any(held in c.quote for c in answer.citations)


def test_a_name_that_the_dossier_lacks_is_told_before_an_answer(assistant: Assistant) -> None:
    answer = assistant.ask(Question("In ons eentje tegen Silicon Valley, dat wordt toch niks?"))
    assert answer.status == "answered"
    assert answer.text.startswith("Het dossier noemt «Silicon Valley» nergens. In ")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Wat doet het Sociaal en Cultureel Planbureau?", ("Sociaal en Cultureel Planbureau",)),
        ("Wat doen Meta, Google en de NCTV?", ()),
        # The first word of a sentence has a capital anyhow, and a shout is no name.
        ("Zebra's? Giraffen: wat staat daarover?", ()),
        ("WAT DOET EEN ZEBRA BIJ META?", ()),
        ("Wat doet de Zebra bij Meta?", ("Zebra",)),
        # Of two names the one that the letters have is none of them.
        ("Wat doen TikTok en Snapchat daaraan?", ("Snapchat",)),
        ("Wat doen Meta en Tombola?", ("Tombola",)),
        ("werkt belgië ook mee", ("belgië",)),
        # A slip of the pen is not a name of its own.
        ("Wat doet Instagramm?", ()),
        ("wat vindt fortnite ervan", ("fortnite",)),
    ],
)
def test_names_that_the_dossier_has_nowhere(
    assistant: Assistant, question: str, names: tuple[str, ...]
) -> None:
    composer = assistant.composer
    query = assistant.retriever.query(assistant.understand(Question(question)))
    assert unnamed(question, query, composer.doubter.lexicon) == names


def test_no_name_is_said_to_be_nowhere_that_the_letters_have(assistant: Assistant) -> None:
    texts = " ".join(assistant.kamerstuk(e.id).text for e in assistant.entries)
    for _, question in ROWS:
        query = assistant.retriever.query(assistant.understand(Question(question)))
        for name in unnamed(question, query, assistant.composer.doubter.lexicon):
            words = [w for w in name.split() if len(w) > 3] or [name]
            assert not all(re.search(rf"\b{re.escape(w)}\b", texts, re.IGNORECASE) for w in words)


def test_a_denial_about_such_a_name_is_not_corrected(assistant: Assistant) -> None:
    asked = "Waarom doet Snapchat niet mee aan het EU Internet Forum?"
    assert assistant.ask(Question(asked)).status != "premise_corrected"


@pytest.mark.parametrize(
    ("before", "apart"),
    [
        ("in welke gremia buiten de", True),
        ("met welke instanties, anders dan de", True),
        ("behalve met", True),
        ("waarom is de pilot met", False),
        ("het is niet bekend wie de minister van", False),
    ],
)
def test_what_is_named_to_set_it_apart(before: str, apart: bool) -> None:
    assert sets_apart(before) is apart


@pytest.mark.parametrize(
    "question",
    [
        # A denial turns it round, an aside is not what is asked, and one thing is set apart.
        "waarom kan alleen de overheid het internet niet veilig houden?",
        "De ATKM begon begin september; wanneer ging het WODC-onderzoek over algoritmen naar de "
        "Kamer?",
        "Met welke instanties, anders dan de Autoriteit Persoonsgegevens, volgt de minister of "
        "platformen de DSA naleven?",
        # The sentence that answers has the word itself.
        "woordvoeringslijn bij het wodc rapport, wat stond daar in",
    ],
)
def test_words_of_a_written_mistake_may_stand_in_a_right_question(
    assistant: Assistant, question: str
) -> None:
    assert assistant.ask(Question(question)).status != "premise_corrected"


def test_who_speaks_is_no_premise(assistant: Assistant) -> None:
    asked = "Wie heeft volgens de minister het primaat op contentmoderatie?"
    assert without_speaker(asked.lower()) == (
        "wie heeft volgens de brief het primaat op contentmoderatie?"
    )
    assert assistant.ask(Question(asked)).status == "answered"
    wrong = "Waarom heeft de minister het primaat op contentmoderatie?"
    assert assistant.ask(Question(wrong)).status == "premise_corrected"


@pytest.mark.parametrize(
    "question",
    [
        "waarom ziet het kabinet nieuwe technologie niet alleen als gevaar?",
        "Waarom kan Nederland alleen het online terrorisme niet effectief bestrijden?",
        "Waarom wil Nederland dat er een gedragscode komt die voor platforms niet bindend is?",
        "Waarom staat de ATKM niet machteloos als een hostingbedrijf weigert?",
    ],
)
def test_what_is_denied_or_supposed_is_no_premise(assistant: Assistant, question: str) -> None:
    assert assistant.ask(Question(question)).status == "answered"
