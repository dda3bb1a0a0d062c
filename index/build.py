"""Build a generation: read, link, chunk, embed, store, check, publish."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from index import generation as gen
from index.chunks import Chunk, split_chunks
from index.dutch import CompoundSplitter, words
from index.elsewhere import elsewhere_files
from index.embedded import (
    known_vectors,
    write_elsewhere,
    write_questions,
    write_rows,
    write_vectors,
)
from index.encoder import Encoder
from index.fields import FIELDS, passage_fields
from index.lexical import LexicalBuilder
from index.links import referring_places
from index.manifest import dossier_folder, load_manifest
from index.passages import context_text, notes_text
from index.plain import PlainLine, by_document, plain_files
from index.questions import AskedLine, question_files
from index.records import Kamerstuk
from index.store import write_store

Report = Callable[[str], None]
_ROOM = Path(__file__).parent


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
    beside = [*plain_files(folder), *question_files(folder), *elsewhere_files(folder)]
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
    elsewhere: Sequence[str] = (),
) -> gen.Manifest:
    """Build and publish a generation of these (linked) Kamerstukken in `folder`.

    `mark` is the fingerprint to store, `plain` what is searched beside the sentences, `questions`
    what is written about them, `elsewhere` questions about something else. Vectors of passages
    whose text and encoder are unchanged are taken over from the current generation. Raises
    IndexBusy while another process builds.
    """
    with gen.builder_lock(folder):
        name = time.strftime("%Y%m%dT%H%M%S", time.gmtime()) + f"-{time.time_ns() % 10**9:09d}"
        path = gen.start(folder, name)
        report("passages: split and analyse")
        chunks = split_chunks(kamerstukken, encoder, dict(by_document(plain)))
        _write_lexical(path, kamerstukken, chunks)
        _write_passages(path, kamerstukken, chunks, plain, questions)
        report(f"vectors: {len(chunks)} passages")
        known = known_vectors(folder, chunks)
        reused = write_vectors(path, chunks, encoder, known)
        write_rows(path, kamerstukken, chunks, encoder, known)
        write_questions(path, encoder, plain, questions)
        write_elsewhere(path, kamerstukken, chunks, plain, questions, elsewhere)
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


def _write_lexical(path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[Chunk]) -> None:
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
    path: Path, kamerstukken: Sequence[Kamerstuk], chunks: list[Chunk],
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
