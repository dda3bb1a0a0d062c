"""Where the dossier names a Kamerstuk that is asked for by its number, and what it says of it.

A number by itself, or a question for its session, its pages or its place, is answered by the
notes and sentences that name it. What stands in a Kamerstuk that the dossier does not hold is not
told by these; such questions are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from index.dutch import fold, words
from index.references import find_references
from rag.asking.understanding import Understanding
from rag.cite import short_name
from rag.trails.answers import numbered_places
from rag.trails.mentions import written_number
from rag.trails.quoting import number_of
from rag.trails.records import Place, Trail, TrailKind
from rag.trails.status import span
from rag.writer import Draft, KamerstukOf, Writer, upper

__all__ = ["asked_cited", "cited"]

# What a Kamerstuk says itself.
_CONTENTS = re.compile(
    r"\bwat\b.{0,30}\b(?:staat|staan|stond|zegt|zei|schrijft|meldt|vermeldt|vraagt|verzoekt|houdt"
    r"|bevat)\b|\bwaar (?:gaat|ging)\b|\b(?:inhoud|samenvatting|conclusies?|toezeggingen)\b"
    r"|\bwaarover\b|\bwaarom\b|\b(?:afgedaan|uitgevoerd|nagekomen|status|stand van zaken)\b"
)
_BARE = re.compile(r"\b(?:nrs?|nummers?|kamerstuk)\.? ?((?:\d{2,4}(?:, (?:en )?| en )?)+)\b")
# "Onder welk TZ-nummer …": a commitment is registered under one.
_REGISTERED = re.compile(
    r"\btz-?nummers?\b(?! ?\d).*\btoezegging|\btoezegging.*\btz-?nummer|\btz-?nummers\b"
    r"|\btoezegging\w*nummer"
)
# Letters of a word that says what a commitment is about, and words that any may be about.
_TELLING = 5
_EVERYWHERE = frozenset(
    "toezegging toezeggingen geregistreerd nummer online aanpak versterkte extremisme terrorisme "
    "extremistische terroristische content".split()
)
_DIGIT = re.compile(r"\d")
_SEVERAL = re.compile(r"\b(?:nrs|nummers|kamerstukken)\b")
_DOSSIER = re.compile(r"\bdossier (\d{2} ?\d{3}(?:[ -][ivx]+)?)\b")
# Words beside the number that ask for nothing but the reference.
_REFERRING = re.compile(
    r"\d+|[ivx]+|kst|p|pp|blz|nrs?|\w*stuk(?:ken)?|\w*nummers?|dossiers?|vergaderja(?:ar|ren)|jaar"
    r"|pagina\w*|bladzijden?|(?:voet)?no(?:ot|ten)|genoemd\w*|noemt|vermeld\w*|verwijst|verwijzen"
    r"|verwezen|verwijzing|aangehaald\w*|haalt|vindplaats\w*|bron(?:nen)?|motie|gewijzigde"
    r"|toezegging|lid|kamer|daar|kijken|vinden|vind|precies|juist|zijn|heet|hoort"
)


def asked_cited(
    understood: Understanding, trails: Sequence[Trail], kamerstuk_of: KamerstukOf
) -> list[Trail]:
    """The Kamerstukken that a question names by number and asks no more of than a reference says;
    none where the dossier holds all of them."""
    folded = " ".join(fold(understood.wording).split())
    if _REGISTERED.search(folded) and not (understood.conversation or understood.parts):
        return _registered(folded, trails, kamerstuk_of)
    if not _DIGIT.search(folded) or understood.apart or understood.conversation:
        return []
    if _CONTENTS.search(folded):
        return []
    found = list(_named(folded, trails))
    if not _SEVERAL.search(folded):  # "verwijst nr. 708": where to look
        found = [t for t in found if t.target not in understood.documents]
    known = {w for t in found for w in words(f"{t.name} {t.number or ''}")}
    rest = [w for w, _ in understood.own if w not in known and not _REFERRING.fullmatch(w)]
    held = all(t.target for t in found)
    return [] if rest or held else found


def _registered(
    folded: str, trails: Sequence[Trail], kamerstuk_of: KamerstukOf
) -> list[Trail]:
    """The commitments with a number: the one whose own words the question has, or else all of
    them, since the number of another would be told with the same certainty."""
    every = set(words(folded)) - _EVERYWHERE
    said = {w for w in every if w.isdigit() or len(w) > _TELLING}
    found = [t for t in trails if t.kind is TrailKind.TOEZEGGING and t.number]
    if any(set(words(m)) & said for t in trails for m in t.members):
        return []
    shares = [len(said & _own_words(t, kamerstuk_of)) for t in found]
    told = [t for t, share in zip(found, shares, strict=True) if share == max(shares) > 0]
    return told if len(told) == 1 else found


def _own_words(trail: Trail, kamerstuk_of: KamerstukOf) -> set[str]:
    """The words of its subject and of the sentences that bear it."""
    told = [kamerstuk_of(p.document).text[slice(*span(p))] for p in trail.places]
    return set(words(" ".join([trail.subject or "", *told])))


def _named(folded: str, trails: Sequence[Trail]) -> Iterator[Trail]:
    """The trails whose number a question gives, in full, or so that only one has it."""
    full = {
        fold(written_number(r) or "") for r in find_references(folded) if r.number is not None
    }
    listed = re.findall(r"\d+", " ".join(_BARE.findall(folded))) if not full else []
    bare = {f"nr. {n}" for n in listed}
    dossiers = {d.replace(" ", "") for d in _DOSSIER.findall(folded)} if not full else set()
    if listed or not _SEVERAL.search(folded):
        # "Nr. 690 van dossier 29 754": of the dossier that holds the letters it means no other.
        held = {fold(t.number or "").partition(", ")[0] for t in trails if t.target}
        dossiers -= {d.replace(" ", "") for d in held}
    for trail in trails:
        number = fold(trail.number or "")
        dossier, _, last = number.partition(", ")
        alone = sum(fold(t.number or "").endswith(f", {last}") for t in trails) == 1
        if number and (
            number in full or (last in bare and alone) or dossier.replace(" ", "") in dossiers
        ):
            yield trail


def cited(found: Sequence[Trail], documents: Sequence[str], kamerstuk_of: KamerstukOf) -> Draft:
    """What it is and the first place of every document that names it; of several a line each,
    with the first place of all."""
    if len(found) == 1:
        return _of_one(found[0], documents, kamerstuk_of)
    return _lines(found, documents, kamerstuk_of)


def _of_one(trail: Trail, documents: Sequence[str], kamerstuk_of: KamerstukOf) -> Draft:
    places = _places(trail, documents)
    if trail.kind is not TrailKind.STUK and trail.members:
        return number_of(trail, places, kamerstuk_of)
    writer = Writer(kamerstuk_of)
    lead = _lead(trail)
    for place in places:
        _quote(writer, lead, place, kamerstuk_of)
        lead = ""
    return writer.draft()


def _lines(
    found: Sequence[Trail], documents: Sequence[str], kamerstuk_of: KamerstukOf
) -> Draft:
    writer = Writer(kamerstuk_of)
    for trail in found:
        writer.open_line()
        for place in _places(trail, documents)[:1]:
            _quote(writer, _lead(trail), place, kamerstuk_of)
    return writer.draft()


def _lead(trail: Trail) -> str:
    told = trail.reference or trail.number
    if trail.kind is TrailKind.TOEZEGGING:
        return f"{upper(trail.name)}, genoemd in"
    named = "" if trail.kind is TrailKind.STUK else f" ({trail.name})"
    held = "staat in het dossier" if trail.target else "is niet in het dossier opgenomen"
    return f"{told}{named} {held}. Genoemd in"


def _quote(writer: Writer, lead: str, place: Place, kamerstuk_of: KamerstukOf) -> None:
    kamerstuk = kamerstuk_of(place.document)
    note = kamerstuk.note(place.footnote) if place.footnote is not None else None
    who = short_name(kamerstuk.entry)
    before = f"{lead} {who}:" if lead else f"{upper(who)}:"
    n = writer.quote(
        before, place.document, *span(place), notes=[note.number] if note else []
    )
    if note and note.text is not None:
        writer.tell(note, n)


def _places(trail: Trail, documents: Sequence[str]) -> list[Place]:
    """The first place of each document, of these if there are any, that gives the number; one of
    another document where these do not."""
    places = numbered_places(trail, documents) or numbered_places(trail, ())[:1]
    return places or [*trail.places[:1]]
