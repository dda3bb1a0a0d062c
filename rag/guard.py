"""What is settled before searching: orders instead of questions, and questions that name "
"nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.dutch import fold, stem
from index.records import SourceEntry
from rag.cite import day, short_name
from rag.question import Understanding

# Orders about the assistant itself: to drop its rules, to show them, to play another, to make up.
_ORDERS = re.compile(
    r"\b(?:vergeet|negeer|omzeil|schakel|zet|ignore|disregard|forget|override|bypass)\b.{0,60}"
    r"\b(?:regels?|instructies?|opdracht\w*|instructions?|rules?|prompt|bovenstaande|beperkingen"
    r"|richtlijnen|previous|filters?|veiligheid\w*|uit)\b"
    r"|\b(?:system ?prompt|systeemprompt|systeembericht|systeeminstructies?|system message"
    r"|jailbreak"
    r"|developer mode|ontwikkelaarsmodus|dan-modus)\b"
    r"|\b(?:toon|geef|laat|herhaal|wat (?:is|zijn)|print|dump|onthul)\b.{0,40}"
    r"\b(?:jouw|je|uw) (?:\w+ )?(?:instructies?|prompt|regels|opdracht|configuratie|broncode"
    r"|sleutel)\b"
    r"|\b(?:doe (?:alsof|net of)|speel (?:dat|een|de)|je bent (?:nu|voortaan)|u bent (?:nu"
    r"|voortaan)"
    r"|gedraag je als|act as|pretend|you are now)\b"
    r"|\bzonder (?:bron\w*|citaten|verwijzing\w*|vindplaats\w*)\b|\buit je hoofd\b"
    r"|\b(?:verzin|fantaseer|fabriceer)\b|\b(?:zeg|schrijf|antwoord|begin)\b.{0,30}"
    r"\b(?:alleen|uitsluitend|met het woord|precies dit"
    r"|dat de minister)\b.{0,40}\b(?:afgetreden|ontslagen"
    r"|ja|nee|ok|akkoord|gehackt)\b"
)
# Data about a person that the documents do not publish.
_PERSONAL = re.compile(
    r"\b(?:telefoon\w*|mobiel\w*|06-?\w*|e-?mail\w*|mailadres\w*|prive\w*|huisadres|woonadres"
    r"|adres"
    r"|woonplaats|woont|geboortedatum|geboren|bsn|burgerservicenummer|persoonsgegevens"
    r"|salaris)\b"
)
_PERSON = re.compile(
    r"\b(?:ambtena\w+|steller|behandelaar|opsteller|schreef|minister|bewindspersoon"
    r"|staatssecretaris|kamerlid|onderzoeker|woordvoerder|van oosten|van weel|yesilgoz\w*)\b"
)
_OFFICIAL_NAME = re.compile(
    r"\b(?:naam|namen|wie (?:is|zijn|was))\b.{0,40}\b(?:ambtena\w+|steller|behandelaar"
    r"|opsteller)\b"
)
# Help with what the letters fight: texts that recruit or threaten, and ways past detection.
_HARM = re.compile(
    r"\b(?:schrijf|maak|stel|ontwerp|geef|help|bedenk|formuleer|genereer|vertaal"
    r"|verbeter)\b.{0,120}"
    r"\b(?:werv(?:ing\w*|end\w*)|propaganda\w*|ronsel\w*|rekruterings\w*|oproep tot|aanslag\w*"
    r"|bommen?"
    r"|dreig(?:brief|bericht|mail|tweet)\w*|haat(?:bericht|zaai|campagne)\w*|manifest|pamflet)\b"
    r"|\bhoe (?:kan|kun|kunnen|moet|moeten|krijg|zou|zouden)?\s?(?:ik|je|wij|we|men)\b.{0,80}"
    r"\b(?:omzeil\w*|ontwijk\w*|onder de radar|ontsnap\w*|ongezien|niet gepakt"
    r"|zonder (?:ontdekt|gepakt|dat"
    r" de (?:politie|atkm|moderat\w+)))\b"
    r"|\bhoe (?:kan|kun|moet|krijg|zou)?\s?(?:ik|je|wij|we)\b.{0,60}"
    r"\b(?:ronsel\w*|rekruteer\w*|werf|radicaliseer\w*|aanslag|bom|explosie\w*|wapens?)\b"
)
# Wants something that text with quotes cannot be.
_OTHER_FORM = re.compile(
    r"\b(?:spreek|lees)\b.{0,60}\b(?:in|voor)\b|\bgeluidsbestand|\bpodcast|\bvoorlezen\b|\baudio"
    r"|\b(?:laat|toon|geef|maak|teken|stuur)\b.{0,60}\b(?:grafiek\w*|plaatje\w*|afbeelding\w*"
    r"|foto\w*"
    r"|filmpje|tekening|poster|infographic|diagram|powerpoint|presentatie|spreadsheet|excel\w*)\b"
    r"|\b(?:mail|app|bel|sms)\b .{0,30}\b(?:naar|aan)\b|\bvertaal\b|\bprint\b"
)
# Words that say that something is asked of "the letter", without saying what.
_EMPTY_TOPIC = frozenset(
    stem(w)
    for w in (
        "brief brieven kamer kamerbrief kamerstuk document documenten rapport onderzoek inhoud "
        "bericht "
        "nota motie moties toezegging toezeggingen belofte afspraak voetnoot voetnoten noot "
        "noten bijlage "
        "pagina bladzijde hoofdstuk kop paragraaf alinea zin punt onderdeel aanbeveling "
        "aanbevelingen "
        "conclusie conclusies reactie beleidsreactie antwoord vraag standpunt mening maatregel "
        "maatregelen "
        "minister ministers staatssecretaris bewindspersoon kabinet regering auteur auteurs "
        "schrijver lid "
        "staan zeggen schrijven melden vinden bedoelen gebeuren ondertekenen tekenen "
        "handtekening versturen "
        "sturen verzenden nakomen nagekomen afdoen afgedaan uitvoeren uitgevoerd klaar gereed "
        "bereiken "
        "horen komen gaan weten lezen uitleggen toelichten samenvatten samenvatting betekenen "
        "stand zaken "
        "voortgang vervolg status deadline termijn datum tijd jaar maand dag week planning "
        "inmiddels precies "
        "onderwerp thema kern hoofdpunt hoofdpunten strekking meer info informatie details "
        "nieuws laatste "
        "eerste tweede derde volgende vorige andere nieuwe oude hetzelfde verschil zaak ding "
        "dingen probleem"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer that needs no search."""

    status: Literal["refused", "clarify", "not_in_dossier"]
    text: str
    # What to look up as the ground that the documents themselves give.
    ground: str = ""


