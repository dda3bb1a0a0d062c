"""Questions about documents' own data: their date, numbers, title, addressee, who signed them.

Such a question names documents and nothing else; the lines of their heads, or their signatures,
are the answer, without any search.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.dutch import fold, stem, words
from index.records import Block, Kamerstuk
from rag.asking.query import Query
from rag.asking.question import Understanding
from rag.cite import day, short_name
from rag.finding.features import asks_signature, expanded_coverage

# What is asked, the head lines that say it (role, then a pattern), and the words of asking.
_FIELDS: Mapping[str, tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]] = {
    name: (re.compile(asked), roles, re.compile(line))
    for name, asked, roles, line in (
        ("zaak", r"\bzaak\w*", ("document_line",), r"van zaak"),
        ("kenmerk", r"\bkenmerk(?:en)?\b", ("document_line", "number"), r"[Kk]enmerk"),
        ("tk", r"\b(?:tk|document|2\d{3}d)-?\s?nummer|\bdocumentnummer", ("document_line",),
         r"^Nummer:"),
        ("vergaderjaar", r"\bvergaderja(?:ar|ren)\b", ("session",), r"Vergaderjaar"),
        ("datum", r"\b(?:van wanneer|datum|data|gedateerd|dagtekening|(?:van )?welke dag"
                  r"|en wanneer\b|wanneer (?:is|zijn|werden|waren|werd|was|verscheen|verschenen"
                  r"|kwam|kwamen)\b)",
         ("date", "document_line"), r"Den Haag,|Datum|datum:"),
        ("gericht", r"\b(?:gericht|geadresseerd|aan wie)\b", ("addressee",), r"Aan "),
        ("nummer", r"(?<!tk-)(?<!tk )(?<!d-)\b(?:kamerstuk|volg)?nummers?\b(?! ?\d)",
         ("number", "document_line"), r"^Nr\.|kamerstukdossier"),
        ("titel", r"\b(?:titels?|hoe hete?n?|onderwerp van)\b", ("title",), r""),
    )
}
_LABELS = {
    "zaak": "zaaknummer", "kenmerk": "kenmerk", "tk": "documentnummer", "datum": "datum",
    "vergaderjaar": "vergaderjaar", "gericht": "geadresseerde", "nummer": "nummer",
    "titel": "titel",
}
_ASKING = frozenset(
    stem(w)
    for w in (
        "brief kamerstuk nummer datum wanneer dag kamer gestuurd verzonden verstuurd geschreven "
        "gedateerd zaak zaaknummer kenmerk documentnummer titel vergaderjaar dragen draagt "
        "tk-nummer tk onder geregistreerd registratie staan hoort verscheen gericht beslisnota "
        "nota regering tweede aan minister bewindspersoon bewindspersonen bewindslieden "
        "staatssecretaris stas ondertekend ondertekenen ondertekenden namens mede tekenen naam "
        "namen kabinet schreef schreven stuurde stuurden verstuurde verstuurden verzond zond "
        "zonden zetten zette krabbel ondertekenaar afzender voornaam voorletter initialen "
        "achternaam data oud nieuw oudste nieuwste volgorde chronologisch chronologische "
        "respectievelijk achtereenvolgens naast behalve twee drie vier vijf zes dossier document "
        "stuk jaar later geadresseerd voluit lijst overzicht zelfde dezelfde"
    ).split()
)
# Ways to ask who signed beside those that the ranking knows.
_UNDER = re.compile(
    r"\b(?:na(?:am|men)|krabbel|wie|ministers?|bewindspersonen) (?:\w+ )?(?:er )?onder\b"
    r"|\bonder (?:deze|die|de|alle|elke|iedere?|welke?|nr)\b.{0,30}\b(?:staan|staat)\b.{0,20}"
    r"\b(?:na(?:am|men)|wie)\b"
    r"|\bwie (?:schreven|stuurden|verstuurden|verzond(?:en)?|zond(?:en)?)\b"
)
# Who wrote "Radicale reclame" is who wrote the report; only a letter is written by who signs it.
_WROTE = re.compile(r"\b(?:schreef|schreven)\b")
_LETTER = re.compile(r"\b(?:\w*brie(?:f|ven)|nrs?|\w*stuk(?:ken)?|beleidsreacties?)\b")
# Years, days, numbers of letters, "2025D" and the name of the whole approach.
_PLAIN = re.compile(r"20\d\dd|\d{1,4}|vao")
_EXCEPT = re.compile(r"\b(?:naast|behalve|buiten|afgezien van)\b")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """The place of an answer, with the words that lead it in."""

    document: str
    start: int
    end: int
    lead: str


@dataclass(frozen=True, slots=True)
class AskedHead:
    """The head lines or signatures of one document that answer, and what it lacks of them."""

    document: str
    lines: tuple[HeadLine, ...]
    lacks: str


def asked_heads(
    understood: Understanding, query: Query, kamerstukken: Sequence[Kamerstuk]
) -> list[AskedHead]:
    """What the head of each document gives, in their order; empty for another question."""
    folded = _folded(understood)
    if _WROTE.search(folded) and not _LETTER.search(folded):
        return []
    signs = asks_signature(folded) or _UNDER.search(folded) is not None
    fields = [name for name, (asked, *_) in _FIELDS.items() if asked.search(folded)]
    if signs:  # "namens" and "aan wie" may stand in a question for signatures
        fields = [name for name in fields if name in _BESIDE_SIGNATURES]
    if not (signs or fields) or _rest(understood, query, kamerstukken if signs else ()):
        return []
    signed = _signed(kamerstukken, folded, query) if signs else [_NONE] * len(kamerstukken)
    return [
        _joined(k, [*(_of_field(k, name) for name in fields), under])
        for k, under in zip(kamerstukken, signed, strict=True)
    ]


def _joined(kamerstuk: Kamerstuk, asked: Sequence[AskedHead]) -> AskedHead:
    """What is asked of one document, each line once."""
    lines: dict[int, HeadLine] = {}
    for line in (line for head in asked for line in head.lines):
        lines.setdefault(line.start, line)
    lacks = " ".join(head.lacks for head in asked if head.lacks)
    return AskedHead(kamerstuk.id, tuple(lines.values()), lacks)


def _folded(understood: Understanding) -> str:
    return " ".join(fold(understood.wording).split())


def _rest(
    understood: Understanding, query: Query, kamerstukken: Sequence[Kamerstuk]
) -> set[str]:
    """Stems of the question that neither name a document nor ask for its data, nor an office."""
    offices = " ".join(f"{s.office} {s.name}" for k in kamerstukken for s in k.signatories)
    known = _ASKING | {stem(w) for w in words(offices)}
    known |= {s for y in query.synonyms if y.stems <= known for s in y.asked}
    named = {stem(w) for w, weight in understood.own if weight < 1}
    return {
        stem(w) for w, _ in understood.own
        if stem(w) not in known | named and not _PLAIN.fullmatch(w)
    }


def _lines(kamerstuk: Kamerstuk, name: str) -> Iterator[HeadLine]:
    _, roles, pattern = _FIELDS[name]
    heads = [b for b in kamerstuk.blocks if b.kind == "head"]
    for role in [*roles, None]:
        for block in heads:
            text = kamerstuk.text[block.start : block.end]
            if (role is None or block.role == role) and pattern.search(text):
                yield _line(kamerstuk, block, name)
                return
    number = kamerstuk.entry.tk_number
    if name == "tk" and number and heads:
        lead = (
            f"{_upper(short_name(kamerstuk.entry))} is bij de Tweede Kamer geregistreerd als "
            f"{number}; de kop van de bron zelf geeft alleen:"
        )
        block = next((b for b in heads if b.role == "number"), heads[0])
        yield HeadLine(kamerstuk.id, block.start, block.end, lead)


def _line(kamerstuk: Kamerstuk, block: Block, name: str) -> HeadLine:
    who = short_name(kamerstuk.entry)
    lead = {
        "datum": f"{_upper(who)} is van {day(kamerstuk.entry.date)}:",
        "gericht": f"{_upper(who)} is gericht:",
        "titel": f"De titel van {who} luidt:",
    }.get(name, f"In de kop van {who} staat:")
    return HeadLine(kamerstuk.id, block.start, block.end, lead)


def _of_field(kamerstuk: Kamerstuk, name: str) -> AskedHead:
    lines = tuple(_lines(kamerstuk, name))
    lacks = f"In de kop van {short_name(kamerstuk.entry)} staat geen {_LABELS[name]}."
    return AskedHead(kamerstuk.id, lines, "" if lines else lacks)


def _signed(kamerstukken: Sequence[Kamerstuk], folded: str, query: Query) -> list[AskedHead]:
    """Of each document the signatories whose office or name is asked for, or all when none is."""
    signatures = [_signatures(k) for k in kamerstukken]
    stems = [frozenset(stem(w) for w in words(s.text)) for row in signatures for s in row]
    distinct = _distinct(stems, folded)
    query = _without(query, frozenset().union(*stems).difference(*distinct))
    row_of = iter(distinct)
    scores = [[expanded_coverage(next(row_of), query) for _ in row] for row in signatures]
    asks_one = any(score for row in scores for score in row)
    found = []
    for kamerstuk, row, marks in zip(kamerstukken, signatures, scores, strict=True):
        lines = tuple(_those_meant(kamerstuk, row, marks, folded, asks_one))
        found.append(AskedHead(kamerstuk.id, lines, "" if lines else _unsigned(kamerstuk, row)))
    return found


# What a question for signatures may want to know as well.
_BESIDE_SIGNATURES = ("datum", "nummer", "titel")
_NONE = AskedHead("", (), "")


@dataclass(frozen=True, slots=True)
class _Signature:
    start: int
    end: int
    text: str


def _signatures(kamerstuk: Kamerstuk) -> list[_Signature]:
    blocks = [b for b in kamerstuk.blocks if b.kind == "signature"][: len(kamerstuk.signatories)]
    return [_Signature(b.start, b.end, kamerstuk.text[b.start : b.end]) for b in blocks]


def _those_meant(
    kamerstuk: Kamerstuk, signatures: Sequence[_Signature], scores: Sequence[float], folded: str,
    asks_one: bool,
) -> Iterator[HeadLine]:
    """The signatures that fit best, without those that are excepted."""
    best = max(scores, default=0.0)
    excepts = _EXCEPT.search(folded) is not None
    lead = f"Onder {short_name(kamerstuk.entry)} staat:"
    for score, signature in zip(scores, signatures, strict=True):
        name = signature.text.rsplit(",", 1)[-1]
        if excepts and (
            score == best > 0 or any(w in folded for w in words(name) if len(w) > 4)
        ):
            continue
        if excepts or not asks_one or score == best > 0:
            yield HeadLine(kamerstuk.id, signature.start, signature.end, lead)
            lead = "En:"


def _unsigned(kamerstuk: Kamerstuk, signatures: Sequence[_Signature]) -> str:
    who = short_name(kamerstuk.entry)
    if not signatures:
        return f"{_upper(who)} noemt geen ondertekenaar."
    return f"Onder {who} staat die handtekening niet."


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


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
