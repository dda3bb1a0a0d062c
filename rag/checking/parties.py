"""Who a claim names and who acts in it, against the text it cites."""

import difflib
import itertools
from collections.abc import Iterable, Sequence
from datetime import date

from index.abbreviations import find_abbreviations
from index.dates import find_dates
from index.dutch import stem, words
from rag.checking.claims import names_of, numbers_of, proper_words
from rag.checking.windows import Window
from rag.cite import long_name

__all__ = ["Parties"]

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


class Parties:
    """Knows the names of these texts, and what they shorten."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = list(texts)
        self._proper = proper_words(known)
        short = {s: n for t in known for s, n in find_abbreviations(t).items()}
        self._short = [(frozenset(words(s)), frozenset(words(n))) for s, n in short.items()]

    def missing(self, claim: str, windows: Sequence[Window]) -> str:
        """The name or party that the windows lack, or that took another's place; or ""."""
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
