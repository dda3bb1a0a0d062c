"""Motions and commitments that a text names by their members, or by no number at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.records import Reference, ReferenceKind

__all__ = ["PARTIES", "find_motions", "motion_key"]

# Parties of the Tweede Kamer since about 2010, as they sign motions.
PARTIES = (
    "GroenLinks-PvdA|GL-PvdA|GroenLinks|GL|PvdA|CDA|VVD|D66|PVV|SP|SGP|ChristenUnie|CU|PvdD|"
    "Partij voor de Dieren|DENK|BBB|NSC|FVD|FvD|JA21|Volt|BIJ1|50PLUS|50Plus|BVNL"
)
_STOP = (
    r"(?!(?:Kamer|Kamerstuk\w*|Handelingen|Aanhangsel|Tweede|Eerste|Minister\w*|Staatssecretaris\w*|"
    r"De|Het|Een|In|Op|Met|Voor|Dit|Deze|Die|Dat|Van|Wat|Welke|Hoe|Waar|Wie|En|Of|Is|Nr|TZ|EU|Onze|Ons|Uw|"
    rf"Europese|Nederland\w*|{PARTIES})\b)"
)
_WORD = rf"{_STOP}[A-ZÀ-ÖØ-Þ][^\W\d_]{{1,30}}(?:['-][^\W\d_]{{1,30}}){{0,3}}"
_PREFIX = r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|[Ee]l|[Ee]n-)\s){0,3}"
_NAME = rf"(?:{_PREFIX}{_WORD}(?: {_WORD}){{0,2}})"
_PARTY = rf"\((?:{PARTIES})\)"
_MEMBER = rf"{_NAME}(?:\s{_PARTY})?(?:\sc\.s\.)?"
_LIST = rf"{_MEMBER}(?:(?:,\s|\sen\s|,\sen\s|/){_MEMBER}){{0,11}}"
_LID = r"(?:het\s(?:Kamer)?lid|de\s(?:Kamer)?leden|(?:Kamer)?lid|de\sheer|mevrouw)\s"

_MOTION = re.compile(
    rf"\b(?:(?:[Nn]ader\s)?[Gg]ewijzigde\s)?[Mm]otie"
    rf"(?:s(?=\svan\s{_LID}))?(?P<by>\svan\s{_LID}|\s{_LID}|-|\s)(?P<list>{_LIST})"
)
_OF_PARTY = re.compile(rf"\b(?P<party>{PARTIES})-motie\b")
_COMMITMENT = re.compile(
    rf"\b[Tt]oezegging(?:en)?(?P<by>\s(?:van|aan)\s{_LID}|\saan\s|-|\s)(?P<list>{_LIST})"
)
_NAMELESS = re.compile(
    r"\b(?:(?:haar|zijn|mijn|onze|hun|de|deze|die|een)\s)?toezegging\s"
    r"(?:van\s(?:mijn|de|haar|zijn)\s(?:ambts)?voorgangers?"
    r"|aan\s(?:uw|de)\s(?:Tweede\s)?Kamer)(?!\w)",
    re.IGNORECASE,
)
# "motie van het lid Kuik waarin wordt verwezen naar de ReDirect-methode (CDA)"
_LATE_PARTY = re.compile(
    rf"\s(?:waarin|waarmee|die|dat|over|om|inzake|tot|met)\s(?P<gap>[^.;()\n]{{1,120}}) {_PARTY}"
)
_OTHER_PERSON = re.compile(
    rf"\b(?:lid|leden|moties?|toezegging\w*|mevrouw|heer|[Kk]amerstuk\w*)\b"
    rf"|\b(?:van|en|aan)\s{_NAME}$"
)

_ONE_MEMBER = re.compile(
    rf"(?P<name>{_NAME})(?:\s\((?P<party>{PARTIES})\))?(?:\sc\.s\.)?(?:,\s(?:en\s)?|\sen\s|/|$)"
)
_PARTY_NAME = re.compile(rf"\(({PARTIES})\)$")
_FRONT = re.compile(rf"^{_PREFIX}")

# After "motie van" a lower-case "van" may be the preposition ("de motie van Kuik") or part of the
# name; it is part of it only for members who are known by such a name.
_VAN_NAMES = re.compile(
    "Nispen|Baarle|Campen|Dijk|Dijck|Meenen|Zanten|Waveren|Meetelen|Oosterhout|Eijk|Groningen|"
    "Lanschot|Ark|Asten|Houwelingen|Kent|Raan|Esch|Haga|Wijngaarden|Ginneken|Strien|Weyenberg|"
    "Hijum|Vroonhoven|Aalst|Ginhoven|Oosten|Weel"
)


@dataclass(frozen=True, slots=True)
class _Signers:
    members: tuple[str, ...]
    parties: tuple[str, ...]


def find_motions(flat: str) -> Iterator[Reference]:
    """Motions and commitments by name in a flattened text (see `index.flat`).

    Generic mentions ("verschillende moties", "de motie") yield nothing. `members` are surnames
    with their prefix in lower case ("van Nispen"); a commitment without a name has none, nor
    has "de CDA-motie", which has a party alone.
    """
    for match in _MOTION.finditer(flat):
        yield from _named("motie", match)
    for match in _OF_PARTY.finditer(flat):
        start, end = match.span()
        yield Reference("motie", match[0], start, end, parties=(match["party"],))
    for match in _COMMITMENT.finditer(flat):
        yield from _named("toezegging", match)
    for match in _NAMELESS.finditer(flat):
        yield Reference("toezegging", match[0], match.start(), match.end())


def _named(kind: ReferenceKind, match: re.Match[str]) -> Iterator[Reference]:
    """The mention, unless what stands there is no name: "Toezegging TZ202307-103"."""
    signers = _read_signers(match)
    if not signers.members:
        return
    end = match.end()
    if not signers.parties and len(signers.members) == 1:
        late = _LATE_PARTY.match(match.string, end)
        if late and not _OTHER_PERSON.search(late["gap"]):
            end = late.end()
            party = _PARTY_NAME.search(late[0])
            signers = _Signers(signers.members, (party[1],) if party else ())
    raw = match.string[match.start() : end]
    yield Reference(
        kind, raw, match.start(), end, members=signers.members, parties=signers.parties
    )


def _read_signers(match: re.Match[str]) -> _Signers:
    members, parties = [], []
    for one in _ONE_MEMBER.finditer(match["list"]):
        members.append(_member(one["name"]))
        if one["party"] and one["party"] not in parties:
            parties.append(one["party"])
    if members and match["by"].isspace():  # "motie van Kuik"
        members[0] = _without_preposition(members[0])
    return _Signers(tuple(members), tuple(parties))


def _member(name: str) -> str:
    front = _FRONT.match(name)
    end = front.end() if front else 0
    return " ".join((name[:end].lower() + name[end:]).split())


def _without_preposition(member: str) -> str:
    rest = member.removeprefix("van ")
    is_surname = rest.startswith(("de ", "den ", "der ")) or _VAN_NAMES.fullmatch(rest)
    return member if is_surname else rest


def motion_key(reference: Reference) -> str:
    """ "motie Boswijk/Krul": one key for all ways to name a motion or commitment by name."""
    return f"{reference.kind} {'/'.join(reference.members)}"
