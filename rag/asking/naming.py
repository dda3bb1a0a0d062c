"""Which documents a question means, by number, name, date or order; read off the manifest."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from index.dates import find_dates
from index.dutch import STOP_WORDS, fold, words
from index.flat import MONTHS
from index.records import SourceEntry

# A question is asked after the newest letter; "vorig jaar" and the like are read from there.
_NUMBER = re.compile(r"(?<![\d-])(\d{3})(?![\d-]|\s*(?:%|euro|keer|jaar|dagen|leden|personen))")
_OUTSIDE = re.compile(r"\b(?:nrs?|nummers?"
r"|kamerstuk)\.?\s*(?:29754,?\s*)?(?:nrs?\.?\s*)?(\d{3})\b")
_OTHER_DOSSIER = re.compile(r"(?!29754)\b\d{5}(?:-\d+)?(?:\s+[ivx]+)?,?\s*(?:nrs?\.?\s*)?\d+")
_NOTA_OF = re.compile(r"(nota\s+(?:bij|van|hoort bij"
r"|behorend bij)\s+(?:de brief\s+)?(?:nr\.?\s*)?)\d{3}")
_LETTER = re.compile(r"\b\w*(?:brief|brieven|kamerstuk\w*|(?:beleids|kabinets)reactie|stuk)\b")
_NEWEST = re.compile(r"\b(?:laatste|nieuwste|recentste|meest recente|jongste|actuele)\b")
_OLDEST = re.compile(r"\b(?:eerste|oudste)\b")
_PREVIOUS = re.compile(r"\b(?:vorige|voorgaande|voorlaatste)\b")
_ALL = re.compile(r"\b(?:alle|elke|iedere|beide) (?:\w+ ){0,2}(?:brieven|stukken|documenten"
r"|letters)\b")
# A date this near to a word for a letter says which letter: "de brief aan de Kamer van …".
_NEAR = 40
_BEFORE = 12
_OF_DATE = re.compile(r"\W*|.*\b(?:van|uit|d\.?d\.?|gedateerd|begin|eind|medio|half)\W*")
_BARE_YEAR = re.compile(r"(\b\w*(?:brief|beleidsreactie)) (?=20\d\d\b)")  # "de brief 2024"
# Between "laatste" and "brief" it tells that something else is last: "de laatste zin van de brief".
_OF_LETTER = re.compile(r"\b(?:van|in|uit|op|onder|bij)\b(?! de (?:\w+ )?(?:brieven|stukken))")
# A nota that is asked of beside its letter: "de nota en de brief", "verschilt de nota van …".
_BESIDE_NOTA = re.compile(
    r"nota\b.{0,20}\ben (?:de |het |in |van |uit ){0,2}\w*(?:brief|beleidsreactie|rapport)"
    r"|(?:brief|beleidsreactie|rapport)\b.{0,40}\ben (?:de |in |van |uit |bij )*(?:beslis)?nota"
    r"|\b(?:verschil\w*|vergelijk\w*|zowel|allebei|beide)\b"
)
# A letter beside its nota that says something itself, rather than being sent with it.
_SAYING = (
    r"(?:zegt|zei|noemt|doet|deed|schrijft|schreef|meldt|maakt|stelt|geeft|gaf|vindt|gaat|neemt"
    r"|kondigt|belooft|bevat|vermeldt|reageert|staat)"
)
_LETTER_SAYS = re.compile(
    r"\b(?:(?:in|volgens|blijkens|uit)|SAYING) (?:de|die) (?:brief|beleidsreactie)\b"
    r"|\b(?:de|die) (?:brief|beleidsreactie) (?:zelf )?SAYING\b".replace("SAYING", _SAYING)
)
# Behind "de brief": which one.
_TOLD_WHICH = re.compile(
    r"\s*(?:(?:van|met|uit|op|over|bij|d\.?d\.?) )?(?:de |het )?(?:nr\b|\d|[\"«‘'])"
)
# "… en wat die van 17 december?"
_THAT_OF = re.compile(r"\bdie(?= (?:van|uit|d\.?d\.?|begin|eind|medio|half)\b)")
# Words of titles that half the dossier shares, or that every letter uses.
_COMMON_TITLE_WORDS = frozenset(
    "versterkte aanpak online inzake extremistische terroristische content rapport onderzoek wodc "
    "bij beleidsreactie brief december sociale media rekrutering voortgang".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """`documents` are the ids that the text names, in order of first mention.

    `outside` are letters that it names, by number or date, but the product does not hold;
    `letters` says whether the text speaks of a letter at all.
    """

    documents: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    letters: bool = False
    # Folded words that do the naming; they say where to look, not what for.
    words: frozenset[str] = frozenset()


def named_documents(
    text: str, entries: Sequence[SourceEntry], within: str | None = None
) -> Named:
    """Documents named by number, title, kind, registration, date of the letter, or order.

    `within` is a clause of the text, where only what it names is wanted: "… en wat zegt de brief?"
    """
    plain = _plain(text)
    part = plain if within is None else _plain(within)
    first = plain.find(part)
    if first < 0:  # a number that spans its end was taken out
        plain, first = part, 0
    found: dict[str, int] = {}
    naming: set[str] = set()
    for document, start, end in _meant(plain, list(_hits(plain, entries)), entries):
        if not first <= start < first + len(part):
            continue
        found[document] = min(start, found.get(document, start))
        naming.update(words(plain[start:end]))
    if found:
        naming.update(w for m in _LETTER.finditer(part) for w in words(m[0]))
    numbers = {str(e.number) for e in entries}
    outside = dict.fromkeys(f"nr. {n}" for n in _OUTSIDE.findall(part) if n not in numbers)
    outside |= dict.fromkeys(_outside_letters(part, entries))
    return Named(
        documents=tuple(sorted(found, key=lambda d: found[d])),
        outside=tuple(outside),
        letters=_LETTER.search(part) is not None,
        words=frozenset(naming),
    )


def _plain(text: str) -> str:
    """A text folded, its dossier numbers joined, without numbers of other dossiers."""
    folded = " ".join(re.sub(r"(?<!\d)(\d{2}) (\d{3})(?!\d)", r"\1\2", fold(text)).split())
    return _OTHER_DOSSIER.sub(" ", _NOTA_OF.sub(r"\1", _BARE_YEAR.sub(r"\1 van ", folded)))


Hit = tuple[str, int, int]


def _meant(text: str, hits: Sequence[Hit], entries: Sequence[SourceEntry]) -> list[Hit]:
    """The hits without those that only tell more of another: "de voortgangsbrief van december
    2025" is one letter, and the letter in a question to its nota says whose nota is asked."""
    dated = list(_by_date(text, entries))
    sure = [h for h in hits if h not in dated]
    told = {
        d for d in dated for s in sure
        if s[0] != d[0] and (s[0], *d[1:]) in dated and 0 < d[1] - s[2] <= len(" van ")
    }
    left = [h for h in hits if h not in told]
    for annex in (e for e in entries if e.belongs_to):
        beside = _BESIDE_NOTA.search(text) or _LETTER_SAYS.search(text)
        if any(h[0] == annex.id for h in left) and not beside:
            left = [h for h in left if h[0] != annex.belongs_to or text[h[1] : h[2]].isdigit()]
    # "Beide brieven" are the two that are named beside it.
    others = [h for h in left if not text.startswith("beide", h[1])]
    return others if len({h[0] for h in others}) == 2 else left


