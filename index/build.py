"""Build a generation: read, link, chunk, embed, store, check, publish."""

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import generation as gen
from index.contrast import ContrastIndex
from index.dutch import CompoundSplitter, words
from index.encoder import Encoder, Kind
from index.errors import VaoError
from index.fields import FIELDS, passage_fields
from index.lexical import LexicalBuilder
from index.links import referring_places
from index.manifest import dossier_folder, load_manifest
from index.passages import context_text, notes_text
from index.plain import PlainLine, PlainText, by_document, plain_files, plain_sentences
from index.questions import OPEN, WRONG, AskedLine, QuestionIndex, question_files
from index.records import Kamerstuk, Passage
from index.rows import PassageRows
from index.store import write_store
from index.units import Unit, UnitReader
from index.vectors import VectorStore

if TYPE_CHECKING:
    from llama_index.core.schema import TextNode

Report = Callable[[str], None]
_ROOM = Path(__file__).parent
_DOCUMENTS = 100  # whose nodes are in memory at the same time


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A passage on its way into the stores. `plain` has the plain language of each unit."""

    passage: Passage
    text: str
    embedded: str
    digest: str
    units: tuple[Unit, ...]
    plain: tuple[str, ...]


def fingerprint(encoder: Encoder, sources: Path | None = None) -> str:
    """What an index depends on: the sources, this room's code and data, and the encoder."""
    folder = sources or dossier_folder()
    shas = [f"{entry.id} {entry.sha256}" for entry in load_manifest(folder)]
    outline = (folder / "manifest.toml").read_text(encoding="utf-8")
    code = [
        p.read_text(encoding="utf-8")
        for p in sorted([*_ROOM.rglob("*.py"), *_ROOM.glob("*.toml"), *_ROOM.glob("*.txt")])
        if "training" not in p.parts
    ]
    beside = [*plain_files(folder), *question_files(folder)]
    said = [file.read_text(encoding="utf-8") for file in beside]
    return "sha256:" + gen.digest_of(*shas, outline, *said, *code, encoder.name)


def build_index(
    folder: Path,
    kamerstukken: Sequence[Kamerstuk],
    encoder: Encoder,
    mark: str,
    report: Report = lambda line: None,
    plain: Sequence[PlainLine] = (),
    questions: Sequence[AskedLine] = (),
) -> gen.Manifest:
    """Build and publish a generation of these (linked) Kamerstukken in `folder`.

    `mark` is the fingerprint to store, `plain` what is searched beside the sentences, `questions`
    what is written about them. Vectors of passages whose text and encoder are unchanged are taken
    over from the current generation. Raises IndexBusy while another process builds.
    """
    with gen.builder_lock(folder):
        name = time.strftime("%Y%m%dT%H%M%S", time.gmtime()) + f"-{time.time_ns() % 10**9:09d}"
        path = gen.start(folder, name)
        report("passages: split and analyse")
        chunks = _chunks(kamerstukken, encoder, dict(by_document(plain)))
        _write_lexical(path, kamerstukken, chunks)
        _write_passages(path, kamerstukken, chunks, plain, questions)
        report(f"vectors: {len(chunks)} passages")
        known = _known_vectors(folder, chunks)
        reused = _write_vectors(path, chunks, encoder, known)
        _write_rows(path, kamerstukken, chunks, encoder, known)
        _write_questions(path, encoder, plain, questions)
        manifest = gen.Manifest(
            fingerprint=mark,
            encoder=encoder.name,
            dimension=encoder.dimension,
            documents=len(kamerstukken),
            passages=len(chunks),
            notes=sum(len(k.notes) for k in kamerstukken),
            vectors_reused=reused,
        )
        gen.write_manifest(path, manifest)
        report("health check")
        gen.open_generation(path, manifest).check()
        gen.publish(folder, path)
    return manifest


def _chunks(
    kamerstukken: Sequence[Kamerstuk], encoder: Encoder, plain: Mapping[str, PlainText]
) -> list[_Chunk]:
    found: list[_Chunk] = []
    # Some documents at a time: nodes are large, and only what is read off them is kept.
    for at in range(0, len(kamerstukken), _DOCUMENTS):
        found += _chunks_of(kamerstukken[at : at + _DOCUMENTS], encoder, plain)
    return found


