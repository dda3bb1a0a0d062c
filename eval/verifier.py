"""The bench of `vao eval --verifier`: what a language model might write, true and untrue.

A corrupted statement is let through when the checks would show it as fact. Rates are over all
statements of a kind; `half` follows the statement's place in the draw, so that what was looked at
while the checks were made (dev) can be told from what was not (test).
"""

import itertools
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from eval.corrupt import CORRUPTIONS, corrupted
from eval.faithful import faithful
from eval.statements import Bearer, Statement
from index.errors import InputError
from rag.assistant import Assistant
from rag.checking.support import Finding, Judge, Source
from rag.checking.writing import judge_of, rule_on
from rag.records import Scored

__all__ = [
    "CEILINGS",
    "KINDS",
    "Outcome",
    "Rate",
    "bearers",
    "bench",
    "outcomes",
    "paraphrases",
    "run_verifier",
    "statements",
]

SEED = 29754
PARAPHRASES = Path(__file__).with_name("paraphrases.jsonl")
# Of each corruption; ten kinds make over a thousand statements.
WANTED = 150
# The most that may be let through, or falsely stopped; from the project's own targets.
CEILINGS: Mapping[str, float] = {
    "number": 0.02, "date": 0.02, "name": 0.02, "quote": 0.02, "key": 0.02, "footnote": 0.02,
    "negation": 0.15, "modality": 0.15, "actor": 0.25, "citation": 0.25,
    "faithful": 0.05, "paraphrase": 0.20,
}  # fmt: skip
# The same corruptions of the hand-written paraphrases ("number*"), where nothing is nearly
# verbatim: nearer to what a model does wrong, few, and without a ceiling.
HARDER = ("number", "date", "name", "negation", "modality", "actor")
KINDS = (*CEILINGS, *(f"{kind}*" for kind in HARDER))


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of `n` went wrong: let through if corrupted, stopped if faithful."""

    kind: str
    half: str
    wrong: int
    n: int

    @property
    def value(self) -> float:
        """Share of `n`, 0…1; lower is better."""
        return self.wrong / self.n if self.n else 0.0

    @property
    def within(self) -> bool:
        """Whether the ceiling of its kind holds."""
        return self.value <= CEILINGS.get(self.kind, 1.0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One statement with what the checks made of it; `wrong` says that they erred."""

    group: str
    half: str
    statement: Statement
    finding: Finding
    wrong: bool


