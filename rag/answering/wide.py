"""Questions that one sentence seldom answers: "leg eens uit", "hoe werkt …?", "… en lukt dat?"."""

import re

from index.dutch import fold

__all__ = ["asks_whether_too", "asks_widely"]

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


# Behind what is asked first, whether something is so: "…, en doet onderwijs ook mee?"
_WHETHER_TOO = re.compile(
    r"^(?!en |maar ).+\b(?:en|maar) (?:zo (?:ja|nee|niet),? )?(?:is|zijn|was|waren|heeft|hebben"
    r"|had|doet|doen|deed|gaat|gaan|ging|komt|komen|kwam|kan|kunnen|mag|mogen|wordt|worden|werd|lukt|lukte|loopt"
    r"|lopen|liep|werkt|werken|helpt|krijgt|krijgen|kreeg|geldt|gelden|blijft|blijven|heb|moet"
    r"|moeten|zal|zullen|staat|bestaat|start|startte) "
    r"(?:(?:dat|die|dit|deze|er|het|ze|zij|hij|men|we|je|daar)\b|.*\b(?:ook|nog|al|mee)\b)"
)


def asks_whether_too(question: str) -> bool:
    """Whether a question asks, behind something else, whether a thing is so as well."""
    return _WHETHER_TOO.search(" ".join(fold(question).split())) is not None
