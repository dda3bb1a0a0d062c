"""What the reader is told about a language model: one Dutch line."""

from typing import Literal

from rag.model.llm import Reason

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


def held_back(count: int, apart: int = 0) -> str:
    """How many sentences are not shown as fact, `apart` of them set apart; empty for none."""
    if not count:
        return ""
    what, verb, which = ("Eén zin", "is", "die") if count == 1 else (f"{count} zinnen", "zijn",
                                                                     "deze")  # fmt: skip
    done = {0: "weggelaten", count: "apart gezet"}.get(
        apart, f"niet als feit getoond ({apart} apart gezet, {count - apart} weggelaten)"
    )
    return (
        f"{what} van het taalmodel {verb} {done}, omdat {which} niet in de aangehaalde passages "
        f"{verb} teruggevonden."
    )
