"""Write the vectors of a generation: passages, their units, and what is written beside these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import generation as gen
from index.chunks import Chunk
from index.contrast import ContrastIndex
from index.elsewhere import ElsewhereIndex, names_in
from index.encoder import Encoder, Kind
from index.errors import VaoError
from index.plain import PlainLine, plain_sentences
from index.questions import OPEN, WRONG, AskedLine, QuestionIndex
from index.records import Kamerstuk
from index.rows import PassageRows
from index.vectors import VectorStore


@dataclass(frozen=True, slots=True)
class Known:
    """What the current generation has embedded of a passage: itself, and its units `(n, dim)`."""

    vector: NDArray[np.float32]
    units: NDArray[np.float32]


def known_vectors(folder: Path, chunks: list[Chunk]) -> dict[str, Known]:
    """By digest, for what the current generation has embedded already."""
    try:
        current = gen.open_current(folder)
        stored = current.store.digests()
        wanted = {stored[c.digest]: c.digest for c in chunks if c.digest in stored}
        vectors = current.vectors.get(list(wanted))
        position = {passage: at for at, passage in enumerate(current.store.passage_ids())}
    except VaoError:  # none yet, or damaged: everything is embedded anew
        return {}
    return {
        wanted[passage]: Known(vector, current.sentences.of(position[passage]))
        for passage, vector in vectors.items()
    }


def write_vectors(
    path: Path, chunks: list[Chunk], encoder: Encoder, known: Mapping[str, Known]
) -> int:
    """The vector of every passage; returns how many were known."""
    new = [c for c in chunks if c.digest not in known]
    vectors = list(_encoded(encoder, [c.embedded for c in new]))
    by_digest = {d: k.vector for d, k in known.items()}
    by_digest |= {c.digest: v for c, v in zip(new, vectors, strict=True)}
    matrix = np.stack([by_digest[c.digest] for c in chunks])
    VectorStore.create(path / "chroma").add(
        [c.passage.id for c in chunks], matrix, [c.passage.document for c in chunks]
    )
    return len(chunks) - len(new)


def write_rows(
    path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[Chunk], encoder: Encoder,
    known: Mapping[str, Known],
) -> None:
    """The vectors of every unit, and of the plain language of those that have it."""
    texts = {k.id: k.text for k in kamerstukken}
    new = [c for c in chunks if c.digest not in known]
    lines = [texts[c.passage.document][u.start : u.end] for c in new for u in c.units]
    ends = np.cumsum([len(c.units) for c in new])
    by_digest = {d: k.units for d, k in known.items()}
    parts = np.split(_encoded(encoder, lines), ends[:-1]) if new else []
    by_digest |= {c.digest: part for c, part in zip(new, parts, strict=True)}
    rows = [by_digest[c.digest] for c in chunks]
    PassageRows.build([len(r) for r in rows], np.concatenate(rows)).save(path / gen.SENTENCES)
    said = [[s for text in c.plain for s in plain_sentences(text)] for c in chunks]
    plain = _encoded(encoder, [text for part in said for text in part])
    PassageRows.build([len(part) for part in said], plain).save(path / gen.PLAIN)


def write_questions(
    path: Path, encoder: Encoder, plain: Sequence[PlainLine], questions: Sequence[AskedLine]
) -> None:
    """The questions beside the sentences, and which words tell what these leave open."""
    asked = _encoded(encoder, [line.question for line in questions], "query")
    QuestionIndex.build(questions, asked).save(path / gen.QUESTIONS)
    said = (((x.document, x.start), s, False) for x in plain for s in plain_sentences(x.text))
    put = (
        ((x.document, x.start), x.question, x.kind == OPEN) for x in questions if x.kind != WRONG
    )
    ContrastIndex.build([*said, *put]).save(path / gen.CONTRAST)


def write_elsewhere(
    path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[Chunk],
    plain: Sequence[PlainLine], questions: Sequence[AskedLine], elsewhere: Sequence[str],
) -> None:
    """Which words tell that a question is about something else."""
    texts = {k.id: k.text for k in kamerstukken}
    said = [texts[c.passage.document][u.start : u.end] for c in chunks for u in c.units]
    said += [s for line in plain for s in plain_sentences(line.text)]
    said += [line.question for line in questions]
    names = names_in(k.text for k in kamerstukken)
    ElsewhereIndex.build(said, elsewhere, names).save(path / gen.ELSEWHERE)


def _encoded(
    encoder: Encoder, texts: Sequence[str], kind: Kind = "passage"
) -> NDArray[np.float32]:
    none = np.zeros((0, encoder.dimension), dtype=np.float32)
    return encoder.encode(texts, kind) if texts else none
