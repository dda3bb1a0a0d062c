"""Notice that a question takes for granted what the best evidence contradicts.

Precision before recall: only questions that assert something are looked at, and only what cannot
both hold: opposites, another name of the same kind in the very sentence, another date, another
number of the same thing. What counts as an opposite stands in premise.toml. What was foreseen for
a sentence by name is noticed before this, in `rag.doubting.mistaken`.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from index.dutch import fold
from index.flat import MONTH_PATTERN
from rag.answering.choices import FEATURES, Choice
from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.doubting.premise_facts import Heard, other_date, other_name, other_number

__all__ = ["PREMISE_FILE", "asks_whether", "asserts", "contradicting", "names_subject",
           "sets_apart", "takes_nothing", "without_naming", "without_speaker"]  # fmt: skip

PREMISE_FILE = Path(__file__).with_name("premise.toml")

# A claim that is put to be told whether it is so.
_IS_TRUE = r"^(?:en |maar )?(?:klopt het|is het (?:waar|zo|juist)) dat\b"
# "waarom", "hoe komt het dat", "zoals nr. 771 meldt", "de nota zegt toch dat …".
_ASSERTS = re.compile(
    r"\b(?:waarom|hoezo|hoe komt het|hoe kan het dat|vanwege wat|om welke reden|wat was de reden"
    r"|wat is de reden|sinds wanneer)\b|\bzoals (?:nr|de brief|de nota|de beslisnota)\b"
    r"|\bwanneer (?:zijn|is|hebben|heeft) die\b|\btoch\b.*\b(?:om|dat|niet)\b"
    r"|;|\bdie\b.{0,40}\b(?:volgens|aan tafel)\b"
    rf"|{_IS_TRUE}"
)
_VERBS = (
    r"(?:is|zijn|heeft|hebben|kan|kunnen|mag|moet|gaat|gaan|komt|wordt|worden|klopt"
    r"|werkt|werken|geldt|gelden|staat|staan|doet|doen|krijgt|krijgen|zit|zitten|helpt|helpen|was"
    r"|waren|zou|zouden|zal|zullen|start|starten|startte|begint|beginnen|begon|valt|vallen|deed"
    r"|deden|vindt|vinden|vond|wil|willen|wilde|loopt|lopen|liep|stopt|stopte|noemt|noemen|zegt"
    r"|komen|kwam|ging|kreeg|bevat|bestaat|hoort|horen|neemt|nemen|blijft|blijven|volstaat"
    r"|volstaan|sluit|sluiten|leidt|leiden|word|werd|werden|mogen|moeten|kun|kunt|hoeft|hoeven"
    r"|dient|dienen|betekent|treedt|ziet|zien|weet|weten|geeft|geven|gebruikt|gebruiken|steunt)"
)
_YES_NO = re.compile(rf"^(?:en |maar )?{_VERBS}\b")
# The subject first and then the question for yes or no: "de pilot, is die al begonnen?"; or what
# may be chosen: "actief of passief?", "gewenst of niet?".
_WHETHER = re.compile(
    rf", (?:en |maar )?{_VERBS} (?:die|dat|dit|deze|er|het|ze|zij|hij|men|we|wij|je|de|zo)\b"
    r"|\b(?:is|zijn) (?:die|dat|dit|deze|het|ze)\b.{0,60}\bof\b"
    r"|\bof (?:niet|juist|toch|pas|meer|minder|anders|andersom|is|zijn|gaat|gaan|van)\b"
    r"|, (?:\w+ ){1,4}of (?:\w+ ){0,2}\w+\W*$"
)
_CLAIMS = re.compile(r"\btoch\b|\bklopt\b|\bwaarom\b|\bhoezo\b|\bhoe komt\b")
# Behind "over" one noun, with at most an article.
_BARE = re.compile(
    r"wat (?:zegt|zeggen|staat|staan|schrijft|meldt|vermeldt|vindt)\b.{0,60}\bover"
    r"(?: de| het| een)? [\w-]+\W*"
)
# What is still to be done is not taken for done: "wanneer moet het klaar zijn?".
_TO_BE_DONE = re.compile(
    r"wanneer (?:moet|moeten|zal|zullen|kan|kunnen|is|zijn|komt|komen)\b.*"
    r"\b(?:klaar|gereed|af|afgerond)(?: zijn)?\W*"
)
_ALONE = re.compile(r"\b(?:alleen|slechts|uitsluitend|enkel)\b")
# The evidence must speak of the same thing: this share of the question's other words.
_LEAST_COVERAGE = 0.35
# A sentence beside the best of its passage may tell the contrary; it shares at least so much.
_LEAST_BESIDE = 0.2
# Quotes that are looked at, how much below the best one they may score, and those beside.
_BEST, _BELOW, _BESIDE = 3, 1.5, 12


def asserts(folded: str) -> bool:
    """Whether a folded question takes something for granted that it does not ask."""
    return _ASSERTS.search(folded) is not None


def takes_nothing(folded: str) -> bool:
    """Whether a folded question only names a subject, or a thing that is to be done: "wat zegt
    nr. 774 over gaming?"."""
    return any(pattern.fullmatch(folded) for pattern in (_BARE, _TO_BE_DONE))


def names_subject(folded: str) -> bool:
    """Whether a folded question asks what is said of a subject, and no more."""
    return _BARE.fullmatch(folded) is not None


def asks_whether(folded: str) -> bool:
    """Whether a folded question asks for yes or no, or what of two, so that it asserts nothing."""
    if _YES_NO.match(folded):
        return re.match(_IS_TRUE, folded) is None
    return _WHETHER.search(folded) is not None and not _CLAIMS.search(folded)


