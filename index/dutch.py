"""Dutch text analysis: folding, words, stems, parts of compounds, character n-grams.

Stems are Snowball's Dutch stemmer as PyStemmer 2.2 has it (Porter's), mended where it parts
words that belong together (brief/brieven, motie/moties, verwijderd/verwijderen).
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

WORDS_FILE = Path(__file__).with_name("woorden.txt")

# Words of grammar and of asking; they say how a question is put, not what it is about.
STOP_WORDS = frozenset(
    """
    aan af al alle allemaal alleen als andere anders ander are ben bent bij bijna blijkens daar
    daarbij daarna daarom daarop daarvan daarvoor dan dat de den der deze die dit doch doe doen
    doet door dus een eens eerst eerste eigenlijk elk elke en enige er ergens erop ervan ervoor
    even ge geen gaat gaan ga ging gewoon goed graag had hadden heb hebben hebt heeft heel hem
    het hier hij hoe hoeveel hoezo hun ieder iedere iemand iets ik in is ja je jij jou jouw
    juist laatste kan kun kunnen kunt kon konden laat later maar me mee meer men met mij mijn moet
    moeten mocht mogen na naar nee niet niets no nog nou nu of om omdat onder ons ook op over
    per precies reeds s staat staan stond stonden t te tegen ten ter tijdens toch toen tot u
    uit uw van vanaf vanuit via vindt volgens voor vooral waar waarbij waarbinnen waarde
    waarin waarmee waarom waarop waarover waartoe waaruit waarvan waarvoor wanneer want waren
    was wat we wel welk welke werd werden wie wiens wij wil willen wilde word worden wordt
    zal ze zei zeg zeggen zegt zelf zich zij zijn zo zoals zou zouden zult
    noem noemt noemen genoemd geef geeft geven vermeld vermeldt luidt letterlijk woordelijk
    nr nrs citeer bedoelt bedoeld heet heten ook alweer stuk stukken
    """.split()
)

# Forms that the stemmer parts from their word: past tenses, participles and plurals of the field.
_LEMMAS = {
    form: lemma
    for lemma, forms in {
        "kind": "kinderen kinder kinds",
        "onderzoek": "onderzocht onderzochten onderzoeker onderzoekers",
        "toezegging": "toegezegd toezeggen toezeg toezegt toezegde",
        "aanbieden": "aangeboden aanbood bood biedt aanbieding aanbieder aanbieders",
        "aanbeveling": "aanbevolen aanbevelen beveelt bevelen-aan",
        "verzenden": "verzonden verzond verzending zond gezonden toegezonden",
        "sturen": "gestuurd stuurde opgestuurd toegestuurd verstuurd",
        "ondertekenen": "ondertekend ondertekende ondertekenaar ondertekenaars ondertekening "
        "tekende tekenden tekent getekend tekenen handtekening handtekeningen",
        "verschijnen": "verschenen verscheen verschijnt",
        "beginnen": "begon begonnen begint",
        "schrijven": "schreef geschreven schrijft",
        "vinden": "vond gevonden vonden",
        "opnemen": "opgenomen opneemt",
        "deelnemen": "deelname deelgenomen deelnemer deelnemers deelnemende",
        "brengen": "bracht gebracht",
        "komen": "kwam kwamen gekomen komt",
        "roepen": "riep geroepen oproepen opgeroepen oproep",
        "afdoen": "afgedaan afdoening",
        "zien": "zag gezien ziet zagen",
        "bespreken": "besproken bespreekt besprak bespreking",
        "gesprek": "gesprekken",
        "verbieden": "verboden verbod verbiedt",
        "rekruteren": "rekrutering gerekruteerd rekruteert rekruut rekruten rekruterende",
        "radicaliseren": "radicalisering geradicaliseerd radicaliseert radicaliserende",
        "modereren": "moderatie gemodereerd modereert moderator moderatoren",
        "definitie": "definities definieren definieert gedefinieerd",
        "evaluatie": "evaluaties evalueren geevalueerd evalueert evaluatieonderzoek",
        "stad": "steden",
        "lid": "leden",
        "gebruiken": "gebruik gebruikt gebruikte gebruikers gebruiker",
        "opleggen": "opgelegd oplegt",
        "ontwikkelen": "ontwikkeling ontwikkelingen ontwikkeld ontwikkelde ontwikkelt",
        "verwijderen": "verwijderd verwijdering verwijderingen",
        "platform": "platforms platformen",
    }.items()
    for form in forms.split()
}

# Words that the stemmer throws together with others: overheid with over, wet with weten.
_APART = {
    form: word
    for word, forms in {
        "overheid": "overheid overheden overheids",
        "overig": "overig overige overigens",
        "weten": "weten weet wist wisten geweten",
        "les": "les lessen",
        "openbaar": "openbaar openbare openbaarheid",
        "reden": "reden redenen",
        "nieuws": "nieuws nieuwsbericht nieuwsberichten",
        "rechts": "rechts rechtse",
        "gelden": "gelden geldt geldend geldende",
        "kans": "kans kansen",
        "regeling": "regeling regelingen",
        "rekening": "rekening rekeningen",
        "naam": "naam namen",
        "vereniging": "vereniging verenigingen",
        "plat": "plat platte",
        "langs": "langs",
    }.items()
    for form in forms.split()
}

# Particles that open verbs; "onder" + "zoek" is no compound of two nouns.
_NO_FIRST_PART = frozenset(
    "onder over voor door tegen achter binnen buiten terug weer hier daar waar mede even uiteen "
    "samen niet zeer veel meer hoog laag".split()
)
# Endings that look like words ("ring", "heden") but only form them.
_SUFFIXES = frozenset(
    "eren ende enden heden heid lijk lijke ring ringen king ting sten schap rijk baar wording "
    "ellen roken rekken tien dien vatten achtig loos gezet telt reiken waarde".split()
)
_LEAST_PART = 4
_LONGEST_COMPOUND = 40
# A word of the corpus counts as this frequent when the background does not know it.
_CORPUS_COUNT = 200

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SINGLE_QUOTES = re.compile("[\u2018\u2019\u201b`´]")
_SPLIT_NUMBER = re.compile(r"(?<![\d-])(\d{2})[ \u00a0.](\d{3})(?![\d])")
_WORD = re.compile(r"\d+(?:-\d+)+|[^\W_]+(?:'[^\W\d_]+)?")


def fold(text: str) -> str:
    """Lower case, no diacritics, plain dashes and quotes. Lengths may change."""
    if text.isascii():  # nearly all text; the rest takes ten times as long
        return text.lower().replace("`", "'")
    # Both ways round: "™" comes apart into capitals, and "İ" folds into a dotted i.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _SINGLE_QUOTES.sub("'", _DASHES.sub("-", plain))


def words(text: str) -> list[str]:
    """Folded words in order; "29 754" is one word, "21 501-30" too; hyphens part words."""
    return _WORD.findall(_SPLIT_NUMBER.sub(r"\1\2", fold(text)))


@lru_cache(maxsize=1)
def background_counts() -> dict[str, int]:
    """Word -> number of paragraphs of Dutch law text that hold it (of about 318,000)."""
    counts: dict[str, int] = {}
    for line in WORDS_FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, _, count = line.rpartition(" ")
            counts[word] = int(count)
    return counts


@lru_cache(maxsize=1)
def _stemmer() -> "object":
    import Stemmer

    return Stemmer.Stemmer("dutch")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word: "brieven" and "brief" give the same, numbers stay as they are."""
    if word[0].isdigit():
        return word
    word = word.removesuffix("'s")  # risico's
    if word in _APART:
        return _APART[word]
    base = _base(_LEMMAS.get(word, word))
    return _even(_stemmer().stemWord(base))  # type: ignore[attr-defined]


