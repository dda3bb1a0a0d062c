"""An assistant whose answers to some questions are set, so that tests of the page do not depend on
how good answers are; all else it answers itself. Run as a program it serves the page."""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from rag.assistant import Assistant, open_assistant
from rag.cite import cite
from rag.records import Answer, Citation, Mode, Question, Sentence
from rag.settings import Settings, load_settings

PLAIN = "Wat doet de ATKM?"
NOTE = "Wat staat er in voetnoot 26 van nr. 708?"
TEXTLESS = "Wat staat er in voetnoot 24 van nr. 774?"
FOLLOW_UP = "En wat kost dat?"
SLOW = "Langzaam?"
HOSTILE = "Kwaad?"
BROKEN = "Stuk?"
XSS = (
    '<img src=x onerror="gehackt=1">', "<script>gehackt=1</script>", '"><svg onload=gehackt=1>',
    "${gehackt=1}", "{{gehackt=1}}", "`${gehackt=1}`", "javascript:gehackt=1",
)


class Scripted(Assistant):
    """See the module."""

    def ask_stream(
        self, question: Question, mode: Mode = "extractive"
    ) -> Iterator[Sentence | Answer]:
        answer = self.ask(question, mode)
        yield from answer.sentences
        yield answer

    def ask(self, question: Question, mode: Mode = "extractive") -> Answer:
        if question.text == BROKEN:
            raise AssertionError("citation 1 is not verbatim")
        if question.text == SLOW:
            time.sleep(3)
        if question.text == HOSTILE:
            return self._hostile(question)
        if question.text == FOLLOW_UP:
            return replace(self._answer_with(question, self.plain()),
                           standalone=f"{FOLLOW_UP} (over: {PLAIN})")
        if (cited := self.cited(question.text)) is None:
            return super().ask(question, mode)
        return self._answer_with(question, cited)

    def cited(self, question: str) -> Citation | None:
        """The one citation of a set answer."""
        if question == PLAIN:
            return self.plain()
        if question == NOTE:
            note = self.kamerstuk("29754-708").note(26)
            assert note is not None
            assert note.start is not None
            assert note.end is not None
            return cite(self.kamerstuk("29754-708"), note.start, note.end, 1)
        if question == TEXTLESS:
            note = self.kamerstuk("29754-774").note(24)
            assert note is not None
            return self._around("29754-774", note.markers[0])
        return None

    def plain(self) -> Citation:
        """A sentence of nr. 774."""
        text = self.kamerstuk("29754-774").text
        start = text.index("De ATKM detecteert")
        return cite(self.kamerstuk("29754-774"), start, text.index(".", start) + 1, 1)

    def _around(self, document: str, at: int) -> Citation:
        kamerstuk = self.kamerstuk(document)
        block = next(b for b in kamerstuk.blocks if b.start < at <= b.end)
        return cite(kamerstuk, block.start, block.end, 1)

    def _answer_with(self, question: Question, citation: Citation) -> Answer:
        sentence = Sentence(f"In de brief staat: «{citation.quote}» [1]", (1,))
        return Answer(
            question=question, standalone=question.text, status="answered", text=sentence.text,
            sentences=(sentence,), citations=(citation,),
            index_version=self.generation.manifest.version,
        )

    def _hostile(self, question: Question) -> Answer:
        """What a model could write at its worst."""
        answer = self._answer_with(question, self.plain())
        sentences = tuple(Sentence(f"{text} [1]", (1,)) for text in XSS)
        return replace(answer, sentences=sentences, model=XSS[0], mode="llm",
                       standalone=" ".join(XSS), text=" ".join(s.text for s in sentences))


def scripted(settings: Settings) -> Scripted:
    """The assistant over the index of these settings."""
    opened = open_assistant(settings)
    return Scripted(settings, opened.generation, opened._encoder)


def main() -> None:
    """Serve the page on the port that is given, as `app.serve` does."""
    from ui.site import bind, build_site, run

    port = int(sys.argv[1])
    with bind("127.0.0.1", port) as listening:
        run(build_site(scripted(load_settings())), listening, f"http://127.0.0.1:{port}")


if __name__ == "__main__":
    main()
