"""What is settled before searching: orders instead of questions, and questions that name nothing.

The wordings of orders, personal data and harm stand in `rag/asking/guard_patterns.py`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.dutch import fold, stem
from index.records import SourceEntry
from rag.asking.guard_patterns import is_harm, is_opinion, is_order, is_other_form, is_personal
from rag.asking.understanding import Understanding
from rag.cite import day, short_name

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
        "gericht geadresseerd nummer kamerstuknummer vergaderjaar titel dagtekening vat samen "
        "hoort gehoord hoorde zit zat zitten gezeten daarmee hiermee daarover hierover erover "
        "ervoor daaraan hieraan hiervan hiertoe m ie n gezegd gemeld bedacht besloten afgesproken "
        "ermee erin daarin hierin eerste tweede derde volgende vorige andere nieuwe oude hetzelfde "
        "verschil zaak ding dingen probleem"
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
    if is_order(folded):
        return Verdict(
            "refused",
            "Dat doe ik niet: ik antwoord alleen uit het dossier en met bronvermelding. "
            "Stel gerust een vraag over de documenten.",
        )
    if is_harm(folded, bool(understood.documents)):
        return Verdict(
            "refused",
            "Daar werk ik niet aan mee. Wel kan ik laten zien wat het dossier over dit onderwerp "
            "vermeldt.",
        )
    if is_personal(folded, bool(understood.documents)):
        return Verdict(
            "refused",
            "Persoonsgegevens geef ik niet, en die van ambtenaren staan niet in het dossier.",
            "persoonsgegevens van ambtenaren niet openbaar",
        )
    if is_other_form(folded):
        return Verdict(
            "not_in_dossier",
            "Dat kan ik niet: ik antwoord alleen in tekst, met letterlijke citaten uit de stukken "
            "van het dossier; afbeeldingen, geluid en bijlagen horen daar niet bij.",
        )
    if is_opinion(folded):
        return Verdict(
            "not_in_dossier",
            "Een mening, advies of voorspelling geef ik niet: ik laat alleen zien wat in de "
            "stukken van het dossier staat. Vraag gerust wat de bewindspersonen of de onderzoekers "
            "ervan schrijven.",
        )
    if talk := small_talk(folded):
        return Verdict("clarify", talk)
    return None


def names_no_subject(
    understood: Understanding, besides: frozenset[str] = frozenset()
) -> bool:
    """Whether the question has no word that says what it is about, but for naming documents.

    `besides` are stems of further words that say nothing where the question is asked.
    """
    empty = _EMPTY_TOPIC | besides
    return not understood.conversation and all(
        weight < 1 or stem(w) in empty or w.isdigit() for w, weight in understood.own
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
# What the assistant is, who made it, what it is called.
_ITSELF = re.compile(
    r"\b(?:jou|je|jij)\b.{0,20}\b(?:gemaakt|getraind|gebouwd|ontwikkeld|geprogrammeerd)\b"
    r"|\bben (?:je|jij|u) (?:een )?(?:echte? )?(?:mens|robot|computer|chatbot|ai|machine|chatgpt"
    r"|gpt)\b|\bhoe heet (?:je|jij)\b|\b(?:wat is|hoe luidt) (?:je|jouw) naam\b"
    r"|\bwelke? (?:taal|ai-)?model\b.{0,20}\b(?:je|jij)\b"
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
    if _ITSELF.search(bare):
        return f"Ik ben een computerprogramma. {_HELP}"
    return _HELP if _ABILITIES.fullmatch(bare) or not bare else None