def _chunks_of(
    kamerstukken: Sequence[Kamerstuk], encoder: Encoder, plain: Mapping[str, PlainText]
) -> list[_Chunk]:
    from index.node_parser import embedded_text, passage_nodes

    readers = {k.id: UnitReader(k) for k in kamerstukken}
    found = []
    for node in passage_nodes(kamerstukken):
        passage, embedded = _passage(node), embedded_text(node)
        units = readers[passage.document].units(passage)
        said = plain.get(passage.document, PlainText(()))
        found.append(_Chunk(
            passage, node.text, embedded, gen.digest_of(encoder.name, embedded), units,
            tuple(said.within(unit.start, unit.end) for unit in units),
        ))
    return found


def _passage(node: "TextNode") -> Passage:
    start, end = node.start_char_idx, node.end_char_idx
    assert start is not None
    assert end is not None
    return Passage(
        id=node.node_id,
        document=node.metadata["document"],
        heading_path=tuple(node.metadata["heading_path"]),
        start=start,
        end=end,
        footnotes=tuple(node.metadata["footnotes"]),
        paragraph=node.metadata["paragraph"],
    )


def _write_lexical(path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[_Chunk]) -> None:
    by_id = {k.id: k for k in kamerstukken}
    counts: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    for chunk in chunks:
        plain.update(set(words(" ".join(chunk.plain))))
        k = by_id[chunk.passage.document]
        searched = [chunk.text, notes_text(k, chunk.passage), context_text(k, chunk.passage)]
        counts.update(set(words("\n".join(searched))))
    gen.write_words(path / gen.WORDS, counts)
    gen.write_words(path / gen.PLAIN_WORDS, plain)
    splitter = CompoundSplitter(frozenset(counts))
    builder = LexicalBuilder(FIELDS)
    for chunk in chunks:
        kamerstuk = by_id[chunk.passage.document]
        said = " ".join(chunk.plain)
        builder.add(passage_fields(kamerstuk, chunk.passage, splitter, said))
    (path / "lexical").mkdir()
    builder.finish().save(path / "lexical")


def _write_passages(
    path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[_Chunk],
    plain: Sequence[PlainLine], questions: Sequence[AskedLine],
) -> None:
    places = [
        (key, p.document, p.footnote, p.start, p.end, p.reference.raw)
        for key, found in referring_places(tuple(kamerstukken)).items()
        for p in found
    ]
    rows = ((c.passage, c.text, c.digest) for c in chunks)
    lines = ((line.document, line.start, line.text) for line in plain)
    write_store(path / "passages.sqlite", kamerstukken, rows, places, lines, questions)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the current generation has embedded of a passage: itself, and its units `(n, dim)`."""

    vector: NDArray[np.float32]
    units: NDArray[np.float32]


def _known_vectors(folder: Path, chunks: list[_Chunk]) -> dict[str, _Known]:
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
        wanted[passage]: _Known(vector, current.sentences.of(position[passage]))
        for passage, vector in vectors.items()
    }


def _write_vectors(
    path: Path, chunks: list[_Chunk], encoder: Encoder, known: Mapping[str, _Known]
) -> int:
    new = [c for c in chunks if c.digest not in known]
    vectors = list(_encoded(encoder, [c.embedded for c in new]))
    by_digest = {d: k.vector for d, k in known.items()}
    by_digest |= {c.digest: v for c, v in zip(new, vectors, strict=True)}
    matrix = np.stack([by_digest[c.digest] for c in chunks])
    VectorStore.create(path / "chroma").add(
        [c.passage.id for c in chunks], matrix, [c.passage.document for c in chunks]
    )
    return len(chunks) - len(new)


def _write_rows(
    path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[_Chunk], encoder: Encoder,
    known: Mapping[str, _Known],
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


def _write_questions(
    path: Path, encoder: Encoder, plain: Sequence[PlainLine], questions: Sequence[AskedLine]
) -> None:
    asked = _encoded(encoder, [line.question for line in questions], "query")
    QuestionIndex.build(questions, asked).save(path / gen.QUESTIONS)
    said = (((x.document, x.start), s, False) for x in plain for s in plain_sentences(x.text))
    put = (
        ((x.document, x.start), x.question, x.kind == OPEN) for x in questions if x.kind != WRONG
    )
    ContrastIndex.build([*said, *put]).save(path / gen.CONTRAST)


def _encoded(
    encoder: Encoder, texts: Sequence[str], kind: Kind = "passage"
) -> NDArray[np.float32]:
    none = np.zeros((0, encoder.dimension), dtype=np.float32)
    return encoder.encode(texts, kind) if texts else none
