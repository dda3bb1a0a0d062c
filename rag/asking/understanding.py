"""What a question is understood to ask: its words, documents, kind of answer and parts."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from index.dutch import fold
from rag.asking.generic_words import is_generic
from rag.asking.history import content_words
from rag.asking.promises import PROMISE_WORDS, asks_promised

__all__ = ["OTHER_CLAUSE", "AnswerKind", "Understanding", "kind_of", "own_words"]

AnswerKind = Literal[
    "person", "date", "number", "list", "definition", "wording", "yesno", "reason", "reference",
    "place", "other",
]

# A noun in the plural, as most are written: "welke maatregelen", "welke pijlers".
_PLURAL = r"[\w-]{2,}(?:en|s)(?<!proces)(?<!cursus)"
# Read in order; the first that fits says what kind of answer is asked for.
_PATTERNS: tuple[tuple[AnswerKind, str], ...] = (
    ("wording", r"\b(letterlijk|woordelijk|citeer|citaat|woord voor woord|precies geformuleerd"
                r"|formulering|hoe luidt|bewoordingen)\b"),
    ("reference", r"\b(kamerstuknummer|kamerstuk|(?:voet)?noot(?:nummer)?|tz-nummer|zaaknummer"
                  r"|kenmerk"
                  r"|documentnummer|vindplaats|2\d{3}[dz]-nummer|bron(?:verwijzing)?)\b"),
    ("date", r"\b(wanneer|welke (?:dag|datum|maand|jaar)|welk jaar|sinds|startdatum|datum"
             r"|hoe laat|termijn|wanneer precies|vanaf welk\w*)\b"),
    ("list", r"\b(welke (?:twee|drie|vier|vijf|zes|zeven|acht|\d)|som op|opsomming|lijst"
             r"|puntsgewijs|op een rij|"
             r"noem (?:alle|de)|pijlers|onderwerpen|soorten)\b"),
    ("number", r"\b(hoeveel|hoe vaak|hoe hoog|wat kost|aantal|percentage|leeftijd)\b"),
    ("person", r"\b(wie|wiens|welk(?:e)? (?:minister|lid|kamerlid|bewinds\w*|stas|instelling"
               r"|organisatie|club|partij|bedrijf|universiteit)|door wie)\b"),
    ("reason", r"\b(waarom|hoezo|hoe komt|hoe kan het|reden|aanleiding|oorzaak)\b"),
    ("definition", r"\b(hoe (?:heet|heten|noem\w*|omschrij\w*|definieer\w*)|naam voor|het begrip"
                   r"|wat is|wat zijn(?! (?:de|alle)\b)|wat houdt|wat betekent|betekenis"
                   r"|definitie van|verstaat|verstaan)\b|\?\?"),
    ("list", r"\bwaar gaat\b.{0,60}\bover\b"),
    ("list", rf"\b(?:welke (?:\w+ )?{_PLURAL}|wat zijn (?:de|het|alle)|waaruit|wie allemaal"
             r"|wat allemaal|opgesomd|somt)\b"),
    ("place", r"\b(waar(?! dat\b)|welk(?:e)? (?:stad|land|landen|site|website|plaats))\b"),
    ("yesno", r"^(?:en |maar )?(?:is|zijn|heeft|hebben|kan|kunnen|mag|moet|gaat|gaan|komt|komen"
              r"|wordt|worden|zit|loopt|bestaat|krijgt|krijg|staat|doet|werkt|geldt|vindt)\b"),
)
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
# Weight of the words of a neighbouring clause.
OTHER_CLAUSE = 0.4


@dataclass(frozen=True, slots=True)
class Understanding:
    """What is searched for. `own` and `carried` are folded content words with their weight."""

    standalone: str
    own: tuple[tuple[str, float], ...]
    carried: tuple[tuple[str, float], ...]
    documents: tuple[str, ...]
    explicit: bool  # the question itself names the documents
    outside: tuple[str, ...]
    footnotes: tuple[int, ...]
    kind: AnswerKind
    several: bool
    # Asks what a footnote says, rather than what the sentence says that bears it.
    asks_note_text: bool
    # Asks what was promised about its subject.
    asks_promised: bool
    # What the question asks in turn, each with its own documents; empty when it asks one thing.
    parts: tuple["Understanding", ...] = ()

    # Asks what became of a thing; `since` is what was told of it already, in the last answer.
    asks_outcome: bool = False
    since: str = ""
    among: int = 1  # questions that are asked together, of which this is one
    conversation: bool = False  # earlier turns are needed to understand it
    told: frozenset[str] = frozenset()  # words of the last answer of that conversation

    @property
    def wording(self) -> str:
        """The question as it was put, without what it is about from earlier turns."""
        return self.standalone.split(" (over: ")[0]

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that say what it is about, rather than of which document or how it asks."""
        return tuple(w for w, weight in self.own if weight == 1 and not is_generic(w))

    @property
    def apart(self) -> bool:
        """Whether its parts are about different things, rather than how and why of one."""
        return any((p.own, p.documents) != (self.own, self.documents) for p in self.parts)

    @property
    def questions(self) -> tuple["Understanding", ...]:
        """Its parts as questions of their own, where each says by itself what it is about."""
        parts = self.parts
        leaning = any(p.wording == self.wording for p in parts)
        if len(parts) < 2 or leaning or len({p.own for p in parts}) < len(parts):
            return ()
        return tuple(replace(p, carried=self.carried, among=len(parts)) for p in parts)

    @property
    def follow_up(self) -> bool:
        """Whether earlier turns take part in the search."""
        return bool(self.carried)


# Weight of a word that names a document, or says that some are compared: it says where to look,
# not what for.
_NAMING = 0.2
_COMPARING = frozenset(
    "verschil verschillen verschilt tussen vergelijk vergelijken vergeleken vergelijking "
    "overeenkomst overeenkomsten overeen verhoudt verhouding allebei beide beiden".split()
)
# Words that ask for the letters' own words: what is quoted has none of them.
_QUOTING = frozenset(
    "citeer citeren citaat letterlijk letterlijke woordelijk alinea passage".split()
)
_YEAR = re.compile(r"20\d\d")


def own_words(text: str, naming: frozenset[str]) -> tuple[tuple[str, float], ...]:
    """The content words of a question with their weight: less for those that name a document,
    among which are the words `naming`, or say that some are compared."""
    own = dict.fromkeys(content_words(text))
    years = frozenset(w for w in own if _YEAR.fullmatch(w))
    # Two years say what is compared; one may be what is asked about.
    framing = naming | _COMPARING | _QUOTING | (years if len(years) > 1 else frozenset())
    if asks_promised(" ".join(fold(text).split())):
        framing |= PROMISE_WORDS
    return tuple((w, _NAMING if w in framing else 1.0) for w in own)


def kind_of(folded: str) -> AnswerKind:
    """The kind of answer that a folded question asks for."""
    return next((kind for kind, pattern in _KINDS if pattern.search(folded)), "other")
