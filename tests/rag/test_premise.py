"""A wrong premise is corrected with the source; a right one never is."""

import pytest

from index.dutch import fold
from rag.assistant import Assistant
from rag.doubting.premise import asks_whether, takes_nothing, without_naming
from rag.records import Question
from rag.writer import WRONG_PREMISE

RIGHT = """\
Waarom is een universeel duidingskader niet haalbaar?
Waarom is Telegram het meest gebruikte platform onder extremistische groepen?
Waarom ligt de drempel online lager dan offline?
Waarom zijn maatregelen tegen borderline content ingewikkeld?
Waarom laat het kabinet onderzoeken of een duidingskader haalbaar is?
Waarom ligt de focus bij verdere pilots op online gamingplatformen?
Waarom zijn de persoonsgegevens van de ambtenaren niet openbaar?
Waarom is de minister voor Europese samenwerking?
Waarom is de informatie-uitwisseling voor gemeenten een knelpunt?
Waarom wordt de pilot met Meta gestart?
Waarom is menselijke controle bij contentmoderatie belangrijk?
Waarom neemt de invloed van extremistische online content toe?
Waarom vindt de minister borderline content zeer zorgelijk?
Waarom is de overheid grotendeels afhankelijk van de internetsector?
Hoe komt het dat extremistische content zich moeilijker laat modereren?
Waarom vindt het kabinet het spijtig dat de zorgplicht is uitgebleven?
Waarom werkt de ATKM samen met toezichthouders in het Verenigd Koninkrijk en Australië?
Waarom is er een taskforce borderline content aanbevolen?
Waarom start de pilot op Instagram?
Waarom speelt het offline domein een steeds prominentere rol bij extremistische groepen?
Waarom heeft Nederland samenwerking gezocht met Duitsland en Frankrijk?
Waarom is een werkbare definitie van extremistische content nodig?
Waarom worden ouders betrokken bij het voorkomen van radicalisering?
Waarom heeft SZW bijgedragen aan een ouderavond bij City Games?
Waarom heeft de NCTV het WODC om onderzoek verzocht?
Waarom is het effect van online tegengeluiden niet duidelijk?
""".splitlines()

