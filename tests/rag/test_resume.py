"""Short replies go on with the question before them; everything else is a question of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.asking.resume import resume, wished
from rag.assistant import Assistant
from rag.records import Question, Turn

WHICH = (
    "Welk stuk bedoelt u: nr. 708 (12 december 2023), nr. 729 (4 september 2024), de beslisnota "
    "bij nr. 729 (4 september 2024), nr. 771 (2 december 2025) of nr. 774 (17 december 2025)?"
)
WHICH_MOTION = (
    "Welke motie bedoelt u: motie Kuik (CDA) (29 754, nr. 658), motie Mutluer, motie Six Dijkstra "
    "(NSC) of motie Boswijk/Krul (CDA)?"
)
WHICH_REPORT = (
    "Welk onderzoek bedoelt u: «Radicale reclame» van NSCR (nr. 729, 4 september 2024), «Schimmige "
    "scheidslijnen» van ICCT (nr. 771, 2 december 2025) of een ander onderzoek?"
)
REPORT = "Wie schreef het rapport?"
SIGNED = "Wie heeft ondertekend?"
MOTION = "Is de motie uitgevoerd?"
POLICE = (
    Turn("user", "Wat zegt nr. 774 over de Raad voor de Kinderbescherming?"),
    Turn("assistant", "In nr. 774 staat dat de RvdK samenwerkt met de landelijke keten [1]."),
)


def talk(asked: str, back: str, reply: str) -> Question:
    return Question(reply, history=(Turn("user", asked), Turn("assistant", back)))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (talk(SIGNED, WHICH, "nr. 771"), "Wie heeft ondertekend (nr. 771)?"),
        (talk(SIGNED, WHICH, "771 graag"), "Wie heeft ondertekend (nr. 771)?"),
        (talk(SIGNED, WHICH, "de eerste"), "Wie heeft ondertekend (nr. 708)?"),
        (talk(SIGNED, WHICH, "De laatste."), "Wie heeft ondertekend (nr. 774)?"),
        (talk(SIGNED, WHICH, "de beslisnota"),
         "Wie heeft ondertekend (de beslisnota bij nr. 729)?"),
        (talk(SIGNED, WHICH, "de contourenbrief"), "Wie heeft ondertekend (de contourenbrief)?"),
        (talk(MOTION, WHICH_MOTION, "Mutluer"), "Is de motie uitgevoerd (motie Mutluer)?"),
        (talk(MOTION, WHICH_MOTION, "die van Six Dijkstra"),
         "Is de motie uitgevoerd (motie Six Dijkstra (NSC))?"),
        (talk(SIGNED, WHICH, "2"), "Wie heeft ondertekend (nr. 729)?"),
        (talk(SIGNED, WHICH, "die van 12 december 2023"), "Wie heeft ondertekend (nr. 708)?"),
        (talk(REPORT, WHICH_REPORT, "het tweede rapport"),
         "Wie schreef het rapport («Schimmige scheidslijnen» van ICCT (nr. 771))?"),
        (talk(REPORT, WHICH_REPORT, "dat van NSCR"),
         "Wie schreef het rapport («Radicale reclame» van NSCR (nr. 729))?"),
        (talk(REPORT, WHICH_REPORT, "allebei"),
         "Wie schreef het rapport («Radicale reclame» van NSCR (nr. 729) en «Schimmige "
         "scheidslijnen» van ICCT (nr. 771))?"),
        (talk(REPORT, WHICH_REPORT, "dat over gaming"),
         "Wie schreef het rapport (dat over gaming)?"),
        (talk(MOTION, WHICH_MOTION, "de vierde"),
         "Is de motie uitgevoerd (motie Boswijk/Krul (CDA))?"),
    ],
)
def test_a_pick_goes_on_with_the_question(question: Question, text: str) -> None:
    assert resume(question).question == Question(text)


@pytest.mark.parametrize(
    ("reply", "wish"),
    [
        ("korter", "shorter"), ("Kan het korter?", "shorter"), ("graag iets korter", "shorter"),
        ("en de bron?", "source"), ("Wat is de bron?", "source"), ("waar staat dat?", "source"),
        ("Kun je dat korter zeggen?", "shorter"), ("geef de bron", "source"),
        ("Waar kan ik dat terugvinden?", "source"), ("Hoe kort is de termijn?", ""),
        ("letterlijk graag", "literal"), ("citeer dat", "literal"),
        ("Wat is de bron van het rapport over rekrutering?", ""), ("kortom", ""),
        ("Welke bronnen noemt nr. 708?", ""), ("nr. 771", ""), ("", ""),
    ],
)
def test_wishes_about_the_form(reply: str, wish: str) -> None:
    assert wished(reply) == wish


def test_a_wish_repeats_the_last_question_and_not_an_earlier_wish() -> None:
    history = (*POLICE, Turn("user", "korter"), Turn("assistant", "De RvdK werkt samen [1]."))
    found = resume(Question("en de bron?", history=history))
    assert (found.question.text, found.question.history, found.wish) == (
        POLICE[0].content, (), "source"
    )


@pytest.mark.parametrize(
    "question",
    [
        Question("nr. 771"),
        Question("korter"),
        talk("Wat doet de ATKM?", "De ATKM vaardigt bevelen uit [1].", "nr. 771"),
        talk(SIGNED, WHICH, "Wat doet de ATKM?"),
        talk(SIGNED, WHICH, "ik bedoel eigenlijk iets heel anders dan al die brieven hier"),
    ],
)
def test_what_is_no_reply_stays_as_it_is(question: Question) -> None:
    assert resume(question).question is question


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_talk_can_be_taken_up(asked: str, back: str, reply: str) -> None:
    found = resume(talk(asked, back, reply))
    assert found.question.text in (reply, asked) or reply.strip() in found.question.text


@pytest.mark.parametrize(
    ("reply", "quote"),
    [
        ("729", "De Minister van Justitie en Veiligheid, D.M. van Weel"),
        ("de laatste", "De Minister van Justitie en Veiligheid, F. van Oosten"),
    ],
)
def test_a_pick_is_answered(assistant: Assistant, reply: str, quote: str) -> None:
    back = assistant.ask(Question(SIGNED))
    assert back.status == "clarify"
    answer = assistant.ask(talk(SIGNED, back.text, reply))
    assert [c.quote for c in answer.citations] == [quote]


def test_shorter_is_shorter_and_keeps_to_the_document(assistant: Assistant) -> None:
    asked = "Wat staat er in nr. 771 over borderline content?"
    whole = assistant.ask(Question(asked))
    history = (Turn("user", asked), Turn("assistant", whole.text))
    shorter = assistant.ask(Question("Kan het korter?", history=history))
    assert len(shorter.citations) == 1
    assert len(shorter.text) < len(whole.text)
    assert len(shorter.text) < len(whole.text)
    assert {c.document for c in shorter.citations} == {"29754-771"}


@pytest.mark.parametrize(
    ("history", "text", "quoted"),
    [
        (
            (Turn("user", "Wat doet de Online Coalitie?"),
             Turn("assistant", "Zij ondersteunt samenwerking tussen lokale partners [1].")),
            "En wie begon ermee?", "de ESS dit najaar gestart",
        ),
        (
            (Turn("user", "Wat zegt nr. 771 over de multistakeholdergroep?"),
             Turn("assistant", "Die aanbeveling is gedeeld met betrokken partijen [1].")),
            "Wanneer hoort de Kamer er meer over?", "in het voorjaar van 2026 informeren",
        ),
        (
            (Turn("user", "Wat is de ReDirect-methode?"),
             Turn("assistant", "Een interventiestrategie tegen online radicalisering [1].")),
            "Op welk platform begint de pilot?", "per januari 2026 uitgerold op Instagram",
        ),
        (
            (Turn("user", "Welk platform is volgens nr. 729 het meest gebruikt?"),
             Turn("assistant", "Telegram, volgens de professionals [1].")),
            "En waarom?", "meer anonimiteit biedt",
        ),
    ],
)
def test_a_follow_up_is_answered_from_what_was_spoken_of(
    assistant: Assistant, history: tuple[Turn, ...], text: str, quoted: str
) -> None:
    answer = assistant.ask(Question(text, history=history))
    assert quoted in " ".join(c.quote for c in answer.citations)