def _hits(text: str, entries: Sequence[SourceEntry]) -> Iterator[Hit]:
    annexes = [e for e in entries if e.belongs_to]
    for entry in annexes:
        text = _own_annex(text, entry, next(e for e in entries if e.id == entry.belongs_to))
    by_number = {str(e.number): e.id for e in entries if e.number}
    for match in _NUMBER.finditer(text):
        if match[1] in by_number:
            yield by_number[match[1]], *match.span()
    for entry in entries:
        for name in _names(entry):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}", text):
                yield entry.id, *match.span()
    for annex in annexes:  # "wat adviseert de nota en wat doet de brief?"
        if any(name in text for name in _names(annex)) and annex.belongs_to:
            yield from (
                (annex.belongs_to, *m.span()) for m in _LETTER_SAYS.finditer(text)
                if not _TOLD_WHICH.match(text, m.end())
            )
    yield from _by_date(text, entries)
    yield from _by_years(text, entries)
    yield from _by_order(text, entries)


def _by_years(text: str, entries: Sequence[SourceEntry]) -> Iterator[Hit]:
    """The letters of two or more years, each of which has one, when it is asked what they say:
    "wat schrijft de minister in 2023 en in 2025 over …?"."""
    letters = [e for e in entries if e.kind != "beslisnota"]
    named = list(_IN_YEAR.finditer(text))
    years = {int(m[1]) for m in named}
    if len(years) > 1 and _SAYS.search(text) and years <= {e.date.year for e in letters}:
        for match in named:
            yield from (
                (e.id, *match.span(1)) for e in letters if e.date.year == int(match[1])
            )


