"""What speaks for a passage, as numbers of about 0 to 1; their weights stand in ranking.toml."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.query import Query
from rag.question import AnswerKind, Understanding
from rag.view import PassageView, SentenceView

FEATURES = (
    "body",  # BM25 of the question's stems in running text and notes, share of the best
    "context",  # the same in document title, date and headings
    "grams",  # the same for character 4-grams of everything
    "dense",  # cosine of the encoder's vectors
    "dense_sentence",  # highest cosine of one sentence
    "expanded",  # BM25 of the begrippenlijst's words, share of the best
    "carried",  # BM25 of the history's words, share of the best
    "coverage",  # IDF-weighted share of the question's stems that stand in the passage
    "sentence",  # the same in its best sentence
    "sentence_expanded",  # the same, begrippen counted at their weight
    "pairs",  # share of neighbouring words of the question that stand near each other
    "heading",  # IDF-weighted share of the question's stems in the heading path
    "named",  # the question names this document
    "carried_document",  # the history names it
    "footnote",  # the question names a footnote marked here
    "answer",  # holds what the kind of question asks for: a date, a number, a name, a list
    "head",  # the head of a document, for questions that do not ask for it
    "head_asked",  # the head of a document, for questions about date, number or addressee
    "signature_asked",  # the signatures, for questions about who signed
)

_DATE = re.compile(
    r"\b\d{1,2} (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*|\b(?:19|20)\d{2}\b"
    r"|\b(?:voorjaar|najaar|zomer|begin|eind)\b"
)
_NUMBER = re.compile(
    r"\b\d+\b|\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|achttien|tientallen)\b"
)
_NAME = re.compile(r"\b(?:[Mm]inister|[Ss]taatssecretaris|lid|leden|[A-Z][a-z]+(?: [A-Z][a-z]+)+)")
_REASON = re.compile(
    r"\b(?:omdat|doordat|vanwege|gelet op|aangezien|daarom|wegens|door|aanleiding|reden|zodat)\b"
)
_REFERENCE = re.compile(r"\b(?:Kamerstuk\w*|TZ20\d+|nr\.)")
_LIST = re.compile(r"^[−•–-] |^\d\) |, [\w -]+ en \w|;$")
_WEBSITE = re.compile(r"\b(?:www\.|https?:|\w+\.nl\b|Amsterdam|[A-Z][a-z]+land\b)")
_ANSWERS: Mapping[AnswerKind, re.Pattern[str]] = {
    "date": _DATE, "number": _NUMBER, "person": _NAME, "reason": _REASON,
    "reference": _REFERENCE, "place": _WEBSITE, "list": _LIST,
}
_ASKS_HEAD = re.compile(
    r"\b(?:van wanneer|datum|gedateerd|kenmerk|zaak\w*|documentnummer|dossier\w*|vergaderjaar"
    r"|20\d\dd-?\w*|titel|gericht|adres\w*|nummer|tk-nummer|versie|afzender)\b"
)
_ASKS_SIGNATURE = re.compile(
    r"\b(?:onderteken\w*|tekende\w*|tekent|getekend|tekenen|handtekening\w*|bewinds\w*"
    r"|wie was minister|welke minister|stas\b|staatssecretaris|minister van jenv|afzender"
    r"|namens|wie (?:schreef|stuurde|verstuurde))"
)
# A synonym says the same a little less surely than the word itself.
SYNONYM = 0.9
# Two words of the question are a pair in a sentence when at most this many words lie between.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Signals:
    """Scores of the stores for one passage, each already as a share of the best."""

    body: float
    context: float
    grams: float
    dense: float
    dense_sentence: float
    expanded: float
    carried: float


def feature_row(
    view: PassageView, signals: Signals, query: Query, understood: Understanding, folded: str
) -> NDArray[np.float64]:
    """The features of one passage in the order of `FEATURES`; shape `(len(FEATURES),)`.

    `folded` is the folded question.
    """
    is_head, is_signature = view.kind == "head", view.kind == "signature"
    about_head = asks_head(folded)
    named = view.passage.document in understood.documents
    return np.array(
        [
            signals.body, signals.context, signals.grams, signals.dense, signals.dense_sentence,
            signals.expanded, signals.carried,
            coverage(view.stems | view.context, query),
            max((coverage(s.stems, query) for s in view.sentences), default=0.0),
            max((expanded_coverage(s.stems, query) for s in view.sentences), default=0.0),
            _pairs(view.sentences, understood, query),
            coverage(view.heading, query),
            float(named and understood.explicit),
            float(named and not understood.explicit),
            _footnote(view, understood),
            answer_present(view.sentences, understood.kind),
            float(is_head and not about_head),
            float(is_head and about_head),
            float(is_signature and asks_signature(folded)),
        ]
    )


def asks_head(folded: str) -> bool:
    """Whether a (folded) question is about a document's date, numbers or addressee."""
    return _ASKS_HEAD.search(folded) is not None


def asks_signature(folded: str) -> bool:
    """Whether a (folded) question is about who signed, or who held an office."""
    return _ASKS_SIGNATURE.search(folded) is not None


def coverage(stems: frozenset[str], query: Query) -> float:
    """Share, 0…1, of the question's words (weighted by IDF) that are among `stems`."""
    total = sum(query.idf.values())
    return sum(w for s, w in query.idf.items() if s in stems) / total if total else 0.0


def expanded_coverage(stems: frozenset[str], query: Query) -> float:
    """As `coverage`, where a word also counts when what the letters say for it stands there.

    Each word of the question counts once, by the best of its synonyms, at that one's weight.
    """
    total = sum(query.idf.values())
    if not total:
        return 0.0
    held = dict.fromkeys((s for s in query.idf if s in stems), 1.0)
    for synonym in query.synonyms:
        if synonym.stems <= stems:
            for asked in synonym.asked:
                held[asked] = max(held.get(asked, 0.0), SYNONYM * synonym.weight)
    return sum(query.idf[s] * share for s, share in held.items()) / total


def answer_present(sentences: Sequence[SentenceView], kind: AnswerKind) -> float:
    """1 when a sentence holds the kind of thing that is asked for."""
    pattern = _ANSWERS.get(kind)
    return float(pattern is not None and any(pattern.search(s.text) for s in sentences))


def _pairs(sentences: Sequence[SentenceView], understood: Understanding, query: Query) -> float:
    stems = [s for s in query.idf]
    wanted = list(zip(stems, stems[1:], strict=False))
    if not wanted:
        return 0.0
    found = sum(any(_near(a, b, s.sequence) for s in sentences) for a, b in wanted)
    return found / len(wanted)


def _near(a: str, b: str, sequence: Sequence[str]) -> bool:
    at_a = [i for i, s in enumerate(sequence) if s == a]
    return bool(at_a) and any(
        s == b and any(abs(i - j) <= _NEAR for j in at_a) for i, s in enumerate(sequence)
    )


def _footnote(view: PassageView, understood: Understanding) -> float:
    hit = set(understood.footnotes) & set(view.passage.footnotes)
    named = not understood.documents or view.passage.document in understood.documents
    return float(bool(hit) and named)
