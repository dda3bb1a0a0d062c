"""What speaks for a passage, as numbers of about 0 to 1; their weights stand in ranking.toml."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.dutch import fold, stem, words
from rag.asking.groups import MEMBERS, groups_asked
from rag.asking.query import Query
from rag.asking.understanding import AnswerKind, Understanding
from rag.finding.view import PassageView, SentenceView

FEATURES = (
    "body",  # BM25 of the question's stems in running text and notes, share of the best
    "context",  # the same in document title, date and headings
    "grams",  # the same for character 4-grams of everything
    "dense",  # cosine of the encoder's vectors, share of the best
    "dense_sentence",  # highest cosine of one sentence, share of the best
    "expanded",  # BM25 of the begrippenlijst's words, share of the best
    "carried",  # BM25 of the history's words, share of the best
    "plain",  # BM25 of the question's and history's stems in plain language, share of the best
    "plain_dense",  # highest cosine of a line of plain language, share of the best
    "sentence_expanded",  # IDF-weighted share of the question's stems that stand in the best
    # sentence, begrippen counted at their weight
    "sentence_plain",  # the same, plain language counted too
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
    r"\b\d+\b|\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien"
    r"|vijftien|zestien|zeventien|achttien|negentien|twintig|tientallen|honderden|tweetal|drietal)\b"
)
_NAME = re.compile(r"\b(?:[Mm]inister|[Ss]taatssecretaris|lid|leden|[A-Z][a-z]+(?: [A-Z][a-z]+)+)")
_REASON = re.compile(
    r"\b(?:omdat|doordat|vanwege|gelet op|aangezien|daarom|wegens|door|aanleiding|reden|zodat|om te"
    r"|gezien|immers|dit betekent|hierdoor|daardoor|ter (?:bescherming|voorkoming)|zo is er|want)\b"
)
_DEFINITION = re.compile(
    r"\b(?:waarbij|dat wil zeggen|verstaan|zogehet?en|zogenaamde?|oftewel|genaamd|betreft|houdt in"
    r"|betekent|classificer\w*|definieer\w*|omschrijv\w*|(?:is|zijn) (?:een|de|het))\b"
)
_REFERENCE = re.compile(r"\b(?:Kamerstuk\w*|TZ20\d+|nr\.)")
_LIST = re.compile(r"^[−•–-] |^\d\) |, [\w -]+ en \w|;$")
_WEBSITE = re.compile(r"\b(?:www\.|https?:|\w+\.nl\b|Amsterdam|[A-Z][a-z]+land\b)")
_ANSWERS: Mapping[AnswerKind, re.Pattern[str]] = {
    "date": _DATE, "number": _NUMBER, "person": _NAME, "reason": _REASON,
    "reference": _REFERENCE, "place": _WEBSITE, "list": _LIST, "definition": _DEFINITION,
}
# What is counted in "hoeveel aanbevelingen", "binnen hoeveel jaar", "het aantal leden".
_COUNTED = re.compile(r"\b(?:hoeveel|aantal|hoe veel)\s+(?:van (?:de|het|die) )?(\w{3,})")
_WHAT_TIME = re.compile(r"\bhoe laat\b|\bwelk tijdstip\b|\bwelk uur\b")
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}(?: uur)?\b|\b\d{1,2} uur\b")
# Words between a number and what it counts: "achttien concrete aanbevelingen".
_BETWEEN = 2
_ASKS_CONTENTS = re.compile(
    r"\b(?:waaruit|wat (?:bevat|bevatten|omvat|omvatten|zit|zitten)|inhoud\w*|onderdelen|zoal)\b"
)
_CONTENTS = re.compile(
    r"\b(?:bevat\w*|omvat\w*|best(?:aat|aan) (?:onder \w+ )?uit|opgenomen|aandacht besteed)\b"
)
_ASKS_ADVICE = re.compile(
    r"\b(?:aanbeveling(?:en)?|adviezen|aanbevolen|geadviseerd|aangeraden|adviseren)\b"
    r"|\bbevelen\b.*\baan\b|\braden\b.*\baan\b"
)
_ASKS_COUNT = re.compile(r"\b(?:hoeveel|aantal)\b")
# Ways to say what is recommended.
ADVISES = re.compile(
    r"\b(?:aanbevolen|adviseren|adviseert|geadviseerd|aangeraden)\b|\bbeve(?:elt|len)\b.*\baan\b"
    r"|\b[Aa]anbeveling (?:om|dat)\b"
)
_ASKS_HEAD = re.compile(
    r"\b(?:van wanneer|datum|gedateerd|kenmerk|zaak\w*|documentnummer|dossier\w*|vergaderjaar"
    r"|20\d\dd-?\w*|titel|gericht|adres\w*|nummer|tk-nummer|versie|afzender)\b"
)
_ASKS_SIGNATURE = re.compile(
    r"\b(?:onderteken\w*|tekende\w*|tekent|getekend|tekenen|handtekening\w*|bewinds\w*"
    r"|wie (?:is|was) (?:de |toen )?(?:minister|bewindspersoon)|welke minister"
    r"|stas\b|staatssecretaris|minister van jenv|afzender"
    r"|namens|wie (?:schreef|stuurde|verstuurde))"
)
# A synonym says the same a little less surely than the word itself.
SYNONYM = 0.9
# So does plain language, which is written by hand.
PLAIN = 0.9
# Two words of the question are a pair in a sentence when at most this many words lie between.
_NEAR = 4


# The features that the stores give before a passage is read; the rest is read off its view.
SIGNALS = FEATURES[:9]


def feature_rows(
    views: Sequence[PassageView], signals: NDArray[np.float64], query: Query,
    understood: Understanding,
) -> NDArray[np.float64]:
    """The features of passages in the order of `FEATURES`; shape `(len(views), len(FEATURES))`.

    `signals` are those of `SIGNALS`, shape `(len(views), len(SIGNALS))`.
    """
    asked = _asked(query, understood)
    rows = np.zeros((len(views), len(FEATURES)))
    rows[:, : len(SIGNALS)] = signals
    for row, view in zip(rows, views, strict=True):
        row[len(SIGNALS) :] = _read(view, asked, understood)
    return rows


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for in each passage; worked out once a question."""

    query: Query
    idf: Mapping[str, float]
    total: float  # of the IDF of all words
    wanted: frozenset[str]  # stems of the question and of its synonyms
    pairs: tuple[tuple[str, str], ...]
    about_head: bool
    about_signature: bool


