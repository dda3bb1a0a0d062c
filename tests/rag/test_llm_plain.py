"""Plain language is searched; it reaches no prompt, and no sentence leans on it."""

from dataclasses import replace
from typing import Any

import pytest

from index.plain import PlainLine, plain_sentences, read_plain
from index.read import read_dossier
from rag.assistant import Assistant
from rag.checking.support import Finding, Judge, Source
from rag.checking.writing import judge_of, rule_on
from rag.records import Question
from tests.rag.scripted import prompt_of_everything

# Questions as people ask them, whose words stand in the plain language more than in the letters.
QUESTIONS = [
    "Wat doet de ATKM?",
    "Mogen foute filmpjes blijven staan?",
    "Welke afspraken zijn er met bedrijven van apps en spelletjes?",
]


@pytest.fixture(scope="module")
def lines() -> tuple[PlainLine, ...]:
    return read_plain(read_dossier())


def foreign(lines: tuple[PlainLine, ...], assistant: Assistant) -> list[str]:
    """Sentences of plain language that no document has."""
    whole = "\n".join(assistant.kamerstuk(e.id).text for e in assistant.entries)
    told = [s for line in lines for s in plain_sentences(line.text) if len(s) >= 20]
    return [s for s in told if s not in whole]


@pytest.mark.parametrize("text", QUESTIONS)
def test_no_prompt_holds_it(
    assistant: Assistant, lines: tuple[PlainLine, ...], text: str
) -> None:
    prompt = prompt_of_everything(assistant, text)
    plain = foreign(lines, assistant)
    assert len(plain) > 300
    assert [s for s in plain if s in prompt] == []


def ruled(judge: Judge, source: Source, claim: str) -> Finding:
    return rule_on(f"{claim.rstrip('.?')} [{source.key}].", {source.key: source}, judge)


def told_plainly(source: Source, judge: Judge, said: str) -> Source:
    """The source with this as the plain language of each of its sentences."""
    stems: Any = judge._views.stems_of(said.lower().rstrip(".").split())
    sentences = tuple(replace(s, said=said, plain=stems) for s in source.view.sentences)
    return replace(source, view=replace(source.view, sentences=sentences))


@pytest.mark.parametrize(
    "claim", ["De dienst telt driehonderd mensen", "De minister schaft het toezicht af"]
)
def test_no_sentence_leans_on_it(assistant: Assistant, claim: str) -> None:
    scored = assistant.search(Question("Wat doet de ATKM?"), 1)[0]
    findings = []
    for said in ("", f"{claim}."):
        judge = judge_of(assistant)  # a judge remembers a passage, so each its own
        source = judge.source("k10k", scored, assistant.kamerstuk(scored.passage.document))
        findings.append(ruled(judge, told_plainly(source, judge, said), claim))
    assert findings[0] == findings[1]
    assert findings[0].ruling != "supported"


def test_what_a_model_writes_in_its_words_is_judged_by_the_letters(
    assistant: Assistant, lines: tuple[PlainLine, ...]
) -> None:
    with_it, without = judge_of(assistant), judge_of(assistant)
    ids = assistant.generation.store.passage_ids()
    compared = 0
    for scored in assistant.retriever.shown(ids)[::6]:
        kamerstuk = assistant.kamerstuk(scored.passage.document)
        source = with_it.source("k10k", scored, kamerstuk)
        bare = told_plainly(without.source("k10k", scored, kamerstuk), without, "")
        for claim in (c for s in source.view.sentences for c in plain_sentences(s.said)):
            assert ruled(with_it, source, claim) == ruled(without, bare, claim)
            compared += 1
    assert compared > 50
