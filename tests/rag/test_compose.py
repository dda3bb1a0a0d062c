"""An answer is short frames around literal text; markers and citations fit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentence_spans
from rag.answering.choices import FEATURES, Choice
from rag.answering.compose import compose
from rag.assistant import Assistant
from rag.own_data.head_data import AskedHead, HeadLine
from rag.own_data.note_answers import AskedNotes
from rag.own_data.quoting import quote_heads, quote_notes
from rag.trails.quoting import list_items, number_of
from tests.rag.dossier import kamerstuk, note
from tests.rag.test_select import made

DOCUMENTS = ["29754-708", "29754-729", "29754-729-beslisnota", "29754-771", "29754-774"]
_MARKER = re.compile(r" \[(\d+)\]")


def choice(document: str, quote: str, score: float = 5.0) -> Choice:
    """The one place where `quote` stands, running text or a whole footnote."""
    k = kamerstuk(document)
    start = k.text.index(quote)
    number = next((n.number for n in k.notes if n.start == start), None)
    block = next(b.paragraph for b in k.blocks if b.start <= start < b.end)
    plain = made(start, start + len(quote), score, quote, document, number, block)
    assert plain.features.shape == (len(FEATURES),)
    return plain


@st.composite
def sentences(draw: st.DrawFn) -> list[Choice]:
    """One to four whole sentences or notes of the dossier."""
    found = {}
    for _ in range(draw(st.integers(1, 4))):
        k = kamerstuk(draw(st.sampled_from(DOCUMENTS)))
        body = [b for b in k.blocks if b.kind in ("paragraph", "note")]
        block = draw(st.sampled_from(body))
        start, end = draw(st.sampled_from(sentence_spans(k.text, block.start, block.end)))
        number = next((n.number for n in k.notes if n.start == start and n.end == end), None)
        if block.kind != "note" or number is not None:
            found[k.id, start] = made(
                start, end, draw(st.floats(0, 9)), k.text[start:end], k.id, number,
                block.paragraph,
            )
    return list(found.values())


@given(sentences(), st.booleans(), st.booleans())
def test_every_sentence_has_its_marker_and_every_marker_its_citation(
    chosen: list[Choice], asks_source: bool, several: bool
) -> None:
    draft = compose(chosen, kamerstuk, asks_source, several=several)
    numbers = [c.n for c in draft.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert {n for s in draft.sentences for n in s.citations} == set(numbers)
    for citation in draft.citations:
        text = kamerstuk(citation.document).text
        assert text[citation.start : citation.end] == citation.quote
    for sentence in draft.sentences:
        (n,) = sentence.citations
        assert sentence.text.endswith(f" [{n}]")
        citation = draft.citations[n - 1]
        if told := re.match(r"Voetnoot (\d+): ", sentence.text):
            (note,) = [x for x in citation.footnotes if x.number == int(told[1])]
            assert f"«{note.text}»" in sentence.text
            continue
        assert f"«{citation.quote}»" in sentence.text or "staat niet in de bron" in sentence.text
    assert "".join(draft.text.split()) == "".join("".join(s.text for s in draft.sentences).split())


@given(sentences())
def test_notes_are_told_once(chosen: list[Choice]) -> None:
    draft = compose(chosen, kamerstuk, False)
    places = [(c.document, c.start, c.end) for c in draft.citations]
    assert len(set(places)) == len(places)
    notes = [
        (n.document, s.text) for s in draft.sentences if s.text.startswith("Voetnoot ")
        for n in draft.citations if n.n in s.citations
    ]
    assert len(set(notes)) == len(notes)


PILOT = "De pilot wordt per januari 2026 uitgerold op Instagram, waarna Facebook en Threads volgen."
SMALL = (
    "Daarom bekijk ik, conform de motie van het lid Michon-Derkzen (VVD), de mogelijkheden om te "
    "komen tot een werkbare definitie van extremistische content."
)


def test_one_quote_is_introduced_by_its_letter() -> None:
    draft = compose([choice("29754-774", PILOT)], kamerstuk, False)
    assert draft.text == (
        f"In de voortgangsbrief van 17 december 2025 (29 754, nr. 774) staat: «{PILOT}» [1]"
    )


def test_a_note_follows_its_sentence_in_both_forms() -> None:
    draft = compose([choice("29754-771", SMALL)], kamerstuk, False, asks_number=True)
    assert draft.text == (
        "In de beleidsreactie Schimmige scheidslijnen van 2 december 2025 (29 754, nr. 771) "
        f"staat: «{SMALL}» [1] Voetnoot 4: «Kamerstukken 2025/2026, 29754, nr. 758.» (= "
        "Kamerstukken II 2025/26, 29 754, nr. 758) [1]"
    )
    assert [[n.number for n in c.footnotes] for c in draft.citations] == [[4]]


def test_a_note_that_only_refers_is_told_when_its_number_is_asked_for() -> None:
    plain, asked = (
        compose([choice("29754-771", SMALL)], kamerstuk, False, asks_number=asks)
        for asks in (False, True)
    )
    assert [[n.number for n in c.footnotes] for c in plain.citations] == [[4]]
    assert "Voetnoot 4" in asked.text


def test_the_same_wording_in_two_letters_is_one_line_with_two_citations() -> None:
    quote = "Kamerstukken II 2022/23, 29 754, nr. 658."
    one, other = choice("29754-729", quote), choice("29754-774", PILOT)
    draft = compose([one], kamerstuk, False, several=True, alike=[(one, other)])
    assert [s.text for s in draft.sentences][1] == (
        "Vrijwel dezelfde woorden staan in nr. 774. [2]"
    )
    assert [c.document for c in draft.citations] == ["29754-729", "29754-774"]


def test_the_short_answer_stands_before_its_quote_with_the_same_citation() -> None:
    chosen = [choice("29754-774", PILOT)]
    draft = compose(chosen, kamerstuk, False, short="per januari 2026")
    assert draft.sentences[0].text == "Per januari 2026. [1]"
    assert [s.citations for s in draft.sentences] == [(1,), (1,)]
    assert compose(chosen, kamerstuk, False, short="per mei 2026") == compose(
        chosen, kamerstuk, False
    )


def test_a_second_quote_of_the_same_letter_goes_on() -> None:
    other = "De ReDirect-methode is een interventiestrategie die gericht is op het tegengaan van "
    quote = other + "online radicalisering."
    draft = compose([choice("29754-774", PILOT), choice("29754-774", quote)], kamerstuk, False)
    assert draft.sentences[1].text == f"Verder: «{quote}» [2]"


def test_a_note_without_text_is_spoken_of_only_when_sources_are_asked_for() -> None:
    bearing = choice("29754-774", "Hier heeft uw Kamer ook toe opgeroepen tijdens het "
                     "Commissiedebat extremisme en terrorisme in september 2025 (Kamerstuk "
                     "29 754, nr. 757) en in de verschillende moties die zijn aangenomen.")
    silent, asked = (compose([bearing], kamerstuk, asks) for asks in (False, True))
    assert "staat niet in de bron" not in silent.text
    assert asked.text == f"{silent.text} De tekst van voetnoot 4 staat niet in de bron. [1]"


def test_an_opening_stands_first_and_silence_last() -> None:
    draft = compose(
        [choice("29754-774", PILOT)], kamerstuk, False, "Dat klopt niet.", several=True,
        silent=["29754-729"],
    )
    assert draft.text.startswith("Dat klopt niet. In de voortgangsbrief")
    assert draft.text.endswith(" [1] Nr. 729 noemt dit niet.")
    assert draft.sentences[-1].citations == ()


def test_the_silence_of_the_one_letter_asked_about_stands_first() -> None:
    draft = compose([choice("29754-774", PILOT)], kamerstuk, False, silent=["29754-729"])
    assert draft.text.startswith("Nr. 729 noemt dit niet. In de voortgangsbrief")
    assert draft.text.endswith(" [1]")


def test_head_lines_follow_their_own_lead() -> None:
    start = kamerstuk("29754-708").text.index("Den Haag, 12")
    line = HeadLine("29754-708", start, start + 26, "Nr. 708 is van 12 december 2023:")
    head = AskedHead("29754-708", (line,), "")
    assert quote_heads([head], kamerstuk).text == (
        "Nr. 708 is van 12 december 2023: «Den Haag, 12 december 2023» [1]"
    )


def test_each_head_opens_a_line_and_one_without_lines_says_what_it_lacks() -> None:
    start = kamerstuk("29754-708").text.index("Den Haag, 12")
    line = HeadLine("29754-708", start, start + 26, "Nr. 708 is van 12 december 2023:")
    lacking = AskedHead("29754-771", (), "In de kop van nr. 771 staat geen datum.")
    heads = [AskedHead("29754-708", (line,), ""), lacking]
    assert quote_heads(heads, kamerstuk).text == (
        "Nr. 708 is van 12 december 2023: «Den Haag, 12 december 2023» [1]\n"
        "In de kop van nr. 771 staat geen datum."
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (39, "Voetnoot 39 van nr. 708 luidt: «Zie pijler 2 «wettelijk instrumentarium».» [1] "
             "Die noot staat bij: «Daarnaast verkent Nederland mogelijkheden in Brussel om "
             "gepaste wet- en regelgeving te initiëren.» [2]"),
        (41, "Voetnoot 41 van nr. 708 luidt: «Kamerstukken II, 2022/23, 26 643, nr. 1036.» [1] "
             "Die noot staat bij: «De inspanningen van hun zijde is uiteengezet in de "
             "Internationale Cyber Strategie 2023–2028.» [2]"),
    ],
)
def test_a_footnote_is_told_with_its_sentence(number: int, text: str) -> None:
    asked = AskedNotes(kamerstuk("29754-708"), (note("29754-708", number),), ())
    assert quote_notes([asked], kamerstuk).text == text


def test_lists_and_numbers_cite_every_place(assistant: Assistant) -> None:
    from rag.trails.answers import label, numbered_places, trail_items

    items = trail_items(assistant.trails, "toezegging", ())
    draft = list_items(items, kamerstuk)
    assert [s.text.split(" [")[0] for s in draft.sentences] == [
        f"{n}. {label(item.trail)}" for n, item in enumerate(items, start=1)
    ]
    assert all(s.citations for s in draft.sentences)
    for trail in assistant.trails:
        if places := numbered_places(trail, ()):
            told = number_of(trail, places, kamerstuk)
            noted = [s for s in told.sentences if s.text.startswith("Voetnoot ")]
            note = kamerstuk(places[0].document).note(places[0].footnote or 0)
            assert len(told.sentences) == len(places) + len(noted)
            assert len(noted) == (note is not None and note.text is not None)
            if noted:  # with the first place alone, and of the same source
                assert noted == [told.sentences[1]]
                assert noted[0].citations == told.sentences[0].citations
            assert all(_MARKER.search(s.text) for s in told.sentences)
