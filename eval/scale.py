"""The dossier among distractors: `python -m eval.scale --laws FILE --paragraphs 100000`.

FILE is JSONL, plain or packed by xz, of Dutch law text: one paragraph a line with its law `d`,
title `t`, headings `h` and text `p`. The product's own build makes an index of the dossier and as
many paragraphs of laws as are asked for; then the questions are asked with and without the laws.
Laws are no letters: only the dossier's documents can be meant by "de brief van december".
"""

import argparse
import json
import lzma
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from time import perf_counter
from typing import IO, Any

from eval.assistant import open_dossier, to_question
from eval.load import load_questions
from eval.records import Dossier, Half, Judged, QuestionRecord
from eval.searching import Search, asked_of, judge_search
from eval.stats import Interval, paired_bootstrap
from eval.summary import Latency, figure_of, latencies, summarise
from index.begrippen import load_begrippen
from index.build import build_index
from index.encoder import Encoder, load_encoder
from index.errors import InputError, VaoError
from index.generation import open_current
from index.links import link
from index.plain import read_plain
from index.records import Addresses, Block, Kamerstuk, SourceEntry
from rag.asking.question import understand
from rag.finding.retrieve import Retriever

_STATE = date(2017, 1, 1)  # the laws are as they stood in that year
_NOWHERE = Addresses(None, None, None)
MEASURES = ("evidence_recall@5", "evidence_recall@10", "full_hit@10", "mrr")


@dataclass(frozen=True, slots=True)
class Build:
    """What a build cost: seconds, bytes on disk, and the process' largest memory so far in MB."""

    passages: int
    seconds: float
    disk: int
    memory: int


@dataclass(frozen=True, slots=True)
class Run:
    """An index and how the questions fared in it."""

    name: str
    build: Build
    judged: tuple[Judged, ...]

    def value(self, measure: str) -> float:
        """The mean of a measure over the questions."""
        figure = figure_of(summarise(self.judged), measure)
        assert figure is not None
        return figure.value

    @property
    def latency(self) -> Latency:
        """Milliseconds of retrieval."""
        return latencies(self.judged)[0]


def read_laws(path: Path, paragraphs: int) -> Iterator[Kamerstuk]:
    """Laws of the file in order, until they hold so many paragraphs; the last one is cut.

    Raises: InputError when the file cannot be read or a line is not of the form.
    """
    try:
        with _opened(path) as lines:
            rows = (json.loads(line) for line in islice(lines, paragraphs))
            for law, group in groupby(rows, key=lambda row: str(row["d"])):
                yield _law(law, list(group))
    except (OSError, EOFError, ValueError, KeyError, TypeError, lzma.LZMAError) as error:
        raise InputError(f"{path} cannot be read as law text: {error}") from None


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _law(law: str, rows: Sequence[dict[str, Any]]) -> Kamerstuk:
    """A law as a document whose paragraphs stand under their headings."""
    blocks, at = [], 0
    texts = [" ".join(str(row["p"]).split()) for row in rows]
    for number, (row, text) in enumerate(zip(rows, texts, strict=True), start=1):
        path = tuple(str(heading) for heading in row["h"])
        blocks.append(Block("paragraph", at, at + len(text), number, path))
        at += len(text) + 1
    entry = SourceEntry(
        id=law, kind="wet", form="wet", file="", title=str(rows[0]["t"]), short_title=law,
        date=_STATE, session="", dossiers=(), number=None, tk_number=None, zaak=None,
        belongs_to=None, addresses=_NOWHERE, sha256="",
    )
    return Kamerstuk(entry, "\n".join(texts), tuple(blocks), (), (), ())


def build(folder: Path, kamerstukken: Sequence[Kamerstuk], encoder: Encoder) -> Build:
    """Build an index of these documents in `folder` and say what it cost."""
    started = perf_counter()
    plain = read_plain(kamerstukken)
    manifest = build_index(folder, kamerstukken, encoder, "scale", _remark, plain)
    seconds = perf_counter() - started
    disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Build(manifest.passages, seconds, disk, memory)


