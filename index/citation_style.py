"""How this product writes a reference, and where its document can be read."""

from index.records import Reference

__all__ = ["address", "norm_form", "pages_named", "spaced_dossier"]

_OFFICIAL = "https://zoek.officielebekendmakingen.nl/{}.html"


def address(reference: Reference) -> str | None:
    """The official address of the document meant, or None where its identifier is not known.

    For a "bijlage" it is the address of the Kamerstuk that the annex belongs to.
    """
    return _OFFICIAL.format(reference.kst_id) if reference.kst_id else None


def norm_form(reference: Reference) -> str:
    """The reference in the style of the Leidraad: "Kamerstukken II 2022/23, 29 754, nr. 658".

    Nothing is added that the source does not give: without a session there is none. What has
    no norm form (a letter meant by its date, a commitment without a name) is given as written.
    """
    if reference.kind in {"motie", "toezegging"}:
        return _by_name(reference)
    if reference.kind in {"handelingen", "aanhangsel"}:
        return _proceedings(reference)
    if reference.dossier is None:
        return reference.number or reference.raw
    prefix = "bijlage bij " if reference.kind == "bijlage" else ""
    return prefix + _kamerstuk(reference)


def _kamerstuk(reference: Reference) -> str:
    head = " ".join(
        part
        for part in ("Kamerstukken", reference.chamber, short_session(reference.session))
        if part
    )
    dossier = spaced_dossier(reference.dossier or "", reference.addition)
    comma = ", " if reference.session else " "
    number = _number(reference.number)
    return f"{head}{comma}{dossier}{number}{pages_named(reference)}"


def _number(number: str | None) -> str:
    if number is None:
        return ""
    if number.isalpha():
        return f", {number}"
    if number.isalnum():
        return f", nr. {number}"
    head, _, last = number.replace("-", "\u2013").rpartition(",")
    return f", nrs. {head.replace(',', ', ')} en {last}" if head else f", nrs. {last}"


def pages_named(reference: Reference) -> str:
    """", p. 3, 13-15", or nothing."""
    return f", p. {reference.pages.replace(',', ', ')}" if reference.pages else ""


def _proceedings(reference: Reference) -> str:
    name = "Handelingen" if reference.kind == "handelingen" else "Aanhangsel Handelingen"
    item = f", item {reference.item}" if reference.item else ""
    session = short_session(reference.session)
    number = f"nr. {reference.number}{item}{pages_named(reference)}"
    return f"{name} {reference.chamber} {session}, {number}"


def _by_name(reference: Reference) -> str:
    if reference.kind == "toezegging" and reference.number:
        return reference.number
    if not reference.members:
        return reference.raw
    parties = f" ({', '.join(reference.parties)})" if reference.parties else ""
    named = f"{reference.kind} {'/'.join(reference.members)}{parties}"
    return f"{named} ({_kamerstuk(reference)})" if reference.dossier else named


def short_session(session: str | None) -> str:
    """ "2022-2023" as "2022/23", the turn of the century as "1999/2000", a range with a dash."""
    if not session:
        return ""
    return "-".join(_short(part) for part in session.split(".."))


def _short(session: str) -> str:
    first, _, last = session.partition("-")
    return f"{first}/{last}" if first[:2] != last[:2] else f"{first}/{last[2:]}"


def spaced_dossier(dossier: str, addition: str | None = None) -> str:
    """ "29754" as "29 754", "21501-30" as "21 501-30", several joined by "en"."""
    spaced = [_space(one) for one in dossier.split(";")]
    return " en ".join(spaced) + (f" {addition}" if addition else "")


def _space(dossier: str) -> str:
    digits, hyphen, suffix = dossier.partition("-")
    return f"{digits[:-3]} {digits[-3:]}{hyphen}{suffix}"