def _asked(query: Query, understood: Understanding) -> _Asked:
    folded = fold(understood.standalone)
    stems = tuple(query.idf)
    return _Asked(
        query=query,
        idf=query.idf,
        total=query.total,
        wanted=frozenset(stems).union(*(s.stems for s in query.synonyms)),
        pairs=tuple(pairwise(stems)),
        about_head=asks_head(folded),
        about_signature=asks_signature(folded),
    )


def _read(view: PassageView, asked: _Asked, understood: Understanding) -> tuple[float, ...]:
    """The features after `SIGNALS`, in their order."""
    is_head, is_signature = view.kind == "head", view.kind == "signature"
    named = view.passage.document in understood.documents
    return (
        *_best_sentence(view.sentences, asked),
        _share(asked, asked.wanted & view.heading),
        float(named and understood.explicit),
        float(named and not understood.explicit),
        _footnote(view, understood),
        _answer(view, understood.kind),
        float(is_head and not asked.about_head),
        float(is_head and asked.about_head),
        float(is_signature and asked.about_signature),
    )


def _best_sentence(
    sentences: Sequence[SentenceView], asked: _Asked
) -> tuple[float, float, float]:
    """Of the best sentence its coverage with synonyms, and with plain language too; the share of
    pairs in any."""
    best_expanded = best_plain = 0.0
    met: set[tuple[str, str]] = set()
    for sentence in sentences:
        if said := asked.wanted & sentence.plain:
            best_plain = max(best_plain, plain_coverage(sentence.stems, said, asked.query))
        if held := asked.wanted & sentence.stems:
            best_expanded = max(best_expanded, expanded_coverage(held, asked.query))
            met.update(
                pair for pair in asked.pairs
                if pair[0] in held and pair[1] in held and _near(*pair, sentence.sequence)
            )
    share = len(met) / len(asked.pairs) if asked.pairs else 0.0
    return best_expanded, max(best_plain, best_expanded), share


def _share(asked: _Asked, held: frozenset[str]) -> float:
    # In the question's order: sums in the order of a set differ between runs.
    found = sum(w for s, w in asked.idf.items() if s in held)
    return found / asked.total if asked.total else 0.0


