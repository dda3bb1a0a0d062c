"""The components of retrieval, each with a way to take it out; for `eval.ablation`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

import numpy as np

from index import begrippen, dutch, passages, units
from rag.asking.understanding import Understanding
from rag.finding.features import FEATURES
from rag.finding.retrieve import Weights

_EQUAL = np.array([-1.0 if name == "head" else 1.0 for name in FEATURES])


def _unchanged(understood: Understanding) -> Understanding:
    return understood


@dataclass(frozen=True, slots=True)
class Component:
    """Something that retrieval has, and how to take it out.

    `without` holds while the index is built and asked (None: the index stays as it is);
    `features` get no weight; `changed` alters what is understood of a question.
    """

    name: str
    without: Callable[[], AbstractContextManager[Any]] | None = None
    features: frozenset[str] = frozenset()
    changed: Callable[[Understanding], Understanding] = _unchanged
    history: bool = True
    begrippen: bool = True
    plain: bool = True
    weights: Weights | None = None  # instead of fitted ones


@contextmanager
def _analysis() -> Iterator[None]:
    """Whatever is taken out of the analysis of words, no remembered stem outlives it."""
    kept = (dutch.stem, begrippen._key)
    for cache in kept:
        cache.cache_clear()
    yield
    for cache in kept:
        cache.cache_clear()


@contextmanager
def _everywhere(original: Any, instead: Any) -> Iterator[None]:
    """Put another function in the place of this one wherever a module has taken it by name."""
    name = original.__name__
    rooms = [m for n, m in list(sys.modules.items()) if n.split(".")[0] in ("index", "rag")]
    with ExitStack() as stack:
        stack.enter_context(_analysis())
        for module in rooms:
            if getattr(module, name, None) is original:
                stack.enter_context(patch.object(module, name, instead))
        yield


@contextmanager
def _no_lemmas() -> Iterator[None]:
    with _analysis(), patch.dict(dutch._LEMMAS, clear=True):
        yield


@contextmanager
def _no_notes() -> Iterator[None]:
    nothing = _everywhere(passages.notes_text, lambda kamerstuk, passage: "")
    with nothing, patch.object(units, "_notes", lambda passage, notes: ()):
        yield


def _no_documents(understood: Understanding) -> Understanding:
    parts = tuple(_no_documents(part) for part in understood.parts)
    kept = parts if len({part.own for part in parts}) > 1 else ()
    return replace(understood, documents=(), explicit=False, parts=kept)


_PLAIN = frozenset({"plain", "plain_dense", "sentence_plain"})

COMPONENTS = (
    Component("stems", lambda: _everywhere(dutch.stem, lambda word: word)),
    Component("lemmas", _no_lemmas),
    Component(
        "parts of compounds",
        lambda: patch.object(dutch.CompoundSplitter, "_parts", lambda splitter, word: ()),
    ),
    Component("4-grams", features=frozenset({"grams"})),
    Component(
        "context (title, date, headings)",
        lambda: _everywhere(passages.context_text, lambda kamerstuk, passage: ""),
        features=frozenset({"context", "heading"}),
    ),
    Component("text of the notes", _no_notes),
    Component("begrippenlijst", begrippen=False),
    Component("plain language", plain=False, features=_PLAIN),
    Component(
        "encoder", features=frozenset({"dense", "dense_sentence", "plain_dense"})
    ),
    Component("vectors of sentences", features=frozenset({"dense_sentence"})),
    Component(
        "best sentence",
        features=frozenset({"sentence_expanded", "sentence_plain", "pairs"}),
    ),
    Component("kind of answer", features=frozenset({"answer"})),
    Component("naming of documents", changed=_no_documents),
    Component("history", history=False),
    Component("parts of a question", changed=lambda understood: replace(understood, parts=())),
    Component("learned weights (all equal)", weights=_EQUAL),
)
WHOLE = Component("nothing")
