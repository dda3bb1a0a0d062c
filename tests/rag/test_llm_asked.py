"""Questions beside the sentences are never shown, cited, searched, in a prompt, or leant on."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build_index
from index.generation import Manifest, open_current
from index.links import link
from index.plain import read_plain
from index.questions import ANSWERED, WRONG, AskedLine, read_questions
from index.read import read_dossier
from rag.assistant import Assistant
from rag.checking.support import Finding, Judge
from rag.checking.writing import judge_of, rule_on
from rag.records import Question, Scored
from rag.serialise import answer_to_json
from rag.settings import Settings
from tests.rag.scripted import prompt_of_everything

# One that is answered, one in everyday words, one left open, and one with a wrong premise.
QUESTIONS = {
    "Wat doet de ATKM?": "answered",
    "Mogen foute filmpjes blijven staan?": "answered",
    "Hoeveel mensen werken er bij de ATKM?": "not_in_dossier",
    "Waarom is de pilot met TikTok van start gegaan?": "premise_corrected",
}


@pytest.fixture(scope="module")
def lines() -> tuple[AskedLine, ...]:
    return read_questions(read_dossier())


@pytest.fixture(scope="module")
def bare(
    assistant: Assistant, data_dir: Path, built: Manifest, tmp_path_factory: pytest.TempPathFactory
) -> Assistant:
    """The assistant over the same index without questions."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(data_dir / "index", folder / "index")
    kamerstukken = link(read_dossier())
    manifest = build_index(
        folder / "index", kamerstukken, assistant.encoder, "bare", plain=read_plain(kamerstukken)
    )
    assert (manifest.passages, manifest.vectors_reused) == (built.passages, built.passages)
    return Assistant(Settings(data_dir=folder), open_current(folder / "index"), assistant.encoder)


def foreign(lines: tuple[AskedLine, ...], assistant: Assistant) -> set[str]:
    """The written questions that no document has."""
    whole = "\n".join(assistant.kamerstuk(e.id).text for e in assistant.entries)
    return {x.question for x in lines if x.question not in whole} - set(QUESTIONS)


@pytest.mark.parametrize("text", QUESTIONS)
def test_no_prompt_holds_one(
    assistant: Assistant, lines: tuple[AskedLine, ...], text: str
) -> None:
    prompt = prompt_of_everything(assistant, text)
    written = foreign(lines, assistant)
    assert len(written) > 18_000
    assert [q for q in written if q in prompt] == []


@pytest.mark.parametrize(("text", "status"), QUESTIONS.items())
def test_no_answer_shows_or_cites_one(
    assistant: Assistant, lines: tuple[AskedLine, ...], text: str, status: str
) -> None:
    answer = assistant.ask(Question(text))
    assert answer.status == status
    told = json.dumps(answer_to_json(answer), ensure_ascii=False)
    assert text in told
    assert [q for q in foreign(lines, assistant) if q in told] == []


@pytest.mark.parametrize("text", [*QUESTIONS, "wat kost dat", "Welke afspraken zijn er met apps?"])
def test_they_are_not_searched(assistant: Assistant, bare: Assistant, text: str) -> None:
    found, again = ([(s.passage.id, s.score) for s in a.search(Question(text), 20)]
                    for a in (assistant, bare))  # fmt: skip
    assert found == again


def claims(lines: tuple[AskedLine, ...]) -> Iterator[tuple[str, int, str]]:
    """Document, place and words of some: answered ones, and what is wrong said as a fact."""
    for line in [x for x in lines if x.kind == ANSWERED][::23]:
        yield line.document, line.start, line.question
    for line in [x for x in lines if x.kind == WRONG][::23]:
        yield line.document, line.start, f"Volgens de brief is het {line.wrong[0]}"


def test_no_sentence_leans_on_them(
    assistant: Assistant, bare: Assistant, lines: tuple[AskedLine, ...]
) -> None:
    judges = judge_of(assistant), judge_of(bare)
    shown = {a: a.retriever.shown(a.generation.store.passage_ids()) for a in (assistant, bare)}
    compared = 0
    for document, start, claim in claims(lines):
        findings = []
        for judge, asked in zip(judges, (assistant, bare), strict=True):
            scored = next(
                (s for s in shown[asked] if s.passage.document == document
                 and s.passage.start <= start < s.passage.end), None,
            )
            if scored is not None:
                findings.append(ruled(judge, asked, scored, claim))
        assert len(set(map(repr, findings))) <= 1, claim
        compared += len(findings) == 2
    assert compared > 200


def ruled(judge: Judge, asked: Assistant, scored: Scored, claim: str) -> Finding:
    source = judge.source("k10k", scored, asked.kamerstuk(scored.passage.document))
    return rule_on(f"{claim.rstrip('.?')} [{source.key}].", {source.key: source}, judge)


@pytest.mark.parametrize("text", list(QUESTIONS)[:2])
def test_without_them_there_is_an_answer_still(bare: Assistant, text: str) -> None:
    assert bare.mistakes(Question(text)) == []
    assert bare.ask(Question(text)).status == "answered"
