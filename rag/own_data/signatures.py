"""Who signed documents: all signatures, or those of the office or the person asked for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.dutch import fold, stem, words
from index.records import Kamerstuk, Signatory
from rag.asking.guard import either
from rag.asking.query import Query
from rag.cite import short_name
from rag.finding.features import asks_signature, expanded_coverage
from rag.own_data.head_line import AskedHead, HeadLine
from rag.own_data.named_people import is_of, named_signatories, named_together
from rag.own_data.signed_letters import asks_which_letters
from rag.writer import upper

__all__ = ["asked_signatures", "asks_holder", "asks_who_signed", "excepts", "wrong_author",
           "wrong_signatory"]  # fmt: skip

# Ways to ask who signed beside those that the ranking knows.
_UNDER = re.compile(
    r"\b(?:na(?:am|men)|krabbel|wie|ministers?|bewindspersonen) (?:\w+ )?(?:er )?onder\b"
    r"|\bonder (?:deze|die|de|alle|elke|iedere?|welke?|nr)\b.{0,30}\b(?:staan|staat)\b.{0,20}"
    r"\b(?:na(?:am|men)|wie)\b"
    r"|\bwie (?:schreven|stuurden|verstuurden|verzond(?:en)?|zond(?:en)?)\b"
    r"|\b(?:wie (?:heeft|hebben)|door wie (?:is|zijn|werd|werden))\b.{1,60}"
    r"\b(?:geschreven|opgesteld|gestuurd|verstuurd|verzonden)\b"
    r"|\bwie (?:is|was) de (?:minister|bewindspersoon|staatssecretaris) die\b.{1,60}"
    r"\b(?:schreef|stuurde|verstuurde|verzond|ondertekende|tekende)\b"
    r"|\b(?:auteurs?|schrijvers?|opstellers?) van (?:de (?:\w+ )?\w*brief|nr)\b"
    r"|\bvan wiens hand\b.{1,20}\b\w*(?:brief|reactie|stuk)\b"
)
# Who holds an office: the letters know it by who signed them.
_HOLDS = re.compile(
    r"^(?:en |maar )?(?:wie (?:is|was|zijn|waren)|hoe (?:heet|heette|heten)|wat is de naam van)"
    r"(?: (?:nu|toen|destijds|in|eind|begin|20\d\d|de|een|onze|huidige|toenmalige|vorige))*"
    r" (?:ministers?|staatssecretaris(?:sen)?|bewindspers\w+)\b"
)
# The signatures are all that is asked: who sent a letter, or for whom, its text may say too.
_SIGNING = re.compile(
    r"teken|krabbel|\bwiens hand\b|\bna(?:am|men)\b.{0,20}\bonder\b|\bonder\b.{0,30}\bsta"
)
_ON_BEHALF = re.compile(r"\bnamens\b")
# "Mede namens wie" is somebody who did not sign.
_ALSO_ON_BEHALF = re.compile(
    r"\b(?:mede|ook) namens\b|\bnamens\b.*\b(?:mede|ook|nog (?:meer|een|iemand)|verder)\b"
)
_EXCEPT = re.compile(r"\b(?:naast|behalve|buiten|afgezien van)\b")
_JUNIOR = re.compile(r"\b(?:staatssecretaris\w*|stas(?:sen)?)\b")
_SENIOR = re.compile(r"\b(?:ministers?|bewinds\w+)\b")
_TITLE = re.compile(r"^(?:De )?(?:Minister|Staatssecretaris)(?: van| voor)? ")
# What says that a letter was signed or written by the one named, who may not have done so.
_MADE = re.compile(r"teken|krabbel|\b(?:ge)?schre(?:ef|ven)\b|\b\w*(?:stuur\w*|zond\w*)\b")
# Who says something "in" the letter that is named.
_SAYS_IN = (
    r"\b(?:schreef|schrijft|zei|zegt|meldde|meldt|stelde|stelt|vond|vindt|noemde|noemt)"
    r"(?: (?:de|toenmalige?|toenmalig|oud-))* ?(?:minister|staatssecretaris|bewindspersoon)? ?"
    r"{name}(?: .{{1,60}})? (?:in|met) "
)
# Who it was is asked, or it is denied: then nothing is taken for granted.
_OPEN = re.compile(r"\b(?:wie|wiens|niet|geen|nooit|anders?)\b|\b(?:naast|behalve|buiten)\b")


@dataclass(frozen=True, slots=True)
class _Signature:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Together:
    """People and offices beside each other; `told`: who of them did not sign has to be said."""

    people: tuple[str, ...]
    offices: tuple[str, ...]
    told: bool


def excepts(folded: str) -> bool:
    """Whether a (folded) question asks for others than the ones it names."""
    return _EXCEPT.search(folded) is not None


def asks_holder(folded: str) -> bool:
    """Whether a (folded) question asks who holds or held an office."""
    return _HOLDS.search(folded) is not None


def asks_who_signed(folded: str) -> bool:
    """Whether a (folded) question is about who signed."""
    return asks_signature(folded) or asks_holder(folded) or _UNDER.search(folded) is not None


def asked_signatures(
    kamerstukken: Sequence[Kamerstuk], folded: str, query: Query, dossier: Sequence[Kamerstuk]
) -> list[AskedHead]:
    """Of each document the signatories whose office or name is asked for, or all when none is.

    Empty where the text of a document may tell of an office that no signature has.
    """
    also = _ALSO_ON_BEHALF.search(folded) is not None
    offices = _departments(query, [*kamerstukken, *dossier]) if not excepts(folded) else []
    junior = _junior(folded)
    if also and not (offices or junior):
        return []
    if (offices or junior) and not _is_held(kamerstukken, offices, junior):
        if _ON_BEHALF.search(folded) or not _SIGNING.search(folded):
            return []
        who = "staatssecretaris" if junior else "bewindspersoon"
        whose = f"een {who} van {either(offices)}" if offices else f"een {who}"
        return [AskedHead(k.id, (), _unsigned_by(k, whose)) for k in kamerstukken]
    return _signed(kamerstukken, folded, query, dossier, offices)


def wrong_signatory(
    folded: str, kamerstukken: Sequence[Kamerstuk], dossier: Sequence[Kamerstuk]
) -> list[AskedHead]:
    """Who did sign these documents, and what those signed who are named and signed none of these;
    empty where one of them did, or where it is not taken for granted."""
    named = named_signatories(folded, dossier)
    asked = {k.id for k in kamerstukken if k.signatories}
    taken = _MADE.search(folded) is not None and not _OPEN.search(folded)
    if not (named and asked and taken) or any(asked & signed for signed in named.values()):
        return []
    signed = [AskedHead(k.id, _lines(k, _signatures(k)), "") for k in kamerstukken]
    return signed + [
        AskedHead(k.id, _lines(k, own, "Wel staat onder {}:"), "")
        for k in dossier if (own := [s for s in _signatures(k) if is_of(s.text, named)])
    ]


def wrong_author(
    folded: str, kamerstukken: Sequence[Kamerstuk], dossier: Sequence[Kamerstuk]
) -> list[AskedHead]:
    """Who signed these documents, where a question says that somebody else writes in them what it
    asks; else empty."""
    named = named_signatories(folded, dossier)
    signed = {k.id for k in kamerstukken if k.signatories}
    said = all(
        re.search(_SAYS_IN.format(name=re.escape(fold(name).split("-")[0])), folded)
        for name in named
    )
    if not (named and signed and said) or any(signed & own for own in named.values()):
        return []
    return [AskedHead(k.id, _lines(k, _signatures(k)), "") for k in kamerstukken]


def _junior(folded: str) -> bool:
    """Whether a staatssecretaris is asked for, and no other."""
    asked = _EXCEPT.split(folded)[0]
    return _JUNIOR.search(asked) is not None and not _SENIOR.search(asked)


def _departments(query: Query, kamerstukken: Sequence[Kamerstuk]) -> list[str]:
    """The departments that the question names, of all that signed."""
    found = dict.fromkeys(_department(s) for k in kamerstukken for s in k.signatories)
    stems = [frozenset(stem(w) for w in words(department)) for department in found]
    telling = _distinct(stems, "")
    minister = {stem(w) for w in ("de", "minister", "staatssecretaris", "van")}
    query = _without(query, frozenset().union(minister, *stems).difference(*telling))
    pairs = zip(found, telling, strict=True)
    return [department for department, own in pairs if expanded_coverage(own, query)]


def _department(signatory: Signatory) -> str:
    return _TITLE.sub("", signatory.office)


def _is_held(kamerstukken: Sequence[Kamerstuk], offices: Sequence[str], junior: bool) -> bool:
    """Whether anyone signed in one of these offices."""
    return any(
        (not offices or _department(s) in offices) and (not junior or _junior(fold(s.office)))
        for k in kamerstukken for s in k.signatories
    )


def _signed(
    kamerstukken: Sequence[Kamerstuk], folded: str, query: Query, dossier: Sequence[Kamerstuk],
    offices: Sequence[str],
) -> list[AskedHead]:
    """Of each document the signatories whose office or name is asked for, or all when none is."""
    signatures = [_signatures(k) for k in kamerstukken]
    stems = [frozenset(stem(w) for w in words(s.text)) for row in signatures for s in row]
    distinct = _distinct(stems, folded)
    query = _without(query, frozenset().union(*stems).difference(*distinct))
    row_of = iter(distinct)
    scores = [[expanded_coverage(next(row_of), query) for _ in row] for row in signatures]
    asks_one = any(score for row in scores for score in row)
    together = _together(folded, [*kamerstukken, *dossier], offices)
    found = []
    for kamerstuk, row, marks in zip(kamerstukken, signatures, scores, strict=True):
        meant = list(_those_meant(row, marks, folded, asks_one, together))
        lacks = _missing(kamerstuk, meant, together) if meant else _unsigned(kamerstuk, row)
        found.append(AskedHead(kamerstuk.id, _lines(kamerstuk, meant), lacks))
    return found


def _together(
    folded: str, kamerstukken: Sequence[Kamerstuk], offices: Sequence[str]
) -> _Together:
    """The people and offices that are asked for beside each other; empty where it is one."""
    if excepts(folded):
        return _Together((), (), False)
    named = named_signatories(folded, kamerstukken)
    own = {_department(s) for k in kamerstukken for s in k.signatories if is_of(s.name, named)}
    # "Minister Yeşilgöz van Justitie en Veiligheid" is one; so is the office of one who is named.
    others = tuple(office for office in offices if not named or office not in own)
    if len(named) + len(others) < 2:
        return _Together((), (), False)
    left_open = _OPEN.search(folded) is not None or asks_which_letters(folded)
    told = named_together(folded, named) and not left_open
    return _Together(tuple(named), others, told)


def _missing(kamerstuk: Kamerstuk, meant: Sequence[_Signature], together: _Together) -> str:
    """Who of those who are asked for beside each other did not sign a document."""
    bare = [
        upper(name) for name in together.people if not any(is_of(s.text, [name]) for s in meant)
    ]
    if not bare or not together.told:
        return ""
    who = short_name(kamerstuk.entry)
    return f"De handtekening van {either(bare)} staat niet onder {who}."


def _signatures(kamerstuk: Kamerstuk) -> list[_Signature]:
    blocks = [b for b in kamerstuk.blocks if b.kind == "signature"][: len(kamerstuk.signatories)]
    return [_Signature(b.start, b.end, kamerstuk.text[b.start : b.end]) for b in blocks]


def _lines(
    kamerstuk: Kamerstuk, signatures: Sequence[_Signature], lead: str = "Onder {} staat:"
) -> tuple[HeadLine, ...]:
    """The signatures as one sentence: "Onder nr. 708 staat: a; b en c"."""
    first, last = lead.format(short_name(kamerstuk.entry)), len(signatures) - 1
    leads = [first if at == 0 else "en" if at == last else "" for at in range(len(signatures))]
    return tuple(
        HeadLine(kamerstuk.id, s.start, s.end, before)
        for s, before in zip(signatures, leads, strict=True)
    )


def _those_meant(
    signatures: Sequence[_Signature], scores: Sequence[float], folded: str, asks_one: bool,
    together: _Together,
) -> Iterator[_Signature]:
    """The signatures that fit best, without those that are excepted; of several who are asked
    for beside each other, those of each."""
    best = max(scores, default=0.0)
    excepted = excepts(folded)
    for score, signature in zip(scores, signatures, strict=True):
        name = signature.text.rsplit(",", 1)[-1]
        if excepted and (
            score == best > 0 or any(w in folded for w in words(name) if len(w) > 4)
        ):
            continue
        if together.people or together.offices:
            if is_of(signature.text, together.people) or _holds(signature, together.offices):
                yield signature
        elif excepted or not asks_one or score == best > 0:
            yield signature


def _holds(signature: _Signature, offices: Sequence[str]) -> bool:
    office = signature.text.rsplit(",", 1)[0]
    return _TITLE.sub("", office) in offices


def _unsigned(kamerstuk: Kamerstuk, signatures: Sequence[_Signature]) -> str:
    who = short_name(kamerstuk.entry)
    if not signatures:
        return f"{upper(who)} noemt geen ondertekenaar."
    return f"Onder {who} staat die handtekening niet."


def _unsigned_by(kamerstuk: Kamerstuk, whose: str) -> str:
    if not kamerstuk.signatories:
        return _unsigned(kamerstuk, ())
    return f"Onder {short_name(kamerstuk.entry)} staat geen handtekening van {whose}."


def _distinct(stems: Sequence[frozenset[str]], folded: str) -> list[frozenset[str]]:
    """Of each signature the stems that say which office: most of the others lack them."""
    counts = Counter(s for part in stems for s in part)
    # "Bewindspersonen" are both, and so no office of their own.
    common = {stem("staatssecretaris")} if "bewinds" in folded else set()
    return [frozenset(s for s in p if 2 * counts[s] <= len(stems)) - common for p in stems]


def _without(query: Query, common: frozenset[str]) -> Query:
    """The query whose synonyms need only the stems that tell: "JenV" not "minister" as well."""
    told = (replace(s, stems=s.stems - common) for s in query.synonyms)
    return replace(query, synonyms=tuple(s for s in told if s.stems))
