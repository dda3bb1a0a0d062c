"""Fit the weights of ranking and of sentence choice on the dev half: `python -m eval.tune`.

Both are linear, so that the files rag/ranking.toml and rag/selecting.toml can be read and
reviewed. The loss is the listwise softmax: minus the log of the probability that a candidate
which holds the evidence is ranked first. Source: Cao et al. 2007 (ListNet, top one).
Regularisation is chosen by five-fold cross-validation, by question, of the mean reciprocal rank.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from eval.assistant import to_question
from eval.evidence import standing_for
from eval.folding import quote_in, words, words_in_common
from eval.load import load_questions
from eval.records import Evidence, QuestionRecord
from rag import abstain, features, retrieve, select
from rag.assistant import Assistant, open_assistant
from rag.records import Question
from rag.settings import load_settings

Array = NDArray[np.float64]
STRENGTHS = (0.0003, 0.001, 0.003, 0.01)
FOLDS = 5
SEED = 29754
# What the dev half hardly holds but users ask; the fit is pulled towards these, not towards 0.
RANKING_PRIOR = {"footnote": 4.0, "head_asked": 2.0, "signature_asked": 4.0, "named": 2.0}
SELECTING_PRIOR = {"footnote": 3.0, "list_asked": 2.0, "follow_near": 2.0}
OUT_OF_DOMAIN = Path(__file__).with_name("out_of_domain.txt")
MOST_REFUSED = 0.03  # share of answerable questions that may be refused
QUOTE_SHARE = 0.5  # a quote supports when it shares half of the shorter one's words


@dataclass(frozen=True, slots=True)
class Listing:
    """Candidates of one question: features `(n, f)`, and one row of labels `(n,)` a need."""

    id: str
    features: Array
    needs: tuple[NDArray[np.bool_], ...]


def ranking_lists(assistant: Assistant, records: Sequence[QuestionRecord]) -> Iterator[Listing]:
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
    name: str,
    lists: Sequence[Listing],
    names: Sequence[str],
    prior: Mapping[str, float],
    file: Path,
) -> None:
    """Choose the strength, fit on all lists, write the weights with how they were found."""
    start = np.array([prior.get(n, 0.0) for n in names])
    by_strength = {s: cross_validated(lists, s, start) for s in STRENGTHS}
    best = max(by_strength, key=lambda s: by_strength[s])
    weights = fit(lists, best, start)
    lines = [
        f"# Weights of {name}; made by: python -m eval.tune",
        f"# Dev half, {len(lists)} questions; cross-validated mean reciprocal rank "
        f"{by_strength[best]:.3f} at strength {best}.",
        "[weights]",
        *(f"{n} = {w:.3f}" for n, w in zip(names, weights, strict=True)),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for strength, value in by_strength.items():
        print(f"{name}: strength {strength}: {value:.4f}", file=sys.stderr)


def abstain_rows(
    assistant: Assistant, records: Sequence[QuestionRecord]
) -> tuple[Array, NDArray[np.bool_]]:
    """Features `(n, f)` and whether the dossier answers: the dev half and OUT_OF_DOMAIN."""
    asked = [
        (to_question(r), r.expected in ("answer", "correct"))
        for r in records
        if r.expected in ("answer", "correct", "abstain")
    ]
    lines = OUT_OF_DOMAIN.read_text(encoding="utf-8").splitlines()
    asked += [(Question(x), False) for x in lines if x and not x.startswith("#")]
    rows = []
    for question, _ in asked:
        understood = assistant.understand(question)
        found = assistant.retriever.retrieve(understood)
        rows.append(
            assistant.abstain_features(understood, found, assistant.choices(question))
        )
    return np.array(rows), np.array([held for _, held in asked])


def tune_abstain(features_: Array, held: NDArray[np.bool_]) -> None:
    """Fit the logistic regression; the threshold gives MOST_REFUSED false refusals."""
    columns = np.hstack([features_, np.ones((len(features_), 1))])
    # Both classes weigh the same, so that the set's mix does not set the bias.
    weight = np.where(held, 0.5 / held.mean(), 0.5 / (1 - held.mean()))
    sign = np.where(held, 1.0, -1.0)

    def loss(w: Array) -> tuple[float, Array]:
        z = sign * (columns @ w)
        slope = -(weight * sign / (1 + np.exp(z)))[:, None] * columns
        return (
            float((weight * np.logaddexp(0, -z)).mean()) + 0.001 * float(w[:-1] @ w[:-1]),
            slope.mean(axis=0) + 0.002 * np.append(w[:-1], 0.0),
        )

    w: Array = minimize(loss, np.zeros(columns.shape[1]), jac=True, method="L-BFGS-B").x
    chances = 1 / (1 + np.exp(-(columns @ w)))
    threshold = float(np.quantile(chances[held], MOST_REFUSED))
    caught = float((chances[~held] < threshold).mean())
    names = zip(abstain.FEATURES, w, strict=False)
    lines = [
        "# Weights of rag/abstain.py; made by: python -m eval.tune",
        f"# Dev half and out_of_domain.txt, {len(held)} questions; at this threshold "
        f"{MOST_REFUSED:.0%} of the answerable are refused and {caught:.0%} of the others caught.",
        f"threshold = {threshold:.4f}",
        f"bias = {w[-1]:.3f}",
        "[weights]",
        *(f"{name} = {value:.3f}" for name, value in names),
    ]
    abstain.ABSTAIN_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"rag/abstain.py: threshold {threshold:.3f}, caught {caught:.3f}", file=sys.stderr)


def main() -> None:
    """Fit ranking first: sentences are chosen from what it ranks, and both decide on abstaining."""
    everything = load_questions(half="dev").questions
    records = [r for r in everything if r.cites]
    jobs: list[tuple[str, Callable[..., Iterator[Listing]], Sequence[str], dict[str, float], Path]]
    jobs = [
        ("rag/features.py", ranking_lists, features.FEATURES, RANKING_PRIOR, retrieve.RANKING_FILE),
        ("rag/select.py", selecting_lists, select.FEATURES, SELECTING_PRIOR, select.SELECTING_FILE),
    ]
    for name, lists, names, prior, file in jobs:
        retrieve.ranking_weights.cache_clear()
        assistant = open_assistant(load_settings())
        tune(name, list(lists(assistant, records)), names, prior, file)
    retrieve.ranking_weights.cache_clear()
    select.selecting_weights.cache_clear()
    tune_abstain(*abstain_rows(open_assistant(load_settings()), everything))


if __name__ == "__main__":
    main()
