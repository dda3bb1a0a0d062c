"""Words that any question about letters, motions or studies may hold: they tell none apart.

Verbs of saying, sending and doing, the parts and data of a document, who writes and who is
written to, and the words of politeness. Read by `rag/trails/ask_back.py`.
"""

import re

from index.dutch import stem

__all__ = ["is_generic"]

_TEXT = """
aanbevelen aanbeveling aanbevelingen aanbieden aanbiedingsbrief aandachtspunten aandraagt
aandragen aangedragen aangegeven aangehaald aangehaalde aangehouden aangekondigd aangenomen
aangepast aangeraden aangestipt aangeven aanhalen aankomen aankondigen aanleiding aanleveren
aanmerking aannemen aanpassen aanpassing aanraden aanreiken aanschuiven aansluiten aanstippen
aantal aantonen aanvaard aanvaarden aanvoeren aanwezig aanwezigen aanzet aard accepteren acht
achten achtergrond achterliggende achtte actie acties actueel actuele adres adressaat advies
adviezen adviseerde adviseert adviseren afblazen afdoen afdoening afgehandeld afgeleid afgeleverd
afgerond afgeven afhandelen afhandeling afkomen afkomst afkomstig afkondigen afleiden afleveren
afloop afronden afschrift afspraak afspreken afzender afzonderlijk afzonderlijke agenda akkoord al
algemene alinea alineas alstublieft altijd ambtelijk ambtelijke ambtenaar ambtenaren antwoord
antwoordde antwoorden apart appreciatie argument argumenten aub auteur auteurs auteurschap baseert
baseren beantwoord beantwoorden beargumenteren bedacht bedenken bedoelde bedoelden bedoelen
bedoeling bedoelt begeleid begeleiden begeleidende begin beginnen begint begon begonnen begrijp
begrijpen behaald behandeld behandelen behandeling behandelt behelsde behelst behelzen bekend
bekende bekendgemaakt bekendmaken beknopt bekostigd belang belangrijk belangrijke belangrijker
belangrijkste belooft beloven benadrukken benadrukt benoemd benoemen beogen beoogde beoogt
beoordeeld beoordeelde beoordeelt beoordelen beoordeling bepaald bepaalde bepleit bepleiten
bepleitte bepraten bereiken bereikt berust berusten beschikbaar beschouwd beschouwen beschouwt
beschreef beschreven beschrijft beschrijven beslaan beslissing besloot besloten besluit besluiten
besluitvorming besprak bespreekt bespreken besproken bestaan bestaat bestanddelen beste bestemd
bestond betaald betalen betekenen betekenis betekent betogen betoogt betreffen betreffende betreft
betrekken betrekking betrokken betrokkene betrokkenen betrouwbaar betrouwbaarheid bevat bevatte
bevatten bevestigd bevestigen bevestigt bevinding bevindingen beweert beweren bewering
bewindslieden bewindsman bewindspersonen bewindspersoon bewindsvrouw bewoordingen bewuste bezorgd
bezorgen bezwaar bezwaren bieden biedt bijbehorende bijdragen bijeen bijeenkomen bijeenkomst
bijgesteld bijgewoond bijlage bijlagen bijna bijstellen bijvoorbeeld bijwonen bijzonderheden
binnen binnengekomen binnenkomen bladzijde bleef bleek blij blijft blijkbaar blijken blijkt
blijven bondig bood boodschap bovenaan bracht brengen brengt briefnummer brieven bron bronnen
buiten bureau centrale cijfer circa citaat citeren commissie commissies concept conceptversie
concludeerde concludeert concluderen conclusie conclusies concreet concrete constateerde
constateert constateren coordineert coordineren daadwerkelijk daaraan daarin daarmee daarover
daartoe daaruit dacht dadelijk dag data dateert dateren datum deadline debatteren deden deed deel
deelde deelden deelnemen deelnemende deelnemer deelnemers deelonderwerpen deelt definitief
definitieve delen denken denkt desbetreffende deskundigen destijds details dhr dictum diende
dienen dient documentnummer doel doelen doelstelling doen doorgestuurd doorgestuurde doorlopend
doorsturen dossier dossiernummer downloaden duidelijk duidelijke duiden duren durft dus duur
duurde duurt echt eenieder eens eerder einde eindelijk eindigen eindigt eindoordeel eindrapport
eindversie eindverslag eraan erachter erin erkende erkennen erkent erom erop eruit ervoor
eventueel eventuele exact expliciet fase feitelijk financieren formeel formele formuleren
formulering fractie fracties functionaris functionarissen gaarne gaf gaven geadresseerde
geagendeerd gebaseerd gebeurd gebeuren gebleven gebracht gebruikten geciteerd geconcludeerd
geconstateerd gecoordineerd gedacht gedane gedebatteerd gedeeld gediend gedownload gefinancierd
geformuleerd gegaan gegeven gehaald geheel gehele geholpen gehouden geinformeerd gekomen gekregen
gelden geldig geldigheid geldt geleden gelegd geleid geleidebrief geleverd gelooft geloven gemaakt
gemeld genodigden genoemde genomen geplaatst gepland gepraat gepresenteerd geprobeerd gepubliceerd
geraadpleegd geraken gerealiseerd gereed gericht gerichte geslaagd gesprek gespreksonderwerp
gesproken gestand gestart gesteld gestemd gesteund gestopt getreden getrokken geuit geven gevoerd
gevolg gevolgd gevolgen gevolgtrekking gevraagd gewaardeerd gewerkt gewezen gewijzigd gewone
gezegd gezet gezeten gezien gezonden ging gingen gisteren globaal globale goedgekeurd grofweg
grondslag grootste haalt haar halen halverwege handelen handelt handtekening hangt heer heette
helder hele helpen helpt herkomst herzien herziening heten hield hielden hierin hiermee hierover
hieruit hoeft hoeveelste hoeven hoever hoofdlijn hoofdlijnen hoofdpunt hoofdpunten hoofdstuk
hoofdstukken hoofdtekst hoofdthema hoofdvraag hoofdzaak hoogste hoogstens hoopt hoorde hoort hopen
horen houden houdt huidig huidige hun ie iemand impliciet inbreng indelen indeling indienen
indiener indieners indieningsdatum indruk info informatie informeerde informeert informeren ingaan
ingangsdatum ingebracht ingedeeld ingediend ingegaan ingeleverd ingelost ingeschakeld ingesteld
ingestemd ingetrokken ingevuld inhoud inhoudelijk inhoudelijke inhouden inhoudsopgave inhoudt
initiatief inleiding inlossen inmiddels inschakelen instantie instanties instellen instelling
instellingen instemmen instemming instituten instituut internationale intrekken intussen invullen
invulling inzicht inzichten inzien jaar jaartal juist juiste kabinet kabinetsbeleid
kabinetsstandpunt kamer kamerbehandeling kamerleden kamerlid kamerstuk kamerstukken
kamerstuknummer kan kant kanttekening kanttekeningen karakteriseren keer ken kenmerk kenmerken
kenmerkt kennelijk kennen kern kernachtig kerngedachte kijken kijkt klaar klaarkomen klaarligt
kleinste kloppen klopt komen komt kop kopje koptekst kort kortgezegd kortom kortweg kreeg kregen
krijgen krijgt kritiek kritisch kritische kunnen kwam kwamen kwestie kwijt laat lag lagen lang
lange langer laten later leden leek leerde leert lees leest legde leggen legt leidde leidden
leiden leider leiding leidt lengte letterlijke leverde leveren levert levertijd lezen licht
lichten lichtte lid lidmaatschap liep liepen liet lieten liggen ligt lijken lijkt lijn link loopt
looptijd lopen luiden lukken m maakt maakte maand maatregel maatregelen maken maker makers manier
maximaal mede medeauteur medeauteurs medeondertekenaar medeondertekenaars medeondertekend
medewerker medewerkers meedelen meedoen meegedeeld meegestuurd meegewerkt meegezonden meende meent
meerderheid meewerken meewerkten meldde melden meldt meneer menen mening methode mevr mevrouw
minimaal minister ministerie ministers minstens mislukt misschien mits mocht moest moesten
mogelijk moment momenteel mondeling mondelinge morgen motie mw n naam naast nader nadere nadien
nagekomen nakomen nakoming nam namelijk namen namens nauwkeurig nazoeken nederland nederlandse
neemt neergelegd neerkomen negatief negatieve nemen neutraal niemand nieuws nodig noemde noemen
nogmaals nooit noottekst noteert noteren nr nummer officieel officiele omschreef omschreven
omschrijven omvang omvat omvatten onderaan onderbouwen onderbouwing onderdeel onderdelen
ondernemen ondernomen onderscheiden onderschrijft onderschrijven onderstrepen ondertekenaar
ondertekenaars ondertekenen ondertitel ondertussen onderwerp onderzoeker onderzoekers
onderzoeksbureau onderzoeksgroep onderzoeksinstituut onderzoeksmethode onderzoeksopzet
onderzoeksteam onderzoeksvraag onduidelijk oneens ongeveer onjuist onlangs ontevreden onthouden
ontkennen ontkent ontlenen ontraden ontstaan ontstond ontvangen ontvanger ontvangers
ontvangstdatum ontvangt ontving ontwerpen ontworpen ooit oordeel oordeelde oordeelt oordelen
oorsprong opbouw opbouwen opdelen opdracht opdrachtgever openbaar openen opgave opgebouwd
opgeleverd opgemerkt opgepakt opgericht opgesteld opgevolgd opgezet opgezocht opinie oplegbrief
oplegger opleverde opleveren oplevering oplevert opmerken opmerking opmerkingen opnemen oppakken
opperen oprichten opstellen opsteller opstellers opvatten opvatting opvolgen opvolging opvraagbaar
opvragen opzet opzetten opzoeken orde organisatie organisaties overgenomen overhandigd
overhandigen overheid overleg overneemt overnemen overweegt overwegen overweging overwegingen
overwogen pagina paginas paragraaf parlement parlementair parlementaire partij periode plaats
plaatsen plaatsgevonden plaatst plaatsvinden plaatsvond plan plannen planning pleit pleiten portee
positie positief positieve praten precies presenteren probeert proberen probleem problemen proces
publicatie publicatiedatum publiceerde publiceert publiceren punt punten raadde raadplegen raadt
raden rangorde rapporteren reactie reageerde reageert reageren realiseren recent recente
recentelijk reden regering regeringsstandpunt rekenen respectievelijk resultaat resultaten rol
ronde ruim rust ruwweg samen samengesteld samengevat samenstellen samenstelling samenvat
samenvatten samenvattend samenvatting schetsen schetst schetste schort schreef schreven
schriftelijk schriftelijke schrijfster schrijven schrijver schrijvers score sinds slaagt slaan
slaat slagen sloot slot slotsom snap snappen snapt snel soms soort speerpunten spoedig sprak
sprake spreekt spreken staan staatssecretaris stadium stammen stamt stand standpunt stap stappen
starten startte status steeds stelde stelden stellen stelling stelt stemmen stemming
stemmingsuitslag stemt stemverhouding steunen steunt stond stopgezet stoppen straks streefdatum
strekking strekkingen stuk sturen stuurde summier svp t taak taken team tegenstander tegenwoordig
tekenaar tekende tekenden tekenen tekst telde tellen telt tenzij terecht termijn terug
teruggekoppeld terugkomen terugkoppelen terugkoppeling tevreden thema tijd tijdsduur tijdstip
tijdvak titel titelblad toe toegekomen toegelicht toegepast toegevoegd toegezonden toekomen
toelicht toelichten toelichting toentertijd toepassen toesturen toevoegen toezegde toezegging
toezenden toezending toezien tonen toon toont totaal totale treden treedt trekken trekt trok
trokken tussentijds tussentijdse tweede typeert typeren uitbrengen uitdenken uiteenzetten
uiteindelijk uiten uiterlijk uiterste uitgangspunt uitgangspunten uitgebracht uitgebreid
uitgegeven uitgekomen uitgelegd uitgenodigd uitgesproken uitgesteld uitgeven uitgevoerd uitkomen
uitkomst uitkomsten uitkomt uitleg uitleggen uitmaakt uitmaakte uitmaken uitslag uitspraak
uitspreken uitstel uitstellen uitte uitvoerde uitvoerder uitvoerders uitvoeren uitvoerig
uitvoering uitvoert uitwijzen unaniem url vaak vaker vandaag vastgesteld vaststellen
verantwoordelijk verantwoorden verbinden verbindt verbonden verdeeld verdelen verder vereist
vergaderd vergaderen vergadering vergaderjaar vergeten verhouden verhoudt verkeerde verkeert
verkeren verklaarde verklaart verklaren verkregen verlengd verlengen verloop verloopt verlopen
vermelden vermelding vermoedelijk vermoeden vernieuwd veronderstellen veronderstelt verricht
verrichten verrichtte verrichtten verscheen verschenen verschijnen versie verslag versnellen
verstrekken verstrekt versturen vertel vertellen vertraagd vertragen vertraging vervallen verviel
vervolg vervolgen vervolgstap vervolgstappen verwacht verwachten verwees verwerken verwerkt
verwerpen verwezen verwijst verwijzen verwijzing verwoorden verzenddatum verzenden verzending
verzocht verzoek verzoeke verzoeken verzoekt verzond vindbaar vinden vindplaats vlug voegde voegt
voerde voerden voeren voert voetnoottekst volbracht voldaan voldoen volgde volgorde volgt volledig
volledige voltooid voltooien voltooiing voluit vond vonden voorafgaand voorafgaande vooralsnog
voorbereid voorbereiden voorbereiding voordien voorgelegd voorgenomen voorgesteld voorleggen
voorlopig voorlopige voornaamste voornemen voornemens voornoemde voorstander voorstel voorstellen
voortaan voortgang voortgezet voortzetten voortzetting voorzat voorzit voorzitter voorzitterschap
vorm vormen vormgegeven vormt vraag vraagpunt vraagstelling vraagt vragen vrijgeven vroeg vroegen
waar waaraan waarde waardeert waarderen waardering waarna waaronder waarschijnlijk waarvoor
wachten wederom week weer weergave weergegeven weergeven wees weet weleens wensen wenst werkelijk
werkelijke werken werking werkt werkte werkten weten wiens wier wijst wijze wijzen wilde willen
woorden woordvoerder zaak zaaknummer zag zagen zaken zat zaten zegde zeggen zegt zei zeiden zelfs
zendt zie zien ziet zin zinnen zit zitten zitting zoals zogezegd zojuist zond zonden zonet zouden
zoveel zover zwaartepunt
""".split()

# "De hoofdconclusie" and "het eindoordeel" are a conclusion and an opinion.
_FIRST_PARTS = ("", "hoofd", "eind", "kern", "deel", "slot")
# Look like participles, or are thrown together with verbs, and have a meaning of their own.
_OWN = frozenset("gebied geluid geweld geld gezicht gezond aanbieder aanbieders".split())
# A past tense and a participle end in one of these behind the verb's stem.
_ENDINGS = re.compile(r"(?<=\w{4})[dt]$")


def _base(word: str) -> str:
    return _ENDINGS.sub("", stem(word))


_GENERIC = frozenset(stem(word) for word in _TEXT)
_BASES = frozenset(_base(word) for word in _TEXT)


def is_generic(word: str) -> bool:
    """Whether a folded word tells no letter, motion or study from another."""
    if word in _OWN:
        return False
    rests = [word.removeprefix(part) or word for part in _FIRST_PARTS]
    if any(stem(rest) in _GENERIC for rest in rests):
        return True
    verb = word.removeprefix("ge")
    past = word.endswith(("d", "t", "de", "te", "den", "ten"))
    return past and (word == verb or word.endswith(("d", "t"))) and _base(verb or word) in _BASES
