"""The last step before an answer leaves: every citation is checked against the text it quotes."""

import re
from collections.abc import Callable, Sequence

from index.records import Kamerstuk
from rag.cite import cite
from rag.records import Answer, Citation, Sentence

_MARKER = re.compile(r"\[(\d+)\]")
_TOLD = re.compile(r"Voetnoot (\d+): «")


class FabricationError(AssertionError):
    """An answer claims what its source does not hold; it must not be shown."""


def verify(answer: Answer, kamerstuk_of: Callable[[str], Kamerstuk]) -> Answer:
    """The same answer, when every quote is verbatim, its place is right and its marker is there.

    Raises FabricationError otherwise, whoever wrote the answer.
    """
    for citation in answer.citations:
        _check(citation, kamerstuk_of(citation.document))
    for sentence in answer.sentences:
        _check_told(sentence, [c for c in answer.citations if c.n in sentence.citations])
    numbers = [c.n for c in answer.citations]
    markers = {int(n) for n in _MARKER.findall(_unquoted(answer))}
    told = {n for sentence in answer.sentences for n in sentence.citations}
    if not markers == told == set(numbers) or len(set(numbers)) != len(numbers):
        raise FabricationError(f"markers {sorted(markers)} do not fit the citations")
    return answer


def _check(citation: Citation, kamerstuk: Kamerstuk) -> None:
    """Raises FabricationError unless the records say the same of this place."""
    if kamerstuk.text[citation.start : citation.end] != citation.quote:
        raise FabricationError(f"citation {citation.n} is not verbatim")
    for cited in citation.footnotes:
        note = kamerstuk.note(cited.number)
        if note is None or note.text != cited.text:
            raise FabricationError(f"footnote {cited.number} of {citation.document}")
    notes = [note.number for note in citation.footnotes]
    if cite(kamerstuk, citation.start, citation.end, citation.n, notes) != citation:
        raise FabricationError(f"citation {citation.n} names another place than its quote's")


def _check_told(sentence: Sentence, cited: Sequence[Citation]) -> None:
    """Raises FabricationError for a note that is told and not borne, or in other words."""
    if not (told := _TOLD.match(sentence.text)):
        return
    notes = [n for c in cited for n in c.footnotes if n.number == int(told[1])]
    if not any(n.text and sentence.text.startswith(f"{told[0]}{n.text}»") for n in notes):
        raise FabricationError(f"note {told[1]} is told and not cited, or in other words")


def _unquoted(answer: Answer) -> str:
    """The answer without its quotes, which may hold brackets of their own."""
    text = answer.text
    for citation in answer.citations:
        for quoted in citation.quoted:
            text = text.replace(quoted, "")
    return text
