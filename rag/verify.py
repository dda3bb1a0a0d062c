"""The last step before an answer leaves: every citation is checked against the text it quotes."""

import re
from collections.abc import Callable

from index.records import Kamerstuk
from rag.records import Answer

_MARKER = re.compile(r"\[(\d+)\]")


class FabricationError(AssertionError):
    """An answer claims what its source does not hold; it must not be shown."""


def verify(answer: Answer, kamerstuk_of: Callable[[str], Kamerstuk]) -> Answer:
    """The same answer, when every quote is verbatim and every marker has its citation.

    Raises FabricationError otherwise, whoever wrote the answer.
    """
    for citation in answer.citations:
        kamerstuk = kamerstuk_of(citation.document)
        if kamerstuk.text[citation.start : citation.end] != citation.quote:
            raise FabricationError(f"citation {citation.n} is not verbatim")
        for cited in citation.footnotes:
            note = kamerstuk.note(cited.number)
            if note is None or note.text != cited.text:
                raise FabricationError(f"footnote {cited.number} of {citation.document}")
    markers = {int(n) for n in _MARKER.findall(_unquoted(answer))}
    if markers != {c.n for c in answer.citations}:
        raise FabricationError(f"markers {sorted(markers)} do not fit the citations")
    return answer


def _unquoted(answer: Answer) -> str:
    """The answer without its quotes, which may hold brackets of their own."""
    text = answer.text
    for citation in answer.citations:
        text = text.replace(citation.quote, "")
    return text