def _own_annex(text: str, annex: SourceEntry, parent: SourceEntry) -> str:
    """The text without the parent's name where it only says whose annex is meant."""
    names = "|".join(re.escape(n) for n in _names(parent))
    return re.sub(
        rf"({annex.kind}|nota)((?: \w+){{0,2}} [\"']?)({names})",
        lambda m: f"{m[1]}{m[2]}{' ' * len(m[3])}", text,
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _names(entry: SourceEntry) -> tuple[str, ...]:
    """What only this document is called."""
    return tuple(_names_of(entry))


def _names_of(entry: SourceEntry) -> Iterable[str]:
    yield from (fold(n) for n in (entry.tk_number, entry.zaak) if n)
    yield fold(entry.id) if entry.number is None else f"kst-{entry.id}"
    if entry.kind == "beslisnota":
        yield from ("beslisnota", "de nota ", "die nota", "deze nota", "nota van", "nota met",
                    "volgens de nota", "blijkens de nota")
    title = [w for w in words(entry.title) if w not in STOP_WORDS | _COMMON_TITLE_WORDS]
    if len(title) >= 2:
        yield " ".join(title[:2])
    elif title:
        yield title[0]


def _by_date(text: str, entries: Sequence[SourceEntry]) -> Iterator[Hit]:
    """Letters of a date that stands near a word for a letter: "de brief van september 2024"."""
    today = max(e.date for e in entries)
    letters = [e for e in entries if e.kind != "beslisnota"]
    places = [m.span() for m in _LETTER.finditer(text)]
    if places:
        places += [m.span() for m in _THAT_OF.finditer(text, places[0][1])]
    for mention in find_dates(text, today):
        near = any(
            0 <= start - mention.end < _BEFORE
            or (0 <= mention.start - end < _NEAR and _OF_DATE.fullmatch(text, end, mention.start))
            for start, end in places
        )
        if near:
            for entry in letters:
                if mention.first <= entry.date <= mention.last:
                    yield entry.id, mention.start, mention.end


# A year by itself, no part of a date or of a range.
_IN_YEAR = re.compile(
    r"(?<![\d/–-])" + "".join(f"(?<!{month} )" for month in MONTHS) + r"(20\d\d)(?![\d/–-])"
)
_SAYS = re.compile(
    r"\b(?:vergelijk\w*|verschil\w*|schrijft|schreef|schrijven|zegt|zei|zeggen|stond|staat|noemt"
    r"|noemen|standpunt|veranderd?|ontwikkel\w*|brieven)\b"
)
# A date of at most so many days names one letter: a day or a month.
_MONTH = 31


def _outside_letters(text: str, entries: Sequence[SourceEntry]) -> Iterator[str]:
    """Letters of a month or day in which no document of the dossier was written."""
    today = max(e.date for e in entries)
    letters = [m for m in _LETTER.finditer(text) if m[0].endswith("brief")]
    for mention in find_dates(text, today):
        behind = any(0 <= mention.start - m.end() <= len(" van ") for m in letters)
        short = (mention.last - mention.first).days <= _MONTH
        if behind and short and not any(mention.first <= e.date <= mention.last for e in entries):
            yield f"de brief van {mention.raw}"


def _by_order(text: str, entries: Sequence[SourceEntry]) -> Iterator[Hit]:
    letters = sorted((e for e in entries if e.kind != "beslisnota"), key=_written)
    for pattern, at in ((_NEWEST, -1), (_OLDEST, 0), (_PREVIOUS, -2)):
        for match in pattern.finditer(text):
            after = _LETTER.search(text, match.end(), match.end() + 30)
            if not after or _OF_LETTER.search(text, match.end(), after.end()):
                continue
            if len(letters) >= 2:
                yield letters[at].id, *match.span()
    if progress := [e for e in letters if "voortgang" in fold(e.title)]:
        for match in re.finditer(r"\bvoortgangsbrief\b", text):
            if not _dated_elsewhere(text, match.end(), progress):
                yield progress[-1].id, *match.span()
    for match in _ALL.finditer(text):
        yield from ((e.id, *match.span()) for e in letters)


def _dated_elsewhere(text: str, at: int, letters: Sequence[SourceEntry]) -> bool:
    """Whether the date that follows is of another letter than these: "van mei 2025"."""
    following = find_dates(text[at : at + 25], letters[-1].date)
    return bool(following) and not any(
        m.first <= e.date <= m.last for m in following for e in letters
    )


def _written(entry: SourceEntry) -> date:
    return entry.date
