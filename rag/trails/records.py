"""The nouns of a trail: a motion, commitment or Kamerstuk, and each place that speaks of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Place", "Trail", "TrailKind", "TrailStatus"]


class TrailKind(StrEnum):
    """What a trail follows; a "stuk" is any other Kamerstuk or letter."""

    MOTIE = "motie"
    TOEZEGGING = "toezegging"
    STUK = "stuk"


class TrailStatus(StrEnum):
    """What a sentence says has become of a motion or commitment, in the words of the screen.

    `AFGEDAAN` only where the text itself says that it is settled ("afgedaan", "voldoet aan").
    "Geadviseerd af te doen", "geef ik gevolg aan" and "conform" are work in hand: they do not
    say that nothing is left to do.
    """

    GEVRAAGD = "gevraagd"
    IN_BEHANDELING = "in behandeling"
    AFGEDAAN = "afgedaan"
    GENOEMD = "genoemd"


# From saying least to saying most; a document's word on a trail is the most that it says.
_WEIGHT: Mapping[TrailStatus, int] = {
    TrailStatus.GENOEMD: 0,
    TrailStatus.GEVRAAGD: 1,
    TrailStatus.IN_BEHANDELING: 2,
    TrailStatus.AFGEDAAN: 3,
}


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence that speaks of the trail's subject matter.

    `start:end` are half-open offsets of the whole sentence in `Kamerstuk.text`, in a footnote
    those of the sentence in the note (`in_note`), and `bearing` those of the running sentence
    with its marker. `footnote` is that note, or the one that stands at the mention in running
    text. `number` is the number as this place gives it, itself or in its note, else None.
    """

    document: str
    written: date  # date of the document
    start: int
    end: int
    mention: str  # the words that name it, verbatim: "motie van het lid Kuik", "de genoemde motie"
    status: TrailStatus
    signal: str  # the words that the status rests on, verbatim; empty for GENOEMD
    subject: str | None = None  # "over een pilot om …", verbatim
    number: str | None = None
    footnote: int | None = None
    in_note: bool = False
    bearing: tuple[int, int] | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trail:
    """A motion, commitment or Kamerstuk with every place that speaks of it, in order of date.

    `number` is None where no document of the dossier gives one; it is never reckoned.
    """

    kind: TrailKind
    name: str  # "motie Kuik (CDA)", "gewijzigde motie Rajkowski c.s.", "29 754, nr. 690"
    number: str | None  # "29 754, nr. 658", "TZ202306-154"
    reference: str | None  # the number in the Leidraad's form, as fully as the dossier gives it
    url: str | None  # official address of the numbered Kamerstuk
    target: str | None  # document id, when the dossier holds it
    members: tuple[str, ...]
    parties: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def subject(self) -> str | None:
        """What it is about, in the words of the newest place that says so."""
        return next((p.subject for p in reversed(self.places) if p.subject), None)

    @property
    def status(self) -> TrailStatus:
        """The last word of the dossier: the most that the newest telling document says."""
        telling = [p for p in self.places if p.status is not TrailStatus.GENOEMD]
        if not telling:
            return TrailStatus.GENOEMD
        newest = (p.status for p in telling if p.document == telling[-1].document)
        return max(newest, key=_WEIGHT.__getitem__)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that speak of it, in order of date."""
        return tuple(dict.fromkeys(p.document for p in self.places))
