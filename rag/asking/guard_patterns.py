"""The wordings of orders to the assistant, of requests for personal data, and for help with harm.

All patterns are read on folded text (small letters, no accents), in Dutch and in English. They
look for somebody who wants something done; who asks what the letters say about it is answered.
"""

import re

# To drop its rules, to show them, to play another, to make up.
_ORDERS = re.compile(
    r"\b(?:vergeet|negeer|omzeil|schakel|ignore|disregard|forget|override|bypass)\b.{0,60}"
    r"\b(?:regels?|instructies?|opdracht\w*|instructions?|rules?|prompt|bovenstaande"
    r"|beperkingen|richtlijnen|previous|filters?|veiligheid(?:s(?:regel|instelling|filter)\w*)?)\b"
    r"|\b(?:schakel|zet)\b.{0,60}\b(?:regels|instructies|beperkingen|filters?|controles?"
    r"|beveiliging|bron(?:nen|vermelding)\w*|citaten|veiligheid(?:s\w+)?) uit\b"
    r"|\b(?:system ?prompt|systeemprompt|systeembericht|systeeminstructies?|system message"
    r"|jailbreak|developer mode|ontwikkelaarsmodus|dan-modus)\b"
    r"|\b(?:toon|geef|laat|herhaal|wat (?:is|zijn)|print|dump|onthul)\b.{0,40}"
    r"\b(?:jouw|je|uw) (?:\w+ )?(?:instructies?|prompt|regels|opdracht|configuratie|broncode"
    r"|sleutel)\b"
    r"|\b(?:doe (?:alsof|net of)|speel (?:dat|(?:de|een) (?:rol|minister"
    r"|ambtenaar|assistent|hacker|personage|ander\w*))|je bent (?:nu|voortaan)|u bent (?:nu"
    r"|voortaan)|gedraag je als|act as|pretend|you are now)\b"
    r"|\b(?:antwoord\w*|beantwoord\w*|vertel|zeg|schrijf|leg uit|geef)\b.{0,80}"
    r"\bzonder (?:bron\w*|citaten|verwijzing\w*|vindplaats\w*)\b|\buit je hoofd\b"
    r"|\b(?:verzin|fantaseer|fabriceer)\b|\b(?:zeg|schrijf|antwoord|begin)\b.{0,30}"
    r"\b(?:alleen|uitsluitend|met het woord|precies dit|dat de minister)\b.{0,40}"
    r"\b(?:afgetreden|ontslagen|ja|nee|ok|akkoord|gehackt)\b"
)

_CONTACT = (
    r"\b(?:telefoon(?:nummers?|gegevens)?|mobiel(?:e nummer\w*|tje|nummer\w*)?|06-?\w*"
    r"|e-?mail\w*|mailadres\w*|bsn|phone\w*|mobile number|home address)\b"
)
# Data about a person that the documents do not publish.
_PERSONAL = re.compile(
    rf"{_CONTACT}|\b(?:prive(?:adres|nummer|telefoon|mail|gegevens|leven)?|huisadres|woonadres|adres|woonplaats|woont|geboortedatum|geboren"
    r"|burgerservicenummer|salaris|date of birth|salary)\b"
    r"|\b(?:geef|noem|toon|deel|zoek|wat zijn)\b.{0,20}\bpersoonsgegevens\b"
)
_PERSON = re.compile(
    r"\b(?:ambtena\w+|steller|behandelaar|opsteller|schreef|minister|bewindspersoon"
    r"|staatssecretaris|(?<!welk )(?<!een )kamerlid|onderzoeker|woordvoerder|van oosten|van weel"
    r"|yesilgoz\w*|civil servants?|officials?|author|secretary|who wrote)\b"
)
_OFFICIAL = re.compile(
    r"\b(?:ambtena\w+|steller|behandelaar|opsteller|schreef|schreven|civil servants?|officials?"
    r"|who wrote)\b"
)
_OFFICIAL_NAME = re.compile(
    r"\b(?:naam|namen|wie (?:is|zijn|was)|hoe heten?)\b.{0,40}\b(?:ambtena\w+|steller"
    r"|behandelaar|opsteller)\b"
    r"|\bwie (?:heeft|hebben)\b.{0,40}nota\b.{0,30}\b(?:opgesteld|geschreven|gemaakt)\b"
    r"|\bwie (?:schreef|schreven|maakten?) (?:de|die|deze) (?:beslis)?nota\b"
)
# Who wants to know why they are not given.
_WHY = re.compile(r"\b(?:waarom|hoezo|hoe komt het|wat is de reden|op (?:welke|grond))\b")

