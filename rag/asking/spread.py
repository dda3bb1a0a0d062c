"""Questions that several documents answer: what changed, what came of it, what each says."""

import re

from rag.asking.years import years_named

__all__ = ["asks_outcome", "asks_several"]

_COMPARES = (
    r"beide|beiden|allebei|zowel|verschil\w*|vergelijk\w*|vergeleken|overeenkomst\w*|anders dan"
    r"|ten opzichte van"
)
_CHANGES = (
    r"verander\w*|verschui\w*|verschoof"
    r"|evol\w*|ontwikkel(?:t|de|den) zich|verlie?p\w*|verloop|traject|tijdlijn|chronolog\w*"
    r"|geschiedenis|(?:door|in de loop van|over) de (?:jaren|tijd)|door de tijd|achtereenvolgens"
    r"|stap voor stap|stapsgewijs|sindsdien|gaandeweg"
    r"|van (?:(?:de|het|een) )?(?:eerste|begin|start|oudste|nr|contouren\w*|aankondiging|voornemen"
    r"|idee|plan|opdracht|20\d\d)\b.{0,60} tot (?:de|het|nu|nr|en met|een|in)"
)
_THEN_AND_NOW = (
    r"(?:eerst|eerder|toen|destijds|aanvankelijk|oorspronkelijk|toentertijd|vroeger)\b.{3,}"
    r"\b(?:later|nu|nadien|daarna|inmiddels|uiteindelijk|vervolgens|tegenwoordig)"
    r"|(?:was|waren|werd|werden|zou|zouden|wilde|had|hadden|kondigde|beloofde)\b.{3,}"
    r"\b(?:inmiddels|uiteindelijk|nu|later|daarna|vervolgens|nadien|erna)"
)
_CAME_OF_IT = (
    r"(?:terecht)?gekomen van|van terecht\w*|terechtgekomen|ervan gekomen|mee gebeurd"
    r"|(?:iets|wat) (?:mee )?gedaan (?:met|aan)|(?:iets|wat) mee gedaan|er (?:ook )?gekomen"
    r"|waargemaakt|nagekomen|ingelost|opgevolgd|opvolging|vervolg (?:aan )?(?:gekregen|gegeven)"
    r"|uitgekomen|doorgegaan|hoe (?:staat|stond) het (?:nu )?(?:met|ervoor)"
    r"|hoe ver (?:is|staat|was)|stand van zaken|vorderingen|voortgang|en volgens|en in de"
)
# What became of a thing that one letter tells of: another one may say.
_OUTCOME = re.compile(
    r"\b(?:kwam|gekomen|geworden|terecht\w*)\b.{0,12}\b(?:er|daar|hier)van\b"
    r"|\b(?:(?:er|daar|hier) ?van|(?:iets|wat|is) van)\b.{0,15}\b(?:terecht\w*|geworden|gekomen)\b"
    r"|\bterecht ?gekomen\b|\bwat (?:is|was) (?:dat|die|het)\b.{0,30}\bgeworden\b"
    r"|(?:^|[.!?;,:] )(?:en |maar )?(?:is|zijn|was|waren) (?:dat|die|deze|dit|er|het|zo n|zo'n)\b"
    r".{0,50}"
    r"\b(?:gekomen|gelukt|gebeurd|doorgegaan|uitgevoerd|nagekomen|waargemaakt|gestart|gemaakt"
    r"|gestand gedaan)\W*$"
    r"|\b(?:iets|wat) (?:mee )?(?:gedaan|gebeurd|veranderd|verbeterd) (?:met|aan)\b"
    r"|\b(?:daar|er|hier) ?(?:\w+ ){0,2}mee (?:gedaan|gebeurd)\b|\bvoor gekregen\W*$"
    r"|\bhoe is (?:het|dat)\b.{0,50}\b(?:afgelopen|verder gegaan|verlopen)\W*$"
    r"|\bhoe (?:liep|loopt) (?:het|dat) af\b|\buit(?:eindelijk)? ?(?:uit)?gekomen\W*$"
    r"|\buit voortgekomen\b"
    r"|\bhoe (?:zit|staat) (?:het|dat|die|deze)(?: \w+)? (?:nu|inmiddels|eind 20\d\d)\b"
    r"|\b(?:ligt|lag|bestaat|is|zijn|doet|doen) (?:er|dat|die|\w+ (?:dat|die)) "
    r"(?:inmiddels|nu|later)\b"
    r"|\b(?:opvolging|vervolg) (?:aan )?(?:gekregen|gegeven)\b"
    r"|\bwat (?:is|zie je|zien we|merk je) (?:daar|er|hier)\b.{0,30}\b(?:bijgekomen|van terug)\b"
)
_EACH = (
    r"(?:elke?|iedere?|per|alle|verschillende|beide|opeenvolgende|diverse|twee|drie) "
    r"(?:\w+ )?(?:brie(?:f|ven)|kamerbrie(?:f|ven)|stuk(?:ken)?|documenten)|in de brieven"
    r"|in welke (?:\w+ )?(?:brieven|kamerbrieven|stukken|documenten)"
    r"|brief (?:na|voor) brief"
)
_THEN_NOW = re.compile(rf"\b(?:{_THEN_AND_NOW})\b")
_SEVERAL = re.compile(
    rf"\b(?:{_COMPARES}|{_CHANGES}|{_CAME_OF_IT}|{_EACH})\b"
)


def asks_outcome(folded: str) -> bool:
    """Whether a (folded) question asks what became of a thing: "wat kwam daarvan terecht?"."""
    return _OUTCOME.search(folded) is not None or bool(_THEN_NOW.search(folded))


def asks_several(folded: str) -> bool:
    """Whether a (folded) question wants what several documents say, each in its turn."""
    if len(years_named(folded)) > 1 or asks_outcome(folded):
        return True
    return _SEVERAL.search(folded) is not None
