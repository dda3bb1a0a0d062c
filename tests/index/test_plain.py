"""Plain language beside the sentences: read, found, refused when it fits nothing."""

from pathlib import Path

import pytest

from index.errors import SourceError
from index.generation import Generation
from index.plain import PlainLine, by_document, plain_files, read_plain
from index.read import read_dossier
from index.records import Kamerstuk
from tests.index.fakes import letter

LETTER = letter(901, "Het duidingskader komt in het voorjaar. Het is af.", "De motie is afgedaan.")


def written(folder: Path, *lines: str) -> Path:
    (folder / "gewone-taal").mkdir()
    file = folder / "gewone-taal" / f"{LETTER.id}.tsv"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def start(kamerstuk: Kamerstuk, sentence: str) -> int:
    return kamerstuk.text.index(sentence)


def test_a_line_belongs_to_its_sentence(tmp_path: Path) -> None:
    folder = written(tmp_path, "2.2\tIs het klaar?", "2.1\tWanneer komt de uitleg?")
    lines = read_plain([LETTER], folder)
    assert lines == (
        PlainLine(LETTER.id, start(LETTER, "Het duidingskader"), "Wanneer komt de uitleg?"),
        PlainLine(LETTER.id, start(LETTER, "Het is af"), "Is het klaar?"),
    )
    said = dict(by_document(lines))[LETTER.id]
    first, second = lines[0].start, lines[1].start
    assert said.within(first, second) == "Wanneer komt de uitleg?"
    assert said.within(first, second + 1) == "Wanneer komt de uitleg? Is het klaar?"
    assert said.within(second + 1, second + 99) == ""


@pytest.mark.parametrize(
    "line", ["2.9\tGeen zin.", "99.1\tGeen alinea.", "2.1 geen tab", "2.1\t", "2.1\tTwee keer."]
)
def test_a_line_that_fits_nothing_is_refused(tmp_path: Path, line: str) -> None:
    folder = written(tmp_path, "2.1\tWanneer komt de uitleg?", line)
    with pytest.raises(SourceError, match=r"29754-901\.tsv, line 2: .* names no sentence"):
        read_plain([LETTER], folder)


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert read_plain([LETTER], tmp_path) == ()


def test_every_sentence_of_the_dossier_has_its_line() -> None:
    dossier = read_dossier()
    assert {file.stem for file in plain_files()} == {k.id for k in dossier}
    lines = read_plain(dossier)
    texts = {k.id: k.text for k in dossier}
    # It says more than the sentence does: fewer than half of them repeat its opening words.
    repeats = [
        line for line in lines
        if " ".join(texts[line.document][line.start :].split()[:4]) in line.text
    ]
    assert (len(lines), len(repeats) < len(lines) / 2) == (562, True)


def test_a_passage_is_found_by_plain_language_alone(generation: Generation) -> None:
    scores = generation.lexical.scores("plain", {"filmpj": 1.0})
    assert scores.any()
    assert not generation.lexical.scores("body", {"filmpj": 1.0}).any()
    assert generation.plain_counts["filmpjes"] > 0
    assert "filmpjes" not in generation.counts


def test_what_is_shown_holds_no_plain_language(generation: Generation) -> None:
    ids = generation.store.passage_ids()
    shown = " ".join(row.text for row in generation.store.passages(ids).values())
    for document in ("29754-708", "29754-774"):
        said = generation.store.plain(document).within(0, 10**9)
        assert said
        assert said.split("?")[0] not in shown
