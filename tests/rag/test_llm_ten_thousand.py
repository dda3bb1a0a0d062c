"""Ten thousand scripted replies of a model that invents: no key, footnote or locator is shown."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

from rag.assistant import Assistant
from rag.checking.support import Finding, Judge, Source
from rag.checking.writing import judge_of
from rag.model.generate import Generator
from rag.records import Answer, Question, Sentence
from rag.settings import Settings
from tests.rag.model_server import Heard
from tests.rag.scripted import Scripted

N = 10_000
QUESTIONS = [
    "Hoeveel aanbevelingen doen de onderzoekers van Schimmige scheidslijnen?",
    "Wat doet de ATKM?",
    "Wanneer start de pilot met de ReDirect-methode op Instagram?",
    "Welke vier pijlers heeft de Versterkte Aanpak Online in nr. 708?",
    "Welk platform gebruiken extremistische groepen volgens professionals het meest?",
]
INVENTED_KEYS = ["[1]", "[7]", "[z00z]", "[bron 3]", "[^2]", "【4】", "[29754-708]", "[K9]", "[q1",
                 "[voetnoot 3]", "[nr. 731]", "[x10x, y20y]"]  # fmt: skip
INVENTED_PLACES = [
    "voetnoot 731", "noot 731", "p. 731", "blz. 731", "pagina 731", "nr. 708, voetnoot 731",
    "Kamerstukken II 2021/22, 29 754, nr. 731, p. 731", "zie voetnoot 731",
    "https://voorbeeld.nl/731", "kst-29754-731", "alinea 731", "§ 731", "kop «Deel 731»",
]  # fmt: skip
FORMS = ["{0} ({1}) {2}.", "{0}, {1} {2}.", "{0} {2} ({1}).", "Volgens {1} geldt: {0} {2}.",
         "{0} {2}. ({1})", "{0} {2}, zie {1}.", "{0}¹² {2}."]  # fmt: skip


class _Remembering:
    """The judge, which rules once on the same sentence with the same passages."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._sources: dict[str, Source] = {}
        self._ruled = lru_cache(maxsize=None)(self._rule)

    def source(self, *given: Any) -> Source:
        found = self._judge.source(*given)
        self._sources[found.key + found.scored.passage.id] = found
        return found

    def rule(self, text: str, sources: Sequence[Source]) -> Finding:
        return self._ruled(text, tuple(s.key + s.scored.passage.id for s in sources))

    def _rule(self, text: str, names: tuple[str, ...]) -> Finding:
        return self._judge.rule(text, [self._sources[n] for n in names])


def reply(heard: Heard, draw: random.Random) -> str:
    """One to four sentences: true ones, and ones with an invented key or place."""
    told = []
    for _ in range(draw.randint(1, 4)):
        key, block = draw.choice(list(heard.blocks.items())[:3])
        sentence = draw.choice(re.split(r"(?<=[a-z]{3}\.) ", block.split("\n")[0])[:4]).rstrip(".")
        kind = draw.random()
        if kind < 0.3:
            told.append(f"{sentence} [{key}].")
        elif kind < 0.6:
            told.append(f"{sentence} {draw.choice(INVENTED_KEYS)}.")
        elif kind < 0.9:
            place = draw.choice(INVENTED_PLACES)
            told.append(draw.choice(FORMS).format(sentence, place, f"[{key}]"))
        else:
            told.append(f"{sentence} [{key}][{draw.choice(['a11a', '2', 'noot 731'])}].")
    return draw.choice([" ", "\n", "\n- "]).join(told)


def shown_wrong(text: str, answer: Answer | None) -> list[str]:
    """What of it nobody but the model made up."""
    marks = set() if answer is None else {f"[{c.n}]" for c in answer.citations}
    found = re.findall(r"731|voorbeeld\.nl|【|】|[¹²³]", text)
    if answer is not None:
        found += [m for m in re.findall(r"\[[^\]]*\]?", text) if m not in marks]
    return found


@pytest.mark.parametrize("unsupported", ["drop", "show"])
def test_no_invented_key_footnote_or_place_is_ever_shown(
    assistant: Assistant, unsupported: str
) -> None:
    values = {"llm_kind": "openai", "llm_url": "http://127.0.0.1/v1", "llm_model": "scripted",
              "llm_context": 4096, "llm_unsupported": unsupported}  # fmt: skip
    settings = Settings(**(assistant.settings.model_dump() | values))
    judge: Any = _Remembering(judge_of(assistant))
    draw = random.Random(29754)
    prepared = []
    for text in QUESTIONS:
        answer = assistant.ask(Question(text))
        few = replace(answer, passages=answer.passages[:5])
        prepared.append((few, assistant.understand(Question(text))))
    written = invented = rejected = 0
    for at in range(N // 2):
        answer, understood = prepared[at % len(prepared)]
        model = Scripted(lambda h: reply(h, draw), "GEEN ANTWOORD", piece=90)
        generator = Generator(model, settings, judge, assistant.kamerstuk, assistant.entries)
        *told, last = generator.stream(answer, understood, generator.timed())
        assert isinstance(last, Answer)
        for sentence in told:
            assert isinstance(sentence, Sentence)
            assert shown_wrong(sentence.text, None) == []
        # The extractive answer may hold what the documents themselves print between brackets.
        assert shown_wrong(last.text, last if last.mode == "llm" else None) == []
        assert all("731" not in c.reference + c.url for c in last.citations)
        assert last.writing is not None
        written += last.mode == "llm"
        invented += last.writing.invented
        rejected += last.writing.rejected
    # The script does what it is for: thousands of each kind were there to be shown.
    assert written > N // 10
    assert invented > N // 4
    assert rejected > invented
