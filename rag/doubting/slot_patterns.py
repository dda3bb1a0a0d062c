"""The wordings by which a question asks for a thing of one kind, and how such a thing looks.

Questions are read folded (small letters, no accents), sentences as they are written.
"""

import re
from collections.abc import Mapping

__all__ = ["ASKED", "COUNTED", "FILLER", "UNITS"]

# What is counted stands right behind; adjectives may come between.
COUNTED = re.compile(r"\b(?:hoeveel|aantal|aantallen)\s+((?:[\w-]+\s*){1,4})")
UNITS = frozenset("jaar jaren uur uren dag dagen week weken maand maanden minuten keer".split())

_ROLE = (
    r"(?:directeur|bestuurs?voorzitter|bestuurder|voorzitter|baas|hoofd(?:redacteur)?|leider"
    r"|projectleider|auteurs?|schrijvers?|hoogleraar|professor|woordvoerder|contactpersoon"
    r"|ambassadeur|cyberambassadeur|eurocommissaris|staatssecretaris|burgemeester|psycholoog"
    r"|ondervoorzitter|secretaris|persoon|nctv|coordinator|rechter|trainer)"
)

# What a question asks for. A question may ask for several kinds.
ASKED: Mapping[str, re.Pattern[str]] = {
    "money": re.compile(
        r"\b(?:wat|hoeveel) (?:kost\w*|betaalt|betaalde|verdient|verdienen|moest \w+ betalen)\b"
        r"|\bhoeveel (?:kreeg|krijgen|krijgt|ontvangt|ontving|geeft|gaf)\b"
        r"|\bgekost\b|\bprijskaartje\b|\bkosten van\b|\b(?:welk|wat is het|wat was het|jaar)?\s?"
        r"(?:budget|bedrag|begroting)\b|\bbegroot\b|\bhoeveel (?:\w+ )?(?:geld|subsidie|euro\w*"
        r"|budget|miljoen|miljard|salaris)\b|\bhoe (?:hoog|groot) (?:is|was|zijn|waren) "
        r"(?:de|het|die|dat|een) (?:\w+ )?(?:subsidie|boetes?|dwangsom\w*|bijdrage|bedrag|salaris"
        r"|budget|impuls)\b"
        r"|\b(?:hoogte van|welke) (?:(?:de|het|die|dat|een|maximale|hoogste) ){0,2}"
        r"(?:subsidie|boetes?|dwangsom\w*|bijdrage(?! (?:levert|leverde|leveren|leverden|aan))"
        r"|vergoeding)\b"
        r"|\b(?:maximale|hoogste) (?:boete|dwangsom)\b"
        r"|\bsalaris\b|\bfinanciele (?:bijdrage|middelen|ruimte)\b|\bextra (?:middelen|geld)\b"
        r"|\bhoe (?:duur|hoog is de prijs)\b|\ben hoeveel dan\b"
        r"|\b(?:wat|hoeveel)\b(?!.{0,60}\b(?:aandacht|tijd|uur|uren)\b).{0,60}"
        r"\b(?:betaald|uitgegeven|uitgetrokken|neergeteld|besteed|opgehoest)\b"
    ),
    "percent": re.compile(
        r"\b(?:percentage|procent\w*|aandeel|hoeveel %)"
        r"|\bwelk deel van (?:de|alle) (?!(?:brief|nota|wereld|tekst|aanpak|reactie)\b)"
    ),
    "vote": re.compile(
        r"\bstemverhouding|\bstemuitslag|\bstemgedrag|\bhoofdelijk\b|\buitslag van de stemming"
        r"|\b(?:hoe|wie|welke|hoeveel|met|liep)\b.{0,50}\b(?:gestemd|stemden|stemde"
        r"|stemmen|stemming)\b(?!.{0,60}\baf\b)"
        r"|\bwelke meerderheid\b|\bwelke (?:fracties|partijen) (?:steunden|stemden)\b"
        r"|\bwelke fracties waren\b|\bwelke partijen waren (?:er )?(?:voor|tegen)\b"
    ),
    "contact": re.compile(
        r"\b(?:telefoonnummer\w*|telefonisch|e-?mail\w*|mailadres\w*|webadres\w*|internetadres\w*"
        r"|url|postadres|contactgegevens|huisnummer)\b|\b(?:welke|de) link\b"
        r"|\b(?:welke?|waar)\b.{0,60}\b(?:zaal|straat|kantoor|gevestigd)\b"
        r"|\b(?:het|welk|wat is het) adres\b|\bwelke (?:web)?site\b|\b(?:aan|in)?melden voor\b"
        r"|\b(?:kan|moet) ik (?:me|mij) (?:\w+ )?(?:aanmelden|inschrijven|opgeven)\b"
    ),
    "motion_text": re.compile(
        r"\b(?:dictum|overweging\w*|constatering\w*|volledige tekst|hele tekst)\b.{0,40}\bmotie"
        r"|\bmotie\b.{0,60}\b(?:ingediend|mede-?indieners?|medeondertekend)\b"
        r"|\bdiende\b.{0,40}\bmotie\b.{0,30}\bin\b"
    ),
    "moved": re.compile(
        r"\b(?:wanneer|welke (?:dag|datum)|hoe laat)\b.{0,60}\bmotie\b.{0,60}"
        r"\b(?:aangenomen|ingediend|in stemming|verworpen)\b"
    ),
    "locator": re.compile(r"\b(?:hoofdstuk|bladzijde|blz|pagina|bijlage|paragraaf) \d+\b(?!\.\d)"),
    "debate": re.compile(
        r"\b(?:zei|zeiden|vroeg|vroegen|antwoordde|stelde|stelden|riep|bracht)\b.{0,60}\w*debat\b"
        r"|\bdeden mee aan\b.{0,30}\w*debat\b|\bspraken\b.{0,30}\w*debat\b"
    ),
    "often": re.compile(r"\bhoe (?:vaak|dikwijls|frequent)\b"),
    "hour": re.compile(r"\bhoe laat\b"),
    "age": re.compile(r"\bhoe (?:oud|jong)\b|\b(?:welke|minimum|minimale?)\s?"
        r"leeftijd(?!sgroep|scategorie)\w*\b"),
    "duration": re.compile(
        r"\bhoe lang\b(?! al\b)|\blooptijd\b"
        r"|\bhoeveel (?:tijd|dagen|weken|maanden|jaren|jaar|uren|uur)\b"
        r"|\bbinnen (?:welke|hoeveel) (?:termijn|tijd|dagen|uur|uren|weken|maanden)\b"
    ),
    "article": re.compile(
        r"\b(?:welke?|wat) (?:wets?)?(?:artikel\w*|wetten|wettelijke (?:grondslag|basis))\b"
    ),
    "example": re.compile(
        r"\bvoorbeeld(?:en|je|jes)? van\b|\b(?:noem|geef)\b.{0,25}\bvoorbeeld\w*"
    ),
    "average": re.compile(r"\b(?:gemiddelde?|doorsnee)\b"),
    "person": re.compile(
        rf"\b(?:wie|wiens|hoe heet|hoe heten|naam|namen)\b.{{0,45}}\b{_ROLE}\b|\bbij naam\b"
        rf"|\bwelke? (?:\w+ )?{_ROLE}\b|\bwelke (?:persoon|namen)\b"
        r"|\bwie (?:leidt|leidde|opende|sprak|zit er|zat er|begeleidt|presenteerde|modereerde)\b"
        r"|\bwie vertegenwoordigden?\b"
        r"|\bhoe heten (?:de|die) (?:\w+ )?(?:onderzoekers|auteurs|makers|ambtenaren|trainers)\b"
        r"|\bwie gaf (?:de |een )?(?:training|les|workshop|lezing|voorlichting)\b"
        r"|\bnamen van (?:de |die |alle )?(?:\w+ )?(?:onderzoekers|auteurs|makers|ambtenaren"
        r"|opstellers|verdachten|daders|slachtoffers|arrestanten|deelnemers)\b"
        r"|\bwie (?:zijn|is|werden|werd) (?:er )?(?:\w+ ){0,3}"
        r"(?:opgepakt|gearresteerd|aangehouden|veroordeeld|vervolgd)\b"
    ),
    "day": re.compile(r"\b(?:welke (?:dag|datum)|precieze datum|exacte datum|datum precies)\b"),
    "when": re.compile(
        r"\b(?:wanneer|sinds|hoe lang al|welk jaar|welke (?:maand|week|periode)"
        r"|welk (?:kwartaal|tijdvak)|startdatum)\b"
    ),
    "findings": re.compile(
        r"\b(?:uitkomst\w*|resultaten|resultaat|conclusies?|bevinding\w*|concludeer\w*"
        r"|(?:kwam|komt|is|kwamen) er (?:\w+ ){0,3}uit|(?:kwam|kwamen) er (?:nou |nu |dan )?uit"
        r"|er uit .{3,60} gekomen|heeft .{3,60} gevonden|leverden?\b.{0,60}\bop|opgeleverd|wees uit"
        r"|uitgewezen|uitgekomen)\b"
    ),
    "reaction": re.compile(
        r"\b(?:reageerden?|reageert|reageren|antwoordden?|geantwoord|welk antwoord|welke reactie"
        r"|uitgelegd waarom|reactie van|oordeel\w*"
        r"|mening van|standpunt van)\b"
        r"|\bwat (?:vind(?:t|en)|vond(?:en)?|zei(?:den)?|zegt|antwoordt?) "
        r"(?!de (?:brief|nota|minister|onderzoeker|beslisnota"
        r"|voortgangsbrief|contourenbrief|staatssecretaris)|het (?:kabinet"
        r"|rapport|onderzoek)|nr|minister|onderzoekers|nederland|er|in\b|plaats|dit|dat)"
    ),
}

