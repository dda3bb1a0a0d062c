"""Fit the weights of ranking, sentence choice, wrong premises, abstaining: `python -m eval.tune`.

They are fitted on `eval.load.tuning_questions`: the dev half and tuning questions of our own.
`--abstain` fits wrong premises and abstaining alone, by the weights of ranking and choice as they
stand. All are linear, so that ranking.toml, selecting.toml, mistaken.toml and abstain.toml, each
beside the module that reads it, can be read and reviewed. How a ranking is fitted stands in
`eval.listwise`, wrong premises in `eval.tune_mistaken`, abstaining in `eval.tune_abstain`.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

import numpy as np

from eval.assistant import to_question
from eval.evidence import standing_for
from eval.folding import quote_in, words, words_in_common
from eval.listwise import FOLDS, SEED, Array, Listing, fit, prior_of, tune
from eval.load import CHECK_FILES, load_questions, tuning_questions
from eval.records import Evidence, QuestionRecord
from eval.tune_abstain import asked_and_held, tune_abstain
from eval.tune_mistaken import mistake_rows, tune_mistaken
from rag.answering import choices
from rag.asking.understanding import Understanding
from rag.assistant import Assistant, open_assistant
from rag.doubting import abstain
from rag.finding import features, retrieve
from rag.records import Question
from rag.settings import load_settings

# What the dev half hardly holds but users ask; the fit is pulled towards these, not towards 0.
RANKING_PRIOR = {"footnote": 4.0, "head_asked": 2.0, "signature_asked": 4.0}
SELECTING_PRIOR = {
    "footnote": 3.0, "list_asked": 2.0, "follow_near": 2.0, "note_bare": -3.0,
}  # fmt: skip
# What speaks for a passage may not count against it, and a document that is named comes first.
RANKING_LEAST = np.array(
    [{"named": 5.0, "head": -np.inf}.get(name, 0.0) for name in features.FEATURES]
)
RANKING_STRENGTH = 0.001
# One strength, since the margin of `rag.answering.select` is measured in the scores that it gives.
SELECTING_STRENGTH = 0.0003
QUOTE_SHARE = 0.5  # a quote supports when it shares half of the shorter one's words


class Finds(Protocol):
    """As much of an assistant as ranking needs."""

    @property
    def retriever(self) -> retrieve.Retriever: ...

    def understand(self, question: Question) -> Understanding: ...


def ranking_lists(assistant: Finds, records: Sequence[QuestionRecord]) -> Iterator[Listing]:
    """Passages of every question that is answered from evidence; one need a citation."""
    for record in records:
        understood = assistant.understand(to_question(record))
        found = assistant.retriever.candidates(understood)
        shown = assistant.retriever.shown(found.ids)
        texts = [(s.passage.document, _full(s.text, [n.text for n in s.notes])) for s in shown]
        needs = [
            np.array([_holds(d, t, standing_for(record, i)) for d, t in texts])
            for i in range(len(record.citations))
        ]
        yield Listing(record.id, found.features, tuple(n for n in needs if n.any()))


def selecting_lists(assistant: Assistant, records: Sequence[QuestionRecord]) -> Iterator[Listing]:
    """Candidate quotes of every question; the need is to overlap an evidence quote."""
    for record in records:
        found = assistant.choices(to_question(record))
        evidence = [*record.citations, *record.also_acceptable]
        labels = np.array([any(_supports(c, e) for e in evidence) for c in found])
        if labels.any():
            yield Listing(record.id, np.array([c.features for c in found]), (labels,))


def _full(text: str, notes: Sequence[str | None]) -> str:
    return "\n".join([text, *(n for n in notes if n)])


def _holds(document: str, text: str, evidence: Sequence[Evidence]) -> bool:
    return any(e.document == document and quote_in(text, e.quote) for e in evidence)


def _supports(choice: choices.Choice, evidence: Evidence) -> bool:
    if choice.document != evidence.document:
        return False
    shorter = min(len(words(choice.text)), len(words(evidence.quote)))
    return words_in_common(choice.text, evidence.quote) >= QUOTE_SHARE * shorter > 0


@contextmanager
def weights_in_use(ranking: Array, selecting: Array) -> Iterator[None]:
    """Rank and choose by these weights instead of those in the files."""
    before = retrieve.ranking_weights, choices.selecting_weights
    retrieve.ranking_weights = lambda: ranking  # type: ignore[assignment]
    choices.selecting_weights = lambda: selecting  # type: ignore[assignment]
    try:
        yield
    finally:
        retrieve.ranking_weights, choices.selecting_weights = before


def ranking_fit(lists: Sequence[Listing], strength: float = RANKING_STRENGTH) -> Array:
    """The weights of `rag.finding.features` fitted on these listings."""
    return fit(lists, strength, prior_of(RANKING_PRIOR, features), RANKING_LEAST)


def abstain_rows(
    asked: Sequence[tuple[Question, bool]],
    ranking: Sequence[Listing], selecting: Sequence[Listing],
) -> Array:
    """Features `(n, f)` as they are for questions that the weights were not fitted on.

    Weights of ranking and choice fitted on the question itself would make it look better found
    than an unknown question ever is, and the threshold too strict.
    """
    order = np.random.default_rng(SEED).permutation(len(asked))
    rows = np.zeros((len(asked), len(abstain.FEATURES)))
    for fold in range(FOLDS):
        out = order[fold::FOLDS].tolist()
        ids = {asked[i][0].id for i in out}
        with weights_in_use(
            ranking_fit([x for x in ranking if x.id not in ids]),
            fit([x for x in selecting if x.id not in ids], SELECTING_STRENGTH,
                prior_of(SELECTING_PRIOR, choices)),
        ):
            assistant = open_assistant(load_settings())
            for i in out:
                rows[i] = assistant.abstain_features(asked[i][0])
    return rows


def main() -> None:
    """Fit ranking first: sentences are chosen from what it ranks, and both decide on abstaining."""
    parser = argparse.ArgumentParser(prog="python -m eval.tune", description=__doc__)
    parser.add_argument("--abstain", action="store_true", help="fit abstaining alone")
    alone = parser.parse_args().abstain
    everything = tuning_questions()
    records = [r for r in everything if r.cites]
    assistant = open_assistant(load_settings())
    ranking = list(ranking_lists(assistant, records))
    if not alone:
        tune(
            "rag/finding/features.py", ranking, features, RANKING_PRIOR, retrieve.RANKING_FILE,
            (RANKING_STRENGTH,), RANKING_LEAST,
        )
        retrieve.ranking_weights.cache_clear()
        assistant = open_assistant(load_settings())
    selecting = list(selecting_lists(assistant, records))
    if not alone:
        tune(
            "rag/answering/choices.py", selecting, choices, SELECTING_PRIOR, choices.SELECTING_FILE,
            (SELECTING_STRENGTH,),
        )
        choices.selecting_weights.cache_clear()
    tune_mistaken(*mistake_rows(open_assistant(load_settings()), everything))
    asked = [x for x in asked_and_held(everything) if not assistant.is_settled(x[0])]
    rows = abstain_rows(asked, ranking, selecting)
    unseen = [to_question(r) for r in load_questions(CHECK_FILES).questions if r.answerable]
    asked_now = open_assistant(load_settings())
    unseen_rows = [asked_now.abstain_features(q) for q in unseen if not asked_now.is_settled(q)]
    tune_abstain(rows, np.array([held for _, held in asked]), np.array(unseen_rows))


if __name__ == "__main__":
    main()
