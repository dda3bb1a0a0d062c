"""Questions about a document's own data: its date, numbers, title, addressee, who signed it.

Such a question names a document and nothing else; the line of its head, or its signatures, is the
answer, without any search.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.dutch import fold, stem, words
from index.records import Block, Kamerstuk
from rag.cite import day, short_name
from rag.features import asks_signature, expanded_coverage
from rag.query import Query
from rag.question import Understanding

# What is asked, the head lines that say it (role, then a pattern), and the words of asking.
_FIELDS: Mapping[str, tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]] = {
    name: (re.compile(asked), roles, re.compile(line))
    for name, asked, roles, line in (
        ("zaak", r"\bzaak\w*", ("document_line",), r"van zaak"),
        ("kenmerk", r"\bkenmerk\b", ("document_line", "number"), r"[Kk]enmerk"),
        ("tk", r"\b(?:tk|document|2\d{3}d)-?\s?nummer|\bdocumentnummer", ("document_line",),
         r"^Nummer:"),
        ("vergaderjaar", r"\bvergaderjaar\b", ("session",), r"Vergaderjaar"),
        ("datum", r"\b(?:van wanneer|datum|gedateerd|dagtekening|(?:van )?welke dag"
                  r"|wanneer (?:is|werd|was|verscheen|kwam)\b)", ("date", "document_line"),
         r"Den Haag,|Datum|datum:"),
        ("gericht", r"\b(?:gericht|geadresseerd|aan wie)\b", ("addressee",), r"Aan "),
        ("nummer", r"\b(?:kamerstuk|volg)?nummer\b", ("number", "document_line"),
         r"^Nr\.|kamerstukdossier"),
        ("titel", r"\b(?:titel|hoe heet|onderwerp van)\b", ("title",), r""),
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
        "namen kabinet "
        "achtereenvolgens naast behalve twee drie vier vijf zes dossier document stuk jaar later"
    ).split()
)
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


def head_lines(
    understood: Understanding, query: Query, kamerstukken: Sequence[Kamerstuk]
) -> list[HeadLine]:
    """The head lines or signatures that answer; empty when something else is asked."""
    folded = _folded(understood)
    if asks_signature(folded):
        if _rest(understood, query, kamerstukken):
            return []
        return [line for k in kamerstukken for line in _signatures(k, folded, query)]
    name = _asked_field(understood, query)
    return [x for k in kamerstukken for x in _lines(k, name)] if name else []


def head_lacks(
    understood: Understanding, query: Query, kamerstukken: Sequence[Kamerstuk]
) -> str:
    """What to say when these documents do not give what is asked of them; else empty."""
    if asks_signature(_folded(understood)):
        unsigned = [k for k in kamerstukken if not k.signatories]
        if not unsigned or _rest(understood, query, kamerstukken):
            return ""
        return f"{_upper(short_name(unsigned[0].entry))} noemt geen ondertekenaar."
    name = _asked_field(understood, query)
    if not name or not kamerstukken:
        return ""
    return f"In de kop van {short_name(kamerstukken[0].entry)} staat geen {_LABELS[name]}."


def _folded(understood: Understanding) -> str:
    return " ".join(fold(understood.wording).split())


def _asked_field(understood: Understanding, query: Query) -> str:
    """Which of `_FIELDS` the question asks for and nothing else."""
    if _rest(understood, query, ()):
        return ""
    folded = _folded(understood)
    return next((name for name, (asked, *_) in _FIELDS.items() if asked.search(folded)), "")


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


def _signatures(kamerstuk: Kamerstuk, folded: str, query: Query) -> Iterator[HeadLine]:
    """The signatories whose office is asked for, or all; without those that are excepted."""
    blocks = [b for b in kamerstuk.blocks if b.kind == "signature"][: len(kamerstuk.signatories)]
    texts = [kamerstuk.text[b.start : b.end] for b in blocks]
    scores = [expanded_coverage(stems, query) for stems in _distinct(texts, folded)]
    best = max(scores, default=0.0)
    excepts = _EXCEPT.search(folded) is not None
    lead = f"Onder {short_name(kamerstuk.entry)} staat:"
    for score, text, block in zip(scores, texts, blocks, strict=True):
        if not best or (score == best) != excepts:
            if excepts and any(w in folded for w in words(text.rsplit(",", 1)[-1]) if len(w) > 4):
                continue
            yield HeadLine(kamerstuk.id, block.start, block.end, lead)
            lead = "En:"


def _distinct(texts: Sequence[str], folded: str) -> list[frozenset[str]]:
    """Of each signature the stems that say which office: most of the others lack them."""
    stems = [frozenset(stem(w) for w in words(t)) for t in texts]
    counts = Counter(s for part in stems for s in part)
    # "Bewindspersonen" are both, and so no office of their own.
    common = {stem("staatssecretaris")} if "bewinds" in folded else set()
    return [frozenset(s for s in p if 2 * counts[s] <= len(texts)) - common for p in stems]


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