# Texts that recruit or threaten.
_MADE = (
    r"(?:werv(?:ing\w*|end\w*)|propaganda\w*|ronsel\w*|rekruterings\w*|oproep tot|oproept tot"
    r"|aanslag\w*|bommen?|dreig(?:brief|bericht|mail|tweet)\w*|haat(?:bericht|zaai|campagne)\w*"
    r"|manifest|pamflet)"
)
_MAKES = re.compile(
    r"\b(?:schrijf|maak|stel(?! dat\b)|ontwerp|geef|help|bedenk|formuleer|genereer|vertaal"
    rf"|verbeter)\b(.{{0,120}}?)\b{_MADE}\b"
)
# Who wants to know what is said of it: "geef een overzicht van …", "schrijf op wat … zegt over …".
_TELLS = re.compile(
    r"\b(?:overzicht|samenvatting|lijst|wat|hoe|waar|welke|waarom|passages?|aanbeveling\w*"
    r"|maatregel\w*|definitie|uitleg|alinea|begrijpen|citaat)\b"
)
_PREVENTS = (
    r"(?!.{0,60}\b(?:voorkom\w*|tegengaa\w*|tegen ga\w*|bestrij\w*|herken\w*|herkennen|meld\w*"
    r"|tegenhoud\w*|bescherm\w*|signaler\w*|prevent|counter|stop|report|recogni[sz]e|fight"
    r"|protect)\b)"
)
_DUTCH_ONE = r"(?:kan|kun|kunnen|moet|moeten|krijg|zou|zouden|maak|bouw)?\s?(?:ik|je|wij|we|men)"
_ENGLISH_ONE = r"(?:can|do|could|should|would|might|to)\s?(?:i|we|you|one)?"
# Ways past detection, and ways to recruit or to make a weapon.
_HARM = re.compile(
    rf"\bhoe {_DUTCH_ONE}\b{_PREVENTS}.{{0,80}}"
    r"\b(?:omzeil\w*|ontwijk\w*|onder de radar|ontsnap\w*|ongezien|niet gepakt"
    r"|zonder (?:ontdekt|gepakt|dat de (?:politie|atkm|moderat\w+)))\b"
    rf"|\bhoe {_DUTCH_ONE}\b{_PREVENTS}.{{0,60}}"
    r"\b(?:ronsel\w*|rekruteer|rekruteren|werf|radicaliseren|aanslag|bom|explosie\w*|wapens?)\b"
    r"|\bhoe (?:ronsel|rekruteer|werf|radicaliseer|pleeg) (?:ik|je|wij|we|men)\b"
    r"|\b(?:schrijf|maak|geef|bouw|ontwerp|genereer)\b.{0,20}\b(?:code|script|programma|bot|tool"
    r"|tekst|bericht|tips|stappenplan|handleiding)\b.{0,60}\b(?:omzeil\w*|ontwijk\w*|ronsel\w*)\b"
    r"|\b(?:write|make|create|draft|generate|give)\b.{0,60}\b(?:recruit(?:ment|ing)?"
    r"|propaganda|manifesto|threatening|hate) (?:text|message|letter|video|post|speech|material"
    r"|campaign|poster|for)\b"
    rf"|\bhow {_ENGLISH_ONE}\b{_PREVENTS}.{{0,40}}\b(?:evade|bypass|circumvent|avoid detection"
    r"|recruit (?:minors|young|people|for)|bombs?|explosives?|weapons?)\b"
)
# What somebody holds, has attached or can hear, which the assistant never gets.
_GIVEN = (
    r"(?:bestand\w*|pdf\w*|foto(?:'?s)?|plaatje\w*|afbeelding\w*|scan\w*|audio\w*|filmpje\w*|video\w*"
    r"|opnames?|screenshot\w*|geluidsfragment\w*|spraakbericht\w*)"
)
# How an order begins, after another that ends in "en".
_PLEASE = (
    r"(?:^|\ben )(?:(?:kun|kan|wil|zou) (?:je|jij)|(?:kunt|wilt|zou) u)?(?: even| eens| alvast)* ?"
)
# Wants something that text with quotes cannot be.
_OTHER_FORM = re.compile(
    r"\b(?:spreek|lees)\b.{0,60}\b(?:in|voor|hardop)\b|\bgeluidsbestand|\bvoorlezen\b"
    r"|\b(?:maak|neem|als)\b.{0,60}\bpodcast"
    r"|\baudio|\b(?:laat|toon|geef|maak|teken|stuur|schets|zet)\b.{0,60}\b(?:grafiek\w*|plaatje\w*"
    r"|afbeelding\w*|foto(?:'?s)?|filmpje|tekening|poster|infographic|diagram|powerpoint|presentatie"
    r"|spreadsheet|excel\w*|pdf|word-?document)\b|^(?:kun je |kan je |kunt u )?teken\b"
    rf"|{_PLEASE}(?:mail|app|bel|sms|stuur|verstuur|fax)(?: \w+)?\b .{{0,60}}"
    r"\b(?:naar|aan|door|op|als bijlage|toe|pdf)$"
    rf"|{_PLEASE}(?:mail|app|bel|sms)\b .{{0,30}}\b(?:naar|aan)\b"
    r"|\b(?:mail|sms|app) (?:mij|me|hem|haar)\b"
    r"|^(?:stuur|mail) (?:me|mij|ons)\b|\bvertaal\b|\bprint\b"
    rf"|{_PLEASE}(?:zing|luister|scan|upload)\b|\b(?:inscannen|geupload|uploaden|zingen)\b"
    rf"|\b(?:bijgevoegde?|meegestuurde?|aangehechte?) (?:\w+ )?{_GIVEN}\b"
    rf"|\b(?:op|in) (?:deze|dit|die) {_GIVEN}\b|\b(?:deze|dit) {_GIVEN}\b"
)
# Wants to know what the assistant itself thinks, expects or would do.
_OPINION = re.compile(
    r"\b(?:denk|geloof|verwacht|hoop) (?:je|jij|u)\b|\b(?:wat|hoe goed) vind (?:je|jij|u)\b"
    r"|^(?:en |maar )?vind (?:je|jij|u)\b"
    r"|\bvind (?:je|jij|u) (?:het|dat|dit|deze|zelf|ook|niet|eigenlijk)\b"
    r"(?! (?:hier|daar|terug|in|op|onder)\b)"
    r"|\bzou (?:je|jij|u)\b(?! (?:\w+ )?(?:kunnen|willen)\b)(?: \w+){0,4}? (?:doen|kiezen"
    r"|aanraden|adviseren|vinden|denken|stemmen|aanpakken|besluiten|voorstellen)\b"
    r"|\bvolgens (?:jou|jouw|u)\b|\b(?:jouw|je eigen) (?:mening|oordeel|advies|voorspelling)\b"
    r"|\b(?:wat is|geef|graag|wil|benieuwd naar|hoor)\b.{0,15}\b(?:uw|je) (?:mening|oordeel"
    r"|advies|voorspelling)\b|\b(?:jouw|uw|je) favoriete\b"
    r"|\b(?:wat|welke?) raad (?:je|jij|u)\b|\bvoorspel\b"
)


