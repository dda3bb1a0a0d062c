"""A language model that is right: it restates in plain sentences what the extractive answer quotes.

It shows what the checks and the citing cost a model that makes no mistakes: with it, the figures
of the question set should be those of the extractive answers. Run: python -m eval.restate
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from eval.assistant import open_dossier, to_question
from eval.load import DEFAULT_FILES, load_questions
from eval.records import QuestionRecord
from eval.run import evaluate
from eval.summary import OVERALL, figure_of, summarise
from index.sentences import sentence_spans
from rag.assistant import Assistant, open_assistant
from rag.model.llm import Message
from rag.model.prompts import NO_ANSWER
from rag.records import Answer
from rag.serialise import answer_to_json
from rag.settings import Settings, load_settings

__all__ = ["Restating", "blocks_of", "ready"]

_BLOCK = re.compile(r"sleutel: \[(\w+)\]\n.*?tekst:\n(.*?)\n=====", re.DOTALL)


def blocks_of(messages: Sequence[Message]) -> dict[str, str]:
    """The passages of a prompt: key -> text with notes."""
    return dict(_BLOCK.findall(messages[-1].content))


class Restating:
    """Says what `answer`, an extractive one, says, in its own frames and without its notes."""

    def __init__(self) -> None:
        self.answer: Answer | None = None

    def complete(self, messages: Sequence[Message]) -> Iterator[str]:
        """The sentences in pieces of a few characters, as an endpoint sends them."""
        blocks = blocks_of(messages)
        told = self.answer.sentences if self.answer else ()
        quotes = {c.n: c.quote for c in self.answer.citations} if self.answer else {}
        lines = [
            line
            for s in told
            if s.citations and not s.text.startswith(("Voetnoot", "De tekst van"))
            for line in _told(s.text, quotes[s.citations[0]], blocks)
        ]
        reply = "\n".join(lines) or NO_ANSWER
        for at in range(0, len(reply), 24):
            yield reply[at : at + 24]


def _told(text: str, quote: str, blocks: dict[str, str]) -> Iterator[str]:
    before = text.split("«")[0] if f"«{quote}»" in text else ""
    # A model is told not to name footnotes; the notes are told from the records.
    before = re.sub(r" zegt voetnoot \d+:", " staat:", before.removeprefix("Verder: "))
    for start, end in sentence_spans(quote, 0, len(quote)):
        plain = quote[start:end].replace("[", "(").replace("]", ")")
        key = next((k for k, block in blocks.items() if plain in block), None)
        if key:
            yield f"{before}{plain.rstrip('.')} [{key}]."
            before = ""


def ready(assistant: Assistant, model: Restating) -> Assistant:
    """The assistant with this model in place of an endpoint."""
    values = assistant.settings.model_dump() | {
        "llm_kind": "openai", "llm_url": "http://127.0.0.1/v1", "llm_model": "restating",
        "llm_context": 32768,
    }  # fmt: skip
    other = Assistant(Settings(**values), assistant.generation, assistant.encoder)
    other.model = model
    return other


def main() -> None:
    """Print each main figure in both modes, and how many answers the model wrote."""
    plain = open_assistant(load_settings())
    model = Restating()
    written = ready(plain, model)
    modes: list[str] = []

    def ask(record: QuestionRecord) -> dict[str, Any]:
        question = to_question(record)
        model.answer = plain.ask(question)
        answer = answer_to_json(written.ask(question, "llm"))
        modes.append(answer["mode"])
        return answer

    def ask_plain(record: QuestionRecord) -> dict[str, Any]:
        return answer_to_json(plain.ask(to_question(record)))

    asked, dossier = load_questions(DEFAULT_FILES), open_dossier()
    before = summarise(evaluate(asked, ask_plain, dossier).judged)
    after = summarise(evaluate(asked, ask, dossier).judged)
    print(f"{'':<24}{'n':>5}{'extractive':>12}{'restated':>10}")
    for old in (f for f in before if f.kind == OVERALL):
        new = figure_of(after, old.measure)
        if new is not None:
            print(f"{old.measure:<24}{old.n:>5}{old.value:>12.4f}{new.value:>10.4f}")
    print(f"written by the model: {modes.count('llm')} of {len(modes)}")


if __name__ == "__main__":
    main()
