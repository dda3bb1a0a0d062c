"""The door to the product: ask the assistant of `rag` in this process."""

from typing import Any

from eval.records import Dossier, QuestionRecord
from eval.run import Ask
from index.read import read_dossier
from rag.records import Question, Turn


def open_dossier() -> Dossier:
    """The five Kamerstukken by document id, read from their sources."""
    return {kamerstuk.id: kamerstuk for kamerstuk in read_dossier()}


def open_ask() -> Ask:
    """The assistant with the settings of this machine, ready to be asked.

    Raises: VaoError when there is no usable index or a setting is wrong.
    """
    from rag.assistant import open_assistant
    from rag.serialise import answer_to_json
    from rag.settings import load_settings

    assistant = open_assistant(load_settings())

    def ask(record: QuestionRecord) -> dict[str, Any]:
        return answer_to_json(assistant.ask(to_question(record)))

    return ask


def to_question(record: QuestionRecord) -> Question:
    """The record as a user would ask it: with its history, and nothing of what is expected."""
    history = tuple(Turn(m.role, m.content) for m in record.history)
    return Question(record.question, history=history, id=record.id)
