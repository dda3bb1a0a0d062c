"""Questions that several documents answer: what changed, what came of it, what each says."""

import re

from rag.asking.years import years_named

__all__ = ["asks_several"]

_COMPARES = (
    r"beide|beiden|allebei|zowel|verschil\w*|vergelijk\w*|vergeleken|overeenkomst\w*|anders dan"
    r"|ten opzichte van"
)
_CHANGES = (
    r"verander\w*|verschui\w*|verschoof"
    r"|evol\w*|ontwikkel(?:t|de|den) zich|verlie?p\w*|verloop|traject|tijdlijn|chronolog\w*"
    r"|geschiedenis|(?:door|in de loop van|over) de (?:jaren|tijd)|door de tijd|achtereenvolgens"
    r"|stap voor stap|stapsgewijs|sindsdien|gaandeweg|van .{3,60} tot (?:de|het|nu|nr|en met)"
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
_EACH = (
    r"(?:elke?|iedere?|per|alle|verschillende|beide|opeenvolgende|diverse|twee|drie) "
    r"(?:\w+ )?(?:brie(?:f|ven)|kamerbrie(?:f|ven)|stuk(?:ken)?|documenten)|in de brieven"
    r"|in welke (?:\w+ )?(?:brieven|kamerbrieven|stukken|documenten)"
    r"|brief (?:na|voor) brief"
)
_SEVERAL = re.compile(
    rf"\b(?:{_COMPARES}|{_CHANGES}|{_THEN_AND_NOW}|{_CAME_OF_IT}|{_EACH})\b"
)


def asks_several(folded: str) -> bool:
    """Whether a (folded) question wants what several documents say, each in its turn."""
    return len(years_named(folded)) > 1 or _SEVERAL.search(folded) is not None
