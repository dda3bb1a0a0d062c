"""One line a document: which documents really speak of what is asked, and what each line quotes."""

from collections.abc import Mapping, Sequence

from rag.answering.choices import Choice

__all__ = ["filled", "same_words", "speaking"]

# Found on the dev half and eval/own/tune-*: a document speaks of it when a quote scores at most
# this much less than the best of all, and has this share of the asked words that the best has.
BEHIND = 3.5
SHARE = 0.5
# A second quote of a document stands in its line when it scores at most this much less than the
# first, and the answer's quotes have at most so many words with it.
SECOND = 2.0
ROOM = 130
# Two quotes have the same wording when they share this much of their words.
ALIKE = 0.9


def speaking(
    by_document: Sequence[Sequence[Choice]], weights: Mapping[str, float]
) -> list[list[Choice]]:
    """The quotes, best first, of the documents that speak of it; the others are left out.

    `weights` are the asked stems with what each tells.
    """
    firsts = [ranked[0] for ranked in by_document if ranked]
    if not firsts:
        return []
    best = max(firsts, key=lambda c: c.score)
    subject = {s: w for s, w in weights.items() if s in best.stems}
    least = SHARE * sum(subject.values())
    near = [
        [
            c for c in ranked
            if c.score >= best.score - BEHIND
            and sum(w for s, w in subject.items() if s in c.stems) >= least
        ]
        for ranked in by_document
    ]
    return [ranked for ranked in near if ranked]


def filled(chosen: Sequence[Choice], parts: Sequence[Sequence[Choice]]) -> list[Choice]:
    """The chosen quotes, and of each part the second best where it is near and there is room."""
    full = list(chosen)
    seconds = [(part[0].score - c.score, c) for part in parts for c in part[1:2]]
    for behind, choice in sorted(seconds, key=lambda pair: pair[0]):
        spent = sum(len(c.text.split()) for c in [*full, choice])
        known = any(_overlap(choice, c) or _alike(choice, c) for c in full)
        if behind <= SECOND and spent <= ROOM and not known:
            full.append(choice)
    return full


def same_words(
    chosen: Sequence[Choice], parts: Sequence[Sequence[Choice]]
) -> list[tuple[Choice, Choice]]:
    """Of parts whose document is not quoted: their best with the chosen quote that says the same.

    Each pair is of another document and its place of the same wording.
    """
    pairs: dict[str, tuple[Choice, Choice]] = {}
    quoted = {c.document for c in chosen}
    for part in parts:
        first = part[0]
        twin = next((c for c in chosen if _alike(c, first)), None)
        if twin is not None and first.document not in quoted:
            pairs.setdefault(first.document, (twin, first))
    return list(pairs.values())


def _alike(a: Choice, b: Choice) -> bool:
    return len(a.stems & b.stems) >= ALIKE * max(len(a.stems), len(b.stems), 1)


def _overlap(a: Choice, b: Choice) -> bool:
    return a.document == b.document and a.start < b.end and b.start < a.end
