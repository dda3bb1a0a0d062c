"""What each component of retrieval is worth: `python -m eval.ablation` takes them out in turn.

For every row the index is built anew where the component takes part in it, the weights are fitted
anew on the tuning questions (the dev half and our own), and both halves are asked. A fit makes up
for what is lost where it can, so that a row shows what nothing else can do. Only the test half
tells what to expect of new questions.
"""

import sys
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from eval.assistant import open_dossier, to_question
from eval.components import COMPONENTS, WHOLE, Component
from eval.load import load_questions, tuning_questions
from eval.records import Dossier, Judged, QuestionRecord
from eval.searching import asked_of, judge_search
from eval.stats import paired_bootstrap
from eval.summary import figure_of, summarise
from eval.tune import ranking_fit, ranking_lists
from index import begrippen
from index.build import build_index
from index.encoder import Encoder, load_encoder
from index.errors import VaoError
from index.generation import Generation, open_current
from index.links import link
from index.plain import read_plain
from index.records import Kamerstuk, SourceEntry
from rag.asking.question import understand
from rag.asking.understanding import Understanding
from rag.finding.features import FEATURES
from rag.finding.retrieve import Retriever, Weights
from rag.records import Question

MEASURES = ("evidence_recall@5", "evidence_recall@10", "mrr")


@dataclass(frozen=True, slots=True)
class Row:
    """A component taken out, with the judged questions of each half."""

    name: str
    dev: tuple[Judged, ...]
    test: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class _Without:
    """As much of an assistant as finding needs, without a component."""

    component: Component
    retriever: Retriever
    entries: Sequence[SourceEntry]

    def understand(self, question: Question) -> Understanding:
        asked = question if self.component.history else replace(question, history=())
        return self.component.changed(understand(asked, self.entries))


class Bench:
    """The dossier, its questions and an index, to try retrieval without a component."""

    def __init__(
        self, kamerstukken: Sequence[Kamerstuk], encoder: Encoder,
        records: Sequence[QuestionRecord], folder: Path,
    ) -> None:
        self._kamerstukken, self._encoder, self._folder = kamerstukken, encoder, folder
        self._dossier: Dossier = {k.id: k for k in kamerstukken}
        self._entries = [k.entry for k in kamerstukken]
        self._asked = asked_of(records)
        self._tuning = [r for r in tuning_questions() if r.cites]
        self._built = 0
        self._whole = self._index()

    def row(self, component: Component) -> Row:
        """Fit without the component on the tuning questions, then ask both halves."""
        with component.without() if component.without else nullcontext():
            changed = component.without or not component.plain
            generation = self._index(component.plain) if changed else self._whole
            weights = component.weights
            if weights is None:
                weights = self._fitted(component, self._retriever(component, generation, None))
            retriever = self._retriever(component, generation, weights)
            halves = [self._judged(component, retriever, half) for half in ("dev", "test")]
        return Row(component.name, *halves)

    def _index(self, plain: bool = True) -> Generation:
        self._built += 1
        folder = self._folder / str(self._built)
        lines = read_plain(self._kamerstukken) if plain else ()
        build_index(folder, self._kamerstukken, self._encoder, "ablation", plain=lines)
        return open_current(folder)

    def _retriever(
        self, component: Component, generation: Generation, weights: Weights | None
    ) -> Retriever:
        words = begrippen.load_begrippen() if component.begrippen else begrippen.make_begrippen(())
        return Retriever(generation, self._encoder, words, self._entries, weights)

    def _without(self, component: Component, retriever: Retriever) -> "_Without":
        return _Without(component, retriever, self._entries)

    def _fitted(self, component: Component, retriever: Retriever) -> Weights:
        kept = np.array([float(name not in component.features) for name in FEATURES])
        lists = [
            replace(x, features=x.features * kept)
            for x in ranking_lists(self._without(component, retriever), self._tuning)
        ]
        fitted: Weights = ranking_fit(lists) * kept
        return fitted

    def _judged(
        self, component: Component, retriever: Retriever, half: str
    ) -> tuple[Judged, ...]:
        asked = self._without(component, retriever)
        return judge_search(
            lambda record: retriever.retrieve(asked.understand(to_question(record))),
            self._half(half),
            self._dossier,
        )

    def _half(self, half: str) -> list[QuestionRecord]:
        return [r for r in self._asked if r.half == half]


def ablate(bench: Bench, components: Sequence[Component] = COMPONENTS) -> list[Row]:
    """The whole first, then a row for each component that is taken out."""
    return [bench.row(component) for component in (WHOLE, *components)]


def table(rows: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    """Head and cells: for each half the measures in per cent and the change of MRR in points."""
    head = ["taken out"]
    for half in ("dev", "test"):
        head += [f"{half} {m}" for m in ("recall@5", "recall@10", "MRR", "MRR change (95 %)")]
    return head, [[row.name, *_cells(row.dev, rows[0].dev), *_cells(row.test, rows[0].test)]
                  for row in rows]


def _cells(judged: Sequence[Judged], whole: Sequence[Judged]) -> list[str]:
    figures = summarise(judged)
    found = [figure_of(figures, measure) for measure in MEASURES]
    values = [f"{100 * f.value:.1f}" if f else "\u2013" for f in found]
    pairs = zip(judged, whole, strict=True)
    changes = [100 * (a.scores["mrr"].value - b.scores["mrr"].value) for a, b in pairs]
    if judged is whole or not changes:
        return [*values, "\u2013"]
    span = paired_bootstrap(changes)
    return [*values, f"{np.mean(changes):+.1f} ({span.low:+.1f} to {span.high:+.1f})"]


def ablation_part() -> str:
    """The section of docs/results.md; builds its indexes in a folder that is thrown away.

    Raises: VaoError, one line for a person.
    """
    from eval.results import markdown_table

    kamerstukken = link(tuple(open_dossier().values()))
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(kamerstukken, load_encoder(), load_questions().questions, Path(scratch))
        rows = ablate(bench)
    n = f"n = {len(rows[0].dev)} questions of the dev half and {len(rows[0].test)} of the test half"
    return f"## Components of retrieval\n\n{_INTRO.format(n=n)}\n{markdown_table(*table(rows))}"


_INTRO = """\
Each component taken out in turn, retrieval alone; {n}. Weights are fitted anew for every row, on
the dev half and our own tuning questions, so the dev half flatters them all; the change of MRR has
a paired bootstrap interval.
"""


def main() -> int:
    """Print the table; 2 when that is impossible."""
    try:
        print(ablation_part())
    except VaoError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
