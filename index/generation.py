"""An index is an immutable generation in a folder of its own; one pointer names the current one.

    <index folder>/current                  the name of the generation that answers
    <index folder>/lock                     held by the one builder
    <index folder>/generations/<name>/
        manifest.json  words.txt  passages.sqlite  lexical/  chroma/
        sentences.npy  plain.npy  plain.txt  questions/  contrast/
        elsewhere/

A build writes a new folder, checks it and only then moves the pointer, so a build that is killed
leaves the previous generation answering. Readers keep what they opened.
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from index.contrast import ContrastIndex
from index.dutch import CompoundSplitter
from index.elsewhere import ElsewhereIndex
from index.errors import IndexBusy, IndexDamaged, IndexMissing, IndexStale
from index.fields import FIELDS
from index.lexical import LexicalIndex
from index.questions import QuestionIndex
from index.rows import PassageRows
from index.store import Store
from index.vectors import VectorStore

UNFINISHED = ".unfinished"
# Files of a generation: the words of the documents and of their plain language, the vectors of
# all sentences and of their plain language, the questions beside them, and the words of others.
WORDS, PLAIN_WORDS = "words.txt", "plain.txt"
SENTENCES, PLAIN, QUESTIONS, CONTRAST = "sentences", "plain", "questions", "contrast"
ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was built from and holds; `fingerprint` is what makes it stale."""

    fingerprint: str
    encoder: str
    dimension: int
    documents: int
    passages: int
    notes: int
    vectors_reused: int

    @property
    def version(self) -> str:
        """Short name of the index in answers: the same sources and code give the same one."""
        return self.fingerprint.removeprefix("sha256:")[:12]


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened generation.

    `counts[word]` is the number of passages that hold a folded word, `plain_counts` of those
    whose plain language does. `sentences` and `plain` are the vectors of the passages' units and
    of their plain language, `questions` how near a question is to those written beside them, and
    `contrast` which words tell what they leave open, and `elsewhere` which tell that a question is
    about something else.
    """

    path: Path
    manifest: Manifest
    store: Store
    lexical: LexicalIndex
    vectors: VectorStore
    sentences: PassageRows
    plain: PassageRows
    questions: QuestionIndex
    contrast: ContrastIndex
    elsewhere: ElsewhereIndex
    counts: dict[str, int]
    plain_counts: dict[str, int]
    splitter: CompoundSplitter

    def check(self) -> None:
        """Raises IndexDamaged unless the stores are whole and hold what the manifest says."""
        self.store.check()
        sizes = {
            "passages": (self.store.count("passages"), self.manifest.passages),
            "documents": (self.store.count("documents"), self.manifest.documents),
            "notes": (self.store.count("notes"), self.manifest.notes),
            "vectors": (self.vectors.count(), self.manifest.passages),
            "lexical texts": (self.lexical.size, self.manifest.passages),
            "passages with sentences": (self.sentences.passages, self.manifest.passages),
            "questions": (len(self.questions), self.store.count("questions")),
            "passages with plain language": (self.plain.passages, self.manifest.passages),
        }
        for what, (found, expected) in sizes.items():
            if found != expected:
                raise IndexDamaged(f"The index has {found} {what}, not {expected}. Run: vao index")
        some = self.store.passage_ids()[:3]
        if len(self.vectors.get(some)) != len(some):
            raise IndexDamaged("Chroma has lost vectors. Run: vao index")


def open_current(folder: Path, fingerprint: str | None = None) -> Generation:
    """The current generation.

    Raises IndexMissing without one, IndexStale when `fingerprint` is given and differs, and
    IndexDamaged when it cannot be read or its sizes are wrong.
    """
    if not (name := _current_name(folder)):
        raise IndexMissing("There is no index yet. Run: vao index")
    path = folder / "generations" / name
    manifest = read_manifest(path)
    if fingerprint is not None and manifest.fingerprint != fingerprint:
        raise IndexStale(
            "The index was built from other sources, settings or code. Run: vao index"
        )
    return open_generation(path, manifest)


def read_manifest(path: Path) -> Manifest:
    """Raises IndexDamaged when the manifest is not there or not readable."""
    try:
        return Manifest(**json.loads((path / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamaged(
            f"The index in {path} has no manifest ({error}). Run: vao index"
        ) from error


def open_generation(path: Path, manifest: Manifest) -> Generation:
    """Open all stores of a generation for reading."""
    counts = _read_words(path / WORDS)
    generation = Generation(
        path=path,
        manifest=manifest,
        store=Store(path / "passages.sqlite"),
        lexical=LexicalIndex.load(path / "lexical"),
        vectors=VectorStore.open(path / "chroma"),
        sentences=PassageRows.load(path / SENTENCES),
        plain=PassageRows.load(path / PLAIN),
        questions=QuestionIndex.load(path / QUESTIONS),
        contrast=ContrastIndex.load(path / CONTRAST),
        elsewhere=ElsewhereIndex.load(path / ELSEWHERE),
        counts=counts,
        plain_counts=_read_words(path / PLAIN_WORDS),
        splitter=CompoundSplitter(frozenset(counts)),
    )
    lexical = generation.lexical
    if lexical.size != manifest.passages or lexical.names != frozenset(FIELDS):
        raise IndexDamaged("The lexical index does not fit its manifest. Run: vao index")
    return generation


@contextmanager
def builder_lock(folder: Path) -> Iterator[None]:
    """One builder at a time; the lock goes with the process. Raises IndexBusy."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise IndexBusy(
                f"Another process is building the index in {folder}. Wait for it, then try again."
            ) from None
        yield


def start(folder: Path, name: str) -> Path:
    """An empty folder for a new generation; leftovers of killed builds are removed."""
    generations = folder / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    for left in generations.glob(f"*{UNFINISHED}"):
        shutil.rmtree(left)
    path = generations / f"{name}{UNFINISHED}"
    path.mkdir()
    return path


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest as stable JSON."""
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n"
    (path / "manifest.json").write_text(text, encoding="utf-8")


def publish(folder: Path, unfinished: Path) -> Path:
    """Name the finished generation, move the pointer to it, and sweep the others away.

    The generation before stays, for readers that opened it just before the pointer moved.
    """
    for file in unfinished.rglob("*"):
        if file.is_file():
            _sync(file)
    final = unfinished.with_name(unfinished.name.removesuffix(UNFINISHED))
    unfinished.rename(final)
    _sync(final.parent)
    kept = {final.name, _current_name(folder)}
    pointer = folder / "current.new"
    pointer.write_text(final.name + "\n", encoding="utf-8")
    _sync(pointer)
    os.replace(pointer, folder / "current")
    _sync(folder)
    for old in final.parent.iterdir():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)
    return final


def write_words(file: Path, counts: Mapping[str, int]) -> None:
    """Words with the number of passages that hold each."""
    lines = (f"{word} {count}\n" for word, count in sorted(counts.items()))
    file.write_text("".join(lines), encoding="utf-8")


def digest_of(*parts: str) -> str:
    """SHA-256 over the parts, kept apart."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _current_name(folder: Path) -> str:
    """Name of the generation that answers; empty when there is none."""
    try:
        return (folder / "current").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _read_words(path: Path) -> dict[str, int]:
    try:
        pairs = (line.rsplit(" ", 1) for line in path.read_text(encoding="utf-8").splitlines())
        return {word: int(count) for word, count in pairs}
    except (OSError, ValueError) as error:
        raise IndexDamaged(
            f"The index's word list cannot be read ({error}). Run: vao index"
        ) from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