def open_search(folder: Path, encoder: Encoder, letters: Sequence[SourceEntry]) -> Search:
    """Retrieval over the index in `folder`; `letters` are the documents a question can name."""
    generation = open_current(folder)
    retriever = Retriever(generation, encoder, load_begrippen(), generation.store.entries())
    return lambda record: retriever.retrieve(understand(to_question(record), letters))


def measure(
    name: str, folder: Path, kamerstukken: Sequence[Kamerstuk], encoder: Encoder,
    records: Sequence[QuestionRecord], dossier: Dossier,
) -> Run:
    """Build, ask and judge."""
    cost = build(folder, kamerstukken, encoder)
    search = open_search(folder, encoder, [k.entry for k in dossier.values()])
    search(records[0])  # the first question loads what all need; it is not timed
    return Run(name, cost, judge_search(search, records, dossier))


def lost(before: Run, after: Run, measure: str = "evidence_recall@10") -> Interval:
    """Paired 95 % interval of what the distractors cost; negative is a loss."""
    pairs = zip(before.judged, after.judged, strict=True)
    return paired_bootstrap([b.scores[measure].value - a.scores[measure].value for a, b in pairs])


def report(runs: Sequence[Run], half: str) -> str:
    """A table of the runs in markdown."""
    n = len(runs[0].judged)
    lines = [
        f"{n} questions of the {half} half",
        "",
        f"| index | passages | {' | '.join(MEASURES)} | p50 ms | p95 ms | build s | disk MB "
        "| memory MB |",
        "|---" * (len(MEASURES) + 7) + "|",
    ]
    for run in runs:
        values = " | ".join(f"{100 * run.value(m):.1f}" for m in MEASURES)
        b, t = run.build, run.latency
        lines.append(
            f"| {run.name} | {b.passages} | {values} | {t.p50:.1f} | {t.p95:.1f} "
            f"| {b.seconds:.0f} | {b.disk / 1e6:.0f} | {b.memory} |"
        )
    found = lost(runs[0], runs[-1])
    difference = 100 * (runs[-1].value("evidence_recall@10") - runs[0].value("evidence_recall@10"))
    lines += ["", f"evidence_recall@10 changes by {difference:+.1f} points "
              f"({100 * found.low:+.1f} to {100 * found.high:+.1f})"]
    return "\n".join(lines)


def _remark(line: str) -> None:
    print(line, file=sys.stderr)


def run_scale(laws: Path, paragraphs: int, half: Half, folder: Path) -> list[Run]:
    """The questions of a half without and with that many paragraphs of laws; indexes in `folder`.

    Raises: VaoError, one line for a person.
    """
    encoder = load_encoder()
    dossier = open_dossier()
    own = link(tuple(dossier.values()))
    records = asked_of(load_questions(half=half).questions)
    among = [*own, *read_laws(laws, paragraphs)]
    alone = measure("dossier", folder / "dossier", own, encoder, records, dossier)
    name = f"dossier among {paragraphs} paragraphs of laws"
    return [alone, measure(name, folder / "laws", among, encoder, records, dossier)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 2 when that is impossible."""
    parser = argparse.ArgumentParser(prog="python -m eval.scale", description=__doc__)
    parser.add_argument("--laws", type=Path, required=True, help="JSONL or JSONL.xz of law text")
    parser.add_argument("--paragraphs", type=int, default=100_000)
    parser.add_argument("--half", choices=("dev", "test", "all"), default="dev")
    parser.add_argument("--folder", type=Path, help="keep the indexes here (default: thrown away)")
    given = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as scratch:
            runs = run_scale(
                given.laws, given.paragraphs, given.half, given.folder or Path(scratch)
            )
            print(report(runs, given.half))
    except VaoError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
