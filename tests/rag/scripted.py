"""A language model in this process that says what a test wants, and sentences for it to say."""

from collections.abc import Callable, Iterator, Sequence

from rag.llm import Message
from rag.records import Question
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
