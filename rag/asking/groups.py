"""Groups whose members a question may want by name ("welke gemeenten"), and how members look.

Questions are read folded (small letters, no accents), sentences as they are written.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from index.dutch import words

__all__ = ["MEMBERS", "NUMBER", "groups_asked"]

# A number that counts something: no year, no number of a Kamerstuk.
NUMBER = re.compile(
    r"\b(?:(?!(?:19|20)\d\d\b)\d{1,4}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf"
    r"|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|dertig|veertig"
    r"|vijftig|honderd\w*|duizend\w*|tientallen)\b(?:[ -]?(?:en|jarige))?"
)
# "welke (drie) (grote) platformen", "om welke gemeenten", "noem eens een paar gemeenten".
_WHICH = re.compile(
    r"\b(?:welke?|(?:noem|geef)(?: (?:eens|es|me|mij|maar))*(?: (?:wat|een paar|enkele|alle|de))?)"
    r"\s+((?:[\w-]+\s*){1,4})"
)
_BY_NAME = re.compile(r"\b(?:naam|namen)\b")
_SORTS = frozenset("soort soorten type typen typ categorie vormen".split())
# The nouns that stand for a group.
_GROUP_NOUNS = {
    "place": "gemeente gemeenten gemeentes stad steden plaatsen dorp dorpen regio regios",
    "service": "platform platforms platformen dienst diensten",
    "platform": "app apps techbedrijf techbedrijven gamingplatform "
    "gamingplatformen gameplatform gameplatforms gameplatformen bedrijf bedrijven spel spellen "
    "game games streamingdienst streamingdiensten hostingaanbieder hostingaanbieders "
    "hostingbedrijf hostingbedrijven",
    "state": "land",
    "country": "landen lidstaat lidstaten staten",
    "post": "ambassade ambassades",
    "paper": "krant kranten omroep omroepen nieuwssite nieuwssites",
    "school": "school scholen universiteit universiteiten hogeschool hogescholen",
    "party": "fractie fracties kamerfractie kamerfracties kamerleden kamerlid",
    "club": "organisatie organisaties jongerenorganisatie jongerenorganisaties koepel koepels "
    "internetkoepel internetkoepels stichting stichtingen vereniging verenigingen bureau bureaus",
}
_GROUPS: Mapping[str, str] = {
    noun: kind for kind, nouns in _GROUP_NOUNS.items() for noun in nouns.split()
}
# How members of a group look in the text.
_PLATFORMS = (
    r"\b(?:Meta|Facebook|Instagram|Threads|TikTok|Telegram|YouTube|Youtube|Google|Microsoft"
    r"|Roblox|Twitter|X \(|Snapchat|Discord|Twitch|WhatsApp|Reddit|Steam|Fortnite|Minecraft)"
)
_COUNTRIES = (
    r"\b(?:Nederland(?=[^.]{0,25}voorzitter)|Duitsland|Frankrijk|Belgi|Verenigd Koninkrijk"
    r"|Australi|Spanje|Itali|Polen|Denemarken|Zweden|Oostenrijk|Verenigde Staten|Canada"
    r"|ASEAN|Ierland|Finland)"
)
MEMBERS: Mapping[str, re.Pattern[str]] = {
    "place": re.compile(
        r"\b(?:Amsterdam|Rotterdam|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda"
        r"|Nijmegen|Arnhem|Haarlem|Enschede|Zwolle|Maastricht|Delft|Leiden|Dordrecht|Zoetermeer"
        r"|Zaanstad|Ede|Gouda|Huizen|Culemborg|Noord-Holland|Zuid-Holland|Brabant|Limburg|Friesland"
        r"|Drenthe|Overijssel|Gelderland|Flevoland|Zeeland)\b"
    ),
    "platform": re.compile(_PLATFORMS),
    # By name, or by what sort they are.
    "service": re.compile(
        rf"{_PLATFORMS}|\b(?:sociale ?media|gaming|alternatieve|technologische)[\w ()-]*platform"
    ),
    "country": re.compile(_COUNTRIES),
    # The one that is asked for may be the letters' own.
    "state": re.compile(rf"{_COUNTRIES}|\bNederland\b"),
    "post": re.compile(r"\bambassade (?:in|te) [A-Z]"),
    "paper": re.compile(r"\b(?:Volkskrant|NRC|Telegraaf|Trouw|NOS|RTL|Parool|AD)\b"),
    "school": re.compile(r"\bUniversiteit (?:van )?[A-Z]|\bHogeschool [A-Z]|\b[A-Z]\w+ College\b"),
    "party": re.compile(
        r"\((?:CDA|VVD|NSC|D66|PVV|SP|SGP|PvdA|GroenLinks\S*)\)|\blid [A-Z]|\bleden [A-Z]"
    ),
    "club": re.compile(r"(?<=[a-z,] )(?:de |het )?[A-Z][\w-]+|\b[A-Z]{3,}\b"),
}


@lru_cache(maxsize=64)  # every candidate quote of a question is held against them
def groups_asked(folded: str) -> tuple[tuple[str, str], ...]:
    """Each group of which a folded question asks for members: its noun, and its key in MEMBERS."""
    found = []
    for match in _WHICH.finditer(folded):
        told = words(match[1])
        if _SORTS & set(told):
            continue
        noun = next((w for w in told[:4] if w in _GROUPS), None)
        if noun and all(_describes(w) for w in told[: told.index(noun)]):
            named = _GROUPS[noun] == "service" and _BY_NAME.search(folded)
            found.append((noun, "platform" if named else _GROUPS[noun]))
    return tuple(found)


def _describes(word: str) -> bool:
    """Whether a word may stand between "welke" and the noun: "drie", "zeer", "grote"."""
    return word.endswith("e") or word == "zeer" or NUMBER.fullmatch(word) is not None