def _answer(view: PassageView, kind: AnswerKind) -> float:
    if kind not in view.answers:
        view.answers[kind] = answer_present(view.sentences, kind)
    return view.answers[kind]


def asks_head(folded: str) -> bool:
    """Whether a (folded) question is about a document's date, numbers or addressee."""
    return _ASKS_HEAD.search(folded) is not None


def asks_signature(folded: str) -> bool:
    """Whether a (folded) question is about who signed, or who held an office."""
    return _ASKS_SIGNATURE.search(folded) is not None


def coverage(stems: frozenset[str], query: Query) -> float:
    """Share, 0…1, of the question's words (weighted by IDF) that are among `stems`."""
    held = sum(w for s, w in query.idf.items() if s in stems)
    return held / query.total if query.total else 0.0


def expanded_coverage(stems: frozenset[str], query: Query) -> float:
    """As `coverage`, where a word also counts when what the letters say for it stands there.

    Each word of the question counts once, by the best of its synonyms, at that one's weight.
    """
    return _weighed(_held(stems, query), query)


def _held(stems: frozenset[str], query: Query) -> dict[str, float]:
    """How well each word of the question is said by these stems, 0…1."""
    held = dict.fromkeys((s for s in query.idf if s in stems), 1.0)
    for synonym in query.synonyms:
        if synonym.stems <= stems:
            for asked in synonym.asked:
                held[asked] = max(held.get(asked, 0.0), SYNONYM * synonym.weight)
    return held


def plain_coverage(stems: frozenset[str], plain: frozenset[str], query: Query) -> float:
    """As `expanded_coverage`, where a word counts, at PLAIN, when plain language has it too."""
    held = dict.fromkeys((s for s in query.idf if s in plain), PLAIN)
    for word, share in _held(stems, query).items():
        held[word] = max(share, held.get(word, 0.0))
    return _weighed(held, query)


def _weighed(held: Mapping[str, float], query: Query) -> float:
    # In the question's order: sums in the order of a set differ between runs.
    found = sum(w * held[s] for s, w in query.idf.items() if s in held)
    return found / query.total if query.total else 0.0


def answer_present(sentences: Sequence[SentenceView], kind: AnswerKind) -> float:
    """1 when a sentence holds the kind of thing that is asked for."""
    pattern = _ANSWERS.get(kind)
    return float(pattern is not None and any(pattern.search(s.text) for s in sentences))


def counts_asked(text: str, folded: str) -> float:
    """1 when the text gives the count or the time of day that a (folded) question asks for."""
    if _WHAT_TIME.search(folded):
        return float(_TIME.search(text) is not None)
    if not (asked := _COUNTED.search(folded)):
        return 0.0
    thing = stem(asked[1])
    found = words(text)
    stems = [stem(word) for word in found]
    numbers = [at for at, w in enumerate(found) if w != "een" and _NUMBER.fullmatch(w)]
    return float(any(thing in stems[at + 1 : at + 2 + _BETWEEN] for at in numbers))


def contents_asked(text: str, folded: str) -> float:
    """1 when the text says what a thing consists of, and the (folded) question asks that."""
    return float(_ASKS_CONTENTS.search(folded) is not None and _CONTENTS.search(text) is not None)


def recommendation_asked(text: str, folded: str) -> float:
    """1 when the text says what is recommended, and a (folded) question asks for that, and not
    how many there are."""
    asked = _ASKS_ADVICE.search(folded) is not None and _ASKS_COUNT.search(folded) is None
    return float(asked and advises(text))


def advises(text: str) -> bool:
    """Whether a text says what is recommended."""
    return ADVISES.search(text) is not None


def members_asked(text: str, folded: str) -> float:
    """1 when the text names members of the group that a (folded) question asks for."""
    return float(any(MEMBERS[kind].search(text) for _, kind in groups_asked(folded)))


def _near(a: str, b: str, sequence: Sequence[str]) -> bool:
    at_a = [i for i, s in enumerate(sequence) if s == a]
    return bool(at_a) and any(
        s == b and any(abs(i - j) <= _NEAR for j in at_a) for i, s in enumerate(sequence)
    )


def _footnote(view: PassageView, understood: Understanding) -> float:
    hit = set(understood.footnotes) & set(view.passage.footnotes)
    named = not understood.documents or view.passage.document in understood.documents
    return float(bool(hit) and named)
