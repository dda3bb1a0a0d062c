"""Understand a question without a model: what it is about, which documents it means, what it asks.

Follow-ups are rebuilt from the history: words and documents of earlier turns are carried along
with less weight, unless the question stands by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.dutch import fold
from index.flat import MONTH_PATTERN
from index.records import SourceEntry
from rag.asking.clauses import clauses, is_elliptic, taken_along
from rag.asking.courtesy import without_courtesy
from rag.asking.generic_words import is_generic
from rag.asking.history import (
    after_change,
    carried_documents,
    carried_words,
    content_words,
    needed,
    points_back,
    standalone,
    told_words,
)
from rag.asking.naming import Named, named_documents
from rag.asking.note_numbers import plain_notes
from rag.asking.promises import PROMISE_WORDS, asks_promised
from rag.asking.spread import asks_outcome, asks_several
from rag.cite import short_name
from rag.records import Question

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
_FOOTNOTES = re.compile(r"\b(?:voet)?no(?:o)?t(?:en)?\.?\s*((?:\d{1,2}(?:\s*(?:,|en|of)\s*)?)+)\b")
_DOSSIER = re.compile(r"\b\d{2} \d{3}(?=,? (?:nr|[ivx]+\b))")
_NOTE_TEXT = re.compile(
    r"\b(?:wat|welke?|hoe|noem|citeer|geef)\b.{0,40}\b(?:staat|staan|opgesomd|luidt|tekst|inhoud|"
    r"letterlijk|vermeld\w*|genoemd\w*|zegt|bevat)\b.{0,20}\b(?:in|van) (?:de )?(?:voet)?noo?t"
)
# A clause with at most this many words of its own subject goes on about the one before it.
_BARE = 1
OTHER_CLAUSE = 0.4  # weight of the words of a neighbouring clause


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


def understand(question: Question, entries: Sequence[SourceEntry]) -> Understanding:
    """What a question asks, and of which documents; `entries` are those of the dossier."""
    asked = question.text.strip()
    changed = after_change(asked) if question.history else None
    text = plain_notes(without_courtesy(changed or asked))
    folded = " ".join(fold(text).split())
    named = named_documents(text, entries)
    earlier = [] if changed else needed(text, question.history)
    documents = named.documents or carried_documents(earlier, entries)
    whole = Understanding(
        standalone=standalone(text, earlier),
        own=_own_words(text, named.words),
        carried=carried_words(earlier, set(content_words(text))),
        documents=documents,
        explicit=bool(named.documents),
        outside=named.outside,
        footnotes=_footnote_numbers(folded),
        kind=_kind(folded),
        several=len(named.documents) > 1 or asks_several(folded),
        asks_note_text=_NOTE_TEXT.search(folded) is not None,
        asks_promised=asks_promised(folded),
        asks_outcome=asks_outcome(folded),
        conversation=bool(earlier),
        told=told_words(earlier),
    )
    return replace(whole, parts=_parts(whole, entries))


def as_question(
    clause: str, entries: Sequence[SourceEntry], documents: Sequence[str] = (), over: str = ""
) -> Understanding:
    """A clause as a question by itself, of `documents` that it means without naming them.

    `over` are the clauses before it, where it has a word that stands for what they say.
    """
    names = " en ".join(short_name(e) for e in entries if e.id in documents)
    text = clause.rstrip("?., ") + (f" ({names})?" if names else "?")
    understood = understand(Question(text), entries)
    return replace(understood, standalone=f"{text} (over: {over})") if over else understood


# Weight of a word that names a document, or says that some are compared: it says where to look,
# not what for.
_NAMING = 0.2
COMPARING = frozenset(
    "verschil verschillen verschilt tussen vergelijk vergelijken vergeleken vergelijking "
    "overeenkomst overeenkomsten overeen verhoudt verhouding allebei beide beiden".split()
)


# Words that ask for the letters' own words: what is quoted has none of them.
_QUOTING = frozenset(
    "citeer citeren citaat letterlijk letterlijke woordelijk alinea passage".split()
)
_YEAR = re.compile(r"20\d\d")
_DATING = re.compile(rf"\d+|{MONTH_PATTERN}|eind|begin|zomer|voorjaar|najaar")


def _own_words(text: str, naming: frozenset[str]) -> tuple[tuple[str, float], ...]:
    own = dict.fromkeys(content_words(text))
    years = frozenset(w for w in own if _YEAR.fullmatch(w))
    # Two years say what is compared; one may be what is asked about.
    framing = naming | COMPARING | _QUOTING | (years if len(years) > 1 else frozenset())
    if asks_promised(" ".join(fold(text).split())):
        framing |= PROMISE_WORDS
    return tuple((w, _NAMING if w in framing else 1.0) for w in own)


def _parts(whole: Understanding, entries: Sequence[SourceEntry]) -> tuple[Understanding, ...]:
    """One part a clause that asks something, or one a named document; words are shared."""
    asked = clauses(whole.wording)
    own = [clause for at, clause in enumerate(asked) if not (at and is_elliptic(clause))]
    if len(asked) > 1 and all(_is_own(c) for c in own):
        parts: list[tuple[Understanding, ...]] = []
        for clause in asked:
            if clause not in own:
                parts.append(tuple(_elliptic(part, clause) for part in parts[-1]))
            elif len(own) == 1:  # what is asked of one subject shares all of its words
                parts.append(_by_document(replace(_worded(whole, clause), several=False)))
            else:
                named = named_documents(whole.wording, entries, within=clause)
                part = _part(whole, clause, named, first=not parts)
                parts.append(_by_document(part))
        return tuple(part for of_clause in parts for part in of_clause)
    if whole.explicit and len(whole.documents) > 1:
        return _by_document(replace(whole, several=False))
    return ()


def _is_own(clause: str) -> bool:
    """Whether a clause says what it is about: two words of it, or one that tells a thing."""
    said = content_words(clause)
    return len(said) > 1 or any(not is_generic(w) for w in said)


def _worded(understood: Understanding, text: str) -> Understanding:
    """The same of other words: what is near them is looked for, and their kind of answer."""
    standalone = understood.standalone.replace(understood.wording, text, 1)
    return replace(understood, standalone=standalone, kind=_kind(" ".join(fold(text).split())))


def _elliptic(before: Understanding, clause: str) -> Understanding:
    """"… en waarom?" as a question of its own: "waarom" with what the clause before it asks."""
    part = _worded(before, taken_along(clause, before.wording))
    kind = _kind_of_elliptic(clause)
    return replace(part, kind=kind)


def _kind_of_elliptic(clause: str) -> AnswerKind:
    kind = _kind(" ".join(fold(clause).split()))
    return "list" if kind == "other" and re.match(r"welke|wat", fold(clause)) else kind


def _by_document(part: Understanding) -> tuple[Understanding, ...]:
    """One part a document where it names several."""
    if len(part.documents) < 2:
        return (part,)
    return tuple(replace(part, documents=(d,)) for d in part.documents)


def _telling(own: Sequence[tuple[str, float]]) -> int:
    """How many words say what is asked, rather than of which document."""
    return sum(weight == 1 for _, weight in own)


# A word with a capital that opens no clause.
_NAME = re.compile(r"(?<=\w )[A-Z]\w+")
# "… en wat verlangt die motie?"
_THAT = re.compile(r"\b(?:die|dat)\b")
# "… en wat is Blijf in Beeld?"
_WHAT_IS = re.compile(
    r"(?:wat|wie) (?:is|zijn|was|waren|doet|doen|betekent|houdt) "
    r"(?!(?:er|dat|daar|het|dit|die|volgens|nu|in|blijkens|inmiddels)\b)"
)


def _part(whole: Understanding, clause: str, named: Named, first: bool) -> Understanding:
    """A clause with the other clauses' words as what is carried; in its own wording where it says
    what it is about by itself."""
    folded = " ".join(fold(clause).split())
    own = set(content_words(clause))
    telling = _own_words(clause, named.words)
    subject = [w for w, x in telling if x == 1 and not is_generic(w) and not _DATING.fullmatch(w)]
    named_thing = _NAME.search(clause) is not None and not named.documents
    told = len(subject) > 1 or (bool(subject) and len(own) > 1 and (first or named_thing))
    leans = points_back(folded) or (not first and _THAT.search(folded) is not None)
    alone = (told or _WHAT_IS.match(folded) is not None) and not leans
    if not alone and _telling(telling) <= _BARE < _telling(whole.own) - 1:
        # "… en wat volgens nr. 774?" asks the same again.
        return replace(
            whole, documents=named.documents or whole.documents,
            explicit=bool(named.documents) or whole.explicit, several=False,
        )
    others = ((w, OTHER_CLAUSE) for w, _ in whole.own if w not in own)
    wording = clause if alone else whole.wording
    return replace(
        whole,
        standalone=whole.standalone.replace(whole.wording, wording, 1),
        own=telling,
        carried=(*others, *whole.carried),
        documents=named.documents,
        explicit=bool(named.documents),
        kind=_kind(folded),
        several=False,
        conversation=whole.conversation or points_back(folded),
    )


def _kind(folded: str) -> AnswerKind:
    return next((kind for kind, pattern in _KINDS if pattern.search(folded)), "other")


def _footnote_numbers(folded: str) -> tuple[int, ...]:
    folded = _DOSSIER.sub("", folded)
    numbers = (int(n) for m in _FOOTNOTES.finditer(folded) for n in re.findall(r"\d+", m[1]))
    return tuple(dict.fromkeys(numbers))
