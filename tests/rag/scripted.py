"""A language model in this process that says what a test wants, and sentences for it to say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rag.assistant import Assistant
from rag.checking.writing import judge_of
from rag.model.generate import Generator
from rag.model.llm import Message
from rag.records import Question
from rag.settings import Settings
from tests.rag.model_server import Heard

ASKED = Question("Wat zeggen de onderzoekers van Schimmige scheidslijnen over een duidingskader?")
TRUE = (
    "De onderzoekers constateren dat er wel handelingsperspectieven zijn en doen achttien "
    "aanbevelingen"
)
ALSO_TRUE = (
    "Ik onderschrijf de uitdagingen die de onderzoekers noemen bij het ontwikkelen van een "
    "duidingskader"
)
NOT_FEASIBLE = (
    "Het onderzoek concludeert dat de ontwikkeling van een universeel, betrouwbaar duidingskader "
    "voor de detectie van terroristische, illegale en borderline content niet haalbaar is"
)

Say = Callable[[Heard], str]


class Scripted:
    """A model in this process that says what it is told to, and remembers what it heard."""

    def __init__(self, *says: Say | str, piece: int = 7) -> None:
        self.says, self.piece = list(says), piece
        self.heard: list[Heard] = []

    def complete(self, messages: Sequence[Message]) -> Iterator[str]:
        heard = Heard([{"content": m.content} for m in messages], {}, "")
        self.heard.append(heard)
        say = self.says[min(len(self.heard), len(self.says)) - 1]
        text = say(heard) if callable(say) else say
        yield from (text[i : i + self.piece] for i in range(0, len(text), self.piece))


def says(*lines: tuple[str, str]) -> Say:
    """Each sentence with the key of the passage that holds the words beside it."""

    def say(heard: Heard) -> str:
        return " ".join(
            f"{text} [{next(k for k, b in heard.blocks.items() if words in b)}]."
            for text, words in lines
        )

    return say


GOOD, GOOD_TOO = (TRUE, "achttien aanbevelingen"), (ALSO_TRUE, ALSO_TRUE)


def prompt_of_everything(assistant: Assistant, text: str) -> str:
    """What a model hears of a question when every passage of the dossier was found."""
    values = {"llm_kind": "openai", "llm_url": "http://127.0.0.1/v1", "llm_model": "scripted",
              "llm_context": 200_000}  # fmt: skip
    settings = Settings(**(assistant.settings.model_dump() | values))
    model = Scripted("Dat is zo [z00z].")
    generator = Generator(
        model, settings, judge_of(assistant), assistant.kamerstuk, assistant.entries
    )
    question = Question(text)
    ids = assistant.generation.store.passage_ids()
    given = replace(assistant.ask(question), passages=tuple(assistant.retriever.shown(ids)))
    list(generator.stream(given, assistant.understand(question), generator.timed()))
    assert len(model.heard[0].blocks) == len(ids)
    return model.heard[0].prompt