def _base(word: str) -> str:
    """A plural in -s after a vowel, and a weak participle whose infinitive is a known word."""
    known = background_counts()
    if len(word) > 4 and word.endswith("s") and word[-2] in "aeiou" and word[:-1] in known:
        return word[:-1]
    for root in (word, word.removeprefix("ge")):
        if len(root) > 5 and root[-1] in "td" and f"{root[:-1]}en" in known:
            return f"{root[:-1]}en"
    return word


def _even(stemmed: str) -> str:
    """One spelling for what Dutch writes in two ways: brief/briev, huis/huiz."""
    return stemmed[:-1] + {"v": "f", "z": "s"}.get(stemmed[-1], stemmed[-1])


class CompoundSplitter:
    """Splits a compound into words of a vocabulary: "duidingskader" -> ("duiding", "kader").

    The vocabulary is the corpus' own words and the background list. A split whose parts are
    rarer than the word itself is refused. Source: Koehn & Knight 2003, section 4.
    """

    def __init__(self, vocabulary: frozenset[str]) -> None:
        self._vocabulary = vocabulary
        self.parts = lru_cache(maxsize=100_000)(self._parts)

    def _parts(self, word: str) -> tuple[str, ...]:
        """The fewest known parts that make up `word`; empty when it is no compound."""
        if not 2 * _LEAST_PART <= len(word) <= _LONGEST_COMPOUND or not word.isalpha():
            return ()
        parts = self._split(word, first=True)
        if not parts:
            return ()
        mean = math.prod(self._count(p) for p in parts) ** (1 / len(parts))
        return parts if mean > background_counts().get(word, 0) else ()

    def _count(self, part: str) -> int:
        """How common a part is; 0 when it is no word, or only an ending."""
        if part in _SUFFIXES or len(part) < _LEAST_PART:
            return 0
        counts = background_counts()
        if part in self._vocabulary:
            return max(_CORPUS_COUNT, counts.get(part, 0))
        if part.endswith("ing") and f"{part[:-3]}en" in self._vocabulary:
            return _CORPUS_COUNT
        return counts.get(part, 0)

    def _split(self, word: str, first: bool = False) -> tuple[str, ...] | None:
        best: tuple[str, ...] | None = None
        for at in range(len(word) - _LEAST_PART, _LEAST_PART - 1, -1):
            head = self._head(word[:at])
            if head is None or (first and head in _NO_FIRST_PART):
                continue
            rest = word[at:]
            tail = (rest,) if self._count(rest) else self._split(rest)
            if tail and (best is None or 1 + len(tail) < len(best)):
                best = (head, *tail)
        return best

    def _head(self, part: str) -> str | None:
        """The first part without its linking letters, or None when it is no word."""
        for link in ("s", "", "en", "e"):
            if part.endswith(link) and self._count(part[: len(part) - len(link)]):
                return part[: len(part) - len(link)]
        return None


def ngrams(word: str, n: int = 4) -> Iterator[str]:
    """Character n-grams of a word between boundaries; a word shorter than n gives itself."""
    marked = f"_{word}_"
    yield from (marked[i : i + n] for i in range(max(1, len(marked) - n + 1)))
