"""What is settled before searching: orders instead of questions, and questions that name nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.dutch import fold
from index.records import SourceEntry
from rag.cite import day, short_name
from rag.question import Understanding

_ORDERS = re.compile(
    r"\b(?:vergeet|negeer|ignore|disregard|forget)\b.{0,40}\b(?:regels|instructies|opdracht\w*"
    r"|instructions|rules|prompt|bovenstaande|vorige|previous|alles)\b"
    r"|\b(?:system ?prompt|systeemprompt|jailbreak|developer mode|doe alsof je|speel dat je"
    r"|act as|pretend)\b"
    r"|\bzonder (?:bron\w*|te zeggen|verwijzing\w*)\b|\buit je hoofd\b|\bverzin\b"
)
_PERSONAL = re.compile(
    r"\b(?:telefoonnummer|mobiel\w*|06-?nummer|mailadres|e-?mailadres|prive\w*|huisadres|woonadres"
    r"|geboortedatum|bsn|persoonsgegevens|adres van)\b|\bnaam\b.{0,25}\b(?:ambtena\w+|steller)\b"
)
_OFFICIAL = re.compile(r"\b(?:ambtena\w+|steller|medewerker\w*|behandelaar|opsteller|schreef)\b")
_HARM = re.compile(
    r"\b(?:schrijf|maak|stel|ontwerp|geef|help|verzin|bedenk|formuleer)\b.{0,80}"
    r"\b(?:wervings\w+|propaganda\w*|ronsel\w+|aanslag\w*|bom\w*|dreig(?:brief|bericht|mail)\w*"
    r"|haat(?:bericht|zaai)\w*|rekruteringsbericht\w*|manifest)\b"
    r"|\bhoe (?:maak|bouw|pleeg|omzeil|ontwijk)\b.{0,60}\b(?:bom|explosie\w*|aanslag|moderatie"
    r"|verwijderingsbevel\w*|opsporing)\b"
)
# Wants something that text with quotes cannot be.
_OTHER_FORM = re.compile(
    r"\b(?:spreek|lees)\b.{0,60}\b(?:in|voor)\b|\bgeluidsbestand|\bpodcast|\bvoorlezen\b|\baudio"
    r"|\b(?:laat|toon|geef|maak|teken|stuur)\b.{0,60}\b(?:grafiek\w*|plaatje\w*|afbeelding\w*|foto\w*"
    r"|filmpje|tekening|poster|infographic|diagram|powerpoint|presentatie|spreadsheet|excel\w*)\b"
    r"|\b(?:mail|app|bel|sms)\b .{0,30}\b(?:naar|aan)\b|\bvertaal\b|\bprint\b"
)
# Words that say that something is asked of "the letter", without saying what.
_EMPTY_TOPIC = frozenset(
    "brief brieven kamer letter inhoud document bericht nota motie toezegging voetnoot noot staan "
    "onderteken ondertekend tekst nagekom inmiddels minister meer onderwerp datum wanneer gebeur "
    "verzond verstuurd hoor hoort tek zin paragraaf aanbevel punt hoofdstuk ander laatst".split()
)
_THE_LETTER = re.compile(
    r"\b(?:de|die|deze|dat|dit) (?:brief|stuk|document|nota|kamerstuk|motie|toezegging|minister)\b"
    r"|\b(?:voet)?noot\b|\bdaar(?:over|van|op)?\b|\bdie (?:toezegging|motie)\b"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer that needs no search."""

    status: Literal["refused", "clarify", "not_in_dossier"]
    text: str


def guard(
    text: str, understood: Understanding, entries: Sequence[SourceEntry]
) -> Verdict | None:
    """A refusal or a question back, or None when the question can be searched for."""
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
    if _PERSONAL.search(folded) and (_OFFICIAL.search(folded) or "minister" in folded):
        return Verdict(
            "refused",
            "Persoonsgegevens van ambtenaren geef ik niet; volgens de beslisnota bij nr. 729 zijn "
            "die niet openbaar ter bescherming van de persoonlijke levenssfeer.",
        )
    if _OTHER_FORM.search(folded):
        return Verdict(
            "not_in_dossier",
            "Dat kan ik niet: ik antwoord alleen in tekst, met letterlijke citaten uit de stukken "
            "van het dossier; afbeeldingen, geluid en bijlagen horen daar niet bij.",
        )
    if _names_nothing(folded, understood):
        return Verdict("clarify", which_document(entries, understood))
    return None


def _names_nothing(folded: str, understood: Understanding) -> bool:
    if understood.documents or understood.carried or understood.outside:
        return False
    if not _THE_LETTER.search(folded):
        return False
    from index.dutch import stem

    empty = {stem(w) for w in _EMPTY_TOPIC} | _EMPTY_TOPIC
    return all(stem(w) in empty or w.isdigit() for w, _ in understood.own)


def which_document(entries: Sequence[SourceEntry], understood: Understanding) -> str:
    """A question back that names the real options."""
    options = [f"{short_name(e)} ({day(e.date)})" for e in entries]
    what = "Van welk stuk bedoelt u de voetnoot" if understood.footnotes else "Welk stuk bedoelt u"
    return f"{what}: {', '.join(options[:-1])} of {options[-1]}?"
