"""Imports run one way, and each foreign library has one door."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Room -> the rooms it may import, besides itself.
ALLOWED = {
    "index": {"dossier"},
    "rag": {"index"},
    "eval": {"rag", "index"},
    "ui": {"eval", "rag", "index", "app"},
    "app": {"ui", "rag", "index"},
}
# The same within rag/; what stands in rag/ itself puts these together or is shared by them.
WITHIN = {
    "asking": set(),
    "finding": {"asking"},
    "answering": {"asking", "finding"},
    "trails": {"asking"},
    "own_data": {"asking", "finding", "answering"},
    "doubting": {"asking", "finding", "answering", "trails"},
    "checking": {"asking", "finding"},
    "model": {"asking", "answering", "checking"},
}
DOORS = {
    "chromadb": {"index/vectors.py"},
    "mcp": {"ui/mcp_server.py"},
    "mcp_types": {"ui/mcp_server.py"},
    "gradio": {"app.py", "ui/"},
    "sentence_transformers": {
        "index/encoder.py", "index/training/", "rag/checking/nli.py", "rag/finding/rerank.py",
    },
    "torch": {"index/encoder.py", "index/training/"},
    "llama_index": {"index/node_parser.py", "rag/llamaindex.py", "rag/model/endpoint.py", "eval/"},
    "openai": {"rag/model/endpoint.py", "rag/model/errors.py"},
    "ollama": {"rag/model/endpoint.py"},
    "Stemmer": {"index/dutch.py", "eval/"},
    "tiktoken": {"index/tokens.py"},
}
# A question on the command line waits for none of these.
SLOW = ["torch", "sentence_transformers", "transformers", "llama_index", "gradio"]


def modules() -> Iterator[Path]:
    for room in ("index", "rag", "eval", "ui"):
        yield from sorted((ROOT / room).rglob("*.py"))
    if (ROOT / "app.py").is_file():
        yield ROOT / "app.py"


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports, at its head or inside a function.

    What is imported for the type checker alone is left out.
    """
    names: set[str] = set()
    for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names.add(node.module or "")
    return names


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    yield tree
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield from _running(node)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def inner_room(path: Path) -> str:
    """The room within rag/, or nothing for what stands in rag/ itself or elsewhere."""
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "rag" and len(parts) > 2 else ""


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


FILES = list(modules())


@pytest.mark.parametrize("path", FILES, ids=short)
def test_imports_run_one_way(path: Path) -> None:
    room = room_of(path)
    others = {name.split(".")[0] for name in imported(path)} & {*ALLOWED, "tests"}
    assert others <= {room, *ALLOWED[room]}


@pytest.mark.parametrize("path", [p for p in FILES if inner_room(p)], ids=short)
def test_imports_run_one_way_within_rag(path: Path) -> None:
    room = inner_room(path)
    others = {name.split(".")[1] for name in imported(path) if name.startswith("rag.")}
    assert others & WITHIN.keys() <= {room, *WITHIN[room]}


def test_every_room_of_rag_has_its_place() -> None:
    assert {inner_room(p) for p in FILES} - {""} == WITHIN.keys()


@pytest.mark.parametrize("library", DOORS)
def test_each_foreign_library_has_its_door(library: str) -> None:
    users = [
        short(path)
        for path in FILES
        if library in {name.split(".")[0] for name in imported(path)}
    ]
    strangers = [u for u in users if not any(u.startswith(door) for door in DOORS[library])]
    assert strangers == []


def test_the_doors_are_in_use() -> None:
    used = {name.split(".")[0] for path in FILES for name in imported(path)}
    assert {"chromadb", "sentence_transformers", "llama_index", "tiktoken"} <= used


@pytest.mark.parametrize("package", ["index", "rag", "ui", "eval"])
def test_every_folder_with_code_ships(package: str) -> None:
    import tomllib

    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = listed["tool"]["setuptools"]["packages"]
    folders = {p.parent for p in FILES if room_of(p) == package}
    names = {".".join(f.relative_to(ROOT).parts) for f in folders}
    assert names <= set(packages)


@pytest.mark.usefixtures("built")
def test_a_question_is_answered_without_slow_imports() -> None:
    script = (
        "import json, sys\n"
        "sys.argv = ['vao', 'ask', 'Wie voert de contentmoderatie uit?']\n"
        "from ui.commands import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print(json.dumps([m for m in {SLOW} if m in sys.modules]), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, json.loads(run.stderr)) == (0, [])
