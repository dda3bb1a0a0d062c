"""What a document's own records answer by themselves, without any search: its head."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.dutch import fold
from index.records import Kamerstuk, SourceEntry
from rag.all_letters import all_letters
from rag.head_data import AskedHead, asked_heads
from rag.query import Query
from rag.question import Understanding
from rag.quoting import quote_heads
from rag.writer import Draft, KamerstukOf


class RecordDesk:
    """Answers from the heads of the dossier's documents."""

    def __init__(
        self, entries: Sequence[SourceEntry], kamerstuk_of: KamerstukOf,
        query_of: Callable[[Understanding], Query],
    ) -> None:
        self._entries, self._of, self._query_of = tuple(entries), kamerstuk_of, query_of

    def settled(self, understood: Understanding) -> Understanding:
        """With all letters, when a question about their heads means these by "deze brieven"."""
        if understood.explicit or understood.outside or len(understood.documents) > 1:
            return understood
        folded = " ".join(fold(understood.wording).split())
        meant = replace(understood, documents=all_letters(folded, self._entries))
        return meant if self._heads(meant) else understood

    def head(self, understood: Understanding) -> Draft | None:
        """The answer to a question about the data of documents, or None."""
        heads = self._heads(understood)
        return quote_heads(heads, self._of) if any(h.lines for h in heads) else None

    def head_lacks(self, understood: Understanding) -> str:
        """That the documents do not give what is asked of their heads, or nothing."""
        return " ".join(head.lacks for head in self._heads(understood))

    def _heads(self, understood: Understanding) -> list[AskedHead]:
        documents: list[Kamerstuk] = [self._of(d) for d in understood.documents]
        return asked_heads(understood, self._query_of(understood), documents)
