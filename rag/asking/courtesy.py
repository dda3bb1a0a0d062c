"""The courtesies around a question: "Zou u kunnen aangeven wie …?", "Graag verneem ik …", "svp"."""

import re

__all__ = ["without_courtesy"]

_WORD = r"(?:mij|me|ons|misschien|eens|even|ook|alstublieft|alsjeblieft|s\.?v\.?p\.?|a\.?u\.?b\.?)"
_TO_ME = rf"(?:{_WORD} )*"
_TELL = (
    r"(?:aangeven|vertellen|meedelen|mededelen|toelichten|zeggen|uitleggen|laten weten|opzoeken"
    r"|nagaan|vermelden|uiteenzetten|laten zien|noemen|opsommen|geven|verstrekken|sturen)"
)
_OPENING = re.compile(
    r"(?:(?:zou|zoudt|kan|kunt|kun|wil|wilt) (?:u|je|jij|jullie) "
    rf"{_TO_ME}(?:(?:kunnen|willen) )?{_TO_ME}{_TELL}"
    r"|(?:graag|gaarne) (?:ontvang|verneem|hoor|weet|zie|wil|zou) (?:ik|wij|we)"
    r"(?: (?:graag|van u|nog|willen))*(?: (?:weten|vernemen|horen|ontvangen|zien))?"
    r"|ik (?:wil|zou|wilde) (?:graag |nog )*(?:willen )?(?:weten|horen|vernemen|ontvangen)"
    r"|(?:mag ik|mogen wij|mogen we) (?:weten|vragen|vernemen)"
    rf"|(?:weet|weten) (?:u|je|jij|jullie)(?: {_WORD})*"
    r"|(?:vertel|zeg) (?:mij|me|ons)(?: eens| even)*"
    r"),? ?(?=(?:(?:aan|in|op|met|uit|van|voor|door|bij|onder|naar|over|tot|sinds|vanaf|volgens)"
    r" )?(?:wie|wiens|wat|waar\w*|wanneer|welke?|hoe\w*|een (?:overzicht|lijst|opsomming)|alle)\b)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"[ ,]+(?:alstublieft|alsjeblieft|a\.?u\.?b\.?|s\.?v\.?p\.?|graag|bvd|bij voorbaat dank"
    r"|alvast (?:dank|bedankt))(?=\W*$)",
    re.IGNORECASE,
)


def without_courtesy(question: str) -> str:
    """The question by itself; as it is where nothing else is asked.

    >>> without_courtesy("Zou u mij kunnen aangeven wie nr. 774 ondertekende, s.v.p.?")
    'wie nr. 774 ondertekende?'
    """
    bare = _OPENING.sub("", question, count=1) if _OPENING.match(question) else question
    left = _CLOSING.sub("", bare)
    return left if re.search(r"\w", left) else question
