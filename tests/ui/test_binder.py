"""The debatmap and the forms in which it is written out."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from index.errors import InputError
from rag.records import Question
from tests.ui.scripted import HOSTILE, NOTE, Scripted
from ui.binder import (
    AnswerItem,
    Binder,
    PassageItem,
    Report,
    all_notes,
    read_binder,
    report_of,
)
from ui.export_docx import docx
from ui.export_markdown import markdown, plain
from ui.export_print import print_page
from ui.saved import SavedCitation, save_answer
from ui.words import EXPORTED, STALE_PLACE

NOW = datetime(2026, 1, 31, 9, 5)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LINE = "Kamerstukken II 2023/24, 29 754, nr. 708, kop «Algoritmen», voetnoot 26."


@pytest.fixture
def binder(assistant: Scripted) -> Binder:
    """An answer with a note, a passage, and a place that no longer holds."""
    answer = save_answer(assistant.ask(Question(NOTE)))
    note = assistant.kamerstuk("29754-729").note(1)
    assert note is not None
    assert note.start is not None
    assert note.end is not None
    assert note.text is not None
    place = SavedCitation(n=1, document="29754-729", start=note.start, end=note.end,
                          quote=note.text, notes=None)
    lost = SavedCitation(n=1, document="29754-729", start=3, end=9, quote="verzonnen")
    return Binder(
        title="Debat <1>",
        items=(
            AnswerItem(kind="answer", answer=answer, note="Vraag:\nwaarom?"),
            PassageItem(kind="passage", place=place),
            PassageItem(kind="passage", place=lost),
        ),
    )


@pytest.fixture
def report(binder: Binder, assistant: Scripted) -> Report:
    return report_of(binder, assistant, NOW)


def test_every_item_has_its_citation_line_and_the_whole_an_account(
    report: Report, assistant: Scripted
) -> None:
    lines = [n.line for n in all_notes(report)]
    assert lines == [
        LINE,
        "Kamerstukken II 2023/24, 29 754, nr. 729, kop «Beleidsreactie», voetnoot 1 "
        "[de bron vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024].",
    ]
    assert report.sections[2].facts == STALE_PLACE
    version = assistant.generation.manifest.version
    assert report.account == (
        f"Opgemaakt op 31 januari 2026 om 09.05 uur met de index {version}.", EXPORTED,
    )


def test_a_made_up_quote_is_not_written_out(report: Report) -> None:
    for text in (markdown(report), print_page(report)):
        assert "verzonnen" not in text


def test_the_browsers_json_is_read_and_anything_else_refused(binder: Binder) -> None:
    assert read_binder(binder.model_dump_json()) == binder
    for wrong in ("", "[]", '{"items": [{"kind": "file", "path": "/etc/passwd"}]}',
                  json.dumps({"items": [], "more": 1})):
        with pytest.raises(InputError, match="De debatmap kan niet worden gelezen"):
            read_binder(wrong)


def test_word_gets_real_footnotes(report: Report) -> None:
    archive = zipfile.ZipFile(io.BytesIO(docx(report, "2026-01-31T08:05:00Z")))
    parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    referred = [e.get(f"{W}id") for e in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    written = [
        e for e in parts["word/footnotes.xml"].iter(f"{W}footnote") if e.get(f"{W}type") is None
    ]
    assert referred == [e.get(f"{W}id") for e in written] == ["1", "2"]
    texts = ["".join(t.text or "" for t in e.iter(f"{W}t")) for e in written]
    assert texts[0] == f" {LINE} https://zoek.officielebekendmakingen.nl/kst-29754-708.html"
    italic = [r for r in written[0].iter(f"{W}r") if r.find(f"{W}rPr/{W}i") is not None]
    assert ["".join(t.text or "" for t in r.iter(f"{W}t")) for r in italic] == ["Kamerstukken II"]


def test_word_text_holds_the_quote_to_the_letter(report: Report, assistant: Scripted) -> None:
    archive = zipfile.ZipFile(io.BytesIO(docx(report, "2026-01-31T08:05:00Z")))
    root = ElementTree.fromstring(archive.read("word/document.xml"))
    text = "".join(t.text or "" for t in root.iter(f"{W}t"))
    note = assistant.kamerstuk("29754-708").note(26)
    assert note is not None
    assert f"«{note.text}»" in text
    assert "Debat <1>" in text


def test_control_characters_do_not_break_the_document(assistant: Scripted) -> None:
    answer = save_answer(assistant.ask(Question(HOSTILE)))
    item = AnswerItem(kind="answer", answer=answer, note="a\x00\x0b]]>&<w:t>\uffffb")
    report = report_of(Binder(items=(item,)), assistant, NOW)
    archive = zipfile.ZipFile(io.BytesIO(docx(report, "2026-01-31T08:05:00Z")))
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(report: Report, tmp_path: Path) -> None:
    file = tmp_path / "map.docx"
    file.write_bytes(docx(report, "2026-01-31T08:05:00Z"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir",
               str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "Met dit onderzoek en de beleidsreactie" in (tmp_path / "map.txt").read_text()


def test_markdown_numbers_its_footnotes_in_order(report: Report) -> None:
    text = markdown(report)
    body, _, rest = text.partition("\n---\n")
    assert re.findall(r"\[\^(\d+)\]", body) == ["1", "2"]
    assert re.findall(r"^\[\^(\d+)\]:", rest, re.MULTILINE) == ["1", "2"]
    assert "[^1]: *Kamerstukken II* 2023/24, 29 754, nr. 708" in rest
    assert text.startswith("# Debat \\<1\\>\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("<b>", "\\<b\\>"), ("# a\n* b", "\\# a \\* b"), ("1) a", "1\\) a"), ("- a", "\\- a")],
)
def test_markdown_shows_text_as_it_is(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_the_print_view_stands_by_itself_and_escapes(assistant: Scripted) -> None:
    answer = save_answer(assistant.ask(Question(HOSTILE)))
    item = AnswerItem(kind="answer", answer=answer, note="<script>1</script>")
    text = print_page(report_of(Binder(title="<img>", items=(item,)), assistant, NOW))
    assert not re.search(r"<(script|img|link|iframe)\b", text)
    assert re.findall(r'(?:src|href)="(?!https://zoek|#)', text) == []