def guard(text: str, understood: Understanding) -> Verdict | None:
    """A refusal or an answer to small talk, or None when it is a question."""
    folded = " ".join(fold(text).split())
    if _ORDERS.search(folded):
        return Verdict(
            "refused",
            "Dat doe ik niet: ik antwoord alleen uit het dossier en met bronvermelding. "
            "Stel gerust een vraag over de documenten.",
        )
    if _HARM.search(folded):
        return Verdict(
            "refused",
            "Daar werk ik niet aan mee. Wel kan ik laten zien wat het dossier over dit onderwerp "
            "vermeldt.",
        )
    personal = _PERSONAL.search(folded) and _PERSON.search(folded) and not understood.documents
    if personal or _OFFICIAL_NAME.search(folded) or _asks_official(folded):
        return Verdict(
            "refused",
            "Persoonsgegevens geef ik niet, en die van ambtenaren staan niet in het dossier.",
            "persoonsgegevens van ambtenaren niet openbaar",
        )
    if _OTHER_FORM.search(folded):
        return Verdict(
            "not_in_dossier",
            "Dat kan ik niet: ik antwoord alleen in tekst, met letterlijke citaten uit de stukken "
            "van het dossier; afbeeldingen, geluid en bijlagen horen daar niet bij.",
        )
    if talk := small_talk(folded):
        return Verdict("clarify", talk)
    return None


def _asks_official(folded: str) -> bool:
    """Whether contact data of an official is asked, also of a document that is named."""
    contact = re.search(r"\b(?:telefoon\w*|mobiel\w*|06-?\w*|e-?mail\w*|mailadres\w*"
    r"|bsn)\b", folded)
    return bool(contact and re.search(r"\b(?:ambtena\w+|steller|behandelaar|opsteller"
    r"|schreef)\b", folded))


def names_no_subject(understood: Understanding) -> bool:
    """Whether the question has no word that says what it is about, but for naming documents."""
    return not understood.conversation and all(
        weight < 1 or stem(w) in _EMPTY_TOPIC or w.isdigit() for w, weight in understood.own
    )


def which_document(entries: Sequence[SourceEntry], understood: Understanding) -> str:
    """A question back that names the documents to choose from."""
    options = [f"{short_name(e)} ({day(e.date)})" for e in entries]
    what = "Van welk stuk bedoelt u de voetnoot" if understood.footnotes else "Welk stuk bedoelt u"
    return f"{what}: {either(options)}?"


def either(options: Sequence[str]) -> str:
    """"a, b of c"."""
    return options[0] if len(options) == 1 else f"{', '.join(options[:-1])} of {options[-1]}"


_GREETING = re.compile(
    r"(?:goede(?:morgen|middag|navond|ndag)|goedendag|hallo|hoi|dag|hey|hi|beste|welkom)\b.{0,20}"
)
_THANKS = re.compile(r"(?:dank\w*|bedankt|thanks|merci|super|fijn|top|prima|oke|ok)\b.{0,25}")
_ABILITIES = re.compile(
    r"(?:wat|waarmee|hoe) kun? (?:je|jij|u)(?: (?:me|mij|ons))?(?: (?:allemaal|helpen|doen"
    r"|werken))*"
    r"|wie ben (?:je|jij)|wat ben (?:je|jij)|help|hulp|hoe werkt dit|wat is dit"
)
_HELP = (
    "Ik beantwoord vragen over het dossier Versterkte Aanpak Online (29 754) uit de Kamerstukken "
    "zelf, met het letterlijke citaat en de vindplaats. Vraag bijvoorbeeld: «Wanneer start de "
    "pilot "
    "met de ReDirect-methode?», «Onder welk Kamerstuknummer staat de motie-Kuik?» of «Wat staat "
    "er "
    "in voetnoot 24 van nr. 708?»."
)


def small_talk(folded: str) -> str | None:
    """What to say to a greeting, thanks or "wat kun je?"; None for anything else."""
    bare = folded.strip(" .!?,")
    if _GREETING.fullmatch(bare) and len(bare.split()) <= 3:
        return f"Goedendag. {_HELP}"
    if _THANKS.fullmatch(bare) and len(bare.split()) <= 5:
        return "Graag gedaan. Stel gerust een volgende vraag over het dossier."
    return _HELP if _ABILITIES.fullmatch(bare) or not bare else None
