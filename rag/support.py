"""Judge one sentence of a language model against the passages that it cites."""

import difflib
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from index.abbreviations import find_abbreviations
from index.begrippen import Begrippen
from index.dates import find_dates
from index.dutch import STOP_WORDS, fold, stem, words
from index.encoder import Encoder
from index.records import Kamerstuk
from index.references import find_references
from rag.cite import long_name
from rag.claims import (
    masked,
    names_of,
    numbers_of,
    proper_words,
    quotes_of,
    without_locators,
)
from rag.naming import named_documents
from rag.polarity import modality_differs, negation_differs
from rag.records import Ruling, Scored
from rag.view import SentenceView, Views
from rag.windows import (
    Place,
    Source,
    Window,
    akin,
    best_share,
    joint_share,
    marked_notes,
    near_text,
    own_numbers,
    place_of,
    refers,
    runs,
    stands_in,
)

__all__ = ["Finding", "Judge", "Place", "Source"]

# What a further sentence in the window must add in coverage.
_PRICE = 0.03
# Weight of the share of words against the encoder's cosine, and the least sum: chosen on the
# dev half of eval/paraphrases.jsonl and of the generated statements (docs/decisions/0010).
_WORDS_WEIGHT = 0.75
LEAST = 0.52
# Least share of the words: below it likeness of subject alone would carry a sentence.
LEAST_WORDS = 0.45
# Two sentences this alike in their row of words are one with a slip, not a paraphrase.
_NEARLY_SAME = 0.7