def is_order(folded: str) -> bool:
    """Whether the assistant is told what to be or to say, instead of being asked."""
    return _ORDERS.search(folded) is not None


def is_harm(folded: str, names_document: bool) -> bool:
    """Whether help is wanted with recruiting, threatening or getting past detection."""
    if _HARM.search(folded):
        return True
    made = _MAKES.search(folded)
    if not made or _TELLS.search(made[1]):
        return False
    return not (names_document and made[0].startswith(("geef", "help")))


def is_personal(folded: str, names_document: bool) -> bool:
    """Whether personal data are wanted that the documents do not publish.

    Of a document that is named only what no document gives is refused: contact data and names of
    officials. Its address, or who signed it, it says itself.
    """
    if _WHY.search(folded):
        return False
    contact = re.search(_CONTACT, folded) and _OFFICIAL.search(folded)
    asked = _PERSONAL.search(folded) and _PERSON.search(folded) and not names_document
    return bool(contact or asked or _OFFICIAL_NAME.search(folded))


def is_other_form(folded: str) -> bool:
    """Whether a picture, sound, translation or message is wanted."""
    return _OTHER_FORM.search(folded) is not None


def is_opinion(folded: str) -> bool:
    """Whether the assistant's own opinion, advice or forecast is wanted."""
    return _OPINION.search(folded) is not None
