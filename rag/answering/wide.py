"""Questions that one sentence seldom answers: "leg eens uit", "hoe werkt …?", "wat doet …?"."""

import re

from index.dutch import fold

__all__ = ["asks_widely"]

_WIDELY = re.compile(
    r"\b(?:leg|vertel|licht)\b.*\b(?:uit|over|toe)\b"
    r"|\bhoe (?:werkt|werken|helpt|helpen|ondersteunt|gaat .* te werk)\b"
    r"|\bwat (?:doet|doen|deed)\b|\bwat (?:gaat|gaan|kan|kunnen|wil|willen)\b.*\bdoen\b"
    r"|\bwat is (?:de |het )?(?:taak|rol|functie|werkwijze|stand van zaken)\b|\bhoe staat het\b"
    r"|\bwaar lopen?\b.*\btegenaan\b|\bwaar moeten? .*\bover gaan\b"
    r"|\bwat (?:gebeurt|wordt) er (?:met|aan|gedaan|mee|tegen|voor)\b"
    r"|\bwat is er\b.*\b(?:gedaan|gebeurd)\b"
)


def asks_widely(question: str) -> bool:
    """Whether a question asks how a thing works, or all that somebody does."""
    return _WIDELY.search(" ".join(fold(question).split())) is not None
