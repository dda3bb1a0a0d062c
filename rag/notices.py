"""What the reader is told about a language model: one Dutch line."""

from typing import Literal

from rag.llm import Reason

__all__ = ["NO_MODEL", "fallen_back", "held_back"]

_WHY: dict[str, str] = {
    "down": "Het taalmodel is niet bereikbaar",
    "slow": "Het taalmodel antwoordde niet op tijd",
    "busy": "Het taalmodel is te druk",
    "denied": "Het taalmodel weigert de toegang",
    "failing": "Het taalmodel gaf een fout",
    "context": "De vraag met haar passages past niet in het taalmodel",
    "cut_off": "Het antwoord van het taalmodel brak af",
    "malformed": "Het antwoord van het taalmodel was onleesbaar",
    "empty": "Het taalmodel gaf geen antwoord",
    "unsupported": "Wat het taalmodel schreef, is voor het grootste deel niet in het dossier "
    "teruggevonden",
}
NO_MODEL = "Er is geen taalmodel ingesteld; dit zijn letterlijke citaten."


def fallen_back(reason: Reason | Literal["unsupported"]) -> str:
    """Why the reader gets quotes instead of the model's own words."""
    return f"{_WHY[reason]}; daarom ziet u letterlijke citaten."


def held_back(count: int, shown: bool) -> str:
    """How many sentences are not shown as fact; empty when all are."""
    if not count:
        return ""
    what = "Eén zin" if count == 1 else f"{count} zinnen"
    verb = "is" if count == 1 else "zijn"
    done = "apart gezet" if shown else "weggelaten"
    which = "die" if count == 1 else "deze"
    return (
        f"{what} van het taalmodel {verb} {done}, omdat {which} niet in de aangehaalde passages "
        f"{'is' if count == 1 else 'zijn'} teruggevonden."
    )
