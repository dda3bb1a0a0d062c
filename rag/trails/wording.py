"""What a sentence says about a motion or commitment: its status and its subject.

All offsets are in the text of the Kamerstuk; patterns see its flattened look-alike.
"""

import re

from index.flat import flatten
from rag.trails.records import TrailStatus

__all__ = ["status_at", "subject_after", "subject_before"]

# Nothing but these stands between a sign and the motion that it is about: "conform de strekking
# van de genoemde motie".
_ABOUT = (
    r"(?=\s(?:(?:de|het|een|deze|die|mijn|haar|zijn|onze|uw|genoemde|bovengenoemde|eerdergenoemde|"
    r"voornoemde|aangenomen|nader|gewijzigde|strekking|oproep|inhoud|wens|verzoek|van|in|uit)\s){0,6}"
    r"(?:\w+-)?(?:motie|toezegging))"
)
_SETTLED = re.compile(
    r"\bafgedaan\b|\bgestand(?:\s\w+){0,2}\sgedaan\b|\bingelost\b|\bnagekomen\b"
    rf"|\bvoldoe[nt]?\b[^.;]{{0,80}}?\saan{_ABOUT}|\bvoldaan\saan{_ABOUT}"
    r"|\b(?:motie|toezegging)[^.;]{0,60}?\bvoldaan",
    re.IGNORECASE,
)
# With one of these in its clause a settlement is advised, expected or denied, not done.
_NOT_YET = re.compile(
    r"\b(?:niet|nog|geadviseerd|adviseer\w*|voorgesteld|voorstel\w*|kan|kunnen|kon|konden|zou|zouden|"
    r"zal|zullen|voornemens|zodra|wanneer|indien|beoog\w*|streef\w*|hoop)\b",
    re.IGNORECASE,
)
# Between a mention and a settlement: the latter is of another motion, or of a contrary clause.
_PARTED = re.compile(r";|\bmaar\b|\bterwijl\b|,\s(?:en\s)?(?:de|het)\s(?:motie|toezegging)\b")
_TO_SETTLE = re.compile(
    r"\bgeadviseerd\b[^.;]{0,100}?\b(?:af\ste\sdoen|afgedaan)\b|\baf\ste\sdoen\b|\b(?:het\s)?afdoen\b",
    re.IGNORECASE,
)
# These stand before what they are about: "conform de motie …".
_IN_HAND = re.compile(
    r"(?:\b(?:mede\s)?naar\saanleiding\svan|\bin\slijn\smet|\bconform|\bovereenkomstig"
    r"|\bter\s(?:uitvoering|invulling)\svan|\bpassend\sbij"
    r"|\bge(?:ef|eft|ven)\b[^.;,]{0,40}?\b(?:gevolg|opvolging|uitvoering|invulling)\saan"
    r"|\b(?:gevolg|opvolging|uitvoering|invulling)\s(?:wordt\s|is\s)?(?:ge|te\sge)(?:geven|ven)(?:\saan)?)"
    + _ABOUT,
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:wordt|werd|is)\sverzocht\b|\bverzocht\s(?:wordt|werd|is)\b|\bverzoekt\b|\bvraagt\b"
    r"|\boproept\b|\bopgeroepen\b",
    re.IGNORECASE,
)
_OPENS = r"(?:over|om|inzake|waarin|waarmee|tijdens|bij|betreffende)\s"
_AFTER = re.compile(rf"(?:\s\([A-Z][\w-]+\))?,?\s(?P<subject>{_OPENS}[^.,;:]*)", re.IGNORECASE)
_INSIDE = re.compile(rf"\s(?P<subject>{_OPENS}.*?)\s\([\w /-]+\)$")
_BEFORE = re.compile(rf"\btoezegging\s(?P<subject>{_OPENS}[^:]*?)[:,]?\s*\(?$", re.IGNORECASE)
# Where the sentence goes on about something else.
_GOES_ON = re.compile(
    r"\s(?:en|alsmede|alsook|evenals)\s(?:(?:de|het|een|mijn|haar|zijn|onze)\s)?"
    r"(?:gewijzigde\s)?(?:motie|toezegging)\b|\s(?:(?:is|wordt|hiermee)\s)*afgedaan\b"
)


def status_at(text: str, start: int, end: int, mention: int) -> tuple[TrailStatus, str]:
    """The status that the sentence `text[start:end]` gives to what is named at `mention`.

    Also the words it rests on, verbatim, empty for GENOEMD. Words such as "conform" count only
    when a motion or commitment follows them closely and the mention is not before them.
    """
    flat = flatten(text[start:end])
    at = mention - start
    settled = _SETTLED.search(flat)
    if settled and _PARTED.search(flat[min(at, settled.end()) : max(at, settled.start())]):
        settled = None
    if settled and not _NOT_YET.search(flat):
        return TrailStatus.AFGEDAAN, text[start + settled.start() : start + settled.end()]
    found = _TO_SETTLE.search(flat) or settled or _leading(flat, at)
    if found:
        return TrailStatus.IN_BEHANDELING, text[start + found.start() : start + found.end()]
    asked = _ASKED.search(flat, max(0, at))
    if asked:
        return TrailStatus.GEVRAAGD, text[start + asked.start() : start + asked.end()]
    return TrailStatus.GENOEMD, ""


def _leading(flat: str, mention: int) -> re.Match[str] | None:
    """The last sign of work in hand before the mention."""
    found = [m for m in _IN_HAND.finditer(flat) if m.start() < mention]
    return found[-1] if found else None


def subject_after(text: str, start: int, end: int, stop: int) -> str | None:
    """The subject in or right behind a mention `text[start:end]` in a sentence up to `stop`."""
    inside = _INSIDE.search(flatten(text[start:end]))
    if inside:
        return text[start + inside.start("subject") : start + inside.end("subject")]
    after = _AFTER.match(flatten(text[end:stop]))
    return _cut(text[end + after.start("subject") : end + after.end("subject")]) if after else None


def subject_before(text: str, start: int, mention: int) -> str | None:
    """The subject between "toezegging" and its number: "Toezegging bij het debat van …: TZ…"."""
    before = _BEFORE.search(flatten(text[start:mention]))
    if not before:
        return None
    return text[start + before.start("subject") : start + before.end("subject")]


def _cut(subject: str) -> str:
    on = _GOES_ON.search(flatten(subject))
    return (subject[: on.start()] if on else subject).rstrip()