# Who acts in these letters; forms of one word on one line.
_ACTOR_FORMS = """
    kabinet regering
    minister ministers
    staatssecretaris
    kamer
    platform platforms platformen
    gemeente gemeenten
    politie
    overheid overheden
    onderzoekers onderzoeker
    jongeren
    ouders
    commissie
    toezichthouder toezichthouders
    bedrijf bedrijven techbedrijven internetbedrijven
    internetsector
    aanbieder aanbieders
    burgemeester burgemeesters
    professional professionals
    lidstaat lidstaten
    beleidsmakers beleidsmaker
    wetenschappers
    gebruikers gebruiker
    kinderen
    scholen school
    moderatoren
    terroristen
    extremisten
    leraren leerkrachten docenten
    hostingpartijen
    rechter
    wetgever
"""
ACTORS = {form: line.split()[0] for line in _ACTOR_FORMS.split("\n") for form in line.split()}
# Who the writers of a letter are when they say "ik" or "wij".
_WRITERS = frozenset({"kabinet", "minister", "staatssecretaris", "overheid"})
_FIRST_PERSON = frozenset("ik wij we mij mijn ons onze kabinet".split())
# "de contourenbrief van ", right before a date.
_LETTER_OF = re.compile(
    r"(?:brief|nota|reactie|stuk|document|rapport)\b[^.;:]{0,60}(?:\b(?:van|uit)|d\.d\.|\()\s*$"
)
_ENGLISH = frozenset(
    "the and to that with for are was by from this has been it its which will".split()
)
# Words that only say that somebody says something.
_FRAME = frozenset(
    stem(w)
    for w in "brief volgens staat schrijft meldt vermeldt noemt zegt stelt constateert geeft "
    "blijkt genoemd beschreven kamerstuk stuk document passage daarnaast verder tevens "
    "bovendien namelijk hierbij daarmee hiermee echter zo".split()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the judge found. `text` is the sentence without locators; `support` is 0…1."""

    ruling: Ruling
    text: str
    reason: str = ""
    support: float = 0.0
    places: tuple[Place, ...] = ()


class Judge:
    """Rules on sentences; `counts` are passages of the dossier that a folded word stands in."""

    def __init__(
        self, views: Views, encoder: Encoder, counts: Mapping[str, int], passages: int,
        begrippen: Begrippen, kamerstukken: Sequence[Kamerstuk],
    ) -> None:
        self._views, self._encoder, self._begrippen = views, encoder, begrippen
        self._counts, self._passages = counts, passages
        self._entries = tuple(k.entry for k in kamerstukken)
        texts = [k.text for k in kamerstukken]
        self._proper = proper_words(texts)
        self._runs: dict[
            str, list[tuple[tuple[SentenceView, ...], list[str], frozenset[str]]]
        ] = {}
        short = {s: n for t in texts for s, n in find_abbreviations(t).items()}
        self._short = [(frozenset(words(s)), frozenset(words(n))) for s, n in short.items()]

    def source(self, key: str, scored: Scored, kamerstuk: Kamerstuk) -> Source:
        """The passage as the judge reads it."""
        return Source(key, scored, self._views.of(scored.passage), kamerstuk)

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
        windows = self._windows(bare, sources)
        if not windows:
            return Finding("support", bare, "staat niet in de passage")
        support = self._support(bare, windows)
        places = tuple(place_of(w) for w in windows)
        for ruling, look in self._looks():
            if wrong := look(bare, windows):
                return Finding(ruling, bare, wrong, support, places)
        return Finding("supported", bare, "", support, places)

    def _looks(self) -> Iterator[tuple[Ruling, Callable[[str, Sequence[Window]], str]]]:
        yield "kamerstuk", self._kamerstukken
        yield "date", self._dates
        yield "number", self._numbers
        yield "name", self._names
        yield "support", self._thin
        yield "negation", self._negation
        yield "modality", self._modality

    # Windows and support

    def _weights(self, text: str) -> dict[str, float]:
        """Content stems of a claim with how much each says."""
        found: dict[str, float] = {}
        for word in words(text):
            root = stem(word)
            if word not in STOP_WORDS and root not in _FRAME:
                rare = np.log(1 + self._passages / (0.5 + self._counts.get(word, 0)))
                found[root] = float(rare / np.log(1 + 2 * self._passages))
        return found

    def _windows(self, claim: str, sources: Sequence[Source]) -> list[Window]:
        """The best window of each source; a source that adds nothing to the others is left out."""
        weights = self._weights(claim)
        if not weights:
            return []
        helped = self._synonyms(claim)
        best = [w for s in sources if (w := self._best(s, weights, helped)) is not None]
        best.sort(key=lambda w: -w.share)
        kept: list[Window] = []
        seen: frozenset[str] = frozenset()
        for window in best:
            adds = sum(weights[s] for s in window.covered - seen) / sum(weights.values())
            if not kept or (window.share >= 0.3 and adds >= 0.1):
                kept.append(window)
                seen |= window.covered
        return kept

    def _best(
        self, source: Source, weights: Mapping[str, float], helped: Mapping[str, frozenset[str]]
    ) -> Window | None:
        total = sum(weights.values())
        found: tuple[float, Window] | None = None
        for run, notes, stems in self._runs_of(source):
            covered = frozenset(
                s for s in weights
                if s in stems or (s in helped and helped[s] <= stems) or akin(s, stems)
            )
            share = sum(weights[s] for s in covered) / total
            score = share - _PRICE * (len(run) - 1)
            if found is None or score > found[0] + 1e-9:
                text = " ".join([*(s.text for s in run), *notes])
                near = near_text(source, run)
                found = score, Window(source, run, text, near, stems, covered, share)
        return found[1] if found else None

    def _runs_of(
        self, source: Source
    ) -> list[tuple[tuple[SentenceView, ...], list[str], frozenset[str]]]:
        """Each run of sentences with the texts of its notes and the stems of all that."""
        if source.scored.passage.id not in self._runs:
            self._runs[source.scored.passage.id] = [
                (run, notes, frozenset().union(
                    *(s.stems for s in run), source.view.context,
                    self._views.stems_of(words(" ".join(notes))),
                ))
                for run in runs(source.view.sentences)
                for notes in [marked_notes(source, run)]
            ]  # fmt: skip
        return self._runs[source.scored.passage.id]

    def _synonyms(self, claim: str) -> dict[str, frozenset[str]]:
        """Stem of a claim's word -> stems that the letters have for it."""
        return {
            stem(because): frozenset(stem(w) for w in words(e.term) if w not in STOP_WORDS)
            for e in self._begrippen.expand(words(claim))
            for because in words(e.because)
        }

    def _support(self, claim: str, windows: Sequence[Window]) -> float:
        text = " ".join(s.text for w in windows for s in w.sentences)
        one, other = self._encoder.encode([claim, text], "passage")
        cosine = max(0.0, float(one @ other))
        return _WORDS_WEIGHT * joint_share(self._weights(claim), windows) + (
            1 - _WORDS_WEIGHT
        ) * cosine

    # The checks; each gives what is wrong in Dutch, or ""

    def _kamerstukken(self, claim: str, windows: Sequence[Window]) -> str:
        cited = {w.source.kamerstuk.id for w in windows}
        for reference in find_references(masked(claim)):
            if reference.number is None or reference.kind not in ("kamerstuk", "toezegging"):
                continue
            if not any(refers(w, reference.number, reference.dossier) for w in windows):
                return f"{reference.raw} staat niet in de passage"
        named = named_documents(claim, self._entries)
        here = {w for window in windows for w in words(window.near)}
        if named.documents and not cited & set(named.documents) and not named.words <= here:
            return "noemt een ander stuk dan de bron"
        return ""

    def _dates(self, claim: str, windows: Sequence[Window]) -> str:
        for window in windows[:1]:
            written = window.source.kamerstuk.entry.date
            theirs = [d for w in windows for d in find_dates(w.text, written)]
            for ours in find_dates(claim, written):
                same = any(
                    (ours.first, ours.last) == (d.first, d.last)
                    or fold(ours.raw) == fold(d.raw)
                    or (ours.first <= d.first and d.last <= ours.last)
                    for d in theirs
                )
                own = ours.first <= written <= ours.last and _LETTER_OF.search(
                    fold(claim[: ours.start])
                )
                if not same and not own:
                    return f"{ours.raw} staat niet in de passage"
        return ""

    def _numbers(self, claim: str, windows: Sequence[Window]) -> str:
        written = windows[0].source.kamerstuk.entry.date
        plain = claim
        for mention in find_dates(claim, written):
            plain = plain[: mention.start] + " " * len(mention.raw) + plain[mention.end :]
        for reference in find_references(plain):
            if reference.kind in ("kamerstuk", "bijlage", "dossier"):
                width = reference.end - reference.start
                plain = plain[: reference.start] + " " * width + plain[reference.end :]
        there = {n for w in windows for n in numbers_of(w.text)}
        for number in numbers_of(plain):
            if number not in there and number not in own_numbers(windows):
                return f"{number} staat niet in de passage"
        return ""

    def _names(self, claim: str, windows: Sequence[Window]) -> str:
        # What is told in the source's own words adds no name from elsewhere in the passage.
        close = _likeness(words(claim), _tokens(windows[0])) >= _NEARLY_SAME
        near = " ".join(w.text if close else w.near for w in windows)
        there = frozenset(stem(w) for w in words(near)) | self._spelled_out(near)
        for name in names_of(claim, self._proper):
            if stem(name) not in there and name not in self._own_names(windows):
                return f"{name} staat niet in de passage"
        said = words(" ".join(w.near for w in windows))
        acting = _acting(said)
        for word in words(claim):
            if word in ACTORS and ACTORS[word] not in acting:
                return f"{word} staat niet in de passage"
        return self._swapped(claim, windows) or self._slipped(claim, windows[0])

    def _own_names(self, windows: Sequence[Window]) -> set[str]:
        return {n for w in windows for n in words(long_name(w.source.kamerstuk.entry))}

    def _slipped(self, claim: str, window: Window) -> str:
        """A name, number or actor that took another's place in an otherwise equal sentence."""
        written = window.source.kamerstuk.entry.date
        ours = words(_undated(claim, written))
        theirs = words(_undated(" ".join(s.text for s in window.sentences), written))
        if _likeness(ours, theirs) < _NEARLY_SAME:
            return ""
        special = set(names_of(claim, self._proper)) | (ACTORS.keys() & set(ours))
        matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag != "replace":
                continue
            said = theirs[j1:j2]
            there = {stem(w) for w in said} | self._spelled_out(" ".join(said)) | _acting(said)
            there |= {n for w in said for n in numbers_of(w)}
            for word in ours[i1:i2]:
                forms = {stem(word), ACTORS.get(word, word), *numbers_of(word)}
                if (word in special or numbers_of(word)) and not forms & there:
                    return f"{word} staat daar niet in de passage"
        return ""

    def _spelled_out(self, text: str) -> frozenset[str]:
        """Stems of full names whose abbreviation stands here, and the other way round."""
        folded = set(words(text))
        found: set[str] = set()
        for short, full in self._short:
            if short <= folded:
                found.update(stem(w) for w in full)
            if full <= folded:
                found.update(stem(w) for w in short)
        return frozenset(found)

    def _swapped(self, claim: str, windows: Sequence[Window]) -> str:
        """Two actors that changed places in an otherwise equal sentence."""
        ours, theirs = words(claim), _tokens(windows[0])
        likeness = _likeness(ours, theirs)
        if likeness < _NEARLY_SAME:
            return ""
        acting = {*names_of(claim, self._proper), *ACTORS} & set(theirs)
        row = [at for at, word in enumerate(ours) if word in acting]
        for one, other in itertools.combinations(row, 2):
            back = list(ours)
            back[one], back[other] = ours[other], ours[one]
            # Put back, both words fit again; fewer fit when the sentence is only turned around.
            if _likeness(back, theirs) > likeness + 1.5 / len(ours):
                return "verwisselt wie wat doet"
        return ""

    def _thin(self, claim: str, windows: Sequence[Window]) -> str:
        thin = self._support(claim, windows) < LEAST or best_share(windows) < LEAST_WORDS
        return "staat zo niet in de passage" if thin else ""

    def _negation(self, claim: str, windows: Sequence[Window]) -> str:
        text = " ".join(w.text for w in windows)
        wrong = negation_differs(claim, text, frozenset(stem(w) for w in words(claim)))
        return f"«{wrong}» staat in het een en niet in het ander" if wrong else ""

    def _modality(self, claim: str, windows: Sequence[Window]) -> str:
        text = " ".join(w.text for w in windows)
        wrong = modality_differs(claim, text, frozenset(stem(w) for w in words(claim)))
        return f"«{wrong}» maakt het stelliger of minder stellig dan de bron" if wrong else ""


def _acting(said: Sequence[str]) -> set[str]:
    """The actors among these words; who says "ik" is minister and kabinet."""
    first_person = bool(_FIRST_PERSON & set(said))
    return {ACTORS[w] for w in said if w in ACTORS} | (_WRITERS if first_person else set())


def _tokens(window: Window) -> list[str]:
    return words(" ".join(s.text for s in window.sentences))


def _likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Share of the claim's words that stand in the source in the same order, 0…1."""
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(b.size for b in matcher.get_matching_blocks()) / max(1, len(ours))


def _undated(text: str, written: date) -> str:
    """The text with one word for each date, which are compared by themselves."""
    for mention in reversed(find_dates(text, written)):
        text = f"{text[: mention.start]} datum {text[mention.end :]}"
    return text


def _is_english(text: str) -> bool:
    found = words(text)
    english = sum(w in _ENGLISH for w in found)
    dutch = sum(w in STOP_WORDS and w not in _ENGLISH for w in found)
    return len(found) >= 4 and english > dutch
