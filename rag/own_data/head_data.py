"""Questions about documents' own data: their date, numbers, title, addressee, who signed them.

Such a question names documents and nothing else; the lines of their heads, or their signatures,
are the answer, without any search.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from index.dutch import fold, stem, words
from index.flat import MONTHS
from index.records import Block, Kamerstuk
from rag.asking.query import Query
from rag.asking.understanding import Understanding
from rag.cite import day, short_name
from rag.own_data.head_line import AskedHead, HeadLine
from rag.own_data.named_people import named_signatories
from rag.own_data.signatures import (
    asked_signatures,
    asks_holder,
    asks_who_signed,
    excepts,
    wrong_signatory,
)
from rag.own_data.signed_letters import signed_letters
from rag.writer import upper

__all__ = ["AskedHead", "HeadLine", "asked_heads", "wrong_heads"]

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
        "stuk jaar later geadresseerd voluit lijst overzicht zelfde dezelfde zowel als ook "
        "klopt onderwerp opgesteld opsteller auteur schrijver"
    ).split()
)
# Who wrote "Radicale reclame" is who wrote the report; only a letter is written by who signs it.
_WROTE = re.compile(r"\b(?:schreef|schreven|geschreven|opgesteld)\b")
_LETTER = re.compile(r"\b(?:\w*brie(?:f|ven)|nrs?|\w*stuk(?:ken)?|beleidsreacties?)\b")
# Years, days, numbers of letters, "2025D" and the name of the whole approach.
_PLAIN = re.compile(r"20\d\dd|\d{1,4}|vao")
# What tells no more than when somebody held an office.
_HOLDING = frozenset(
    stem(w) for w in ("heet", "heette", "toenmalige", "huidige", "vorige", "destijds", *MONTHS)
)


# What a question for signatures may want to know as well.
_BESIDE_SIGNATURES = ("datum", "nummer", "titel")


def asked_heads(
    understood: Understanding, query: Query, kamerstukken: Sequence[Kamerstuk],
    dossier: Sequence[Kamerstuk] = (),
) -> list[AskedHead]:
    """What the head of each document gives, in their order; empty for another question.

    `dossier`: all documents, whose offices a question may name.
    """
    folded = _folded(understood)
    if _WROTE.search(folded) and not _LETTER.search(folded):
        return []
    signs = asks_who_signed(folded)
    fields = [name for name, (asked, *_) in _FIELDS.items() if asked.search(folded)]
    if signs:  # "namens" and "aan wie" may stand in a question for signatures
        fields = [name for name in fields if name in _BESIDE_SIGNATURES]
    known = _signing_stems(kamerstukken, dossier) if signs else frozenset()
    if signs and not excepts(folded):
        known |= _stems_beside(folded, kamerstukken, dossier)
    if asks_holder(folded):
        known |= _HOLDING
    if not (signs or fields) or _rest(understood, query, known):
        return []
    signed: list[AskedHead] = []
    if signs and not (signed := asked_signatures(kamerstukken, folded, query, dossier)):
        return []
    if not signs:
        return [_joined(k, [_of_field(k, name) for name in fields]) for k in kamerstukken]
    under, bare = signed_letters(signed, kamerstukken, folded, dated="datum" in fields)
    heads = [
        _joined(k, [*(_of_field(k, name) for name in fields), own])
        for k, own in zip(kamerstukken, under, strict=True) if not bare or own.lines
    ]
    return [*heads, AskedHead("", (), bare)] if bare else heads


def _signing_stems(
    kamerstukken: Sequence[Kamerstuk], dossier: Sequence[Kamerstuk]
) -> frozenset[str]:
    """Stems of who signed these documents, and of the offices of all."""
    signed = [f"{s.office} {s.name}" for k in kamerstukken for s in k.signatories]
    offices = [s.office for k in dossier for s in k.signatories]
    return frozenset(stem(w) for w in words(" ".join([*signed, *offices])))


def _stems_beside(
    folded: str, kamerstukken: Sequence[Kamerstuk], dossier: Sequence[Kamerstuk]
) -> frozenset[str]:
    """Stems of those who are named beside one who signed, and signed another document."""
    if not named_signatories(folded, kamerstukken):
        return frozenset()
    return frozenset(stem(w) for name in named_signatories(folded, dossier) for w in words(name))


def wrong_heads(
    understood: Understanding, query: Query, kamerstukken: Sequence[Kamerstuk],
    dossier: Sequence[Kamerstuk],
) -> list[AskedHead]:
    """Who did sign, where a question takes it that one signed who did not; else empty."""
    folded = _folded(understood)
    named = frozenset(stem(w) for name in named_signatories(folded, dossier) for w in words(name))
    titles = frozenset(stem(w) for k in kamerstukken for w in words(k.entry.title))
    known = _signing_stems(kamerstukken, dossier) | named | titles
    if not named or _rest(understood, query, known):
        return []
    return wrong_signatory(folded, kamerstukken, dossier)


def _joined(kamerstuk: Kamerstuk, asked: Sequence[AskedHead]) -> AskedHead:
    """What is asked of one document, each line once."""
    lines: dict[int, HeadLine] = {}
    for line in (line for head in asked for line in head.lines):
        lines.setdefault(line.start, line)
    lacks = " ".join(head.lacks for head in asked if head.lacks)
    return AskedHead(kamerstuk.id, tuple(lines.values()), lacks)


def _folded(understood: Understanding) -> str:
    return " ".join(fold(understood.wording).split())


def _rest(understood: Understanding, query: Query, signing: frozenset[str]) -> set[str]:
    """Stems of the question that neither name a document nor ask for its data, nor who signs."""
    known = _ASKING | signing
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
            f"{upper(short_name(kamerstuk.entry))} is bij de Tweede Kamer geregistreerd als "
            f"{number}; de kop van de bron zelf geeft alleen:"
        )
        block = next((b for b in heads if b.role == "number"), heads[0])
        yield HeadLine(kamerstuk.id, block.start, block.end, lead)


def _line(kamerstuk: Kamerstuk, block: Block, name: str) -> HeadLine:
    who = short_name(kamerstuk.entry)
    lead = {
        "datum": f"{upper(who)} is van {day(kamerstuk.entry.date)}:",
        "gericht": f"{upper(who)} is gericht:",
        "titel": f"De titel van {who} luidt:",
    }.get(name, f"In de kop van {who} staat:")
    return HeadLine(kamerstuk.id, block.start, block.end, lead)


def _of_field(kamerstuk: Kamerstuk, name: str) -> AskedHead:
    lines = tuple(_lines(kamerstuk, name))
    lacks = f"In de kop van {short_name(kamerstuk.entry)} staat geen {_LABELS[name]}."
    return AskedHead(kamerstuk.id, lines, "" if lines else lacks)
