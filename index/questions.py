"""Questions beside the sentences: what each answers, what it leaves open, what it is mistaken for.

`dossier/vragen/<document>.tsv` has lines "paragraph.sentence<TAB>kind<TAB>text", written from the
documents alone. `antwoord` is a question that the sentence answers; `open` one that it raises and
that no document answers; `onjuist` is "wrong words | … => right words | … => question // …": what
somebody may wrongly take for granted about the sentence. They tell how near a question is to what
is known to stand or not to stand in the dossier. They are never shown, cited or given to a language
model.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import open_array
from index.dutch import STOP_WORDS, stem, words
from index.errors import IndexDamaged, SourceError
from index.lexical import LexicalBuilder, LexicalIndex
from index.manifest import dossier_folder
from index.places import SentencePlaces
from index.records import Kamerstuk
from index.rows import PassageRows, Vectors

FOLDER = "vragen"
ANSWERED, OPEN, WRONG = KINDS = ("antwoord", "open", "onjuist")
_ROW = re.compile(r"(\S+)\t(\w+)\t(\S.*)")
_FIELD = "question"
# What is asked for is what tells these questions apart.
_ASKING = frozenset(
    "wie wat waar wanneer hoeveel hoe welke welk waarom hoezo kost kosten".split()
)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One question about the sentence of `document` that starts at `start` of its text.

    `wrong` and `right` are forms, only where `kind` is WRONG: what makes the question's premise
    false, and what would make it true.
    """

    document: str
    start: int
    kind: str
    question: str
    wrong: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


def question_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The files of questions beside the sources, in the order of their names."""
    return tuple(sorted(((folder or dossier_folder()) / FOLDER).glob("*.tsv")))


def read_questions(
    kamerstukken: Sequence[Kamerstuk], folder: Path | None = None
) -> tuple[AskedLine, ...]:
    """The questions of these documents, by document in the order given.

    Raises: SourceError, one line, for a line of another form or of no sentence of the document.
    """
    files = {file.stem: file for file in question_files(folder)}
    return tuple(line for k in kamerstukken if k.id in files for line in _lines(k, files[k.id]))


def _lines(kamerstuk: Kamerstuk, file: Path) -> Iterator[AskedLine]:
    places = SentencePlaces(kamerstuk)
    for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        match = _ROW.fullmatch(row)
        start = places.start(match[1]) if match else None
        if match is None or start is None or not (found := _read(match[2], match[3])):
            raise SourceError(
                f"{file.name}, line {number}: {row[:40]!r} is no question about a sentence of "
                f"{kamerstuk.id}; write paragraph.sentence, a tab, {', '.join(KINDS)}, a tab and "
                "the text (onjuist: wrong words => right words => question // question)."
            )
        for question, wrong, right in found:
            yield AskedLine(kamerstuk.id, start, match[2], question, wrong, right)


def _read(kind: str, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each question of a line with its wrong and right forms; none when it has another form."""
    if kind in (ANSWERED, OPEN):
        return [(text, (), ())]
    parts = text.split(" => ")
    if kind != WRONG or len(parts) != 3:
        return []
    wrong, right, questions = (
        tuple(x for x in map(str.strip, part.split(sign)) if x)
        for part, sign in zip(parts, ("|", "|", "//"), strict=True)
    )
    return [(question, wrong, right) for question in questions] if wrong and right else []


def question_terms(text: str) -> list[str]:
    """Stems of a question, without stop words but with the words that ask."""
    return [
        word if word in _ASKING else stem(word)
        for word in words(text)
        if word in _ASKING or word not in STOP_WORDS
    ]


class QuestionIndex:
    """How near a question is to each of the written ones, by their position."""

    def __init__(
        self, kinds: NDArray[np.int8], lexical: LexicalIndex, rows: PassageRows
    ) -> None:
        self._kinds, self._lexical, self._rows = kinds, lexical, rows

    def __len__(self) -> int:
        return len(self._kinds)

    def of_kind(self, kind: str) -> NDArray[np.bool_]:
        """Which of the questions are of one of `KINDS`, `(n,)`."""
        return np.asarray(self._kinds == KINDS.index(kind))

    def in_words(self, question: str) -> NDArray[np.float32]:
        """BM25 of each as a share of what the question's own terms could score, `(n,)`."""
        terms = dict.fromkeys(question_terms(question), 1.0)
        most = self._lexical.most(_FIELD, terms)
        scores = self._lexical.scores(_FIELD, terms)
        return scores / np.float32(most) if most else scores

    def in_meaning(self, vector: Vectors) -> NDArray[np.float32]:
        """Cosine of each with the question's vector, `(n,)`."""
        return self._rows.best(np.arange(len(self)), vector)

    @classmethod
    def build(cls, lines: Sequence[AskedLine], vectors: Vectors) -> "QuestionIndex":
        """`vectors[i]` is the embedding of the question of `lines[i]`."""
        builder = LexicalBuilder((_FIELD,))
        for line in lines:
            builder.add({_FIELD: question_terms(line.question)})
        kinds = np.array([KINDS.index(line.kind) for line in lines], dtype=np.int8)
        return cls(kinds, builder.finish(), PassageRows.build([1] * len(lines), vectors))

    def save(self, folder: Path) -> None:
        """Write into `folder`, which is made."""
        (folder / "lexical").mkdir(parents=True)
        np.save(folder / "kinds.npy", self._kinds, allow_pickle=False)
        self._lexical.save(folder / "lexical")
        self._rows.save(folder / "vectors")

    @classmethod
    def load(cls, folder: Path) -> "QuestionIndex":
        """Raises: IndexDamaged when a file is missing or does not fit."""
        try:
            kinds = open_array(folder / "kinds.npy")
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(f"The questions cannot be read ({error}). Run: vao index") from error
        lexical = LexicalIndex.load(folder / "lexical")
        rows = PassageRows.load(folder / "vectors")
        sizes = {len(kinds), lexical.size, rows.passages}
        if len(sizes) > 1 or lexical.names != {_FIELD}:
            raise IndexDamaged("The parts of the questions do not fit. Run: vao index")
        return cls(kinds, lexical, rows)
