"""Build a generation: read, link, chunk, embed, store, check, publish."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import generation as gen
from index.dutch import CompoundSplitter, words
from index.encoder import Encoder
from index.errors import VaoError
from index.fields import FIELDS, passage_fields
from index.lexical import LexicalBuilder
from index.links import referring_places
from index.manifest import dossier_folder, load_manifest
from index.passages import context_text, notes_text
from index.records import Kamerstuk, Passage
from index.store import write_store
from index.vectors import VectorStore

if TYPE_CHECKING:
    from llama_index.core.schema import TextNode

Report = Callable[[str], None]
_ROOM = Path(__file__).parent
_DOCUMENTS = 100  # whose nodes are in memory at the same time


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A passage on its way into the stores."""

    passage: Passage
    text: str
    embedded: str
    digest: str


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
    return "sha256:" + gen.digest_of(*shas, outline, *code, encoder.name)


def build_index(
    folder: Path,
    kamerstukken: Sequence[Kamerstuk],
    encoder: Encoder,
    mark: str,
    report: Report = lambda line: None,
) -> gen.Manifest:
    """Build and publish a generation of these (linked) Kamerstukken in `folder`.

    `mark` is the fingerprint to store. Vectors of passages whose text and encoder are unchanged
    are taken over from the current generation. Raises IndexBusy while another process builds.
    """
    with gen.builder_lock(folder):
        name = time.strftime("%Y%m%dT%H%M%S", time.gmtime()) + f"-{time.time_ns() % 10**9:09d}"
        path = gen.start(folder, name)
        report("passages: split and analyse")
        chunks = _chunks(kamerstukken, encoder)
        _write_lexical(path, kamerstukken, chunks)
        _write_passages(path, kamerstukken, chunks)
        report(f"vectors: {len(chunks)} passages")
        reused = _write_vectors(path, chunks, encoder, _known_vectors(folder, chunks))
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


def _chunks(kamerstukken: Sequence[Kamerstuk], encoder: Encoder) -> list[_Chunk]:
    from index.node_parser import embedded_text, passage_nodes

    # Some documents at a time: nodes are large, and only what is read off them is kept.
    parts = (kamerstukken[at : at + _DOCUMENTS] for at in range(0, len(kamerstukken), _DOCUMENTS))
    return [
        _chunk(node, embedded_text(node), encoder) for part in parts for node in passage_nodes(part)
    ]


def _chunk(node: "TextNode", embedded: str, encoder: Encoder) -> _Chunk:
    start, end = node.start_char_idx, node.end_char_idx
    assert start is not None
    assert end is not None
    passage = Passage(
        id=node.node_id,
        document=node.metadata["document"],
        heading_path=tuple(node.metadata["heading_path"]),
        start=start,
        end=end,
        footnotes=tuple(node.metadata["footnotes"]),
        paragraph=node.metadata["paragraph"],
    )
    return _Chunk(passage, node.text, embedded, gen.digest_of(encoder.name, embedded))


def _write_lexical(path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[_Chunk]) -> None:
    by_id = {k.id: k for k in kamerstukken}
    counts: Counter[str] = Counter()
    for chunk in chunks:
        k = by_id[chunk.passage.document]
        searched = [chunk.text, notes_text(k, chunk.passage), context_text(k, chunk.passage)]
        counts.update(set(words("\n".join(searched))))
    gen.write_words(path, counts)
    splitter = CompoundSplitter(frozenset(counts))
    builder = LexicalBuilder(FIELDS)
    for chunk in chunks:
        builder.add(passage_fields(by_id[chunk.passage.document], chunk.passage, splitter))
    (path / "lexical").mkdir()
    builder.finish().save(path / "lexical")


def _write_passages(path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[_Chunk]) -> None:
    places = [
        (key, p.document, p.footnote, p.start, p.end, p.reference.raw)
        for key, found in referring_places(tuple(kamerstukken)).items()
        for p in found
    ]
    rows = ((c.passage, c.text, c.digest) for c in chunks)
    write_store(path / "passages.sqlite", kamerstukken, rows, places)


def _known_vectors(folder: Path, chunks: list[_Chunk]) -> dict[str, NDArray[np.float32]]:
    """Digest -> vector, for what the current generation has embedded already."""
    try:
        current = gen.open_current(folder)
        stored = current.store.digests()
        wanted = {stored[c.digest]: c.digest for c in chunks if c.digest in stored}
        vectors = current.vectors.get(list(wanted))
    except VaoError:  # none yet, or damaged: everything is embedded anew
        return {}
    return {wanted[passage]: vector for passage, vector in vectors.items()}


def _write_vectors(
    path: Path, chunks: list[_Chunk], encoder: Encoder, known: dict[str, NDArray[np.float32]]
) -> int:
    new = [c for c in chunks if c.digest not in known]
    vectors = list(encoder.encode([c.embedded for c in new], "passage")) if new else []
    by_digest = known | {c.digest: v for c, v in zip(new, vectors, strict=True)}
    matrix = np.stack([by_digest[c.digest] for c in chunks])
    VectorStore.create(path / "chroma").add(
        [c.passage.id for c in chunks], matrix, [c.passage.document for c in chunks]
    )
    return len(chunks) - len(new)
