"""No fabrication leaves the room, of whatever kind."""

from dataclasses import replace

import pytest

from index.errors import UnknownDocument
from index.records import Kamerstuk
from rag.cite import cite
from rag.records import Answer, CitedNote, Question, Sentence
from rag.verify import FabricationError, verify
from tests.index.fakes import make_kamerstuk
from tests.rag.dossier import citing, kamerstuk

FIRST = citing("29754-708", "van 14 juni jl. (Kamerstuk 30 821, nr. 194)")
SECOND = citing("29754-771", "doen achttien aanbevelingen", n=2)


def answer(**changes: object) -> Answer:
    one = f"In nr. 708 staat: «{FIRST.quote}» [1]"
    two = f"Verder: «{SECOND.quote}» [2]"
    good = Answer(
        question=Question("Wat staat er?"), standalone="Wat staat er?", status="answered",
        text=f"{one} {two}", sentences=(Sentence(one, (1,)), Sentence(two, (2,))),
        citations=(FIRST, SECOND),
    )  # fmt: skip
    return replace(good, **changes)  # type: ignore[arg-type]


def known(document: str) -> Kamerstuk:
    try:
        return kamerstuk(document)
    except KeyError:
        raise UnknownDocument(document) from None


def test_a_true_answer_passes_unchanged() -> None:
    assert verify(answer(), known) == answer()


def test_an_answer_without_citations_passes() -> None:
    plain = answer(text="Dat staat niet in het dossier.", sentences=(), citations=())
    assert verify(plain, known) is plain


def test_brackets_within_a_quote_are_no_markers() -> None:
    k = make_kamerstuk([("paragraph", "Zie [7] en [8].", ())])
    citation = cite(k, 0, len(k.text), 1)
    one = f"«{k.text}» [1]"
    quoting = answer(text=one, sentences=(Sentence(one, (1,)),), citations=(citation,))
    assert verify(quoting, lambda document: k) is quoting


def _note(**changes: object) -> CitedNote:
    return replace(FIRST.footnotes[0], **changes)  # type: ignore[arg-type]


FABRICATIONS = {
    "a word changed": replace(FIRST, quote=FIRST.quote.replace("juni", "juli")),
    "a character left out": replace(FIRST, quote=FIRST.quote[:-1]),
    "only the case changed": replace(FIRST, quote=FIRST.quote.upper()),
    "offsets moved": replace(FIRST, start=FIRST.start + 1, end=FIRST.end + 1),
    "offsets from the end": replace(FIRST, start=FIRST.start - 10**6, end=FIRST.end - 10**6),
    "the same words of another document": replace(FIRST, document="29754-729"),
    "a footnote that is not there": replace(FIRST, footnotes=(_note(number=99),)),
    "a footnote's text changed": replace(FIRST, footnotes=(_note(text="Zie nr. 1."),)),
    "a footnote's text left out": replace(FIRST, footnotes=(_note(text=None),)),
    "a footnote of another sentence": replace(
        FIRST, footnotes=(CitedNote(1, kamerstuk("29754-708").notes[0].text, ()),)
    ),
    "another reference": replace(FIRST, reference=SECOND.reference),
    "another heading": replace(FIRST, heading_path=("Tot slot",)),
    "another paragraph": replace(FIRST, paragraph=FIRST.paragraph + 1),
    "another address": replace(FIRST, url="https://example.org"),
    "what a note refers to": replace(FIRST, footnotes=(_note(refers_to=()),)),
}


@pytest.mark.parametrize("kind", FABRICATIONS)
def test_a_fabricated_citation_is_refused(kind: str) -> None:
    with pytest.raises(FabricationError):
        verify(answer(citations=(FABRICATIONS[kind], SECOND)), known)


def test_a_document_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownDocument):
        verify(answer(citations=(replace(FIRST, document="29754-1"), SECOND)), known)


def test_a_note_without_text_gets_none() -> None:
    quote = "radicalisering van 17 december 2024."
    citation = citing("29754-774", quote)
    one = f"«{quote}» [1]"
    kept = answer(text=one, sentences=(Sentence(one, (1,)),), citations=(citation,))
    assert verify(kept, known).citations[0].footnotes[0].text is None
    invented = replace(citation, footnotes=(CitedNote(24, "TZ202412-045", ()),))
    with pytest.raises(FabricationError, match="footnote 24 of 29754-774"):
        verify(replace(kept, citations=(invented,)), known)


@pytest.mark.parametrize(
    "changes",
    [
        {"citations": (FIRST,)},
        {"citations": (FIRST, SECOND, replace(SECOND, n=3))},
        {"citations": (FIRST, replace(SECOND, n=1))},
        {"text": answer().text.replace("[2]", "")},
        {"text": answer().text + " Zie ook [3]."},
        {"sentences": answer().sentences[:1]},
        {"sentences": (*answer().sentences, Sentence("Verder [3]", (3,)))},
    ],
)
def test_markers_and_citations_fit_each_other(changes: dict[str, object]) -> None:
    with pytest.raises(FabricationError, match="do not fit the citations"):
        verify(answer(**changes), known)


@pytest.mark.parametrize(
    ("number", "text", "passes"),
    [
        (11, "", True),
        (11, "Toezegging geregistreerd onder: TZ202307–104.", False),
        (12, "", False),  # of the same letter, and not borne by the sentence
    ],
)
def test_a_note_is_told_in_its_own_words_by_the_sentence_that_bears_it(
    number: int, text: str, passes: bool
) -> None:
    note = kamerstuk("29754-708").note(number)
    assert note is not None
    assert 11 in [n.number for n in FIRST.footnotes]
    told = f"Voetnoot {number}: «{text or note.text}» [1]"
    good = answer()
    telling = replace(
        good, text=f"{good.text} {told}", sentences=(*good.sentences, Sentence(told, (1,)))
    )
    if passes:
        assert verify(telling, known) == telling
    else:
        with pytest.raises(FabricationError):
            verify(telling, known)
