"""The answer from chosen quotes: what they say, that a premise is wrong, or that there is none."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from index.dutch import fold, stem
from index.encoder import Encoder
from index.generation import Generation
from index.records import Kamerstuk, SourceEntry
from rag.answering.asked import Asked
from rag.answering.choices import FEATURES, Choice, choices
from rag.answering.compose import compose
from rag.answering.context import in_its_sentence
from rag.answering.extending import extended
from rag.answering.lead import lead, names_another
from rag.answering.listing import (
    advised,
    advised_to,
    asked_count,
    asks_all_advice,
    asks_of_each,
    counted,
    fewer,
    itemised,
    spelt_out,
    whole,
)
from rag.answering.outcome import outcomes
from rag.answering.promised import NOT_PROMISED, PROMISED, promised
from rag.answering.sections import names_section, of_section
from rag.answering.select import each_its_own, select
from rag.answering.telling import asks_reference
from rag.answering.timeline import filled, same_words, speaking
from rag.answering.wide import asks_whether_too, asks_widely
from rag.asking.clauses import clauses
from rag.asking.guard import names_no_subject
from rag.asking.naming import named_documents
from rag.asking.resume import resume
from rag.asking.understanding import Understanding
from rag.cite import long_name, short_name
from rag.doubting.doubter import Doubter
from rag.doubting.nearest import nearest
from rag.finding.retrieve import Retriever
from rag.records import Question, Scored, Status
from rag.trails.records import Trail
from rag.writer import WRONG_PREMISE, Draft

__all__ = ["Composer"]

# After what was told already, which may be of the last letter, when no later one adds to it.
NOTHING_SINCE = "Meer over wat daarvan geworden is, is in het dossier niet gevonden."
# Of a name in a question that the dossier has nowhere.
UNNAMED = "Het dossier noemt «{name}» nergens."
# A quote that says less of the question's words than this gives no short answer.
SURE = 0.5
_PLAIN = FEATURES.index("plain")
# "In welke voetnoot …": the number of its mark is asked for.
_ASKS_MARK = re.compile(r"\b(?:welke?|wat is het) (?:voet)?noo?t(?:nummer)?\b")
# Stems that say no more than that all recommendations are asked for.
_ADVICE = frozenset(
    stem(w)
    for w in "aanbeveling aanbevelingen adviezen doen doet gedaan bevelen raden adviseren "
    "adviseert onderzoekers onderzoeker rapport onderzoek geven staan komen".split()
)


def _asks_mark(understood: Understanding) -> bool:
    return _ASKS_MARK.search(fold(understood.wording)) is not None


class Composer:
    """Chooses quotes from what was found, and writes the answer that they give."""

    def __init__(
        self, generation: Generation, retriever: Retriever, encoder: Encoder,
        entries: Sequence[SourceEntry], trails: Callable[[], Sequence[Trail]],
    ) -> None:
        """`trails` is called only where the nearest passage has to be told."""
        self._retriever, self._encoder = retriever, encoder
        self._entries, self._trails = entries, trails
        self._kamerstuk: Callable[[str], Kamerstuk] = generation.store.kamerstuk
        self.asked = Asked(generation, encoder)
        self.doubter = Doubter(generation, retriever, self.asked, entries)

    def _held(self, ranked: Sequence[Choice]) -> list[Kamerstuk]:
        """The documents that the candidates are from, the oldest first."""
        found = {c.document for c in ranked}
        return [self._kamerstuk(e.id) for e in self._entries if e.id in found]

    def choices(self, understood: Understanding, found: Sequence[Scored]) -> list[Choice]:
        """The candidate quotes of the passages found, best first."""
        query, views = self._retriever.query(understood), self._retriever.views
        return choices(found, understood, query, views, self._encoder, self.asked)

    def answer(
        self, question: Question, understood: Understanding, found: Sequence[Scored]
    ) -> tuple[Status, Draft]:
        """Answered, premise_corrected or not_in_dossier, with what is said."""
        ranked, doubter = self.choices(understood, found), self.doubter
        parts = self._parts(understood, found)
        silent = doubter.silent(understood, ranked)
        features = doubter.features(understood, found, _with_parts(ranked, parts))
        if wrong := doubter.wrong_premise(understood, ranked, features):
            return "premise_corrected", compose([wrong], self._kamerstuk, False, WRONG_PREMISE)
        term = doubter.unexplained(understood, found)
        told = doubter.is_answerable(understood, features)
        if term or not (told or names_section(understood, self._held(ranked))):
            return "not_in_dossier", nearest(
                found, ranked, understood, question.filters, self._entries, self._trails(),
                self._kamerstuk, term,
            )
        strange = doubter.names_nowhere(understood)
        if other := doubter.another_named(understood, ranked, strange):
            name, choice = other
            opening = f"{WRONG_PREMISE} {UNNAMED.format(name=name)}"
            return "premise_corrected", compose([choice], self._kamerstuk, False, opening)
        left = [c for c in ranked if c.document not in silent] or ranked
        if understood.explicit and len(understood.documents) > 1:  # of no other is anything asked
            left = [c for c in left if c.document in understood.documents] or left
        return "answered", self._quoted(
            question, understood, left,
            [p for p in parts if p[0].document not in silent], silent, strange,
        )

    def _quoted(
        self, question: Question, understood: Understanding, ranked: list[Choice],
        parts: list[list[Choice]], silent: Sequence[str], strange: Sequence[str],
    ) -> Draft:
        """The quotes that answer; `silent` are documents that were asked and say nothing, `strange`
        names that the dossier has nowhere."""
        shorter = resume(question).wish == "shorter"
        compared = understood.several and not shorter
        ranked = of_section(ranked, understood, self._held(ranked))
        ranked = self._in_sentences(ranked)
        parts = [self._in_sentences(part) for part in parts]
        opening = " ".join(UNNAMED.format(name=name) for name in strange)
        if understood.asks_promised and not compared:
            undertakings = promised(ranked)
            opening = f"{opening} {PROMISED if undertakings else NOT_PROMISED}".lstrip()
            ranked = undertakings or ranked
        wording = understood.wording
        asked = len(clauses(wording)) + asks_widely(wording) + asks_whether_too(wording)
        first = shorter and not understood.since
        chosen = ranked[:1] if first else select(
            ranked, parts, understood.kind, asked, understood.among
        )
        chosen = filled(chosen, parts) if compared else chosen
        if understood.since:
            since = self._since(chosen, understood.since)
            if not since:
                opening = f"{opening} {NOTHING_SINCE}".lstrip()
            chosen = (since or sorted(chosen, key=self._date)[-1:])[: 1 if shorter else None]
        chosen = self._with_lists(understood, ranked, chosen, compared)
        if not compared and not shorter:
            chosen = extended(chosen, understood.wording, understood.kind, self._kamerstuk)
        short = "" if compared or understood.parts else self._short(understood, chosen)
        if short:  # what tells it stands first
            chosen = sorted(chosen, key=lambda c: short not in c.text)
        return compose(
            chosen, self._kamerstuk, understood.kind == "reference" or bool(understood.footnotes),
            opening, several=understood.several, silent=silent,
            best_of_each=bool(understood.parts) and asks_reference(understood),
            asks_number=asks_reference(understood),
            alike=same_words(chosen, parts) if compared else (),
            ending=fewer(chosen, understood.standalone) if understood.kind == "list" else "",
            short=short, asks_mark=asked == 1 and _asks_mark(understood),
        )

    def _with_lists(
        self, understood: Understanding, ranked: Sequence[Choice], chosen: Sequence[Choice],
        compared: bool,
    ) -> list[Choice]:
        """The chosen quotes with the lists whole that they lead in, begin or count; the one list
        with as many items as a question for a list says there are, where one is known."""
        lists = understood.kind == "list"
        more, count = asks_of_each(understood.wording), asked_count(understood.wording)
        named = understood.explicit and len(understood.documents) > 1
        alone = (lists and not compared) or (more and count is not None and not named)
        alone = alone and (more or not understood.parts)
        if alone and (known := counted(ranked, understood.wording, self._kamerstuk)):
            return [itemised(known, self._kamerstuk(known.document))]
        if not compared and asks_all_advice(understood.wording):
            whose = self._kamerstuk(ranked[0].document)
            if names_no_subject(understood, _ADVICE) and (found := advised(ranked[0], whose)):
                return [found]
            whom = {stem(w) for w in understood.telling} - _ADVICE
            if told := advised_to(ranked, whom, self._kamerstuk):
                return [told]
        if alone:
            first = spelt_out(chosen[0], self._kamerstuk(chosen[0].document), more)
            chosen = [first] if first.items else chosen
        quotes = [whole(c, self._kamerstuk(c.document), lists) for c in chosen]
        return [itemised(c, self._kamerstuk(c.document)) for c in quotes] if lists else quotes

    def _in_sentences(self, ranked: Sequence[Choice]) -> list[Choice]:
        return [in_its_sentence(c, self._kamerstuk(c.document)) for c in ranked]

    def _parts(self, understood: Understanding, found: Sequence[Scored]) -> list[list[Choice]]:
        """The candidates for each part of the question, or of each document where several are."""
        parts = [p for part in understood.parts if (p := self._choices_of_part(part, found))]
        if not understood.several:
            parts = each_its_own(parts)
        alone = len(understood.documents) == 1  # the one that others are compared with
        named = understood.explicit and not alone and all(p.explicit for p in understood.parts)
        if understood.several and not named:
            idf = self._retriever.query(understood).idf
            by_document = self._by_document(understood, found)
            parts += speaking(by_document, idf)
            if understood.asks_outcome:
                parts += self._outcomes(understood, parts, by_document)
        return parts

    def _outcomes(
        self, understood: Understanding, parts: Sequence[Sequence[Choice]],
        by_document: Sequence[Sequence[Choice]],
    ) -> list[list[Choice]]:
        """The quotes of later letters that tell what became of what the best quote tells, or the
        best of the letter that is named."""
        dates = {e.id: e.date for e in self._entries}
        told = [part[0] for part in parts if part[0].document in understood.documents]
        firsts = told or [part[0] for part in parts]
        if not firsts:
            return []
        anchor = max(firsts, key=lambda c: c.score)
        quoted = {part[0].document for part in parts}
        later = [r for r in by_document if r and r[0].document not in quoted]
        return outcomes(anchor, later, dates, self._encoder)

    def _choices_of_part(self, part: Understanding, found: Sequence[Scored]) -> list[Choice]:
        wanted = part.documents if part.explicit else tuple(e.id for e in self._entries)
        return self.choices(part, [s for s in found if s.passage.document in wanted])

    def _by_document(
        self, understood: Understanding, found: Sequence[Scored]
    ) -> list[list[Choice]]:
        """The candidate quotes of each document, scored against the best passage of all."""
        ranked = []
        understood = replace(understood, documents=(), explicit=False)
        for entry in self._entries:
            own = [s for s in found[1:] if s.passage.document == entry.id]
            choices_ = self.choices(understood, [*found[:1], *own])
            ranked.append([c for c in choices_ if c.document == entry.id])
        return ranked

    def _since(self, chosen: Sequence[Choice], told: str) -> list[Choice]:
        """The quotes that an answer has not told, of no letter before those it tells of."""
        spoken_of = named_documents(told, self._entries).documents
        first = min((self._kamerstuk(d).entry.date for d in spoken_of), default=date.min)
        return [c for c in chosen if c.text not in told and self._date(c) >= first]

    def _date(self, choice: Choice) -> date:
        return self._kamerstuk(choice.document).entry.date

    def _short(self, understood: Understanding, chosen: Sequence[Choice]) -> str:
        """What is asked for in a few words, where the quotes have it and no other."""
        sure = [
            c for c in chosen
            if c.features[_PLAIN] >= SURE
            and not names_another(understood.wording, c.text, self._context(c))
        ]
        found = [
            lead(understood.wording, c.text, self._kamerstuk(c.document).entry.date) for c in sure
        ]
        told = {x for x in found if x}
        return told.pop() if len(told) == 1 else ""

    def _context(self, choice: Choice) -> str:
        """What a quote stands in: the document's names, its headings and its paragraph."""
        kamerstuk = self._kamerstuk(choice.document)
        entry = kamerstuk.entry
        block = next((b for b in kamerstuk.blocks if b.start <= choice.start < b.end), None)
        near = (*block.heading_path, kamerstuk.text[block.start : block.end]) if block else ()
        return " ".join((long_name(entry), short_name(entry), entry.title, *near))

def _with_parts(ranked: Sequence[Choice], parts: Sequence[Sequence[Choice]]) -> list[Choice]:
    """The best quote of every part among the first."""
    return [*ranked[:3], *(p[0] for p in parts), *ranked[3:]]