FILLER: Mapping[str, re.Pattern[str]] = {
    "money": re.compile(r"€\s?\d|\d[\d.,]* ?(?:euro|miljoen|miljard)\b|\b(?:miljoen|miljard)\w*\b"),
    "percent": re.compile(r"%|\bprocent\b|\bpercentage\b|\bhelft\b|\bkwart\b"),
    "vote": re.compile(r"\b(?:stemming|gestemd|stemverhouding|unaniem|meerderheid|hoofdelijk)\b"),
    "contact": re.compile(
        r"\bwww\.|https?:|\b[\w-]+\.(?:nl|com|eu|org)\b|@|\b\d{4} ?[A-Z]{2}\b|\bPostbus\b"
    ),
    "motion_text": re.compile(r"(?!)"),
    "moved": re.compile(r"(?!)"),
    "locator": re.compile(r"(?!)"),
    "debate": re.compile(r"\w*debat\b.*\b(?:zei|vroeg|antwoordde|stelde)\b"),
    "often": re.compile(
        r"\b(?:\w+ (?:keer|maal)|(?:twee|drie|vier)maal|jaarlijks\w*|maandelijks\w*|wekelijks\w*"
        r"|dagelijks\w*|per (?:jaar|maand|week)|steeds vaker|vaker|zelden|vrijwel alle"
        r"|regelmatig)\b"
    ),
    "hour": re.compile(r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} uur\b"),
    "age": re.compile(r"\b\d+(?: tot (?:en met )?\d+)?[ -]?(?:jaar|jarig\w*)\b|\bleeftijd"),
    "duration": re.compile(
        r"\b(?:\d+|een|één|twee|drie|vier|vijf|zes|tien|twaalf) "
        r"(?:jaar|jaren|maand\w*|we(?:ek|ken)|dag\w*|uur|uren)\b"
        r"|\b(?:19|20)\d\d\b|\b(?:structureel|tijdelijk|doorlopend|permanent)\w*|\buur\b"
    ),
    "article": re.compile(r"\bartikel(?:en)? \d|\b[A-Z]?\w*wet\b|\bverordening\b|\bgrondrecht\w*"),
    "example": re.compile(
        r"\b(?:zoals|bijvoorbeeld|waaronder|denk aan|te denken valt|onder andere|onder meer"
        r"|voorbeeld\w*)\b"
        r"|,[^,.]{2,60},|\([^)]{4,}\)"
    ),
    "average": re.compile(r"\bgemiddelde?\b"),
    "person": re.compile(
        r"\b(?:[A-Z]\.)+ ?(?:van |de |der )*[A-Z]\w+|\bFoort van\b|\b[A-Z]\w+, [A-Z]\."
        r"|\bleden [A-Z]|\blid [A-Z]|\b(?:motie|toezegging) [A-Z]\w+ \("
    ),
    "day": re.compile(
        r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober"
        r"|november|december)\b"
    ),
    "when": re.compile(
        r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
        r"|december)\b|\b(?:19|20)\d\d\b|\b(?:voorjaar|najaar|zomer|winter|dit jaar|volgend jaar"
        r"|korte termijn|na de zomer|volgende voortgangsbrief)\b"
    ),
    "findings": re.compile(
        r"\b(?:blijkt|blijken|concludeer\w*|conclusie\w*|constate\w*|bevinding\w*|gesteld"
        r"|laten zien|laat zien|uitkomst\w*|gebleken|lijken te|komt .{0,30}naar voren|zagen"
        r"|ziet een|aanbeveling\w*|aanbevolen|beveel\w*|onvoldoende duidelijk|niet haalbaar)\b"
    ),
    "reaction": re.compile(
        r"\b(?:reactie|reageer\w*|antwoord\w*|onderschrijf|onderken|oordeel\w*|standpunt|mening"
        r"|van mening|acht|vindt|vinden)\b"
    ),
}
