"""What the page says, in Dutch, apart from what the dossier says."""

from rag.records import Filters, Mode, Status

TITLE = "Versterkte Aanpak Online"
SUBTITLE = "Vragen aan dossier 29 754, met vindplaats"
NOTICE = (
    "U praat met een geautomatiseerd systeem (AI). Het antwoordt met letterlijke citaten uit de "
    "stukken van dit dossier en geeft bij elk citaat de vindplaats. Controleer de vindplaats "
    "voordat u een antwoord gebruikt."
)
CARD_LINK = "Wat dit systeem kan en niet kan (systeemkaart)"
EXPORTED = (
    "Gemaakt met hulp van een geautomatiseerd systeem (AI), dat antwoordt met letterlijke citaten "
    "uit de stukken van het dossier. Controleer de vindplaats voordat u een antwoord gebruikt."
)
NO_NOTE_TEXT = "De tekst van deze noot staat niet in de bron."
PENDING = "Zoeken in het dossier…"
FAILED = (
    "Het antwoord kon niet worden gemaakt of hield geen stand bij de controle van de citaten, en "
    "wordt daarom niet getoond. Probeer het opnieuw of stel de vraag anders."
)
STALE_PLACE = "Deze vindplaats past niet meer bij de huidige index. Stel de vraag opnieuw."

# Words and a shape (an icon of page.css) for each status, so that colour says nothing alone.
STATUS: dict[Status, str] = {
    "answered": "Beantwoord",
    "partial": "Deels beantwoord",
    "not_in_dossier": "Niet in het dossier",
    "premise_corrected": "De veronderstelling klopt niet",
    "clarify": "Vraag terug",
    "refused": "Geen antwoord",
    "error": "Fout",
}
MODE: dict[Mode, str] = {
    "extractive": "letterlijke citaten, zonder taalmodel",
    "llm": "opgesteld door een taalmodel, citaten gecontroleerd",
}
# The first lines on an empty page: for whom, and what such a user asks.
EXAMPLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Voor beleid",
        (
            "Wat zijn de pijlers van de Versterkte Aanpak Online?",
            "Wat doet de ATKM?",
            "Waarom is een duidingskader niet haalbaar?",
        ),
    ),
    (
        "Voor de griffie",
        (
            "Wat staat er in voetnoot 26 van nr. 708?",
            "Welke motie gaat over algoritmen?",
            "Wie ondertekenden de contourenbrief?",
        ),
    ),
)
MAX_QUESTION = 2000  # characters; longer than any question of a person


def searched_in(filters: Filters, names: dict[str, str]) -> str:
    """What an answer was looked for in: "alle stukken" or names and period."""
    parts = [", ".join(names.get(d, d) for d in filters.documents) or "alle stukken"]
    if filters.since:
        parts.append(f"vanaf {filters.since.isoformat()}")
    if filters.until:
        parts.append(f"tot en met {filters.until.isoformat()}")
    return ", ".join(parts)
