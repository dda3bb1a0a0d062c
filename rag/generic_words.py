"""Words that any question about letters, motions or studies may hold: they tell none apart.

Verbs of saying, sending and doing, the parts and data of a document, who writes and who is
written to, and the words of politeness. Read by `rag/ask_back.py`.
"""

from index.dutch import stem

__all__ = ["is_generic"]

_TEXT = """
aanbevelen aanbeveling aanbevelingen aanbieden aangegeven aangehaald aangehaalde aangekondigd
aangenomen aangeven aanhalen aankomen aankondigen aanleiding aanleveren aannemen aanreiken
aansluiten aanstippen aantal aantonen aanvaarden aanvoeren aard accepteren achtergrond actie
acties actueel actuele adressaat advies adviezen adviseerde adviseert adviseren afdoen afdoening
afgehandeld afgeleid afgerond afgeven afhandelen afhandeling afkomstig afleiden afloop afronden
afspraak afspreken afzender al alstublieft ambtelijk ambtelijke antwoord antwoorden argument
argumenten aub auteur auteurs beantwoord beantwoorden beargumenteren bedoelen bedoeling begin
beginnen begint begon begonnen begrijp begrijpen behandeld behandelen behandelt behelsde behelst
behelzen bekend bekende bekendmaken beknopt belangrijk belangrijke belangrijkste benadrukken
benadrukt benoemd benoemen beogen beoogde beoogt beoordeeld beoordeelde beoordeelt beoordelen
beoordeling bepaald bepaalde bereiken bereikt bericht berichten beschreef beschreven beschrijft
beschrijven beslaan beslissing besloot besloten besluit besluiten besluitvorming bespreken
besproken bestaan bestaat bestanddelen beste bestemd bestond betogen betoogt betreffen betreffende
betreft betrekken betrokken bevat bevatte bevatten bevinding bevindingen beweert beweren bewering
bewindslieden bewindsman bewindspersonen bewindspersoon bewindsvrouw bewoordingen bewuste bieden
biedt bijbehorende bijlage bijlagen bijzonderheden bladzijde bleef bleek blijft blijken blijkt
blijven bood boodschap bracht brengen brengt brieven bron bronnen citaat citeren concludeerde
concludeert concluderen conclusie conclusies concreet concrete constateerde constateert
constateren daadwerkelijk daarin daarover daaruit dadelijk dag data dateert dateren datum deden
deed deel deelde deelnemen deelnemer deelnemers definitief definitieve delen desbetreffende
deskundigen details dhr dictum diende dienen dient doel doelen doelstelling doen dossier duidelijk
duidelijke duiden duren dus duurde duurt einde eindigen eindigt eindoordeel eraan erin erkennen
eruit ervoor exact expliciet fase feitelijk formeel formele formuleren formulering gaf gaven
geadresseerde gebeurd gebeuren gebleven gebracht geciteerd geconcludeerd geconstateerd gedane
gedeeld gediend geformuleerd gegaan gegeven geheel gehele gehouden gekomen gekregen gelden geldt
gelegd gemaakt gemeld genoemde genomen gepresenteerd gepubliceerd geraken gerealiseerd gereed
gesproken gestand gestart gesteld gestemd getrokken geven gevoerd gevolg gevolgen gevolgtrekking
gevraagd gewerkt gewezen gewone gezegd gezeten gezien gezonden ging gingen globaal globale grofweg
haalt haar halen handelen handelt handtekening hangt heer heette hele heten hield hielden hierin
hieruit hoofdlijn hoofdlijnen hoofdpunt hoofdpunten hoofdstuk hoofdstukken hoofdvraag hoofdzaak
hoorde hoort horen houden houdt huidig huidige hun ie impliciet indeling indienen indiener
indieners indieningsdatum indruk info informatie ingaan ingediend ingegaan ingelost ingestemd
ingetrokken inhoud inhoudelijk inhoudelijke inhouden inhoudt inleiding inlossen inmiddels
instemmen internationale intussen inzicht inzichten jaar jaartal juiste kabinet kamer kamerleden
kamerlid kamerstuknummer kant keer ken kenmerk kennen kern kernachtig kijken kijkt klaar kloppen
klopt komen komt kort kortgezegd kortom kortweg kreeg kregen krijgen krijgt kwam kwamen kwestie
kwijt lag lagen lang lange langer leden lees leest legde leggen legt leidde leiden leider leiding
leidt lengte letterlijke leveren lezen lid liep liepen liggen ligt lijn loopt lopen luiden lukken
m maakt maakte maand maatregel maatregelen maken maker makers manier medeondertekenaar
medeondertekenaars meldde melden meldt meneer mening methode mevr mevrouw minister ministerie
ministers mislukt mogelijk moment momenteel mondeling mondelinge motie mw n naam nagekomen nakomen
nakoming nam namen namens nauwkeurig nederland nederlandse neemt neergelegd neerkomen nemen nieuws
nodig noemde noemen nogmaals noteren nr nummer officieel officiele omschreven omschrijven omvang
omvat omvatten onderbouwen onderdeel onderdelen ondernemen ondernomen onderschrijft onderschrijven
onderstrepen ondertekenaar ondertekenaars ondertekenen ondertitel ondertussen onderwerp
onderzoeker onderzoekers onderzoeksmethode onderzoeksopzet onderzoeksvraag onlangs onthouden
ontlenen ontstaan ontstond ontvangen ontvangt ontving ooit oordeel oordeelde oordeelt oordelen
opdracht opdrachtgever openbaar opgave opgeleverd opgemerkt opgepakt opgesteld opgevolgd opinie
opleveren oplevert opmerken opnemen oppakken opperen opstellen opsteller opstellers opvatten
opvatting opvolgen opvolging opzet opzetten overgenomen overheid overneemt overnemen overweging
overwegingen pagina paragraaf parlement plaats plaatsgevonden plaatsvinden plaatsvond planning
pleit pleiten portee positie precies presenteren proces publicatie publicatiedatum publiceren punt
punten rapporteren reactie reageerde reageert reageren realiseren recent recente recentelijk reden
regering rekenen resultaat resultaten rol ruwweg samengesteld samengevat samenstelling samenvatten
samenvattend samenvatting schetsen schetst schetste schreef schreven schriftelijk schriftelijke
schrijven schrijver schrijvers slaan slaat sloot slot slotsom snap snappen snapt snel soort
spoedig sprak spreekt spreken staan staatssecretaris stadium stammen stamt stand standpunt stap
stappen starten startte status stelde stelden stellen stelling stelt stemmen stemming stemt
stemverhouding stond straks strekking strekkingen stuk sturen stuurde summier svp t taak taken
tekende tekenden tekenen tekst telde tellen telt termijn thema tijd tijdstip titel titelblad
toegezonden toelichten toelichting toesturen toezegde toezegging toezenden toezending tonen toon
toont totale trekken trekt trok trokken tweede uitbrengen uiteenzetten uiteindelijk uiterlijk
uitgangspunt uitgangspunten uitgebracht uitgebreid uitgekomen uitgesproken uitgevoerd uitkomen
uitkomst uitkomsten uitkomt uitleg uitleggen uitmaakt uitmaakte uitmaken uitspraak uitspreken
uitvoerde uitvoerder uitvoerders uitvoeren uitvoering uitvoert uitwijzen vastgesteld vaststellen
verantwoordelijk verantwoorden vereist vergadering vergaderjaar vergeten verkeerde verkeert
verkeren verklaart verklaren verkregen verloop verloopt verlopen vermelden verricht verrichten
verrichtte verrichtten verscheen verschenen verschijnen verslag verstrekken verstrekt versturen
vertel vertellen vervolg vervolgen verwacht verwachten verwees verwerken verwerkt verwerpen
verwezen verwijst verwijzen verwijzing verwoorden verzenden verzending verzocht verzoeken verzoekt
verzond vinden vindplaats vlug voerde voerden voeren voert voldaan voldoen volledig volledige vond
vonden vooralsnog voorgelegd voorgesteld voorleggen voorlopig voorlopige voornaamste voornoemde
voorstel voorstellen voortgang voorzitter vormen vormt vraag vraagt vragen vrijgeven vroeg vroegen
waarderen wachten wederom week weergave weergegeven weergeven wees weet weleens wensen wenst
werkelijk werkelijke werken weten wiens wier wijst wijze wijzen wilde willen woorden zaak zag
zagen zaken zat zaten zegde zeggen zegt zei zeiden zelfs zendt zie zien ziet zin zinnen zit zitten
zitting zogezegd zojuist zond zonden zonet zoveel zover
""".split()

_GENERIC = frozenset(stem(word) for word in _TEXT)


# "De hoofdconclusie" and "het eindoordeel" are a conclusion and an opinion.
_FIRST_PARTS = ("hoofd", "eind", "kern", "deel", "slot")


def is_generic(word: str) -> bool:
    """Whether a folded word tells no letter, motion or study from another."""
    rests = (word.removeprefix(part) or word for part in _FIRST_PARTS)
    return any(stem(rest) in _GENERIC for rest in rests)
