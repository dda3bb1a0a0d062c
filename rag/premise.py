"""Notice that a question takes for granted what the best evidence contradicts.

Precision before recall: only questions that assert something ("Waarom …", "Wanneer zijn die …")
are looked at, and only opposites and names of one kind that cannot both hold.
"""

import re
from collections.abc import Sequence

from index.dutch import fold, stem, words
from rag.query import Query
from rag.question import Understanding
from rag.select import FEATURES, Choice

# What a question may say, and what in the evidence contradicts it when the former is absent there.
_OPPOSITES: tuple[tuple[str, str], ...] = (
    (r"offline|fysiek\w*", r"online"),
    (r"online", r"(?:vooral|grotendeels|met name) offline"),
    (r"bots\w*|strijdig\w*|in strijd|haaks|afwijk\w*", r"in lijn|passend|conform|sluit\w* aan"),
    (r"niet meer|nauwelijks|steeds minder|bijna niet|afgenomen|gedaald|daling|afname|minder",
     r"toegenomen|toeneemt|steeds (?:prominen\w+|vaker|meer)|toenemende|sterk toe|gestegen"),
    (r"toegenomen|gestegen|toename|stijging", r"afgenomen|gedaald|afname|daling"),
    (r"alleen|slechts|uitsluitend|enkel", r"alle|tevens|ook|zowel|en|onder andere|onder meer"),
    (r"vrijwillig\w*", r"verplicht\w*|plicht"),
    (r"verplicht\w*", r"vrijwillig\w*"),
    (r"wel haalbaar|haalbaar is|goed haalbaar", r"niet haalbaar"),
    (r"ingetrokken|introk|trok|stopgezet|gestopt|afgeblazen|geschrapt|beeindigd",
     r"van start|gestart|start|uitgerold|voortgezet|blijf\w*|ingezet"),
    (r"afgewezen|verworpen|afwees|wees", r"onderschrijf\w*|onderken\w*|deel ik|opvolging"
    r"|uitvoering"),
    (r"weiger\w*|negeer\w*", r"medewerking|bereidheid|samenwerking"),
    (r"verboden|verbood", r"legaal|toegestaan|mogelijk"),
    (r"hoger|hogere drempel", r"lager"),
    (r"binnen een jaar|binnen twee jaar", r"binnen drie jaar"),
)
# Names of one kind: a sentence about one of them is not about another.
_KINDS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split())
    for names in (
        "tiktok meta facebook instagram threads telegram youtube google twitter roblox microsoft "
        "snapchat discord twitch whatsapp reddit",
        "politie ess szw bzk atkm nctv wodc lse aivd om rvdk acm nscr icct tno ror defensie",
        "duitsland frankrijk belgie spanje italie australie polen denemarken zweden oostenrijk",
        "boswijk kuik becker rajkowski mutluer krul michon dijkstra gundogan",
    )
)
_ASSERTS = re.compile(
    r"^(?:en |maar )?(?:waarom|hoezo|hoe komt het|hoe kan het dat|vanwege wat)\b"
    r"|\bzoals (?:nr|de brief|de nota|de beslisnota)\b|\bwanneer (?:zijn|is|hebben|heeft) die\b"
)
_ALONE = re.compile(r"\b(?:alleen|slechts|uitsluitend|enkel)\b")
# The evidence must speak of the same thing: this share of the question's other words.
_LEAST_COVERAGE = 0.35


def contradicting(
    ranked: Sequence[Choice], understood: Understanding, query: Query
) -> Choice | None:
    """The quote that contradicts what the question takes for granted, or None."""
    folded = " ".join(fold(understood.standalone).split())
    if not _ASSERTS.search(folded) or understood.follow_up or not ranked:
        return None
    for choice in ranked[:3]:
        if choice.score < ranked[0].score - 1.5 or _coverage(choice) < _LEAST_COVERAGE:
            continue
        said = " ".join(fold(choice.text).split())
        if _opposite(folded, said) or _other_name(folded, said, ranked, query):
            return choice
    return None


def _coverage(choice: Choice) -> float:
    return float(choice.features[FEATURES.index("expanded")])


def _opposite(asked: str, said: str) -> bool:
    for here, there in _OPPOSITES:
        if (
            _has(asked, here) and not _has(asked, there)
            and _has(said, there) and not _has(said, here)
        ):
            return not _ALONE.search(asked) or _widens(asked, said)
    return False


def _widens(asked: str, said: str) -> bool:
    """Whether the evidence names more than what "alleen" leaves over."""
    return bool(re.search(r"\balle\b|\btevens\b|\bzowel\b|\bniet alleen\b", said))


def _other_name(asked: str, said: str, ranked: Sequence[Choice], query: Query) -> bool:
    """Whether the evidence names another of the same kind, and no quote names the one asked."""
    in_question, in_quote = set(words(asked)), set(words(said))
    for kind in _KINDS:
        wrong = in_question & kind
        if len(wrong) == 1 and in_quote & kind and not in_quote & wrong:
            root = stem(next(iter(wrong)))
            return not any(root in c.stems for c in ranked[:5])
    return False


def _has(text: str, pattern: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", text) is not None
