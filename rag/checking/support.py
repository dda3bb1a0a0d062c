"""Judge one sentence of a language model against the passages that it cites."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.begrippen import Begrippen
from index.dutch import STOP_WORDS, stem, words
from index.encoder import Encoder
from index.records import Kamerstuk
from rag.checking.claims import quotes_of, without_locators
from rag.checking.coverage import Coverage, thin
from rag.checking.lookups import date_missing, kamerstuk_missing, number_missing
from rag.checking.nli import Reads, refuted
from rag.checking.orders import gives_orders
from rag.checking.parties import Parties
from rag.checking.polarity import modality_differs, negation_differs
from rag.checking.windows import Place, Source, Window, place_of, stands_in
from rag.finding.view import Views
from rag.records import Ruling, Scored

__all__ = ["Finding", "Judge", "Place", "Source"]

_ENGLISH = frozenset(
    "the and to that with for are was by from this has been it its which will".split()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the judge found. `text` is the sentence without locators; `support` is 0…1."""

    ruling: Ruling
    text: str
    reason: str = ""
    support: float = 0.0
    places: tuple[Place, ...] = ()


# What is wrong with a claim by its windows, as a Dutch phrase, or "".
_Look = Callable[[str, Sequence[Window]], str]


class Judge:
    """Rules on sentences; `counts` are passages of the dossier that a folded word stands in.

    `nli` is an entailment model that must read each sentence in its windows with at least a
    probability of `nli_least`.
    """

    def __init__(
        self, views: Views, encoder: Encoder, counts: Mapping[str, int], passages: int,
        begrippen: Begrippen, kamerstukken: Sequence[Kamerstuk], nli: Reads | None = None,
        nli_least: float = 0.5,
    ) -> None:
        self._views = views
        self._coverage = Coverage(views, encoder, counts, passages, begrippen)
        self._parties = Parties(k.text for k in kamerstukken)
        self._entries = tuple(k.entry for k in kamerstukken)
        self._nli, self._nli_least = nli, nli_least

    def source(self, key: str, scored: Scored, kamerstuk: Kamerstuk) -> Source:
        """The passage as the judge reads it: a paragraph with orders to a model carries nothing."""
        view = self._views.of(scored.passage)
        orders = {s.paragraph for s in view.sentences if gives_orders(s.text)}
        if orders:
            kept = tuple(s for s in view.sentences if s.paragraph not in orders)
            view = replace(view, sentences=kept)
        return Source(key, scored, view, kamerstuk)

    def rule(self, text: str, sources: Sequence[Source]) -> Finding:
        """The first check that fails, or "supported" with the places that carry the sentence."""
        bare, clean = without_locators(text, [s.text for s in sources])
        if not clean:
            return Finding("locator", bare, "noemt zelf een vindplaats")
        if _is_english(bare):
            return Finding("language", bare, "is niet in het Nederlands")
        for quote in quotes_of(bare):
            if not any(stands_in(quote, s) for s in sources):
                return Finding("quote", bare, f"«{quote}» staat niet letterlijk in de passage")
        windows = self._coverage.windows(bare, sources)
        if not windows:
            return Finding("support", bare, "staat niet in de passage")
        support = self._coverage.support(bare, windows)
        places = tuple(place_of(w) for w in windows)
        for ruling, look in self._looks(support):
            if wrong := look(bare, windows):
                return Finding(ruling, bare, wrong, support, places)
        # The dearest check comes last.
        if self._nli and (found := refuted(self._nli, self._nli_least, bare, windows)):
            return Finding(found[0], bare, found[1], support, places)
        return Finding("supported", bare, "", support, places)

    def _looks(self, support: float) -> Iterator[tuple[Ruling, _Look]]:
        yield "kamerstuk", lambda claim, found: kamerstuk_missing(claim, found, self._entries)
        yield "date", date_missing
        yield "number", number_missing
        yield "name", self._parties.missing
        yield "support", lambda _, found: thin(support, found)
        yield "negation", _negation
        yield "modality", _modality


def _negation(claim: str, windows: Sequence[Window]) -> str:
    text = " ".join(w.text for w in windows)
    wrong = negation_differs(claim, text, frozenset(stem(w) for w in words(claim)))
    return f"«{wrong}» staat in het een en niet in het ander" if wrong else ""


def _modality(claim: str, windows: Sequence[Window]) -> str:
    text = " ".join(w.text for w in windows)
    wrong = modality_differs(claim, text, frozenset(stem(w) for w in words(claim)))
    return f"«{wrong}» maakt het stelliger of minder stellig dan de bron" if wrong else ""


def _is_english(text: str) -> bool:
    found = words(text)
    english = sum(w in _ENGLISH for w in found)
    dutch = sum(w in STOP_WORDS and w not in _ENGLISH for w in found)
    return len(found) >= 4 and english > dutch
