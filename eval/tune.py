"""Fit the weights of ranking and of sentence choice: `python -m eval.tune`.

They are fitted on `eval.load.tuning_questions`: the dev half and tuning questions of our own.

Both are linear, so that the files rag/ranking.toml and rag/selecting.toml can be read and
reviewed. The loss is the listwise softmax: minus the log of the probability that a candidate
which holds the evidence is ranked first. Source: Cao et al. 2007 (ListNet, top one).
Regularisation is chosen by five-fold cross-validation, by question, of the mean reciprocal rank.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.assistant import to_question
from eval.evidence import standing_for
from eval.folding import quote_in, words, words_in_common
from eval.load import tuning_questions
from eval.records import Evidence, QuestionRecord
from rag import abstain, features, retrieve, select
from rag.assistant import Assistant, open_assistant
from rag.question import Understanding
from rag.records import Question
from rag.settings import load_settings

Array = NDArray[np.float64]
ABSTAIN_STRENGTHS = (0.001, 0.003, 0.01, 0.03)
STRENGTHS = (0.0003, 0.001, 0.003)
FOLDS = 5
SEED = 29754
# What the dev half hardly holds but users ask; the fit is pulled towards these, not towards 0.
RANKING_PRIOR = {"footnote": 4.0, "head_asked": 2.0, "signature_asked": 4.0, "named": 2.0}
SELECTING_PRIOR = {"footnote": 3.0, "list_asked": 2.0, "follow_near": 2.0}
OUT_OF_DOMAIN = Path(__file__).with_name("out_of_domain.txt")
MOST_REFUSED = 0.02  # share of answerable questions that may be refused
QUOTE_SHARE = 0.5  # a quote supports when it shares half of the shorter one's words


class Finds(Protocol):
    """As much of an assistant as ranking needs."""

    @property
    def retriever(self) -> retrieve.Retriever: ...

    def understand(self, question: Question) -> Understanding: ...


@dataclass(frozen=True, slots=True)
class Listing:
    """Candidates of one question: features `(n, f)`, and one row of labels `(n,)` a need."""

    id: str
    features: Array
    needs: tuple[NDArray[np.bool_], ...]


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
        choices = assistant.choices(to_question(record))
        evidence = [*record.citations, *record.also_acceptable]
        labels = np.array([any(_supports(c, e) for e in evidence) for c in choices])
        if labels.any():
            yield Listing(record.id, np.array([c.features for c in choices]), (labels,))


def _full(text: str, notes: Sequence[str | None]) -> str:
    return "\n".join([text, *(n for n in notes if n)])


def _holds(document: str, text: str, evidence: Sequence[Evidence]) -> bool:
    return any(e.document == document and quote_in(text, e.quote) for e in evidence)


def _supports(choice: select.Choice, evidence: Evidence) -> bool:
    if choice.document != evidence.document:
        return False
    shorter = min(len(words(choice.text)), len(words(evidence.quote)))
    return words_in_common(choice.text, evidence.quote) >= QUOTE_SHARE * shorter > 0


def fit(lists: Sequence[Listing], strength: float, prior: Array) -> Array:
    """Weights `(f,)` that minimise the listwise loss plus `strength` times the squared distance
    from `prior`."""

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope, needs = 0.0, np.zeros_like(weights), 0
        for listing in lists:
            scores = listing.features @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            for need in listing.needs:
                right = float(chance[need].sum())
                total -= float(np.log(right + 1e-12))
                slope -= listing.features[need].T @ (chance[need] / max(right, 1e-12))
                slope += listing.features.T @ chance
                needs += 1
        away = weights - prior
        return total / needs + strength * float(away @ away), slope / needs + 2 * strength * away

    found: Array = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return found


def reciprocal_ranks(lists: Sequence[Listing], weights: Array) -> list[float]:
    """For every need 1 over the rank of the first candidate that meets it."""
    found = []
    for listing in lists:
        order = np.argsort(-(listing.features @ weights), kind="stable")
        found += [1.0 / (1 + int(np.flatnonzero(need[order])[0])) for need in listing.needs]
    return found


def cross_validated(lists: Sequence[Listing], strength: float, prior: Array) -> float:
    """Mean reciprocal rank on the folds that were left out."""
    order = np.random.default_rng(SEED).permutation(len(lists))
    ranks: list[float] = []
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS].tolist())
        kept = [x for i, x in enumerate(lists) if i not in out]
        ranks += reciprocal_ranks(
            [x for i, x in enumerate(lists) if i in out], fit(kept, strength, prior)
        )
    return float(np.mean(ranks))


def tune(
    name: str, lists: Sequence[Listing], room: Any, prior: Mapping[str, float], file: Path
) -> None:
    """Choose the strength, fit on all lists, write the weights with how they were found."""
    start = prior_of(prior, room)
    by_strength = {s: cross_validated(lists, s, start) for s in STRENGTHS}
    best = max(by_strength, key=lambda s: by_strength[s])
    weights = fit(lists, best, start)
    lines = [
        f"# Weights of {name}; made by: python -m eval.tune",
        f"# Dev half and eval/own/tune-*, {len(lists)} questions; cross-validated mean reciprocal "
        f"rank {by_strength[best]:.3f} at strength {best}.",
        "[weights]",
        *(f"{n} = {w:.3f}" for n, w in zip(room.FEATURES, weights, strict=True)),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for strength, value in by_strength.items():
        print(f"{name}: strength {strength}: {value:.4f}", file=sys.stderr)


@contextmanager
def weights_in_use(ranking: Array, selecting: Array) -> Iterator[None]:
    """Rank and choose by these weights instead of those in the files."""
    before = retrieve.ranking_weights, select.selecting_weights
    retrieve.ranking_weights = lambda: ranking  # type: ignore[assignment]
    select.selecting_weights = lambda: selecting  # type: ignore[assignment]
    try:
        yield
    finally:
        retrieve.ranking_weights, select.selecting_weights = before


def asked_and_held(records: Sequence[QuestionRecord]) -> list[tuple[Question, bool]]:
    """Questions and whether the dossier answers them: these records and OUT_OF_DOMAIN."""
    asked = [
        (to_question(r), r.expected in ("answer", "correct"))
        for r in records
        if r.expected in ("answer", "correct", "abstain")
    ]
    lines = OUT_OF_DOMAIN.read_text(encoding="utf-8").splitlines()
    return asked + [(Question(x), False) for x in lines if x and not x.startswith("#")]


def abstain_row(assistant: Assistant, question: Question) -> Array:
    """The features that `rag.abstain` decides on for one question."""
    understood = assistant.understand(question)
    found = assistant.retriever.retrieve(understood)
    return assistant.abstain_features(understood, found, assistant.choices(question))


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
            fit([x for x in ranking if x.id not in ids], 0.001, prior_of(RANKING_PRIOR, features)),
            fit([x for x in selecting if x.id not in ids], 0.01, prior_of(SELECTING_PRIOR, select)),
        ):
            assistant = open_assistant(load_settings())
            for i in out:
                rows[i] = abstain_row(assistant, asked[i][0])
    return rows


def prior_of(prior: Mapping[str, float], room: Any) -> Array:
    """The prior of each of the room's `FEATURES`."""
    return np.array([prior.get(n, 0.0) for n in room.FEATURES])