# What stands right before a thing that is named to say that another is meant.
_APART = re.compile(
    r"\b(?:behalve|buiten|naast|geen|niet|anders dan|los van|in plaats van|bovenop|afgezien van"
    r"|van een ander \w+ dan) (?:\w+ ){0,3}$"
)


def sets_apart(before: str) -> bool:
    """Whether what stands behind a folded text is named to say that another thing is meant:
    "anders dan de", "buiten de"."""
    return _APART.search(f"{before.rstrip()} ") is not None


_NAMING = re.compile(
    r"\b\w*(?:brief|nota|reactie|stuk) (?:van|uit|d\.?d\.?) "
    rf"(?:(?:\d{{1,2}} )?{MONTH_PATTERN}(?: (?:19|20)\d\d)?|(?:19|20)\d\d)\b"
    r"|\b(?:volgens|blijkens) (?:(?:de )?brief )?nr\.? ?\d{3}\b|\bnoemt nr\.? ?\d{3}\b"
)


def without_naming(folded: str) -> str:
    """A folded question without the date or number that tells which letter is meant, which is no
    premise of it."""
    return _NAMING.sub("brief", folded)


# Who says what the letter says is no premise of a question: "volgens de minister".
_SPEAKER = re.compile(
    r"\b(?:volgens|aldus|wat vindt|wat vinden|noemt|noemen|zegt|schrijft|meldt) "
    r"(?:de (?:minister|regering|overheid|bewindspersonen)|het (?:kabinet|ministerie))\b"
)


def without_speaker(folded: str) -> str:
    """A folded question without the words for who speaks in the letters."""
    return _SPEAKER.sub("volgens de brief", folded)


def contradicting(
    ranked: Sequence[Choice], understood: Understanding, query: Query
) -> Choice | None:
    """The quote that contradicts what the question takes for granted, or None."""
    folded = " ".join(fold(understood.standalone).split())
    if understood.follow_up or not ranked or asks_whether(folded):
        return None
    if understood.explicit:
        folded = without_naming(folded)
    heard = Heard(ranked, query)
    if asserts(folded):
        for choice in _speaking(ranked, heard):
            if _opposite(folded, choice, ranked):
                return choice
        if found := other_name(folded, ranked, heard):
            return found
    if understood.outside:  # a date or number that names a letter
        return None
    return other_number(folded, ranked) or other_date(folded, ranked, heard)


def _speaking(ranked: Sequence[Choice], heard: Heard) -> Iterator[Choice]:
    """The quotes that speak of what is asked: the best, and those beside the first of them."""
    shares = [_share(c, heard) for c in ranked[:_BESIDE]]
    best = [
        c for c, share in zip(ranked[:_BEST], shares, strict=False)
        if c.score >= ranked[0].score - _BELOW and share >= _LEAST_COVERAGE
    ]  # fmt: skip
    yield from best
    for choice, share in zip(ranked, shares, strict=False):
        if (
            best and not any(choice is c for c in best) and share >= _LEAST_BESIDE
            and (choice.document, choice.block) == (best[0].document, best[0].block)
        ):  # fmt: skip
            yield choice


def _share(choice: Choice, heard: Heard) -> float:
    return max(float(choice.features[FEATURES.index("plain")]), heard.share(choice))


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    table = tomllib.loads(PREMISE_FILE.read_text(encoding="utf-8"))["opposite"]
    return tuple((_words(pair["asked"]), _words(pair["held"])) for pair in table)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b")


# Right before a word that is denied: "niet bindend".
_DENIED = re.compile(r"\b(?:niet|geen|noch) (?:\w+ )?$")
# Before the verb at the end of a clause that only supposes: "als een platform weigert".
_SUPPOSED = re.compile(r"\b(?:als|indien|zodra|mocht\w*) (?:(?:de|het|een) )?[^,;]* $")
_CLAUSE_ENDS = re.compile(r"\W*(?:$|[,;])")
# Behind an "alleen" that says that the thing alone does not do.
_TOO_LITTLE = re.compile(
    r"[^,;]*\b(?:niet|geen|on(?:voldoende|toereikend)|te (?:weinig|beperkt|smal)|tekort)\b"
)


def _claimed(pattern: re.Pattern[str], asked: str) -> bool:
    """Whether a folded question says a thing of its own accord, neither denied nor supposed."""
    return any(
        not _DENIED.search(asked[: match.start()])
        and not (
            _SUPPOSED.search(asked[: match.start()]) and _CLAUSE_ENDS.match(asked[match.end() :])
        )
        and not (_ALONE.fullmatch(match[0]) and _TOO_LITTLE.match(asked[match.end() :]))
        for match in pattern.finditer(asked)
    )


def _opposite(asked: str, choice: Choice, ranked: Sequence[Choice]) -> bool:
    said = " ".join(fold(choice.text).split())
    for here, there in _opposites():
        if (
            _claimed(here, asked) and not there.search(asked)
            and there.search(said) and not here.search(said)
            and not any(here.search(fold(c.text)) for c in ranked[:_BEST])
        ):  # fmt: skip
            return not _ALONE.search(asked) or _widens(said)
    return False


def _widens(said: str) -> bool:
    """Whether the evidence names more than what "alleen" leaves over."""
    return bool(re.search(r"\balle\b|\btevens\b|\bzowel\b|\bniet alleen\b|\bmenselijke\b", said))