WRONG = [
    ("Waarom is de pilot met TikTok van start gegaan?", "29754-774", "Meta"),
    ("Waarom trok de minister de pilot met de ReDirect-methode in?", "29754-774", "pilot"),
    ("Waarom is de invloed van extremistische online content op de nationale veiligheid "
     "afgenomen?", None, "toegenomen"),
    ("Waarom is de gedragscode voor platforms verplicht?", None, "vrijwillige"),
    ("Waarom is de drempel om toe te treden online hoger dan offline?", "29754-729", "lager"),
    ("Waarom weigeren online platformen informatie te verstrekken aan de politie?", "29754-774",
     "bereidheid"),
    ("Waarom is het meest gebruikte platform onder extremistische groepen TikTok?", "29754-729",
     "Telegram"),
    ("Waarom stelde Nederland het non-paper samen met België op?", "29754-774", "Frankrijk"),
    ("Waarom vindt radicalisering van jonge jihadisten vooral offline plaats?", None, "online"),
    ("Waarom heeft het RIVM het onderzoek Radicale reclame uitgevoerd?", None, "NSCR"),
    ("Waarom is de campagne Blijf in Beeld in 2024 begonnen?", "29754-774", "8 september 2025"),
    ("Waarom wordt de DSA in 2025 geëvalueerd?", "29754-774", "2027"),
    ("Waarom is de Europese werkgroep over radicalisering van jongeren opgeheven?", "29754-774",
     "continueren"),
    ("Waarom negeren hostingbedrijven de verwijderingsbevelen van de ATKM?", "29754-774",
     "opvolging"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_premise_is_never_corrected(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status in ("answered", "partial")
    assert WRONG_PREMISE not in answer.text


@pytest.mark.parametrize(("text", "document", "word"), WRONG)
def test_a_wrong_premise_is_corrected_with_its_source(
    assistant: Assistant, text: str, document: str | None, word: str
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == "premise_corrected"
    assert answer.text.startswith(f"{WRONG_PREMISE} In ")
    assert len({c.document for c in answer.citations}) == 1
    assert document is None or answer.citations[0].document == document
    assert word in answer.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Is de pilot met TikTok van start gegaan?",
        "Is de drempel om toe te treden online hoger dan offline?",
        "Waar staat dat de gedragscode vrijwillig is?",
    ],
)
def test_a_question_that_asserts_nothing_has_no_premise(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status != "premise_corrected"


def test_a_right_premise_that_is_refused_is_not_corrected_either(assistant: Assistant) -> None:
    # A known gap of abstaining: nr. 774 does speak of a "vrijwillige gedragscode".
    answer = assistant.ask(Question("Waarom is de gedragscode vrijwillig?"))
    assert answer.status != "premise_corrected"


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Wat zegt nr. 774 over cybercrime?", True),
        ("wat staat er in de brief over de zorgplicht", True),
        ("Wat zegt nr. 774 over het stopzetten van de pilot?", False),
        ("Wat vindt de minister ervan dat de pilot is gestopt?", False),
        ("Waarom is de pilot gestopt?", False),
    ],
)
def test_a_bare_subject_takes_nothing_for_granted(text: str, nothing: bool) -> None:
    assert takes_nothing(fold(text)) == nothing


def test_a_bare_subject_is_not_corrected(assistant: Assistant) -> None:
    assert assistant.ask(Question("Wat zegt nr. 774 over cybercrime?")).status != (
        "premise_corrected"
    )


@pytest.mark.parametrize("text", [
    "Internetgebruik in de samenleving, is dat iets van een kleine groep of van bijna iedereen?",
    "Een wereld waar onze wetten niet gelden, gewenst of niet?",
    "Nederland en de richtlijnen voor borderline content, actief of passief?",
    "De online wereld, staat die los van de fysieke wereld?",
    "Volstaat volgens nr. 708 een louter strafrechtelijke aanpak?",
    "Wanneer wordt de uitwerking van de pijlers volgens de brief van december 2023 verstuurd?",
    "Met ingang van welke maand wordt de pilot volgens de voortgangsbrief van december 2025 "
    "uitgerold op Instagram?",
    "Welke vindplaats in het Dreigingsbeeld Terrorisme Nederland 2023/02 noemt nr. 708?",
    "Tegen welke aantastingen kan de overheid burgers volgens nr. 708 niet onbeperkt beschermen?",
    "Van wie is de overheid afhankelijk bij niet strafbare content?",
    "Wat komt er steeds vaker voor naast terroristische content?",
])  # fmt: skip
def test_what_is_asked_named_or_denied_is_no_premise(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status == "answered"


@pytest.mark.parametrize(("text", "whether"), [
    ("de pilot, is die al begonnen?", True),
    ("gaan de ontwikkelingen traag of snel?", True),
    ("ontwikkelingen online, gaan die traag of juist heel hard?", True),
    ("de pilot is toch van tiktok, of niet?", False),
    ("waarom is de pilot gestopt, of is die nog bezig?", False),
    ("wie ondertekende nr. 708 of nr. 774?", False),
])  # fmt: skip
def test_a_question_for_yes_or_no_may_put_its_subject_first(text: str, whether: bool) -> None:
    assert asks_whether(text) is whether


def test_the_date_that_names_a_letter_is_left_out() -> None:
    told = without_naming("wat start volgens de brief van 17 december 2025 in januari 2026?")
    assert "2025" not in told
    assert "januari 2026" in told


@pytest.mark.parametrize("text", [
    "Klopt het dat de ReDirect-pilot samen met TikTok wordt gedaan?",
    "Klopt het dat de DSA in 2025 wordt geëvalueerd?",
    "Is het waar dat de gedragscode verplicht is?",
    "Klopt het dat er vijf pijlers zijn?",
])  # fmt: skip
def test_a_claim_that_is_not_so_is_corrected(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status == "premise_corrected"


@pytest.mark.parametrize("text", [
    "Klopt het dat de ATKM in 2023 is opgericht?",
    "Klopt het dat het non-paper met Duitsland en Frankrijk is opgesteld?",
    "Is het waar dat X en Telegram lastig bereikbaar zijn?",
    "Klopt het dat de pilot met Meta start in januari 2026?",
    "Klopt het dat een universeel duidingskader niet haalbaar is?",
    "Is het juist dat de motie-Kuik nog niet is afgedaan?",
])  # fmt: skip
def test_a_claim_that_is_so_is_not(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status == "answered"


@pytest.mark.parametrize("text", [
    "In welke voetnoot van nr. 774 staat de motie van Kuik?",
    "Onder welk Kamerstuknummer staat de motie-Becker over extremistische uitingen?",
    "Welke voetnoot in nr. 708 noemt de bedrijven van het gesprek van 11 mei 2023?",
])  # fmt: skip
def test_a_question_for_a_place_is_not_corrected(assistant: Assistant, text: str) -> None:
    assert assistant.ask(Question(text)).status == "answered"