def logistic(rows: Array, held: NDArray[np.bool_], strength: float) -> Array:
    """Weights `(f + 1,)`, the last the bias; both classes weigh the same."""
    columns = np.hstack([rows, np.ones((len(rows), 1))])
    weight = np.where(held, 0.5 / held.mean(), 0.5 / (1 - held.mean()))
    sign = np.where(held, 1.0, -1.0)

    def loss(w: Array) -> tuple[float, Array]:
        z = sign * (columns @ w)
        slope = -(weight * sign / (1 + np.exp(z)))[:, None] * columns
        return (
            float((weight * np.logaddexp(0, -z)).mean()) + strength * float(w[:-1] @ w[:-1]),
            slope.mean(axis=0) + 2 * strength * np.append(w[:-1], 0.0),
        )

    # What speaks for an answer may not count against one because few questions happen to say so.
    bounds = [(0, None) if n in abstain.FOR else (None, 0) for n in abstain.FEATURES]
    start = np.zeros(columns.shape[1])
    w: Array = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]
    ).x
    return w


def out_of_fold(rows: Array, held: NDArray[np.bool_], strength: float) -> Array:
    """Chance of each question by a model that was not fitted on it."""
    order = np.random.default_rng(SEED + 1).permutation(len(rows))
    chances = np.zeros(len(rows))
    for fold in range(10):
        out = np.isin(np.arange(len(rows)), order[fold::10])
        w = logistic(rows[~out], held[~out], strength)
        chances[out] = 1 / (1 + np.exp(-(rows[out] @ w[:-1] + w[-1])))
    return chances


def tune_abstain(rows: Array, held: NDArray[np.bool_]) -> None:
    """Fit the logistic regression; strength and threshold from chances out of fold."""
    found = {}
    for strength in ABSTAIN_STRENGTHS:
        chances = out_of_fold(rows, held, strength)
        threshold = float(np.quantile(chances[held], MOST_REFUSED))
        found[strength] = (float((chances[~held] < threshold).mean()), threshold)
    best = max(found, key=lambda s: found[s][0])
    caught, threshold = found[best]
    w = logistic(rows, held, best)
    names = zip(abstain.FEATURES, w, strict=False)
    lines = [
        "# Weights of rag/abstain.py; made by: python -m eval.tune",
        f"# Dev half, eval/own/tune-* and out_of_domain.txt, {len(held)} questions, out of fold:",
        f"# at this threshold {MOST_REFUSED:.0%} of the answerable are refused and {caught:.0%} of "
        "the others caught.",
        f"threshold = {threshold:.4f}",
        f"bias = {w[-1]:.3f}",
        "[weights]",
        *(f"{name} = {value:.3f}" for name, value in names),
    ]
    abstain.ABSTAIN_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for strength, (share, at) in found.items():
        print(f"rag/abstain.py: strength {strength}: threshold {at:.3f}, caught {share:.3f}",
              file=sys.stderr)


def main() -> None:
    """Fit ranking first: sentences are chosen from what it ranks, and both decide on abstaining."""
    everything = tuning_questions()
    records = [r for r in everything if r.cites]
    assistant = open_assistant(load_settings())
    ranking = list(ranking_lists(assistant, records))
    tune("rag/features.py", ranking, features, RANKING_PRIOR, retrieve.RANKING_FILE)
    retrieve.ranking_weights.cache_clear()
    assistant = open_assistant(load_settings())
    selecting = list(selecting_lists(assistant, records))
    tune("rag/select.py", selecting, select, SELECTING_PRIOR, select.SELECTING_FILE)
    asked = asked_and_held(everything)
    rows = abstain_rows(asked, ranking, selecting)
    tune_abstain(rows, np.array([held for _, held in asked]))


if __name__ == "__main__":
    main()
