"""The commands: results on stdout, remarks on stderr, exit status, and bad input in one line."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.generation import open_current
from rag.assistant import Assistant
from rag.records import Question
from rag.serialise import answer_to_json
from tests.ui.conftest import ROOT, Run, Vao, one_line

QUESTION = "Is een universeel duidingskader haalbaar?"
HELD = "29754-708, 29754-729, 29754-729-beslisnota, 29754-771, 29754-774"


@pytest.mark.usefixtures("built")
def test_ask_shows_the_answer_with_its_citations(vao: Vao) -> None:
    run = vao("ask", QUESTION)
    assert (run.code, run.err) == (0, "")
    assert "Kamerstukken II 2025/26, 29 754, nr. 771" in run.out
    assert "https://zoek.officielebekendmakingen.nl/kst-29754-771.html" in run.out
    assert "[1] " in run.out


@pytest.mark.usefixtures("built")
def test_ask_json_is_the_answer_of_the_assistant(vao: Vao, assistant: Assistant) -> None:
    run = vao("ask", QUESTION, "--json")
    assert (run.code, run.err, run.out.count("\n")) == (0, "", 1)
    expected = answer_to_json(assistant.ask(Question(QUESTION)))
    assert {**json.loads(run.out), "timings_ms": {}} == {**expected, "timings_ms": {}}


@pytest.mark.usefixtures("built")
def test_ask_keeps_to_its_filters(vao: Vao) -> None:
    for arguments in (
        ["--kamerstuk", "29754-729", "--kamerstuk", "29754-729-beslisnota"],
        ["--since", "2024-09-04", "--until", "2024-09-04"],
    ):
        found = json.loads(vao("ask", "borderline content", "--json", *arguments).out)
        documents = {p["document"] for p in found["passages"]}
        assert documents == {"29754-729", "29754-729-beslisnota"}


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    path = tmp_path / "batch.jsonl"
    lines = [{"id": i, "question": QUESTION, "kind": "factual"} for i in ("a", "b")]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.usefixtures("built")
def test_a_batch_writes_one_answer_a_line_in_order(vao: Vao, batch: Path) -> None:
    run = vao("ask", "--batch", str(batch), "--json")
    assert (run.code, run.err) == (0, "")
    assert [json.loads(line)["id"] for line in run.out.splitlines()] == ["a", "b"]


@pytest.mark.usefixtures("built")
def test_a_batch_for_people_names_each_question(vao: Vao, batch: Path) -> None:
    run = vao("ask", "--batch", str(batch))
    assert (run.code, run.out.count(f"## {QUESTION}\n")) == (0, 2)


@pytest.mark.usefixtures("built")
def test_a_batch_can_come_from_stdin(
    vao: Vao, batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(batch.read_text(encoding="utf-8")))
    assert len(vao("ask", "--batch", "-", "--json").out.splitlines()) == 2


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("broken", [b'{"id": "x", "question": \n', b'{"question": "\xff"}\n'])
def test_a_broken_line_is_an_error_record_and_the_batch_goes_on(
    vao: Vao, batch: Path, broken: bytes
) -> None:
    batch.write_bytes(b"\xef\xbb\xbf" + broken + batch.read_bytes())
    run = vao("ask", "--batch", str(batch), "--json")
    records = [json.loads(line) for line in run.out.splitlines()]
    assert [r["status"] for r in records] == ["error", "answered", "answered"]
    assert records[0]["answer"].startswith("Line 1 could not be answered: ")
    assert run.code == 1
    assert run.err == f"vao: 1 line(s) of {batch} could not be answered; see status error.\n"


@pytest.mark.usefixtures("built")
def test_search_shows_passages_best_first(vao: Vao, assistant: Assistant) -> None:
    run = vao("search", "verwijderingsbevelen", "-k", "3", "--json")
    found = [json.loads(line) for line in run.out.splitlines()]
    expected = assistant.search(Question("verwijderingsbevelen"), 3)
    assert [(f["id"], f["rank"]) for f in found] == [(s.passage.id, s.rank) for s in expected]
    people = vao("search", "verwijderingsbevelen", "-k", "3")
    assert (people.code, people.err) == (0, "")
    assert all(f["id"] in people.out for f in found)


def test_show_needs_no_index(vao: Vao, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    run = vao("show", "29754-771")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Kamerstukken II 2025/26, 29 754, nr. 771  2025-12-02  https://")
    assert "## " in run.out or "# " in run.out


def test_show_json_has_blocks_that_fit_the_text(vao: Vao) -> None:
    record = json.loads(vao("show", "29754-708", "--json").out)
    assert (record["id"], record["date"], len(record["notes"])) == ("29754-708", "2023-12-12", 43)
    starts = [b["start"] for b in record["blocks"]]
    assert starts == [0, *(b["end"] + 1 for b in record["blocks"][:-1])]
    assert record["blocks"][-1]["end"] == len(record["text"])


def test_show_footnote_gives_its_text_bearer_and_aim(vao: Vao) -> None:
    out = vao("show", "29754-729", "--footnote", "1").out.splitlines()
    assert out[:2] == [
        "Kamerstukken II 2023/24, 29 754, nr. 729, voetnoot 1",
        "Kamerstukken II 2022.23, 29 754, nr. 708.",
    ]
    assert out[2].startswith("bij: «")
    assert out[3] == "→ Kamerstukken II 2023/24, 29 754, nr. 708 (in het dossier: 29754-708)"
    assert out[4:] == [
        "! vergaderjaar geschreven als 2022.23",
        "! de bron vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024",
    ]


def test_show_footnote_without_text_says_so(vao: Vao) -> None:
    assert "(de tekst van deze noot staat niet in de bron)" in vao(
        "show", "29754-774", "--footnote", "24"
    ).out
    record = json.loads(vao("show", "29754-774", "--footnote", "24", "--json").out)
    assert (record["number"], record["text"]) == (24, None)


@pytest.mark.usefixtures("built")
def test_doctor_finds_all_well(vao: Vao) -> None:
    run = vao("doctor")
    assert (run.code, run.err) == (0, "")
    assert all(line.startswith("ok  ") for line in run.out.splitlines())
    checks = json.loads(vao("doctor", "--json").out)
    assert {c["check"] for c in checks} >= {"settings", "sources", "encoder", "index"}
    assert all(c["ok"] for c in checks)


def test_doctor_fails_without_an_index(
    vao: Vao, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    run = vao("doctor")
    assert run.code == 1
    assert "FAIL index: There is no index yet. Run: vao index" in run.out.splitlines()


@pytest.mark.usefixtures("built")
def test_index_reports_its_steps_on_stderr_and_skips_what_is_current(
    vao: Vao, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(data_dir / "index", tmp_path / "index")
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    assert vao("index", "--if-stale") == Run(0, "", "")
    run = vao("index")
    lines = run.err.splitlines()
    assert (run.code, run.out, len(lines)) == (0, "", 5)
    assert [line[:5] for line in lines[:4]] == ["[1/4]", "[2/4]", "[3/4]", "[4/4]"]
    manifest = open_current(tmp_path / "index").manifest
    assert lines[4] == (
        f"Index {manifest.version}: 5 documents, {manifest.passages} passages, 89 footnotes "
        f"({manifest.passages} vectors reused)."
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["ask"], "Give one question, or --batch FILE. Example: vao ask \"Wat is de ATKM?\""),
        (["ask", "Wat?", "--batch", "x"], "Give one question, or --batch FILE."),
        (["ask", "  "], "The question is empty. Type what to look for, in Dutch."),
        (["ask", "\udcff"], "The question is not valid UTF-8 text."),
        (["ask", "Wat?", "--mode", "llm"], "--mode llm: "),
        (["ask", "Wat?", "--since", "2024-13-01"],
         "'2024-13-01' is no date. Write it as 2024-01-31."),
        (["ask", "Wat?", "--until", "gisteren"], "'gisteren' is no date."),
        (["ask", "Wat?", "--kamerstuk", "29754-1"],
         f"'29754-1' is not in the dossier; it holds: {HELD}."),
        (["ask", "--batch", "/nergens.jsonl"],
         "The batch file /nergens.jsonl cannot be read: No such file or directory."),
        (["ask", "--batch", "/"], "The batch file / cannot be read: Is a directory."),
        (["search", ""], "The query is empty. Type what to look for, in Dutch."),
        (["search", "x", "--kamerstuk", "nr. 708"], "'nr. 708' is not in the dossier"),
        (["search", "x", "--since", "1"], "'1' is no date."),
        (["show", "29754-1"], f"'29754-1' is not in the dossier; it holds: {HELD}."),
        (["show", "29754-708", "--footnote", "44"],
         "29754-708 has no footnote 44; it has 1 to 43."),
        (["show", "29754-708", "--footnote", "0"], "29754-708 has no footnote 0;"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("built")
def test_bad_input_is_one_clear_line(vao: Vao, arguments: list[str], error: str) -> None:
    assert one_line(vao(*arguments)).startswith(error)


@pytest.mark.parametrize("arguments", [["ask", "Wat?"], ["search", "Wat?"]])
def test_an_absent_index_is_one_clear_line(
    vao: Vao, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    assert one_line(vao(*arguments)) == "There is no index yet. Run: vao index"


@pytest.mark.usefixtures("built")
def test_a_stale_or_damaged_index_is_one_clear_line(
    vao: Vao, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(data_dir / "index", tmp_path / "index")
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path))
    path = next((tmp_path / "index" / "generations").glob("*/manifest.json"))
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "fingerprint": "sha256:older"}))
    assert one_line(vao("ask", "Wat?")) == (
        "The index was built from other sources, settings or code. Run: vao index"
    )
    path.write_text(json.dumps(manifest))
    (path.parent / "passages.sqlite").write_bytes(b"")
    assert one_line(vao("ask", "Wat?")).endswith("Run: vao index")
    assert vao("index", "--if-stale").code == 0
    assert vao("ask", QUESTION).code == 0


@pytest.mark.parametrize("command", [["ask", "Wat?"], ["search", "Wat?"], ["index"]])
def test_an_unreadable_setting_is_one_clear_line(
    vao: Vao, command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VAO_PASSAGES", "veel")
    assert one_line(vao(*command)).startswith("Setting 'passages' cannot be used: ")
    monkeypatch.setenv("VAO_SETTINGS", str(tmp_path / "none.toml"))
    assert one_line(vao(*command)).startswith("The settings file ")


def test_a_data_folder_that_cannot_be_made_is_one_clear_line(
    vao: Vao, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("VAO_DATA_DIR", str(tmp_path / "file"))
    run = vao("index")
    assert (run.code, run.err.splitlines()[-1]) == (
        1, f"vao: Not a directory: {tmp_path / 'file' / 'index'}",
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["ask", "--nonsense"], ["search", "x", "-k", "0"], ["show"]]
)
def test_a_wrong_command_line_shows_its_use(vao: Vao, arguments: list[str]) -> None:
    run = vao(*arguments)
    assert (run.code, run.out) == (2, "")
    assert "Usage: vao" in run.err


def test_help_names_every_command(vao: Vao) -> None:
    run = vao("--help")
    assert run.code == 0
    for command in ("index", "ask", "search", "show", "doctor", "serve", "eval"):
        assert f" {command} " in run.out


@pytest.mark.usefixtures("built")
def test_the_console_script_writes_utf8_and_flushes_line_by_line(tmp_path: Path) -> None:
    """Answers arrive before the batch ends, with only a POSIX locale set."""
    line = json.dumps({"id": "a", "question": QUESTION})
    with subprocess.Popen(
        [sys.executable, "-c", "from ui.commands import main; main()", "ask", "--batch", "-",
         "--json"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "LC_ALL": "C"},
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(line + "\n")
        process.stdin.flush()
        first = json.loads(process.stdout.readline())
        process.stdin.close()
        assert (first["id"], first["status"], process.stdout.read()) == ("a", "answered", "")
    assert process.returncode == 0