class _Paraphrase(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int
    document: str
    source: str
    text: str


def bearers(assistant: Assistant) -> list[Bearer]:
    """Sentences of running text with five words or more, each with its most similar passage."""
    views = assistant.retriever.views
    shown = assistant.retriever.shown(assistant.generation.store.passage_ids())
    listed = [
        (scored, sentence, following)
        for scored in shown
        for sentence, following in _neighbours(views.of(scored.passage).sentences)
        if sentence.kind in ("paragraph", "list_item") and len(sentence.text.split()) >= 5
    ]
    similar = _similar(assistant, shown, [s.text for _, s, _ in listed], [x for x, _, _ in listed])
    return [
        Bearer(
            sentence.text, assistant.kamerstuk(scored.passage.document), scored.passage.id,
            tuple(n.number for n in scored.notes), near, following,
        )
        for (scored, sentence, following), near in zip(listed, similar, strict=True)
    ]


def _neighbours(sentences: Sequence[Any]) -> Iterator[tuple[Any, str]]:
    body = [s for s in sentences if s.note is None]
    for at, sentence in enumerate(body):
        after = body[at + 1 : at + 2]
        joined = bool(after) and after[0].paragraph == sentence.paragraph
        yield sentence, after[0].text if joined else ""


def _similar(
    assistant: Assistant, shown: Sequence[Scored], texts: Sequence[str], own: Sequence[Scored]
) -> list[str]:
    """For each text, the passage nearest by the encoder whose words are not (nearly) the same."""
    views, encoder = assistant.retriever.views, assistant.encoder
    passages = encoder.encode([s.text for s in shown], "passage")
    scores = encoder.encode(list(texts), "passage") @ passages.T
    found = []
    for row, text, mine in zip(scores, texts, own, strict=True):
        stems = views.stems_of(text.lower().split())
        order = sorted(range(len(shown)), key=lambda i: -row[i])
        found.append(next(
            shown[i].passage.id for i in order
            if shown[i].passage.id != mine.passage.id
            and len(stems & views.of(shown[i].passage).stems) < 0.7 * len(stems)
        ))
    return found


def statements(assistant: Assistant, seed: int = SEED) -> Iterator[tuple[str, str, Statement]]:
    """Group, half and statement; the same for the same seed."""
    draw = random.Random(seed)
    found = bearers(assistant)
    for at, statement in enumerate(faithful(found)):
        yield "faithful", _half(at), statement
    for at, statement in paraphrases(assistant):
        yield "paraphrase", _half(at + 1), statement
    for kind in CORRUPTIONS:
        for at, statement in enumerate(corrupted(found, kind, WANTED, draw)):
            yield kind, _half(at), statement
    told = _paraphrased(assistant)
    for kind in HARDER:
        for at, statement in enumerate(corrupted(told, kind, WANTED, draw)):
            yield f"{kind}*", _half(at), statement


def _paraphrased(assistant: Assistant) -> list[Bearer]:
    """The hand-written paraphrases as sentences to corrupt."""
    return [
        Bearer(s.text, assistant.kamerstuk(s.passage.split("#")[0]), s.passage, (), "")
        for _, s in paraphrases(assistant)
    ]


def _half(at: int) -> str:
    return "dev" if at % 2 == 0 else "test"


def paraphrases(assistant: Assistant, file: Path = PARAPHRASES) -> Iterator[tuple[int, Statement]]:
    """The hand-written ones, each citing the passage that holds its source; odd ids are dev.

    Raises: InputError for a line that cannot be read or whose source is not in the dossier.
    """
    shown = assistant.retriever.shown(assistant.generation.store.passage_ids())
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            read = _Paraphrase.model_validate(json.loads(line))
        except ValueError as error:
            raise InputError(f"{file.name}:{number}: {error}") from None
        holding = [
            s for s in shown if s.passage.document == read.document and read.source in s.text
        ]
        if len(holding) != 1:
            raise InputError(f"{file.name}:{number}: its source stands in {len(holding)} passages")
        yield read.id, Statement("paraphrase", read.text, holding[0].passage.id, True)


def outcomes(assistant: Assistant, seed: int = SEED, every: int = 1) -> Iterator[Outcome]:
    """Each statement (or one in `every`) put before the checks."""
    judge = judge_of(assistant)
    sources: dict[str, Source] = {}
    for group, half, statement in itertools.islice(statements(assistant, seed), 0, None, every):
        if statement.passage not in sources:
            scored = assistant.retriever.shown([statement.passage])[0]
            kamerstuk = assistant.kamerstuk(scored.passage.document)
            sources[statement.passage] = judge.source("k10k", scored, kamerstuk)
        yield _outcome(judge, group, half, statement, sources[statement.passage])


def _outcome(
    judge: Judge, group: str, half: str, statement: Statement, source: Source
) -> Outcome:
    bare = statement.text.rstrip(".")
    written = statement.text if group == "key" else f"{bare} [{source.key}]."
    finding = rule_on(written, {source.key: source}, judge)
    passed = finding.ruling == "supported"
    # The sentence may stay when what is wrong with it has been taken out as a locator.
    if group == "footnote":
        passed = passed and any(
            w in finding.text.lower() for w in (f"noot {statement.wrong}", f"p. {statement.wrong}")
        )
    elif group.startswith("number"):
        passed = passed and statement.wrong in finding.text
    return Outcome(group, half, statement, finding, passed != statement.faithful)


def bench(found: Iterable[Outcome]) -> list[Rate]:
    """The rate of each group over dev, test and all."""
    rows = list(found)
    return [
        Rate(kind, half, sum(o.wrong for o in chosen), len(chosen))
        for kind in KINDS
        for half in ("dev", "test", "all")
        for chosen in [[o for o in rows if o.group == kind and half in (o.half, "all")]]
    ]


def run_verifier(as_json: bool = False) -> int:
    """Print the rates; 1 when a ceiling is broken over all statements."""
    from rag.assistant import open_assistant
    from rag.settings import load_settings

    rates = bench(outcomes(open_assistant(load_settings())))
    whole = [r for r in rates if r.half == "all"]
    if as_json:
        print(json.dumps({"schema": "vao-verifier/1", "seed": SEED, "rates": [
            {"kind": r.kind, "half": r.half, "wrong": r.wrong, "n": r.n, "value": r.value,
             "ceiling": CEILINGS.get(r.kind)} for r in rates]}))  # fmt: skip
    else:
        print("\n".join(_lines(rates)))
    return int(not all(r.within for r in whole))


def _lines(rates: Sequence[Rate]) -> Iterator[str]:
    yield f"{'':<12}{'ceiling':>8}{'dev':>8}{'test':>8}{'all':>8}  wrong/n"
    for kind in KINDS:
        dev, test, whole = (next(r for r in rates if (r.kind, r.half) == (kind, h))
                            for h in ("dev", "test", "all"))
        mark = "" if whole.within else "  over the ceiling"
        ceiling = f"{CEILINGS[kind]:.0%}" if kind in CEILINGS else "-"
        yield (f"{kind:<12}{ceiling:>8}{dev.value:>8.1%}{test.value:>8.1%}{whole.value:>8.1%}"
               f"  {whole.wrong}/{whole.n}{mark}")
    yield "* in the hand-written paraphrases instead of the dossier's own sentences"
