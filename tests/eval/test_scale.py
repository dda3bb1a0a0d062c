"""The dossier among distractors, with a handful of laws."""

import json
import lzma
from pathlib import Path

import pytest

from eval.load import load_questions
from eval.scale import MEASURES, main, read_laws, report, run_scale
from eval.searching import asked_of
from index.errors import InputError
from index.passages import split_passages

ROWS = [
    {"d": "BWBR1", "t": "Wet op de proef", "h": ["Hoofdstuk 1", "Artikel 1"], "p": "Eerste  lid."},
    {"d": "BWBR1", "t": "Wet op de proef", "h": ["Hoofdstuk 1", "Artikel 2"], "p": "Tweede lid."},
    {"d": "BWBR2", "t": "Besluit platformen", "h": [], "p": "Een platform is een platform."},
]


def written(folder: Path, *lines: str, packed: bool = True) -> Path:
    text = "\n".join(lines or map(json.dumps, ROWS)) + "\n"
    path = folder / ("laws.jsonl.xz" if packed else "laws.jsonl")
    path.write_bytes(lzma.compress(text.encode()) if packed else text.encode())
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_a_law_is_a_document_of_its_paragraphs(tmp_path: Path, packed: bool) -> None:
    laws = list(read_laws(written(tmp_path, packed=packed), 10))
    assert [(k.id, k.entry.title, k.entry.kind) for k in laws] == [
        ("BWBR1", "Wet op de proef", "wet"), ("BWBR2", "Besluit platformen", "wet"),
    ]  # fmt: skip
    assert laws[0].text == "Eerste lid.\nTweede lid."
    found = [(k.text[p.start : p.end], p.heading_path) for k in laws for p in split_passages(k)]
    assert found == [
        ("Eerste lid.", ("Hoofdstuk 1", "Artikel 1")),
        ("Tweede lid.", ("Hoofdstuk 1", "Artikel 2")),
        ("Een platform is een platform.", ()),
    ]


def test_no_more_paragraphs_are_read_than_asked(tmp_path: Path) -> None:
    path = written(tmp_path, *map(json.dumps, ROWS[:1]), "not read, so not found broken")
    assert [k.text for k in read_laws(path, 1)] == ["Eerste lid."]


@pytest.mark.parametrize("line", ["{", '{"d": "BWBR1"}', "[]", "3"])
def test_a_broken_line_is_reported(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError, match="cannot be read as law text"):
        list(read_laws(written(tmp_path, line), 5))


def test_a_missing_or_cut_file_is_reported_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = written(tmp_path)
    whole.write_bytes(whole.read_bytes()[:40])
    for path in (whole, tmp_path / "missing.jsonl"):
        assert main(["--laws", str(path), "--paragraphs", "3"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.splitlines()[-1].startswith(f"{path} cannot be read as law text")


def test_the_questions_are_asked_with_and_without_the_laws(tmp_path: Path) -> None:
    runs = run_scale(written(tmp_path), 3, "dev", tmp_path / "indexes")
    n = len(asked_of(load_questions(half="dev").questions))
    assert [run.build.passages for run in runs] == [108, 111]
    assert [len(run.judged) for run in runs] == [n, n]
    # Three short paragraphs push hardly anything aside.
    for measure in MEASURES:
        assert runs[1].value(measure) == pytest.approx(runs[0].value(measure), abs=0.03)
    table = report(runs, "dev")
    assert f"{n} questions of the dev half" in table
    assert "| dossier among 3 paragraphs of laws | 111 |" in table
